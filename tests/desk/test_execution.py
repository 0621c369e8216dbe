"""Decisions in a register of the CSTO: what the audit says of outcomes, and what is due of their execution."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.desk.audit import Audited, audit, paragraphs
from charterhouse.desk.desk import Desk, found
from charterhouse.desk.due import Due, due
from charterhouse.storage.memory import MemoryStore

MEMBERS = ("XA", "XB", "XC")
OPENING = {
    "on": "2002-01-01", "by": "registrar", "charter": "csto", "organisation": "csto", "seat": "Moscow",
    "time_zone": "Europe/Moscow", "profile": "text", "live": True, "registrar": "ann",
}  # fmt: skip


class Organs:
    """A register of three Members, to which acts are added as they happened."""

    def __init__(self) -> None:
        now = datetime(2026, 11, 25, 12, tzinfo=UTC)
        store, ids = MemoryStore(lambda: now), count(1)

        def make_id() -> UUID:
            return UUID(int=next(ids) | 7 << 76 | 2 << 62)

        register = found(store, CSTO, OPENING, "ann", make_id())
        self.desk = Desk(store, register, lambda: now, make_id, lambda: bytes(16))
        for kind, on in (("sign", "2002-10-07"), ("deposit", "2003-09-18")):
            for state in MEMBERS:
                self.add(on, state, f"final.{kind}", treaty="charter", state=state)

    def add(self, on: str, by: str, kind: str, /, **fields: Any) -> None:
        """What happened is recorded, regular or not."""
        act = {"on": on, "by": by, "act": kind, **fields}
        self.desk.offer(act, "ann", notwithstanding="it happened so")

    def decide(self, draft: str, objects: str = "", outcome: str = "adopted", **more: Any) -> None:
        """A draft is tabled, put, spoken to by all and announced, all on 1 March 2015."""
        day = "2015-03-01"
        self.add(day, "XA", "organs.table_draft", draft=draft, organ="council", **more)
        self.add(day, "chair", "organs.put_draft", draft=draft, way="consensus")
        for state in MEMBERS:
            position = "object" if state == objects else "for"
            self.add(
                day, state, "organs.take_position", draft=draft, state=state, position=position
            )
        self.add(day, "chair", "organs.announce", draft=draft, outcome=outcome)

    def audited(self, kind: str) -> list[Audited]:
        """The entries of a kind, as the audit sees them."""
        return [each for each in audit(self.desk.register) if each.act.named == kind]

    def due(self, on: str) -> list[Due]:
        """The reports that are due."""
        register = self.desk.register
        return [each for each in due(register, register.moment(on)) if each.kind == "execution"]


@pytest.fixture
def organs() -> Organs:
    """Three Members, nothing decided."""
    return Organs()


@pytest.mark.parametrize(
    ("objects", "outcome", "standing"),
    [
        ("", "adopted", "regular"),
        ("XC", "adopted", "irregular"),
        ("", "not_adopted", "irregular"),
        ("XC", "not_adopted", "regular"),
    ],
)
def test_an_outcome_other_than_the_one_computed_is_irregular(
    organs: Organs, objects: str, outcome: str, standing: str
) -> None:
    organs.decide("d1", objects, outcome)
    (announced,) = organs.audited("organs.announce")
    assert announced.standing.value == standing
    if standing == "irregular":
        assert announced.answer is not None
        assert "12.1" in paragraphs(announced.answer)


def test_a_correction_is_regular_and_what_it_corrects_stays_irregular(organs: Organs) -> None:
    organs.decide("d1", "XC")
    organs.add(
        "2015-03-10", "secretariat", "organs.correct_outcome", draft="d1", outcome="not_adopted",
        reason="The objection of XC was overlooked.",
    )  # fmt: skip
    (announced,) = organs.audited("organs.announce")
    (corrected,) = organs.audited("organs.correct_outcome")
    assert (announced.standing.value, corrected.standing.value) == ("irregular", "regular")


def test_reports_are_due_until_they_are_made(organs: Organs) -> None:
    organs.decide(
        "d1", title_en="On common lists", title_ru="Об общих перечнях", report_by="2015-06-30"
    )
    organs.add("2015-05-01", "XA", "organs.report_execution", draft="d1", state="XA", stage="done")
    before, after = organs.due("2015-06-30"), organs.due("2015-07-01")
    assert [(each.who, each.past) for each in before] == [("XB", False), ("XC", False)]
    assert [(each.who, each.past) for each in after] == [("XB", True), ("XC", True)]
    assert {str(each.by) for each in before} == {"2015-06-30"}
    assert before[0].en == "to report the execution of: On common lists"
    assert before[0].ru == "сообщить об исполнении: Об общих перечнях"
