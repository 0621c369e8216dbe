"""Search over acts, articles, readings and cases: SQLite's full text over stems, so that inflected forms are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import apsw
import snowballstemmer  # type: ignore[import-untyped]  # it ships no types
from markupsafe import Markup, escape

from charterhouse.core.acts import Act
from charterhouse.desk.answers import as_plain
from charterhouse.desk.casebook import Case
from charterhouse.desk.proceedings import CONVENED, TABLED
from charterhouse.desk.register import Register
from charterhouse.desk.wording import Lang, Wording

from .words import act_name

WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
QUOTED = re.compile(r'"([^"]{1,200})"|«([^»]{1,200})»')
CYRILLIC = re.compile("[а-я]")
STEMMERS = {"en": snowballstemmer.stemmer("english"), "ru": snowballstemmer.stemmer("russian")}
LONGEST = 200  # characters of a query
MOST_WORDS = 12
EXCERPT = 220  # characters shown around the first hit
SCHEMA = """
CREATE VIRTUAL TABLE found USING fts5(
    exact, stems, kind UNINDEXED, path UNINDEXED, seq UNINDEXED,
    title_en UNINDEXED, title_ru UNINDEXED, body_en UNINDEXED, body_ru UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '-.'"
)
"""


class Document(NamedTuple):
    """One thing that can be found."""

    kind: str  # entry, paragraph, reading, case, draft, session
    path: str  # of its page
    seq: int  # of an entry, so that what was not yet known is not found; else -1
    title: Mapping[Lang, str]
    body: Mapping[Lang, str]


class Hit(NamedTuple):
    """One thing that was found, as it is shown."""

    kind: str
    path: str
    title: str
    excerpt: Markup


def folded(text: str) -> str:
    """Lower case, ё as е."""
    return text.lower().replace("ё", "е")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending, by the script it is written in."""
    return str(STEMMERS["ru" if CYRILLIC.search(word) else "en"].stemWord(word))


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return [word.rstrip(".-") for word in WORD.findall(folded(text))]


class Index:
    """An index in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._base = apsw.Connection(":memory:")
        self._base.execute(SCHEMA)
        self.add(documents)

    def add(self, documents: Iterable[Document]) -> None:
        """Take in some more."""
        with self._base:
            self._base.executemany(
                "INSERT INTO found VALUES (?,?,?,?,?,?,?,?,?)", map(_row, documents)
            )

    def find(self, query: str, lang: Lang, known: int, limit: int = 50) -> list[Hit]:
        """What fits a query best, of what is known; words by their stems, numbers and quotations exactly."""
        match = expression(query)
        if not match:
            return []
        rows = self._base.execute(
            f"SELECT kind, path, title_{lang}, body_{lang} FROM found WHERE found MATCH ? AND seq <= ?"
            " ORDER BY bm25(found, 3.0, 1.0) LIMIT ?",
            (match, known, limit),
        )
        wanted = {stem(word) for word in words_of(query)}
        return [
            Hit(str(kind), str(path), str(title), excerpt(str(body), wanted))
            for kind, path, title, body in rows
        ]


def expression(query: str) -> str:
    """A query as FTS5 reads it; every part must be found."""
    query = query[:LONGEST]
    parts = []
    for quoted in QUOTED.finditer(query):
        words = words_of(quoted[1] or quoted[2])
        if words:
            parts.append('exact:"' + " ".join(words) + '"')
    for word in words_of(QUOTED.sub(" ", query))[:MOST_WORDS]:
        if any(letter.isdigit() for letter in word):
            parts.append(f'exact:"{word}"')
        else:
            parts.append(f'(stems:"{stem(word)}" OR exact:"{word}")')
    return " AND ".join(parts)


def excerpt(body: str, wanted: set[str]) -> Markup:
    """The part of a text around its first hit, the hits marked."""
    spans = [
        match.span()
        for match in WORD.finditer(body)
        if wanted
        & {stem(word) for word in (*words_of(match[0]), *words_of(match[0].replace("-", " ")))}
    ]
    first = spans[0][0] if spans else 0
    start = (
        max(0, body.rfind(" ", 0, max(first - EXCERPT // 3, 0)) + 1) if first > EXCERPT // 3 else 0
    )
    end = min(len(body), start + EXCERPT)
    told, at = Markup("… " if start else ""), start
    for begins, ends in spans:
        if begins >= at and ends <= end:
            told += (
                escape(body[at:begins])
                + Markup("<mark>")
                + escape(body[begins:ends])
                + Markup("</mark>")
            )
            at = ends
    return told + escape(body[at:end]) + ("…" if end < len(body) else "")


def _row(document: Document) -> tuple[object, ...]:
    text = " ".join((*document.title.values(), *document.body.values()))
    words = words_of(text)
    return (
        " ".join(words), " ".join(stem(word) for part in words for word in _parts(part)),
        document.kind, document.path, document.seq,
        document.title["en"], document.title["ru"], document.body["en"], document.body["ru"],
    )  # fmt: skip


def _parts(word: str) -> list[str]:
    """A compound and its parts: what is written with a hyphen is found by either."""
    return [word, *word.split("-")] if "-" in word else [word]


# What there is to find -------------------------------------------------------------------------


def documents(
    register: Register, cases: Iterable[Case], wording: Mapping[Lang, Wording]
) -> Iterator[Document]:
    """Everything that can be found, but for the entries of the register."""
    for article in register.charter.articles():
        for statement in article.statements:
            yield Document(
                "paragraph", f"charter/{article.number}", -1,
                {lang: f"{statement.paragraph} · {getattr(article.title, lang)}" for lang in wording},
                {lang: getattr(statement, lang) for lang in wording},
            )  # fmt: skip
    for gap in register.charter.gaps.values():
        values = {
            lang: " ".join(f"{value}: {getattr(text, lang)}" for value, text in gap.values.items())
            for lang in wording
        }
        yield Document(
            "reading", f"readings/{gap.number}", -1,
            {lang: f"{gap.number} · {getattr(gap.title, lang)}" for lang in wording},
            {lang: f"{values[lang]} {getattr(gap.support, lang)}" for lang in wording},
        )  # fmt: skip
    for case in cases:
        cites = ", ".join(map(str, case.raw.get("cites", ())))
        yield Document(
            "case", f"cases/{case.id}", -1,
            {lang: str(case.raw.get(lang, case.id)) for lang in wording},
            dict.fromkeys(wording, f"{case.id} {cites} {case.raw.get('note', '')}"),
        )  # fmt: skip


def entry_document(act: Act, wording: Mapping[Lang, Wording]) -> Document:
    """An entry; what stands in its private part is not to be found."""
    fields = [
        (name, value)
        for name in act.__struct_fields__
        if name not in ("seq", "hidden", "documents") and name not in act.hidden
        and (value := getattr(act, name)) not in (None, "", ())
    ]  # fmt: skip
    raw = " ".join(
        _written(value)
        for name, value in fields
        if name not in ("text_en", "text_ru", "title_en", "title_ru")
    )
    title: dict[Lang, str] = {}
    body: dict[Lang, str] = {}
    for lang, said in wording.items():
        title[lang] = f"{act_name(act.named, said)} · {said.dated(act.on.text)}"
        told = [getattr(act, f"text_{lang}", ""), getattr(act, f"title_{lang}", "")]
        told += [
            f"{said.field(name)}: {said.value(value)}"
            for name, value in fields
            if name not in ("on", "sources") and not name.endswith(("_en", "_ru"))
        ]
        body[lang] = ". ".join(each for each in told if each) + f" [{act.seq}: {raw}]"
    return Document("entry", f"register/{act.seq}", act.seq, title, body)


def business(act: Act, wording: Mapping[Lang, Wording]) -> Iterator[Document]:
    """The draft that an entry tables, or the session that it calls: by its title, organ, place and name."""
    page = {TABLED: ("draft", "drafts"), CONVENED: ("session", "sessions")}.get(act.named)
    if page is None:
        return
    ref = str(getattr(act, act.keys[0]))
    open_ = {
        name: value
        for name in ("title_en", "title_ru", "organ", "place", "opens", "kind", "measure")
        if (value := getattr(act, name, None)) and name not in act.hidden
    }
    title: dict[Lang, str] = {}
    body: dict[Lang, str] = {}
    for lang, said in wording.items():
        organ = said.name(str(open_.get("organ", "")))
        when = said.dated(str(open_.get("opens", act.on.text)))
        named = open_.get(f"title_{lang}") or open_.get("title_ru") or open_.get("title_en") or ref
        place = said.name(str(open_["place"])) if "place" in open_ else ""
        title[lang] = (
            str(named) if act.named == TABLED
            else ", ".join(each for each in (organ[:1].upper() + organ[1:], when, place) if each)
        )  # fmt: skip
        measure = open_.get("measure")
        told = [organ, when, place, said.name(measure.named) if measure is not None else ""]
        body[lang] = ". ".join(each for each in told if each) + f" [{ref}]"
    yield Document(page[0], f"{page[1]}/{ref}", act.seq, title, body)


def _written(value: object) -> str:
    plain: Any = as_plain(value)
    if isinstance(plain, dict):
        return " ".join(map(_written, plain.values()))
    if isinstance(plain, list):
        return " ".join(map(_written, plain))
    return str(plain)
