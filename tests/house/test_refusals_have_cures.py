"""Whoever is refused an act of the organs is told what would cure it, in words that name no code."""

import re
from functools import cache
from pathlib import Path

import pytest

from charterhouse import bootstrap
from charterhouse.core.answers import Answer, Truth
from charterhouse.core.rules import VALUE
from charterhouse.desk.answers import cures
from charterhouse.desk.cases import check
from charterhouse.desk.wording import LANGUAGES, Lang, Wording

CASES = Path(__file__).parents[1] / "cases" / "ch04_organs"
BOOK = bootstrap.CSTO.book
CODE = re.compile(r"\d\.[a-z]+_[a-z_]+")


@cache
def refused() -> dict[str, Answer[None]]:
    """The answers of every worked case of the chapter in which an act is refused, by the case."""
    done = [each for path in sorted(CASES.glob("*.toml")) for each in check(path, bootstrap.CSTO)]
    return {
        each.case.id: each.answer for each in done
        if each.answer is not None and each.answer.of_act and each.answer.truth is Truth.BREACHED
    }  # fmt: skip


def breached() -> set[str]:
    """The rules on which they were refused."""
    return {
        ground.rule for answer in refused().values() for ground in answer.grounds
        if ground.truth is Truth.BREACHED
    }  # fmt: skip


def test_every_refusal_says_what_would_cure_it() -> None:
    cured = {ground.rule for answer in refused().values() for ground, _ in cures(answer, BOOK)}
    assert len(breached()) > 50
    assert not breached() - cured


@pytest.mark.parametrize(
    ("case", "en", "ru"),
    [
        ("12-a-correction-that-is-not-so", "The positions gave: adopted.", "Итог по позициям: принято."),
        ("12-a-correction-does-not-reopen", "The positions gave: not adopted.", "Итог по позициям: не принято."),
        ("12-announced-adopted-against-an-objection", "give: not adopted", "по позициям: не принято"),
        ("12-announced-not-adopted-although-all-agree", "give: adopted", "по позициям: принято"),
        ("12-2-put-after-the-session", "if it is closed, convene another", "созовите другую"),
        ("12-3-an-organ-submits-its-own", "the organ before which the draft is", "Органу, в который внесён"),
    ],
)  # fmt: skip
def test_a_cure_says_what_is_right(case: str, en: str, ru: str) -> None:
    assert en in " ".join(said("en", case))
    assert ru in " ".join(said("ru", case))


def said(lang: Lang, case: str) -> list[str]:
    """What would cure the refusal of a case, in words."""
    wording = Wording(BOOK, lang)
    return [wording.said_of(cure, ground) for ground, cure in cures(refused()[case], BOOK)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_ground_shows_the_code_of_a_rule(lang: Lang) -> None:
    wording = Wording(BOOK, lang)
    told = [
        (case, wording.ground(ground))
        for case, answer in refused().items() for ground in answer.grounds
    ]  # fmt: skip
    assert not [each for each in told if CODE.search(each[1])]
    assert [case for case, text in told if "12.2 (" in text or "13.5 (" in text], "rules are named"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_can_be_named_without_its_facts(lang: Lang) -> None:
    named = {
        code: Wording(BOOK, lang).rule(code) for code, rule in BOOK.rules.items() if rule.kind != VALUE
    }  # fmt: skip
    assert not [code for code, text in named.items() if "{" in text or not text.endswith(")")]
    assert not [code for code, text in named.items() if len(text) < len("12.1 (each)")]
