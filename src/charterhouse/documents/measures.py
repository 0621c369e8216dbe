"""What a decision orders, as a sentence: from the table of measures, else field by field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.moments import When
from charterhouse.desk.declension import STATE, Name, opening
from charterhouse.desk.declension import table as declined
from charterhouse.desk.wording import LANGUAGES

from .phrases import Phrases

ANY = "*"
_BEFORE = re.compile("[:;]")  # what follows explains the values that a figure may have


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every measure that has a sentence, with its clauses in their order."""
    raw: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("measures.toml").read_text("utf-8")
    )
    return raw


def ordered(measure: Any, say: Phrases) -> str:
    """What it changes: a sentence, and behind it, each on a line, whatever paragraphs it holds."""
    clauses = table().get(measure.named)
    if clauses is None:
        return say("say.measure", measure=_by_fields(measure, say))
    values = {name: getattr(measure, name) for name in measure.__struct_fields__}
    facts = _Facts({name: _Fact(value, say) for name, value in values.items()}, say.lang)
    if {"gap", "value"} <= values.keys():
        facts["reading"] = say.wording.reading(f"{values['gap']}={values['value']}").rstrip(".")
    said = "".join(
        text[say.lang] for key, text in clauses.items() if key == "text" or _applies(key, values)
    ).format_map(facts)
    return said if "\n" in said else opening(said).rstrip(".") + "."


def _applies(key: str, values: Mapping[str, Any]) -> bool:
    """Whether a clause is said: its field is set, or has the value that is named."""
    name, named, wanted = key.partition("=")
    spoken = (values.get(each) for each in (name, *(f"{name}_{lang}" for lang in LANGUAGES)))
    held = next((value for value in spoken if value or value is False), "")
    if named and wanted != ANY:
        return wanted == (str(held) if held or held is False else "")
    return bool(held)


class _Facts(dict[str, Any]):
    """The facts of a measure; what is entered in two languages by its name alone, in the one or else the other."""

    def __init__(self, facts: Mapping[str, Any], lang: str) -> None:
        super().__init__(facts)
        self._lang = lang

    def __missing__(self, name: str) -> Any:
        spoken = [self._lang, *(each for each in LANGUAGES if each != self._lang)]
        held = [self[key] for lang in spoken if (key := f"{name}_{lang}") in self]
        return next((each for each in held if each.value), held[0])


class _Fact(NamedTuple):
    """A value of a measure, as a sentence has it; a State, an organ or a party in any case."""

    value: Any
    say: Phrases

    def __format__(self, case: str) -> str:
        value, say = self.value, self.say
        if isinstance(value, str) and (case or _is_named(value)):
            return format(say.name(value), case)
        if isinstance(value, date):
            return say.day(value)
        if isinstance(value, When):
            return say.day(value.text)
        if isinstance(value, Money):
            return say.amount(value)
        if isinstance(value, Mapping):
            return "; ".join(_pairs(value, say))
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "; ".join(_word(each, say) for each in value)
        return say.wording.value(value) if isinstance(value, str) else str(value)


def _word(value: Any, say: Phrases) -> str:
    """One of several: by its name, else as a field is called."""
    named = say.wording.value(value)
    return say.wording.field(value) if named == value else named


def _is_named(code: str) -> bool:
    """Whether the table of names knows how it is declined, or it is a State."""
    return code in declined() or STATE.fullmatch(code) is not None


def _pairs(values: Mapping[str, Any], say: Phrases) -> Iterator[str]:
    """Each with what it is of: a State, a line of a budget, a figure of a regulation."""
    figures = say.wording.book.figures
    for name, value in values.items():
        label = f"{Name(name, say.wording.name(name), say.lang)}" if _is_named(name) else ""
        if not label and figures.get(name):
            known = figures[name][-1]
            label = _BEFORE.split(known.en if say.lang == "en" else known.ru)[0] or name
        yield f"{label or say.wording.field(name)} — {_told(value, say)}"


def _told(value: Any, say: Phrases) -> str:
    """A value of a table: an amount, else as it is written."""
    try:
        return say.amount(Money.read(str(value)))
    except ValueError:
        return say.wording.value(value)


def _by_fields(measure: Any, say: Phrases) -> str:
    """Every field that is set, by its name."""
    wording, other = say.wording, "_en" if say.lang == "ru" else "_ru"
    fields = [
        f"{wording.field(name.removesuffix(f'_{say.lang}'))}: {wording.value(value).rstrip('.')}"
        for name in measure.__struct_fields__
        if not name.endswith(other)
        and (value := getattr(measure, name)) is not None
        and value not in ("", (), {})
    ]
    return "; ".join([wording.name(measure.named), *fields]).rstrip(".")
