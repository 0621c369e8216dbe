"""A figure that a regulation adopts is read only where it is of the same kind as the usual one."""

from __future__ import annotations

import pytest

from charterhouse.charters.csto.figures import FIGURES, reads_like


@pytest.mark.parametrize(
    ("name", "value", "reads"),
    [
        ("contribution.due", "03-31", True),
        ("contribution.due", "01-15, 04-15, 07-15, 10-15", True),
        ("contribution.due", "02-29", False),  # which not every year has
        ("contribution.due", "13-01", False),
        ("contribution.due", "end of February", False),
        ("interest", "0.5", True),
        ("interest", "1/3", True),
        ("interest", "1/0", False),
        ("interest", "1, 2", False),
        ("interest", 1, False),
        ("arrears.warning", "6, 12, 18", True),
        ("arrears.warning", "6, soon", False),
        ("budget.fallback", "1/6", True),
        ("audit.period", 0, False),
    ],
)
def test_a_figure_reads_like_the_usual_one(name: str, value: object, reads: bool) -> None:
    assert reads_like(value, FIGURES[name][0].value) is reads
