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
from ..ch10_final.acts import Deposit, OpenTreaty, Ratify, Sign
from ..ch10_final.questions import Bound, InForce

OF_THE_CHARTER = ("charter",)


@book.power(
    "2.1", on=Bound,
    en="it is a Member, or a party, and the instrument is in force; instrument: {instrument}",
    ru="это государство-член либо участник, и документ действует; документ: {instrument}",
)  # fmt: skip
def it_is_bound_by_the_instrument(q: Bound, inq: Inquiry) -> Finding:
    """The Charter and its protocols bind Members; another treaty binds its parties (G-58)."""
    if q.instrument is None:
        return silent()
    in_force, facts = inq.ask(InForce(q.instrument)), {"instrument": q.instrument}
    opened = inq.acts(OpenTreaty, ref=q.instrument)
    if q.instrument in OF_THE_CHARTER or (opened and opened[-1].amends == "charter"):
        return require(in_force, inq.ask(Member(q.state)), **facts)
    if inq.reading("G-58") == "B":  # 2.1 speaks of the Members, party or not
        return require(in_force, any_of(inq.ask(Member(q.state)), _party(q, inq)), **facts)
    return require(in_force, _party(q, inq), **facts)


def _party(q: Bound, inq: Inquiry) -> Truth:
    """Whether it has consented to be bound: by deposit, or by taking on the acquis."""
    assert q.instrument is not None
    consent = [
        none_of(inq.nothing_recorded(Deposit, treaty=q.instrument, state=q.state)),
        none_of(inq.nothing_recorded(AcceptAcquis, instrument=q.instrument, state=q.state)),
    ]
    if any_of(*consent) is Truth.MET:
        return Truth.MET
    never = [inq.nothing_recorded(kind, treaty=q.instrument, state=q.state) for kind in (Sign, Ratify)]
    if all(truth is Truth.MET for truth in never):
        return Truth.BREACHED
    return any_of(*consent)
