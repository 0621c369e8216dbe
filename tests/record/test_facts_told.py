"""What the grounds of worked cases tell as facts, where the answer alone would not show it."""

from __future__ import annotations

from pathlib import Path

from charterhouse.bootstrap import CSTO
from charterhouse.desk.cases import check

CASES = Path(__file__).resolve().parents[1] / "cases"


def facts(file: str, case: str) -> dict[str, object]:
    """The facts of the first ground of a case's answer."""
    answer = next(each.answer for each in check(CASES / file, CSTO) if each.case.id == case)
    assert answer is not None
    return dict(answer.grounds[0].facts)


def test_a_year_that_is_paid_is_no_year_of_arrears() -> None:
    told = facts("ch09_financing/art25_arrears.toml", "25-the-years-unpaid-are-told")
    assert told["years"] == [2023, 2024]


def test_who_was_taken_in_again_is_no_founder_any_more() -> None:
    """Its membership rests on its admission (19.2), not on its signature of long ago (1.1)."""
    file = CASES / "ch06_membership" / "art19_membership.toml"
    answer = next(
        each.answer for each in check(file, CSTO) if each.case.id == "19-left-and-admitted-again"
    )
    assert answer is not None
    assert answer.grounds[0].rule == "19.2.the_council_took_it_in"
