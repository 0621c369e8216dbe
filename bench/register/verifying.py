"""Verification in full, and proofs."""

from __future__ import annotations

from random import Random
from time import perf_counter

from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, seconds
from bench.register.filling import SIZE, path
from bench.register.reading import progress
from charterhouse.bootstrap import open_store
from charterhouse.bootstrap import verify as examine
from charterhouse.storage.tree import leaf_hash, proves_inclusion

PROOFS = 5_000
CEILING = 5.0 * SIZE / 1_000_000  # seconds
PROOF = 50.0  # microseconds


def main() -> None:
    """The whole of it, then a proof here and there."""

    def whole() -> float:
        took, report = seconds(lambda: examine(path(), progress))
        assert not report.findings
        assert report.head.size == SIZE
        return took

    with open_store(path(), readonly=True) as store:
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
            verified, proved = rounds(ROUNDS if QUICK else 2, whole, proofs)
    give(Figure("register", "verified: every hash, tag, tile and head", verified, "s",
                size=f"{SIZE:,} entries", at_most=CEILING))  # fmt: skip
    give(Figure("register", "an inclusion proof, warm", proved, "us", clock="wall",
                size=f"{PROOFS:,} of {SIZE:,} entries", at_most=PROOF))  # fmt: skip


if __name__ == "__main__":
    main()
