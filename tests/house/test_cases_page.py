"""The page that teaches lawyers to write cases: its examples pass, and its explanations are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.core.errors import Unreadable
from charterhouse.desk.cases import FIELDS, check

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
EXAMPLES = "\n".join(re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
ORDINARY = EXAMPLES[: EXAMPLES.rindex("[[case]]")]

MISTAKES = [
    ('act = "financing.assess"', 'act = "financing.asess"', "financing.asess"),
    ('amount = "100.00 RUB"', 'amount = "100"', "an amount such as `100.00 RUB`"),
    ('expect = "no"', 'expcet = "no"', "no such key"),
    ('profile = "text"', 'profile = "texts"', "one of practice, text, minority"),
    ('"G-03" = "B"', '"G-03" = "Q"', "`readings.G-03` is `Q`; expected one of A, B, C"),
    ('cites = ["25.1"]', 'turns_on = ["G-99"]', "such as `G-04`"),
    ('expect = "no"', 'offered = {}\nexpect = "no"', "both there; expected one of the two"),
]


def test_the_examples_pass(tmp_path: Path) -> None:
    """Both of them, one answered no, one that depends."""
    file = tmp_path / "art25_arrears.toml"
    file.write_text(EXAMPLES, encoding="utf-8")
    checked = check(file, CSTO)
    assert len(checked) == 2
    assert [problem for each in checked for problem in each.problems] == []


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_each_mistake_is_explained(right: str, wrong: str, told: str, tmp_path: Path) -> None:
    """With its place, what was found and what was expected."""
    assert right in ORDINARY
    file = tmp_path / "art25_arrears.toml"
    file.write_text(ORDINARY.replace(right, wrong, 1), encoding="utf-8")
    (checked,) = check(file, CSTO)
    said = [str(problem) for problem in checked.problems]
    assert any(told in one for one in said), said
    assert all(one.startswith(f"{file}:3: 25-part-payment-does-not-restore: ") for one in said)


def test_an_impossible_date_is_named_by_its_line(tmp_path: Path) -> None:
    """The file is no TOML then, and says where."""
    file = tmp_path / "art25_arrears.toml"
    file.write_text(ORDINARY.replace("2026-03-02", "2023-02-29"), encoding="utf-8")
    with pytest.raises(Unreadable, match="line 23"):
        check(file, CSTO)


def test_the_page_names_every_field_of_a_case() -> None:
    """So that whoever adds one says there what it is."""
    table = PAGE.partition("## The fields of a case")[2].partition("\n## ")[0]
    assert not [field for field in FIELDS if f"`{field}`" not in table]
