"""Private figures: no command tells a value that rests on one, nor what it can be worked out from."""

from __future__ import annotations

import json
import zipfile
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


@pytest.mark.parametrize("form", [(), ("--json",), ("--lang", "ru")])
def test_whoever_offers_and_is_entitled_sees_the_sums_of_the_ruling(
    run: Run, closed: Path, tmp_path: Path, form: tuple[str, ...]
) -> None:
    """A withdrawal is refused for a debt that is private: with its sum to the registrar, not to a minister."""
    with bootstrap.open_for_offers(closed) as desk:
        bob = {"act": "organs.accredit", "on": "2025-01-11", "by": "XA", "person": "bob", "state": "XA",
               "organ": "foreign_ministers", "capacity": "minister"}  # fmt: skip
        assert desk.offer(bob, "ann", notwithstanding="a test").receipt is not None
    path = tmp_path / "act.json"
    leaving = {"act": "membership.notify_withdrawal", "on": "2025-06-01", "by": "XA", "state": "XA",
               "leaves_on": "2026-06-01", "received": "2025-06-01"}  # fmt: skip
    path.write_text(json.dumps(leaving), "utf-8")
    for person, told in (("ann", True), ("bob", False)):
        said = run("offer", path, "--as", person, "--db", closed, *form)
        assert said.code == 3, said
        assert any(each in said.out for each in PRINTED) is told, person


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
    assert "withheld" in (nobody.out + nobody.err).lower()
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


# State by State -----------------------------------------------------------------------------------

ALL_OWE = ("4,771", "4771", "4\u00a0771", "4,446", "4446")  # what would tell it by subtraction


@pytest.fixture
def several(accredited: Path) -> Path:
    """The same register; the contributions of XB and XC are open, and each has paid a part."""
    of_2025 = {"on": "2025-01-10", "by": "secretariat"}
    with bootstrap.open_for_offers(accredited) as desk:
        for state, amount, paid in (("XB", "300.00", "100.00"), ("XC", "150.00", "25.00")):
            whole = {"year": 2025, "state": state, "amount": f"{amount} RUB", "due": "2025-02-01"}
            part = {"state": state, "amount": f"{paid} RUB", "payment": f"{state}-1"}
            for kind, act in (("assess", whole), ("record_payment", part)):
                offered = {"act": f"financing.{kind}", **of_2025, **act}
                assert desk.offer(offered, "ann", notwithstanding="a test").receipt is not None
        for act in appointing("Arden"):
            offered = {"on": "2025-01-12", **act}
            assert desk.offer(offered, "ann", notwithstanding="a test").receipt is not None
    return accredited


def appointing(person: str) -> list[dict[str, Any]]:
    """The Foreign Ministers submit, and the Council appoints, a Secretary-General."""
    measure = {
        "act": "secretariat.appoint_secretary_general", "person": person, "state": "XB", "since": "2025-01-12",
    }  # fmt: skip
    made: list[dict[str, Any]] = [
        {"act": "organs.table_draft", "by": "secretariat", "draft": "sg", "organ": "council", "measure": measure},
        {"act": "organs.table_draft", "by": "secretariat", "draft": "submission", "organ": "foreign_ministers"},
    ]  # fmt: skip
    for draft in ("submission", "sg"):
        made.append({"act": "organs.put_draft", "by": "chair", "draft": draft, "way": "consensus"})
        made += [
            {"act": "organs.take_position", "by": state, "draft": draft, "state": state, "position": "for"}
            for state in ("XA", "XB", "XC")
        ]  # fmt: skip
        made.append({"act": "organs.announce", "by": "chair", "draft": draft, "outcome": "adopted"})
        if draft == "submission":
            made.append(
                {
                    "act": "organs.submit",
                    "by": "foreign_ministers",
                    "draft": draft,
                    "to": "council",
                    "submits": "sg",
                }
            )
    return made


def test_debts_are_withheld_state_by_state(run: Run, several: Path) -> None:
    asked = ("ask", "debtors", *DAY, "--db", several)
    told = run(*asked, "--json").data
    assert told["withheld"] is True
    assert told["value"] == [
        {"state": "XA", "withheld": True},
        {"state": "XB", "owed": "200.00 RUB", "overdue": "200.00 RUB", "oldest": 2025},
        {"state": "XC", "owed": "125.00 RUB", "overdue": "125.00 RUB", "oldest": 2025},
    ]
    for lang, word in (("en", "withheld"), ("ru", "не раскрывается")):
        said = run(*asked, "--deep", "--lang", lang).out
        assert word in said
        assert "200" in said
        assert not [each for each in (*PRINTED, *ALL_OWE) if each in said], "no sum of all either"
    for person in (
        "ann",
        "Head",
        "Arden",
    ):  # the registrar, the head of XB's delegation, the Secretariat
        whole = run(*asked, "--as", person, "--json").data
        assert whole["withheld"] is False
        assert whole["value"][0]["owed"] == SECRET
        assert whole["value"][1:] == told["value"][1:]
        assert "4646.00 RUB" in str(whole["grounds"])


@pytest.mark.parametrize("form", ["beancount", "hledger", "csv", "json", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_books_are_withheld_state_by_state(
    run: Run, several: Path, tmp_path: Path, form: str, lang: str
) -> None:
    def export(*who: str) -> tuple[str, str]:
        path = tmp_path / f"books.{form}"
        command = ("ledger", "export", "--format", form, "-o", path, "--force", "--lang", lang)
        said = run(*command, *DAY, "--db", several, *who)
        assert said.code == 0, said.err
        if form != "xlsx":
            return path.read_text("utf-8"), said.err
        with zipfile.ZipFile(path) as book:
            return " ".join(book.read(name).decode() for name in book.namelist()), said.err

    books, warned = export()
    word = "withheld" if lang == "en" else "не раскрывается"
    assert not [each for each in (*PRINTED, *ALL_OWE) if each in books + warned]
    assert word in books.lower()
    assert word in warned.lower()
    assert "XA" in warned
    assert "300" in books, "what is open is there"
    whole, silent = export("--as", "ann")
    assert "4321" in whole
    assert word not in whole.lower() + silent.lower()


def test_no_balance_is_told_that_leaves_something_out(run: Run, several: Path) -> None:
    command = ("ledger", "balance", *DAY, "--db", several)
    told = run(*command, "--json").data
    assert told["withheld"] == {
        "states": ["XA"], "transactions": 1, "accounts": ["Income:Contributions:2025"],
    }  # fmt: skip
    assert told["accounts"]["Income:Contributions:2025"] is None, "and not -450.00 RUB"
    assert told["accounts"]["Assets:Contributions:XB"] == ["200.00 RUB"]
    assert told["accounts"]["Assets:Bank:RUB"] == ["125.00 RUB"]
    assert "Assets:Contributions:XA" not in told["accounts"]
    said = run(*command)
    assert "Income:Contributions:2025  withheld" in said.out
    whole = run(*command, "--json", "--as", "ann").data
    assert whole["accounts"]["Assets:Contributions:XA"] == [SECRET]
    assert whole["withheld"] == {"states": [], "transactions": 0, "accounts": []}


def test_an_account_that_only_touches_what_is_private_in_passing_is_told(
    run: Run, tmp_path: Path
) -> None:
    """Where the figures follow from what is open, they are open, whatever else is private in an entry."""
    path = tmp_path / "passing.db"
    bootstrap.new_register(path, "ann", "Society of Lanterns", "text")
    with bootstrap.open_for_offers(path) as desk:
        for act in founding():
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
        spent = {
            "act": "financing.assess", "on": "2025-01-10", "by": "secretariat", "state": "XA", "year": 2025,
            "amount": "77.00 RUB",
        }  # fmt: skip
        private = {"draft": "a-secret-draft"}
        assert desk.offer(spent, "ann", notwithstanding="a test", private=private).receipt
    said = run("ask", "owes", "XA", *DAY, "--db", path, "--json")
    assert (said.data["value"], said.data["withheld"]) == ("77.00 RUB", False)
    assert "secret" not in said.out


def test_no_day_is_told_that_follows_from_a_private_one(run: Run, several: Path) -> None:
    """XA is to pay by 7 March 2025, which is private: neither when an answer turns, nor that it will, is told."""
    day = ("--on", "2025-03-01", "--db", several)
    for command in (
        ("ask", "overdue", "XA", "2025"),
        ("ask", "arrears", "XA", "--profile", "text"),
        ("ask", "article_25_forecast", "XA"),
        ("standing",),
        ("due",),
    ):
        for form in ((), ("--json",)):
            said = run(*command, *day, *form)
            days = [
                each
                for each in ("2025-03-0", "March 2025", "2027-03-0", "March 2027")
                if each in said.out
            ]
            assert set(days) <= {"2025-03-0", "March 2025"}, (command, form, said.out)
            assert "8 March 2025" not in said.out
            assert "2025-03-08" not in said.out
    told = run("ask", "overdue", "XA", "2025", *day, "--json")
    assert told.data["holds"]["until"] == "withheld"
    assert "until before withheld" in " ".join(
        run("ask", "overdue", "XA", "2025", *day).out.split()
    )
    whole = run("ask", "overdue", "XA", "2025", *day, "--json", "--as", "ann").data
    assert whole["holds"]["until"] == "2025-03-08"


def test_what_is_due_is_told_whole_to_those_entitled_alone(run: Run, several: Path) -> None:
    """The day by which XA is to pay, and what, stand in a private part."""
    day = ("--on", "2025-03-01", "--db", several, "--json")

    def owed(*more: str) -> dict[str, Any]:
        due = run("due", *day, *more).data["due"]
        return next(each for each in due if (each["kind"], each["who"]) == ("payment", "XA"))

    assert (owed()["by"], owed()["en"]) == (None, "to pay: withheld")
    told = owed("--as", "ann")
    assert told["by"] == "2025-03-07"
    assert "withheld" not in told["en"]
    assert "RUB" in told["en"]
    stranger = run("due", *day, "--as", "nobody")
    assert stranger.code == 1
    assert not stranger.out


def test_rows_that_are_known_are_told_though_the_answer_is_undetermined(
    run: Run, several: Path
) -> None:
    """XD is called upon for a sum that is on record nowhere; the others owe what they owe."""
    with bootstrap.open_for_offers(several) as desk:
        act = {
            "act": "financing.assess", "on": "2025-01-10", "by": "secretariat", "state": "AM", "year": 2025,
        }  # fmt: skip
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    asked = ("ask", "debtors", *DAY, "--db", several)
    for lang, words in (
        (
            "en",
            ("undetermined", "Armenia not known not known 2025", "XA withheld", "XB 200.00 RUB"),
        ),
        (
            "ru",
            (
                "не установлено",
                "Армения неизвестно неизвестно 2025",
                "XA не раскрывается",
                "XB 200,00 RUB",
            ),
        ),
    ):
        said = run(*asked, "--lang", lang)
        assert said.code == 3
        told = " ".join(said.out.replace("\u00a0", " ").split())
        assert [each for each in words if each not in told] == [], told
    whole = " ".join(run(*asked, "--as", "ann").out.replace("\u00a0", " ").split())
    assert "XA 4,321.00 RUB" in whole
    assert "not known of: Armenia" in whole


def test_a_paper_names_nothing_that_is_private_of_a_payment(run: Run, several: Path) -> None:
    with bootstrap.open_for_offers(several) as desk:
        paid = {
            "act": "financing.record_payment", "on": "2025-02-11", "by": "secretariat", "state": "XB",
            "amount": "1.00 RUB",
        }  # fmt: skip
        private = {"received": "2025-02-06"}
        assert desk.offer(paid, "ann", notwithstanding="a test", private=private).receipt
    said = run("papers", "statement", "XB", *DAY, "--db", several, "--lang", "en")
    assert said.code == 0, said.err
    assert "withheld" in said.out
    assert not [each for each in ("06.02.2025", "6 February", "2025-02-06") if each in said.out]
    assert (
        "06.02.2025"
        in run(
            "papers", "statement", "XB", *DAY, "--db", several, "--lang", "ru", "--as", "ann"
        ).out
    )
