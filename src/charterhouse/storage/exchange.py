"""A register as a file of lines, byte for byte: for keeping, moving and checking elsewhere.

Whoever exports what was imported gets the same bytes again.
Rulings stay behind: they can be computed again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from charterhouse.core.errors import Broken, Unreadable, Unwritable
from charterhouse.desk.port import Head, Store, Stored

from .lines import (
    FIRST,
    PER_LEAVES,
    DocumentLine,
    EntryLine,
    HeadLine,
    LeavesLine,
    Line,
    PrivateLine,
    decode,
    document_lines,
    head_line,
    leaves_line,
    must_begin,
    private_line,
    raw_lines,
    where,
)
from .refusals import must_be_empty
from .sealing import ReadBody, id_bytes, leaf_of_restored
from .tree import Tree, leaf_hash

COPY = "Take another copy of the file"


class Document(NamedTuple):
    """A document met in an export."""

    digest: str
    content: bytes


def export(store: Store, target: str | Path, overwrite: bool = False) -> Head:
    """Write a register, as it is now, to a file that appears only once it is complete."""
    target = Path(target)
    if target.exists() and not overwrite:
        raise Unwritable(f"`{target}` exists. Choose another name, or ask to overwrite it.")
    head = store.head()
    partial = None
    try:
        # Readable by its owner alone, since it holds private parts.
        handle, partial = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            for line in export_lines(store, head):
                file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, target)
    except OSError as error:
        raise Unwritable(
            f"`{target}` cannot be written ({error.strerror}); nothing was left half-written."
        ) from None
    finally:
        if partial is not None:
            with suppress(OSError):  # gone already when it has taken its name
                os.unlink(partial)
    return head


def export_lines(store: Store, head: Head) -> Iterator[bytes]:
    """The lines of an export, without their ends."""
    yield FIRST
    entries = store.read(0, head.size)
    tree = Tree()
    while block := list(islice(entries, PER_LEAVES)):
        for entry in block:
            yield entry.body
            if entry.private is not None:
                yield private_line(entry.seq, entry.private)
        leaves = [leaf_hash(entry.body) for entry in block]
        yield leaves_line(len(tree), leaves)
        tree.extend(b"".join(leaves))
    if (len(tree), tree.root()) != (head.size, head.root):
        raise Broken("The entries do not give the root that the head seals. Verify the register.")
    for digest in store.documents():
        yield from document_lines(digest, store.document(digest))
    yield head_line(head)


def restore(store: Store, source: str | Path, read_body: ReadBody) -> Head:
    """Fill an empty store from an export.

    The file is read through before anything is written, then once more for the documents, which
    may stand there without entries, and once for the entries, which come all or not at all.
    """
    must_be_empty(store.head())
    name = str(source)
    try:
        with open(source, "rb") as file:
            documents = sum(isinstance(part, Document) for part in checked(file, name, read_body))
            if documents:
                file.seek(0)
                for part in checked(file, name, read_body):
                    if isinstance(part, Document):
                        store.put_document(part.content)
            file.seek(0)
            return store.restore(
                part for part in checked(file, name, read_body) if isinstance(part, Stored)
            )
    except OSError as error:
        raise Unreadable(name, error.strerror or "unreadable", "a file that can be read") from None


def checked(file: BinaryIO, name: str, read_body: ReadBody) -> Iterator[Stored | Document]:
    """Everything in an export, in order, each part seen to fit before it is given out."""
    reader = _Reader(name, read_body)
    numbered = raw_lines(file, name)
    must_begin(next(numbered, (0, None))[1], name)
    for number, raw in numbered:
        if isinstance(raw, Unreadable):
            raise raw
        yield from reader.take(decode(raw, name, number), number)
    if reader.head is None:
        raise Unreadable(
            where(name, reader.number),
            "the last line",
            "a `head` after it: the file has been cut short. " + COPY,
        )


class _Reader:
    """Follows an export line by line: what has been seen, and so what may come next."""

    def __init__(self, name: str, read_body: ReadBody) -> None:
        self.name, self.read_body = name, read_body
        self.number = 1
        self.head: Head | None = None
        self.tree, self.pending = Tree(), list[bytes]()
        self.newest: str | None = None
        self.held: Stored | None = None  # until it is known whether its private part follows
        self.pieces: list[DocumentLine] = []

    def take(self, line: Line, number: int) -> Iterator[Stored | Document]:
        """What a line completes."""
        self.number = number
        if self.head is not None:
            raise self.broken("a line after the head", "the head as the last line")
        if self.pieces and not isinstance(line, DocumentLine):
            raise self.broken("something else", f"the rest of document {self.pieces[0].hash}")
        if isinstance(line, PrivateLine):
            yield self.with_private(line)
            return
        if self.held is not None:
            yield self.placed(self.held)
        if isinstance(line, EntryLine):
            self.held = self.entry(line)
        elif isinstance(line, LeavesLine):
            self.leaves(line)
        elif isinstance(line, DocumentLine):
            yield from self.document(line)
        else:
            self.end(line)

    def entry(self, line: EntryLine) -> Stored:
        """An entry, not yet checked."""
        told = line.told
        if (id := id_bytes(told.id)) is None:
            raise Unreadable(where(self.name, self.number), told.id, "the id as a UUID")
        seq = -1 if told.seq is None else told.seq
        return Stored(seq, id, told.recorded or "", line.body, self.read_body(line.body)[1])

    def placed(self, entry: Stored) -> Stored:
        """An entry that fits behind those before it."""
        self.held = None
        place = len(self.tree) + len(self.pending)
        try:
            leaf = leaf_of_restored(entry, place, self.newest)
        except Broken as error:
            raise Broken(f"{where(self.name, self.number)}: {error}") from None
        if len(self.pending) == PER_LEAVES:
            raise self.broken("one more entry", f"the leaves of the {PER_LEAVES} before it")
        self.newest = entry.recorded
        self.pending.append(leaf)
        return entry

    def with_private(self, line: PrivateLine) -> Stored:
        """The entry that has just been read, with its private part."""
        if self.held is None or self.held.seq != line.seq:
            raise self.broken(f"a private part of entry {line.seq}", "it right behind its entry")
        return self.placed(replace(self.held, private=line.private(self.number)))

    def leaves(self, line: LeavesLine) -> None:
        """The leaves are those of the entries read."""
        since, hashes = len(self.tree), [leaf.hex() for leaf in self.pending]
        if line.since != since or len(line.hashes) != len(hashes):
            found = f"{len(line.hashes)} leaves since {line.since}"
            raise self.broken(found, f"{len(hashes)} leaves since {since}")
        for seq, (found, made) in enumerate(zip(line.hashes, hashes, strict=True), since):
            if found != made:
                raise self.broken(
                    f"the leaf {found} of entry {seq}", f"the hash of its line {made}"
                )
        self.tree.extend(b"".join(self.pending))
        self.pending.clear()

    def document(self, line: DocumentLine) -> Iterator[Document]:
        """A document, once all its pieces are there."""
        if self.pieces and self.pieces[0].hash != line.hash:
            raise self.broken(f"document {line.hash}", f"the rest of {self.pieces[0].hash}")
        self.pieces.append(line)
        if line.more:
            return
        content = b"".join(piece.content(self.number) for piece in self.pieces)
        self.pieces.clear()
        if (made := sha256(content).hexdigest()) != line.hash:
            raise self.broken(f"a document named {line.hash}", f"its hash {made}")
        yield Document(line.hash, content)

    def end(self, line: HeadLine) -> None:
        """The head seals exactly what was read."""
        if self.pending:
            raise self.broken("the head", f"the leaves of {len(self.pending)} entries before it")
        said = line.head(self.number)
        made = Head(len(self.tree), self.tree.root(), self.newest)
        if said.size != made.size:
            raise self.broken(f"a head of size {said.size}", f"{made.size}, the entries read")
        if said.root != made.root:
            raise self.broken(f"the root {said.root.hex()}", f"the root read {made.root.hex()}")
        if said.recorded != made.recorded:
            raise self.broken(f"a head recorded at {said.recorded}", f"{made.recorded}")
        self.head = said

    def broken(self, found: str, expected: str) -> Broken:
        """What does not fit, where, and what to do."""
        at = where(self.name, self.number)
        return Broken(f"`{at}` has {found}; expected {expected}. {COPY}.")
