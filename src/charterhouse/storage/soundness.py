"""What is seen to be sound before a register is written to.

Opening has compared all leaves with the last head. Here follow what else is quick to compare:
tables and triggers, every tile, the newest entries and heads. The rest is for `verify`.
"""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from charterhouse.core.errors import Unreadable

from . import schema
from .sealing import id_text, particulars
from .tree import Tree, leaf_hash

NEWEST = 512  # entries and heads looked at one by one


def flaws(db: apsw.Connection, tree: Tree) -> Iterator[str]:
    """What is wrong, within a transaction of the caller; the tree is that of the leaves."""
    if names := schema.altered(db):
        yield f"not as Charterhouse made it: {', '.join(f'`{name}`' for name in names)}"
    yield from _tiles(db, tree)
    yield from _entries(db, len(tree))
    yield from _heads(db, tree)
    yield from _beside(db, len(tree))


def _tiles(db: apsw.Connection, tree: Tree) -> Iterator[str]:
    kept = iter(db.execute("SELECT level, place, hashes FROM tile ORDER BY level, place"))
    for tile in tree.tiles(0):
        found = next(kept, None)
        if found is None or found[:2] != tile[:2]:
            yield f"tile {tile.place} of level {tile.level} is missing, or one is too many"
            return
        if found[2] != tile.hashes:
            yield f"tile {tile.place} of level {tile.level} differs"
    if next(kept, None) is not None:
        yield "it has more tiles than its entries give"


def _entries(db: apsw.Connection, size: int) -> Iterator[str]:
    newest = ""
    query = "SELECT seq, id, recorded, leaf, body FROM entry WHERE seq >= ? ORDER BY seq"
    for seq, id, recorded, leaf, body in db.execute(query, (max(size - NEWEST, 0),)):
        if leaf_hash(body) != leaf:
            yield f"entry {seq} has been altered"
            continue
        try:
            told = particulars(body)
        except Unreadable:
            yield f"entry {seq} cannot be read"
            continue
        if told.seq != seq:
            yield f"entry {seq} calls itself {told.seq}"
        if told.id != id_text(id):
            yield f"entry {seq} is listed under another id"
        if told.recorded != recorded or recorded < newest:
            yield f"entry {seq} is listed under another time"
        newest = recorded


def _heads(db: apsw.Connection, tree: Tree) -> Iterator[str]:
    query = """SELECT size, root, head.recorded, entry.recorded
               FROM head LEFT JOIN entry ON entry.seq = size - 1 ORDER BY size DESC LIMIT ?"""
    for size, root, recorded, newest in db.execute(query, (NEWEST,)):
        if not 0 < size <= len(tree) or tree.root(size) != root or recorded != newest:
            yield f"the head of size {size} differs"


def _beside(db: apsw.Connection, size: int) -> Iterator[str]:
    for table in ("tag", "private", "ruling"):
        ends = f"SELECT (SELECT min(seq) FROM {table}), (SELECT max(seq) FROM {table})"
        for first, last in db.execute(ends):
            if first is not None and not 0 <= first <= last < size:
                yield f"a row of `{table}` speaks of an entry that is not there"
