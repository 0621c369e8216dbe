"""Opening the file of a register: nothing is written to it before it is known to be one of ours."""

from __future__ import annotations

import os
from pathlib import Path

import apsw

from charterhouse.core.errors import Foreign, Unknown, Unwritable

from . import schema
from .faults import whole

BUSY_MS = 2000
BESIDE = ("-wal", "-shm")  # files that SQLite itself keeps beside a register


def connect(name: str, readonly: bool, vfs: str | None = None) -> apsw.Connection:
    """A connection that waits a little for others, and can read where nothing may be written."""
    if not readonly:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        return apsw.Connection(name, flags, vfs)
    db = apsw.Connection(name, apsw.SQLITE_OPEN_READONLY, vfs)
    db.set_busy_timeout(BUSY_MS)
    try:
        db.pragma("schema_version")
    except (apsw.CantOpenError, apsw.IOError, apsw.FullError):
        db.close()
        # The WAL's index cannot be made in a folder closed to us or on a full disk: sound only
        # if there is no WAL to miss, and no writer, who would have made the index.
        if any(os.path.exists(name + end) and os.path.getsize(name + end) for end in BESIDE):
            raise
        uri = Path(name).absolute().as_uri() + "?immutable=1"
        db = apsw.Connection(uri, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    except BaseException:
        db.close()
        raise
    return db


def prepare(db: apsw.Connection, name: str, readonly: bool, alone: bool) -> None:
    """Make sure of the file before anything is written to it; then settings and tables."""
    db.set_busy_timeout(BUSY_MS)
    if alone:  # a VFS without shared memory; to be set before the WAL is touched
        db.pragma("locking_mode", "EXCLUSIVE")
    new = schema.is_new(db, name)
    if readonly:
        if new:
            raise Foreign(
                f"`{name}` is empty. Make a register there with `charterhouse new`, or name one."
            )
        return
    if db.readonly("main"):
        raise Unwritable(f"`{name}` may only be read. Make it writable, or open it for reading.")
    if (mode := db.pragma("journal_mode", "WAL")) != "wal":
        raise Unwritable(f"`{name}` cannot keep a WAL (it offers `{mode}`). Use a local disk.")
    for setting, value in schema.SETTINGS.items():
        db.pragma(setting, value)
    if new:
        with whole(db):
            if schema.is_new(db, name):
                schema.create(db)


def must_be_a_place(path: Path, readonly: bool) -> None:
    """Where a register is or can be; said before SQLite can only say that it cannot open it."""
    if path.is_dir():
        raise Foreign(f"`{path}` is a folder. Name the file of a register.")
    if readonly and not path.exists():
        raise Unknown(
            f"There is no register at `{path}`. Make one with `charterhouse new`.",
            f"По адресу `{path}` реестра нет. Создайте его: `charterhouse new`.",
        )
    if not path.parent.is_dir():
        raise Unwritable(f"The folder `{path.parent}` does not exist. Make it first.")


def flush_folder(folder: Path) -> None:
    """Make sure that a new file is found again; SQLite does so for its WAL alone."""
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    except OSError as error:
        raise Unwritable(f"The folder `{folder}` cannot be flushed ({error.strerror}).") from None
    finally:
        os.close(file)
