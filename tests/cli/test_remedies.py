"""What would cure a refusal, told also where only another reading would refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

ACCREDIT = {
    "act": "organs.accredit", "on": "2024-03-01", "by": "KZ", "person": "Petr Novak", "state": "KZ",
    "organ": "permanent_council", "capacity": "permanent_representative",
}  # fmt: skip


@pytest.fixture
def asked(tmp_path: Path, demo: Path) -> tuple[object, ...]:
    """The question whether a representative may be accredited without a law on his appointment."""
    path = tmp_path / "act.json"
    path.write_text(json.dumps(ACCREDIT), "utf-8")
    return ("ask", "may", f"@{path}", "--on", "2024-03-01", "--db", demo)


def test_the_remedy_names_the_reading_under_which_it_is_wanted(
    run: Run, asked: tuple[object, ...]
) -> None:
    said = run(*asked, "--json").data
    assert (said["answer"], said["taken"]) == ("depends", "permitted")
    assert [each["reading"] for each in said["remedy"]] == ["G-46=C"]
    assert "legal_basis" in said["remedy"][0]["en"]
    assert "legal_basis" in said["remedy"][0]["ru"]


def test_a_remedy_is_told_in_words(run: Run, asked: tuple[object, ...]) -> None:
    assert "Remedy (G-46=C): " in run(*asked).out
    assert "Что сделать (G-46=C): " in run(*asked, "--lang", "ru").out


def test_what_is_refused_as_it_is_read_names_no_reading(
    run: Run, asked: tuple[object, ...]
) -> None:
    said = run(*asked, "--reading", "G-46=C", "--json").data
    assert said["answer"] == "refused"
    assert [each["reading"] for each in said["remedy"]] == [None]
