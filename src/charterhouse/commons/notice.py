"""Notice: when a Member that gives it leaves, what may still change that, and what outlives it.

A day of leaving is the first day on which the State is no longer a Member.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

from .periods import Length, Year

_DAY = timedelta(days=1)


class Lock(NamedTuple):
    """For so long after joining no notice may be given, or none may take effect."""

    length: Length
    of: Literal["notice", "exit"]


class Exit(msgspec.Struct, frozen=True):
    """A rule of withdrawal.

    `length` is how long notice must be: counted back from the day of leaving (`ahead`), or from its
    receipt, so that the day after the whole period is the first outside (`complete`). Where
    `year_end` is given, the State leaves with the end of a year: that in which notice is received, so
    many years on; notice after `cut_off` (month and day) counts as received in the next year; and as
    many years later as the length demands. Raises `ValueError` on fewer than no years, and on a
    cut-off that not every year has.
    """

    length: Length = Length()
    counted: Literal["ahead", "complete"] = "ahead"
    year_end: int | None = None
    year: Year = Year()
    cut_off: tuple[int, int] | None = None
    lock: Lock | None = None

    def __post_init__(self) -> None:
        if self.year_end is not None and self.year_end < 0:
            raise ValueError(f"`{self.year_end}` years on; expected 0 or more")
        if self.cut_off is not None:
            Year(*self.cut_off)

    def open_from(self, joined: date) -> date:
        """The first day on which notice may be given."""
        if self.lock is None or self.lock.of == "exit":
            return joined
        return self.lock.length.complete(joined)

    def leaves(self, received: date, joined: date | None = None) -> date | None:
        """The day of leaving, by a notice received on a day; none where it came too early.

        `joined` is needed where there is a lock-in; without it none is looked at.
        """
        if joined is not None and received < self.open_from(joined):
            return None
        earliest = (
            self.length.first_ahead(received)
            if self.counted == "ahead"
            else self.length.complete(received)
        )
        if joined is not None and self.lock is not None and self.lock.of == "exit":
            earliest = max(earliest, self.lock.length.complete(joined))
        return earliest if self.year_end is None else self._with_a_year(received, earliest)

    def _with_a_year(self, received: date, earliest: date) -> date:
        assert self.year_end is not None
        year = self.year.of(received)
        last = year + self.year_end + (received > self._cut_off(year))
        while self.year.first(last + 1) < earliest:
            last += 1
        return self.year.first(last + 1)

    def _cut_off(self, year: int) -> date:
        """The last day on which notice counts for a year."""
        if self.cut_off is None:
            return self.year.last(year)
        day = date(year, *self.cut_off)
        return day if day >= self.year.first(year) else date(year + 1, *self.cut_off)


class Extension(NamedTuple):
    """A later day of leaving, and when it was agreed."""

    agreed: date
    to: date


class Leaving(NamedTuple):
    """Whether and when a State leaves, and by what."""

    day: date | None
    by: Literal["notice", "expulsion"] | None


def leaving(
    day: date,
    extensions: Iterable[Extension] = (),
    rescinded: date | None = None,
    expelled: date | None = None,
) -> Leaving:
    """What becomes of a notice by which a State leaves on a day.

    An extension counts if it was agreed before the day came, and puts it off. A notice is rescinded if
    that is said before the day came, as it then stood. `expelled` is the first day outside by
    expulsion, which overtakes a notice that has not run out.
    """
    for extension in sorted(extensions):
        if extension.agreed < day:
            day = max(day, extension.to)
    taken_back = rescinded is not None and rescinded < day
    if expelled is not None and (taken_back or expelled < day):
        return Leaving(expelled, "expulsion")
    return Leaving(None, None) if taken_back else Leaving(day, "notice")


class Tail(NamedTuple):
    """What outlives leaving: for so long, and perhaps to the end of that year, dues are still borne."""

    length: Length = Length()
    to_year_end: bool = False
    year: Year = Year()

    def last_day(self, leaves: date) -> date:
        """The last day for which the State bears its share."""
        last = self.length.after(leaves - _DAY)
        return self.year.last(self.year.of(last)) if self.to_year_end else last

    def part(self, year: int, leaves: date, joined: date = date.min) -> Fraction:
        """What part of a year's contribution it bears, by days."""
        return self.year.part(year, joined, self.last_day(leaves))
