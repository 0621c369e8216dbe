"""Movements of a bank statement matched to what Members owe: what is certain is proposed, the rest listed.

Nothing is guessed: a payer is known by the country that the bank names or by a State's own name,
and a year by being named or by an amount that one call alone explains.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from charterhouse.commons.money import Money, total

from .bank import Movement, Statement

YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
OUTGOING, ENTERED, UNNAMED, SEVERAL = (
    "outgoing",
    "entered_before",
    "payer_unknown",
    "several_payers",
)
NOTHING_OWED, TOO_MUCH, OTHER_CURRENCY = "nothing_owed", "more_than_is_owed", "other_currency"


class Call(msgspec.Struct, frozen=True):
    """What is unpaid of a Member's contribution for a year."""

    state: str
    year: int
    unpaid: Money


class Matched(msgspec.Struct, frozen=True):
    """A movement that pays a Member's contributions; without years, the oldest first."""

    movement: Movement
    state: str
    years: tuple[int, ...] = ()


class Left(msgspec.Struct, frozen=True):
    """A movement that a person must look at, and why; with the States that it may be of."""

    movement: Movement
    why: str
    states: tuple[str, ...] = ()


def match(
    statements: Iterable[Statement],
    calls: Sequence[Call],
    names: Mapping[str, Sequence[str]],
    entered: Collection[str] = (),
) -> tuple[list[Matched], list[Left]]:
    """Every movement, once: matched to a Member, or left with the reason.

    `names` are the names of each Member in any language; `entered` the references of payments that
    the register holds. What one movement pays is no longer owed when the next is looked at.
    """
    matched: list[Matched] = []
    left: list[Left] = []
    open_calls = {(call.state, call.year): call.unpaid for call in calls if call.unpaid.minor > 0}
    for statement in statements:
        for movement in statement.movements:
            found = _one(movement, open_calls, names, entered)
            if isinstance(found, Left):
                left.append(found)
                continue
            matched.append(found)
            _pay(found, open_calls)
    return matched, left


def _one(
    movement: Movement,
    open_calls: Mapping[tuple[str, int], Money],
    names: Mapping[str, Sequence[str]],
    entered: Collection[str],
) -> Matched | Left:
    if movement.amount.minor <= 0:
        return Left(movement, OUTGOING)
    if movement.reference and movement.reference in entered:
        return Left(movement, ENTERED)
    states = payers(movement, names)
    if len(states) != 1:
        return Left(movement, SEVERAL if states else UNNAMED, tuple(states))
    state = states[0]
    owed = {year: unpaid for (of, year), unpaid in open_calls.items() if of == state}
    if not owed:
        return Left(movement, NOTHING_OWED, (state,))
    if any(unpaid.currency != movement.amount.currency for unpaid in owed.values()):
        return Left(movement, OTHER_CURRENCY, (state,))
    named = sorted({int(year) for year in YEAR.findall(movement.text)} & owed.keys())
    alike = [year for year, unpaid in owed.items() if unpaid == movement.amount]
    years = named or (alike if len(alike) == 1 else [])
    limit = total((owed[year] for year in years or owed), movement.amount.currency)
    if movement.amount > limit:
        return Left(movement, TOO_MUCH, (state,))
    return Matched(movement, state, tuple(years))


def payers(movement: Movement, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Which Members a movement may come from: by country, else by any of their names in it."""
    if movement.country in names:
        return [movement.country]
    said = _plain(f"{movement.payer} {movement.text}")
    return sorted(
        state for state, called in names.items()
        if any(re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", said) for name in called if name)
    )  # fmt: skip


def _pay(found: Matched, open_calls: dict[tuple[str, int], Money]) -> None:
    rest = found.movement.amount
    years = found.years or tuple(sorted(year for of, year in open_calls if of == found.state))
    for year in years:
        part = min(rest, open_calls[found.state, year])
        open_calls[found.state, year] -= part
        rest -= part
        if open_calls[found.state, year].minor == 0:
            del open_calls[found.state, year]


def as_act(matched: Matched) -> dict[str, object]:
    """The act by which the Secretariat enters such a payment, as it is offered."""
    movement = matched.movement
    act: dict[str, object] = {
        "act": "financing.record_payment", "on": movement.day.isoformat(), "by": "secretariat",
        "payment": movement.reference, "state": matched.state, "amount": str(movement.amount),
        "received": movement.day.isoformat(),
    }  # fmt: skip
    return {**act, "years": list(matched.years)} if matched.years else act


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
