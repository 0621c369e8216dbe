"""Who is present at a session (13.4), and when enough Members are (12.2)."""

from __future__ import annotations

from fractions import Fraction

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Members
from .session_acts import Invite, RecordDeparture, RecordPresence
from .questions import MayVote
from .session_questions import MaySit, Present, Quorate
from .seat_lookups import credential
from .session_lookups import course, has_come_to, list_was_kept, present_in

FILING = ("secretariat", "secretary_general", "chair")

# Presence ----------------------------------------------------------------------------------------


@book.power(
    "13.4", on=(RecordPresence, RecordDeparture),
    en="the Secretariat keeps the list of those present; by: {by}",
    ru="список присутствующих ведёт Секретариат; внёс: {by}",
    cure=(
        "Have the chair or the Secretariat enter it.",
        "Отметить это следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_secretariat_keeps_the_list(act: RecordPresence | RecordDeparture, inq: Inquiry) -> Finding:
    return require(act.by in FILING, by=act.by)


@book.condition(
    "13.4", on=RecordPresence,
    en="it is a Member, or it was invited; State: {state}",
    ru="это государство-член либо приглашённое государство; государство: {state}",
    cure=("Enter its invitation first.", "Сначала внесите приглашение."),
)  # fmt: skip
def it_is_a_member_or_a_guest(act: RecordPresence, inq: Inquiry) -> Finding:
    if inq.acts(Invite, session=act.session, party=act.state):
        return require(True, state=act.state)
    return require(inq.ask(Member(act.state)), state=act.state)


@book.bar(
    "13.4", on=(RecordPresence, RecordDeparture), evidence="D",
    en="only who is absent comes, and only who is present goes; present before: {present}",
    ru="прибывает отсутствующий, уходит присутствующий; присутствовали ранее: {present}",
    cure=(
        "Check who is present; what is on record already is not entered again.",
        "Проверьте список присутствующих; уже отмеченное не отмечают снова.",
    ),
)  # fmt: skip
def it_comes_from_absence_and_goes_from_presence(
    act: RecordPresence | RecordDeparture, inq: Inquiry
) -> Finding:
    present = present_in(act.session, inq)
    comes, there = isinstance(act, RecordPresence), act.state in present
    if not comes and not there:
        told = inq.complete(RecordPresence, session=act.session)
        return require(none_of(told), present=present)
    return require(comes is not there, present=present)


@book.condition(
    "13.3", on=RecordPresence,
    en="whoever takes the seat may sit for that State; person: {person}, sits for: {sits_for}",
    ru="занимающее место лицо вправе заседать за это государство; лицо: {person}, "
    "представляет: {sits_for}",
    cure=(
        "Have this State accredit that person first, or enter the person for the State that did.",
        "Сначала это государство должно аккредитовать лицо; иначе отметьте лицо от того, кто его аккредитовал.",
    ),
)  # fmt: skip
def whoever_takes_the_seat_may_sit(act: RecordPresence, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    if not act.person or now is None:
        return silent()
    seat = credential(act.person, now.convened.organ, inq)
    own = seat is None or seat.state == act.state
    facts = {"person": act.person, "sits_for": None if seat is None else seat.state}
    return require(own, inq.ask(MaySit(act.person, now.convened.organ)), **facts)


@book.value(
    "13.4", on=Present,
    en="present are those who came and have not left; present: {present}",
    ru="присутствуют те, кто прибыл и не ушёл; присутствуют: {present}",
)  # fmt: skip
def those_who_came_and_have_not_left(q: Present, inq: Inquiry) -> Finding:
    """Of a session that sits and keeps no list nobody can be said to be absent."""
    present, sits = present_in(q.session, inq), has_come_to(q.session, ("open",), inq)
    if sits is not Truth.BREACHED and list_was_kept(q.session, inq) is Truth.OPEN:
        return missing(present=present)
    return found(tuple(present), present=present)


# Quorum ------------------------------------------------------------------------------------------


@book.power(
    "12.2", on=Quorate, evidence="D",
    en="the session is open; status: {status}",
    ru="сессия открыта; состояние: {status}",
)  # fmt: skip
def a_session_that_is_open_may_have_a_quorum(q: Quorate, inq: Inquiry) -> Finding:
    now = course(q.session, inq)
    status = None if now is None else now.status
    return require(has_come_to(q.session, ("open",), inq), status=status)


@book.condition(
    "12.2", on=Quorate,
    en="enough Members that have a vote are present; present: {present}, needed: {needed}",
    ru="присутствует достаточно государств, имеющих голос; присутствуют: {present}, "
    "требуется: {needed}",
    cure=(
        "Record who is present; with fewer than {needed}, adjourn until more have come.",
        "Отметьте присутствующих; если их меньше {needed}, прервите сессию до прибытия других.",
    ),
)  # fmt: skip
def enough_members_are_present(q: Quorate, inq: Inquiry) -> Finding:
    """A (G-16): there is no quorum. B: all are the quorum. C and D: the part that the Rules fix.

    Reports that a quorum was missing with five of six present, as in December 2016, go by B.
    """
    reading, now = inq.reading("G-16"), course(q.session, inq)
    if reading == "A" or now is None:
        return silent()
    members = inq.value(Members())
    if members is None:
        return missing(present=[], needed=None)
    votes = {state: inq.ask(MayVote(state, now.convened.organ)) for state in sorted(members)}
    able, there = who(votes), present_in(q.session, inq)
    present = [state for state in able if state in there]
    part = Fraction(1) if reading == "B" else Fraction(inq.figure("quorum"))
    needed = int(-(-len(able) * part // 1))
    facts = {"present": present, "needed": needed}
    if len(present) >= needed:
        return require(True, **facts)
    return require(none_of(list_was_kept(q.session, inq)), **facts)


