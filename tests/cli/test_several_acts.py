"""A file of several acts: offered in turn, left at the first that is not entered, taken up again there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

SIGN = """
[[act]]
act = "final.sign"
on = 2026-01-02
by = "{state}"
treaty = "lights"
state = "{state}"
"""
OPEN = """
[[act]]
act = "final.open_treaty"
on = 2026-01-01
by = "depositary"
ref = "lights"
title_en = "Lights"
title_ru = "Огни"
form = "protocol"
"""


@pytest.fixture(autouse=True)
def register(run: Run) -> None:
    run("new", "--registrar", "ann")


def put(tmp_path: Path, text: str, name: str = "acts.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_each_is_entered_in_turn(run: Run, tmp_path: Path) -> None:
    said = run("offer", put(tmp_path, OPEN + SIGN.format(state="XA") + SIGN.format(state="XB")))
    assert said.code == 0
    assert [line.split()[-1] for line in said.out.splitlines()] == ["1", "2", "3"]


def test_a_list_in_json_is_the_same(run: Run, tmp_path: Path) -> None:
    acts = [
        {"act": "final.open_treaty", "on": "2026-01-01", "by": "depositary", "ref": "lights",
         "title_en": "Lights", "title_ru": "Огни", "form": "protocol"},
        {"act": "final.sign", "on": "2026-01-02", "by": "XA", "treaty": "lights", "state": "XA"},
    ]  # fmt: skip
    said = run("offer", put(tmp_path, json.dumps(acts), "acts.json"), "--json")
    assert [each["entered"]["entry"] for each in said.data] == [1, 2]


def test_it_stops_at_the_first_that_is_refused_and_goes_on_from_there(
    run: Run, tmp_path: Path
) -> None:
    sign = SIGN.format(state="XA")
    refused = sign.replace('by = "XA"', 'by = "XB"')
    said = run("offer", put(tmp_path, OPEN + refused + SIGN.format(state="XC")))
    assert said.code == 2
    assert "act 2 of 3" in said.out
    assert "Nothing was entered." in said.out
    mended = put(tmp_path, OPEN + sign + SIGN.format(state="XC"))
    assert run("offer", mended, "--from", "2").code == 0
    assert run("ask", "in_force", "lights", "--json").data["known"] == 3


def test_an_act_that_cannot_be_read_stops_it_too(run: Run, tmp_path: Path) -> None:
    broken = SIGN.format(state="XA").replace("2026-01-02", '"some day"')
    said = run("offer", put(tmp_path, OPEN + broken))
    assert said.code == 1
    assert "some day" in said.err
    assert "act 2 of 2" in said.out


def test_what_stands_beside_an_act_is_for_that_act_alone(run: Run, tmp_path: Path) -> None:
    beside = 'notwithstanding = "on paper"\n'
    said = run("offer", put(tmp_path, SIGN.format(state="XA") + beside + SIGN.format(state="XB")))
    assert said.code == 2
    assert "act 2 of 2" in said.out
    audited = run("audit", "--json").data["entries"]
    assert [each["entry"] for each in audited if each["notwithstanding"]] == [1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "empty list"),
        ("[1]", "act 1"),
        (OPEN + 'draft = "x"\n[more]\nx = 1', "nothing beside"),
        ("act = [1]", "act 1"),
        (OPEN + 'readings = "G-17"\n' + SIGN.format(state="XA"), "a table"),
    ],
)
def test_what_is_no_list_of_acts_is_said(run: Run, tmp_path: Path, text: str, told: str) -> None:
    said = run("offer", put(tmp_path, text))
    assert said.code == 1
    assert told in said.err


def test_a_place_that_the_file_does_not_have_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("offer", put(tmp_path, OPEN), "--from", "2")
    assert said.code == 1
    assert "at most 1" in said.err
