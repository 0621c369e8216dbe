"""Notice and periods: every day of leap and common years, each against a search day by day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.notice import Exit, Extension, Leaving, Lock, Tail, leaving
from charterhouse.commons.periods import Length, Year
from charterhouse.core.moments import after, ahead_of

YEARS = (1999, 2000, 2001, 2003, 2004, 2100)
DAYS = [
    date(year, 1, 1) + timedelta(days=n)
    for year in YEARS
    for n in range(365 + calendar.isleap(year))
]
LENGTHS = [
    *(Length(months=n) for n in (1, 3, 6, 9, 12, 18)),
    Length(years=1),
    Length(years=2),
    Length(years=1, months=6),
    *(Length(days=n) for n in (1, 30, 90, 365)),
]
ONE = timedelta(days=1)
JULY = Year(7, 1)


@pytest.mark.parametrize("length", LENGTHS, ids=repr)
def test_the_first_day_of_which_a_day_is_so_long_ahead(length: Length) -> None:
    for given_on in DAYS:
        first = length.first_ahead(given_on)
        assert length.ahead_of(first) >= given_on
        assert length.ahead_of(first - ONE) < given_on
        assert first <= length.complete(given_on) + ONE


@pytest.mark.parametrize("months", [1, 6, 12, 24])
def test_months_are_counted_as_everywhere(months: int) -> None:
    for day in DAYS:
        assert Length(months=months).complete(day) == after(day, months=months)
        assert Length(months=months).ahead_of(day) == ahead_of(day, months=months)


def test_months_at_the_end_of_a_month() -> None:
    half = Length(months=6)
    assert half.first_ahead(date(2025, 6, 28)) == date(2025, 12, 28)
    assert half.first_ahead(date(2025, 8, 31)) == date(2026, 3, 1)
    assert half.complete(date(2025, 8, 31)) == date(2026, 3, 1)
    assert half.first_ahead(date(2025, 8, 28)) == date(2026, 2, 28)
    assert half.first_ahead(date(2023, 8, 29)) == date(2024, 2, 29)
    assert Length(years=2).after(date(2024, 2, 29)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "fields", [{"days": 1, "months": 1}, {"months": -1}, {"days": 30, "years": 1}]
)
def test_what_is_no_period_is_refused(fields: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="expected"):
        Length(**fields)


def test_years_that_begin_in_july() -> None:
    for day in DAYS:
        year = JULY.of(day)
        assert JULY.first(year) <= day <= JULY.last(year)
        assert JULY.last(year) + ONE == JULY.first(year + 1)
        assert Year().of(day) == day.year
    with pytest.raises(ValueError, match="day"):
        Year(2, 29)


def test_the_part_of_a_year_is_counted_in_its_days() -> None:
    leap, common = Year(), Year()
    assert leap.part(2024, date(2024, 1, 1), date(2024, 1, 31)) == Fraction(31, 366)
    assert common.part(2025, date(2020, 1, 1), date(2030, 1, 1)) == 1
    assert common.part(2025, date(2026, 1, 1), date(2030, 1, 1)) == 0
    assert common.part(2025, date(2025, 12, 31), date(2030, 1, 1)) == Fraction(1, 365)
    assert JULY.part(2023, date(2024, 2, 29), date(2024, 2, 29)) == Fraction(1, 366)


# When a Member leaves ----------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [
    Exit(Length(months=6)), Exit(Length(months=6), "complete"), Exit(),
    Exit(Length(years=1), year_end=0), Exit(Length(months=3), year_end=0, cut_off=(9, 30)),
    Exit(year_end=0, cut_off=(9, 30)), Exit(year_end=1), Exit(Length(months=6), year_end=0, year=JULY),
    Exit(year_end=0, year=JULY, cut_off=(3, 31)), Exit(year_end=0, year=JULY, cut_off=(7, 1)),
    Exit(Length(days=90), "complete", year_end=1, year=JULY),
], ids=repr)  # fmt: skip
def test_the_day_of_leaving_for_every_day_of_notice(rule: Exit) -> None:
    before = date.min
    for received in DAYS:
        leaves = rule.leaves(received)
        assert leaves is not None
        if rule.counted == "ahead":
            assert rule.length.ahead_of(leaves) >= received
        else:
            assert leaves > rule.length.after(received)
        if rule.year_end is not None:
            assert leaves == plainly(rule, received)
        assert leaves >= before, "later notice, no earlier exit"
        before = leaves


def plainly(rule: Exit, received: date) -> date:
    """The first day of a year that is late enough, found by going through all days."""
    assert rule.year_end is not None
    ends, day = 0, received
    wanted = rule.year_end + 1 + _late(rule, received)
    while True:
        day += ONE
        if (day.month, day.day) == (rule.year.month, rule.year.day):
            ends += 1
            long_enough = (
                rule.length.ahead_of(day) >= received
                if rule.counted == "ahead"
                else rule.length.complete(received) <= day
            )
            if ends >= wanted and long_enough:
                return day


def _late(rule: Exit, received: date) -> bool:
    """Whether no cut-off is still to come in its year, its day included."""
    if rule.cut_off is None:
        return False
    day = received
    while (day.month, day.day) != rule.cut_off:
        day += ONE
        if (day.month, day.day) == (rule.year.month, rule.year.day):
            return True
    return False


@pytest.mark.parametrize(
    ("rule", "received", "leaves"),
    [
        (Exit(Length(years=1)), date(2024, 2, 29), date(2025, 3, 1)),
        (Exit(Length(years=1)), date(2024, 3, 1), date(2025, 3, 1)),
        (Exit(), date(2026, 5, 8), date(2026, 5, 8)),
        # to the end of the year if in its first nine months, else of the next
        (Exit(year_end=0, cut_off=(9, 30)), date(2026, 9, 30), date(2027, 1, 1)),
        (Exit(year_end=0, cut_off=(9, 30)), date(2026, 10, 1), date(2028, 1, 1)),
        # to the end of the calendar year that follows
        (Exit(year_end=1), date(2026, 1, 1), date(2028, 1, 1)),
        (Exit(year_end=1), date(2026, 12, 31), date(2028, 1, 1)),
        # a year's notice, to the end of a calendar year
        (Exit(Length(years=1), year_end=0), date(2026, 1, 1), date(2027, 1, 1)),
        (Exit(Length(years=1), year_end=0), date(2026, 1, 2), date(2028, 1, 1)),
    ],
)
def test_the_day_of_leaving_by_rules_that_organisations_have(
    rule: Exit, received: date, leaves: date
) -> None:
    assert rule.leaves(received) == leaves


def test_a_lock_in_holds_back_the_notice_or_the_exit() -> None:
    joined = date(2020, 5, 10)
    no_notice = Exit(Length(months=6), lock=Lock(Length(years=5), "notice"))
    assert no_notice.open_from(joined) == date(2025, 5, 11)
    assert no_notice.leaves(date(2025, 5, 10), joined) is None
    assert no_notice.leaves(date(2025, 5, 11), joined) == date(2025, 11, 11)
    no_exit = Exit(Length(months=6), lock=Lock(Length(years=5), "exit"))
    assert no_exit.open_from(joined) == joined
    assert no_exit.leaves(joined, joined) == date(2025, 5, 11)
    assert no_exit.leaves(date(2024, 11, 12), joined) == date(2025, 5, 12)
    assert no_exit.leaves(joined - ONE, joined) is None
    assert no_exit.leaves(joined) == date(2020, 11, 10)


def test_a_rule_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Exit(year_end=-1)
    with pytest.raises(ValueError, match="day"):
        Exit(year_end=0, cut_off=(2, 30))


# What may still change it ------------------------------------------------------------------------

D = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("extensions", "rescinded", "expelled", "outcome"),
    [
        ([], None, None, Leaving(D, "notice")),
        ([Extension(D - ONE, D + ONE)], None, None, Leaving(D + ONE, "notice")),
        ([Extension(D, D + ONE)], None, None, Leaving(D, "notice")),  # the day had come
        ([Extension(D - ONE, D - ONE)], None, None, Leaving(D, "notice")),  # nothing is brought forward
        ([Extension(D, D + 9 * ONE), Extension(D - ONE, D + ONE)], None, None, Leaving(D + 9 * ONE, "notice")),
        ([], D - ONE, None, Leaving(None, None)),
        ([], D, None, Leaving(D, "notice")),
        ([Extension(D - ONE, D + ONE)], D, None, Leaving(None, None)),
        ([], None, D - ONE, Leaving(D - ONE, "expulsion")),
        ([], None, D, Leaving(D, "notice")),
        ([], D - ONE, D + ONE, Leaving(D + ONE, "expulsion")),
        ([], D - ONE, D - 2 * ONE, Leaving(D - 2 * ONE, "expulsion")),
        ([], D, D + ONE, Leaving(D, "notice")),
    ],
)  # fmt: skip
def test_what_becomes_of_a_notice(
    extensions: list[Extension], rescinded: date | None, expelled: date | None, outcome: Leaving
) -> None:
    assert leaving(D, extensions, rescinded, expelled) == outcome


near = st.integers(-4, 4).map(lambda n: D + n * ONE)


@given(
    st.lists(st.tuples(near, near), max_size=3),
    st.one_of(st.none(), near),
    st.one_of(st.none(), near),
)
def test_what_becomes_of_a_notice_lived_through_day_by_day(
    agreed: list[tuple[date, date]], rescinded: date | None, expelled: date | None
) -> None:
    day: date | None = D
    today = D - 5 * ONE
    result = Leaving(None, None)
    while today < D + 9 * ONE:
        if today == expelled and (day is None or today < day):
            result = Leaving(today, "expulsion")
            break
        if today == day:
            result = Leaving(today, "notice")
            break
        for when, to in agreed:
            if when == today and day is not None:
                day = max(day, to)
        if today == rescinded:
            day = None
        today += ONE
    assert leaving(D, [Extension(*each) for each in agreed], rescinded, expelled) == result


def test_what_outlives_leaving() -> None:
    leaves = date(2026, 6, 1)
    assert Tail().last_day(leaves) == date(2026, 5, 31)
    assert Tail().part(2026, leaves) == Fraction(151, 365)
    assert Tail(to_year_end=True).part(2026, leaves) == 1
    assert Tail(to_year_end=True).part(2027, leaves) == 0
    assert Tail(Length(years=1)).last_day(leaves) == date(2027, 5, 31)
    assert Tail(Length(years=1), to_year_end=True).last_day(leaves) == date(2027, 12, 31)
    assert Tail(to_year_end=True, year=JULY).last_day(leaves) == date(2026, 6, 30)
    assert Tail().part(2026, leaves, joined=date(2026, 5, 31)) == Fraction(1, 365)
    assert Tail(to_year_end=True).last_day(date(2027, 1, 1)) == date(2026, 12, 31)


def test_the_parts_of_all_years_are_the_days_of_membership() -> None:
    joined = date(2023, 12, 31)
    for leaves in DAYS:
        if leaves > joined:
            parts = [Tail().part(year, leaves, joined) * (365 + calendar.isleap(year))
                     for year in range(2023, leaves.year + 1)]  # fmt: skip
            assert sum(parts) == (leaves - joined).days
