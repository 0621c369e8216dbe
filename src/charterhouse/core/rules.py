"""What a charter is written in: rules by the paragraph they come from, and figures with their source."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .answers import Finding

if TYPE_CHECKING:
    from .inquiry import Inquiry

S = TypeVar("S")
Voice = Callable[[S, "Inquiry"], Finding]

POWER, CONDITION, BAR, VALUE, EXCEPTION = "power", "condition", "bar", "value", "exception"


class Text(NamedTuple):
    """A sentence in both languages, with {placeholders} for facts."""

    en: str
    ru: str


class Rule(NamedTuple):
    """One sentence of the charter: true when it is met."""

    kind: str
    paragraph: str
    speak: Voice[Any]
    text: Text
    edition: str  # stands since this instrument is in force; "" for the charter as signed
    evidence: str  # of its text: S stands in it, X published source, M recalled, D deduced
    to: str = ""  # of an exception: the rule that it stands in for
    cure: Text | None = None  # what would cure a breach
    until: str = ""  # the instrument whose entry into force replaced it
    code: str = ""  # stable: the paragraph and the sentence
    exceptions: tuple[Rule, ...] = ()

    @property
    def name(self) -> str:
        """Its sentence as a name."""
        return self.code.rpartition(".")[2]


class Figure(NamedTuple):
    """A number, with the paragraph or regulation that sets it and the days on which it stands."""

    value: Any
    source: str
    since: date = date.min
    until: date = date.max
    assumed: bool = False  # a default that no regulation has adopted
    en: str = ""
    ru: str = ""


def written_order(rule: Rule) -> tuple[object, ...]:
    """By paragraph; within one as the file reads, whatever was imported first."""
    code = getattr(rule.speak, "__code__", None)
    module = str(getattr(rule.speak, "__module__", ""))
    line = 0 if code is None else code.co_firstlineno
    return *paragraph_order(rule.paragraph), module, line, rule.name


def paragraph_order(paragraph: str) -> tuple[int, int, int]:
    """19.3 before 20.1; 16-1.2 between 16 and 17; the preamble first."""
    article, _, number = paragraph.partition(".")
    main, _, inserted = article.partition("-")
    if not main.isdecimal():
        return -1, 0, int(number) if number.isdecimal() else 0
    return int(main), int(inserted or 0), int(number) if number.isdecimal() else 0


def snake(name: str) -> str:
    """`NotifyWithdrawal` as `notify_withdrawal`; `ApplyArticle25` as `apply_article_25`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", "_", name).lower()
