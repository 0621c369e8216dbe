"""Examples: of each field and of each act; and the JSON Schema of an act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

import msgspec

from .acts import GIVEN_ON_ENTRY, Content, Fields
from .fields import choices_of, hints_of, states_in
from .moments import When

EXAMPLES = {
    "date": "2024-02-29", "When": "2024-05-08", "Money": "53220000.00 RUB", "int": "2024", "bool": "true",
    "State": "KZ", "tuple": '["AM", "BY"]', "Fields": '{"withdrawal.notice": 6}',
}  # fmt: skip


def written_example(kind: type[Any], name: str) -> str:
    """A value that a field can be read from, as it is written."""
    for meta in getattr(hints_of(kind).get(name), "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.examples:
            return msgspec.json.encode(meta.examples[0]).decode()
    hint = hints_of(kind, extras=False).get(name)
    if choices := choices_of(kind, name):
        return choices[0]
    if name in ("state", "by"):
        return EXAMPLES["State"]
    if tables := tables_of(hint):
        needed = [field.name for field in msgspec.structs.fields(tables) if field.required]
        table = {name: example_of(tables, name) for name in needed}
        return msgspec.json.encode([table]).decode()
    for part in (hint, *get_args(hint)):
        known = EXAMPLES.get(getattr(part, "__name__", ""))
        if known:
            return known
    return "some text"


def tables_of(hint: Any) -> type[msgspec.Struct] | None:
    """What the tables are of which a field is a list, if it is a list of tables."""
    parts = get_args(hint) if get_origin(hint) is tuple else ()
    return next(
        (each for each in parts if isinstance(each, type) and issubclass(each, msgspec.Struct)),
        None,
    )


def example_of(kind: type[Any], name: str) -> Any:
    """A value that a field can be read from, as plain data."""
    written = written_example(kind, name)
    hint = hints_of(kind, extras=False).get(name)
    if hint in (int, bool) or written[:1] in ("{", "["):
        return msgspec.json.decode(written)
    return EXAMPLES["State"] if name in states_in(kind) else written


def _plainly(kind: type[Any]) -> type[Any]:
    """The same struct, without the defaults that a schema cannot write down."""
    described: list[Any] = []
    for field in msgspec.structs.fields(kind):
        if field.name in GIVEN_ON_ENTRY:
            continue
        if field.required:
            described.append((field.name, field.type))
        elif isinstance(field.default, Mapping) or field.default is msgspec.NODEFAULT:
            described.append((field.name, field.type, msgspec.field(default_factory=Fields)))
        else:
            described.append((field.name, field.type, field.default))
    config = kind.__struct_config__
    return msgspec.defstruct(
        kind.__name__, described, kw_only=True, forbid_unknown_fields=True,
        tag=config.tag, tag_field=config.tag_field, namespace={"__doc__": kind.__doc__},
    )  # fmt: skip


def schema_of(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a struct."""
    schema, components = msgspec.json.schema_components(
        [_plainly(kind)], schema_hook=_schema, ref_template="#/$defs/{name}"
    )
    for component in components.values():
        for name in GIVEN_ON_ENTRY:
            component.get("properties", {}).pop(name, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema[0],
        "$defs": components,
    }


def _schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of the types that are ours."""
    if kind is When:
        return {"type": "string", "description": "A day, a month, a year, a span, a bound or an instant.",
                "examples": ["2024-05-08", "2010-06", "after 2024-01-05"]}  # fmt: skip
    if kind is Content:
        return {"type": "object", "description": "A measure.", "required": ["act"]}
    if hasattr(kind, "read"):
        return {"type": "string", "examples": [EXAMPLES.get(kind.__name__, "")]}
    return {"type": "object"}
