"""The writer's lock: one process at a time may open a register for writing.

A file of its own, since closing the register's file a second time within a process would drop
the locks that SQLite itself holds on it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from charterhouse.core.errors import Unwritable


class WriterLock:
    """Held from opening until closing; the system lets go of it when the process ends."""

    def __init__(self, register: Path) -> None:
        self._path = register.with_name(register.name + "-lock")
        while True:
            self._file = _opened(self._path)
            try:
                _take(self._file)
            except OSError:
                holder = os.read(self._file, 20).decode("ascii", "replace").strip()
                os.close(self._file)
                raise Unwritable(
                    f"`{register}` is open for writing already, by process {holder or 'unknown'}. "
                    "End that one first, or open the register for reading only."
                ) from None
            if self._is_there():
                break
            os.close(self._file)  # the holder before removed it; whoever comes makes another
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, b"%d\n" % os.getpid(), 0)
        except OSError:
            pass  # a full disk; the number only helps to find the holder

    def release(self) -> None:
        """Let another process write, and remove the file.

        It is removed while still held, and whoever takes it looks whether it is still there: so
        nobody holds a file that another cannot find. A process that is killed leaves its file.
        """
        if self._file >= 0:
            with suppress(OSError):  # Windows removes no file that is open; there it stays
                if self._is_there():
                    self._path.unlink()
            os.close(self._file)
            self._file = -1

    def _is_there(self) -> bool:
        """Whether the file that is held is the one found under its name."""
        try:
            return os.path.samestat(os.fstat(self._file), os.stat(self._path))
        except OSError:
            return False


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise Unwritable(
                f"The disk that holds `{path}` is full. Free some space, then try again."
            ) from None
        raise Unwritable(
            f"`{path}` cannot be written ({error.strerror}). "
            "Make the folder writable, or open the register for reading only."
        ) from None


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        # Far beyond the number, since Windows forbids reading what is locked.
        os.lseek(file, 4096, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
