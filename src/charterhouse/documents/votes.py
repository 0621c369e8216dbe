"""The voting record: a row for each State and draft, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from .facts import Draft, Drawn

COLUMNS = (
    "draft", "number", "organ", "title_ru", "title_en", "version", "way", "put", "announced",
    "outcome", "by_law", "turns_on", "state", "position", "stated", "person", "means", "counted",
    "reservation", "explanation", "dissociation", "after_announcement",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet would take text for a formula


def as_csv(drafts: Sequence[Draft]) -> bytes:
    """A row for each word of a State; a draft on which nobody spoke has a row of its own."""
    file = io.StringIO(newline="")
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for draft in drafts:
        for row in _rows(draft):
            rows.writerow([_safe(row.get(name, "")) for name in COLUMNS])
    return file.getvalue().encode()


def _rows(draft: Draft) -> Iterator[dict[str, str]]:
    same = {
        "draft": draft.ref, "number": draft.number, "organ": draft.organ,
        "title_ru": draft.title_ru, "title_en": draft.title_en, "way": draft.way,
        "put": draft.put, "announced": draft.decided, "outcome": draft.outcome,
        "by_law": draft.law.verdict, "turns_on": " ".join(draft.law.turns_on),
        "version": str(draft.versions[-1].number),
    }  # fmt: skip
    spoken = [*((word, "") for word in draft.words), *((word, "yes") for word in draft.later)]
    for word, after in spoken:
        yield {
            **same, "version": str(word.version), "state": word.state, "position": word.position,
            "stated": word.at, "person": word.person, "means": word.means,
            "counted": word.counts.verdict if word.counts else "",
            "reservation": word.reservation, "explanation": word.explanation,
            "dissociation": word.dissociation, "after_announcement": after,
        }  # fmt: skip
    if not spoken:
        yield same


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(drafts: Sequence[Draft], drawn: Drawn) -> bytes:
    """The same, and everything else that is on record of each draft."""
    data: dict[str, Any] = {"drawn": drawn, "drafts": list(drafts)}
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
