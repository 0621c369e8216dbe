"""What the rules of several articles look up about the time for answers, and what silence means, in the same way."""

from __future__ import annotations

from datetime import date, timedelta

from charterhouse.commons.silence import after_days, after_hours
from charterhouse.core.acts import Act
from charterhouse.core.answers import Truth, all_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment, Seat, When

from .acts import ExtendSilence, PutDraft, ServeDraft, TableDraft, TakePosition, WithdrawDraft
from .draft_lookups import IN_SESSION, WRITTEN, announcements, said_of, session_closed
from .questions import Carried
from .session_acts import Convene
from .session_lookups import has_come_to, place


def held_open(draft: str, inq: Inquiry) -> PutDraft | None:
    """How a draft is open for decision, if it is: meanwhile it is neither changed nor put again.

    It is held no longer once an outcome is announced, if only as pending, and stands announced; once
    it is withdrawn; or once its silence is broken, or the time for answers is over, or its session
    closed, and that has not carried it.
    """
    put = said_of(PutDraft, draft, inq)[-1:]
    ended = [*announcements(draft, inq), *inq.acts(WithdrawDraft, draft=draft)]
    if not put or any(place(act) > place(put[0]) for act in ended):
        return None
    end = None if put[0].way in IN_SESSION else answers_close(put[0], inq)
    if put[0].way == "silence" and (end is None or broke_silence(put[0], end, inq)):
        return None
    over = session_closed(draft, inq) is not None or (end is not None and inq.reached(end + 1))
    lapsed = over and inq.ask(Carried(draft)).truth is Truth.BREACHED
    return None if lapsed else put[0]


def answers_end(draft: str, inq: Inquiry) -> Moment | None:
    """The last moment at which an answer in writing counts, silence aside; none where there is none.

    The limited format has one without a deadline where silence is an answer (G-44).
    """
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way not in ("limited", *WRITTEN):
        return None
    end = answers_close(put[0], inq)
    if end is not None or put[0].way != "limited" or inq.reading("G-44") != "B":
        return end
    days = timedelta(days=int(inq.figure("limited_format.window")))
    return inq.view.record.seat.closes(inq.day(put[0].on) + days)


def silence_ends(draft: str, inq: Inquiry) -> Moment | None:
    """The last moment at which silence may be broken; none where it never becomes consent (G-44)."""
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way in IN_SESSION:
        return None
    end = answers_end(draft, inq)
    if end is None:
        return None
    if len(inq.acts(TableDraft, draft=draft)) > 1 and not said_of(PutDraft, draft, inq):
        return None  # another version was put: nobody has been silent on this one
    return end if silence_answers(put[0], inq) else None


def silence_answers(put: PutDraft, inq: Inquiry) -> bool:
    """Whether silence on what was put is consent: opened in a session of the organ, by its own terms."""
    agreed = put.way == "silence" and opened_in_session(put, inq)
    return agreed or inq.reading("G-44") == "B"


def opened_in_session(put: PutDraft, inq: Inquiry) -> bool:
    """Whether the organ itself agreed to the silence, at the session that is named and was sitting."""
    if not put.session:
        return False
    if has_come_to(put.session, ("open",), inq.before(put)) is Truth.BREACHED:
        return False
    organs = {draft.organ for draft in inq.acts(TableDraft, draft=put.draft)}
    return all(session.organ in organs for session in inq.acts(Convene, session=put.session))


def answers_close(put: PutDraft, inq: Inquiry) -> Moment | None:
    """The last moment for answers as it was put, or as it was extended before it was over."""
    if put.deadline is None:
        return None
    end = end_of(put.deadline, inq.view.record.seat)
    for longer in inq.acts(ExtendSilence, draft=put.draft):
        if place(put) < place(longer) and longer.on.latest <= end:
            end = max(end, end_of(longer.deadline, inq.view.record.seat))
    return end


def shortest_silence(put: PutDraft, since: When, inq: Inquiry) -> Moment:
    """The last moment of the shortest time that a Member is left, counted from a moment or a day."""
    seat = inq.view.record.seat
    if not put.urgent:
        return after_days(inq.day(since), int(inq.figure("silence.period")), seat)
    return after_hours(end_of(since, seat), int(inq.figure("silence.crisis")))


def was_served(state: str, put: PutDraft, inq: Inquiry, heard: date | None = None) -> Truth:
    """Whether a Member is proved to have had the draft for the shortest time that silence may take."""
    end = answers_close(put, inq)
    served = [act for act in said_of(ServeDraft, put.draft, inq, heard) if act.state == state]
    if end is None:
        return Truth.BREACHED
    if not served:
        return none_of(inq.complete(ServeDraft, draft=put.draft))
    return all_of(shortest_silence(put, max(put.on, served[0].on), inq) <= end)


def end_of(deadline: When, seat: Seat) -> Moment:
    """The last moment of a deadline: the instant itself, or the end of the day that it names."""
    return deadline.latest if "T" in deadline.text else seat.closes(seat.day(deadline.latest))


def silence_is_over(q: Carried, inq: Inquiry) -> bool:
    """Whether the last moment at which silence may be broken has passed, at the instant or by a later day."""
    end = silence_ends(q.draft, inq)
    if end is None:
        return False
    return end < inq.view.record.seat.closes(q.heard) if q.heard is not None else inq.reached(end + 1)


def in_time(act: Act, end: Moment | None) -> bool:
    """Whether a word came before silence was taken for consent; what is dated by a day came with its start."""
    return end is None or act.on.latest <= end


def in_the_way(said: TakePosition, inq: Inquiry) -> bool:
    """Whether a Member objects, or signs with a reservation that counts as not signing (G-42)."""
    return said.position == "object" or (bool(said.reservation) and inq.reading("G-42") == "B")


def broke_silence(
    put: PutDraft, end: Moment, inq: Inquiry, heard: date | None = None
) -> dict[str, TakePosition]:
    """Who broke a silence, with the first word that did: what is broken is not mended by dropping it.

    Late is the word of one whose silence was consent by then; of one not served in time it never is.
    """
    broke: dict[str, TakePosition] = {}
    before: dict[str, TakePosition] = {}
    for said in said_of(TakePosition, put.draft, inq, heard):
        if place(said) < place(put):
            before[said.state] = said
        elif in_the_way(said, inq):
            broke.setdefault(said.state, said)
    broke = {**broke, **{state: said for state, said in before.items() if in_the_way(said, inq)}}
    return {
        state: said for state, said in sorted(broke.items())
        if in_time(said, end) or was_served(state, put, inq, heard) is not Truth.MET
    }  # fmt: skip
