"""The documents: they name what there is, their links lead somewhere, their words are the code's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from charterhouse.cli.main import app

if TYPE_CHECKING:
    from house.conftest import Module

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "charterhouse"
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")
CYRILLIC = re.compile("[А-яЁё]")
PARAGRAPH = re.compile(r"(?:P|TR|\d{1,2}(?:-\d)?)\.\d{1,2}")

GLOSSARY: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8")
)


def prose(path: Path) -> str:
    """A Markdown file without its blocks of code."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def headings(path: Path) -> set[str]:
    """The anchors that a Markdown file offers."""
    lines = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}


def test_the_architecture_names_every_package() -> None:
    """Whoever adds a package says there what is in it."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.name for path in SOURCE.iterdir() if any(path.glob("**/*.py"))]
    assert len(packages) >= 5
    unnamed = [name for name in sorted(packages) if f"| `{name}` |" not in text]
    assert not unnamed, unnamed


def test_the_readme_stays_short() -> None:
    """A newcomer reads 120 lines, and not more."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_every_command_in_the_documents_exists(files: tuple[Path, ...]) -> None:
    """What a reader is told to type can be typed; the doors still to come are not yet there."""
    known = {command.name for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    shown = {
        (path.name, command)
        for path in files
        if path.suffix == ".md"
        for command in re.findall(
            r"(?:^|[`$/] ?)charterhouse ([a-z]+)", path.read_text("utf-8"), re.MULTILINE
        )
    }
    assert len(shown) >= 5
    assert not [each for each in sorted(shown) if each[1] not in known]


def test_every_link_in_the_documents_leads_somewhere(files: tuple[Path, ...]) -> None:
    """Files and headings; what is elsewhere is not looked up."""
    broken = []
    for path in files:
        if path.suffix != ".md":
            continue
        for link in LINK.findall(CODE.sub("", prose(path))):
            target, _, anchor = link.partition("#")
            if ":" in target:
                continue
            there = (path.parent / target).resolve() if target else path
            if not there.exists() or ROOT not in (there, *there.parents):
                broken.append(f"{path.relative_to(ROOT)}: {link}")
            elif anchor and there.suffix == ".md" and anchor not in headings(there):
                broken.append(f"{path.relative_to(ROOT)}: no heading for {link}")
    assert not broken, "\n".join(broken)


def test_prose_has_one_sentence_on_a_line(files: tuple[Path, ...]) -> None:
    """So that a change shows which sentence changed; lists and tables are as short as they can be."""
    end = re.compile(r"[a-z)`*»]{3}[.!?] [A-Z][a-z]")
    found = [
        f"{path.relative_to(ROOT)}: {line[:80]}"
        for path in files
        if path.suffix == ".md" and path.name != "LICENSE"
        for line in prose(path).splitlines()
        if line[:1].isalpha() and end.search(CODE.sub("`code`", line))
    ]
    assert not found, "\n".join(found)


def test_every_decision_is_a_page_of_one_form() -> None:
    """Context, decision, consequences, what would make us change it; and the list names it."""
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        parts = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        asked = ["Context", "Decision", "Consequences", "What would make us change it"]
        assert parts == asked, page.name
        assert f"({page.name})" in listed, page.name
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 70, page.name


def test_every_waiting_change_says_what_it_affects() -> None:
    """Kind, articles, days, readings, and then what a reader would have noticed."""
    for path in sorted((ROOT / "changes").glob("2*.md")):
        text = path.read_text(encoding="utf-8")
        head, _, body = text.partition("\n\n")
        keys = [line.partition(":")[0] for line in head.splitlines()]
        assert keys == ["Kind", "Articles", "Days", "Readings"], path.name
        assert re.match(r"Kind: (law|history|register|program)$", head.splitlines()[0]), path.name
        assert body.strip(), path.name


def test_the_glossary_is_large_enough_to_be_useful() -> None:
    """The words that a reader meets on the first day."""
    assert len(GLOSSARY) >= 60
    assert len({term["en"] for term in GLOSSARY.values()}) == len(GLOSSARY), "one meaning each"
    assert len({term["ru"] for term in GLOSSARY.values()}) == len(GLOSSARY), "one meaning each"


@pytest.mark.parametrize("name", sorted(GLOSSARY))
def test_a_term_stands_in_both_languages_and_in_the_charter(name: str) -> None:
    """English, Russian, what it means, and the paragraphs that use it."""
    term = GLOSSARY[name]
    assert set(term) == {"en", "ru", "paragraphs", "code", "means"}
    for words in (term["en"], term["means"]["en"]):
        assert words, name
        assert not CYRILLIC.search(words), words
    for words in (term["ru"], term["means"]["ru"]):
        assert CYRILLIC.search(words), words
    assert term["paragraphs"], name
    assert all(PARAGRAPH.fullmatch(one) for one in term["paragraphs"]), term["paragraphs"]


def test_the_code_uses_the_words_of_the_glossary(modules: tuple[Module, ...]) -> None:
    """Each term names an identifier, or a name in data, that occurs in the code."""
    words = {word for module in modules for word in re.findall(r"\w+", module.text)}
    absent = {name: term["code"] for name, term in GLOSSARY.items() if term["code"] not in words}
    assert not absent, absent
