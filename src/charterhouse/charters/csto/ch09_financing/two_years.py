"""The two years of Article 25: by age, by volume or by recurrence (G-03)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Truth, all_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import after, when

from .acts import Assess, DemandPayment, RecordPayment
from .questions import Liable, Owes, assessed, payments


def liable_years(state: str, inq: Inquiry) -> list[int]:
    """The years for which something is or may be owed."""
    years = sorted({act.year for act in inq.acts(Assess, state=state)})
    return [year for year in years if inq.ask(Liable(state, year)).truth is not Truth.BREACHED]


def successive_closed_years(years: Sequence[int], inq: Inquiry) -> list[tuple[int, int]]:
    """Each budget year that has closed with the one before it, where both are there."""
    closed = [year for year in years if inq.reached(date(year + 1, 1, 1))]
    return [pair for pair in pairwise(closed) if pair[1] == pair[0] + 1]


def has_stood(state: str, year: int, inq: Inquiry) -> Truth:
    """A: whether something of a year is unpaid two years after the day that counts."""
    owed = unpaid(state, year, inq)
    if owed is Truth.BREACHED:
        return owed
    anchor = inq.reading("G-03.anchor")
    if anchor == "year_end":
        years = inq.figure("arrears.years")
        return all_of(owed, inq.reached(after(date(year, 12, 31), years=years)))
    since = _since_demand if anchor == "demand" else _since_due
    return all_of(owed, since(state, year, inq))


def _since_demand(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether two years have passed since the first demand; without one they never begin."""
    demands = inq.acts(DemandPayment, state=state, year=year)
    if demands:
        return inq.come(demands[0].on, years=inq.figure("arrears.years"), days=1)
    never = inq.complete(DemandPayment, date(year, 1, 1), state=state)
    return none_of(never) if never is Truth.MET else _since(f"from {year}-01-01", inq)


def _since_due(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether two years have passed since it fell due: some day of its year, if not known."""
    due = inq.acts(Assess, state=state, year=year)[-1].due
    if due is None:
        return _since(str(year), inq)
    return all_of(inq.reached(after(due, years=inq.figure("arrears.years"))))


def _since(known: str, inq: Inquiry) -> Truth:
    moment = when(known, inq.view.record.seat)
    return inq.come(moment, years=inq.figure("arrears.years"), days=1)


def unpaid(state: str, year: int, inq: Inquiry) -> Truth:
    """Whether anything of a year's contribution is unpaid, even where its amount is not public."""
    owed = inq.ask(Owes(state, year))
    if owed.value is not None:
        return all_of(owed.value > Money(0, owed.value.currency))
    if _paid_from(state, year, inq):
        inq.lacks("amount", state=state, year=year)
        return Truth.OPEN
    none = inq.complete(RecordPayment, date(year, 1, 1), state=state)
    return all_of(inq.ask(Liable(state, year)), none)


def _paid_from(state: str, year: int, inq: Inquiry) -> bool:
    """Whether anything has come in since a budget year began."""
    return any(inq.day(act.on).year >= year for act in payments(state, inq))


def volume(state: str, pair: tuple[int, int], inq: Inquiry) -> Truth:
    """B: arrears at least as large as the contributions of the last two closed budget years."""
    years = [year for year in liable_years(state, inq) if year <= pair[-1]]
    owed = [inq.ask(Owes(state, year)) for year in years]
    amounts = [assessed(state, year, inq) for year in pair]
    if all(answer.value is not None for answer in owed) and None not in amounts:
        currency = inq.figure("currency")
        arrears = total((answer.value for answer in owed if answer.value is not None), currency)
        contributions = total((amount for amount in amounts if amount is not None), currency)
        return all_of(arrears >= contributions > Money(0, currency))
    if _paid_from(state, pair[0], inq):
        return Truth.OPEN
    return all_of(*(unpaid(state, year, inq) for year in pair))  # nothing paid: equal to both


def recurrence(state: str, pair: tuple[int, int], inq: Inquiry) -> Truth:
    """C: for each of two successive closed budget years all or a substantial part is unpaid."""
    part = Fraction(inq.figure("arrears.substantial"))
    return all_of(*(_substantial(state, year, part, inq) for year in pair))


def _substantial(state: str, year: int, part: Fraction, inq: Inquiry) -> Truth:
    owed, amount = inq.ask(Owes(state, year)), assessed(state, year, inq)
    if owed.value is not None and amount is not None:
        return all_of(owed.value.minor > 0 and owed.value.minor >= part * amount.minor)
    return unpaid(state, year, inq)


def older_debts(state: str, inq: Inquiry) -> Truth:
    """Whether debts may stand that are not on record: not if the year before the first is paid.

    The oldest debt is paid first, so nothing owed for a year means nothing owed for those before.
    """
    if inq.complete(Assess, state=state) is Truth.MET:
        return Truth.BREACHED
    years = [act.year for act in inq.acts(Assess, state=state)]
    before = inq.value(Owes(state, min(years) - 1)) if years else None
    if before is not None and before <= Money(0, before.currency):
        return Truth.BREACHED
    return Truth.OPEN
