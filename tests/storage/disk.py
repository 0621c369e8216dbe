"""A disk in memory on which power fails, space ends and calls go wrong, under the real SQLite.

What was written but not flushed may survive a power cut or not, sector by sector, or come out as
garbage; a file that was deleted, or made anew, may be found again as it was.
"""

# ruff: noqa: N802 - the names of the calls are SQLite's

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count

import apsw

SECTOR = 512
CHANGES = ("write", "flush", "truncate", "delete")

_names = count()


class File:
    """The content of a file: as it reads now, as it is safe, and the changes in between."""

    def __init__(self, content: bytes = b"") -> None:
        self.now = bytearray(content)
        self.safe = bytes(content)
        self.changes: list[tuple[int, bytes | None]] = []  # None: cut to this length

    def write(self, offset: int, data: bytes) -> None:
        """Write without flushing."""
        self.changes.append((offset, data))
        _put(self.now, offset, data)

    def truncate(self, size: int) -> None:
        """Cut without flushing."""
        self.changes.append((size, None))
        del self.now[size:]

    def flush(self) -> None:
        """Make safe what was written."""
        self.safe = bytes(self.now)
        self.changes.clear()

    def survivor(self, chance: random.Random) -> File:
        """What is found when power returns."""
        content = bytearray(self.safe)
        fate = chance.random()  # some cuts lose nearly everything, some nearly nothing
        for offset, data in self.changes:
            if data is None:
                if chance.random() < fate:
                    del content[offset:]
                continue
            for at in range(0, len(data), SECTOR):
                sector = data[at : at + SECTOR]
                if chance.random() < fate:
                    _put(content, offset + at, sector)
                elif chance.random() < 0.05:
                    _put(content, offset + at, chance.randbytes(len(sector)))
        return File(bytes(content))


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """One disk, known to SQLite by its `name`."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self.name = f"disk-{next(_names)}"
        self.chance = chance or random.Random(0)
        self.files: dict[str, File] = {}  # as the folder reads now
        self.safe: dict[str, File] = {}  # as the folder would be found after a cut
        self.cut_after: int | None = None  # so many changes from now
        self.is_off = False
        self.calls = 0
        self.fault: Callable[[str, int], int | None] = lambda kind, call: None
        super().__init__(self.name, "")

    # What happens to the disk.

    def call(self, kind: str) -> None:
        """Every call passes here first, and may not come back."""
        if self.is_off:
            raise failure(apsw.SQLITE_IOERR)
        self.calls += 1
        if (code := self.fault(kind, self.calls)) is not None:
            raise failure(code)

    def changed(self) -> None:
        """A change has been made; perhaps power fails in the middle of it."""
        if self.cut_after is not None:
            self.cut_after -= 1
            if self.cut_after <= 0:
                self.is_off = True
                raise failure(apsw.SQLITE_IOERR)

    def power_returns(self) -> None:
        """After a cut: what survived is all there is."""
        found: dict[str, File] = {}
        for name in sorted(self.files.keys() | self.safe.keys()):
            now, safe = self.files.get(name), self.safe.get(name)
            file = now if now is safe or self.chance.random() < 0.5 else safe
            if file is not None:
                found[name] = file.survivor(self.chance)
        self.files, self.safe = found, dict(found)
        self.is_off, self.cut_after = False, None

    # What SQLite asks of it.

    def xFullPathname(self, name: str) -> str:
        return name

    def xOpen(  # type: ignore[override]  # any object with these methods will do
        self, name: object, flags: list[int]
    ) -> OpenFile:
        self.call("open")
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        if path not in self.files:
            if not flags[0] & apsw.SQLITE_OPEN_CREATE:
                raise failure(apsw.SQLITE_CANTOPEN)
            self.files[path] = File()
        flags[1] = flags[0]
        return OpenFile(self, path)

    def xAccess(self, path: str, flags: int) -> bool:
        self.call("access")
        return path in self.files

    def xDelete(self, path: str, flush_folder: bool) -> None:
        self.call("delete")
        self.files.pop(path, None)
        self.changed()
        if flush_folder:
            self.safe = dict(self.files)


class OpenFile:
    """A file as SQLite holds it."""

    def __init__(self, disk: Disk, path: str) -> None:
        self.disk, self.path = disk, path
        self.file = disk.files[path]

    def xRead(self, amount: int, offset: int) -> bytes:
        self.disk.call("read")
        return bytes(self.file.now[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.call("write")
        self.file.write(offset, bytes(data))
        self.disk.changed()

    def xTruncate(self, size: int) -> None:
        self.disk.call("truncate")
        self.file.truncate(size)
        self.disk.changed()

    def xSync(self, flags: int) -> None:
        self.disk.call("flush")
        self.disk.changed()
        self.file.flush()
        if self.disk.safe.get(self.path) is not self.file:
            # SQLite flushes the folder with a new WAL, the store with a new register.
            self.disk.safe = dict(self.disk.files)

    def xFileSize(self) -> int:
        self.disk.call("size")
        return len(self.file.now)

    def xClose(self) -> None: ...
    def xLock(self, level: int) -> None: ...
    def xUnlock(self, level: int) -> None: ...
    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # as SQLite assumes of real disks


def failure(code: int) -> apsw.Error:
    """An error that SQLite takes for its own."""
    error = apsw.exception_for(code)
    assert isinstance(error, apsw.Error)
    error.extendedresult = code  # type: ignore[attr-defined]  # read by APSW on the way back
    return error
