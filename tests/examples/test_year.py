"""The scripted year, run as a user runs it: at the command line, from its own script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from charterhouse.portal.app import portal

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "examples" / "year"
BIN = Path(sys.executable).parent


def run(*command: str | Path, code: int = 0) -> str:
    environment = {
        "PATH": f"{BIN}{os.pathsep}{os.defpath}",
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == code, done.stdout[-3000:] + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The register that the script made, and what the script said."""
    db = tmp_path_factory.mktemp("year") / "year.db"
    return db, run("sh", YEAR / "run.sh", db)


def asked(db: Path, *words: str, code: int = 0) -> Any:
    return json.loads(run(BIN / "charterhouse", *words, "--db", db, "--json", code=code))


def test_every_mistake_is_refused(told: tuple[Path, str]) -> None:
    """The script itself ends in error where one is not; here, that none was left out."""
    said = [line for line in told[1].splitlines() if line.startswith("   refused: ")]
    assert len(said) == len(list((YEAR / "mistakes").glob("*.toml"))) == 11


def test_sixty_drafts_by_every_way_of_deciding(told: tuple[Path, str]) -> None:
    drafts = asked(told[0], "drafts")["drafts"]
    ways = Counter(each["way"] for each in drafts)
    assert len(drafts) >= 60
    assert {"consensus", "limited", "circulation", "silence", "vote"} <= ways.keys()
    outcomes = Counter(each["state"] for each in drafts)
    assert outcomes["withdrawn"] >= 4
    assert outcomes["not_adopted"] >= 5


def test_only_the_outcome_announced_wrongly_is_irregular(told: tuple[Path, str]) -> None:
    entries = asked(told[0], "audit", code=2)["entries"]
    irregular = [each for each in entries if each["standing"] == "irregular"]
    assert [each["act"] for each in irregular] == ["organs.announce"]
    assert irregular[0]["notwithstanding"]


def test_what_was_corrected_stands_as_corrected(told: tuple[Path, str]) -> None:
    assert asked(told[0], "ask", "adopted", "circ-miscounted")["answer"] == "yes"


def test_a_draft_without_all_signatures_says_what_it_lacks(told: tuple[Path, str]) -> None:
    wanting = asked(told[0], "ask", "what_it_takes", "circ-open")["value"]
    assert wanting["lacking"] == ["XD"]


def test_the_register_is_sound(told: tuple[Path, str]) -> None:
    assert json.loads(run(BIN / "charterhouse", "verify", told[0], "--json"))["sound"]


def test_who_objected_to_the_format_is_told(told: tuple[Path, str]) -> None:
    drafts = asked(told[0], "sessions", "csc-2025-06")["drafts"]
    fund = next(each for each in drafts if each["draft"] == "csc-fund")
    assert [(each["state"], each["objects"]) for each in fund["of_format"]] == [("XE", True)]
    shown = run(BIN / "charterhouse", "sessions", "csc-2025-06", "--db", told[0])
    assert "objects to the format" in shown
    with TestClient(portal(told[0], warm=False)) as client:
        page = client.get("/en/sessions/csc-2025-06?on=2025-12-31").text
    assert "XE</a><span>objects to the limited format</span>" in page


@pytest.mark.parametrize(
    ("on", "lang", "said"),
    [
        ("2025-06-18T10:02:00+03:00", "en", ", seat contested by XE, not settled)"),
        ("2025-06-18T10:02:00+03:00", "ru", ", место оспорено государством XE, спор не разрешён)"),
        ("2025-12-31", "en", ""),
    ],
)
def test_a_contested_seat_is_marked_until_it_is_settled(
    told: tuple[Path, str], on: str, lang: str, said: str
) -> None:
    paper = run(
        BIN / "charterhouse", "papers", "participants", "csc-2025-06", "--db", told[0],
        "--on", on, "--lang", lang, "--format", "html",
    )  # fmt: skip
    assert "Flora Fabel" in paper
    assert said in paper
    assert said or "contested" not in paper
