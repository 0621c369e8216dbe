"""The books: each kind of financial act as postings, and the accounts of the Members as the statements have them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse.commons.ledger import balances, trial_balance, under
from charterhouse.commons.money import Money
from money.organisation import Organisation, asked, decided, founding, recorded

STATES = ["XA", "XB"]
SCALE = {"act": "financing.approve_scale", "year": 2024, "shares": {"XA": "1/2", "XB": "1/2"}}
BUDGET = {
    "act": "financing.approve_budget", "year": 2024, "total": "200.00 RUB", "income": "200.00 RUB",
    "lines": {"secretariat.travel": "120.00 RUB", "secretariat.paper": "80.00 RUB"},
}  # fmt: skip


def act(kind: str, on: str, **of: Any) -> dict[str, Any]:
    return {"act": f"financing.{kind}", "on": on, "by": "secretariat", **of}


def year() -> list[dict[str, Any]]:
    """A year with everything in it."""
    return [
        *founding(STATES),
        *decided("scale", date(2023, 12, 1), SCALE, STATES),
        *decided("budget", date(2023, 12, 1), BUDGET, STATES),
        *(act("assess", "2024-01-02", state=state, year=2024, amount="100.00 RUB", due="2024-01-31",
              draft="scale") for state in STATES),
        act("record_payment", "2024-02-01", payment="p1", state="XA", amount="100.00 RUB"),
        act("record_payment", "2024-02-02", payment="p2", state="XB", amount="40.00 RUB"),
        act("reverse_payment", "2024-02-05", payment="p2", reason="returned"),
        act("record_rate", "2024-03-01", currency="USD", rate="90", day="2024-03-01"),
        act("record_payment", "2024-03-01", payment="p3", state="XB", amount="1.00 USD"),
        act("transfer", "2024-04-01", year=2024, line="secretariat.travel", to="secretariat.paper",
            amount="20.00 RUB"),
        act("spend", "2024-05-01", year=2024, line="secretariat.paper", amount="90.00 RUB"),
        {**act("accept_fund", "2024-05-02", fund="museum", source="A donor", purpose="exhibits",
               amount="10.00 RUB", nature="gift"), "by": "secretary_general"},
        act("spend", "2024-06-01", year=2024, fund="museum", amount="4.00 RUB"),
        act("close_year", "2025-01-15", year=2024),
    ]  # fmt: skip


def standing(on: date) -> dict[str, dict[str, int]]:
    return balances(asked(recorded(year()), on, question="ledger").value or ())


def test_every_kind_of_act_has_its_accounts() -> None:
    held = standing(date(2024, 12, 31))
    assert {name: dict(of) for name, of in held.items()} == {
        "Assets:Bank:RUB": {"RUB": 10_000 - 9_000},
        "Assets:Bank:USD": {"USD": 100},
        "Assets:Contributions:XB": {"RUB": 10_000 - 9_000},
        "Assets:Funds:museum": {"RUB": 600},
        "Equity:Appropriations:2024:secretariat.paper": {"RUB": -10_000},
        "Equity:Appropriations:2024:secretariat.travel": {"RUB": -10_000},
        "Equity:Budget:2024": {"RUB": 20_000},
        "Equity:Exchange:RUB": {"RUB": 9_000},
        "Equity:Exchange:USD": {"USD": -100},
        "Equity:Funds:museum": {"RUB": -600},
        "Expenses:2024:secretariat.paper": {"RUB": 9_000},
        "Income:Contributions:2024": {"RUB": -20_000},
    }


def test_a_closed_year_leaves_its_surplus_and_nothing_else() -> None:
    held = standing(date(2025, 1, 31))
    assert held["Equity:Surplus:2024"] == {"RUB": 9_000 - 20_000}
    assert not under(held, "Income")
    assert not under(held, "Expenses")


@pytest.mark.parametrize("credited", [False, True])
def test_the_surplus_in_cash_says_what_it_is_as_assessed(credited: bool) -> None:
    """The books count what is charged and unpaid too; the question counts what came in, and tells both."""
    surplus = {
        "act": "financing.allocate_surplus", "year": 2024, "amount": "10.00 RUB",
        "credits": {"XA": "5.00 RUB", "XB": "5.00 RUB"},
    }  # fmt: skip
    record = recorded(
        [*year(), *(decided("surplus", date(2025, 3, 1), surplus, STATES) if credited else ())]
    )
    held = balances(asked(record, date(2025, 4, 1), question="ledger").value or ())
    told = asked(record, date(2025, 4, 1), question="surplus", year=2024)
    facts = told.grounds[0].facts
    gone = 1_000 if credited else 0
    assert told.value == Money(10_000 + 9_000 - 9_000 - gone, "RUB"), "ten rubles are not paid"
    assert facts["as_assessed"] == Money(20_000 - 9_000 - gone, "RUB")
    assert facts["as_assessed"] == Money(-held["Equity:Surplus:2024"]["RUB"], "RUB")


def test_the_budget_is_never_touched_by_a_fund() -> None:
    before, after = standing(date(2024, 5, 1)), standing(date(2024, 6, 30))
    assert under(before, "Assets:Bank") == under(after, "Assets:Bank")
    assert under(before, "Expenses") == under(after, "Expenses")


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(2, 5), st.integers(1, 6), st.data())
def test_the_books_agree_with_every_statement_at_any_two_times(
    seed: int, members: int, years: int, data: st.DataObject
) -> None:
    """To the kopeck, with a hand-kept oracle beside both."""
    organisation = Organisation(members, years, seed).lived()
    record = recorded(organisation.acts)
    for _ in range(4):
        on = data.draw(st.dates(date(1965, 10, 1), date(1966 + years, 12, 31)))
        known = data.draw(st.integers(3 * members + 5, len(organisation.acts) - 1))
        books = asked(record, on, known, question="ledger").value or ()
        held = balances(books)
        assert trial_balance(held) == {}
        for state in organisation.states:
            statement = asked(record, on, known, question="account", state=state).value
            kopecks = organisation.balance(state, on, known)
            assert under(held, f"Assets:Contributions:{state}").get("RUB", 0) == kopecks
            if statement is not None:
                assert statement.balance == Money(kopecks, "RUB")
                ageing = {each.year: each.owed.minor for each in statement.ageing}
                assert ageing == organisation.unpaid(state, on, known)


@pytest.mark.parametrize("on", ["2024-02-02", "2024-02-05", "2024-03-01"])
def test_books_balance_on_each_day(on: str) -> None:
    assert trial_balance(standing(date.fromisoformat(on))) == {}


def test_the_reserve_is_what_its_account_holds_on_every_day() -> None:
    """Of a surplus of 10, 3 are credited; a budget draws 5, its amendment only 2."""
    paid = [each for each in year() if each.get("payment") not in {"p2", "p3"}]
    surplus = {
        "act": "financing.allocate_surplus", "year": 2024, "amount": "10.00 RUB",
        "credits": {"XA": "3.00 RUB"},
    }  # fmt: skip
    draws = {
        "act": "financing.approve_budget", "year": 2026, "total": "100.00 RUB",
        "income": "95.00 RUB", "reserves": "5.00 RUB", "lines": {"secretariat.staff": "100.00 RUB"},
    }  # fmt: skip
    less = {
        "act": "financing.amend_budget",
        "year": 2026,
        "total": "97.00 RUB",
        "lines": {"secretariat.staff": "97.00 RUB"},
        "reserves": "2.00 RUB",
    }
    record = recorded([
        *paid,
        *decided("surplus", date(2025, 3, 1), surplus, STATES),
        *decided("draws", date(2025, 11, 1), draws, STATES),
        *decided("less", date(2026, 5, 1), less, STATES),
    ])  # fmt: skip
    expected = {
        date(2025, 2, 1): 0, date(2025, 3, 2): 700, date(2025, 11, 2): 200, date(2026, 5, 2): 500,
    }  # fmt: skip
    for on, kopecks in expected.items():
        held = balances(asked(record, on, question="ledger").value or ())
        assert trial_balance(held) == {}
        assert under(held, "Equity:Reserve") == ({"RUB": -kopecks} if kopecks else {})
        assert asked(record, on, question="reserve").value == Money(kopecks, "RUB")
