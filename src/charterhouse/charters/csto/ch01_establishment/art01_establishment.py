"""
1.1. The parties to the Treaty found a regional organisation, and the Charter gives its name and
     acronym.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..ch06_membership.withdrawal import last_joined
from ..ch10_final.acts import Sign
from ..ch10_final.questions import EntryIntoForce


@book.power(
    "1.1", on=Member,
    en="it is a founder: it signed the Charter before that was in force; signed: {signed}",
    ru="оно — учредитель: подписало Устав до вступления его в силу; подписано: {signed}",
)  # fmt: skip
def it_is_a_founder(q: Member, inq: Inquiry) -> Finding:
    """Who signs once it is in force founds nothing, and who came back rests on that: see 19.2."""
    signed = inq.acts(Sign, treaty="charter", state=q.state)
    if signed and last_joined(q.state, inq) is not None:
        return silent()
    if not signed:
        told = inq.complete(Sign, treaty="charter", state=q.state)
        return require(none_of(told), signed=None)
    day, first = inq.value(EntryIntoForce("charter")), inq.day(signed[0].on)
    return require(day is None or first <= day, signed=first)
