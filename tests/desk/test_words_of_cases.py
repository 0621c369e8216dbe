"""What is said of a worked case to whoever asks: the answer, its grounds, what is missing, what would cure it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.desk.answers import cures
from charterhouse.desk.cases import Checked, check
from charterhouse.desk.withholding import all_grounds
from charterhouse.desk.wording import Lang, Wording

CASES = Path(__file__).parents[1] / "cases"


@cache
def checked(file: str) -> dict[str, Checked]:
    """The cases of a file, by their names."""
    return {each.case.id: each for each in check(CASES / file, CSTO)}


def said(file: str, case: str, lang: Lang) -> str:
    """Everything that is said, line by line."""
    answer, wording = checked(file)[case].answer, Wording(CSTO.book, lang, gaps=CSTO.gaps)
    assert answer is not None
    return "\n".join([
        wording.answer(answer),
        *(wording.ground(ground) for ground in all_grounds(answer)),
        *(wording.missing(missing) for missing in answer.missing),
        *(wording.said_of(cure, ground) for ground, cure in cures(answer, CSTO.book)),
    ]).replace("\u00a0", " ")  # fmt: skip


ARREARS = "ch09_financing/art25_arrears.toml"
ADMISSION = "ch06_membership/art19_admission.toml"


@pytest.mark.parametrize(
    ("file", "case", "en", "ru"),
    [
        (
            ADMISSION, "19-a-newcomer-takes-its-seat",
            "first assessment: (year: 2027, amount: 100.00 RUB, due: 30 June 2027)",
            "первое начисление: (год: 2027, сумма: 100,00 RUB, срок: 30 июня 2027)",
        ),
        (
            ADMISSION, "19-a-newcomer-takes-its-seat",
            "seats: (organ: the Collective Security Council, person: Heron,",
            "места: (орган: Совет коллективной безопасности, лицо: Heron,",
        ),
        (
            ADMISSION, "19-an-application-is-granted",
            "first assessment: none; seats: none", "первое начисление: нет; места: нет",
        ),
        (
            ADMISSION, "19-nobody-recorded-whether-the-aims-are-shared",
            "record a criterion of membership (State: XD, criterion: sharing the aims and principles)",
            "отметить критерий членства (государство: XD, критерий: приверженность целям и принципам)",
        ),
        (
            ADMISSION, "19-nobody-recorded-whether-the-aims-are-shared",
            "not known: 19.1 (it is recorded that the State meets the criteria of membership)",
            "не установлено: 19.1 (отмечено, что государство отвечает критериям членства)",
        ),
        (
            ARREARS, "25-too-early",
            "If nothing more is paid, it is open from: 2 January 2026; by each reading:"
            " (counted by: age, from the due day, since: 2 January 2026),"
            " (counted by: age, from the year's end, since: 1 January 2027),",
            "Если больше ничего не будет уплачено, это возможно с: 2 января 2026; по каждому толкованию:"
            " (способ исчисления: срок, со дня платежа, с: 2 января 2026),"
            " (способ исчисления: срок, с конца года, с: 1 января 2027),",
        ),
    ],
)  # fmt: skip
def test_it_says_so_in_both_languages(file: str, case: str, en: str, ru: str) -> None:
    assert en in said(file, case, "en")
    assert ru in said(file, case, "ru")
