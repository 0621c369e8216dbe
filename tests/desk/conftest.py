"""A club's register in memory, with a clock that the test sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from charterhouse.desk.desk import Desk, Ruling, found
from charterhouse.storage.memory import MemoryStore
from toy.club import charter

OPENING = {
    "on": "2020-01-01", "by": "registrar", "charter": "club", "organisation": "The Club", "seat": "Vienna",
    "time_zone": "Europe/Vienna", "profile": "kind", "live": True, "registrar": "ann",
}  # fmt: skip


class Club:
    """A desk of the club, its store, and a clock that stands until it is moved."""

    def __init__(self, live: bool = True) -> None:
        self.time = datetime(2026, 11, 25, 12, tzinfo=UTC)
        self.store = MemoryStore(lambda: self.time)
        self._ids = count(1)
        register = found(self.store, charter, {**OPENING, "live": live}, "ann", self.make_id())
        self.desk = Desk(self.store, register, lambda: self.time, self.make_id, lambda: bytes(16))

    @property
    def register(self) -> Any:
        return self.desk.register

    def make_id(self) -> UUID:
        return UUID(int=next(self._ids) | 7 << 76 | 2 << 62)

    def pass_time(self, **by: float) -> None:
        self.time += timedelta(**by)

    def offer(self, kind: str, person: str, author: str = "ann", **more: Any) -> Ruling:
        """An act of a person, done on 1 May 2024 unless it says otherwise."""
        offered = {
            name: more.pop(name)
            for name in ("readings", "notwithstanding", "private", "id")
            if name in more
        }
        fields = {"act": f"club.{kind}", "on": "2024-05-01", "by": person, "person": person, **more}
        return self.desk.offer(fields, author, **offered)

    def ask(self, question: str, on: str = "2026-11-25", **more: Any) -> Any:
        register = self.register
        asked = {name: more.pop(name) for name in ("known", "profile", "chosen") if name in more}
        return register.ask(
            register.question({"question": question, **more}), register.moment(on), **asked
        )


@pytest.fixture
def club() -> Club:
    """A live register of the club, opened by ann."""
    return Club()
