"""
25.1. Where a debt to the budget stands unpaid for two years, the Council takes the Member's right
      to put forward its citizens for quota posts, and its vote in the organs, until the debt is
      paid in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from charterhouse.core.answers import Finding, Truth, all_of, any_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Counts, MayVote
from ..ch06_membership.questions import Member
from .accounts import Accounts, credited_by, entered
from .acts import ApplyArticle25, RecordPayment
from .questions import Arrears, Deprived, MayNominate, MustApply
from .two_years import (
    closed, due_on, has_stood, is_due, left_of, older_debts, owing, recurrence, successive_years,
    volume,
)  # fmt: skip

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


@book.bar(
    "25.1", on=Arrears,
    en="it is a Member; State: {state}",
    ru="это государство-член; государство: {state}",
)  # fmt: skip
def it_is_a_member(q: Arrears, inq: Inquiry) -> Finding:
    """Article 25 does not concern a State that never joined, or has left with its debts."""
    return require(inq.ask(Member(q.state)), state=q.state)


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
    open_to_it = inq.ask(Arrears(q.state))
    if open_to_it.truth is Truth.BREACHED:
        return require(False)
    return require(open_to_it, inq.reading("G-02") == "A")  # A: it must; B: it may


@book.bar(
    "25.1", on=MustApply,
    en="it has not yet done so",
    ru="решение ещё не принято",
)  # fmt: skip
def it_has_not_yet_acted(q: MustApply, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Deprived(q.state))))


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
        return any_of(*(is_due(debt, inq) for debt in owing(state, inq)[0]))
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
