"""
21.1. A State outside the Organisation, or an international organisation, may become an observer: it
      studies the Organisation's open law and practice and takes on no practical work.
21.2. A Regulation that the Council approves says what an observer may do, and how one becomes and
      ceases to be one.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import ApproveRegulation, TableDraft
from ..ch04_organs.questions import adopted
from ..ch06_membership.questions import Member
from .acts import ApplyForStatus, EndStatus, GrantStatus, RecordCriterion, Renounce
from .questions import Relation, Status

STATUSES = ("observer", "partner")


# What an entity is -------------------------------------------------------------------------------


@book.value("21.1", on=Status, en="statuses granted and not ended: {statuses}", ru="предоставленные и не прекращённые статусы: {statuses}")
def what_was_granted_and_not_ended(q: Status, inq: Inquiry) -> Finding:
    running = {status: _runs(q.entity, status, inq) for status in STATUSES}
    if Truth.OPEN in running.values():
        return missing(statuses=None)
    held = [status for status, truth in running.items() if truth is Truth.MET]
    areas = [area for measure, _, _ in adopted(inq, GrantStatus, entity=q.entity) for area in measure.areas]
    return found(Relation("_and_".join(held) or "none", tuple(areas) if held else ()), statuses=held)


def _runs(entity: str, status: str, inq: Inquiry) -> Truth:
    """Whether a status was granted and is neither over, ended nor renounced."""
    runs = none_of(inq.complete(GrantStatus, entity=entity))
    for measure, said, answer in adopted(inq, GrantStatus, EndStatus, entity=entity):
        if measure.status != status:
            continue
        if isinstance(measure, EndStatus):
            runs = all_of(runs, none_of(answer))
            continue
        over = measure.until is not None and inq.reached(measure.until)
        renounced = [act for act in inq.acts(Renounce, entity=entity)
                     if act.status == status and (act.on, act.seq) > (said.on, said.seq)]  # fmt: skip
        runs = any_of(runs, all_of(answer, not over, not renounced))
    return runs


# What the Council may adopt ----------------------------------------------------------------------


@book.power("21.1", adopting=GrantStatus, en="the Charter in force knows observers; status: {status}", ru="действующий Устав предусматривает наблюдателей; статус: {status}")
def the_charter_knows_observers(draft: TableDraft, inq: Inquiry) -> Finding:
    """Observers stand in the Charter from the start; the Third Protocol redefined them."""
    assert isinstance(draft.measure, GrantStatus)
    if draft.measure.status != "observer":
        return silent()
    return require(draft.organ == "council", status=draft.measure.status)


@book.power("21.1", adopting=EndStatus, en="the Council ends what it granted; status: {status}", ru="Совет прекращает предоставленный им статус; статус: {status}")
def the_council_ends_a_status(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EndStatus)
    return require(draft.organ == "council", status=draft.measure.status)


@book.condition("21.1", adopting=EndStatus, en="that status is held", ru="этот статус имеется")
def that_status_is_held(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EndStatus)
    return require(_runs(draft.measure.entity, draft.measure.status, inq))


@book.condition("21.1", adopting=GrantStatus, en="it is not a Member; entity: {entity}", ru="это не государство-член; кто: {entity}")
def the_entity_is_no_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    entity = draft.measure.entity
    if not (len(entity) == 2 and entity.isupper()):
        return silent()  # an organisation
    return require(none_of(inq.ask(Member(entity))), entity=entity)


@book.condition("21.1", adopting=GrantStatus, en="it holds no other status, under that reading; holds: {holds}", ru="иного статуса нет, при таком толковании; имеется: {holds}")
def it_holds_no_other_status(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    measure = draft.measure
    others = {status: _runs(measure.entity, status, inq) for status in STATUSES if status != measure.status}
    if all(truth is Truth.BREACHED for truth in others.values()):
        return silent()
    if inq.reading("G-37") == "B":  # statuses may be held together
        return silent()
    return require(none_of(*others.values()), holds=list(others))


@book.condition("21.2", adopting=GrantStatus, en="the Regulation on the status is approved, under that reading; regulation: {regulation}", ru="положение о статусе утверждено, при таком толковании; положение: {regulation}")
def the_regulation_is_approved(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    name = f"{draft.measure.status}-status"
    approved = [answer for _, _, answer in adopted(inq, ApproveRegulation, regulation=name)]
    if any_of(*approved) is Truth.MET:
        return require(True, regulation=name)
    if inq.reading("G-41.status") == "B":  # the Charter suffices
        return silent()
    none = none_of(inq.complete(ApproveRegulation, regulation=name))
    return require(any_of(*approved, none), regulation=name)


# What entities and the Secretariat do --------------------------------------------------------------


@book.power("21.1", on=(ApplyForStatus, Renounce), en="the entity speaks for itself; by: {by}", ru="заявитель выступает сам; обратился: {by}")
def the_entity_speaks_for_itself(act: ApplyForStatus | Renounce, inq: Inquiry) -> Finding:
    return require(act.by == act.entity, by=act.by)


@book.condition("21.1", on=Renounce, en="it holds that status; status: {status}", ru="этот статус у него есть; статус: {status}")
def it_holds_that_status(act: Renounce, inq: Inquiry) -> Finding:
    return require(_runs(act.entity, act.status, inq), status=act.status)


@book.bar("21.1", on=ApplyForStatus, en="it is not a Member", ru="это не государство-член")
def the_applicant_is_no_member(act: ApplyForStatus, inq: Inquiry) -> Finding:
    if not (len(act.entity) == 2 and act.entity.isupper()):
        return silent()
    return require(none_of(inq.ask(Member(act.entity))))


@book.power("21.2", on=RecordCriterion, en="the Secretariat checks the criteria; by: {by}", ru="критерии проверяет Секретариат; внёс: {by}")
def the_secretariat_checks_the_criteria(act: RecordCriterion, inq: Inquiry) -> Finding:
    return require(act.by in ("secretariat", "secretary_general"), by=act.by)


