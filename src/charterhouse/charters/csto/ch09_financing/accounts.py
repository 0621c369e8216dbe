"""The account of a State: one computation, from which every question about its debts is answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from charterhouse.commons.scales import read_share
from charterhouse.core.acts import NOT_ENTERED, Attest
from charterhouse.core.answers import Answer, Truth
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import after

from ..ch04_organs.acts import Announce, ApproveRegulation
from ..ch04_organs.draft_lookups import tabled, was_announced, way_of
from ..ch04_organs.measure_lookups import FINANCIAL, adopted
from ..ch04_organs.questions import Adopted
from ..ch06_membership.acts import DeclareInactivity, NotifyWithdrawal
from ..ch06_membership.questions import Member
from .acts import (
    AllocateSurplus, ApproveScale, Assess, ChargeInterest, RecordPayment, RecordRate, ReversePayment, Waive,
)  # fmt: skip
from .questions import Liable
from .settling import Books, Credit, Instalment, amount_of, exact, settle

BY_THE_SECRETARIAT = ("secretariat", "secretary_general", "council")


# What is on record of a State ----------------------------------------------------------------------


class Entered(NamedTuple):
    """Everything on record that touches the account of a State."""

    assessed: Sequence[Assess] = ()
    paid: Sequence[RecordPayment] = ()
    interest: Sequence[ChargeInterest] = ()
    waived: Sequence[tuple[Waive, Announce, Answer[None]]] = ()
    surplus: Sequence[tuple[AllocateSurplus, Announce, Answer[None]]] = ()


def entered(state: str, inq: Inquiry) -> Entered:
    """What is on record of one State."""
    return Entered(
        inq.acts(Assess, state=state), inq.acts(RecordPayment, state=state),
        inq.acts(ChargeInterest, state=state), adopted(inq, Waive, state=state),
        adopted(inq, AllocateSurplus, credits=state),
    )  # fmt: skip


def books(state: str, inq: Inquiry) -> Books:
    """The account of one State."""
    return Accounts(inq).books(state, entered(state, inq))


def everyones_books(inq: Inquiry, *, in_cash: bool = False) -> dict[str, Books]:
    """The accounts of all States on which something was ever assessed, or from which something came.

    In cash, a surplus that was credited is left out: it came in once already.
    """
    assessed: dict[str, list[Assess]] = defaultdict(list)
    paid: dict[str, list[RecordPayment]] = defaultdict(list)
    interest: dict[str, list[ChargeInterest]] = defaultdict(list)
    for charge in inq.acts(Assess):
        assessed[charge.state].append(charge)
    for payment in inq.acts(RecordPayment):
        paid[payment.state].append(payment)
    for each in inq.acts(ChargeInterest):
        interest[each.state].append(each)
    waived, surplus = adopted(inq, Waive), [] if in_cash else adopted(inq, AllocateSurplus)
    accounts = Accounts(inq)
    return {
        state: accounts.books(state, Entered(
            assessed.get(state, ()), paid.get(state, ()), interest.get(state, ()),
            [each for each in waived if each[0].state == state],
            [each for each in surplus if state in each[0].credits],
        ))
        for state in sorted(assessed.keys() | paid.keys())
    }  # fmt: skip


class Accounts:
    """What the accounts of all States have in common, looked up once."""

    def __init__(self, inq: Inquiry) -> None:
        self.inq = inq
        self.currency: str = inq.figure("currency")
        self.in_proportion = inq.figure("payment.allocation") == "pro_rata"
        self.reversed = {act.payment for act in inq.acts(ReversePayment)}
        published = inq.acts(Attest, question="liable") or inq.later(Attest, question="liable")
        self._each_alone = bool(published)  # a published answer may differ for every State
        self._of_decision: dict[str, Truth] = {}
        self._stays: dict[str, bool] = {}
        self._frozen: dict[str, bool] = {}
        self._days: list[tuple[int, int]] | None = None

    def books(self, state: str, on_record: Entered) -> Books:
        """The account of a State, from what is on record of it."""
        charges = {act.year: act for act in on_record.assessed}  # the last of a year counts
        charged, unknown, sure = dict[int, int](), set[int](), True
        for year, charge in charges.items():
            truth, amount = self.liable(charge), charge.amount
            if truth is Truth.MET and amount is not None:
                charged[year] = amount.minor
                sure &= amount.currency == self.currency
            elif truth is not Truth.BREACHED:
                unknown.add(year)
        contributions = dict(charged)
        for act in on_record.interest:
            charged[act.year] = charged.get(act.year, 0) + act.amount.minor
        for waiver, _, answer in on_record.waived:
            if answer.truth is Truth.MET:
                charged[waiver.year] = charged.get(waiver.year, 0) - waiver.amount.minor
            elif answer.truth is Truth.OPEN:
                unknown.add(waiver.year)
        beyond = -sum(minor for minor in charged.values() if minor < 0)
        charged = {year: max(minor, 0) for year, minor in charged.items()} if beyond else charged
        credits, told = self.credits(state, on_record)
        left, over = settle(charged, credits, self.due(on_record, charged))
        instalments = {
            year: self.instalments(charges.get(year), charged[year])
            for year, minor in left.items() if minor
        }  # fmt: skip
        over, sure = over + beyond, sure and told
        return Books(contributions, charged, left, over, instalments, frozenset(unknown), sure)

    def due(self, on_record: Entered, charged: Iterable[int]) -> dict[int, date] | None:
        """The days by which payments are spread in proportion; none where the oldest debt comes first."""
        if not self.in_proportion:
            return None
        named = {act.year: act.due for act in on_record.assessed}
        return {year: named.get(year) or date(year, 1, 1) for year in charged}

    def credits(self, state: str, on_record: Entered) -> tuple[list[Credit], bool]:
        """What went to the credit of a State, in order; and whether all of it can be told."""
        paid, told = self.payments(on_record.paid), True
        credits = []
        for act in paid:
            minor = self.worth(act)
            told &= minor is not None
            day = self.inq.day(act.on) if self.in_proportion else date.min
            credits.append(Credit(minor or 0, act.years, day, act.seq))
        if not on_record.surplus:
            return credits, told
        placed = [((act.on, act.seq), credit) for act, credit in zip(paid, credits, strict=True)]
        for measure, said, answer in on_record.surplus:
            told &= answer.truth is not Truth.OPEN
            if answer.truth is Truth.MET:
                credit = Credit(credited_by(measure, state), (), self.inq.day(said.on))
                placed.append(((said.on, said.seq), credit))
        placed.sort(key=lambda each: each[0])
        return [credit for _, credit in placed], told

    def payments(self, paid: Sequence[RecordPayment]) -> list[RecordPayment]:
        """What has come in, without the payments that turned out not to be any."""
        if not paid:
            return []
        come = self.inq.day(paid[-1].on)  # by then, so by now
        return [
            act for act in paid
            if not (act.payment and act.payment in self.reversed)
            and (act.received is None or act.received <= come or self.inq.reached(act.received))
        ]  # fmt: skip

    def worth(self, act: RecordPayment) -> int | None:
        """A payment in minor units of the currency of the budget; none where no rate is recorded."""
        if act.amount.currency == self.currency:
            return act.amount.minor
        rate = rate_of(act, self.inq)
        if rate is None:
            self.inq.lacks("currency", state=act.state)
            return None
        return act.amount.at(rate, self.currency).minor

    def instalments(self, act: Assess | None, minor: int) -> list[Instalment]:
        """In which parts a contribution falls due: on its day, else as a Regulation says, or by default."""
        if act is None or act.due is not None:
            return [Instalment(act.due if act else None, minor)]
        if self._days is None:
            self._days = instalment_days(self.inq)
        if not self._days:
            return [Instalment(None, minor)]
        days = [date(act.year, month, day) for month, day in self._days]
        part = minor // (3 if len(days) == 2 else len(days))
        return [
            *(Instalment(day, part) for day in days[:-1]),
            Instalment(days[-1], minor - part * (len(days) - 1)),
        ]

    def liable(self, act: Assess) -> Truth:
        """Whether a contribution is owed: asked of the decision once, where it is alike for all.

        A decision of the Council by consensus on the budget or the scale binds every Member.
        """
        if not self._each_alone:
            if not act.draft:
                if not self.frozen(act.state):
                    return Truth.MET
            else:
                alike = self._of_decision.get(act.draft)
                if alike is None:
                    alike = self._of_decision[act.draft] = self._alike(act.draft)
                if alike is Truth.MET and self.stays(act.state):
                    return alike
        return self.inq.ask(Liable(act.state, act.year)).truth

    def frozen(self, state: str) -> bool:
        """Whether it has declared that it takes no part; looked up once for each State."""
        frozen = self._frozen.get(state)
        if frozen is None:
            frozen = self._frozen[state] = bool(self.inq.acts(DeclareInactivity, state=state))
        return frozen

    def stays(self, state: str) -> bool:
        """Whether it is a Member and has given no notice of leaving."""
        stays = self._stays.get(state)
        if stays is None:
            leaves = bool(self.inq.acts(NotifyWithdrawal, state=state))
            stays = not leaves and self.inq.ask(Member(state)).truth is Truth.MET
            self._stays[state] = stays
        return stays

    def _alike(self, decision: str) -> Truth:
        """Met where a decision binds every Member alike, because nobody may stay outside it."""
        draft = tabled(decision, self.inq)
        if (
            draft is None or draft.organ != "council" or draft.parent
            or way_of(decision, self.inq) == "limited"
            or not was_announced(decision, self.inq)
            or not isinstance(draft.measure, FINANCIAL)
        ):  # fmt: skip
            return Truth.SILENT
        return self.inq.ask(Adopted(decision)).truth


def months_past(due: date, inq: Inquiry) -> int:
    """How many whole months are past since a day; good until the next is."""
    today = inq.day(inq.at)
    months = max((today.year - due.year) * 12 + today.month - due.month - 1, 0)
    while inq.reached(after(due, months=months + 1)):
        months += 1
    return months


def credited_by(measure: AllocateSurplus, state: str) -> int:
    """What a decision on a surplus credits to a State; nothing where its figure cannot be read."""
    amount = amount_of(measure.credits.get(state))
    return 0 if amount is None else amount.minor


def scale_of(year: int, inq: Inquiry) -> dict[str, Fraction]:
    """The scale of a year as last adopted; empty where none is."""
    for measure, _, answer in reversed(adopted(inq, ApproveScale, year=year)):
        if answer.truth is Truth.MET:
            shares = {state: read_share(share) for state, share in measure.shares.items()}
            return {state: share for state, share in shares.items() if share is not None}
    return {}


def rate_of(act: RecordPayment, inq: Inquiry) -> Fraction | None:
    """The rate of the day on which a payment came in, as it stood when the payment was entered.

    No rate entered later changes what was credited; it serves only where none stood then.
    """
    day = act.received or inq.day(act.on)
    rates = [each for each in inq.acts(RecordRate, currency=act.amount.currency) if each.day == day]
    stood = [each for each in rates if act.seq == NOT_ENTERED or each.seq < act.seq]
    return exact((stood[-1] if stood else rates[0]).rate) if rates else None


def instalment_days(inq: Inquiry) -> list[tuple[int, int]]:
    """The days that a Regulation sets for contributions, else those that stand by default.

    A record that is partial may lack the day that was set, and no default stands in for it there.
    """
    regulated = adopted(inq, ApproveRegulation, figures="contribution.due")
    if not inq.view.record.live and not any(answer.truth is Truth.MET for *_, answer in regulated):
        return []
    days = [day.strip().split("-") for day in str(inq.figure("contribution.due")).split(",")]
    return [(int(month), int(day)) for month, day in days]
