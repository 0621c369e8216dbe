"""What is due of sessions and of the chair in a register of the CSTO: the alarm, and a session that was moved."""

from __future__ import annotations

import pytest

from charterhouse.desk.due import Due, due

from .test_execution import Organs


@pytest.fixture
def organs() -> Organs:
    """Three Members, nothing decided."""
    return Organs()


def due_on(organs: Organs, on: str, kind: str) -> list[Due]:
    """What is due of one kind on a day."""
    register = organs.desk.register
    return [each for each in due(register, register.moment(on)) if each.kind == kind]


def hosted(organs: Organs, on: str, host: str, ref: str) -> None:
    """A regular session of the Council is held."""
    fields = {"organ": "council", "kind": "regular", "host": host}
    organs.add(on, host, "organs.convene", session=ref, **fields)
    organs.add(on, host, "organs.open_session", session=ref)


def test_a_day_without_a_chair_is_an_alarm(organs: Organs) -> None:
    [alarm] = due_on(organs, "2015-06-01", "alarm")
    assert (alarm.who, alarm.paragraphs) == ("", ("13.6",))
    assert alarm.en.startswith("nobody is in the chair")
    hosted(organs, "2015-06-01", "XA", "c1")
    assert due_on(organs, "2015-06-01", "alarm") == []


def test_two_chairs_are_an_alarm_that_names_both(organs: Organs) -> None:
    hosted(organs, "2015-06-01", "XA", "c1")
    organs.add("2015-07-01", "XB", "organs.assume_chair", organ="council", state="XB")
    [alarm] = due_on(organs, "2015-07-02", "alarm")
    assert alarm.who == "XA, XB"
    assert due_on(organs, "2015-06-30", "alarm") == []


def test_a_session_that_was_moved_is_due_once(organs: Organs) -> None:
    fields = {"session": "c1", "organ": "council", "kind": "regular", "host": "XA"}
    organs.add("2015-06-01", "XA", "organs.convene", **fields, opens="2015-09-01")
    organs.add("2015-06-02", "XA", "organs.convene", **fields, opens="2015-10-01")
    [session] = due_on(organs, "2015-06-03", "session")
    assert session.by is not None
    assert session.by.isoformat() == "2015-10-01"
