"""What is dated back behind what rests on it, entered notwithstanding, is seen by the audit."""

from __future__ import annotations

import pytest

from .test_execution import MEMBERS, Organs

DAY = "2015-03-01T10:{}:00+03:00"
TABLING = {"draft": "v", "organ": "council"}
SESSION = {"session": "s", "organ": "council", "host": "XA"}


@pytest.fixture
def decided() -> Organs:
    """A draft tabled, put in a session, agreed to by all, and announced as adopted."""
    organs = Organs()
    organs.add("2015-02-01", "chair", "organs.convene", **SESSION)
    organs.add(DAY.format("00"), "chair", "organs.open_session", session="s")
    organs.add(DAY.format("02"), "XA", "organs.table_draft", **TABLING, text="One.")
    organs.add(
        DAY.format("05"), "chair", "organs.put_draft", draft="v", way="consensus", session="s"
    )
    for state in MEMBERS:
        organs.add(
            DAY.format("06"), state, "organs.take_position", draft="v", state=state, position="for"
        )
    organs.add(DAY.format("10"), "chair", "organs.announce", draft="v", outcome="adopted")
    return organs


@pytest.mark.parametrize(
    ("kind", "on", "by", "fields"),
    [
        ("table_draft", DAY.format("04"), "XA", {**TABLING, "text": "Another.", "version": 2}),
        ("withdraw_draft", DAY.format("04"), "XA", {"draft": "v"}),
        ("convene", "2015-02-10", "chair", {**SESSION, "opens": "2015-05-01"}),
        ("close_session", DAY.format("08"), "chair", {"session": "s"}),
    ],
)
def test_it_alone_is_irregular(
    decided: Organs, kind: str, on: str, by: str, fields: dict[str, object]
) -> None:
    named = f"organs.{kind}"
    assert {each.standing.value for each in decided.audited(named)} <= {"regular"}
    decided.add(on, by, named, **fields)
    assert [each.standing.value for each in decided.audited(named)][-1] == "irregular"
    earlier = decided.audited(named)[:-1]
    assert {each.standing.value for each in earlier} <= {"regular"}
