"""What the rules on the chair look up, in the same way: terms in the chair, and who cannot act in it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from charterhouse.core.answers import Truth, all_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment

from ..ch06_membership.questions import Member, Suspended
from ..names import Organ
from .acts import Announce
from .session_acts import (
    Accredit, AssumeChair, Convene, DecideChair, OpenSession, Recall, ReportChairUnable,
)  # fmt: skip
from .measure_lookups import adopted
from .session_questions import Seat
from .seat_lookups import FITTING
from .session_lookups import opened_sessions, place

Place = tuple[Moment, int]


class Term(NamedTuple):
    """A time in the chair: from a taking of it, a decision on it, or by the host rule."""

    at: Place
    day: date
    truth: Truth
    seat: Seat
    said: Announce | None = None  # of a decision

    @property
    def until(self) -> date | None:
        """The day from which it is over; none: until the next regular session."""
        return self.seat.until


class Held(NamedTuple):
    """A session that was opened, and on which day."""

    opened: OpenSession
    convened: Convene
    day: date


def sessions_held(organ: Organ, inq: Inquiry, kind: str = "") -> list[Held]:
    """The sessions that were opened, in order."""
    return [
        Held(opened, convened, inq.day(opened.on))
        for opened, convened in opened_sessions(organ, inq, kind)
    ]


def terms(organ: Organ, inq: Inquiry) -> list[Term]:
    """Every taking of the chair and every decision on it that has begun, in order."""
    found = [
        Term(place(act), day, Truth.MET, Seat(act.state, act.basis or "", day, act.until))
        for act in inq.acts(AssumeChair, organ=organ) for day in [inq.day(act.on)]
    ]  # fmt: skip
    for measure, said, answer in adopted(inq, DecideChair, organ=organ):
        if inq.reached(measure.since) and answer.truth is not Truth.BREACHED:
            at = max((inq.view.record.seat.opens(measure.since), -1), place(said))
            seat = Seat(measure.state, "decision", measure.since, measure.until)
            found.append(Term(at, inq.day(at[0]), answer.truth, seat, said))
    return _elected(sorted(found, key=lambda term: term.at[0]), organ, inq)


def _elected(in_order: list[Term], organ: Organ, inq: Inquiry) -> list[Term]:
    """The same, where a decision was taken while the Chair could not act: for the rest of its period."""
    if not any(term.said for term in in_order):
        return in_order
    held = sessions_held(organ, inq, "regular")
    done: list[Term] = []
    for term in in_order:
        before = running_before(term, done, held, organ)
        elected = before is not None and term.said is not None and (
            able(before, organ, inq.before(term.said)) is Truth.BREACHED
        )  # fmt: skip
        until = term.until or before.until if before is not None else None
        seat = replace(term.seat, basis="election", until=until) if elected else term.seat
        done.append(term._replace(seat=seat))
    return done


def running_before(
    term: Term, earlier: list[Term], held: list[Held], organ: Organ
) -> Term | None:
    """The term that was running when another began."""
    sessions = [session for session in held if place(session.opened) < term.at]
    last = sessions[-1] if sessions else None
    if earlier and not ended_by(last, earlier[-1]):
        running = earlier[-1]
        return running if running.until is None or running.until > term.day else None
    return None if last is None else by_host(last, organ)


def ended_by(session: Held | None, term: Term) -> bool:
    """Whether a regular session has ended a term that had no day of its own."""
    return session is not None and session.day > term.day and term.until is None


def by_host(session: Held, organ: Organ) -> Term | None:
    """The term of the host of the regular session of the Council; of other organs none is said."""
    host = session.convened.host
    if host is None or organ != "council":
        return None
    seat = Seat(host, "host", session.day)
    return Term(place(session.opened), session.day, Truth.MET, seat)


# Who can act -------------------------------------------------------------------------------------


def may_chair(state: str, inq: Inquiry) -> Truth:
    """Whether a State can hold a chair: a suspension reaches the organs and their chair (G-52)."""
    return all_of(inq.ask(Member(state)), none_of(inq.ask(Suspended(state))))


def able(term: Term, organ: Organ, inq: Inquiry) -> Truth:
    """Whether the State in the chair can act in it: none has said otherwise, no person has left."""
    if _reported(term, organ, inq):
        return Truth.BREACHED
    if _has_left(term, organ, inq) and inq.reading("G-56") == "B":  # B: the Chair is the person
        return Truth.BREACHED
    return may_chair(term.seat.state, inq)


def _reported(term: Term, organ: Organ, inq: Inquiry) -> bool:
    """Whether it was reported within the term that the Chair cannot act, and it cannot yet again."""
    reports = inq.acts(ReportChairUnable, organ=organ, state=term.seat.state)
    within = [act for act in reports if place(act) > term.at]
    return any(act.until is None or not inq.reached(act.until) for act in within)


def _has_left(term: Term, organ: Organ, inq: Inquiry) -> bool:
    """Whether the person who sat for the State when the term began sits no longer, or another was named."""
    state = term.seat.state
    named = [
        act for act in inq.acts(Accredit, state=state, organ=organ)
        if act.capacity == FITTING[organ]
    ]  # fmt: skip
    before = [act for act in named if place(act) < term.at]
    if not before:
        return False
    sat = before[-1]
    recalled = inq.acts(Recall, person=sat.person, organ=organ, state=state)
    ends = [place(act) for act in recalled if place(act) > place(sat)]
    if sat.until is not None and inq.reached(sat.until):
        ends.append((inq.view.record.seat.opens(sat.until), -1))
    if ends:
        return min(ends) > term.at
    return any(place(act) > term.at and act.person != sat.person for act in named)
