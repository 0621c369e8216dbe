"""Voting power: how often a Member decides, as exact fractions.

A Member *swings* a group of others if the text fails with them and passes with it added. Whoever does
not vote for stands outside the group.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, gcd
from typing import NamedTuple


class Power(NamedTuple):
    """The voting power of one Member."""

    swings: int  # the groups of others that it swings
    penrose: Fraction  # of all groups of others, the part that it swings
    banzhaf: Fraction  # its part of all swings
    shapley: Fraction  # the part of all orders of voting in which its vote is the one that decides


def of_weights(weights: Mapping[str, int], needed: Sequence[int | None]) -> dict[str, Power]:
    """The power of each, where a weight decides, and perhaps heads too.

    `needed` is the weight that carries a text with so many heads for it, from none to all; none where
    no weight does. A plain weighted majority needs the same with each. Time grows with the sum of the
    weights; a common divisor is taken out first. Raises `ValueError` where a weight is negative, or
    where `needed` does not have one place more than there are Members.
    """
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight is negative; expected 0 or more")
    if len(needed) != len(weights) + 1:
        raise ValueError(f"{len(needed)} weights are needed; expected {len(weights) + 1}")
    unit = gcd(*weights.values()) or 1
    small = {name: weight // unit for name, weight in weights.items()}
    total = sum(small.values())
    levels = [total + 1 if each is None else max(-(-each // unit), 0) for each in needed]
    groups = _Groups(len(small))
    for weight in small.values():
        groups.add(weight)
    return _power({name: groups.swings(weight, levels) for name, weight in small.items()})


def of_rule(members: Sequence[str], carries: Callable[[frozenset[str]], bool]) -> dict[str, Power]:
    """The power of each under any rule, by trying every group: for 20 Members at most.

    `carries` says whether the text passes where these are for it and nobody else is. Raises
    `ValueError` where there are more.
    """
    if len(members) > 20:
        raise ValueError(
            f"{len(members)} Members are too many to try every group; expected 20 or fewer"
        )
    found = {}
    for name in members:
        others = [other for other in members if other != name]
        found[name] = [
            sum(
                not carries(frozenset(group)) and carries(frozenset((*group, name)))
                for group in combinations(others, size)
            )
            for size in range(len(members))
        ]
    return _power(found)


class _Groups:
    """How many groups there are of each size and weight.

    For each size a single whole number holds them all: the number of groups of weight w stands in its
    w-th field of bits, wide enough that their sum over all weights fits too. So a Member is added, or
    taken out, by a shift and a sum, and fields are summed by one division.
    """

    def __init__(self, members: int) -> None:
        self.bits = members + 1
        self.sizes = [1] + [0] * members

    def add(self, weight: int) -> None:
        """Each group, with and without one more Member."""
        for size in range(len(self.sizes) - 1, 0, -1):
            self.sizes[size] += self.sizes[size - 1] << (weight * self.bits)

    def swings(self, weight: int, levels: Sequence[int]) -> list[int]:
        """For each size, the groups that one of the Members with this weight swings."""
        found, without = [], 0
        for size in range(len(self.sizes) - 1):
            without = self.sizes[size] - (without << (weight * self.bits))
            least, limit = max(levels[size + 1] - weight, 0), levels[size]
            found.append(self._between(without, least, limit) if least < limit else 0)
        return found

    def _between(self, groups: int, least: int, limit: int) -> int:
        """How many groups have a weight from `least` to less than `limit`."""
        fields = (groups >> (least * self.bits)) & ((1 << ((limit - least) * self.bits)) - 1)
        return fields % ((1 << self.bits) - 1)


def _power(swings: Mapping[str, Sequence[int]]) -> dict[str, Power]:
    """The power of each, by how many groups of each size it swings."""
    members = len(swings)
    whole = sum(sum(sizes) for sizes in swings.values())
    return {
        name: Power(
            sum(sizes),
            Fraction(sum(sizes), 1 << (members - 1)),
            Fraction(sum(sizes), whole) if whole else Fraction(0),
            Fraction(
                sum(
                    number * factorial(size) * factorial(members - 1 - size)
                    for size, number in enumerate(sizes)
                ),
                factorial(members),
            ),
        )
        for name, sizes in swings.items()
    }
