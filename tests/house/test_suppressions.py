"""Suppressions: whoever silences a checker says which rule, and why, on the same line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from house.conftest import Module

SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa|mypy:|pragma:)")
NAMED_AND_EXPLAINED = re.compile(
    r"#\s*(?:(?:ruff:\s*)?noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[a-z-]+(?:,\s*[a-z-]+)*\])"
    r"\s*(?:#|-|—|:|\s)\s*\w+(?:\W+\w+)+"
)


def unexplained(modules: tuple[Module, ...]) -> list[str]:
    """The lines that silence a checker without a rule and a reason of more than one word."""
    return [
        f"{module.place}:{number}: {line.strip()}"
        for module in modules
        for number, line in enumerate(module.text.splitlines(), 1)
        if SILENCED.search(line) and not NAMED_AND_EXPLAINED.search(line)
        if module.path.name != "test_suppressions.py"
    ]


def test_every_suppression_in_the_product_has_a_reason(modules: tuple[Module, ...]) -> None:
    """For example `# noqa: PLW0603 - one cache for the whole process`."""
    assert not (found := unexplained(modules)), "\n".join(found)


def test_every_suppression_in_the_tests_has_a_reason(test_modules: tuple[Module, ...]) -> None:
    """Tests are read as often as the product."""
    assert not (found := unexplained(test_modules)), "\n".join(found)
