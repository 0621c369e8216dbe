"""Worked cases run: facts, an offer or a question, and whether the answer is the one that lawyers expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from charterhouse.core.acts import Act, DeclareCoverage, May, OpenRegister, Question
from charterhouse.core.answers import Answer, Outcome, Verdict
from charterhouse.core.charter import Charter
from charterhouse.core.codec import Codec
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.core.moments import NEVER, Moment, Seat, day_of, when
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View

from .answers import as_plain, cited
from .casebook import LITERAL, Case, Problem, cases_in, malformed
from .seats import seat_of

BEFORE_ALL = date(1, 1, 2)


class Checked(NamedTuple):
    """One case, its titles, its answer if it came to one, and what is wrong: nothing if it passes."""

    case: Case
    problems: tuple[Problem, ...]
    answer: Answer[Any] | None = None


class Asking(NamedTuple):
    """A case made ready to be asked."""

    question: Question[Any]
    record: Record
    at: Moment
    before: int
    known: int
    readings: Mapping[str, str]


def check(path: Path, charter: Charter) -> list[Checked]:
    """Every case of a file, and how it fares; `Unreadable` where it is no file of cases."""
    cases = cases_in(path, charter)
    ids = [case.id for case in cases]
    codec = Codec(charter.book, seat_of(charter.time_zone), charter.states)
    return [_checked(case, charter, codec, ids.count(case.id) > 1) for case in cases]


def _checked(case: Case, charter: Charter, codec: Codec, twice: bool) -> Checked:
    problems = list(malformed(case, charter))
    if twice:
        problems.append(case.problem("id", f"{case.id}, more than once", "each id once in a file"))
    if problems:
        return Checked(case, (*problems, *_unread(case, problems, charter, codec)))
    try:
        answer = _answer(case, charter, codec)
    except Unreadable as error:
        return Checked(case, (case.problem(error.path, error.found, _wanted(error)),))
    except CharterhouseError as error:
        return Checked(case, (case.problem("expect", error, case.raw["expect"]),))
    return Checked(case, tuple(_differences(case, answer, codec.seat)), answer)


def _unread(
    case: Case, problems: list[Problem], charter: Charter, codec: Codec
) -> tuple[Problem, ...]:
    """What cannot be read of its facts and question, where the form of these is not what is wrong."""
    if case.broken or {each.key for each in problems} & {
        "given",
        "asked",
        "offered",
        "known",
        "profile",
    }:
        return ()
    if any(each.key.startswith("readings") for each in problems):
        return ()
    try:
        ready(case.raw, charter, codec)
    except Unreadable as error:
        return (case.problem(error.path, error.found, _wanted(error)),)
    except CharterhouseError:
        return ()
    return ()


def _wanted(error: Unreadable) -> str:
    return (
        f"{error.expected}, such as `{error.example}`"
        if error.example and "such as" not in error.expected
        else error.expected
    )


def _answer(case: Case, charter: Charter, codec: Codec) -> Answer[Any]:
    asking = ready(case.raw, charter, codec)
    view = View(charter.book, asking.record, asking.known, asking.readings, Kept())
    return weigh(asking.question, view, asking.at, asking.before)


def ready(raw: Mapping[str, Any], charter: Charter, codec: Codec) -> Asking:
    """The record of a case and its question; `Unreadable` names what cannot be read."""
    usual = LITERAL if LITERAL in charter.profiles else charter.profiles[0]
    readings = {**charter.profile(raw.get("profile", usual)), **raw.get("readings", {})}
    record = _record(raw, codec)
    unknown = len(raw.get("given", ())) - raw.get("known", len(raw.get("given", ())))
    known = len(record) - 1 - unknown
    if "offered" in raw:
        act = codec.read_act(raw["offered"], "offered, ")
        return Asking(May(act), record, act.on.latest, len(record), known, readings)
    asked = dict(raw["asked"])
    on = _moment(asked.pop("on", ""), codec.seat)
    return Asking(codec.read_question(asked), record, on, LAST, known, readings)


def _record(raw: Mapping[str, Any], codec: Codec) -> Record:
    """The facts in order; complete, unless the case itself says where they are partial."""
    acts: list[Act] = [
        codec.read_act(fields, f"given {place}, ")
        for place, fields in enumerate(raw.get("given", ()), 1)
    ]
    record = Record(codec.seat, codec.corrected)
    opened = any(isinstance(act, OpenRegister) for act in acts)
    if not opened and any(isinstance(act, DeclareCoverage) and not act.complete for act in acts):
        record.live = False
        acts.insert(0, _everything_else(codec.seat))
    for act in acts:
        record.take(act)
    return record


def _everything_else(seat: Seat) -> DeclareCoverage:
    """What is not said to be partial is complete; later declarations decide over this one."""
    return DeclareCoverage(
        on=when(BEFORE_ALL, seat), by="registrar", kind="*", since=BEFORE_ALL, complete=True
    )


def _moment(written: object, seat: Seat) -> Moment:
    if isinstance(written, datetime) or (isinstance(written, str) and "T" in written):
        return when(written, seat, "asked, on").latest
    return seat.closes(day_of(written, "asked, on"))


def _differences(case: Case, answer: Answer[Any], seat: Seat) -> Iterator[Problem]:
    raw = case.raw
    outcomes = Outcome(answer.verdict, answer.value), Outcome(answer.taken, answer.value)
    for key, outcome in zip(("expect", "taken"), outcomes, strict=True):
        if key in raw and not _agrees(raw[key], outcome):
            yield case.problem(key, _shown(outcome), _written(raw[key]))
    paragraphs = cited(answer)
    if uncited := sorted({str(each) for each in raw["cites"]} - paragraphs):
        yield case.problem("cites", ", ".join(sorted(paragraphs)) or "nothing", ", ".join(uncited))
    if "turns_on" in raw:
        yield from _other_turns(case, answer)
    if "missing" in raw:
        wanting = {missing.what for missing in answer.missing}
        if lacking := sorted({str(each) for each in raw["missing"]} - wanting):
            yield case.problem(
                "missing", ", ".join(sorted(wanting)) or "nothing", ", ".join(lacking)
            )
    if "holds_until" in raw:
        until = str(seat.day(answer.until)) if answer.until < NEVER else "no end"
        if until != _written(raw["holds_until"]):
            yield case.problem("holds_until", until, _written(raw["holds_until"]))


def _other_turns(case: Case, answer: Answer[Any]) -> Iterator[Problem]:
    """The readings expected to turn it, by number or with the value that does, against those that do."""
    expected = {str(label) for label in case.raw["turns_on"]}
    turning = set(answer.turns_on)
    exact = {label for label in expected if "=" in label}
    gaps = {label.partition("=")[0] for label in expected}
    if gaps != {label.partition("=")[0] for label in turning} or not exact <= turning:
        found = ", ".join(sorted(turning)) or "nothing"
        yield case.problem("turns_on", found, ", ".join(sorted(expected)) or "nothing")


def _agrees(expected: object, outcome: Outcome) -> bool:
    if outcome.verdict is not Verdict.VALUE:
        return str(outcome.verdict.value) == expected
    return expected == "value" or _fits(as_plain(expected), as_plain(outcome.value))


def _fits(expected: object, value: object) -> bool:
    """Equal in written form; of a table, as far as it is written out."""
    if isinstance(expected, Mapping) and isinstance(value, Mapping):
        return all(name in value and _fits(each, value[name]) for name, each in expected.items())
    if isinstance(expected, Sequence) and not isinstance(expected, str):
        return (
            isinstance(value, Sequence)
            and len(value) == len(expected)
            and all(_fits(one, other) for one, other in zip(expected, value, strict=True))
        )
    return bool(expected == value)


def _shown(outcome: Outcome) -> str:
    return _written(outcome.value) if outcome.verdict is Verdict.VALUE else outcome.verdict.value


def _written(value: object) -> str:
    return str(as_plain(value))
