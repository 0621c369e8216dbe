"""The disk is full, or a call fails, at every n-th call: nothing half-written, and usable after."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import apsw
import pytest

from charterhouse.core.errors import Broken, Unusable, Unwritable
from charterhouse.storage import sqlite
from charterhouse.storage.memory import MemoryStore
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import Tree, leaf_hash

from .disk import Disk
from .filings import filing, filings, receipts, secret

KINDS = {
    "full": ("write", apsw.SQLITE_FULL),
    "write": ("write", apsw.SQLITE_IOERR_WRITE),
    "flush": ("flush", apsw.SQLITE_IOERR_FSYNC),
    "read": ("read", apsw.SQLITE_IOERR_READ),
    "truncate": ("truncate", apsw.SQLITE_IOERR_TRUNCATE),
    "delete": ("delete", apsw.SQLITE_IOERR_DELETE),
}


def failing_at(kind: str, code: int, first: int, lasting: bool) -> Callable[[str, int], int | None]:
    """A fault at the n-th call of a kind, once or from then on."""
    seen = 0

    def fault(called: str, _: int) -> int | None:
        nonlocal seen
        seen += called == kind
        hit = seen >= first if lasting else seen == first
        return code if called == kind and hit else None

    return fault


def healthy(call: str, number: int) -> None:
    """No fault."""


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", KINDS)
def test_a_fault_at_any_call_of_an_append_leaves_all_or_nothing(
    name: str, lasting: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAL_PAGES", 8)
    kind, code = KINDS[name]
    refused = 0
    for first in range(1, 41):
        disk = Disk()
        store = SqliteStore.open("r.db", vfs=disk.name)
        receipts(store.append(filings(5)))
        store.erase(3)
        disk.fault = failing_at(kind, code, first, lasting)
        acknowledged = 5
        for group in range(6):
            before = store.head()
            try:
                receipts(store.append(filings(60, 100 * (group + 1))))
                acknowledged += 60
            except Unwritable as error:
                refused += 1
                assert "nothing was written" in str(error)
                assert store.head() == before
        disk.fault = healthy
        stands_at(store, acknowledged)
        assert receipts(store.append(filings(7, 9000)))[0].seq == acknowledged
        store.close()
        again = SqliteStore.open("r.db", vfs=disk.name)
        stands_at(again, acknowledged + 7)
        again.close()
    if name in ("full", "write", "flush"):
        assert refused > 0


@pytest.mark.parametrize("name", KINDS)
def test_a_fault_at_any_call_of_opening_is_told_and_a_later_opening_succeeds(name: str) -> None:
    kind, code = KINDS[name]
    for first in range(1, 31):
        disk = Disk()
        disk.fault = failing_at(kind, code, first, lasting=False)
        with contextlib.suppress(Unwritable):
            SqliteStore.open("r.db", vfs=disk.name).close()
        disk.fault = healthy
        store = SqliteStore.open("r.db", vfs=disk.name)
        receipts(store.append(filings(3)))
        store.close()
        disk.fault = failing_at(kind, code, first, lasting=False)
        with contextlib.suppress(Unwritable):
            SqliteStore.open("r.db", vfs=disk.name).close()
        disk.fault = healthy
        store = SqliteStore.open("r.db", vfs=disk.name)
        stands_at(store, 3)
        store.close()


@pytest.mark.parametrize("name", ["full", "write", "flush"])
def test_a_fault_in_a_restoration_an_erasure_or_a_document_leaves_all_or_nothing(name: str) -> None:
    kind, code = KINDS[name]
    source = MemoryStore()
    source.append(filings(600))
    source.append([filing(999, private=secret(9))])
    entries = list(source.read())
    done = 0
    for first in range(1, 25):
        disk = Disk()
        store = SqliteStore.open("r.db", vfs=disk.name)
        acts: list[Callable[[], object]] = [
            partial(store.restore, entries),
            partial(store.erase, 600),
            partial(store.put_document, b"x" * 20_000),
        ]
        for act in acts:
            disk.fault = failing_at(kind, code, first, lasting=False)
            try:
                act()
            except Unwritable:
                done += 1
            disk.fault = healthy
            stands_at(store, store.head().size)
            if not store.head().size:
                store.restore(entries)
        store.erase(600)
        assert [entry.private for entry in store.read(600)] == [None]
        store.close()
    assert done > 0


def test_a_store_whose_file_changed_under_it_stops_writing(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "r.db")
    store.append(filings(3))
    intruder = apsw.Connection(str(tmp_path / "r.db"))
    intruder.execute("INSERT INTO head VALUES (4, zeroblob(32), '2099')")
    with pytest.raises(Broken, match="another program"):
        store.append(filings(1, 50))
    assert store.head().size == 3
    intruder.close()
    store.close()
    with pytest.raises(Unusable):
        SqliteStore.open(tmp_path / "r.db")


def stands_at(store: SqliteStore, size: int) -> None:
    """The register holds so many entries, and its tree is theirs."""
    entries = list(store.read())
    assert [entry.seq for entry in entries] == list(range(size))
    tree = Tree(b"".join(leaf_hash(entry.body) for entry in entries))
    assert store.head()[:2] == (size, tree.root())
