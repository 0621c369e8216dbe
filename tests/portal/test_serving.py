"""`charterhouse serve` and `demo`: the address is said, another port is taken where one is, a stop is graceful."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from charterhouse.core.errors import Unwritable
from charterhouse.portal import serving

SOURCE = Path(__file__).parents[2] / "src"


@contextmanager
def running(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The command at work: the process, its address, and the lines that it said on the way."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "charterhouse.cli.main", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", "COLUMNS": "100"},
    )  # fmt: skip
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if "http://" in line:
            break
    address = next(
        (word for word in " ".join(lines[-1:]).split() if word.startswith("http://")), ""
    )
    try:
        assert address, lines
        yield process, address, lines
    finally:
        process.kill()
        process.communicate()


def told(address: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{address}health", timeout=60) as reply:
        return dict(json.load(reply))


def test_it_serves_says_where_and_stops_gracefully(record: Path) -> None:
    with running("serve", "--db", record, "--port", 0, "--lang", "ru") as (process, address, lines):
        assert "Портал открыт" in lines[-1]
        assert told(address)["status"] == "ok"
        with urllib.request.urlopen(address, timeout=60) as reply:
            assert reply.url.endswith("/ru/")
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
        assert process.returncode in (0, -signal.SIGTERM)
    events = [json.loads(line) for line in errors.splitlines()]
    requests = [each for each in events if each["event"] == "request"]
    assert [each["path"] for each in requests] == ["/health", "/", "/ru/"]
    assert all(
        {"at", "level", "method", "status", "ms", "bytes"} <= each.keys() for each in requests
    )
    assert any("shutdown complete" in each["event"] for each in events)


def test_the_demonstration_serves_the_portal(tmp_path: Path) -> None:
    with running("demo", "--db", tmp_path / "demo.db", "--lang", "en") as (process, address, lines):
        assert address.startswith("http://127.0.0.1:80")
        assert any("Armenia" in line for line in lines)
        assert told(address)["status"] == "ok"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode in (0, 130, -signal.SIGINT)


def test_where_the_usual_port_is_taken_the_next_is_used() -> None:
    first = serving.listening("127.0.0.1", None)
    second = serving.listening("127.0.0.1", None)
    try:
        assert first.getsockname()[1] != second.getsockname()[1]
    finally:
        first.close()
        second.close()


def test_a_port_that_was_asked_for_and_is_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Unwritable, match="--port"):
            serving.listening("127.0.0.1", taken.getsockname()[1])


def test_no_register_no_portal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "charterhouse.cli.main", "serve", "--db", str(tmp_path / "none.db")],
        env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
