"""Moments, days and periods: every day of leap and common years, every form of a date, the clocks of the seat."""

import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import (
    DAY,
    NEVER,
    Seat,
    When,
    after,
    ahead_of,
    day_of,
    moment_of,
    shift,
    when,
)
from laws.worlds import SEAT
from toy_charter.seats import seat_of

YEARS = (1999, 2000, 2001, 2003, 2004, 2100)
DAYS = [
    date(year, 1, 1) + timedelta(days=n)
    for year in YEARS
    for n in range(365 + calendar.isleap(year))
]
UTC_SEAT = Seat()


def test_a_period_of_years_ends_on_the_same_day_of_the_calendar_every_day_of_the_year() -> None:
    for day in DAYS:
        for years in (1, 2, 4):
            last = after(day, years=years) - timedelta(days=1)
            if (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + years):
                assert last == date(day.year + years, 2, 28)
            else:
                assert last == day.replace(year=day.year + years)


def test_a_period_of_months_ends_on_the_same_day_or_the_last_of_the_month() -> None:
    for day in DAYS:
        for months in (1, 2, 3, 6, 11, 12, 13, 24, -1, -6, -12, -13):
            there = shift(day, months)
            assert (there.year - day.year) * 12 + there.month - day.month == months
            assert there.day == min(day.day, calendar.monthrange(there.year, there.month)[1])


def test_the_first_day_of_a_period_is_not_counted() -> None:
    assert after(date(2024, 1, 1), years=2) == date(2026, 1, 2)
    assert after(date(2024, 2, 29), years=1) == date(2025, 3, 1)
    assert after(date(2023, 2, 28), years=1) == date(2024, 2, 29)
    assert after(date(2024, 8, 31), months=6) == date(2025, 3, 1)


def test_not_later_than_is_counted_back_from_the_end() -> None:
    assert ahead_of(date(2026, 12, 1), months=6) == date(2026, 6, 1)
    assert ahead_of(date(2024, 8, 31), months=6) == date(2024, 2, 29)
    assert ahead_of(date(2023, 8, 31), months=6) == date(2023, 2, 28)
    for day in DAYS:
        assert ahead_of(day, months=6) == shift(day, -6)


def test_beyond_the_calendar_is_its_own_end() -> None:
    assert shift(date(9999, 1, 1), 12) == date.max
    assert after(date(9999, 12, 31), years=1) == date.max
    assert shift(date(1, 1, 1), -1) == date.min


def test_a_day_in_the_seat_begins_at_its_midnight_through_every_change_of_the_clocks() -> None:
    """Moscow moved its clocks twice a year, stopped in 2011 and moved once more in 2014."""
    zone = ZoneInfo("Europe/Moscow")
    day = date(1991, 12, 1)
    while day < date(2015, 1, 1):
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        assert SEAT.opens(day) == moment_of(midnight), day
        assert SEAT.closes(day) == SEAT.opens(day + timedelta(days=1)) - 1
        assert SEAT.day(SEAT.opens(day)) == SEAT.day(SEAT.closes(day)) == day
        day += timedelta(days=1)
    lengths = {
        SEAT.opens(date(2011, 3, n + 1)) - SEAT.opens(date(2011, 3, n)) for n in range(1, 31)
    }
    assert lengths == {DAY, DAY - 3600}


@pytest.mark.parametrize(
    "zone",
    ["America/Sao_Paulo", "Asia/Beirut", "Asia/Yerevan", "Asia/Almaty", "Australia/Lord_Howe"],
)
def test_a_day_begins_at_its_first_moment_even_where_midnight_is_skipped_or_comes_twice(
    zone: str,
) -> None:
    seat = seat_of(ZoneInfo(zone))
    day = date(1995, 1, 1)
    while day < date(2020, 1, 1):
        opens = seat.opens(day)
        assert seat.day(opens) == day
        assert seat.day(opens - 1) == day - timedelta(days=1)
        assert seat.day(seat.closes(day)) == day
        day += timedelta(days=1)


def test_an_instant_is_shown_in_utc_and_read_from_any_zone() -> None:
    read = when("2024-05-08T10:00:00+03:00", SEAT)
    assert str(read) == "2024-05-08T07:00:00Z"
    assert read == when("2024-05-08T07:00:00Z", SEAT) == when("2024-05-08 07:00Z", SEAT)
    assert read.exact
    assert SEAT.day(read.latest) == date(2024, 5, 8)
    assert str(when("0999-01-01T00:00:00Z", SEAT)) == "0999-01-01T00:00:00Z"
    aware = datetime(2024, 5, 8, 7, tzinfo=UTC)
    assert when(aware, SEAT) == read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-08", date(2024, 5, 8), date(2024, 5, 8)),
        ("2010-06", date(2010, 6, 1), date(2010, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2003-04-28/2003-09-18", date(2003, 4, 28), date(2003, 9, 18)),
        ("2003/2004-02", date(2003, 1, 1), date(2004, 2, 29)),
        ("after 2024-01-05", date(2024, 1, 6), None),
        ("after 2024-01", date(2024, 2, 1), None),
        ("from 2024-01-05", date(2024, 1, 5), None),
        ("from 2024-01", date(2024, 1, 1), None),
        ("before 2024-01-05", None, date(2024, 1, 4)),
        ("before 2024-01", None, date(2023, 12, 31)),
        ("until 2024-01-05", None, date(2024, 1, 5)),
        ("until 2024-01", None, date(2024, 1, 31)),
        ("after 2011-03-27", date(2011, 3, 28), None),
    ],
)
def test_a_date_known_in_part_lies_between_its_first_and_its_last_day(
    text: str, first: date | None, last: date | None
) -> None:
    for seat in (SEAT, UTC_SEAT):
        read = when(text, seat)
        assert read.earliest == (0 if first is None else seat.opens(first))
        assert read.latest == (NEVER if last is None else seat.opens(last))
        assert str(read) == text
        assert read.exact == (first == last)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2023-02-29", "2024-13-01", "2024-00", "2024-00-15", "2024-05-00", "0000",
     "24-05-08", "2024-5-8", "20240508", "2024-W19-3", "2024-05-08T10:00", "2024-05-08T25:00Z",
     "2024-05-08T10:00+99:00", "2024/", "/2024", "2024-05/2023", "after", "after 2024-02-30",
     "since 2024", "2024-05-08~", "٢٠٢٤-٠٥-٠٨", "2024-05-08\n", "after 9999-12-31",
     "before 0001-01-01", "0001-01-01T00:00:00+03:00", "9999-12-31T23:59:59-03:00", None, 5, True],
)  # fmt: skip
def test_what_is_no_date_is_unreadable_with_what_was_expected(text: object) -> None:
    with pytest.raises(Unreadable) as caught:
        when(text, SEAT, "given[3].on")
    assert caught.value.path == "given[3].on"
    assert caught.value.example
    assert "expected" in str(caught.value)


def test_an_instant_without_its_zone_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="zone"):
        when(datetime(2024, 5, 8, 10), SEAT)


@pytest.mark.parametrize("text", ["2024-05", "2023-02-29", "20240508", "2024-W19-3", "", None])
def test_an_exact_day_is_wanted_where_a_day_is_wanted(text: object) -> None:
    with pytest.raises(Unreadable):
        day_of(text)


def test_an_exact_day_is_read() -> None:
    assert day_of("2024-02-29") == day_of(date(2024, 2, 29)) == date(2024, 2, 29)


def test_dates_are_ordered_by_the_last_day_on_which_they_may_have_been() -> None:
    march, spring, year = when("2019-03-05", SEAT), when("2019-03", SEAT), when("2019", SEAT)
    assert march < spring < year
    assert march <= when(date(2019, 3, 5), SEAT)
    assert march == When(march.earliest, march.latest, "otherwise written")
    assert hash(march) == hash(When(march.earliest, march.latest, ""))
    assert repr(spring) == "When('2019-03')"


def test_the_end_of_the_calendar_never_comes() -> None:
    assert SEAT.opens(date.max) == NEVER
    assert SEAT.closes(date.max) == NEVER - 1
    assert SEAT.day(NEVER) == date.max
    assert SEAT.day(0) == date.min
