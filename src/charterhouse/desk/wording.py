"""Wording: grounds, values and missing facts as sentences, in the language of the reader.

Only what stands at the edge calls this; the law never formats text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

from charterhouse.commons.money import Money
from charterhouse.core.acts import Act, Measure, Question
from charterhouse.core.answers import Answer, Ground, Missing, Outcome, Truth, Verdict
from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import DAY, Moment, Seat, When, when
from charterhouse.core.readings import Gap, Reading
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Text

from .clerk import TEXTS as OF_THE_CLERK
from .declension import STATE, Fact, Name, Sort, called
from .register import Register
from .withholding import OpenPart, Withheld

Lang = Literal["en", "ru"]
LANGUAGES: tuple[Lang, ...] = ("en", "ru")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
ALONE = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
_ISO_MONTH = re.compile(r"\d{4}-\d\d")
_BOUND = re.compile(r"(after|before|from|until) (\S+)")
BOUNDS = {
    "after": ("after {}", "после: {}"),
    "before": ("before {}", "до: {}"),
    "from": ("from {}", "начиная с: {}"),
    "until": ("until {}", "не позднее: {}"),
}
SEVERAL = 12  # items of a list that are read out; the rest is counted


@cache
def _table(name: str) -> Mapping[str, Any]:
    raw: dict[str, Any] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return raw


@cache
def word(section: str, key: str) -> Text | None:
    """What a key is called, if it is called anything."""
    table = _table("words.toml")[section]
    return Text(**table[key]) if key in table else None


def words(section: str, lang: Lang) -> dict[str, str]:
    """A whole section, such as the verdicts, in one language."""
    return {key: str(text[lang]) for key, text in _table("words.toml")[section].items()}


def clock(moment: Moment, seat: Seat) -> str:
    """The time of day of a moment, by the clock of a seat; its seconds only where it has some."""
    minutes, seconds = divmod((moment + seat.ahead(moment)) % DAY, 60)
    told = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{told}:{seconds:02}" if seconds else told


class Wording(NamedTuple):
    """How everything of one charter is said in one language."""

    book: Rulebook
    lang: Lang
    seat: Seat = Seat()  # whose clock instants are told by; else UTC
    gaps: Mapping[str, Gap] = MappingProxyType({})  # the readings of the charter

    # What is found -----------------------------------------------------------------------------

    def ground(self, ground: Ground, *, private: bool = False) -> str:
        """One ground as a sentence: what the rule asks, with the facts it was answered on."""
        return self._filled(self.text(ground.rule), ground, private)

    def said_of(self, text: Text, ground: Ground, *, private: bool = False) -> str:
        """Another sentence, such as what would cure it, with the facts of a ground."""
        return self._filled(self._of(text), ground, private)

    def _filled(self, text: str, ground: Ground, private: bool) -> str:
        withheld = self.general("withheld")
        facts = _Facts(self.general("unknown"))
        for name, value in ground.facts.items():
            facts[name] = withheld if private else self._fact(value, ground.truth)
        return text.format_map(facts)

    def _fact(self, value: object, truth: Truth) -> str:
        """A fact of a ground; an empty one is not known only where the ground is open for want of it."""
        if (value is None or value == "") and truth is not Truth.OPEN:
            return self.general("nobody")
        return self.value(value)

    def text(self, rule: str) -> str:
        """The sentence of a rule, its placeholders unfilled."""
        text = self.book.texts.get(rule) or OF_THE_CLERK.get(rule) or word("mechanism", rule)
        return rule if text is None else self._of(text)

    def question(self, question: Question[Any] | Act) -> str:
        """A question as it is asked, or an act as it is offered."""
        named = self.book.texts.get(question.named) or word("acts", question.named)
        if named is None:
            return question.named
        facts = {name: self._named(getattr(question, name)) for name in question.__struct_fields__}
        return self._of(named).format_map(facts)

    def _named(self, value: object) -> Fact:
        """A fact of a question, which may have to be declined."""
        text = self._fact(value, Truth.MET)
        if not (isinstance(value, str) and value):
            return Fact(text)
        sort: Sort = "of_a_state" if STATE.fullmatch(value) else "of_a_party"
        return Fact(text, Name(value, text, self.lang, sort))

    def verdict(self, verdict: Verdict) -> str:
        """A verdict in a word or two."""
        return self._said("verdicts", verdict.value)

    def outcome(self, outcome: Outcome) -> str:
        """What another reading would answer; a value that is not there is withheld."""
        if outcome.verdict is Verdict.VALUE:
            return self.general("withheld") if outcome.value is None else self.value(outcome.value)
        return self.verdict(outcome.verdict)

    def answer(self, answer: Answer[Any], part: OpenPart | None = None) -> str:
        """The answer itself, without its grounds; of its value what a reader is told."""
        said = self.verdict(answer.verdict)
        taken = self.outcome(Outcome(answer.taken, answer.value if part is None else part.value))
        if answer.verdict is Verdict.VALUE:
            return taken
        if answer.verdict is Verdict.DEPENDS:
            return f"{said}; {'taken' if self.lang == 'en' else 'принято'}: {taken}"
        return said

    def profile(self, name: str) -> str:
        """A profile by what it is called, and the code by which it is asked for."""
        said = self._said("profiles", name)
        return name if said == name else f"{said} ({name})"

    def figure(self, name: str) -> str:
        """A figure that stands in by default, with its value."""
        figures = self.book.figures.get(name, ())
        if not figures:
            what, _, year = name.partition(" for ")
            return f"{self._said('assumed', what)}: {year}" if year else name
        said = figures[-1].en if self.lang == "en" else figures[-1].ru
        value = figures[-1].value
        known = word("defaults", value) if isinstance(value, str) else None
        return f"{said or name}: {self.value(value) if known is None else self._of(known)}"

    def finding(self, truth: Truth) -> str:
        """What a rule found."""
        return self._said("findings", truth.value)

    def missing(self, missing: Missing) -> str:
        """A missing fact: a kind of act that is not on record, or a detail of one."""
        kind = self.book.texts.get(missing.what) or word("acts", missing.what)
        named = self._said("missing", missing.what)
        if kind is not None:
            named = self._of(kind).lower() if named == missing.what else named
            named = f"{'not on record' if self.lang == 'en' else 'нет в реестре'}: {named}"
        details = ", ".join(
            f"{self.field(name)}: {self.value(value)}" for name, value in missing.of
        )
        return f"{named} ({details})" if details else named

    def reading(self, label: str) -> str:
        """A reading and one of its values, such as `G-14=B`, in words."""
        number, _, value = label.partition("=")
        gap = self.gaps.get(number)
        return self._of(gap.values[value]) if gap and value in gap.values else label

    def taking(self, reading: Reading) -> str:
        """A value of a reading in few words, where it has such a name; else in its sentence."""
        gap = self.gaps.get(reading.gap)
        short = gap.short.get(reading.option) if gap else None
        return self.reading(reading.label).rstrip(".") if short is None else self._of(short)

    # Values ------------------------------------------------------------------------------------

    def value(self, value: object) -> str:
        """Any value that a fact or an answer may have."""
        if value is None or value == "":
            return self.general("unknown")
        if value is True or value is False:
            return self.general("true" if value else "false")
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, When):
            return self.dated(value.text)
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, Answer):
            return self.answer(value)
        if isinstance(value, Act | Measure):
            return self.question(value) if isinstance(value, Act) else self.name(value.named)
        if isinstance(value, Enum):
            return self._said(
                "findings" if isinstance(value, Truth) else "verdicts", str(value.value)
            )
        if isinstance(value, str):
            return self.dated(value) if _is_dated(value) else self.name(value)
        if isinstance(value, msgspec.Struct):
            return self._struct(value)
        if isinstance(value, Mapping):
            return self._pairs(value)
        if isinstance(value, Sequence | set | frozenset):
            return self._list(
                list(value) if isinstance(value, Sequence) else sorted(value, key=str)
            )
        return str(value)

    def _struct(self, value: msgspec.Struct) -> str:
        """A value of several parts; a point of an agenda by its title, or by the name of its draft."""
        if isinstance(value, Reading):
            return self.taking(value)
        if isinstance(value, Withheld):
            return f"{self.field('state')}: {self.name(value.state)}, {self.general('withheld')}"
        if hasattr(value, "title_ru"):
            return getattr(value, f"title_{self.lang}") or self.name(getattr(value, "ref", ""))
        return self._pairs({name: getattr(value, name) for name in value.__struct_fields__})

    def name(self, code: str) -> str:
        """A State, an organ, an office, an act, a rule or a word of the vocabulary; else the code itself."""
        if code in self.book.rules:
            return self.rule(code)
        text = (
            called(code)
            or self.book.names.get(code)
            or word("acts", code)
            or word("data", code)
            or self.book.texts.get(code)
        )
        return code if text is None or "{" in text.en else self._of(text)

    def rule(self, code: str) -> str:
        """A rule by its paragraph and its sentence, without the facts that it would name."""
        text, paragraph = self.text(code), self.book.rules[code].paragraph
        head, filled, _ = text.partition("{")
        mark = next((each for each in ";:," if each in head), "") if filled else ""
        return f"{paragraph} ({head.partition(mark)[0].strip() if mark else head.strip()})"

    def field(self, name: str) -> str:
        """The name of a field."""
        return self._said("fields", name)

    def general(self, key: str) -> str:
        """A word that every sentence may need."""
        return self._said("general", key)

    def day(self, day: date) -> str:
        """A day in its long form."""
        month = MONTHS[self.lang].split()[day.month - 1]
        return f"{day.day} {month} {day.year}"

    def short_day(self, day: date, *, year: bool = True) -> str:
        """A day in few letters, for an axis."""
        month = MONTHS[self.lang].split()[day.month - 1][:3]
        return f"{day.day} {month}" + (f" {day.year}" if year else "")

    def instant(self, moment: Moment) -> str:
        """A moment by the clock of the seat, with how far that is from UTC."""
        minutes = self.seat.ahead(moment) // 60
        hours, rest = divmod(abs(minutes), 60)
        sign = "-" if minutes < 0 else "+"
        ahead = f"{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else ""
        return f"{self.day(self.seat.day(moment))}, {self.clock(moment)} UTC{ahead}"

    def clock(self, moment: Moment) -> str:
        """The time of day of a moment, by the clock of the seat; its seconds only where it has some."""
        return clock(moment, self.seat)

    def dated(self, text: str) -> str:
        """A date as exactly as it is known."""
        if _ISO_DAY.fullmatch(text):
            try:
                return self.day(date.fromisoformat(text))
            except ValueError:
                return text
        if _INSTANT.fullmatch(text):
            try:
                return self.instant(when(text, self.seat).latest)
            except Unreadable:
                return text
        if _ISO_MONTH.fullmatch(text) and 1 <= int(text[5:]) <= 12:
            months = (MONTHS["en"] if self.lang == "en" else ALONE).split()
            return f"{months[int(text[5:]) - 1]} {text[:4]}"
        if bound := _BOUND.fullmatch(text):
            said = BOUNDS[bound[1]][LANGUAGES.index(self.lang)]
            return said.format(self.dated(bound[2]))
        if "/" in text and all(_is_dated(end) for end in text.split("/")):
            first, _, last = text.partition("/")
            low, high = self.dated(first), self.dated(last)
            return f"between {low} and {high}" if self.lang == "en" else f"между: {low} и {high}"
        return text

    def bound(self, text: str) -> str:
        """One end of the span in which an answer holds; or that it is withheld."""
        return self.general("withheld") if text == "withheld" else self.dated(text)

    def money(self, money: Money) -> str:
        """An amount, its digits grouped."""
        number, _, currency = str(money).partition(" ")
        whole, _, part = number.partition(".")
        mark, point = (",", ".") if self.lang == "en" else ("\u00a0", ",")
        sign, digits = ("\u2212", whole[1:]) if whole.startswith("-") else ("", whole)
        grouped = f"{int(digits):,}".replace(",", mark)
        return f"{sign}{grouped}{point + part if part else ''}\u00a0{currency}"

    def _pairs(self, fields: Mapping[str, Any]) -> str:
        told = [
            f"{self.field(str(name))}: {self.value(value)}"
            for name, value in fields.items()
            if value is not None and value not in ("", ())
        ]
        return ", ".join(told) or self.general("nobody")

    def _list(self, items: Sequence[object]) -> str:
        told = [
            f"({self.value(each)})" if _has_parts(each) else self.value(each)
            for each in items[:SEVERAL]
        ]
        if len(items) > SEVERAL:
            more = len(items) - SEVERAL
            told.append(f"and {more} more" if self.lang == "en" else f"ещё: {more}")
        return ", ".join(told) or self.general("nobody")

    def _said(self, section: str, key: str) -> str:
        text = word(section, key)
        return key if text is None else self._of(text)

    def _of(self, text: Any) -> str:
        return str(text.en if self.lang == "en" else text.ru)


def wording_of(register: Register, lang: Lang) -> Wording:
    """How everything of a register is said: instants by the clock of its seat, with how far that is from UTC."""
    return Wording(register.charter.book, lang, register.seat, register.charter.gaps)


class _Facts(dict[str, str]):
    """Facts for a sentence; one that the rule did not give is said to be unknown."""

    def __init__(self, unknown: str) -> None:
        self._unknown = unknown

    def __missing__(self, key: str) -> str:
        return self._unknown


def _has_parts(value: object) -> bool:
    """Whether a value is told part by part, so that in a list it must be set apart."""
    told_whole = isinstance(value, Answer | Act | Measure | Reading) or hasattr(value, "title_ru")
    return isinstance(value, tuple) or (isinstance(value, msgspec.Struct) and not told_whole)


def _is_dated(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_ISO_DAY, _ISO_MONTH, _INSTANT, _BOUND))
