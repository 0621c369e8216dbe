"""The ledger as other programs read it: Beancount, hledger, CSV, JSON; the same transactions in each.

Both journals end with what stands on every account, so that the program that reads one proves it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from charterhouse.commons.ledger import Transaction, balances
from charterhouse.commons.money import DECIMALS, Money
from charterhouse.core.values import to_written

from .phrases import Phrases

COLUMNS = (
    "date", "entry", "kind", "about", "account", "amount", "currency", "year", "reference", "note",
    "name", "event",
)  # fmt: skip
_WITHHELD = "withheld"  # the key of the last line of JSON
FIRST_DAY = date(1900, 1, 1)  # no account opens later than it is used
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a spreadsheet would take text for a formula


class Closed(NamedTuple):
    """What is withheld from the books."""

    said: str = ""  # in a sentence
    states: tuple[
        tuple[str, str], ...
    ] = ()  # with their names, those of whose account nothing is shown
    accounts: tuple[str, ...] = ()  # on which more moved than is shown, so that no balance is told
    word: str = "withheld"  # what stands in a cell instead


class Names(NamedTuple):
    """How the books call what they are about, and what moved."""

    about: Callable[[str], str]
    move: Callable[[Transaction], str]


def _code(row: Transaction) -> str:
    return f"{row.move or row.what} {row.year}" if row.year else row.move or row.what


OPEN, CODES = Closed(), Names(str, _code)


def names_in(say: Phrases) -> Names:
    """States by their names and movements in words."""

    def move(row: Transaction) -> str:
        said = say.word("move", row.move) if row.move else say.wording.name(row.what)
        return said if row.year is None else say("say.of_year", what=said, year=row.year)

    return Names(say.wording.name, move)


def beancount(
    transactions: Iterable[Transaction], title: str, closed: Closed = OPEN, said: Names = CODES
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
        about = said.about(row.about) if row.about else ""
        yield f"\n{row.day} * {_quoted(about)} {_quoted(_told(row, said))}\n"
        yield f"  entry: {row.entry}\n"
        for posting in row.postings:
            yield f"  {names[posting.account]}  {posting.amount}\n"
    after = max((row.day for row in rows), default=FIRST_DAY) + timedelta(days=1)
    yield "\n" if rows else ""
    for account, amount in _standing(rows, closed):
        yield f"{after} balance {names[account]}  {amount}\n"


def hledger(
    transactions: Iterable[Transaction], title: str, closed: Closed = OPEN, said: Names = CODES
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
        about = f"{_one_line(said.about(row.about))} | " if row.about else ""
        yield f"\n{row.day} * ({row.entry}) {about}{_one_line(_told(row, said))}\n"
        for posting in row.postings:
            yield f"    {names[posting.account]}  {posting.amount}\n"
    standing = list(_standing(rows, closed))
    if standing:
        yield f"\n{max(row.day for row in rows)} * what stands on every account\n"
    for account, amount in standing:
        yield f"    {names[account]}  {Money(0, amount.currency)} = {amount}\n"


def _told(row: Transaction, said: Names) -> str:
    """What moved, the payment it is of, and what was noted."""
    return "; ".join(part for part in (said.move(row), row.ref, row.note) if part)


def _standing(rows: Sequence[Transaction], closed: Closed) -> Iterator[tuple[str, Money]]:
    """What stands on every account that was ever used, in each of its currencies; not on those that are closed."""
    held = balances(rows)
    used = {(each.account, each.amount.currency) for row in rows for each in row.postings}
    for account, currency in sorted(each for each in used if each[0] not in closed.accounts):
        yield account, Money(held.get(account, {}).get(currency, 0), currency)


def as_csv(transactions: Iterable[Transaction], closed: Closed = OPEN, said: Names = CODES) -> str:
    """A line for each posting, under a line of headings; text that a spreadsheet would run is quoted.

    At the end a line for each State and each account of which something is withheld.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in (*lines(transactions, said), *_closed_lines(closed)):
        writer.writerow([_harmless(value) for value in row])
    return written.getvalue()


def _closed_lines(closed: Closed) -> Iterator[tuple[str, ...]]:
    """A row of text for each State and each account of which something is withheld."""
    for state, name in closed.states:
        yield "", "", "", state, "", "", "", "", "", closed.word, name, ""
    for account in closed.accounts:
        yield "", "", "", "", account, "", "", "", "", closed.word, "", ""


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


def lines(transactions: Iterable[Transaction], said: Names) -> Iterator[tuple[str, ...]]:
    """A row of text for each posting, as `COLUMNS` names them."""
    for row in transactions:
        for posting in row.postings:
            amount, _, currency = str(posting.amount).partition(" ")
            yield (
                row.day.isoformat(), str(row.entry), row.what, row.about, posting.account, amount,
                currency, str(row.year or ""), row.ref, row.note,
                said.about(row.about) if row.about else "", said.move(row),
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
