"""Making a register beside its place, which it takes only once it is whole.

Whatever goes wrong meanwhile, even a kill, leaves the place as it was; the next try clears away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from charterhouse.core.errors import Unusable, Unwritable

from . import schema
from .faults import named
from .lock import WriterLock
from .opening import BESIDE, connect, flush_folder, must_be_a_place
from .sqlite import SqliteStore


@contextmanager
def made(path: Path, must_give_way: Callable[[Path], None]) -> Iterator[SqliteStore]:
    """An empty register, which stands at the path after the block, unless the block raises.

    What stands there with anything in it is replaced only if `must_give_way` raises nothing.
    """
    must_be_a_place(path, readonly=False)
    lock, beside = WriterLock(path), path.with_name(path.name + "-new")
    try:
        if path.exists() and not holds_nothing(path):
            must_give_way(path)
        _remove(beside)
        store = SqliteStore.open(beside)
        try:
            yield store
        finally:
            store.close()
        _take_place(beside, path)
    finally:
        with suppress(OSError):
            _remove(beside)
        lock.release()


def holds_nothing(path: Path) -> bool:
    """Whether a file is empty, or a register into which no entry was ever written."""
    if not path.is_file():
        return False
    if not path.stat().st_size:
        return True
    try:
        with named(str(path), reading=True):
            db = connect(str(path.absolute()), readonly=True)
            try:
                if schema.is_new(db, str(path)):
                    return True
                rows = "SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM head)"
                return not db.execute(rows).get
            finally:
                db.close()
    except Unusable:  # whatever it is, it is something
        return False


def _take_place(beside: Path, path: Path) -> None:
    wal = beside.with_name(beside.name + "-wal")
    if wal.exists() and wal.stat().st_size:  # closing moves it into the file, if there is room
        raise Unwritable(
            f"The disk that holds `{path}` is full or failing. Free some space, then try again; "
            "nothing was written."
        )
    try:
        for end in BESIDE:  # a WAL left there would be taken for that of the new file
            path.with_name(path.name + end).unlink(missing_ok=True)
        os.replace(beside, path)
    except OSError as error:
        raise Unwritable(
            f"`{path}` cannot be written ({error.strerror}). Make file and folder writable."
        ) from None
    flush_folder(path.parent)


def _remove(path: Path) -> None:
    for end in ("", *BESIDE, "-lock"):
        path.with_name(path.name + end).unlink(missing_ok=True)
