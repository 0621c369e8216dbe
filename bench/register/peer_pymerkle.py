"""pymerkle in memory: inclusion proofs in a tree of fewer entries, since it takes ten times the memory of ours."""

from __future__ import annotations

from importlib.metadata import version
from random import Random
from time import perf_counter

from pymerkle import InmemoryTree

from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, tell

SIZE = 20_000 if QUICK else 200_000
PROOFS = 500


def main() -> None:
    """A tree once, proofs in rounds."""
    with about("proving, pymerkle"):
        tree = InmemoryTree(algorithm="sha256")
        for number in range(SIZE):
            tell(f"{number:,} of {SIZE:,} leaves")
            tree.append_entry(b"entry %d" % number + b"." * 240)
        tree.get_root()
        draw = Random(5)

        def proofs() -> float:
            places = [draw.randrange(1, SIZE + 1) for _ in range(PROOFS)]
            began = perf_counter()
            for place in places:
                tree.prove_inclusion(place, SIZE)
            return (perf_counter() - began) / PROOFS * 1e6

        [found] = rounds(ROUNDS, proofs)
    give(Figure("register", "an inclusion proof, in memory", found, "us", clock="wall",
                size=f"{PROOFS} of {SIZE:,} entries", peer=f"pymerkle {version('pymerkle')}"))  # fmt: skip


if __name__ == "__main__":
    main()
