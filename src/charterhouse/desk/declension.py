"""Names in the case that a sentence needs, from a table approved by people.

A sentence asks for a form and a case in its own text: `Внесено {state:instrumental}`,
`{state:side.nominative} заявила`; English, having no cases, takes the form alone.
The question of a charter does so too, and takes the short form: `Есть ли у {state:genitive} долг?`
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from charterhouse.commons.states import NAMES
from charterhouse.core.rules import Text

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
FORMS = ("official", "short", "side")
Sort = Literal["of_a_state", "of_a_party"]
STATE = re.compile(r"[A-Z]{2}")
_CASED = re.compile(r"\{(\w+):[\w.]+\}")
AND = {"en": ("{} and {}", "{}, and {}"), "ru": ("{} и {}", "{} и {}")}


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Every name with its forms."""
    raw: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("declension.toml").read_text("utf-8")
    )
    for code, name in NAMES.items():
        raw.setdefault(code, {})["short"] = name._asdict()
    return raw


@cache
def called(code: str) -> Text | None:
    """What a State is called in a table, Russian in the nominative; nothing of one that is not here."""
    name = NAMES.get(code)
    return None if name is None else Text(en=name.en, ru=name.ru[0])


def uncased(text: str) -> str:
    """A sentence with the places for its facts named alone, for who reads it unfilled."""
    return _CASED.sub(r"{\1}", text)


class Fact(NamedTuple):
    """A fact as a sentence tells it: as it stands, or where the sentence asks for a case, as a name."""

    text: str
    name: Name | None = None  # nothing where it is no name

    def __format__(self, spec: str) -> str:
        if not spec or self.name is None:
            return self.text
        return self.name.say("short", spec)


class Name(NamedTuple):
    """A State, an organ or an office that a sentence names; `called` is used where the table has none."""

    code: str
    called: str
    lang: str
    sort: Sort = "of_a_state"

    def __format__(self, spec: str) -> str:
        first, _, second = spec.partition(".")
        form, case = (first, second) if first in FORMS else ("official", first)
        return self.say(form, case or "nominative")

    def __str__(self) -> str:
        return self.say()

    def say(self, form: str = "official", case: str = "nominative") -> str:
        """The name in a form and a case; what no table holds stands undeclined behind what it is."""
        own = table().get(self.code) if self.code not in ("of_a_state", "of_a_party") else None
        entry = table()[self.sort] if own is None else own
        forms = entry.get(form) or entry.get("official") or entry["short"]
        said = forms["ru"][CASES.index(case)] if self.lang == "ru" else forms["en"]
        return str(said) if own is not None else str(said).replace("{name}", self.called)


def every_name(code: str) -> set[str]:
    """Every name that the table has of a State, in every form, case and language."""
    of = table().get(code, {})
    return {
        said for form in FORMS if form in of
        for said in (of[form]["en"].removeprefix("the "), *of[form]["ru"])
    }  # fmt: skip


class Names(NamedTuple):
    """Several names, each in the case that the sentence asks for."""

    of: Sequence[Name]
    lang: str
    nobody: str = "—"

    def __format__(self, spec: str) -> str:
        return listed([format(each, spec) for each in self.of], self.lang) or self.nobody

    def __str__(self) -> str:
        return format(self, "")


def listed(items: Sequence[str], lang: str) -> str:
    """Items as a sentence lists them."""
    if len(items) < 2:
        return "".join(items)
    two, more = AND[lang]
    return (more if len(items) > 2 else two).format(", ".join(items[:-1]), items[-1])


def opening(text: str) -> str:
    """A sentence that begins with a name that is written small."""
    return text[:1].upper() + text[1:]


def russian_order(name: str) -> str:
    """A key that sorts as the Russian alphabet does."""
    return name.casefold().replace("ё", "е\u0301")
