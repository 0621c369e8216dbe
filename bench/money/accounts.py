"""Everyone's arrears on any date, a statement of account, and the test of Article 25; checked, then timed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from bench.measure import CPU, QUICK, ROUNDS, Figure, about, give, rounds, seconds
from bench.money.acts import FIRST, MEMBERS, YEARS, record_of
from bench.money.naive import owed
from charterhouse.bootstrap import CSTO
from charterhouse.charters.csto.ch09_financing.questions import Account, Arrears, Debtors
from charterhouse.core.acts import Question
from charterhouse.core.answers import Answer
from charterhouse.core.moments import Seat
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.seats import seat_of

DATES = 5 if QUICK else 20
ALL, KEPT, STATEMENT = 50.0, 5.0, 1.0  # ms at most


def main() -> None:
    """Every figure is preceded by the comparison with the naive reckoning."""
    seat = seat_of(CSTO.time_zone)
    with about("entering sixty years of 193 Members"):
        record = record_of(seat)
    draw = Random(7)
    days = [date(draw.randrange(FIRST, FIRST + YEARS), draw.randrange(1, 13), draw.randrange(1, 29))
            for _ in range(DATES)]  # fmt: skip
    with about("comparing with the naive reckoning"):
        compare(record, days[:3], seat)
    size = f"{len(record):,} acts, {len(MEMBERS)} Members, {YEARS} years"
    last = [day.replace(year=FIRST + YEARS) for day in days]  # with all of it behind

    def all_at_once() -> float:
        return _each(record, [(Debtors(), seat.closes(day)) for day in last], Kept)

    def within_spans() -> float:
        kept = Kept()
        asked = [(Debtors(), seat.closes(day)) for day in last]
        _each(record, asked, lambda: kept)
        return _each(record, asked, lambda: kept)

    def statement() -> float:
        asked = [(Account(state, FIRST + YEARS - 1), seat.closes(last[0])) for state in MEMBERS]
        return _each(record, asked, Kept)

    def two_years() -> float:
        kept = Kept()
        return _each(
            record, [(Arrears(state), seat.closes(last[0])) for state in MEMBERS], lambda: kept
        )

    with about("timing"):
        first, again, one, arrears = rounds(ROUNDS, all_at_once, within_spans, statement, two_years)
    for what, found, floor in (
        ("everyone's arrears on a date, nothing kept", first, ALL),
        ("everyone's arrears, within known spans", again, KEPT),
        ("a statement of account for one year, nothing kept", one, STATEMENT),
        ("whether Article 25 is open against one Member", arrears, None),
    ):
        give(Figure("money", what, found, "ms", CPU, size, at_most=floor))


def compare(record: Record, days: Sequence[date], seat: Seat) -> None:
    """To the kopeck, for every Member on some dates."""
    for day in days:
        debts = {
            debt.state: debt
            for debt in _ask(record, Debtors(), seat.closes(day), Kept()).value or ()
        }
        for state in MEMBERS:
            left, overdue, _ = owed(record.acts, state, day, seat)
            debt = debts.get(state)
            there = (sum(left.values()), overdue, min((y for y in left if left[y]), default=None))
            ours = (0, 0, None)
            if debt is not None and debt.owed is not None and debt.overdue is not None:
                ours = (debt.owed.minor, debt.overdue.minor, debt.oldest)
            assert ours == there, (state, day, ours, there)


def _each(
    record: Record, asked: Sequence[tuple[Question[Any], int]], kept: Callable[[], Kept]
) -> float:
    """Milliseconds for one of these questions."""
    took, _ = seconds(lambda: [_ask(record, question, at, kept()) for question, at in asked])
    return took / len(asked) * 1000


def _ask(record: Record, question: Question[Any], at: int, kept: Kept) -> Answer[Any]:
    view = View(CSTO.book, record, len(record) - 1, CSTO.profile("practice"), kept)
    answer = CSTO.book.answer(question, view, at, LAST)
    assert answer.grounds
    return answer


if __name__ == "__main__":
    main()
