"""Who sits for a Member in an organ (13.3): by what accreditation, contested, accepted, refused."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Members, Suspended
from .acts import TableDraft
from .session_acts import Accredit, ContestSeat, VerifyCredentials
from .session_questions import MaySit, Seated, Seats
from .seat_lookups import accepted, claims_before, contested, credential, office_of


@book.power(
    "13.3", on=MaySit,
    en="a Member has accredited that person; accredited by: {state}",
    ru="лицо аккредитовано государством-членом; аккредитовало: {state}",
    cure=("Have a Member accredit that person.", "Государству следует аккредитовать это лицо."),
)  # fmt: skip
def a_member_has_accredited_him(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None:
        given = inq.acts(Accredit, person=q.person, organ=q.organ)
        told = inq.complete(Accredit, person=q.person, organ=q.organ)
        return require(False if given else none_of(told), state=None)
    return require(inq.ask(Member(seat.state)), state=seat.state)


@book.bar(
    "20.1", on=MaySit,
    en="the Member's part in the organs is not suspended",
    ru="участие государства-члена в органах не приостановлено",
)  # fmt: skip
def the_member_is_not_suspended(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    return silent() if seat is None else require(none_of(inq.ask(Suspended(seat.state))))


@book.condition(
    "13.3", on=MaySit,
    en="in the Council a head sits; ministers and others attend (13.4); capacity: {capacity}",
    ru="в Совете заседает глава, министры и другие присутствуют (13.4); в качестве: {capacity}",
)  # fmt: skip
def a_head_sits_in_the_council(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "council":
        return silent()
    return require(seat.capacity == "head", capacity=seat.capacity)


@book.condition(
    "13.3", on=MaySit, until="second-protocol",
    en="until the Second Protocol a head of State sits, and none of government; office: {office}",
    ru="до Второго протокола заседает глава государства, не правительства; должность: {office}",
)  # fmt: skip
def a_head_of_state_sits(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "council" or seat.capacity != "head":
        return silent()
    if not seat.office_held:
        inq.lacks("office_held", person=q.person)
        return missing(office=None)
    if office_of(seat) == "head_of_state":
        return require(True, office=seat.office_held)
    if office_of(seat) != "head_of_government":
        return require(False, office=seat.office_held)
    tolerated = inq.reading("G-24.before_v3") == "A"  # A: outside the text, tolerated
    return require(tolerated, office=seat.office_held)


@book.condition(
    "13.3", on=MaySit, edition="second-protocol",
    en="whoever sits at the head is head of State or of government; office: {office}",
    ru="во главе заседает глава государства или правительства; должность: {office}",
    cure=(
        "Accredit the head of State or of government as head, and whoever holds another office in another capacity.",
        "Главой следует аккредитовать главу государства или правительства, прочих должностных лиц — "
        "в ином качестве.",
    ),
)  # fmt: skip
def a_head_heads_the_state_or_its_government(q: MaySit, inq: Inquiry) -> Finding:
    """Where no office is named, a head is taken for what the word says."""
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "council" or seat.capacity != "head" or not seat.office_held:
        return silent()
    heads = office_of(seat) in ("head_of_state", "head_of_government")
    return require(heads, office=seat.office_held)


@book.condition(
    "13.3", on=MaySit, edition="second-protocol",
    en="a head of government sits where national law empowers him, as its own State or the Council judges; "
    "judged by: {judged_by}, law on record: {legal_basis}",
    ru="глава правительства заседает, если его уполномочивает закон, о чём судит само государство либо "
    "Совет; судит: {judged_by}, закон в реестре: {legal_basis}",
    cure=(
        "Accredit the head of government anew with the national law that empowers him, or have the Council "
        "accept the credentials.",
        "Аккредитуйте главу правительства заново с указанием уполномочивающего его закона либо добейтесь "
        "признания полномочий Советом.",
    ),
)  # fmt: skip
def a_head_of_government_is_empowered(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "council" or office_of(seat) != "head_of_government":
        return silent()
    if inq.reading("G-24") == "A":  # its own State decides, others take note
        return require(True, judged_by="its_own_state", legal_basis=seat.legal_basis or None)
    verdict = accepted(seat, inq)
    shown = Truth.BREACHED if verdict is None else verdict
    return require(any_of(bool(seat.legal_basis), shown), judged_by="council", legal_basis=seat.legal_basis or None)


@book.bar(
    "13.3", on=MaySit,
    en="nobody else has the better claim to the seat of that State; who has: {other}",
    ru="ни у кого другого нет преимущественного права на место этого государства; оно у: {other}",
    cure=("Have the State recall one of the two.", "Государству следует отозвать одного из двух."),
)  # fmt: skip
def no_other_has_the_better_claim(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None:
        return silent()
    before = claims_before(seat, inq)
    return require(not before, other=before)


@book.bar(
    "13.3", on=MaySit,
    en="the organ has not refused the credentials; contested by: {contested}, accepted: {accepted}",
    ru="орган не отклонил полномочия; оспорили: {contested}, признаны: {accepted}",
    cure=("Have the State name another.", "Государству следует назвать другое лицо."),
)  # fmt: skip
def its_organ_has_not_refused_him(q: MaySit, inq: Inquiry) -> Finding:
    """A (G-24): a contest or a refusal changes nothing. B: until it is settled the seat is provisional."""
    seat = credential(q.person, q.organ, inq)
    if seat is None:
        return silent()
    against, verdict = contested(seat, inq), accepted(seat, inq)
    facts = {"contested": against, "accepted": None if verdict is None else verdict.value}
    if verdict is None and not against:
        return silent()
    if inq.reading("G-24") == "A":
        return require(True, **facts)
    if verdict is None:
        return require(inq.complete(VerifyCredentials, person=q.person), **facts)
    return require(verdict, **facts)


# The seats of an organ ---------------------------------------------------------------------------


@book.value(
    "13.3", on=Seats,
    en="each Member sits by whom it has accredited; seats: {seats}, not known of: {unknown}",
    ru="за государство заседает тот, кого оно аккредитовало; места: {seats}, нет сведений о: {unknown}",
)  # fmt: skip
def each_member_sits_by_whom_it_accredited(q: Seats, inq: Inquiry) -> Finding:
    """One for each Member that somebody sits for; provisional while contested, where that matters."""
    members = inq.value(Members())
    if members is None:
        return missing(seats=[], unknown=[])
    seated, unknown = [], []
    for state in sorted(members):
        given = {act.person: act for act in inq.acts(Accredit, organ=q.organ, state=state)}
        may = {
            person: inq.ask(MaySit(person, q.organ)).truth for person, act in given.items()
            if credential(person, q.organ, inq) == act
        }  # fmt: skip
        sits = [person for person, truth in may.items() if truth is Truth.MET]
        if sits:
            seated.append(_seated(given[sits[-1]], inq))
        elif Truth.OPEN in may.values() or (not given and _not_told(state, q, inq)):
            unknown.append(state)
    facts = {"seats": [f"{seat.state}: {seat.person}" for seat in seated], "unknown": unknown}
    return missing(**facts) if unknown else found(tuple(seated), **facts)


def _seated(seat: Accredit, inq: Inquiry) -> Seated:
    """A seat that is taken; provisional from a contest until the organ has decided (G-24=B)."""
    open_to_doubt = bool(contested(seat, inq)) and accepted(seat, inq) is not Truth.MET
    provisional = open_to_doubt and inq.reading("G-24") == "B"
    return Seated(seat.state, seat.person, seat.capacity, provisional)


def _not_told(state: str, q: Seats, inq: Inquiry) -> bool:
    return inq.complete(Accredit, organ=q.organ, state=state) is Truth.OPEN


# Contests ----------------------------------------------------------------------------------------


@book.power(
    "13.3", on=ContestSeat, evidence="D",
    en="another Member contests a seat; by: {by}, of: {state}",
    ru="место оспаривает другое государство-член; оспорило: {by}, место: {state}",
    cure=(
        "A Member recalls its own representative; it does not contest its own seat.",
        "Собственного представителя государство отзывает, а не оспаривает его место.",
    ),
)  # fmt: skip
def another_member_contests_a_seat(act: ContestSeat, inq: Inquiry) -> Finding:
    may = all_of(inq.ask(Member(act.by)), none_of(inq.ask(Suspended(act.by))))
    return require(act.by != act.state, may, by=act.by, state=act.state)


@book.condition(
    "13.3", on=ContestSeat, evidence="D",
    en="that person is accredited by that State; accredited by: {accredited}",
    ru="это лицо аккредитовано этим государством; аккредитовало: {accredited}",
    cure=(
        "Name a person whom that State has accredited to that organ.",
        "Укажите лицо, которое это государство аккредитовало в этом органе.",
    ),
)  # fmt: skip
def there_is_a_seat_to_contest(act: ContestSeat, inq: Inquiry) -> Finding:
    seat = credential(act.person, act.organ, inq)
    if seat is not None:
        return require(seat.state == act.state, accredited=seat.state)
    none = inq.nothing_recorded(Accredit, person=act.person, organ=act.organ)
    return require(False if none is Truth.BREACHED else none_of(none), accredited=None)


@book.condition(
    "13.3", on=ContestSeat, evidence="D",
    en="the contest gives its reason",
    ru="указана причина оспаривания",
    cure=("Give the reason.", "Укажите причину."),
)  # fmt: skip
def the_contest_gives_its_reason(act: ContestSeat, inq: Inquiry) -> Finding:
    return require(bool(act.reason.strip()))


@book.power(
    "13.3", adopting=VerifyCredentials, evidence="D",
    en="an organ verifies the credentials of those who sit in it; before: {organ}, seat in: {of}",
    ru="полномочия проверяет тот орган, в котором лицо заседает; внесено в: {organ}, место в: {of}",
    cure=(
        "Table it in the organ in which the seat is: {of}.",
        "Внесите проект в орган, о месте в котором идёт речь: {of}.",
    ),
)  # fmt: skip
def an_organ_verifies_its_own_credentials(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, VerifyCredentials)
    return require(draft.organ == draft.measure.organ, organ=draft.organ, of=draft.measure.organ)


@book.condition(
    "13.3", adopting=VerifyCredentials, evidence="D",
    en="there are credentials of that State to verify; accredited by: {accredited}",
    ru="есть полномочия этого государства для проверки; аккредитовало: {accredited}",
    cure=(
        "Name a person whom that State has accredited to that organ.",
        "Укажите лицо, которое это государство аккредитовало в этом органе.",
    ),
)  # fmt: skip
def there_are_credentials_to_verify(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, VerifyCredentials)
    measure = draft.measure
    seat = credential(measure.person, measure.organ, inq)
    if seat is not None:
        return require(seat.state == measure.state, accredited=seat.state)
    none = inq.nothing_recorded(Accredit, person=measure.person, organ=measure.organ)
    return require(False if none is Truth.BREACHED else none_of(none), accredited=None)
