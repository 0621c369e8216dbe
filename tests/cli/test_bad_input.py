"""What a budget officer or a membership desk may get wrong: each refused with its grounds and sums, nothing changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.conftest import Run
from money.organisation import Fields, decided, founding

SEVEN = [f"X{letter}" for letter in "ABCDEFG"]
BANK = Path(__file__).parents[1] / "documents" / "bank" / "statement.xml"
SHARES = dict.fromkeys(SEVEN, "1/7")
BUDGET = {
    "act": "financing.approve_budget", "year": 2024, "total": "700.00 RUB", "income": "700.00 RUB",
    "lines": {"secretariat.staff": "600.00 RUB", "secretariat.paper": "100.00 RUB"},
}  # fmt: skip


def financing(kind: str, on: str, **of: Any) -> Fields:
    return {"act": f"financing.{kind}", "on": on, "by": "secretariat", **of}


def measure(kind: str, **of: Any) -> list[Fields]:
    """A measure to which all seven have agreed, and its announcement."""
    return list(decided("wrong", date(2024, 1, 15), {"act": kind, **of}, SEVEN))


class Wrong(NamedTuple):
    """What is offered last, what it says, and with which code: 1 unreadable, 2 refused, 3 depends."""

    offered: list[Fields]
    told: tuple[str, ...]
    code: int = 2


PAYMENT = financing("record_payment", "2024-02-01", payment="p1", state="XA", amount="100.00 RUB")
FUND = financing(
    "accept_fund", "2024-02-01", fund="bridge", source="A bank", purpose="to bridge a gap",
    amount="10.00 RUB", nature="grant", repayable=False,
)  # fmt: skip
NOTICE = {
    "act": "membership.notify_withdrawal", "by": "XG", "state": "XG", "on": "2025-02-01",
    "received": "2025-02-01",
}  # fmt: skip

WRONG = {
    "shares of seven Members that sum to 110": Wrong(
        measure("financing.approve_scale", year=2025, shares={**dict.fromkeys(SEVEN, "1/10"), "XA": "1/2"}),
        ("24.3", "sum: 11/10, that is 110 %", "Correct the shares so that they sum to 1"),
    ),
    "a payment to a call that was never made": Wrong(
        [{**PAYMENT, "years": [2031]}], ("24.3", "not assessed: 2031", "Name other years than 2031")
    ),
    "a payment of less than nothing": Wrong(
        [{**PAYMENT, "amount": "-0.01 RUB"}], ("24.3", "something came in; amount: −0.01 RUB")
    ),
    "a part of a kopeck": Wrong(
        [{**PAYMENT, "amount": "1.001 RUB"}], ("`amount` is `1.001 RUB`", "with its minor units"), 1
    ),
    "a currency that does not exist": Wrong(
        [{**PAYMENT, "amount": "1.00 RUX"}], ("`amount` is `1.00 RUX`", "ISO 4217, of which RUX is none"), 1
    ),
    "a transfer of more than a line holds": Wrong(
        [financing("transfer", "2024-02-01", year=2024, line="secretariat.paper", to="secretariat.staff",
                   amount="100.01 RUB")],
        ("24.4", "transferred: 100.01 RUB, unspent: 100.00 RUB", "Transfer 100.00 RUB at most"),
    ),
    "a deficit behind lines that change places": Wrong(
        measure("financing.amend_budget", year=2024, total="750.00 RUB",
                lines={"secretariat.staff": "650.00 RUB", "secretariat.paper": "100.00 RUB"}),
        ("24.4", "spending: 750.00 RUB, income: 700.00 RUB", "Cut spending to 700.00 RUB"),
    ),
    "lines that make up more than the total": Wrong(
        measure("financing.amend_budget", year=2024, lines={"secretariat.staff": "650.00 RUB"}),
        ("24.6", "lines together: 750.00 RUB, total: 700.00 RUB", "Correct the lines or the total"),
    ),
    "a notice of five months and thirty days": Wrong(
        [{**NOTICE, "leaves_on": "2025-07-31"}],
        ("19.3", "no later than 31 January 2025; received: 1 February 2025", "no earlier than 1 August 2025"),
    ),
    "a notice by one that owes, which the readings judge otherwise": Wrong(
        [{**NOTICE, "leaves_on": "2025-12-01"}], ("19.3", "owed: 100.00 RUB", "Settle what is owed first"), 3
    ),
    "an expulsion without a breach file": Wrong(
        measure("membership.expel", state="XG"),
        ("20.1", "file: none", "Open a breach file that names the provisions", "Suspend the Member first"),
    ),
    "a loan": Wrong([{**FUND, "nature": "loan"}], ("24.2", "nature: loan", "Refuse it")),
    "a loan by the name of a grant": Wrong(
        [{**FUND, "repayable": True}], ("24.2", "nature: grant, to be paid back: yes", "Refuse it")
    ),
    "a loan in a budget": Wrong(
        measure("financing.approve_budget", year=2025, total="70.00 RUB", income="60.00 RUB",
                borrowed="10.00 RUB"),
        ("24.2", "borrowed: 10.00 RUB", "Strike the loan out"),
    ),
}  # fmt: skip


@pytest.fixture
def db(run: Run, tmp_path: Path) -> Path:
    """Seven Members that share a budget, each assessed for a hundred roubles."""
    run("new", "--registrar", "ann", "--profile", "text")
    scale = {"act": "financing.approve_scale", "year": 2024, "shares": SHARES}
    acts = [
        *founding(SEVEN),
        *decided("scale", date(2023, 12, 1), scale, SEVEN),
        *decided("budget", date(2023, 12, 1), BUDGET, SEVEN),
        *(
            financing("assess", "2024-01-02", state=state, year=2024, amount="100.00 RUB",
                      due="2024-01-31", draft="scale")
            for state in SEVEN
        ),
    ]  # fmt: skip
    offer(run, tmp_path, acts)
    return tmp_path / "charterhouse.db"


def offer(run: Run, folder: Path, acts: list[Fields]) -> None:
    """Enter acts that are right."""
    if acts:
        (folder / "acts.json").write_text(json.dumps(acts), "utf-8")
        said = run("offer", "acts.json")
        assert said.code == 0, said


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_grounds(
    run: Run, db: Path, tmp_path: Path, name: str
) -> None:
    *before, last = WRONG[name].offered
    offer(run, tmp_path, before)
    (tmp_path / "last.json").write_text(json.dumps(last), "utf-8")
    entered = run("export").out
    said = run("offer", "last.json")
    assert said.code == WRONG[name].code, said
    told = " ".join((said.out + said.err).split())  # however the lines are broken
    for each in WRONG[name].told:
        assert each in told, (each, told)
    assert run("export").out == entered
    in_russian = run("offer", "last.json", "--lang", "ru")
    assert (in_russian.code, run("export").out) == (said.code, entered)


def test_a_bank_file_with_a_broken_total_is_refused(run: Run, db: Path, tmp_path: Path) -> None:
    text = BANK.read_text("utf-8")
    (tmp_path / "broken.xml").write_text(text.replace("1549.50", "1549.60"), "utf-8")
    entered = run("export").out
    said = run("ledger", "match", "broken.xml", "-o", "pay.json")
    assert said.code == 1
    assert "1549.60" in said.err
    assert "1549.50" in said.err
    assert not (tmp_path / "pay.json").exists()
    assert run("export").out == entered
