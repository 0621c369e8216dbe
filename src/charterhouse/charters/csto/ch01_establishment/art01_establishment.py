"""
1.1. The parties to the Treaty found a regional organisation, and the Charter gives its name and
     acronym.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.acts import NotifyWithdrawal
from ..ch06_membership.questions import Member
from ..ch06_membership.withdrawal import last_joined
from ..ch10_final.acts import Deposit, Sign
from ..ch10_final.questions import TREATY, EntryIntoForce, takes_effect, withdrawal_from
from .questions import Denounced, Denunciation


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


# Leaving the Treaty alone ------------------------------------------------------------------------


@book.bar(
    "1.1", on=Member, evidence="D",
    en="it has not left the Treaty, or may be a Member without it; no party from: {left}",
    ru="оно не вышло из Договора либо может быть членом и без него; не участник с: {left}",
    cure=("Accede to the Treaty again.", "Вновь присоединитесь к Договору."),
)  # fmt: skip
def it_has_not_left_the_treaty(q: Member, inq: Inquiry) -> Finding:
    """The parties to the Treaty found the Organisation.

    A (G-35): who ceases to be a party ceases to be a Member, as who leaves the Organisation ceases to
    be a party; what it owes is owed on, since only a notice under 19.3 is given once all is settled.
    B: two treaties, each left by its own rules.
    """
    notice = _leaves_the_treaty(q.state, inq)
    if notice is None:
        return silent()
    left = takes_effect(notice, inq)
    if not inq.reached(left) or inq.reading("G-35") == "B":
        return require(True, left=left)
    return require(False, left=left)


@book.value(
    "1.1", on=Denunciation, evidence="D",
    en="notice of leaving the Treaty; handed in on: {notified}, no party from: {takes_effect},"
       " membership: {membership}",
    ru="уведомление о выходе из Договора; сдано: {notified}, не участник с: {takes_effect},"
       " членство: {membership}",
)  # fmt: skip
def what_follows_from_leaving_the_treaty(q: Denunciation, inq: Inquiry) -> Finding:
    """A record that is complete as to who leaves would show it, by whichever notice that is done."""
    notice = _leaves_the_treaty(q.state, inq)
    if notice is None:
        told = inq.complete(NotifyWithdrawal, state=q.state)
        return require(none_of(told), notified=None, takes_effect=None, membership=None)
    notified, left = inq.day(notice.on), takes_effect(notice, inq)
    member = inq.ask(Member(q.state)).truth
    if member is Truth.OPEN:
        return missing(notified=notified, takes_effect=left, membership=None)
    alone = inq.reading("G-35") == "B"
    membership = "ended" if member is Truth.BREACHED else "goes_on" if alone else "ends_with_it"
    denounced = Denounced(notified, left, membership)
    return found(denounced, notified=notified, takes_effect=left, membership=membership)


def _leaves_the_treaty(state: str, inq: Inquiry) -> Deposit | None:
    """The notice by which it leaves the Treaty, given since it was last taken in."""
    notice = withdrawal_from(TREATY, state, inq)
    if notice is None:
        return None
    joined = last_joined(state, inq)
    return notice if joined is None or joined.on <= notice.on else None
