"""The ledger as other programs read it: Beancount, hledger, CSV, XLSX; the same transactions in each.

Both journals end with what stands on every account, so that the program that reads one proves it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from charterhouse.commons.ledger import Balance, Transaction, balances
from charterhouse.commons.money import DECIMALS, Money
from charterhouse.core.values import to_written

COLUMNS = ("date", "entry", "kind", "about", "account", "amount", "currency", "note")
_WITHHELD = "withheld"  # the key of the last line of JSON
FIRST_DAY = date(1900, 1, 1)  # no account opens later than it is used
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet would take text for a formula


class Closed(NamedTuple):
    """What is withheld from the books."""

    said: str = ""  # in a sentence
    states: tuple[str, ...] = ()  # by name, those of whose account nothing is shown
    accounts: tuple[str, ...] = ()  # on which more moved than is shown, so that no balance is told
    word: str = "withheld"  # what stands in a cell instead


OPEN = Closed()


def beancount(
    transactions: Iterable[Transaction], title: str, closed: Closed = OPEN
) -> Iterator[str]:
    """A Beancount journal, line by line, with every account opened."""
    rows = list(transactions)
    if closed.said:
        yield f"; {_one_line(closed.said)}\n"
    currencies = sorted({each.amount.currency for row in rows for each in row.postings})
    yield f'option "title" {_quoted(title)}\n'
    for currency in currencies:
        yield f'option "operating_currency" "{currency}"\n'
    for currency in currencies:
        decimals = DECIMALS.get(currency, 2)
        yield f'option "inferred_tolerance_default" "{currency}:{_tolerance(decimals)}"\n'
    yield "\n"
    opens, names = min((row.day for row in rows), default=FIRST_DAY), named(rows)
    for name in names.values():
        yield f"{opens} open {name}\n"
    for row in rows:
        yield f"\n{row.day} * {_quoted(row.about)} {_quoted(row.note or row.what)}\n"
        yield f"  entry: {row.entry}\n"
        for posting in row.postings:
            yield f"  {names[posting.account]}  {posting.amount}\n"
    after = max((row.day for row in rows), default=FIRST_DAY) + timedelta(days=1)
    yield "\n" if rows else ""
    for account, amount in _standing(rows, closed):
        yield f"{after} balance {names[account]}  {amount}\n"


def hledger(
    transactions: Iterable[Transaction], title: str, closed: Closed = OPEN
) -> Iterator[str]:
    """A journal for hledger, line by line, with its accounts and commodities declared."""
    rows = list(transactions)
    yield f"; {_one_line(title)}\n"
    yield f"; {_one_line(closed.said)}\n\n" if closed.said else "\n"
    for currency in sorted({each.amount.currency for row in rows for each in row.postings}):
        number = str(Money(1000 * 10 ** DECIMALS.get(currency, 2), currency)).split()[0]
        yield f"commodity {number if '.' in number else number + '.'} {currency}\n"
    names = named(rows)
    for name in names.values():
        yield f"account {name}\n"
    for row in rows:
        about = f"{_one_line(row.about)} | " if row.about else ""
        yield f"\n{row.day} * ({row.entry}) {about}{_one_line(row.note or row.what)}\n"
        for posting in row.postings:
            yield f"    {names[posting.account]}  {posting.amount}\n"
    standing = list(_standing(rows, closed))
    if standing:
        yield f"\n{max(row.day for row in rows)} * what stands on every account\n"
    for account, amount in standing:
        yield f"    {names[account]}  {Money(0, amount.currency)} = {amount}\n"


def _standing(rows: Sequence[Transaction], closed: Closed) -> Iterator[tuple[str, Money]]:
    """What stands on every account that was ever used, in each of its currencies; not on those that are closed."""
    held = balances(rows)
    used = {(each.account, each.amount.currency) for row in rows for each in row.postings}
    for account, currency in sorted(each for each in used if each[0] not in closed.accounts):
        yield account, Money(held.get(account, {}).get(currency, 0), currency)


def as_csv(transactions: Iterable[Transaction], closed: Closed = OPEN) -> str:
    """A line for each posting, under a line of headings; text that a spreadsheet would run is quoted.

    At the end a line for each State and each account of which something is withheld.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in (*lines(transactions), *_closed_lines(closed)):
        writer.writerow([_harmless(value) for value in row])
    return written.getvalue()


def _closed_lines(closed: Closed) -> Iterator[tuple[str, ...]]:
    """A row of text for each State and each account of which something is withheld."""
    for state in closed.states:
        yield "", "", "", state, "", "", "", closed.word
    for account in closed.accounts:
        yield "", "", "", "", account, "", "", closed.word


def as_json(transactions: Iterable[Transaction], closed: Closed = OPEN) -> Iterator[bytes]:
    """A JSON object for each transaction, a line each; last, what is withheld."""
    for row in transactions:
        yield msgspec.json.encode(row, enc_hook=to_written) + b"\n"
    if closed.said:
        yield msgspec.json.encode({_WITHHELD: closed._asdict()}) + b"\n"


def read_json(content: Iterable[bytes]) -> Iterator[Transaction]:
    """The transactions of such lines; raises `msgspec.ValidationError` on what is none."""
    decoder = msgspec.json.Decoder(Transaction, dec_hook=_read_money)
    last = f'{{"{_WITHHELD}":'.encode()
    return (decoder.decode(line) for line in content if line.strip() and not line.startswith(last))


def as_xlsx(
    transactions: Sequence[Transaction],
    standing: Mapping[str, Balance],
    drawn_up: datetime,
    language: str,
    closed: Closed = OPEN,
) -> bytes:
    """A workbook of two sheets, the balances by account and every posting; the same bytes each time."""
    # Only who asks for a workbook waits for it.
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types

    said = HEADINGS[language]
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": drawn_up, "title": said["title"]})
    bold = book.add_format({"bold": True})
    amounts = {currency: book.add_format({"num_format": _cells(currency)}) for currency in DECIMALS}
    plain = book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"})
    first = book.add_worksheet(said["balances"])
    rows: list[tuple[object, ...]] = [
        (account, Money(minor, currency), currency)
        for account, held in standing.items()
        for currency, minor in sorted(held.items())
    ]
    rows += [(name, closed.word, "") for name in (*closed.states, *closed.accounts)]
    _sheet(first, said["balance_columns"], rows, (bold, amounts, plain), (48, 18, 10))
    second = book.add_worksheet(said["postings"])
    cells: list[tuple[object, ...]] = [
        (row.day, row.entry, row.what, row.about, posting.account, posting.amount,
         posting.amount.currency, row.note)
        for row in transactions for posting in row.postings
    ]  # fmt: skip
    cells += _closed_lines(closed)
    widths = (12, 8, 28, 10, 44, 18, 10, 30)
    _sheet(second, said["posting_columns"], cells, (bold, amounts, plain), widths)
    book.close()
    return content.getvalue()


HEADINGS: Mapping[str, Mapping[str, Any]] = {
    "en": {
        "title": "Ledger",
        "balances": "Balances",
        "postings": "Postings",
        "balance_columns": ("Account", "Balance", "Currency"),
        "posting_columns": ("Date", "Entry", "Act", "Of", "Account", "Amount", "Currency", "Note"),
    },
    "ru": {
        "title": "Журнал учёта",
        "balances": "Остатки",
        "postings": "Проводки",
        "balance_columns": ("Счёт", "Остаток", "Валюта"),
        "posting_columns": (
            "Дата",
            "Запись",
            "Акт",
            "Чей",
            "Счёт",
            "Сумма",
            "Валюта",
            "Примечание",
        ),
    },
}


def _sheet(
    sheet: Any,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    formats: tuple[Any, Mapping[str, Any], Any],
    widths: Sequence[int],
) -> None:
    """A table under fixed headings; amounts as numbers with the decimals of their currency."""
    bold, amounts, plain = formats
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, Money):
                decimals = DECIMALS.get(value.currency, 2)
                number = value.minor / 10**decimals  # exact up to 2^53 minor units, as any workbook
                sheet.write_number(last, column, number, amounts.get(value.currency, plain))
            elif isinstance(value, int):
                sheet.write_number(last, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(last, column, value)
            else:
                sheet.write_string(last, column, str(value))
    sheet.autofilter(0, 0, last, len(headings) - 1)


def lines(transactions: Iterable[Transaction]) -> Iterator[tuple[str, ...]]:
    """A row of text for each posting, as `COLUMNS` names them."""
    for row in transactions:
        for posting in row.postings:
            amount, _, currency = str(posting.amount).partition(" ")
            yield (
                row.day.isoformat(), str(row.entry), row.what, row.about, posting.account, amount,
                currency, row.note,
            )  # fmt: skip


def named(transactions: Iterable[Transaction]) -> dict[str, str]:
    """Every account with the name that both programs take, no two the same, in order.

    Its parts are of letters, digits and hyphens and begin with a capital or a digit; Russian is
    written in Latin letters, and a number is added where two names would become one.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for account in sorted({each.account for row in transactions for each in row.postings}):
        plain = name = ":".join(map(_part, account.split(":")))
        again = 1
        while name in taken:
            again += 1
            name = f"{plain}-{again}"
        names[account] = name
        taken.add(name)
    return names


def _part(part: str) -> str:
    plain = _NO_NAME.sub("-", _transliterated(part)).strip("-") or "X"
    return plain if plain[0].isdigit() else plain[0].upper() + plain[1:]


_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(),
        strict=True,
    )
)


def _transliterated(text: str) -> str:
    """Russian letters in Latin ones."""
    return "".join(_RUSSIAN.get(letter.lower(), letter).replace("_", "") for letter in text)


def _cells(currency: str) -> str:
    decimals = "." + "0" * DECIMALS[currency] if DECIMALS[currency] else ""
    return f"#,##0{decimals};[Red]-#,##0{decimals}"


def _tolerance(decimals: int) -> str:
    return "0." + "0" * decimals + "5"


def _one_line(text: str) -> str:
    return " ".join(text.replace(";", ",").replace("|", "/").split())


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _harmless(value: str) -> str:
    """Text that a spreadsheet takes for text; amounts stay as they are."""
    looks = value.startswith(_FORMULA) and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)
    return "'" + value if looks else value


def _read_money(kind: type[Any], written: object) -> object:
    if kind is Money and isinstance(written, str):
        return Money.read(written)
    raise ValueError(f"expected {kind.__name__.lower()}")
