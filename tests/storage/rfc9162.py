"""A second verifier, written after RFC 9162 (2.1.3.2 and 2.1.4.2), and the tree by its definition.

It shares nothing with `storage/tree.py`, so that the two check each other.
"""

from __future__ import annotations

import hashlib


def tree_hash(leaves: list[bytes]) -> bytes:
    """The Merkle Tree Hash, as section 2.1.1 defines it."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return _join(tree_hash(leaves[:split]), tree_hash(leaves[split:]))


def includes(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Section 2.1.3.2."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            r = _join(p, r)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn // 2, sn // 2
        else:
            r = _join(r, p)
        fn, sn = fn // 2, sn // 2
    return sn == 0 and r == root


def continues(first: int, was: bytes, second: int, now: bytes, path: list[bytes]) -> bool:
    """Section 2.1.4.2, for 0 < first < second."""
    if not path:
        return False
    if first & (first - 1) == 0:
        path = [was, *path]
    fn, sn = first - 1, second - 1
    while fn % 2 == 1:
        fn, sn = fn // 2, sn // 2
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            fr, sr = _join(c, fr), _join(c, sr)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn // 2, sn // 2
        else:
            sr = _join(sr, c)
        fn, sn = fn // 2, sn // 2
    return sn == 0 and fr == was and sr == now


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
