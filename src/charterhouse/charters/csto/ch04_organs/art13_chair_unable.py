"""When the Chair cannot act (13.7), and the alarm on a day with no chair or with two (13.6)."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..names import Organ
from .acts import Announce, ExtendSilence, PutDraft
from .chair_lookups import ended_by, by_host, sessions_held, terms
from .draft_lookups import tabled
from .session_acts import (
    Adjourn, CloseSession, Convene, DecideChair, OpenSession, ReportChairUnable, SetAgenda,
)  # fmt: skip
from .session_questions import Chair, ChairAlarm

# The report that the Chair cannot act ------------------------------------------------------------


@book.power(
    "13.7", on=ReportChairUnable, evidence="D",
    en="the State in the chair, its organ or the Secretariat reports it; by: {by}",
    ru="сообщает председательствующее государство, сам орган или Секретариат; сообщил: {by}",
    cure=(
        "Another Member brings it before the organ, which may decide on its chair (13.6).",
        "Другое государство выносит вопрос на орган, который может решить вопрос о председателе (13.6).",
    ),
)  # fmt: skip
def the_state_in_the_chair_reports_it(act: ReportChairUnable, inq: Inquiry) -> Finding:
    """The Charter names nobody; no other Member removes a Chair by its own word."""
    reporting = (act.state, act.organ, "secretariat", "secretary_general")
    return require(act.by in reporting, by=act.by)


@book.condition(
    "13.7", on=ReportChairUnable,
    en="that State is in the chair; in the chair: {chair}",
    ru="это государство председательствует; председательствует: {chair}",
    cure=(
        "Name the State in the chair: {chair}.",
        "Укажите председательствующее государство: {chair}.",
    ),
)  # fmt: skip
def that_state_is_in_the_chair(act: ReportChairUnable, inq: Inquiry) -> Finding:
    chair = inq.ask(Chair(act.organ))
    if chair.value is None:
        return Finding(chair.truth, {"chair": None})
    return require(chair.value.state == act.state, chair=chair.value.state)


@book.condition(
    "13.7", on=ReportChairUnable, evidence="D",
    en="the report gives its reason",
    ru="в сообщении указана причина",
    cure=("Give the reason.", "Укажите причину."),
)  # fmt: skip
def the_report_gives_its_reason(act: ReportChairUnable, inq: Inquiry) -> Finding:
    return require(bool(act.reason.strip()))


@book.condition(
    "13.7", on=ReportChairUnable, evidence="D",
    en="the day from which it can act again is still to come; day: {until}",
    ru="день, с которого оно вновь сможет действовать, ещё не наступил; день: {until}",
    cure=("Name a later day, or none.", "Укажите более поздний день либо не указывайте его."),
)  # fmt: skip
def its_return_is_still_to_come(act: ReportChairUnable, inq: Inquiry) -> Finding:
    return silent() if act.until is None else require(not inq.reached(act.until), until=act.until)


# What nobody does meanwhile ----------------------------------------------------------------------

_OfASession = Convene | OpenSession | Adjourn | CloseSession | SetAgenda
_OfADraft = PutDraft | ExtendSilence | Announce


@book.condition(
    "13.7", evidence="D",
    on=(Convene, OpenSession, Adjourn, CloseSession, SetAgenda, PutDraft, ExtendSilence, Announce),
    en="what the chair does is done by whoever is in it; in the chair: {chair}",
    ru="за председателя действует тот, кто им является; председательствует: {chair}",
    cure=(
        "Elect another for what is left of the period (13.7); meanwhile the Secretariat may do it.",
        "Изберите другого на остаток срока (13.7); до тех пор это может сделать Секретариат.",
    ),
)  # fmt: skip
def what_the_chair_does_is_done_by_somebody(act: _OfASession | _OfADraft, inq: Inquiry) -> Finding:
    """Asked once a Chair was reported unable to act; who follows then turns on G-23.unable."""
    organ = _organ_of(act, inq)
    if act.by != "chair" or organ is None or not inq.acts(ReportChairUnable, organ=organ):
        return silent()
    chair = inq.ask(Chair(organ))
    return require(chair, chair=None if chair.value is None else chair.value.state)


def _organ_of(act: _OfASession | _OfADraft, inq: Inquiry) -> Organ | None:
    if isinstance(act, Convene):
        return act.organ
    if isinstance(act, PutDraft | ExtendSilence | Announce):
        draft = tabled(act.draft, inq)
        return draft.organ if draft else None
    called = inq.acts(Convene, session=act.session)
    return called[-1].organ if called else None


# The alarm ---------------------------------------------------------------------------------------


@book.power(
    "13.6", on=ChairAlarm,
    en="nobody is in the chair; in the chair: {chair}",
    ru="председателя нет; председательствует: {chair}",
)  # fmt: skip
def nobody_is_in_the_chair(q: ChairAlarm, inq: Inquiry) -> Finding:
    chair = inq.ask(Chair(q.organ))
    state = None if chair.value is None else chair.value.state
    return Finding(none_of(chair), {"chair": state})


@book.power(
    "13.6", on=ChairAlarm,
    en="two claim the chair at once; claiming: {claiming}",
    ru="на председательство притязают сразу двое; притязают: {claiming}",
)  # fmt: skip
def two_claim_the_chair_at_once(q: ChairAlarm, inq: Inquiry) -> Finding:
    """A decision puts an end to the claims before it; that the chair was merely taken does not."""
    held = sessions_held(q.organ, inq, "regular")
    last = held[-1] if held else None
    claims: dict[str, Truth] = {}
    decided = False
    for term in reversed(terms(q.organ, inq)):
        over = term.until is not None and inq.reached(term.until)
        if over or ended_by(last, term):
            continue
        claims.setdefault(term.seat.state, term.truth)
        decided = term.said is not None or (
            term.seat.basis in ("decision", "election")
            and inq.complete(DecideChair, organ=q.organ) is Truth.OPEN
        )
        if decided:
            break
    host = None if last is None or decided else by_host(last, q.organ)
    if host is not None:
        claims.setdefault(host.seat.state, Truth.MET)
    if len(claims) < 2:
        return require(False, claiming=sorted(claims))
    told = inq.complete(DecideChair, organ=q.organ)  # a decision may have settled it
    return require(*claims.values(), told, claiming=sorted(claims))
