"""The vocabulary of a charter: every act and question, its fields, what they may hold, and an example."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from charterhouse.core.acts import Act, Measure, Question
from charterhouse.core.codec import Codec
from charterhouse.core.errors import Unreadable
from charterhouse.core.examples import example_of, schema_of

from .declension import uncased
from .wording import LANGUAGES, Wording

FURNITURE = ("seq", "hidden")  # given on entry
BESIDE = {
    "private": (
        "a table of fields that are kept private, each left out of the act itself",
        "таблица нераскрываемых полей; в самом акте их нет",
    ),
    "id": (
        "a UUID by which the act is known again when it is offered twice",
        "UUID, по которому узнаётся акт, внесённый повторно",
    ),
    "as": ("the person who enters it", "кто вносит акт"),
    "readings": ("a table of readings chosen", "таблица выбранных толкований"),
    "notwithstanding": (
        "the reason for which it is entered all the same",
        "обоснование, с которым акт вносится вопреки ответу",
    ),
}  # what may stand beside the fields of an act that is offered
DAY = "2026-01-15"


def acts(codec: Codec) -> list[dict[str, Any]]:
    """Every kind of act and measure by its name, with its title."""
    return [_titled(name, codec) for name in sorted(codec.book.kinds)]


def questions(codec: Codec) -> list[dict[str, Any]]:
    """Every question by its name, as it is asked."""
    return [_titled(name, codec) for name in sorted(codec.book.questions)]


def act(kind: str, codec: Codec) -> dict[str, Any]:
    """One kind of act or measure: its fields, what may stand beside them, an example, its JSON Schema.

    `Unreadable` if there is none.
    """
    schema = codec.schema(kind)
    cls = codec.book.kinds[kind]
    example = {"act": kind, **_example(cls, codec)}
    measure = issubclass(cls, Measure)
    return {
        **_titled(kind, codec),
        "means": (cls.__doc__ or "").strip(),
        "measure": measure,
        "fields": _fields(cls, codec),
        "beside": []
        if measure
        else [
            {"name": name, **dict(zip(LANGUAGES, said, strict=True))}
            for name, said in BESIDE.items()
        ],
        "private": [] if measure else _may_be_private(cls),
        "example": example,
        "schema": schema,
    }


def question(name: str, codec: Codec) -> dict[str, Any]:
    """One question: its arguments, an example, its JSON Schema; `Unreadable` if there is none."""
    if name not in codec.book.questions:
        codec.read_question({"question": name})
        raise Unreadable("question", name, "a question of this charter")
    cls = codec.book.questions[name]
    return {
        **_titled(name, codec),
        "means": (cls.__doc__ or "").strip(),
        "fields": _fields(cls, codec),
        "example": _asked({"question": name, **_example(cls, codec)}, cls, codec),
        "schema": schema_of(cls),
    }


def _may_be_private(cls: type[Any]) -> list[str]:
    """The fields of an act that may stand in its private part: an act is whole without them."""
    return [
        field.name for field in msgspec.structs.fields(cls)
        if not field.required and field.name not in FURNITURE
    ]  # fmt: skip


def _titled(name: str, codec: Codec) -> dict[str, Any]:
    told: dict[str, str] = {}
    for lang in LANGUAGES:
        wording = Wording(codec.book, lang)
        text = codec.book.texts.get(name)
        told[lang] = uncased(getattr(text, lang)) if text is not None else wording.name(name)
    return {"name": name, **told}


def _fields(cls: type[Any], codec: Codec) -> list[dict[str, Any]]:
    return [
        {
            "field": field.name,
            "type": _type(field.type),
            "required": field.required,
            "values": _values(field.type),
        }
        for field in msgspec.structs.fields(cls)
        if field.name not in FURNITURE
    ]


def _type(hint: Any) -> str:
    """What a field holds, in a word or two."""
    parts = [each for each in get_args(hint) if each is not type(None)]
    metadata = getattr(hint, "__metadata__", ())
    if any((getattr(meta, "extra", None) or {}).get("state") for meta in metadata):
        return "State"
    if metadata and parts:
        return _type(hint.__origin__)
    if _values(hint):
        return "one of"
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {_type(parts[0])}"
    if type(None) in get_args(hint) and parts:
        return _type(parts[0])
    name = getattr(hint, "__name__", str(hint))
    inside = ", ".join(getattr(hint, "__struct_fields__", ())) if name not in PLAIN else ""
    return PLAIN.get(name, name.lower()) + (f" ({inside})" if inside else "")


PLAIN = {
    "str": "text", "int": "whole number", "bool": "true or false", "date": "day", "When": "date, span or instant",
    "Money": "amount", "Fields": "table", "Content": "measure", "Act": "act", "Any": "any value",
}  # fmt: skip


def _values(hint: Any) -> list[str]:
    found = [each for each in get_args(hint) if isinstance(each, str)]
    return found or [each for part in get_args(hint) for each in _values(part)]


def _example(cls: type[Any], codec: Codec) -> dict[str, Any]:
    """The required fields, each with a value that can be read."""
    assert issubclass(cls, Act | Measure | Question)
    return {
        field.name: _value(cls, field.name, codec)
        for field in msgspec.structs.fields(cls)
        if field.required and field.name not in FURNITURE
    }


def _value(cls: type[Any], name: str, codec: Codec) -> Any:
    if name == "on":
        return DAY
    if name != "measure":
        return example_of(cls, name)
    kind = next(each for each, held in codec.book.kinds.items() if issubclass(held, Measure))
    return {"act": kind, **_example(codec.book.kinds[kind], codec)}


def _asked(example: dict[str, Any], cls: type[Any], codec: Codec) -> dict[str, Any]:
    """With one of the arguments of which the question needs at least one."""
    try:
        codec.read_question(example)
    except Unreadable as error:
        return {**example, error.path: _value(cls, error.path, codec)}
    return example
