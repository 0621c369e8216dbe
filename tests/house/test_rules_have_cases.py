"""Law made testable: each rule has a case that meets it and one that breaches it, each reading one that it turns."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Answer, Truth
from charterhouse.core.rules import VALUE
from charterhouse.desk.cases import Checked, check

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
LAW = ROOT / "src" / "charterhouse" / "charters" / "csto"


@cache
def checked() -> tuple[Checked, ...]:
    """Every worked case, run."""
    return tuple(each for path in sorted(CASES.rglob("*.toml")) for each in check(path, CSTO))


def answers() -> Iterator[Answer[Any]]:
    """The answers of all cases."""
    yield from (each.answer for each in checked() if each.answer is not None)


def found(given: Iterable[Answer[Any]]) -> Mapping[str, set[Truth]]:
    """What was found of each rule, at any depth: grounds, and the grounds of whatever they asked."""
    truths: dict[str, set[Truth]] = defaultdict(set)
    seen: set[int] = set()
    waiting = list(given)
    while waiting:
        answer = waiting.pop()
        if id(answer) not in seen:
            seen.add(id(answer))
            for ground in answer.grounds:
                truths[ground.rule].add(ground.truth)
                waiting.extend(ground.under)
    return truths


def one_of_them_always_empowers() -> set[str]:
    """The powers over drafts without a measure: one for each organ, so that none is ever heard to fail."""
    powers, _ = CSTO.book._heard[TEXT_ONLY]
    return {rule.code for rule in powers}


def lacking(truth: Truth, but_for: Iterable[str] = ()) -> list[str]:
    """The rules that no case meets, or breaches, in the order of the articles."""
    truths = found(answers())
    passed_over = set(but_for)
    return [
        code
        for code in CSTO.book.rules
        if code not in passed_over and truth not in truths.get(code, ())
    ]


@pytest.fixture(scope="module", autouse=True)
def _all_cases_are_read() -> None:
    """Nothing is shown by cases that do not run."""
    assert checked(), CASES
    assert all(each.answer is not None for each in checked()), [
        str(problem) for each in checked() if each.answer is None for problem in each.problems
    ]


def test_each_rule_is_met_in_some_case() -> None:
    """As a ground of the answer, or of what it asked."""
    missing = lacking(Truth.MET)
    assert not missing, f"no case meets {len(missing)} rules:\n" + "\n".join(missing)


def test_each_rule_is_breached_in_some_case() -> None:
    """A value has nothing to breach; of the powers over plain texts another always stands in."""
    values = {code for code, rule in CSTO.book.rules.items() if rule.kind == VALUE}
    missing = lacking(Truth.BREACHED, values | one_of_them_always_empowers())
    assert not missing, f"no case breaches {len(missing)} rules:\n" + "\n".join(missing)


def test_each_reading_consulted_turns_some_case() -> None:
    """The readings that the rules name, and those that any answer rests on."""
    turning = {label.partition("=")[0] for answer in answers() for label in answer.turns_on}
    idle = sorted((set(named_in_the_law()) | set(rested_on())) - turning)
    assert not idle, f"no case turns on {len(idle)} readings:\n" + "\n".join(idle)


def rested_on() -> Iterator[str]:
    """The readings that the answers of the cases rest on."""
    for answer in answers():
        yield from answer.readings


def named_in_the_law() -> Iterator[str]:
    """The readings that the articles consult by name."""
    for path in sorted(LAW.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".reading"):
                yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def test_no_case_is_of_another_article_than_its_file() -> None:
    """An article's cases stand in the folder of its chapter, in a file named as its module, or of its article."""
    modules = {path.relative_to(LAW).with_suffix("") for path in LAW.rglob("art*.py")}
    strays = [
        path.relative_to(CASES).as_posix()
        for path in sorted(CASES.rglob("*.toml"))
        if path.relative_to(CASES).with_suffix("") not in modules
    ]
    assert not strays, strays
