"""The reader of a published charter page, on a page of ours in two languages and a real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterhouse.core.errors import Unreadable
from charterhouse.documents.published import SIZE_MAX, compare, read_file, read_page
from charterhouse.documents.published_marks import clean, iso
from charterhouse.documents.published_page import Law, Page, Place

PAGES = Path(__file__).parent / "pages"
ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "charter" / "charter-en.txt"
PARAGRAPHS = ["1.1", "2.1", "2.2", "3.1", "3.2", "3-1.1", "3-1.2", "4.1", "5.1"]
KEPT = ("preamble", "paragraph", "point", "note", "testimonium")
POINTS = ["3.1(a)", "3.1(b)", "3.1(c)"]

real_page = pytest.mark.skipif(not REAL.exists(), reason=f"no imported page at {REAL}")
both = pytest.mark.parametrize("language", ["en", "ru"])


def lanterns(language: str = "en") -> str:
    return (PAGES / f"lanterns-{language}.txt").read_text(encoding="utf-8")


def refused(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_page(text)
    return caught.value


def line_of(text: str, wanted: str) -> str:
    """The path of the only line that reads so."""
    [at] = [at for at, raw in enumerate(text.split("\n"), 1) if clean(raw) == wanted]
    return f"line {at}"


@both
def test_a_page_is_read_into_its_parts(language: str) -> None:
    """Chapters, articles, paragraphs and points come out the same in both languages."""
    page = read_page(lanterns(language))
    assert page.language == language
    assert [(chapter.number, chapter.printed) for chapter in page.chapters] == [
        (1, "I"),
        (2, "II"),
        (3, "III"),
    ]
    assert [article.number for article in page.articles] == ["1", "2", "3", "3-1", "4", "5"]
    assert [article.chapter for article in page.articles] == [1, 1, 2, 2, 3, 3]
    assert [paragraph.number for paragraph in page.paragraphs()] == PARAGRAPHS
    third = page.article("3")
    assert third is not None
    assert [point.number for point in third.paragraphs[0].points] == POINTS
    assert page.article("31") is None


@both
def test_preamble_testimonium_and_signatures_are_kept(language: str) -> None:
    """The enacting words are no recital; the testimonium is numbered on from the last article."""
    page = read_page(lanterns(language))
    assert [paragraph.number for paragraph in page.preamble] == ["P.0", "P.1"]
    assert page.enacting.endswith(":")
    assert [paragraph.number for paragraph in page.testimonium] == ["5.2"]
    assert page.languages == ("ru",)
    assert len(page.signatories) == 2
    assert len(page.certification) == 2


def test_headings_and_signatures_stay_as_printed() -> None:
    """A heading of two sentences, one over two lines, and two columns of signatures."""
    english, russian = read_page(lanterns("en")), read_page(lanterns("ru"))
    assert english.chapters[1].title == "Keepers. Working bodies"
    assert russian.chapters[1].title == "Хранители. Рабочие органы"
    assert english.signatories == ("Harbour of Lumen", "Harbour of Umbra")
    assert russian.signatories == ("Гавань Люмен", "Гавань Умбра")
    assert [article.printed for article in english.articles] == ["1", "2", "3", "31", "4", "5"]
    assert [article.printed for article in russian.articles] == ["1", "2", "3", "3¹", "4", "5"]
    assert [point.mark for point in russian.articles[2].paragraphs[0].points] == ["а", "б", "в"]


@both
def test_a_note_names_its_place_its_subject_and_its_laws(language: str) -> None:
    """What a note speaks of may not be where it stands."""
    notes = read_page(lanterns(language)).notes
    assert [note.at.number for note in notes] == ["1", "2", "3", "3-1", "3-1"]
    assert [note.about for note in notes] == [
        Place("article", "1"),
        Place("chapter", "2"),
        Place("article", "3"),
        Place("article", "3-1"),
        Place("chapter", "2"),
    ]
    assert [(law.number, law.date) for law in notes[2].laws] == [
        ("77-IV", "2011-11-28"),
        ("91-VIII", "2024-01-05"),
    ]
    assert notes[1].laws[0].date == "2020-04-17"
    assert notes[4].laws == (Law("82-VI", None, "03/04/2021"),)


@both
def test_every_line_has_one_role(language: str) -> None:
    """The lines are the file, and every kept line is found again in the structure."""
    text = lanterns(language)
    page = read_page(text)
    assert_accounted(page, text)
    account = page.account()
    assert (account["article"], account["point"], account["note"]) == (6, 3, 5)
    assert 0 not in account.values()


def assert_accounted(page: Page, text: str) -> None:
    """Nothing dropped: all lines are there, and what has a place in the text stands in it."""
    assert [line.raw for line in page.lines] == re.split(r"\r\n|\r|\n", text.removesuffix("\n"))
    assert sum(page.account().values()) == len(page.lines)
    kept = {line.number: clean(line.raw) for line in page.lines if line.role in KEPT}
    paragraphs = [*page.preamble, *page.paragraphs(), *page.testimonium]
    found = {each.line: each.text for each in paragraphs}
    found.update((note.line, note.text) for note in page.notes)
    for point in (point for each in paragraphs for point in each.points):
        assert kept.pop(point.line).endswith(point.text)
    enacting = {number for number in kept if number not in found}
    assert [kept.pop(number) for number in enacting] == [page.enacting][: len(enacting)]
    assert kept == found


@pytest.mark.parametrize("printed", ["31", "3¹", "3-1", "3.1", "3 1", "3(1)", "3^1", "3 ¹", "31."])
def test_a_raised_number_is_read_in_every_form(printed: str) -> None:
    """161 between 16 and 17 is 16-1, and so are the forms that say it."""
    page = read_page(lanterns().replace("Article 31\n", f"Article {printed}\n"))
    assert [article.number for article in page.articles][3] == "3-1"


def test_comparing_names_what_is_lacking_and_in_excess() -> None:
    """Points and recitals are compared where our contents number them."""
    page = read_page(lanterns())
    assert compare(page, PARAGRAPHS) == ((), ())
    assert compare(page, [*PARAGRAPHS, "5.2", *POINTS, "P.0", "P.1"]) == ((), ())
    assert compare(page, [*PARAGRAPHS[1:], "4.2"]) == (("4.2",), ("1.1",))
    assert compare(page, [*PARAGRAPHS, "P.1", "3.1(b)"]).excess == ("P.0", "3.1(a)", "3.1(c)")


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("Article 4 ", "Article 6 ", "Article 6", "no article left out; next would be 4 or 3-2"),
        ("Article 5 ", "Article 2 ", None, "each article once"),
        ("Article 5 ", "Article 4 ", None, "each article once"),
        ("Article 31\n", "Article 32\n", "Article 32", "next would be 4 or 3-1"),
        ("Chapter II ", "Chapter III ", None, "the next is number 2"),
        ("Chapter II ", "Chapter IIX ", None, "the next is number 2"),
        ("Chapter I ", "Chapter V ", None, "the next is number 1"),
        ("b) the", "d) the", None, "points in order, after a)"),
        ("c) the Oil Store.", "c)", "c)", "a point with words"),
        ("The keepers are:", "", None, "a paragraph that introduces the list"),
        ("A harbour may leave once its oil is paid.", "", "Article 4", "an article with text"),
        ("Done in", "Made in", None, "a testimonium"),
        ("Charter of the League of Lanterns (", "Rules (", None, "the title of the charter"),
        ("Chapter I The", "The", None, "a chapter heading before the first article"),
        ("For the Harbour of Lumen", "Article 6", "Article 6", "nothing but signatures"),
        ("Lumen keeps", "Lu\0men keeps", None, "a text"),
    ],
)
def test_a_malformed_page_is_refused(old: str, new: str, at: str | None, expected: str) -> None:
    """The error names the line, what stands there and what was expected."""
    text = lanterns().replace(old, new)
    assert text != lanterns()
    error = refused(text)
    assert expected in error.expected
    assert re.fullmatch(r"line [0-9]+", error.path)
    assert at is None or error.path == line_of(text, at)


def test_articles_that_go_back_are_refused() -> None:
    """A number below the one before it, not read so far."""
    text = lanterns().replace("Article 31\n", "Article 0\n")
    assert "articles in order; the one before is 3" in refused(text).expected


def test_a_flat_number_that_may_be_a_gap_is_for_a_person() -> None:
    """11 at the end, after 1, is 1-1 or the eleventh; told apart, it is read."""
    body = "Charter\nChapter I Aims\nArticle 1\nOne.\nArticle {}\nTwo.\nDone in Umbra.\n"
    assert refused(body.format("11")).example == "Article 1-1"
    assert [article.number for article in read_page(body.format("1-1")).articles] == ["1", "1-1"]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "Buy oil here.\nBest wicks.\n", "Article 1\nText.\n"]
)
def test_a_page_in_which_nothing_is_found_is_refused(text: str) -> None:
    """No chapter heading, no page."""
    assert "chapter heading" in refused(text).expected


def test_marked_up_and_overlong_texts_are_refused() -> None:
    """The reader takes the text of a page, and one page at that."""
    assert "mark-up" in refused("<!DOCTYPE html><p>Chapter I</p>").expected
    assert "2 MB" in refused("a" * (SIZE_MAX + 1)).expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_be_in_utf_8_or_marked_utf_16(encoding: str, tmp_path: Path) -> None:
    """The bytes differ, the page does not."""
    path = tmp_path / "page.txt"
    path.write_bytes(lanterns("ru").encode(encoding))
    assert read_file(path) == read_page(lanterns("ru"))


def test_line_ends_of_other_systems_are_taken(tmp_path: Path) -> None:
    """The same structure, whatever ends a line."""
    path = tmp_path / "page.txt"
    path.write_bytes(lanterns().replace("\n", "\r\n").encode())
    assert read_file(path) == read_page(lanterns())


@pytest.mark.parametrize(
    ("content", "at", "expected"),
    [
        (lanterns("ru").encode("cp1251", "replace"), "line 1", "text in UTF-8"),
        (b"Charter\n\xff", "line 2", "text in UTF-8"),
        ("Charter\n".encode("utf-16-le"), "line 1", "UTF-16 without its mark"),
        (b"\xff\xfea", "line 1", "text in UTF-8"),
        (b"a" * (SIZE_MAX + 1), None, "at most 2 MB"),
        (b"", "line 1", "chapter heading"),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    content: bytes, at: str | None, expected: str, tmp_path: Path
) -> None:
    """Bytes that are no text, or too many."""
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert expected in caught.value.expected
    assert caught.value.path == (at or str(path))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """No file, or a folder in its place."""
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(Unreadable):
            read_file(path)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("28.11.2011", "2011-11-28"),
        ("05.01.2024", "2024-01-05"),
        ("04/17/2020", "2020-04-17"),
        ("17/04/2020", "2020-04-17"),
        ("03/03/2020", "2020-03-03"),
        ("04/05/2020", None),
        ("31.02.2020", None),
        ("2020-04-17", "2020-04-17"),
        ("July 1, 2003", "2003-07-01"),
        ("1 июля 2003", "2003-07-01"),
        ("1 brumaire 2003", None),
        ("soon", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_one_day(printed: str, day: str | None) -> None:
    """A date that may be two days is none."""
    assert iso(printed) == day


@real_page
def test_the_real_page_is_read() -> None:
    """Ten chapters, 32 articles, 86 paragraphs with the points among them, ten notes."""
    page = read_file(REAL)
    assert_accounted(page, REAL.read_text(encoding="utf-8"))
    account = page.account()
    assert (account["chapter"], account["article"], account["note"]) == (10, 32, 10)
    assert (account["paragraph"], account["point"]) == (81, 5)
    assert [article.number for article in page.articles if "-" in article.number] == [
        "16-1",
        "18-1",
        "21-1",
    ]
    assert [len(page.preamble), page.testimonium[0].number] == [7, "29.2"]
    assert [page.languages, len(page.signatories)] == [("ru",), 6]
    assert {note.about.number for note in page.notes if note.about and note.about != note.at} == {
        "5"
    }
    assert all(law.date for note in page.notes for law in note.laws)


@real_page
def test_no_sentence_of_the_real_page_is_in_the_project() -> None:
    """The official text is imported at run time; the project has its own words."""
    texts = [text for text in read_file(REAL).texts().values() if len(text) > 40]
    files = [
        path
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".toml", ".txt", ".md", ".html") and path.is_file()
    ]
    assert len(texts) > 80
    for path in files:
        content = clean(path.read_text(encoding="utf-8", errors="replace"))
        assert not [text for text in texts if text in content], path
