"""Which entries are the sealed ones: what was found, held against the leaves that were sealed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from charterhouse.desk.port import Head

from .tree import WIDTH, Tree

FALSE, GENUINE = 1, 2


class Found(NamedTuple):
    """Every entry met, in the order in which it was met: its own seq, and the hash of its bytes."""

    seqs: array[int]
    hashes: bytearray

    @classmethod
    def nothing(cls) -> Found:
        """Before the first."""
        return cls(array("q"), bytearray())

    def add(self, seq: int | None, hashed: bytes) -> None:
        """Note an entry; -1 if it does not say which it is."""
        try:
            self.seqs.append(-1 if seq is None else seq)
        except OverflowError:
            self.seqs.append(-1)
        self.hashes.extend(hashed)

    def is_in_order(self) -> bool:
        """Whether all say that they belong where they were met; that saves most of the work."""
        return self.seqs == array("q", range(len(self.seqs)))

    def each(self) -> Iterator[tuple[int, bytes]]:
        """The entries again."""
        hashes = bytes(self.hashes)
        for at, seq in enumerate(self.seqs):
            yield seq, hashes[at * WIDTH : (at + 1) * WIDTH]

    def in_place(self, size: int) -> bytearray:
        """The hashes, each where its entry says that it belongs."""
        if self.is_in_order():
            if len(self.seqs) == size:
                return self.hashes  # nobody changes them, and a million are 32 MB
            return self.hashes[: WIDTH * size].ljust(WIDTH * size, b"\0")
        placed = bytearray(WIDTH * size)
        for seq, hashed in self.each():
            if 0 <= seq < size:
                placed[seq * WIDTH : (seq + 1) * WIDTH] = hashed
        return placed


def hash_at(leaves: bytes | bytearray, seq: int) -> bytes:
    """One of many hashes."""
    return bytes(leaves[seq * WIDTH : (seq + 1) * WIDTH])


def differing(one: bytes | bytearray, other: bytes | bytearray) -> list[int]:
    """The places, as far as both reach, where the hashes are not the same."""
    size = min(len(one), len(other))
    block = WIDTH * 256  # compared whole first, since most are equal
    return [
        start // WIDTH
        for low in range(0, size, block)
        if one[low : low + block] != other[low : low + block]
        for start in range(low, min(low + block, size), WIDTH)
        if one[start : start + WIDTH] != other[start : start + WIDTH]
    ]


def sealed_leaves(head: Head, candidates: Iterable[bytes | bytearray]) -> Tree | None:
    """The tree of the first candidate that gives the root that a head seals."""
    for leaves in candidates:
        if len(leaves) >= head.size * WIDTH:
            tree = Tree(bytes(leaves[: head.size * WIDTH]))
            if tree.root() == head.root:
                return tree
    return None


def tally(found: Found, sealed: bytes | bytearray) -> Iterator[tuple[str, int]]:
    """What is wrong with the entries found: a code and the seq it is about.

    An entry is genuine if its bytes give the leaf that was sealed for the seq it claims.
    """
    if found.hashes == sealed and found.is_in_order():
        return
    size = len(sealed) // WIDTH
    is_genuine = bytearray(
        0 <= seq < size and sealed[seq * WIDTH : (seq + 1) * WIDTH] == hashed
        for seq, hashed in found.each()
    )
    places = bytearray(size)  # who has claimed a place
    for seq, genuine in zip(found.seqs, is_genuine, strict=True):
        if 0 <= seq < size:
            places[seq] = max(places[seq], GENUINE if genuine else FALSE)
    met, newest = bytearray(size), -1
    for seq, genuine in zip(found.seqs, is_genuine, strict=True):
        if genuine:
            if met[seq] or seq < newest:
                yield "entry_repeated" if met[seq] else "entry_misplaced", seq
            met[seq], newest = 1, max(newest, seq)
        elif 0 <= seq < size and places[seq] == FALSE and not met[seq]:
            met[seq], newest = 1, max(newest, seq)
            yield "entry_altered", seq
        elif newest + 1 < size and not places[newest + 1]:
            # The very bytes that name its place were altered, so that its place stands empty.
            newest += 1
            places[newest] = FALSE
            yield "entry_altered", newest
        else:
            yield "entry_inserted", seq
    for seq in (at for at, claim in enumerate(places) if not claim):
        yield "entry_missing", seq
