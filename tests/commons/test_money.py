"""Money: read exactly or not at all, and changed at an exact rate."""

from __future__ import annotations

from fractions import Fraction

import pytest

from charterhouse.commons.money import CURRENCIES, DECIMALS, Money


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("100.00 XYZ", "ISO 4217, of which `XYZ` is none"),  # a currency that does not exist
        ("100.00 rub", "`rub` is none"),
        ("100.005 RUB", "`100.00 RUB`, with its minor units"),  # a fraction of a kopeck
        ("100 RUB", "with its minor units"),
        ("100.00 JPY", "`100 JPY`, with its minor units"),
        ("1e2 RUB", "with its minor units"),
        ("100.00", "such as `100.00 RUB`"),
        ("", "such as `100.00 RUB`"),
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(written: str, told: str) -> None:
    with pytest.raises(ValueError, match="an amount such as") as said:
        Money.read(written)
    assert told in str(said.value)


@pytest.mark.parametrize("written", ["-0.01 RUB", "53220000.00 RUB", "5 JPY", "1.234 KWD"])
def test_an_amount_is_written_as_it_was_read(written: str) -> None:
    assert str(Money.read(written)) == written


@pytest.mark.parametrize(
    ("amount", "rate", "worth"),
    [
        ("1.01 EUR", Fraction("50.005"), "50.51 RUB"),
        ("1.00 EUR", Fraction("0.005"), "0.00 RUB"),  # a half goes to the even one
        ("3.00 EUR", Fraction("0.005"), "0.02 RUB"),
        ("100 JPY", Fraction(1, 2), "50.00 RUB"),
        ("1.000 KWD", Fraction(300), "300.00 RUB"),
    ],
)
def test_an_amount_is_changed_at_an_exact_rate(amount: str, rate: Fraction, worth: str) -> None:
    assert str(Money.read(amount).at(rate, "RUB")) == worth


def test_what_has_other_minor_units_is_a_currency() -> None:
    assert DECIMALS.keys() <= CURRENCIES
    assert len(CURRENCIES) > 150
