"""Silence procedures: what silence is taken for when the time is over, and when it is over.

The last moment still belongs to the time: what is said at it is in time, a second later it is late,
and from that second on silence has its effect.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from charterhouse.core.answers import Part, Truth, all_of, truth_of
from charterhouse.core.moments import Moment, Seat, When

from .consensus import Consensus
from .majorities import Count, Majority, Vote, adopted_unless, tally

Polarity = Literal["assent", "abstention", "unless_enough_object", "opt_out"]


class Procedure(msgspec.Struct, frozen=True):
    """What silence is taken for.

    `assent`: for consent, so one that breaks it defeats the text. `abstention`: for an abstention, so
    `enough` must be for it. `unless_enough_object`: for acceptance, unless `enough` object.
    `opt_out`: for acceptance by each State that does not say in time that it is not bound.
    `breaks` are the positions that break the silence, in the charter's words; an amendment may.
    Raises `ValueError` where `enough` is given and means nothing, or is not given and needed.
    """

    polarity: Polarity
    enough: Majority | None = None
    breaks: frozenset[str] = frozenset({"against"})

    def __post_init__(self) -> None:
        counted = self.polarity in ("abstention", "unless_enough_object")
        if counted != (self.enough is not None):
            raise ValueError(
                f"`{self.polarity}` {'needs' if counted else 'knows no'} majority; "
                f"expected {'one' if counted else 'none'} in `enough`"
            )

    def ended(
        self,
        over: Part,
        counts: Mapping[str, Part],
        said: Mapping[str, str],
        told: Part = True,
    ) -> Ended:
        """Whether the text is accepted, who broke the silence, and for whom it is accepted.

        `over` is whether the time is over; before that nothing is accepted, and a silence that was
        broken is already lost. `counts` says of each whether it is counted, `said` what it said last
        and in time ("for" is a vote for the text), `told` whether all that was said is known.
        """
        stands = Consensus(bars=self.breaks).stands(counts, said, told)
        truth = all_of(over, self._accepted(stands.truth, counts, said, told))
        whom = {
            name: all_of(truth, counts[name], self._joins(name, said, told))
            for name in sorted(counts)
        }
        return Ended(truth, stands.barring, whom)

    def _accepted(
        self, agreed: Truth, counts: Mapping[str, Part], said: Mapping[str, str], told: Part
    ) -> Truth:
        """Whether the text is accepted if the time is over."""
        if self.enough is None:
            return agreed if self.polarity == "assent" else Truth.MET
        votes: dict[str, Vote] = {name: self._vote(word) for name, word in said.items()}
        if truth_of(told) is Truth.MET:
            votes = {**dict.fromkeys(counts, "abstain"), **votes}
        decide = self.enough.carried if self.polarity == "abstention" else self._unless
        return decide(*tally(counts, votes))

    def _unless(self, count: Count, doubtful: Count) -> Truth:
        assert self.enough is not None
        return adopted_unless(self.enough, count, doubtful)

    def _vote(self, word: str) -> Vote:
        """What a word is, where votes are counted: for, against, or neither."""
        return "against" if word in self.breaks else "for" if word == "for" else "abstain"

    def _joins(self, name: str, said: Mapping[str, str], told: Part) -> Truth:
        """Whether it takes the text for itself, where each may stay out."""
        if self.polarity != "opt_out":
            return Truth.MET
        if name in said:
            return all_of(said[name] not in self.breaks)
        return Truth.MET if truth_of(told) is Truth.MET else Truth.OPEN


class Ended(NamedTuple):
    """What came of a silence."""

    truth: Truth  # whether the text is accepted
    broken_by: tuple[str, ...]  # or, where each may stay out, those that do
    whom: Mapping[str, Truth]  # for each, whether it is accepted for it


def in_time(said: When, last: Moment) -> Truth:
    """Whether something was said at the last moment or before; open where its date leaves that open."""
    if said.latest <= last:
        return Truth.MET
    return Truth.BREACHED if said.earliest > last else Truth.OPEN


def after_hours(opened: Moment, hours: int) -> Moment:
    """The last moment of a time of so many hours: they run from instant to instant."""
    return opened + hours * 3600


def after_days(opened: date, days: int, seat: Seat) -> Moment:
    """The last moment of a time of so many calendar days; the day it opens is not counted."""
    return seat.closes(opened + timedelta(days=days))


def after_working_days(
    opened: date,
    days: int,
    seat: Seat,
    holidays: Collection[date] = (),
    weekend: Collection[int] = (5, 6),
) -> Moment:
    """The last moment of a time of so many working days; the day it opens is not counted.

    `weekend` are the days of the week that are free, Monday being 0. Raises `ValueError` where no day
    of the week is worked.
    """
    if set(range(7)) <= set(weekend):
        raise ValueError("no day of the week is worked; expected one at least")
    day = opened
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() not in weekend and day not in holidays
    return seat.closes(day)
