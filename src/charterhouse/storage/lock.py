"""The writer's lock: one process at a time may open a register for writing.

A file of its own, since closing the register's file a second time within a process would drop
the locks that SQLite itself holds on it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from charterhouse.core.errors import Unwritable


class WriterLock:
    """Held from opening until closing; the system lets go of it when the process ends."""

    def __init__(self, register: Path) -> None:
        path = register.with_name(register.name + "-lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise Unwritable(
                f"`{path}` cannot be written ({error.strerror}). "
                "Make the folder writable, or open the register for reading only."
            ) from None
        try:
            _take(self._file)
        except OSError:
            holder = os.read(self._file, 20).decode("ascii", "replace").strip()
            os.close(self._file)
            raise Unwritable(
                f"`{register}` is open for writing already, by process {holder or 'unknown'}. "
                "End that one first, or open the register for reading only."
            ) from None
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, b"%d\n" % os.getpid(), 0)
        except OSError:
            pass  # a full disk; the number only helps to find the holder

    def release(self) -> None:
        """Let another process write; the file stays, since removing it would race."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


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
