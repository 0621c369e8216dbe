"""The command `papers`: where a paper goes, and what is said of a slip."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from charterhouse import bootstrap
from charterhouse.cli.papers import KINDS
from charterhouse.documents.drawing import FORMS

if TYPE_CHECKING:
    from cli.conftest import Run

ACTS = (
    {"act": "organs.convene", "on": "2026-01-12", "by": "secretary_general", "session": "winter",
     "organ": "permanent_council", "kind": "regular", "opens": "2026-02-02"},
    {"act": "organs.table_draft", "on": "2026-01-13", "by": "XA", "draft": "lamps",
     "organ": "permanent_council", "title_ru": "О лампах", "session": "winter"},
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    bootstrap.new_register(path, "ann", "Society of Lanterns", "text")
    with bootstrap.open_for_offers(path) as desk:
        for act in ACTS:
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    return path


def test_the_command_knows_the_kinds_that_can_be_drawn_up() -> None:
    assert tuple(FORMS) == KINDS


def test_a_paper_goes_to_the_screen_in_russian(run: Run, register: Path) -> None:
    said = run("papers", "agenda", "winter", "--db", register)
    assert said.code == 0
    assert '<html lang="ru">' in said.out
    assert "Проект повестки дня очередного заседания Постоянного совета" in said.out


def test_a_paper_goes_to_a_file_once_and_again_with_force(run: Run, register: Path) -> None:
    told = run(
        "papers",
        "protocol",
        "winter",
        "-o",
        "p.pdf",
        "--on",
        "2026-02-03",
        "--json",
        "--db",
        register,
    )
    made = Path("p.pdf").read_bytes()
    assert told.data == {
        "file": "p.pdf", "form": "pdf", "bytes": len(made),
        "sha256": hashlib.sha256(made).hexdigest(),
    }  # fmt: skip
    again = ("papers", "protocol", "winter", "-o", "p.pdf", "--on", "2026-02-03", "--db", register)
    refused = run(*again)
    assert (refused.code, "--force" in refused.err) == (1, True)
    assert run(*again, "--force").code == 0
    assert Path("p.pdf").read_bytes() == made


def test_data_comes_as_json(run: Run, register: Path) -> None:
    told = run("papers", "participants", "winter", "--lang", "en", "--json", "--db", register)
    assert told.data["title"] == "Participants in the regular meeting of the Permanent Council"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("protocol", "wintr"), "`winter`"),
        (("decision", "lamp"), "`lamps`"),
        (("minutes", "winter"), "`protocol`"),
        (("votes", "winter", "--format", "pdf"), "`csv`"),
        (("agenda",), "a session"),
        (("agenda", "winter", "-o", "absent/a.html"), "cannot be written"),
        (("certificate", "lamps"), "silence procedure"),
    ],
)
def test_a_slip_is_one_line_that_names_the_cure(
    arguments: tuple[str, ...], said: str, run: Run, register: Path
) -> None:
    told = run("papers", *arguments, "--db", register)
    assert told.code == 1
    assert said in told.err
    assert told.err.count("\n") == 1


def test_a_state_is_called_upon_for_the_year_that_is_asked_for(run: Run, register: Path) -> None:
    with bootstrap.open_for_offers(register) as desk:
        for year in (2024, 2025):
            act = {
                "act": "financing.assess", "on": f"{year}-01-12", "by": "secretariat",
                "state": "AM", "year": year, "amount": f"{year}.50 RUB", "due": f"{year}-03-31",
            }  # fmt: skip
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    of = ("--lang", "en", "--on", "2025-02-01", "--db", register)
    last = run("papers", "call", "AM", *of)
    assert "Call for payment of the contribution for 2025" in last.out
    named = run("papers", "call", "AM", "--year", 2024, *of)
    assert "2,024.50" in named.out.replace("\u00a0", " ")
    slip = run("papers", "protocol", "winter", "--year", 2024, *of)
    assert slip.code == 1
    assert "--year" in slip.err


def test_the_days_of_article_25_are_told_though_an_amount_is_not_known(run: Run) -> None:
    """Of the real history: what is assessed for 2025 is not known, the days on which it counts are."""
    assert run("demo", "--no-serve", "--db", "real.db", "--json").code == 0
    at = ("--db", "real.db", "--on", "2026-01-20", "--lang", "en")
    turns = run("ask", "article_25_forecast", "state=AM", *at, "--json").data["value"]
    days = [each.get("since") for each in turns]
    assert any(days)
    assert any(each.get("latest") == "2027-01-01" for each in turns), "its day due is not known"
    said = run("ask", "article_25_forecast", "state=AM", *at[:-1], "ru").out
    assert re.search(r"срок, с конца года +1 января 2027 +-", said), said
    assert not {"A, year_end", "year_end", "demand"} & set(re.split(r"[\s,:;]+", said))
    for asked in (("statement", "AM"), ("call", "AM", "--year", "2024")):
        blocks = run("papers", *asked, *at, "--format", "json").data["blocks"]
        [rows] = [
            each["rows"] for each in blocks if each.get("caption") == "If nothing more is paid"
        ]
        assert len(rows) == len(days)
        for row, turn in zip(rows, turns, strict=True):
            told = "at the latest" if turn.get("latest") else "no day can be told"
            assert (turn["since"][:4] if turn.get("since") else told) in row[1]
            assert row[2] == "not known"
