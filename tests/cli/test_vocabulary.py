"""What may be offered and asked is told field by field, with examples that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.cli.door import Door
from charterhouse.cli.offering import BESIDE
from charterhouse.cli.vocabulary import holding
from charterhouse.core.codec import Codec
from charterhouse.desk import vocabulary
from charterhouse.desk.seats import seat_of
from cli.conftest import Run

CODEC = Codec(CSTO.book, seat_of(CSTO.time_zone), CSTO.states)


@pytest.mark.parametrize("kind", sorted(CSTO.book.kinds))
def test_the_example_of_an_act_can_be_read(kind: str) -> None:
    told = vocabulary.act(kind, CODEC)
    (CODEC.read_measure if told["measure"] else CODEC.read_act)(told["example"])
    assert told["schema"]["$defs"]
    assert told["en"] != kind, "it has a title"


@pytest.mark.parametrize("name", sorted(CSTO.book.questions))
def test_the_example_of_a_question_can_be_asked(name: str) -> None:
    CODEC.read_question(vocabulary.question(name, CODEC)["example"])


def test_the_fields_of_an_act_are_listed(run: Run, tmp_path: Path) -> None:
    said = run("acts", "financing.assess")
    assert said.code == 0
    assert "amount" in said.out
    assert {"field": "state", "type": "State", "required": True, "values": []} in run(
        "acts", "financing.assess", "--json"
    ).data["fields"]
    run("new", "--registrar", "ann")
    example = run("acts", "membership.apply", "--json").data["example"]
    path = tmp_path / "act.json"
    path.write_text(json.dumps(example), "utf-8")
    assert run("offer", path).code in (0, 2, 3), "it is ruled on"


def test_what_may_be_kept_private_is_told(run: Run) -> None:
    """In the help of `offer`, and of each act beside its fields, in words and as data."""
    help = " ".join(run("offer", "--help").out.replace("│", " ").split())
    assert "A field is kept private where it stands in a table `private` beside the act" in help
    told = run("acts", "financing.assess", "--json").data
    assert {"amount", "due"} <= set(told["private"])
    assert not {"state", "year", "on", "by", "seq", "hidden"} & set(told["private"])
    assert [each["name"] for each in told["beside"]] == ["private", "id", *BESIDE]
    assert "private: a table of fields that are kept private" in run("acts", "financing.assess").out
    said = run("acts", "financing.assess", "--lang", "ru").out
    assert "private: таблица нераскрываемых полей" in said
    assert "Можно не раскрывать:" in said
    measure = run("acts", "financing.waive", "--json").data
    assert (measure["private"], measure["beside"]) == ([], [])
    assert "Beside the fields" not in run("questions", "owes").out


@pytest.mark.parametrize("kind", sorted(CSTO.book.kinds))
def test_what_may_be_private_is_what_an_act_is_whole_without(kind: str) -> None:
    told = vocabulary.act(kind, CODEC)
    if not told["measure"]:
        CODEC.read_act(
            {name: each for name, each in told["example"].items() if name not in told["private"]}
        )


def test_all_are_listed_in_both_languages(run: Run) -> None:
    for command, one in (("acts", "membership.apply"), ("questions", "owes")):
        for lang in ("en", "ru"):
            assert one in run(command, "--lang", lang).out
            assert run(command, one, "--lang", lang).code == 0
        assert one in [each["name"] for each in run(command, "--json").data]
        assert run(command, "nonsense").code == 1
        help = run({"acts": "offer", "questions": "ask"}[command], "--help").out
        assert f"charterhouse {command}" in " ".join(help.split())


def test_what_a_field_holds_is_told_in_both_languages(run: Run) -> None:
    """A list of tables with their fields, and an example of one; no English word for a Russian reader."""
    assert "list of item (ref, title_en, title_ru)" in " ".join(
        run("acts", "organs.set_agenda", "--lang", "en").out.split()
    )
    said = run("acts", "organs.set_agenda", "--lang", "ru").out
    assert "пункт (ref, title_en, title_ru)" in " ".join(said.split())
    assert '"items": [{"ref": "some text"}]' in " ".join(said.split())
    told = {
        field["type"] for kind in CSTO.book.kinds for field in vocabulary.act(kind, CODEC)["fields"]
    }
    for holds in told:
        assert not re.search("[A-Za-z]", _plain(type_in_russian(holds))), holds


def _plain(said: str) -> str:
    """Without names of fields, and the two words that are written as they are."""
    return re.sub(r"\(.*\)|true|false", "", said)


def type_in_russian(holds: str) -> str:
    """What the command line says of a field."""
    return holding(holds, Door(False, "ru"))
