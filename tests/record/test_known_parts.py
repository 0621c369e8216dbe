"""What is known of single years is told, and what is missing bears its year, though the whole is undetermined."""

from __future__ import annotations

import pytest

from charterhouse.commons.money import Money
from charterhouse.core.answers import Missing, Truth

from .conftest import Ask

KNOWN = {"2024": Money(5_322_000_000, "RUB")}


@pytest.mark.parametrize("question", ["owes", "account"])
def test_the_amount_of_2024_is_told_though_that_of_2025_is_not_known(
    ask: Ask, question: str
) -> None:
    answer = ask(question, "2026-02-01", profile="practice", state="AM")
    assert (answer.truth, answer.value) == (Truth.OPEN, None)
    assert answer.grounds[0].facts["by_year"] == KNOWN
    assert Missing("amount", (("state", "AM"), ("year", 2025))) in answer.missing


@pytest.mark.parametrize("question", ["owes", "account"])
def test_nothing_is_known_of_a_year_that_does_not_bind(ask: Ask, question: str) -> None:
    answer = ask(question, "2026-02-01", profile="minority", state="AM")
    assert answer.grounds[0].facts["by_year"] == {}


@pytest.mark.parametrize("question", ["owes", "account"])
def test_an_assessment_of_which_only_the_year_is_known_is_missing_until_its_end(
    ask: Ask, question: str
) -> None:
    answer = ask(question, "2024-12-01", profile="practice", state="AM")
    assert answer.grounds[0].facts["by_year"] == {}
    wanted = Missing("financing.assess", (("state", "AM"), ("year", 2024)))
    assert wanted in answer.missing
