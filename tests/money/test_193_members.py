"""Sixty years of a hundred and ninety-three Members, offered at the command line, against an oracle to the kopeck.

`PAIRS=1000` looks at a thousand pairs of times; without it some are looked at, always the same.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from charterhouse import bootstrap
from charterhouse.cli.main import main
from charterhouse.commons.ledger import balances, trial_balance, under
from charterhouse.commons.money import Money
from charterhouse.core.answers import Truth
from charterhouse.core.view import LAST, Kept
from charterhouse.desk.register import Register
from money.organisation import Organisation

MEMBERS, YEARS = 193, 60
PAIRS = int(os.environ.get("PAIRS", "100"))
AT_ONCE = 3_000  # acts in a file

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return Organisation(MEMBERS, YEARS, seed=193).lived()


@pytest.fixture(scope="module")
def register(
    organisation: Organisation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("organisation")
    db = folder / "org.db"
    assert main(["new", "--registrar", "ann", "--profile", "text", "--db", str(db)]) == 0
    for start in range(0, len(organisation.acts), AT_ONCE):
        path = folder / f"{start}.json"
        path.write_text(json.dumps(organisation.acts[start : start + AT_ONCE]), "utf-8")
        assert main(["offer", str(path), "--db", str(db), "--json"]) == 0, path
    with bootstrap.open_register(db) as register:
        yield register


def pairs(organisation: Organisation) -> Iterator[tuple[date, int]]:
    """A day, and an entry until which everything is known."""
    rng = random.Random(60)
    for _ in range(PAIRS):
        day = date(1965, 10, 1) + timedelta(days=rng.randrange(YEARS * 365))
        yield day, rng.randrange(3 * MEMBERS + 5, len(organisation.acts))


def test_every_list_is_the_oracles_at_any_two_times(
    organisation: Organisation, register: Register
) -> None:
    """The trial balance, the aged list, and whom Article 25 is open against; the opening is entry 0."""
    for on, known in pairs(organisation):
        at, view = register.seat.closes(on), register.view(known + 1)._replace(kept=Kept())

        def ask(question: str, **of: object) -> object:
            asking = register.question({"question": question, **of})
            answer = register.charter.book.answer(asking, view, at, LAST)  # noqa: B023 - asked at once
            return answer.value if answer.value is not None else answer.truth

        books = ask("ledger")
        held = balances(books if isinstance(books, tuple) else ())
        assert trial_balance(held) == {}
        debts = ask("debtors")
        aged = {each.state: each for each in debts} if isinstance(debts, tuple) else {}
        for state in organisation.states:
            unpaid = organisation.unpaid(state, on, known)
            kopecks = organisation.balance(state, on, known)
            assert under(held, f"Assets:Contributions:{state}").get("RUB", 0) == kopecks
            if state in aged:
                assert aged[state].owed == Money(sum(unpaid.values()), "RUB"), (state, on, known)
                assert aged[state].oldest == min(unpaid, default=None)
            else:
                assert not unpaid
            two_years = any(on > date(year + 2, 3, 31) for year in unpaid)
            assert ask("arrears", state=state) is (Truth.MET if two_years else Truth.BREACHED)
