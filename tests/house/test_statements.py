"""The law texts: every paragraph is stated, in both languages, and every reading is recorded."""

import ast
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from charterhouse.charters.csto import statements
from charterhouse.charters.csto.statements import Article, Chapter, Statement, Text

HOME = Path(statements.__file__).parent
READINGS = tomllib.loads((files(statements.PACKAGE) / "readings.toml").read_text(encoding="utf-8"))
NAMED = r"(G-\d\d(?:\.[a-z]\w*)?)(?:=([A-Z]\b|[a-z_]+))?"  # a reading, and perhaps its value
PROFILES = ("text", "practice", "minority")

NORMS = """
P.0 P.1 P.2–P.6 1.1 2.1
3.1 4.1s1 4.1s2 5.1 6.1
7.1s1 7.1s2 7.2 8.1 8.2 8.3 8.4 9.1 10.1
11.1(a)–(e) 11.2 11.3 11.4 12.1 12.2s1 12.2s2 12.3 12.4s1 12.4s2 12.5
13.1 13.2 13.3 13.4 13.5 13.6s1 13.6s2 13.7 14.1 15.1 16.1 16-1.1 16-1.2s1 16-1.2s2
17.1 17.2s1 17.2s2 17.3 17.4 17.5 18.1 18.2 18.3 18.4 18.5 18-1.1 18-1.2 18-1.3 18-1.4
19.1 19.2 19.3s1 19.3s2 19.4 20.1 20.2 20.3 20.4
21.1 21.2 21-1.1 21-1.2
22.1 22.2 22.3 23.1
24.1 24.2 24.3 24.4 24.5 24.6 24.7 25.1
26.1 26.2 27.1 27.2 27.3 27.4 28.1 29.1 29.2
"""

SHARED = {"P.2–P.6": {"P.2", "P.3", "P.4", "P.5", "P.6"}}

CHAPTERS = statements.chapters()
ARTICLES = (statements.preamble(), *statements.articles())
STATEMENTS = tuple(one for article in ARTICLES for one in article.statements)


def modules_of(article: Article) -> list[Path]:
    """The files that hold an article, by its chapter and its number; a long article has several."""
    if article is statements.preamble():
        return [HOME / CHAPTERS[0].package / "preamble.py"]
    chapter = next(chapter for chapter in CHAPTERS if article in chapter.articles)
    main, _, inserted = article.number.partition("-")
    start = f"art{int(main):02}_" + (f"{inserted}_" if inserted else "")
    return [
        path
        for path in sorted((HOME / chapter.package).glob("art*.py"))
        if re.fullmatch(start + r"[a-z][a-z_]*\.py", path.name)
    ]


def stated_in(path: Path) -> list[str]:
    """The numbered paragraphs that the docstring of a module states."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return re.findall(r"^([P\d][\d.-]*)\. ", docstring, re.M)


def is_english(words: str) -> bool:
    """Whether words are there and hold no Cyrillic."""
    return bool(re.search("[A-Za-z]", words)) and not re.search("[А-яЁё]", words)


def is_russian(words: str) -> bool:
    """Whether words are there and are mostly Cyrillic, numbers of readings apart."""
    words = re.sub(NAMED, "", words)
    cyrillic, latin = len(re.findall("[А-яЁё]", words)), len(re.findall("[A-Za-z]", words))
    return cyrillic > 0 and cyrillic > 3 * latin


def assert_both(text: Text) -> None:
    """Both languages are there, and are what they claim to be."""
    assert is_english(text.en), text
    assert is_russian(text.ru), text


def test_there_are_ten_chapters_and_thirty_two_articles_in_order() -> None:
    """Article 16-1 stands between 16 and 17."""
    assert [chapter.number for chapter in CHAPTERS] == list(range(1, 11))
    numbers = [article.number for article in statements.articles()]
    assert len(numbers) == 32
    assert numbers == sorted(numbers, key=statements.order)
    assert [one for one in numbers if "-" not in one] == [str(each) for each in range(1, 30)]
    assert [numbers[numbers.index(one) - 1] for one in ("16-1", "18-1", "21-1")] == [
        "16",
        "18",
        "21",
    ]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.number)
def test_one_module_of_an_article_states_each_of_its_paragraphs(article: Article) -> None:
    """One statement for each numbered paragraph, in order, and none other; further files state none."""
    stated = [numbers for path in modules_of(article) if (numbers := stated_in(path))]
    assert stated == [[one.paragraph for one in article.statements]]


def test_no_module_stands_for_an_article_that_is_not_there() -> None:
    """Every article module is one of an article of its chapter."""
    there = set(HOME.glob("ch*/art*.py")) | set(HOME.glob("ch*/preamble.py"))
    assert there == {path for article in ARTICLES for path in modules_of(article)}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.package)
def test_a_chapter_has_its_package_and_titles(chapter: Chapter) -> None:
    """Chapters and articles have a title in both languages; a package says what it is."""
    init = HOME / chapter.package / "__init__.py"
    assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8")))
    assert chapter.package.startswith(f"ch{chapter.number:02}_")
    for text in (chapter.title, *(article.title for article in chapter.articles)):
        assert_both(text)


@pytest.mark.parametrize("said", STATEMENTS, ids=lambda said: said.paragraph)
def test_a_paragraph_is_stated_in_both_languages(said: Statement) -> None:
    """The present wording, the bearer, the subject of later work and the earlier wordings."""
    assert_both(Text(said.en, said.ru))
    assert_both(said.bearer)
    assert said.modality
    assert said.evidence
    assert (said.subject is not None) == (said.status == "later")
    if said.subject:
        assert_both(said.subject)
    for wording in said.earlier:
        assert_both(Text(wording.en, wording.ru))
        assert wording.evidence
        assert wording.stood_in is None or statements.article(wording.stood_in)


@pytest.mark.parametrize(
    "said", [one for one in STATEMENTS if one.earlier], ids=lambda said: said.paragraph
)
def test_earlier_wordings_follow_one_another(said: Statement) -> None:
    """Each ends where the next one starts, and the last where the present wording does."""
    starts = [*(wording.since for wording in said.earlier), said.since]
    assert [wording.until for wording in said.earlier] == starts[1:]
    assert len(set(starts)) == len(starts)


def test_a_paragraph_reads_as_the_editions_in_force_have_it() -> None:
    """Biological safety came with the Fourth Protocol; partners with the Third."""
    first = {"charter", "first-protocol"}
    biosafety, partners = statements.statement("8.3"), statements.statement("21-1.1")
    assert biosafety.under({"charter"}) is None
    assert biosafety.under(first) is biosafety.earlier[0]
    assert biosafety.under({*first, "fourth-protocol"}) is biosafety
    assert partners.under(first) is None
    assert partners.under({*first, "third-protocol"}) is partners
    assert statements.statement("12.1").under(set()) is None


def test_every_norm_is_covered_by_its_paragraph() -> None:
    """The 93 norms, each named by the paragraph to which its number belongs."""
    norms = NORMS.split()
    assert len(norms) == len(set(norms)) == 93
    assert {norm for said in STATEMENTS for norm in said.norms} == set(norms)
    for norm in norms:
        naming = {said.paragraph for said in STATEMENTS if norm in said.norms}
        assert naming == SHARED.get(norm, {re.sub(r"(s\d|\(.*)$", "", norm)})


def test_there_are_sixty_readings() -> None:
    """G-01 to G-60; a further question names the gap that it belongs to."""
    gaps = [gap for gap in READINGS if "." not in gap]
    assert gaps == [f"G-{number:02}" for number in range(1, 61)]
    assert {gap.partition(".")[0] for gap in READINGS} == set(gaps)
    assert len(READINGS) == 82


@pytest.mark.parametrize("gap", READINGS)
def test_a_reading_is_complete(gap: str) -> None:
    """Two values or more, in both languages; each profile takes one of them."""
    table = READINGS[gap]
    expected = {"title", "paragraphs", *PROFILES, "by_default", "support", "values"}
    assert set(table) - {"short"} == expected
    assert set(table.get("short", table["values"])) == set(table["values"])
    assert len(table["values"]) >= 2
    for profile in PROFILES:
        assert table[profile] in table["values"]
    assert set(table["by_default"]) <= set(PROFILES)
    for text in (
        table["title"], table["support"], *table["values"].values(), *table.get("short", {}).values()
    ):  # fmt: skip
        assert set(text) == {"en", "ru"}
        assert_both(Text(**text))


@pytest.mark.parametrize("gap", READINGS)
def test_a_reading_cites_paragraphs_that_exist(gap: str) -> None:
    """Of the Charter, or an article of the Treaty of 1992, written TR:8."""
    assert READINGS[gap]["paragraphs"]
    for paragraph in READINGS[gap]["paragraphs"]:
        if not re.fullmatch(r"TR:\d+", paragraph):
            assert statements.statement(paragraph)


def test_readings_refer_to_readings_that_exist() -> None:
    """A value or a support that names another reading names one of its values."""
    named = set(re.findall(NAMED, str(READINGS)))
    for gap, value in named:
        assert gap in READINGS
        assert not value or value in READINGS[gap]["values"]
