"""Bank statements in CSV, under our own headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from charterhouse.core.errors import Unreadable

from .bank_statement import MANY, Movement, Statement, day_in, money_in

CSV_COLUMNS = ("date", "reference", "amount", "currency", "payer", "country", "text")
CSV_EXAMPLE = ",".join(CSV_COLUMNS)


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
        day_in(said["date"], where + "date"),
        money_in(said["amount"], said["currency"], where + "amount"),
        said["reference"], said["payer"], said["country"].upper(), said["text"],
    )  # fmt: skip
