"""`demo`, `new`, `import`, `export`, `verify`: registers as files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from charterhouse.core.errors import Unwritable
from charterhouse.desk.audit import Standing, audit
from charterhouse.desk.audit import as_data as audited_as_data
from charterhouse.desk.due import as_data as due_as_data
from charterhouse.desk.due import due
from charterhouse.desk.register import uncollected
from charterhouse.desk.standing import standing
from charterhouse.desk.wording import wording_of

from .door import DATABASE, AsJson, Database, Language, Progress, door
from .proceedings import decided_in, tell_decided
from .serve import open_portal
from .speech import told
from .surveys import tell_audit, tell_due, tell_standing

YEARS = (
    2009,
    2010,
    2012,
    2016,
    2018,
    2022,
    2023,
    2024,
    2025,
)  # whose sessions the demonstration shows


def demo(
    serve: Annotated[
        bool,
        typer.Option(
            help=told("Serve the portal; not with --json.", "Открыть портал; кроме как с --json.")
        ),
    ] = True,
    db: Annotated[
        Path | None,
        typer.Option(
            "--db",
            metavar="FILE",
            help=told(
                "Where; an untouched demonstration there is replaced.",
                "Где; нетронутая демонстрация заменяется.",
            ),
        ),
    ] = None,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Demonstrate."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    path = db or bootstrap.DEMO
    register = bootstrap.demo(path)
    today = register.seat.closes(bootstrap.today())
    with uncollected():  # what is answered here is kept until the end
        report, awaited, audited, decided = (
            standing(register, today),
            due(register, today),
            list(audit(register)),
            decided_in(YEARS, register, today),
        )
    counts = Counter(each.standing.value for each in audited)
    irregular = [
        audited_as_data(each, register) for each in audited if each.standing is Standing.IRREGULAR
    ]
    if here.json:
        here.data(
            {
                "db": str(path),
                "entries": len(register.entries),
                "standing": report,
                "sessions": decided,
                "due": [due_as_data(each) for each in awaited],
                "audit": {"counts": dict(counts), "irregular": irregular},
            }
        )
        return 0
    entries = len(register.entries)
    here.print(
        here.say(
            f"The public record of the organisation stands in {path}; entries: {entries}.",
            f"Открытые сведения об организации внесены в {path}; записей: {entries}.",
        )
    )
    wording = wording_of(register, here.lang)
    tell_standing(report, here)
    tell_decided(decided, wording, here)
    here.print(here.say("Due:", "Предстоит:"))
    tell_due(awaited, wording, here)
    here.print(
        here.say(
            "What is recorded, judged by the charter of its day:",
            "Внесённое, по Уставу в редакции на свою дату:",
        )
    )
    tell_audit(irregular, counts, wording, here)
    here.print(
        "",
        here.say("Try next:", "Что попробовать:"),
        f"  charterhouse ask member state=UZ --on 2013-01-01 --db {path}",
        f"  charterhouse ask arrears state=AM --on 2026-01-01 --db {path}",
        f"  charterhouse law 12.4 --on 2012-12-18 --db {path}",
        f"  charterhouse drafts budget-2024 --db {path}",
        f"  charterhouse due --db {path}",
        f"  charterhouse audit --db {path}",
        f"  charterhouse serve --db {path}",
    )
    return open_portal(path, here.lang) if serve else 0


def new(
    registrar: Annotated[
        str,
        typer.Option("--registrar", metavar="PERSON", help=told("Who keeps it.", "Кто его ведёт.")),
    ],
    organisation: Annotated[str, typer.Option(help=told("Whose it is.", "Чей он."))] = "",
    profile: Annotated[
        str, typer.Option(help=told("The readings in use.", "Принятые толкования."))
    ] = "practice",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Make."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    if not registrar.strip():
        raise Unwritable("A register needs a registrar. Name a person with --registrar.")
    whose = organisation or bootstrap.CSTO.organisation
    register = bootstrap.new_register(Path(db), registrar, whose, profile)
    if here.json:
        here.data(
            {
                "db": db,
                "registrar": registrar,
                "organisation": whose,
                "profile": profile,
                "entries": 1,
            }
        )
    else:
        here.print(
            here.say(
                f"A register stands in {db}; registrar: {register.opening.registrar}.",
                f"Реестр создан в {db}; регистратор: {register.opening.registrar}.",
            )
        )
    return 0


def import_(
    file: Annotated[Path, typer.Argument(help=told("An export.", "Файл выгрузки."))],
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Import."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    head = bootstrap.import_register(file, Path(db))
    if here.json:
        here.data({"db": db, "entries": head.size, "root": head.root.hex()})
    else:
        here.print(
            here.say(
                f"Imported into {db}; entries: {head.size}.",
                f"Загружено в {db}; записей: {head.size}.",
            )
        )
    return 0


def export(
    file: Annotated[Path, typer.Argument(help=told("Where to.", "Куда."))],
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite",
            help=told(
                "Replace the file; never a register.", "Заменить файл; реестр не заменяется."
            ),
        ),
    ] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Export."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    head = bootstrap.export_register(db, file, overwrite=overwrite)
    if here.json:
        here.data({"file": str(file), "entries": head.size, "root": head.root.hex()})
    else:
        here.print(
            here.say(
                f"Exported to {file}; entries: {head.size}.",
                f"Выгружено в {file}; записей: {head.size}.",
            )
        )
    return 0


def verify(
    file: Annotated[
        Path, typer.Argument(help=told("A register or an export.", "Реестр или выгрузка."))
    ],
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Verify."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    report = bootstrap.verify(file, Progress(here.say("verifying", "проверка")))
    if here.json:
        here.data(
            {
                "file": str(file),
                "kind": report.kind,
                "sound": not report.findings,
                "entries": report.head.size,
                "root": report.head.root.hex(),
                "findings": [each._asdict() for each in report.findings],
            }
        )
    else:
        for each in report.findings:
            here.print(each.ru if here.lang == "ru" else each.en)
        if not report.findings:
            size, root = report.head.size, report.head.root.hex()
            here.print(
                here.say(
                    f"Every seal matches; entries: {size}.",
                    f"Все печати сходятся; записей: {size}.",
                ),
                here.say("Root", "Корень") + f": {root}",
            )
    return 1 if report.findings else 0
