"""`ask`: a question answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.core.acts import May
from charterhouse.core.errors import Unreadable
from charterhouse.desk import clerk
from charterhouse.desk.answers import as_data
from charterhouse.desk.register import Register

from .answered import CODES, tell
from .door import (
    DATABASE,
    AsJson,
    Database,
    Known,
    Language,
    On,
    Profile,
    Reader,
    contents,
    door,
    not_written,
    pairs_of,
)
from .opened import opened
from .reading import ACT, READING, most, one_of
from .speech import told


def ask(
    question: Annotated[
        str,
        typer.Argument(
            help=told(
                "Such as member, may_vote, holder, may.", "Например member, may_vote, holder, may."
            )
        ),
    ],
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE...",
            help=told("Its arguments, by name or in order.", "Аргументы по именам или по порядку."),
        ),
    ] = None,
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    reading: Annotated[
        list[str] | None,
        typer.Option(
            "--reading",
            metavar="G-17=A",
            help=told("Take one reading so.", "Принять одно толкование так."),
        ),
    ] = None,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep",
            help=told("Show what was asked on the way.", "Показать и промежуточные вопросы."),
        ),
    ] = False,
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Ask."""
    here = door(as_json, lang)
    with opened(db, on, known, profile, reader) as of:
        register = of.register
        asking = register.question(_fields(question, arguments or [], register))
        chosen = pairs_of(reading or [], "--reading", READING)
        asked = register.ask(asking, of.on, of.known, profile, chosen)
        asked = clerk.heard(asked, register.opening.registrar, register)
        if here.json:
            here.data(as_data(asked, register, entitled=of.entitled))
        else:
            tell(asked, register, here, deep, entitled=of.entitled)
        return CODES[asked.answer.verdict]


def _fields(question: str, written: list[str], register: Register) -> dict[str, Any]:
    """The arguments of a question: `state=AM`, or just `AM` for the first one that is not named."""
    kind = register.charter.book.questions.get(question)
    names = ["act"] if question == May.named else list(kind.__struct_fields__) if kind else []
    fields: dict[str, Any] = {}
    waiting = []
    for each in written:
        name, equals, value = each.partition("=")
        if equals and name.replace("_", "").isalnum():
            fields[name] = _value(value, f"{name}")
        else:
            waiting.append(each)
    free = [name for name in names if name not in fields]
    if len(waiting) > len(free) and kind is not None:
        raise Unreadable(
            question, waiting[-1], f"at most these arguments: {', '.join(names)}",
            ru=f"не более этих аргументов: {', '.join(names)}",
        )  # fmt: skip
    fields.update({name: _value(value, name) for name, value in zip(free, waiting, strict=False)})
    return {**fields, "question": question}


def _value(written: str, name: str) -> Any:
    """Plain text, JSON where it looks like a table or a list, or the file named by `@file`."""
    if written.startswith("@"):
        path = Path(written[1:])
        return one_of(contents(path, most(), ACT), str(path))
    if written[:1] in ("{", "["):
        try:
            return json.loads(written)
        except RecursionError:
            raise not_written(name, "JSON", "nested too deeply") from None
        except ValueError as error:
            raise not_written(name, "JSON", str(error)) from None
    return written
