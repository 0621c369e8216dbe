"""A budget as it stands: as approved, as amended, with what was moved between its lines and spent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Truth
from charterhouse.core.inquiry import Inquiry

from ..ch04_organs.acts import Announce
from ..ch04_organs.measure_lookups import adopted
from .accounts import books
from .acts import AllocateSurplus, AmendBudget, ApproveBudget, Assess, CloseYear, RecordPayment, Spend, Transfer
from .questions import Owes
from .settling import Instalment, amount_of

FUNDS = "extra-budgetary-funds"  # the Regulation of 24.2


class Budget(NamedTuple):
    """The figures of a budget; nothing where they are restricted."""

    total: Money | None = None
    income: Money | None = None
    lines: Mapping[str, Money] = {}
    reserves: Money | None = None
    approved: Mapping[str, Money] = {}  # the lines before any amendment
    at_first: Money | None = None  # the total before any amendment


def chapter_of(line: str) -> str:
    """Whose cost a line is: the part of its name before the point."""
    return line.partition(".")[0]


def lines_of(measure: ApproveBudget | AmendBudget) -> dict[str, Money | None]:
    """The lines that a measure states; nothing for an amount that cannot be read."""
    return {name: amount_of(each) for name, each in measure.lines.items()}


def budget_of(year: int, inq: Inquiry) -> Budget | None:
    """The budget of a year as the Council approved and amended it, where one was adopted."""
    stands: Budget | None = None
    for measure, _, answer in adopted(inq, ApproveBudget, AmendBudget, year=year):
        if answer.truth is Truth.MET:
            stands = _with(measure, stands)
    return stands


def goes_on_from(year: int, inq: Inquiry) -> int | None:
    """The last earlier year with a budget, which goes on month by month where a year has none (G-29)."""
    earlier = [
        measure.year for measure, _, answer in adopted(inq, ApproveBudget)
        if measure.year < year and answer.truth is Truth.MET
    ]  # fmt: skip
    return max(earlier, default=None)


def authority(year: int, inq: Inquiry) -> tuple[Budget | None, int, Fraction]:
    """The budget that a year goes by, of which year it is, and what part of it: failing its own, by months begun."""
    stands = budget_of(year, inq)
    of = year if stands is not None else goes_on_from(year, inq)
    if stands is not None or of is None:
        return stands, year, Fraction(1)
    begun = sum(1 for month in range(1, 13) if inq.reached(date(year, month, 1)))
    return budget_of(of, inq), of, begun * Fraction(str(inq.figure("budget.fallback")))


def budget_with(measure: ApproveBudget | AmendBudget, inq: Inquiry) -> Budget:
    """The budget of its year as a measure would leave it."""
    before = budget_of(measure.year, inq) if isinstance(measure, AmendBudget) else None
    return _with(measure, before)


def _with(measure: ApproveBudget | AmendBudget, before: Budget | None) -> Budget:
    lines = {name: each for name, each in lines_of(measure).items() if each is not None}
    if before is None or isinstance(measure, ApproveBudget):
        return Budget(measure.total, measure.income, lines, measure.reserves, lines, measure.total)
    return before._replace(
        total=measure.total or before.total, income=measure.income or before.income,
        lines={**before.lines, **lines}, reserves=measure.reserves or before.reserves,
    )  # fmt: skip


def moved(year: int, line: str, inq: Inquiry) -> int:
    """What came to a line from others, less what went to them, in minor units."""
    come = sum(act.amount.minor for act in inq.acts(Transfer, to=line, year=year))
    return come - sum(act.amount.minor for act in inq.acts(Transfer, line=line, year=year))


def spent(year: int, inq: Inquiry, line: str | None = None) -> int:
    """What was spent out of the budget of a year, or of one of its lines, in minor units."""
    acts = inq.acts(Spend, year=year) if line is None else inq.acts(Spend, line=line, year=year)
    return sum(act.amount.minor for act in acts if not act.fund)


def closings(year: int, inq: Inquiry) -> list[CloseYear]:
    """The closings of a year: those by the day of an act, and those entered before it with a later day."""
    return inq.entered(CloseYear, year=year)


def to_the_reserve(measure: AllocateSurplus) -> Money:
    """What a decision on a surplus leaves for the reserve, once Members are credited."""
    credited = [amount for each in measure.credits.values() if (amount := amount_of(each))]
    return measure.amount - total(credited, measure.amount.currency)


def drawn_on_the_reserve(inq: Inquiry) -> list[tuple[int, Announce, Money]]:
    """What each adopted budget draws on the reserve for its year; an amendment, by how much more or less."""
    drawn: dict[int, Money] = {}
    changes = []
    for measure, said, answer in adopted(inq, ApproveBudget, AmendBudget):
        anew = isinstance(measure, ApproveBudget)
        if answer.truth is not Truth.MET or not (measure.reserves or (anew and measure.year in drawn)):
            continue
        now = measure.reserves or Money(0, drawn[measure.year].currency)
        before = drawn.get(measure.year, Money(0, now.currency))
        drawn[measure.year] = now
        if now != before:
            changes.append((measure.year, said, now - before))
    return changes


def not_received(year: int, inq: Inquiry) -> Money | None:
    """What is overdue of the contributions for a year; nothing where that is not known."""
    currency, late = inq.figure("currency"), 0
    for state in sorted({act.state for act in inq.acts(Assess, year=year)}):
        told = inq.complete(RecordPayment, date(year, 1, 1), state=state)
        kept = books(state, inq)
        if told is not Truth.MET or not kept.knows(year):
            owed = inq.value(Owes(state, year))  # it may be published
            if owed is None:
                return None
            late += owed.minor
        else:
            late += sum(part.minor for part in kept.unpaid(year) if is_overdue(part, year, inq))
    return Money(late, currency)


def is_overdue(part: Instalment, year: int, inq: Inquiry) -> bool:
    """Whether the day by which a part was to be paid is over; the last of its year, where it is not known."""
    return inq.reached(date(year + 1, 1, 1) if part.due is None else part.due + timedelta(days=1))
