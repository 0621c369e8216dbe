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

Who chairs (13.6, 13.7) stands beside it, in `art13_chair.py`.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Suspended
from .acts import (
    Accredit, CloseSession, Convene, OpenSession, Recall, RecordDeparture, RecordPresence,
    TableDraft,
)  # fmt: skip
from .questions import ActsFor, Chair, MaySit

FILING = ("secretariat", "secretary_general", "chair")
CAPACITIES = {"chair": ("head", "permanent_representative"), "council": ("head",)}


@book.power(
    "13.2", adopting=TEXT_ONLY,
    en="the Council decides matters of principle and what the aims require; before: {organ}",
    ru="Совет решает принципиальные вопросы и то, чего требуют цели; внесено в: {organ}",
)  # fmt: skip
def the_council_decides_matters_of_principle(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


# Who sits ----------------------------------------------------------------------------------------


@book.power(
    "13.3", on=MaySit,
    en="a Member has accredited that person; accredited by: {state}",
    ru="лицо аккредитовано государством-членом; аккредитовало: {state}",
    cure=("Have a Member accredit that person.", "Государству следует аккредитовать это лицо."),
)  # fmt: skip
def a_member_has_accredited_him(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None:
        given = inq.acts(Accredit, person=q.person, organ=q.organ)
        told = inq.complete(Accredit, person=q.person, organ=q.organ)
        return require(False if given else none_of(told), state=None)
    return require(inq.ask(Member(seat.state)), state=seat.state)


def _credential(q: MaySit, inq: Inquiry) -> Accredit | None:
    """The accreditation that stands: the last one that was neither recalled nor has run out."""
    given = inq.acts(Accredit, person=q.person, organ=q.organ)[-1:]
    recalled = inq.acts(Recall, person=q.person, organ=q.organ)[-1:]
    if not given or (recalled and (recalled[0].on, recalled[0].seq) > (given[0].on, given[0].seq)):
        return None
    if given[0].until is not None and inq.reached(given[0].until):
        return None
    return given[0]


@book.bar(
    "20.1", on=MaySit,
    en="the Member's part in the organs is not suspended",
    ru="участие государства-члена в органах не приостановлено",
)  # fmt: skip
def the_member_is_not_suspended(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    return silent() if seat is None else require(none_of(inq.ask(Suspended(seat.state))))


@book.condition(
    "13.3", on=MaySit,
    en="in the Council a head sits; ministers and others attend (13.4); capacity: {capacity}",
    ru="в Совете заседает глава, министры и другие присутствуют (13.4); в качестве: {capacity}",
)  # fmt: skip
def a_head_sits_in_the_council(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or q.organ != "council":
        return silent()
    return require(seat.capacity == "head", capacity=seat.capacity)


@book.condition(
    "13.3", on=MaySit, until="second-protocol",
    en="until the Second Protocol a head of State sits, and none of government; office: {office}",
    ru="до Второго протокола заседает глава государства, не правительства; должность: {office}",
)  # fmt: skip
def a_head_of_state_sits(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or q.organ != "council" or seat.capacity != "head":
        return silent()
    if not seat.office_held:
        inq.lacks("office_held", person=q.person)
        return missing(office=None)
    if seat.office_held == "head_of_state":
        return require(True, office=seat.office_held)
    tolerated = inq.reading("G-24.before_v3") == "A"  # A: outside the text, tolerated
    return require(tolerated, office=seat.office_held)


@book.condition(
    "13.3", on=MaySit, edition="second-protocol",
    en="a head of government sits where national law empowers him; legal basis: {legal_basis}",
    ru="глава правительства заседает, если его уполномочивает закон; основание: {legal_basis}",
    cure=(
        "Evidence the national law that empowers the head of government.",
        "Подтвердите закон, который уполномочивает главу правительства.",
    ),
)  # fmt: skip
def a_head_of_government_is_empowered(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or q.organ != "council" or seat.office_held != "head_of_government":
        return silent()
    if seat.legal_basis or inq.reading("G-24") == "A":  # A: its own State decides, others take note
        return require(True, legal_basis=seat.legal_basis or None)
    return require(False, legal_basis=None)


@book.bar(
    "13.3", on=MaySit,
    en="no other head of the same State has the better claim; he has: {other}",
    ru="у другого главы того же государства нет преимущественного права; оно у: {other}",
    cure=("Have the State recall one of the two.", "Государству следует отозвать одного из двух."),
)  # fmt: skip
def no_other_has_the_better_claim(q: MaySit, inq: Inquiry) -> Finding:
    seat = _credential(q, inq)
    if seat is None or seat.organ != "council" or seat.capacity != "head":
        return silent()
    before = _claims_before(seat, inq)
    return require(not before, other=before)


def _claims_before(seat: Accredit, inq: Inquiry) -> list[str]:
    """Who claims the seat of one head with the better right (G-24).

    A: the Member decides, so the later accreditation supersedes the earlier. B: the Council
    verifies, so the earlier stays until the later is shown to be empowered.
    """
    if seat.organ != "council" or seat.capacity != "head":
        return []
    given = [
        act for act in inq.acts(Accredit, state=seat.state, organ=seat.organ)
        if act.capacity == "head" and act.person != seat.person
        and _credential(MaySit(act.person, act.organ), inq) == act
    ]  # fmt: skip
    if not given:
        return []
    decides = inq.reading("G-24") == "A"
    return [
        act.person for act in given
        if ((act.on, act.seq) > (seat.on, seat.seq) and (decides or act.legal_basis))
        or ((act.on, act.seq) < (seat.on, seat.seq) and not (decides or seat.legal_basis))
    ]  # fmt: skip


@book.power(
    "13.3", on=(Accredit, Recall),
    en="a Member names its own; by: {by}, for: {state}",
    ru="государство-член называет своих представителей; назвал: {by}, за: {state}",
)  # fmt: skip
def a_member_names_its_own(act: Accredit | Recall, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.condition(
    "13.3", on=Recall,
    en="whoever is recalled had been accredited by that State",
    ru="отзываемое лицо было аккредитовано этим государством",
)  # fmt: skip
def he_had_been_accredited(act: Recall, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Accredit, person=act.person, organ=act.organ, state=act.state)
    return require(none_of(none))


# Sessions ----------------------------------------------------------------------------------------


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


# Who may enter whose acts ------------------------------------------------------------------------


@book.value(
    "13.3", on=ActsFor,
    en="accredited by the State, or by the State in the chair, in a capacity to act; entry: {entry}",
    ru="аккредитован государством либо председательствующим и вправе действовать; запись: {entry}",
)  # fmt: skip
def whom_the_state_has_accredited(q: ActsFor, inq: Inquiry) -> Finding:
    """Who enters whose acts, by the accreditation that stands.

    For a State: whom it accredited, to any organ, as head, minister, secretary or permanent
    representative; no deputy and no expert. For the chair of the Council: whom the State in the
    chair accredited as head or permanent representative. For the Council itself: the head whom that
    State accredited to it. A head who has been superseded acts no longer. For the other organs it
    is silent: the Charter does not say who speaks for them. It knows the person and the party, not
    the act: what takes full powers is a question of Article 26.
    """
    state: str | None = q.party
    if q.party in ("chair", "council"):
        seat = inq.value(Chair("council"))
        state = seat.state if seat else None
    if state is None:
        return silent()
    able = CAPACITIES.get(q.party, ("head", "minister", "secretary", "permanent_representative"))
    standing = [
        act for act in inq.acts(Accredit, person=q.person)
        if act.state == state and act.capacity in able
        and (q.party != "council" or act.organ == "council")
        and _credential(MaySit(q.person, act.organ), inq) == act
        and not _claims_before(act, inq)
    ]  # fmt: skip
    if not standing:
        return silent()
    return found(standing[-1].seq, entry=standing[-1].seq)
