"""The stores that must all behave alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from charterhouse.desk.port import Store
from charterhouse.storage.memory import MemoryStore
from charterhouse.storage.sqlite import SqliteStore

from .filings import Ticking

MAKERS: dict[str, Callable[[Path, Ticking], Store]] = {
    "memory": lambda folder, clock: MemoryStore(clock),
    "sqlite": lambda folder, clock: SqliteStore.open(folder / "register.db", clock=clock),
}


@pytest.fixture
def clock() -> Ticking:
    """A clock of the test's own."""
    return Ticking()


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Ticking) -> Iterator[Store]:
    """An empty register, once in every kind of store."""
    store = MAKERS[request.param](tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A second empty register, to restore into."""
    kind = request.node.callspec.params.get("store", "memory")
    (tmp_path / "another").mkdir()
    store = MAKERS[kind](tmp_path / "another", Ticking())
    yield store
    store.close()
