"""Verifying an export, however damaged it is."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from charterhouse.core.errors import Unreadable
from charterhouse.desk.port import Head

from .findings import Finding, Findings
from .lines import (
    DocumentLine,
    EntryLine,
    HeadLine,
    LeavesLine,
    Line,
    PrivateLine,
    decode,
    must_begin,
    raw_lines,
)
from .sealing import Particulars, commitment, excerpt
from .tally import Found, differing, hash_at, sealed_leaves, tally
from .tree import EMPTY, WIDTH, Tree, leaf_hash

STEP = 4096  # lines between two tellings of progress


def examine_export(
    path: Path, tell: Callable[[int, int], None], known: tuple[Head, ...]
) -> tuple[list[Finding], Head]:
    """What is wrong with an export, and its head."""
    total = path.stat().st_size
    examination = _Examination()
    done = 0
    with open(path, "rb") as file:
        numbered = raw_lines(file, str(path))
        must_begin(next(numbered, (0, None))[1], str(path))
        for number, raw in numbered:
            if number % STEP == 0:
                tell(min(done, total), total)
            done = file.tell()
            examination.take(number, raw)
    tell(total, total)
    examination.conclude(known)
    return examination.findings.listed(), examination.head or Head(0, EMPTY, None)


class _Examination:
    """One pass over the lines; gathers hashes first, then asks which of them were sealed."""

    def __init__(self) -> None:
        self.findings = Findings()
        self.found = Found.nothing()
        self.listed = bytearray()  # the leaves as the file lists them
        self.head: Head | None = None
        self.before: Particulars | None = None  # the entry on the line before, if it was one
        self.newest: tuple[int, str] = (-1, "")
        self.digest, self.hashed = "", sha256()

    def take(self, number: int, raw: bytes | Unreadable) -> None:
        """One line."""
        before, self.before = self.before, None
        if self.head is not None:
            self.findings.add("line_astray", line=number)
        if isinstance(raw, bytes) and raw.startswith(b'{"v":'):
            self.entry(number, raw)
            return
        try:
            if isinstance(raw, Unreadable):
                raise raw
            line = decode(raw, "line", number)
            if not isinstance(line, EntryLine):
                self.other(number, line, before)
        except Unreadable as error:
            self.unreadable(number, error)

    def unreadable(self, number: int, error: Unreadable) -> None:
        """A line that says nothing; its place is named by the finding alone."""
        found = excerpt(str(error.found).encode("utf-8", "replace"))
        self.findings.add("line_unreadable", line=number, found=found, expected=error.expected)

    def entry(self, number: int, body: bytes) -> None:
        """An entry counts by its bytes, readable or not."""
        told = None
        try:
            line = decode(body, "line", number)
            told = line.told if isinstance(line, EntryLine) else None
        except Unreadable as error:
            self.unreadable(number, error)
        self.found.add(None if told is None else told.seq, leaf_hash(body))
        if told is None or told.seq is None:
            return
        self.before = told
        recorded = told.recorded or ""
        if told.seq == self.newest[0] + 1 and recorded < self.newest[1]:
            self.findings.add("recorded_astray", told.seq)
        self.newest = (told.seq, recorded)

    def other(self, number: int, line: Line, before: Particulars | None) -> None:
        """A line beside the entries."""
        if isinstance(line, PrivateLine):
            if before is None or before.seq != line.seq or before.private is None:
                self.findings.add("private_astray", line.seq)
            elif commitment(line.private(number)) != before.private:
                self.findings.add("private_differs", line.seq)
        elif isinstance(line, LeavesLine):
            self.leaves(number, line)
        elif isinstance(line, DocumentLine):
            self.document(line, line.content(number))
        elif isinstance(line, HeadLine):
            self.head = line.head(number)

    def leaves(self, number: int, line: LeavesLine) -> None:
        """The listed leaves follow each other; a gap is filled with what the entries give."""
        have = len(self.listed) // WIDTH
        if line.since != have:
            self.findings.add("leaves_missing", line=number)
            if have < line.since <= len(self.found.seqs):
                placed = self.found.in_place(line.since)
                self.listed.extend(placed[have * WIDTH :])
        for text in line.hashes:
            try:
                leaf = bytes.fromhex(text)
            except ValueError:
                leaf = b""
            self.listed.extend(leaf[:WIDTH].ljust(WIDTH, b"\0"))

    def document(self, line: DocumentLine, piece: bytes) -> None:
        """A document gives its hash, once all its pieces are there."""
        if self.digest not in ("", line.hash):
            self.findings.add("document_differs", digest=self.digest)
            self.hashed = sha256()
        self.digest = line.hash
        self.hashed.update(piece)
        if line.more:
            return
        if self.hashed.hexdigest() != line.hash:
            self.findings.add("document_differs", digest=line.hash)
        self.digest, self.hashed = "", sha256()

    def conclude(self, known: tuple[Head, ...]) -> None:
        """Settle which leaves were sealed, then what that means for the entries found."""
        count = len(self.found.seqs)
        if self.digest:
            self.findings.add("document_differs", digest=self.digest)
        if self.head is None:
            self.findings.add("head_missing", found=count)
        head = self.head or Head(len(self.listed) // WIDTH, EMPTY, None)
        size = min(head.size, max(count, len(self.listed) // WIDTH))
        placed = self.found.in_place(size)
        tree = sealed_leaves(head, (self.listed, placed))
        if count < head.size:
            self.findings.add("truncated", found=count, sealed=head.size)
        if tree is None:
            tree = Tree(bytes(self.listed))
            if self.head is not None:
                self.findings.add(
                    "head_differs", size=head.size, since=0, until=max(head.size - 1, 0), count=1
                )
        sealed = tree.leaves()
        for code, seq in tally(self.found, sealed):
            self.findings.add(code, seq)
        for seq in differing(self.listed, sealed):
            if hash_at(placed, seq) == hash_at(sealed, seq):
                self.findings.add("leaf_altered", seq)
        if self.head is not None and self.newest[1] != (self.head.recorded or ""):
            self.findings.add("head_recorded_differs", size=head.size)
        for told in known:
            if told.size > len(tree) or tree.root(told.size) != told.root:
                self.findings.add("known_differs", size=told.size)
