"""What would cure a refusal, told also where only another reading would refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charterhouse import bootstrap
from cli.conftest import Run
from cli.test_private import founding

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


def test_a_remedy_under_another_reading_keeps_the_readings_that_were_chosen(
    run: Run, tmp_path: Path
) -> None:
    """The debtor objects and, as the officer reads it, does not count: no remedy would have it won over."""
    path, acts = tmp_path / "trial.db", tmp_path / "acts.json"
    states = ("XA", "XB", "XC")
    day = {"on": "2026-02-10", "draft": "sanction"}
    bootstrap.new_register(path, "ann", "Society of Lanterns", "practice")
    with bootstrap.open_for_offers(path) as desk:
        for act in (
            *founding(),
            *(
                {"act": "financing.assess", "on": f"{year}-01-01", "by": "secretariat", "state": "XC",
                 "year": year, "amount": "100.00 RUB", "due": f"{year}-01-01"}
                for year in (2024, 2025)
            ),
            {"act": "organs.table_draft", "by": "XA", "organ": "council", **day,
             "measure": {"act": "financing.apply_article_25", "state": "XC"}},
            {"act": "organs.put_draft", "by": "chair", "way": "circulation", **day},
            *(
                {"act": "organs.take_position", "by": state, "state": state, **day,
                 "position": "object" if state == "XC" else "for"}
                for state in states
            ),
        ):  # fmt: skip
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    said = {"act": "organs.announce", "by": "chair", "outcome": "adopted", **day}
    acts.write_text(json.dumps(said), "utf-8")
    told = run("offer", acts, "--reading", "G-01=B", "--db", path, "--json").data["ruling"]
    assert told["answer"] == "depends"
    assert [each["reading"] for each in told["turns_on"]] == ["G-03=A"]
    assert {each["reading"] for each in told["remedy"]} == {"G-03=A"}
    assert not [each for each in told["remedy"] if "objection" in each["en"].lower()]
    assert [each for each in told["remedy"] if "two years" in each["en"]]
