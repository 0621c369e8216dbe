"""A draft that was tabled and never put: it is not adopted, and what would cure that is said."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.desk.answers import as_data

from .test_execution import Organs

CURE = "Have the chair or the Secretariat put it to decision."


@pytest.fixture
def tabled() -> Organs:
    """Three Members, and a draft that nobody has put."""
    organs = Organs()
    organs.add("2015-03-01", "XA", "organs.table_draft", draft="lamps", organ="council")
    return organs


def adopted(organs: Organs, on: str = "2015-03-02") -> Any:
    """What is said of its adoption on a day."""
    register = organs.desk.register
    question = register.question({"question": "adopted", "draft": "lamps"})
    return as_data(register.ask(question, register.moment(on)), register)


def test_it_is_told_to_put_it(tabled: Organs) -> None:
    said = adopted(tabled)
    assert said["taken"] == "no"
    assert CURE in [each["en"] for each in said["remedy"]]
    assert any("Поставить проект на решение следует" in each["ru"] for each in said["remedy"])


def test_once_it_was_put_nothing_of_the_kind_is_told(tabled: Organs) -> None:
    tabled.add("2015-03-02", "chair", "organs.put_draft", draft="lamps", way="consensus")
    tabled.add(
        "2015-03-02", "XB", "organs.take_position", draft="lamps", state="XB", position="object"
    )
    said = adopted(tabled)
    assert said["taken"] == "no"
    assert CURE not in [each["en"] for each in said["remedy"]]


def test_what_was_withdrawn_is_not_to_be_put(tabled: Organs) -> None:
    tabled.add("2015-03-02", "XA", "organs.withdraw_draft", draft="lamps")
    assert CURE not in [each["en"] for each in adopted(tabled)["remedy"]]


def test_what_it_takes_says_so_too(tabled: Organs) -> None:
    register = tabled.desk.register
    question = register.question({"question": "what_it_takes", "draft": "lamps"})
    asked = register.ask(question, register.moment("2015-03-02"))
    wanting: Any = asked.answer.value
    assert wanting.steps == ("put",)
    assert "put to decision" in as_data(asked, register)["grounds"][0]["en"]
