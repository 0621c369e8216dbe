"""`papers`: of sessions, drafts, accounts and payments, from the register alone."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from charterhouse.core.errors import Unreadable
from charterhouse.desk.wording import Lang

from .door import DATABASE, AsJson, Database, Known, On, Profile, Reader, door, print_whole
from .opened import looked_at
from .speech import told

KINDS = (
    "agenda", "participants", "protocol", "decision", "certificate", "service",
    "statement", "call", "payment", "votes", "calendar",
)  # fmt: skip


def papers(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=told("Which: ", "Какой: ") + ", ".join(KINDS) + ".",
        ),
    ],
    ref: Annotated[
        str,
        typer.Argument(
            metavar="[REF]",
            help=told(
                "The session, draft, State or payment; a calendar of everything needs none.",
                "Сессия, проект, государство или платёж; календарю всего не требуется.",
            ),
        ),
    ] = "",
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            help=told(
                "The year of a statement or a call; else all years, or the last assessed.",
                "Год выписки или извещения; иначе все годы либо последний начисленный.",
            ),
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="html|pdf|json|csv|ics",
            help=told(
                "Form; else by the name of the file, else the first that the kind has.",
                "Вид файла; иначе по его имени, иначе первый возможный.",
            ),
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=told("Where to; else to the screen.", "Куда; иначе на экран."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=told("Replace the file.", "Заменить файл."))
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="ru|en",
            help=told(
                "Language of the paper; else Russian, the official one.",
                "Язык документа; иначе русский, официальный.",
            ),
        ),
    ] = "",
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> int:
    """Draw up."""
    from charterhouse import bootstrap
    from charterhouse.documents import drawing
    from charterhouse.documents.chancery import chancery

    here = door(as_json, lang)
    form = form or ("json" if as_json and output is None else "")
    form = drawing.form_of(kind, form, output.name if output else "")
    if output is not None:
        drawing.must_be_free(output, overwrite=force)
    elif form == "pdf" and sys.stdout.isatty():
        raise Unreadable("--output", "", "a file, since a PDF is not for the screen", "paper.pdf")
    spoken: Lang = "en" if lang == "en" else "ru"
    with bootstrap.open_sealed(db) as (register, root_at):
        wanted = drawing.Wanted(kind, ref, form, spoken, year)
        of = looked_at(register, on, known or str(register.known), profile, reader)
        made = drawing.draw(wanted, chancery(of, root_at, on, reader))
    if output is None:
        print_whole(made)
        return 0
    drawing.write_whole(output, made, overwrite=force)
    digest = sha256(made).hexdigest()
    if here.json:
        here.data({"file": str(output), "form": form, "bytes": len(made), "sha256": digest})
    else:
        size = f"{len(made):,}".replace(",", " ")
        here.print(
            here.say(f"Written to {output}; bytes: {size}.", f"Записано в {output}; байт: {size}."),
            f"SHA-256: {digest}",
        )
    return 0
