"""Readers beside a writer: never half of a group, and a proof is never out of step with its root."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from charterhouse.desk.port import Store
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import leaf_hash, proves_consistency, proves_inclusion

from .filings import filings

GROUP, GROUPS = 7, 120


def test_threads_that_read_while_another_writes_see_whole_groups(store: Store) -> None:
    watched(store, store)


def test_a_store_that_only_reads_sees_whole_groups_of_another(tmp_path: Path) -> None:
    writer = SqliteStore.open(tmp_path / "r.db")
    readers = [SqliteStore.open(tmp_path / "r.db", readonly=True) for _ in range(2)]
    watched(writer, *readers)
    for reader in readers:
        reader.close()
    writer.close()


def watched(writer: Store, *readers: Store) -> None:
    """Write on, while every reader looks again and again; then what they saw."""
    done = threading.Event()
    seen: list[int] = []
    faults: list[BaseException] = []

    def look(reader: Store) -> None:
        before = reader.head()
        while not done.is_set():
            head = reader.head()
            assert head.size % GROUP == 0
            proof = reader.consistency(before.size, head.size)
            assert proves_consistency(before.size, before.root, head.size, head.root, proof)
            if head.size:
                seq = head.size // 2
                (entry,) = reader.read(seq, seq + 1)
                way = reader.inclusion(seq, head.size)
                assert proves_inclusion(leaf_hash(entry.body), seq, head.size, way, head.root)
            before = head
            seen.append(head.size)

    threads = [threading.Thread(target=kept(look, faults), args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    for n in range(GROUPS):
        writer.append(filings(GROUP, n * GROUP))
        if n == GROUPS // 2:  # on a busy machine the writer may be done before anybody has looked
            for _ in range(2000):
                if any(seen) or faults:
                    break
                time.sleep(0.01)
    done.set()
    for thread in threads:
        thread.join(20)
    assert faults == []
    assert len(set(seen)) > 1


def kept(look: Callable[[Store], None], faults: list[BaseException]) -> Callable[[Store], None]:
    """The same, with what it raises kept for the main thread."""

    def run(reader: Store) -> None:
        try:
            look(reader)
        except BaseException as fault:
            faults.append(fault)

    return run
