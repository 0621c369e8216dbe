"""Double entry: what does not balance is never a transaction, and sums are kept by currency."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.ledger import (
    WHOLE,
    Posting,
    Unbalanced,
    balances,
    summed,
    transaction,
    trial_balance,
    under,
)
from charterhouse.commons.money import Money

DAY = date(2024, 1, 1)
ACCOUNTS = ["Assets:Bank", "Assets:Bank:RUB", "Assets:Banknotes", "Income:Dues", "Equity:Reserve"]
POSTINGS = st.lists(
    st.builds(
        Posting,
        st.sampled_from(ACCOUNTS),
        st.builds(Money, st.integers(-(10**18), 10**18), st.sampled_from(["RUB", "USD"])),
    ),
    max_size=6,
)


@given(POSTINGS)
def test_postings_that_do_not_sum_to_nothing_are_no_transaction(postings: list[Posting]) -> None:
    over = summed(postings)
    if over:
        with pytest.raises(Unbalanced, match="over by"):
            transaction(DAY, 1, "x", postings)
    else:
        assert summed(transaction(DAY, 1, "x", postings).postings) == {}


@given(st.lists(POSTINGS, max_size=5))
def test_balances_sum_as_a_plain_scan_does(books: list[list[Posting]]) -> None:
    closed = [
        [*of, *(Posting("Equity:Rest", Money(-minor, each)) for each, minor in summed(of).items())]
        for of in books
    ]
    rows = [transaction(DAY, n, "x", of) for n, of in enumerate(closed)]
    held = balances(rows)
    assert trial_balance(held) == {}
    for account in (*ACCOUNTS, "Equity:Rest"):
        for currency in ("RUB", "USD"):
            plain = sum(
                each.amount.minor
                for of in closed
                for each in of
                if each.account == account and each.amount.currency == currency
            )
            assert held.get(account, {}).get(currency, 0) == plain


def test_an_account_is_summed_with_those_below_it_and_no_others() -> None:
    held = {name: {"RUB": 10**n} for n, name in enumerate(ACCOUNTS)}
    assert under(held, "Assets:Bank") == {"RUB": 11}
    assert under(held, "Assets") == {"RUB": 111}
    assert under(held, WHOLE) == {"RUB": 11111}


def test_a_root_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Unbalanced, match="no such account"):
        transaction(DAY, 1, "x", [Posting("Pocket", Money(0, "RUB"))])
