"""The register of the other jobs, filled through the store as anybody's would be, with all its tags and seals."""

from __future__ import annotations

import os
from pathlib import Path

from bench.measure import QUICK, about, tell
from bench.register.acts import groups
from charterhouse.bootstrap import CSTO
from charterhouse.desk.register import Register
from charterhouse.desk.seats import seat_of
from charterhouse.storage.sqlite import SqliteStore

SIZE = 100_000 if QUICK else 1_000_000


def path() -> Path:
    """Where it lies during the run."""
    return Path(os.environ["BENCH_FOLDER"]) / "register.db"


def fill(where: Path, count: int) -> None:
    """So many acts in a new file, untimed."""
    codec = Register(CSTO, seat_of(CSTO.time_zone)).codec
    store = SqliteStore.open(where)
    done = 0
    for group in groups(count, codec):
        store.append(group)
        done += len(group)
        tell(f"{done:,} of {count:,} acts")
    store.close()


if __name__ == "__main__":
    with about("filling a register"):
        fill(path(), SIZE)
