"""The lines of an export, one value each, read without ever holding more than one of them.

{"charterhouse":"register","format":1}
{"v":1,"seq":0,...}                         a sealed body, byte for byte
{"private":{"seq":0,"salt":"hex","content":"base64"}}
{"leaves":{"since":0,"hashes":["hex"]}}     after every 256 entries, and at the end
{"document":{"hash":"hex","base64":"..."}}  a long one in several lines, `more` on all but the last
{"head":{"size":1,"root":"hex","recorded":"..."}}
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from charterhouse.core.errors import Foreign, Unreadable
from charterhouse.desk.port import Head, Private

from .sealing import Particulars, excerpt, particulars

FORMAT = 1
FIRST = b'{"charterhouse":"register","format":%d}' % FORMAT
LINE_MAX = 1 << 20
PER_LEAVES = 256  # entries between two lines of leaves
PER_DOCUMENT = 3 << 17  # bytes of a document in one line; a multiple of three joins without seam


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line other than an entry: nothing but what is said above may stand in it."""


class PrivateLine(_Shape, frozen=True):
    """The private part of the entry before it."""

    seq: int
    salt: str
    content: str

    def private(self, line: int) -> Private:
        """The part itself."""
        return Private(_hex(self.salt, line), _base64(self.content, line))


class LeavesLine(_Shape, frozen=True):
    """The leaf hashes of the entries since the last such line."""

    since: int
    hashes: list[str]


class DocumentLine(_Shape, frozen=True, omit_defaults=True):
    """A document, or a piece of a long one."""

    hash: str
    base64: str
    more: bool = False

    def content(self, line: int) -> bytes:
        """The bytes of the document, or of the piece."""
        return _base64(self.base64, line)


class HeadLine(_Shape, frozen=True):
    """The tree when all entries stand in it; the last line."""

    size: int
    root: str
    recorded: str | None

    def head(self, line: int) -> Head:
        """The head itself."""
        return Head(self.size, _hex(self.root, line), self.recorded)


class EntryLine(msgspec.Struct, frozen=True):
    """An entry: the bytes that were hashed, and what the store reads in them."""

    body: bytes
    told: Particulars


class _First(_Shape, frozen=True):
    charterhouse: str
    format: int


class _Other(_Shape, frozen=True):
    """Exactly one of the four."""

    private: PrivateLine | None = None
    leaves: LeavesLine | None = None
    document: DocumentLine | None = None
    head: HeadLine | None = None


Line = EntryLine | PrivateLine | LeavesLine | DocumentLine | HeadLine

_first = msgspec.json.Decoder(_First)
_other = msgspec.json.Decoder(_Other)
_encode = msgspec.json.Encoder().encode


def raw_lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Each line with its number, without its end; too long a one is skipped and told."""
    number = 0
    while raw := file.readline(LINE_MAX + 1):
        number += 1
        if raw.endswith(b"\r\n"):
            expected = "a line without a carriage return: the file has been converted"
            yield number, Unreadable(where(name, number), excerpt(raw), expected)
            continue
        if raw.endswith(b"\n"):
            yield number, raw[:-1]
            continue
        if len(raw) <= LINE_MAX:
            yield number, Unreadable(where(name, number), excerpt(raw), "a line with an end")
            return
        yield number, Unreadable(where(name, number), excerpt(raw), "a line of 1 MB at most")
        while (more := file.readline(LINE_MAX)) and not more.endswith(b"\n"):
            pass


def where(name: str, number: int) -> str:
    """How a line is named in a message."""
    return f"{name}, line {number}"


def must_begin(raw: bytes | Unreadable | None, name: str) -> None:
    """The first line says that this is the export of a register, and in a format we read."""
    try:
        if not isinstance(raw, bytes):
            raise msgspec.DecodeError
        first = _first.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        shown = excerpt(raw) if isinstance(raw, bytes) else getattr(raw, "found", "nothing")
        raise Foreign(
            f"`{name}` is neither a register nor the export of one: it begins with `{shown}`, "
            f"an export with `{FIRST.decode()}`. Name another file."
        ) from None
    if first.charterhouse != "register" or first.format != FORMAT:
        raise Foreign(
            f"`{name}` holds a `{first.charterhouse}` in format {first.format}; this Charterhouse "
            f"reads a `register` in format {FORMAT}. Install a later version."
        )


def decode(raw: bytes, name: str, number: int) -> Line:
    """What a line after the first says, or `Unreadable` naming it."""
    if raw.startswith(b'{"v":'):
        return EntryLine(raw, particulars(raw, where(name, number)))
    try:
        raw.decode()
        said = _other.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise unreadable(name, number, raw, str(error)) from None
    lines = [x for x in (said.private, said.leaves, said.document, said.head) if x is not None]
    if len(lines) != 1:
        raise unreadable(name, number, raw, "one thing in one line")
    return lines[0]


def unreadable(name: str, number: int, raw: bytes, why: str) -> Unreadable:
    """A line that is none of an export's."""
    expected = f"an entry, `private`, `leaves`, `document` or `head` ({why})"
    return Unreadable(where(name, number), excerpt(raw), expected)


def private_line(seq: int, private: Private) -> bytes:
    """The line of a private part."""
    content = b64encode(private.content).decode()
    return _encode({"private": PrivateLine(seq, private.salt.hex(), content)})


def leaves_line(since: int, leaves: list[bytes]) -> bytes:
    """The line of some leaf hashes."""
    return _encode({"leaves": LeavesLine(since, [leaf.hex() for leaf in leaves])})


def document_lines(digest: str, content: bytes) -> Iterator[bytes]:
    """The lines of a document; one, unless it is long."""
    for at in range(0, len(content) or 1, PER_DOCUMENT):
        piece = b64encode(content[at : at + PER_DOCUMENT]).decode()
        yield _encode(
            {"document": DocumentLine(digest, piece, more=at + PER_DOCUMENT < len(content))}
        )


def head_line(head: Head) -> bytes:
    """The last line."""
    return _encode({"head": HeadLine(head.size, head.root.hex(), head.recorded)})


def _hex(text: str, line: int) -> bytes:
    return _bytes(text, line, bytes.fromhex, "hexadecimal")


def _base64(text: str, line: int) -> bytes:
    return _bytes(text, line, lambda t: b64decode(t, validate=True), "base64")


def _bytes(text: str, line: int, read: Callable[[str], bytes], what: str) -> bytes:
    try:
        return read(text)
    except (ValueError, binascii.Error):
        raise Unreadable(f"line {line}", excerpt(text.encode()), what) from None
