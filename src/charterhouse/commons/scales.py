"""Scales of contributions: shares that make up the whole exactly, their limits, and amounts split by them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from .apportionment import Bounds, Number, Tie, largest_remainder
from .money import Money

Rule = Literal["largest_remainder", "rest_to_first", "rest_to_last"]


class Limits(NamedTuple):
    """What a share may be: in `units`, of which the whole has so many (1000 for tenths of a per cent).

    `categories` names the category of a State, `ceilings` the most that one of a category bears; of
    several ceilings the lowest holds.
    """

    units: int
    floor: int = 0
    ceiling: int | None = None
    ceilings: Mapping[str, int] = {}
    categories: Mapping[str, str] = {}

    def most(self, state: str) -> int:
        """The highest share that a State may have, in units."""
        of_category = self.ceilings.get(self.categories.get(state, ""), self.units)
        return min(of_category, self.units if self.ceiling is None else self.ceiling)


class Fault(NamedTuple):
    """What is wrong with a scale: of which State, or of the whole; what was found, what was expected."""

    what: Literal["sum", "negative", "precision", "floor", "ceiling"]
    state: str | None
    found: Fraction
    expected: Fraction


def read_share(written: object) -> Fraction | None:
    """A share of the whole as it is written, `1/10` or `0.1`; none where it is no share, or negative."""
    try:
        part = Fraction(str(written))
    except (ValueError, ZeroDivisionError):
        return None
    return part if part >= 0 else None


def per_cent(part: Fraction) -> str:
    """A share of the whole in per cent: `110 %`; as a fraction where decimals do not end."""
    hundredths = part * 100
    power = next((p for p in range(13) if (hundredths * 10**p).denominator == 1), None)
    if power is None:
        return f"{hundredths} %"
    digits = f"{abs(hundredths * 10**power).numerator:0{power + 1}d}"
    shown = f"{digits[:-power]}.{digits[-power:]}" if power else digits
    return f"{'-' if part < 0 else ''}{shown} %"


def faults(shares: Mapping[str, Fraction], limits: Limits | None = None) -> list[Fault]:
    """Everything that is wrong with a scale: that of each State in order, then that of the whole."""
    found = [Fault("negative", n, part, Fraction(0)) for n, part in shares.items() if part < 0]
    if limits is not None:
        unit = Fraction(1, limits.units)
        for state, part in shares.items():
            if (part * limits.units).denominator != 1:
                found.append(Fault("precision", state, part, unit))
            if part < limits.floor * unit:
                found.append(Fault("floor", state, part, limits.floor * unit))
            if part > limits.most(state) * unit:
                found.append(Fault("ceiling", state, part, limits.most(state) * unit))
    whole = sum(shares.values(), Fraction(0))
    return found if whole == 1 else [*found, Fault("sum", None, whole, Fraction(1))]


def drawn_up(
    bases: Mapping[str, Number], limits: Limits, tie: Tie = "order"
) -> dict[str, Fraction] | None:
    """The scale by which each bears in proportion to its base, within the limits.

    Floor and ceilings are applied before rounding: those whom one holds bear just that, the others
    share the rest in their own proportion; units that rounding leaves go to the largest remainders.
    None where a tie stays open. Raises `ValueError` where no scale exists within the limits, and says
    which sum they allow.
    """
    bounds = Bounds(
        dict.fromkeys(bases, limits.floor), {state: limits.most(state) for state in bases}
    )
    made = largest_remainder(bases, limits.units, bounds, tie)
    if made.left:
        return None
    return {state: Fraction(units, limits.units) for state, units in made.seats.items()}


def split(
    amount: Money, shares: Mapping[str, Fraction], rule: Rule = "largest_remainder"
) -> dict[str, Money]:
    """An amount by shares, in minor units, with nothing lost and nothing made.

    Each bears its share rounded down, of a negative amount towards nothing. What is left goes unit by
    unit to the largest remainders, of equal ones to whoever is named first; or all of it to the first,
    or the last, who bears a share. Raises `ValueError` where the shares are no scale, with their sum.
    """
    wrong = faults(shares)
    if wrong:
        fault = wrong[-1]
        whose = "the shares make up" if fault.state is None else f"{fault.state} bears"
        wanted = "the whole, 100 %" if fault.state is None else "0 % or more"
        raise ValueError(f"{whose} {per_cent(fault.found)}; expected {wanted}")
    sign, minor = (-1, -amount.minor) if amount.minor < 0 else (1, amount.minor)
    if rule == "largest_remainder":
        parts = largest_remainder(shares, minor, tie="order").seats
    else:
        parts = {state: (part * minor).__floor__() for state, part in shares.items()}
        bearing = [state for state, part in shares.items() if part]
        parts[bearing[0 if rule == "rest_to_first" else -1]] += minor - sum(parts.values())
    return {state: Money(sign * part, amount.currency) for state, part in parts.items()}
