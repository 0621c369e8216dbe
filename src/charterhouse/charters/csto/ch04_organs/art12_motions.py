"""Motions on the conduct of business, the chair's rulings, appeals; what is a matter of procedure (12.2)."""

from __future__ import annotations

from charterhouse.core.answers import (
    Answer, Finding, Truth, all_of, any_of, found, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Suspended
from .acts import PutDraft, TableDraft
from .session_acts import AppealRuling, CloseSession, DecideChair, Move, RuleOnMotion
from .draft_lookups import closed_by, tabled
from .questions import Adopted, IsProcedural, Motion, MotionState
from .session_lookups import has_come_to, place
from .vote_lookups import regulated_majority

ON_PROCEDURE = "procedural_question"  # asks that a draft be treated as a matter of procedure


# Moving, ruling, appealing -----------------------------------------------------------------------


@book.power(
    "12.2", on=Move,
    en="a Member that takes part moves; by: {by}",
    ru="предложение вносит участвующее государство-член; внёс: {by}",
    cure=(
        "Have a Member that takes part move it.",
        "Внести его следует участвующему государству-члену.",
    ),
)  # fmt: skip
def a_member_moves(act: Move, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.by)), none_of(inq.ask(Suspended(act.by))), by=act.by)


@book.condition(
    "12.2", on=(Move, RuleOnMotion, AppealRuling),
    en="the session sits; session: {session}",
    ru="сессия заседает; сессия: {session}",
    cure=(
        "Open the session first; if it is closed, convene another.",
        "Сначала откройте сессию; если она закрыта, созовите другую.",
    ),
)  # fmt: skip
def its_session_sits(act: Move | RuleOnMotion | AppealRuling, inq: Inquiry) -> Finding:
    moved = act if isinstance(act, Move) else _moved(act.motion, inq)
    if moved is None:
        return silent()
    return require(has_come_to(moved.session, ("open",), inq), session=moved.session)


@book.bar(
    "12.2", on=Move,
    en="no motion has this name already; moved by: {moved_by}",
    ru="предложения с таким именем ещё нет; внёс: {moved_by}",
    cure=("Give the motion a name of its own.", "Дайте предложению отдельное имя."),
)  # fmt: skip
def no_motion_has_its_name(act: Move, inq: Inquiry) -> Finding:
    moved = _moved(act.motion, inq)
    return require(moved is None, moved_by=moved.by if moved else None)


@book.condition(
    "12.2", on=Move,
    en="the draft that it concerns is on record; draft: {draft}",
    ru="проект, к которому оно относится, внесён; проект: {draft}",
    cure=("Table the draft first.", "Сначала внесите проект."),
)  # fmt: skip
def the_draft_it_concerns_is_tabled(act: Move, inq: Inquiry) -> Finding:
    if not act.draft:
        return silent()
    return require(none_of(inq.nothing_recorded(TableDraft, draft=act.draft)), draft=act.draft)


@book.power(
    "12.2", on=RuleOnMotion,
    en="the chair rules; by: {by}",
    ru="постановление выносит председатель; вынес: {by}",
    cure=("Have the chair rule on it.", "Вынести постановление следует председателю."),
)  # fmt: skip
def the_chair_rules(act: RuleOnMotion, inq: Inquiry) -> Finding:
    return require(act.by == "chair", by=act.by)


@book.condition(
    "12.2", on=(RuleOnMotion, AppealRuling),
    en="such a motion was moved; motion: {motion}",
    ru="такое предложение внесено; предложение: {motion}",
    cure=("Enter the motion first.", "Сначала отметьте предложение."),
)  # fmt: skip
def such_a_motion_was_moved(act: RuleOnMotion | AppealRuling, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Move, motion=act.motion)), motion=act.motion)


@book.bar(
    "12.2", on=RuleOnMotion,
    en="it was not ruled on before; ruled on: {ruled}",
    ru="постановление по нему ещё не выносилось; вынесено: {ruled}",
    cure=("A Member may appeal.", "Государство-член может обжаловать постановление."),
)  # fmt: skip
def it_was_not_ruled_on_before(act: RuleOnMotion, inq: Inquiry) -> Finding:
    ruled = inq.acts(RuleOnMotion, motion=act.motion)
    return require(not ruled, ruled=ruled[0].on if ruled else None)


@book.condition(
    "12.2", on=RuleOnMotion, evidence="M",
    en="no motion that goes before it is open, and no ruling under appeal; first: {first}",
    ru="нет ни нерешённых предложений, имеющих преимущество, ни обжалованных постановлений; сначала: {first}",
    cure=(
        "Rule on these first, or have the appeal decided: {first}.",
        "Сначала вынесите постановление или добейтесь решения по жалобе: {first}.",
    ),
)  # fmt: skip
def no_motion_goes_before_it(act: RuleOnMotion, inq: Inquiry) -> Finding:
    moved = _moved(act.motion, inq)
    if moved is None:
        return silent()
    order = str(inq.figure("motions.precedence")).split()
    waiting = [
        other.motion for other in inq.acts(Move, session=moved.session)
        if _rank(other.asks, order) < _rank(moved.asks, order)
        and not inq.acts(RuleOnMotion, motion=other.motion)
    ]  # fmt: skip
    waiting += [other.motion for other in inq.acts(Move, session=moved.session) if _is_under_appeal(other, inq)]
    return require(not waiting, first=waiting)


def _is_under_appeal(moved: Move, inq: Inquiry) -> bool:
    """Whether the organ has still to say if the ruling on a motion stands."""
    if not inq.acts(AppealRuling, motion=moved.motion):
        return False
    state = inq.value(MotionState(moved.motion))
    return state is not None and state.status == "under_appeal"


def _rank(asks: str, order: list[str]) -> int:
    """Where a kind of motion stands in the order; whatever is not in it comes last."""
    return order.index(asks) if asks in order else len(order)


@book.power(
    "12.2", on=AppealRuling, evidence="M",
    en="a Member that takes part appeals; by: {by}",
    ru="обжалует участвующее государство-член; обжаловал: {by}",
    cure=(
        "Have a Member that takes part appeal.",
        "Обжаловать следует участвующему государству-члену.",
    ),
)  # fmt: skip
def a_member_appeals(act: AppealRuling, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.by)), none_of(inq.ask(Suspended(act.by))), by=act.by)


@book.condition(
    "12.2", on=AppealRuling, evidence="M",
    en="the chair has ruled, and nobody has appealed; ruled on: {ruled}, appealed by: {appealed_by}",
    ru="постановление вынесено и не обжаловано; вынесено: {ruled}, обжаловал: {appealed_by}",
    cure=(
        "Have the chair rule first; where it has, one appeal is decided for all.",
        "Сначала председатель должен вынести постановление; решение по одной жалобе действует для всех.",
    ),
)  # fmt: skip
def it_is_the_first_appeal_from_a_ruling(act: AppealRuling, inq: Inquiry) -> Finding:
    ruled = inq.acts(RuleOnMotion, motion=act.motion)
    before = inq.acts(AppealRuling, motion=act.motion)
    facts = {
        "ruled": ruled[-1].on if ruled else None,
        "appealed_by": before[0].by if before else None,
    }
    if not ruled:
        return require(none_of(inq.complete(RuleOnMotion, motion=act.motion)), **facts)
    return require(not before, **facts)


@book.bar(
    "12.2", on=AppealRuling, evidence="M",
    en="nothing else was decided at the session since; decided: {since}",
    ru="после него на сессии ничего не решали; решено: {since}",
    cure=("Move that it be considered again.", "Предложите рассмотреть вопрос повторно."),
)  # fmt: skip
def nothing_was_decided_since(act: AppealRuling, inq: Inquiry) -> Finding:
    moved, ruled = _moved(act.motion, inq), inq.acts(RuleOnMotion, motion=act.motion)
    if moved is None or not ruled:
        return silent()
    motions = {other.motion for other in inq.acts(Move, session=moved.session)}
    drafts = {put.draft for put in inq.acts(PutDraft) if put.session == moved.session}
    since = [
        *(each.motion for each in inq.acts(RuleOnMotion)
          if each.motion in motions and place(each) > place(ruled[-1])),
        *(draft for draft in sorted(drafts)
          if (closed := closed_by(draft, inq)) is not None and place(closed) > place(ruled[-1])),
    ]  # fmt: skip
    return require(not since, since=since)


@book.condition(
    "12.2", on=TableDraft,
    en="the motion that it decides was moved; motion: {motion}",
    ru="предложение, которое он решает, внесено; предложение: {motion}",
    cure=("Enter the motion first.", "Сначала отметьте предложение."),
)  # fmt: skip
def the_motion_it_decides_was_moved(act: TableDraft, inq: Inquiry) -> Finding:
    if not act.motion:
        return silent()
    return require(none_of(inq.nothing_recorded(Move, motion=act.motion)), motion=act.motion)


# What became of a motion -------------------------------------------------------------------------


@book.value(
    "12.2", on=MotionState,
    en="it is {status}; moved by: {moved_by}, appealed by: {appealed_by}, decided by: {decided_by}",
    ru="состояние: {status}; внёс: {moved_by}, обжаловал: {appealed_by}, решено: {decided_by}",
)  # fmt: skip
def what_became_of_the_motion(q: MotionState, inq: Inquiry) -> Finding:
    """As the chair ruled, unless the organ overruled that; unruled, as the organ decided itself."""
    moved = _moved(q.motion, inq)
    facts: dict[str, object] = dict.fromkeys(("status", "moved_by", "appealed_by", "decided_by"))
    if moved is None:
        return require(none_of(inq.complete(Move, motion=q.motion)), **facts)
    ruled = inq.acts(RuleOnMotion, motion=q.motion)
    appeal = inq.acts(AppealRuling, motion=q.motion)[:1]
    put = _decisions(q.motion, appeal[0] if appeal else None, inq)
    facts |= {"moved_by": moved.by, "appealed_by": appeal[0].by if appeal else None}
    answers = {draft: inq.ask(Adopted(draft)) for draft in put}
    if any_of(*answers.values()) is Truth.OPEN:
        return missing(**facts)
    by = next((draft for draft, answer in answers.items() if answer.truth is Truth.MET), "")
    status = _status(q.motion, ruled, bool(appeal), by, list(put), inq)
    stands = status == "under_appeal" and ruled[-1].allowed  # until it is overruled
    granted = status == "allowed" or stands or (status == "overruled" and not ruled[-1].allowed)
    motion = Motion(
        status, granted, moved.asks, moved.session, moved.draft, moved.by,
        appeal[0].by if appeal else "", by,
    )  # fmt: skip
    return found(motion, **facts | {"status": status, "decided_by": by or None})


def _decisions(motion: str, appeal: AppealRuling | None, inq: Inquiry) -> dict[str, TableDraft]:
    """The drafts that decide a motion, or the appeal from the ruling on it."""
    return {
        draft.draft: draft for draft in inq.acts(TableDraft, motion=motion)
        if appeal is None or place(draft) > place(appeal)
    }  # fmt: skip


def _status(
    motion: str, ruled: list[RuleOnMotion], appealed: bool, by: str, put: list[str], inq: Inquiry
) -> str:
    """Open, allowed, refused, under appeal, or overruled; an appeal that the session left undecided has lapsed."""
    if ruled:
        if appealed and by:
            return "overruled"
        if appealed and not any(closed_by(draft, inq) for draft in put) and not _is_over(motion, inq):
            return "under_appeal"
        return "allowed" if ruled[-1].allowed else "refused"
    if by:
        return "allowed"
    return "refused" if any(closed_by(draft, inq) for draft in put) else "open"


def _is_over(motion: str, inq: Inquiry) -> bool:
    """Whether the session in which it was moved is closed."""
    moved = _moved(motion, inq)
    return moved is not None and bool(inq.acts(CloseSession, session=moved.session))


# What is a matter of procedure -------------------------------------------------------------------


@book.power(
    "12.2", on=IsProcedural,
    en="it is procedural by the list, by ruling or by agreement; on the list: {listed}, "
    "found to be so: {found}",
    ru="вопрос процедурный по перечню, постановлению или согласию; в перечне: {listed}, "
    "признан таковым: {found}",
    cure=(
        "Move that it be treated as procedural, and have that ruled on, or agreed by all.",
        "Предложите считать вопрос процедурным и добейтесь постановления или общего согласия.",
    ),
)  # fmt: skip
def it_is_a_matter_of_procedure(q: IsProcedural, inq: Inquiry) -> Finding:
    """On the list G-21 governs, off it G-21.unlisted.

    A: the chair's ruling, subject to a majority; without one the list. B: only once all agree. What
    decides on procedure itself follows the reading of what it is about, or it would turn on itself.
    """
    draft = tabled(q.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=q.draft)), listed=None, found=None)
    if draft.matter != "procedural":
        return require(False, listed=False, found=None)
    moved = _moved(draft.motion, inq) if draft.motion else None
    if moved is not None and moved.asks == ON_PROCEDURE:
        about = tabled(moved.draft, inq) if moved.draft else None
        on_the_list = about is not None and _listed(about, inq)
        return require(_chair_rules(on_the_list, inq), listed=on_the_list, found=None)
    listed = _listed(draft, inq)
    chair_rules = _chair_rules(listed, inq)
    rulings = [
        inq.ask(MotionState(each.motion)) for each in inq.acts(Move, draft=q.draft)
        if each.asks == ON_PROCEDURE
    ]  # fmt: skip
    so = _found_procedural(rulings, chair_rules)
    if so is Truth.OPEN:
        return missing(listed=listed, found=None)
    facts = {"listed": listed, "found": None if so is Truth.SILENT else so is Truth.MET}
    return require(listed and chair_rules if so is Truth.SILENT else so, **facts)


def _chair_rules(listed: bool, inq: Inquiry) -> bool:
    """Whether the chair's ruling settles what is procedural, or only the agreement of all."""
    return inq.reading("G-21" if listed else "G-21.unlisted") == "A"


def _listed(draft: TableDraft, inq: Inquiry) -> bool:
    """Whether it decides a kind of motion that is on the list; or elects a Chair, under 13.7."""
    if isinstance(draft.measure, DecideChair):
        return True
    moved = _moved(draft.motion, inq) if draft.motion else None
    return moved is not None and moved.asks in str(inq.figure("procedural.matters")).split()


def _found_procedural(rulings: list[Answer[Motion]], chair_rules: bool) -> Truth:
    """The last finding on whether it is procedural; silent where there is none."""
    if any(each.truth is Truth.OPEN for each in rulings):
        return Truth.OPEN
    settled = [
        each.value for each in rulings
        if each.value is not None and each.value.status != "open"
        and (chair_rules or each.value.decided_by)
    ]  # fmt: skip
    return all_of(settled[-1].granted) if settled else Truth.SILENT


@book.condition(
    "12.2", on=IsProcedural,
    en="it changes nothing of substance; a Chair may be elected under 13.7; changes: {measure}",
    ru="по существу он ничего не меняет; по 13.7 можно избрать Председателя; меняет: {measure}",
)  # fmt: skip
def it_changes_nothing_of_substance(q: IsProcedural, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None or draft.measure is None:
        return silent()
    name = getattr(draft.measure, "named", None)
    if not isinstance(draft.measure, DecideChair):
        return require(False, measure=name)
    return require(inq.reading("G-23.election") == "B", measure=name)


@book.condition(
    "12.2", on=PutDraft,
    en="a vote is on procedure, or as the Regulation of the Permanent Council allows",
    ru="голосуют по процедурным вопросам либо по положению о Постоянном совете",
    cure=("Put it for consensus.", "Поставьте его на решение консенсусом."),
)  # fmt: skip
def a_vote_is_on_procedure(act: PutDraft, inq: Inquiry) -> Finding:
    if act.way != "vote" or tabled(act.draft, inq) is None:
        return silent()
    if regulated_majority(act.draft, inq) is not None:
        return require(True)
    return require(inq.ask(IsProcedural(act.draft)))


def _moved(motion: str, inq: Inquiry) -> Move | None:
    """A motion as it was moved, if it was."""
    moved = inq.acts(Move, motion=motion)
    return moved[0] if moved else None
