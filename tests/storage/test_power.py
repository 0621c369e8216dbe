"""Power fails anywhere, also while recovering from the last time; nothing acknowledged is lost.

The store, SQLite and its WAL are the real ones; only the disk is made of memory.
The seed of a failing run is in its message: `life(seed)` repeats it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import NamedTuple

import apsw
import pytest

from charterhouse.core.errors import Unknown, Unusable
from charterhouse.desk.port import Filing
from charterhouse.storage import schema, sqlite
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import Tree, leaf_hash

from .disk import Disk
from .filings import filing, receipts, secret

SHARES = 40
CUTS_PER_SHARE = int(os.environ.get("CUTS_PER_SHARE", "260"))  # a night can afford more
LIVES = 5


def test_the_shares_add_up_to_ten_thousand_cuts() -> None:
    assert SHARES * CUTS_PER_SHARE >= 10_000


@pytest.mark.parametrize("share", range(SHARES))
def test_no_cut_loses_what_was_acknowledged(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAL_PAGES", 20)  # so that the WAL is often moved and begun anew
    cuts, seed = 0, share * 1_000_000
    while cuts < CUTS_PER_SHARE:
        run = life(seed)
        assert run.fault == "", f"seed {seed}: {run.fault}"
        cuts, seed = cuts + run.cuts, seed + 1


@pytest.mark.parametrize(("setting", "runs"), [("NORMAL", 15), ("OFF", 15)])
def test_the_simulator_finds_losses_where_flushing_is_left_out(
    setting: str, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAL_PAGES", 20)
    monkeypatch.setitem(schema.SETTINGS, "synchronous", setting)
    faults = [life(seed).fault for seed in range(runs)]
    assert sum(fault != "" for fault in faults) > runs // 2, faults


class Run(NamedTuple):
    """How a series of lives went."""

    cuts: int
    fault: str


class Wrong(Exception):
    """The register is not as it was promised to be."""


def life(seed: int) -> Run:
    """Some lives of one register, each ended by a cut, most followed by cuts during recovery."""
    chance = random.Random(seed)
    disk = Disk(chance)
    expected: list[Filing] = []
    documents: list[str] = []
    cuts, number = 0, 0
    try:
        for _ in range(LIVES):
            pending: list[list[Filing]] = [[]]  # any one of these may yet be found
            disk.cut_after = chance.choice([chance.randrange(1, 40), chance.randrange(1, 400)])
            store = opened(disk)
            while store is not None:
                coming = group(chance, number)
                number += len(coming)
                pending.append(coming)
                disk.fault = failing_once(chance) if chance.random() < 0.05 else healthy
                try:
                    receipts(store.append(coming))
                    expected += coming
                    pending = [[]]
                    store = meanwhile(store, disk, expected, documents)
                except Unusable:
                    if disk.is_off:
                        break
                    if disk.fault is healthy:
                        raise
            if store is not None:
                store.close()
            disk.fault = healthy
            disk.power_returns()
            cuts += 1
            while chance.random() < 0.6:
                disk.cut_after = chance.randrange(1, 12)
                store = opened(disk)
                if store is None:
                    disk.power_returns()
                    cuts += 1
                else:
                    disk.cut_after = None
                    store.close()
            store = opened(disk)
            if store is None:
                raise Wrong("cannot be opened")
            expected = compared(store, expected, pending, documents)
            store.close()
    except (Unknown, Unusable, Wrong, apsw.Error) as error:
        return Run(cuts, f"{type(error).__name__}: {error}")
    return Run(cuts, "")


def healthy(kind: str, call: int) -> int | None:
    """No fault."""


def failing_once(chance: random.Random) -> Callable[[str, int], int | None]:
    """The next write or flush fails, but the power stays on."""
    kind, faults = chance.choice(["write", "flush"]), [apsw.SQLITE_IOERR]

    def fault(called: str, call: int) -> int | None:
        return faults.pop() if called == kind and faults else None

    return fault


def opened(disk: Disk) -> SqliteStore | None:
    """The register, or nothing if power fails before it is open."""
    try:
        return SqliteStore.open("register.db", vfs=disk.name)
    except Unusable:
        if disk.is_off:
            return None
        raise


def group(chance: random.Random, number: int) -> list[Filing]:
    """One to seven filings, sometimes a hundred, of many lengths."""
    size = 100 if chance.random() < 0.03 else chance.randint(1, 7)
    return [
        filing(
            number + n,
            tags=("a",) if chance.random() < 0.5 else (),
            note="x" * chance.choice([3, 60, 500, 5000 if size < 8 else 30]),
            private=secret(number + n) if chance.random() < 0.2 else None,
        )
        for n in range(size)
    ]


def meanwhile(
    store: SqliteStore, disk: Disk, expected: list[Filing], documents: list[str]
) -> SqliteStore | None:
    """What else happens to a register: an erasure, a document, an orderly end and beginning."""
    chance, what = disk.chance, disk.chance.random()
    if what < 0.02:
        seq = chance.randrange(len(expected))
        store.erase(seq)
        expected[seq] = expected[seq]._replace(private=None)
    elif what < 0.04:
        documents.append(store.put_document(chance.randbytes(3000)))
    elif what < 0.07:
        store.close()
        return opened(disk)
    return store


def compared(
    store: SqliteStore, expected: list[Filing], pending: list[list[Filing]], documents: list[str]
) -> list[Filing]:
    """What now stands; `Wrong` unless it is what was acknowledged, with the last group or without."""
    entries = list(store.read())
    found = [entry.id for entry in entries[len(expected) :]]
    last = [group for group in pending if [put.id for put in group] == found]
    if len(entries) < len(expected) or not last:
        raise Wrong(f"entries: {len(entries)}; acknowledged: {len(expected)}; {len(pending)} open")
    standing = expected + last[0]
    for seq, (entry, put) in enumerate(zip(entries, standing, strict=True)):
        if (entry.seq, entry.id) != (seq, put.id) or not entry.body.endswith(put.content[1:]):
            raise Wrong(f"entry {seq} is not the one that was filed")
        if entry.tags != put.tags or entry.private not in (put.private, None):
            raise Wrong(f"entry {seq} has lost its tags, or its private part is not the one left")
    for digest in documents:
        store.document(digest)
    tree = Tree(b"".join(leaf_hash(entry.body) for entry in entries))
    if store.head()[:2] != (len(tree), tree.root()):
        raise Wrong("the tree is not that of the entries")
    if (said := store._db.pragma("integrity_check")) != "ok":
        raise Wrong(f"SQLite finds: {said}")
    return standing
