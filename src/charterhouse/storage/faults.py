"""What SQLite's faults mean to whoever keeps a register, and transactions that survive them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import apsw

from charterhouse.core.errors import Broken, Foreign, Unwritable

_UNWRITABLE: dict[type[apsw.Error], str] = {
    apsw.FullError: "The disk that holds `{name}` is full. Free some space, then file again",
    apsw.ReadOnlyError: "`{name}` may only be read. Make file and folder writable",
    apsw.PermissionsError: "`{name}` is closed to this user. Make file and folder writable",
    apsw.CantOpenError: "`{name}` cannot be opened. See that its folder exists and is writable",
    apsw.IOError: "The disk that holds `{name}` is failing. See to it, then file again",
    apsw.BusyError: "Another program keeps `{name}` locked. End it, then file again",
    apsw.LockedError: "Another program keeps `{name}` locked. End it, then file again",
    apsw.ProtocolError: "Another program keeps `{name}` locked. End it, then file again",
}


@contextmanager
def named(name: str) -> Iterator[None]:
    """Turn the faults of SQLite into ours, each saying what to do."""
    try:
        yield
    except apsw.NotADBError:
        raise Foreign(f"`{name}` is not a register: it is no SQLite file. Name another.") from None
    except (apsw.CorruptError, apsw.ConstraintError) as error:
        raise Broken(
            f"`{name}` is damaged ({error}). Run `charterhouse verify` on it, then restore a copy."
        ) from error
    except tuple(_UNWRITABLE) as error:
        said = _UNWRITABLE[type(error)].format(name=name)
        raise Unwritable(f"{said}; nothing was written ({error}).") from error


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
