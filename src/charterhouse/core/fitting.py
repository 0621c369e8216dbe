"""Fitting: what a field may hold as it is written, and what is said of a value that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, get_args
from unicodedata import category

import msgspec

from .acts import Question
from .errors import Unreadable
from .examples import EXAMPLES, written_example
from .fields import choices_of, hints_of, is_required, listed, prose_in, states_in

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
        legible_text(value, path + name, lines=name in prose_in(kind))
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
    if text and not text.strip() and name not in prose_in(kind):
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
