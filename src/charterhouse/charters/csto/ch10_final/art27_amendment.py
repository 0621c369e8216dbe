"""
27.1. The Charter is changed by a separate protocol, with the consent of all Members.
27.2. Such a protocol is part of the Charter, and comes into force as the Charter did.
27.3. No reservation may be made.
27.4. Members that disagree on what the Charter means consult and negotiate; failing that, the
      Council considers the matter.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member, Suspended
from ..ch09_financing.questions import Deprived
from .acts import Deposit, OpenTreaty, Sign
from .questions import InForce


def _amends_the_charter(treaty: str, inq: Inquiry) -> bool:
    opened = inq.acts(OpenTreaty, ref=treaty)
    return bool(opened) and opened[-1].amends == "charter"


@book.condition(
    "27.1", on=Sign,
    en="a protocol that changes the Charter is signed by a Member; signed by: {state}",
    ru="протокол об изменении Устава подписывает государство-член; подписало: {state}",
)  # fmt: skip
def a_member_amends(act: Sign, inq: Inquiry) -> Finding:
    if not _amends_the_charter(act.treaty, inq):
        return silent()
    member = inq.ask(Member(act.state))
    if inq.reading("G-06") == "B":  # a deprived or suspended Member has no part in general consent
        barred = none_of(inq.ask(Suspended(act.state)), inq.ask(Deprived(act.state)))
        return require(member, barred, state=act.state)
    return require(member, state=act.state)


@book.condition(
    "27.2", on=OpenTreaty,
    en="what it changes is in force; changes: {amends}",
    ru="изменяемый документ действует; изменяется: {amends}",
)  # fmt: skip
def what_it_changes_is_in_force(act: OpenTreaty, inq: Inquiry) -> Finding:
    if act.amends != "charter":
        return silent()
    return require(inq.ask(InForce(act.amends)), amends=act.amends)


@book.condition(
    "27.3", on=(Sign, Deposit),
    en="no reservation is made to the Charter or its protocols; reservation: {reservation}",
    ru="оговорки к Уставу и его протоколам не делаются; оговорка: {reservation}",
    cure=("Withdraw the reservation.", "Снимите оговорку."),
)  # fmt: skip
def no_reservation_is_made(act: Sign | Deposit, inq: Inquiry) -> Finding:
    if act.treaty != "charter" and not _amends_the_charter(act.treaty, inq):
        return silent()
    if act.reservation and inq.reading("G-48") != "A":  # B: severed; C: for the Members to decide
        return silent()
    return require(not act.reservation, reservation=act.reservation or None)
