"""Full powers: who binds a State before the depositary by office, and who has to show them."""

from __future__ import annotations

from charterhouse.core.answers import Truth, none_of, truth_of
from charterhouse.core.inquiry import Inquiry

from ..ch04_organs.session_acts import Accredit, Recall

BOUND_BY_OFFICE = ("head_of_state", "head_of_government", "foreign_minister")


def may_bind(state: str, person: str, full_powers: str, inq: Inquiry) -> Truth:
    """Whether a person binds a State before the depositary: by full powers, or office (G-54)."""
    if full_powers or not person:
        return Truth.MET
    held = [each for each in inq.acts(Accredit, person=person, state=state) if _stands(each, inq)]
    if not held:
        return none_of(inq.complete(Accredit, person=person, state=state))
    offices = {_office(each) for each in held}
    if not offices & {*BOUND_BY_OFFICE, "permanent_representative"}:
        return Truth.BREACHED
    reading = inq.reading("G-54")  # A: the three offices; B: also the representative; C: nobody
    by_office = bool(offices & {*BOUND_BY_OFFICE}) if reading == "A" else reading == "B"
    return truth_of(by_office)


def _stands(act: Accredit, inq: Inquiry) -> bool:
    """Whether an accreditation was neither recalled nor has run out."""
    recalled = inq.acts(Recall, person=act.person, state=act.state, organ=act.organ)
    if any((each.on, each.seq) > (act.on, act.seq) for each in recalled):
        return False
    return act.until is None or not inq.reached(act.until)


def _office(act: Accredit) -> str:
    """The office that matters before a depositary, as far as the accreditation shows it."""
    if act.organ == "foreign_ministers" and act.capacity == "minister":
        return "foreign_minister"
    if act.organ == "council" and act.capacity == "head":
        return act.office_held or "head_of_state"
    return act.office_held or act.capacity
