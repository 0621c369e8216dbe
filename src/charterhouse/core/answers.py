"""What a rule finds and what an asker is told: truths, findings, grounds, answers.

These three are made many times for each question. They are part of no cycle, so the collector of
garbage need not look at them (`gc=False`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from .acts import Act
from .keys import Key, Pieces
from .moments import Moment

V = TypeVar("V")
Premise = str | int  # a reading, by its number; an entry of uncertain date or source, by its place


class Truth(Enum):
    """What a rule says of an act or a question."""

    MET = "met"
    BREACHED = "breached"
    OPEN = "open"  # a fact is missing
    SILENT = "silent"  # the rule does not concern it

    def __bool__(self) -> bool:
        raise TypeError("a truth has more than two values: use all_of, any_of, none_of or `is`")


class Verdict(Enum):
    """What the asker is told; of an act, yes is *permitted* and no is *refused*."""

    YES = "yes"
    NO = "no"
    PERMITTED = "permitted"
    REFUSED = "refused"
    DEPENDS = "depends"  # another reading of the text would turn it
    UNDETERMINED = "undetermined"  # a fact is missing, or its date or source too uncertain
    VALUE = "value"


class Missing(NamedTuple):
    """A fact that the record does not hold and that would decide: a kind of act, or a detail of an entry."""

    what: str  # "final.deposit", "date", "source", "conflict", or a named detail such as "due"
    of: tuple[tuple[str, object], ...] = ()


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What one rule found, on which facts; a value question's rule also returns the value."""

    truth: Truth
    facts: Mapping[str, object]
    value: object = None


class Ground(msgspec.Struct, frozen=True, gc=False):
    """One rule applied: what it found, on which facts and entries, and what it asked in turn."""

    rule: str  # "19.3.obligations_are_settled"
    truth: Truth
    facts: Mapping[str, object]
    read: tuple[Sequence[Act], ...]
    under: tuple[Answer[Any], ...]
    missing: tuple[Missing, ...]

    @property
    def paragraph(self) -> str:
        """The paragraph that it comes from; of the mechanism itself, nothing."""
        return self.rule.rpartition(".")[0]

    @property
    def entries(self) -> list[int]:
        """The entries it was found in."""
        return sorted({act.seq for acts in self.read for act in acts})

    @property
    def private(self) -> bool:
        """Whether it rests on the private part of an entry."""
        return any(act.hidden for acts in self.read for act in acts)


Heard = tuple[Ground, Mapping[Premise, str]]  # of one limit, with the premises it took on the way


class Outcome(NamedTuple):
    """What another reading would answer."""

    verdict: Verdict
    value: object = None


NO_OUTCOMES: Mapping[str, Outcome] = MappingProxyType({})


class Answer(msgspec.Struct, Generic[V], frozen=True, gc=False):
    """What the charter says; never without grounds, and good from `since` until just before `until`."""

    truth: Truth
    value: V | None
    grounds: tuple[Ground, ...]
    since: Moment
    until: Moment
    took: Mapping[Premise, str]  # every reading it rests on, and every doubtful entry, as taken
    keys: frozenset[Key] = frozenset()  # every key of the record that it looked under, but for
    shared: Pieces = ()  # those too many to be copied
    assumed: frozenset[str] = frozenset()  # figures that no regulation has adopted
    doubts: tuple[Missing, ...] = ()  # doubtful entries that would turn it
    turns_on: Mapping[str, Outcome] = NO_OUTCOMES  # "G-14=B" -> what that reading would answer
    otherwise: Mapping[str, Outcome] = NO_OUTCOMES  # for every other reading that was tried
    of_act: bool = False  # it is permitted or refused, rather than yes or no
    limits: tuple[Heard, ...] = ()  # the silent ones too; kept where a premise was taken

    def __bool__(self) -> bool:
        raise TypeError(
            "an answer has more than two values: use all_of, any_of, none_of or `.truth is`"
        )

    @property
    def looked_under(self) -> Pieces:
        """Every key of the record that it looked under."""
        return self.keys, *self.shared

    @property
    def taken(self) -> Verdict:
        """What the readings in use say."""
        if self.truth is Truth.OPEN:
            return Verdict.UNDETERMINED
        if self.value is not None:
            return Verdict.VALUE
        if self.of_act:
            return Verdict.PERMITTED if self.truth is Truth.MET else Verdict.REFUSED
        return Verdict.YES if self.truth is Truth.MET else Verdict.NO

    @property
    def verdict(self) -> Verdict:
        """What the asker is told."""
        return Verdict.DEPENDS if self.turns_on else self.taken

    @property
    def readings(self) -> dict[str, str]:
        """Every reading consulted, at any depth, as taken."""
        return {
            gap: value for gap, value in sorted(self.took.items(), key=str) if isinstance(gap, str)
        }

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every fact for want of which it is open, at any depth."""
        return tuple(dict.fromkeys((*self.doubts, *_wanting(self))))

    @property
    def empowered(self) -> Truth:
        """Whether some power is met: the competence, apart from the limits on its use."""
        return self.grounds[0].truth if self.grounds else Truth.SILENT


def _wanting(answer: Answer[Any]) -> Iterator[Missing]:
    if answer.truth is Truth.OPEN:
        for ground in answer.grounds:
            if ground.truth is Truth.OPEN:
                yield from ground.missing
                for asked in ground.under:
                    yield from asked.doubts
                    yield from _wanting(asked)


Part = bool | Truth | Answer[Any]
_MET, _BREACHED, _OPEN, _SILENT = Truth  # asked for a great many times, and quicker by these names
_OPPOSITE = {_MET: _BREACHED, _BREACHED: _MET, _OPEN: _OPEN, _SILENT: _SILENT}


def truth_of(part: Part) -> Truth:
    """The truth of a plain fact, of a truth, or of an answer."""
    if isinstance(part, Truth):
        return part
    if part is True or part is False:
        return _MET if part is True else _BREACHED
    return part.truth


def all_of(*parts: Part) -> Truth:
    """Kleene's *and*: one breach decides; otherwise a missing fact leaves it open."""
    truth = _MET
    for part in parts:
        its = truth_of(part)
        if its is _BREACHED:
            return _BREACHED
        if its is _OPEN:
            truth = _OPEN
    return truth


def any_of(*parts: Part) -> Truth:
    """Kleene's *or*: one that is met suffices."""
    truth = _BREACHED
    for part in parts:
        its = truth_of(part)
        if its is _MET:
            return _MET
        if its is _OPEN:
            truth = _OPEN
    return truth


def none_of(*parts: Part) -> Truth:
    """Met when every part is breached."""
    return _OPPOSITE[any_of(*parts)]


def who(parts: Mapping[str, Part], truth: Truth = Truth.MET) -> list[str]:
    """Those of whom it is true; or, with another truth, those of whom that is found."""
    return [
        name
        for name, part in parts.items()
        if part is truth or (not isinstance(part, Truth) and truth_of(part) is truth)
    ]


def require(*parts: Part, **facts: object) -> Finding:
    """Met when every part is, breached when one is."""
    return Finding(truth_of(parts[0]) if len(parts) == 1 else all_of(*parts), facts)


def silent() -> Finding:
    """The rule does not concern this act or question."""
    return Finding(Truth.SILENT, {})


def missing(**facts: object) -> Finding:
    """A fact is missing; the inquiry has noted which."""
    return Finding(Truth.OPEN, facts)


def found(value: object, **facts: object) -> Finding:
    """The answer to a value question."""
    return Finding(Truth.MET, facts, value)
