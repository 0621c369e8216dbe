"""A writing process is killed at random moments; whatever it had acknowledged is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from charterhouse.storage.sqlite import SqliteStore
from charterhouse.storage.verify import verify

KILLS = 15

WRITER = """
import sys
from charterhouse.storage import sqlite
from storage.filings import filings
sqlite.WAL_PAGES = 30
store = sqlite.SqliteStore.open(sys.argv[1])
number = store.head().size
while True:
    size = 1 + number % 37
    store.append(filings(size, number))
    number += size
    head = store.head()
    print(head.size, head.root.hex(), flush=True)
"""


def test_fifteen_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """One register lives through all of them."""
    path = tmp_path / "register.db"
    chance, acknowledged = random.Random(15), 0
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": ":".join([str(Path(__file__).parents[1]), *sys.path])},
        ) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()  # it has come so far as to write
            time.sleep(chance.uniform(0, 0.25))
            writer.send_signal(signal.SIGKILL)
            said = (first + writer.stdout.read()).splitlines()
        whole = [line.split() for line in said if len(line.split()) == 2 and len(line) > 64]
        size, root = whole[-1]
        report = verify(path)
        assert report.findings == []
        store = SqliteStore.open(path)
        assert store.head().size >= int(size) > acknowledged
        assert store.root(int(size)).hex() == root
        acknowledged = store.head().size
        store.close()
