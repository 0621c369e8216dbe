"""Verifying a register or an export: hash everything again, and name what is wrong.

What nobody outside has seen can be rewritten without a trace, entries, tiles and heads together.
So heads known from elsewhere (signed checkpoints, the notes of a witness) can be handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import apsw

from charterhouse.core.errors import Foreign, Unknown, Unreadable
from charterhouse.desk.port import Head

from .faults import named
from .findings import Finding
from .sealing import ReadBody
from .verify_export import examine_export
from .verify_sqlite import examine_sqlite

Progress = Callable[[int, int], None]

SQLITE = b"SQLite format 3\x00"


class Report(NamedTuple):
    """What was found; the file is sound if there are no findings."""

    kind: str  # "register" or "export"
    findings: list[Finding]
    head: Head  # the last that the file itself gives


def verify(
    path: str | Path,
    progress: Progress | None = None,
    known: Iterable[Head] = (),
    read_body: ReadBody | None = None,
) -> Report:
    """Examine a file without changing it; `Foreign` if it is neither a register nor an export."""
    path = Path(path)
    if path.is_dir():
        raise Foreign(f"`{path}` is a folder. Name a register or an export.")
    if not path.exists():
        raise Unknown(f"There is no file `{path}`. Name a register or an export.")
    tell = progress or (lambda done, total: None)
    try:
        beginning = first_bytes(path)
        if beginning == SQLITE:
            with named(str(path), reading=True):
                findings, head = examine_sqlite(path, tell, tuple(known), read_body)
            return Report("register", findings, head)
        if not beginning:
            raise Foreign(f"`{path}` is empty. Name a register or an export.")
        findings, head = examine_export(path, tell, tuple(known))
        return Report("export", findings, head)
    except (OSError, apsw.CantOpenError, apsw.IOError) as error:
        raise Unreadable(str(path), str(error), "a file that can be read") from None


def first_bytes(path: Path) -> bytes:
    """How a file begins, read through SQLite.

    Opening and closing it ourselves would drop the locks of a store open in the same process.
    """
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB
    file = apsw.VFSFile("", str(path.resolve()), [flags, 0])  # this layer follows no link
    try:
        size = min(file.xFileSize(), len(SQLITE))
        return file.xRead(size, 0) if size else b""
    finally:
        file.xClose()
