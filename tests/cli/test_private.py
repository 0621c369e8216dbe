"""Private figures: no command tells a value that rests on one, nor what it can be worked out from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from charterhouse import bootstrap
from charterhouse.desk.audit import about
from cli.conftest import Run

SECRET = "4321.00 RUB"
PRINTED = ("4,321", "4\u00a0321", "4321")


def founding() -> list[dict[str, Any]]:
    """Three States sign the Charter and deposit."""
    made: list[dict[str, Any]] = [
        {"act": "final.open_treaty", "on": "2002-10-07", "by": "depositary", "ref": "charter",
         "title_en": "Charter", "title_ru": "Устав", "form": "charter"}
    ]  # fmt: skip
    for kind, on in (("sign", "2002-10-07"), ("deposit", "2003-09-18")):
        made += [
            {"act": f"final.{kind}", "on": on, "by": state, "treaty": "charter", "state": state}
            for state in ("XA", "XB", "XC")
        ]
    return made


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A register in which the contribution of XA for 2025 is private."""
    path = tmp_path / "closed.db"
    bootstrap.new_register(path, "ann", "Society of Lanterns", "text")
    assessed = {
        "act": "financing.assess", "on": "2025-01-10", "by": "secretariat", "state": "XA", "year": 2025,
    }  # fmt: skip
    with bootstrap.open_for_offers(path) as desk:
        for act in founding():
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
        private = {"amount": SECRET, "due": "2025-03-07"}
        ruling = desk.offer(assessed, "ann", notwithstanding="a test", private=private)
        assert ruling.receipt is not None
        assert "amount" not in about(ruling.act)
    return path


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(
    "command",
    [
        ("ask", "owes", "XA"),
        ("ask", "owes", "XA", "--deep"),
        ("ask", "arrears", "XA", "--deep"),
        ("ask", "owes", "XA", "2025", "--deep"),
        ("standing",),
        ("due",),
        ("audit", "--all"),
    ],
)
def test_no_command_tells_a_private_figure(
    run: Run, closed: Path, command: tuple[str, ...], as_json: tuple[str, ...], lang: str
) -> None:
    day = () if command[0] == "audit" else ("--on", "2025-06-01")
    said = run(*command, *day, "--db", closed, "--lang", lang, *as_json)
    assert said.code != 1, said.err
    assert not [each for each in PRINTED if each in said.out], said.out


def test_what_is_withheld_is_said_to_be(run: Run, closed: Path) -> None:
    asked = ("--on", "2025-06-01", "--db", closed)
    owes = run("ask", "owes", "XA", *asked).out.splitlines()
    assert owes[1].strip() == "withheld"
    assert "не раскрывается" in run("standing", *asked, "--lang", "ru").out
    assert "to pay: withheld" in run("due", *asked).out
    member = run("standing", *asked, "--json").data["members"][0]
    assert (member["owes"]["value"], member["owes"]["en"]) == (None, "withheld")
    open_one = run("ask", "member", "XA", *asked)
    assert open_one.code == 0, "what rests on nothing private is told"
    assert "withheld" not in open_one.out


@pytest.fixture
def budgeted(tmp_path: Path) -> Path:
    """A register in which the figures of a budget that was adopted are private."""
    path = tmp_path / "budgeted.db"
    bootstrap.new_register(path, "ann", "Society of Lanterns", "text")
    figures = {"total": SECRET, "income": SECRET, "lines": {"secretariat.staff": SECRET}}
    tabled = {
        "act": "organs.table_draft",
        "on": "2024-11-28",
        "by": "secretariat",
        "draft": "b",
        "organ": "council",
    }
    day: dict[str, Any] = {"on": "2024-11-28", "draft": "b"}
    with bootstrap.open_for_offers(path) as desk:
        for act in founding():
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
        measure = {"act": "financing.approve_budget", "year": 2025, **figures}
        assert desk.offer(
            tabled, "ann", notwithstanding="a test", private={"measure": measure}
        ).receipt
        offers: list[dict[str, Any]] = [
            {"act": "organs.put_draft", "by": "chair", "way": "consensus"}
        ]
        offers += [
            {"act": "organs.take_position", "by": state, "state": state, "position": "for"}
            for state in ("XA", "XB", "XC")
        ]
        offers.append({"act": "organs.announce", "by": "chair", "outcome": "adopted"})
        for act in offers:
            assert desk.offer({**day, **act}, "ann", notwithstanding="a test").receipt is not None
    return path


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(
    "question", [("budget_execution", "2025"), ("may_spend", "2025"), ("adopted", "b")]
)
def test_no_command_tells_the_private_figures_of_a_budget(
    run: Run, budgeted: Path, question: tuple[str, ...], as_json: tuple[str, ...]
) -> None:
    said = run("ask", *question, "--deep", "--on", "2025-06-01", "--db", budgeted, *as_json)
    assert said.code in (0, 2), said.err
    assert not [each for each in PRINTED if each in said.out], said.out
    if question[0] == "budget_execution" and not as_json:
        assert "withheld" in said.out


# To whom the record opens them --------------------------------------------------------------------

DAY = ("--on", "2025-06-01")
OF_MONEY = [
    ("ask", "account", "XA"),
    ("ask", "owes", "XA", "2025", "--deep"),
    ("papers", "statement", "XA", "--lang", "en"),
    ("papers", "call", "XA", "--lang", "en"),
    ("ledger", "export"),
    ("ledger", "export", "--format", "json"),
    ("ledger", "balance"),
]


@pytest.fixture
def accredited(closed: Path) -> Path:
    """The same register, in which the head of a Member's delegation and an expert of it are accredited."""
    with bootstrap.open_for_offers(closed) as desk:
        for person, capacity in (("Head", "head"), ("Expert", "expert")):
            act = {
                "act": "organs.accredit", "on": "2025-01-11", "by": "XB", "person": person,
                "state": "XB", "organ": "council", "capacity": capacity, "office_held": "head_of_state",
            }  # fmt: skip
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    return closed


@pytest.mark.parametrize("command", OF_MONEY)
def test_the_figure_is_told_to_whom_the_record_entitles_and_to_nobody_else(
    run: Run, accredited: Path, command: tuple[str, ...]
) -> None:
    of = (*command, *DAY, "--db", accredited)
    nobody = run(*of)
    assert not [each for each in PRINTED if each in nobody.out + nobody.err]
    assert "withheld" in nobody.out + nobody.err
    assert "0.00" not in nobody.out, "what is withheld is not nought"
    for person in ("Expert", "nobody", "bob"):
        refused = run(*of, "--as", person)
        assert refused.code == 1
        assert not [each for each in PRINTED if each in refused.out + refused.err]
        assert person in refused.err
    for person in ("ann", "Head"):
        said = run(*of, "--as", person)
        assert [each for each in PRINTED if each in said.out], (person, said)


def test_a_paper_with_restricted_figures_says_for_whom_it_is(run: Run, accredited: Path) -> None:
    of = ("papers", "statement", "XA", *DAY, "--db", accredited)
    assert "составлено только для: Head" in run(*of, "--as", "Head").out
    assert "составлено только для" not in run(*of).out
