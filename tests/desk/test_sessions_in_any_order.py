"""What holds of seats and sessions, whatever is offered in whatever order, where only the permitted is entered."""

from __future__ import annotations

import random
from typing import Any

import pytest

from charterhouse.core.answers import Verdict

from .test_execution import MEMBERS, Organs

PERSONS = ("p1", "p2", "p3", "p4")


def offered(dice: random.Random) -> dict[str, Any]:
    """Something that somebody might offer, sensible or not."""
    state, person = dice.choice(MEMBERS), dice.choice(PERSONS)
    seat = {"person": person, "state": state, "organ": "council"}
    session = {"session": dice.choice(("c1", "c2"))}
    return dice.choice((
        {"act": "organs.accredit", "by": dice.choice(MEMBERS), **seat,
         "capacity": dice.choice(("head", "minister")), "office_held": "head_of_state"},
        {"act": "organs.recall", "by": state, **seat},
        {"act": "organs.contest_seat", "by": dice.choice(MEMBERS), **seat, "reason": "a doubt"},
        {"act": "organs.convene", "by": "secretariat", **session,
         "organ": dice.choice(("council", "foreign_ministers")), "kind": "regular", "host": state},
        {"act": "organs.open_session", "by": "secretariat", **session},
        {"act": "organs.adjourn", "by": "secretariat", **session},
        {"act": "organs.close_session", "by": "secretariat", **session},
        {"act": "organs.record_presence", "by": "secretariat", **session, "state": state,
         "person": dice.choice(("", person))},
        {"act": "organs.record_departure", "by": "secretariat", **session, "state": state},
    ))  # fmt: skip


def answered(organs: Organs, question: str, **fields: str) -> Any:
    """The value of a question at the end of the last day."""
    register = organs.desk.register
    asked = register.ask(
        register.question({"question": question, **fields}), register.moment("2016-12-31")
    )
    return asked.answer.value


@pytest.mark.parametrize("seed", range(12))
def test_one_person_sits_for_one_member_and_nobody_is_present_twice(seed: int) -> None:
    dice, organs = random.Random(seed), Organs()
    present: dict[str, set[str]] = {"c1": set(), "c2": set()}
    status = {"c1": "", "c2": ""}
    entered = 0
    after = {"convene": "convened", "open_session": "open", "adjourn": "adjourned"}
    for step in range(60):
        act = {"on": f"2016-{1 + step // 28:02}-{1 + step % 28:02}", **offered(dice)}
        if organs.desk.offer(act, "ann").answer.verdict is not Verdict.PERMITTED:
            continue
        entered += 1
        name, ref = act["act"].removeprefix("organs."), act.get("session", "")
        status[ref] = after.get(name, status.get(ref, ""))
        if name == "record_presence":
            present[ref].add(act["state"])
        elif name == "record_departure":
            present[ref].remove(act["state"])
        elif name == "close_session":
            status[ref], present[ref] = "closed", set()
    assert entered > 5, "too little was permitted to show anything"
    seats = answered(organs, "seats", organ="council")
    assert len({seat.state for seat in seats}) == len({seat.person for seat in seats}) == len(seats)
    for ref, states in present.items():
        if status[ref]:
            sitting = answered(organs, "session_state", session=ref)
            assert (sitting.status, set(sitting.present)) == (status[ref], states)
