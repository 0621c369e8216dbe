"""The first walk: every command of docs/first-register.md does as it stands."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "first-register.md"


def test_every_command_of_the_first_walk_works(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 11
    for line in lines:
        before, piped, after = line.partition(" | charterhouse ")
        if piped:
            [_, content] = shlex.split(before)
            given = SimpleNamespace(buffer=io.BytesIO(content.encode()))
            monkeypatch.setattr(sys, "stdin", given)
        said = run(*shlex.split(after if piped else line.removeprefix("charterhouse ")))
        expected = (2, 3) if " ask " in line else (0,)
        assert said.code in expected, (line, said)
