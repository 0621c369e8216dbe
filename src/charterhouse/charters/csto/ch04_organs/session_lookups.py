"""What the rules of several articles look up about sessions, in the same way."""

from __future__ import annotations

from typing import Literal, NamedTuple

from charterhouse.core.acts import Act
from charterhouse.core.answers import Truth, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment

from .acts import (
    Adjourn, CloseSession, Convene, OpenSession, RecordDeparture, RecordPresence,
)  # fmt: skip

Status = Literal["convened", "open", "adjourned", "closed"]


def place(act: Act) -> tuple[Moment, int]:
    """Where an act stands in the order of moment and sequence."""
    return act.on.latest, act.seq


class Course(NamedTuple):
    """How a session has gone so far."""

    convened: Convene  # as it was last convened
    opened: OpenSession | None  # for the first time
    closed: CloseSession | None
    status: Status


def course(session: str, inq: Inquiry) -> Course | None:
    """How a session has gone; nothing where it was not convened."""
    convened = inq.acts(Convene, session=session)
    if not convened:
        return None
    opened = inq.acts(OpenSession, session=session)
    adjourned = inq.acts(Adjourn, session=session)
    closed = inq.acts(CloseSession, session=session)
    status: Status = "convened"
    if opened:
        broken_off = adjourned and place(adjourned[-1]) > place(opened[-1])
        status = "adjourned" if broken_off else "open"
    if closed:
        status = "closed"
    return Course(
        convened[-1], opened[0] if opened else None, closed[0] if closed else None, status
    )


def has_come_to(session: str, wanted: tuple[Status, ...], inq: Inquiry) -> Truth:
    """Whether a session is convened, open, adjourned or closed; open where an opening may be unrecorded."""
    now = course(session, inq)
    if now is None:
        return none_of(inq.complete(Convene, session=session))
    if now.status in wanted:
        return Truth.MET
    if "open" in wanted and now.status != "closed":
        return none_of(inq.complete(OpenSession, session=session))
    return Truth.BREACHED


def opened_sessions(organ: str, inq: Inquiry, kind: str = "") -> list[tuple[OpenSession, Convene]]:
    """The sessions of an organ that were opened, by their first opening, as last convened."""
    calls = {act.session: act for act in inq.acts(Convene, organ=organ)}
    opened = [
        (first, call)
        for ref, call in calls.items() if kind in ("", call.kind)
        for first in inq.acts(OpenSession, session=ref)[:1]
    ]  # fmt: skip
    return sorted(opened, key=lambda session: place(session[0]))


def present_when_decided(session: str, inq: Inquiry) -> list[str]:
    """The States that are present now, or that were when the session was closed."""
    closed = inq.acts(CloseSession, session=session)[:1]
    return present_in(session, inq.before(closed[0]) if closed else inq)


def present_in(session: str, inq: Inquiry) -> list[str]:
    """The States that are present; nobody is once the session is closed."""
    if inq.acts(CloseSession, session=session):
        return []
    came = inq.acts(RecordPresence, session=session)
    went = inq.acts(RecordDeparture, session=session)
    steps = [*((place(act), act.state, True) for act in came),
             *((place(act), act.state, False) for act in went)]  # fmt: skip
    last = {state: there for _, state, there in sorted(steps)}
    return sorted(state for state, there in last.items() if there)
