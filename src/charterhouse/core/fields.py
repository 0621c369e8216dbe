"""Fields: what each field of an act or a question holds, by its type."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, get_args, get_type_hints

import msgspec

from .acts import _PROSE, Fields
from .moments import When


def is_required(kind: type[Any], name: str) -> bool:
    """Whether a field must be given."""
    return any(each.required for each in msgspec.structs.fields(kind) if each.name == name)


def prose_in(kind: type[Any]) -> frozenset[str]:
    """The fields whose text may have several lines; tables may hold any text."""
    if kind not in _PROSE_IN:
        _PROSE_IN[kind] = frozenset(
            name
            for name, hint in hints_of(kind).items()
            if _PROSE in getattr(hint, "__metadata__", ()) or hint in (Fields, Any)
        )
    return _PROSE_IN[kind]


_PROSE_IN: dict[type[Any], frozenset[str]] = {}
_STATES_IN: dict[type[Any], tuple[str, ...]] = {}


def states_in(kind: type[Any]) -> tuple[str, ...]:
    """Every field that names a State, worked out once."""
    if kind not in _STATES_IN:
        hints = hints_of(kind).items()
        _STATES_IN[kind] = tuple(name for name, hint in hints if _names_states(hint))
    return _STATES_IN[kind]


def _names_states(hint: Any) -> bool:
    metadata = (
        meta for each in (hint, *get_args(hint)) for meta in getattr(each, "__metadata__", ())
    )
    return any(
        isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("state") for meta in metadata
    )


def states_of(content: object) -> list[tuple[str, str]]:
    """Every field that names a State, with its value."""
    found = []
    for name in states_in(type(content)):
        value = getattr(content, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        found += [(name, each) for each in values]
    return found


_TIMES_IN: dict[type[Any], tuple[tuple[str, ...], tuple[str, ...]]] = {}


def times_in(kind: type[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that hold a moment, and those that hold a day, worked out once."""
    if kind not in _TIMES_IN:
        hints = hints_of(kind, extras=False).items()
        _TIMES_IN[kind] = (
            tuple(name for name, hint in hints if hint in (When, When | None)),
            tuple(name for name, hint in hints if hint in (date, date | None)),
        )
    return _TIMES_IN[kind]


_HINTS: dict[tuple[type[Any], bool], dict[str, Any]] = {}


def hints_of(kind: type[Any], extras: bool = True) -> dict[str, Any]:
    """The types of its fields, worked out once."""
    if (kind, extras) not in _HINTS:
        _HINTS[kind, extras] = get_type_hints(kind, include_extras=extras)
    return _HINTS[kind, extras]


def choices_of(kind: type[Any], name: str) -> list[str]:
    """The words that a field may hold, where it holds one of several."""
    hint = hints_of(kind, extras=False).get(name)
    return [
        arg for part in (hint, *get_args(hint)) for arg in get_args(part) if isinstance(arg, str)
    ]


def listed(names: Collection[str]) -> str:
    """Names as they are typed, one after another."""
    return ", ".join(f"`{name}`" for name in names)
