"""Forms made from the fields of a question, an act or a measure; nothing is written for any of them by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from charterhouse.commons.money import Money
from charterhouse.core.acts import GIVEN_ON_ENTRY, Act, Content, Fields, May, Measure
from charterhouse.core.errors import Unreadable
from charterhouse.core.examples import example_of, tables_of
from charterhouse.core.moments import When
from charterhouse.desk.declension import called
from charterhouse.desk.wording import LANGUAGES, Lang

from .room import Room
from .words import Words, act_name, value_name

BESIDE = ("sources", "published", "documents")  # of an act: not asked for in a form
MOST_OFFERED = 300  # values that a field offers
EXAMPLES = {
    date: "2024-05-08",
    When: "2024-05-08",
    Money: "53220000.00 RUB",
    Fields: '{"withdrawal.notice": 6}',
}
PLACEHOLDER = re.compile(r"\{(\w+)(?::[\w.]+)?\}")


class Option(NamedTuple):
    """One choice."""

    value: str
    label: str


class Field(NamedTuple):
    """One field of a form."""

    name: str
    label: str
    kind: str  # select, text, date, number
    value: str
    required: bool
    options: tuple[Option, ...] = ()  # of a select; of a text, what it offers
    example: str = ""


class Form(NamedTuple):
    """The fields of a question; where a measure or an act must first be chosen, that alone."""

    fields: tuple[Field, ...]
    unfinished: bool  # a kind is to be chosen before the rest can be shown


def form(name: str, given: Mapping[str, str], room: Room, lang: Lang) -> Form:
    """The form of a question, filled with what is given; `May` asks for an act."""
    if name == May.named:
        acts = sorted(n for n, k in room.charter.book.kinds.items() if issubclass(k, Act))
        return _content("act", acts, given, room, lang)
    fields: list[Field] = []
    unfinished = False
    for each, hint, required in _fields(room.charter.book.questions[name]):
        if hint is Content or Content in get_args(hint):
            inner = _content(each, room.measures(), given, room, lang)
            fields += inner.fields
            unfinished = unfinished or inner.unfinished
        else:
            fields.append(_field(each, each, hint, required, given, room, lang))
    return Form(tuple(fields), unfinished)


def _content(name: str, kinds: list[str], given: Mapping[str, str], room: Room, lang: Lang) -> Form:
    """A choice of kinds, and the fields of the one chosen."""
    wording, words = room.wording[lang], Words(lang)
    chosen = given.get(f"{name}.act", "")
    options = sorted(
        (Option(kind, _capital(act_name(kind, wording))) for kind in kinds),
        key=lambda each: each.label,
    )
    label = words(f"choose_{'act' if name == 'act' else 'measure'}")
    choice = Field(f"{name}.act", label, "select", chosen, True, tuple(options))
    if chosen not in kinds:
        return Form((choice,), True)
    fields = [choice]
    for each, hint, required in _fields(room.charter.book.kinds[chosen]):
        if hint is Content or Content in get_args(hint):
            inner = _content(f"{name}.{each}", room.measures(), given, room, lang)
            fields += [
                field._replace(required=required and field.required) for field in inner.fields
            ]
            continue
        field = _field(f"{name}.{each}", each, hint, required, given, room, lang)
        if tables_of(hint) is not None:
            example = json.dumps(example_of(room.charter.book.kinds[chosen], each))
            field = field._replace(example=example)
        fields.append(field)
    return Form(tuple(fields), False)


def _fields(kind: type[Any]) -> list[tuple[str, Any, bool]]:
    """The fields that a person fills in, each with its type and whether it must be there."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        (info.name, hints[info.name], info.required)
        for info in msgspec.structs.fields(kind)
        if info.name not in (*GIVEN_ON_ENTRY, *BESIDE)
    ]


def _field(  # noqa: PLR0913, PLR0917 - the parts of one field
    path: str,
    name: str,
    hint: Any,
    required: bool,
    given: Mapping[str, str],
    room: Room,
    lang: Lang,
) -> Field:
    wording = room.wording[lang]
    parts = _parts(hint)
    base = [part for part in parts if isinstance(part, type)]
    field = Field(path, _capital(_label(name, room, lang)), "text", given.get(path, ""), required)
    choices = [value for part in parts if get_origin(part) is Literal for value in get_args(part)]
    several = any(get_origin(part) in (tuple, list) for part in parts)
    if choices and not several:
        options = tuple(
            Option(str(each), _capital(value_name(str(each), wording))) for each in choices
        )
        return field._replace(kind="select", options=options)
    if (
        any(isinstance(part, msgspec.Meta) and (part.extra or {}).get("state") for part in parts)
        and not several
    ):
        return field._replace(kind="select", options=states(room, lang, field.value))
    if bool in base:
        options = (
            Option("true", wording.general("true")),
            Option("false", wording.general("false")),
        )
        return field._replace(kind="select", options=options)
    if date in base:
        return field._replace(kind="date", example=EXAMPLES[date])
    if int in base and not several:
        return field._replace(kind="number")
    example = next((EXAMPLES[each] for each in base if each in EXAMPLES), "")
    return field._replace(options=offered(name, room, lang), example=example)


def _label(name: str, room: Room, lang: Lang) -> str:
    words = Words(lang)
    named = words.named("field", name)
    for each in LANGUAGES:
        if name.endswith(f"_{each}") and named != name:
            return f"{named}, {words(f'in_{each}')}"
    return named if named != name else room.wording[lang].field(name).replace("_", " ")


def _parts(hint: Any) -> list[Any]:
    """A type and everything inside it: `Annotated`, unions, lists."""
    found = [hint]
    origin = get_origin(hint)
    if origin is not None and origin is not Literal:
        for each in (*get_args(hint), *getattr(hint, "__metadata__", ())):
            found += _parts(each)
    return found


def states(room: Room, lang: Lang, value: str = "") -> tuple[Option, ...]:
    """The States that have a name, by name; and the one that is given, whichever it is."""
    named = {
        code: getattr(said, lang) for code in sorted(room.charter.states) if (said := called(code))
    }
    if value and value not in named:
        named[value] = value
    return tuple(
        Option(code, name) for code, name in sorted(named.items(), key=lambda each: each[1])
    )


def offered(name: str, room: Room, lang: Lang) -> tuple[Option, ...]:
    """What stands on record under a field of that name."""
    wording = room.wording[lang]

    def collect() -> list[str]:
        if name in ("by", "party"):
            return sorted({entry.act.by for entry in room.register.entries})[:MOST_OFFERED]
        record = room.register.record
        found: set[str] = set()
        for kind in room.charter.book.kinds.values():
            for key in kind.keys:
                if key in (
                    name,
                    *(("treaty",) if name == "instrument" else ()),
                    *(("draft",) if name == "decision" else ()),
                ):
                    found.update(
                        str(value)
                        for value in record.values(kind, key)
                        if isinstance(value, str) and value
                    )
        return sorted(found)[:MOST_OFFERED]

    values = room.kept(("offered", name), collect)
    return tuple(Option(value, _capital(wording.name(value))) for value in values)


def read(name: str, given: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a question from those of an address: dots lead into an act or a measure."""
    fields: dict[str, Any] = {"question": name}
    for path, written in given.items():
        if not written:
            continue
        *within, last = path.split(".")
        if len(within) > 2:
            raise Unreadable(path[:60], written, "no such field")
        place = fields
        for step in within:
            place = place.setdefault(step, {})
            if not isinstance(place, dict):
                raise Unreadable(path[:60], written, "no such field")
        place[last] = _value(path, written)
    return fields


def _value(path: str, written: str) -> Any:
    if written[:1] not in ("{", "["):
        return written
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        raise Unreadable(path[:60], written[:60], "JSON") from None


def listed(fields: dict[str, Any], kind: type[Any] | None) -> dict[str, Any]:
    """Lists written with commas, where the field is a list."""
    if kind is None:
        return fields
    hints = get_type_hints(kind)
    told = dict(fields)
    for name, value in fields.items():
        hint = hints.get(name)
        lists = any(get_origin(part) is tuple for part in _parts(hint)) and not tables_of(hint)
        if isinstance(value, str) and lists:
            told[name] = [each.strip() for each in value.split(",") if each.strip()]
    return told


def asking(name: str, given: Mapping[str, str], room: Room) -> Any:
    """The question that an address asks; `Unreadable` where it asks none."""
    fields = read(name, given)
    kinds: Mapping[str, type[Act] | type[Measure]] = room.charter.book.kinds
    for part in ("act", "measure"):
        inner = fields.get(part)
        if isinstance(inner, dict):
            measure = inner.get("measure")
            if isinstance(measure, dict):
                inner["measure"] = listed(measure, kinds.get(str(measure.get("act", ""))))
            fields[part] = listed(inner, kinds.get(str(inner.get("act", ""))))
    return room.register.question(listed(fields, room.charter.book.questions.get(name)))


def worded(name: str, room: Room, lang: Lang) -> list[tuple[str, bool]]:
    """A question as text, the places for its arguments apart."""
    if name == May.named:
        return [(Words(lang)("question_may"), False)]
    said = getattr(room.charter.book.texts[name], lang)
    parts = PLACEHOLDER.split(said)
    return [
        (_label(part, room, lang) if place % 2 else part, bool(place % 2))
        for place, part in enumerate(parts)
        if part
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
