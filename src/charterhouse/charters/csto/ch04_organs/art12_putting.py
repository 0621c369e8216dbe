"""A draft is put to decision (12.2): by whom, when, in which way, in which session, until when."""

from __future__ import annotations

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import Finding, Truth, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import PutDraft
from .session_acts import Convene
from .draft_lookups import IN_SESSION, PRESIDING, WRITTEN, tabled
from .silence_lookups import end_of, held_open
from .session_lookups import has_come_to

@book.power(
    "12.2", on=PutDraft,
    en="the chair puts it; by: {by}",
    ru="ставит председатель; поставил: {by}",
    cure=(
        "Have the chair or the Secretariat put it.",
        "Поставить его следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_chair_puts_it(act: PutDraft, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.bar(
    "12.2", on=PutDraft,
    en="it is not open for decision already; put on: {put_on}, way: {way}",
    ru="он ещё не поставлен на решение; поставлен: {put_on}, способ: {way}",
    cure=(
        "Announce it pending, then put it in another way.",
        "Объявите вопрос открытым, затем поставьте его иным способом.",
    ),
)  # fmt: skip
def it_is_not_open_already(act: PutDraft, inq: Inquiry) -> Finding:
    """Silence that was broken, or that ended without consent, is no longer open."""
    put = held_open(act.draft, inq)
    if put is None:
        return require(True, put_on=None, way=None)
    return require(False, put_on=put.on, way=put.way)


@book.condition(
    "12.2", on=PutDraft,
    en="what is decided in a session names it; way: {way}, session: {session}",
    ru="если решают на сессии, она названа; способ: {way}, сессия: {session}",
    cure=(
        "Name the session that sits, or put the draft to circulation.",
        "Укажите идущую сессию либо разошлите проект.",
    ),
)  # fmt: skip
def what_is_decided_in_session_names_it(act: PutDraft, inq: Inquiry) -> Finding:
    """Else nothing would say who was present when it was decided."""
    if act.way not in IN_SESSION:
        return silent()
    if act.session:
        return require(True, way=act.way, session=act.session)
    return require(none_of(inq.complete(Convene)), way=act.way, session=None)


@book.condition(
    "12.2", on=PutDraft,
    en="the session is one of the same organ; of: {session_of}, draft before: {organ}",
    ru="сессия — того же органа; сессия органа: {session_of}, проект внесён в: {organ}",
    cure=("Name a session of that organ.", "Укажите сессию этого органа."),
)  # fmt: skip
def the_session_is_of_the_same_organ(act: PutDraft, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if not act.session or draft is None:
        return silent()
    convened = inq.acts(Convene, session=act.session)
    if not convened:
        none = none_of(inq.complete(Convene, session=act.session))
        return require(none, session_of=None, organ=draft.organ)
    of = convened[-1].organ
    return require(of == draft.organ, session_of=of, organ=draft.organ)


@book.condition(
    "12.2", on=PutDraft,
    en="what is put in a session is put while it sits; session: {session}",
    ru="на сессии вопрос ставится во время заседания; сессия: {session}",
    cure=(
        "Open the session first; if it is closed, convene another.",
        "Сначала откройте сессию; если она закрыта, созовите другую.",
    ),
)  # fmt: skip
def the_session_sits(act: PutDraft, inq: Inquiry) -> Finding:
    """Silence too, where a session is named: its terms are those to which the organ agreed there."""
    if not act.session or act.way not in (*IN_SESSION, "silence"):
        return silent()
    return require(has_come_to(act.session, ("open",), inq), session=act.session)


@book.condition(
    "12.2", on=PutDraft,
    en="a deadline is for what is answered in writing; way: {way}, deadline: {deadline}",
    ru="срок назначают, если отвечают письменно; способ: {way}, срок: {deadline}",
    cure=("Leave the deadline out, or choose such a way.", "Не указывайте срок или смените способ."),
)  # fmt: skip
def a_deadline_is_for_answers_in_writing(act: PutDraft, inq: Inquiry) -> Finding:
    if act.deadline is None:
        return silent()
    return require(act.way in (*WRITTEN, "limited"), way=act.way, deadline=act.deadline)


@book.condition(
    "12.2", on=PutDraft,
    en="the deadline is still to come; deadline: {deadline}",
    ru="срок ещё не наступил; срок: {deadline}",
    cure=("Name a later one.", "Назначьте более поздний."),
)  # fmt: skip
def the_deadline_is_to_come(act: PutDraft, inq: Inquiry) -> Finding:
    if act.deadline is None:
        return silent()
    ends = end_of(act.deadline, inq.view.record.seat)
    return require(not inq.reached(ends), deadline=act.deadline)


@book.condition(
    "13.2", on=PutDraft,
    en="the organ is competent for what is put; before: {organ}, no power under: {against}",
    ru="орган компетентен принять поставленное; внесено в: {organ}, полномочий не дают: {against}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_organ_is_competent_for_it(act: PutDraft, inq: Inquiry) -> Finding:
    """The limits of the power, such as a submission, may be met until the decision, and are judged then."""
    draft = tabled(act.draft, inq)
    if draft is None:
        return silent()
    may = inq.ask(MayAdopt(draft))
    if may.empowered is not Truth.BREACHED:
        return require(True, organ=draft.organ, against=[])
    against = [ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED]
    return require(False, organ=draft.organ, against=against)
