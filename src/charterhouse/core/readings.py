"""Weighing: the answer under the readings in use, and what other readings, dates and sources would make of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from .acts import Question
from .answers import Answer, Missing, Outcome, Premise, Truth
from .keys import Key, pieced
from .moments import Moment
from .record import stands
from .rules import Text
from .search import EARLIEST, LATEST, OUT
from .view import LAST, View

V = TypeVar("V")
Taking = frozenset[tuple[int, str]]  # entries taken otherwise than by default
BETWEEN = 96  # so many moments between first and last are tried, of all entries together
EXHAUSTIVE = 64  # so many ways of taking the doubtful entries are all tried; of more, some


class Reading(msgspec.Struct, frozen=True):
    """One value of one reading, as a law carries it; how it is called is for whoever shows it."""

    gap: str  # "G-03.anchor"
    option: str  # "due"

    @property
    def label(self) -> str:
        """As it is written where a reading is chosen."""
        return f"{self.gap}={self.option}"


class Gap(NamedTuple):
    """A question that the charter leaves open, with the answers that may be argued for."""

    number: str  # "G-03", "G-03.anchor"
    title: Text
    paragraphs: tuple[str, ...]
    values: Mapping[str, Text]
    profiles: Mapping[str, str]  # "text" -> the value that it takes
    support: Text = Text("", "")
    by_default: frozenset[str] = frozenset()  # profiles that have no choice of their own here
    short: Mapping[str, Text] = MappingProxyType(
        {}
    )  # what a value is called in few words, if it is


def weigh(
    question: Question[V], view: View, at: Moment, before: int = LAST, chosen: Collection[str] = ()
) -> Answer[V]:
    """Every other value of every reading consulted, at any depth, is tried, one at a time, but for those chosen.

    One that turns the answer makes it *depends*; one under which it would be undetermined does not.
    """
    given = _over_doubts(question, view, at, before)
    since, until = given.since, given.until
    turns_on: dict[str, Outcome] = {}
    otherwise: dict[str, Outcome] = {}
    for gap, taken in given.readings.items():
        if gap in chosen:
            continue
        for value in view.law.readings[gap]:
            if value != taken:
                other = _over_doubts(question, view.changing([(gap, value)]), at, before)
                since, until = max(since, other.since), min(until, other.until)
                outcome = Outcome(other.taken, other.value)
                otherwise[f"{gap}={value}"] = outcome
                if _turned(given, other):
                    turns_on[f"{gap}={value}"] = outcome
    return replace(given, since=since, until=until, turns_on=turns_on, otherwise=otherwise)


def pairs(question: Question[V], view: View, at: Moment, before: int = LAST) -> dict[str, Outcome]:
    """What two other readings taken together would answer, where neither alone turns it."""
    given = weigh(question, view, at, before)
    found: dict[str, Outcome] = {}
    alone = [label.split("=") for label in given.otherwise if label not in given.turns_on]
    for n, (one, its) in enumerate(alone):
        for other, value in alone[n + 1 :]:
            if one != other:
                both = _over_doubts(
                    question, view.changing([(one, its), (other, value)]), at, before
                )
                if _turned(given, both):
                    found[f"{one}={its}, {other}={value}"] = Outcome(both.taken, both.value)
    return found


def _turned(given: Answer[Any], other: Answer[Any]) -> bool:
    """Whether another reading turns it: to another answer, or from undetermined to an answer."""
    if other.truth is Truth.OPEN:
        return False
    return (given.truth, given.value) != (other.truth, other.value)


def _over_doubts(question: Question[V], view: View, at: Moment, before: int) -> Answer[V]:
    """With every entry of uncertain date or source taken in every way; where that turns it, undetermined."""
    given = view.law.answer(question, view, at, before)
    doubtful = _doubtful(given)
    if not doubtful:
        return given
    tried: dict[Taking, Answer[V]] = {frozenset(): given}
    while untried := [way for way in _ways(doubtful) if way not in tried]:
        for way in untried:
            tried[way] = view.law.answer(question, view.changing(way), at, before)
        for way in untried:
            doubtful |= _doubtful(tried[way])
    if _agree(tried.values()):
        for way in _between(tried, view, at):
            tried[way] = view.law.answer(question, view.changing(way), at, before)
    return _all_told(given, tried, doubtful)


def _all_told(
    given: Answer[V], tried: Mapping[Taking, Answer[V]], doubtful: Mapping[int, tuple[str, ...]]
) -> Answer[V]:
    """One answer, resting on all that any of them rests on."""
    took: dict[Premise, str] = {}
    for answer in reversed(list(tried.values())):
        took.update(answer.took)
    few = frozenset[Key]().union(*(answer.keys for answer in tried.values()))
    keys, shared = pieced(few, tuple(piece for each in tried.values() for piece in each.shared))
    given = replace(
        given,
        since=max(answer.since for answer in tried.values()),
        until=min(answer.until for answer in tried.values()),
        took=took,
        keys=keys,
        shared=shared,
        assumed=frozenset().union(*(answer.assumed for answer in tried.values())),
    )
    if _agree(tried.values()):
        return given
    deciding = [entry for entry in sorted(doubtful) if _decides(entry, tried)] or sorted(doubtful)
    doubts = tuple(
        Missing("source" if doubtful[entry] == (OUT,) else "date", (("entry", entry),))
        for entry in deciding
    )
    return replace(given, truth=Truth.OPEN, value=None, doubts=doubts)


def _agree(answers: Iterable[Answer[Any]]) -> bool:
    one, *others = ((answer.truth, answer.value) for answer in answers)
    return all(other == one for other in others)


def _between(tried: Mapping[Taking, Answer[Any]], view: View, at: Moment) -> Iterator[Taking]:
    """Each entry of uncertain date, taken at the moments between its first and its last that matter.

    Those are the moments of whatever else was looked at, and just after. Entries are taken between
    one at a time, the others at their last or their first; where there are very many moments, some.
    """
    keys = {key for answer in tried.values() for piece in answer.looked_under for key in piece}
    shelves = [view.record.shelf(key) for key in keys]
    doubtful = {entry for answer in tried.values() for entry in _doubtful(answer)}
    vague = {
        row.seq: row.act.on
        for shelf in shelves
        for row in shelf.vague
        if row.seq in doubtful and row.learnt <= view.known and not row.act.on.exact
        if stands(row, view.record.replaced, view.known)
    }
    if not vague:
        return
    began = min(on.earliest for on in vague.values()) - 1
    moments = {
        moment
        for shelf in shelves
        for row in (*shelf.rows, *shelf.vague)
        for moment in (row.act.on.earliest, row.at)
        if began < moment <= at
    }
    points = sorted(moment + after for moment in moments for after in (0, 1))
    share = max(BETWEEN // len(vague), 4)
    for entry, on in vague.items():
        inside = [point for point in points if on.earliest < point < on.latest]
        step = -(-len(inside) // share) if inside else 1
        others = frozenset((other, EARLIEST) for other in vague if other != entry)
        for point in inside[::step]:
            yield frozenset([(entry, str(point))])
            if others:
                yield others | {(entry, str(point))}


def _doubtful(answer: Answer[Any]) -> dict[int, tuple[str, ...]]:
    """The doubtful entries it took, with the other ways of taking each."""
    ways: dict[int, tuple[str, ...]] = {}
    for entry, taken in answer.took.items():
        if isinstance(entry, int):
            ways[entry] = (
                (OUT,)
                if taken.endswith("exact")
                else (EARLIEST, OUT)
                if "doubtful" in taken
                else (EARLIEST,)
            )
    return ways


def _ways(doubtful: Mapping[int, tuple[str, ...]]) -> Iterator[Taking]:
    """Every combination while there are few; else all at once, each alone, and all but each."""
    total = 1
    for ways in doubtful.values():
        total *= len(ways) + 1
    if total <= EXHAUSTIVE:
        for combination in product(*((LATEST, *ways) for ways in doubtful.values())):
            pairs = zip(doubtful, combination, strict=True)
            yield frozenset((entry, how) for entry, how in pairs if how != LATEST)
        return
    for how in (EARLIEST, OUT):
        every = frozenset((entry, how) for entry, ways in doubtful.items() if how in ways)
        yield every
        for one in every:
            yield frozenset([one])
            yield every - {one}


def _decides(entry: int, tried: Mapping[Taking, Answer[Any]]) -> bool:
    """Whether taking this one entry otherwise, all else alike, gives another answer."""
    for way, answer in tried.items():
        for other, its in tried.items():
            if {one for one, _ in way ^ other} == {entry} and (answer.truth, answer.value) != (
                its.truth,
                its.value,
            ):
                return True
    return False
