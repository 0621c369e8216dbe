"""The page that teaches lawyers to write cases: its examples pass, and its explanations are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.desk.casebook import FIELDS
from charterhouse.desk.cases import check

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
EXAMPLES = "\n".join(re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
ORDINARY = EXAMPLES[: EXAMPLES.rindex("[[case]]")]

MISTAKES = [
    ("2026-03-02", "2023-02-29", "a day that the calendar has"),
    ('act = "financing.assess"', 'act = "financing.asess"', "such as `financing.assess`"),
    ('amount = "100.00 RUB"', 'amount = "100"', "an amount such as `100.00 RUB`"),
    ('expect = "no"', 'expcet = "no"', "no such key"),
    ('expect = "no"', 'expect = "maybe"', "one of yes, no, depends, undetermined"),
    ('cites = ["25.1"]', "", "`cites` is missing"),
    ('profile = "text"', 'profile = "texts"', "one of practice, text, minority"),
    ('"G-03" = "B"', '"G-03" = "Q"', "`readings.G-03` is `Q`; expected one of A, B, C"),
    ('cites = ["25.1"]', 'turns_on = ["G-99"]', "a reading, such as `G-01`"),
    ('expect = "no"', 'offered = {}\nexpect = "no"', "one of the two"),
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
    place = re.escape(str(file)) + r":\d+: case `25-part-payment-does-not-restore`, "
    assert all(re.match(place, one) for one in said), said


def test_the_page_names_every_field_of_a_case() -> None:
    """So that whoever adds one says there what it is."""
    table = PAGE.partition("## The fields of a case")[2].partition("\n## ")[0]
    assert not [field for field in FIELDS if f"`{field}`" not in table]
