"""
13.1. No organ stands above the Council.
13.2. The Council settles matters of principle, decides what the aims require and sees that the
      Members act together.
13.3. Each Member sits in the Council through its head of State, or through its head of government
      where its own law gives him the power to decide there.
13.4. Ministers, secretaries of security councils, the Secretary General, permanent representatives
      and guests may attend.
13.5. The Council may set up further bodies, for good or for a time.
13.6. The member for the State that hosts the regular session chairs the Council until the next
      regular session, unless the Council decides otherwise.
13.7. When the Chair cannot act, another is elected for what is left of the period.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import When

from ..book import book
from ..ch06_membership.questions import Member, Suspended
from .acts import (
    Accredit, AssumeChair, CloseSession, Convene, DecideChair, OpenSession, Recall, RecordDeparture, RecordPresence,
    TableDraft,
)  # fmt: skip
from .questions import ActsFor, Chair, MaySit, Seat, adopted

FILING = ("secretariat", "secretary_general", "chair")


@book.power("13.2", adopting=TEXT_ONLY, en="the Council decides matters of principle and what the aims require", ru="Совет решает принципиальные вопросы и принимает решения для достижения целей")
def the_council_decides_matters_of_principle(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(True) if draft.organ == "council" else silent()


# Who sits ----------------------------------------------------------------------------------------


@book.power("13.3", on=MaySit, en="a Member has accredited that person; accredited by: {state}", ru="лицо аккредитовано государством-членом; аккредитовало: {state}")
def a_member_has_accredited_him(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None:
        return require(none_of(inq.complete(Accredit, person=q.person, organ=q.organ)), state=None)
    return require(inq.ask(Member(seat.state)), state=seat.state)


def _credential(q: MaySit, inq: Inquiry) -> Accredit | None:
    """The accreditation that stands: the last one that was neither recalled nor has run out."""
    given = inq.acts(Accredit, person=q.person, organ=q.organ)
    recalled = inq.acts(Recall, person=q.person, organ=q.organ)
    if not given or (recalled and (recalled[-1].on, recalled[-1].seq) > (given[-1].on, given[-1].seq)):
        return None
    if given[-1].until is not None and inq.reached(given[-1].until):
        return None
    return given[-1]


@book.bar("20.1", on=MaySit, en="the Member's part in the organs is not suspended", ru="участие государства-члена в органах не приостановлено")
def the_member_is_not_suspended(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    return silent() if seat is None else require(none_of(inq.ask(Suspended(seat.state))))


@book.condition(
    "13.3", on=MaySit, until="second-protocol",
    en="before the Second Protocol a head of State sits, and no head of government; office held: {office}",
    ru="до Второго протокола заседает глава государства, но не глава правительства; должность: {office}",
)  # fmt: skip
def a_head_of_state_sits(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or q.organ != "council" or seat.capacity != "head":
        return silent()
    if seat.office_held != "head_of_government":
        return require(True, office=seat.office_held or None)
    return require(inq.reading("G-24.before_v3") == "A", office=seat.office_held)  # A: outside the text, tolerated


@book.condition(
    "13.3", on=MaySit, edition="second-protocol",
    en="a head of government sits where national law empowers him; legal basis: {legal_basis}",
    ru="глава правительства заседает, если уполномочен законом своего государства; основание: {legal_basis}",
    cure=("Evidence the national law that empowers the head of government.", "Подтвердите закон, который уполномочивает главу правительства."),
)  # fmt: skip
def a_head_of_government_is_empowered(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or q.organ != "council" or seat.office_held != "head_of_government":
        return silent()
    if seat.legal_basis or inq.reading("G-24") == "A":  # A: its own State decides, the others take note
        return require(True, legal_basis=seat.legal_basis or None)
    return require(False, legal_basis=None)


@book.power("13.3", on=(Accredit, Recall), en="a Member names its own; by: {by}, for: {state}", ru="государство-член называет своих представителей; назвал: {by}, за: {state}")
def a_member_names_its_own(act: Accredit | Recall, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.condition("13.3", on=Recall, en="whoever is recalled had been accredited", ru="отзываемое лицо было аккредитовано")
def he_had_been_accredited(act: Recall, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Accredit, person=act.person, organ=act.organ)))


# Who chairs --------------------------------------------------------------------------------------


@book.value(
    "13.6", on=Chair,
    en="the Chair by decision, else by the host rule; State: {state}, basis: {basis}, regular session of {session}",
    ru="председатель по решению, иначе по правилу места сессии; государство: {state}, основание: {basis}, очередная сессия {session}",
)  # fmt: skip
def the_chair_by_decision_else_the_host(q: Chair, inq: Inquiry) -> Finding:
    """The latest decision or taking of the chair; it ends with the next regular session, unless a term was fixed."""
    session = _last_regular(q.organ, inq)
    opened = None if session is None else session[0]
    terms = _terms(q.organ, inq)
    for term in reversed(terms):
        if term.until is not None and inq.reached(term.until):
            continue
        fixed = term.until is not None
        if not fixed and opened is not None and opened.on > term.at:
            break  # a regular session has been held since: that chair has ended
        if term.truth is Truth.OPEN:
            return missing(state=term.seat.state, basis=term.seat.basis, session=opened and inq.day(opened.on))
        if term.truth is Truth.MET:
            return found(term.seat, state=term.seat.state, basis=term.seat.basis, session=opened and inq.day(opened.on))
    if session is None or session[1].host is None or q.organ != "council":
        inq.lacks("organs.assume_chair", organ=q.organ)
        return missing(state=None, basis=None, session=opened and inq.day(opened.on))
    since = inq.day(session[0].on)
    told = (inq.complete(AssumeChair, since, organ=q.organ), inq.complete(DecideChair, since, organ=q.organ))
    facts = {"state": session[1].host, "basis": "host", "session": since}
    if Truth.OPEN in told:
        return missing(**facts)
    return found(Seat(session[1].host, "host", since), **facts)


class _Term(NamedTuple):
    """A time in the chair."""

    at: When
    truth: Truth
    seat: Seat
    until: date | None


def _terms(organ: str, inq: Inquiry) -> list[_Term]:
    """Every taking of the chair and every decision on it that has begun, in order."""
    terms = [
        _Term(act.on, Truth.MET, Seat(act.state, act.basis or "", inq.day(act.on), act.until), act.until)
        for act in inq.acts(AssumeChair, organ=organ)
    ]
    for measure, _, answer in adopted(inq, DecideChair, organ=organ):
        if inq.reached(measure.since) and answer.truth is not Truth.BREACHED:
            at = When(*2 * (inq.view.record.seat.opens(measure.since),), measure.since.isoformat())
            seat = Seat(measure.state, "decision", measure.since, measure.until)
            terms.append(_Term(at, answer.truth, seat, measure.until))
    return sorted(terms, key=lambda term: term.at)


def _last_regular(organ: str, inq: Inquiry) -> tuple[OpenSession, Convene] | None:
    """The last regular session that was opened."""
    convened = {act.session: act for act in inq.acts(Convene, organ=organ) if act.kind == "regular"}
    opened = [(act, convened[ref]) for ref in convened for act in inq.acts(OpenSession, session=ref)]
    return max(opened, key=lambda pair: (pair[0].on, pair[0].seq)) if opened else None


@book.power("13.6", on=AssumeChair, en="a Member takes the chair for itself; by: {by}", ru="председательство принимает само государство-член; принял: {by}")
def a_member_takes_the_chair(act: AssumeChair, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "13.6", on=AssumeChair,
    en="it is the host of the regular session, or the Council decided otherwise; basis: {basis}, host: {host}",
    ru="это государство места очередной сессии либо Совет решил иначе; основание: {basis}, место: {host}",
)  # fmt: skip
def it_is_the_host_or_the_council_decided(act: AssumeChair, inq: Inquiry) -> Finding:
    session = _last_regular(act.organ, inq)
    host = session[1].host if session else None
    if host == act.state:
        return require(True, basis="host", host=host)
    decided = [answer for measure, _, answer in adopted(inq, DecideChair, organ=act.organ) if measure.state == act.state]
    if decided and decided[-1].truth is Truth.MET:
        return require(True, basis="decision", host=host)
    return require(none_of(inq.complete(DecideChair, organ=act.organ)), basis=act.basis, host=host)


@book.power("13.6", adopting=DecideChair, en="the Council decides on its chair; before: {organ}", ru="о председательстве решает Совет; внесено в: {organ}")
def the_council_decides_on_its_chair(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition("13.6", adopting=DecideChair, en="a Member chairs; State: {state}", ru="председательствует государство-член; государство: {state}")
def a_member_chairs(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, DecideChair)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)


# Sessions ----------------------------------------------------------------------------------------


@book.power("13.6", on=(Convene, OpenSession, CloseSession), en="the chair, the host or the Secretariat convenes; by: {by}", ru="созывает председатель, принимающее государство или Секретариат; созвал: {by}")
def the_chair_or_host_convenes(act: Convene | OpenSession | CloseSession, inq: Inquiry) -> Finding:
    if act.by in FILING or act.by in ("council", "registrar"):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.condition("13.6", on=(OpenSession, CloseSession, RecordPresence, RecordDeparture), en="the session was convened; session: {session}", ru="сессия созвана; сессия: {session}",
                cure=("Convene the session first.", "Сначала созовите сессию."))  # fmt: skip
def the_session_was_convened(act: OpenSession | RecordPresence, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Convene, session=act.session)), session=act.session)


@book.power("13.4", on=(RecordPresence, RecordDeparture), en="the Secretariat keeps the list of those present; by: {by}", ru="список присутствующих ведёт Секретариат; внёс: {by}")
def the_secretariat_keeps_the_list(act: RecordPresence | RecordDeparture, inq: Inquiry) -> Finding:
    return require(act.by in FILING, by=act.by)


@book.condition(
    "13.3", on=RecordPresence,
    en="whoever takes the seat may sit; person: {person}",
    ru="занимающее место лицо вправе заседать; лицо: {person}",
)  # fmt: skip
def whoever_takes_the_seat_may_sit(act: RecordPresence, inq: Inquiry) -> Finding:
    convened = inq.acts(Convene, session=act.session)
    if not act.person or not convened:
        return silent()
    return require(inq.ask(MaySit(act.person, convened[-1].organ)), person=act.person)



# Who may enter whose acts ------------------------------------------------------------------------


@book.value("13.3", on=ActsFor, en="accredited by the State, or by the State in the chair; entry: {entry}", ru="аккредитован государством или государством-председателем; запись: {entry}")
def whom_the_state_has_accredited(q: ActsFor, inq: Inquiry) -> Finding:
    """A Member's acts are entered by whom it has accredited; the chair's, by whom the State in the chair has."""
    state: str | None = q.party
    if q.party in ("chair", "council"):
        seat = inq.value(Chair("council"))
        state = seat.state if seat else None
    if state is None:
        return silent()
    given = [act for act in inq.acts(Accredit, person=q.person) if act.state == state]
    standing = [act for act in given if _credential(MaySit(q.person, act.organ), inq) == act]
    if not standing:
        return silent()
    return found(standing[-1].seq, entry=standing[-1].seq)
