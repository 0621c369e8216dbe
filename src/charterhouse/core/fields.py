"""Fields: what each holds, what is said of a value that does not fit, an example, a JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints
from unicodedata import category

import msgspec

from .acts import _PROSE, GIVEN_ON_ENTRY, Content, Fields, Question
from .errors import Unreadable
from .moments import When

EXAMPLES = {
    "date": "2024-02-29", "When": "2024-05-08", "Money": "53220000.00 RUB", "int": "2024", "bool": "true",
    "State": "KZ", "tuple": '["AM", "BY"]', "Fields": '{"withdrawal.notice": 6}',
}  # fmt: skip
A_STATE = "a State by its ISO 3166 code, fictitious ones XA to XZ"
A_STATE_RU = "код государства по ISO 3166; вымышленные от XA до XZ"
MAX_TEXT = 20_000  # characters in one field; longer texts are filed as documents
MAX_WHOLE = (1 << 53) - 1  # beyond it other programs that read JSON lose digits
_WITHIN_LINES = "\n\t"  # what a text of several lines may hold beside what can be seen
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")  # control characters, half a character, breaks of line
_TURNING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # the direction of writing


class Said(NamedTuple):
    """What a field holds, in both languages."""

    en: str
    ru: str


_SORTS = {
    "date": Said("a day", "день"), "When": Said("a date", "дата"),
    "Money": Said("an amount with its currency", "сумма с валютой и её дробными единицами"),
    "str": Said("text", "текст"), "int": Said("a whole number", "целое число"),
    "float": Said("a fraction", "дробь"), "bool": Said("true or false", "true или false"),
    "array": Said("a list", "список"), "tuple": Said("a list", "список"),
    "object": Said("a table", "таблица полей"), "Fields": Said("a table", "таблица полей"),
    "null": Said("nothing", "ничего"),
}  # fmt: skip
_VALUE = Said("a value", "значение")
_LIMIT = re.compile(r"Expected `int(?: \| null)?` (>=|<=) (-?\d+)")
_SORT = re.compile(r"Expected `(\w+)(?: \| \w+)*`, got `(\w+)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


# What may be written ------------------------------------------------------------------------------


def fitting(fields: Mapping[str, Any], kind: type[Any], path: str) -> None:
    """Raises `Unreadable` on a text, a number or a list that no field of an act or a question may hold."""
    needed = _needed_in(kind)
    for name, value in fields.items():
        if isinstance(value, str):
            if 0 < len(value) <= MAX_TEXT and value.isprintable() and value == value.strip():
                continue  # so nearly all are: nothing that follows could be said of it
            _long_enough(value, path + name, name, kind)
            if name in needed and value != value.strip():
                raise Unreadable(
                    path + name, value, "a name without spaces around it", value.strip(),
                    ru="имя без пробелов по краям",
                )  # fmt: skip
        legible_text(value, path + name, lines=name in _prose_in(kind))
    for name in states_in(kind):
        value = fields.get(name)
        if isinstance(value, list | tuple) and len({str(each) for each in value}) < len(value):
            raise Unreadable(
                path + name, ", ".join(map(str, value)), "each State once",
                ru="каждое государство один раз",
            )  # fmt: skip


def _needed_in(kind: type[Any]) -> frozenset[str]:
    """The fields that name something, and so are never blank; of other texts the law says that."""
    if kind not in _NEEDED_IN:
        keys: tuple[str, ...] = getattr(kind, "keys", ())
        whole = issubclass(kind, Question)
        _NEEDED_IN[kind] = frozenset(kind.__struct_fields__ if whole else (*keys, "by"))
    return _NEEDED_IN[kind]


_NEEDED_IN: dict[type[Any], frozenset[str]] = {}


def _long_enough(text: str, path: str, name: str, kind: type[Any]) -> None:
    """Neither empty nor too long."""
    if name in _needed_in(kind) and not text and is_required(kind, name):
        raise Unreadable(
            path, text, "a name, which is required", "budget-2027", ru="имя, поле обязательно"
        )
    if text and not text.strip() and name not in _prose_in(kind):
        raise Unreadable(
            path, text, "more than spaces; leave the field out where there is nothing to say",
            ru="не одни пробелы; если сказать нечего, поле не указывают",
        )  # fmt: skip
    if len(text) > MAX_TEXT:
        raise Unreadable(
            path, text[:40] + "...", f"at most {MAX_TEXT} characters; file it as a document",
            ru=f"не более {MAX_TEXT} знаков; более длинный текст приобщают как документ",
        )  # fmt: skip


def legible_text(value: object, path: str, *, lines: bool = False) -> None:
    """Raises `Unreadable` on what cannot be shown and kept; several lines only where they may be."""
    if isinstance(value, str):
        if value.isprintable():
            return
        allowed = _WITHIN_LINES if lines else ""
        for place, c in enumerate(value, 1):
            if (category(c) in _UNSEEN and c not in allowed) or c in _TURNING:
                raise _illegible(value, c, place, path, lines)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            legible_text(name, path)
            legible_text(each, f"{path}.{name}", lines=True)
    elif isinstance(value, list | tuple):
        for each in value:
            if not isinstance(each, msgspec.Struct):
                legible_text(each, path, lines=lines)
    elif type(value) is int and abs(value) > MAX_WHOLE:
        raise Unreadable(
            path, value, f"a whole number from -{MAX_WHOLE} to {MAX_WHOLE}",
            ru=f"целое число от -{MAX_WHOLE} до {MAX_WHOLE}",
        )  # fmt: skip


def _illegible(text: str, c: str, place: int, path: str, lines: bool) -> Unreadable:
    """What stands where in a text, and that it must go."""
    sort = "text" if lines else "text in one line"
    sort_ru = "текст" if lines else "текст в одну строку"
    return Unreadable(
        path, text,
        f"{sort} without control characters; take out U+{ord(c):04X}, character {place} of it",
        ru=f"{sort_ru} без управляющих знаков; уберите U+{ord(c):04X}, это знак № {place}",
    )  # fmt: skip


# What is said of a value that does not fit --------------------------------------------------------


def misfit(
    error: msgspec.ValidationError, fields: Mapping[str, Any], kind: type[Any], path: str
) -> Unreadable:
    """What msgspec found, said as path, value, expectation and example."""
    reason, _, where = str(error).partition(" - at `$.")
    name = where.rstrip("`") or _named_in(reason, kind)
    if lacking := _MISSING.search(reason):
        name = lacking[1]
        sort = sort_of(kind, name)
        return Unreadable(
            path + name, "", f"{sort.en}, which is required", written_example(kind, name),
            ru=f"{sort.ru}, поле обязательно",
        )  # fmt: skip
    top = re.split(r"[.\[]", name)[0]
    value: Any = fields.get(top, "")
    if top in states_in(kind) and "matching regex" in reason:
        return Unreadable(path + name, value, A_STATE, EXAMPLES["State"], ru=A_STATE_RU)
    said = _expected(reason, kind, top)
    own = re.search(r"such as `([^`]*)`", said.en)
    return Unreadable(
        path + name, value, said.en, own[1] if own else written_example(kind, top), ru=said.ru
    )


def _expected(reason: str, kind: type[Any], name: str) -> Said:
    """What should have stood there, from what msgspec says; in Russian only where that is known."""
    if (choices := choices_of(kind, name)) and "enum" in reason:
        return Said("one of " + listed(choices), "одно из: " + listed(choices))
    if limit := _LIMIT.match(reason):
        least = limit[1] == ">="
        return Said(
            f"a whole number of at {'least' if least else 'most'} {limit[2]}",
            f"целое число не {'меньше' if least else 'больше'} {limit[2]}",
        )
    if sorts := _SORT.match(reason):
        wanted, got = (_SORTS.get(each, Said(each, each)) for each in sorts.groups())
        return Said(f"{wanted.en}, got {got.en}", f"{wanted.ru}; не подходит: {got.ru}")
    said = reason[0].lower() + reason[1:] if reason.startswith(("Expected", "Invalid")) else reason
    said = said.removeprefix("expected ").replace(" | null`", "`")
    said = re.sub(r"`(\w+)`", lambda m: _SORTS[m[1]].en if m[1] in _SORTS else m[1], said)
    return Said(said, sort_of(kind, name).ru)


def _named_in(reason: str, kind: type[Any]) -> str:
    """The first field that a refusal names where it concerns several of them together."""
    fields = kind.__struct_fields__
    return next((name for name in re.findall(r"`(\w+)`", reason) if name in fields), "")


def sort_of(kind: type[Any], name: str) -> Said:
    """What a field holds."""
    if name in states_in(kind):
        return Said(A_STATE, A_STATE_RU)
    if choices := choices_of(kind, name):
        return Said("one of " + listed(choices), "одно из: " + listed(choices))
    hint = hints_of(kind, extras=False).get(name)
    for part in (hint, *get_args(hint)):
        if said := _SORTS.get(getattr(part, "__name__", "")):
            return said
    return _VALUE


# What each field is -------------------------------------------------------------------------------


def is_required(kind: type[Any], name: str) -> bool:
    """Whether a field must be given."""
    return any(each.required for each in msgspec.structs.fields(kind) if each.name == name)


def _prose_in(kind: type[Any]) -> frozenset[str]:
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


def listed(names: Collection[str]) -> str:
    """Names as they are typed, one after another."""
    return ", ".join(f"`{name}`" for name in names)


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
