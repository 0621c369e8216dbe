"""The clocks of a seat, read from the zone's own table, the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import Moment, Seat, moment_of

FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NAME = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")


@cache
def seat_of(time_zone: str) -> Seat:
    """The offsets of a time zone and the very moments at which they change; `Unreadable` if there is none."""
    zone = _zone(time_zone)
    since, offset = [0], [_offset(FIRST, zone)]
    for moment, seconds in _changes(zone):
        since.append(moment)
        offset.append(seconds)
    return Seat(tuple(since), tuple(offset))


def _zone(name: str) -> ZoneInfo:
    if NAME.fullmatch(name):
        table = files("tzdata").joinpath("zoneinfo", *name.split("/"))
        if table.is_file():
            with table.open("rb") as content:
                try:
                    return ZoneInfo.from_file(content, key=name)
                except ValueError:
                    pass  # a list or a table of another kind
    raise Unreadable("time_zone", name, "a time zone of the IANA tables", "Europe/Moscow")


def _changes(zone: ZoneInfo) -> Iterator[tuple[Moment, int]]:
    day, before = FIRST, _offset(FIRST, zone)
    while day < LAST:
        following = day + DAY
        after = _offset(following, zone)
        if after != before:
            yield moment_of(_turn(day, following, before, zone)), after
        day, before = following, after


def _turn(early: datetime, late: datetime, before: int, zone: ZoneInfo) -> datetime:
    """The first second at which the offset is no longer what it was."""
    while late - early > SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle, zone) == before:
            early = middle
        else:
            late = middle
    return late


def _offset(at: datetime, zone: ZoneInfo) -> int:
    shift = at.astimezone(zone).utcoffset()
    assert shift is not None, "a zone has an offset at every moment"
    return int(shift.total_seconds())
