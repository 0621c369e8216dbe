"""
2.1. The Treaty binds the Members and the Organisation, together with the treaties and decisions of
     the Treaty's Council that have grown out of it.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, any_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.acts import AcceptAcquis
from ..ch06_membership.questions import Member
from ..ch10_final.acts import Deposit, Ratify, Sign
from ..ch10_final.questions import (
    Bound, EntryIntoForce, InForce, consents, of_the_charter, taken_in_since, takes_effect,
    the_decision, withdrawal_from,
)  # fmt: skip
from .questions import HelpNeedsRequest

CHANGED_THE_TREATY = "treaty-protocol-2010"


@book.power(
    "2.1", on=Bound,
    en="it is a Member, or a party, and the instrument is in force; instrument: {instrument}",
    ru="это государство-член либо участник, и документ действует; документ: {instrument}",
)  # fmt: skip
def it_is_bound_by_the_instrument(q: Bound, inq: Inquiry) -> Finding:
    """The Charter and its protocols bind Members; another treaty binds its parties (G-58)."""
    if q.instrument is None or the_decision(q, inq) == q.instrument:
        return silent()
    in_force, facts = inq.ask(InForce(q.instrument)), {"instrument": q.instrument}
    member = inq.ask(Member(q.state))
    if of_the_charter(q.instrument, inq):
        if _came_in_between(q, inq) and inq.reading("G-13.duty") == "B":  # B: it has to accede
            return require(in_force, member, _party(q, inq), **facts)
        return require(in_force, member, **facts)
    party = _party(q, inq)
    if party is not Truth.MET and member.truth is not Truth.BREACHED and inq.reading("G-58") == "B":
        return require(in_force, any_of(member, party), **facts)  # B: 2.1 speaks of Members
    return require(in_force, party, **facts)


def _came_in_between(q: Bound, inq: Inquiry) -> bool:
    """Whether it was taken in after a protocol was signed, and before that was in force (G-13)."""
    assert q.instrument is not None
    signed = inq.acts(Sign, treaty=q.instrument)
    joined = taken_in_since(signed, inq).get(q.state)
    if joined is None or q.state in {each.state for each in signed}:
        return False
    day = inq.value(EntryIntoForce(q.instrument))
    return day is None or joined < day


def _party(q: Bound, inq: Inquiry) -> Truth:
    """Whether it has consented to be bound: by deposit, or by taking on the acquis."""
    assert q.instrument is not None
    if consents(q.instrument, q.state, inq):
        left = withdrawal_from(q.instrument, q.state, inq)
        return Truth.MET if left is None else none_of(inq.reached(takes_effect(left, inq)))
    accepted = none_of(inq.nothing_recorded(AcceptAcquis, instrument=q.instrument, state=q.state))
    never = [
        inq.nothing_recorded(kind, treaty=q.instrument, state=q.state) for kind in (Sign, Ratify)
    ]
    if accepted is not Truth.MET and all(truth is Truth.MET for truth in never):
        return Truth.BREACHED
    return any_of(accepted, none_of(inq.complete(Deposit, treaty=q.instrument, state=q.state)))


@book.power(
    "TR:4", on=HelpNeedsRequest, evidence="X",
    en="the protocol of 2010 to the Treaty is in force, which makes help follow a request",
    ru="действует протокол 2010 года к Договору, по которому помощь оказывается по обращению",
)  # fmt: skip
def help_follows_a_request(q: HelpNeedsRequest, inq: Inquiry) -> Finding:
    """Before it, aggression against one was aggression against all, and help was due unasked."""
    return require(inq.ask(InForce(CHANGED_THE_TREATY)))
