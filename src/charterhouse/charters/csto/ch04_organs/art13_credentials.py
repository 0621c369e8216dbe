"""Who is accredited, by whom, and who acts for whom by an accreditation (13.3)."""

from __future__ import annotations

from charterhouse.core.answers import Answer, Finding, Truth, found, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..names import Organ
from .acts import AcceptFormat, JoinDecision, ObjectToFormat, StateOnOutcome, TakePosition
from .session_acts import Accredit, Convene, Move, Recall, RecordPresence
from .draft_lookups import tabled, way_of
from .session_questions import ActsFor, Chair, MaySit, Seat
from .seat_lookups import (
    FITTING, claims_before, credential, credentials, office_of, refused, sitting_beside,
)  # fmt: skip

_Spoken = TakePosition | JoinDecision | AcceptFormat | ObjectToFormat | Move | StateOnOutcome
_InTheRoom = TakePosition | AcceptFormat | ObjectToFormat | Move | RecordPresence

# Accrediting and recalling -----------------------------------------------------------------------


@book.power(
    "13.3", on=(Accredit, Recall),
    en="a Member names its own; by: {by}, for: {state}, besides: {besides}",
    ru="государство-член называет своих представителей; назвал: {by}, за: {state}, наряду с: {besides}",
    cure=(
        "Have this State, if it is a Member, do so itself: {state}.",
        "Сделать это следует самому государству-члену: {state}.",
    ),
)  # fmt: skip
def a_member_names_its_own(act: Accredit | Recall, inq: Inquiry) -> Finding:
    """A later accreditation to a seat is no breach: who of the two sits is asked when one would sit."""
    beside = sitting_beside(act, inq) if isinstance(act, Accredit) else []
    besides = [each.person for each in beside]
    own = act.by == act.state
    return require(
        own, inq.ask(Member(act.state)), by=act.by, state=act.state, besides=besides
    )


@book.condition(
    "13.3", on=Recall,
    en="whoever is recalled had been accredited by that State",
    ru="отзываемое лицо было аккредитовано этим государством",
    cure=(
        "Check the person, the State and the organ; who was never accredited need not be recalled.",
        "Проверьте лицо, государство и орган; неаккредитованное лицо отзывать не нужно.",
    ),
)  # fmt: skip
def he_had_been_accredited(act: Recall, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Accredit, person=act.person, organ=act.organ, state=act.state)
    return require(none_of(none))


@book.condition(
    "13.3", on=Accredit, evidence="D",
    en="whoever is accredited sits for no other State in that organ; sits for: {other}",
    ru="аккредитуемый не представляет в этом органе другое государство; представляет: {other}",
    cure=("Have {other} recall that person first.", "Сначала {other} следует отозвать это лицо."),
)  # fmt: skip
def he_sits_for_no_other_state(act: Accredit, inq: Inquiry) -> Finding:
    seat = credential(act.person, act.organ, inq)
    other = seat.state if seat is not None and seat.state != act.state else None
    return require(other is None, other=other)


@book.condition(
    "13.3", on=Accredit, evidence="D",
    en="the accreditation has not run out before it begins; until: {until}",
    ru="срок аккредитации не истёк до её начала; до: {until}",
    cure=("Name a later day.", "Укажите более поздний день."),
)  # fmt: skip
def it_has_not_run_out(act: Accredit, inq: Inquiry) -> Finding:
    return silent() if act.until is None else require(not inq.reached(act.until), until=act.until)


@book.condition(
    "13.3", on=Accredit, edition="second-protocol",
    en="of a head of government the national law that empowers him is named, unless his own State alone judges it; "
    "judged by: {judged_by}, named: {legal_basis}",
    ru="для главы правительства назван уполномочивающий его закон, если только о полномочиях не судит одно его "
    "государство; судит: {judged_by}, назван: {legal_basis}",
    cure=(
        "Name in `legal_basis` the national law that empowers the head of government.",
        "Укажите в `legal_basis` закон, который уполномочивает главу правительства.",
    ),
)  # fmt: skip
def the_law_that_empowers_him_is_named(act: Accredit, inq: Inquiry) -> Finding:
    """Who judges it, G-24 says; where the Council verifies, it must be told what there is to verify."""
    at_the_head = act.organ == "council" and act.capacity == "head"
    if not at_the_head or office_of(act) != "head_of_government":
        return silent()
    judged_by = "its_own_state" if inq.reading("G-24") == "A" else "council"
    named = act.legal_basis.strip() or None
    return require(
        judged_by != "council" or named is not None, judged_by=judged_by, legal_basis=named
    )


# Whoever acts for a Member on a draft or in a session --------------------------------------------


@book.condition(
    "13.3", on=(TakePosition, JoinDecision, AcceptFormat, ObjectToFormat, Move, StateOnOutcome),
    evidence="D",
    en="whoever is named acts for that Member there; person: {person}, for: {state}, in: {organ}, "
    "accredited there by: {accredited}",
    ru="названное лицо действует там за это государство; лицо: {person}, за: {state}, в: {organ}, "
    "там аккредитовано: {accredited}",
    cure=(
        "Have {state} accredit {person} to {organ} in a capacity to act, or have another act for it.",
        "{state} следует аккредитовать лицо {person} ({organ}) с правом действовать, либо пусть "
        "действует другое лицо.",
    ),
)  # fmt: skip
def whoever_is_named_acts_for_that_member(act: _Spoken, inq: Inquiry) -> Finding:
    """In the room he sits for that State in that organ; in writing its accreditation is enough.

    Where nobody is named it is silent: who entered the act is then the desk's to check.
    """
    organ = _before(act, inq)
    if not act.person or organ is None:
        return silent()
    state = act.by if isinstance(act, Move) else act.state
    seat = credential(act.person, organ, inq)
    facts = {
        "person": act.person, "state": state, "organ": organ,
        "accredited": None if seat is None else seat.state,
    }  # fmt: skip
    if _in_writing(act, inq):
        return require(inq.ask(ActsFor(act.person, state)), **facts)
    return require(seat is None or seat.state == state, inq.ask(MaySit(act.person, organ)), **facts)


@book.condition(
    "13.3", on=(TakePosition, AcceptFormat, ObjectToFormat, Move, RecordPresence), evidence="D",
    en="a Member in the room that has accredited somebody there has somebody still; State: {state}, in: {organ}, "
    "ended: {ended}",
    ru="у государства в зале, аккредитовавшего там представителя, он есть и сейчас; государство: {state}, в: {organ}, "
    "полномочия прекращены: {ended}",
    cure=(
        "Have {state} accredit somebody to {organ}, and name in `person` who speaks.",
        "{state} следует аккредитовать представителя ({organ}); укажите в `person`, кто выступает.",
    ),
)  # fmt: skip
def a_member_in_the_room_has_somebody_there(act: _InTheRoom, inq: Inquiry) -> Finding:
    """Of whom nobody is named. Where no accreditation was ever entered, nobody keeps them, and it is silent."""
    organ = _before(act, inq)
    absent = isinstance(act, TakePosition) and act.position.startswith("absent")
    if act.person or organ is None or absent or _in_writing(act, inq):
        return silent()
    state = act.by if isinstance(act, Move) else act.state
    given = inq.acts(Accredit, state=state, organ=organ)
    if all(each.capacity != FITTING[organ] for each in given):
        return silent()
    standing = [each for each in given if credential(each.person, organ, inq) == each]
    if any(
        each.capacity == FITTING[organ] or inq.ask(MaySit(each.person, organ)).truth is Truth.MET
        for each in standing
    ):
        return require(True, state=state, organ=organ, ended=[])
    ended = sorted({each.person for each in given if each.capacity == FITTING[organ]})
    another = none_of(inq.complete(Accredit, state=state, organ=organ))  # who may be unrecorded
    return require(another, state=state, organ=organ, ended=ended)


def _before(act: _Spoken | RecordPresence, inq: Inquiry) -> Organ | None:
    """The organ in which he speaks."""
    if isinstance(act, (Move, RecordPresence)):
        convened = inq.acts(Convene, session=act.session)
        return convened[-1].organ if convened else None
    draft = tabled(act.draft, inq)
    return draft.organ if draft is not None else None


def _in_writing(act: _Spoken | RecordPresence, inq: Inquiry) -> bool:
    if isinstance(act, (Move, RecordPresence)):
        return False
    means = act.means if isinstance(act, TakePosition) else None
    if means is not None:
        return means == "writing"
    if isinstance(act, (JoinDecision, StateOnOutcome)):
        return True
    return way_of(act.draft, inq) in ("limited", "circulation", "silence")


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
    chair accredited as head or permanent representative. For an organ itself: who sits in it for
    the State in its own chair. Whoever has been superseded or refused acts no longer. It knows the
    person and the party, not the act: what takes full powers is a question of Article 26.
    """
    organ = _organ_of(q.party)
    state: str | None = q.party
    if organ is not None:
        chair = inq.ask(Chair(organ))
        seat = None if _is_merely_assumed(chair) else chair.value
        state = seat.state if seat else None
    if state is None:
        return silent()
    able = _able_to_act(q.party, organ)
    standing = [
        act for act in credentials(q.person, inq)
        if act.state == state and act.capacity in able
        and (q.party != organ or act.organ == organ)
        and not claims_before(act, inq) and refused(act, inq) is not Truth.MET
    ]  # fmt: skip
    if not standing:
        return silent()
    return found(standing[-1].seq, entry=standing[-1].seq)


def _is_merely_assumed(chair: Answer[Seat]) -> bool:
    """Whether nothing on record says who chairs an organ: a default gives nobody the right to act for it."""
    by_default = chair.value is not None and chair.value.basis == "chairs_the_council"
    return by_default and "organs.chair" in chair.assumed


def _organ_of(party: str) -> Organ | None:
    """The organ in whose chair somebody must be to act for a party; of a State, none."""
    named: Organ | None = next((organ for organ in FITTING if organ == party), None)
    return "council" if party == "chair" else named


def _able_to_act(party: str, organ: Organ | None) -> tuple[str, ...]:
    """In what capacities one acts for a party."""
    if organ is None:
        return ("head", "minister", "secretary", "permanent_representative")
    return ("head", "permanent_representative") if party == "chair" else (FITTING[organ],)
