"""What is done with drafts under Article 12: they are tabled, revised, withdrawn, announced, submitted."""

from __future__ import annotations

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import Answer, Finding, Truth, all_of, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..names import BY_CONSENSUS
from .acts import (
    AcceptFormat, Announce, ClearDraft, ExtendSilence, JoinDecision, ObjectToFormat, PutDraft,
    ServeDraft, StateOnOutcome, Submit, TableDraft, TakePosition, WithdrawDraft,
)  # fmt: skip
from .count_lookups import standing_apart
from .draft_lookups import PRESIDING, closed_by, session_closed, tabled
from .silence_lookups import answers_end, held_open
from .outcome_lookups import may_still_be_carried, outcome_by
from .questions import Adopted, Carried
from .word_lookups import after_closing


@book.power(
    "12.1", on=TableDraft,
    en="a Member, an organ or the Secretariat tables it; by: {by}; as things stand, not met for its adoption: {against}",
    ru="вносит государство-член, орган или Секретариат; внёс: {by}; для его принятия пока не соблюдено: {against}",
    cure=(
        "Have a Member, an organ or the Secretariat table it.",
        "Внести проект следует государству-члену, органу или Секретариату.",
    ),
)  # fmt: skip
def a_member_organ_or_secretariat_tables(act: TableDraft, inq: Inquiry) -> Finding:
    """What would stand in its way is only told: it may be gone by the time of the decision."""
    facts = {"by": act.by, "against": _failing(inq.ask(MayAdopt(act)))}
    if act.by in (*BY_CONSENSUS, "permanent_council", *PRESIDING):
        return require(True, **facts)
    return require(inq.ask(Member(act.by)), **facts)


@book.bar(
    "12.1", on=(TableDraft, PutDraft, ClearDraft, ServeDraft, ExtendSilence, WithdrawDraft),
    en="neither was its outcome announced nor was it withdrawn; before: {ended}",
    ru="его итог не объявлен и он не снят; ранее: {ended}",
    cure=("Table another draft, under another name.", "Внесите другой проект, под иным именем."),
)  # fmt: skip
def its_outcome_is_open(act: TableDraft | PutDraft | ClearDraft, inq: Inquiry) -> Finding:
    closed = closed_by(act.draft, inq)
    if closed is not None:
        return require(False, ended=closed.outcome)
    if inq.acts(WithdrawDraft, draft=act.draft):
        return require(False, ended="withdrawn")
    return require(True, ended=None) if inq.acts(TableDraft, draft=act.draft) else silent()


@book.bar(
    "12.1", on=TableDraft,
    en="a further version comes from an author, its organ or the Secretariat; by: {by}",
    ru="новую редакцию вносит автор, орган или Секретариат; внёс: {by}",
    cure=(
        "Have its author table it, or table a draft under another name.",
        "Пусть его внесёт автор либо внесите проект под иным именем.",
    ),
)  # fmt: skip
def a_further_version_is_its_authors(act: TableDraft, inq: Inquiry) -> Finding:
    versions = inq.acts(TableDraft, draft=act.draft)
    if not versions:
        return silent()
    authors = (versions[0].by, *versions[-1].authors, versions[-1].organ, "secretariat")
    return require(act.by in authors, by=act.by)


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


@book.bar(
    "12.1", on=TableDraft,
    en="what is open for decision is not changed; put on: {put_on}, way: {way}",
    ru="поставленное на решение не меняется; поставлено: {put_on}, способ: {way}",
    cure=(
        "Have the chair announce it pending; then table the new version, and put it again.",
        "Председателю следует объявить вопрос открытым; затем внесите новую редакцию и поставьте её.",
    ),
)  # fmt: skip
def what_is_open_for_decision_is_not_changed(act: TableDraft, inq: Inquiry) -> Finding:
    if not inq.acts(PutDraft, draft=act.draft):
        return silent()
    put = held_open(act.draft, inq)
    if put is None:
        return require(True, put_on=None, way=None)
    return require(False, put_on=put.on, way=put.way)


@book.condition(
    "12.1", on=TableDraft,
    en="its authors are Members; others: {others}",
    ru="авторы — государства-члены; не являются ими: {others}",
    cure=("Leave these out: {others}.", "Исключите: {others}."),
)  # fmt: skip
def its_authors_are_members(act: TableDraft, inq: Inquiry) -> Finding:
    if not act.authors:
        return silent()
    members = {state: all_of(inq.ask(Member(state))) for state in act.authors}
    return require(*members.values(), others=who(members, Truth.BREACHED))


@book.condition(
    "12.3", on=TableDraft,
    en="what it carries out is before the Council; carries out: {parent}, of: {organ}",
    ru="исполняемое решение внесено в Совет; во исполнение: {parent}, орган: {organ}",
    cure=("Name the Council's decision, or none.", "Укажите решение Совета либо не указывайте его."),
)  # fmt: skip
def what_it_carries_out_is_before_the_council(act: TableDraft, inq: Inquiry) -> Finding:
    """Whether that was adopted is asked when it is asked whom this binds."""
    if not act.parent:
        return silent()
    above = tabled(act.parent, inq)
    if above is None:
        none = none_of(inq.complete(TableDraft, draft=act.parent))
        return require(none, parent=act.parent, organ=None)
    return require(above.organ == "council", parent=act.parent, organ=above.organ)


@book.bar(
    "12.1", on=(TakePosition, JoinDecision, ObjectToFormat, AcceptFormat, Announce),
    en="it was not withdrawn; withdrawn on: {on}",
    ru="проект не снят; снят: {on}",
    cure=("Table another draft, under another name.", "Внесите другой проект, под иным именем."),
)  # fmt: skip
def it_was_not_withdrawn(act: TakePosition | Announce, inq: Inquiry) -> Finding:
    withdrawn = inq.acts(WithdrawDraft, draft=act.draft)[:1]
    return require(not withdrawn, on=withdrawn[0].on if withdrawn else None)


@book.condition(
    "12.1",
    on=(
        TakePosition, ObjectToFormat, AcceptFormat, JoinDecision, PutDraft, WithdrawDraft, Announce,
        ServeDraft, ExtendSilence, ClearDraft, StateOnOutcome,
    ),
    en="such a draft is on record; draft: {draft}",
    ru="такой проект внесён; проект: {draft}",
    cure=("Table the draft first.", "Сначала внесите проект."),
)  # fmt: skip
def such_a_draft_is_tabled(act: TakePosition | PutDraft | Announce, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(TableDraft, draft=act.draft)), draft=act.draft)


@book.power(
    "12.2", on=WithdrawDraft,
    en="its author withdraws it, or the chair or the Secretariat; author: {author}, by: {by}",
    ru="снимает автор либо председатель или Секретариат; автор: {author}, снял: {by}",
    cure=(
        "Have the chair, the Secretariat or its author withdraw it; author: {author}.",
        "Снять его следует председателю, Секретариату или автору; автор: {author}.",
    ),
)  # fmt: skip
def its_author_withdraws_it(act: WithdrawDraft, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    author = None if draft is None else draft.by
    return require(act.by in (author, *PRESIDING), author=author, by=act.by)


@book.bar(
    "12.1", on=WithdrawDraft,
    en="what was carried is not withdrawn once the session is closed or the time for answers is over; "
    "closed: {closed}, over: {over}",
    ru="состоявшееся не снимают, когда сессия закрыта или срок ответов истёк; закрыта: {closed}, срок: {over}",
    cure=(
        "Announce what it came to; table another draft to change or end it.",
        "Объявите итог; изменить или прекратить его можно другим проектом.",
    ),
)  # fmt: skip
def what_was_carried_is_not_withdrawn(act: WithdrawDraft, inq: Inquiry) -> Finding:
    """It is decided by then, announced or not: a deadline passes because the time has passed."""
    closed, end = session_closed(act.draft, inq), answers_end(act.draft, inq)
    over = end is not None and inq.reached(end + 1)
    if closed is None and not over:
        return silent()
    return require(
        none_of(inq.ask(Carried(act.draft))), closed=closed.on if closed else None,
        over=inq.view.record.seat.instant(end) if end is not None else None,
    )  # fmt: skip


@book.power(
    "12.1", on=Announce,
    en="the chair or the Secretariat announces; by: {by}",
    ru="объявляет председатель или Секретариат; объявил: {by}",
    cure=(
        "Have the chair or the Secretariat announce it.",
        "Объявить итог следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_chair_announces(act: Announce, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.condition(
    "12.1", on=Announce,
    en="it was put to decision; in this way: {way}",
    ru="проект поставлен на решение; способ: {way}",
    cure=("Put it to decision first.", "Сначала поставьте проект на решение."),
)  # fmt: skip
def it_was_put_to_decision(act: Announce, inq: Inquiry) -> Finding:
    """In some version of it; that it is still pending may be said of any.

    Pending, it stays open as it was put: who has spoken need not speak again, and once the others agree
    it is announced without being put anew, until its session closes, its time is over or it is revised.
    """
    if act.outcome == "pending":
        return silent()
    put = inq.acts(PutDraft, draft=act.draft)[-1:]
    if put:
        return require(True, way=put[0].way)
    return require(none_of(inq.complete(PutDraft, draft=act.draft)), way=None)


@book.condition(
    "12.1", on=Announce,
    en="what is announced is so; announced: {outcome}, objecting: {objecting}, lacking: {lacking}",
    ru="объявленное верно; объявлено: {outcome}, возражают: {objecting}, недостаёт: {lacking}",
    cure=("Announce what the positions give: {right}.", "Объявите итог по позициям: {right}."),
)  # fmt: skip
def what_is_announced_is_so(act: Announce, inq: Inquiry) -> Finding:
    if act.outcome == "pending":
        return silent()
    carried = inq.ask(Carried(act.draft))
    so, apart = all_of(carried), standing_apart(carried)
    if so is Truth.OPEN and (said := inq.attested(Adopted(act.draft))):
        so = all_of(*(one.answer == "yes" for one in said))
    waiting = so is Truth.BREACHED and may_still_be_carried(act.draft, inq)
    facts = {"outcome": act.outcome, "right": "pending" if waiting else outcome_by(so), **apart}
    return require(so if act.outcome == "adopted" else none_of(so), **facts)


@book.bar(
    "12.1", on=Announce,
    en="what has failed can be carried no more; answers count until: {until}",
    ru="несостоявшееся принять уже нельзя; ответы учитываются до: {until}",
    cure=(
        "Wait until {until}, or announce it pending.",
        "Дождитесь {until} либо объявите вопрос открытым.",
    ),
)  # fmt: skip
def what_has_failed_can_be_carried_no_more(act: Announce, inq: Inquiry) -> Finding:
    """While answers may come in, only what no answer could mend has failed, such as a broken silence."""
    end = answers_end(act.draft, inq)
    if act.outcome != "not_adopted" or end is None:
        return silent()
    until = inq.view.record.seat.instant(end)
    return require(not may_still_be_carried(act.draft, inq), until=until)


@book.bar(
    "12.1", on=Announce,
    en="it rests on no consent given after its session was closed; closed: {closed}, consenting after: {late}",
    ru="принятие не опирается на согласие, данное после закрытия сессии; закрыта: {closed}, согласились "
    "позже: {late}",
    cure=(
        "Announce it pending, and put it again in a later session.",
        "Объявите вопрос открытым и поставьте его заново на следующей сессии.",
    ),
)  # fmt: skip
def it_rests_on_no_consent_after_the_closing(act: Announce, inq: Inquiry) -> Finding:
    """What all had agreed to before the closing may still be announced afterwards."""
    closed = session_closed(act.draft, inq)
    words = after_closing(act.draft, inq) if closed is not None else []
    if act.outcome != "adopted" or closed is None or not words:
        return silent()
    apart = {state for each in standing_apart(inq.ask(Carried(act.draft))).values() for state in each}
    late = sorted({word.state for word in words} & apart)
    return require(not late, closed=closed.on, late=late)


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
    en="the organ may adopt this measure; not met: {against}, not known: {unsure}",
    ru="орган вправе принять эту меру; не выполнено: {against}, не установлено: {unsure}",
    cure=(
        "See to what is lacking; where it lies in the draft, which stands as tabled, announce it as not"
        " adopted and table it anew.",
        "Выполните невыполненное; если недостаток в самом внесённом проекте, объявите, что решение не"
        " принято, и внесите новый.",
    ),
)  # fmt: skip
def the_organ_may_adopt_it(act: Announce, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is None or act.outcome != "adopted":
        return silent()
    may = inq.ask(MayAdopt(draft))
    against = _failing(may)
    unsure = [ground.rule for ground in may.grounds if ground.truth is Truth.OPEN]
    return require(may, against=against, unsure=unsure)


def _failing(may: Answer[None]) -> list[str]:
    """The rules by which an organ may not adopt a draft."""
    return [ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED]


@book.power(
    "12.3", on=Submit,
    en="an organ submits what it has itself adopted; by: {by}, before: {organ}",
    ru="орган представляет то, что принял сам; представил: {by}, внесено в: {organ}",
    cure=(
        "Have the organ before which the draft is adopt it first, and then submit it.",
        "Органу, в который внесён проект, следует сначала принять его, а затем представить.",
    ),
)  # fmt: skip
def an_organ_submits(act: Submit, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=act.draft)), by=act.by, organ=None)
    return require(
        draft.organ == act.by, inq.ask(Adopted(act.draft)), by=act.by, organ=draft.organ
    )
