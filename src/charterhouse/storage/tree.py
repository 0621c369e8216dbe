"""The Merkle tree of RFC 6962: one byte array for each level, holding every complete subtree.

A complete subtree never changes again, so a proof against any earlier size needs no other data.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

WIDTH = 32  # bytes of a hash
EMPTY = sha256(b"").digest()  # the root of a tree without leaves
TILE = 8  # levels in a tile, so 256 hashes across


def leaf_hash(body: bytes) -> bytes:
    """The hash of one entry; the zero byte keeps it from passing for an inner node."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Tile(NamedTuple):
    """A full tile: 256 neighbouring hashes of every eighth level, as they are published."""

    level: int
    place: int
    hashes: bytes


class Tree:
    """A tree that grows at its right edge, and proves what it held at any size."""

    def __init__(self, leaves: bytes = b"") -> None:
        self._levels = [bytearray()]
        self.extend(leaves)

    def __len__(self) -> int:
        return len(self._levels[0]) // WIDTH

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        self.extend(leaf)

    def extend(self, leaves: bytes) -> None:
        """Add leaf hashes, one after another in one string of bytes."""
        assert len(leaves) % WIDTH == 0
        levels, level = self._levels, 0
        levels[0] += leaves
        while (have := self._count(level + 1)) < (full := self._count(level) // 2):
            pairs = bytes(levels[level][have * 2 * WIDTH : full * 2 * WIDTH])
            if level + 1 == len(levels):
                levels.append(bytearray())
            levels[level + 1] += b"".join(
                [
                    sha256(b"\x01" + pairs[at : at + 2 * WIDTH]).digest()
                    for at in range(0, len(pairs), 2 * WIDTH)
                ]
            )
            level += 1

    def truncate(self, size: int) -> None:
        """Take back what was added beyond a size: for a group that could not be written."""
        for level, hashes in enumerate(self._levels):
            del hashes[(size >> level) * WIDTH :]

    def leaves(self) -> bytes:
        """All leaf hashes, one after another."""
        return bytes(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """The root as it was at a size, by default at the present one."""
        size = len(self) if size is None else size
        assert 0 <= size <= len(self)
        return self._span(0, size) if size else EMPTY

    def inclusion(self, seq: int, size: int) -> list[bytes]:
        """What to hash a leaf with, from the bottom up, to arrive at the root of a size."""
        assert 0 <= seq < size <= len(self)
        return self._climb(0, seq, size)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """What to hash to arrive at the roots of both sizes."""
        assert 0 <= old <= new <= len(self)
        if old in (0, new):
            return []
        # The last complete subtree of the old tree is the one both trees share furthest right.
        level = (old & -old).bit_length() - 1
        node = (old - 1) >> level
        first = [self._node(level, node)] if node else []  # else it is the old root, known already
        return first + self._climb(level, node, new)

    def tiles(self, since: int) -> list[Tile]:
        """The tiles that became full after a size."""
        found: list[Tile] = []
        level = 0
        while True:
            span = TILE * (level + 1)
            before, now = since >> span, len(self) >> span
            if before == now:
                return found
            hashes = self._levels[TILE * level]
            step = WIDTH << TILE
            found += [
                Tile(level, place, bytes(hashes[place * step : (place + 1) * step]))
                for place in range(before, now)
            ]
            level += 1

    def _count(self, level: int) -> int:
        return len(self._levels[level]) // WIDTH if level < len(self._levels) else 0

    def _node(self, level: int, index: int) -> bytes:
        return bytes(self._levels[level][index * WIDTH : (index + 1) * WIDTH])

    def _span(self, start: int, end: int) -> bytes:
        """The root over some leaves; `start` is a multiple of the power of two that covers them."""
        rest = end - start
        level = (rest & -rest).bit_length() - 1
        end -= 1 << level
        hashed = self._node(level, end >> level)
        while end > start:
            rest = end - start
            level = (rest & -rest).bit_length() - 1
            end -= 1 << level
            hashed = sha256(b"\x01" + self._node(level, end >> level) + hashed).digest()
        return hashed

    def _climb(self, level: int, node: int, size: int) -> list[bytes]:
        """The siblings on the way from a node to the root of a size."""
        path, last, levels = [], (size - 1) >> level, self._levels
        while last:
            if node & 1:
                path.append(bytes(levels[level][(node - 1) * WIDTH : node * WIDTH]))
            elif node + 1 < last:
                path.append(bytes(levels[level][(node + 1) * WIDTH : (node + 2) * WIDTH]))
            elif node < last:  # the sibling reaches the ragged edge
                path.append(self._span((node + 1) << level, size))
            level, node, last = level + 1, node >> 1, last >> 1
        return path


def proves_inclusion(leaf: bytes, seq: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether a proof shows a leaf to stand at a place in the tree with this root."""
    if not 0 <= seq < size:
        return False
    inner = (seq ^ (size - 1)).bit_length()  # below, the path and the right edge are apart
    if len(proof) != inner + (seq >> inner).bit_count():
        return False
    hashed = leaf
    for level, sibling in enumerate(proof):
        is_left = level < inner and not seq >> level & 1
        hashed = node_hash(hashed, sibling) if is_left else node_hash(sibling, hashed)
    return hashed == root


def proves_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: list[bytes]
) -> bool:
    """Whether a proof shows the tree of one size and root to be the beginning of another."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY
    level = (old & -old).bit_length() - 1
    if old == 1 << level:
        start, rest = old_root, proof
    elif proof:
        start, rest = proof[0], proof[1:]
    else:
        return False
    edge = (old - 1) >> level
    inner = (edge ^ ((new - 1) >> level)).bit_length()
    if len(rest) != inner + (edge >> inner).bit_count():
        return False
    was = now = start
    for step, sibling in enumerate(rest):
        if step < inner and not edge >> step & 1:
            now = node_hash(now, sibling)  # to the right of all that is old
        else:
            was, now = node_hash(sibling, was), node_hash(sibling, now)
    return was == old_root and now == new_root
