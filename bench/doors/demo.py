"""`charterhouse demo --no-serve` from an installed environment: from the start of the process to its end."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.measure import WALL, Figure, about, give, rounds

CEILING = 3.0  # seconds
COMMAND = Path(sys.executable).with_name("charterhouse")


def demo() -> float:
    """Once, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        subprocess.run(
            [str(COMMAND), "demo", "--no-serve"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        return perf_counter() - began


def main() -> None:
    """Five times, after one that fills the caches."""
    with about("charterhouse demo"):
        demo()
        [found] = rounds(5, demo)
    give(Figure("doors", "charterhouse demo --no-serve", found, "s", WALL, "the real record",
                at_most=CEILING))  # fmt: skip


if __name__ == "__main__":
    main()
