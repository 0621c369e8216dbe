"""The reader of bank statements: ISO 20022 camt.053 XML, or CSV; what does not add up is refused.

Nothing is entered here: a statement is read, proved by its own balances, and handed on.
"""

from __future__ import annotations

from pathlib import Path

from charterhouse.core.errors import Unreadable

from .bank_camt import read_xml
from .bank_csv import read_csv
from .bank_statement import Statement, proved
from .places import in_russian

SIZE_MAX = 20_000_000  # bytes of a statement


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
        proved(statement)
    return found
