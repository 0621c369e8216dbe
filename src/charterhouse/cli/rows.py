"""A value of several rows, such as what each State owes, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from charterhouse.commons.money import Money
from charterhouse.core.answers import Answer, Truth
from charterhouse.desk.withholding import Withheld
from charterhouse.desk.wording import Wording

from .door import Door

NOTHING = "-"


def rows_of(value: object) -> Sequence[msgspec.Struct]:
    """The rows of a value, each of the same parts; none where it is no such value."""
    rows = value if isinstance(value, tuple) else ()
    kinds = {type(row) for row in rows} - {Withheld}
    alike = len(kinds) == 1 and all(isinstance(row, msgspec.Struct) for row in rows)
    parts = kinds.pop().__struct_fields__ if alike else ()
    return rows if len(parts) > 1 and "title_en" not in parts else ()


def tell_rows(rows: Sequence[Any], answer: Answer[Any], wording: Wording, door: Door) -> None:
    """A line for each; of one that is withheld or not known that it is."""
    kind = next(type(row) for row in rows if not isinstance(row, Withheld))
    amounts = {field.name for field in msgspec.structs.fields(kind) if Money in _types(field.type)}
    unknown = wording.general("unknown") if answer.truth is Truth.OPEN else NOTHING

    def cells(row: Any) -> list[str]:
        if isinstance(row, Withheld):
            rest = [""] * (len(kind.__struct_fields__) - 2)
            return [wording.name(row.state), wording.general("withheld"), *rest]
        return [
            (unknown if name in amounts else NOTHING)
            if (held := getattr(row, name)) is None
            else str(held) if type(held) is int
            else wording.value(held)
            for name in kind.__struct_fields__
        ]  # fmt: skip

    door.print("")
    names = kind.__struct_fields__
    right = [place for place, name in enumerate(names) if name in amounts]
    door.table([wording.field(name) for name in names], [cells(row) for row in rows], right=right)


def _types(kind: Any) -> tuple[Any, ...]:
    return getattr(kind, "__args__", (kind,))
