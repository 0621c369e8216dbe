"""Questions that say too little are refused, and say what is wanted."""

from __future__ import annotations

import pytest

from charterhouse.core.errors import Unreadable

from .conftest import Ask


def test_what_a_state_is_bound_by_must_be_named(ask: Ask) -> None:
    """With neither an instrument nor a decision there is nothing to answer, least of all no."""
    with pytest.raises(Unreadable) as told:
        ask("bound", "2020-01-01", state="AM")
    assert told.value.path == "instrument"
    assert "an instrument or a decision" in told.value.expected


def test_either_is_enough(ask: Ask) -> None:
    """One of the two suffices."""
    assert ask("bound", "2020-01-01", state="AM", instrument="charter").taken.value == "yes"
    assert ask("bound", "2024-06-01", state="AM", decision="budget-2024").taken.value
