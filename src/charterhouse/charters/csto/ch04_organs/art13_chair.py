"""Who chairs: by decision, else by the host rule (13.6); when the Chair cannot act (13.7).

13.6 speaks of the Council. Who chairs the organs of Articles 14 to 16-1 no text on record says: their
Regulations may (11.4), and by default the State in the chair of the Council chairs them as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Members
from ..names import Organ
from .acts import TableDraft
from .session_acts import AssumeChair, CloseSession, Convene, DecideChair
from .chair_lookups import Held, Term, able, by_host, may_chair, sessions_held, terms
from .measure_lookups import adopted
from .session_questions import Chair, Seat

CHAIRS_THE_COUNCIL: Organ = "council"  # of `organs.chair`: the same State
RUSSIAN_ALPHABET = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")  # others after them, by their codes


@book.value(
    "13.6", on=Chair,
    en="the Chair by decision, else the host of the regular session of the Council, or of another organ whom its "
    "Regulation names; State: {state}, basis: {basis}, regular session of: {session}",
    ru="председатель по решению, иначе государство места очередной сессии Совета, в ином органе — по его "
    "положению; государство: {state}, основание: {basis}, очередная сессия от: {session}",
    cure=(
        "Let a State take the chair (`organs.assume_chair`) or the Council decide on it (`organs.decide_chair`).",
        "Государству следует принять председательство (`organs.assume_chair`) либо Совету решить вопрос о нём "
        "(`organs.decide_chair`).",
    ),
)  # fmt: skip
def the_chair_by_decision_else_the_host(q: Chair, inq: Inquiry) -> Finding:
    """The latest decision or taking of the chair, until the next regular session or a fixed day."""
    session = _last_regular(q, inq)
    held = None if session is None else session.day
    for term in terms(q.organ, inq)[-1:]:
        over = term.until is not None and inq.reached(term.until)
        held_since = session is not None and session.day > term.day
        if held_since and (over or term.until is None):
            break  # a regular session has been held since: that chair has ended
        if term.truth is Truth.OPEN:
            return missing(state=term.seat.state, basis=term.seat.basis, session=held)
        if q.organ != "council" and (over or _has_passed_on(term, inq)):
            break  # its Regulation says who follows, not 13.6
        if over:  # and no session, and no decision, has made another
            return _instead(_AFTER_A_TERM[inq.reading("G-23")], term, q, inq)
        return _unless_unable(term, held, q, inq)
    if q.organ != "council":
        return _as_its_regulation_says(q, held, inq)
    host = None if session is None else by_host(session, q.organ)
    if session is None or host is None:
        return _nobody_on_record(session, q, inq)
    told = [inq.complete(kind, session.day, organ=q.organ) for kind in (AssumeChair, DecideChair)]
    if Truth.OPEN in told:
        return missing(state=host.seat.state, basis="host", session=session.day)
    return _unless_unable(host, session.day, q, inq)


def _has_passed_on(term: Term, inq: Inquiry) -> bool:
    """Whether a chair taken for no fixed time with that of the Council went on with it to another State."""
    if term.said is not None or term.until is not None or inq.figure("organs.chair") != CHAIRS_THE_COUNCIL:
        return False
    chair = inq.value(Chair(CHAIRS_THE_COUNCIL))
    return chair is not None and chair.since is not None and chair.since > term.day


def _last_regular(q: Chair | AssumeChair, inq: Inquiry) -> Held | None:
    """The last regular session that was opened."""
    held = sessions_held(q.organ, inq, "regular")
    return held[-1] if held else None


def _nobody_on_record(session: Held | None, q: Chair, inq: Inquiry) -> Finding:
    """No session, no decision: vacant where the record is complete, else not known."""
    facts = {"state": None, "basis": None, "session": None if session is None else session.day}
    told = [inq.complete(kind, organ=q.organ) for kind in (AssumeChair, DecideChair, Convene)]
    if session is None and Truth.OPEN not in told:
        return require(False, **facts)
    if Truth.OPEN not in told:
        inq.lacks("organs.assume_chair", organ=q.organ)
    return missing(**facts)


def _as_its_regulation_says(q: Chair, held: date | None, inq: Inquiry) -> Finding:
    """Of another organ: the State in the chair of the Council, or nobody until the Council decides."""
    facts: dict[str, object] = {"state": None, "basis": None, "session": held}
    told = [inq.complete(kind, organ=q.organ) for kind in (AssumeChair, DecideChair)]
    if Truth.OPEN in told:
        return missing(**facts)
    if inq.figure("organs.chair") != CHAIRS_THE_COUNCIL:
        return require(False, **facts)
    chair = inq.ask(Chair(CHAIRS_THE_COUNCIL))
    if chair.value is None:
        return Finding(chair.truth, facts)
    seat = Seat(chair.value.state, "chairs_the_council", chair.value.since)
    since = seat.since or inq.today()
    at = (inq.view.record.seat.opens(since), -1)
    return _unless_unable(Term(at, since, Truth.MET, seat), held, q, inq)


# When the Chair cannot act, or nobody follows -----------------------------------------------------

_AFTER_A_TERM = {"A": "stays", "B": "next", "C": "vacant", "D": "host"}  # G-23
_WHEN_UNABLE = {"A": "vacant", "B": "next", "C": "host"}  # G-23.unable


def _unless_unable(term: Term, held: date | None, q: Chair, inq: Inquiry) -> Finding:
    """That State, unless it can no longer act in the chair; then until the election of 13.7."""
    can, seat = able(term, q.organ, inq), term.seat
    if can is Truth.BREACHED:
        return _instead(_WHEN_UNABLE[inq.reading("G-23.unable")], term, q, inq)
    if can is Truth.OPEN:
        return missing(state=seat.state, basis=seat.basis, session=held)
    return found(seat, state=seat.state, basis=seat.basis, session=held)


def _instead(how: str, term: Term, q: Chair, inq: Inquiry) -> Finding:
    """Who presides where a term is over or the Chair cannot act: by the reading, one of four."""
    facts: dict[str, object] = {"state": None, "basis": how, "session": None}
    if how == "stays":
        return _unless_unable(term, None, q, inq)
    if how == "host":
        session = _host_of_the_day(q, inq)
        host = None if session is None else session.convened.host
        if session is None or host is None or not _may_stand_in(host, term, q, inq):
            return require(False, **facts)
        return found(Seat(host, "host", session.day), **{**facts, "state": host})
    if how == "next":
        members = inq.value(Members())
        if members is None:
            return missing(**facts)
        can = [state for state in members if may_chair(state, inq) is Truth.MET]
        if not can:
            return require(False, **facts)
        after = _next(term.seat.state, can)
        return found(Seat(after, "rotation"), **{**facts, "state": after})
    return require(False, **facts)


def _may_stand_in(host: str, term: Term, q: Chair, inq: Inquiry) -> bool:
    """Whether the host of the day may preside: not where it is itself the Chair that cannot act."""
    if host == term.seat.state:
        return able(term, q.organ, inq) is Truth.MET
    return may_chair(host, inq) is Truth.MET


def _next(state: str, members: Sequence[str]) -> str:
    """The Member that comes after a State in the Russian alphabet."""
    order = {code: (place, code) for place, code in enumerate(RUSSIAN_ALPHABET)}
    last = len(RUSSIAN_ALPHABET)
    ordered = sorted({*members, state}, key=lambda code: order.get(code, (last, code)))
    place = ordered.index(state)
    return next(each for each in (*ordered[place + 1 :], *ordered) if each in members)


def _host_of_the_day(q: Chair, inq: Inquiry) -> Held | None:
    """The session that is being held, if one is and its host is on record."""
    open_now = [
        session for session in sessions_held(q.organ, inq)
        if session.convened.host and not inq.acts(CloseSession, session=session.opened.session)
    ]  # fmt: skip
    return open_now[-1] if open_now else None


# Taking the chair, and deciding on it -------------------------------------------------------------


@book.power(
    "13.6", on=AssumeChair,
    en="a Member takes the chair for itself; by: {by}",
    ru="председательство принимает само государство-член; принял: {by}",
    cure=(
        "Have the Member that takes the chair say so itself.",
        "Сообщить об этом следует самому принимающему председательство государству.",
    ),
)  # fmt: skip
def a_member_takes_the_chair(act: AssumeChair, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "13.6", on=AssumeChair,
    en="it hosts the regular session of the Council, or of another organ chairs the Council, or the Council "
    "decided so; basis: {basis}, host or Chair: {host}",
    ru="оно принимает очередную сессию Совета, в ином органе — председательствует в Совете, либо так решил "
    "Совет; основание: {basis}, место или председатель: {host}",
    cure=("Have the Council decide on its Chair.", "Совету следует решить вопрос о Председателе."),
)  # fmt: skip
def it_is_the_host_or_the_council_decided(act: AssumeChair, inq: Inquiry) -> Finding:
    host = _whose_turn_it_is(act, inq)
    if host == act.state:
        return require(True, basis="host" if act.organ == "council" else "chairs_the_council", host=host)
    decided = [
        answer for measure, _, answer in adopted(inq, DecideChair, organ=act.organ)
        if measure.state == act.state
    ]  # fmt: skip
    if decided and decided[-1].truth is Truth.MET:
        return require(True, basis="decision", host=host)
    return require(none_of(inq.complete(DecideChair, organ=act.organ)), basis=act.basis, host=host)


def _whose_turn_it_is(act: AssumeChair, inq: Inquiry) -> str | None:
    """The host of the last regular session of the Council; of another organ, the State in its chair."""
    if act.organ == "council":
        session = _last_regular(act, inq)
        return session.convened.host if session else None
    if inq.figure("organs.chair") != CHAIRS_THE_COUNCIL:
        return None
    chair = inq.value(Chair(CHAIRS_THE_COUNCIL))
    return chair.state if chair else None


@book.power(
    "13.6", adopting=DecideChair,
    en="the Council decides on its chair; before: {organ}",
    ru="о председательстве решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_on_its_chair(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "13.6", adopting=DecideChair,
    en="a Member chairs; State: {state}",
    ru="председательствует государство-член; государство: {state}",
    cure=("Give the chair to a Member.", "Передайте председательство государству-члену."),
)  # fmt: skip
def a_member_chairs(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, DecideChair)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)
