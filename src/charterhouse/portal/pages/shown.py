"""What a page hands on: a template with its values, the same as plain data, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from charterhouse.core.errors import Unknown

Table = Sequence[Sequence[object]]


class Shown(NamedTuple):
    """One page."""

    template: str
    title: str
    values: Mapping[str, Any] = {}
    plain: Any = None  # for JSON, or how it is made; none where there is nothing but words
    table: Table | Callable[[], Table] = ()  # for CSV: a head, then rows; or how it is made
    status: int = 200


class Elsewhere(NamedTuple):
    """A page that stands at another address."""

    url: str


class NoSuch(Unknown):
    """There is nothing at this address."""

    code = "no_such_page"
