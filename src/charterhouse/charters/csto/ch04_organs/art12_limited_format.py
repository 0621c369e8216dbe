"""The limited format: when the Council may decide so (12.4)."""

from __future__ import annotations


from charterhouse.core.acts import Measure
from charterhouse.core.answers import Finding, Truth, all_of, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch05_secretariat.acts import AppointSecretaryGeneral, EndSecretaryGeneral
from ..ch06_membership.acts import Admit, Expel, LiftSuspension, Restore, Suspend
from ..ch06_membership.questions import Member
from ..ch09_financing.acts import ApplyArticle25
from ..ch09_financing.questions import Deprived
from ..ch10_final.questions import InForce
from .acts import AcceptFormat, Announce, ObjectToFormat, PutDraft
from .count_lookups import whoever_may_count
from .draft_lookups import all_told, measure_of, said_of, tabled, way_of
from .measure_lookups import FINANCIAL
from .silence_lookups import answers_end, in_the_way, in_time, silence_is_over
from .questions import Adopted, Carried, Counts
from .session_lookups import place
from .word_lookups import last_words, stance

NEED_THE_WHOLE = (
    AppointSecretaryGeneral, EndSecretaryGeneral, Admit, Restore, Suspend, Expel, LiftSuspension,
    ApplyArticle25,
)  # fmt: skip


def _limited(draft: str, inq: Inquiry) -> bool:
    return way_of(draft, inq) == "limited"


def _would_be_limited(q: Carried | PutDraft, inq: Inquiry) -> bool:
    """Whether it is to be decided so: as it is being put, or as it was put."""
    return q.way == "limited" if isinstance(q, PutDraft) else _limited(q.draft, inq)


# When the Council may decide so ------------------------------------------------------------------


@book.condition(
    "12.4", on=(Carried, PutDraft),
    en="the Charter in force knows the limited format; since the First Protocol",
    ru="действующий Устав предусматривает ограниченный формат; с Первого протокола",
    cure=("Put it for consensus.", "Поставьте его на решение консенсусом."),
)  # fmt: skip
def the_limited_format_has_a_basis(q: Carried | PutDraft, inq: Inquiry) -> Finding:
    if not _would_be_limited(q, inq):
        return silent()
    return require(inq.ask(InForce("first-protocol")))


@book.condition(
    "12.4", on=(Carried, PutDraft), edition="first-protocol",
    en="the Council decides in limited format, or delegates it; before: {organ}, delegated by: {parent}",
    ru="в ограниченном формате решает Совет либо тот, кому он поручил; внесено в: {organ}, "
    "поручение: {parent}",
    cure=("Have the Council decide it.", "Вынесите вопрос на решение Совета."),
)  # fmt: skip
def the_council_uses_or_delegates_it(q: Carried | PutDraft, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None or not _would_be_limited(q, inq):
        return silent()
    facts = {"organ": draft.organ, "parent": draft.parent or None}
    if draft.organ == "council":
        return require(True, **facts)
    above = tabled(draft.parent, inq) if draft.parent else None
    if above is None or above.organ != "council":
        return require(False, **facts)
    return require(inq.reading("G-19") == "B", inq.ask(Adopted(draft.parent)), **facts)


@book.condition(
    "12.4", on=(Carried, PutDraft), edition="first-protocol",
    en="the matter may be decided in limited format; matter: {matter}",
    ru="вопрос допускает решение в ограниченном формате; вопрос: {matter}",
    cure=("Put it for consensus.", "Поставьте его на решение консенсусом."),
)  # fmt: skip
def the_matter_is_open_to_it(q: Carried | PutDraft, inq: Inquiry) -> Finding:
    if not _would_be_limited(q, inq):
        return silent()
    measure = measure_of(q.draft, inq)
    name = measure.named if isinstance(measure, Measure) else "text"
    if not isinstance(measure, (*NEED_THE_WHOLE, *FINANCIAL)):
        return require(True, matter=name)
    barred = {"A": (), "B": NEED_THE_WHOLE, "C": (*NEED_THE_WHOLE, *FINANCIAL)}
    return require(not isinstance(measure, barred[inq.reading("G-18")]), matter=name)


@book.exception(
    "12.4", on=Carried, to="12.1.no_member_objects", edition="first-protocol",
    en="no Member objects to the limited format or to the decision; objecting: {objecting}",
    ru="нет возражений ни против ограниченного формата, ни против решения; возражают: {objecting}",
)  # fmt: skip
def no_member_objects_to_format_or_decision(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    counted = {state: _heard(state, q.draft, inq) for state in sorted(_against(q, inq))}
    told = all_of(all_told(q.draft, inq), inq.complete(ObjectToFormat, draft=q.draft))
    return require(none_of(*counted.values()), told, objecting=who(counted))


def _against(q: Carried, inq: Inquiry) -> set[str]:
    """Who objects, to the way of deciding or to the decision, and in time."""
    end = answers_end(q.draft, inq)
    accepted = {act.state: act for act in _accepted(q, inq)}
    against = {
        act.state for act in said_of(ObjectToFormat, q.draft, inq, q.heard)
        if in_time(act, end) and not _later(accepted.get(act.state), act)
    }  # fmt: skip
    return against | {
        state for state, said in last_words(q.draft, inq, q.heard).items()
        if in_the_way(said, inq)
    }  # fmt: skip


def _accepted(q: Carried, inq: Inquiry) -> list[AcceptFormat]:
    """Who said in time that it does not object to the format."""
    end = answers_end(q.draft, inq)
    return [act for act in said_of(AcceptFormat, q.draft, inq, q.heard) if in_time(act, end)]


def _accepted_as_decided(q: Carried, inq: Inquiry) -> list[AcceptFormat]:
    """Who accepted the format of a decision already announced, and so objects to neither."""
    said = [
        act for act in said_of(Announce, q.draft, inq, q.heard) if act.outcome == "adopted"
    ]  # fmt: skip
    return [act for act in _accepted(q, inq) if said and place(said[0]) < place(act)]


def _later(accepted: AcceptFormat | None, objected: ObjectToFormat) -> bool:
    """Whether a Member dropped its objection to the format afterwards."""
    return accepted is not None and (accepted.on, accepted.seq) > (objected.on, objected.seq)


def _heard(state: str, draft: str, inq: Inquiry) -> Truth:
    """Whether a Member's word counts; one without a vote by G-05.limited_format."""
    counts = inq.ask(Counts(state, draft))
    if counts.truth is Truth.MET or inq.ask(Deprived(state)).truth is Truth.BREACHED:
        return all_of(counts)
    return all_of(inq.ask(Member(state)) if inq.reading("G-05.limited_format") == "B" else counts)


@book.exception(
    "12.4", on=Carried, to="12.1.nobody_that_counts_is_missing", edition="first-protocol",
    en="each Member's non-objection is known; not known of: {lacking}",
    ru="отсутствие возражений известно от каждого; не известно о: {lacking}",
    cure=(
        "Have it said that they do not object to the decision itself: {lacking}; neither silence nor "
        "acceptance of the format alone says so.",
        "Получите сообщения об отсутствии возражений против самого решения: {lacking}; ни молчание, "
        "ни одно согласие на формат этого не означают.",
    ),
)  # fmt: skip
def each_non_objection_is_known(q: Carried, inq: Inquiry) -> Finding:
    """To the decision itself, which is more than to the format; a position gives both."""
    if not _limited(q.draft, inq):
        return silent()
    words = last_words(q.draft, inq, q.heard)
    spoke = {state for state, said in words.items() if said.position != "absent"}
    spoke |= {act.state for act in _accepted_as_decided(q, inq)}
    told = all_of(all_told(q.draft, inq), inq.complete(AcceptFormat, draft=q.draft))
    mute = {
        state: all_of(_heard(state, q.draft, inq), told)
        for state in whoever_may_count(inq) if state not in spoke
    }  # fmt: skip
    if silence_is_over(q, inq):
        return require(True, lacking=who(mute))  # silence has become non-objection
    return require(none_of(*mute.values()), lacking=who(mute))


@book.exception(
    "12.4", on=Carried, to="12.1.enough_members_take_part", edition="first-protocol",
    en="those who take part are for it, and there is one at least; for: {supporting}",
    ru="участвующие — за, и есть хотя бы одно государство; за: {supporting}",
)  # fmt: skip
def those_who_take_part_are_for_it(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    words = sorted(last_words(q.draft, inq, q.heard).items())
    supporting = [state for state, said in words if stance(said) == "for"]
    return require(bool(supporting), supporting=supporting)


@book.power(
    "12.4", on=(ObjectToFormat, AcceptFormat),
    en="a Member speaks for itself; by: {by}",
    ru="государство-член выступает само; выступил: {by}",
    cure=("Have that Member say so itself.", "Пусть это государство-член выскажется само."),
)  # fmt: skip
def a_member_answers_on_the_format(act: ObjectToFormat | AcceptFormat, inq: Inquiry) -> Finding:
    member, known = inq.ask(Member(act.state)), inq.ask(InForce("first-protocol"))
    return require(act.by == act.state, member, known, by=act.by)
