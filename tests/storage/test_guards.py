"""What a store refuses to open, and what it says then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from charterhouse.core.errors import Broken, Foreign, Unknown, Unusable, Unwritable
from charterhouse.storage import lock, opening, schema
from charterhouse.storage.faults import named
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.verify import verify

from .disk import Disk
from .filings import filings, receipts, secret


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of 600 entries, closed."""
    path = tmp_path / "register.db"
    store = SqliteStore.open(path)
    for n in range(0, 600, 60):
        store.append(filings(60, n))
    store.close()
    return path


def meddle(path: Path, *statements: str) -> None:
    """Change a register behind its back, triggers out of the way."""
    db = apsw.Connection(str(path))
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)
    db.close()


def test_random_bytes_are_foreign(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(b"%PDF-1.7" + os.urandom(5000))
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(Foreign, match="not a register"):
            SqliteStore.open(path, readonly=readonly)
    assert path.read_bytes() == before


def test_a_database_of_another_application_is_foreign_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cellar.db"
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE wine (year INTEGER)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(Foreign, match=r"another application .*wine"):
        SqliteStore.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.touch()
    with pytest.raises(Foreign, match="empty"):
        SqliteStore.open(path, readonly=True)
    store = SqliteStore.open(path)
    assert store.head().size == 0
    store.close()


def test_a_newer_register_says_which_version_to_install(path: Path) -> None:
    meddle(path, "PRAGMA user_version = 2", "UPDATE about SET needs = '3.1.0'")
    with pytest.raises(Foreign, match=r"format 2; .* Install Charterhouse 3\.1\.0 or later"):
        SqliteStore.open(path)
    meddle(path, "DROP TABLE about")
    with pytest.raises(Foreign, match="a newer version of Charterhouse, one that reads 2"):
        SqliteStore.open(path)


def test_a_newer_register_names_no_version_that_is_not_newer(path: Path) -> None:
    meddle(path, "PRAGMA user_version = 99")
    with pytest.raises(Foreign, match="Install a newer version of Charterhouse") as told:
        SqliteStore.open(path)
    assert schema.NEEDS not in str(told.value)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM entry WHERE seq = 300", "missing"),
        ("DELETE FROM entry WHERE seq = 0", "missing"),
        ("DELETE FROM entry WHERE seq = 599", "head says 600"),
        ("DELETE FROM entry", "head says 600"),
        ("DELETE FROM head WHERE size = 600", "head says 540"),
        ("DELETE FROM head", "head says 0"),
        ("UPDATE head SET root = zeroblob(32) WHERE size = 600", "root"),
        ("UPDATE head SET recorded = '2030' WHERE size = 600", "root"),
        ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 17", "root"),
        ("UPDATE entry SET seq = -1 WHERE seq = 17", "missing"),
        (
            "INSERT INTO entry SELECT 600, zeroblob(16), recorded, leaf, body FROM entry LIMIT 1",
            "600",
        ),
    ],
)
@pytest.mark.parametrize("readonly", [False, True])
def test_a_register_unlike_its_seals_is_not_opened(
    path: Path, statement: str, said: str, readonly: bool
) -> None:
    meddle(path, statement)
    with pytest.raises(Broken, match=said):
        SqliteStore.open(path, readonly=readonly)
    with pytest.raises(Broken):  # and it holds no lock after having refused
        SqliteStore.open(path)


def test_a_damaged_page_is_told_as_damage(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for page in range(1, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 100] = os.urandom(100)
    path.write_bytes(raw)
    with pytest.raises(Broken, match="damaged"):
        SqliteStore.open(path)


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ("3.7.17", False),
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.3", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.52.0", True),
        ("4.0.0", True),
    ],
)
def test_a_sqlite_that_can_lose_commits_is_refused(
    tmp_path: Path, version: str, sound: bool
) -> None:
    if sound:
        SqliteStore.open(tmp_path / "r.db", sqlite_version=version).close()
    else:
        with pytest.raises(Unwritable, match=r"Install `apsw` 3\.51\.3"):
            SqliteStore.open(tmp_path / "r.db", sqlite_version=version)
        assert not (tmp_path / "r.db").exists()


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(Foreign, match="folder"):
        SqliteStore.open(tmp_path)


def test_a_missing_folder_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="Make it first"):
        SqliteStore.open(tmp_path / "archive" / "register.db")


def test_a_missing_register_is_not_made_by_reading_it(tmp_path: Path) -> None:
    with pytest.raises(Unknown, match="no register"):
        SqliteStore.open(tmp_path / "register.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write")
def test_a_folder_that_nobody_can_write_is_told() -> None:
    with pytest.raises(Unwritable, match="Make the folder writable"):
        SqliteStore.open("/proc/self/register.db")


@pytest.mark.parametrize("code", [apsw.SQLITE_READONLY, apsw.SQLITE_CANTOPEN, apsw.SQLITE_PERM])
def test_a_disk_that_may_only_be_read_is_told(code: int) -> None:
    disk = Disk()
    SqliteStore.open("r.db", vfs=disk.name).close()
    disk.fault = lambda kind, call: code if kind in ("write", "truncate") else None
    store = SqliteStore.open("r.db", vfs=disk.name)
    with pytest.raises(Unwritable, match="writable"):
        store.append(filings(1))
    store.close()


def test_a_second_writer_is_told_who_writes_and_readers_are_welcome(path: Path) -> None:
    store = SqliteStore.open(path)
    with pytest.raises(Unwritable, match=f"already, by process {os.getpid()}"):
        SqliteStore.open(path)
    program = (
        "import sys; from charterhouse.storage.sqlite import SqliteStore\n"
        "print(SqliteStore.open(sys.argv[1], readonly=True).head().size)\n"
        "SqliteStore.open(sys.argv[1])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    assert ended.stdout == "600\n"
    assert f"Unwritable: `{path}` is open for writing already" in ended.stderr
    receipts(store.append(filings(1, 600)))
    store.close()
    SqliteStore.open(path).close()


def test_a_reader_follows_the_writer_and_writes_nothing(path: Path) -> None:
    writer, reader = SqliteStore.open(path), SqliteStore.open(path, readonly=True)
    writer.append(filings(300, 600))
    assert reader.head() == writer.head()
    assert reader.inclusion(777, 900) == writer.inclusion(777, 900)
    assert len(list(reader.read())) == 900
    for write in (
        lambda: reader.append(filings(1, 5000)),
        lambda: reader.restore([]),
        lambda: reader.erase(3),
        lambda: reader.put_document(b""),
    ):
        with pytest.raises(Unwritable, match="reading only"):
            write()
    reader.close()
    writer.close()


def test_a_reader_notices_when_the_writer_seals_what_is_not_there(path: Path) -> None:
    reader = SqliteStore.open(path, readonly=True)
    head = reader.head()
    meddle(path, "INSERT INTO head VALUES (601, zeroblob(32), '2030')")
    with pytest.raises(Broken):
        reader.head()
    meddle(path, "DELETE FROM head WHERE size > 600")
    assert reader.head() == head
    reader.close()


def test_sealed_rows_are_neither_changed_nor_removed(path: Path) -> None:
    db = apsw.Connection(str(path))
    db.pragma("recursive_triggers", "ON")
    for table, column in (("entry", "body"), ("tag", "seq"), ("tile", "hashes"), ("head", "root")):
        before = db.execute(f"SELECT count(*) FROM {table}").get
        for statement in (
            f"UPDATE {table} SET {column} = {column}",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        ):
            with pytest.raises(apsw.ConstraintError, match=f"no {table} is ever"):
                db.execute(statement)
        assert db.execute(f"SELECT count(*) FROM {table}").get == before > 0
    db.close()


def test_an_erased_private_part_is_neither_in_the_file_nor_in_its_wal(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "r.db")
    store.append(filings(200))
    seqs = [entry.seq for entry in store.read() if entry.private]
    needle = secret(seqs[3]).content
    assert found(tmp_path, needle)
    store.erase(seqs[3])
    assert not found(tmp_path, needle)
    assert found(tmp_path, secret(seqs[4]).content)
    store.close()
    assert not found(tmp_path, needle)


def found(folder: Path, needle: bytes) -> bool:
    """Whether some bytes are anywhere in the files of a register."""
    return any(needle in file.read_bytes() for file in folder.iterdir())


def test_the_header_names_application_and_format(path: Path) -> None:
    raw = path.read_bytes()
    assert raw[68:72] == b"CHTR"
    assert int.from_bytes(raw[60:64]) == schema.FORMAT


def test_a_register_called_memory_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = SqliteStore.open(":memory:")
    store.append(filings(1))
    store.close()
    assert (tmp_path / ":memory:").stat().st_size > 0


@pytest.mark.parametrize("table", ["entry", "tag", "tile", "head", "private", "ruling", "document"])
def test_a_register_without_one_of_its_tables_is_broken_and_the_table_named(
    path: Path, table: str
) -> None:
    meddle(path, f"DROP TABLE {table}")
    with pytest.raises(Broken, match=f"`{table}`"):
        use(path)


def use(path: Path) -> None:
    """Read and export a register as those do who ask it."""
    store = SqliteStore.open(path, readonly=True)
    try:
        list(store.read())
        list(store.documents())
        SqliteStore.open(path).close()  # writing, which needs the tiles too
    finally:
        store.close()


def test_a_register_locked_by_another_program_is_told_as_such(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_MS", 10)
    other = apsw.Connection(str(path))
    other.pragma("locking_mode", "EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    for use_it in (verify, SqliteStore.open, lambda p: SqliteStore.open(p, readonly=True)):
        with pytest.raises(Unusable, match="Another program keeps"):
            use_it(path)
    other.close()
    assert verify(path).findings == []


def test_a_fault_that_has_no_sentence_of_its_own_is_still_ours() -> None:
    for fault in (apsw.MisuseError, apsw.NoMemError, apsw.InternalError, apsw.SQLError):
        for reading in (False, True):
            with pytest.raises(Unusable, match=r"`r\.db`.*verify"), named("r.db", reading):
                raise fault("so it is")


def crammed(path: Path, program: str) -> subprocess.CompletedProcess[str]:
    """What a program says that may write nothing more to any file, as on a full disk."""
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    command = [sys.executable, "-B", "-c", limit + program, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


READER = """
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.verify import verify
from charterhouse.storage.verify import verify
print(SqliteStore.open(sys.argv[1], readonly=True).head().size, verify(sys.argv[1]).findings)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on files")
def test_a_register_is_read_and_verified_on_a_full_disk(path: Path) -> None:
    said = crammed(path, READER)
    assert said.stdout == "600 []\n", said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on files")
def test_a_full_disk_is_told_where_a_wal_cannot_be_read(path: Path) -> None:
    copy = path.with_name("copy.db")
    store = SqliteStore.open(path)
    store.append(filings(1, 600))
    for end in ("", "-wal"):  # as a killed writer leaves them
        copy.with_name(copy.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    store.close()
    said = crammed(copy, READER).stderr.splitlines()[-1]
    assert "is full. Free some space, then try again" in said


def test_a_closed_register_leaves_no_lock_behind(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    meddle(path, "DELETE FROM head")
    with pytest.raises(Broken):
        SqliteStore.open(path)
    assert not path.with_name(path.name + "-lock").exists()


def test_a_lock_that_was_removed_while_it_was_being_taken_is_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, take = path.with_name(path.name + "-lock"), lock._take
    taken: list[int] = []

    def take_late(handle: int) -> None:
        """The holder before lets go between our opening and our taking, but only once."""
        if not taken:
            file.unlink()
        taken.append(handle)
        take(handle)

    monkeypatch.setattr(lock, "_take", take_late)
    first = lock.WriterLock(path)
    assert len(taken) == 2
    with pytest.raises(Unwritable, match=f"by process {os.getpid()}"):
        lock.WriterLock(path)
    first.release()
    assert not file.exists()


HOLDERS = """
import os, sys
from pathlib import Path
from charterhouse.core.errors import Unwritable
from charterhouse.storage.lock import WriterLock
path, held = Path(sys.argv[1]), 0
while held < 300:
    try:
        lock = WriterLock(path)
    except Unwritable:
        continue
    alone = os.open(path.with_name("alone"), os.O_CREAT | os.O_EXCL)
    os.close(alone)
    path.with_name("alone").unlink()
    lock.release()
    held += 1
"""


def test_processes_that_take_and_leave_the_lock_in_a_race_hold_it_one_at_a_time(
    path: Path,
) -> None:
    command = [sys.executable, "-c", HOLDERS, str(path)]
    racing = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [each.communicate(timeout=60)[1] for each in racing]
    assert [each.returncode for each in racing] == [0, 0, 0], said
