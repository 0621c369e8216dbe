"""Where in a bank statement something stands, in Russian."""

from __future__ import annotations

import re

WORDS = {
    "statement": "выписка", "movement": "операция", "transaction": "перевод", "opening balance": "входящий остаток",
    "closing balance": "исходящий остаток", "line": "строка", "column": "знак", "file": "файл",
}  # fmt: skip
PLACE = re.compile(rf"\b({'|'.join(WORDS)})\b(?=[ :,]|$)")


def in_russian(place: str) -> str:
    """A place such as `statement 7: movement 2, amount`; the names of columns stay as they are written."""
    return PLACE.sub(lambda found: WORDS[found[1]], place)
