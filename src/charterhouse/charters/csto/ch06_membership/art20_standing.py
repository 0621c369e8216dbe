"""Where a State stands: Member or not, suspended or leaving, with its vote and its nominations."""

from __future__ import annotations

from charterhouse.core.answers import Answer, Finding, Truth, any_of, found, missing
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch01_establishment.questions import Denunciation
from ..ch04_organs.questions import MayVote
from ..ch07_partners.questions import Status
from ..ch09_financing.questions import MayNominate
from ..ch10_final.questions import TREATY, withdrawal_from
from .questions import Member, Position, Standing, Suspended, in_short
from .withdrawal import notices

LEFT = {
    "1.1.it_has_not_left_the_treaty", "19.3.it_has_not_left", "20.1.its_own_request_did_not_end_it",
}  # fmt: skip


@book.value(
    "20.1", on=Standing,
    en="status: {status}; vote: {vote}; nominations: {nomination}",
    ru="положение: {status}; голос: {vote}; выдвижение кандидатов: {nomination}",
)  # fmt: skip
def where_it_stands(q: Standing, inq: Inquiry) -> Finding:
    member = inq.ask(Member(q.state))
    if member.truth is Truth.OPEN:
        return missing(status=None, vote=None, nomination=None)
    vote = in_short(inq.ask(MayVote(q.state, "council")))
    nomination = in_short(inq.ask(MayNominate(q.state)))
    status = _of_a_member(q.state, inq) if member.truth is Truth.MET else _outside(member, q, inq)
    if status is None:
        return missing(status=None, vote=vote, nomination=nomination)
    return found(
        Position(status, vote, nomination), status=status, vote=vote, nomination=nomination
    )


def _of_a_member(state: str, inq: Inquiry) -> str | None:
    """Suspended, leaving or neither; nothing where that is not known."""
    suspended = inq.ask(Suspended(state)).truth
    if suspended is not Truth.BREACHED:
        return "suspended" if suspended is Truth.MET else None
    leaving = any_of(*(notice.stands for notice in notices(state, inq)), _with_the_treaty(state, inq))
    if leaving is Truth.OPEN:
        return None
    return "leaving" if leaving is Truth.MET else "member"


def _outside(member: Answer[None], q: Standing, inq: Inquiry) -> str:
    """Expelled, left, or in whatever relation a State that is no Member may have."""
    barred = [ground.rule for ground in member.grounds if ground.truth is Truth.BREACHED]
    if "20.2.it_has_not_been_expelled" in barred:
        return "expelled"
    if LEFT & set(barred):
        return "left"
    relation = inq.value(Status(q.state))
    return relation.status if relation else "none"


def _with_the_treaty(state: str, inq: Inquiry) -> bool:
    """Whether it has given notice of leaving the Treaty, and its membership ends with that."""
    if withdrawal_from(TREATY, state, inq) is None:
        return False
    denounced = inq.value(Denunciation(state))
    return denounced is not None and denounced.membership == "ends_with_it"
