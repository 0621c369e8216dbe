"""How decisions are carried out: what each Member reports (12.3), what is still awaited (16-1.1)."""

from __future__ import annotations

from datetime import date, timedelta

from charterhouse.core.answers import Answer, Finding, Truth, found, missing, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Members
from ..ch10_final.questions import Bound
from .acts import ReportExecution, TableDraft
from .draft_lookups import tabled
from .decision_questions import Awaited, Carriage, Execution, FollowUp, MustExecute, TakesEffect
from .questions import Adopted

CLOSED = ("done", "impossible")  # nothing more is awaited
NATIONAL_ACT = "12.3.the_national_act_is_there_or_not_needed"


# Reporting ---------------------------------------------------------------------------------------


@book.power(
    "12.3", on=ReportExecution,
    en="a Member reports for itself; by: {by}, for: {state}",
    ru="государство-член сообщает само; сообщил: {by}, за: {state}",
    cure=("Have this Member report: {state}.", "Сообщить следует самому государству: {state}."),
)  # fmt: skip
def a_member_reports_for_itself(act: ReportExecution, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by, state=act.state)


@book.power(
    "16-1.1", on=ReportExecution,
    en="the Secretariat enters what a Member has told it in writing; by: {by}, documents: {documents}",
    ru="Секретариат вносит письменное сообщение государства; внёс: {by}, документов: {documents}",
    cure=(
        "Let the Member report itself, or file its letter with the report.",
        "Пусть государство сообщит само либо приложите его письмо.",
    ),
)  # fmt: skip
def the_secretariat_enters_what_it_was_told(act: ReportExecution, inq: Inquiry) -> Finding:
    """It sees to the carrying out of decisions together with the Permanent Council."""
    by_secretariat = act.by in ("secretariat", "secretary_general")
    told = bool(act.documents or act.sources)
    return require(by_secretariat, told, by=act.by, documents=len(act.documents))


@book.condition(
    "12.3", on=ReportExecution,
    en="it is bound by the decision; draft: {draft}",
    ru="решение его обязывает; проект: {draft}",
    cure=(
        "Report once the decision is adopted and binds that Member.",
        "Сообщите, когда решение будет принято и станет обязательным для этого государства.",
    ),
)  # fmt: skip
def what_is_carried_out_binds_it(act: ReportExecution, inq: Inquiry) -> Finding:
    return require(inq.ask(Bound(act.state, decision=act.draft)), draft=act.draft)


@book.bar(
    "12.3", on=ReportExecution,
    en="the report says something new; said before: {stage}",
    ru="сообщение содержит новое; сообщено ранее: {stage}",
    cure=("Report what has changed.", "Сообщите о том, что изменилось."),
)  # fmt: skip
def the_report_says_something_new(act: ReportExecution, inq: Inquiry) -> Finding:
    last = _last_report(act.draft, act.state, inq)
    if last is None:
        return silent()
    told = (act.stage, act.national_act or last.national_act, act.remark)
    return require(told != (last.stage, last.national_act, last.remark), stage=last.stage)


@book.bar(
    "12.3", on=ReportExecution,
    en="what was reported done stays done; said before: {before}, now: {stage}",
    ru="о чём сообщено как об исполненном, то исполнено; ранее: {before}, теперь: {stage}",
    cure=(
        "If the earlier report was mistaken, have it corrected; else report it done, with a remark.",
        "Если прежнее сообщение ошибочно, исправьте его; иначе сообщите об исполнении с примечанием.",
    ),
)  # fmt: skip
def what_was_done_stays_done(act: ReportExecution, inq: Inquiry) -> Finding:
    last = _last_report(act.draft, act.state, inq)
    if last is None or last.stage != "done":
        return silent()
    return require(act.stage == "done", before=last.stage, stage=act.stage)


def _last_report(draft: str, state: str, inq: Inquiry) -> ReportExecution | None:
    """A later report takes the place of an earlier one."""
    reports = inq.acts(ReportExecution, draft=draft, state=state)
    return reports[-1] if reports else None


# How far it has come -----------------------------------------------------------------------------


@book.value(
    "12.3", on=Execution,
    en="stage: {stage}, since: {since}; due: {due}, overdue: {overdue}; national act: "
    "{national_act}; may be a breach from: {clock}",
    ru="стадия: {stage}, с: {since}; срок: {due}, просрочено: {overdue}; национальный акт: "
    "{national_act}; может быть нарушением с: {clock}",
)  # fmt: skip
def how_far_it_has_come(q: Execution, inq: Inquiry) -> Finding:
    """By the last report; not to carry out is a breach from the day that G-22 gives."""
    bound = inq.ask(Bound(q.state, decision=q.draft))
    last, draft = _last_report(q.draft, q.state, inq), tabled(q.draft, inq)
    nothing = {"stage": None, "since": None, "due": None, "overdue": None, "national_act": None}
    if draft is None or bound.truth is not Truth.MET:
        return Finding(
            Truth.OPEN if bound.truth is Truth.OPEN else Truth.BREACHED, {**nothing, "clock": None}
        )
    told = inq.complete(ReportExecution, draft=q.draft, state=q.state)
    if last is None and told is Truth.OPEN:
        return missing(**nothing, clock=None)
    stage = "not_reported" if last is None else last.stage
    due = draft.report_by
    overdue = stage not in CLOSED and due is not None and inq.reached(due + timedelta(days=1))
    acts = [
        each for each in inq.acts(ReportExecution, draft=q.draft, state=q.state) if each.national_act
    ]
    carriage = Carriage(
        stage=stage,
        since=None if last is None else inq.day(last.on),
        due=due,
        overdue=overdue,
        national_act=acts[-1].national_act if acts else "",
        clock=_clock(q, acts, inq),
    )
    return found(
        carriage, stage=carriage.stage, since=carriage.since, due=due, overdue=overdue,
        national_act=carriage.national_act or None, clock=carriage.clock,
    )  # fmt: skip


def _clock(q: Execution, acts: list[ReportExecution], inq: Inquiry) -> date | None:
    """From which day not to carry it out is a breach: from effect, or from the national act if later."""
    must = inq.ask(MustExecute(q.state, q.draft))
    effect = inq.value(TakesEffect(q.draft, q.state))
    if effect is None or must.truth is not Truth.MET:
        return None
    if not acts or not _act_is_a_condition(must, inq):
        return effect
    return max(effect, inq.day(acts[0].on))


def _act_is_a_condition(must: Answer[None], inq: Inquiry) -> bool:
    """Whether the national act was needed, and not the manner of doing alone."""
    needed = any(ground.rule == NATIONAL_ACT for ground in must.grounds)
    return needed and inq.reading("G-22") == "B"


# What is still awaited ---------------------------------------------------------------------------


@book.value(
    "16-1.1", on=FollowUp,
    en="awaited: {awaited}; of these overdue: {overdue}",
    ru="ожидается: {awaited}; из них просрочено: {overdue}",
)  # fmt: skip
def what_is_still_awaited(q: FollowUp, inq: Inquiry) -> Finding:
    """Of decisions that set a day for reports, or on which some Member has reported.

    The Permanent Council follows the decisions of all organs, every other organ its own.
    """
    members = inq.value(Members())
    if members is None:
        return missing(awaited=None, overdue=None)
    items = [
        item for draft in _followed(q, inq) for state in members
        if (item := _awaited(draft, state, inq)) is not None
    ]  # fmt: skip
    value = tuple(sorted(items, key=lambda item: (item.due or date.max, item.draft, item.state)))
    return found(value, awaited=len(value), overdue=sum(item.overdue for item in value))


def _followed(q: FollowUp, inq: Inquiry) -> list[TableDraft]:
    """The drafts adopted whose carrying out somebody waits for."""
    names = {each.draft for each in inq.acts(ReportExecution)}
    names |= {each.draft for each in inq.acts(TableDraft) if each.report_by is not None}
    drafts = [tabled(name, inq) for name in sorted(names)]
    return [
        draft for draft in drafts
        if draft is not None and q.organ in ("permanent_council", draft.organ)
        and inq.ask(Adopted(draft.draft)).truth is Truth.MET
    ]  # fmt: skip


def _awaited(draft: TableDraft, state: str, inq: Inquiry) -> Awaited | None:
    execution = inq.ask(Execution(draft.draft, state))
    if execution.truth is Truth.OPEN:
        return Awaited(draft.draft, state, "not_known", draft.report_by)
    carriage = execution.value
    if carriage is None or carriage.stage in CLOSED:
        return None
    return Awaited(draft.draft, state, carriage.stage, carriage.due, carriage.overdue)
