"""Money: whole minor units of one currency, written "53220000.00 RUB"; never a float."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import total_ordering

CURRENCIES = frozenset(  # ISO 4217, without metals, funds and test codes
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
    PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW
    ZWG
    """.split()
)
DECIMALS = {  # ISO 4217; two where not listed
    "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KMF": 0, "KRW": 0,
    "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0,
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
        if not (written and currency in CURRENCIES and len(part) == decimals):
            of = f", in a currency of ISO 4217, of which `{currency}` is none" if currency else ""
            if currency in CURRENCIES:
                of = ", with its minor units"
            example = "100." + "0" * decimals if decimals else "100"
            raise ValueError(
                f"an amount such as `{example} {currency if currency in CURRENCIES else 'RUB'}`{of}"
            )
        return cls(int(whole + part), currency)

    def _same(self, other: Money) -> int:
        assert self.currency == other.currency, f"{self} and {other} cannot be combined"
        return other.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def at(self, rate: Fraction, currency: str) -> Money:
        """The same in another currency, at so much for one unit; half a minor unit goes to the even one."""
        here, there = DECIMALS.get(self.currency, 2), DECIMALS.get(currency, 2)
        return Money(round(self.minor * rate * Fraction(10) ** (there - here)), currency)

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
