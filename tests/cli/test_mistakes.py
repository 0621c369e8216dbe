"""Whatever a person gets wrong is one line on the error stream, code 1, and nothing changed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run, Said

APPLY: dict[str, Any] = {"act": "membership.apply", "on": "2026-01-02", "by": "XA", "state": "XA"}
ID = "01939f6e-0000-7000-8000-000000000001"


def one_line(said: Said) -> str:
    """The line, once it is seen to be one."""
    assert said.code == 1, said
    assert said.err.startswith("error: "), said
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert len(said.err) < 700
    return said.err


def offered(tmp_path: Path, content: bytes | dict[str, Any]) -> Path:
    """A file to be offered."""
    path = tmp_path / "act.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """A live register of one entry, `charterhouse.db`."""
    assert run("new", "--registrar", "ann").code == 0
    return tmp_path / "charterhouse.db"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "QQ"}, "`state` is `QQ`"),
        ({"state": "Armenia"}, "state"),
        ({"on": "2023-02-29"}, "calendar"),
        ({"on": "tomorrow"}, "`on` is `tomorrow`"),
        ({"on": "2999-01-01"}, "has come"),
        ({"act": "membership.aply"}, "such as `membership.apply`"),
        ({"colour": "red"}, "no such field"),
        ({"by": None}, "by"),
        ({"id": "seven"}, "UUID"),
        ({"id": 5}, "`id` is `5`; expected a UUID of version 7"),
        ({"id": "8c2a3d9e-5b1f-4c7a-9d2e-1f2a3b4c5d6e"}, "UUID of version 7"),
        ({"private": "x"}, "`private` is `x`; expected a table of fields"),
        ({"private": ["state"]}, "`private` is"),
        ({"private": {"state": "XA"}}, "not both"),
        ({"on": "2024-01-01\n\x1b[31mred"}, "on"),
    ],
)
def test_acts_that_cannot_be_read(
    run: Run, register: Path, tmp_path: Path, fields: dict[str, Any], told: str
) -> None:
    before = register.read_bytes()
    said = run("offer", offered(tmp_path, {**APPLY, **fields}))
    assert told in one_line(said)
    assert "\x1b" not in said.err
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"\xff\xfe\x00\x01", b"{", b"[]", b'"text"', b"[" * 100_000, b"a = [" + b"[" * 50_000, b"act = 1",
     b"\x00\x01\x02", b"<html></html>"],
)  # fmt: skip
def test_files_that_hold_no_act(run: Run, register: Path, tmp_path: Path, content: bytes) -> None:
    one_line(run("offer", offered(tmp_path, content)))


def test_a_file_of_a_gigabyte_is_refused_by_its_size(
    run: Run, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert "1 MB" in one_line(run("offer", path))
    assert "1 MB" in one_line(run("ask", "may", f"act=@{path}"))
    one_line(run("law", "import", path))
    one_line(run("ask", "member", "AM", "--db", path))
    one_line(run("verify", path))
    one_line(run("import", path, "--db", "other.db"))
    said = run("check", path)
    assert (said.code, "1 MB" in said.out) == (1, True)


def test_an_export_with_a_line_of_100_mb_is_refused(
    run: Run, register: Path, tmp_path: Path
) -> None:
    run("export", "good.jsonl")
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write((tmp_path / "good.jsonl").read_bytes())
        file.write(b'{"v":1,"x":"' + b"x" * 100_000_000 + b'"}\n')
    one_line(run("import", path, "--db", "other.db"))
    assert not (tmp_path / "other.db").exists()


def test_a_folder_and_nothing_at_all(run: Run, register: Path, tmp_path: Path) -> None:
    for name in (tmp_path, tmp_path / "none"):
        one_line(run("offer", name))
        one_line(run("verify", name))
        one_line(run("import", name, "--db", "other.db"))
        one_line(run("ask", "member", "AM", "--db", name))
        one_line(run("law", "import", name))
        one_line(run("export", "x.jsonl", "--db", name))
        assert run("check", name).code == 1
    assert not (tmp_path / "none").exists(), "a slip of the name makes no register"
    assert not list(tmp_path.glob("none*"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("membr", "AM"), "such as `member`"),
        (("member",), "state"),
        (("member", "QQ"), "`state` is `QQ`"),
        (("member", "AM", "RU"), "at most these arguments"),
        (("member", "state=AM", "colour=red"), "no such field"),
        (("member", "AM", "--on", "2023-02-29"), "calendar"),
        (("member", "AM", "--on", "2023"), "one day or one instant"),
        (("member", "AM", "--on", "later"), "on"),
        (("member", "AM", "--known", "99"), "known"),
        (("member", "AM", "--profile", "mine"), "profile"),
        (("member", "AM", "--reading", "G-99=A"), "reading"),
        (("member", "AM", "--reading", "G-17=Z"), "G-17"),
        (("member", "AM", "--reading", "G-17"), "`--reading` is `G-17`"),
        (("member", "AM", "--lang", "fr"), "`--lang` is `fr`"),
        (("member", "AM", "--colour"), "--colour"),
        (("may", "act={"), "JSON"),
        (("may", "act=none"), "a table of fields"),
        (("competent", "measure=[1]"), "measure"),
    ],
)
def test_questions_that_cannot_be_asked(
    run: Run, register: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert told in one_line(run("ask", *arguments))


@pytest.mark.parametrize(
    "arguments",
    [("law", "99.9"), ("law", "19.3", "x"), ("law", "import"), ("law", "19", "--on", "2023-02-29"), ("nonsense",),
     ("check",),      ("new",), ("new", "--registrar", " ", "--db", "x.db"),
     ("new", "--registrar", "a", "--profile", "mine", "--db", "x.db"),
     ("standing", "--on", "2023-13-01"), ("due", "--profile", "mine"), ("audit", "--profile", "mine"),
     ("ask", "member", "AM", "--db", "postgresql://there")],
)  # fmt: skip
def test_commands_that_cannot_be_carried_out(
    run: Run, register: Path, arguments: tuple[str, ...]
) -> None:
    one_line(run(*arguments))
    assert not Path("x.db").exists()


def test_a_day_that_is_none_is_refused_without_a_register_too(run: Run) -> None:
    assert "`on` is `garbage`" in one_line(run("law", "12.4", "--on", "garbage"))


ASSESS: dict[str, Any] = {
    "act": "financing.assess", "on": "2024-01-01", "by": "secretariat", "state": "AM", "year": 2024,
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "Armenia"}, "expected a State by its ISO 3166 code, fictitious ones XA to XZ"),
        ({"due": 4}, "expected a day, got a whole number"),
        ({"amount": "ten"}, "`amount` is `ten`; expected an amount such as `100.00 RUB`."),
    ],
)
def test_what_was_expected_is_said_once_and_plainly(
    run: Run, register: Path, tmp_path: Path, fields: dict[str, Any], told: str
) -> None:
    line = one_line(run("offer", offered(tmp_path, {**ASSESS, **fields})))
    assert told in line
    assert line.count("such as") <= 1
    assert not [each for each in ("regex", "null", " | ") if each in line]


def test_a_question_says_what_a_number_is(run: Run, register: Path) -> None:
    assert "expected a whole number, got text" in one_line(run("ask", "owes", "AM", "x"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "act.json: not JSON: "),
        (b"act = ", "act.json: not TOML: "),
        (b"[" * 100_000, "act.json: not JSON: nested too deeply"),
        (b"a = " + b"[" * 50_000, "act.json: not TOML: nested too deeply"),
    ],
)
def test_what_is_no_act_is_said_with_its_form(
    run: Run, register: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    assert told in one_line(run("offer", offered(tmp_path, content)))


def test_a_file_that_is_not_there_is_said_to_be_none(run: Run, register: Path) -> None:
    assert "There is no file `nofile`." in one_line(run("offer", "nofile"))


def test_an_act_before_its_cause_is_refused_with_its_ground(
    run: Run, register: Path, tmp_path: Path
) -> None:
    fields = {
        "act": "final.deposit",
        "on": "2020-01-01",
        "by": "XA",
        "treaty": "lights",
        "state": "XA",
    }
    said = run("offer", offered(tmp_path, fields))
    assert said.code == 2
    assert "26.1" in said.out


def test_an_id_is_used_once(run: Run, register: Path, tmp_path: Path) -> None:
    act = {
        "act": "register.remark",
        "on": "2026-01-02",
        "by": "registrar",
        "text_en": "a",
        "text_ru": "б",
        "id": ID,
    }
    assert run("offer", offered(tmp_path, act)).code == 0
    assert run("offer", offered(tmp_path, act)).code == 0
    assert ID in one_line(run("offer", offered(tmp_path, {**act, "text_en": "b"})))


def test_a_register_is_made_only_where_there_is_nothing(run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert "exists" in one_line(run("new", "--registrar", "bob"))
    assert register.read_bytes() == before


def foreign(path: Path) -> None:
    """A SQLite file of somebody else."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()


def newer(path: Path) -> None:
    """A register of a version to come."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()


@pytest.mark.parametrize("make", [foreign, lambda path: path.write_bytes(b"not a database" * 100)])
def test_a_database_that_is_not_ours(
    run: Run, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes()
    for command in (
        ("ask", "member", "AM"),
        ("standing",),
        ("audit",),
        ("export", "x.jsonl"),
        ("demo",),
    ):
        one_line(run(*command, "--db", path))
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version(run: Run, register: Path) -> None:
    newer(register)
    assert "Install" in one_line(run("ask", "member", "AM"))


def test_an_empty_file_is_no_register(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    one_line(run("standing", "--db", "empty.db"))


def test_a_folder_that_may_only_be_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    if os.access(folder, os.W_OK):  # as root, who may write anywhere but here
        folder = Path("/proc/self")
    one_line(run("new", "--registrar", "ann", "--db", folder / "r.db"))
    one_line(run("demo", "--db", folder / "r.db"))


def test_a_folder_that_is_not_there(run: Run, register: Path) -> None:
    one_line(run("new", "--registrar", "ann", "--db", "nowhere/r.db"))
    one_line(run("export", "nowhere/x.jsonl"))


def test_an_error_as_json_is_one_object_on_the_error_stream(run: Run, register: Path) -> None:
    said = run("ask", "member", "QQ", "--json")
    assert said.code == 1
    assert said.out == ""
    error = json.loads(said.err)["error"]
    assert error["code"] == "unreadable"
    assert error["details"]["path"] == "state"
    assert json.loads(run("nonsense", "--json").err)["error"]["code"] == "usage"


def test_a_reader_that_goes_away_is_no_fault(demo: Path) -> None:
    command = f"{sys.executable} -m charterhouse.cli.main standing --json --db {demo} | head -1"
    told = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.stdout == "{\n"
    assert told.stderr == ""
