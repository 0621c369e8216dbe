"""Values in their written form: what reads itself from text, and writes itself as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .acts import Fields

_CALLED = {
    "NoneType": "nothing", "bool": "true or false", "int": "a whole number", "float": "a fraction",
    "str": "text", "list": "a list", "tuple": "a list", "dict": "a table",
}  # fmt: skip


def called(value: object) -> str:
    """What sort of value it is, in plain words."""
    return _CALLED.get(type(value).__name__, type(value).__name__.lower())


def from_written(kind: type[Any], written: object) -> object:
    """For msgspec: a value that reads itself from text, such as money; named values."""
    if isinstance(written, kind):
        return written
    if kind is Fields and isinstance(written, Mapping):
        return Fields(written)
    read = getattr(kind, "read", None)
    if read is not None and isinstance(written, str):
        return read(written)
    raise ValueError(f"expected {kind.__name__.lower()}, not {called(written)}")


def to_written(value: object) -> object:
    """For msgspec: the reverse of `from_written`."""
    if isinstance(value, Fields):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value, key=str)
    return str(value)


def read_value(written: Any, worth: Any) -> Any:
    """A value of a type from its written form; raises msgspec's own error where it is not one."""
    return msgspec.convert(written, worth, dec_hook=from_written, strict=False)


def plain(value: object) -> Any:
    """A value as plain data for JSON: no types of ours, no dates, no floats."""
    return msgspec.to_builtins(_in_order(value), enc_hook=to_written)


def _in_order(value: object) -> object:
    """The same, with sets as sorted lists: what is written must not change from run to run."""
    if isinstance(value, frozenset | set):
        return sorted(value, key=str)
    if isinstance(value, dict):
        return {name: _in_order(each) for name, each in value.items()}
    if type(value) in (list, tuple):
        return [_in_order(each) for each in value]  # type: ignore[attr-defined]  # a list
    return value
