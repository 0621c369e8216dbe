"""What a published charter page holds, as values; nothing here reads or decides."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Role = Literal[
    "chrome",
    "blank",
    "title",
    "preamble",
    "chapter",
    "article",
    "paragraph",
    "point",
    "note",
    "testimonium",
    "signature",
    "certification",
]
ROLES: tuple[Role, ...] = get_args(Role)


class Line(NamedTuple):
    """One line of the file, as it stood, and the one thing it is."""

    number: int  # from 1
    role: Role
    raw: str


class Point(NamedTuple):
    """An item of a list, kept within the paragraph that introduces it."""

    number: str  # "11.1(a)", by position
    mark: str  # as printed, "a" or "в"
    text: str  # without the mark
    line: int


class Paragraph(NamedTuple):
    """One paragraph; the number is ours, by position, and never printed as official."""

    number: str  # "16-1.1", "P.0"
    text: str
    line: int
    points: tuple[Point, ...] = ()


class Article(NamedTuple):
    """One article: its number, and the form in which the page prints it."""

    number: str  # "16-1"
    printed: str  # "161"
    chapter: int
    title: str  # empty where the page gives none
    line: int
    paragraphs: tuple[Paragraph, ...]


class Chapter(NamedTuple):
    """One chapter heading."""

    number: int
    printed: str  # "IV"
    title: str
    line: int


class Place(NamedTuple):
    """Where a note stands, or what it speaks of."""

    kind: Literal["preamble", "chapter", "article"]
    number: str  # "P", "5", "16-1"


class Law(NamedTuple):
    """A national law that a note names: evidence of a ratification, never the date of a version."""

    number: str  # "499-IV"
    date: str | None  # ISO; None where the printed form can be read in two ways or in none
    printed: str  # "28.11.2011"


class Note(NamedTuple):
    """An editor's note. It belongs to what it speaks of, if it says so, not to where it stands."""

    at: Place
    about: Place | None
    text: str
    laws: tuple[Law, ...]
    line: int


class Page(NamedTuple):
    """A published page, read: a witness to the text, not an authority."""

    language: Literal["en", "ru"]
    title: tuple[str, ...]
    preamble: tuple[Paragraph, ...]
    enacting: str  # the words that close the preamble and open the articles; no paragraph
    chapters: tuple[Chapter, ...]
    articles: tuple[Article, ...]
    notes: tuple[Note, ...]
    testimonium: tuple[Paragraph, ...]  # numbered on from the last article, as in 29.2
    languages: tuple[str, ...]  # of the original, as the testimonium names them: "ru"
    signatories: tuple[str, ...]  # as printed, in the order of the page
    certification: tuple[str, ...]
    lines: tuple[Line, ...]

    def account(self) -> dict[Role, int]:
        """How many lines of the file are of each role; together they are all of its lines."""
        counts = dict.fromkeys(ROLES, 0)
        for line in self.lines:
            counts[line.role] += 1
        return counts

    def article(self, number: str) -> Article | None:
        """The article of this number, where the page has it."""
        return next((one for one in self.articles if one.number == number), None)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all articles, in order; neither preamble nor testimonium."""
        return tuple(each for article in self.articles for each in article.paragraphs)

    def texts(self) -> dict[str, str]:
        """Every numbered text by its number, points and preamble and testimonium included."""
        found: dict[str, str] = {}
        for paragraph in (*self.preamble, *self.paragraphs(), *self.testimonium):
            found[paragraph.number] = paragraph.text
            found.update((point.number, point.text) for point in paragraph.points)
        return found


class Difference(NamedTuple):
    """How the paragraphs of a page differ from those of our contents."""

    lacking: tuple[str, ...]  # in our contents, not on the page
    excess: tuple[str, ...]  # on the page, not in our contents
