"""Members take positions (12.1): each for itself, until the decision; afterwards they may still join."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .acts import (
    AcceptFormat, Announce, JoinDecision, ObjectToFormat, PutDraft, StateOnOutcome, TableDraft,
    TakePosition,
)  # fmt: skip
from .draft_lookups import (
    WRITTEN, decided_by, said_of, session_closed, session_of, was_announced, way_of,
)  # fmt: skip
from .silence_lookups import answers_close, in_time, silence_ends
from .questions import Positions, Stated
from .session_lookups import attendance, has_come_to
from .word_lookups import last_words, stance


@book.power(
    "12.1", on=(TakePosition, StateOnOutcome),
    en="a Member speaks for itself; by: {by}, for: {state}",
    ru="государство-член выступает само; выступил: {by}, за: {state}",
    cure=(
        "Have this State, if it is a Member, speak itself: {state}.",
        "Высказаться следует самому государству-члену: {state}.",
    ),
)  # fmt: skip
def a_member_speaks_for_itself(act: TakePosition | StateOnOutcome, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.bar(
    "12.1", on=TakePosition,
    en="once an outcome is announced, consent to what was adopted may be added, and nothing taken back; "
    "announced: {outcome}, position: {position}",
    ru="после объявления итога к принятому можно добавить согласие, но взять назад ничего нельзя; "
    "объявлено: {outcome}, позиция: {position}",
    cure=(
        "To contest it or reserve a position, make a statement on the outcome; to change it, table a further draft.",
        "Чтобы оспорить итог или сделать оговорку, внесите заявление об итоге; чтобы изменить решение, внесите "
        "ещё один проект.",
    ),
)  # fmt: skip
def what_was_decided_is_not_undone(act: TakePosition, inq: Inquiry) -> Finding:
    """In limited format and in writing non-objection may follow, and objection within its term."""
    said = decided_by(act.draft, inq)
    if said is None or said.outcome == "pending":
        return silent()
    before = last_words(act.draft, inq).get(act.state)
    stood = before is not None and stance(before) == "for" and act.position == "for"
    adds = act.position == "for" and not stood  # saying it again would only move its day
    may = said.outcome == "adopted" and (adds or _may_follow(act, inq))
    return require(may, outcome=said.outcome, position=act.position)


def _may_follow(act: TakePosition, inq: Inquiry) -> bool:
    """Whether a word other than consent may still follow where Members are asked one by one."""
    if way_of(act.draft, inq) not in ("limited", *WRITTEN):
        return False
    end = silence_ends(act.draft, inq)
    if end is not None and in_time(act, end):
        return True
    before = last_words(act.draft, inq).get(act.state)
    return act.position != "object" and (before is None or before.position != "for")


@book.bar(
    "12.2", on=(TakePosition, AcceptFormat, ObjectToFormat),
    en="an answer comes before the deadline; deadline: {deadline}",
    ru="ответ поступает до истечения срока; срок: {deadline}",
    cure=(
        "Have the draft put again; what was adopted may be joined.",
        "Проект следует поставить заново; к принятому можно присоединиться.",
    ),
)  # fmt: skip
def an_answer_comes_before_the_deadline(
    act: TakePosition | AcceptFormat | ObjectToFormat, inq: Inquiry
) -> Finding:
    """Whatever silence means: the time that was set for answers is over. Silence has rules of its own."""
    put = said_of(PutDraft, act.draft, inq)[-1:]
    end = answers_close(put[0], inq) if put and put[0].way in ("limited", "circulation") else None
    if end is None:
        return silent()
    return require(not inq.reached(end + 1), deadline=inq.view.record.seat.instant(end))


@book.condition(
    "12.2", on=TakePosition,
    en="where no session is held, answers are in writing; by: {means}, position: {position}",
    ru="без проведения сессии отвечают письменно; способ: {means}, позиция: {position}",
    cure=(
        "Give the answer in writing: for, against or abstaining.",
        "Ответьте письменно: за, против или воздержание.",
    ),
)  # fmt: skip
def whoever_answers_by_circulation_writes(act: TakePosition, inq: Inquiry) -> Finding:
    """Nobody is absent from a circulation, and nobody can be heard there."""
    if way_of(act.draft, inq) not in WRITTEN:
        return silent()
    written = act.means != "room" and not act.position.startswith("absent")
    return require(written, means=act.means, position=act.position)


@book.condition(
    "12.1", on=JoinDecision,
    en="what is joined was announced as adopted; announced: {outcome}",
    ru="присоединяются к тому, что объявлено принятым; объявлено: {outcome}",
    cure=(
        "Take a position on the draft; what was not adopted cannot be joined.",
        "Заявите позицию по проекту; к непринятому присоединиться нельзя.",
    ),
)  # fmt: skip
def what_is_joined_was_adopted(act: JoinDecision, inq: Inquiry) -> Finding:
    """As it was announced, right or wrong: the consent that was lacking may come in this way."""
    said = decided_by(act.draft, inq)
    if said is None:
        return require(none_of(inq.complete(Announce, draft=act.draft)), outcome=None)
    return require(said.outcome == "adopted", outcome=said.outcome)


@book.bar(
    "12.1", on=JoinDecision,
    en="a decision is joined once; joined on: {joined}",
    ru="к решению присоединяются один раз; дата присоединения: {joined}",
    cure=("Nothing is left to do.", "Ничего делать не нужно."),
)  # fmt: skip
def a_decision_is_joined_once(act: JoinDecision, inq: Inquiry) -> Finding:
    before = inq.acts(JoinDecision, draft=act.draft, state=act.state)[:1]
    return require(not before, joined=inq.day(before[0].on) if before else None)


@book.power(
    "12.1", on=JoinDecision,
    en="a Member joins for itself; by: {by}",
    ru="государство-член присоединяется само; присоединился: {by}",
    cure=("Have that Member join itself.", "Присоединиться следует самому государству-члену."),
)  # fmt: skip
def a_member_joins_for_itself(act: JoinDecision, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.bar(
    "12.1", on=TakePosition,
    en="whoever dissociates itself does not object; position: {position}",
    ru="отмежевание — не возражение; позиция: {position}",
    cure=(
        "Object, or abstain and dissociate.",
        "Возразите либо воздержитесь и отмежуйтесь.",
    ),
)  # fmt: skip
def a_dissociation_is_no_objection(act: TakePosition, inq: Inquiry) -> Finding:
    """It stays out of the consensus without standing in its way, and counts as abstention."""
    if not act.dissociation:
        return silent()
    return require(act.position != "object", position=act.position)


@book.condition(
    "12.1", on=TakePosition,
    en="whoever is not in the room speaks in writing; present: {present}, by: {means}",
    ru="отсутствующий в зале высказывается письменно; присутствуют: {present}, способ: {means}",
    cure=(
        "Record its presence, or take the position in writing.",
        "Отметьте присутствие или заявите позицию письменно.",
    ),
)  # fmt: skip
def whoever_is_absent_speaks_in_writing(act: TakePosition, inq: Inquiry) -> Finding:
    session = session_of(act.draft, inq)
    if not session or act.position.startswith("absent"):
        return silent()
    attended = attendance(session, inq)
    if not attended.noted or has_come_to(session, ("open",), inq) is not Truth.MET:
        return silent()
    spoken = act.state in attended.present or act.means == "writing"
    return require(spoken, present=attended.present, means=act.means)


@book.condition(
    "12.1", on=TakePosition,
    en="nobody is heard in the room of a session that is closed; closed: {closed}, means: {means}",
    ru="в зале закрытой сессии никто не выступает; закрыта: {closed}, способ: {means}",
    cure=(
        "Put it again in another session; once announced as adopted, it may be joined in writing.",
        "Поставьте проект заново на другой сессии; к объявленному принятым присоединяются письменно.",
    ),
)  # fmt: skip
def nobody_is_heard_in_a_closed_session(act: TakePosition, inq: Inquiry) -> Finding:
    """A note in writing may be sent at any time: it counts when the draft is put again."""
    closed = session_closed(act.draft, inq)
    if closed is None:
        return silent()
    unsaid = was_announced(act.draft, inq) or act.position.startswith("absent")
    written = act.means == "writing" or (act.means is None and unsaid)
    return require(written, closed=closed.on, means=act.means)


@book.bar(
    "12.1", on=TakePosition,
    en="whoever is in the room is not absent; present: {present}, position: {position}",
    ru="присутствующий в зале не отсутствует; присутствуют: {present}, позиция: {position}",
    cure=(
        "Record its departure first, or take the position it has in the room.",
        "Сначала отметьте уход или заявите позицию присутствующего.",
    ),
)  # fmt: skip
def whoever_is_present_is_not_absent(act: TakePosition, inq: Inquiry) -> Finding:
    session = session_of(act.draft, inq)
    if not session or not act.position.startswith("absent"):
        return silent()
    present = attendance(session, inq).present
    return require(act.state not in present, present=present, position=act.position)


_AGAINST = ("object", "against")


@book.value(
    "12.1", on=Positions,
    en="the position of each that took one; for: {supporting}, against: {objecting}, others: {others}",
    ru="позиции высказавшихся; за: {supporting}, против: {objecting}, прочие: {others}",
)  # fmt: skip
def what_each_has_said(q: Positions, inq: Inquiry) -> Finding:
    """On the version that is before the organ; how often it was changed, and every word that came with it."""
    if inq.nothing_recorded(TableDraft, draft=q.draft) is not Truth.BREACHED:
        none = none_of(inq.complete(TableDraft, draft=q.draft))
        return require(none, supporting=[], objecting=[], others=[])
    words = last_words(q.draft, inq)
    all_said, by_vote = said_of(TakePosition, q.draft, inq), way_of(q.draft, inq) == "vote"

    def named(said: TakePosition) -> str:
        """In a vote whoever objects votes against."""
        return "against" if by_vote and said.position == "object" else said.position

    stated = tuple(
        Stated(
            state, named(said), said.on.text,
            tuple(named(each) for each in all_said if each.state == state and each.seq != said.seq),
            said.explanation, said.reservation, said.dissociation, said.means or "",
        )
        for state, said in sorted(words.items())
    )  # fmt: skip
    if inq.complete(TakePosition, draft=q.draft) is Truth.OPEN:
        return missing(supporting=None, objecting=None, others=None)
    return found(
        stated,
        supporting=[each.state for each in stated if each.position == "for"],
        objecting=[each.state for each in stated if each.position in _AGAINST],
        others=[each.state for each in stated if each.position not in ("for", *_AGAINST)],
    )
