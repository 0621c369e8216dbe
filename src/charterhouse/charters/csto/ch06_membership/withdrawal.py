"""Leaving: how the rules of Articles 19 and 20 look up the notices of withdrawal."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.commons.periods import Length
from charterhouse.core.acts import May
from charterhouse.core.answers import Truth, all_of, any_of, none_of
from charterhouse.core.inquiry import Inquiry

from ..ch04_organs.acts import Announce
from ..ch04_organs.measure_lookups import adopted
from ..ch09_financing.acts import Assess
from ..ch09_financing.questions import Owes
from .acts import Admit, NotifyWithdrawal, Restore, RevokeWithdrawal, StateObligations


class Notice(NamedTuple):
    """A notice of withdrawal that was given since the State last joined."""

    leaves: date  # the day on which it takes effect, whatever day it names
    stands: Truth  # whether it is valid and was not revoked


def last_joined(state: str, inq: Inquiry) -> Announce | None:
    """The decision by which a State was last taken in; nothing of a founder that never left."""
    joined = [
        said for _, said, answer in adopted(inq, Admit, Restore, state=state)
        if answer.truth is Truth.MET
    ]  # fmt: skip
    return joined[-1] if joined else None


def notices(state: str, inq: Inquiry) -> list[Notice]:
    """The notices that count, in the order in which they were given."""
    joined = last_joined(state, inq)
    return [
        Notice(day, all_of(_valid(given, day, inq), none_of(_revoked(given, inq))))
        for given in inq.acts(NotifyWithdrawal, state=state)
        if joined is None or given.on >= joined.on
        for day in (leaving_day(given, inq),)
    ]


def leaving_day(given: NotifyWithdrawal, inq: Inquiry) -> date:
    """The day that it names; of a short notice the earliest lawful one, where it converts."""
    earliest = length_of_notice(inq).first_ahead(given.received)
    if given.leaves_on >= earliest or inq.figure("withdrawal.short_notice") != "converts":
        return given.leaves_on
    return earliest


def length_of_notice(inq: Inquiry) -> Length:
    """How long ahead of the day of leaving a notice is received: counted back from that day."""
    return Length(months=inq.figure("withdrawal.notice"))


def _valid(given: NotifyWithdrawal, day: date, inq: Inquiry) -> Truth:
    """Whether it was permitted when given; a short one that converts is not void for that."""
    answer = inq.before(given).ask(May(given))
    faults = [
        ground.truth for ground in answer.grounds
        if day == given.leaves_on or not ground.rule.endswith(".notice_is_long_enough")
    ]  # fmt: skip
    return all_of(*faults, _settled_by(given.state, day, inq))


def _settled_by(state: str, day: date, inq: Inquiry) -> Truth:
    """Under G-14=B a Member leaves on its day only if it owes nothing by then."""
    if not inq.reached(day) or inq.reading("G-14") != "B":
        return Truth.MET
    return settlement(state, inq.on(day)).settled


def _revoked(given: NotifyWithdrawal, inq: Inquiry) -> Truth:
    """Whether it was taken back while that could still be done."""
    return any_of(*(
        inq.before(act).ask(May(act))
        for act in inq.acts(RevokeWithdrawal, state=given.state)
        if act.leaves_on == given.leaves_on and (act.on, act.seq) > (given.on, given.seq)
    ))  # fmt: skip


# What it owes --------------------------------------------------------------------------------------


class Settlement(NamedTuple):
    """What a Member still has to settle within the Organisation, and whether that is certified."""

    owed: Money | None  # nothing where it is not known
    open: tuple[str, ...] = ()  # property, staff, undertakings, by the last certificate
    certified: Truth = Truth.MET
    certified_by: str = ""

    @property
    def nothing_left(self) -> Truth:
        """Whether nothing is known to be open: of property and the rest, only a certificate tells."""
        paid = Truth.OPEN if self.owed is None else all_of(self.owed.minor <= 0)
        return all_of(paid, not self.open)

    @property
    def settled(self) -> Truth:
        return all_of(self.nothing_left, self.certified)

    @property
    def debt(self) -> str:
        """The sum in words, where there is one."""
        return str(self.owed) if self.owed is not None and self.owed.minor > 0 else ""


def settlement(state: str, inq: Inquiry) -> Settlement:
    """Of money the accounts tell, and keep telling; of all else the last word of whoever certifies."""
    joined = last_joined(state, inq)
    said = [
        act for act in inq.acts(StateObligations, state=state)
        if (joined is None or act.on >= joined.on) and certifies(act, inq)
    ]  # fmt: skip
    if not said:
        told = none_of(inq.complete(StateObligations, state=state))
        return Settlement(inq.value(Owes(state)), certified=told)
    last = said[-1]
    return Settlement(_money(last, inq), still_open(last), certified_by=last.by)


def _money(said: StateObligations, inq: Inquiry) -> Money | None:
    """What is owed: by the accounts, with what the certificate claimed beyond them.

    The certificate alone tells where the accounts do not, or where a Member certifies for itself
    (G-14.certifier=C): whoever disputes that goes to 27.4. A later assessment outdates it.
    """
    books = inq.value(Owes(said.state))
    outdated = any(act.on > said.on for act in inq.acts(Assess, state=said.state))
    if not outdated and (books is None or (said.settled and own_word_decides(inq))):
        return Money(0, inq.figure("currency")) if said.settled else said.amount
    then = inq.before(said).value(Owes(said.state))
    if books is None or said.amount is None or then is None:
        return books
    if said.amount.currency != books.currency:
        return None  # no rate of a day is named for a claim
    beyond = said.amount.minor - then.minor
    return Money(books.minor + max(beyond, 0), books.currency)


def own_word_decides(inq: Inquiry) -> bool:
    """Whether the leaving Member certifies for itself what it owes."""
    return inq.reading("G-14.certifier") == "C"


def certifies(act: StateObligations, inq: Inquiry) -> bool:
    """A: the depositary, on the Secretariat's statement; B: the Council; C: the leaving Member."""
    reading = inq.reading("G-14.certifier")
    if reading == "A":
        return act.by in ("secretariat", "secretary_general", "depositary")
    return act.by == ("council" if reading == "B" else act.state)


def still_open(act: StateObligations) -> tuple[str, ...]:
    """What is open besides money."""
    return (*act.property, *act.staff, *act.undertakings)
