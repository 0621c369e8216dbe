"""`ask` and `offer`: a question answered, an act put to the desk."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.core.acts import May
from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import moment_of
from charterhouse.desk import clerk
from charterhouse.desk.answers import as_data
from charterhouse.desk.register import Asked, Register
from charterhouse.desk.wording import Wording

from .answered import CODES, tell
from .door import (
    DATABASE,
    AsJson,
    Database,
    Door,
    Known,
    Language,
    On,
    Profile,
    contents,
    door,
    not_written,
    pairs_of,
    text_of,
)
from .speech import told

ACT = "an act"
READING = "G-17=A"


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
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Ask."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    with bootstrap.open_register(db) as register:
        asking = register.question(_fields(question, arguments or [], register))
        at = register.moment(on) if on else register.seat.closes(bootstrap.today())
        position = register.position(known) if known else None
        chosen = pairs_of(reading or [], "--reading", READING)
        asked = register.ask(asking, at, position, profile, chosen)
        asked = clerk.heard(asked, register.opening.registrar, register)
        if here.json:
            here.data(as_data(asked, register))
        else:
            tell(asked, register, here, deep)
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
        raise Unreadable(question, waiting[-1], f"at most these arguments: {', '.join(names)}")
    fields.update({name: _value(value, name) for name, value in zip(free, waiting, strict=False)})
    return {**fields, "question": question}


def _value(written: str, name: str) -> Any:
    """Plain text, JSON where it looks like a table or a list, or the file named by `@file`."""
    if written.startswith("@"):
        path = Path(written[1:])
        return _parsed(contents(path, _most(), ACT), str(path))
    if written[:1] in ("{", "["):
        try:
            return json.loads(written)
        except RecursionError:
            raise not_written(name, "JSON", "nested too deeply") from None
        except ValueError as error:
            raise not_written(name, "JSON", str(error)) from None
    return written


def offer(
    file: Annotated[
        Path,
        typer.Argument(
            help=told(
                "The act in TOML or JSON; - for standard input.",
                "Акт в TOML или JSON; - для стандартного ввода.",
            )
        ),
    ],
    person: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="PERSON",
            help=told("Who enters it; else the registrar.", "Кто вносит; иначе регистратор."),
        ),
    ] = "",
    reading: Annotated[
        list[str] | None,
        typer.Option(
            "--reading",
            metavar="G-17=A",
            help=told(
                "A reading chosen by an officer.", "Толкование, выбранное должностным лицом."
            ),
        ),
    ] = None,
    notwithstanding: Annotated[
        str | None,
        typer.Option(
            "--notwithstanding",
            metavar="REASON",
            help=told(
                "Enter it all the same, for this reason.", "Внести вопреки ответу, по этой причине."
            ),
        ),
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Offer."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    fields = _read(file)
    private, id = fields.pop("private", None), fields.pop("id", None)
    with bootstrap.open_for_offers(db) as desk:
        register = desk.register
        ruling = desk.offer(
            fields,
            person or register.opening.registrar,
            readings=pairs_of(reading or [], "--reading", READING),
            notwithstanding=notwithstanding,
            private=private,
            id=id,
        )
        receipt = ruling.receipt
        at = min(ruling.act.on.latest, moment_of(bootstrap.clock()()))
        known = (receipt.seq if receipt else len(register.entries)) - 1
        asked = Asked(May(ruling.act), ruling.answer, at, known, register.opening.profile)
        if here.json:
            entry = None
            if receipt is not None:
                entry = {
                    "entry": receipt.seq,
                    "id": register.entries[receipt.seq].id,
                    "recorded": receipt.recorded,
                    "leaf": receipt.leaf.hex(),
                    "again": receipt.again,
                }
            here.data({"entered": entry, "ruling": as_data(asked, register)})
        else:
            tell(asked, register, here)
            here.print("", _outcome(ruling.receipt, register, here))
        return 0 if receipt is not None else CODES[ruling.answer.verdict]


def _outcome(receipt: Any, register: Register, here: Door) -> str:
    if receipt is None:
        return here.say("Nothing was entered.", "Запись не внесена.")
    if receipt.again:
        return here.say(
            f"It stands as entry {receipt.seq} already.", f"Уже внесено: запись {receipt.seq}."
        )
    entry = register.entries[receipt.seq]
    said = here.say(f"Entered as entry {receipt.seq}.", f"Внесено: запись {receipt.seq}.")
    if entry.notwithstanding is not None:
        why = Wording(register.charter.book, here.lang).value(entry.notwithstanding.reason)
        said += " " + here.say(f"Notwithstanding: {why}.", f"Вопреки ответу: {why}.")
    return said


def _most() -> int:
    from charterhouse.bootstrap import SIZE_MAX

    return SIZE_MAX


def _read(file: Path) -> dict[str, Any]:
    """The fields of an act from a file or from standard input."""
    if str(file) == "-":
        raw = sys.stdin.buffer.read(_most() + 1)
        return _parsed(text_of(raw, "standard input", _most(), ACT), "standard input")
    return _parsed(contents(file, _most(), ACT), str(file))


def _parsed(text: str, name: str) -> dict[str, Any]:
    """JSON or TOML as a table."""
    form = "JSON" if text.lstrip().startswith(("{", "[")) else "TOML"
    try:
        read = json.loads(text) if form == "JSON" else tomllib.loads(text)
    except RecursionError:
        raise not_written(name, form, "nested too deeply") from None
    except ValueError as error:
        raise not_written(name, form, str(error)) from None
    if not isinstance(read, Mapping):
        raise Unreadable(name, "a list", "one act")
    return dict(read)
