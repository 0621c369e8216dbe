"""The arithmetic of an account, in whole minor units: which debt a credit pays, what is left of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.commons.scales import split


class Credit(NamedTuple):
    """What goes to a State's credit, and the years that its payer names."""

    minor: int
    years: tuple[int, ...]
    day: date  # on which it is credited
    entry: int = -1


class Instalment(NamedTuple):
    """A part of a contribution and the day by which it is to be paid, where that is known."""

    due: date | None
    minor: int


class Books(NamedTuple):
    """What a State was charged for each year, in minor units, and what of it is unpaid.

    Interest adds to a charge and a waiver takes from it; neither changes what was contributed.
    """

    contributions: Mapping[int, int]
    charged: Mapping[int, int]
    left: Mapping[int, int]
    over: int  # paid beyond every debt
    instalments: Mapping[int, Sequence[Instalment]]  # of the years of which something is unpaid
    unknown: frozenset[int]  # years of which the amount is not known, or whether it is owed
    sure: bool  # every credit is known in the currency of the budget

    def knows(self, year: int) -> bool:
        """Whether what is unpaid of a year is known: no credit may have gone to a year that is not."""
        if not self.sure or year in self.unknown:
            return False
        credited = self.over or self.charged != self.left
        return not (credited and self.unknown and min(self.unknown) < year)

    def unpaid(self, year: int) -> list[Instalment]:
        """What is left of each instalment of a year: the earliest is paid first."""
        left, found = self.left.get(year, 0), []
        for part in reversed(self.instalments.get(year, ())):
            rest = min(part.minor, left)
            left -= rest
            if rest:
                found.append(Instalment(part.due, rest))
        return found[::-1]


# Which debt a credit pays --------------------------------------------------------------------------


def settle(
    charged: Mapping[int, int], credits: Iterable[Credit], due: Mapping[int, date] | None = None
) -> tuple[dict[int, int], int]:
    """What is left of each year, and what was paid beyond all of them; one pass over either.

    A credit pays the years that it names, then the oldest; with `due`, in proportion what has fallen
    due, before what is over goes to the oldest.
    """
    left = dict(sorted(charged.items()))
    years, first, over = list(left), 0, 0
    for credit in credits:
        rest = credit.minor
        for year in credit.years:
            part = min(rest, left.get(year, 0))
            if part:
                left[year] -= part
                rest -= part
        if due is not None and rest:
            rest = _spread(rest, credit.day, left, due)
        while rest and first < len(years):
            year = years[first]
            owed = left[year]
            if rest < owed:
                left[year], rest = owed - rest, 0
            else:
                left[year], rest = 0, rest - owed
                first += 1
        over += rest
    return left, over


def _spread(rest: int, day: date, left: dict[int, int], due: Mapping[int, date]) -> int:
    """Pay what has fallen due in proportion, rounded down; what is over is left for the oldest."""
    if sum(1 for owed in left.values() if owed) < 2:
        return rest
    fallen = {year: owed for year, owed in left.items() if owed and due[year] <= day}
    whole, amount = sum(fallen.values()), rest
    for year, owed in fallen.items():
        part = min(owed, amount * owed // whole)
        left[year] -= part
        rest -= part
    return rest


# Amounts and shares -------------------------------------------------------------------------------


def amount_of(written: object) -> Money | None:
    """An amount out of a table of figures; nothing where it is none."""
    try:
        return Money.read(str(written))
    except ValueError:
        return None


def in_parts(amount: Money, weights: Mapping[str, Fraction]) -> dict[str, Money]:
    """An amount in proportion; the odd minor units go to the largest remainders, of equals to the first by name."""
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, Money(0, amount.currency))
    return split(amount, {name: weights[name] / whole for name in sorted(weights)})


def exact(written: str) -> Fraction | None:
    """A rate as an exact fraction; nothing where it is none, or is negative."""
    try:
        fraction = Fraction(written)
    except (ValueError, ZeroDivisionError):
        return None
    return fraction if fraction >= 0 else None


