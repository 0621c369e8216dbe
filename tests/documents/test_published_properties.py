"""What holds for every published page: sane ones are read back, broken ones are refused."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from charterhouse.core.errors import Unreadable
from charterhouse.documents.published import read_page

PAGES = Path(__file__).parent / "pages"
WORDS = {"en": "oil wick harbour night keeper", "ru": "масло фитиль гавань ночь хранитель"}
LETTERS = {"en": "abcd", "ru": "абвг"}
RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
ROMAN = ("I", "II", "III", "IV", "V")


class Part(NamedTuple):
    """A paragraph to print: its text and the points under it."""

    text: str
    points: tuple[str, ...]


class Draft(NamedTuple):
    """A page to print: the articles of each chapter, how many were put in after each."""

    language: str
    recitals: tuple[str, ...]
    chapters: tuple[tuple[str, tuple[tuple[tuple[Part, ...], ...], ...]], ...]
    form: str  # of a raised number
    notes: frozenset[int]  # the articles, by place, that a note follows
    indent: str
    gap: str


def sentences(language: str, end: str) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=3)
    return words.map(lambda chosen: " ".join(chosen).capitalize() + end)


def drafts_in(language: str) -> st.SearchStrategy[Draft]:
    points = st.lists(sentences(language, ";"), max_size=4).map(tuple)
    part = st.builds(Part, sentences(language, "."), points)
    article = st.lists(part, min_size=1, max_size=3).map(tuple)
    # an article, then those put in after it: 16, 16-1, 16-2
    family = st.lists(article, min_size=1, max_size=3).map(tuple)
    families = st.lists(family, min_size=1, max_size=4).map(tuple)
    chapter = st.tuples(sentences(language, ""), families)
    return st.builds(
        Draft,
        language=st.just(language),
        recitals=st.lists(sentences(language, ";"), max_size=3).map(tuple),
        chapters=st.lists(chapter, min_size=1, max_size=len(ROMAN)).map(tuple),
        form=st.sampled_from(["flat", "raised", "{}-{}", "{}.{}", "{} {}", "{}({})"]),
        notes=st.frozensets(st.integers(0, 20), max_size=5),
        indent=st.sampled_from(["", "\xa0 \xa0 ", "\t"]),
        gap=st.sampled_from(["\n", "\n\n", "\n \xa0\n\n", "\r\n"]),
    )


drafts = st.sampled_from(["en", "ru"]).flatmap(drafts_in)


def numbers(draft: Draft) -> list[str]:
    """The number of every article, in order."""
    families = [family for _, families in draft.chapters for family in families]
    return [
        f"{base}-{raised}" if raised else str(base)
        for base, family in enumerate(families, 1)
        for raised in range(len(family))
    ]


def printed(number: str, form: str) -> str:
    base, _, raised = number.partition("-")
    if not raised or form == "flat":
        return base + raised
    return base + RAISED[int(raised) - 1] if form == "raised" else form.format(base, raised)


def page_of(draft: Draft) -> str:
    """The page in print; a plain article closes it, so that a flat number can be told."""
    english = draft.language == "en"
    lines = ["Buy oil!", "Home / Charter" if english else "Дом / Устав"]
    lines += ["Charter of the League" if english else "Устав Союза", *draft.recitals]
    lines.append("have settled:" if english else "условились:")
    articles = iter(enumerate(numbers(draft)))
    for at, (title, families) in enumerate(draft.chapters, 1):
        lines.append(f"{'Chapter' if english else 'Глава'} {ROMAN[at - 1]} {title}")
        for article in (article for family in families for article in family):
            place, number = next(articles)
            lines.append(f"{'Article' if english else 'Статья'} {printed(number, draft.form)}")
            for part in article:
                lines.append(part.text)
                for letter, point in zip(LETTERS[draft.language], part.points, strict=False):
                    lines.append(f"{letter}) {point}")
            if place in draft.notes:
                lines.append("The footnote. Lit." if english else "Сноска. Горит.")
    last = int(numbers(draft)[-1].split("-")[0]) + 1
    lines += [f"Article {last}", "The end."] if english else [f"Статья {last}", "Конец."]
    lines += ["Done in Umbra in English."] if english else ["Совершено в Умбре."]
    lines += ["For the Harbour of Umbra", "© Umbra"] if english else ["За Гавань Умбра", "© Умбра"]
    return draft.gap.join(draft.indent + line for line in lines)


@given(drafts)
def test_a_page_printed_from_a_structure_reads_back_to_it(draft: Draft) -> None:
    """Whatever the language, the form of raised numbers, the blanks and the indents."""
    page = read_page(page_of(draft))
    articles = [article for _, families in draft.chapters for one in families for article in one]
    assert [article.number for article in page.articles[:-1]] == numbers(draft)
    assert [chapter.title for chapter in page.chapters] == [title for title, _ in draft.chapters]
    assert [each.text for each in page.preamble] == list(draft.recitals)
    assert [
        tuple(Part(each.text, tuple(p.text for p in each.points)) for each in article.paragraphs)
        for article in page.articles[:-1]
    ] == articles
    held = [note.at.number for note in page.notes]
    assert held == [number for at, number in enumerate(numbers(draft)) if at in draft.notes]
    assert [article.chapter for article in page.articles[:-1]] == [
        at for at, (_, families) in enumerate(draft.chapters, 1) for one in families for _ in one
    ]


@given(drafts)
def test_every_line_of_a_page_is_accounted_for(draft: Draft) -> None:
    """One role for each line, and the lines joined are the file."""
    text = page_of(draft).replace("\r\n", "\n")
    page = read_page(text)
    assert "\n".join(line.raw for line in page.lines) == text
    assert sum(page.account().values()) == text.count("\n") + 1
    assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))


pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "Article 4",
            "Article 16¹2",
            "Article 0",
            "Article 9999999",
            "Chapter II Aims",
            "Chapter X",
        ]
        + [
            "Глава Х",
            "Статья 2",
            "a) oil",
            "б) oil",
            "c)",
            "The footnote. Article",
            "Done in Umbra",
        ]
        + ["Charter", "For the X", "I hereby certify", "© X", "\0", "\ufeff", "\ud800", "\u2028"]
    ),
)
edits = st.lists(
    st.tuples(
        st.sampled_from(["drop", "twice", "swap", "put", "cut"]), st.integers(0, 400), pieces
    ),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from(["en", "ru"]), edits)
def test_a_damaged_page_is_read_or_refused(
    language: str, damage: list[tuple[str, int, str]]
) -> None:
    """Lines lost, doubled, exchanged or put in: never a fault, never a line unaccounted for."""
    lines = (PAGES / f"lanterns-{language}.txt").read_text(encoding="utf-8").split("\n")
    for kind, place, piece in damage:
        at = place % len(lines)
        if kind == "drop" and len(lines) > 1:
            del lines[at]
        elif kind == "twice":
            lines.insert(at, lines[at])
        elif kind == "swap":
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        elif kind == "put":
            lines.insert(at, piece)
        else:
            lines[at] = lines[at][: place % 30] + piece
    text = "\n".join(lines)
    try:
        page = read_page(text)
    except Unreadable as error:
        assert error.path.startswith("line ")
        return
    assert len({article.number for article in page.articles}) == len(page.articles)
    assert all(article.paragraphs for article in page.articles)
    assert sum(page.account().values()) == len(page.lines)


@given(st.text())
def test_no_text_is_a_fault(text: str) -> None:
    """Any text is read or refused."""
    try:
        read_page(text)
    except Unreadable as error:
        assert error.expected
