"""
25.1. Where a debt to the budget stands unpaid for two years, the Council takes the Member's right
      to put forward its citizens for quota posts, and its vote in the organs, until the debt is
      paid in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, all_of, any_of, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import when

from ..book import book
from ..ch04_organs.acts import Announce, TableDraft
from ..ch04_organs.lookups import adopted, measure_of
from ..ch04_organs.questions import Counts, MayVote
from ..ch06_membership.acts import Expel, FindBreach, OpenBreachFile, Suspend
from ..ch06_membership.questions import Member
from .accounts import Accounts, credited_by, entered
from .acts import ApplyArticle25, RecordPayment
from .questions import Arrears, Deprived, MayNominate, MustApply
from .two_years import (
    Owing, closed, has_stood, older_debts, owing, recurrence, successive_years, volume,
)  # fmt: skip

OF_CONTRIBUTIONS = ("24.3", "25.1")  # provisions that a debtor breaks by not paying


# The two years -----------------------------------------------------------------------------------


@book.power(
    "25.1", on=Arrears,
    en="the two years are complete; counted by: {reading}, years unpaid: {years}",
    ru="два года истекли; способ исчисления: {reading}, неоплаченные годы: {years}",
)  # fmt: skip
def the_two_years_are_complete(q: Arrears, inq: Inquiry) -> Finding:
    """A: the age of a debt; B: its volume; C: its recurrence. B and C count closed budget years."""
    reading = inq.reading("G-03")
    debts, _ = owing(q.state, inq)
    tests: Iterable[Truth]
    if reading == "A":
        tests = (has_stood(q.state, debt, inq) for debt in debts)
    else:
        pairs = [pair for pair in successive_years(debts) if closed(pair, inq)]
        part = Fraction(inq.figure("arrears.substantial")) if reading == "C" else Fraction(0)
        tests = (
            (volume(pair, debts) for pair in pairs[-1:]) if reading == "B"
            else (recurrence(pair, part) for pair in pairs)
        )  # fmt: skip
    complete = _first_met(tests)
    if complete is not Truth.MET:
        complete = any_of(complete, older_debts(q.state, inq))
    years = [debt.year for debt in debts if debt.unpaid is not Truth.BREACHED]
    return require(complete, reading=reading, years=years)


def _first_met(tests: Iterable[Truth]) -> Truth:
    """Met with the first that is, the others not looked at; else open if one is."""
    looked_at = []
    for truth in tests:
        if truth is Truth.MET:
            return truth
        looked_at.append(truth)
    return any_of(*looked_at)


@book.power(
    "25.1", on=MustApply,
    en="the Council must act once the two years are complete, where that is a duty",
    ru="по истечении двух лет Совет обязан принять решение, если это обязанность",
)  # fmt: skip
def the_council_must_act(q: MustApply, inq: Inquiry) -> Finding:
    open_to_it = all_of(inq.ask(Member(q.state)), inq.ask(Arrears(q.state)))
    if open_to_it is Truth.BREACHED:
        return require(False)
    return require(open_to_it, inq.reading("G-02") == "A")  # A: it must; B: it may


@book.bar(
    "25.1", on=MustApply,
    en="it has not yet done so",
    ru="решение ещё не принято",
)  # fmt: skip
def it_has_not_yet_acted(q: MustApply, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Deprived(q.state))))


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "25.1", adopting=ApplyArticle25,
    en="the Council decides; before: {organ}",
    ru="решает Совет; внесено в: {organ}",
)  # fmt: skip
def the_council_applies_it(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="a Member is two years in arrears; State: {state}",
    ru="у государства-члена задолженность за два года; государство: {state}",
)  # fmt: skip
def the_member_is_two_years_in_arrears(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    state = draft.measure.state
    return require(inq.ask(Member(state)), inq.ask(Arrears(state)), state=state)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="the debt named has fallen due and is unpaid; named: {named}, unpaid in all: {unpaid}",
    ru="срок названного долга наступил, и он не погашен; назван: {named}, всего не погашено: {unpaid}",
    cure=("Name {unpaid} at most.", "Назовите не более {unpaid}."),
)  # fmt: skip
def the_debt_named_is_owed(draft: TableDraft, inq: Inquiry) -> Finding:
    """Where no debt is named, the one that stands when the Council decides is meant."""
    assert isinstance(draft.measure, ApplyArticle25)
    named = draft.measure.debt
    if named is None:
        return silent()
    debts, _ = owing(draft.measure.state, inq)
    due = [_is_due(debt, inq) for debt in debts]
    left = left_of(debt for debt, each in zip(debts, due, strict=True) if each is Truth.MET)
    currency = inq.figure("currency")
    if Truth.OPEN in due or left is None:
        return missing(named=named, unpaid=None)
    owed = named.currency == currency and 0 < named.minor <= left
    return require(owed, named=named, unpaid=Money(left, currency))


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="both sanctions are taken, or they may be taken apart; taken: {sanctions}",
    ru="применяются обе меры либо их можно разделить; применяются: {sanctions}",
    cure=("Take both sanctions together.", "Примените обе меры вместе."),
)  # fmt: skip
def both_sanctions_go_together(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    sanctions = draft.measure.sanctions
    if set(sanctions) == {"nomination", "vote"}:
        return require(True, sanctions=list(sanctions))
    severable = bool(sanctions) and inq.reading("G-57") == "B"
    return require(severable, sanctions=list(sanctions))


@book.bar(
    "25.1", adopting=(Suspend, Expel, FindBreach),
    en="arrears may also be pursued under Article 20; breach of: {provisions}",
    ru="задолженность может рассматриваться и по статье 20; нарушение: {provisions}",
    cure=("Proceed under Article 25.", "Примените статью 25."),
)  # fmt: skip
def arrears_are_open_to_article_20(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, Suspend | Expel | FindBreach)
    files = inq.acts(OpenBreachFile, state=measure.state)
    named = [file for file in files if measure.breach in ("", file.ref)][-1:]
    provisions = list(named[0].provisions) if named else []
    if not provisions or not set(provisions) <= set(OF_CONTRIBUTIONS):
        return silent()
    return require(inq.reading("G-57.article20") == "A", provisions=provisions)


@book.bar(
    "25.1", on=Counts,
    en="it is not left out as judge in its own cause; about: {concerned}",
    ru="оно не исключено как судья в собственном деле; касается: {concerned}",
)  # fmt: skip
def it_is_no_judge_in_its_own_cause(q: Counts, inq: Inquiry) -> Finding:
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, ApplyArticle25) or measure.state != q.state:
        return silent()
    counts = inq.reading("G-01") != "B"  # A, C: it counts under Article 25
    return require(counts, concerned=measure.state)


# What the sanction does --------------------------------------------------------------------------


@book.power(
    "25.1", on=Deprived,
    en="the Council took its vote, and the debt is not paid in full; decided on: {decided}",
    ru="Совет лишил его голоса, и долг не погашен полностью; решено: {decided}",
)  # fmt: skip
def the_council_took_its_vote(q: Deprived, inq: Inquiry) -> Finding:
    running = _sanctions(q.state, "vote", inq)
    unrecorded = none_of(inq.complete(ApplyArticle25, state=q.state))
    taken = any_of(unrecorded, *(truth for _, truth in running))
    return require(taken, decided=[day for day, _ in running])


def _sanctions(state: str, which: str, inq: Inquiry) -> list[tuple[date, Truth]]:
    """The decisions under Article 25 that take a right, and whether each still runs."""
    return [
        (inq.day(said.on), all_of(answer, _still_owed(measure, said, inq)))
        for measure, said, answer in adopted(inq, ApplyArticle25, state=state)
        if which in measure.sanctions
    ]


def _still_owed(measure: ApplyArticle25, said: Announce, inq: Inquiry) -> Truth:
    """Whether the debt still stands: that of the decision (G-04=A), or what is due today (B)."""
    state = measure.state
    if inq.reading("G-04.end") == "B":  # only another decision ends it, which annuls this one
        return Truth.MET
    if inq.reading("G-04") == "B":
        return any_of(*(_is_due(debt, inq) for debt in owing(state, inq)[0]))
    told = inq.complete(RecordPayment, inq.day(said.on), state=state)
    then = inq.before(said)
    due = due_on(inq.day(said.on), owing(state, then)[0])
    paid = _paid_since(state, said, {debt.year for debt in due}, inq)
    if paid is None:
        return Truth.OPEN
    if not paid:
        return told
    debt = left_of(due) if measure.debt is None else measure.debt.minor
    if measure.debt is not None and measure.debt.currency != inq.figure("currency"):
        return Truth.OPEN
    return Truth.OPEN if debt is None else all_of(debt > paid, told)


def _paid_since(state: str, said: Announce, years: set[int], inq: Inquiry) -> int | None:
    """What has gone to these debts since a decision, in minor units; nothing where it is not known."""
    accounts, since = Accounts(inq), (said.on, said.seq)
    on_record, paid = entered(state, inq), 0
    for act in accounts.payments(on_record.paid):
        if (act.on, act.seq) > since and (not act.years or years & set(act.years)):
            worth = accounts.worth(act)
            if worth is None:
                return None
            paid += worth
    for waiver, when_, answer in on_record.waived:
        if answer.truth is Truth.MET and (when_.on, when_.seq) > since and waiver.year in years:
            paid += waiver.amount.minor
    for surplus, when_, answer in on_record.surplus:
        if answer.truth is Truth.MET and (when_.on, when_.seq) > since:
            paid += credited_by(surplus, state)
    return paid


def left_of(debts: Iterable[Owing]) -> int | None:
    """What is unpaid of some debts together; nothing where it is not known of one."""
    lefts = [debt.left for debt in debts]
    return None if None in lefts else sum(left for left in lefts if left is not None)


def due_on(day: date, debts: Iterable[Owing]) -> list[Owing]:
    """The debts that had fallen due by a day; at the end of their year where it is not known."""
    return [debt for debt in debts if (debt.due or date(debt.year, 12, 31)) <= day]


def _is_due(debt: Owing, inq: Inquiry) -> Truth:
    """Whether something of a year is unpaid and has fallen due."""
    come = inq.come(when(str(debt.due or debt.year), inq.view.record.seat))  # some day of the year
    return all_of(debt.unpaid, come)


@book.bar(
    "25.1", on=MayVote,
    en="it has not lost its vote to arrears",
    ru="оно не лишено голоса за задолженность",
)  # fmt: skip
def it_has_not_lost_its_vote(q: MayVote, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Deprived(q.state))))


@book.bar(
    "25.1", on=Counts,
    en="no loss of its vote to arrears leaves it out of the consensus",
    ru="лишение голоса за задолженность не исключает его из консенсуса",
)  # fmt: skip
def a_deprived_member_is_left_out(q: Counts, inq: Inquiry) -> Finding:
    deprived = inq.ask(Deprived(q.state))
    if deprived.truth is Truth.BREACHED:
        return require(True)
    if inq.reading("G-05") == "B":  # consensus is the absence of objection by Members, not a vote
        return silent()
    return require(none_of(deprived))


@book.bar(
    "25.1", on=MayNominate,
    en="it has not lost its right to nominate to arrears",
    ru="оно не лишено права выдвигать кандидатов за задолженность",
)  # fmt: skip
def it_has_not_lost_its_nominations(q: MayNominate, inq: Inquiry) -> Finding:
    running = _sanctions(q.state, "nomination", inq)
    told = inq.complete(ApplyArticle25, state=q.state)
    return require(none_of(*(truth for _, truth in running)), told)
