"""The only place that chooses a charter and a store, and that knows the clock, chance and the machine."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from charterhouse.charters.csto import contents
from charterhouse.core.charter import Charter
from charterhouse.core.errors import CharterhouseError, Foreign, Unwritable
from charterhouse.core.moments import moment_of
from charterhouse.desk import history
from charterhouse.desk.desk import Clock, Desk, found, open_desk, tags_of
from charterhouse.desk.port import Head, Store
from charterhouse.desk.register import Progress, Register, read
from charterhouse.desk.seats import seat_of
from charterhouse.storage.exchange import export as write_out
from charterhouse.storage.exchange import restore
from charterhouse.storage.making import made
from charterhouse.storage.memory import MemoryStore
from charterhouse.storage.sealing import Header, particulars, system_clock
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.verify import Report
from charterhouse.storage.verify import verify as examine

CSTO: Charter = contents.charter
DEMO = Path("charterhouse-demo.db")
DEMO_READ_ON = date(2026, 1, 20)  # the day on which the public record was last read
SIZE_MAX = 1_000_000  # bytes of an offer
BESIDE = ("-wal", "-shm", "-lock", "-journal")  # what lies beside a register while it is in use
SQLITE, WAL = b"SQLite format 3\0", b"\x37\x7f\x06"  # how their files begin


def clock() -> Clock:
    """The time of day."""
    return system_clock


def make_id(now: Clock = system_clock) -> UUID:
    """A UUIDv7: the moment in milliseconds, then chance."""
    milliseconds = int(now().timestamp() * 1000) % (1 << 48)
    chance = secrets.randbits(12 + 62)
    shaped = milliseconds << 80 | 7 << 76 | chance >> 62 << 64
    return UUID(int=shaped | 2 << 62 | chance % (1 << 62))


def make_salt() -> bytes:
    """The salt of a private part."""
    return secrets.token_bytes(16)


def today() -> date:
    """The day it is at the seat of the charter."""
    return seat_of(CSTO.time_zone).day(moment_of(system_clock()))


# Registers ---------------------------------------------------------------------------------------


@contextmanager
def open_store(path: str | Path, *, readonly: bool = False) -> Iterator[Store]:
    """The store of a register that is there already."""
    where = Path(str(path))
    if str(path).startswith("postgresql:"):
        raise Foreign("A register in PostgreSQL cannot be opened yet. Name a file.")
    if not readonly and not where.exists():
        readonly = True  # so that a slip of the name makes no new file
    store = SqliteStore.open(where, readonly=readonly)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def open_register(path: str | Path, progress: Progress | None = None) -> Iterator[Register]:
    """A register for reading."""
    with open_store(path, readonly=True) as store:
        yield read(store, CSTO, progress)


@contextmanager
def open_sealed(path: str | Path) -> Iterator[tuple[Register, Callable[[int], bytes]]]:
    """A register for reading, with the root of its tree at any size."""
    with open_store(path, readonly=True) as store:
        yield read(store, CSTO), store.root


@contextmanager
def open_for_offers(path: str | Path, progress: Progress | None = None) -> Iterator[Desk]:
    """The desk of a register."""
    with open_store(path) as store:
        yield open_desk(store, CSTO, system_clock, make_id, make_salt, progress)


def new_register(path: Path, registrar: str, organisation: str, profile_in_use: str) -> Register:
    """A live register in a new file, with its first entry."""
    register = Register(CSTO, seat_of(CSTO.time_zone))
    register.readings(profile_in_use)  # refused before anything is made
    with made(path, _must_not_be_there) as store:
        opening = {
            "on": today().isoformat(),
            "by": "registrar",
            "charter": CSTO.name,
            "organisation": organisation,
            "seat": CSTO.seat,
            "time_zone": CSTO.time_zone,
            "profile": profile_in_use,
            "live": True,
            "registrar": registrar,
        }
        return found(store, CSTO, opening, registrar, make_id())


def demo(path: Path) -> Register:
    """The public history in a fresh file; an untouched demonstration there is replaced, nothing else ever is."""
    with made(path, _must_be_untouched) as store:
        return history.load(store, CSTO, DEMO_READ_ON)


def public_history() -> Register:
    """The public history in memory, for whoever has no register."""
    return history.load(MemoryStore(system_clock), CSTO, DEMO_READ_ON)


def _must_be_untouched(path: Path) -> None:
    """A demonstration in which nothing was entered since it was made."""
    with open_store(path, readonly=True) as store:
        first = next(store.read(0, 1), None)
        if first is None or not history.is_opening(first.body):
            raise Unwritable(
                f"`{path}` is a register that no demonstration made. Name another with --db."
            )
        entered = [each.seq for each in store.read(beside=False) if not history.loaded(each.body)]
        if entered:
            raise Unwritable(
                f"`{path}` holds entries beyond the demonstration, the first of them {entered[0]}. "
                "Name another with --db, or move it away."
            )


def _must_not_be_there(path: Path) -> None:
    raise Unwritable(f"`{path}` exists. Choose another name.")


# Files -------------------------------------------------------------------------------------------


def export_register(path: str | Path, target: Path, *, overwrite: bool = False) -> Head:
    """A register written to a file of lines; never over a register, whatever it is called."""
    _must_be_no_database(target, Path(path))
    with open_store(path, readonly=True) as store:
        return write_out(store, target, overwrite)


def _must_be_no_database(target: Path, register: Path) -> None:
    """Neither the register nor any other database, nor a file that SQLite keeps beside one; links are followed."""
    said = "Choose another name for the export."
    real = Path(os.path.realpath(target))
    beside = next((end for end in BESIDE if real.name.endswith(end)), "")
    owner = real.with_name(real.name.removesuffix(beside)) if beside else real
    for each in (real, owner):
        if each.exists() and register.exists() and each.samefile(register):
            raise Unwritable(f"`{target}` is the register itself or a part of it. {said}")
        if _is_database(each):
            raise Unwritable(f"`{target}` is a database or a part of one. {said}")
    if real.is_file() and _begins(real)[:3] == WAL:
        raise Unwritable(f"`{target}` is a part of a database. {said}")


def _is_database(path: Path) -> bool:
    return path.is_file() and _begins(path) == SQLITE


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE))
    except OSError:
        return b""


def import_register(source: Path, path: Path) -> Head:
    """A register in a new file from an export; what it holds is read once through, so that it can be used."""
    with made(path, _must_not_be_there) as store:
        head = restore(store, source, BodyReader())
        read(store, CSTO)
        return head


class BodyReader:
    """Reads sealed bytes once, for their header and for what the entry is looked up by.

    One that cannot be read as an act of the charter is looked up by nothing.
    """

    def __init__(self) -> None:
        self._codec = Register(CSTO, seat_of(CSTO.time_zone)).codec

    def __call__(self, body: bytes) -> tuple[Header, tuple[str, ...]]:
        """The header and the tags of one entry."""
        try:
            entry = self._codec.read_entry(body, kept=False)
        except CharterhouseError:
            return particulars(body), ()
        return entry, tags_of(entry.act)

    def __reduce__(self) -> tuple[type[BodyReader], tuple[()]]:
        """Another process that verifies makes its own."""
        return BodyReader, ()


def verify(path: Path, progress: Progress | None = None) -> Report:
    """A register or an export examined, changing nothing."""
    return examine(path, progress, read_body=BodyReader())


def cases_folder() -> Path | None:
    """Where the worked cases lie: in a copy of the project, else beside the installed package."""
    here = Path(__file__).resolve()
    folders = (here.parents[2] / "tests" / "cases", here.parent / "cases")
    return next((folder for folder in folders if folder.is_dir()), None)
