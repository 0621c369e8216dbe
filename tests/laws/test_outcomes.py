"""Outcomes in every small world: how a draft comes to be adopted, and that no order of words turns it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import assume, event, given
from hypothesis import strategies as st

from charterhouse.bootstrap import CSTO
from charterhouse.charters.csto.ch04_organs.acts import TakePosition
from charterhouse.charters.csto.ch04_organs.questions import (
    Adopted,
    BlockedBy,
    Wanting,
    WhatItTakes,
)  # fmt: skip
from charterhouse.core.acts import May
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


def obeyed(wanting: Wanting, world: World) -> Iterator[dict[str, Any]]:
    """What is asked of Members and of the chair, and no more of them than that."""
    states, way = world.states, world.way
    spoke = {act.state: act.position for act in world.record.acts if isinstance(act, TakePosition)}
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
        again = way if world.was_put else "consensus"
        yield put(again)
        if again == "silence":
            yield from (done("serve_draft", state=state) for state in states)


class World:
    """Some Members, a draft in some way before them, and what they said of it."""

    def __init__(self, seed: int, way: str, readings: dict[str, str]) -> None:
        self.rng, self.way = random.Random(seed), way
        self.states = [f"X{letter}" for letter in "ABCDEF"[: self.rng.randint(2, 6)]]
        self.readings = {**CSTO.profile("text"), **readings}
        self.acts = list(pending(self.rng, self.states, way))
        self.record = self.entered(self.acts)

    def entered(self, acts: Iterable[dict[str, Any]]) -> Record:
        """A record of the founding and of acts as they happened."""
        record = Record(SEAT, CODEC.corrected)
        for act in (*founded(self.states), *acts):
            record.take(CODEC.read_act(act))
        return record

    def add(self, acts: Iterable[dict[str, Any]]) -> None:
        """What happens further."""
        for act in acts:
            self.record.take(CODEC.read_act(act))

    def ask(self, question: Any, on: str = DAY, record: Record | None = None) -> Any:
        """An answer at the end of a day."""
        record = record or self.record
        view = View(CSTO.book, record, len(record) - 1, self.readings, Kept())
        before = len(record) if isinstance(question, May) else LAST
        at = question.act.on.latest if isinstance(question, May) else SEAT.closes(day_of(on))
        return CSTO.book.answer(question, view, at, before)

    def may(self, act: dict[str, Any]) -> bool:
        """Whether an act is permitted now."""
        return self.ask(May(CODEC.read_act(act))).truth is Truth.MET

    @property
    def was_put(self) -> bool:
        """Whether the draft was put to decision."""
        return any(act["act"] == "organs.put_draft" for act in self.acts)


WORLDS = st.builds(
    World, st.integers(0, 2**32), st.sampled_from(WAYS),
    st.fixed_dictionaries(
        {"G-16": st.sampled_from("ABCD"), "G-44": st.sampled_from("AB"), "G-42": st.sampled_from("AB")}
    ),
)  # fmt: skip


@bounded(200)
@given(WORLDS)
def test_doing_what_it_takes_makes_it_adopted(world: World) -> None:
    wanting = world.ask(WhatItTakes("d1")).value
    assert wanting.satisfied is (world.ask(Adopted("d1")).truth is Truth.MET)
    assert wanting.satisfied or any(
        (wanting.objecting, wanting.lacking, wanting.votes_needed, wanting.parts_needed, wanting.steps)
    )  # fmt: skip
    assert not wanting.without_power
    assert not wanting.barred_by
    event(f"{world.way}: {'satisfied' if wanting.satisfied else 'wanting'}")
    world.add(obeyed(wanting, world))
    on = LATER if "wait" in wanting.steps else DAY
    assert world.ask(Adopted("d1"), on).truth is Truth.MET


@bounded(100)
@given(WORLDS)
def test_whoever_or_whatever_blocks_a_draft_is_named(world: World) -> None:
    """And if nobody and nothing is named, it is adopted."""
    blocked, wanting = world.ask(BlockedBy("d1")).value, world.ask(WhatItTakes("d1")).value
    named = (
        *blocked.against, *blocked.withholding, *blocked.awaited, *blocked.away, *blocked.unknown,
        *blocked.steps, *blocked.rules,
    )  # fmt: skip
    assert blocked.blocked is bool(named) is (world.ask(Adopted("d1")).truth is not Truth.MET)
    assert {*wanting.objecting, *wanting.lacking} <= set(named)


@bounded(100)
@given(WORLDS)
def test_nobody_is_named_or_counted_twice(world: World) -> None:
    wanting = world.ask(WhatItTakes("d1")).value
    named = (*wanting.objecting, *wanting.lacking, *wanting.unknown)
    assert len(named) == len(set(named))
    assert set(named) <= set(world.states)
    blocked = world.ask(BlockedBy("d1")).value
    named = (*blocked.against, *blocked.withholding, *blocked.awaited, *blocked.unknown)
    assert len(named) == len(set(named))
    assert {*named, *blocked.away} <= set(world.states)
    suspended = CODEC.read_question(
        {"question": "competent", "measure": {"act": "membership.suspend", "state": "XB", "breach": "b"}}
    )  # fmt: skip
    competence = world.ask(suspended).value
    assert sorted((*competence.counted, *competence.left_out)) == world.states


@bounded(100)
@given(WORLDS)
def test_neither_the_order_of_members_nor_repetition_turns_an_outcome(world: World) -> None:
    """What each has said stays in its own order; whoever says the same again has said nothing new."""
    opening = [act for act in world.acts if "state" not in act]
    lines = [[act for act in world.acts if act.get("state") == state] for state in world.states]
    lines = [[*line, *line[-1:]] for line in lines if line]
    mixed: list[dict[str, Any]] = []
    while lines:
        line = world.rng.choice(lines)
        mixed.append(line.pop(0))
        lines = [each for each in lines if each]
    again = world.entered([*opening, *mixed])
    for question in (Adopted("d1"), WhatItTakes("d1"), BlockedBy("d1")):
        first, second = world.ask(question, LATER), world.ask(question, LATER, again)
        assert (first.truth, first.value) == (second.truth, second.value)


@bounded(100)
@given(WORLDS)
def test_the_right_outcome_may_be_announced_and_a_wrong_one_corrected(world: World) -> None:
    """And then it counts as if it had been announced at once; while answers may come in, it is pending."""
    adopted = world.ask(Adopted("d1")).truth is Truth.MET
    right, wrong = ("adopted", "not_adopted") if adopted else ("not_adopted", "adopted")
    assume(world.was_put)
    if not world.may(done("announce", outcome=right)):
        assert not adopted
        assert world.way in ("silence", "limited")
        assert world.may(done("announce", outcome="pending"))
        assert world.may(done("announce", outcome=right) | {"on": LATER}) is (
            world.ask(Adopted("d1"), LATER).truth is Truth.BREACHED
        )
        right = "pending"
    assert not world.may(done("announce", outcome=wrong))
    world.add([done("announce", outcome=wrong)])
    reason = {"reason": "A position was overlooked."}
    assert not world.may(done("correct_outcome", outcome=wrong, **reason))
    assert world.may(done("correct_outcome", outcome=right, **reason))
    world.add([done("correct_outcome", outcome=right, **reason)])
    event(f"corrected to {right}")
    assert world.ask(Adopted("d1")).truth is (Truth.MET if adopted else Truth.BREACHED)
    assert world.may(done("announce", outcome="pending")) is (right == "pending")
