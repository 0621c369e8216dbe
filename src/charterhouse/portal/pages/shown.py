"""What a page hands on: a template with its values, the same as plain data, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from charterhouse.core.errors import Unknown, Unreadable

from ..seen import Seen

Table = Sequence[Sequence[object]]


class Shown(NamedTuple):
    """One page."""

    template: str
    title: str
    values: Mapping[str, Any] = {}
    plain: Any = None  # for JSON, or how it is made; none where there is nothing but words
    table: Table | Callable[[], Table] = ()  # for CSV: a head, then rows; or how it is made
    status: int = 200


def page_of(seen: Seen, total: int, on_a_page: int) -> tuple[int, int]:
    """Which page of how many is asked for; one beyond the last is the last."""
    written = seen.asked.get("page", "1")
    if not (written.isascii() and written.isdecimal() and len(written) < 8 and int(written) > 0):
        raise Unreadable("page", written[:40], "a page by its number", "2")
    pages = max(1, -(-total // on_a_page))
    return min(int(written), pages), pages


def asked_year(seen: Seen) -> int | None:
    """The year that is asked for, if any."""
    written = seen.asked.get("year", "").strip()
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) == 4 and int(written) > 0):
        raise Unreadable("year", written[:40], "a year", "2024")
    return int(written)


class Elsewhere(NamedTuple):
    """A page that stands at another address."""

    url: str


class File(NamedTuple):
    """Something to be kept or read outside the pages."""

    body: bytes
    media_type: str
    headers: dict[str, str]


class NotMade(Unknown):
    """A paper that cannot be drawn up, and why."""

    code = "not_made"


class NoSuch(Unknown):
    """There is nothing at this address."""

    code = "no_such_page"
