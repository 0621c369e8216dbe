"""The ledger as a workbook: what stands on each account, how each State stands, every posting."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from charterhouse.commons.ledger import CONTRIBUTIONS, Balance, Transaction
from charterhouse.commons.money import DECIMALS, Money

from .journals import CODES, OPEN, Closed, Names

COLUMN = {"assessed": 0, "interest": 1, "waived": 1, "paid": 2, "reversed": 2, "surplus": 3}
OTHER = 1  # whatever else changed what a State owes
LESS = (2, 3)  # columns told as what they take off
Row = tuple[object, ...]

HEADINGS: Mapping[str, Mapping[str, Any]] = {
    "en": {
        "title": "Ledger",
        "balances": "Balances",
        "states": "States",
        "postings": "Postings",
        "all": "All together",
        "balance_columns": ("Account", "Balance", "Currency"),
        "state_columns": (
            "State", "Assessed", "Interest and waivers", "Paid", "Surplus credited", "Owed", "Currency",
        ),
        "posting_columns": (
            "Date", "Entry", "What", "Of", "Account", "Amount", "Currency", "Year", "Payment", "Note",
        ),
    },
    "ru": {
        "title": "Журнал учёта",
        "balances": "Остатки",
        "states": "Государства",
        "postings": "Проводки",
        "all": "Всего",
        "balance_columns": ("Счёт", "Остаток", "Валюта"),
        "state_columns": (
            "Государство", "Начислено", "Пени и списания", "Уплачено", "Зачтено остатков", "Долг", "Валюта",
        ),
        "posting_columns": (
            "Дата", "Запись", "Что", "Чей", "Счёт", "Сумма", "Валюта", "Год", "Платёж", "Примечание",
        ),
    },
}  # fmt: skip


def as_xlsx(
    transactions: Sequence[Transaction],
    standing: Mapping[str, Balance],
    drawn_up: datetime,
    language: str,
    closed: Closed = OPEN,
    said: Names = CODES,
) -> bytes:
    """A workbook of three sheets; the same bytes each time."""
    # Only who asks for a workbook waits for it.
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types

    words = HEADINGS[language]
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": drawn_up, "title": words["title"]})
    bold = book.add_format({"bold": True})
    amounts = {currency: book.add_format({"num_format": _cells(currency)}) for currency in DECIMALS}
    plain = book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"})
    formats = bold, amounts, plain
    sheets: tuple[tuple[str, Sequence[Row], Sequence[Row], Sequence[int]], ...] = (
        ("balance", *_balances(standing, closed, words["all"]), (48, 20, 10)),
        ("state", *_states(transactions, closed, said, words["all"]), (28, 20, 20, 20, 20, 20, 10)),
        ("posting", _postings(transactions, closed, said), (), (12, 8, 34, 24, 46, 20, 10, 8, 20, 40)),
    )  # fmt: skip
    for name, rows, sums, widths in sheets:
        sheet = book.add_worksheet(words[f"{name}s"])
        _sheet(sheet, words[f"{name}_columns"], rows, sums, formats, widths)
    book.close()
    return content.getvalue()


def _balances(
    standing: Mapping[str, Balance], closed: Closed, all_: str
) -> tuple[list[Row], list[Row]]:
    """What stands on each account, and all together, which is nothing; no sum where an account is withheld."""
    rows: list[Row] = []
    over: dict[str, int] = {}
    for account, held in standing.items():
        for currency, minor in sorted(held.items()):
            rows.append((account, Money(minor, currency), currency))
            over[currency] = over.get(currency, 0) + minor
    rows += [(name, closed.word, "") for name in (*_names(closed), *closed.accounts)]
    sums: list[Row] = [
        (all_, Money(minor, currency), currency) for currency, minor in sorted(over.items())
    ]
    return rows, [(all_, closed.word, "")] if closed.said else sums


def _states(
    transactions: Iterable[Transaction], closed: Closed, said: Names, all_: str
) -> tuple[list[Row], list[Row]]:
    """What was assessed on each State, what it paid and what it owes; no sum where one is withheld."""
    of: dict[tuple[str, str], list[int]] = {}
    for row in transactions:
        for posting in row.postings:
            above, _, state = posting.account.rpartition(":")
            if above == CONTRIBUTIONS:
                sums = of.setdefault((state, posting.amount.currency), [0, 0, 0, 0, 0])
                column = COLUMN.get(row.move, OTHER)
                sums[column] += -posting.amount.minor if column in LESS else posting.amount.minor
                sums[-1] += posting.amount.minor
    rows: list[Row] = [
        (said.about(state), *(Money(each, currency) for each in sums), currency)
        for (state, currency), sums in sorted(of.items())
    ]
    blank = (closed.word, *5 * ("",))
    rows += [(name, *blank) for name in _names(closed)]
    whole: list[Row] = [
        (all_, *(Money(sum(column), currency) for column in zip(*its, strict=True)), currency)
        for currency in sorted({currency for _, currency in of})
        if (its := [sums for (_, each), sums in of.items() if each == currency])
    ]
    return rows, [(all_, *blank)] if closed.said else whole


def _names(closed: Closed) -> list[str]:
    return [name for _, name in closed.states]


def _postings(transactions: Iterable[Transaction], closed: Closed, said: Names) -> list[Row]:
    """A row for each posting."""
    rows: list[Row] = [
        (row.day, row.entry, said.move(row), said.about(row.about) if row.about else "", posting.account,
         posting.amount, posting.amount.currency, row.year or "", row.ref, row.note)
        for row in transactions for posting in row.postings
    ]  # fmt: skip
    rows += [("", "", "", name, "", "", "", "", "", closed.word) for name in _names(closed)]
    return rows + [("", "", "", "", name, "", "", "", "", closed.word) for name in closed.accounts]


def _sheet(
    sheet: Any,
    headings: Sequence[str],
    rows: Sequence[Row],
    sums: Sequence[Row],
    formats: tuple[Any, Mapping[str, Any], Any],
    widths: Sequence[int],
) -> None:
    """A table under fixed headings that can be filtered, and its sums beneath, which are not."""
    bold, _, _ = formats
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 0)
    for place, row in enumerate((*rows, *sums), 1):
        for column, value in enumerate(row):
            _write(sheet, place, column, value, formats, bold if place > len(rows) else None)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)


def _write(
    sheet: Any, row: int, column: int, value: object, formats: tuple[Any, Mapping[str, Any], Any], look: Any
) -> None:  # fmt: skip
    """A cell: amounts as numbers with the decimals of their currency, days as days, the rest as text."""
    _, amounts, plain = formats
    if isinstance(value, Money):
        decimals = DECIMALS.get(value.currency, 2)
        number = value.minor / 10**decimals  # exact up to 2^53 minor units, as any workbook
        sheet.write_number(row, column, number, amounts.get(value.currency, plain))
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif value != "":
        sheet.write_string(row, column, str(value), look)


def _cells(currency: str) -> str:
    decimals = "." + "0" * DECIMALS[currency] if DECIMALS[currency] else ""
    return f"#,##0{decimals};[Red]-#,##0{decimals}"
