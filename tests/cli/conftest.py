"""The command line as a person uses it: a command, what it prints, its code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from charterhouse.cli.main import main


class Said(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, in English unless it says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: object) -> Said:
        code = main([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return command


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The history, entered once for all tests."""
    from charterhouse import bootstrap  # noqa: PLC0415 - as the commands themselves do, once they run

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    bootstrap.demo(path)
    return path


@pytest.fixture
def demo(demo_made: Path, tmp_path: Path) -> Path:
    """A copy of the history that a test may change."""
    return Path(shutil.copy(demo_made, tmp_path / "demo.db"))
