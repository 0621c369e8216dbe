"""Beancount: the same transactions as its text, loaded, booked and validated, then summed up."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from beancount import loader
from beancount.core import data

from bench.ledger import job
from bench.measure import QUICK, Figure, about, give, rounds, seconds

SIZE = 10_000 if QUICK else 100_000


def written(where: Path) -> None:
    """The journal."""
    names = sorted(job.balances(SIZE))
    with where.open("w", encoding="utf-8") as file:
        file.writelines(f"{job.FIRST} open {name}\n" for name in names)
        for row in job.rows(SIZE):
            file.write(f'\n{row.day} * "{row.what}"\n')
            file.writelines(f"  {name}  {job.written(minor)} RUB\n" for name, minor in row.postings)


def load(where: Path) -> dict[str, int]:
    """The file to what stands on every account."""
    entries, errors, _ = loader.load_file(str(where))
    assert not errors, errors[:3]
    held: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, data.Transaction):
            for posting in entry.postings:
                minor = int(posting.units.number * 100)
                held[posting.account] = held.get(posting.account, 0) + minor
    return held


def main() -> None:
    """Without its cache of earlier loads."""
    with about("loading a ledger, Beancount"):
        where = Path(os.environ["BENCH_FOLDER"]) / "ledger.beancount"
        written(where)
        oracle = job.balances(SIZE)

        def loading() -> float:
            where.with_name(f".{where.name}.picklecache").unlink(missing_ok=True)
            took, held = seconds(lambda: load(where))
            assert held == oracle
            return SIZE / took

        [found] = rounds(2 if not QUICK else 1, loading)
    give(Figure("ledger", "transactions loaded to balances", found, "/s", size=f"{SIZE:,} transactions",
                peer=f"beancount {version('beancount')}"))  # fmt: skip


if __name__ == "__main__":
    main()
