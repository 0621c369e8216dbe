"""Durable appending at the store, with seals and tree: one caller, and sixty-four at once."""

from __future__ import annotations

import asyncio
import os
from itertools import islice
from pathlib import Path
from time import perf_counter

import apsw

from bench.measure import QUICK, WALL, Figure, about, give, rounds, tell
from bench.register.acts import filings
from charterhouse.bootstrap import CSTO
from charterhouse.core.errors import CharterhouseError
from charterhouse.desk.port import Filing
from charterhouse.desk.register import Register
from charterhouse.desk.seats import seat_of
from charterhouse.storage import schema
from charterhouse.storage.committer import Committer
from charterhouse.storage.sealing import seal
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import leaf_hash

ONE = 1_000 if QUICK else 2_000
MANY = 8_000 if QUICK else 40_000
CALLERS = 64
SHARE = 40.0  # per cent of what raw SQLite does
FLOOR_MANY = 25_000  # acts/s
RECORDED = "2026-11-25T01:08:59.123456Z"


def place(name: str) -> Path:
    """A new file in the folder of the run."""
    where = Path(os.environ["BENCH_FOLDER"]) / name
    for end in ("", "-wal", "-shm", "-lock"):
        where.with_name(name + end).unlink(missing_ok=True)
    return where


def raw(made: list[Filing]) -> float:
    """Plain SQLite with the same settings: number, id, time, hash and body of an act, one a commit."""
    db = apsw.Connection(str(place("raw.db")))
    db.pragma("journal_mode", "WAL")
    for setting, value in schema.SETTINGS.items():
        db.pragma(setting, value)
    db.pragma("wal_autocheckpoint", 1000)
    db.execute(
        """CREATE TABLE entry (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
           recorded TEXT NOT NULL, leaf BLOB NOT NULL, body BLOB NOT NULL) STRICT"""
    )
    began = perf_counter()
    for seq, filing in enumerate(made):
        tell(f"{seq:,} of {len(made):,}")
        body = seal(seq, RECORDED, filing.content)
        row = (seq, filing.id, RECORDED, leaf_hash(body), body)
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", row)
        db.execute("COMMIT")
    took = perf_counter() - began
    db.close()
    return len(made) / took


def one(made: list[Filing]) -> float:
    """Our store, one caller that waits for each."""
    store = SqliteStore.open(place("one.db"))
    began = perf_counter()
    for number, filing in enumerate(made):
        tell(f"{number:,} of {len(made):,}")
        [outcome] = store.append([filing])
        assert not isinstance(outcome, CharterhouseError), outcome
    took = perf_counter() - began
    assert store.head().size == len(made)
    store.close()
    return len(made) / took


def many(made: list[Filing]) -> float:
    """Our store behind its committer; each caller waits for its act before it sends the next."""
    store = SqliteStore.open(place("many.db"))

    async def caller(committer: Committer, own: list[Filing]) -> None:
        for filing in own:
            await committer.append(filing)

    async def all_of_them() -> float:
        committer = Committer(store)
        began = perf_counter()
        await asyncio.gather(
            *(caller(committer, made[number::CALLERS]) for number in range(CALLERS))
        )
        took = perf_counter() - began
        await committer.aclose()
        return took

    took = asyncio.run(all_of_them())
    assert store.head().size == len(made)
    store.close()
    return len(made) / took


def main() -> None:
    """In turns, a new file each time."""
    codec = Register(CSTO, seat_of(CSTO.time_zone)).codec
    with about("appending"):
        made = list(islice(filings(MANY, codec), MANY))
        few = made[:ONE]
        plain, ours, group = rounds(
            5 if QUICK else 7, lambda: raw(few), lambda: one(few), lambda: many(made)
        )
    share = [100 * mine / its for mine, its in zip(ours, plain, strict=True)]
    size = f"{ONE:,} acts"
    give(Figure("append", "1 caller, sealed, tagged, in the tree", ours, "/s", WALL, size))
    give(Figure("append", "1 act a commit, same settings", plain, "/s", WALL, size,
                peer=f"raw SQLite {apsw.sqlite_lib_version()}"))  # fmt: skip
    give(Figure("append", "1 caller, share of raw SQLite", share, "%", WALL, size, at_least=SHARE))
    give(Figure("append", f"{CALLERS} callers, sealed, tagged, in the tree", group, "/s", WALL,
                f"{MANY:,} acts", at_least=FLOOR_MANY))  # fmt: skip


if __name__ == "__main__":
    main()
