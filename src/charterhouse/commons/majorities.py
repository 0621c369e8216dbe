"""Majorities: how many of what, strictly more or at least; in heads or in weight, never in percentages.

A majority that turns on two keys is `all_of` of both, each with its own count and its own base; one
that may be reached by either is `any_of`. That is exact also where votes are not known: a vote for the
text is best, and one against it worst, for every key at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from charterhouse.core.answers import Part, Truth, none_of, who

Vote = Literal["for", "against", "abstain", "not_voting", "absent"]
Base = Literal["members", "present", "taking_part", "cast"]


class Count(NamedTuple):
    """How many did what: in heads, or in whole units of weight.

    Abstention, non-participation and absence are three things. `unknown` are those that are counted
    and of whom it is not known which of the five they did.
    """

    favour: int = 0
    against: int = 0
    abstaining: int = 0  # took part in the vote, for neither side
    not_voting: int = 0  # there, and took no part in the vote
    absent: int = 0
    unknown: int = 0

    def turned(self) -> Count:
        """The same with for and against exchanged."""
        return self._replace(favour=self.against, against=self.favour)


# The votes as `Count` has them; nothing is known of those that have none.
_IN_ORDER: Sequence[Vote | None] = ("for", "against", "abstain", "not_voting", "absent", None)
_NOBODY = Count()


def tally(
    counts: Mapping[str, Part],
    votes: Mapping[str, Vote],
    weights: Mapping[str, int] | None = None,
) -> tuple[Count, Count]:
    """The count of those who are counted, and of those of whom that is not known.

    `counts` says of each whether it is counted. Whoever has no vote in `votes` is unknown: what
    silence means is for the charter to say before. Weights are whole units; one each where none are
    given. Raises `KeyError` where somebody has no weight.
    """
    sure = who(counts)
    doubtful = who(counts, Truth.OPEN) if len(sure) < len(counts) else []
    return _counted(sure, votes, weights), _counted(doubtful, votes, weights)


def _counted(
    names: Sequence[str], votes: Mapping[str, Vote], weights: Mapping[str, int] | None
) -> Count:
    told: Counter[Vote | None]
    if weights is None:
        told = Counter(map(votes.get, names))
    else:
        told = Counter()
        for name in names:
            told[votes.get(name)] += weights[name]
    return Count(*map(told.__getitem__, _IN_ORDER))


class Threshold(msgspec.Struct, frozen=True):
    """So large a part of a number, strictly more than it or at least it, and never fewer than `heads`.

    A fixed number of votes is `Threshold(Fraction(0), heads=9)`. Raises `ValueError` on a part that
    is not from 0 to 1, on more than the whole, and on fewer than one head.
    """

    part: Fraction
    strictly: bool = False
    heads: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.part.numerator <= self.part.denominator:
            raise ValueError(f"`{self.part}` is no part of a whole; expected one from 0 to 1")
        if self.strictly and self.part == 1:
            raise ValueError("nobody reaches more than the whole; expected a part below 1")
        if self.heads < 1:
            raise ValueError(f"`{self.heads}` is no number to reach; expected 1 or more")

    def needed(self, of: int) -> int:
        """The fewest that reach it, of so many; of none, still one, which nobody can be."""
        over, under = self.part.numerator * of, self.part.denominator
        return max(over // under + 1 if self.strictly else -(-over // under), self.heads)

    def blocking(self, of: int) -> int:
        """The fewest that prevent it by staying away from it, of so many; none where it is out of reach."""
        return max(of - self.needed(of) + 1, 0)


@cache
def at_least(part: str) -> Threshold:
    """The threshold at a part as a charter writes it: "2/3"."""
    return Threshold(Fraction(part))


MORE_THAN_HALF = Threshold(Fraction(1, 2), strictly=True)
TWO_THIRDS = Threshold(Fraction(2, 3))
ALL = Threshold(Fraction(1))


class Majority(msgspec.Struct, frozen=True):
    """A threshold, and of what it is taken.

    `members`: all who are counted, there or not. `present`: all who are there. `taking_part`: votes
    for, against and abstaining. `cast`: votes for and against; "present and voting" where, as mostly,
    whoever abstains is not taken to vote.
    """

    threshold: Threshold
    base: Base

    def of(self, count: Count) -> int:
        """The number that it is taken of, by what is known."""
        number = count.favour + count.against
        if self.base != "cast":
            number += count.abstaining
        if self.base in ("present", "members"):
            number += count.not_voting
        return number + (count.absent + count.unknown if self.base == "members" else 0)

    def needed(self, count: Count) -> int:
        """The fewest votes for, by what is known, whatever they were."""
        return self.threshold.needed(self.of(count))

    def carried(self, count: Count, doubtful: Count = _NOBODY) -> Truth:
        """Whether enough are for it; open where votes that are not known could turn it.

        `doubtful` are those of whom it is not known whether they are counted at all.
        """
        best = count._replace(
            favour=count.favour + count.unknown + doubtful.favour + doubtful.unknown, unknown=0
        )
        worst = Count(
            count.favour,
            count.against + count.unknown + doubtful.against + doubtful.unknown,
            count.abstaining + doubtful.abstaining,
            count.not_voting + doubtful.not_voting,
            count.absent + doubtful.absent,
        )
        return _firm(self.needed(worst) <= worst.favour, self.needed(best) <= best.favour)


def adopted_unless(enough: Majority, count: Count, doubtful: Count = _NOBODY) -> Truth:
    """The reverse majority: adopted unless enough are against, so also where neither side has enough."""
    return none_of(enough.carried(count.turned(), doubtful.turned()))


def quorum(needs: Threshold, count: Count, doubtful: Count = _NOBODY) -> Truth:
    """Whether enough of all who are counted are there; whoever abstains or does not vote is there."""
    there = count.favour + count.against + count.abstaining + count.not_voting
    perhaps = doubtful.favour + doubtful.against + doubtful.abstaining + doubtful.not_voting
    perhaps += doubtful.unknown
    most = there + count.unknown + perhaps
    everybody = there + count.absent + count.unknown
    fewest_of = everybody + doubtful.absent + doubtful.unknown
    return _firm(needs.needed(fewest_of) <= there, needs.needed(most + count.absent) <= most)


def barred_by_abstention(cap: Threshold, count: Count, doubtful: Count = _NOBODY) -> Truth:
    """Whether so many of all who are counted abstain that the text fails, whatever the others do.

    An abstention that otherwise lets a text pass has such a cap in some charters, in heads, in weight,
    or in both.
    """
    return Majority(cap, "members").carried(_abstaining(count), _abstaining(doubtful))


def _abstaining(count: Count) -> Count:
    """The same count with those who abstain on one side and all others on the other."""
    others = sum(count) - count.abstaining - count.unknown
    return Count(favour=count.abstaining, against=others, unknown=count.unknown)


def _firm(at_worst: bool, at_best: bool) -> Truth:
    """What holds at worst and at best, as one truth."""
    if at_worst:
        return Truth.MET
    return Truth.OPEN if at_best else Truth.BREACHED
