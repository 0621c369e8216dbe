"""
25.1. Where a debt to the budget stands unpaid for two years, the Council takes the Member's right
      to put forward its citizens for quota posts, and its vote in the organs, until the debt is
      paid in full.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Finding, Truth, all_of, any_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import shift, when

from ..book import book
from ..ch04_organs.acts import Announce, TableDraft
from ..ch04_organs.questions import Counts, MayVote, adopted, measure_of
from ..ch06_membership.questions import Member
from .acts import ApplyArticle25, Assess, DemandPayment, RecordPayment
from .questions import Arrears, Deprived, Liable, MayNominate, Owes


# The two years -----------------------------------------------------------------------------------


@book.power(
    "25.1", on=Arrears,
    en="the two years are complete, as that reading counts them; reading: {reading}, years with a debt: {years}",
    ru="два года истекли, как их считает это толкование; толкование: {reading}, годы с долгом: {years}",
)  # fmt: skip
def the_two_years_are_complete(q: Arrears, inq: Inquiry) -> Finding:
    """A: the age of a debt; B: its volume; C: its recurrence. B and C count closed budget years."""
    reading = inq.reading("G-03")
    years = _years(q.state, inq)
    if reading == "A":
        return require(_first_met(_has_stood, q.state, years, inq), reading=reading, years=years)
    for year in years:
        inq.reached(date(year + 1, 1, 1))  # the answer may turn when a budget year closes
    closed = [year for year in years if inq.reached(date(year + 1, 1, 1))]
    pairs = [pair for pair in pairwise(closed) if pair[1] == pair[0] + 1]
    if reading == "B":  # the last two alone
        pairs = [pair for pair in pairs if pair[1] == closed[-1]]
    test = _volume if reading == "B" else _recurrence
    return require(_first_met(test, q.state, pairs, inq), reading=reading, years=closed)


def _first_met(test: Callable[[str, Any, Inquiry], Truth], state: str, each: Sequence[Any], inq: Inquiry) -> Truth:
    """Met with the first that is; else open if one is, or if older debts may stand that are not on record."""
    found = []
    for one in each:
        found.append(test(state, one, inq))
        if found[-1] is Truth.MET:
            return Truth.MET
    return any_of(*found, _older(state, inq))


def _years(state: str, inq: Inquiry) -> list[int]:
    """The years for which something is or may be owed."""
    years = sorted({act.year for act in inq.acts(Assess, state=state)})
    return [year for year in years if inq.ask(Liable(state, year)).truth is not Truth.BREACHED]


def _has_stood(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether something of a year is unpaid two years after the day that counts."""
    owed = _unpaid(state, year, inq)
    if owed is Truth.BREACHED:
        return owed
    years = inq.figure("arrears.years")
    anchor = inq.reading("G-03.anchor")
    if anchor == "year_end":
        return all_of(owed, inq.reached(_day_after(date(year, 12, 31), years)))
    if anchor == "demand":
        demands = inq.acts(DemandPayment, state=state, year=year)
        if demands:
            return all_of(owed, inq.come(demands[0].on, years=years, days=1))
        none = inq.complete(DemandPayment, _start(year), state=state)
        return all_of(owed, none_of(none)) if none is Truth.MET else all_of(owed, _since_unknown(f"from {year}-01-01", inq))
    due = [act.due for act in inq.acts(Assess, state=state, year=year)][-1]
    if due is not None:
        return all_of(owed, inq.reached(_day_after(due, years)))
    return all_of(owed, _since_unknown(str(year), inq))  # some day within the budget year


def _since_unknown(within: str, inq: Inquiry) -> Truth:
    return inq.come(when(within, inq.view.record.seat), years=inq.figure("arrears.years"), days=1)


def _day_after(day: date, years: int) -> date:
    return date.fromordinal(shift(day, years * 12).toordinal() + 1)


def _start(year: int) -> date:
    return date(year, 1, 1)


def _unpaid(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether anything of a year's contribution is unpaid, even where its amount is not public."""
    owed = inq.ask(Owes(state, year))
    if owed.value is not None:
        return all_of(owed.value > Money(0, owed.value.currency))
    return _nothing_paid(state, year, inq)


def _nothing_paid(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether a year is liable and no payment at all has come in since it began."""
    paid = [act for act in inq.acts(RecordPayment, state=state) if inq.day(act.on) >= _start(year)]
    if paid:
        inq.lacks("amount", state=state, year=year)
        return Truth.OPEN
    return all_of(inq.ask(Liable(state, year)), inq.complete(RecordPayment, _start(year), state=state))


def _older(state: str, inq: Inquiry) -> Truth:
    """Whether debts may stand that are not on record: not if nothing is owed for the year before those that are.

    The oldest debt is paid first, so nothing owed for a year means nothing owed for those before it.
    """
    if inq.complete(Assess, state=state) is Truth.MET:
        return Truth.BREACHED
    years = [act.year for act in inq.acts(Assess, state=state)]
    before = inq.value(Owes(state, min(years) - 1)) if years else None
    if before is not None and before <= Money(0, before.currency):
        return Truth.BREACHED
    return Truth.OPEN


def _volume(state: str, pair: Sequence[int], inq: Inquiry) -> Truth:
    """B: arrears at least as large as the contributions of the last two closed budget years."""
    owed = [inq.ask(Owes(state, year)) for year in _years(state, inq) if year <= pair[-1]]
    amounts = [_amount(state, year, inq) for year in pair]
    if all(answer.value is not None for answer in owed) and all(amounts):
        currency = inq.figure("currency")
        arrears = total((answer.value for answer in owed if answer.value is not None), currency)
        volume = total((amount for amount in amounts if amount is not None), currency)
        return all_of(arrears >= volume > Money(0, currency))
    return all_of(*(_unpaid(state, year, inq) for year in pair)) if _untouched(state, pair, inq) else Truth.OPEN


def _amount(state: str, year: int, inq: Inquiry) -> Money | None:
    rows = inq.acts(Assess, state=state, year=year)
    return rows[-1].amount if rows else None


def _untouched(state: str, pair: Sequence[int], inq: Inquiry) -> bool:
    """Whether nothing came in since the first of two years began: then the arrears equal their contributions."""
    return not any(inq.day(act.on) >= _start(pair[0]) for act in inq.acts(RecordPayment, state=state))


def _recurrence(state: str, pair: Sequence[int], inq: Inquiry) -> Truth:
    """C: for each of two successive closed budget years all or a substantial part is unpaid."""
    part = Fraction(inq.figure("arrears.substantial"))
    return all_of(*(_substantial(state, year, part, inq) for year in pair))


def _substantial(state: str, year: int, part: Fraction, inq: Inquiry) -> Truth:
    owed, amount = inq.ask(Owes(state, year)), _amount(state, year, inq)
    if owed.value is not None and amount is not None:
        return all_of(owed.value.minor > 0 and owed.value.minor >= part * amount.minor)
    return _unpaid(state, year, inq)


# What the Council may adopt, and whether it must --------------------------------------------------


@book.power("25.1", adopting=ApplyArticle25, en="the Council decides; before: {organ}", ru="решает Совет; внесено в: {organ}")
def the_council_applies_it(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="the Member is two years in arrears; State: {state}",
    ru="задолженность государства составляет два года; государство: {state}",
)  # fmt: skip
def the_member_is_two_years_in_arrears(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    state = draft.measure.state
    return require(inq.ask(Member(state)), inq.ask(Arrears(state)), state=state)


@book.condition("25.1", adopting=ApplyArticle25, en="both sanctions are taken together; taken: {sanctions}", ru="обе меры применяются вместе; применяются: {sanctions}")
def both_sanctions_go_together(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    sanctions = draft.measure.sanctions
    if set(sanctions) == {"nomination", "vote"}:
        return require(True, sanctions=list(sanctions))
    return require(inq.reading("G-57") == "B", sanctions=list(sanctions))


@book.bar(
    "25.1", on=Counts,
    en="it is not left out as judge in its own cause; about: {concerned}",
    ru="оно не исключено как судья в собственном деле; касается: {concerned}",
)  # fmt: skip
def it_is_no_judge_in_its_own_cause(q: Counts, inq: Inquiry) -> Finding:
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, ApplyArticle25) or measure.state != q.state:
        return silent()
    return require(inq.reading("G-01") != "B", concerned=measure.state)  # A, C: it counts under Article 25


# What the sanction does --------------------------------------------------------------------------


@book.power(
    "25.1", on=Deprived,
    en="the Council took its vote, and the debt is not paid in full; decided on: {decided}",
    ru="Совет лишил его голоса, и долг не погашен полностью; решено: {decided}",
)  # fmt: skip
def the_council_took_its_vote(q: Deprived, inq: Inquiry) -> Finding:
    running = _sanctions(q.state, "vote", inq)
    none_else = none_of(inq.complete(ApplyArticle25, state=q.state))
    return require(any_of(*(truth for _, truth in running), none_else), decided=[day for day, _ in running])


def _sanctions(state: str, which: str, inq: Inquiry) -> list[tuple[date, Truth]]:
    """The decisions under Article 25 that take a right, and whether each still runs."""
    return [
        (inq.day(said.on), all_of(answer, _still_owed(measure, said, inq)))
        for measure, said, answer in adopted(inq, ApplyArticle25, state=state)
        if which in measure.sanctions
    ]


def _still_owed(measure: ApplyArticle25, said: Announce, inq: Inquiry) -> Truth:
    """Whether the debt still stands: that of the decision (G-04=A), or whatever is due today (B)."""
    state = measure.state
    if inq.reading("G-04.end") == "B":  # a new decision is needed to end it; none has a form of its own
        return Truth.MET
    if inq.reading("G-04") == "B":
        owed = inq.value(Owes(state))
        return Truth.OPEN if owed is None else _due(state, owed, inq)
    then = measure.debt or inq.before(said).value(Owes(state))
    if then is None:
        return Truth.OPEN
    paid = [act.amount for act in inq.acts(RecordPayment, state=state) if (act.on, act.seq) > (said.on, said.seq)]
    told = inq.complete(RecordPayment, inq.day(said.on), state=state)
    return all_of(then > total(paid, then.currency), told)


def _due(state: str, owed: Money, inq: Inquiry) -> Truth:
    """Whether something that has fallen due is unpaid; what is not yet due does not count."""
    not_due = [
        act.amount for act in inq.acts(Assess, state=state)
        if act.amount is not None and act.due is not None and not inq.reached(act.due)
    ]  # fmt: skip
    return all_of(owed > total(not_due, owed.currency))


@book.bar("25.1", on=MayVote, en="it has not lost its vote to arrears", ru="оно не лишено голоса за задолженность")
def it_has_not_lost_its_vote(q: MayVote, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Deprived(q.state))))


@book.bar("25.1", on=Counts, en="it has not lost its say to arrears, under that reading", ru="оно не лишено участия в консенсусе за задолженность, при таком толковании")
def a_deprived_member_is_left_out(q: Counts, inq: Inquiry) -> Finding:
    deprived = inq.ask(Deprived(q.state))
    if deprived.truth is Truth.BREACHED:
        return require(True)
    if inq.reading("G-05") == "B":  # consensus is the absence of objection by Members, not a vote
        return silent()
    return require(none_of(deprived))


@book.bar("25.1", on=MayNominate, en="it has not lost its right to nominate to arrears", ru="оно не лишено права выдвигать кандидатов за задолженность")
def it_has_not_lost_its_nominations(q: MayNominate, inq: Inquiry) -> Finding:
    running = _sanctions(q.state, "nomination", inq)
    none_else = inq.complete(ApplyArticle25, state=q.state)
    return require(none_of(*(truth for _, truth in running)), none_else)


