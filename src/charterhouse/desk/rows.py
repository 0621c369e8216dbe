"""A value of several rows, such as what each State owes, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from charterhouse.commons.money import Money
from charterhouse.core.answers import Answer, Truth

from .withholding import Withheld
from .wording import Wording

NOTHING = "-"


class Listing(NamedTuple):
    """The table of a value: what its columns are called, which hold amounts, and a line for each row."""

    names: list[str]
    amounts: list[int]
    lines: list[list[str]]


def listing(value: object, answer: Answer[Any], wording: Wording) -> Listing | None:
    """A line for each row; of one that is withheld or not known that it is. Nothing where there are no rows.

    Where an answer is open for want of facts, an amount that is not there is not known, and with it its whole row.
    """
    rows = _rows(value)
    kind = next((type(row) for row in rows if not isinstance(row, Withheld)), None)
    if kind is None:
        return None
    fields = kind.__struct_fields__
    amounts = {field.name for field in msgspec.structs.fields(kind) if Money in _types(field.type)}
    unknown = wording.general("unknown") if answer.truth is Truth.OPEN else NOTHING

    def cells(row: Any) -> list[str]:
        if isinstance(row, Withheld):
            return [
                wording.name(row.state), wording.general("withheld"), *[""] * (len(fields) - 2)
            ]  # fmt: skip
        lacking = any(getattr(row, name) is None for name in amounts)
        return [
            (unknown if lacking else NOTHING)
            if (held := getattr(row, name)) is None
            else str(held) if type(held) is int
            else wording.value(held)
            for name in fields
        ]  # fmt: skip

    places = [place for place, name in enumerate(fields) if name in amounts]
    return Listing([wording.field(name) for name in fields], places, [cells(row) for row in rows])


def _rows(value: object) -> Sequence[msgspec.Struct]:
    """The rows of a value, each of the same parts; none where it is no such value."""
    rows = value if isinstance(value, tuple) else ()
    kinds = {type(row) for row in rows} - {Withheld}
    alike = len(kinds) == 1 and all(isinstance(row, msgspec.Struct) for row in rows)
    parts = kinds.pop().__struct_fields__ if alike else ()
    return rows if len(parts) > 1 and "title_en" not in parts else ()


def _types(kind: Any) -> tuple[Any, ...]:
    return getattr(kind, "__args__", (kind,))
