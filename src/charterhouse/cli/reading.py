"""Acts from a file or from standard input: one table, or several to be offered in turn."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from charterhouse.core.errors import Unreadable
from charterhouse.core.values import called

from .door import contents, not_written, text_of

ACT = "an act"
READING = "G-17=A"
_HEADING = re.compile(r"\[\[?[A-Za-z_]")  # of a table in TOML, as a list in JSON never begins


def most() -> int:
    """The most bytes that an offer may have."""
    from charterhouse.bootstrap import SIZE_MAX

    return SIZE_MAX


def acts_of(file: Path) -> list[dict[str, Any]]:
    """The acts of a file, or of standard input: one, a list of them, or tables named `[[act]]`."""
    if str(file) == "-":
        text, name = (
            text_of(sys.stdin.buffer.read(most() + 1), "standard input", most(), ACT),
            "standard input",
        )
    else:
        text, name = contents(file, most(), ACT), str(file)
    read = _parsed(text, name)
    if isinstance(read, Mapping) and isinstance(read.get("act"), list):
        others = [key for key in read if key != "act"]
        if others:
            raise Unreadable(
                f"{name}: {others[0]}",
                read[others[0]],
                "nothing beside `[[act]]`",
                ru="ничего, кроме `[[act]]`",
            )
        read = read["act"]
    if isinstance(read, Mapping):
        return [dict(read)]
    if not isinstance(read, list) or not read:
        found = "an empty list" if read == [] else called(read)
        raise Unreadable(
            name, found, f"{ACT}, as a table of fields", ru="акт, то есть таблица полей"
        )
    for place, each in enumerate(read, 1):
        if not isinstance(each, Mapping):
            raise Unreadable(
                f"{name}: act {place}", str(each)[:60], "a table of fields", ru="таблица полей"
            )
    return [dict(each) for each in read]


def one_of(text: str, name: str) -> dict[str, Any]:
    """The fields of one act."""
    read = _parsed(text, name)
    if not isinstance(read, Mapping):
        raise Unreadable(
            name, called(read), f"{ACT}, as a table of fields", ru="один акт, то есть таблица полей"
        )
    return dict(read)


def _is_json(text: str) -> bool:
    """Whether it is JSON that holds no table: a text, a number, a word."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _parsed(text: str, name: str) -> Any:
    """JSON or TOML as plain data."""
    opening = text.lstrip()
    form = "JSON" if opening[:1] in ("{", "[") and not _HEADING.match(opening) else "TOML"
    try:
        return json.loads(text) if form == "JSON" or _is_json(text) else tomllib.loads(text)
    except RecursionError:
        raise not_written(name, form, "nested too deeply") from None
    except ValueError as error:
        raise not_written(name, form, str(error)) from None
