"""What the tests of the house look at: the files of the project, and the code as a syntax tree."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "charterhouse"


class Module(NamedTuple):
    """One Python file, read and parsed once."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """Where it stands, from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layer(self) -> str:
        """The package under `charterhouse` that it belongs to; of a file beside them, its own name."""
        return self.path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file of the project: those that git knows or would take in; without git, all but what is made."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        named = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
        return tuple(sorted(path for path in named if path.is_file() and "_cache" not in str(path)))
    made = {".venv", "build", "dist", "__pycache__", ".git", ".hypothesis"}
    return tuple(
        sorted(
            path
            for path in ROOT.rglob("*")
            if path.is_file()
            and not made & set(path.relative_to(ROOT).parts)
            and "_cache" not in str(path)
        )
    )


@cache
def parsed(folder: Path) -> tuple[Module, ...]:
    """Every Python file under a folder."""
    paths = [path for path in tracked_files() if path.suffix == ".py" and folder in path.parents]
    texts = [(path, path.read_text(encoding="utf-8")) for path in paths]
    return tuple(Module(path, text, ast.parse(text, str(path))) for path, text in texts)


@pytest.fixture(scope="session")
def files() -> tuple[Path, ...]:
    """Every file of the project."""
    return tracked_files()


@pytest.fixture(scope="session")
def modules() -> tuple[Module, ...]:
    """Every module of the product."""
    return parsed(SOURCE)


@pytest.fixture(scope="session")
def test_modules() -> tuple[Module, ...]:
    """Every module of the tests."""
    return parsed(ROOT / "tests")
