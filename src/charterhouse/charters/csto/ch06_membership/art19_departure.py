"""The rest of Article 19: what the Organisation has to see to when a Member leaves."""

from __future__ import annotations

from datetime import date
from typing import get_args

from charterhouse.core.answers import Finding, Truth, found, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.session_questions import Chair, Seats
from ..ch05_secretariat.acts import NominateOfficial
from ..ch09_financing.acts import ApproveScale
from ..ch09_financing.questions import Share, StaysInPost
from ..ch10_final.questions import TREATY, Bound, opened
from ..names import Organ
from .acquis import treaties_taken_on
from .questions import Departing, Departure, Member
from .withdrawal import notices, settlement

ORGANS: tuple[Organ, ...] = get_args(Organ)


@book.value(
    "19.3", on=Departure,
    en="seats: {seats}; the chair: {chair}; posts: {posts}; shares: {shares}; treaties: {treaties}",
    ru="места: {seats}; председательство: {chair}; должности: {posts}; доли: {shares};"
       " договоры: {treaties}",
)  # fmt: skip
def what_its_leaving_touches(q: Departure, inq: Inquiry) -> Finding:
    """Seats, votes and the Charter end by themselves on the day; posts and treaties need an act."""
    member = inq.ask(Member(q.state))
    facts = ("seats", "chair", "posts", "shares", "treaties")
    if member.truth is not Truth.MET:
        return require(member, **dict.fromkeys(facts))
    chair = inq.ask(Chair("council"))
    owes = settlement(q.state, inq)
    departing = Departing(
        seats=tuple(f"{organ}: {person}" for organ in ORGANS for person in _sits(q.state, organ, inq)),
        chair=_chairs(q.state, chair.value.state if chair.value else None, chair.truth),
        posts=tuple(
            f"{act.post}: {act.person}" for act in inq.acts(NominateOfficial, state=q.state)
            if inq.ask(StaysInPost(act.person, act.post)).truth is Truth.MET
        ),
        shares=tuple(f"{year}: {share}" for year, share in _shares(q.state, inq)),
        owed=owes.debt,
        also_open=owes.open,
        treaties=tuple(
            each.instrument for each in treaties_taken_on(q.state, inq) if each.taken_on == "yes"
        ),
    )  # fmt: skip
    return found(
        departing, seats=list(departing.seats), chair=departing.chair, posts=list(departing.posts),
        shares=list(departing.shares), treaties=list(departing.treaties),
    )  # fmt: skip


def _sits(state: str, organ: Organ, inq: Inquiry) -> list[str]:
    """Who sits for a State in an organ, as far as that is known."""
    return [seat.person for seat in inq.value(Seats(organ)) or () if seat.state == state]


def _chairs(state: str, held_by: str | None, truth: Truth) -> str:
    if held_by is not None:
        return "yes" if held_by == state else "no"
    return "undetermined" if truth is Truth.OPEN else "no"


def _shares(state: str, inq: Inquiry) -> list[tuple[int, str]]:
    """Its shares of this year and of those for which a scale stands already."""
    this = inq.day(inq.at).year
    inq.reached(date(this, 1, 1))  # it holds for this year alone
    inq.reached(date(this + 1, 1, 1))
    years = {this} | {
        measure.year for measure, *_ in adopted(inq, ApproveScale) if measure.year > this
    }
    shares = [(year, inq.value(Share(state, year))) for year in sorted(years)]
    return [(year, share) for year, share in shares if share is not None]


@book.bar(
    "19.3", on=Bound, evidence="D",
    en="it has not left the Treaty with the Organisation, so read; left on: {left}",
    ru="оно не вышло вместе с Организацией и из Договора, при таком толковании; вышло: {left}",
)  # fmt: skip
def it_has_not_left_the_treaty_with_it(q: Bound, inq: Inquiry) -> Finding:
    """Whether one can leave one of the two alone is open (G-35); other treaties have rules of their own."""
    text = opened(q.instrument, inq) if q.instrument is not None else None
    if q.instrument != TREATY and (text is None or text.amends != TREATY):
        return silent()
    past = [notice for notice in notices(q.state, inq) if inq.reached(notice.leaves)]
    left = [notice for notice in past if notice.stands is not Truth.BREACHED]
    if not left:
        return require(True, left=[])
    if inq.reading("G-35") == "B":  # B: the Treaty is left by its own rules
        return silent()
    return require(none_of(*(each.stands for each in left)), left=[each.leaves for each in left])
