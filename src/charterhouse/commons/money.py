"""Money: whole minor units of one currency, written "53220000.00 RUB"; never a float."""

from __future__ import annotations

from collections.abc import Iterable
from functools import total_ordering

DECIMALS = {  # ISO 4217; two where not listed
    "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KMF": 0, "KRW": 0,
    "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0,
    "XOF": 0, "XPF": 0,
}  # fmt: skip


@total_ordering
class Money:
    """An amount in minor units; sums and comparisons across currencies are faults, not answers."""

    __slots__ = ("currency", "minor")

    def __init__(self, minor: int, currency: str) -> None:
        self.minor, self.currency = minor, currency

    @classmethod
    def read(cls, text: str) -> Money:
        """`53220000.00 RUB` as minor units; raises ValueError on anything else."""
        amount, _, currency = text.partition(" ")
        whole, _, part = amount.partition(".")
        decimals = DECIMALS.get(currency, 2)
        digits = whole.removeprefix("-") + part
        written = digits.isascii() and digits.isdecimal() and whole.removeprefix("-") != ""
        if not (
            len(currency) == 3
            and currency.isascii()
            and currency.isupper()
            and written
            and len(part) == decimals
        ):
            example = "100." + "0" * decimals if decimals else "100"
            raise ValueError(
                f"an amount such as `{example} {currency if len(currency) == 3 else 'RUB'}`"
            )
        return cls(int(whole + part), currency)

    def _same(self, other: Money) -> int:
        assert self.currency == other.currency, f"{self} and {other} cannot be combined"
        return other.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and (self.minor, self.currency) == (
            other.minor,
            other.currency,
        )

    def __hash__(self) -> int:
        return hash((self.minor, self.currency))

    def __str__(self) -> str:
        decimals = DECIMALS.get(self.currency, 2)
        digits = f"{abs(self.minor):0{decimals + 1}d}"
        point = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
        return f"{'-' if self.minor < 0 else ''}{point} {self.currency}"

    __repr__ = __str__


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum, zero if there is none."""
    minor = 0
    for amount in amounts:
        assert amount.currency == currency, f"{amount} in a sum of {currency}"
        minor += amount.minor
    return Money(minor, currency)
