"""Helpers in other processes: they change how long verifying takes, and nothing of what it says."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import active_children, parent_process
from pathlib import Path
from typing import Any

import apsw
import pytest

from charterhouse.storage import crew, verify_sqlite
from charterhouse.storage.sealing import Header, ReadBody
from charterhouse.storage.verify import Report, verify

from .filings import read_body
from .test_tampering import ATTACKS, Attack, attacked, sound, sql

__all__ = ["sound"]  # a fixture


class AtHome(ThreadPoolExecutor):
    """The same work done here, one piece after another, so that every attack can be tried."""

    def __init__(self, _cores: int, _context: object, _begin: object, about: Any) -> None:
        super().__init__(1, initializer=crew.look_at, initargs=about)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register of some hundred entries counts as a large one, in ranges that end anywhere."""
    monkeypatch.setattr(crew, "LARGE", 1)
    monkeypatch.setattr(crew, "RANGE", 77)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the one pass went through the entries."""
    counted: list[int] = []
    entries = verify_sqlite._Examination.entries

    def counting(self: Any) -> None:
        counted.append(1)
        entries(self)

    monkeypatch.setattr(verify_sqlite._Examination, "entries", counting)
    return counted


def alone(path: Path, read_body: ReadBody | None) -> Report:
    """What the one pass says, without help."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "LARGE", 1 << 60)
        return verify(path, read_body=read_body)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_with_help_the_same_is_found(
    attack: Attack, sound: Path, tmp_path: Path, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "ProcessPoolExecutor", AtHome)
    path = attacked(sound, tmp_path, attack.do)
    assert verify(path, read_body=read_body) == alone(path, read_body)


@pytest.mark.parametrize("seed", range(20))
def test_with_help_the_same_is_said_of_a_damaged_file(
    seed: int, sound: Path, tmp_path: Path, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "ProcessPoolExecutor", AtHome)
    path, chance = tmp_path / "r.db", random.Random(seed)
    raw = bytearray((sound / "register.db").read_bytes())
    for _ in range(1 + seed % 3):
        at = chance.randrange(1, len(raw) // 4096) * 4096
        raw[at : at + 4096] = chance.randbytes(4096)
    path.write_bytes(raw)
    assert verify(path, read_body=read_body) == alone(path, read_body)


@pytest.mark.parametrize(
    ("tags", "lines"),
    [(("a", "b\nc"), ("a", "b\nc")), (("a\nb", "c"), ("a", "b\nc")), (("a\nb",), ("a", "b"))],
)
def test_tags_of_several_lines_are_told_apart(
    tags: tuple[str, ...], lines: tuple[str, ...], sound: Path, tmp_path: Path, large: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def other(body: bytes) -> tuple[Header, tuple[str, ...]]:
        header, its = read_body(body)
        return header, lines if b'"seq":5,' in body else its

    def put(db: apsw.Connection) -> None:
        sql("DELETE FROM tag WHERE seq = 5")(db)
        db.executemany("INSERT INTO tag VALUES (?, 5)", [(tag,) for tag in tags])

    monkeypatch.setattr(crew, "ProcessPoolExecutor", AtHome)
    monkeypatch.setattr(crew, "_can_be_sent", lambda _: True)
    path = attacked(sound, tmp_path, put)
    codes = [finding.code for finding in verify(path, read_body=other).findings]
    assert codes == ([] if set(tags) == set(lines) else ["tag_differs"])


def test_what_is_sound_is_gone_through_once_by_the_helpers(
    sound: Path, large: None, passes: list[int]
) -> None:
    told: list[tuple[int, int]] = []
    report = verify(
        sound / "register.db", lambda done, total: told.append((done, total)), read_body=read_body
    )
    assert report == alone(sound / "register.db", read_body)
    assert passes == [1]  # without help
    assert told == sorted(told)
    assert told[-1] == (600, 600)
    assert active_children() == []


class Fatal:
    """Ends the process of the helper that calls it, as the system does where memory is short."""

    def __call__(self, body: bytes) -> tuple[Header, tuple[str, ...]]:
        """An entry read, in this process."""
        if parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        return read_body(body)


def test_a_helper_that_dies_costs_time_and_nothing_else(
    sound: Path, large: None, passes: list[int]
) -> None:
    report = verify(sound / "register.db", read_body=Fatal())
    assert (report.findings, report.head.size) == ([], 600)
    assert passes == [1]
    assert active_children() == []


def test_where_no_process_can_be_started_there_is_one_pass(
    sound: Path, large: None, passes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_this_process(body: bytes) -> tuple[Header, tuple[str, ...]]:
        return read_body(body)

    class Nowhere(AtHome):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            raise OSError("no process can be started")

    monkeypatch.setattr(crew, "ProcessPoolExecutor", Nowhere)
    assert verify(sound / "register.db", read_body=read_body).findings == []
    assert verify(sound / "register.db", read_body=of_this_process).findings == []
    assert passes == [1, 1]


WAITING = """
import os, sys, time
from multiprocessing import parent_process
from pathlib import Path
from charterhouse.storage import crew
from charterhouse.storage.verify import verify

def read_body(body):
    if parent_process() is not None:
        (Path(sys.argv[2]) / str(os.getpid())).touch()
    time.sleep(60)

if __name__ == "__main__":
    crew.LARGE, crew.RANGE = 1, 300
    crew.os.cpu_count = lambda: 2
    verify(Path(sys.argv[1]), read_body=read_body)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_helpers_end_with_the_process_that_they_help(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "waiting.py").write_text(WAITING, "utf-8")
    (tmp_path / "pids").mkdir()
    first = subprocess.Popen(
        [sys.executable, "waiting.py", str(sound / "register.db"), "pids"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    pids = tmp_path / "pids"
    assert within_seconds(20, lambda: len(list(pids.iterdir())) == 2)
    first.kill()
    first.wait()
    assert within_seconds(20, lambda: not any(alive(pid.name) for pid in pids.iterdir()))


def alive(pid: str) -> bool:
    """Whether a process runs still."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False


def within_seconds(longest: int, is_so: Callable[[], bool]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + longest
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
