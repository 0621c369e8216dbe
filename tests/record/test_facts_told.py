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
