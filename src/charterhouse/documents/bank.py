"""The reader of bank statements: ISO 20022 camt.053 XML, or CSV; what does not add up is refused.

Nothing is entered here: a statement is read, proved by its own balances, and handed on.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

import msgspec

from charterhouse.commons.money import DECIMALS, Money, total
from charterhouse.core.errors import Unreadable

from .places import in_russian

SIZE_MAX = 20_000_000  # bytes of a statement
MANY = 100_000  # movements of one statement
CSV_COLUMNS = ("date", "reference", "amount", "currency", "payer", "country", "text")
CSV_EXAMPLE = ",".join(CSV_COLUMNS)
CREDIT, DEBIT = "CRDT", "DBIT"
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


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


def read_file(path: Path) -> list[Statement]:
    """The statements in a file, XML or CSV; raises `Unreadable` with the place and the sums."""
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_MAX + 1)
    except OSError as error:
        raise Unreadable(
            str(path), error.strerror, "a file that can be read", ru="файл, который можно прочесть"
        ) from error
    if len(content) > SIZE_MAX:
        raise Unreadable(
            str(path),
            "> 20 MB",
            "one bank statement, at most 20 MB",
            ru="одна банковская выписка не более 20 МБ",
        )
    try:
        return _read(content)
    except Unreadable as error:
        error.ru = error.ru.replace(f"`{error.path}`", f"`{in_russian(error.path)}`", 1)
        raise


def _read(content: bytes) -> list[Statement]:
    opening = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    found = read_xml(content) if opening.startswith(b"<") else [read_csv(content)]
    for statement in found:
        _proved(statement)
    return found


# camt.053 ----------------------------------------------------------------------------------------


def read_xml(content: bytes) -> list[Statement]:
    """Every statement of a camt.053 message, of whatever version."""
    root = _parsed(content)
    message = next(iter(root), None)
    if _name(root) != "Document" or message is None or _name(message) != "BkToCstmrStmt":
        found = _name(root) if message is None else f"{_name(root)}/{_name(message)}"
        raise Unreadable(
            "file",
            found,
            "a bank-to-customer statement",
            "Document/BkToCstmrStmt",
            ru="выписка банка клиенту",
        )
    statements = [_statement(each, n) for n, each in enumerate(_all(message, "Stmt"), 1)]
    if not statements:
        raise Unreadable("file", "", "one statement at least", "Stmt", ru="хотя бы одна выписка")
    return statements


class _WithoutType(ElementTree.TreeBuilder):
    """Builds the tree of a message; one that declares a type, and so entities, is not read at all."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:
        """Called by the parser when it meets a declaration."""
        raise Unreadable(
            "file",
            f"a declaration of the type `{name}`",
            "a message without one",
            ru="сообщение без объявления типа",
        )


def _parsed(content: bytes) -> ElementTree.Element:
    """The tree of a message."""
    try:
        return ElementTree.fromstring(content, ElementTree.XMLParser(target=_WithoutType()))
    except ElementTree.ParseError as error:
        line, column = error.position
        place = f"line {line}, column {column}"
        raise Unreadable(
            place, "broken XML", "a whole camt.053 message", ru="целое сообщение camt.053"
        ) from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise Unreadable(
            "file", str(error), "a camt.053 message in UTF-8", ru="сообщение camt.053 в UTF-8"
        ) from None


def _statement(node: ElementTree.Element, place: int) -> Statement:
    ref = _text(node, "Id") or str(place)
    where = f"statement {ref}: "
    account = _text(node, "Acct/Id/IBAN") or _text(node, "Acct/Id/Othr/Id")
    balances = {_text(each, "Tp/CdOrPrtry/Cd"): each for each in _all(node, "Bal")}
    opening = next((balances[code] for code in OPENING if code in balances), None)
    closing = next((balances[code] for code in CLOSING if code in balances), None)
    entries = _all(node, "Ntry")
    if len(entries) > MANY:
        raise Unreadable(
            where + "Ntry",
            str(len(entries)),
            f"at most {MANY} movements",
            ru=f"не более {MANY} операций",
        )
    moved = [
        _movement(each, f"{where}movement {n}, ") for n, each in enumerate(entries, 1)
        if _status(each) == "BOOK"
    ]  # fmt: skip
    currency = _text(node, "Acct/Ccy")
    for each in (opening, closing, *entries):
        amount = None if each is None else _first(each, "Amt")
        currency = currency or ("" if amount is None else amount.get("Ccy", ""))
    statement = Statement(
        ref, account, currency, tuple(moved),
        None if opening is None else _signed(opening, where + "opening balance"),
        None if closing is None else _signed(closing, where + "closing balance"),
    )  # fmt: skip
    _summary(node, statement, where)
    return statement


def _movement(node: ElementTree.Element, where: str) -> Movement:
    details = _first(node, "NtryDtls/TxDtls")
    party = "" if details is None else (
        _text(details, "RltdPties/Dbtr/Nm") or _text(details, "RltdPties/Dbtr/Pty/Nm")
    )  # fmt: skip
    country = "" if details is None else (
        _text(details, "RltdPties/Dbtr/PstlAdr/Ctry")
        or _text(details, "RltdPties/Dbtr/Pty/PstlAdr/Ctry")
    )  # fmt: skip
    texts = [] if details is None else [each.text or "" for each in _all(details, "RmtInf/Ustrd")]
    reference = (
        _text(node, "AcctSvcrRef") or _text(node, "NtryRef")
        or ("" if details is None else _text(details, "Refs/EndToEndId"))
    )  # fmt: skip
    day = _text(node, "ValDt/Dt") or _text(node, "BookgDt/Dt") or _text(node, "BookgDt/DtTm")[:10]
    return Movement(
        _day(day, where + "day"), _signed(node, where + "amount"), reference, party, country,
        " ".join(" ".join(texts).split()),
    )  # fmt: skip


def _status(node: ElementTree.Element) -> str:
    """Whether it is booked: older versions say so in the element, newer ones in a code below it."""
    return _text(node, "Sts/Cd") or _text(node, "Sts") or "BOOK"


def _signed(node: ElementTree.Element, where: str) -> Money:
    """An amount with its sign: credit is money of the account holder."""
    amount = _first(node, "Amt")
    if amount is None:
        raise Unreadable(where, "", "an amount", '<Amt Ccy="RUB">100.00</Amt>', ru="сумма")
    money = _money(amount.text or "", amount.get("Ccy", ""), where)
    sign = _text(node, "CdtDbtInd")
    if sign not in (CREDIT, DEBIT):
        raise Unreadable(where, sign, "credit or debit", CREDIT, ru="кредит или дебет")
    if money.minor < 0:
        raise Unreadable(
            where,
            str(money),
            "an amount without a sign of its own",
            "100.00",
            ru="сумма без собственного знака",
        )
    return money if sign == CREDIT else Money(-money.minor, money.currency)


def _summary(node: ElementTree.Element, statement: Statement, where: str) -> None:
    """The totals that the bank adds to a statement, against its movements."""
    whole = _first(node, "TxsSummry/TtlNtries")
    if whole is None:
        return
    number, said = _text(whole, "NbOfNtries"), _text(whole, "Sum")
    if number and number != str(len(statement.movements)):
        raise Unreadable(
            where + "TtlNtries/NbOfNtries",
            number,
            f"{len(statement.movements)}, as it lists",
            ru=f"{len(statement.movements)}, столько операций в выписке",
        )
    if said:
        gross = sum(abs(each.amount.minor) for each in statement.movements)
        total_ = _money(said, statement.currency, where + "TtlNtries/Sum")
        if total_.minor != gross:
            raise Unreadable(
                where + "TtlNtries/Sum", str(total_),
                f"{Money(gross, statement.currency)}, the sum of its movements",
                ru=f"{Money(gross, statement.currency)}, сумма её операций",
            )  # fmt: skip


# CSV ---------------------------------------------------------------------------------------------


def read_csv(content: bytes) -> Statement:
    """A statement in CSV, under the headings of `CSV_COLUMNS`; comma, semicolon or tab between them."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        raise Unreadable(f"line {line}", found, "text in UTF-8", ru="текст в UTF-8") from None
    heading = text.split("\n", 1)[0].strip()
    apart = max(",;\t", key=heading.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=apart, strict=True)
    try:
        columns = [name.strip().lower() for name in rows.fieldnames or ()]
        lacking = [name for name in CSV_COLUMNS[:4] if name not in columns]
        if lacking:
            expected = f"headings with {', '.join(lacking)}"
            raise Unreadable(
                "line 1",
                heading[:80],
                expected,
                CSV_EXAMPLE,
                ru=f"заголовки столбцов: {', '.join(lacking)}",
            )
        rows.fieldnames = columns
        moved = [_row(row, f"line {rows.line_num}, ") for row in _at_most(rows)]
    except csv.Error as error:
        raise Unreadable(
            f"line {max(rows.line_num, 1)}",
            str(error),
            "a row of CSV",
            CSV_EXAMPLE,
            ru="строка CSV",
        ) from None
    currencies = sorted({each.amount.currency for each in moved})
    if len(currencies) > 1:
        raise Unreadable(
            "currency",
            ", ".join(currencies),
            "one currency in a statement",
            "RUB",
            ru="одна валюта в выписке",
        )
    return Statement("", "", currencies[0] if currencies else "", tuple(moved))


def _at_most(rows: Iterable[Mapping[str, str]]) -> Iterable[Mapping[str, str]]:
    for n, row in enumerate(rows):
        if n >= MANY:
            raise Unreadable(
                "file", f"> {MANY}", f"at most {MANY} movements", ru=f"не более {MANY} операций"
            )
        yield row


def _row(row: Mapping[str, str | None], where: str) -> Movement:
    said = {name: (row.get(name) or "").strip() for name in CSV_COLUMNS}
    return Movement(
        _day(said["date"], where + "date"),
        _money(said["amount"], said["currency"], where + "amount"),
        said["reference"], said["payer"], said["country"].upper(), said["text"],
    )  # fmt: skip


# What both must be -------------------------------------------------------------------------------


def _proved(statement: Statement) -> None:
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


def _money(amount: str, currency: str, where: str) -> Money:
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


def _day(written: str, where: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise Unreadable(where, written, "a day", "2026-02-28", ru="день") from None


# The tree, whatever its namespace ----------------------------------------------------------------


def _name(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _all(node: ElementTree.Element, path: str) -> list[ElementTree.Element]:
    found = [node]
    for step in path.split("/"):
        found = [child for each in found for child in each if _name(child) == step]
    return found


def _first(node: ElementTree.Element, path: str) -> ElementTree.Element | None:
    return next(iter(_all(node, path)), None)


def _text(node: ElementTree.Element, path: str) -> str:
    found = _first(node, path)
    return "" if found is None else (found.text or "").strip()
