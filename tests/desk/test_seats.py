"""The clocks of a seat: the very second at which they change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import moment_of
from charterhouse.desk.seats import seat_of

ZONES = ("Europe/Moscow", "Asia/Almaty", "Europe/Vienna", "Australia/Lord_Howe", "UTC")


@given(st.datetimes(datetime(1990, 1, 2), datetime(2039, 12, 30)), st.sampled_from(ZONES))
def test_the_day_of_a_moment_is_that_of_the_zone(at: datetime, name: str) -> None:
    instant = at.replace(microsecond=0, tzinfo=UTC)
    assert seat_of(name).day(moment_of(instant)) == instant.astimezone(ZoneInfo(name)).date()


def test_a_day_opens_when_its_clocks_say_so() -> None:
    moscow = seat_of("Europe/Moscow")
    winter, summer = date(2009, 1, 15), date(2009, 7, 15)
    assert moscow.opens(winter) == moment_of(datetime(2009, 1, 14, 21, tzinfo=UTC))
    assert moscow.opens(summer) == moment_of(datetime(2009, 7, 14, 20, tzinfo=UTC))


def test_the_change_is_found_to_the_second() -> None:
    vienna = seat_of("Europe/Vienna")
    change = moment_of(datetime(2024, 3, 31, 1, tzinfo=UTC))
    assert change in vienna.since
    assert change - timedelta(hours=1).seconds not in vienna.since


@pytest.mark.parametrize(
    "name", ["Europe/Moskau", "", "../../etc/passwd", "/etc/passwd", "Europe", "zone.tab"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        seat_of(name)
