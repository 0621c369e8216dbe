"""Every worked case of the project passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse import bootstrap
from charterhouse.desk.cases import check

FILES = sorted((Path(__file__).parent / "cases").rglob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_answer_is_the_one_that_lawyers_expect(file: Path) -> None:
    wrong = [str(problem) for each in check(file, bootstrap.CSTO) for problem in each.problems]
    assert not wrong, "\n".join(wrong)
