"""The books at the command line: written for other programs, summed up, fed from a bank statement."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from money.organisation import decided, founding
from money.test_books import BUDGET, SCALE, STATES

ROOT = Path(__file__).parents[2]
BEAN_CHECK = ROOT / ".venv-bench" / "bin" / "bean-check"
STATEMENT = "date,reference,amount,currency,payer,country,text\n"


@pytest.fixture
def db(run: Run, tmp_path: Path) -> str:
    """Two Members, each assessed for a hundred roubles."""
    run("new", "--registrar", "ann", "--profile", "text")
    acts: list[dict[str, Any]] = [
        *founding(STATES),
        *decided("scale", date(2023, 12, 1), SCALE, STATES),
        *decided("budget", date(2023, 12, 1), BUDGET, STATES),
    ]
    acts += [
        {"act": "financing.assess", "on": "2024-01-02", "by": "secretariat", "state": state,
         "year": 2024, "amount": "100.00 RUB", "due": "2024-01-31", "draft": "scale"}
        for state in STATES
    ]  # fmt: skip
    (tmp_path / "acts.json").write_text(json.dumps(acts), "utf-8")
    said = run("offer", "acts.json")
    assert said.code == 0, said.out
    return "charterhouse.db"


def test_the_journal_is_one_that_beancount_accepts(run: Run, db: str, tmp_path: Path) -> None:
    assert run("ledger", "export", "-o", "books.beancount").code == 0
    checked = subprocess.run([BEAN_CHECK, tmp_path / "books.beancount"], check=False)
    assert checked.returncode == 0
    assert run("ledger", "export").out.startswith('option "title"')


def test_the_form_follows_the_name_of_the_file(run: Run, db: str, tmp_path: Path) -> None:
    for name, begins in (
        ("b.journal", b"; "),
        ("b.csv", b"\xef\xbb\xbfdate,entry"),
        ("b.xlsx", b"PK"),
        ("b.jsonl", b"{"),
    ):
        assert run("ledger", "export", "-o", name).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert run("ledger", "export", "-o", "b.csv").code == 1
    assert run("ledger", "export", "-o", "b.csv", "--force").code == 0
    assert "beancount" in run("ledger", "export", "-o", "b.docx").err


def test_all_accounts_together_come_to_nothing(run: Run, db: str) -> None:
    told = run("ledger", "balance", "--json").data
    assert told["trial_balance"] == []
    assert told["accounts"]["Assets:Contributions:XA"] == ["100.00 RUB"]
    assert "сумма" in run("ledger", "balance", "--lang", "ru").out
    assert run("ledger", "balance", "Pocket").code == 1


def test_balances_tell_what_a_year_left_over_both_ways(run: Run, db: str) -> None:
    assert run("ledger", "balance", "--json").data["left_over"] == []
    closed = (
        '{"act": "financing.close_year", "on": "2025-01-15", "by": "secretariat", "year": 2024}'
    )
    Path("close.json").write_text(closed, "utf-8")
    run("offer", "close.json", "--notwithstanding", "a test")
    told = run("ledger", "balance", "--json").data
    [left] = told["left_over"]
    assert (left["year"], left["in_cash"]) == (2024, "0.00 RUB"), "nothing came in"
    assert [f"-{left['as_assessed']}"] == told["accounts"]["Equity:Surplus:2024"]
    said = " ".join(run("ledger", "balance", "--lang", "ru").out.split())
    assert "по начислениям" in said
    assert "по поступлениям" in said
    assert "left over" not in run("ledger", "balance", "Assets").out


def test_a_statement_becomes_acts_that_can_be_offered(run: Run, db: str, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        STATEMENT + "2024-02-01,B-1,40.00,RUB,Treasury,XB,dues 2024\n"
        "2024-02-02,B-2,7.00,RUB,Somebody,,\n",
        "utf-8",
    )
    matched = run("ledger", "match", "s.csv", "-o", "pay.json")
    assert matched.code == 3  # something is left for a person
    assert "B-2" in matched.out
    assert run("offer", "pay.json").code == 0
    again = run("ledger", "match", "s.csv", "--json").data
    assert {each["reference"]: each["why"] for each in again["left"]} == {
        "B-1": "entered_before",
        "B-2": "payer_unknown",
    }
    left = run("ledger", "balance", "--json").data["accounts"]["Assets:Contributions:XB"]
    assert left == ["60.00 RUB"]


@pytest.mark.parametrize("text", ["contribution, XB, 2024", "взнос, XB, 2024"])
def test_what_a_call_asks_to_be_quoted_is_recognised(
    run: Run, db: str, tmp_path: Path, text: str
) -> None:
    lang = "en" if text.isascii() else "ru"
    assert text in run("papers", "call", "XB", "--lang", lang).out
    (tmp_path / "s.csv").write_text(STATEMENT + f'2024-02-01,B-1,40.00,RUB,XB,,"{text}"\n', "utf-8")
    matched = run("ledger", "match", "s.csv", "--json").data["matched"]
    assert [(each["state"], each["years"]) for each in matched] == [("XB", [2024])]


def test_a_year_is_matched_though_the_account_as_a_whole_is_not_known(
    run: Run, db: str, tmp_path: Path
) -> None:
    call = {
        "act": "financing.assess",
        "on": "2025-01-02",
        "by": "secretariat",
        "state": "XB",
        "year": 2025,
    }
    (tmp_path / "call.json").write_text(json.dumps(call), "utf-8")
    assert run("offer", "call.json", "--notwithstanding", "a test").code == 0
    (tmp_path / "s.csv").write_text(
        STATEMENT + '2025-02-01,B-1,40.00,RUB,,XB,"contribution, XB, 2024"\n'
        '2025-02-01,B-2,40.00,RUB,,,"contribution, XB, 2025"\n'
        "2025-02-01,B-3,40.00,RUB,XB,,\n",
        "utf-8",
    )
    told = run("ledger", "match", "s.csv", "--json").data
    assert [each["years"] for each in told["matched"]] == [[2024]]
    assert [each["why"] for each in told["left"]] == ["debt_unknown", "year_not_named"]
    assert "год не назван" in run("ledger", "match", "s.csv", "--lang", "ru").out


def test_a_statement_that_does_not_add_up_writes_nothing(run: Run, db: str, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(STATEMENT + "2024-02-01,B-1,40.001,RUB,,XB,\n", "utf-8")
    said = run("ledger", "match", "s.csv", "-o", "pay.json")
    assert said.code == 1
    assert "at most 2 decimals" in said.err
    assert not (tmp_path / "pay.json").exists()


def test_a_statement_whose_total_nothing_proves_is_said_to_be_so(
    run: Run, db: str, tmp_path: Path
) -> None:
    (tmp_path / "s.csv").write_text(STATEMENT, "utf-8")
    said = run("ledger", "match", "s.csv")
    assert "holds no movements" in said.err
    assert "could not be checked" in said.err
    assert "операций нет" in run("ledger", "match", "s.csv", "--lang", "ru").err
    assert len(run("ledger", "match", "s.csv", "--json").data["warnings"]) == 2
    whole = (ROOT / "tests" / "documents" / "bank" / "statement.xml").read_text("utf-8")
    (tmp_path / "whole.xml").write_text(whole, "utf-8")
    assert run("ledger", "match", "whole.xml", "--json").data["warnings"] == []
    (tmp_path / "bare.xml").write_text(whole.replace("CLBD", "XXXX"), "utf-8")
    assert "проверить нельзя" in run("ledger", "match", "bare.xml", "--lang", "ru").err


def test_what_is_wrong_with_a_statement_is_said_in_russian(
    run: Run, db: str, tmp_path: Path
) -> None:
    whole = (ROOT / "tests" / "documents" / "bank" / "statement.xml").read_text("utf-8")
    (tmp_path / "bad.xml").write_text(whole.replace(">1549.50<", ">1549.51<"), "utf-8")
    said = run("ledger", "match", "bad.xml", "--lang", "ru").err
    assert "`выписка 2024-03: исходящий остаток`" in said
    assert "входящий остаток 1000.00 RUB" in said
    (tmp_path / "bad.csv").write_text("date,sum\n", "utf-8")
    assert "заголовки столбцов" in run("ledger", "match", "bad.csv", "--lang", "ru").err


def test_books_that_hold_nothing_are_said_to_and_why(run: Run, tmp_path: Path) -> None:
    run("demo", "--no-serve", "--db", "real.db", "--json")
    export = ("ledger", "export", "--db", "real.db", "--format", "csv")
    assert "of no State is the account known" in run(*export).err
    assert "ни по одному государству" in run(*export, "-o", "a.csv", "--lang", "ru").err
    assert run(*export, "-o", "b.csv", "--json").data["warnings"]
