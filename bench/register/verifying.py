"""Verification in full, and proofs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from bench.measure import QUICK, ROUNDS, WALL, Figure, about, give, rounds, seconds
from bench.register.filling import SIZE, path
from bench.register.reading import progress
from charterhouse import bootstrap
from charterhouse.storage.tree import leaf_hash, proves_inclusion
from charterhouse.storage.verify import Progress, Report, verify

PROOFS = 5_000
CEILING = 5.0 * SIZE / 1_000_000  # seconds
PROOF = 50.0  # microseconds


def main() -> None:
    """The whole of it, then a proof here and there."""

    def verifying(examine: Callable[[Path, Progress], Report]) -> float:
        took, report = seconds(lambda: examine(path(), progress), WALL)
        assert not report.findings
        assert report.head.size == SIZE
        return took

    with bootstrap.open_store(path(), readonly=True) as store:
        head, draw = store.head(), Random(5)

        def proofs() -> float:
            places = [draw.randrange(SIZE) for _ in range(PROOFS)]
            spent = 0.0
            for number, place in enumerate(places):
                began = perf_counter()
                proof = store.inclusion(place, SIZE)
                spent += perf_counter() - began
                if number % 100 == 0:
                    [entry] = store.read(place, place + 1)
                    assert proves_inclusion(leaf_hash(entry.body), place, SIZE, proof, head.root)
            return spent / PROOFS * 1e6

        with about("verifying a register"):
            sealed, whole, proved = rounds(
                ROUNDS, lambda: verifying(verify), lambda: verifying(bootstrap.verify), proofs
            )
    size = f"{SIZE:,} entries, by a process for each processor"
    give(Figure("register", "verified: hashes, tree, tiles, heads, file", sealed, "s", WALL, size,
                at_most=CEILING))  # fmt: skip
    give(Figure("register", "the same, every tag worked out again", whole, "s", WALL, size,
                at_most=None if QUICK else CEILING,
                note="as `charterhouse verify` does: every act is decoded for it"))  # fmt: skip
    give(Figure("register", "an inclusion proof, warm", proved, "us", clock="wall",
                size=f"{PROOFS:,} of {SIZE:,} entries", at_most=PROOF))  # fmt: skip


if __name__ == "__main__":
    main()
