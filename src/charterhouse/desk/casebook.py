"""The files of worked cases: read case by case, each told where it stands and what is wrong with its form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from charterhouse.core.answers import Verdict
from charterhouse.core.charter import Charter
from charterhouse.core.errors import Unreadable

SIZE_MAX = 1_000_000  # bytes of a file of cases
OF_ACTS = ("permitted", "refused", "depends", "undetermined")
OF_QUESTIONS = ("yes", "no", "depends", "undetermined")
FIELDS: Mapping[str, type] = {  # of a case, with what each may be
    "id": str, "en": str, "ru": str, "profile": str, "readings": dict, "given": list, "offered": dict,
    "asked": dict, "expect": object, "taken": object, "cites": list, "turns_on": list, "missing": list,
    "holds_until": object, "known": int, "note": str,
}  # fmt: skip
REQUIRED = ("id", "en", "ru", "expect", "cites")
WORDS = {str: "text", dict: "a table", list: "a list", int: "a whole number"}
LITERAL = "text"  # the profile of a case that names none
_BEGINS = re.compile(r"\s*\[\[case\]\]")
_DATE = re.compile(r"(?<![\d\"'-])\d{4}-\d\d-\d\d(?![\d\"'])")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Problem(NamedTuple):
    """What is wrong with a case, or differs from what it expects."""

    file: str
    line: int  # where it stands, or where its case begins
    case: str
    key: str
    found: str
    expected: str

    def __str__(self) -> str:
        case = f" case `{self.case}`," if self.case else ""
        found = f"`{self.found}`" if self.found else "missing"
        return f"{self.file}:{self.line}:{case} `{self.key}` is {found}; expected {self.expected}."


class Case(NamedTuple):
    """One case as it is written, and where."""

    file: str
    line: int
    raw: Mapping[str, Any]
    broken: Problem | None = None  # why it could not be read at all

    @property
    def id(self) -> str:
        """Its name within the file."""
        return str(self.raw.get("id", ""))

    def problem(self, key: str, found: object, expected: object) -> Problem:
        """What is wrong with it under one key."""
        return Problem(self.file, self.line, self.id, key, str(found), str(expected))


def cases_in(path: Path, charter: Charter) -> list[Case]:
    """The cases of a file as they are written; `Unreadable` where it is no file of cases."""
    lines = _text(path).split("\n")
    starts = [number for number, line in enumerate(lines) if _BEGINS.match(line)]
    head = _parsed(lines, 0, starts[0] if starts else len(lines), str(path))
    if isinstance(head, Problem):
        raise Unreadable(f"{path}:{head.line}", head.found, head.expected)
    if head.get("charter") != charter.name:
        raise Unreadable(
            f"{path}: charter", head.get("charter", ""), "the charter of its cases", charter.name
        )
    for key in head:
        if key != "charter":
            raise Unreadable(f"{path}: {key}", head[key], "nothing but `charter` above the cases")
    if not starts:
        raise Unreadable(f"{path}: case", "", "at least one `[[case]]`")
    return [
        _case(lines, start, end, str(path))
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _case(lines: list[str], start: int, end: int, file: str) -> Case:
    read = _parsed(lines, start, end, file)
    if isinstance(read, Problem):
        named = next(
            (re.match(r'\s*id\s*=\s*"([^"]*)"', line) for line in lines[start + 1 : end]), None
        )
        id = named[1] if named else ""
        return Case(file, start + 1, {"id": id}, read._replace(case=id))
    extra = [key for key in read if key != "case"]
    if extra:
        return Case(
            file,
            start + 1,
            {},
            Problem(file, start + 1, "", extra[0], "outside", "keys of the case"),
        )
    return Case(file, start + 1, read["case"][0])


def _parsed(lines: list[str], start: int, end: int, file: str) -> dict[str, Any] | Problem:
    """A part of the file, its lines numbered as in the whole."""
    try:
        return tomllib.loads("\n" * start + "\n".join(lines[start:end]))
    except tomllib.TOMLDecodeError as error:
        told = str(error)
    except (
        ValueError,
        RecursionError,
    ) as error:  # a date that the calendar lacks; brackets in thousands
        told = str(error)
    at = _AT_LINE.search(told)
    for number in (int(at[1]) - 1,) if at else range(start, end):
        for written in _DATE.findall(lines[number]) if number < len(lines) else ():
            if not _is_day(written):
                return Problem(file, number + 1, "", "date", written, "a day that the calendar has")
    what = _AT_LINE.sub("", told).strip() or "it breaks off"
    return Problem(
        file, int(at[1]) if at else start + 1, "", "TOML", what, "a case written in TOML"
    )


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _text(path: Path) -> str:
    try:
        if path.is_dir():
            raise Unreadable(str(path), "a folder", "a file of cases; name the files in it")
        if path.stat().st_size > SIZE_MAX:
            raise Unreadable(str(path), "over 1 MB", "a file of cases of at most 1 MB")
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise Unreadable(str(path), "not there", "a file of cases") from None
    except UnicodeDecodeError as error:
        raise Unreadable(str(path), f"not UTF-8 at byte {error.start}", "text in UTF-8") from None
    except OSError as error:
        raise Unreadable(str(path), error.strerror, "a file that can be read") from None
    if not text.strip():
        raise Unreadable(str(path), "", "a file of cases")
    return text


def malformed(case: Case, charter: Charter) -> Iterator[Problem]:
    """Everything wrong with the form of a case, at once."""
    if case.broken is not None:
        yield case.broken
        return
    yield from _wrong_keys(case)
    yield from _wrong_names(case, charter)
    yield from _wrong_paragraphs(case, charter)
    yield from _wrong_expectation(case, charter)


def _wrong_keys(case: Case) -> Iterator[Problem]:
    raw = case.raw
    for key, value in raw.items():
        if key not in FIELDS:
            yield case.problem(key, value, f"no such key; there are {', '.join(FIELDS)}")
        elif not isinstance(value, FIELDS[key]):
            yield case.problem(key, value, WORDS[FIELDS[key]])
    for key in REQUIRED:
        if raw.get(key, "") == "":
            example = ', such as `cites = ["19.3"]`' if key == "cites" else ""
            yield case.problem(key, "", f"it in every case{example}")
    if "offered" in raw and "asked" in raw:
        yield case.problem("asked", "there beside `offered`", "one of the two")
    if "offered" not in raw and "asked" not in raw:
        yield case.problem("asked", "", "an act `offered` or a question `asked`")


def _wrong_names(case: Case, charter: Charter) -> Iterator[Problem]:
    raw = case.raw
    profile, readings = raw.get("profile", LITERAL), raw.get("readings", {})
    if "profile" in raw and profile not in charter.profiles:
        yield case.problem("profile", profile, f"one of {', '.join(charter.profiles)}")
    for gap, value in readings.items() if isinstance(readings, dict) else ():
        if gap not in charter.gaps:
            yield case.problem(
                "readings", gap, f"readings by their numbers, such as `{next(iter(charter.gaps))}`"
            )
        elif value not in charter.gaps[gap].values:
            yield case.problem(
                f"readings.{gap}", value, f"one of {', '.join(charter.gaps[gap].values)}"
            )
    turns_on = raw.get("turns_on", [])
    for label in turns_on if isinstance(turns_on, list) else ():
        gap, _, value = str(label).partition("=")
        if gap not in charter.gaps or (value and value not in charter.gaps[gap].values):
            yield case.problem(
                "turns_on", label, f"a reading, such as `{next(iter(charter.gaps))}`"
            )


def _wrong_paragraphs(case: Case, charter: Charter) -> Iterator[Problem]:
    cites = case.raw.get("cites", [])
    ruled = {rule.paragraph for rule in charter.book.rules.values()}
    for each in cites if isinstance(cites, list) else ():
        if str(each) not in ruled and charter.statement(str(each)) is None:
            yield case.problem("cites", each, "a paragraph of the charter, such as `19.3`")


def _wrong_expectation(case: Case, charter: Charter) -> Iterator[Problem]:
    raw, expect = case.raw, case.raw.get("expect", "")
    until = raw.get("holds_until")
    if until is not None and (isinstance(until, bool) or not _is_day(str(until))):
        yield case.problem("holds_until", until, "a day, such as 2024-02-29")
    if expect == Verdict.DEPENDS.value and not raw.get("turns_on"):
        yield case.problem("turns_on", "", "the readings on which it depends")
    allowed = _verdicts(raw, charter)
    if allowed and expect != "" and expect not in allowed:
        yield case.problem("expect", expect, f"one of {', '.join(allowed)}")


def _verdicts(raw: Mapping[str, Any], charter: Charter) -> tuple[str, ...]:
    """The words that the answer may be; none where it may also be a value."""
    if "offered" in raw:
        return OF_ACTS
    asked = raw.get("asked")
    name = asked.get("question") if isinstance(asked, dict) else None
    has_value = charter.book.worth.get(str(name), type(None)) not in (None, type(None))
    return OF_QUESTIONS if name in charter.book.questions and not has_value else ()
