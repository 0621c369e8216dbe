"""Whoever is refused an act, in whatever chapter, is told what would cure it, in words that name no code."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from charterhouse import bootstrap
from charterhouse.core.answers import Answer, Ground, Truth
from charterhouse.core.rules import VALUE
from charterhouse.desk.answers import cures
from charterhouse.desk.cases import check
from charterhouse.desk.wording import LANGUAGES, Lang, Wording

CASES = Path(__file__).parents[1] / "cases"
LEAST = {"ch04_organs": 130, "ch05_secretariat": 30, "ch06_membership": 35, "ch09_financing": 65}
BOOK = bootstrap.CSTO.book
CODE = re.compile(r"\d\.[a-z]+_[a-z_]+")


@cache
def refused(chapter: str = "ch04_organs") -> dict[str, Answer[None]]:
    """The answers of every worked case of a chapter in which an act is refused, by the case."""
    files = sorted((CASES / chapter).glob("*.toml"))
    done = [each for path in files for each in check(path, bootstrap.CSTO)]
    return {
        each.case.id: each.answer for each in done
        if each.answer is not None and each.answer.of_act and each.answer.truth is Truth.BREACHED
    }  # fmt: skip


def breached(answer: Answer[None]) -> Iterator[Ground]:
    """The rules on which an act is refused, and those on which what it adopts or announces would be."""
    for ground in answer.grounds:
        if ground.truth is Truth.BREACHED:
            yield ground
            for under in ground.under:
                if under.of_act and under.truth is Truth.BREACHED:
                    yield from breached(under)


@pytest.mark.parametrize("chapter", sorted(folder.name for folder in CASES.iterdir()))
def test_every_refusal_says_what_would_cure_it(chapter: str) -> None:
    refusals = refused(chapter).values()
    cured = {ground.rule for answer in refusals for ground, _ in cures(answer, BOOK)}
    rules = {ground.rule for answer in refusals for ground in breached(answer)}
    assert len(rules) >= LEAST.get(chapter, 0)
    assert not rules - cured


@pytest.mark.parametrize(
    ("case", "en", "ru"),
    [
        ("24-nothing-came-in", "Record an amount above nothing", "Укажите сумму больше нуля"),
        ("24-a-payment-still-to-come", "Record it on 2 February 2024 or later.", "2 февраля 2024 или позднее."),
        ("24-a-stranger-pays", "Assess what it is to pay first.", "Сначала начислите"),
        ("24-nothing-to-reverse", "Name a payment that is on record.", "Назовите"),
        ("24-reversed-twice", "it counts as never made", "уже не учитывается"),
        ("24-a-payment-recorded-twice", "a name that no other payment bears.", "имя, которого нет у других платежей."),
        ("24-a-deficit-hidden-in-a-transfer", "Transfer 100.00 RUB at most.", "Перенесите не более 100,00 RUB."),
        ("24-a-transfer-to-a-new-line", "add what it lacks: secretariat.cars.", "недостающее: secretariat.cars."),
        ("24-a-transfer-below-nothing", "State an amount above nothing, in RUB.", "сумму больше нуля в RUB"),
        ("24-a-transfer-by-a-member", "Let the Secretariat do it.", "Это следует сделать Секретариату."),
        ("24-a-line-that-is-not-there", "a line that the budget has", "на имеющуюся статью бюджета"),
        ("24-spent-before-the-year", "spend once that year has begun", "с начала этого года"),
        ("24-closed-too-early", "Close it on 1 January 2027 or later.", "Закройте его 1 января 2027 или позднее."),
        ("24-closed-twice", "Nothing is left to do: the year is closed.", "Ничего делать не нужно: год закрыт."),
        ("24-a-surplus-before-closing", "Once the year is closed", "После закрытия года"),
        ("24-audited-before-closing", "Let the Secretariat close the year first.", "закрыть год"),
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
    chapter = "ch09_financing" if case.startswith("24-") else "ch04_organs"
    return [
        wording.said_of(cure, ground).replace("\u00a0", " ")
        for ground, cure in cures(refused(chapter)[case], BOOK)
    ]


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
