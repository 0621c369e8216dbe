"""Weighted votes: whole units of weight, by year; basic votes and a part in proportion; who can block."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeVar

import msgspec

from charterhouse.core.answers import Part, Truth, all_of, any_of

from .majorities import Count, Majority, Vote, tally

Rounding = Literal["down", "up", "half_up"]
T = TypeVar("T")


def of_year(tables: Mapping[int, T], year: int) -> T | None:
    """The table that holds in a year: the last one from that year or an earlier; none where there is none."""
    begun = [first for first in tables if first <= year]
    return tables[max(begun)] if begun else None


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """A whole number by the rule that is stated; a half goes up under `half_up`."""
    if rounding == "up":
        return exact.__ceil__()
    return (exact if rounding == "down" else exact + Fraction(1, 2)).__floor__()


def basic_votes(
    proportional: Mapping[str, int], part: Fraction, rounding: Rounding = "down"
) -> int:
    """The basic votes of each, so that together they make up this part of all the votes.

    `proportional` are the votes that each has besides. Raises `ValueError` where the part is not at
    least 0 and less than 1, or where there is nobody.
    """
    if not 0 <= part < 1:
        raise ValueError(f"`{part}` of all votes cannot be basic; expected from 0 to less than 1")
    if not proportional:
        raise ValueError("nobody has a vote; expected one Member at least")
    together = part * sum(proportional.values()) / (1 - part)
    return rounded(together / len(proportional), rounding)


def with_basic_votes(
    holdings: Mapping[str, int], unit: int, basic: int, rounding: Rounding = "down"
) -> dict[str, int]:
    """The weight of each: its basic votes, and one vote for each full unit that it holds.

    Holdings and the unit are in the same whole units. Raises `ValueError` on a unit below 1.
    """
    if unit < 1:
        raise ValueError(f"`{unit}` is no unit to hold; expected 1 or more")
    return {
        name: basic + rounded(Fraction(held, unit), rounding) for name, held in holdings.items()
    }


class WeightedMajority(msgspec.Struct, frozen=True):
    """Enough weight for it, and where there is a second key, enough heads too.

    Weight that fewer than `fewest_to_block` Members withhold counts as reached: so large a weight in
    so few hands does not block. Members withhold it who do anything but vote for.
    """

    weight: Majority
    heads: Majority | None = None
    fewest_to_block: int = 0

    def carried(
        self, counts: Mapping[str, Part], votes: Mapping[str, Vote], weights: Mapping[str, int]
    ) -> Truth:
        """Whether it is carried; open where what is not known could turn it.

        Raises `KeyError` where somebody has no weight.
        """
        heads = tally(counts, votes)
        enough = any_of(self.weight.carried(*tally(counts, votes, weights)), self._too_few(*heads))
        return enough if self.heads is None else all_of(enough, self.heads.carried(*heads))

    def _too_few(self, count: Count, doubtful: Count) -> Truth:
        """Whether too few withhold their weight to block."""
        fewest = sum(count) - count.favour - count.unknown
        most = fewest + count.unknown + sum(doubtful) - doubtful.favour
        if most < self.fewest_to_block:
            return Truth.MET
        return Truth.OPEN if fewest < self.fewest_to_block else Truth.BREACHED

    def needed(self, members: int, total: int) -> list[int | None]:
        """The weight that carries it with so many heads for it, from none to all, everybody voting.

        `total` is the weight of all. None where no weight carries it.
        """
        return [self._needed_with(heads, members, total) for heads in range(members + 1)]

    def _needed_with(self, heads: int, members: int, total: int) -> int | None:
        if self.heads is not None and heads < self.heads.threshold.needed(members):
            return None
        if members - heads < self.fewest_to_block:
            return 0
        return self.weight.threshold.needed(total)
