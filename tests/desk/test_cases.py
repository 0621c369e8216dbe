"""Worked cases: run, and explained where they are malformed or fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.core.errors import Unreadable
from charterhouse.desk.casebook import Problem
from charterhouse.desk.cases import Checked, check
from toy.club import charter

HEAD = 'charter = "club"\n\n[[case]]\n'
NAMED = 'id = "1"\nen = "One"\nru = "Один"\nprofile = "kind"\n'
JOIN = '{ act = "club.join", on = 2024-01-01, by = "bob", person = "bob" }'
PAY = (
    '{ act = "club.pay", on = 2024-02-01, by = "treasurer", person = "bob", amount = "10.00 EUR" }'
)
LEAVE = '{ act = "club.leave", on = 2024-03-01, by = "bob", person = "bob" }'
BACK = 'offered = { act = "club.join", on = 2024-04-01, by = "bob", person = "bob" }\n'
PAID = 'asked = { question = "paid", on = 2024-02-01, person = "bob" }\n'
BELONGS = 'asked = { question = "belongs", on = 2024-01-01, person = "bob" }\n'
YES = 'expect = "yes"\ncites = []'
FINE = 'expect = "permitted"\ncites = []'
PARTIAL = (
    'given = [ { act = "register.declare_coverage", on = 2024-01-01, by = "registrar", '
    'kind = "club.join", since = 1990-01-01, complete = false } ]\n'
)
UNPAID = 'given = [ { act = "club.pay", on = 2024-02-01, by = "treasurer", person = "bob" } ]\n'
ALL = f"given = [ {JOIN}, {PAY}, {LEAVE} ]\n"


def run(tmp_path: Path, text: str) -> list[Checked]:
    """The cases of a text."""
    path = tmp_path / "cases.toml"
    path.write_text(text, "utf-8")
    return check(path, charter)


def problems(tmp_path: Path, text: str) -> list[Problem]:
    """Everything wrong with the cases of a text."""
    return [problem for each in run(tmp_path, text) for problem in each.problems]


@pytest.mark.parametrize(
    "case",
    [
        BACK + 'given = []\nexpect = "permitted"\ncites = ["1.1"]',
        f'given = [ {JOIN} ]\n' + BACK + 'expect = "refused"\ncites = ["1.2"]',
        ALL + BACK + 'expect = "depends"\ncites = ["1.2"]\nturns_on = ["R-1"]\ntaken = "permitted"',
        ALL + BACK + 'expect = "depends"\ncites = ["1.2"]\nturns_on = ["R-1=B"]',
        ALL + BACK + 'readings = { R-1 = "B" }\nexpect = "depends"\ntaken = "refused"\ncites = []\n'
        'turns_on = ["R-1=A"]',
        f"given = [ {PAY} ]\n" + PAID + 'expect = "10.00 EUR"\ncites = []',
        f"given = [ {PAY} ]\n" + PAID + 'expect = "value"\ncites = []',
        f"given = [ {PAY}, {PAY} ]\nknown = 1\n" + PAID + 'expect = "10.00 EUR"\ncites = ["2.1"]',
        f"given = [ {JOIN}, {LEAVE} ]\n" + BELONGS + 'expect = "yes"\ncites = []\nholds_until = 2024-03-01',
        f"given = [ {JOIN} ]\noffered = {LEAVE}\n" + 'expect = "refused"\ncites = ["1.3", "2.1"]',
        PARTIAL + BELONGS + 'expect = "undetermined"\ncites = []\nmissing = ["club.join"]',
        UNPAID + PAID + 'expect = "undetermined"\ncites = []\nmissing = ["amount"]',
    ],
)  # fmt: skip
def test_a_case_passes(tmp_path: Path, case: str) -> None:
    assert not problems(tmp_path, HEAD + NAMED + case)


@pytest.mark.parametrize(
    ("case", "key", "found", "expected"),
    [
        (BACK + 'expect = "refused"\ncites = ["1.1"]', "expect", "permitted", "refused"),
        (BACK + 'expect = "permitted"\ncites = ["1.3"]', "cites", "1.1, 1.2", "1.3"),
        (BACK + FINE + '\nturns_on = ["R-1"]', "turns_on", "nothing", "R-1"),
        (ALL + BACK + 'expect = "depends"\ncites = []\nturns_on = ["R-1=A"]', "turns_on", "R-1=B", "R-1=A"),
        (BACK + FINE + '\nmissing = ["amount"]', "missing", "nothing", "amount"),
        (BACK + FINE + '\ntaken = "refused"', "taken", "permitted", "refused"),
        (f"given = [ {PAY} ]\n" + PAID + 'expect = "11.00 EUR"\ncites = []', "expect", "10.00 EUR", "11.00"),
        (BACK + FINE + "\nholds_until = 2024-03-01", "holds_until", "no end", "2024-03-01"),
        # malformed
        ('given = [ { act = "club.jion" } ]\n' + BELONGS + 'expect = "yes"\ncites = ["99.9"]',
         "given 1, act", "club.jion", "a kind of act"),
        (BACK + 'expect = "permitted"\ncites = ["99.9"]', "cites", "99.9", "a paragraph of the charter"),
        (BACK + FINE + '\nholds_until = "later"', "holds_until", "later", "a day"),
        (BACK + 'expect = "maybe"\ncites = []', "expect", "maybe", "permitted, refused, depends"),
        (BELONGS + 'expect = "maybe"\ncites = []', "expect", "maybe", "one of yes, no, depends"),
        (BACK + 'expect = "depends"\ncites = []', "turns_on", "", "the readings on which it depends"),
        (BACK + 'expect = "permitted"', "cites", "", 'it in every case, such as `cites = ["19.3"]`'),
        (BACK + 'expect = "permitted"\ncites = "1.1"', "cites", "1.1", "a list"),
        (BACK + FINE + "\nhope = 1", "hope", "1", "no such key"),
        (FINE, "asked", "", "an act `offered` or a question `asked`"),
        (BACK + "asked = {}\n" + FINE, "asked", "there beside `offered`", "one of the two"),
        (BACK + 'readings = { R-9 = "A" }\n' + FINE, "readings", "R-9", "readings by their numbers"),
        (BACK + 'readings = { R-1 = "Z" }\n' + FINE, "readings.R-1", "Z", "one of A, B"),
        (BACK + 'turns_on = ["R-9"]\nexpect = "depends"\ncites = []', "turns_on", "R-9", "such as `R-1`"),
        (f"given = [ {JOIN.replace('join', 'jion')} ]\n" + BACK + FINE, "given 1, act", "club.jion", "`club.join`"),
        (f"given = [ {JOIN}, {PAY.replace('10.00 EUR', '100')} ]\n" + BACK + FINE, "given 2, amount", "100", "RUB"),
        (BELONGS.replace("2024-01-01", '"2024-13-01"') + FINE, "expect", "permitted", "one of yes"),
        (BELONGS.replace("2024-01-01", '"2024-13-01"') + YES, "asked, on", "2024-13-01", "calendar"),
        (BELONGS.replace("on = 2024-01-01, ", "") + YES, "asked, on", "", "calendar"),
        (BELONGS.replace("belongs", "longs") + 'expect = "yes"\ncites = []', "question", "longs", "a question"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    tmp_path: Path, case: str, key: str, found: str, expected: str
) -> None:
    told = problems(tmp_path, HEAD + NAMED + case)
    assert any(
        each.key == key and each.found == found and expected in each.expected for each in told
    ), told
    assert all(each.case == "1" and each.line == 3 for each in told)


def test_a_date_that_does_not_exist_is_told_by_its_line(tmp_path: Path) -> None:
    text = (
        HEAD
        + NAMED
        + 'offered = { act = "club.join", on = 2023-02-29, by = "bob", person = "bob" }\n'
    )
    [problem] = problems(tmp_path, text)
    assert (problem.case, problem.line, problem.found) == ("1", 8, "2023-02-29")
    assert "calendar" in problem.expected


def test_a_broken_case_does_not_hide_the_others(tmp_path: Path) -> None:
    good = f'\n[[case]]\nid = "2"\nen = "a"\nru = "б"\nprofile = "kind"\n{BACK}expect = "permitted"\ncites = ["1.1"]\n'
    checked = run(tmp_path, HEAD + NAMED + "expect = [\n" + good + good.replace('"2"', '"3"'))
    assert [bool(each.problems) for each in checked] == [True, False, False]
    assert checked[0].problems[0].key == "TOML"
    assert checked[1].case.line == 10


def test_an_id_stands_once(tmp_path: Path) -> None:
    case = "[[case]]\n" + NAMED + BACK + 'expect = "permitted"\ncites = ["1.1"]\n'
    told = problems(tmp_path, 'charter = "club"\n' + case + case)
    assert [each.key for each in told] == ["id", "id"]


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"\xff\xfe\x00", b'charter = "csto"\n[[case]]\nid = "1"\n', b"[[case]]\n", b'charter = "club"\n',
     b'charter = "club"\nother = 1\n[[case]]\n', b"charter = \n[[case]]\n", b"x" * 1_000_001],
)  # fmt: skip
def test_what_is_no_file_of_cases_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cases.toml"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        check(path, charter)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(Unreadable):
            check(path, charter)
