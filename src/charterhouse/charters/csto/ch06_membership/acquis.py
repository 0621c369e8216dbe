"""What binds the Members, and what of it a State has taken on (19.1): treaties by each, decisions as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from charterhouse.core.answers import Truth, any_of, none_of
from charterhouse.core.inquiry import Inquiry

from ..ch04_organs.acts import Announce, ApproveRegulation, CorrectOutcome, TableDraft
from ..ch04_organs.session_lookups import place
from ..ch10_final.acts import Deposit, OpenTreaty
from ..ch10_final.questions import InForce, consents, of_the_charter
from .acts import AcceptAcquis
from .questions import Member, TakenOn, in_short


def treaties_taken_on(state: str, inq: Inquiry) -> Sequence[TakenOn]:
    """Every treaty that is or may be in force, and whether a State is bound by it or has accepted it."""
    return inq.once(_treaties_taken_on, state)


def _treaties_taken_on(state: str, inq: Inquiry) -> list[TakenOn]:
    standing = {act.ref: inq.ask(InForce(act.ref)).truth for act in inq.acts(OpenTreaty)}
    return [
        TakenOn(ref, in_short(truth), in_short(_taken_on(ref, state, inq)))
        for ref, truth in standing.items() if truth is not Truth.BREACHED
    ]  # fmt: skip


def _taken_on(instrument: str, state: str, inq: Inquiry) -> Truth:
    """Whether it is a party, or has accepted it on joining."""
    if consents(instrument, state, inq):
        return Truth.MET
    accepted = none_of(inq.nothing_recorded(AcceptAcquis, instrument=instrument, state=state))
    unrecorded = none_of(inq.complete(Deposit, treaty=instrument, state=state))
    if of_the_charter(instrument, inq):  # which binds a Member by being one
        return any_of(accepted, unrecorded, inq.ask(Member(state)))
    return any_of(accepted, unrecorded)


def decisions_taken_on(state: str, inq: Inquiry) -> Sequence[TakenOn]:
    """Every lasting decision of the Council, and whether a State is bound as a Member or has accepted it."""
    if inq.ask(Member(state)).truth is Truth.MET:
        return inq.once(_all_bind)
    return inq.once(_accepted, state)


def _all_bind(inq: Inquiry) -> list[TakenOn]:
    return [_decision(ref, Truth.MET) for ref in decisions(inq)]


def _accepted(state: str, inq: Inquiry) -> list[TakenOn]:
    accepted = {act.instrument for act in inq.acts(AcceptAcquis, state=state)}
    return [
        _decision(ref, Truth.MET) if ref in accepted
        else _decision(ref, none_of(inq.complete(AcceptAcquis, instrument=ref, state=state)))
        for ref in decisions(inq)
    ]  # fmt: skip


def _decision(draft: str, taken_on: Truth) -> TakenOn:
    return TakenOn(draft, "yes", in_short(taken_on), "council_decision")


def decisions(inq: Inquiry) -> Sequence[str]:
    """The drafts of the Council announced as adopted that lay down something lasting, in their last form.

    What is done to one State, post or year binds nobody anew.
    """
    return inq.once(_lasting)


def _lasting(inq: Inquiry) -> list[str]:
    said: dict[str, Announce | CorrectOutcome] = {}
    outcomes: list[Announce | CorrectOutcome] = [*inq.acts(Announce), *inq.acts(CorrectOutcome)]
    for act in sorted(outcomes, key=place):
        if act.outcome != "adopted":
            said.pop(act.draft, None)
        else:
            said.setdefault(act.draft, act)
    now = {
        version.draft: version for version in inq.acts(TableDraft, organ="council")
        if version.draft in said and place(version) < place(said[version.draft])
    }  # fmt: skip
    lasting: dict[str, str] = {}
    for draft, version in now.items():
        if version.measure is None and version.matter != "procedural":
            lasting[draft] = draft
        elif isinstance(version.measure, ApproveRegulation):  # the last version of each
            lasting[f"regulation {version.measure.regulation}"] = draft
    return list(lasting.values())
