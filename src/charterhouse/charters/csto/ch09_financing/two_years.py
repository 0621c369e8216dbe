"""The two years of Article 25: by age, by volume or by recurrence (G-03)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from charterhouse.commons.arrears import Due, Recurrence, Volume
from charterhouse.commons.majorities import Threshold
from charterhouse.core.answers import Truth, all_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import after, when

from .accounts import Accounts, entered
from .acts import Assess, DemandPayment, RecordPayment
from .questions import Liable, Owes
from .settling import Books


class Owing(NamedTuple):
    """What is known of the debt of one year."""

    year: int
    unpaid: Truth  # whether anything of it is, even where its amount is not public
    contribution: int | None  # as assessed: interest does not raise it, a waiver does not lower it
    left: int | None  # nothing where the amount is not known
    due: date | None  # of the oldest part that is unpaid


def owing(state: str, inq: Inquiry) -> tuple[list[Owing], Books]:
    """Every year for which something is or may be owed, and the account behind them."""
    on_record, accounts = entered(state, inq), Accounts(inq)
    kept = accounts.books(state, on_record)
    assessed = {act.year: act for act in on_record.assessed}
    debts = []
    for year in sorted(kept.charged.keys() | kept.unknown):
        parts = kept.unpaid(year) or accounts.instalments(assessed.get(year), 0)
        debts.append(_owing(state, year, kept, parts[0].due, inq))
    return debts, kept


def _owing(state: str, year: int, kept: Books, due: date | None, inq: Inquiry) -> Owing:
    told = inq.complete(RecordPayment, date(year, 1, 1), state=state)
    if kept.knows(year) and told is Truth.MET:
        left = kept.left[year]
        return Owing(year, all_of(left > 0), kept.contributions.get(year, 0), left, due)
    owed = inq.value(Owes(state, year))  # it may be published
    assessed = kept.contributions.get(year)
    if owed is not None:
        return Owing(year, all_of(owed.minor > 0), assessed, owed.minor, due)
    if _paid_from(state, year, inq):
        inq.lacks("amount", state=state, year=year)
        return Owing(year, Truth.OPEN, assessed, None, due)
    none = inq.complete(RecordPayment, date(year, 1, 1), state=state)
    return Owing(year, all_of(inq.ask(Liable(state, year)), none), assessed, None, due)


def _paid_from(state: str, year: int, inq: Inquiry) -> bool:
    """Whether anything has come in since a budget year began."""
    paid = Accounts(inq).payments(inq.acts(RecordPayment, state=state))
    return any(inq.day(act.on).year >= year for act in paid)


def left_of(debts: Iterable[Owing]) -> int | None:
    """What is unpaid of some debts together; nothing where it is not known of one."""
    lefts = [debt.left for debt in debts]
    return None if None in lefts else sum(left for left in lefts if left is not None)


def due_on(day: date, debts: Iterable[Owing]) -> list[Owing]:
    """The debts that had fallen due by a day; at the end of their year where it is not known."""
    return [debt for debt in debts if (debt.due or date(debt.year, 12, 31)) <= day]


def is_due(debt: Owing, inq: Inquiry) -> Truth:
    """Whether something of a year is unpaid and has fallen due."""
    come = inq.come(when(str(debt.due or debt.year), inq.view.record.seat))  # some day of the year
    return all_of(debt.unpaid, come)


# A: age ------------------------------------------------------------------------------------------


def has_stood(state: str, debt: Owing, inq: Inquiry) -> Truth:
    """Whether something of a year is unpaid two years after the day that counts."""
    if debt.unpaid is Truth.BREACHED:
        return debt.unpaid
    anchor = inq.reading("G-03.anchor")
    if anchor == "year_end":
        years = inq.figure("arrears.years")
        return all_of(debt.unpaid, inq.reached(after(date(debt.year, 12, 31), years=years)))
    since = _since_demand(state, debt, inq) if anchor == "demand" else _since_due(debt, inq)
    return all_of(debt.unpaid, since)


def _since_demand(state: str, debt: Owing, inq: Inquiry) -> Truth:
    """Whether two years have passed since the first demand, and since the day due where it is known.

    What is not yet due cannot stand unpaid; without a demand the years never begin.
    """
    year = debt.year
    demands = inq.acts(DemandPayment, state=state, year=year)
    if demands:
        years = inq.figure("arrears.years")
        demanded = inq.come(demands[0].on, years=years, days=1)
        return all_of(demanded, debt.due is None or inq.reached(after(debt.due, years=years)))
    never = inq.complete(DemandPayment, date(year, 1, 1), state=state)
    return none_of(never) if never is Truth.MET else _since(f"from {year}-01-01", inq)


def _since_due(debt: Owing, inq: Inquiry) -> Truth:
    """Whether two years have passed since it fell due: some day of its year, if not known."""
    if debt.due is None:
        return _since(str(debt.year), inq)
    return all_of(inq.reached(after(debt.due, years=inq.figure("arrears.years"))))


def _since(known: str, inq: Inquiry) -> Truth:
    moment = when(known, inq.view.record.seat)
    return inq.come(moment, years=inq.figure("arrears.years"), days=1)


# B and C: closed budget years --------------------------------------------------------------------


def successive_years(debts: Sequence[Owing]) -> list[tuple[Owing, Owing]]:
    """Each budget year with the one before it, where something is or may be owed for both."""
    return [pair for pair in pairwise(debts) if pair[1].year == pair[0].year + 1]


def closed(pair: tuple[Owing, Owing], inq: Inquiry) -> bool:
    """Whether both years of a pair are closed."""
    return inq.reached(date(pair[1].year + 1, 1, 1))


def volume(pair: tuple[Owing, Owing], debts: Sequence[Owing]) -> Truth:
    """B: arrears at least as large as the contributions of the last two closed budget years."""
    last = pair[1].year
    return Volume(years=2).met((_due(debt) for debt in debts if debt.year <= last), last)


def recurrence(pair: tuple[Owing, Owing], part: Fraction) -> Truth:
    """C: for each of two successive closed budget years all or a substantial part is unpaid."""
    return Recurrence(2, Threshold(part)).met(_due(debt) for debt in pair)


def _due(debt: Owing) -> Due:
    """A debt as the test of arrears hears it: where nothing has come in, that much is known."""
    if debt.unpaid is Truth.BREACHED:
        return Due(debt.year, debt.contribution or 0, debt.contribution or 0)
    if debt.unpaid is Truth.OPEN:
        return Due(debt.year, debt.contribution, None)
    if debt.contribution is None or debt.left is None:
        return Due(debt.year, None, 0)
    return Due(debt.year, debt.contribution, debt.contribution - debt.left)


# Debts that are not on record --------------------------------------------------------------------


def older_debts(state: str, inq: Inquiry) -> Truth:
    """Whether debts may stand that are not on record: not if the year before the first is paid.

    The oldest debt is paid first, so nothing owed for a year means nothing owed for those before.
    """
    if inq.complete(Assess, state=state) is Truth.MET:
        return Truth.BREACHED
    years = [act.year for act in inq.acts(Assess, state=state)]
    before = inq.value(Owes(state, min(years) - 1)) if years else None
    if before is not None and before.minor <= 0:
        return Truth.BREACHED
    return Truth.OPEN
