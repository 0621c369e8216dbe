"""Verifying a register in a SQLite file, however damaged it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import apsw
import msgspec

from charterhouse.core.errors import Foreign, Unreadable
from charterhouse.desk.port import Head, Private

from . import schema
from .crew import Crew, crew
from .faults import ELSEWHERE, whole
from .findings import Finding, Findings
from .grouping import in_order
from .opening import connect
from .sealing import Particulars, ReadBody, commitment, particulars
from .tally import Found, differing, hash_at, sealed_leaves, tally
from .tree import EMPTY, TILE, WIDTH, Tree, leaf_hash

STEP = 4096  # entries between two tellings of progress
TILE_BYTES = WIDTH << TILE


def examine_sqlite(
    path: Path,
    tell: Callable[[int, int], None],
    known: tuple[Head, ...],
    read_body: ReadBody | None,
) -> tuple[list[Finding], Head]:
    """What is wrong with a register, and the last head in it."""
    name = str(path.absolute())
    db, findings, head = None, Findings(), Head(0, EMPTY, None)
    try:
        db = connect(name, readonly=True)
        if schema.is_new(db, name):
            raise Foreign(f"`{path}` is a SQLite file without anything in it. Name a register.")
        with whole(db, "BEGIN"):  # one view, whatever a writer may do meanwhile
            examination = _Examination(db, tell, read_body, findings)
            examination.begin()
            head = examination.last
            with crew(name, head.size, read_body) as helpers:
                examination.run(known, helpers)
                for what in helpers.integrity():
                    findings.add_first("file_damaged", what=what)
    except (apsw.CorruptError, apsw.NotADBError) as error:  # so damaged that nothing can be read
        findings.add("file_damaged", what=error)
    finally:
        if db is not None:
            db.close()
    return findings.listed(), head


class _Examination:
    """One pass over the file; gathers hashes first, then asks which of them were sealed."""

    def __init__(
        self,
        db: apsw.Connection,
        tell: Callable[[int, int], None],
        read_body: ReadBody | None,
        findings: Findings,
    ) -> None:
        self.db, self.tell, self.read_body = db, tell, read_body
        self.findings = findings
        self.heads: list[Head] = []
        self.last = Head(0, EMPTY, None)
        self.found = Found.nothing()  # by the seq that each body says
        self.rows = Found.nothing()  # by the seq of its row, and the leaf that stands beside it
        self.tiles: dict[tuple[int, int], bytes] = {}
        self.tree = Tree()
        self.sound = False  # whether helpers have seen every entry to be as it was sealed

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.tree) if self.sound else len(self.found.seqs)

    def begin(self) -> None:
        """What the rest is held against: tables, heads, tiles."""
        with self.lasting():
            self.structure()
        with self.lasting():
            for head in self.db.execute("SELECT size, root, recorded FROM head ORDER BY size"):
                self.heads.append(Head(*head))
        self.last = self.heads[-1] if self.heads else self.last
        with self.lasting():
            for level, place, hashes in self.db.execute("SELECT level, place, hashes FROM tile"):
                self.tiles[level, place] = hashes

    def run(self, known: tuple[Head, ...], helpers: Crew) -> None:
        """Everything, in an order that lets one finding explain the next."""
        if not self.seen_to_be_sound(helpers):
            with self.lasting():
                self.entries()
            self.seals()
        self.against_tiles()
        self.against_heads(known)
        with self.lasting():
            self.tags_astray()
        with self.lasting():
            if self.read_body is not None and not self.sound:
                self.tags(self.read_body)
        for beside in (self.private, self.documents):
            with self.lasting():
                beside()

    @contextmanager
    def lasting(self) -> Iterator[None]:
        """Damage in one table does not keep us from the others."""
        try:
            yield
        except ELSEWHERE:
            raise
        except (apsw.Error, UnicodeDecodeError, TypeError) as error:
            self.findings.add("file_damaged", what=error)

    def structure(self) -> None:
        """Whether tables and triggers are those we made."""
        for what in schema.altered(self.db):
            self.findings.add("schema_altered", what=what)

    def seen_to_be_sound(self, helpers: Crew) -> bool:
        """Whether the helpers found every entry as it was sealed, and no entry is beside those."""
        tree = helpers.tree(self.tell)
        if tree is None or tree.root() != self.last.root:
            return False
        with self.lasting():
            ends = "SELECT (SELECT min(seq) FROM entry), (SELECT max(seq) FROM entry)"
            if self.db.execute(ends).fetchone() == (0, len(tree) - 1):
                self.tree, self.sound = tree, True
        return self.sound

    def entries(self) -> None:
        """Hash every body again, and hold the columns against what is sealed in it."""
        newest, total, found = "", self.last.size, self.found
        places, leaves = self.rows
        query = "SELECT seq, id, recorded, leaf, body FROM entry ORDER BY seq"
        for count, (seq, id, recorded, leaf, body) in enumerate(self.db.execute(query)):
            if count % STEP == 0:
                self.tell(count, max(total, count))
            hashed = sha256(b"\x00" + body).digest()
            told = self.told(seq, body, is_sealed=hashed == leaf)
            found.add(seq if told is None else told.seq, hashed)
            places.append(seq)
            leaves += leaf if len(leaf) == WIDTH else leaf[:WIDTH].ljust(WIDTH, b"\0")
            if told is not None and hashed == leaf and told.seq == seq:
                if told.id.replace("-", "") != id.hex():
                    self.findings.add("id_differs", seq)
                if told.recorded != recorded:
                    self.findings.add("recorded_differs", seq)
            if recorded < newest:
                self.findings.add("recorded_astray", seq)
            newest = recorded
        self.tell(max(total, self.count), max(total, self.count))

    def told(self, seq: int, body: bytes, is_sealed: bool) -> Particulars | None:
        """What an entry says of itself."""
        try:
            return particulars(body)
        except Unreadable:
            if is_sealed:
                self.findings.add("entry_unreadable", seq)
            return None

    def seals(self) -> None:
        """Settle which leaves were sealed, then what that means for the entries found."""
        size, count = self.last.size, self.count
        placed = self.found.in_place(max(size, count))
        column = self.rows.in_place(max(size, count))
        tree = sealed_leaves(self.last, self.candidates(column, placed))
        self.tree = Tree(bytes(column)) if tree is None else tree
        sealed = self.tree.leaves()
        if count < size:
            self.findings.add("truncated", found=count, sealed=size)
        if count > size:
            self.findings.add("head_missing", found=count)
        unlike = differing(column, sealed)
        forged = {seq for seq in unlike if hash_at(placed, seq) == hash_at(column, seq)}
        for code, seq in tally(self.found, sealed):
            both = code == "entry_altered" and seq in forged
            self.findings.add("entry_forged" if both else code, seq)
        for seq in unlike:
            if hash_at(placed, seq) == hash_at(sealed, seq) and any(hash_at(column, seq)):
                self.findings.add("leaf_altered", seq)

    def candidates(self, column: bytearray, placed: bytearray) -> Iterator[bytearray]:
        """What may have been sealed, the likeliest first; most registers need no other."""
        yield column
        yield placed
        yield self.overlaid(column)
        yield self.overlaid(placed)

    def overlaid(self, leaves: bytearray) -> bytearray:
        """Leaves as the tiles give them, and as given where no tile is full yet."""
        overlaid = bytearray(leaves)
        for place in range(self.last.size >> TILE):
            tile = self.tiles.get((0, place), b"")
            start = place * TILE_BYTES
            if len(tile) == TILE_BYTES and start <= len(overlaid):
                overlaid[start : start + TILE_BYTES] = tile
        return overlaid

    def against_tiles(self) -> None:
        """The tiles are exactly those of the tree."""
        expected = {(tile.level, tile.place): tile.hashes for tile in self.tree.tiles(0)}
        for level, place in sorted(expected.keys() | self.tiles.keys()):
            tile = self.tiles.get((level, place))
            if tile is None:
                self.findings.add("tile_missing", level=level, place=place)
            elif tile != expected.get((level, place)):
                self.findings.add("tile_differs", level=level, place=place)

    def against_heads(self, known: tuple[Head, ...]) -> None:
        """Every head, kept or known from elsewhere, is one of the tree."""
        wrong, since = [], 0
        for head in self.heads:
            if head.size > len(self.tree):
                continue  # told as truncation
            if self.tree.root(head.size) != head.root:
                wrong.append(head.size)
            elif not wrong:
                since = head.size
        if wrong:
            self.findings.add(
                "head_differs", size=wrong[0], since=since, until=wrong[0] - 1, count=len(wrong)
            )
        query = """SELECT head.size FROM head JOIN entry ON entry.seq = head.size - 1
                   WHERE entry.recorded IS NOT head.recorded"""
        with self.lasting():
            for (size,) in self.db.execute(query):
                self.findings.add("head_recorded_differs", size - 1, size=size)
        for head in known:
            if head.size > len(self.tree) or self.tree.root(head.size) != head.root:
                self.findings.add("known_differs", size=head.size)

    def tags_astray(self) -> None:
        """Tags speak of entries that are there."""
        query = "SELECT tag, seq FROM tag WHERE seq < 0 OR seq >= ?"
        for tag, seq in self.db.execute(query, (self.count,)):
            self.findings.add("tag_astray", seq, tag=tag)

    def tags(self, read_body: ReadBody) -> None:
        """Each entry is found under the tags that its content gives it."""
        sealed = self.tree.leaves()
        sound = self.found.hashes == sealed and self.found.is_in_order()
        query = """SELECT seq, body, (SELECT json_group_array(tag ORDER BY tag) FROM tag
                   WHERE tag.seq = entry.seq) FROM entry ORDER BY seq"""
        for seq, body, kept in self.db.execute(query):
            # What was altered may no longer be readable to whoever knows the tags.
            is_sealed = sound or (seq >= 0 and hash_at(sealed, seq) == leaf_hash(body))
            if is_sealed and msgspec.json.decode(kept) != list(in_order(read_body(body)[1])):
                self.findings.add("tag_differs", seq)

    def private(self) -> None:
        """A private part is the one its entry commits to; an erased one leaves nothing to say."""
        query = """SELECT p.seq, p.salt, p.content, e.body
                   FROM private AS p LEFT JOIN entry AS e ON e.seq = p.seq"""
        for seq, salt, content, body in self.db.execute(query):
            told = None if body is None else self.told(seq, body, is_sealed=False)
            if told is None or told.private is None:
                self.findings.add("private_astray", seq)
            elif told.private != commitment(Private(salt, content)):
                self.findings.add("private_differs", seq)

    def documents(self) -> None:
        """A document gives its hash."""
        for digest, content in self.db.execute("SELECT hash, content FROM document"):
            if sha256(content).hexdigest() != digest:
                self.findings.add("document_differs", digest=digest)
