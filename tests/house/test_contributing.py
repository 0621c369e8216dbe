"""The worked example of CONTRIBUTING: applied to a copy of the source, its cases come out as it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(?:python|toml)\n# (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)

# Heard with the articles alone, before anything else of the project takes part.
HEARING = """
import json, sys
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import charterhouse
from charterhouse.charters.csto.book import book, profile
from charterhouse.core.acts import May
from charterhouse.core.codec import Codec
from charterhouse.core.view import View
from charterhouse.core.view import Kept
from charterhouse.core.moments import Seat
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record

home = Path(charterhouse.__file__).parent
for path in sorted(home.glob("charters/csto/ch*/art*.py")):
    import_module(".".join(("charterhouse", *path.relative_to(home).with_suffix("").parts)))


class Institutions:
    "Nothing that the cases of one article could turn on."

    def adopted_readings(self, gap, inq):
        return ()

    def adopted_figures(self, name, inq):
        return ()

    def attestations_decide(self, inq):
        return False


book.close(Institutions())
codec, verdicts = Codec(book, Seat()), {}
for case in json.load(sys.stdin):
    record = Record(Seat(), codec.corrected)
    for given in case["given"]:
        record.enter(codec.read_act(given))
    act = codec.read_act(case["offered"])
    view = View(book, record, len(record), profile(case["profile"]), Kept())
    answer = weigh(May(act), view, act.on.latest)
    verdicts[case["id"]] = [answer.verdict.value, sorted({g.paragraph for g in answer.grounds})]
json.dump([str(home), verdicts], sys.stdout)
"""


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source with every block of the example added to the file that it names."""
    there = tmp_path_factory.mktemp("applied")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", ".mypy_cache")
    shutil.copytree(ROOT / "src", there / "src", ignore=ignored)
    for place, block in blocks():
        path = there / place
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n\n{block}")
    return there


def blocks() -> list[tuple[str, str]]:
    """The blocks of code of the example, each with the file that it goes into."""
    return BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def cases() -> list[dict[str, Any]]:
    """The worked cases of the example."""
    text = next(block for place, block in blocks() if place.endswith(".toml"))
    found: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return found


def test_the_example_takes_three_files() -> None:
    """Act, rule, case."""
    places = [place for place, _ in blocks()]
    assert [Path(place).name for place in places] == [
        "acts.py",
        *("art29_custody." + e for e in ("py", "toml")),
    ]
    assert all((ROOT / place).is_file() for place in places if place.endswith(".py"))


def test_the_cases_of_the_example_come_out_as_it_says(applied: Path) -> None:
    """Each verdict, and each paragraph cited."""
    told = subprocess.run(
        [sys.executable, "-c", HEARING],
        input=json.dumps(cases(), default=str),
        env={**os.environ, "PYTHONPATH": str(applied / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    home, verdicts = json.loads(told.stdout)
    assert home.startswith(str(applied)), "the copy is what was heard"
    assert verdicts == {case["id"]: [case["expect"], case["cites"]] for case in cases()}
    assert {case["expect"] for case in cases()} == {"permitted", "refused"}


def test_the_example_is_written_as_the_project_is(applied: Path) -> None:
    """The type checker finds nothing in it."""
    files = [str(applied / place) for place, _ in blocks() if place.endswith(".py")]
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), *files],
        cwd=applied,
        env={**os.environ, "MYPYPATH": str(applied / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [
        line for line in told.stdout.splitlines() if "ch10_final" in line and ": error:" in line
    ]
    assert not ours, "\n".join(ours)
