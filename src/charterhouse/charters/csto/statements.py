"""What each paragraph of the Charter says, in our own words, in English and Russian.

The words stand in `wording.toml` of each chapter; the Russian original of the Charter alone is law.
`evidence` says how far a statement has been checked:

S   it stands in the published consolidation in English
X   another published source confirms it, or corrects the consolidation
N   statements of officials or the press show it in practice
M   it is recalled, and has not been checked against the Russian original
D   it is deduced from the text
"""

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal

import msgspec

PACKAGE = "charterhouse.charters.csto"
CHAPTERS = (
    "ch01_establishment",
    "ch02_objectives",
    "ch03_areas",
    "ch04_organs",
    "ch05_secretariat",
    "ch06_membership",
    "ch07_partners",
    "ch08_capacity",
    "ch09_financing",
    "ch10_final",
)
PREAMBLE = "P"

Edition = Literal[
    "charter", "first-protocol", "second-protocol", "third-protocol", "fourth-protocol"
]
Evidence = Literal["S", "X", "N", "M", "D"]
Modality = Literal["POW", "DUT", "RGT", "PRO", "IMM", "CON", "PROC", "PRIN"]
Status = Literal["executable", "declaratory", "later"]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same thing said in both languages."""

    en: str
    ru: str


class Earlier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a paragraph said from one edition until another replaced it."""

    since: Edition
    until: Edition
    en: str
    ru: str
    evidence: tuple[Evidence, ...]
    stood_in: str | None = None  # the article where it stood, if it was another one


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One numbered paragraph: what it requires, of whom, and how far that is verified."""

    paragraph: str
    en: str
    ru: str
    modality: tuple[Modality, ...]
    bearer: Text
    norms: tuple[str, ...]  # the finer numbers: 12.2s1 is the first sentence of 12.2
    evidence: tuple[Evidence, ...]
    since: Edition
    status: Status
    subject: Text | None = None  # of the work to come, where the status is `later`
    earlier: tuple[Earlier, ...] = ()

    def under(self, in_force: Collection[str]) -> "Statement | Earlier | None":
        """The wording when these editions are in force; nothing if the paragraph did not exist."""
        if self.since in in_force:
            return self
        for wording in self.earlier:
            if wording.since in in_force and wording.until not in in_force:
                return wording
        return None


class Article(msgspec.Struct, frozen=True):
    """An article, or the preamble, which has the number `P`."""

    number: str
    title: Text
    statements: tuple[Statement, ...]


class Chapter(msgspec.Struct, frozen=True):
    """A chapter; `package` holds its articles."""

    number: int
    package: str
    title: Text
    articles: tuple[Article, ...]


def order(number: str) -> tuple[int, int, int]:
    """The place of an article or a paragraph: the preamble, 1, ..., 16, 16-1, 17, ..."""
    article, _, paragraph = number.partition(".")
    main, _, inserted = article.partition("-")
    return (0 if main == PREAMBLE else int(main), int(inserted or 0), int(paragraph or 0))


@cache
def chapters() -> tuple[Chapter, ...]:
    """The ten chapters in order; the first does not hold the preamble."""
    return tuple(_chapter(package) for package in CHAPTERS)


@cache
def preamble() -> Article:
    """The preamble, whose recitals are numbered P.0, P.1, ..."""
    return next(one for one in _articles(_wording(CHAPTERS[0])) if one.number == PREAMBLE)


@cache
def articles() -> tuple[Article, ...]:
    """The 32 articles in order, without the preamble."""
    return tuple(article for chapter in chapters() for article in chapter.articles)


def article(number: str) -> Article:
    """The article of that number, such as `19` or `16-1`; `P` is the preamble."""
    return _by_number()[number]


def statement(paragraph: str) -> Statement:
    """The paragraph of that number, such as `19.3`, `16-1.2` or `P.1`."""
    return _by_paragraph()[paragraph]


@cache
def is_a_paragraph(number: str) -> bool:
    """Whether the Charter has a paragraph of that number, or a sentence of a finer one, such as `12.2s1`."""
    return any(
        number in (one.paragraph, *one.norms) for article in articles() for one in article.statements
    )


@cache
def _by_number() -> dict[str, Article]:
    return {one.number: one for one in (preamble(), *articles())}


@cache
def _by_paragraph() -> dict[str, Statement]:
    return {one.paragraph: one for article in _by_number().values() for one in article.statements}


@cache
def _wording(package: str) -> dict[str, Any]:
    source = files(PACKAGE) / package / "wording.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _chapter(package: str) -> Chapter:
    wording = _wording(package)
    return Chapter(
        number=wording["chapter"]["number"],
        package=package,
        title=msgspec.convert(wording["chapter"]["title"], Text),
        articles=tuple(one for one in _articles(wording) if one.number != PREAMBLE),
    )


def _articles(wording: dict[str, Any]) -> list[Article]:
    """The articles of one file, each with its paragraphs, in order."""
    said = [
        msgspec.convert({"paragraph": key, **table}, Statement)
        for key, table in wording.items()
        if key not in ("chapter", "article")
    ]
    found = [
        Article(
            number=number,
            title=msgspec.convert(table["title"], Text),
            statements=tuple(one for one in said if one.paragraph.partition(".")[0] == number),
        )
        for number, table in wording["article"].items()
    ]
    numbers = [one.paragraph for article in found for one in article.statements]
    assert sorted(numbers) == sorted(key for key in wording if key not in ("chapter", "article"))
    assert all(order(one) < order(other) for one, other in pairwise(numbers))
    return found
