"""Before anyone acts under Article 12: who is competent, who can stop it; regulations, readings."""

from __future__ import annotations

from typing import get_args

from charterhouse.core.acts import Content, MayAdopt
from charterhouse.core.answers import (
    Answer, Finding, Part, Truth, all_of, any_of, found, missing, require, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import When

from ..book import book
from ..ch06_membership.acts import Expel, LiftSuspension, Suspend
from ..ch06_membership.questions import Members
from ..ch09_financing.acts import ApplyArticle25
from ..names import Organ
from .acts import AdoptReading, ApproveRegulation, TableDraft
from .count_lookups import NO_DRAFT
from .measure_lookups import SUBMITTED_BY
from .questions import Blockers, CanBlock, Competence, Competent, Counts

NEVER_TABLED = When(0, 0, "")
ORGANS: tuple[Organ, ...] = get_args(Organ)


@book.value(
    "12.1", on=Competent,
    en="organ: {organ}, any of: {organs}; submitted by: {submission}; rule: {rule}; left out: "
    "{left_out}; counted: {counted}; a decision of the Council behind it needed to bind: {needs_parent}",
    ru="орган: {organ}, любой из: {organs}; представляет: {submission}; правило: {rule}; не "
    "учитываются: {left_out}; учитываются: {counted}; для обязательности нужно решение Совета: "
    "{needs_parent}",
)  # fmt: skip
def who_is_competent(q: Competent, inq: Inquiry) -> Finding:
    """By the powers themselves: each organ is asked whether it might adopt such a draft."""
    asked: dict[str, Answer[None]] = {
        organ: inq.ask(MayAdopt(_imagined(organ, q.measure))) for organ in ORGANS
    }  # fmt: skip
    empowered: dict[str, Part] = {organ: may.empowered for organ, may in asked.items()}
    organs = who(empowered)
    if not organs:
        nothing = ("organ", "organs", "submission", "rule", "left_out", "counted", "needs_parent")
        return Finding(any_of(*empowered.values()), dict.fromkeys(nothing))
    organ, left_out = organs[0], _left_out(q.measure, inq)
    needed = (SUBMITTED_BY.get(ground.rule) for ground in asked[organ].grounds)
    counted = _counted(left_out, inq)
    competence = Competence(
        organ,
        next((by for by in needed if by), ""),
        "consensus_without_the_member_concerned" if left_out else "consensus",
        left_out,
        tuple(organs),
        counted,
        organs != ["council"],
    )
    return found(
        competence, organ=organ, organs=organs, submission=competence.submission or None,
        rule=competence.rule, left_out=list(left_out), needs_parent=competence.needs_parent,
        counted=None if counted is None else list(counted),
    )  # fmt: skip


def _imagined(organ: Organ, measure: Content | None) -> TableDraft:
    """A draft that nobody has tabled, before an organ."""
    return TableDraft(on=NEVER_TABLED, by=organ, draft=NO_DRAFT, organ=organ, measure=measure)


def _counted(left_out: tuple[str, ...], inq: Inquiry) -> tuple[str, ...] | None:
    """The Members in the base; nothing where that is not known."""
    members = inq.value(Members())
    if members is None:
        return None
    parts = {
        state: all_of(inq.ask(Counts(state, NO_DRAFT)))
        for state in members if state not in left_out
    }  # fmt: skip
    return None if who(parts, Truth.OPEN) else tuple(who(parts))


def _left_out(measure: object, inq: Inquiry) -> tuple[str, ...]:
    """Whose vote the measure leaves out: 20.3, and 25.1 under one reading."""
    if isinstance(measure, Suspend | Expel):
        return (measure.state,)
    if isinstance(measure, LiftSuspension) and inq.reading("G-43") != "C":
        return (measure.state,)
    if isinstance(measure, ApplyArticle25) and inq.reading("G-01") == "B":
        return (measure.state,)
    return ()


@book.value(
    "12.1", on=Blockers,
    en="each of these alone: {blockers}",
    ru="каждое из этих государств: {blockers}",
)  # fmt: skip
def each_member_that_counts_can_block(q: Blockers, inq: Inquiry) -> Finding:
    blockers = _counted(_left_out(q.measure, inq), inq)
    if blockers is None:
        return missing(blockers=None)
    return found(blockers, blockers=list(blockers))


@book.power(
    "12.1", on=CanBlock,
    en="it is a Member whose objection counts; left out: {left_out}",
    ru="это государство-член, возражение которого учитывается; не учитываются: {left_out}",
)  # fmt: skip
def its_objection_counts(q: CanBlock, inq: Inquiry) -> Finding:
    left_out = _left_out(q.measure, inq)
    counts = inq.ask(Counts(q.state, NO_DRAFT))
    return require(q.state not in left_out, counts, left_out=list(left_out))


# Regulations and readings ------------------------------------------------------------------------


@book.power(
    "13.2", adopting=(ApproveRegulation, AdoptReading),
    en="the Council decides; before: {organ}",
    ru="решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_regulates(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "12.2", adopting=AdoptReading,
    en="it is a value of a numbered reading: {reading}",
    ru="это значение из перечня толкований: {reading}",
    cure=(
        "Name a reading by its number, and one of its values.",
        "Укажите номер толкования и одно из его значений.",
    ),
)  # fmt: skip
def it_is_a_known_reading(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AdoptReading)
    values = book.readings.get(draft.measure.gap, ())
    reading = f"{draft.measure.gap}={draft.measure.value}"
    return require(draft.measure.value in values, reading=reading)
