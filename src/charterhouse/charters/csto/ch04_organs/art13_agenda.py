"""The agenda of a session (12.2): prepared before it opens, adopted and changed by the organ."""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .session_acts import SetAgenda
from .draft_lookups import tabled
from .session_questions import Chair
from .session_lookups import course, has_come_to

PREPARING = ("secretariat", "secretary_general", "chair")


@book.power(
    "12.2", on=SetAgenda, evidence="D",
    en="the chair, the host or the Secretariat prepares the agenda; by: {by}",
    ru="повестку дня готовят председатель, принимающее государство или Секретариат; внёс: {by}",
    cure=(
        "Have the chair, the host or the Secretariat set it.",
        "Подготовить её следует председателю, принимающему государству или Секретариату.",
    ),
)  # fmt: skip
def the_chair_or_host_prepares_the_agenda(act: SetAgenda, inq: Inquiry) -> Finding:
    if act.adopted:
        return silent()
    now = course(act.session, inq)
    if act.by in PREPARING or now is None:
        return require(act.by in PREPARING, by=act.by)
    if now.convened.host == act.by:
        return require(inq.ask(Member(act.by)), by=act.by)
    chair = inq.ask(Chair(now.convened.organ))
    if chair.value is None:
        return Finding(chair.truth, {"by": act.by})
    return require(chair.value.state == act.by, by=act.by)


@book.power(
    "12.2", on=SetAgenda, evidence="D",
    en="the organ adopts and changes its agenda, as its chair states; by: {by}",
    ru="повестку дня принимает и изменяет орган, о чём объявляет председатель; внёс: {by}",
    cure=(
        "Have the organ adopt it, as its chair states.",
        "Утвердить её следует органу, о чём заявляет председатель.",
    ),
)  # fmt: skip
def the_organ_adopts_its_agenda(act: SetAgenda, inq: Inquiry) -> Finding:
    if not act.adopted:
        return silent()
    now = course(act.session, inq)
    organ = None if now is None else now.convened.organ
    return require(act.by in ("chair", organ), by=act.by)


@book.condition(
    "12.2", on=SetAgenda, evidence="D",
    en="it is provisional before the session opens, and adopted while it is open; "
    "adopted: {adopted}, status: {status}",
    ru="до открытия сессии она предварительная, принимается на открытой сессии; "
    "принята: {adopted}, состояние: {status}",
    cure=(
        "Once the session is open, enter the agenda as the organ adopted it.",
        "После открытия сессии внесите повестку дня, принятую органом.",
    ),
)  # fmt: skip
def it_is_adopted_in_session(act: SetAgenda, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    if now is None:
        return silent()
    facts = {"adopted": act.adopted, "status": now.status}
    if act.adopted:
        return require(has_come_to(act.session, ("open",), inq), **facts)
    return require(now.status == "convened", **facts)


@book.condition(
    "12.2", on=SetAgenda, evidence="D",
    en="no point stands in it twice; twice: {twice}",
    ru="ни один пункт не повторяется; повторяются: {twice}",
    cure=("Leave out the second: {twice}.", "Исключите повтор: {twice}."),
)  # fmt: skip
def no_point_stands_in_it_twice(act: SetAgenda, inq: Inquiry) -> Finding:
    refs = [item.ref for item in act.items]
    twice = sorted({ref for ref in refs if refs.count(ref) > 1})
    return require(not twice, twice=twice)


@book.condition(
    "12.2", on=SetAgenda, evidence="D",
    en="each point is a draft before that organ, or has a title; of another organ: {strange}, "
    "neither: {untitled}",
    ru="каждый пункт — проект в этом органе либо имеет название; из другого органа: {strange}, "
    "без названия: {untitled}",
    cure=(
        "Table the draft before that organ, or give the point a title of its own.",
        "Внесите проект в этот орган либо дайте пункту собственное название.",
    ),
)  # fmt: skip
def each_point_is_a_draft_or_has_a_title(act: SetAgenda, inq: Inquiry) -> Finding:
    now = course(act.session, inq)
    if now is None:
        return silent()
    drafts = {item.ref: tabled(item.ref, inq) for item in act.items}
    organ = now.convened.organ
    strange = [ref for ref, draft in drafts.items() if draft is not None and draft.organ != organ]
    untitled = [
        item.ref for item in act.items
        if drafts[item.ref] is None and not (item.title_en or item.title_ru)
    ]  # fmt: skip
    return require(not (strange or untitled), strange=strange, untitled=untitled)
