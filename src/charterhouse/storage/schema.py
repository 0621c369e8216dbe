"""The SQLite file of a register: its tables, its settings, and whether a file is one of ours."""

from __future__ import annotations

from functools import cache

import apsw

from charterhouse import __version__
from charterhouse.core.errors import Foreign, Unwritable

APPLICATION = 0x43485452  # "CHTR", in the header of every register
FORMAT = 1
NEEDS = "0.1.0"  # the first Charterhouse that reads this format

# Rows of these four are never changed or removed. That stops accidents; the tree catches intent.
SEALED = ("entry", "tag", "tile", "head")

TABLES = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,  -- dense from 0, the place of the leaf in the tree
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    recorded TEXT NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    body BLOB NOT NULL  -- the very bytes that were hashed
) STRICT;

CREATE TABLE tag (tag TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tag, seq))
    STRICT, WITHOUT ROWID;
CREATE INDEX tag_of_entry ON tag (seq);

CREATE TABLE tile (  -- full tiles only; the ragged edge is worked out from the leaves
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (level, place)
) STRICT;

CREATE TABLE head (  -- one row for each group
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    recorded TEXT NOT NULL
) STRICT;

-- Beside the sealed bytes: what may be erased, what can be computed again, what is referred to.
CREATE TABLE private (seq INTEGER PRIMARY KEY, salt BLOB NOT NULL, content BLOB NOT NULL) STRICT;
CREATE TABLE ruling (seq INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;
CREATE TABLE document (hash TEXT NOT NULL UNIQUE, content BLOB NOT NULL) STRICT;

CREATE TABLE about (needs TEXT NOT NULL) STRICT;  -- read by versions older than the format
"""

TRIGGERS = "".join(
    f"""
CREATE TRIGGER {table}_is_not_{done} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a register is only added to: no {table} is ever {done}'); END;
"""
    for table in SEALED
    for verb, done in (("UPDATE", "changed"), ("DELETE", "removed"))
)

SETTINGS = {
    "synchronous": "FULL",  # NORMAL loses acknowledged entries when power fails
    "fullfsync": "ON",  # only macOS heeds it: its fsync alone does not reach the disk
    "checkpoint_fullfsync": "ON",
    "secure_delete": "ON",  # an erased private part is overwritten
    "recursive_triggers": "ON",  # so that a REPLACE meets the triggers on removal
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "wal_autocheckpoint": "0",  # the store decides when, after it has answered
    "journal_size_limit": str(64 << 20),
    "cache_size": str(-64 << 10),
}


def must_be_sound(version: str) -> None:
    """Refuse a SQLite in which resetting the WAL can lose what was committed.

    The defect stood until 3.51.2; on older lines it was cured in 3.44.6 and 3.50.7.
    """
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    cured = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
    line = (major, minor)
    if line <= max(cured) and patch < cured.get(line, patch + 1):
        raise Unwritable(
            f"SQLite `{version}` can lose entries that were already acknowledged. "
            "Install `apsw` 3.51.3 or later, which brings its own."
        )


def is_new(db: apsw.Connection, name: str) -> bool:
    """Whether a file is still empty; `Foreign` if it holds anything but a register of ours."""
    application, form = db.pragma("application_id"), db.pragma("user_version")
    if application == APPLICATION:
        if form != FORMAT:
            raise Foreign(
                f"`{name}` is a register of format {form}; this Charterhouse reads format "
                f"{FORMAT}. Install {_needed(db, form)}."
            )
        return False
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema ORDER BY name LIMIT 4")]
    if application or form or tables:
        raise Foreign(
            f"`{name}` is a SQLite file of another application "
            f"(id {application:#x}, tables: {', '.join(tables) or 'none'}). Name a register."
        )
    return True


def _needed(db: apsw.Connection, form: int) -> str:
    """The Charterhouse that reads a file; named only if it is newer than this one."""
    try:
        needs = db.execute("SELECT needs FROM about").get
    except apsw.SQLError:
        needs = None
    if isinstance(needs, str) and _numbers(needs) > _numbers(__version__):
        return f"Charterhouse {needs} or later"
    return f"a newer version of Charterhouse, one that reads {form}"


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]


def create(db: apsw.Connection) -> None:
    """Make an empty file a register, within the transaction of the caller."""
    db.execute(TABLES + TRIGGERS)
    db.execute("INSERT INTO about VALUES (?)", (NEEDS,))
    db.pragma("application_id", APPLICATION)
    db.pragma("user_version", FORMAT)


def altered(db: apsw.Connection) -> list[str]:
    """The names of the tables, indexes and triggers that are not as we made them."""
    return sorted({str(name) for name, _ in _model() ^ _parts(db)})


@cache
def _model() -> frozenset[tuple[object, ...]]:
    model = apsw.Connection(":memory:")
    try:
        create(model)
        return _parts(model)
    finally:
        model.close()


def _parts(db: apsw.Connection) -> frozenset[tuple[object, ...]]:
    query = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return frozenset(db.execute(query))
