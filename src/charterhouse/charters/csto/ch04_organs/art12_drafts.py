"""What is done with drafts under Article 12: they are tabled, put, spoken to, announced, joined."""

from __future__ import annotations

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import Finding, Truth, all_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..names import BY_CONSENSUS
from .acts import (
    AcceptFormat, Announce, JoinDecision, ObjectToFormat, PutDraft, Submit, TableDraft,
    TakePosition, WithdrawDraft,
)  # fmt: skip
from .questions import Adopted, Carried, tabled

PRESIDING = ("chair", "secretariat", "secretary_general")


@book.power(
    "12.1", on=TableDraft,
    en="a Member, an organ or the Secretariat tables it; by: {by}",
    ru="вносит государство-член, орган или Секретариат; внёс: {by}",
)  # fmt: skip
def a_member_organ_or_secretariat_tables(act: TableDraft, inq: Inquiry) -> Finding:
    if act.by in (*BY_CONSENSUS, "permanent_council", *PRESIDING):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.power(
    "12.1", on=TakePosition,
    en="a Member speaks for itself; by: {by}, for: {state}",
    ru="государство-член выступает само; выступил: {by}, за: {state}",
)  # fmt: skip
def a_member_speaks_for_itself(act: TakePosition, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.power(
    "12.1", on=JoinDecision,
    en="a Member joins for itself; by: {by}",
    ru="государство-член присоединяется само; присоединился: {by}",
)  # fmt: skip
def a_member_joins_for_itself(act: JoinDecision, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "12.1",
    on=(
        TakePosition, ObjectToFormat, AcceptFormat, JoinDecision, PutDraft, WithdrawDraft, Announce,
    ),
    en="such a draft is on record; draft: {draft}",
    ru="такой проект внесён; проект: {draft}",
    cure=("Table the draft first.", "Сначала внесите проект."),
)  # fmt: skip
def such_a_draft_is_tabled(act: TakePosition | PutDraft | Announce, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(TableDraft, draft=act.draft)), draft=act.draft)


@book.power(
    "12.2", on=PutDraft,
    en="the chair puts it; by: {by}",
    ru="ставит председатель; поставил: {by}",
)  # fmt: skip
def the_chair_puts_it(act: PutDraft, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.power(
    "12.2", on=WithdrawDraft,
    en="its author withdraws it, or the chair or the Secretariat; author: {author}, by: {by}",
    ru="снимает автор либо председатель или Секретариат; автор: {author}, снял: {by}",
)  # fmt: skip
def its_author_withdraws_it(act: WithdrawDraft, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    author = None if draft is None else draft.by
    return require(act.by in (author, *PRESIDING), author=author, by=act.by)


@book.power(
    "12.1", on=Announce,
    en="the chair or the Secretariat announces; by: {by}",
    ru="объявляет председатель или Секретариат; объявил: {by}",
)  # fmt: skip
def the_chair_announces(act: Announce, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.condition(
    "12.1", on=Announce,
    en="what is announced is so: {outcome}",
    ru="объявленное соответствует действительности: {outcome}",
    cure=("Announce the outcome that the positions give.", "Объявите итог, отвечающий позициям."),
)  # fmt: skip
def what_is_announced_is_so(act: Announce, inq: Inquiry) -> Finding:
    if act.outcome == "pending":
        return silent()
    so = all_of(inq.ask(Carried(act.draft)))
    if so is Truth.OPEN and (said := inq.attested(Adopted(act.draft))):
        so = all_of(*(one.answer == "yes" for one in said))
    return require(so if act.outcome == "adopted" else none_of(so), outcome=act.outcome)


@book.condition(
    "13.2", on=Announce,
    en="the organ may adopt this measure; grounds against: {against}",
    ru="орган вправе принять эту меру; доводы против: {against}",
)  # fmt: skip
def the_organ_may_adopt_it(act: Announce, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is None or act.outcome != "adopted":
        return silent()
    may = inq.ask(MayAdopt(draft))
    against = [ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED]
    return require(may, against=against)


@book.power(
    "12.3", on=Submit,
    en="an organ submits what it has itself adopted; by: {by}",
    ru="орган представляет то, что принял сам; представил: {by}",
    cure=("Let the organ adopt its draft first.", "Сначала органу следует принять свой проект."),
)  # fmt: skip
def an_organ_submits(act: Submit, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=act.draft)), by=act.by)
    return require(draft.organ == act.by, inq.ask(Adopted(act.draft)), by=act.by)
