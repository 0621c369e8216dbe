"""The sessions from which one Member stayed away: whether there was a quorum turns on one reading alone."""

from __future__ import annotations

import pytest

from charterhouse.core.answers import Verdict

from .conftest import Ask

SESSIONS = ("2009-06-14", "2016-12-26", "2023-11-23", "2024-11-28", "2025-11-27")


@pytest.mark.parametrize("day", SESSIONS)
@pytest.mark.parametrize("profile", ["text", "practice"])
def test_all_but_one_are_a_quorum_unless_all_are_needed(ask: Ask, day: str, profile: str) -> None:
    """That a quorum was missing in December 2016, with five of six present, is so under B and not else."""
    answer = ask("quorate", day, session=f"council-{day}", profile=profile)
    assert answer.taken is Verdict.YES
    assert {label: each.verdict for label, each in answer.turns_on.items()} == {
        "G-16=B": Verdict.NO
    }


@pytest.mark.parametrize("day", SESSIONS)
def test_where_all_are_needed_there_was_none(ask: Ask, day: str) -> None:
    """Who came and who stayed away is reported, so that this is known."""
    answer = ask("quorate", day, session=f"council-{day}", profile="minority")
    assert answer.taken is Verdict.NO
