"""The charter annotated: each paragraph with its wording, rules, readings, cases and published text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from charterhouse.core.answers import Verdict
from charterhouse.core.charter import Charter, Statement, Wording
from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.core.moments import Moment
from charterhouse.core.rules import Rule

from .casebook import Case, cases_in
from .register import Register


class Force(NamedTuple):
    """Which editions are in force on a day, and of which that cannot be told."""

    on: str
    editions: list[str]
    unsure: list[str]


class Annotation(NamedTuple):
    """One paragraph, and everything about it as plain data."""

    paragraph: str
    data: dict[str, Any]


def in_force_on(charter: Charter, register: Register, at: Moment) -> Force:
    """The editions in force, as a register tells."""
    editions, unsure = [], []
    for edition in charter.editions:
        question = register.question({"question": "in_force", "instrument": edition})
        taken = register.ask(question, at).answer.taken
        if taken is Verdict.YES:
            editions.append(edition)
        elif taken is Verdict.UNDETERMINED:
            unsure.append(edition)
    return Force(register.seat.day(at).isoformat(), editions, unsure)


def overview(charter: Charter) -> list[dict[str, Any]]:
    """The chapters with their articles, as a table of contents."""
    return [
        {
            "number": chapter.number,
            "en": chapter.title.en,
            "ru": chapter.title.ru,
            "articles": [
                {
                    "number": article.number,
                    "en": article.title.en,
                    "ru": article.title.ru,
                    "paragraphs": [each.paragraph for each in article.statements],
                }
                for article in chapter.articles
            ],
        }
        for chapter in charter.chapters()
    ]


def annotate(
    number: str, charter: Charter, force: Force, cases: Path | None, texts: Mapping[str, Mapping[str, str]]
) -> list[Annotation]:  # fmt: skip
    """A paragraph, or every paragraph of an article; `Unknown` if there is none of that number."""
    found = [
        (article, statement)
        for article in charter.articles()
        for statement in article.statements
        if number in (article.number, statement.paragraph)
    ]
    if not found:
        raise Unknown(f"There is no paragraph `{number}`; name one as `19.3`, `16-1.2` or `19`.")
    return [
        Annotation(
            statement.paragraph,
            {
                "paragraph": statement.paragraph,
                "title": {"en": article.title.en, "ru": article.title.ru},
                "status": statement.status,
                "statement": _worded(statement.under(force.editions)),
                "wordings": [_worded(each) for each in _wordings(statement)],
                "rules": [
                    _rule(rule)
                    for rule in charter.book.rules.values()
                    if rule.paragraph == statement.paragraph
                ],
                "readings": _readings(statement.paragraph, charter),
                "cases": _cited_in(statement.paragraph, charter, cases),
                "imported": {
                    language: said[statement.paragraph]
                    for language, said in texts.items()
                    if statement.paragraph in said
                },
            },
        )
        for article, statement in found
    ]


def _wordings(statement: Statement) -> list[Wording]:
    return [statement, *getattr(statement, "earlier", ())]


def _worded(wording: Wording | None) -> dict[str, Any] | None:
    if wording is None:
        return None
    return {
        "en": wording.en,
        "ru": wording.ru,
        "since": wording.since,
        "until": getattr(wording, "until", None),
        "evidence": list(wording.evidence),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.code,
        "kind": rule.kind,
        "en": rule.text.en,
        "ru": rule.text.ru,
        "evidence": rule.evidence,
        "since": rule.edition or None,
        "until": rule.until or None,
        "to": rule.to or None,
    }


def _readings(paragraph: str, charter: Charter) -> list[dict[str, Any]]:
    return [
        {
            "number": gap.number,
            "en": gap.title.en,
            "ru": gap.title.ru,
            "values": [
                {
                    "value": value,
                    "en": text.en,
                    "ru": text.ru,
                    "profiles": [
                        name for name in charter.profiles if gap.profiles.get(name) == value
                    ],
                }
                for value, text in gap.values.items()
            ],
        }
        for gap in charter.gaps.values()
        if paragraph in gap.paragraphs
    ]


def _cited_in(paragraph: str, charter: Charter, folder: Path | None) -> list[dict[str, str]]:
    return [
        {"id": case.id, "en": str(case.raw.get("en", "")), "ru": str(case.raw.get("ru", ""))}
        for case in (_all_cases(folder, charter) if folder else ())
        if paragraph in case.raw.get("cites", ())
    ]


def _all_cases(folder: Path, charter: Charter) -> list[Case]:
    found: list[Case] = []
    for path in sorted(folder.rglob("*.toml")):
        try:
            found += cases_in(path, charter)
        except Unreadable:
            continue  # `check` says what is wrong with it
    return found
