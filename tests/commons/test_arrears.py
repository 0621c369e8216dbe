"""Arrears: each test at its boundary, with everything that may not be known, and the least that ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charterhouse.commons.arrears import (
    Age,
    Ageing,
    Due,
    Reached,
    Recurrence,
    Volume,
    Waiver,
    ageing,
    least_payment,
    loses,
    paid_off,
)
from charterhouse.commons.majorities import Threshold
from charterhouse.commons.periods import Length
from charterhouse.core.answers import Truth

M, B, U = Truth.MET, Truth.BREACHED, Truth.OPEN
F = Fraction
TWO_FULL_YEARS = Volume(2)
TODAY = date(2026, 6, 1)


def on(day: date) -> Reached:
    return lambda other: other <= day


def agreed(outcomes: set[bool]) -> Truth:
    if len(outcomes) == 2:
        return U
    return M if True in outcomes else B


# The tests at their boundaries -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unpaid", "at_least", "strictly"), [(199, B, B), (200, M, B), (201, M, M), (0, B, B)]
)
def test_arrears_of_two_years_at_least_and_strictly_more(
    unpaid: int, at_least: Truth, strictly: Truth
) -> None:
    dues = [Due(2022, 100, 100 - min(unpaid, 1)), Due(2023, 150, 150 - max(unpaid - 1, 0) // 2),
            Due(2024, 100), Due(2025, 100)]  # fmt: skip
    spread = unpaid - sum((due.left or 0) for due in dues[:2])
    dues[2:] = [Due(2024, 100, 100 - spread // 2), Due(2025, 100, 100 - (spread + 1) // 2)]
    assert sum((due.left or 0) for due in dues) == unpaid
    assert TWO_FULL_YEARS.met(dues, 2025) is at_least
    assert Volume(2, strictly=True).met(dues, 2025) is strictly


def test_whether_the_current_year_counts_is_said_by_the_last_year() -> None:
    dues = [Due(2024, 100), Due(2025, 100), Due(2026, 300, 300)]
    assert TWO_FULL_YEARS.met(dues, 2025) is M
    assert TWO_FULL_YEARS.met(dues, 2026) is B


def test_a_debt_of_which_neither_amount_is_public_but_nothing_is_paid_comes_to_two_years() -> None:
    secret = [Due(2024, None), Due(2025, None)]
    assert TWO_FULL_YEARS.met(secret, 2025) is M
    assert Volume(2, strictly=True).met(secret, 2025) is B
    assert Volume(2, strictly=True).met([Due(2020, 1), *secret], 2025) is M
    assert TWO_FULL_YEARS.met([Due(2024, None, 5), Due(2025, None)], 2025) is B
    assert TWO_FULL_YEARS.met([Due(2024, None, None), Due(2025, None)], 2025) is U


def test_nothing_owed_is_no_arrears_even_of_nothing() -> None:
    assert TWO_FULL_YEARS.met([], 2025) is B
    assert TWO_FULL_YEARS.met([Due(2024, 0), Due(2025, 0)], 2025) is B
    assert TWO_FULL_YEARS.met([Due(2020, 1), Due(2024, 0), Due(2025, 0)], 2025) is M


@pytest.mark.parametrize("due", [date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31)])
def test_a_debt_has_stood_two_years_from_the_day_after_they_are_complete(due: date) -> None:
    age, dues = Age(Length(years=2)), [Due(2024, 10, 9, due)]
    last = due.replace(year=2026, day=28 if due.month == 2 else due.day)
    assert age.met(dues, on(last)) is B
    assert age.met(dues, on(last + timedelta(days=1))) is M
    assert age.met([Due(2024, 10, 10, due)], on(date(2030, 1, 1))) is B
    assert age.met([Due(2024, 10, 9)], on(last)) is U
    assert age.met([Due(2024, 10, None, due)], on(last + timedelta(days=1))) is U
    assert age.met([Due(2024, 10, None, due)], on(last)) is B


def test_years_recur_only_in_a_row_and_only_with_so_large_a_part() -> None:
    half = Recurrence(2, Threshold(F(1, 2)))
    assert half.met([Due(2023, 100, 50), Due(2024, 100, 50)]) is M
    assert half.met([Due(2023, 100, 50), Due(2024, 100, 51)]) is B
    assert half.met([Due(2022, 100), Due(2024, 100)]) is B
    assert half.met([Due(2022, 100), Due(2023, 100, 100), Due(2024, 100)]) is B
    assert half.met([Due(2022, 100), Due(2023, 100, 51), Due(2024, 100), Due(2025, 99, 49)]) is M
    more = Recurrence(2, Threshold(F(1, 2), strictly=True))
    assert more.met([Due(2023, 100, 50), Due(2024, 100, 50)]) is B
    anything = Recurrence(1, Threshold(F(0)))
    assert [anything.met([Due(2024, 100, paid)]) for paid in (99, 100)] == [M, B]


# What is not known -------------------------------------------------------------------------------

MOST = 14  # an amount that is not known is tried up to this
amounts = st.one_of(st.none(), st.integers(0, 3))


@st.composite
def accounts(draw: st.DrawFn) -> list[Due]:
    years = draw(st.lists(st.integers(2021, 2025), min_size=1, max_size=3, unique=True))
    dues = []
    for year in sorted(years):
        amount = draw(amounts)
        paid = draw(st.one_of(st.none(), st.integers(0, 3 if amount is None else amount)))
        dues.append(Due(year, amount, paid))
    return dues


def worlds(dues: Sequence[Due]) -> Iterable[list[Due]]:
    """Every way in which the amounts and payments may be."""
    ways = [
        [
            Due(due.year, amount, paid)
            for amount in (
                range(max(due.paid or 0, 1), MOST + 1) if due.amount is None else [due.amount]
            )
            for paid in (range(amount + 1) if due.paid is None else [due.paid])
        ]
        for due in dues
    ]
    sizes = 1
    for way in ways:
        sizes *= len(way)
    assume(sizes < 15_000)
    return (list(world) for world in product(*ways))


volumes = st.builds(
    Volume, st.integers(1, 3), st.booleans(), st.sampled_from([F(1), F(1, 2), F(3, 2), F(0)])
)


@given(accounts(), volumes)
def test_a_volume_is_open_only_where_what_is_not_known_can_turn_it(
    dues: list[Due], test: Volume
) -> None:
    outcomes = set()
    for world in worlds(dues):
        unpaid = sum((due.amount or 0) - (due.paid or 0) for due in world)
        whole = sum((due.amount or 0) for due in world if 2025 - test.years < due.year <= 2025)
        enough = unpaid > test.part * whole if test.strictly else unpaid >= test.part * whole
        outcomes.add(enough and unpaid > 0)
    assert test.met(dues, 2025) is agreed(outcomes)


@given(
    accounts(), st.integers(1, 2), st.sampled_from([F(1), F(1, 2), F(2, 3), F(0)]), st.booleans()
)
def test_a_recurrence_is_open_only_where_what_is_not_known_can_turn_it(
    dues: list[Due], years: int, part: Fraction, strictly: bool
) -> None:
    strictly = strictly and part < 1
    outcomes = set()
    for world in worlds(dues):
        large = {
            due.year
            for due in world
            for left in [(due.amount or 0) - (due.paid or 0)]
            if left
            and (left > part * (due.amount or 0) if strictly else left >= part * (due.amount or 0))
        }
        outcomes.add(any(all(year + n in large for n in range(years)) for year in large))
    assert Recurrence(years, Threshold(part, strictly)).met(dues) is agreed(outcomes)


# What ends it ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("test", "payment"), [(Volume(2), 51), (Volume(2, strictly=True), 50)])
def test_the_least_payment_at_an_equality(test: Volume, payment: int) -> None:
    dues = [Due(2023, 50), Due(2024, 100), Due(2025, 100)]
    assert least_payment(dues, lambda now: test.met(now, 2025)) == payment


known = st.lists(
    st.tuples(st.integers(1, 20), st.fractions(0, 1, max_denominator=4)), min_size=1, max_size=4
).map(
    lambda rows: [
        Due(
            2025 - len(rows) + n + 1,
            amount,
            int(amount * part),
            date(2025 - len(rows) + n + 1, 3, 1),
        )
        for n, (amount, part) in enumerate(rows)
    ]
)
tests: st.SearchStrategy[Callable[[Sequence[Due]], Truth]] = st.one_of(
    volumes.map(lambda test: lambda dues: test.met(dues, 2025)),
    st.builds(Length, years=st.integers(1, 3)).map(
        lambda n: lambda dues: Age(n).met(dues, on(TODAY))
    ),
    st.sampled_from([F(1), F(1, 2)]).map(
        lambda p: lambda dues: Recurrence(2, Threshold(p)).met(dues)
    ),
)


@given(known, tests)
def test_the_least_payment_ends_it_and_one_unit_less_does_not(
    dues: list[Due], met: Callable[[Sequence[Due]], Truth]
) -> None:
    least = least_payment(dues, met)
    assert least is not None
    assert met(paid_off(dues, least)) is B
    assert all(met(paid_off(dues, less)) is M for less in range(least))


@given(known, st.integers(0, 100))
def test_a_payment_goes_to_the_first_due_first(dues: list[Due], payment: int) -> None:
    after = paid_off(dues, payment)
    took = [(now.paid or 0) - (due.paid or 0) for due, now in zip(dues, after, strict=True)]
    whole = sum(due.left or 0 for due in dues)
    assert sum(took) == min(payment, whole)
    for n, now in enumerate(after):
        assert now.unpaid is B or not any(took[n + 1 :])


def test_where_something_is_not_known_no_least_payment_is_named() -> None:
    secret = [Due(2024, None), Due(2025, 100)]
    assert least_payment(secret, lambda now: TWO_FULL_YEARS.met(now, 2025)) is None
    assert least_payment([Due(2025, 100, 100)], lambda now: TWO_FULL_YEARS.met(now, 2025)) == 0
    assert least_payment([Due(2025, 100)], lambda now: M) is None
    with pytest.raises(ValueError, match="all known"):
        paid_off(secret, 1)
    with pytest.raises(ValueError, match="0 or more"):
        paid_off([Due(2025, 1)], -1)


# Ageing, waivers, effect -------------------------------------------------------------------------

EDGES = [Length(months=12), Length(months=24)]


def test_what_is_unpaid_by_how_long_it_has_stood() -> None:
    dues = [
        Due(2026, 1, 0, TODAY), Due(2026, 2, 0, TODAY + timedelta(days=9)),  # not overdue today
        Due(2026, 4, 0, TODAY - timedelta(days=1)), Due(2025, 8, 0, date(2025, 6, 1)),
        Due(2025, 16, 0, date(2025, 5, 31)), Due(2024, 32, 0, date(2024, 6, 1)),
        Due(2024, 64, 0, date(2024, 5, 31)), Due(2020, 256, 128, date(2020, 1, 1)), Due(2019, 256),
    ]  # fmt: skip
    assert ageing(dues, EDGES, on(TODAY)) == Ageing(3, (4 + 8, 16 + 32, 64 + 128), 256)
    secret = Due(2025, None, 0, date(2025, 5, 31))
    assert ageing([*dues, secret], EDGES, on(TODAY)) == Ageing(3, (12, None, 192), 256)
    assert ageing([], [], on(TODAY)) == Ageing(0, (0,), 0)


@given(known, st.dates(date(2022, 1, 1), date(2030, 1, 1)))
def test_ageing_loses_nothing(dues: list[Due], today: date) -> None:
    aged = ageing(dues, EDGES, on(today))
    columns = [aged.not_due, *aged.overdue, aged.undated]
    assert sum(each or 0 for each in columns) == sum(due.left or 0 for due in dues)


def test_a_waiver_holds_on_its_first_and_on_its_last_day() -> None:
    waiver = Waiver(date(2026, 1, 1), date(2026, 12, 31))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [waiver.holds(on(day)) for day in days] == [False, True, True, False]
    assert Waiver(date(2026, 1, 1)).holds(on(date(2999, 1, 1)))


@pytest.mark.parametrize(
    ("test", "decided", "waived", "lost"),
    [(M, True, False, M), (M, True, True, B), (M, False, False, B), (B, True, False, B),
     (U, True, False, U), (U, True, True, B), (M, U, False, U), (U, False, False, B)],
)  # fmt: skip
def test_a_right_is_lost_by_itself_or_by_decision_and_not_under_a_waiver(
    test: Truth, decided: bool | Truth, waived: bool, lost: Truth
) -> None:
    waivers = [Waiver(date(2020, 1, 1), date(2020, 12, 31))]
    waivers += [Waiver(date(2026, 1, 1))] * waived
    assert loses(test, waivers, on(TODAY), decided) is lost


def test_nobody_is_compared_with_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="expected 0 or more"):
        Volume(2, part=F(-1))
