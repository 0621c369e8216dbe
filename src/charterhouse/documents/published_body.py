"""The body of a published charter page: chapters, articles, paragraphs, points and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charterhouse.documents import published_marks as marks
from charterhouse.documents.published_marks import Heading, Number, unreadable
from charterhouse.documents.published_page import (
    Article,
    Chapter,
    Note,
    Paragraph,
    Place,
    Point,
    Role,
)

TITLE_MAX = 300  # characters of a chapter's title, over all its lines


class Sheet:
    """The lines of a file, made clean, and the role that each has been given so far."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.roles: list[Role | None] = [None if text else "blank" for text in texts]

    def filled(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
        """The lines that hold something, from `start` until just before `end`."""
        stop = len(self.texts) if end is None else end
        return ((at, self.texts[at]) for at in range(start, stop) if self.texts[at])

    def next_two(self, at: int) -> tuple[str, str]:
        """A line and the next one that holds something."""
        after = next((text for _, text in self.filled(at + 1)), "")
        return self.texts[at], after

    def give(self, at: int, role: Role) -> None:
        """Give a line its role, which it then keeps."""
        assert self.roles[at] is None, f"line {at + 1} is {self.roles[at]} already"
        self.roles[at] = role

    def placed_until(self) -> int:
        """The line after the last one that has a role other than blank."""
        placed = (at for at, role in enumerate(self.roles) if role not in (None, "blank"))
        return max(placed, default=-1) + 1

    def all_roles(self) -> list[Role]:
        """The role of every line; what was given none is chrome of the page."""
        return [role or "chrome" for role in self.roles]


class Body:
    """What has been read between the first chapter and the testimonium."""

    def __init__(self, sheet: Sheet, first: int, close: int) -> None:
        self.sheet, self.first, self.close = sheet, first, close
        self.chapters: list[Chapter] = []
        self.articles: list[Article] = []
        self.notes: list[Note] = []
        self.open: list[Paragraph] = []  # the paragraphs of the last article, so far

    def read(self) -> None:
        """Read the lines one after the other; each is a heading, a note, a point or a paragraph."""
        rows = list(self.sheet.filled(self.first, self.close))
        headings = [found for at, text in rows if (found := marks.article_heading(at, text))]
        numbers = marks.numbered(headings)
        articles = {each.at: (each, n) for each, n in zip(headings, numbers, strict=True)}
        following = [text for _, text in rows[1:]] + [""]
        for (at, text), after in zip(rows, following, strict=True):
            if marks.NOTE.match(text):
                self.note(at, text)
            elif at in articles:
                self._article(*articles[at])
            elif chapter := marks.chapter_heading(text, after, len(self.chapters) + 1):
                self._chapter(at, chapter["printed"], chapter["title"])
            elif not self.articles or self.articles[-1].chapter != self.chapters[-1].number:
                self._chapter_goes_on(at, text)
            elif point := marks.POINT.fullmatch(text):
                self._point(at, point[1], point[2])
            else:
                self._paragraph(at, text)
        self._finish_chapter()

    def note(self, at: int, text: str) -> None:
        """Keep an editor's note with the place at which it stands."""
        place = Place("preamble", "P")
        if self.articles and self.articles[-1].chapter == self.chapters[-1].number:
            place = Place("article", self.articles[-1].number)
        elif self.chapters:
            place = Place("chapter", str(self.chapters[-1].number))
        self.sheet.give(at, "note")
        self.notes.append(Note(place, None, text, marks.laws(text), at + 1))

    def notes_resolved(self) -> tuple[Note, ...]:
        """The notes, each with what it speaks of, now that all articles are known."""
        numbers = [article.number for article in self.articles]
        known = {number.replace("-", ""): number for number in numbers}  # 161 for 16-1
        known.update((number, number) for number in numbers)
        return tuple(note._replace(about=self._about(note.text, known)) for note in self.notes)

    def _about(self, text: str, known_articles: Mapping[str, str]) -> Place | None:
        found = marks.SUBJECT.search(text)
        if found is None:
            return None
        printed = found["number"]
        if found["article"] is None:
            number = marks.roman(printed)
            known = number in [chapter.number for chapter in self.chapters]
            return Place("chapter", str(number)) if known else None
        named = known_articles.get(str(marks.explicit(printed) or printed))
        return Place("article", named) if named else None

    def _chapter(self, at: int, printed: str, title: str) -> None:
        self._finish_chapter()
        wanted = len(self.chapters) + 1
        if marks.roman(printed) != wanted:
            expected = f"chapters in order; the next is number {wanted}"
            raise unreadable(at, self.sheet.texts[at], expected, "Chapter IV Organs")
        self.sheet.give(at, "chapter")
        self.chapters.append(Chapter(wanted, printed, title, at + 1))

    def _chapter_goes_on(self, at: int, text: str) -> None:
        """A heading over two lines; a sentence there belongs to no article."""
        title = f"{self.chapters[-1].title} {text}".strip()
        if marks.stops(text) or marks.POINT.fullmatch(text) or len(title) > TITLE_MAX:
            raise unreadable(at, text, "an article heading under the chapter heading", "Article 1")
        self.sheet.give(at, "chapter")
        self.chapters[-1] = self.chapters[-1]._replace(title=title)

    def _finish_chapter(self) -> None:
        """No chapter without words and an article, no article without a text."""
        self._finish_article()
        if not self.chapters:
            return
        chapter = self.chapters[-1]
        found = self.sheet.texts[chapter.line - 1]
        if not self.articles or self.articles[-1].chapter != chapter.number:
            raise unreadable(chapter.line - 1, found, "a chapter with articles under it")
        if not chapter.title:
            expected = "a chapter heading with words"
            raise unreadable(chapter.line - 1, found, expected, "Chapter I Aims")

    def _finish_article(self) -> None:
        if not self.articles or self.articles[-1].paragraphs:
            return
        article = self.articles[-1]
        if not self.open:
            found = self.sheet.texts[article.line - 1]
            raise unreadable(article.line - 1, found, "an article with text under it")
        self.articles[-1] = article._replace(paragraphs=tuple(self.open))
        self.open = []

    def _article(self, heading: Heading, number: Number) -> None:
        self._finish_article()
        self.sheet.give(heading.at, "article")
        chapter = self.chapters[-1].number
        self.articles.append(
            Article(str(number), heading.printed, chapter, heading.title, heading.at + 1, ())
        )

    def _paragraph(self, at: int, text: str) -> None:
        number = f"{self.articles[-1].number}.{len(self.open) + 1}"
        self.sheet.give(at, "paragraph")
        self.open.append(Paragraph(number, text, at + 1))

    def _point(self, at: int, mark: str, text: str) -> None:
        shown = f"{mark}) {text}".strip()
        if not self.open:
            raise unreadable(at, shown, "a paragraph that introduces the list first")
        points = self.open[-1].points
        key = marks.point_key(mark, [point.mark for point in points])
        if key is None:
            before = f"after {points[-1].mark})" if points else "a list that begins with a) or 1)"
            raise unreadable(at, shown, f"points in order, {before}", "a) the Council;")
        if not text:
            raise unreadable(at, shown, "a point with words", "a) the Council;")
        point = Point(f"{self.open[-1].number}({key})", mark, text, at + 1)
        self.sheet.give(at, "point")
        self.open[-1] = self.open[-1]._replace(points=(*points, point))
