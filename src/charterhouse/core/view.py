"""The view an inquiry has of a record, and the answers already given in it, reused within their span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, Protocol, TypeVar

from .acts import Question
from .answers import Answer, Premise
from .moments import NEVER, Moment
from .record import Entries

V = TypeVar("V")
LAST = NEVER  # a question on a moment sees everything entered for it
FEW = 5  # changes at once, of which every choice of some is looked up; of more, what was given is gone through
MOST = 100_000  # answers kept for one place alone, before they are forgotten
Changed = frozenset[tuple[Premise, str]]
NOTHING: Changed = frozenset()


class Law(Protocol):
    """What an inquiry (`inq`) needs of a charter."""

    @property
    def readings(self) -> Mapping[str, Sequence[str]]: ...
    def answer(self, question: Question[V], view: View, at: Moment, before: int) -> Answer[V]: ...
    def figure(self, name: str, inq: Any) -> Any: ...
    def settled(self, gap: str, inq: Any) -> str | None: ...


class View(NamedTuple):
    """A record as known at a position, under one set of premises: all that an answer may rest on."""

    law: Law
    record: Entries
    known: int  # the last entry that counts
    readings: Mapping[str, str]  # the profile in use
    kept: Kept
    changed: Changed = NOTHING  # premises taken otherwise, to see what they would turn
    settling: frozenset[str] = frozenset()  # gaps whose adopted reading is being looked for

    def changing(self, changes: Iterable[tuple[Premise, str]]) -> View:
        """The same, with some premises taken otherwise."""
        return self._replace(changed=self.changed | frozenset(changes))

    def settling_of(self, what: str) -> View:
        """The same, to see whether a reading or a figure was adopted: as the profile reads it."""
        changed = frozenset(change for change in self.changed if change[0] != what)
        return self._replace(changed=changed, settling=self.settling | {what})

    def changes(self, answer: Answer[Any]) -> bool:
        """Whether an answer took a premise that this view changes."""
        return not self.rests_on_no_more(answer, NOTHING)

    def rests_on_no_more(self, answer: Answer[Any], changes: Changed) -> bool:
        """Whether an answer rests on no changes of this view but these."""
        took = answer.took
        for change in self.changed:  # noqa: SIM110 - a generator takes twice as long, of the most frequent of all questions
            if change[0] in took and change not in changes:
                return False
        return True

    def changed_in(self, answer: Answer[Any]) -> Changed:
        """Those changes of this view that an answer rests on."""
        took = answer.took
        return frozenset(change for change in self.changed if change[0] in took)


@lru_cache(1 << 14)
def _parts_of(changed: Changed) -> tuple[Changed, ...]:
    """Every choice of some of these changes, or all."""
    sizes = range(1, len(changed) + 1)
    return tuple(frozenset(some) for size in sizes for some in combinations(changed, size))


class Kept:
    """Answers and look-ups, good for their span and premises, until an entry comes under a key they looked at.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._of: dict[Hashable, tuple[list[Moment], list[tuple[Answer[Any], int]]]] = {}
        self._ways: dict[Hashable, dict[Any, None]] = {}  # under which changes each was ever given
        self._just: dict[Hashable, Answer[Any]] = {}  # given just before one entry, for that alone
        self._known = -1  # the position at which those were given
        self.asking: set[Hashable] = set()

    def find(self, question: Hashable, view: View, at: Moment, before: int) -> Answer[Any] | None:
        """An answer given earlier that is the same here and now; None where there is none."""
        asked = (question, view.settling) if view.settling else question
        answer = self._at(asked, view, at, before)
        if not view.changed or (answer is not None and not view.changes(answer)):
            return answer  # an answer is the same wherever all it took is the same
        ways = self._ways.get(asked)
        if ways:
            few = len(view.changed) <= FEW
            for way in _parts_of(view.changed) if few else ways:
                if way in ways if few else way <= view.changed:
                    answer = self._at((asked, way), view, at, before)
                    if answer is not None and view.rests_on_no_more(answer, way):
                        return answer
        return None

    def keep(
        self, question: Hashable, view: View, answer: Answer[Any], at: Moment, before: int
    ) -> None:
        """Keep an answer for its span; and, given just before an entry, for that very place."""
        asked: Hashable = (question, view.settling) if view.settling else question
        key = asked
        if view.changed and (way := view.changed_in(answer)):
            key = (asked, way)
            self._ways.setdefault(asked, {})[way] = None
        if before != LAST:
            if self._known != view.known or len(self._just) > MOST:
                self._just.clear()
                self._known = view.known
            self._just[key, at, before] = answer
        since, given = answer.since, (answer, view.known)
        if since >= answer.until:
            return
        starts, answers = self._of.setdefault(key, ([], []))
        place = bisect_right(starts, since)
        if place and starts[place - 1] == since:
            answers[place - 1] = given
        else:
            starts.insert(place, since)
            answers.insert(place, given)

    def _at(self, key: Hashable, view: View, at: Moment, before: int) -> Answer[Any] | None:
        if before != LAST and view.known == self._known:
            given = self._just.get((key, at, before))
            if given is not None:
                return given
        line = self._of.get(key)
        if line is None:
            return None
        starts, answers = line
        place = bisect_right(starts, at) - 1
        if place < 0:
            return None
        answer, known = answers[place]
        if answer.until <= at:
            return None
        if before != LAST and starts[place] == at:
            return None  # it may have seen entries of this very moment that come later
        if known != view.known:  # it stands unless the record grew where the answer looked
            if not view.record.untouched(answer.looked_under, min(known, view.known)):
                del starts[place], answers[place]
                return None
            answers[place] = (answer, max(known, view.known))
        return answer
