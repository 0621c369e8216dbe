"""What the rules of several articles look up about seats, in the same way."""

from __future__ import annotations

from charterhouse.core.answers import Truth, none_of
from charterhouse.core.inquiry import Inquiry

from ..names import Organ
from .session_acts import Accredit, Capacity, ContestSeat, Recall, VerifyCredentials
from .measure_lookups import adopted
from .session_lookups import place

FITTING: dict[Organ, Capacity] = {
    "council": "head",
    "foreign_ministers": "minister",
    "defence_ministers": "minister",
    "security_council_secretaries": "secretary",
    "permanent_council": "permanent_representative",
}


# Offices as some States call them.
_CALLED = {"president": "head_of_state", "prime_minister": "head_of_government"}


def office_of(seat: Accredit) -> str:
    """The office that whoever is accredited holds at home, as the Charter calls it."""
    return _CALLED.get(seat.office_held, seat.office_held)


def credential(person: str, organ: Organ, inq: Inquiry) -> Accredit | None:
    """The accreditation that stands: the last one, if it was neither recalled nor has run out."""
    given = inq.acts(Accredit, person=person, organ=organ)[-1:]
    if not given:
        return None
    seat = given[0]
    recalled = inq.acts(Recall, person=person, organ=organ, state=seat.state)[-1:]
    if recalled and place(recalled[0]) > place(seat):
        return None
    return None if seat.until is not None and inq.reached(seat.until) else seat


def credentials(person: str, inq: Inquiry) -> list[Accredit]:
    """Every accreditation of a person that stands, in whatever organ."""
    return [
        act for act in inq.acts(Accredit, person=person)
        if credential(person, act.organ, inq) == act
    ]  # fmt: skip


def contested(seat: Accredit, inq: Inquiry) -> list[str]:
    """Which Members have contested a seat since the accreditation was given."""
    against = inq.acts(ContestSeat, person=seat.person, organ=seat.organ, state=seat.state)
    return sorted({act.by for act in against if place(act) > place(seat)})


def accepted(seat: Accredit, inq: Inquiry) -> Truth | None:
    """Whether the organ has accepted the credentials since they were given; none: it has not decided."""
    decided = adopted(inq, VerifyCredentials, person=seat.person, organ=seat.organ)
    for measure, said, answer in reversed(decided):
        if measure.state != seat.state or answer.truth is Truth.BREACHED:
            continue
        if place(said) < place(seat):
            break  # of an earlier accreditation
        if answer.truth is Truth.OPEN:
            return Truth.OPEN
        return Truth.MET if measure.accepted else Truth.BREACHED
    return None


def refused(seat: Accredit, inq: Inquiry) -> Truth:
    """Whether the organ has ended a seat by its refusal (G-24): under A it cannot, under B it can."""
    verdict = accepted(seat, inq)
    if verdict is None or verdict is Truth.MET or inq.reading("G-24") == "A":
        return Truth.BREACHED
    return none_of(verdict)


def sitting_beside(seat: Accredit, inq: Inquiry) -> list[Accredit]:
    """Who else stands accredited by that State to sit in that organ."""
    fitting = FITTING[seat.organ]
    if seat.capacity != fitting:
        return []
    return [
        act for act in inq.acts(Accredit, state=seat.state, organ=seat.organ)
        if act.capacity == fitting and act.person != seat.person
        and credential(act.person, act.organ, inq) == act
    ]  # fmt: skip


def claims_before(seat: Accredit, inq: Inquiry) -> list[str]:
    """Who claims the same seat of one State with the better right.

    Where the Member decides, the later accreditation supersedes the earlier. In the Council, where
    it verifies (G-24=B), the earlier stays until the later is shown to be empowered or is accepted.
    """
    others = sitting_beside(seat, inq)
    if not others:
        return []
    if seat.organ != "council" or inq.reading("G-24") == "A":
        return [act.person for act in others if place(act) > place(seat)]
    return [
        act.person for act in others
        if refused(act, inq) is not Truth.MET
        and (_shown(act, inq) if place(act) > place(seat) else not _shown(seat, inq))
    ]  # fmt: skip


def _shown(act: Accredit, inq: Inquiry) -> bool:
    """Whether the power under national law is evidenced, or the organ has accepted it."""
    return bool(act.legal_basis) or accepted(act, inq) is Truth.MET
