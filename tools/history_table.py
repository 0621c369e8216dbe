"""Writes `docs/history.md`: which event of the public record became which entries of the register."""

from __future__ import annotations

import sys
from pathlib import Path

from charterhouse.bootstrap import CSTO, DEMO_READ_ON
from charterhouse.desk.history import Event, entries_of_events, events

TARGET = Path(__file__).resolve().parents[1] / "docs" / "history.md"
HEAD = """# The public record as entries

Written by `python tools/history_table.py`; do not edit.
Each event of the public record of the CSTO is entered as one or more acts, attestations or remarks.
The numbers are those of the register that `charterhouse demo` makes.

Events: {events}. Entries: {entries}.

| event | date | confidence | entries | what happened | sources |
| --- | --- | --- | --- | --- | --- |
"""


def table() -> str:
    """The whole page."""
    found, places = events(CSTO), entries_of_events(CSTO, DEMO_READ_ON)
    head = HEAD.format(events=len(found), entries=sum(map(len, places.values())))
    return head + "".join(_line(event, places[event.id]) for event in found)


def _line(event: Event, places: list[int]) -> str:
    span = f"{places[0]}" if len(places) == 1 else f"{places[0]}-{places[-1]}"
    links = " ".join(f"[{number}]({address})" for number, address in enumerate(event.sources, 1))
    said = event.en.replace("|", "/").replace("\n", " ")
    return f"| `{event.id}` | {event.date} | {event.confidence} | {span} | {said} | {links} |\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(TARGET.read_text("utf-8") != table())
    TARGET.write_text(table(), "utf-8")
