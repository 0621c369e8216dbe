"""Before anyone acts under Article 12: who is competent, who can stop it; regulations, readings."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, found, missing, require, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch05_secretariat.acts import AppointSecretaryGeneral, EndSecretaryGeneral
from ..ch06_membership.acts import Expel, LiftSuspension, Suspend
from ..ch06_membership.questions import Members
from ..ch09_financing.acts import ApplyArticle25
from .acts import AdoptReading, ApproveRegulation, TableDraft
from .lookups import NO_DRAFT
from .questions import Blockers, CanBlock, Competence, Competent, Counts



@book.value(
    "12.1", on=Competent,
    en="organ: {organ}; submitted by: {submission}; rule: {rule}; left out: {left_out}",
    ru="орган: {organ}; представляет: {submission}; правило: {rule}; не учитываются: {left_out}",
)  # fmt: skip
def who_is_competent(q: Competent, inq: Inquiry) -> Finding:
    measure = q.measure
    submitted = isinstance(measure, AppointSecretaryGeneral | EndSecretaryGeneral)
    left_out = _left_out(measure, inq)
    competence = Competence(
        "council",
        "foreign_ministers" if submitted else "",
        "consensus_without_the_member_concerned" if left_out else "consensus",
        left_out,
    )
    return found(
        competence, organ=competence.organ, submission=competence.submission or None,
        rule=competence.rule, left_out=list(left_out),
    )  # fmt: skip


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
    left_out = _left_out(q.measure, inq)
    members = inq.value(Members())
    if members is None:
        return missing(blockers=None)
    parts = {
        state: all_of(inq.ask(Counts(state, NO_DRAFT)))
        for state in members if state not in left_out
    }  # fmt: skip
    if who(parts, Truth.OPEN):
        return missing(blockers=None)
    blockers = tuple(who(parts))
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
)  # fmt: skip
def the_council_regulates(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "12.2", adopting=AdoptReading,
    en="it is a value of a numbered reading: {reading}",
    ru="это значение из перечня толкований: {reading}",
)  # fmt: skip
def it_is_a_known_reading(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AdoptReading)
    values = book.readings.get(draft.measure.gap, ())
    reading = f"{draft.measure.gap}={draft.measure.value}"
    return require(draft.measure.value in values, reading=reading)
