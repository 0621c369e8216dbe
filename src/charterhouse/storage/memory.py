"""The store in memory: for tests, for what-ifs, and for showing what the others must do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from threading import Lock

from msgspec.structs import replace

from charterhouse.core.errors import Broken, CharterhouseError, Unusable, Unwritable
from charterhouse.desk.port import Filing, Head, Receipt, Stored

from .grouping import Sealed, decide, in_order
from .refusals import closed, must_be_empty, must_hold, no_document
from .sealing import Clock, leaf_of_restored, moment_of, system_clock
from .tree import EMPTY, Tree


class MemoryStore:
    """One register, gone when the program ends."""

    def __init__(self, clock: Clock = system_clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._entries: list[Stored] = []
        self._places: dict[bytes, int] = {}
        self._newest: dict[str, int] = {}
        self._documents: dict[str, bytes] = {}
        self._tree = Tree()
        self._head = Head(0, EMPTY, None)
        self._closed = False

    def append(self, filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
        """Enter a group, in order."""
        with self._lock:
            self._must_be_open(Unwritable)
            recorded = moment_of(self._clock, self._head.recorded)
            group = decide(filings, self._head.size, recorded, self)
            self._enter(group.sealed)
            return group.outcomes

    def restore(self, entries: Iterable[Stored]) -> Head:
        """Fill the empty store, all or nothing."""
        with self._lock:
            self._must_be_open(Unwritable)
            must_be_empty(self._head)
            sealed: list[Sealed] = []
            newest: str | None = None
            seen: set[bytes] = set()
            for entry in entries:
                leaf = leaf_of_restored(entry, len(sealed), newest)
                if entry.id in seen:
                    raise Broken(f"Entry {entry.seq} has the id of an earlier one.")
                seen.add(entry.id)
                newest = entry.recorded
                sealed.append(Sealed(replace(entry, tags=in_order(entry.tags)), leaf))
            self._enter(sealed)
            return self._head

    def read(
        self, since: int = 0, until: int | None = None, *, beside: bool = True
    ) -> Iterator[Stored]:
        """The entries of a range, in order, as far as the head when the reading began."""
        self._must_be_open()
        size = self._head.size
        return iter(self._entries[max(since, 0) : size if until is None else min(until, size)])

    def head(self) -> Head:
        """The tree as it is."""
        self._must_be_open()
        return self._head

    def root(self, size: int) -> bytes:
        """The root as it was at a size."""
        self._must_be_open()
        must_hold(self._head, size)
        return self._tree.root(size)

    def inclusion(self, seq: int, size: int) -> list[bytes]:
        """The proof that an entry stands in the tree of a size."""
        self._must_be_open()
        must_hold(self._head, size, within=seq)
        return self._tree.inclusion(seq, size)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that one tree is the beginning of another."""
        self._must_be_open()
        must_hold(self._head, new, after=old)
        return self._tree.consistency(old, new)

    def erase(self, seq: int) -> None:
        """Erase the private part of an entry."""
        with self._lock:
            self._must_be_open(Unwritable)
            must_hold(self._head, self._head.size, within=seq)
            self._entries[seq] = replace(self._entries[seq], private=None)

    def put_document(self, content: bytes) -> str:
        """Keep a document under its hash."""
        self._must_be_open(Unwritable)
        digest = sha256(content).hexdigest()
        self._documents[digest] = content
        return digest

    def document(self, digest: str) -> bytes:
        """The document with a hash."""
        self._must_be_open()
        if digest not in self._documents:
            raise no_document(digest)
        return self._documents[digest]

    def documents(self) -> Iterator[str]:
        """The hashes of all documents, sorted."""
        self._must_be_open()
        return iter(sorted(self._documents))

    def close(self) -> None:
        """Let nothing more be read or written."""
        self._closed = True

    def by_ids(self, ids: list[bytes]) -> dict[bytes, Stored]:
        """The entries with some ids, for deciding a group."""
        return {id: self._entries[self._places[id]] for id in ids if id in self._places}

    def newest(self, tags: set[str]) -> dict[str, int]:
        """The greatest seq under each of some tags, for deciding a group."""
        return {tag: self._newest[tag] for tag in tags if tag in self._newest}

    def _enter(self, sealed: list[Sealed]) -> None:
        if not sealed:
            return
        for entry in [each.entry for each in sealed]:
            self._entries.append(entry)
            self._places[entry.id] = entry.seq
            self._newest.update(dict.fromkeys(entry.tags, entry.seq))
        self._tree.extend(b"".join(each.leaf for each in sealed))
        # Last, since readers look no further than the head.
        self._head = Head(len(self._tree), self._tree.root(), sealed[-1].entry.recorded)

    def _must_be_open(self, error: type[Unusable] = Unusable) -> None:
        if self._closed:
            raise closed(error)
