"""How sessions are convened, opened, adjourned and closed (13.4, 13.6)."""

from __future__ import annotations

from datetime import timedelta

from charterhouse.core.answers import Finding, Truth, all_of, found, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Members, Suspended
from ..names import Organ
from .session_acts import (
    Adjourn, CloseSession, Convene, Invite, OpenSession, RecordDelivery, RecordDeparture,
    RecordPresence, SetAgenda,
)  # fmt: skip
from .silence_lookups import end_of
from .session_questions import Chair, SessionsOf, SessionState, Sitting
from .session_lookups import course, has_come_to, place, present_in

CONVENING = ("secretariat", "secretary_general", "chair")

# Who convenes and conducts -----------------------------------------------------------------------


@book.power(
    "13.6", on=(Convene, Invite, RecordDelivery, OpenSession, Adjourn, CloseSession), evidence="D",
    en="the chair, the host or the Secretariat convenes and conducts it; by: {by}",
    ru="созывают и ведут председатель, принимающее государство или Секретариат; совершил: {by}",
    cure=(
        "Have the chair, the host or the Secretariat do so.",
        "Сделать это следует председателю, принимающему государству или Секретариату.",
    ),
)  # fmt: skip
def the_chair_or_host_convenes(act: Convene | OpenSession | CloseSession, inq: Inquiry) -> Finding:
    """The Charter does not say who convenes; it follows from who chairs, and where."""
    convened = act if isinstance(act, Convene) else _convened(act.session, inq)
    organ: Organ = convened.organ if convened is not None else "council"
    if act.by in (*CONVENING, organ, "council", "registrar"):
        return require(True, by=act.by)
    if convened is not None and convened.host == act.by:
        return require(inq.ask(Member(act.by)), by=act.by)
    chair = inq.ask(Chair(organ))
    if chair.value is None:
        return Finding(chair.truth, {"by": act.by})
    return require(chair.value.state == act.by, by=act.by)


def _convened(session: str, inq: Inquiry) -> Convene | None:
    now = course(session, inq)
    return None if now is None else now.convened


@book.condition(
    "12.2", on=Convene, evidence="D",
    en="enough Members ask for an extraordinary session; asking: {asking}, needed: {needed}",
    ru="внеочередную сессию просит достаточно государств; просят: {asking}, требуется: {needed}",
    cure=("Have more Members ask for it.", "Пусть о ней попросят и другие государства-члены."),
)  # fmt: skip
def enough_members_ask_for_it(act: Convene, inq: Inquiry) -> Finding:
    """Each Member counts once, unless it is suspended; earlier requests for the session stand.

    No text in force on record asks for requests, so where the record is not complete and holds none,
    the session is not measured by what is only a default.
    """
    if act.kind != "extraordinary":
        return silent()
    before = [each.requested_by for each in inq.acts(Convene, session=act.session)]
    asking = sorted({state for states in (*before, act.requested_by) for state in states})
    members = {
        state: all_of(inq.ask(Member(state)), none_of(inq.ask(Suspended(state))))
        for state in asking
    }
    counted, unsure = who(members), who(members, Truth.OPEN)
    needed = int(inq.figure("session.extra.request"))
    facts = {"asking": counted, "needed": needed}
    if len(counted) >= needed:
        return require(True, **facts)
    if not asking and inq.complete(Convene, session=act.session) is Truth.OPEN:
        return silent()
    return require(Truth.OPEN if len(counted) + len(unsure) >= needed else False, **facts)


@book.condition(
    "12.2", on=Convene, evidence="D",
    en="its day leaves the notice that is due; opens: {opens}, days of notice: {notice}",
    ru="до её дня остаётся должный срок созыва; открытие: {opens}, срок, дней: {notice}",
    cure=("Convene it for a later day.", "Созовите её на более поздний день."),
)  # fmt: skip
def its_day_leaves_the_notice_that_is_due(act: Convene, inq: Inquiry) -> Finding:
    """Notice is due of a regular session; any other may meet at once, but not in the past."""
    if act.opens is None:
        return silent()
    notice = int(inq.figure("session.notice")) if act.kind == "regular" else 0
    earliest = inq.day(act.on.earliest) + timedelta(days=notice)
    return require(earliest <= inq.day(act.opens), opens=inq.day(act.opens), notice=notice)


@book.condition(
    "13.6", on=Convene, evidence="D",
    en="a Member hosts it; host: {host}",
    ru="принимает её государство-член; принимает: {host}",
    cure=("Name a Member as host, or none.", "Укажите принимающее государство-член или никакого."),
)  # fmt: skip
def a_member_hosts_it(act: Convene, inq: Inquiry) -> Finding:
    """The host of a session is the chair of the Council until the next, and no outsider chairs it."""
    if act.host is None:
        return silent()
    return require(inq.ask(Member(act.host)), host=act.host)


@book.bar(
    "13.6", on=Convene, evidence="D",
    en="its name is of no session of another organ, nor of one that was opened; "
    "organ: {organ}, status: {status}",
    ru="этим именем не названа сессия другого органа или уже открытая; "
    "орган: {organ}, состояние: {status}",
    cure=("Give the session another name.", "Дайте сессии другое имя."),
)  # fmt: skip
def its_name_is_free(act: Convene, inq: Inquiry) -> Finding:
    """Convened again before it opens, a session has its day or its place moved."""
    before = course(act.session, inq)
    if before is None:
        return silent()
    free = before.convened.organ == act.organ and before.status == "convened"
    return require(free, organ=before.convened.organ, status=before.status)


@book.bar(
    "13.6", on=Convene, evidence="D",
    en="it is not dated back behind the opening of the session, or another convening of it; entered already, "
    "of: {of}, entries: {entries}",
    ru="созыв не датирован задним числом относительно открытия или иного созыва сессии; уже внесено, от: "
    "{of}, записи: {entries}",
    cure=(
        "Convene another session, under another name; if an entry was made in error, have it struck out first.",
        "Созовите другую сессию, под иным именем; ошибочную запись сначала аннулируйте.",
    ),
)  # fmt: skip
def it_is_not_dated_back_behind_the_opening(act: Convene, inq: Inquiry) -> Finding:
    """What has opened is not moved. A first convening left out of the register may still be entered."""
    others = inq.already(Convene, session=act.session)
    opened = inq.already(OpenSession, session=act.session)
    done = sorted([*others, *opened], key=place)
    if not done:
        return silent()
    replaces = bool(others) or bool(inq.acts(Convene, session=act.session))
    return require(not replaces, of=done[-1].on, entries=[step.seq for step in done])


@book.condition(
    "13.6",
    on=(
        Invite, RecordDelivery, SetAgenda, OpenSession, Adjourn, CloseSession, RecordPresence,
        RecordDeparture,
    ),
    en="the session was convened; session: {session}",
    ru="сессия созвана; сессия: {session}",
    cure=("Convene the session first.", "Сначала созовите сессию."),
)  # fmt: skip
def the_session_was_convened(act: OpenSession | RecordPresence, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Convene, session=act.session)), session=act.session)


# Invitations -------------------------------------------------------------------------------------


@book.bar(
    "13.4", on=(Invite, SetAgenda), evidence="D",
    en="the session is not over; status: {status}",
    ru="сессия не окончена; состояние: {status}",
    cure=("Convene another session.", "Созовите другую сессию."),
)  # fmt: skip
def the_session_is_not_over(act: Invite | SetAgenda, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    return silent() if now is None else require(now.status != "closed", status=now.status)


@book.condition(
    "13.4", on=RecordDelivery, evidence="D",
    en="an invitation was sent before; to: {party}",
    ru="приглашение ранее направлено; кому: {party}",
    cure=("Enter the invitation first.", "Сначала внесите приглашение."),
)  # fmt: skip
def an_invitation_was_sent(act: RecordDelivery, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Invite, session=act.session, party=act.party)
    return require(none_of(none), party=act.party)


# Opening, adjourning, closing --------------------------------------------------------------------


@book.condition(
    "13.6", on=OpenSession, evidence="D",
    en="its day has come; convened for: {opens}",
    ru="её день наступил; созвана на: {opens}",
    cure=(
        "Open it on {opens}, or first convene it again for the day on which it is to open.",
        "Откройте её {opens} либо сначала созовите её заново на день открытия.",
    ),
)  # fmt: skip
def its_day_has_come(act: OpenSession, inq: Inquiry) -> Finding:
    convened = _convened(act.session, inq)
    if convened is None or convened.opens is None:
        return silent()
    hour = "T" in convened.opens.text
    opens = convened.opens.latest if hour else inq.day(convened.opens.earliest)
    told = inq.view.record.seat.instant(convened.opens.latest) if hour else opens
    return require(inq.reached(opens), opens=told)


@book.bar(
    "13.6", on=OpenSession, evidence="D",
    en="it is neither open already nor closed; status: {status}",
    ru="она ещё не открыта и не закрыта; состояние: {status}",
    cure=(
        "A session that is open goes on; in place of one that is closed convene another.",
        "Открытая сессия продолжается; вместо закрытой созовите другую.",
    ),
)  # fmt: skip
def it_is_neither_open_nor_closed(act: OpenSession, inq: Inquiry) -> Finding:
    """Opened again after it was adjourned, it goes on. No text makes the opening wait for anyone."""
    now = course(act.session, inq)
    if now is None:
        return silent()
    return require(now.status in ("convened", "adjourned"), status=now.status)


@book.condition(
    "13.6", on=(Adjourn, RecordPresence, RecordDeparture), evidence="D",
    en="the session is open; status: {status}",
    ru="сессия открыта; состояние: {status}",
    cure=(
        "Open the session first; if it is closed, convene another.",
        "Сначала откройте сессию; если она закрыта, созовите другую.",
    ),
)  # fmt: skip
def the_session_is_open(act: Adjourn | RecordPresence | RecordDeparture, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    if now is None:
        return silent()
    return require(has_come_to(act.session, ("open",), inq), status=now.status)


@book.condition(
    "13.6", on=Adjourn, evidence="D",
    en="the time at which it goes on is still to come; until: {until}",
    ru="время её продолжения ещё не наступило; до: {until}",
    cure=("Name a later day or hour.", "Укажите более поздний день или час."),
)  # fmt: skip
def it_goes_on_at_a_later_time(act: Adjourn, inq: Inquiry) -> Finding:
    if act.until is None:
        return silent()
    end = end_of(act.until, inq.view.record.seat)
    return require(not inq.reached(end), until=act.until)


@book.condition(
    "13.6", on=CloseSession, evidence="D",
    en="the session is open or adjourned; status: {status}",
    ru="сессия открыта или прервана; состояние: {status}",
    cure=(
        "Open the session first; one that is closed need not be closed again.",
        "Сначала откройте сессию; закрытую повторно не закрывают.",
    ),
)  # fmt: skip
def it_is_open_or_adjourned(act: CloseSession, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    if now is None:
        return silent()
    return require(has_come_to(act.session, ("open", "adjourned"), inq), status=now.status)


# How a session stands ----------------------------------------------------------------------------


@book.value(
    "13.6", on=SessionState,
    en="as it was convened and as it has gone; status: {status}",
    ru="как созвана и как проходит; состояние: {status}",
)  # fmt: skip
def as_it_was_convened_and_has_gone(q: SessionState, inq: Inquiry) -> Finding:
    now = course(q.session, inq)
    if now is None:
        return require(none_of(inq.complete(Convene, session=q.session)), status=None)
    called, then = now.convened, inq if now.closed is None else inq.before(now.closed)
    agendas = inq.acts(SetAgenda, session=q.session)
    chair = then.value(Chair(called.organ))
    sitting = Sitting(
        organ=called.organ, kind=called.kind or "", format=called.format or "",
        host=called.host or "", place=called.place,
        opens="" if called.opens is None else called.opens.text,
        status=now.status,
        opened="" if now.opened is None else now.opened.on.text,
        closed="" if now.closed is None else now.closed.on.text,
        chair="" if chair is None else chair.state,
        present=tuple(present_in(q.session, inq)),
        agenda=tuple(item.ref for item in agendas[-1].items) if agendas else (),
        agenda_adopted=bool(agendas) and agendas[-1].adopted,
        invited=tuple(sorted({act.party for act in inq.acts(Invite, session=q.session)})),
        not_reached=_not_reached(q.session, then),
    )  # fmt: skip
    return found(sitting, status=now.status)


def _not_reached(session: str, inq: Inquiry) -> tuple[str, ...]:
    """The Members of whom it is not on record that an invitation has reached them."""
    reached = {act.party for act in inq.acts(RecordDelivery, session=session)}
    members = inq.value(Members())
    return () if members is None else tuple(sorted(set(members) - reached))


@book.value(
    "13.6", on=SessionsOf,
    en="the sessions that were convened, by the day for which they were; sessions: {sessions}",
    ru="созванные сессии по дню, на который созваны; сессии: {sessions}",
)  # fmt: skip
def the_sessions_that_were_convened(q: SessionsOf, inq: Inquiry) -> Finding:
    calls = {act.session: act for act in inq.acts(Convene, organ=q.organ)}
    ordered = sorted(calls.values(), key=lambda act: (act.opens or act.on, act.seq))
    sessions = tuple(act.session for act in ordered)
    return found(sessions, sessions=list(sessions))
