"""`serve`: the portal, read-only, until it is interrupted."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from charterhouse.desk.wording import Lang

from .door import DATABASE, Database, Language, door
from .speech import told

HOST = "127.0.0.1"
PORTAL = "charterhouse.portal.serving"  # named, not imported: no door knows another


def serve(
    host: Annotated[
        str,
        typer.Option("--host", metavar="HOST", help=told("Listen here.", "Где принимать запросы.")),
    ] = HOST,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="PORT",
            min=0,
            max=65_535,
            help=told(
                "This port; else 8000, or the next that is free.",
                "Этот порт; иначе 8000 или следующий свободный.",
            ),
        ),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            "--cases",
            metavar="FOLDER",
            help=told(
                "Worked cases to show; else those of the project.",
                "Папка разобранных случаев; иначе случаи проекта.",
            ),
        ),
    ] = None,
    db: Database = DATABASE,
    lang: Language = "",
) -> int:
    """Serve."""
    from charterhouse import bootstrap

    here = door(False, lang)
    with bootstrap.open_store(
        db, readonly=True
    ):  # said here if it is no register, before a port is taken
        pass
    return open_portal(db, here.lang, host, port, cases)


def open_portal(
    db: str | Path, lang: Lang, host: str = HOST, port: int | None = None, cases: Path | None = None
) -> int:
    """Serve a register, and say at which address."""
    here = door(False, lang)

    def say(address: str, taken: bool) -> None:
        lines = [here.say(f"The portal is at {address}", f"Портал открыт: {address}")]
        if taken:
            lines.append(
                here.say(
                    "Port 8000 is taken by another program; this is the next that was free.",
                    "Порт 8000 занят другой программой; взят следующий свободный.",
                )
            )
        lines.append(here.say("Ctrl+C stops it.", "Ctrl+C останавливает."))
        here.print("", *lines)

    code: int = import_module(PORTAL).serve(db, host, port, lang, say, cases)
    return code
