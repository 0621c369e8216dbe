"""Double entry: every financial act is a set of postings that sum to nothing, in whole minor units.

An amount is positive on the debit side and negative on the credit side. Accounts are named from
their root down, `Assets:Contributions:XA:2024`, so that the name says where they are summed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from .money import Money

ROOTS = ("Assets", "Liabilities", "Equity", "Income", "Expenses")
WHOLE = ""  # the account above all others
Balance = Mapping[str, int]  # by currency, in minor units; a currency that balances is left out


CONTRIBUTIONS = "Assets:Contributions"  # above the account of each State


class Posting(msgspec.Struct, frozen=True):
    """What one account gains or, where it is negative, loses."""

    account: str
    amount: Money


class Transaction(msgspec.Struct, frozen=True):
    """One event, on its day, with every account that it touches."""

    day: date
    entry: int  # in the register
    what: str  # the kind of act
    postings: tuple[Posting, ...]
    about: str = ""  # the State, the fund or the line that it concerns
    note: str = ""  # as it was entered
    move: str = ""  # what moved, by its code: "assessed", "paid", "closing"
    year: int | None = None  # of the budget
    ref: str = ""  # the payment


class Unbalanced(ValueError):
    """A set of postings that does not sum to nothing: a fault of whoever made it, never an answer."""


def transaction(  # noqa: PLR0913 - one parameter for each part of a transaction
    day: date, entry: int, what: str, postings: Sequence[Posting], about: str = "", note: str = "",
    *, move: str = "", year: int | None = None, ref: str = "",
) -> Transaction:  # fmt: skip
    """A transaction that balances in each of its currencies; raises `Unbalanced` with what is over.

    Postings of nothing are left out, since they say nothing.
    """
    over = summed(postings)
    if over:
        said = ", ".join(str(Money(minor, currency)) for currency, minor in sorted(over.items()))
        raise Unbalanced(f"entry {entry}, {what}: the postings are over by {said}")
    for posting in postings:
        if posting.account.partition(":")[0] not in ROOTS:
            raise Unbalanced(f"entry {entry}, {what}: no such account, {posting.account}")
    moved = tuple(posting for posting in postings if posting.amount.minor)
    return Transaction(day, entry, what, moved, about, note, move, year, ref)


def summed(postings: Iterable[Posting]) -> dict[str, int]:
    """What is over, by currency; empty where the postings balance."""
    over: dict[str, int] = {}
    for posting in postings:
        amount = posting.amount
        over[amount.currency] = over.get(amount.currency, 0) + amount.minor
    return {currency: minor for currency, minor in over.items() if minor}


def balances(transactions: Iterable[Transaction]) -> dict[str, dict[str, int]]:
    """What stands on each account, by currency; accounts that have come back to nothing are left out."""
    standing: dict[str, dict[str, int]] = {}
    for each in transactions:
        for posting in each.postings:
            amount = posting.amount
            held = standing.get(posting.account)
            if held is None:
                held = standing[posting.account] = {}
            held[amount.currency] = held.get(amount.currency, 0) + amount.minor
    left = {
        account: {currency: minor for currency, minor in held.items() if minor}
        for account, held in standing.items()
    }
    return {account: held for account, held in sorted(left.items()) if held}


def trial_balance(standing: Mapping[str, Balance]) -> dict[str, int]:
    """The sum over all accounts, by currency: empty, or the books are not in balance."""
    over: dict[str, int] = {}
    for held in standing.values():
        for currency, minor in held.items():
            over[currency] = over.get(currency, 0) + minor
    return {currency: minor for currency, minor in over.items() if minor}


def under(standing: Mapping[str, Balance], above: str) -> dict[str, int]:
    """What stands on an account and on those below it, by currency."""
    held: dict[str, int] = {}
    for account, of in standing.items():
        if above in (WHOLE, account) or account.startswith(above + ":"):
            for currency, minor in of.items():
                held[currency] = held.get(currency, 0) + minor
    return {currency: minor for currency, minor in sorted(held.items()) if minor}
