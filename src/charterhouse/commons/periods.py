"""Periods: so many days, or so many years and months, and years that need not begin in January.

The day of an event is not counted. Months end on the day of the same number, or on the last of a month
that has no such day; 29 February and two years make 28 February.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import msgspec

from charterhouse.core.moments import shift

_DAY = timedelta(days=1)


class Length(msgspec.Struct, frozen=True):
    """How long a period is: in days, or in years and months.

    Raises `ValueError` where days stand beside years or months, and on less than nothing.
    """

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.days) < 0:
            raise ValueError("a period is shorter than nothing; expected 0 or more of each")
        if self.days and (self.years or self.months):
            raise ValueError("days beside years or months; expected the one or the other")

    def after(self, day: date) -> date:
        """The last day of a period that begins with an event on a day."""
        return shift(day, self.years * 12 + self.months) + timedelta(days=self.days)

    def complete(self, day: date) -> date:
        """The first day on which the whole period since an event on a day is over."""
        return self.after(day) + _DAY

    def ahead_of(self, day: date) -> date:
        """The last day that is so long ahead of an event: counted back from it."""
        return shift(day, -(self.years * 12 + self.months)) - timedelta(days=self.days)

    def first_ahead(self, given: date) -> date:
        """The first day of an event of which this day is so long ahead.

        From 31 August six months lead to 1 March: 28 February is six months after 28 August only.
        """
        day = self.after(given)
        while self.ahead_of(day) < given:
            day += _DAY
        return day


class Year(msgspec.Struct, frozen=True):
    """A year by the day on which it begins; it is called by the calendar year of that day.

    Raises `ValueError` on a day that not every year has.
    """

    month: int = 1
    day: int = 1

    def __post_init__(self) -> None:
        date(2001, self.month, self.day)  # a common year

    def of(self, day: date) -> int:
        """The year that a day belongs to."""
        return day.year - (day < date(day.year, self.month, self.day))

    def first(self, year: int) -> date:
        """Its first day."""
        return date(year, self.month, self.day)

    def last(self, year: int) -> date:
        """Its last day."""
        return self.first(year + 1) - _DAY

    def part(self, year: int, first: date, last: date) -> Fraction:
        """What part of a year lies from one day to another, both included, in days."""
        begins, ends = max(first, self.first(year)), min(last, self.last(year))
        days = max((ends - begins).days + 1, 0)
        return Fraction(days, (self.first(year + 1) - self.first(year)).days)
