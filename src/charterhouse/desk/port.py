"""What the desk asks of a store: append a group, read it back, prove it. Every store passes one test suite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import msgspec

from charterhouse.core.errors import CharterhouseError


class Private(NamedTuple):
    """The part of an entry that may be erased by law; the sealed bytes commit to it by a salted hash."""

    salt: bytes  # 16 random bytes
    content: bytes  # JSON


class Condition(NamedTuple):
    """Fail, as `Stale`, if an entry under any of these tags came after a place; without tags, if any did."""

    tags: tuple[str, ...]
    after: int  # the greatest seq that the caller has seen; -1 for none


class Filing(NamedTuple):
    """The content of one entry, before the store gives it its place and its time."""

    id: bytes  # 16 bytes, a UUIDv7: the caller's idempotency key
    content: bytes  # a JSON object without `v`, `seq` and `recorded`: the store puts those three in front
    tags: tuple[str, ...] = ()  # what it can be looked up by, and what a condition speaks of
    condition: Condition | None = None
    private: Private | None = None
    ruling: bytes | None = None  # kept beside the entry, outside the sealed bytes


class Receipt(NamedTuple):
    """Where an entry stands; `again` when the same id with the same content stood there already."""

    seq: int
    recorded: str  # RFC 3339 in UTC, with microseconds: "2026-11-25T01:08:59.123456Z"
    leaf: bytes  # SHA-256 of a zero byte and the body
    again: bool = False


class Stored(msgspec.Struct, frozen=True, gc=False):
    """One entry as it stands: the body is the very bytes that were hashed, never encoded again."""

    seq: int
    id: bytes
    recorded: str
    body: bytes
    tags: tuple[str, ...] = ()
    private: Private | None = None
    ruling: bytes | None = None


class Head(NamedTuple):
    """The tree at a size."""

    size: int
    root: bytes
    recorded: str | None  # of the newest entry; None while empty


class Store(Protocol):
    """One register. One writer; readers never see half of a group."""

    def append(self, filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
        """Enter a group in one transaction, in order.

        One that is refused (`Stale`, `Clash`, `Unreadable`) does not sink the rest.

        Raises `Unwritable` if nothing of the group could be written, `Broken` if the store does not match its seals.
        """

    def restore(self, entries: Iterable[Stored]) -> Head:
        """Fill an empty store with entries as they stood elsewhere, byte for byte; all or nothing."""

    def read(
        self, since: int = 0, until: int | None = None, *, beside: bool = True
    ) -> Iterator[Stored]:
        """The entries from `since` until just before `until`, in order.

        Without `beside`, tags and rulings may be left out: whoever wants the acts alone is quicker.
        """

    def head(self) -> Head: ...
    def root(self, size: int) -> bytes:
        """The root of the tree as it was at a size."""

    def inclusion(self, seq: int, size: int) -> list[bytes]:
        """The hashes that prove an entry to be in the tree of a size (RFC 6962)."""

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The hashes that prove one tree to be the beginning of another (RFC 6962)."""

    def erase(self, seq: int) -> None:
        """Erase the private part of an entry; its sealed bytes and every proof stay as they are."""

    def put_document(self, content: bytes) -> str:
        """Keep a document; the lower-case hexadecimal SHA-256 by which it is found again."""

    def document(self, digest: str) -> bytes: ...
    def documents(self) -> Iterator[str]:
        """The digests of all documents, sorted, so that an export can hold them."""

    def close(self) -> None: ...
