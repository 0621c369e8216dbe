"""A register read from SQLite, decoded and indexed; and what it takes of memory, in a process of its own."""

from __future__ import annotations

import resource  # in kilobytes on Linux
import sys

from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, seconds, tell
from bench.register.filling import SIZE, path
from charterhouse.bootstrap import CSTO, open_register, open_store
from charterhouse.bootstrap import verify as examine
from charterhouse.desk.register import Register, read

FLOOR = 150_000  # acts/s
MEMORY = 1_500.0  # MB, for a million


def main() -> None:
    """Each round in this process, the register of the one before forgotten."""

    def reading() -> float:
        with open_store(path(), readonly=True) as store:
            took, register = seconds(lambda: read(store, CSTO, progress))
        assert len(register.record) == SIZE
        return SIZE / took

    with about("reading a register"):
        [found] = rounds(ROUNDS, reading)
    give(Figure("register", "read from SQLite, decoded, indexed", found, "/s",
                size=f"{SIZE:,} acts of the CSTO", at_least=FLOOR))  # fmt: skip


def memory() -> None:
    """Loaded, then verified with the register still there: the peak of the process."""
    with (
        about("reading and verifying, for its memory"),
        open_register(path(), progress) as register,
    ):
        report = examine(path(), progress)
        assert not report.findings
        assert held(register) == SIZE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    give(Figure("register", "loaded and verified, peak memory", [peak], "MB",
                size=f"{SIZE:,} acts", at_most=None if QUICK else MEMORY))  # fmt: skip


def held(register: Register) -> int:
    """How many acts it holds; asked last, so that all of it lives until then."""
    return len(register.record)


def progress(done: int, total: int) -> None:
    """Progress as the product tells it."""
    tell(f"{done:,} of {total:,}")


if __name__ == "__main__":
    memory() if sys.argv[1:] == ["memory"] else main()
