"""What SQLite's faults mean to whoever keeps a register, and transactions that survive them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import apsw

from charterhouse.core.errors import Broken, Foreign, Unusable, Unwritable

_FULL = "The disk that holds `{name}` is full. Free some space"
_LOCKED = "Another program keeps `{name}` locked. End it"

_PASSING: dict[type[apsw.Error], str] = {
    apsw.FullError: _FULL,
    apsw.ReadOnlyError: "`{name}` may only be read. Make file and folder writable",
    apsw.PermissionsError: "`{name}` is closed to this user. Make file and folder writable",
    apsw.CantOpenError: "`{name}` cannot be opened. See that its folder exists and is writable",
    apsw.IOError: "The disk that holds `{name}` is failing. See to it",
    apsw.BusyError: _LOCKED,
    apsw.LockedError: _LOCKED,
    apsw.ProtocolError: _LOCKED,
}
# What says nothing about the file: that another holds it, or that room is short.
ELSEWHERE = (apsw.BusyError, apsw.LockedError, apsw.ProtocolError, apsw.FullError, apsw.NoMemError)
# For the `-shm` beside the file, which cannot be made as long as it must be.
_NO_ROOM = (apsw.SQLITE_IOERR_SHMOPEN, apsw.SQLITE_IOERR_SHMSIZE, apsw.SQLITE_IOERR_SHMMAP)
_NO_TABLE = re.compile(r"no such table: (?:main\.)?(\w+)")


@contextmanager
def named(name: str, reading: bool = False) -> Iterator[None]:
    """Turn the faults of SQLite into ours, each saying what to do."""
    try:
        yield
    except apsw.NotADBError:
        raise Foreign(f"`{name}` is not a register: it is no SQLite file. Name another.") from None
    except (apsw.CorruptError, apsw.ConstraintError, apsw.SQLError) as error:
        missing = _NO_TABLE.search(str(error))
        what = f"it has no table `{missing[1]}`" if missing else str(error)
        raise Broken(
            f"`{name}` is damaged ({what}). Run `charterhouse verify` on it, then restore a copy."
        ) from error
    except tuple(_PASSING) as error:
        said = _PASSING[type(error)]
        if getattr(error, "extendedresult", None) in _NO_ROOM:
            said = _FULL
        said = said.format(name=name)
        if reading:
            raise Unusable(f"{said}, then try again ({error}).") from error
        raise Unwritable(f"{said}, then file again; nothing was written ({error}).") from error
    except apsw.Error as error:
        kind = Unusable if reading else Unwritable
        raise kind(
            f"SQLite cannot use `{name}` ({error}). Run `charterhouse verify` on it, then try again."
        ) from error


@contextmanager
def whole(db: apsw.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """One transaction; after some faults SQLite has rolled it back already."""
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if not db.getautocommit():
            with suppress(apsw.Error):
                db.execute("ROLLBACK")
        raise
