"""What a bank statement is, in whatever form it came, and what it must be to be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import msgspec

from charterhouse.commons.money import DECIMALS, Money, total
from charterhouse.core.errors import Unreadable

MANY = 100_000  # movements of one statement


class Movement(msgspec.Struct, frozen=True):
    """Money that came in or, where it is negative, went out."""

    day: date
    amount: Money
    reference: str  # the bank's own; by it a movement is known again
    payer: str = ""
    country: str = ""  # of the payer, where the bank says so
    text: str = ""


class Statement(msgspec.Struct, frozen=True):
    """A stretch of an account, as the bank reports it."""

    ref: str
    account: str
    currency: str
    movements: tuple[Movement, ...]
    opening: Money | None = None
    closing: Money | None = None

    @property
    def checked(self) -> bool:
        """Whether the balances that the bank gives prove its movements."""
        return self.opening is not None and self.closing is not None


def proved(statement: Statement) -> None:
    """One currency; opening and movements make the closing balance; no movement stands twice."""
    where = f"statement {statement.ref}: " if statement.ref else ""
    for n, each in enumerate(statement.movements, 1):
        if each.amount.currency != statement.currency:
            raise Unreadable(
                f"{where}movement {n}",
                str(each.amount),
                f"in {statement.currency}",
                ru=f"в {statement.currency}",
            )
    opening, closing = statement.opening, statement.closing
    if opening is not None and closing is not None:
        moved = total((each.amount for each in statement.movements), statement.currency)
        if opening + moved != closing:
            raise Unreadable(
                where + "closing balance", str(closing),
                f"{opening + moved}, which is {opening} at the opening and {moved} moved",
                ru=f"{opening + moved}: входящий остаток {opening} и обороты {moved}",
            )  # fmt: skip
    twice = _twice([each.reference for each in statement.movements if each.reference])
    if twice:
        raise Unreadable(
            where + "reference", twice, "each movement once", ru="каждая операция один раз"
        )


def _twice(names: Sequence[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""


def money_in(amount: str, currency: str, where: str) -> Money:
    """An amount as banks write it, `100`, `100.5` or `100.00`, in whole minor units."""
    decimals = DECIMALS.get(currency, 2)
    written = amount.strip()
    try:
        number = (
            Decimal(written) if re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,5})?", written) else None
        )
    except InvalidOperation:
        number = None
    if number is None or not re.fullmatch(r"[A-Z]{3}", currency):
        raise Unreadable(
            where,
            f"{amount} {currency}".strip(),
            "an amount and its currency",
            "100.00 RUB",
            ru="сумма с валютой",
        )
    minor = number.scaleb(decimals)
    if minor != minor.to_integral_value():
        raise Unreadable(
            where,
            f"{amount} {currency}",
            f"at most {decimals} decimals in {currency}",
            ru=f"не более {decimals} знаков после точки в {currency}",
        )
    return Money(int(minor), currency)


def day_in(written: str, where: str) -> date:
    """A day, or the day of an instant; raises `Unreadable` where it is none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise Unreadable(where, written, "a day", "2026-02-28", ru="день") from None
