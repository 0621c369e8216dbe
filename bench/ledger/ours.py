"""Our ledger: the transactions of an export read back, checked, and summed up."""

from __future__ import annotations

from pathlib import Path

from bench.ledger import job
from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, seconds
from bench.register.appending import place
from charterhouse.commons.ledger import Posting, balances, transaction, trial_balance
from charterhouse.commons.money import Money
from charterhouse.documents.journals import as_json, read_json

SIZE = 10_000 if QUICK else 100_000


def exported(where: Path) -> None:
    """The transactions in a file, a line of JSON each, as the command writes them."""
    with where.open("wb") as file:
        file.writelines(as_json(
            transaction(row.day, entry, row.what, [Posting(name, Money(minor, "RUB")) for name, minor in row.postings])
            for entry, row in enumerate(job.rows(SIZE))
        ))  # fmt: skip


def load(where: Path) -> dict[str, dict[str, int]]:
    """The file to what stands on every account."""
    with where.open("rb") as file:
        return balances(read_json(file))


def main() -> None:
    """Loaded in rounds, and compared with the oracle."""
    with about("loading a ledger"):
        where = place("ledger.jsonl")
        exported(where)
        oracle = {
            name: {"RUB": minor} for name, minor in sorted(job.balances(SIZE).items()) if minor
        }

        def loading() -> float:
            took, held = seconds(lambda: load(where))
            assert held == oracle
            assert trial_balance(held) == {}
            return SIZE / took

        [found] = rounds(ROUNDS, loading)
    give(Figure("ledger", "transactions loaded to balances", found, "/s", size=f"{SIZE:,} transactions",
                at_least=228_000, note="the floor is twenty times what Beancount does"))  # fmt: skip


if __name__ == "__main__":
    main()
