"""Whoever asks in Russian is told of a mistake in Russian."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run

ENGLISH = re.compile(r"\b(expected|error|such as|is|not|the|of|no|an?)\b")
TABLE: dict[str, Any] = {
    "act": "organs.table_draft", "on": "2024-05-05", "by": "XA", "draft": "d", "organ": "council",
}  # fmt: skip


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """A live register of one entry."""
    assert run("new", "--registrar", "ann").code == 0
    return tmp_path / "charterhouse.db"


def told(said: Any) -> str:
    """The line, once it is seen to be Russian: what stands between backquotes is what was typed."""
    assert said.code == 1, said
    assert said.err.startswith("ошибка: "), said
    assert said.err.count("\n") == 1
    assert not ENGLISH.search(re.sub(r"`[^`]*`", "", said.err)), said.err
    line: str = said.err
    return line


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"act": "organs.table_drat"}, "например `organs.table_draft`"),
        ({"drft": "d"}, "одно из полей: `on`"),
        ({"draft": None}, "`draft`"),
        ({"draft": ""}, "имя, поле обязательно"),
        ({"draft": "d\ud800"}, "`d\\ud800`"),
        ({"draft": 5}, "текст; не подходит: целое число"),
        ({"on": "2024-02-30"}, "день, который есть в календаре"),
        ({"on": "2024-05-05T10:00:00"}, "момент с часовым поясом"),
        ({"on": "2999-01-01"}, "наступивший день"),
        ({"organ": "senate"}, "одно из: `council`"),
        ({"authors": ["QQ"]}, "код государства"),
        ({"authors": ["XA", "XA"]}, "каждое государство один раз"),
        ({"measure": {"act": "membership.suspnd"}}, "мера этого устава"),
        ({"version": 0}, "целое число не меньше 1"),
        ({"version": -1}, "целое число не меньше 1"),
        ({"version": 10**6}, "целое число не больше 999"),
        ({"version": 10**30}, "целое число от"),
        ({"title_ru": "  "}, "не одни пробелы"),
        ({"id": "seven"}, "UUID версии 7"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_act(
    run: Run, register: Path, tmp_path: Path, changes: dict[str, Any], expected: str
) -> None:
    path = tmp_path / "act.json"
    path.write_text(json.dumps({**TABLE, **changes}))
    assert expected in told(run("offer", path, "--lang", "ru"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("membr", "XA"), "вопрос этого устава, например `member`"),
        (("member", "sta=XA"), "одно из полей: `state`"),
        (("member",), "`state`: не указано"),
        (("member", "QQ"), "код государства"),
        (("member", "XA", "XB"), "не более этих аргументов"),
        (("member", "XA", "--on", "2024-02-31"), "день, который есть в календаре"),
        (("member", "XA", "--on", "2024"), "один день или один момент"),
        (("member", "XA", "--profile", "x"), "одно из: `practice`"),
        (("member", "XA", "--reading", "G-99=A"), "номер толкования"),
        (("member", "XA", "--reading", "x"), "имя, знак `=` и значение"),
        (("member", "XA", "--known", "77"), "запись от 0 до 0"),
        (("member", "XA", "--db", "none.db"), "реестра нет"),
    ],
)
def test_what_is_wrong_with_a_question(
    run: Run, register: Path, arguments: tuple[str, ...], expected: str
) -> None:
    assert expected in told(run("ask", *arguments, "--lang", "ru"))


@pytest.mark.parametrize("content", ['"a"', "5", "null", "true", "[]"])
def test_json_that_holds_no_table_is_not_called_toml(
    run: Run, register: Path, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "act.json"
    path.write_text(content)
    assert "таблица полей" in told(run("offer", path, "--lang", "ru"))
    said = run("offer", path)
    assert "TOML" not in said.err
    assert "expected an act, as a table of fields" in said.err


@pytest.mark.parametrize("option", ["--as", "--notwithstanding"])
def test_half_a_character_is_refused_wherever_it_comes_from(
    run: Run, register: Path, tmp_path: Path, option: str
) -> None:
    path = tmp_path / "act.json"
    path.write_text(json.dumps(TABLE))
    assert "U+DC80" in told(run("offer", path, option, "a\udc80", "--lang", "ru"))


def test_a_measure_offered_as_an_act_is_said_to_be_a_measure(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    act = '{"act": "membership.expel", "on": "2026-05-04", "by": "council", "state": "XA"}'
    (tmp_path / "a.json").write_text(act, "utf-8")
    assert "offer it as the `measure` of a draft" in run("offer", "a.json").err
    assert "это мера" in run("offer", "a.json", "--lang", "ru").err


def test_what_is_taken_by_default_and_what_is_missing_are_told_in_russian(run: Run) -> None:
    run("demo", "--no-serve", "--db", "real.db", "--json")
    said = run("ask", "budget_execution", "year=2024", "--db", "real.db", "--lang", "ru").out
    assert "общая сумма бюджета (год: 2024)" in said
    assert "какой долг гасится первым: самый ранний" in said
