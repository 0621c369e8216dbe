"""Weighing: the answer under the readings in use, and what other readings, dates and sources would make of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple, TypeVar

from .acts import Question
from .answers import Answer, Missing, Outcome, Truth
from .inquiry import EARLIEST, LAST, LATEST, OUT, View
from .moments import Moment
from .rules import Text

V = TypeVar("V")
Taking = frozenset[tuple[int, str]]  # entries taken otherwise than by default
EXHAUSTIVE = 64  # so many ways of taking the doubtful entries are all tried; of more, some


class Gap(NamedTuple):
    """A question that the charter leaves open, with the answers that may be argued for."""

    number: str  # "G-03", "G-03.anchor"
    title: Text
    paragraphs: tuple[str, ...]
    values: Mapping[str, Text]
    profiles: Mapping[str, str]  # "text" -> the value that it takes
    support: Text = Text("", "")
    by_default: frozenset[str] = frozenset()  # profiles that have no choice of their own here


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
    return given._replace(since=since, until=until, turns_on=turns_on, otherwise=otherwise)


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
    since = max(answer.since for answer in tried.values())
    until = min(answer.until for answer in tried.values())
    given = given._replace(since=since, until=until)
    outcomes = {(answer.truth, answer.value) for answer in tried.values()}
    if len(outcomes) == 1:
        return given
    doubts = tuple(
        Missing("source" if doubtful[entry] == (OUT,) else "date", (("entry", entry),))
        for entry in sorted(doubtful)
        if _decides(entry, tried)
    )
    return given._replace(truth=Truth.OPEN, value=None, doubts=doubts)


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
