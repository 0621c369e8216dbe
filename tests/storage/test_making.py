"""A register is made whole or not at all: on a full disk, after a kill, over what holds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from charterhouse import bootstrap
from charterhouse.core.errors import Unusable, Unwritable
from charterhouse.storage import schema
from charterhouse.storage.making import made
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.verify import verify

from .filings import filings

MAKE = {
    "new": "bootstrap.new_register(path, 'ann', 'Society', 'practice')",
    "demo": "bootstrap.demo(path)",
    "import": "bootstrap.import_register(path.with_name('source.jsonl'), path)",
}
PROGRAM = """
import os, resource, signal, sys
from pathlib import Path
from charterhouse import bootstrap
from charterhouse.storage.sqlite import SqliteStore
path, room = Path(sys.argv[1]), int(sys.argv[2])
if room:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room - 1, room - 1))
"""
KILL = "lambda *given: os.kill(os.getpid(), signal.SIGKILL)\n"
KILLS = {
    "while entries are written": f"SqliteStore._insert_head = {KILL}",
    "while it is read once through": f"bootstrap.read = {KILL}",
    "before it takes its place": f"os.replace = {KILL}",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and signals")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of a new register."""
    folder = tmp_path_factory.mktemp("source")
    bootstrap.new_register(folder / "r.db", "ann", "Society", "practice")
    bootstrap.export_register(folder / "r.db", folder / "r.jsonl")
    return (folder / "r.jsonl").read_bytes()


@pytest.fixture
def path(tmp_path: Path, source: bytes) -> Path:
    """A place for a register, with an export beside it."""
    (tmp_path / "source.jsonl").write_bytes(source)
    return tmp_path / "r.db"


def ended(program: str, path: Path, room: int = 0) -> subprocess.CompletedProcess[str]:
    """What became of a program; with less than so many bytes of room in any file."""
    command = [sys.executable, "-B", "-c", PROGRAM + program, str(path), str(room)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def left(path: Path) -> list[str]:
    """The files in the folder of a register."""
    return sorted(each.name for each in path.parent.iterdir())


def make(how: str, path: Path) -> None:
    """Make a register, here and now."""
    makers: dict[str, Callable[[], object]] = {
        "new": lambda: bootstrap.new_register(path, "ann", "Society", "practice"),
        "demo": lambda: bootstrap.demo(path),
        "import": lambda: bootstrap.import_register(path.with_name("source.jsonl"), path),
    }
    makers[how]()
    assert verify(path).findings == []
    assert verify(path).head.size > 0


@posix
@pytest.mark.parametrize("room", [1, 4097, 70_000])
@pytest.mark.parametrize("how", MAKE)
def test_a_full_disk_leaves_nothing_behind(path: Path, how: str, room: int) -> None:
    said = ended(MAKE[how], path, room)
    last = said.stderr.splitlines()[-1]
    assert "Unwritable: The disk" in last, said.stderr
    assert "nothing was written" in last
    assert left(path) == ["source.jsonl"]


@posix
@pytest.mark.parametrize("when", KILLS)
def test_a_killed_import_is_simply_done_again(path: Path, when: str) -> None:
    said = ended(KILLS[when] + MAKE["import"], path)
    assert said.returncode == -9, said.stderr
    assert not path.exists()
    assert len(left(path)) > 1
    make("import", path)
    assert [name for name in left(path) if "new" in name or "lock" in name] == []


def nothing(path: Path) -> None:
    """A file without a byte."""
    path.touch()


def no_entries(path: Path) -> None:
    """A register without an entry, though with a document, as an import once left it."""
    store = SqliteStore.open(path)
    store.put_document(b"a note verbale")
    store.close()


def no_tables(path: Path) -> None:
    """A file whose tables were never made."""
    db = apsw.Connection(str(path))
    db.pragma("journal_mode", "WAL")
    db.close()


@pytest.mark.parametrize("before", [nothing, no_entries, no_tables])
@pytest.mark.parametrize("how", MAKE)
def test_what_holds_nothing_is_taken_over(
    path: Path, how: str, before: Callable[[Path], None]
) -> None:
    before(path)
    make(how, path)


@pytest.mark.parametrize("how", MAKE)
def test_what_holds_anything_is_left_as_it_is(path: Path, how: str) -> None:
    store = SqliteStore.open(path)
    store.append(filings(3))
    store.close()
    before = path.read_bytes()
    with pytest.raises(Unwritable, match=r"exists|no demonstration made"):
        make(how, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("statement", ["DROP TABLE head", "PRAGMA user_version = 99"])
@pytest.mark.parametrize("how", MAKE)
def test_what_cannot_be_read_is_not_nothing(path: Path, how: str, statement: str) -> None:
    no_entries(path)
    db = apsw.Connection(str(path))
    db.execute(statement)
    db.close()
    with pytest.raises(Unusable):
        make(how, path)
    assert path.exists()


def test_a_register_in_use_is_not_replaced(path: Path) -> None:
    store = SqliteStore.open(path)
    with pytest.raises(Unwritable, match="open for writing already"):
        make("demo", path)
    store.append(filings(2))
    store.close()
    assert verify(path).head.size == 2


def test_a_wal_left_behind_by_what_was_there_is_not_taken_for_the_new_one(path: Path) -> None:
    old = SqliteStore.open(path.with_name("old.db"))
    old.append(filings(50))
    for end in ("-wal", "-shm"):
        left_there = path.with_name(path.name + end)
        left_there.write_bytes(path.with_name("old.db" + end).read_bytes())
    old.close()
    make("new", path)
    assert verify(path).head.size == 1
    assert int.from_bytes(path.read_bytes()[60:64]) == schema.FORMAT


def test_what_goes_wrong_within_leaves_the_place_as_it_was(path: Path) -> None:
    with suppress(ZeroDivisionError), made(path, lambda _: None) as store:
        store.append(filings(3))
        raise ZeroDivisionError
    assert left(path) == ["source.jsonl"]
