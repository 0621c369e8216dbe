"""When the two years of 25.1 will be complete if nothing more is paid, and what keeps them from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, all_of, found, missing, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import after
from charterhouse.core.readings import Reading

from ..book import book
from ..ch06_membership.questions import Member
from .acts import DemandPayment
from .questions import Article25Forecast, Forecast, Reminder, Warnings, WaysOfCounting
from .settling import Books, Credit, settle
from .two_years import Owing, closed, older_debts, owing, recurrence, successive_years, volume


class Way(NamedTuple):
    """A way of counting the two years: a value of G-03, and of G-03.anchor where that matters."""

    measure: str
    anchor: str = ""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that make it up."""
        measured = Reading("G-03", self.measure)
        return (measured, Reading("G-03.anchor", self.anchor)) if self.anchor else (measured,)


WAYS = (Way("A", "due"), Way("A", "year_end"), Way("A", "demand"), Way("B"), Way("C"))


class Terms(NamedTuple):
    """What the day turns on besides the debts."""

    years: int
    part: Fraction
    demanded: Mapping[int, date]
    in_proportion: bool  # how a payment is allocated
    closed_until: int  # the later year of the last pair that is closed


@book.value(
    "25.1", on=WaysOfCounting,
    en="the text leaves open how the two years are counted; ways that may be argued for: {ways}",
    ru="текст не определяет, как исчисляются два года; способов, за которые есть доводы: {ways}",
)  # fmt: skip
def the_two_years_may_be_counted_so(q: WaysOfCounting, inq: Inquiry) -> Finding:
    return found(tuple(way.readings for way in WAYS), ways=len(WAYS))


@book.value(
    "25.1", on=Article25Forecast,
    en="if nothing more is paid; the earliest day under any reading: {earliest}",
    ru="если больше ничего не будет уплачено; самый ранний день при любом толковании: {earliest}",
)  # fmt: skip
def when_the_two_years_will_be_complete(q: Article25Forecast, inq: Inquiry) -> Finding:
    if inq.ask(Member(q.state)).truth is Truth.BREACHED:
        return silent()
    debts, kept = owing(q.state, inq)
    unknown = any(debt.unpaid is Truth.OPEN for debt in debts)
    if unknown or older_debts(q.state, inq) is Truth.OPEN:
        return missing(earliest=None)
    demands = inq.acts(DemandPayment, state=q.state)
    terms = Terms(
        inq.figure("arrears.years"), Fraction(inq.figure("arrears.substantial")),
        {act.year: inq.day(act.on) for act in reversed(demands)},
        inq.figure("payment.allocation") == "pro_rata",
        max((pair[1].year for pair in successive_years(debts) if closed(pair, inq)), default=0),
    )  # fmt: skip
    currency = inq.figure("currency")
    forecasts = []
    for way in WAYS:
        since = _opens(way, debts, terms)
        if since is None:
            forecasts.append(Forecast(way.readings, latest=_at_the_latest(way, debts, terms)))
            continue
        stops = _least(way, debts, kept, terms, since)
        stopped = None if stops is None else Money(stops, currency)
        forecasts.append(Forecast(way.readings, since, stopped))
    days = [each.since for each in forecasts if each.since is not None]
    return found(tuple(forecasts), earliest=min(days, default=None))


@book.value(
    "25.1", on=Article25Forecast,
    en="Article 25 concerns Members, and does not open against one that is none; State: {state}",
    ru="статья 25 касается государств-членов и к прочим не применяется; государство: {state}",
)  # fmt: skip
def it_does_not_open_against_a_state_that_is_no_member(
    q: Article25Forecast, inq: Inquiry
) -> Finding:
    """Its debts survive it, and are settled without Article 25."""
    if inq.ask(Member(q.state)).truth is not Truth.BREACHED:
        return silent()
    return found((), state=q.state)


@book.value(
    "25.1", on=Warnings, evidence="D",
    en="overdue for so many months, and not demanded since; months: {months}",
    ru="просрочка в месяцах, после которой не было требования; месяцев: {months}",
)  # fmt: skip
def when_it_is_to_be_warned(q: Warnings, inq: Inquiry) -> Finding:
    """Of debts whose day is known; a demand made on that day or later is the warning.

    Members are warned of Article 25; one that is none has nothing to be warned of.
    """
    if inq.ask(Member(q.state)).truth is Truth.BREACHED:
        return found((), months=[])
    debts, _ = owing(q.state, inq)
    told = inq.complete(DemandPayment, state=q.state)
    if told is Truth.OPEN or any(debt.unpaid is Truth.OPEN for debt in debts):
        return missing(months=[])
    demanded = {act.year: inq.day(act.on) for act in inq.acts(DemandPayment, state=q.state)}
    months = [int(each) for each in str(inq.figure("arrears.warning")).split(",")]
    reminders = [
        Reminder(day, debt.year, number)
        for debt in debts if debt.unpaid is Truth.MET and debt.due is not None
        for number in months
        for day in (after(debt.due, months=number),)
        if demanded.get(debt.year, date.min) < day
    ]  # fmt: skip
    return found(tuple(sorted(reminders, key=lambda each: each.on)), months=months)


def _opens(way: Way, debts: Sequence[Owing], terms: Terms) -> date | None:
    """The first day on which Article 25 is open under a reading, with these debts unpaid."""
    if way.measure == "A":
        return _opens_by_age(way.anchor, debts, terms)
    for pair in successive_years(debts):
        met = volume(pair, debts) if way.measure == "B" else recurrence(pair, terms.part)
        overtaken = way.measure == "B" and pair[1].year < terms.closed_until
        if met is Truth.MET and not overtaken:
            return date(pair[1].year + 1, 1, 1)
    return None


def _opens_by_age(anchor: str, debts: Sequence[Owing], terms: Terms) -> date | None:
    """Two years after the day that counts; none where a debt of unknown day may come first."""
    known: list[date] = []
    at_earliest: list[date] = []
    for debt in debts:
        if debt.unpaid is not Truth.MET:
            continue
        if anchor == "year_end":
            known.append(after(date(debt.year, 12, 31), years=terms.years))
        elif anchor == "demand":
            if debt.year in terms.demanded:
                begins = max(terms.demanded[debt.year], debt.due or date.min)
                known.append(after(begins, years=terms.years))
        elif debt.due is not None:
            known.append(after(debt.due, years=terms.years))
        else:
            at_earliest.append(after(date(debt.year, 1, 1), years=terms.years))
    if not known or (at_earliest and min(at_earliest) < min(known)):
        return None
    return min(known)


def _at_the_latest(way: Way, debts: Sequence[Owing], terms: Terms) -> date | None:
    """By when it is open whichever day of its year a debt fell due on; the years of a demand may never begin."""
    if way.anchor != "due":
        return None
    unpaid = [debt for debt in debts if debt.unpaid is Truth.MET]
    days = [
        after(debt.due, years=terms.years) if debt.due else date(debt.year + terms.years + 1, 1, 1)
        for debt in unpaid
    ]
    return min(days, default=None)


def _least(
    way: Way, debts: Sequence[Owing], kept: Books, terms: Terms, since: date
) -> int | None:
    """The least payment, naming no year, with which that day would come later, or never."""
    if any(debt.left is None for debt in debts):
        return None
    due = {debt.year: debt.due or date(debt.year, 1, 1) for debt in debts}
    low, high = 1, sum(debt.left for debt in debts if debt.left is not None)
    while low < high:
        paid = (low + high) // 2
        left, _ = settle(kept.left, [Credit(paid, (), since)], due if terms.in_proportion else None)
        after_it = kept._replace(left=left)
        would = _opens(way, [_with(debt, after_it) for debt in debts], terms)
        if would is None or would > since:
            high = paid
        else:
            low = paid + 1
    return low


def _with(debt: Owing, kept: Books) -> Owing:
    """The debt of a year as another payment would leave it."""
    left, parts = kept.left.get(debt.year, 0), kept.unpaid(debt.year)
    due = parts[0].due if parts else debt.due
    return debt._replace(left=left, unpaid=all_of(left > 0), due=due)
