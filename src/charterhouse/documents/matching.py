"""Movements of a bank statement matched to what Members owe: what is certain is proposed, the rest listed.

Nothing is guessed: a payer is known by the country that the bank names, by the reference that a call
prints, by a State's own name or by its code, where these do not name several; a year by being named
or by an amount that one call alone explains. Where not everything that a State owes is known, only a
year that is named is paid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from charterhouse.commons.money import Money, total

from .bank_statement import Movement, Statement

YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
OUTGOING, ENTERED, UNNAMED, SEVERAL = (
    "outgoing",
    "entered_before",
    "payer_unknown",
    "several_payers",
)
NOTHING_OWED, TOO_MUCH, OTHER_CURRENCY = "nothing_owed", "more_than_is_owed", "other_currency"
YEAR_NOT_OWED, DEBT_UNKNOWN, YEAR_UNSAID = "year_not_owed", "debt_unknown", "year_not_named"
WORD = re.compile(r"\w+")
BETWEEN = re.compile(r"[,;:/|()]")


class Call(msgspec.Struct, frozen=True):
    """What is unpaid of a Member's contribution for a year; nothing where that is not known."""

    state: str
    year: int
    unpaid: Money | None


class Known(msgspec.Struct, frozen=True):
    """By what a payment is known again.

    `names` are those of each State in any language and case; `quoted` is what the calls ask to be
    quoted, with the State and the year of each; `entered` are the references that the register holds.
    """

    names: Mapping[str, Sequence[str]]
    quoted: Mapping[str, tuple[str, int]] = {}
    entered: Collection[str] = ()


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
    known: Known,
    partly: Collection[str] = (),
) -> tuple[list[Matched], list[Left]]:
    """Every movement, once: matched to a Member, or left with the reason.

    Of the States in `partly` more may be owed than is known. What one movement pays is no longer owed
    when the next is looked at.
    """
    matched: list[Matched] = []
    left: list[Left] = []
    open_calls = {
        (call.state, call.year): call.unpaid for call in calls
        if call.unpaid is not None and call.unpaid.minor > 0
    }  # fmt: skip
    unknown = {(call.state, call.year) for call in calls if call.unpaid is None}
    for statement in statements:
        for movement in statement.movements:
            payer = _payer(movement, known)
            found = payer if isinstance(payer, Left) else _years(
                movement, payer, open_calls, unknown, known, payer in partly
            )  # fmt: skip
            if isinstance(found, Left):
                left.append(found)
                continue
            matched.append(found)
            _pay(found, open_calls)
    return matched, left


def _payer(movement: Movement, known: Known) -> str | Left:
    """The State that a movement comes from, or why there is none."""
    if movement.amount.minor <= 0:
        return Left(movement, OUTGOING)
    if movement.reference and movement.reference in known.entered:
        return Left(movement, ENTERED)
    states = payers(movement, known)
    return states[0] if len(states) == 1 else Left(
        movement, SEVERAL if states else UNNAMED, tuple(states)
    )  # fmt: skip


def _years(
    movement: Movement,
    state: str,
    open_calls: Mapping[tuple[str, int], Money],
    unknown: Collection[tuple[str, int]],
    known: Known,
    partly: bool,
) -> Matched | Left:
    """Which years it pays, or why that is left to a person."""
    owed = {year: unpaid for (of, year), unpaid in open_calls.items() if of == state}
    quoted = {year for of, year in _quoted(movement, known) if of == state}
    said = quoted or {int(year) for year in YEAR.findall(movement.text)}
    if any((state, year) in unknown for year in said):
        return Left(movement, DEBT_UNKNOWN, (state,))
    if quoted - owed.keys():
        return Left(movement, YEAR_NOT_OWED, (state,))
    named = sorted(said & owed.keys())
    if partly and not named:
        return Left(movement, YEAR_UNSAID if owed else DEBT_UNKNOWN, (state,))
    if not owed:
        return Left(movement, NOTHING_OWED, (state,))
    if any(unpaid.currency != movement.amount.currency for unpaid in owed.values()):
        return Left(movement, OTHER_CURRENCY, (state,))
    alike = [year for year, unpaid in owed.items() if unpaid == movement.amount]
    years = named or (alike if len(alike) == 1 else [])
    limit = total((owed[year] for year in years or owed), movement.amount.currency)
    if movement.amount > limit:
        return Left(movement, TOO_MUCH, (state,))
    return Matched(movement, state, tuple(years))


def payers(movement: Movement, known: Known) -> list[str]:
    """Which Members a movement may come from: by country and by what it quotes, else by what its text says.

    The payer's own name is heard always: where it is that of another State, there are several.
    """
    sure = {state for state, _ in _quoted(movement, known)}
    if movement.country in known.names:
        sure.add(movement.country)
    named = _named(movement.payer, known)
    if not sure:
        named |= _named(movement.text, known)
    return sorted(sure | named)


def _named(said: str, known: Known) -> set[str]:
    """The States whose name stands in a text, or whose code stands in it by itself, with or without a year."""
    codes = {YEAR.sub("", each).strip() for each in BETWEEN.split(said)}
    return {
        state for state, called in known.names.items()
        if state in codes or any(_says(said, name) for name in called)
    }  # fmt: skip


def _quoted(movement: Movement, known: Known) -> set[tuple[str, int]]:
    """The State and the year of every reference of a call that a movement quotes."""
    return {
        call for reference, call in known.quoted.items()
        if any(_says(each, reference) for each in (movement.payer, movement.text))
    }  # fmt: skip


def _says(text: str, words: str) -> bool:
    """Whether these words stand in it, one after another, whatever is between them."""
    sought = _plain(words)
    return bool(sought) and f" {sought} " in f" {_plain(text)} "


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
    return " ".join(WORD.findall(text.casefold().replace("ё", "е")))
