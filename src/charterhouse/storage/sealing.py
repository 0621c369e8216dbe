"""How an entry is sealed: the place and the time in front of its content, and the hash over both.

The body is `{"v":1,"seq":N,"recorded":"...",` and then the content without its first brace.
Whoever holds the bytes can hash them, so nobody needs to agree on a canonical JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

import msgspec

from charterhouse.core.errors import Broken, Unreadable
from charterhouse.desk.port import Filing, Private, Stored

from .tree import leaf_hash

VERSION = 1  # of the body; also its first field, so that an export's entry lines can be told
ID_BYTES = 16
SALT_BYTES = 16  # fixed, so that salt and content cannot be cut elsewhere
BODY_MAX = 65_535  # the entry limit of the tile format
PRIVATE_MAX = 500_000  # so that its line in an export stays under a megabyte

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(UTC)


def moment_of(clock: Clock, newest: str | None) -> str:
    """When a group is recorded: now, but never before the newest entry.

    The text has a fixed width, so that it sorts as the moments do.
    """
    now = clock().astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return now if newest is None or now > newest else newest


class Particulars(msgspec.Struct, frozen=True):
    """What the store itself reads in a content or a body; the rest is the codec's."""

    id: str
    v: int | None = None
    seq: int | None = None
    recorded: str | None = None
    private: str | None = None  # the commitment to the private part


class Header(Protocol):
    """What a body says of the entry itself, whoever reads it."""

    @property
    def seq(self) -> int | None: ...
    @property
    def recorded(self) -> str | None: ...
    @property
    def id(self) -> str: ...


# Whoever knows the acts reads a body once: its header, and what the entry is looked up by.
ReadBody = Callable[[bytes], tuple[Header, tuple[str, ...]]]
_decoder = msgspec.json.Decoder(Particulars)


def particulars(body: bytes, path: str = "content") -> Particulars:
    """The particulars of a content or a body, or `Unreadable`."""
    try:
        if not body.isascii():
            body.decode()  # the parser skips over strings that it need not return
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(path, excerpt(body), f"a JSON object with an `id` ({error})") from None


def id_text(id: bytes) -> str:
    """An id as canonical UUID text; several times quicker than through `uuid.UUID`."""
    digits = id.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def id_bytes(text: str) -> bytes | None:
    """The id that a canonical UUID text names; nothing if it is none."""
    try:
        id = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        return None
    return id if id_text(id) == text else None


def excerpt(raw: bytes, longest: int = 60) -> str:
    """The beginning of some bytes, fit for a sentence."""
    text = raw[:longest].decode("utf-8", "backslashreplace")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text + ("…" if len(raw) > longest else "")


def commitment(private: Private) -> str:
    """The salted hash by which the sealed bytes speak of a part that may be erased."""
    return sha256(private.salt + private.content).hexdigest()


def front(seq: int, recorded: str) -> bytes:
    """What the store puts in front of a content."""
    return b'{"v":%d,"seq":%d,"recorded":"%s",' % (VERSION, seq, recorded.encode())


def seal(seq: int, recorded: str, content: bytes) -> bytes:
    """The body of an entry: the very bytes that are hashed."""
    return front(seq, recorded) + content[1:]


CONTENT_MAX = BODY_MAX - len(front(10**15, "2026-11-25T01:08:59.123456Z"))


def flaw(filing: Filing) -> Unreadable | None:
    """What keeps a filing from being sealed, if anything does."""
    try:
        _must_be_sealable(filing)
    except Unreadable as error:
        return error
    return None


def _must_be_sealable(filing: Filing) -> None:
    content = filing.content
    if len(filing.id) != ID_BYTES:
        raise Unreadable("id", filing.id.hex(), f"{ID_BYTES} bytes, a UUIDv7")
    if content[:1] != b"{":
        raise Unreadable("content", excerpt(content), "a JSON object", '{"id":"...","act":{}}')
    if b"\n" in content or b"\r" in content:
        raise Unreadable("content", excerpt(content), "JSON on one line, as an export holds it")
    if len(content) > CONTENT_MAX:
        raise Unreadable(
            "content",
            f"{len(content)} bytes long",
            f"at most {CONTENT_MAX}; attach a document instead",
        )
    told = particulars(content)
    for name, given in (("v", told.v), ("seq", told.seq), ("recorded", told.recorded)):
        if given is not None:
            raise Unreadable(name, given, "left out: the register adds it")
    if told.id != id_text(filing.id):
        raise Unreadable("content.id", told.id, f"the id of the filing, `{id_text(filing.id)}`")
    private_must_match(told.private, filing.private)
    if filing.private is None and told.private is not None:
        raise Unreadable("private", "absent", f"the part whose hash is `{told.private}`")
    try:
        "".join(filing.tags).encode()
    except UnicodeEncodeError:
        raise Unreadable("tags", ascii(filing.tags), "text that UTF-8 can hold") from None


def private_must_match(committed: str | None, private: Private | None) -> None:
    """A private part is the one its entry commits to; that it is absent is no fault."""
    if private is None:
        return
    if len(private.salt) != SALT_BYTES:
        raise Unreadable("private.salt", private.salt.hex(), f"{SALT_BYTES} random bytes")
    if len(private.content) > PRIVATE_MAX:
        length = f"{len(private.content)} bytes long"
        raise Unreadable("private.content", length, f"at most {PRIVATE_MAX}")
    if committed != (made := commitment(private)):
        found = "absent" if committed is None else committed
        raise Unreadable("content.private", found, f"the hash of the private part, `{made}`")


def leaf_of_restored(entry: Stored, seq: int, newest: str | None) -> bytes:
    """The leaf of an entry brought from elsewhere, once it is seen to fit in its place."""
    told = particulars(entry.body, f"entry {seq}")
    if entry.seq != seq or told.seq != seq:
        raise Broken(
            f"Entry {seq} is missing: `{told.seq}` stands in its place. Take another copy."
        )
    if told.recorded != entry.recorded or not entry.body.startswith(front(seq, entry.recorded)):
        raise Broken(
            f"Entry {seq} does not begin with its version, place and time. Take another copy."
        )
    if newest is not None and entry.recorded < newest:
        raise Broken(
            f"Entry {seq} was recorded at `{entry.recorded}`, before the one in front of it "
            f"(`{newest}`). Take another copy."
        )
    if len(entry.body) > BODY_MAX or b"\n" in entry.body:
        raise Unreadable(f"entry {seq}", f"{len(entry.body)} bytes", f"one line, {BODY_MAX} bytes")
    if told.id != id_text(entry.id):
        raise Broken(f"Entry {seq} has the id `{told.id}`, not the one it is found by.")
    private_must_match(told.private, entry.private)
    return leaf_hash(entry.body)
