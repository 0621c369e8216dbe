"""The voting record: a row for each State and draft, as CSV for people and as JSON for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from charterhouse.desk.declension import opening

from .facts import Draft, Drawn, Word
from .parts import STATED, shown, title_of
from .phrases import Phrases

COLUMNS = (
    "draft", "number", "title", "organ", "version", "way", "put", "announced", "outcome", "corrected", "by_law",
    "turns_on", "code", "state", "present", "position", "stated", "person", "means", "counted", "reservation",
    "explanation", "dissociation", "later",
)  # fmt: skip
TIMES = ("put", "announced", "corrected", "stated")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet would take text for a formula
BETWEEN = {"en": ",", "ru": ";"}  # cells, as the spreadsheets of the language take them


def as_csv(drafts: Sequence[Draft], say: Phrases) -> bytes:
    """Each word of a State and each Member without one, in the words of a language and the hours of the seat."""
    file = io.StringIO(newline="")
    rows = csv.writer(file, delimiter=BETWEEN[say.lang], lineterminator="\r\n")
    heads = [say.word("votes", name) for name in COLUMNS]
    rows.writerow(
        f"{head} ({say.zone})" if name in TIMES else head
        for name, head in zip(COLUMNS, heads, strict=True)
    )
    for draft in drafts:
        for row in _rows(draft, say):
            rows.writerow([_safe(row.get(name, "")) for name in COLUMNS])
    return file.getvalue().encode("utf-8-sig")  # by which a spreadsheet knows the letters


def _rows(draft: Draft, say: Phrases) -> Iterator[dict[str, str]]:
    outcome = say.word("outcome", draft.outcome) if draft.outcome else ""
    if draft.withdrawn and not outcome:
        outcome = say.word("votes", "withdrawn")
    same = {
        "draft": draft.ref, "number": draft.number, "title": title_of(draft, say),
        "organ": opening(say.wording.name(draft.organ)), "version": str(draft.versions[-1].number),
        "way": say.word("way", draft.way) if draft.way else "", "put": _time(draft.put, say),
        "announced": _time(draft.decided, say), "outcome": outcome, "by_law": say.word("verdict", draft.law.taken),
        "corrected": _time(draft.corrected[-1].at, say) if draft.corrected else "",
        "turns_on": ", ".join(dict.fromkeys(each.partition("=")[0] for each in draft.law.turns_on)),
    }  # fmt: skip
    spoken = [(word, False) for word in draft.words] + [(word, True) for word in draft.later]
    for word, later in spoken:
        yield {**same, **_of(word.state, draft, say), **_word(word, later, draft, say)}
    silent = _silent(draft)
    for state in silent:
        yield {**same, **_of(state, draft, say), "position": say.word("votes", "silent")}
    if not spoken and not silent:
        yield same


def _silent(draft: Draft) -> list[str]:
    """Those who belonged when it was decided, or were served, and have no word on record."""
    there = [each.state for each in draft.served]
    if draft.quorum is not None:
        there += [*draft.quorum.present, *draft.quorum.absent, *draft.quorum.unknown]
    spoken = {word.state for word in (*draft.words, *draft.later) if word.position not in STATED}
    return sorted(set(there) - spoken)


def _of(state: str, draft: Draft, say: Phrases) -> dict[str, str]:
    """A State, and whether it was there when it was decided, where that was in a session."""
    quorum, present = draft.quorum, ""
    if quorum is not None and (quorum.present or quorum.absent):
        known = {**dict.fromkeys(quorum.present, "yes"), **dict.fromkeys(quorum.absent, "no")}
        present = say.word("verdict", known[state]) if state in known else ""
    return {"code": state, "state": say.short(state), "present": present}


def _word(word: Word, later: bool, draft: Draft, say: Phrases) -> dict[str, str]:
    stands = "on_procedure" if draft.way == "vote" else "position"
    return {
        "version": str(word.version), "position": say.word(stands, word.position),
        "stated": _time(word.at, say), "person": say.person(word.person) if word.person else "",
        "means": say.wording.name(word.means) if word.means else "",
        "counted": say.told(word.counts) if word.counts else "",
        "reservation": shown(word.reservation, say), "explanation": shown(word.explanation, say),
        "dissociation": shown(word.dissociation, say),
        "later": say.word("verdict", "yes") if later else "",
    }  # fmt: skip


def _time(written: str, say: Phrases) -> str:
    """A day in figures, and the hour where it is known."""
    return f"{say.numeric_of(written)} {say.time(written)}".rstrip() if written else ""


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(drafts: Sequence[Draft], drawn: Drawn) -> bytes:
    """Everything that is on record of each draft, in codes and in moments of UTC."""
    data: dict[str, Any] = {"drawn": drawn, "drafts": list(drafts)}
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
