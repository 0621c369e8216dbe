"""What a membership desk keeps under Article 19: what a State has taken on, and a leaving under way."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, any_of, found, none_of, require, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch10_final.acts import Deposit, OpenTreaty
from ..ch10_final.questions import InForce, consents, of_the_charter
from .acts import AcceptAcquis, NotifyWithdrawal, RevokeWithdrawal
from .questions import Acquis, Leaving, LeavingOf, Member, TakenOn, in_short
from .withdrawal import notices, settlement


@book.value(
    "19.1", on=Acquis,
    en="treaties in force: {in_force}; not taken on: {open}; not known of: {unknown}",
    ru="действующие договоры: {in_force}; не приняты: {open}; нет сведений о: {unknown}",
)  # fmt: skip
def what_there_is_to_take_on(q: Acquis, inq: Inquiry) -> Finding:
    """Each by itself, so that one that is not known leaves the others as they are.

    Decisions of the Council need no joining: they bind whoever is a Member (12.3).
    """
    standing = {act.ref: inq.ask(InForce(act.ref)).truth for act in inq.acts(OpenTreaty)}
    refs = [ref for ref, truth in standing.items() if truth is not Truth.BREACHED]
    taken = {ref: _taken_on(ref, q.state, inq) for ref in refs}
    checklist = tuple(TakenOn(ref, in_short(standing[ref]), in_short(taken[ref])) for ref in refs)
    return found(
        checklist, in_force=refs, open=who(taken, Truth.BREACHED), unknown=who(taken, Truth.OPEN)
    )


def _taken_on(instrument: str, state: str, inq: Inquiry) -> Truth:
    """Whether it is a party, or has accepted it on joining."""
    if consents(instrument, state, inq):
        return Truth.MET
    accepted = none_of(inq.nothing_recorded(AcceptAcquis, instrument=instrument, state=state))
    unrecorded = none_of(inq.complete(Deposit, treaty=instrument, state=state))
    if of_the_charter(instrument, inq):  # which binds a Member by being one
        return any_of(accepted, unrecorded, inq.ask(Member(state)))
    return any_of(accepted, unrecorded)


@book.value(
    "19.3", on=LeavingOf,
    en="the last notice of withdrawal; names: {names}, takes effect: {takes_effect}, stands: {stands}",
    ru="последнее уведомление о выходе; названо: {names}, выход: {takes_effect}, действует: {stands}",
)  # fmt: skip
def how_the_leaving_stands(q: LeavingOf, inq: Inquiry) -> Finding:
    """Until its day it is a Member in all things; whether it then leaves is the rest of 19.3."""
    given = inq.acts(NotifyWithdrawal, state=q.state)
    counted = notices(q.state, inq)
    if not given or not counted:
        told = inq.complete(NotifyWithdrawal, state=q.state)
        return require(none_of(told), names=None, takes_effect=None, stands=None)
    last, notice = given[-1], counted[-1]
    settled = settlement(q.state, inq)
    stands = in_short(notice.stands)
    leaving = Leaving(
        last.leaves_on, last.received, notice.leaves, stands, revoked=_revoked(last, inq),
        owed=settled.debt, certified_by=settled.certified_by, also_open=settled.open,
    )  # fmt: skip
    return found(leaving, names=leaving.names, takes_effect=leaving.takes_effect, stands=stands)


def _revoked(given: NotifyWithdrawal, inq: Inquiry) -> bool:
    """Whether it was taken back, lawfully or not."""
    return any(
        act.leaves_on == given.leaves_on and (act.on, act.seq) > (given.on, given.seq)
        for act in inq.acts(RevokeWithdrawal, state=given.state)
    )
