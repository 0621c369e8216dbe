"""Arrears: when a debt has grown too large, stood too long or come back too often; what ends it.

Amounts are minor units of one currency. A test hears what is known; where an amount, a payment or a
date is not known it is open, unless nothing that it could be would turn it. Dates are compared by
`reached`, which the asker hands in, so that an answer knows how long it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

import msgspec

from charterhouse.core.answers import Part, Truth, all_of, any_of, none_of

from .majorities import Threshold
from .periods import Length

Reached = Callable[[date], bool]


class Due(NamedTuple):
    """What a year's contribution is, what of it has been paid, and when it fell or falls due.

    None is what is not known. An amount that is not known is more than nothing, and payments never
    exceed the amount. Less than nothing is paid where more is unpaid than the amount, as with interest.
    """

    year: int
    amount: int | None
    paid: int | None = 0
    on: date | None = None

    @property
    def unpaid(self) -> Truth:
        """Whether anything of it is unpaid."""
        if self.amount is None:
            return Truth.MET if self.paid == 0 else Truth.OPEN
        if self.paid is None:
            return Truth.OPEN if self.amount else Truth.BREACHED
        return all_of(self.paid < self.amount)

    @property
    def left(self) -> int | None:
        """What is unpaid of it; none where that is not known."""
        return None if self.amount is None or self.paid is None else self.amount - self.paid


class Volume(msgspec.Struct, frozen=True):
    """Arrears as large as the contributions of so many years: at least that, or strictly more.

    `part` multiplies those contributions. Raises `ValueError` on less than nothing of them.
    """

    years: int
    strictly: bool = False
    part: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.part < 0 or self.years < 0:
            raise ValueError("arrears are compared with less than nothing; expected 0 or more")

    def met(self, dues: Iterable[Due], last: int) -> Truth:
        """Whether all that is unpaid of these comes to the contributions of the years up to `last`.

        The asker leaves out what is not yet in arrears, and says whether the current year counts by
        the last year. A debtor that owes nothing is not in arrears.
        """
        low: Fraction | None = Fraction(0)
        high: Fraction | None = Fraction(0)
        unpaid = []
        for due in dues:
            inside = last - self.years < due.year <= last
            least, most = _over(due, self.part if inside else Fraction(0))
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
            unpaid.append(due.unpaid)
        if high is not None and not self._enough(high):
            return Truth.BREACHED
        large = Truth.MET if low is not None and self._enough(low) else Truth.OPEN
        return all_of(large, any_of(*unpaid))

    def _enough(self, over: Fraction) -> bool:
        return over > 0 if self.strictly else over >= 0


def _over(due: Due, part: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most by which what is unpaid exceeds a part of the amount; none is no limit."""
    rest = 1 - part
    if due.amount is not None:
        if due.paid is not None:
            return (rest * due.amount - due.paid,) * 2
        return -part * due.amount, rest * due.amount
    if due.paid is None:
        return (None if part else Fraction(0)), (None if rest > 0 else rest)
    over = rest * max(due.paid, 1) - due.paid
    return (None if rest < 0 else over), (None if rest > 0 else over)


class Age(msgspec.Struct, frozen=True):
    """Something that has stood unpaid for so long since it fell due."""

    length: Length

    def met(self, dues: Iterable[Due], reached: Reached) -> Truth:
        """Whether anything has: from the day after the period is complete."""
        return any_of(*(all_of(due.unpaid, self._stood(due, reached)) for due in dues))

    def _stood(self, due: Due, reached: Reached) -> Truth:
        if due.on is None:
            return Truth.OPEN
        return all_of(reached(self.length.complete(due.on)))


class Recurrence(msgspec.Struct, frozen=True):
    """So many successive years, of each of which so large a part is unpaid."""

    years: int
    part: Threshold

    def met(self, dues: Iterable[Due]) -> Truth:
        """Whether there are so many in a row. The asker hands in the closed years, one due for each."""
        found = {due.year: self._large(due) for due in dues}
        return any_of(*(
            all_of(*(found[year] for year in range(first, first + self.years)))
            for first in found
            if all(year in found for year in range(first, first + self.years))
        ))  # fmt: skip

    def _large(self, due: Due) -> Truth:
        """Whether so large a part of one year is unpaid."""
        if due.amount is not None and due.left is not None:
            return all_of(due.unpaid, due.left >= self.part.needed(due.amount))
        if due.amount is None and due.paid and self.part.part == 1:
            return Truth.BREACHED
        return due.unpaid


def paid_off(dues: Sequence[Due], payment: int) -> list[Due]:
    """The dues after a payment, which goes to them in the order in which they are handed in.

    Raises `ValueError` where what is unpaid of one is not known, and on less than nothing.
    """
    if payment < 0 or any(due.left is None for due in dues):
        raise ValueError(
            "the payment or what is unpaid is not known; expected 0 or more, and all known"
        )
    after = []
    for due in dues:
        part = min(payment, due.left or 0)
        payment -= part
        after.append(due._replace(paid=(due.paid or 0) + part))
    return after


def least_payment(dues: Sequence[Due], met: Callable[[Sequence[Due]], Truth]) -> int | None:
    """The least payment after which a test is no longer met; nothing where it is not met now.

    It goes to the dues in the order in which they are handed in. None where what is unpaid is not
    known, or the test does not end by paying all. Paying more never brings the test about.
    """
    lefts = [due.left for due in dues]
    if None in lefts:
        return None
    low, high = 0, sum(left for left in lefts if left is not None)
    if met(paid_off(dues, high)) is not Truth.BREACHED:
        return None
    while low < high:
        middle = (low + high) // 2
        if met(paid_off(dues, middle)) is Truth.BREACHED:
            high = middle
        else:
            low = middle + 1
    return low


class Ageing(NamedTuple):
    """What is unpaid, by how long; none where some amount in it is not known."""

    not_due: int | None
    overdue: tuple[int | None, ...]  # up to the first edge, up to the second, ..., beyond the last
    undated: int | None  # it is not known when it fell due


def ageing(dues: Iterable[Due], edges: Sequence[Length], reached: Reached) -> Ageing:
    """What is unpaid, by how long it has stood; a period that is complete counts to the next.

    A due is overdue from the day after it fell due.
    """
    sums: list[int | None] = [0] * (len(edges) + 3)
    for due in dues:
        place = len(sums) - 1
        if due.on is not None:
            stood = [Length().complete(due.on), *(edge.complete(due.on) for edge in edges)]
            place = sum(reached(day) for day in stood)
        so_far = sums[place]
        sums[place] = None if so_far is None or due.left is None else so_far + due.left
    return Ageing(sums[0], tuple(sums[1:-1]), sums[-1])


class Waiver(NamedTuple):
    """A decision that arrears are without effect, from one day to another, both included."""

    since: date
    until: date | None = None  # none: until it is revoked

    def holds(self, reached: Reached) -> bool:
        """Whether it has begun and has not expired."""
        expired = self.until is not None and reached(self.until + timedelta(days=1))
        return reached(self.since) and not expired


def loses(test: Part, waivers: Iterable[Waiver], reached: Reached, decided: Part = True) -> Truth:
    """Whether a debtor is without the right that arrears take.

    Where the test takes it by itself, `decided` stays as it is; where an organ takes it, `decided` is
    whether such a decision stands. Either way only while the test is met and no waiver holds.
    """
    return all_of(test, decided, none_of(*(waiver.holds(reached) for waiver in waivers)))
