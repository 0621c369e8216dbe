"""Who helps to examine a register: of a large one, several processes, each with its own connection.

They tell only that all entries are as they were sealed, or that something is not; what, is for the
one pass in `verify_sqlite.py` to describe. So whatever goes wrong with a process costs time and
nothing else.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from hashlib import sha256
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import NamedTuple

import apsw

from .faults import ELSEWHERE
from .opening import connect
from .sealing import Header, ReadBody, particulars
from .tree import Tree

LARGE = 100_000  # entries; of fewer, starting processes takes longer than they save
RANGE = 1 << 14  # entries looked at in one go
MOST = 8  # processes; more would wait for the disk
CACHE = -64 << 10  # KiB of pages held by SQLite's own check, which goes through the file at random
TAGS = """SELECT seq, count(*), group_concat(tag, char(10)) FROM tag
          WHERE seq >= ? AND seq < ? GROUP BY seq ORDER BY seq"""
# Bytes of a file that are read where they lie, so all of it: a third quicker. Should the disk fail,
# the system ends the process that reads so, and the one pass reads again, by the block.
MAPPED = 1 << 40


class Crew:
    """Who helps to examine one register, at work from the moment that it is made."""

    def __init__(self, pool: Executor, name: str, size: int, several: bool) -> None:
        self._name, self._size = name, size
        self._integrity = pool.submit(integrity, name, several)  # takes longest, so it begins first
        starts = range(0, size, RANGE) if several else ()
        self._leaves = [pool.submit(_leaves, at, min(at + RANGE, size)) for at in starts]

    def tree(self, tell: Callable[[int, int], None]) -> Tree | None:
        """The tree of the entries, if each of them was found to be as it was sealed."""
        tree = Tree()
        for part in self._leaves:
            try:
                leaves = part.result()
            except BrokenExecutor:  # a process was killed
                leaves = None
            if leaves is None:
                for other in self._leaves:
                    other.cancel()
                return None
            tree.extend(leaves)
            tell(len(tree), self._size)
        return tree if self._leaves else None

    def integrity(self) -> list[str]:
        """What SQLite itself finds wrong with the file, the last first."""
        try:
            return self._integrity.result()
        except BrokenExecutor:
            return integrity(self._name)


@contextmanager
def crew(name: str, size: int, read_body: ReadBody | None) -> Iterator[Crew]:
    """A process for each processor; of a small register a thread, for SQLite's own check alone."""
    pool, helpers = _begun(name, size, read_body)
    try:
        yield helpers
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(name: str, size: int, read_body: ReadBody | None) -> tuple[Executor, Crew]:
    cores = min(os.cpu_count() or 1, MOST)
    if size >= LARGE and cores > 1 and _can_be_sent(read_body):
        # Not forked: threads and connections of this process must not be met again in another.
        pool = ProcessPoolExecutor(cores, get_context("spawn"), _begin, (name, read_body))
        try:
            return pool, Crew(pool, name, size, several=True)
        except OSError:  # no process can be started here
            pool.shutdown(cancel_futures=True)
    alone = ThreadPoolExecutor(1)
    return alone, Crew(alone, name, size, several=False)


def _can_be_sent(read_body: ReadBody | None) -> bool:
    """Whether other processes can be told how tags are worked out."""
    try:
        pickle.dumps(read_body)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


# In each process ---------------------------------------------------------------------------------


class _Work(NamedTuple):
    """What a process looks at, and how tags are worked out."""

    db: apsw.Connection
    read_body: ReadBody | None


_work: _Work


def _begin(name: str, read_body: ReadBody | None) -> None:
    """Made ready as a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interruption does not wait for SQLite's check
    Thread(target=_end_with_the_first, daemon=True).start()
    gc.disable()  # what is made here is never part of a cycle
    look_at(name, read_body)


def look_at(name: str, read_body: ReadBody | None) -> None:
    """Say which register is looked at here from now on."""
    global _work  # noqa: PLW0603 - a process of a pool is told once what it works on
    _work = _Work(connect(name, readonly=True), read_body)
    _work.db.pragma("mmap_size", MAPPED)


def _end_with_the_first() -> None:
    """The process that began all this may be killed; nobody would then end this one."""
    first = parent_process()
    assert first is not None
    first.join()
    os._exit(1)


def _leaves(since: int, until: int) -> bytes | None:
    """The leaves of a range, if all of its entries and tags are as they should be."""
    try:
        return _sound(_work.db, since, until, _work.read_body)
    except Exception:  # whatever it is, the one pass meets it again and tells it
        return None


def _untagged(body: bytes) -> tuple[Header, tuple[str, ...]]:
    """A body as the store itself reads it, where nobody knows its tags."""
    return particulars(body), ()


def _sound(db: apsw.Connection, since: int, until: int, read_body: ReadBody | None) -> bytes | None:
    leaves: list[bytes] = []
    tags: list[tuple[int, int, str]] = []
    newest = db.execute("SELECT recorded FROM entry WHERE seq = ?", (since - 1,)).get or ""
    span, within = (since, until), "WHERE seq >= ? AND seq < ? ORDER BY seq"
    rows = db.execute(f"SELECT seq, id, recorded, leaf, body FROM entry {within}", span)
    for place, (seq, id, recorded, leaf, body) in enumerate(rows, since):
        told, tagged = (read_body or _untagged)(body)
        if not (
            place == seq == told.seq
            and sha256(b"\x00" + body).digest() == leaf
            and told.id.replace("-", "") == id.hex()
            and told.recorded == recorded
            and recorded >= newest
        ):
            return None
        newest = recorded
        leaves.append(leaf)
        if read_body is not None:
            expected = sorted(tagged)
            if expected:
                joined = "\n".join(expected)
                if joined.count("\n") >= len(expected):
                    return None  # a tag of several lines, which what is joined does not tell apart
                tags.append((seq, len(expected), joined))
    if len(leaves) != until - since:
        return None
    if read_body is not None:
        kept = db.execute(TAGS, span)  # joined, since there are several for each entry
        if list(kept) != tags:
            return None
    return b"".join(leaves)


def integrity(name: str, mapped: bool = False) -> list[str]:
    """What SQLite itself finds wrong with a file, the last first."""
    db = connect(name, readonly=True)
    try:
        db.pragma("cache_size", CACHE)
        if mapped:
            db.pragma("mmap_size", MAPPED)
        said = [str(what) for (what,) in db.execute("PRAGMA integrity_check(20)")]
        return [what for what in reversed(said) if what != "ok"]
    except ELSEWHERE:
        raise
    except apsw.Error as error:
        return [str(error)]
    finally:
        db.close()
