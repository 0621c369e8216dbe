"""The rest of Article 19: an application for membership, from what it takes on to the seat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.session_acts import Accredit
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.session_questions import MaySit
from ..ch04_organs.seat_lookups import FITTING, credential
from ..ch09_financing.acts import Assess
from ..ch10_final.acts import Deposit, OpenTreaty
from ..ch10_final.questions import consents, of_the_charter
from .acquis import treaties_taken_on
from .acts import Admit, Apply, Criterion, RecordCriterion
from .questions import (
    Accredited, Admission, Admitting, FirstAssessed, TakenOn, in_short,
)  # fmt: skip

TOLD = ("applied", "stage", "unmet", "unchecked", "open", "assessed", "seats")
CRITERIA = get_args(Criterion)
STAGES = ("seated", "assessed", "admitted")  # the furthest first


@book.condition(
    "19.1", adopting=Admit,
    en="it has taken on every treaty in force, or a part may be negotiated; not taken on: {open};"
       " not known of: {unknown}",
    ru="оно приняло все действующие договоры, либо возможно принятие части; не приняты: {open};"
       " нет сведений о: {unknown}",
    cure=("Let the State accept: {open}.", "Государству следует принять: {open}."),
)  # fmt: skip
def it_has_taken_on_every_treaty(draft: TableDraft, inq: Inquiry) -> Finding:
    """The Charter, with the protocols that change it, is what it joins by being admitted."""
    assert isinstance(draft.measure, Admit)
    left, unknown = _to_take_on(draft.measure.state, inq)
    facts = {"open": left, "unknown": unknown}
    if not left and not unknown:
        return require(True, **facts)
    if inq.reading("G-36") == "B":  # B: part of it may be left out
        return require(True, **facts)
    if left:
        return require(False, **facts)
    for instrument in unknown:
        inq.lacks("final.deposit", treaty=instrument, state=draft.measure.state)
    return missing(**facts)


def _to_take_on(state: str, inq: Inquiry) -> tuple[list[str], list[str]]:
    """What a State has not taken on, but for what it joins by being admitted."""
    return _not_taken_on(
        each for each in treaties_taken_on(state, inq) if not of_the_charter(each.instrument, inq)
    )


def _not_taken_on(checklist: Iterable[TakenOn]) -> tuple[list[str], list[str]]:
    """The treaties in force that are not taken on, and those of which it is not known.

    A decision binds it once it is a Member, so it need not be taken on first.
    """
    others = [each for each in checklist if each.taken_on != "yes"]
    sure = [each.instrument for each in others if each.in_force == "yes" and each.taken_on == "no"]
    return sure, [each.instrument for each in others if each.instrument not in sure]


@book.power(
    "19.1", on=RecordCriterion,
    en="the Secretariat records whether the criteria of membership are met; by: {by}",
    ru="выполнены ли критерии членства, отмечает Секретариат; внёс: {by}",
    cure=("Let the Secretariat record it.", "Отметку следует внести Секретариату."),
)  # fmt: skip
def the_secretariat_records_the_criteria(act: RecordCriterion, inq: Inquiry) -> Finding:
    """As it does for observers and partners; what follows from it, the Council decides (19.2)."""
    return require(act.by in ("secretariat", "secretary_general"), by=act.by)


@book.condition(
    "19.1", adopting=Admit,
    en="it is recorded that the State meets the criteria of membership;"
       " not met: {unmet}, recorded by nobody: {unchecked}",
    ru="отмечено, что государство отвечает критериям членства;"
       " не выполнены: {unmet}, никем не отмечены: {unchecked}",
    cure=(
        "Let the Secretariat record of each criterion that it is met, once it is."
        " Not met: {unmet}; recorded by nobody: {unchecked}.",
        "Секретариату следует отметить, что критерий выполнен, когда это станет так."
        " Не выполнены: {unmet}; никем не отмечены: {unchecked}.",
    ),
)  # fmt: skip
def the_criteria_of_membership_are_met(draft: TableDraft, inq: Inquiry) -> Finding:
    """The criteria stand in the Charter itself, so each must have been looked at, Regulation or none.

    Whoever may join with a part left out need not be ready to take on all of it.
    """
    assert isinstance(draft.measure, Admit)
    said = _criteria(draft.measure.state, inq)
    if said.get("obligations") is not True and inq.reading("G-36") == "B":
        said["obligations"] = True
    unmet, unchecked = _criteria_open(said)
    if unmet or not unchecked:
        return require(not unmet, unmet=unmet, unchecked=unchecked)
    for criterion in unchecked:
        inq.lacks(RecordCriterion.named, state=draft.measure.state, criterion=criterion)
    return missing(unmet=unmet, unchecked=unchecked)


def _criteria(state: str, inq: Inquiry) -> dict[str, bool]:
    """What was last recorded of each criterion since the State last asked: an earlier record is stale."""
    asked = inq.acts(Apply, state=state)
    since = (asked[-1].on, asked[-1].seq) if asked else None
    return {
        act.criterion: act.met for act in inq.acts(RecordCriterion, state=state)
        if since is None or (act.on, act.seq) > since
    }  # fmt: skip


def _criteria_open(said: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """The criteria that are not met, and those of which nothing is recorded."""
    unmet = [criterion for criterion in CRITERIA if said.get(criterion) is False]
    return unmet, [criterion for criterion in CRITERIA if criterion not in said]


@book.value(
    "19.1", on=Admission,
    en="the application; made on: {applied}, stage: {stage}, criteria not met: {unmet},"
       " not recorded: {unchecked}; not taken on: {open}; first assessment: {assessed}; seats: {seats}",
    ru="заявление; подано: {applied}, стадия: {stage}, критерии не выполнены: {unmet},"
       " не отмечены: {unchecked}; не приняты: {open}; первое начисление: {assessed}; места: {seats}",
)  # fmt: skip
def how_the_admission_stands(q: Admission, inq: Inquiry) -> Finding:
    """Whether it shares the aims is judged by the Council alone, in its decision (19.2)."""
    asked = inq.acts(Apply, state=q.state)
    if not asked:
        told = none_of(inq.complete(Apply, state=q.state))
        return require(told, **dict.fromkeys(TOLD))
    applied = asked[-1]
    since = applied.on, applied.seq
    decided = [
        (measure, said) for measure, said, answer in adopted(inq, Admit, state=q.state)
        if answer.truth is Truth.MET and (said.on, said.seq) > since
    ]  # fmt: skip
    proposed = [each.measure for each in inq.carrying(Admit, state=q.state)]
    measure = decided[0][0] if decided else proposed[-1] if proposed else None
    day = inq.day(decided[0][1].on) if decided else None
    assessed = _first_assessed(q.state, day, inq)
    seats = _seats(q.state, inq)
    seated = any(seat.organ == "council" and seat.sits == "yes" for seat in seats)
    come = (seated and bool(decided), bool(assessed), bool(decided))
    stage = next((name for name, so in zip(STAGES, come, strict=True) if so), "applied")
    left, unknown = _not_taken_on(treaties_taken_on(q.state, inq))
    unmet, unchecked = _criteria_open(_criteria(q.state, inq))
    admitting = Admitting(
        inq.day(applied.on), stage, tuple(left), tuple(unknown),
        conditions=measure.conditions if measure else (), decided=day,
        acceded=_acceded(q.state, since, inq), unmet=tuple(unmet), unchecked=tuple(unchecked),
        first_assessment=assessed, seats=seats,
    )  # fmt: skip
    return found(
        admitting, applied=admitting.applied, stage=stage, unmet=unmet, unchecked=unchecked,
        open=left, assessed=list(assessed), seats=list(seats),
    )  # fmt: skip


def _first_assessed(state: str, admitted: date | None, inq: Inquiry) -> tuple[FirstAssessed, ...]:
    """What was assessed for the first year that was assessed since it was admitted."""
    acts = inq.acts(Assess, state=state)
    since = [act for act in acts if admitted is not None and inq.day(act.on) >= admitted]
    first = min((act.year for act in since), default=None)
    return tuple(FirstAssessed(act.year, act.amount, act.due) for act in since if act.year == first)


def _seats(state: str, inq: Inquiry) -> tuple[Accredited, ...]:
    """Whom it has accredited, as far as the accreditations stand, organ by organ."""
    standing = [
        act for act in inq.acts(Accredit, state=state)
        if credential(act.person, act.organ, inq) == act
    ]  # fmt: skip
    sits = {act.seq: in_short(inq.ask(MaySit(act.person, act.organ))) for act in standing}
    return tuple(
        Accredited(act.organ, act.person, act.capacity, sits[act.seq])
        for organ in FITTING for act in standing if act.organ == organ
    )  # fmt: skip


def _acceded(state: str, since: tuple[object, int], inq: Inquiry) -> tuple[str, ...]:
    """The treaties to which it has handed in an instrument since it applied."""
    handed_in = [
        (act.ref, given[-1]) for act in inq.acts(OpenTreaty) if (given := consents(act.ref, state, inq))
    ]  # fmt: skip
    return tuple(ref for ref, deposit in handed_in if _place(deposit) > since)


def _place(deposit: Deposit) -> tuple[object, int]:
    return deposit.on, deposit.seq
