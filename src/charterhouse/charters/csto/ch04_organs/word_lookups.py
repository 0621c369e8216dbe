"""What the rules of several articles look up about what Members said, in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from charterhouse.core.answers import Truth
from charterhouse.core.inquiry import Inquiry

from .acts import JoinDecision, TakePosition
from .draft_lookups import WRITTEN, decided_by, said_of, session_closed, session_of, way_of
from .silence_lookups import answers_end, in_time
from .session_lookups import AT_LAST, Attendance, Place, attendance, has_come_to, place


class Words(NamedTuple):
    """What those who spoke on a draft said last; where each stands by it; and when the last of them spoke."""

    of: Mapping[str, TakePosition]
    stances: Mapping[str, str]
    doubted: Sequence[TakePosition]  # what stands in the way of consensus, or may by a reservation
    until: Place


def last_words(
    draft: str, inq: Inquiry, heard: date | None = None
) -> Mapping[str, TakePosition]:
    """The latest position of each State that took one and counts; whoever joined afterwards is for it."""
    return words_on(draft, inq, heard).of


def words_on(draft: str, inq: Inquiry, heard: date | None = None) -> Words:
    """The same, with where each stands."""
    return inq.once(_words_on, draft, heard)


def _words_on(draft: str, heard: date | None, inq: Inquiry) -> Words:
    said_, way = said_of(TakePosition, draft, inq, heard), way_of(draft, inq)
    session = session_of(draft, inq)
    if session:
        late = {said.seq for said in after_closing(draft, inq)}
        said_ = [said for said in said_ if said.seq not in late] if late else said_
        said_ = _heard_in(session, said_, heard, inq)
    if way in WRITTEN:  # a signature is none if it was given by word of mouth
        said_ = [said for said in said_ if said.means != "room" or said.position == "object"]
    if way in ("limited", "circulation"):  # too late: what breaks a silence has rules of its own
        end = answers_end(draft, inq)
        said_ = [said for said in said_ if in_time(said, end)]
    words = {said.state: said for said in said_}
    joined = said_of(JoinDecision, draft, inq, heard)
    for each in joined:
        words[each.state] = TakePosition(
            on=each.on, by=each.by, draft=draft, state=each.state, position="for", seq=each.seq
        )
    last = max(map(place, (*said_[-1:], *joined[-1:])), default=AT_LAST)
    stances = {
        state: stance(said) if said.dissociation else said.position for state, said in words.items()
    }
    apart = [said for said in words.values() if said.position == "object" or said.reservation]
    return Words(words, stances, sorted(apart, key=lambda said: said.state), last)


def after_closing(draft: str, inq: Inquiry) -> list[TakePosition]:
    """What was said once the session of a draft was closed and nothing announced: it comes too late.

    What the session had carried stays carried, and nothing else was; whatever was adopted may be joined.
    """
    closed = session_closed(draft, inq)
    if closed is None:
        return []
    said = decided_by(draft, inq)
    until = place(said) if said is not None and said.outcome == "adopted" else AT_LAST
    return [
        word for word in said_of(TakePosition, draft, inq)
        if place(closed) < place(word) < until
    ]  # fmt: skip


def stance(said: TakePosition) -> str:
    """Where a Member stands; whoever goes along and dissociates itself has abstained."""
    return "abstain" if said.dissociation and said.position == "for" else said.position


def _heard_in(
    session: str, words: list[TakePosition], heard: date | None, inq: Inquiry
) -> list[TakePosition]:
    """The words that count: where presence is noted, what was said in the room, only by who was there.

    Once everybody has come, it is plain of a whole board of them at once.
    """
    attended = attendance(session, inq, later=heard is not None)
    if not attended.noted:
        return words
    settled = bool(words) and attended.settled < place(words[0])
    there = attended.all_there(place(words[-1])) if settled else frozenset()
    if there.issuperset([said.state for said in words]):
        return words
    return [
        said for said in words
        if said.means != "room" or said.state in there or _is_heard(said, session, attended, inq)
    ]  # fmt: skip


def _is_heard(said: TakePosition, session: str, attended: Attendance, inq: Inquiry) -> bool:
    return (
        attended.there(said.state, place(said))
        or has_come_to(session, ("open",), inq.before(said)) is not Truth.MET
    )
