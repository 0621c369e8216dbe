"""A charter as the desk and the doors take it: its rulebook, readings and wording, and nothing of its law."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from .readings import Gap
from .rulebook import Rulebook


class Bilingual(Protocol):
    """The same thing said in both languages."""

    @property
    def en(self) -> str: ...
    @property
    def ru(self) -> str: ...


class Wording(Bilingual, Protocol):
    """What a paragraph says from some edition on, and how far that is verified."""

    @property
    def since(self) -> str: ...
    @property
    def evidence(self) -> Sequence[str]: ...


class Statement(Wording, Protocol):
    """One numbered paragraph, in our own words."""

    @property
    def paragraph(self) -> str: ...
    @property
    def status(self) -> str: ...
    def under(self, in_force: Collection[str]) -> Wording | None:
        """The wording when these editions are in force; nothing if the paragraph did not exist."""


class Article(Protocol):
    """An article with its paragraphs."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> Bilingual: ...
    @property
    def statements(self) -> Sequence[Statement]: ...


class Chapter(Protocol):
    """A chapter with its articles."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> Bilingual: ...
    @property
    def articles(self) -> Sequence[Article]: ...


def _none() -> tuple[()]:
    return ()


class Charter(NamedTuple):
    """Everything that is chosen when an organisation is chosen."""

    book: Rulebook
    gaps: Mapping[str, Gap]
    profile: Callable[[str], Mapping[str, str]]  # the value that a profile takes of every reading
    profiles: tuple[str, ...]  # their names, the usual one first
    organisation: str
    seat: str  # the town
    time_zone: str
    editions: tuple[str, ...] = ("charter",)  # the charter as signed, then what amends it, in order
    states: Collection[str] = frozenset()  # codes that may stand where a State is named; none: any
    preamble: Callable[[], Article] | None = None
    chapters: Callable[[], Sequence[Chapter]] = _none
    history: str = ""  # the package that holds the public record of the organisation

    @property
    def name(self) -> str:
        """What `register.open` names it by."""
        return self.book.charter

    def articles(self) -> list[Article]:
        """Every article in order, the preamble first where there is one."""
        opening = [self.preamble()] if self.preamble else []
        return [*opening, *(article for chapter in self.chapters() for article in chapter.articles)]

    def statement(self, paragraph: str) -> Statement | None:
        """What the paragraph of that number says."""
        said = (each for article in self.articles() for each in article.statements)
        return next((each for each in said if each.paragraph == paragraph), None)
