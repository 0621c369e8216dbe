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

Here stand what the Council adopts and who attends and speaks. Beside it stand who sits, contested or
not (`art13_seats.py`), who is accredited and acts for whom (`art13_credentials.py`), how sessions are
held, attended and given an agenda (`art13_sessions.py`, `art13_presence.py`, `art13_agenda.py`), bodies
(13.5, `art13_bodies.py`), and who chairs (13.6, 13.7, `art13_chair.py`, `art13_chair_unable.py`).
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, all_of, any_of, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch05_secretariat.questions import Holder
from ..ch06_membership.questions import Member, Suspended
from ..ch10_final.questions import InForce
from ..names import Organ
from .acts import TableDraft
from .session_acts import Accredit, CloseSession, Convene, Invite
from .session_questions import MayAttend, MaySit, MaySpeak
from .seat_lookups import credentials


@book.power(
    "13.2", adopting=TEXT_ONLY,
    en="the Council decides matters of principle and what the aims require; before: {organ}",
    ru="Совет решает принципиальные вопросы и то, чего требуют цели; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_matters_of_principle(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


# Who attends -------------------------------------------------------------------------------------


@book.power(
    "13.3", on=MayAttend,
    en="whoever sits attends",
    ru="заседающее лицо присутствует",
)  # fmt: skip
def whoever_sits_attends(q: MayAttend, inq: Inquiry) -> Finding:
    return require(inq.ask(MaySit(q.person, q.organ)))


@book.power(
    "13.4", on=MayAttend,
    en="a minister, a secretary or a representative of a Member attends the Council, and whom a "
    "Member accredited to another organ attends that; as: {capacity}",
    ru="в Совете присутствуют министры, секретари и представители государств-членов, в ином органе — "
    "аккредитованные при нём; в качестве: {capacity}",
    cure=(
        "Have a Member accredit that person, or send an invitation.",
        "Государству-члену следует аккредитовать это лицо, либо направьте приглашение.",
    ),
)  # fmt: skip
def a_minister_secretary_or_representative_attends(q: MayAttend, inq: Inquiry) -> Finding:
    """Of the Council by the list of 13.4, which had no representatives before the First Protocol.

    The Charter has no list for the other organs: there it is whom a Member has sent to it.
    """
    listed = [act for act in credentials(q.person, inq) if _is_listed(act, q.organ)]
    if not listed:
        given = inq.acts(Accredit, person=q.person)
        told = inq.complete(Accredit, person=q.person)
        return require(False if given else none_of(told), capacity=None)
    parts = [
        all_of(
            inq.ask(Member(act.state)), none_of(inq.ask(Suspended(act.state))),
            inq.ask(InForce("first-protocol")) if _is_representative(act, q.organ) else True,
        )
        for act in listed
    ]  # fmt: skip
    return require(any_of(*parts), capacity=sorted({act.capacity for act in listed}))


def _is_listed(act: Accredit, organ: Organ) -> bool:
    if organ != "council":
        return act.organ == organ
    return act.capacity in ("minister", "secretary", "permanent_representative")


def _is_representative(act: Accredit, organ: Organ) -> bool:
    return organ == "council" and act.capacity == "permanent_representative"


@book.power(
    "13.4", on=MayAttend,
    en="the Secretary General attends; in office: {holder}",
    ru="присутствует Генеральный секретарь; должность занимает: {holder}",
)  # fmt: skip
def the_secretary_general_attends(q: MayAttend, inq: Inquiry) -> Finding:
    return _is_secretary_general(q.person, inq)


@book.power(
    "13.4", on=MayAttend,
    en="a guest attends the session to which he was invited; sessions: {sessions}",
    ru="приглашённый присутствует на сессии, на которую приглашён; сессии: {sessions}",
)  # fmt: skip
def a_guest_attends(q: MayAttend, inq: Inquiry) -> Finding:
    to = {act.session for act in inq.acts(Invite, party=q.person)}
    sessions = [
        session for session in sorted(to)
        if any(act.organ == q.organ for act in inq.acts(Convene, session=session))
        and not inq.acts(CloseSession, session=session)
    ]  # fmt: skip
    if sessions:
        return require(True, sessions=sessions)
    return require(False if to else none_of(inq.complete(Invite, party=q.person)), sessions=[])


# Who speaks --------------------------------------------------------------------------------------


@book.power(
    "13.3", on=MaySpeak,
    en="whoever sits speaks; whoever merely attends speaks by leave of the chair (13.4)",
    ru="слово имеет заседающее лицо; присутствующему его предоставляет председатель (13.4)",
    cure=("Ask the chair for leave to speak.", "Попросите слова у председателя."),
)  # fmt: skip
def whoever_sits_speaks(q: MaySpeak, inq: Inquiry) -> Finding:
    return require(inq.ask(MaySit(q.person, q.organ)))


@book.power(
    "17.3", on=MaySpeak,
    en="the Secretary General takes part without a vote; in office: {holder}",
    ru="Генеральный секретарь участвует без права голоса; должность занимает: {holder}",
)  # fmt: skip
def the_secretary_general_takes_part(q: MaySpeak, inq: Inquiry) -> Finding:
    return _is_secretary_general(q.person, inq)


def _is_secretary_general(person: str, inq: Inquiry) -> Finding:
    holder = inq.ask(Holder("secretary_general"))
    if holder.value is None:
        return Finding(holder.truth, {"holder": None})
    return require(holder.value.person == person, holder=holder.value.person)
