"""Consensus: nobody who is counted stands in the way; who is left out; what silence is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

import msgspec

from charterhouse.core.answers import Part, Truth, all_of, none_of, truth_of, who

Silence = Literal["consent", "bar"]


class Consensus(msgspec.Struct, frozen=True):
    """Which positions stand in the way, and whether silence does.

    Positions are the charter's own words. `tolerated` is how many may stand in the way all the same,
    whoever they are. Raises `ValueError` where fewer than none are tolerated.
    """

    bars: frozenset[str] = frozenset({"against"})
    silence: Silence = "consent"  # of one that is counted and has said nothing
    tolerated: int = 0

    def __post_init__(self) -> None:
        if self.tolerated < 0:
            raise ValueError(f"`{self.tolerated}` cannot be tolerated; expected 0 or more")

    def stands(
        self,
        counts: Mapping[str, Part],
        said: Mapping[str, str],
        told: Part = True,
        minus: Collection[str] = (),
    ) -> Standing:
        """Whether there is a consensus of those who are counted, without those named in `minus`.

        `counts` says of each whether it is counted; `said` is each one's last word in time; `told` is
        whether all that was said is known. Where it is not, silence may be a word that is not recorded.
        """
        all_told = truth_of(told) is Truth.MET
        in_the_way: dict[str, Truth] = {}
        for name in sorted(counts.keys() - set(minus)):
            if name in said:
                bars: Part = said[name] in self.bars
            else:
                bars = self.silence == "bar" if all_told else Truth.OPEN
            in_the_way[name] = all_of(counts[name], bars)
        barring = who(in_the_way)
        return Standing(
            self._truth(in_the_way, len(barring)),
            tuple(name for name in barring if name in said),
            tuple(name for name in barring if name not in said),
            tuple(who(in_the_way, Truth.OPEN)),
        )

    def _truth(self, in_the_way: Mapping[str, Truth], barring: int) -> Truth:
        if not self.tolerated:
            return none_of(*in_the_way.values())
        if barring > self.tolerated:
            return Truth.BREACHED
        unknown = len(who(in_the_way, Truth.OPEN))
        return Truth.MET if barring + unknown <= self.tolerated else Truth.OPEN


class Standing(NamedTuple):
    """Whether there is a consensus, and whose doing it is that there is none."""

    truth: Truth
    barring: tuple[str, ...]  # they said so
    lacking: tuple[str, ...]  # they said nothing, and their word is needed
    unknown: tuple[str, ...]  # they may stand in the way
