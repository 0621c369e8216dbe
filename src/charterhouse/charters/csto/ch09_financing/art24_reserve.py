"""The reserve under 24.6: what the Council put into it of a surplus, less what budgets draw on it."""

from __future__ import annotations

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Finding, Truth, all_of, found, missing
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.lookups import adopted
from .acts import AllocateSurplus, AmendBudget, ApproveBudget
from .budgets import drawn_on_the_reserve, to_the_reserve
from .questions import Reserve


@book.value(
    "24.6", on=Reserve, evidence="D",
    en="put in of what years left over: {put_in}; drawn by budgets: {drawn}",
    ru="внесено из остатков: {put_in}; использовано бюджетами: {drawn}",
)  # fmt: skip
def what_the_reserve_holds(q: Reserve, inq: Inquiry) -> Finding:
    """The Regulation of 24.6 is not public; G-31.reserves says whether a budget may draw on it at all."""
    currency, facts = inq.figure("currency"), {"put_in": None, "drawn": None}
    disposals = adopted(inq, AllocateSurplus)
    budgets = adopted(inq, ApproveBudget, AmendBudget)
    told = [inq.complete(kind) for kind in (AllocateSurplus, ApproveBudget, AmendBudget)]
    for measure, _, answer in (*disposals, *budgets):
        restricted = isinstance(measure, ApproveBudget) and measure.total is None
        if answer.truth is Truth.OPEN or (restricted and answer.truth is Truth.MET):
            inq.lacks("reserves", year=measure.year)
            told.append(Truth.OPEN)
    if all_of(*told) is not Truth.MET:
        return missing(**facts)
    put_in = total(
        (to_the_reserve(each) for each, _, answer in disposals if answer.truth is Truth.MET), currency
    )
    drawn = total((amount for *_, amount in drawn_on_the_reserve(inq)), currency)
    return found(Money(put_in.minor - drawn.minor, currency), put_in=put_in, drawn=drawn)
