"""What is owed under 24.3, year by year, the oldest debt paid first; and the scale behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from charterhouse.commons.money import Money, total
from charterhouse.commons.scales import read_share
from charterhouse.core.answers import Finding, Truth, any_of, found, missing, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.lookups import adopted, tabled
from ..ch06_membership.acts import DeclareInactivity
from ..ch10_final.questions import Bound
from .acts import ApproveScale, Assess, RecordPayment
from .questions import Liable, Owes, Share, assessed, in_one_currency, payments


@book.power(
    "24.3", on=Liable,
    en="a contribution was assessed on it by a decision that binds it; decision: {decision}",
    ru="взнос начислен ему решением, которое его обязывает; решение: {decision}",
)  # fmt: skip
def a_contribution_was_assessed(q: Liable, inq: Inquiry) -> Finding:
    assessments = inq.acts(Assess, state=q.state, year=q.year)
    if not assessments:
        told = inq.complete(Assess, _starts(q.year), state=q.state)
        return require(none_of(told), decision=None)
    decision = assessments[-1].draft
    if decision and tabled(decision, inq) is not None:
        return require(inq.ask(Bound(q.state, decision=decision)), decision=decision)
    if not decision and _takes_no_part(q.state, q.year, inq):
        inq.notes.assumed.add(f"limited format of the budget for {q.year}")
        return require(inq.reading("G-17") == "A", decision=None)
    return require(True, decision=decision or None)


def _starts(year: int) -> date:
    return date(year, 1, 1)


def _takes_no_part(state: str, year: int, inq: Inquiry) -> bool:
    """Whether it had declared by then that it takes no part, so did not vote for the decision."""
    declared = inq.acts(DeclareInactivity, state=state)
    return any(inq.day(act.on).year <= year for act in declared)


@book.value(
    "24.3", on=Owes,
    en="assessed: {assessed}; paid: {paid}",
    ru="начислено: {assessed}; уплачено: {paid}",
)  # fmt: skip
def what_is_assessed_less_what_is_paid(q: Owes, inq: Inquiry) -> Finding:
    return _owes_in_all(q.state, inq) if q.year is None else _owes_of(q.state, q.year, inq)


def _owes_of(state: str, year: int, inq: Inquiry) -> Finding:
    """What is unpaid of one year."""
    liable = inq.ask(Liable(state, year))
    nothing = Money(0, inq.figure("currency"))
    if liable.truth is Truth.BREACHED:
        return found(nothing, assessed=nothing, paid=nothing)
    amount = assessed(state, year, inq)
    told = inq.complete(RecordPayment, _starts(year), state=state)
    if amount is None and liable.truth is Truth.MET:
        inq.lacks("amount", state=state, year=year)
    known = amount is not None and in_one_currency(state, inq)
    if liable.truth is Truth.OPEN or amount is None or not known or told is Truth.OPEN:
        return missing(assessed=amount, paid=None)
    covered = _covered(state, inq).get(year, nothing)
    return found(amount - covered, assessed=amount, paid=covered)


def _owes_in_all(state: str, inq: Inquiry) -> Finding:
    """All years together, less what was paid beyond them; open where any year is."""
    currency = inq.figure("currency")
    years = sorted({act.year for act in inq.acts(Assess, state=state)})
    answers = [inq.ask(Owes(state, year)) for year in years]
    told = inq.complete(Assess, state=state)
    unknown = any(answer.truth is Truth.OPEN for answer in answers)
    if told is Truth.OPEN or unknown or not in_one_currency(state, inq):
        return missing(assessed=None, paid=None)
    unpaid = total((answer.value for answer in answers if answer.value is not None), currency)
    covered = total(_covered(state, inq).values(), currency)
    paid = total((act.amount for act in payments(state, inq)), currency)
    return found(unpaid + covered - paid, assessed=unpaid + covered, paid=paid)


def _covered(state: str, inq: Inquiry) -> Mapping[int, Money]:
    """How much of each year's contribution the payments cover."""
    owed: dict[int, Money] = {}
    for act in inq.acts(Assess, state=state):
        liable = inq.ask(Liable(state, act.year)).truth is not Truth.BREACHED
        if act.amount is not None and liable:
            owed[act.year] = act.amount
    left = dict(owed)
    for payment in payments(state, inq):
        _allocate(payment, left, inq)
    return {year: owed[year] - left[year] for year in owed}


def _allocate(payment: RecordPayment, left: dict[int, Money], inq: Inquiry) -> None:
    """The years that it names; with what is over, the oldest debt, unless a Regulation differs."""
    rest = payment.amount
    for year in payment.years:
        rest = _pay(year, rest, left)
    unpaid = [year for year in sorted(left) if left[year].minor > 0]
    if rest.minor > 0 and len(unpaid) > 1 and inq.figure("payment.allocation") == "pro_rata":
        rest = _spread(payment, rest, left, inq)
    for year in unpaid:
        rest = _pay(year, rest, left)


def _spread(payment: RecordPayment, rest: Money, left: dict[int, Money], inq: Inquiry) -> Money:
    """Pay what has fallen due in proportion; what is over, with what cannot be divided."""
    day = inq.day(payment.on)
    due = {
        act.year: left[act.year].minor
        for act in inq.acts(Assess, state=payment.state)
        if act.year in left and (act.due or _starts(act.year)) <= day
    }
    whole, amount = sum(due.values()), rest.minor
    for year, owed in sorted(due.items()):
        part = Money(min(owed, amount * owed // whole) if whole else 0, rest.currency)
        left[year], rest = left[year] - part, rest - part
    return rest


def _pay(year: int, rest: Money, left: dict[int, Money]) -> Money:
    """Pay a year's debt as far as the money goes; what is over."""
    if year not in left:
        return rest
    part = min(rest, left[year])
    left[year] = left[year] - part
    return rest - part


@book.value(
    "24.3", on=Share,
    en="the share that the Council fixed; share: {share}",
    ru="доля, установленная Советом; доля: {share}",
)  # fmt: skip
def the_share_that_the_council_fixed(q: Share, inq: Inquiry) -> Finding:
    scales = adopted(inq, ApproveScale, year=q.year)
    for measure, _, answer in reversed(scales):
        if answer.truth is Truth.MET:
            written = measure.shares.get(q.state)
            share = read_share(written)
            if share is None:  # that Member pays nothing
                return require(False, share=None)
            return found(str(share), share=str(written))
    unrecorded = none_of(inq.complete(ApproveScale, year=q.year))
    return require(any_of(unrecorded, *(answer for *_, answer in scales)), share=None)
