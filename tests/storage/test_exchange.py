"""A register as lines: byte for byte, whole or not at all, and clear about what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charterhouse.core.errors import Broken, CharterhouseError, Foreign, Unreadable, Unwritable
from charterhouse.desk.port import Store
from charterhouse.storage.exchange import export, export_lines, restore
from charterhouse.storage.memory import MemoryStore
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import Tree

from .filings import Ticking, filing, filings, read_body, secret


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The export of 600 entries and two documents, one of them long."""
    store = MemoryStore(Ticking())
    for n in range(0, 600, 100):
        store.append(filings(100, n))
    store.put_document(b"a note verbale")
    store.put_document(bytes(range(256)) * 4000)
    export(store, tmp_path / "register.jsonl")
    return tmp_path / "register.jsonl"


def test_an_export_of_an_import_has_the_same_bytes(
    store: Store, tmp_path: Path, exported: Path
) -> None:
    head = restore(store, exported, read_body)
    assert export(store, tmp_path / "again.jsonl") == head == store.head()
    assert (tmp_path / "again.jsonl").read_bytes() == exported.read_bytes()
    assert [e.tags for e in store.read(0, 9)] == [tuple(sorted(f.tags)) for f in filings(9)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    notes=st.lists(st.tuples(st.text(max_size=20), st.booleans(), st.integers(1, 9)), max_size=40),
    documents=st.lists(st.binary(max_size=50), max_size=3),
    erased=st.sets(st.integers(0, 39)),
)
def test_export_and_import_are_each_others_inverse(
    tmp_path: Path, notes: list[tuple[str, bool, int]], documents: list[bytes], erased: set[int]
) -> None:
    first, second = MemoryStore(), MemoryStore()
    for n, (note, is_private, _) in enumerate(notes):
        first.append([filing(n, note=note, private=secret(n) if is_private else None)])
    for content in documents:
        first.put_document(content)
    for seq in erased & set(range(len(notes))):
        first.erase(seq)
    export(first, tmp_path / "a.jsonl", overwrite=True)
    restore(second, tmp_path / "a.jsonl", read_body)
    assert list(second.read()) == list(first.read())
    assert list(export_lines(second, second.head())) == list(export_lines(first, first.head()))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 60), max_size=10))
def test_cutting_into_groups_anywhere_gives_the_same_root(sizes: list[int]) -> None:
    still = Ticking()
    moment = still()
    one, many = MemoryStore(lambda: moment), MemoryStore(lambda: moment)
    one.append(filings(sum(sizes)))
    for n, size in enumerate(sizes):
        many.append(filings(size, sum(sizes[:n])))
    assert one.head() == many.head()


def test_every_line_that_begins_with_v_is_a_leaf(exported: Path) -> None:
    """What an outsider needs: hash those lines, build the tree, compare with the last line."""
    lines = exported.read_bytes().split(b"\n")
    leaves = [sha256(b"\0" + line).digest() for line in lines if line.startswith(b'{"v":')]
    head = json.loads(lines[-2])["head"]
    assert lines[-1] == b""
    assert lines[0] == b'{"charterhouse":"register","format":1}'
    assert head["size"] == len(leaves) == 600
    assert head["root"] == Tree(b"".join(leaves)).root().hex()
    listed = [json.loads(line)["leaves"] for line in lines if line.startswith(b'{"leaves"')]
    assert [(part["since"], len(part["hashes"])) for part in listed] == [
        (0, 256),
        (256, 256),
        (512, 88),
    ]
    assert [h for part in listed for h in part["hashes"]] == [leaf.hex() for leaf in leaves]
    pieces = [json.loads(line)["document"] for line in lines if line.startswith(b'{"document"')]
    long = [
        piece for piece in pieces if piece["hash"] == sha256(bytes(range(256)) * 4000).hexdigest()
    ]
    assert b"".join(b64decode(piece["base64"]) for piece in long) == bytes(range(256)) * 4000
    assert [piece.get("more", False) for piece in long] == [True] * (len(long) - 1) + [False]


def test_an_empty_register_has_an_export_too(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "e.jsonl")
    assert len((tmp_path / "e.jsonl").read_bytes().splitlines()) == 2
    assert restore(store, tmp_path / "e.jsonl", read_body).size == 0


def test_an_export_does_not_overwrite_unless_told(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "e.jsonl"
    target.write_text("keep me")
    with pytest.raises(Unwritable, match="exists"):
        export(store, target)
    assert target.read_text() == "keep me"
    export(store, target, overwrite=True)
    assert target.read_bytes().startswith(b'{"charterhouse"')


class Interrupted(MemoryStore):
    """A store that fails in the middle of being read."""

    def document(self, digest: str) -> bytes:
        raise Broken("The document has been altered.")


def test_an_export_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Interrupted()
    store.append(filings(10))
    store.put_document(b"x")
    (tmp_path / "old.jsonl").write_text("keep me")
    with pytest.raises(Broken):
        export(store, tmp_path / "old.jsonl", overwrite=True)
    with pytest.raises(Unwritable, match="cannot be written"):
        export(store, tmp_path / "missing" / "e.jsonl")
    assert os.listdir(tmp_path) == ["old.jsonl"]
    assert (tmp_path / "old.jsonl").read_text() == "keep me"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_an_export_onto_a_full_disk_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore()
    store.append(filings(500))

    def full(prefix: str, dir: Path) -> tuple[int, str]:
        (Path(dir) / prefix).touch()
        return os.open("/dev/full", os.O_WRONLY), str(Path(dir) / prefix)

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(Unwritable, match="No space left"):
        export(store, tmp_path / "e.jsonl")
    assert os.listdir(tmp_path) == []


Lines = list[bytes]


def line(index: int, how: Callable[[bytes], bytes]) -> Callable[[Lines], Lines]:
    """Do something to one line."""
    return lambda lines: [how(raw) if n == index else raw for n, raw in enumerate(lines)]


def without(index: int) -> Callable[[Lines], Lines]:
    """Leave out one line."""
    return lambda lines: [raw for n, raw in enumerate(lines) if n != index]


def changed(what: bytes, with_: bytes) -> Callable[[Lines], Lines]:
    """Replace the first occurrence in the file."""
    return lambda lines: b"\n".join(lines).replace(what, with_, 1).split(b"\n")


FAULTS: dict[str, tuple[Callable[[Lines], Lines], type[CharterhouseError], str]] = {
    "another file": (lambda lines: [b"PK\x03\x04"], Foreign, "neither a register nor"),
    "an empty file": (lambda lines: [], Foreign, "neither a register nor"),
    "a byte order mark": (line(0, lambda raw: b"\xef\xbb\xbf" + raw), Foreign, "begins with"),
    "a later format": (line(0, lambda raw: raw.replace(b"1", b"2")), Foreign, "later version"),
    "no first line": (without(0), Foreign, "neither a register nor"),
    "an empty line": (line(9, lambda raw: b""), Unreadable, "line 10"),
    "not JSON": (line(9, lambda raw: b"{nonsense"), Unreadable, "line 10"),
    "NUL bytes": (line(9, lambda raw: b"\0" * 20), Unreadable, "line 10"),
    "a NUL in a body": (line(9, lambda raw: raw[:-2] + b"\0" + raw[-2:]), Unreadable, "line 10"),
    "no UTF-8": (line(9, lambda raw: raw.replace(b"note", b"n\xffte")), Unreadable, "line 10"),
    "a long line": (line(9, lambda raw: b'{"v":1' + b" " * (1 << 20)), Unreadable, "line 10"),
    "two things": (line(9, lambda raw: b'{"head":null,"leaves":null}'), Unreadable, "line 10"),
    "a thing unknown": (line(9, lambda raw: b'{"portrait":{}}'), Unreadable, "line 10"),
    "a Windows file": (
        lambda lines: [lines[0], *(raw + b"\r" for raw in lines[1:])],
        Unreadable,
        "converted",
    ),
    "an entry less": (without(9), Broken, "Entry 7 is missing"),
    "an entry twice": (lambda lines: [*lines[:9], lines[8], *lines[9:]], Broken, "line"),
    "an entry changed": (changed(b'"n":44', b'"n":45'), Broken, "entry 44"),
    "another id": (
        changed(b"7000-8000-000000000002", b"7000-8000-00000000000x"),
        Unreadable,
        "UUID",
    ),
    "a private part changed": (changed(b'"salt":"00', b'"salt":"01'), Unreadable, "private"),
    "a private part moved": (
        changed(b'"private":{"seq":3', b'"private":{"seq":4'),
        Broken,
        "right behind",
    ),
    "a salt unreadable": (changed(b'"salt":"00', b'"salt":"zz'), Unreadable, "hexadecimal"),
    "leaves left out": (
        lambda lines: [raw for raw in lines if not raw.startswith(b'{"leaves"')],
        Broken,
        "the leaves of",
    ),
    "leaves elsewhere": (changed(b'"since":256', b'"since":255'), Broken, "leaves since 256"),
    "no head": (lambda lines: lines[:-1], Unreadable, "cut short"),
    "cut in a line": (lambda lines: [*lines[:-1], lines[-1][:-5]], Unreadable, "line"),
    "another root": (changed(b'"root":"', b'"root":"00'), Broken, "the root"),
    "another size": (changed(b'"head":{"size":600', b'"head":{"size":599'), Broken, "size 599"),
    "another time": (
        lambda lines: [*lines[:-1], lines[-1].replace(b'"recorded":"2026', b'"recorded":"2027')],
        Broken,
        "recorded at 2027",
    ),
    "more after the head": (lambda lines: [*lines, lines[1]], Broken, "after the head"),
    "a document changed": (changed(b'"base64":"YSBub3', b'"base64":"YSBubz'), Broken, "document"),
    "a document in part": (
        lambda lines: [raw for n, raw in enumerate(lines) if b'"more":true' not in raw or n % 2],
        Broken,
        "document",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_with_a_file_is_said_and_nothing_is_entered(
    name: str, tmp_path: Path, exported: Path
) -> None:
    how, error, said = FAULTS[name]
    lines = how(exported.read_bytes().split(b"\n")[:-1])
    raw = b"".join(raw + b"\n" for raw in lines)
    exported.write_bytes(raw[:-1] if name == "cut in a line" else raw)
    store = SqliteStore.open(tmp_path / "r.db")
    with pytest.raises(error, match=said):
        restore(store, exported, read_body)
    assert store.head().size == 0
    assert list(store.documents()) == []
    store.close()


def test_a_file_that_is_not_there_is_unreadable(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="a file that can be read"):
        restore(store, tmp_path / "nowhere.jsonl", read_body)
    with pytest.raises(Unreadable):
        restore(store, tmp_path, read_body)


def test_an_import_needs_an_empty_register(store: Store, exported: Path) -> None:
    store.append(filings(1))
    with pytest.raises(Unwritable, match="new register"):
        restore(store, exported, read_body)


def test_a_file_of_one_endless_line_is_refused_without_reading_it(tmp_path: Path) -> None:
    """With 200 MB of memory to spare, a line of 1 GB cannot have been held."""
    path = tmp_path / "endless.jsonl"
    with path.open("wb") as file:
        file.write(b'{"charterhouse":"register","format":1}\n{"v":1,')
        file.truncate(1 << 30)
    program = (
        "import pathlib, re, sys\n"
        "from charterhouse.storage.exchange import restore\n"
        "from charterhouse.storage.memory import MemoryStore\n"
        "from charterhouse.storage.verify import verify\n"
        "try: restore(MemoryStore(), sys.argv[1], lambda body: ())\n"
        "except Exception as error: print(error)\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    said, most = ended.stdout.splitlines()
    assert "line 2" in said
    assert int(most) < 200_000
