"""The store in a SQLite file: entries, tree and head of a group in one flushed transaction.

One connection does all the writing and alone checkpoints the WAL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import RLock

import apsw
from msgspec.structs import replace

from charterhouse.core.errors import (
    Broken,
    CharterhouseError,
    Unusable,
    Unwritable,
)
from charterhouse.desk.port import Filing, Head, Private, Receipt, Stored

from . import schema
from .faults import named, whole
from .grouping import Sealed, decide, in_order
from .lock import WriterLock
from .opening import connect, flush_folder, must_be_a_place, prepare
from .refusals import closed, must_be_empty, must_hold, no_document
from .sealing import Clock, leaf_of_restored, moment_of, system_clock
from .soundness import flaws
from .tree import EMPTY, WIDTH, Tree

CHUNK = 512  # entries read or restored at a time
WAL_PAGES = 4000  # after so many the WAL is moved into the file, pages written often only once


class SqliteStore:
    """One register in one file. Safe to use from several threads."""

    def __init__(
        self, db: apsw.Connection, name: str, clock: Clock, lock: WriterLock | None, readonly: bool
    ) -> None:
        self._db, self._name, self._clock = db, name, clock
        self._writer, self._readonly = lock, readonly
        self._lock = RLock()
        self._tree = Tree()
        self._head = Head(0, EMPTY, None)
        self._closed = self._erased = False
        self._wal_pages, self._wal_due = 0, WAL_PAGES
        self._just: list[Stored] = []  # what the last group entered, so that it is not read back

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        readonly: bool = False,
        clock: Clock = system_clock,
        vfs: str | None = None,
        sqlite_version: str | None = None,
    ) -> SqliteStore:
        """Open a register, or make one where there is none; refuse what does not match its seals.

        The last two are for tests: a `vfs` is a disk that fails, its file locked for this store
        alone, since such a disk has no shared memory.
        """
        schema.must_be_sound(sqlite_version or apsw.sqlite_lib_version())
        name, lock = str(path), None
        if vfs is None:
            name = str(Path(path).absolute())  # else `:memory:` would not be a file
            must_be_a_place(Path(path), readonly)
            lock = None if readonly else WriterLock(Path(path))
        db = None
        try:
            with named(name, reading=readonly):
                db = connect(name, readonly, vfs)
                prepare(db, name, readonly, alone=vfs is not None)
                store = cls(db, name, clock, lock, readonly)
                db.set_wal_hook(store._note_wal)
                store._load()
                if not readonly:
                    store._must_be_sound()
            if not readonly and vfs is None:
                flush_folder(Path(path).parent)
            return store
        except BaseException:
            with suppress(apsw.Error):
                if db is not None:
                    db.close()
            if lock is not None:
                lock.release()
            raise

    # Writing.

    def append(self, filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
        """Enter a group in one transaction, in order.

        `Unwritable` means that nothing of it is here. Should the machine die at that very moment,
        the whole group may yet be found afterwards; filing it again under the same ids settles it.
        """
        with self._lock:
            with self._transaction():
                self._must_stand()
                recorded = moment_of(self._clock, self._head.recorded)
                group = decide(filings, self._head.size, recorded, self)
                self._insert_rows(group.sealed)
                head = self._insert_head(recorded)
            self._just = [each.entry for each in group.sealed]
            self._settle(head)
            return group.outcomes

    def restore(self, entries: Iterable[Stored]) -> Head:
        """Fill the empty store, all or nothing."""
        with self._lock:
            with self._transaction():
                self._must_stand()
                must_be_empty(self._head)
                newest, coming = None, iter(entries)
                while chunk := list(islice(coming, CHUNK)):
                    sealed: list[Sealed] = []
                    for entry in chunk:
                        leaf = leaf_of_restored(entry, len(self._tree) + len(sealed), newest)
                        newest = entry.recorded
                        sealed.append(Sealed(replace(entry, tags=in_order(entry.tags)), leaf))
                    self._insert_rows(sealed)
                head = self._insert_head(newest)
            self._settle(head)
            return head

    def erase(self, seq: int) -> None:
        """Erase the private part of an entry, from the file and from its WAL."""
        with self._lock:
            with self._transaction():
                must_hold(self._head, self._head.size, within=seq)
                self._db.execute("DELETE FROM private WHERE seq = ?", (seq,))
            self._erased, self._just = True, []
            self._settle(self._head)

    def put_document(self, content: bytes) -> str:
        """Keep a document under its hash."""
        digest = sha256(content).hexdigest()
        with self._lock:
            with self._transaction():
                self._db.execute("INSERT OR IGNORE INTO document VALUES (?, ?)", (digest, content))
            self._settle(self._head)
            return digest

    def close(self) -> None:
        """Let go of the file; what was acknowledged is on the disk already."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            with suppress(apsw.Error):
                self._db.close()
            if self._writer is not None:
                self._writer.release()

    # Reading.

    def read(
        self, since: int = 0, until: int | None = None, *, beside: bool = True
    ) -> Iterator[Stored]:
        """The entries of a range, in order, as far as the head when the reading began."""
        size = self.head().size
        return self._read(max(since, 0), size if until is None else min(until, size), beside)

    def head(self) -> Head:
        """The tree as it is; waits for no writer, since a tree changes only beyond its head."""
        if self._closed:
            raise closed(Unusable)
        if self._readonly:
            with self._lock, named(self._name, reading=True):
                self._load()
        return self._head

    def root(self, size: int) -> bytes:
        """The root as it was at a size."""
        must_hold(self.head(), size)
        return self._tree.root(size)

    def inclusion(self, seq: int, size: int) -> list[bytes]:
        """The proof that an entry stands in the tree of a size."""
        must_hold(self.head(), size, within=seq)
        return self._tree.inclusion(seq, size)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that one tree is the beginning of another."""
        must_hold(self.head(), new, after=old)
        return self._tree.consistency(old, new)

    def document(self, digest: str) -> bytes:
        """The document with a hash."""
        with self._reading():
            content = self._db.execute("SELECT content FROM document WHERE hash = ?", (digest,)).get
        if content is None:
            raise no_document(digest)
        if sha256(content).hexdigest() != digest:
            raise Broken(f"The document `{digest}` has been altered. Put it in again from a copy.")
        return bytes(content)

    def documents(self) -> Iterator[str]:
        """The hashes of all documents, sorted."""
        with self._reading():
            return iter([h for (h,) in self._db.execute("SELECT hash FROM document ORDER BY hash")])

    def by_ids(self, ids: list[bytes]) -> dict[bytes, Stored]:
        """The entries with some ids, for deciding a group; without what stands beside them."""
        query = "SELECT seq, id, recorded, body FROM entry WHERE id IN carray(?)"
        rows = self._db.execute(query, (apsw.carray(tuple(ids)),)) if ids else ()
        return {id: Stored(seq, id, recorded, body) for seq, id, recorded, body in rows}

    def newest(self, tags: set[str]) -> dict[str, int]:
        """The greatest seq under each of some tags, for deciding a group."""
        query = "SELECT max(seq) FROM tag WHERE tag = ?"
        found = {tag: self._db.execute(query, (tag,)).get for tag in tags}
        return {tag: seq for tag, seq in found.items() if seq is not None}

    # Within.

    def _read(self, since: int, until: int, beside: bool) -> Iterator[Stored]:
        just = self._just
        if just and just[0].seq <= since and not (beside or self._closed):
            for each in just[since - just[0].seq : max(since, until) - just[0].seq]:
                yield Stored(each.seq, each.id, each.recorded, each.body, (), each.private)
            return
        for start in range(since, until, CHUNK):
            with self._reading():
                found = self._chunk(start, min(start + CHUNK, until), beside)
            yield from found

    def _chunk(self, since: int, until: int, beside: bool) -> list[Stored]:
        span, run = (since, until), self._db.execute
        where = "WHERE seq >= ? AND seq < ?"
        private = {
            seq: Private(salt, content)
            for seq, salt, content in run(f"SELECT seq, salt, content FROM private {where}", span)
        }
        tags: dict[int, tuple[str, ...]] = {}
        ruling: dict[int, bytes] = {}
        if beside:
            for seq, tag in run(f"SELECT seq, tag FROM tag {where} ORDER BY seq, tag", span):
                tags[seq] = (*tags.get(seq, ()), tag)
            ruling = dict(run(f"SELECT seq, content FROM ruling {where}", span))
        entries = [
            Stored(seq, id, at, body, tags.get(seq, ()), private.get(seq), ruling.get(seq))
            for seq, id, at, body in run(
                f"SELECT seq, id, recorded, body FROM entry {where} ORDER BY seq", span
            )
        ]
        if len(entries) != until - since:
            raise Broken(f"Entries are missing from `{self._name}` after {since}. Verify the file.")
        return entries

    def _insert_rows(self, sealed: list[Sealed]) -> None:
        """Write rows and tiles of entries that follow those in the tree, and let the tree grow."""
        db, size = self._db, len(self._tree)
        self._tree.extend(b"".join([each.leaf for each in sealed]))
        db.executemany(
            "INSERT INTO entry (seq, id, recorded, leaf, body) VALUES (?, ?, ?, ?, ?)",
            [(s.entry.seq, s.entry.id, s.entry.recorded, s.leaf, s.entry.body) for s in sealed],
        )
        entries = [each.entry for each in sealed]
        tags = [(tag, e.seq) for e in entries for tag in e.tags]
        private = [(e.seq, *e.private) for e in entries if e.private is not None]
        rulings = [(e.seq, e.ruling) for e in entries if e.ruling is not None]
        db.executemany("INSERT INTO tag VALUES (?, ?)", tags)
        db.executemany("INSERT INTO private VALUES (?, ?, ?)", private)
        db.executemany("INSERT INTO ruling VALUES (?, ?)", rulings)
        db.executemany("INSERT INTO tile VALUES (?, ?, ?)", self._tree.tiles(size))

    def _insert_head(self, recorded: str | None) -> Head:
        """Write the head of the tree as it has grown."""
        if len(self._tree) == self._head.size:
            return self._head
        head = Head(len(self._tree), self._tree.root(), recorded)
        self._db.execute("INSERT INTO head VALUES (?, ?, ?)", head)
        return head

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction, after which file and tree hold either all of it or nothing."""
        if self._closed:
            raise closed(Unwritable)
        if self._readonly:
            raise Unwritable(f"`{self._name}` is open for reading only. Open it for writing.")
        try:
            with named(self._name), whole(self._db):
                yield
        except BaseException:
            self._tree.truncate(self._head.size)
            raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, named(self._name, reading=True):
            if self._closed:
                raise closed(Unusable)
            yield

    def _must_stand(self) -> None:
        """Nothing but this store has written since it last looked."""
        if self._last_head() != self._head:
            raise Broken(
                f"`{self._name}` no longer ends at size {self._head.size}: another program has "
                "written into it. Verify the file, then open it again."
            )

    def _must_be_sound(self) -> None:
        """Nothing is written to a file that was tampered with, as far as that is quick to see."""
        try:
            with whole(self._db, "BEGIN"):
                flaw = next(flaws(self._db, self._tree), None)
        except (TypeError, UnicodeDecodeError):
            raise self._broken("a row cannot be read") from None
        if flaw is not None:
            raise self._broken(flaw)

    def _last_head(self) -> Head:
        row = self._db.execute("SELECT * FROM head ORDER BY size DESC LIMIT 1").fetchone()
        return Head(0, EMPTY, None) if row is None else Head(*row)

    def _load(self) -> None:
        """Add to the tree what the file holds beyond it, and see that the two agree."""
        try:
            self._head = self._catch_up()
        except (TypeError, UnicodeDecodeError):  # values that a whole file cannot hold
            self._tree.truncate(self._head.size)
            raise self._broken("a row cannot be read") from None
        except BaseException:
            self._tree.truncate(self._head.size)
            raise

    def _catch_up(self) -> Head:
        with whole(self._db, "BEGIN"):  # one view, whatever a writer may do meanwhile
            head, size = self._last_head(), self._head.size
            if head == self._head and size:
                return head
            ends = "SELECT (SELECT min(seq) FROM entry), (SELECT max(seq) FROM entry)"
            first, last = self._db.execute(ends).fetchone() or (None, None)
            query = "SELECT leaf FROM entry WHERE seq >= ? ORDER BY seq"
            leaves = self._db.execute(query, (size,))
            while chunk := b"".join([leaf for (leaf,) in islice(leaves, 1 << 16)]):
                if len(chunk) % WIDTH:
                    raise self._broken("a leaf has the wrong length")
                self._tree.extend(chunk)
            newest = self._db.execute("SELECT recorded FROM entry WHERE seq = ?", (last,)).get
        if (first, last) != ((0, len(self._tree) - 1) if len(self._tree) else (None, None)):
            raise self._broken("an entry is missing")
        if len(self._tree) != head.size:
            raise self._broken(f"it holds entries: {len(self._tree)}, its head says {head.size}")
        if self._tree.root() != head.root or newest != head.recorded:
            raise self._broken("the entries do not give the root that its head seals")
        return head

    def _broken(self, what: str) -> Broken:
        return Broken(
            f"`{self._name}` does not match its seals: {what}. "
            "Run `charterhouse verify` on it, then restore a copy."
        )

    def _settle(self, head: Head) -> None:
        """Show readers the new head; then, if it is time, move the WAL into the file."""
        self._head = head
        if self._wal_pages < self._wal_due and not self._erased:
            return
        self._wal_due = self._wal_pages + WAL_PAGES
        mode = apsw.SQLITE_CHECKPOINT_TRUNCATE if self._erased else apsw.SQLITE_CHECKPOINT_PASSIVE
        with suppress(apsw.Error):  # what was committed stands; a later group tries again
            self._db.wal_checkpoint(mode=mode)
            self._erased = False

    def _note_wal(self, _db: apsw.Connection, _name: str, pages: int) -> int:
        if pages < self._wal_pages:  # it has begun anew
            self._wal_due = WAL_PAGES
        self._wal_pages = pages
        return apsw.SQLITE_OK
