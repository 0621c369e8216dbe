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
from .lookups import (
    PRESIDING, closed_by, decided_by, in_time, last_words, silence_ends, standing_apart, tabled, way_of,
)  # fmt: skip
from .questions import Adopted, Carried


@book.power(
    "12.1", on=TableDraft,
    en="a Member, an organ or the Secretariat tables it; by: {by}",
    ru="вносит государство-член, орган или Секретариат; внёс: {by}",
)  # fmt: skip
def a_member_organ_or_secretariat_tables(act: TableDraft, inq: Inquiry) -> Finding:
    if act.by in (*BY_CONSENSUS, "permanent_council", *PRESIDING):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.bar(
    "12.1", on=TableDraft,
    en="neither was its outcome announced nor was it withdrawn; before: {ended}",
    ru="его итог не объявлен и он не снят; ранее: {ended}",
    cure=("Table another draft, under another name.", "Внесите другой проект, под иным именем."),
)  # fmt: skip
def its_outcome_is_open(act: TableDraft, inq: Inquiry) -> Finding:
    closed = closed_by(act.draft, inq)
    if closed is not None:
        return require(False, ended=closed.outcome)
    if inq.acts(WithdrawDraft, draft=act.draft):
        return require(False, ended="withdrawn")
    return require(True, ended=None) if inq.acts(TableDraft, draft=act.draft) else silent()


@book.bar(
    "12.1", on=TableDraft,
    en="a further version comes from its author, its organ or the Secretariat; by: {by}",
    ru="новую редакцию вносит автор, орган или Секретариат; внёс: {by}",
)  # fmt: skip
def a_further_version_is_its_authors(act: TableDraft, inq: Inquiry) -> Finding:
    versions = inq.acts(TableDraft, draft=act.draft)
    if not versions:
        return silent()
    return require(act.by in (versions[0].by, versions[-1].organ, "secretariat"), by=act.by)


@book.bar(
    "12.1", on=TableDraft,
    en="a further version has a higher number; version: {version}, last: {last}",
    ru="номер новой редакции выше; редакция: {version}, последняя: {last}",
    cure=("Number the version after {last}.", "Дайте редакции номер больше {last}."),
)  # fmt: skip
def a_further_version_is_numbered_higher(act: TableDraft, inq: Inquiry) -> Finding:
    versions = inq.acts(TableDraft, draft=act.draft)
    if not versions:
        return silent()
    last = max(version.version for version in versions)
    return require(act.version > last, version=act.version, last=last)


@book.power(
    "12.1", on=TakePosition,
    en="a Member speaks for itself; by: {by}, for: {state}",
    ru="государство-член выступает само; выступил: {by}, за: {state}",
)  # fmt: skip
def a_member_speaks_for_itself(act: TakePosition, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.bar(
    "12.1", on=TakePosition,
    en="once its adoption was announced, consent may be added, not taken back; position: {position}",
    ru="после объявления о принятии согласие можно дать, но не взять назад; позиция: {position}",
)  # fmt: skip
def what_was_adopted_is_not_undone(act: TakePosition, inq: Inquiry) -> Finding:
    """In limited format and in writing non-objection may follow, and objection within its term."""
    said = decided_by(act.draft, inq)
    if said is None or said.outcome != "adopted":
        return silent()
    return require(act.position == "for" or _may_follow(act, inq), position=act.position)


def _may_follow(act: TakePosition, inq: Inquiry) -> bool:
    """Whether a word other than consent may still follow where Members are asked one by one."""
    if way_of(act.draft, inq) not in ("limited", "circulation", "silence"):
        return False
    end = silence_ends(act.draft, inq)
    if end is not None and in_time(act, end):
        return True
    before = last_words(act.draft, inq).get(act.state)
    return act.position != "object" and (before is None or before.position != "for")


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
    en="what is announced is so; announced: {outcome}, objecting: {objecting}, lacking: {lacking}",
    ru="объявленное верно; объявлено: {outcome}, возражают: {objecting}, недостаёт: {lacking}",
    cure=("Announce the outcome that the positions give.", "Объявите итог, отвечающий позициям."),
)  # fmt: skip
def what_is_announced_is_so(act: Announce, inq: Inquiry) -> Finding:
    if act.outcome == "pending":
        return silent()
    carried = inq.ask(Carried(act.draft))
    so, apart = all_of(carried), standing_apart(carried)
    if so is Truth.OPEN and (said := inq.attested(Adopted(act.draft))):
        so = all_of(*(one.answer == "yes" for one in said))
    return require(so if act.outcome == "adopted" else none_of(so), outcome=act.outcome, **apart)


@book.bar(
    "12.1", on=Announce,
    en="its outcome was not announced before; announced: {before}",
    ru="итог ранее не объявлялся; объявлено: {before}",
    cure=("Have another draft decided.", "Следует принять решение по другому проекту."),
)  # fmt: skip
def its_outcome_was_not_announced_before(act: Announce, inq: Inquiry) -> Finding:
    closed = closed_by(act.draft, inq)
    if closed is not None:
        return require(False, before=closed.outcome)
    return require(True, before=None) if inq.acts(Announce, draft=act.draft) else silent()


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
