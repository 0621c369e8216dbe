"""The same transactions for everybody: assessments, payments and expenses of 194 accounts over sixteen years.

The standard library alone, so that a peer can run it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

STATES = 194
FIRST = date(2010, 1, 1)
DAYS = 16 * 365
LINES = ("Staff", "Travel", "Premises")


class Row(NamedTuple):
    """A transaction: its day, what it is, and its postings in minor units."""

    day: date
    what: str
    postings: tuple[tuple[str, int], ...]


def rows(count: int) -> Iterator[Row]:
    """So many of them, in the order of their days, the same each time."""
    rng = random.Random(2026)
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        kind, amount = rng.random(), rng.randrange(1_00, 1_000_000_00)
        account = f"Assets:Contributions:S{rng.randrange(STATES):03}"
        if kind < 0.45:
            yield Row(day, "assess", ((account, amount), ("Income:Contributions", -amount)))
        elif kind < 0.85:
            yield Row(day, "pay", (("Assets:Bank", amount), (account, -amount)))
        else:
            parts = [amount // 3, amount // 3, amount - 2 * (amount // 3)]
            costs = [(f"Expenses:{line}", part) for line, part in zip(LINES, parts, strict=True)]
            yield Row(day, "spend", (*costs, ("Assets:Bank", -amount)))


def balances(count: int) -> dict[str, int]:
    """What stands on every account: the oracle."""
    held: dict[str, int] = {}
    for row in rows(count):
        for account, minor in row.postings:
            held[account] = held.get(account, 0) + minor
    return held


def written(minor: int) -> str:
    """Minor units as an amount."""
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02}"
