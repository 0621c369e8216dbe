"""The page of outcomes under the three profiles is what its tool writes today."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that writes the page."""
    spec = spec_from_file_location("outcomes_table", ROOT / "tools" / "outcomes_table.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_page_is_of_today(tool: ModuleType) -> None:
    written = (ROOT / "docs" / "outcomes.md").read_text("utf-8")
    assert written == tool.page(), "run `python tools/outcomes_table.py`"


def test_every_block_has_facts_on_which_the_profiles_part(tool: ModuleType) -> None:
    """A block on which all profiles agree throughout, and under every reading, shows nothing."""
    for part in tool.page().split("\n## ")[1:]:
        assert "under G-" in part, part.partition("\n")[0]
