"""Doing what it is said to take makes a draft adopted, in every small world; and nothing else is satisfied."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from charterhouse.bootstrap import CSTO
from charterhouse.charters.csto.ch04_organs.acts import TakePosition
from charterhouse.charters.csto.ch04_organs.questions import Adopted, Wanting, WhatItTakes
from charterhouse.core.answers import Truth
from charterhouse.core.codec import Codec
from charterhouse.core.moments import day_of
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.seats import seat_of
from laws.bounds import bounded

SEAT = seat_of(CSTO.time_zone)
CODEC = Codec(CSTO.book, SEAT, CSTO.states)
DAY, LATER = "2015-03-02", "2015-06-01"
WAYS = ("consensus", "circulation", "vote", "limited", "silence")
WORDS = ("for", "object", "abstain", "absent_consenting", "absent", "")


def founded(states: list[str]) -> Iterator[dict[str, Any]]:
    """The Charter and the First Protocol, in force among these."""
    for treaty, on in (("charter", "2003-09-18"), ("first-protocol", "2012-12-19")):
        amends = {} if treaty == "charter" else {"amends": "charter"}
        yield {
            "on": "2002-10-07", "by": "depositary", "act": "final.open_treaty", "ref": treaty,
            "title_en": treaty, "title_ru": treaty, "form": "protocol" if amends else "charter", **amends,
        }  # fmt: skip
        for kind, day in (("sign", "2002-10-07"), ("deposit", on)):
            for state in states:
                yield {
                    "on": day,
                    "by": state,
                    "act": f"final.{kind}",
                    "treaty": treaty,
                    "state": state,
                }


def done(kind: str, by: str = "chair", **fields: Any) -> dict[str, Any]:
    """An act on the draft, on the day of the decision."""
    return {"on": DAY, "by": by, "act": f"organs.{kind}", "draft": "d1", **fields}


def said(state: str, position: str, **fields: Any) -> dict[str, Any]:
    """Where a Member stands."""
    return done("take_position", state, state=state, position=position, **fields)


def put(way: str) -> dict[str, Any]:
    """A draft is put, under silence until an instant."""
    until = {"deadline": "2015-03-20T12:00:00+03:00"} if way == "silence" else {}
    return done("put_draft", way=way, **until)


def pending(rng: random.Random, states: list[str], way: str) -> Iterator[dict[str, Any]]:
    """A draft on which some have spoken."""
    matter = {"matter": "procedural"} if way == "vote" else {}
    yield done("table_draft", "XA", organ="council", **matter)
    if rng.random() < 0.8:
        yield put(way)
    for state in states:
        if way == "limited" and rng.random() < 0.2:
            yield done("object_to_format", state, state=state)
        if way == "silence" and rng.random() < 0.7:
            yield done("serve_draft", state=state)
        if word := rng.choice(WORDS):
            reserve = rng.random() < 0.2
            yield said(state, word, **({"reservation": "Save for point 2."} if reserve else {}))


def obeyed(wanting: Wanting, states: list[str], way: str, record: Record) -> Iterator[Any]:
    """What is asked of Members and of the chair, and no more of them than that."""
    spoke = {act.state: act.position for act in record.acts if isinstance(act, TakePosition)}
    asked = {*wanting.objecting, *wanting.lacking, *wanting.unknown}
    idle = [state for state in states if spoke.get(state, "absent").startswith("absent")]
    asked |= set(idle[: wanting.parts_needed])
    order = sorted(states, key=lambda state: ("for", "object").count(spoke.get(state, "")))
    against = [state for state in order if spoke.get(state) != "for"]
    asked |= set(against[: wanting.votes_needed])
    for state in sorted(asked):
        if way == "limited":
            yield done("accept_format", state, state=state)
        yield said(state, "for")
    if "put" in wanting.steps:  # one that nobody has put is taken to be for consensus
        again = way if any(act.named == "organs.put_draft" for act in record.acts) else "consensus"
        yield put(again)
        if again == "silence":
            yield from (done("serve_draft", state=state) for state in states)


def entered(acts: Iterator[dict[str, Any]], record: Record) -> None:
    """Acts as they happened."""
    for number, act in enumerate(acts):
        record.take(CODEC.read_act(act, f"{number}, "))


@bounded(200)
@given(
    seed=st.integers(0, 2**32), way=st.sampled_from(WAYS), size=st.integers(2, 6),
    presence=st.sampled_from("ABCD"), silence=st.sampled_from("AB"), reservation=st.sampled_from("AB"),
)  # fmt: skip
def test_doing_what_it_takes_makes_it_adopted(
    seed: int, way: str, size: int, presence: str, silence: str, reservation: str
) -> None:
    rng, states = random.Random(seed), [f"X{letter}" for letter in "ABCDEF"[:size]]
    readings = {
        **CSTO.profile("text"), "G-16": presence, "G-44": silence, "G-42": reservation,
    }  # fmt: skip
    record = Record(SEAT, CODEC.corrected)
    entered(founded(states), record)
    entered(pending(rng, states, way), record)

    def ask(question: Any, on: str) -> Any:
        view = View(CSTO.book, record, len(record) - 1, readings, Kept())
        return CSTO.book.answer(question, view, SEAT.closes(day_of(on)), LAST)

    wanting = ask(WhatItTakes("d1"), DAY).value
    adopted = ask(Adopted("d1"), DAY).truth is Truth.MET
    assert wanting.satisfied is adopted
    assert wanting.satisfied or any(
        (wanting.objecting, wanting.lacking, wanting.votes_needed, wanting.parts_needed, wanting.steps)
    )  # fmt: skip
    assert not wanting.without_power
    assert not wanting.barred_by
    event(f"{way}: {'satisfied' if wanting.satisfied else 'wanting'}")
    entered(obeyed(wanting, states, way, record), record)
    assert ask(Adopted("d1"), LATER if "wait" in wanting.steps else DAY).truth is Truth.MET
