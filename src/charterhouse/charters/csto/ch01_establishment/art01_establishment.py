"""
1.1. The parties to the Treaty found a regional organisation, and the Charter gives its name and
     acronym.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..ch10_final.acts import Sign


@book.power("1.1", on=Member, en="it is a founder: it signed the Charter; signed: {signed}", ru="оно — учредитель: подписало Устав; подписано: {signed}")
def it_is_a_founder(q: Member, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Sign, treaty="charter", state=q.state)
    return require(none_of(none), signed=none is Truth.BREACHED)
