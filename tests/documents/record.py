"""A register for the tests of papers: the acts of a table, entered under a clock that stands still."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from charterhouse import bootstrap
from charterhouse.desk.desk import Desk, found, open_desk
from charterhouse.storage.memory import MemoryStore

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
TABLE = Path(__file__).with_name("papers") / "session.toml"
OFFICER = "ann"


def acts(table: Path = TABLE, states: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """The acts of a table; what stands once for each State is written out, States renamed."""
    text = table.read_text("utf-8")
    for code, instead in (states or {}).items():
        text = text.replace(code, instead)
    raw = tomllib.loads(text)
    # The order of the file is the order of entry; TOML keeps that of each kind of table alone.
    singles, groups = iter(raw["act"]), iter(raw["each"])
    for line in text.splitlines():
        if line == "[[act]]":
            yield next(singles)
        elif line == "[[each]]":
            group = dict(next(groups))
            for state in group.pop("of"):
                yield json.loads(json.dumps(group, default=str).replace("{state}", state))


def entered(
    table: Path = TABLE, states: Mapping[str, str] | None = None, profile: str = "text"
) -> Desk:
    """The desk of a register in memory that holds them; the same bytes each time."""
    store = MemoryStore(lambda: NOW)
    ids = iter(range(1, 10_000))

    def next_id() -> UUID:
        return UUID(int=0x019_0000_0000_0000 << 68 | 7 << 76 | 2 << 62 | next(ids))

    opening = {
        "on": "2002-10-07", "by": "registrar", "charter": bootstrap.CSTO.name,
        "organisation": bootstrap.CSTO.organisation, "seat": bootstrap.CSTO.seat,
        "time_zone": bootstrap.CSTO.time_zone, "profile": profile, "live": True,
        "registrar": OFFICER,
    }  # fmt: skip
    found(store, bootstrap.CSTO, opening, OFFICER, next_id())
    desk = open_desk(store, bootstrap.CSTO, lambda: NOW, next_id, lambda: bytes(16))
    for act in acts(table, states):
        ruling = desk.offer(act, OFFICER, notwithstanding="a worked example")
        assert ruling.receipt is not None, (act, ruling)
    return desk
