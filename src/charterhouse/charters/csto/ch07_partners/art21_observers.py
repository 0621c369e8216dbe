"""
21.1. A State outside the Organisation, or an international organisation, may become an observer: it
      studies the Organisation's open law and practice and takes on no practical work.
21.2. A Regulation that the Council approves says what an observer may do, and how one becomes and
      ceases to be one.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, found, missing, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.draft_lookups import IN_SESSION
from ..ch04_organs.questions import Carried
from ..ch06_membership.questions import Member
from .acts import ApplyForStatus, EndStatus, GrantStatus, RecordCriterion, Renounce
from .questions import STATUSES, Relation, Status, areas_of, ends_on, is_a_state, runs
from .statuses import (
    council_ends, ends_without_consensus, granted, it_is_held, no_criterion_unmet, no_member,
    no_other_status, regulation_approved,
)  # fmt: skip

OBSERVER, PARTNER = STATUSES


# What an entity is -------------------------------------------------------------------------------


@book.value(
    "21.1", on=Status,
    en="statuses granted and not ended: {statuses}",
    ru="предоставленные и не прекращённые статусы: {statuses}",
)  # fmt: skip
def what_was_granted_and_not_ended(q: Status, inq: Inquiry) -> Finding:
    running = {status: runs(q.entity, status, inq) for status in STATUSES}
    held = who(running)
    if held and is_a_state(q.entity):
        member = inq.ask(Member(q.entity)).truth
        if member is not Truth.BREACHED and inq.reading("G-37") == "A":  # a Member has no other
            if member is Truth.OPEN:
                return missing(statuses=None)
            return found(Relation("none"), statuses=[])
    if Truth.OPEN in running.values():
        return missing(statuses=None)
    areas = areas_of(q.entity, inq) if PARTNER in held else ()
    ends = [day for status in held if (day := ends_on(q.entity, status, inq)) is not None]
    until = min(ends, default=None)
    return found(Relation("_and_".join(held) or "none", areas, until), statuses=held)


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "21.1", adopting=GrantStatus,
    en="the Council makes observers; before: {organ}",
    ru="статус наблюдателя предоставляет Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_makes_observers(draft: TableDraft, inq: Inquiry) -> Finding:
    """Observers stand in the Charter from the start; the Third Protocol redefined them."""
    if granted(OBSERVER, draft) is None:
        return silent()
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "21.1", adopting=GrantStatus,
    en="an observer is no Member; entity: {entity}",
    ru="наблюдатель не является государством-членом; кто: {entity}",
    cure=("Name one that is no Member.", "Назовите того, кто не является государством-членом."),
)  # fmt: skip
def an_observer_is_no_member(draft: TableDraft, inq: Inquiry) -> Finding:
    grant = granted(OBSERVER, draft)
    return silent() if grant is None else no_member(grant.entity, inq)


@book.condition(
    "21.1", adopting=GrantStatus,
    en="an observer is not a partner already, under that reading",
    ru="наблюдатель ещё не является партнёром, при таком толковании",
    cure=("End the partnership first.", "Сначала прекратите статус партнёра."),
)  # fmt: skip
def an_observer_is_no_partner(draft: TableDraft, inq: Inquiry) -> Finding:
    return no_other_status(OBSERVER, PARTNER, draft, inq)


@book.condition(
    "21.2", adopting=GrantStatus, edition="third-protocol",
    en="the Regulation on observers is approved, under that reading; regulation: {regulation}",
    ru="положение о наблюдателях утверждено, при таком толковании; положение: {regulation}",
    cure=("Approve the Regulation first.", "Сначала утвердите положение."),
)  # fmt: skip
def the_regulation_on_observers_is_approved(draft: TableDraft, inq: Inquiry) -> Finding:
    return regulation_approved(OBSERVER, draft, inq)


@book.condition(
    "21.2", adopting=GrantStatus,
    en="no criterion for observers is recorded as not met, and those that a Regulation fixes are checked; "
    "not met: {unmet}, not checked: {unchecked}",
    ru="нет критериев для наблюдателя, отмеченных как невыполненные, а установленные положением проверены; "
    "не выполнены: {unmet}, не проверены: {unchecked}",
    cure=(
        "Record of each criterion whether it is met. Not met: {unmet}; not checked: {unchecked}.",
        "Отметьте по каждому критерию, выполнен ли он. Не выполнены: {unmet}; не проверены: {unchecked}.",
    ),
)  # fmt: skip
def no_criterion_for_observers_is_unmet(draft: TableDraft, inq: Inquiry) -> Finding:
    return no_criterion_unmet(OBSERVER, draft, inq)


# How it ends -------------------------------------------------------------------------------------


@book.power(
    "21.2", adopting=EndStatus,
    en="the Council ends the status of observer; before: {organ}",
    ru="статус наблюдателя прекращает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_ends_observation(draft: TableDraft, inq: Inquiry) -> Finding:
    return council_ends(OBSERVER, draft)


@book.condition(
    "21.2", adopting=EndStatus,
    en="it is an observer; entity: {entity}",
    ru="наблюдателем является: {entity}",
    cure=("There is nothing to end: withdraw the draft.", "Прекращать нечего: отзовите проект."),
)  # fmt: skip
def it_is_an_observer(draft: TableDraft, inq: Inquiry) -> Finding:
    return it_is_held(OBSERVER, draft, inq)


@book.exception(
    "21.2", on=Carried, to="12.1.no_member_objects",
    en="by the Regulation no objection keeps the status, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании возражение не мешает прекращению статуса, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def the_regulation_ends_observation(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(OBSERVER, q, inq)


@book.exception(
    "21.2", on=Carried, to="12.1.nobody_that_counts_is_missing",
    en="by the Regulation no silence keeps the status, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании молчание не мешает прекращению статуса, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def no_silence_keeps_an_observer(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(OBSERVER, q, inq, IN_SESSION)


@book.exception(
    "21.2", on=Carried, to="12.2.each_has_signed",
    en="by the Regulation no missing signature keeps the status, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании отсутствие подписи не мешает прекращению статуса, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def no_signature_keeps_an_observer(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(OBSERVER, q, inq, ("circulation",))


# What entities and the Secretariat do ------------------------------------------------------------


@book.power(
    "21.1", on=(ApplyForStatus, Renounce),
    en="the entity speaks for itself; by: {by}",
    ru="заявитель выступает сам; обратился: {by}",
    cure=(
        "Let the State or organisation itself do it.",
        "Это следует сделать самому государству или организации.",
    ),
)  # fmt: skip
def the_entity_speaks_for_itself(act: ApplyForStatus | Renounce, inq: Inquiry) -> Finding:
    return require(act.by == act.entity, by=act.by)


@book.condition(
    "21.1", on=Renounce,
    en="it holds that status; status: {status}",
    ru="этот статус у него есть; статус: {status}",
    cure=("Name the status that it holds.", "Назовите статус, который у него есть."),
)  # fmt: skip
def it_holds_that_status(act: Renounce, inq: Inquiry) -> Finding:
    return require(runs(act.entity, act.status, inq), status=act.status)


@book.bar(
    "21.1", on=ApplyForStatus,
    en="it is not a Member; entity: {entity}",
    ru="это не государство-член; кто: {entity}",
    cure=(
        "A Member takes part already: withdraw the application.",
        "Государство-член и так участвует: отзовите заявление.",
    ),
)  # fmt: skip
def the_applicant_is_no_member(act: ApplyForStatus, inq: Inquiry) -> Finding:
    return no_member(act.entity, inq)


@book.power(
    "21.2", on=RecordCriterion,
    en="the Secretariat checks the criteria; by: {by}",
    ru="критерии проверяет Секретариат; внёс: {by}",
    cure=("Let the Secretariat record it.", "Отметку следует внести Секретариату."),
)  # fmt: skip
def the_secretariat_checks_the_criteria(act: RecordCriterion, inq: Inquiry) -> Finding:
    return require(act.by in ("secretariat", "secretary_general"), by=act.by)
