"""Filings for the tests: small, numbered, and the same on every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from charterhouse.core.errors import CharterhouseError
from charterhouse.desk.port import Condition, Filing, Private, Receipt
from charterhouse.storage.sealing import Header, commitment, particulars


def id_of(number: int) -> bytes:
    """A UUIDv7 whose last digits are a number."""
    return (0x0199_0000_0000 << 80 | 7 << 76 | 2 << 62 | number).to_bytes(16, "big")


def filing(
    number: int,
    tags: tuple[str, ...] = (),
    after: int | None = None,
    note: str = "",
    private: Private | None = None,
    ruling: bytes | None = None,
) -> Filing:
    """The filing with a number; `after` makes it conditional upon its own tags."""
    content = {"id": str(UUID(bytes=id_of(number))), "act": {"n": number, "note": note}}
    if tags:
        content["tags"] = list(tags)
    if private is not None:
        content["private"] = commitment(private)
    return Filing(
        id_of(number),
        json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode(),
        tags,
        None if after is None else Condition(tags, after),
        private,
        ruling,
    )


def filings(size: int, since: int = 0) -> list[Filing]:
    """Some filings in a row, each of another length, every seventh with a private part."""
    return [
        filing(
            n,
            tags=(f"state:X{'ABC'[n % 3]}", "kind:payment") if n % 4 else (),
            note="é" * (n % 11),
            private=secret(n) if n % 7 == 3 else None,
            ruling=b'{"verdict":"permitted"}' if n % 2 else None,
        )
        for n in range(since, since + size)
    ]


def secret(number: int) -> Private:
    """A private part that can be searched for in a file."""
    return Private(number.to_bytes(16, "big"), b'{"passport":"SECRET-%06d"}' % number)


def read_body(body: bytes) -> tuple[Header, tuple[str, ...]]:
    """The header of an entry and its tags, which these filings carry in their content."""
    return particulars(body), tuple(json.loads(body).get("tags", ()))


def receipts(outcomes: list[Receipt | CharterhouseError]) -> list[Receipt]:
    """The outcomes, all of which are receipts."""
    for outcome in outcomes:
        if isinstance(outcome, CharterhouseError):
            raise outcome
    return outcomes  # type: ignore[return-value]  # just seen to hold nothing else


class Ticking:
    """A clock that goes on by a millisecond whenever it is read, or as it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def numbers() -> Iterator[int]:
    """Numbers for filings, none twice."""
    return count()
