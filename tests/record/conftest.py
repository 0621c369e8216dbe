"""The real record, loaded once, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from charterhouse.charters.csto.contents import charter
from charterhouse.core.answers import Answer
from charterhouse.desk.history import load
from charterhouse.desk.register import Register
from charterhouse.storage.memory import MemoryStore

Ask = Callable[..., Answer[Any]]


@pytest.fixture(scope="session")
def register() -> Register:
    """The imported history of 1992 to 2026."""
    clock = datetime(2026, 11, 25, 12, tzinfo=UTC)
    return load(MemoryStore(lambda: clock), charter, date(2026, 11, 25))


@pytest.fixture(scope="session")
def ask(register: Register) -> Ask:
    """`ask("member", "2013-01-01", state="UZ", profile="text", readings={"G-60": "B"})`."""

    def asking(
        question: str,
        on: str,
        *,
        profile: str = "",
        readings: dict[str, str] | None = None,
        **of: Any,
    ) -> Answer[Any]:
        fields = {"question": question, **of}
        asked = register.ask(
            register.question(fields), register.moment(on), profile=profile, chosen=readings
        )
        return asked.answer

    return asking
