"""Moments, days and periods: a moment is a whole second of UTC, a day is the seat's."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, total_ordering
from typing import NamedTuple

from .errors import Unreadable

Moment = int  # seconds of UTC since the start of the year 1
DAY = 86_400
LAST_YEAR = 9000  # of what is written: periods counted from it stay within the calendar
NEVER: Moment = 1 << 60  # no moment reaches it

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[ -~]*")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_BOUND = re.compile(r"(after|before|from|until) (\S+)")


@total_ordering
class When:
    """When something happened, as exactly as it is known; what is dated to a day counts from its start."""

    __slots__ = ("earliest", "latest", "text")

    def __init__(self, earliest: Moment, latest: Moment, text: str) -> None:
        self.earliest, self.latest = earliest, latest
        self.text = text  # as written: "2024-05-08", "2010-06", "after 2024-01-05", an instant

    @property
    def exact(self) -> bool:
        """Whether there is nothing uncertain about it."""
        return self.earliest == self.latest

    def __lt__(self, other: When) -> bool:
        return (self.latest, self.earliest) < (other.latest, other.earliest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and (self.latest, self.earliest) == (
            other.latest,
            other.earliest,
        )

    def __hash__(self) -> int:
        return hash((self.latest, self.earliest))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"When({self.text!r})"


class Seat(NamedTuple):
    """The clocks of the organisation's seat: from which moment they stood how far from UTC, in seconds."""

    since: tuple[Moment, ...] = (0,)
    offset: tuple[int, ...] = (0,)

    def __hash__(self) -> int:
        """Of a part of it: every date is looked up by its seat, and a seat has hundreds of changes."""
        return hash((len(self.since), self.offset[-1]))

    def opens(self, day: date) -> Moment:
        """The first moment of a day."""
        return _opens(self, day)

    def closes(self, day: date) -> Moment:
        """The last moment of a day: a question asked on a day sees the whole of it."""
        return _opens(self, day + timedelta(days=1)) - 1 if day < date.max else NEVER - 1

    def day(self, moment: Moment) -> date:
        """The day on which a moment falls; the calendar's first or last where it falls outside."""
        local = (moment + self.ahead(moment)) // DAY
        return date.fromordinal(min(max(local, 1), date.max.toordinal()))

    def ahead(self, moment: Moment) -> int:
        """How far the clocks of the seat are ahead of UTC at a moment, in seconds."""
        return self.offset[bisect_right(self.since, max(moment, 0)) - 1]

    def instant(self, moment: Moment) -> str:
        """A moment in UTC, as text."""
        return (_EPOCH + timedelta(seconds=moment - DAY)).isoformat().replace("+00:00", "Z")


_EPOCH = datetime(1, 1, 1, tzinfo=UTC)


def moment_of(instant: datetime) -> Moment:
    """The moment of an instant that knows its zone."""
    return int((instant.astimezone(UTC) - _EPOCH).total_seconds()) + DAY


@lru_cache(maxsize=1 << 16)
def _opens(seat: Seat, day: date) -> Moment:
    if day == date.max:
        return NEVER
    midnight = day.toordinal() * DAY
    n = max(bisect_right(seat.since, midnight - DAY) - 1, 0)
    while n + 1 < len(seat.since) and midnight - seat.offset[n] >= seat.since[n + 1]:
        n += 1
    return max(midnight - seat.offset[n], seat.since[n]) if n else midnight - seat.offset[0]


def when(written: object, seat: Seat, path: str = "on") -> When:
    """A moment, a day, or as much of a date as is known.

    `2024-05-08`, `2010-06`, `2019`, `2003-04-28/2003-09-18` (between, both included),
    `after 2024-01-05`, `before 2024-01-05`, `2024-05-08T10:00:00+03:00`.
    Raises `Unreadable` on anything else, and on a day that the calendar does not have.
    """
    if isinstance(written, str):
        return _when(written, seat, path)
    if isinstance(written, datetime):
        return _instant(written.isoformat(), seat, path)
    if isinstance(written, date):
        _within_reach(written, path)
        opens = seat.opens(written)
        return When(opens, opens, written.isoformat())
    return _when(str(written), seat, path)


@lru_cache(maxsize=1 << 16)
def _when(text: str, seat: Seat, path: str) -> When:
    if _INSTANT.fullmatch(text):
        return _instant(text, seat, path)
    if "/" in text:
        first, _, last = text.partition("/")
        low, high = _span(first, seat, path)[0], _span(last, seat, path)[1]
        if high < low:
            raise Unreadable(
                path,
                text,
                "a span that ends after it begins",
                "2003-04-28/2003-09-18",
                ru="промежуток, конец которого не раньше начала",
            )
        return When(low, high, text)
    if bound := _BOUND.fullmatch(text):
        return _bounded(bound[1], bound[2], seat, path, text)
    return When(*_span(text, seat, path), text)


def _bounded(word: str, date_known: str, seat: Seat, path: str, text: str) -> When:
    """After or before a day, month or year; or from its first day on, or until its last."""
    first, last = _days(date_known, path)
    if word == "from":
        return When(seat.opens(first), NEVER, text)
    if word == "until":
        return When(0, seat.opens(last), text)
    if word == "after" and last < date.max:
        return When(seat.opens(last + timedelta(days=1)), NEVER, text)
    if word == "before" and first > date.min:
        return When(0, seat.opens(first - timedelta(days=1)), text)
    raise Unreadable(
        path,
        text,
        "a bound within the calendar",
        "after 2024-01-05",
        ru="граница в пределах календаря",
    )


def _span(text: str, seat: Seat, path: str) -> tuple[Moment, Moment]:
    """The first and the last day-start that a day, month or year allows."""
    first, last = _days(text, path)
    return seat.opens(first), seat.opens(last)


def _days(text: str, path: str) -> tuple[date, date]:
    """The first and the last day that a day, month or year allows."""
    parts = _DAY.fullmatch(text)
    if not parts:
        raise Unreadable(
            path,
            text,
            "a day, a month, a year, a bound or an instant",
            "2024-05-08",
            ru="день, месяц, год, граница или момент",
        )
    year, month, day = (int(part) if part else None for part in parts.groups())
    assert year is not None
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        month = 12 if month is None else month
        last = date(year, month, calendar.monthrange(year, month)[1] if day is None else day)
    except ValueError:
        raise Unreadable(
            path,
            text,
            "a day that the calendar has",
            "2024-02-29",
            ru="день, который есть в календаре",
        ) from None
    _within_reach(last, path)
    return first, last


def _instant(text: str, seat: Seat, path: str) -> When:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(
            path, text, "an instant", "2024-05-08T10:00:00+03:00", ru="момент"
        ) from None
    if instant.tzinfo is None:
        raise Unreadable(
            path,
            text,
            "an instant with its zone",
            "2024-05-08T10:00:00+03:00",
            ru="момент с часовым поясом",
        )
    try:
        moment = moment_of(instant)
    except OverflowError:
        raise Unreadable(
            path,
            text,
            "an instant within the calendar",
            "2024-05-08T10:00:00Z",
            ru="момент в пределах календаря",
        ) from None
    return When(moment, moment, seat.instant(moment))


def day_of(written: object, path: str = "on") -> date:
    """An exact day; raises `Unreadable` on anything else."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return _within_reach(written, path)
    try:
        parts = _DAY.fullmatch(str(written))
        if not parts or parts[3] is None:
            raise ValueError("a day is written in full, with its hyphens")
        return _within_reach(date.fromisoformat(str(written)), path)
    except ValueError:
        raise Unreadable(
            path,
            written,
            "a day that the calendar has",
            "2024-02-29",
            ru="день, который есть в календаре",
        ) from None


def _within_reach(day: date, path: str) -> date:
    """A day from which periods may be counted without leaving the calendar."""
    if day.year > LAST_YEAR:
        raise Unreadable(
            path,
            day,
            f"a day no later than the year {LAST_YEAR}",
            "2024-02-29",
            ru=f"день не позднее {LAST_YEAR} года",
        )
    return day


def after(start: date, *, years: int = 0, months: int = 0) -> date:
    """The first day on which a period is complete; its first day is not counted.

    Two years from 1 January 2024 are complete at the end of 1 January 2026, so from 2 January.
    """
    last = shift(start, years * 12 + months)
    return last + timedelta(days=1) if last < date.max else last


def ahead_of(end: date, *, months: int) -> date:
    """The last day that is "not later than" so many months before a day: counted back from the end."""
    return shift(end, -months)


@lru_cache(maxsize=1 << 12)
def shift(day: date, months: int) -> date:
    """The same day of another month, or its last day where it has none.

    29 February + 2 years = 28 February. Beyond the calendar it is the calendar's own first or last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
