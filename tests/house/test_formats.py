"""The page on formats: what a register, an export and an answer hold is described there, all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from charterhouse.bootstrap import export_register, new_register
from charterhouse.core import errors
from charterhouse.core.entries import Entry
from charterhouse.core.errors import CharterhouseError
from charterhouse.desk.answers import as_data

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under one heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def described(names: Any, title: str) -> bool:
    """Whether each name opens or shares a row of a table there."""
    rows = " ".join(re.findall(r"^\| (`[^|]+)\|", section(title), re.MULTILINE))
    missing = [name for name in names if f"`{name}`" not in rows]
    assert not missing, f"{title}: {missing}"
    return True


@pytest.fixture
def answer(tmp_path: Path) -> dict[str, Any]:
    """A refusal by a new register, which has grounds and a remedy or none."""
    register = new_register(tmp_path / "r.db", "registrar", "The Lanterns", "text")
    question = register.question({"question": "in_force", "instrument": "charter"})
    return as_data(register.ask(question, register.moment("2024-05-08")), register)


def test_every_field_of_an_answer_is_described(answer: dict[str, Any]) -> None:
    """And the example shows the same fields in the same order."""
    assert described(answer, "The answer")
    assert answer["grounds"]
    assert described(answer["grounds"][0], "The answer")
    example = json.loads(section("The answer").partition("```json\n")[2].partition("```")[0])
    assert list(example) == list(answer)
    assert list(example["grounds"][0]) == list(answer["grounds"][0])


def test_every_field_of_an_entry_is_described(tmp_path: Path) -> None:
    """And an entry begins as the page says."""
    assert described(Entry.__struct_fields__, "The entry")
    new_register(tmp_path / "r.db", "registrar", "The Lanterns", "text")
    export_register(tmp_path / "r.db", tmp_path / "r.jsonl")
    lines = (tmp_path / "r.jsonl").read_bytes().splitlines()
    assert lines[0].decode() in section("The export")
    assert re.match(rb'\{"v":1,"seq":0,"recorded":"[-0-9]{10}T[:0-9]{8}\.\d{6}Z",', lines[1])
    kinds = {next(iter(json.loads(line))) for line in lines[2:]}
    assert kinds == {"leaves", "head"}
    assert all(f'{{"{kind}":{{' in section("The export") for kind in kinds)


def test_every_code_of_an_error_is_described() -> None:
    """Those that can be met; the groups above them are never raised."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    leaves = [
        kind
        for kind in kinds
        if issubclass(kind, CharterhouseError)
        and not any(kind in other.__bases__ for other in kinds)
    ]
    assert len({kind.code for kind in leaves}) == len(leaves), "codes are never used twice"
    assert described([kind.code for kind in leaves], "Errors")
