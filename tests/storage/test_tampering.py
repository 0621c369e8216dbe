"""Every attack in a generated table is caught, and the right name is given to it.

One table for the SQLite file, whose triggers an attacker drops first, and one for the export.
Each row: what is done, the code that must be among the findings, the entry it must name.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import apsw
import pytest
from msgspec.structs import replace

from charterhouse.core.errors import Broken, Foreign, Unknown
from charterhouse.desk.port import Head
from charterhouse.storage import schema
from charterhouse.storage.exchange import export
from charterhouse.storage.findings import FINDINGS_MAX, SAID
from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.tree import Tree, leaf_hash
from charterhouse.storage.verify import Report, verify

from .filings import Ticking, filings, read_body

SIZE = 600  # two full tiles and a ragged edge of 88
PLACES = (0, 1, 77, 255, 256, 400, 511, 512, 550, 598, 599)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sound register and its sound export."""
    folder = tmp_path_factory.mktemp("sound")
    store = SqliteStore.open(folder / "register.db", clock=Ticking())
    for n in range(0, SIZE, 50):
        store.append(filings(50, n))
    store.put_document(b"a note verbale")
    store.put_document(bytes(range(256)) * 4000)
    export(store, folder / "register.jsonl")
    store.close()
    return folder


# --- the SQLite file --------------------------------------------------------------------------


class Attack(NamedTuple):
    """What is done to a register, and what must be found."""

    name: str
    do: Callable[[apsw.Connection], object]
    code: str
    seq: int | None = None


def sql(statement: str, *values: object) -> Callable[[apsw.Connection], object]:
    """An attack by one statement."""
    return lambda db: db.execute(statement, values)


def body_of(db: apsw.Connection, seq: int) -> bytes:
    body: bytes = db.execute("SELECT body FROM entry WHERE seq = ?", (seq,)).get
    return body


def flip(seq: int, at: float) -> Callable[[apsw.Connection], object]:
    """Turn over one bit somewhere in a body."""

    def do(db: apsw.Connection) -> None:
        body = bytearray(body_of(db, seq))
        body[int(at * len(body))] ^= 1 << int(at * 8)
        db.execute("UPDATE entry SET body = ? WHERE seq = ?", (bytes(body), seq))

    return do


def forge(seq: int) -> Callable[[apsw.Connection], object]:
    """Rewrite a body and the leaf beside it."""

    def do(db: apsw.Connection) -> None:
        body = body_of(db, seq).replace(b'"act"', b'"ACT"')
        values = (body, leaf_hash(body), seq)
        db.execute("UPDATE entry SET body = ?, leaf = ? WHERE seq = ?", values)

    return do


def swap(one: int, other: int, columns: str) -> Callable[[apsw.Connection], object]:
    """Exchange columns of two entries."""

    def do(db: apsw.Connection) -> None:
        query = f"SELECT {columns} FROM entry WHERE seq = ?"
        first, second = (db.execute(query, (seq,)).fetchall()[0] for seq in (one, other))
        marks = ", ".join("?" * len(first))
        for seq in (one, other):  # out of the way of the unique id
            if "id" in columns.split(", "):
                db.execute("UPDATE entry SET id = randomblob(16) WHERE seq = ?", (seq,))
        for seq, values in ((one, second), (other, first)):
            db.execute(f"UPDATE entry SET ({columns}) = ({marks}) WHERE seq = ?", (*values, seq))

    return do


def insert(db: apsw.Connection) -> None:
    """Put one more entry at the end, in the right form, with a leaf of its own."""
    body = body_of(db, SIZE - 1).replace(b'"seq":599', b'"seq":600')
    values = (SIZE, bytes(16), json.loads(body)["recorded"], leaf_hash(body), body)
    db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", values)


def insert_within(db: apsw.Connection) -> None:
    """Make room in the middle, and put an entry there."""
    db.execute("UPDATE entry SET seq = -seq - 1 WHERE seq >= 300")
    db.execute("UPDATE entry SET seq = -seq WHERE seq < 0")
    body = body_of(db, 299).replace(b'"seq":299', b'"seq":300').replace(b'"act"', b'"ACT"')
    values = (300, bytes(16), json.loads(body)["recorded"], leaf_hash(body), body)
    db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", values)


def roll_back(db: apsw.Connection) -> None:
    """Make yesterday's register of today's: consistent in itself."""
    for table, column in (("entry", "seq"), ("tag", "seq"), ("private", "seq")):
        db.execute(f"DELETE FROM {table} WHERE {column} >= 500")
    db.execute("DELETE FROM head WHERE size > 500")
    db.execute("DELETE FROM tile WHERE place = 1")


def rewrite(db: apsw.Connection) -> None:
    """Rewrite history from one entry on: bodies, leaves, tiles and heads."""
    forge(300)(db)
    tree = Tree(b"".join(leaf for (leaf,) in db.execute("SELECT leaf FROM entry ORDER BY seq")))
    db.execute("DELETE FROM tile")
    db.executemany("INSERT INTO tile VALUES (?, ?, ?)", tree.tiles(0))
    for (size,) in db.execute("SELECT size FROM head").fetchall():
        assert isinstance(size, int)
        db.execute("UPDATE head SET root = ? WHERE size = ?", (tree.root(size), size))


TIME = "2026-11-25T00:00:00.000000Z"

ATTACKS = [
    *(Attack(f"flip {seq} at {at}", flip(seq, at), "entry_altered", seq)
      for seq in PLACES for at in (0.0, 0.04, 0.1, 0.3, 0.6, 0.99)),
    *(Attack(f"drop {seq}", sql("DELETE FROM entry WHERE seq = ?", seq), "entry_missing", seq)
      for seq in PLACES),
    *(Attack(f"swap the bodies of {seq} and {seq + 1}", swap(seq, seq + 1, "body"),
             "entry_misplaced", seq) for seq in PLACES[:-1]),
    *(Attack(f"swap all of {seq} and {seq + 1}", swap(seq, seq + 1, "id, recorded, leaf, body"),
             "entry_misplaced", seq) for seq in PLACES[:-1]),
    *(Attack(f"change leaf {seq}", sql("UPDATE entry SET leaf = randomblob(32) WHERE seq = ?", seq),
             "leaf_altered", seq) for seq in PLACES),
    *(Attack(f"forge {seq}", forge(seq), "entry_forged", seq) for seq in PLACES if seq < 512),
    *(Attack(f"forge {seq}", forge(seq), "head_differs") for seq in PLACES if seq >= 512),
    *(Attack(f"truncate to {size}", sql("DELETE FROM entry WHERE seq >= ?", size), "truncated")
      for size in (0, 1, 256, 300, 512, 599)),
    *(Attack(f"drop head {size}", sql("DELETE FROM head WHERE size >= ?", size), "head_missing")
      for size in (0, 300, 600)),
    *(Attack(f"change head {size}",
             sql("UPDATE head SET root = randomblob(32) WHERE size = ?", size), "head_differs")
      for size in (50, 300, 600)),
    Attack("move head 300", sql("UPDATE head SET size = 301 WHERE size = 300"), "head_differs"),
    Attack("date head 300", sql("UPDATE head SET recorded = '2030' WHERE size = 300"),
           "head_recorded_differs", 299),
    *(Attack(f"change tile {place}",
             sql("UPDATE tile SET hashes = randomblob(8192) WHERE place = ?", place), "tile_differs")
      for place in (0, 1)),
    *(Attack(f"drop tile {place}", sql("DELETE FROM tile WHERE place = ?", place), "tile_missing")
      for place in (0, 1)),
    Attack("add a tile", sql("INSERT INTO tile VALUES (0, 2, zeroblob(8192))"), "tile_differs"),
    Attack("add a level", sql("INSERT INTO tile VALUES (1, 0, zeroblob(8192))"), "tile_differs"),
    Attack("insert at the end", insert, "head_missing"),
    Attack("insert within", insert_within, "entry_inserted", 300),
    Attack("time back", sql("UPDATE entry SET recorded = ? WHERE seq = 300", TIME),
           "recorded_astray", 300),
    Attack("time other", sql("UPDATE entry SET recorded = ? WHERE seq = 300", TIME),
           "recorded_differs", 300),
    Attack("id other", sql("UPDATE entry SET id = zeroblob(16) WHERE seq = 300"),
           "id_differs", 300),
    Attack("tag to nowhere", sql("INSERT INTO tag VALUES ('a', 600)"), "tag_astray", 600),
    Attack("tag more", sql("INSERT INTO tag VALUES ('a', 300)"), "tag_differs", 300),
    Attack("tag less", sql("DELETE FROM tag WHERE seq = 301"), "tag_differs", 301),
    Attack("private other", sql("UPDATE private SET content = x'7b7d' WHERE seq = 3"),
           "private_differs", 3),
    Attack("private salt", sql("UPDATE private SET salt = zeroblob(16) WHERE seq = 3"),
           "private_differs", 3),
    Attack("private of none", sql("UPDATE private SET seq = 4 WHERE seq = 3"), "private_astray", 4),
    Attack("private of nothing", sql("UPDATE private SET seq = 700 WHERE seq = 3"),
           "private_astray", 700),
    Attack("document other", sql("UPDATE document SET content = x'00'"), "document_differs"),
    Attack("trigger dropped", sql("DROP TRIGGER IF EXISTS entry_is_not_changed"), "schema_altered"),
    Attack("table added", sql("CREATE TABLE lair (x)"), "schema_altered"),
    Attack("table dropped", sql("DROP TABLE tile"), "file_damaged"),
]  # fmt: skip


def attacked(sound: Path, folder: Path, do: Callable[[apsw.Connection], object]) -> Path:
    """A copy of the register after an attack that puts the triggers back behind itself."""
    path = folder / "register.db"
    shutil.copy(sound / "register.db", path)
    db = apsw.Connection(str(path))
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    triggers = db.execute(query).fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    do(db)
    for name, statement in triggers:
        if do.__name__ != "<lambda>" or name != "entry_is_not_changed":
            try:
                db.execute(str(statement))
            except apsw.SQLError:  # its table is gone
                continue
    db.close()
    return path


def test_the_sound_register_and_its_export_have_no_findings(sound: Path) -> None:
    for name in ("register.db", "register.jsonl"):
        told: list[tuple[int, int]] = []
        report = verify(sound / name, partial(note, told), read_body=read_body)
        assert report.findings == []
        assert report.head.size == SIZE
        assert told[-1][0] == told[-1][1]


def note(told: list[tuple[int, int]], done: int, total: int) -> None:
    """Remember what was told of the progress."""
    told.append((done, total))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_on_the_file_is_caught_and_named(
    sound: Path, tmp_path: Path, attack: Attack
) -> None:
    report = verify(attacked(sound, tmp_path, attack.do), read_body=read_body)
    assert named(report, attack.code, attack.seq), report.findings


SEEN_AT_ONCE = [
    *(attack for attack in ATTACKS if attack.code in ("tile_differs", "tile_missing")),
    *(attack for attack in ATTACKS if attack.code in ("schema_altered", "file_damaged")),
    *(attack for attack in ATTACKS if attack.code.startswith("head_")),
    *(attack for attack in ATTACKS if attack.code == "tag_astray"),
    *(Attack(f"{attack.name}, near the end", attack.do, attack.code)
      for attack in ATTACKS if attack.seq is not None and 100 <= attack.seq < SIZE
      and attack.code in ("entry_altered", "entry_forged", "id_differs", "recorded_differs",
                          "recorded_astray")),
]  # fmt: skip


@pytest.mark.parametrize("attack", SEEN_AT_ONCE, ids=lambda attack: attack.name)
def test_a_file_tampered_with_is_not_written_to(
    sound: Path, tmp_path: Path, attack: Attack
) -> None:
    path = attacked(sound, tmp_path, attack.do)
    before = path.read_bytes()
    with pytest.raises(Broken, match="verify"):
        SqliteStore.open(path)
    assert path.read_bytes() == before


def named(report: Report, code: str, seq: int | None) -> bool:
    """Whether a finding has this code and, if one is given, this entry."""
    return any(f.code == code and seq in (None, f.seq) for f in report.findings)


def test_what_is_altered_alone_is_named_alone(sound: Path, tmp_path: Path) -> None:
    report = verify(attacked(sound, tmp_path, flip(77, 0.6)))
    wrong = [f for f in report.findings if f.code != "schema_altered"]
    assert [(f.code, f.seq) for f in wrong] == [("entry_altered", 77)]
    assert "Entry 77" in wrong[0].en
    assert "Запись 77" in wrong[0].ru


@pytest.mark.parametrize("do", [roll_back, rewrite])
def test_a_consistent_forgery_is_caught_by_a_head_known_from_elsewhere(
    sound: Path, tmp_path: Path, do: Callable[[apsw.Connection], object]
) -> None:
    with_store = SqliteStore.open(sound / "register.db", readonly=True)
    known = with_store.head()
    with_store.close()
    path = attacked(sound, tmp_path, do)
    assert verify(path).findings == []  # nobody can tell from the file alone
    assert named(verify(path, known=[known]), "known_differs", None)
    assert verify(sound / "register.db", known=[known]).findings == []
    assert named(
        verify(sound / "register.jsonl", known=[Head(5, bytes(32), None)]), "known_differs", None
    )


def test_a_register_with_an_erased_part_is_sound(sound: Path, tmp_path: Path) -> None:
    shutil.copy(sound / "register.db", tmp_path / "r.db")
    store = SqliteStore.open(tmp_path / "r.db")
    store.erase(3)
    export(store, tmp_path / "r.jsonl")
    store.close()
    assert verify(tmp_path / "r.db").findings == []
    assert verify(tmp_path / "r.jsonl").findings == []


@pytest.mark.parametrize("seed", range(60))
def test_a_bit_turned_over_anywhere_in_the_file_is_found_or_changes_nothing(
    sound: Path, tmp_path: Path, seed: int
) -> None:
    """A page has room that nothing reads; there a bit may lie unnoticed, but no answer changes."""
    path, chance = tmp_path / "r.db", random.Random(seed)
    raw = bytearray((sound / "register.db").read_bytes())
    raw[chance.randrange(100, len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)
    try:
        report = verify(path)
    except Foreign:
        return
    if report.findings:
        return
    whole, turned = (SqliteStore.open(p, readonly=True) for p in (sound / "register.db", path))
    assert [replace(e, private=None, ruling=None) for e in whole.read()] == [
        replace(e, private=None, ruling=None) for e in turned.read()
    ]
    whole.close()
    turned.close()


@pytest.mark.parametrize("pages", [1, 5, 40])
def test_a_file_with_pages_of_rubbish_is_described_rather_than_refused(
    sound: Path, tmp_path: Path, pages: int
) -> None:
    path, chance = tmp_path / "r.db", random.Random(pages)
    raw = bytearray((sound / "register.db").read_bytes())
    for _ in range(pages):
        at = chance.randrange(1, len(raw) // 4096) * 4096
        raw[at : at + 4096] = chance.randbytes(4096)
    path.write_bytes(raw)
    assert named(verify(path), "file_damaged", None)


def test_a_file_cut_in_the_middle_is_described(sound: Path, tmp_path: Path) -> None:
    raw = (sound / "register.db").read_bytes()
    for share in (0.2, 0.5, 0.9):
        (tmp_path / "r.db").write_bytes(raw[: int(len(raw) * share)])
        assert named(verify(tmp_path / "r.db"), "file_damaged", None)


# --- the export -------------------------------------------------------------------------------

Lines = list[bytes]


class Edit(NamedTuple):
    """What is done to the lines of an export, and what must be found."""

    name: str
    do: Callable[[Lines], Lines]
    code: str
    seq: int | None = None


def line_of(lines: Lines, seq: int) -> int:
    """The index of the line of an entry."""
    front = b'{"v":1,"seq":%d,' % seq
    return next(n for n, raw in enumerate(lines) if raw.startswith(front))


def on_entry(seq: int, how: Callable[[bytes], list[bytes]]) -> Callable[[Lines], Lines]:
    """Put other lines in the place of an entry's."""

    def do(lines: Lines) -> Lines:
        at = line_of(lines, seq)
        return [*lines[:at], *how(lines[at]), *lines[at + 1 :]]

    return do


def flipped(at: float) -> Callable[[bytes], list[bytes]]:
    """Turn over a bit in a line, never one that would make two lines of it."""

    def how(raw: bytes) -> list[bytes]:
        turned = bytearray(raw)
        turned[8 + int(at * (len(turned) - 8))] ^= 1
        return [bytes(turned)]

    return how


def swapped(one: int, other: int) -> Callable[[Lines], Lines]:
    """Exchange the lines of two entries."""

    def do(lines: Lines) -> Lines:
        first, second = line_of(lines, one), line_of(lines, other)
        turned = list(lines)
        turned[first], turned[second] = turned[second], turned[first]
        return turned

    return do


def cut_to(share: float) -> Callable[[Lines], Lines]:
    """Keep the first part of the file."""
    return lambda lines: lines[: int(len(lines) * share)]


def ended(seq: int) -> Callable[[Lines], Lines]:
    """Go from an entry straight to the head."""
    return lambda lines: [*lines[: line_of(lines, seq)], lines[-1]]


def renumbered(lines: Lines) -> Lines:
    """Insert an entry, count on the ones behind it, and list all leaves anew."""
    bodies = [raw for raw in lines if raw.startswith(b'{"v":')]
    forged = bodies[300].replace(b'"act"', b'"ACT"')
    bodies.insert(300, forged)
    made: Lines = [lines[0]]
    for seq, body in enumerate(bodies):
        old = json.loads(body)["seq"]
        bodies[seq] = body.replace(b'"seq":%d,' % old, b'"seq":%d,' % seq)
        made.append(bodies[seq])
    hashes = [sha256(b"\0" + body).hexdigest() for body in bodies]
    made.append(json.dumps({"leaves": {"since": 0, "hashes": hashes}}).encode())
    return [*made, lines[-1]]


def changed(what: bytes, with_: bytes) -> Callable[[Lines], Lines]:
    """Replace the first occurrence in the file."""
    return lambda lines: b"\n".join(lines).replace(what, with_, 1).split(b"\n")


def leaf_changed(seq: int) -> Callable[[Lines], Lines]:
    """Change one listed leaf."""

    def do(lines: Lines) -> Lines:
        leaf = sha256(b"\0" + lines[line_of(lines, seq)]).hexdigest().encode()
        return changed(leaf, b"00" + leaf[2:])(lines)

    return do


def forged_line(seq: int) -> Callable[[Lines], Lines]:
    """Rewrite an entry and its listed leaf."""

    def do(lines: Lines) -> Lines:
        old = lines[line_of(lines, seq)]
        new = old.replace(b'"act"', b'"ACT"')
        turned = on_entry(seq, lambda raw: [new])(lines)
        was, now = (sha256(b"\0" + raw).hexdigest().encode() for raw in (old, new))
        return changed(was, now)(turned)

    return do


EDITS = [
    *(Edit(f"flip {seq} at {at}", on_entry(seq, flipped(at)), "entry_altered", seq)
      for seq in PLACES for at in (0.0, 0.05, 0.1, 0.3, 0.6, 0.99)),
    *(Edit(f"drop {seq}", on_entry(seq, lambda raw: []), "entry_missing", seq) for seq in PLACES),
    *(Edit(f"repeat {seq}", on_entry(seq, lambda raw: [raw, raw]), "entry_repeated", seq)
      for seq in PLACES),
    *(Edit(f"swap {seq} and {seq + 1}", swapped(seq, seq + 1), "entry_misplaced", seq)
      for seq in PLACES[:-1]),
    *(Edit(f"insert beside {seq}",
           on_entry(seq, lambda raw: [raw, raw.replace(b'"act"', b'"ACT"')]),
           "entry_inserted", seq) for seq in PLACES),
    *(Edit(f"change leaf {seq}", leaf_changed(seq), "leaf_altered", seq) for seq in PLACES),
    *(Edit(f"forge {seq} and its leaf", forged_line(seq), "head_differs") for seq in PLACES),
    *(Edit(f"keep {share} of the file", cut_to(share),
           "head_missing") for share in (0.1, 0.5, 0.99)),
    *(Edit(f"end after {seq}", ended(seq),
           "truncated") for seq in PLACES[1:]),
    Edit("insert and count on", renumbered, "head_differs"),
    Edit("change the root", changed(b'"root":"', b'"root":"00'), "head_differs"),
    Edit("change the size", changed(b'"head":{"size":600', b'"head":{"size":599'), "head_differs"),
    Edit("make it longer", changed(b'"head":{"size":600', b'"head":{"size":700'), "truncated"),
    Edit("date the head", lambda lines: [*lines[:-1], lines[-1].replace(b":2026", b":2030")
                                         .replace(b'"2026', b'"2030')], "head_recorded_differs"),
    Edit("leave out leaves", lambda lines: [raw for raw in lines if b'"since":256' not in raw],
         "leaves_missing"),
    Edit("add a line", lambda lines: [*lines, lines[1]], "line_astray"),
    Edit("add rubbish", lambda lines: [*lines[:5], b"\0rubbish", *lines[5:]], "line_unreadable"),
    Edit("private other", changed(b'"salt":"0000', b'"salt":"0100'), "private_differs", 3),
    Edit("private moved", changed(b'"private":{"seq":3', b'"private":{"seq":4'),
         "private_astray", 4),
    Edit("document other", changed(b'"base64":"YSBub3', b'"base64":"YSBubz'), "document_differs"),
    Edit("document in part", lambda lines: [raw for raw in lines if b'"more":true' not in raw],
         "document_differs"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_attack_on_the_export_is_caught_and_named(
    sound: Path, tmp_path: Path, edit: Edit
) -> None:
    lines = edit.do((sound / "register.jsonl").read_bytes().split(b"\n")[:-1])
    path = tmp_path / "register.jsonl"
    path.write_bytes(b"".join(raw + b"\n" for raw in lines))
    report = verify(path)
    assert named(report, edit.code, edit.seq), report.findings


@pytest.mark.parametrize("seed", range(150))
def test_a_bit_turned_over_anywhere_in_the_export_is_found(
    sound: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    raw = bytearray((sound / "register.jsonl").read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    (tmp_path / "r.jsonl").write_bytes(raw)
    try:
        assert verify(tmp_path / "r.jsonl").findings != []
    except Foreign:
        assert raw.split(b"\n")[0] != b'{"charterhouse":"register","format":1}'


# --- what is neither --------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}\n", b"\0" * 5000, b"x" * (3 << 20)])
def test_a_file_that_is_neither_is_foreign(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(Foreign):
        verify(tmp_path / "file")


def test_a_database_of_another_application_is_foreign(tmp_path: Path) -> None:
    db = apsw.Connection(str(tmp_path / "cellar.db"))
    db.execute("CREATE TABLE wine (year)")
    db.close()
    with pytest.raises(Foreign, match="wine"):
        verify(tmp_path / "cellar.db")


def test_a_folder_or_nothing_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(Foreign, match="folder"):
        verify(tmp_path)
    with pytest.raises(Unknown, match="no file"):
        verify(tmp_path / "nowhere")


def test_a_file_that_is_wrong_throughout_is_not_described_entry_by_entry(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "r.db")
    store.append(filings(FINDINGS_MAX + 200))
    store.close()
    db = apsw.Connection(str(tmp_path / "r.db"))
    db.execute("DROP TRIGGER entry_is_not_changed")
    db.execute("UPDATE entry SET body = CAST(body || x'20' AS BLOB)")
    db.close()
    findings = verify(tmp_path / "r.db").findings
    assert len(findings) == FINDINGS_MAX + 1
    assert findings[-1].code == "more"


def test_verifying_disturbs_neither_a_writer_nor_its_locks(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "r.db")
    store.append(filings(300))
    assert verify(tmp_path / "r.db").findings == []
    store.append(filings(5, 300))
    assert verify(tmp_path / "r.db").head == store.head()
    store.close()


def test_every_finding_is_said_in_both_languages() -> None:
    for code, (en, ru) in SAID.items():
        assert en != ru, code
        assert placeholders(en) == placeholders(ru), code


def placeholders(said: str) -> set[str]:
    """What stands in braces."""
    return {part.split("}")[0] for part in said.split("{")[1:]}


def test_the_model_of_the_tables_is_the_one_in_the_file(sound: Path) -> None:
    db = apsw.Connection(str(sound / "register.db"))
    for table in schema.SEALED:
        assert db.execute(f"SELECT count(*) FROM {table}").get > 0
    db.close()


def test_a_line_that_cannot_be_read_is_named_once(sound: Path, tmp_path: Path) -> None:
    lines = (sound / "register.jsonl").read_bytes().splitlines()
    for at, what in ((51, b"[1, 2]"), (60, b'{"v":1,"seq":"x"}'), (70, b"\r")):
        lines[at] = what
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    said = [f for f in verify(tmp_path / "r.jsonl").findings if f.code == "line_unreadable"]
    assert len(said) == 3
    assert said[0].en.startswith("Line 52 cannot be read: found `[1, 2]`; expected an entry")
    assert said[0].ru.startswith("Строка 52 не читается: найдено `[1, 2]`; ожидалось: an entry")
    assert not any("`line" in f.en + f.ru for f in said)
