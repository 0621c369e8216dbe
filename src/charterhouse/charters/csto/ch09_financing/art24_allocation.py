"""To which debts a payment goes under 24.6: the years that it names, then the oldest, or as a Regulation says."""

from __future__ import annotations

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .accounts import Accounts, entered
from .acts import Assess, RecordPayment
from .questions import Allocated, PaidOff, Part
from .settling import settle

UNKNOWN = {"state": None, "credited": None, "years": None, "over": None}


@book.value(
    "24.6", on=PaidOff, evidence="D",
    en="paid by: {state}; credited: {credited}; to the years: {years}; beyond every debt: {over}",
    ru="уплатило: {state}; зачтено: {credited}; по годам: {years}; сверх всех долгов: {over}",
)  # fmt: skip
def to_which_debts_it_went(q: PaidOff, inq: Inquiry) -> Finding:
    """A payment that was reversed paid nothing: the answer is then no."""
    paid, accounts = inq.acts(RecordPayment, payment=q.payment), Accounts(inq)
    standing = accounts.payments(paid)
    if not standing:
        none = bool(paid) or inq.complete(RecordPayment, payment=q.payment)
        return require(none_of(none), **UNKNOWN)
    act = standing[0]
    on_record = entered(act.state, inq)
    kept = accounts.books(act.state, on_record)
    told = [inq.complete(kind, state=act.state) for kind in (Assess, RecordPayment)]
    for year in sorted(kept.unknown):
        inq.lacks("amount", state=act.state, year=year)
    if Truth.OPEN in told or not kept.sure or kept.unknown:
        return missing(**UNKNOWN)
    credits, _ = accounts.credits(act.state, on_record)
    due = accounts.due(on_record, kept.charged)
    place = next(n for n, each in enumerate(credits) if each.entry == act.seq)
    left, over = settle(kept.charged, credits[:place], due)
    after, over_after = settle(kept.charged, credits[: place + 1], due)
    currency = accounts.currency
    parts = tuple(
        Part(year, Money(left[year] - after[year], currency)) for year in left if left[year] > after[year]
    )
    allocated = Allocated(
        Money(credits[place].minor, currency), parts, Money(over_after - over, currency)
    )
    return found(
        allocated, state=act.state, credited=allocated.credited, over=allocated.over,
        years={str(part.year): part.amount for part in parts},
    )  # fmt: skip
