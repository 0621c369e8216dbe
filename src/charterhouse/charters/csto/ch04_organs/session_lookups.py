"""What the rules of several articles look up about sessions, in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from charterhouse.core.acts import Act
from charterhouse.core.answers import Truth, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import NEVER, Moment

from .session_acts import (
    Adjourn, CloseSession, Convene, OpenSession, RecordDeparture, RecordPresence,
)  # fmt: skip

Status = Literal["convened", "open", "adjourned", "closed"]


Place = tuple[Moment, int]  # a moment, and the entry in it
BEFORE_ALL: Place = (-NEVER, -NEVER)
AT_LAST: Place = (NEVER, NEVER)
A = TypeVar("A", bound=Act)


def place(act: Act) -> Place:
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


class Attendance(NamedTuple):
    """Who came to a session and who left it, in order; when it was closed, and who was there last."""

    steps: Mapping[str, Sequence[tuple[Place, bool]]]
    closed: Place | None
    last: frozenset[str]  # there now, or when the session was closed
    present: Sequence[str]  # there now, by name
    noted: bool  # whether anybody's coming has been noted so far
    settled: Place  # when somebody last came or left: after it, whoever is there is there at last

    def all_there(self, before: Place) -> frozenset[str]:
        """The States that were there just before a place; nobody is once the session is closed."""
        if self.closed is not None and self.closed < before:
            return frozenset()
        if self.settled < before:
            return self.last
        return frozenset(state for state in self.steps if self.there(state, before))

    def there(self, state: str, before: Place) -> bool:
        """Whether a State was there just before a place."""
        if self.closed is not None and self.closed < before:
            return False
        for at, came in reversed(self.steps.get(state, ())):
            if at < before:
                return came
        return False


NOBODY = Attendance({}, None, frozenset(), (), False, BEFORE_ALL)


def attendance(session: str, inq: Inquiry, later: bool = False) -> Attendance:
    """How a session was attended so far; or, where later words are heard, afterwards too."""
    return inq.once(_attendance, session, later)


def _attendance(session: str, later: bool, inq: Inquiry) -> Attendance:
    def so_far(kind: type[A]) -> list[A]:
        acts = inq.acts(kind, session=session)
        return [*acts, *inq.later(kind, session=session)] if later else acts

    came, went = so_far(RecordPresence), so_far(RecordDeparture)
    closed = so_far(CloseSession)
    steps: dict[str, list[tuple[Place, bool]]] = {}
    for at, state, there in sorted([*((place(act), act.state, True) for act in came),
                                    *((place(act), act.state, False) for act in went)]):  # fmt: skip
        steps.setdefault(state, []).append((at, there))
    end = min(map(place, closed), default=None)
    settled = max((taken[-1][0] for taken in steps.values()), default=BEFORE_ALL)
    attended = Attendance(steps, None, frozenset(), (), bool(came), settled)
    last = frozenset(state for state in steps if attended.there(state, end or AT_LAST))
    present = [] if closed else sorted(last)
    return attended._replace(closed=end, last=last, present=present)


def list_was_kept(session: str, inq: Inquiry) -> Truth:
    """Whether the list of those present may be relied on; open where none was kept, or it may have gaps."""
    if attendance(session, inq).noted:
        return inq.complete(RecordPresence, session=session)
    inq.lacks(RecordPresence.named, session=session)
    return Truth.OPEN


def present_when_decided(session: str, inq: Inquiry) -> frozenset[str]:
    """The States that are present now, or that were when the session was closed."""
    return attendance(session, inq).last


def present_in(session: str, inq: Inquiry) -> Sequence[str]:
    """The States that are present; nobody is once the session is closed."""
    return attendance(session, inq).present
