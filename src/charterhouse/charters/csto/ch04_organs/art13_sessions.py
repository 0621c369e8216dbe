"""How sessions are held (13.4, 13.6): convened, opened, attended, closed."""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .acts import CloseSession, Convene, OpenSession, RecordDeparture, RecordPresence
from .questions import Chair, MaySit

FILING = ("secretariat", "secretary_general", "chair")



@book.power(
    "13.6", on=(Convene, OpenSession, CloseSession), evidence="D",
    en="the chair, the host or the Secretariat convenes; by: {by}",
    ru="созывает председатель, принимающее государство или Секретариат; созвал: {by}",
)  # fmt: skip
def the_chair_or_host_convenes(act: Convene | OpenSession | CloseSession, inq: Inquiry) -> Finding:
    """The Charter does not say who convenes; it follows from who chairs, and where."""
    if act.by in (*FILING, "council", "registrar"):
        return require(True, by=act.by)
    convened = act if isinstance(act, Convene) else None
    for each in inq.acts(Convene, session=act.session):
        convened = convened or each
    if convened is not None and convened.host == act.by:
        return require(inq.ask(Member(act.by)), by=act.by)
    chair = inq.ask(Chair(convened.organ if convened else "council"))
    if chair.value is None:
        return Finding(chair.truth, {"by": act.by})
    return require(chair.value.state == act.by, by=act.by)


@book.condition(
    "13.6", on=(OpenSession, CloseSession, RecordPresence, RecordDeparture),
    en="the session was convened; session: {session}",
    ru="сессия созвана; сессия: {session}",
    cure=("Convene the session first.", "Сначала созовите сессию."),
)  # fmt: skip
def the_session_was_convened(act: OpenSession | RecordPresence, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Convene, session=act.session)), session=act.session)


@book.power(
    "13.4", on=(RecordPresence, RecordDeparture),
    en="the Secretariat keeps the list of those present; by: {by}",
    ru="список присутствующих ведёт Секретариат; внёс: {by}",
)  # fmt: skip
def the_secretariat_keeps_the_list(act: RecordPresence | RecordDeparture, inq: Inquiry) -> Finding:
    return require(act.by in FILING, by=act.by)


@book.condition(
    "13.3", on=RecordPresence,
    en="whoever takes the seat may sit; person: {person}",
    ru="занимающее место лицо вправе заседать; лицо: {person}",
    cure=("Have that person accredited first.", "Сначала аккредитуйте это лицо."),
)  # fmt: skip
def whoever_takes_the_seat_may_sit(act: RecordPresence, inq: Inquiry) -> Finding:
    convened = inq.acts(Convene, session=act.session)
    if not act.person or not convened:
        return silent()
    return require(inq.ask(MaySit(act.person, convened[-1].organ)), person=act.person)
