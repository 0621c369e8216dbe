"""What would stand in the way of a draft is told when it is tabled, and refuses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.core.acts import May
from charterhouse.core.answers import Verdict
from charterhouse.desk.answers import as_data
from charterhouse.desk.register import Asked

from .test_execution import Organs

TABLED: dict[str, Any] = {
    "on": "2015-03-01",
    "act": "organs.table_draft",
    "by": "XA",
    "organ": "council",
}
APPOINT = {
    "act": "secretariat.appoint_secretary_general", "person": "Ann", "state": "XA", "since": "2015-04-01",
}  # fmt: skip
SUBMIT = "17.2.the_foreign_ministers_have_submitted_it"


@pytest.fixture
def organs() -> Organs:
    """Three Members."""
    return Organs()


def tabling(organs: Organs, draft: str, **more: Any) -> dict[str, Any]:
    """The ground on which a draft is tabled."""
    ruling = organs.desk.offer({**TABLED, "draft": draft, **more}, "ann")
    assert ruling.answer.verdict is Verdict.PERMITTED
    act, register = ruling.act, organs.desk.register
    asked = Asked(May(act), ruling.answer, act.on.latest, act.seq, "text")
    ground: dict[str, Any] = as_data(asked, register)["grounds"][0]
    return ground


def test_a_measure_that_was_not_submitted_is_tabled_with_that_note(organs: Organs) -> None:
    ground = tabling(organs, "sg", measure=APPOINT)
    assert ground["finding"] == "met"
    assert ground["facts"]["against"] == [SUBMIT]
    assert "not met for its adoption: 17.2 (" in ground["en"]
    assert "для его принятия пока не соблюдено: 17.2 (" in ground["ru"]


def test_once_it_is_submitted_nothing_is_noted(organs: Organs) -> None:
    tabling(organs, "sg", measure=APPOINT)
    organs.add(
        "2015-03-02", "XA", "organs.table_draft", draft="of-ministers", organ="foreign_ministers"
    )
    organs.add("2015-03-02", "chair", "organs.put_draft", draft="of-ministers", way="consensus")
    organs.add("2015-03-02", "chair", "organs.announce", draft="of-ministers", outcome="adopted")
    organs.add(
        "2015-03-02", "foreign_ministers", "organs.submit", draft="of-ministers", to="council",
        submits="sg",
    )  # fmt: skip
    ground = tabling(organs, "sg", measure=APPOINT, on="2015-03-03", version=2)
    assert ground["facts"]["against"] == []


def test_a_text_has_nothing_in_its_way(organs: Organs) -> None:
    assert tabling(organs, "lamps", text="Фонари.")["facts"]["against"] == []
