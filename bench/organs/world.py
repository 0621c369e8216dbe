"""An organisation of two hundred Members, its Council in session with all of them there, and drafts before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterhouse.commons.states import STATES

FOUNDED, SIGNED = "2003-09-18", "2002-10-07"
ON = "2026-02-01"
SESSION = "session-1"


def members(number: int) -> list[str]:
    """So many States, by their codes."""
    return sorted(STATES)[:number]


def founding(states: list[str]) -> Iterator[dict[str, Any]]:
    """The Charter opened, signed by all of them and in force; a session opened, and each of them there."""
    yield {"act": "final.open_treaty", "on": SIGNED, "by": "depositary", "ref": "charter",
           "title_en": "Charter", "title_ru": "Устав", "form": "charter"}  # fmt: skip
    for state in states:
        yield {"act": "final.sign", "on": SIGNED, "by": state, "treaty": "charter", "state": state}
    for state in states:
        yield {
            "act": "final.deposit",
            "on": FOUNDED,
            "by": state,
            "treaty": "charter",
            "state": state,
        }
    yield {"act": "organs.convene", "on": SIGNED, "by": "secretariat", "session": SESSION,
           "organ": "council", "kind": "regular", "opens": ON}  # fmt: skip
    yield {"act": "organs.open_session", "on": ON, "by": "chair", "session": SESSION}
    for state in states:
        yield {"act": "organs.record_presence", "on": ON, "by": "secretariat", "session": SESSION,
               "state": state}  # fmt: skip


def tabled(draft: str) -> Iterator[dict[str, Any]]:
    """A draft without a measure, put for consensus."""
    yield {"act": "organs.table_draft", "on": ON, "by": "secretariat", "draft": draft,
           "organ": "council", "title_en": "A decision", "title_ru": "Решение"}  # fmt: skip
    yield {"act": "organs.put_draft", "on": ON, "by": "chair", "draft": draft, "way": "consensus",
           "session": SESSION}  # fmt: skip


def position(state: str, draft: str) -> dict[str, Any]:
    """A Member is for it."""
    return {"act": "organs.take_position", "on": ON, "by": state, "draft": draft, "state": state,
            "position": "for", "means": "room"}  # fmt: skip


def announced(draft: str) -> dict[str, Any]:
    """The chair announces that it was adopted."""
    return {"act": "organs.announce", "on": ON, "by": "chair", "draft": draft, "outcome": "adopted"}
