"""What a paper says: sentences from the table of phrases, names in their case, times at the seat."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.moments import Seat, When, when
from charterhouse.core.readings import Reading
from charterhouse.desk.declension import Name, Names
from charterhouse.desk.register import Register
from charterhouse.desk.wording import MONTHS, Lang, Wording, clock, wording_of

from .facts import WITHHELD, Told

TIED = "\u00a0"  # keeps a number with what it counts
_STATE = re.compile(r"[A-Z]{2}")


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every phrase by its section and key."""
    raw: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("phrases.toml").read_text("utf-8")
    )
    return raw


class Phrases(NamedTuple):
    """How a paper of one register speaks in one language."""

    lang: Lang
    wording: Wording
    seat: Seat
    zone: str

    def __call__(self, key: str, **facts: object) -> str:
        """A phrase by its section and key, `say.tabled`, with its facts."""
        section, _, name = key.partition(".")
        return table()[section][name][self.lang].format(**facts)

    def word(self, section: str, key: str) -> str:
        """A word of a section; what is not there stands for itself, in the words of the charter."""
        if key == WITHHELD:
            return self("position.withheld")
        text = table()[section].get(key)
        return self.wording.name(key) if text is None else text[self.lang]

    # Names -------------------------------------------------------------------------------------

    def name(self, code: str) -> Name:
        """A State, an organ, an office, or whoever else a sentence names."""
        sort: Any = "of_a_state" if _STATE.fullmatch(code) else "of_a_party"
        return Name(code, self.wording.name(code), self.lang, sort)

    def names(self, codes: Iterable[str]) -> Names:
        """Several of them."""
        return Names([self.name(code) for code in codes], self.lang)

    def person(self, name: str) -> str:
        """Somebody by name."""
        return self("position.withheld") if name == WITHHELD else self.wording.name(name)

    def sitting_of(self, organ: str, kind: str) -> Name:
        """A session of the Council, or a meeting of another organ, by its kind."""
        word = "session" if organ == "council" else "meeting"
        return Name(f"{word}_{kind}" if kind else word, "", self.lang)

    def short(self, code: str) -> str:
        """A State as a table calls it."""
        return self.name(code).say("short")

    # Amounts -----------------------------------------------------------------------------------

    @property
    def point(self) -> str:
        """What stands between whole numbers and their parts."""
        return "," if self.lang == "ru" else "."

    def amount(self, amount: Money | str | None) -> str:
        """An amount with its currency, its digits grouped; or that it is withheld, or not known."""
        if isinstance(amount, Money):
            return self.wording.money(amount)
        return self("say.withheld_cell" if amount == WITHHELD else "say.unknown")

    def figure(self, amount: Money | str | None) -> str:
        """An amount in a column, whose currency stands above it; a dash where there is none."""
        if amount is None:
            return "—"
        said = self.amount(amount)
        return said.rpartition(TIED)[0] if isinstance(amount, Money) else said

    def text(self, written: str) -> str:
        """A text as it was entered, or that it is withheld."""
        return self("say.withheld_cell") if written == WITHHELD else written

    def currency(self, code: str) -> str:
        """A currency by its name and its code."""
        known = table()["currency"].get(code)
        return code if known is None else f"{known[self.lang]} ({code})"

    # Times -------------------------------------------------------------------------------------

    def of(self, written: str) -> When:
        """A moment as the record has it."""
        return when(written, self.seat)

    def day_of(self, written: str) -> date:
        """The day of it at the seat."""
        return self.seat.day(self.of(written).latest)

    def is_instant(self, written: str) -> bool:
        """Whether the hour is known."""
        return "T" in written

    def day(self, written: str | date) -> str:
        """A day, or as much of a date as is known: `11 мая 2026 года`."""
        if written == WITHHELD:
            return self("say.withheld_cell")
        if isinstance(written, str) and not (self.is_instant(written) or self.of(written).exact):
            return self.wording.dated(written)
        day = self.day_of(written) if isinstance(written, str) else written
        return self("say.year", day=self.wording.day(day).replace(" ", TIED, 1))

    def time(self, written: str) -> str:
        """The hour at the seat; nothing where it is not known."""
        return clock(self.of(written).latest, self.seat) if self.is_instant(written) else ""

    def numeric(self, day: date) -> str:
        """A day in figures, for a column: `11.05.2026`, and in English `2026-05-11`."""
        return f"{day:%d.%m.%Y}" if self.lang == "ru" else day.isoformat()

    def numeric_of(self, written: str) -> str:
        """The same of a date as it is written; of one not known to the day, in words."""
        if written == WITHHELD:
            return self("say.withheld_cell")
        if self.is_instant(written) or self.of(written).exact:
            return self.numeric(self.day_of(written))
        return self.day(written)

    def when(self, written: str) -> str:
        """A day, with the hour where it is known."""
        day = self.day(written)
        if not self.is_instant(written):
            return day
        return self("say.moment", day=day, time=self.time(written))

    def days(self, first: date, last: date) -> str:
        """From a day to a day, what they share said once."""
        if first == last:
            return self.day(first)
        months = MONTHS[self.lang].split()
        if (first.year, first.month) == (last.year, last.month):
            both = f"{first.day}–{last.day}{TIED}{months[first.month - 1]} {first.year}"
            return self("say.year", day=both)
        if first.year == last.year:
            begins = f"{first.day}{TIED}{months[first.month - 1]}"
            return f"{begins} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    # Answers -----------------------------------------------------------------------------------

    def told(self, told: Told) -> str:
        """A verdict in a word or two."""
        return self.word("verdict", told.verdict)

    def why(self, told: Told) -> tuple[str, ...]:
        """Why it is not a plain yes."""
        return told.why_ru if self.lang == "ru" else told.why_en

    def readings(self, told: Iterable[Told]) -> str:
        """The readings on which answers turn, each once, with what each is about."""
        numbers = {label.partition("=")[0] for each in told for label in each.turns_on}
        return "; ".join(self._reading(number) for number in sorted(numbers))

    def way(self, readings: Sequence[Reading]) -> str:
        """How something is counted, in the words of the last of the readings that make it up."""
        return self.wording.reading(readings[-1].label).rstrip(".")

    def _reading(self, number: str) -> str:
        gap = self.wording.gaps.get(number)
        if gap is None:
            return number
        title = gap.title.ru if self.lang == "ru" else gap.title.en
        return f"{number} ({self('say.quoted', text=title)})"


def speaking(register: Register, lang: Lang) -> Phrases:
    """How the papers of a register speak."""
    wording = wording_of(register, lang)
    return Phrases(lang, wording, register.seat, register.opening.time_zone)
