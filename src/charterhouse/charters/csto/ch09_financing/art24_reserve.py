"""The reserve: what the Council put into it of a surplus (24.6), and what budgets draw on it (24.4)."""

from __future__ import annotations

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Finding, Truth, all_of, found, missing, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.measure_lookups import adopted
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


@book.condition(
    "24.4", adopting=(ApproveBudget, AmendBudget),
    en="the reserve holds what the budget draws on it; drawn: {drawn}, in the reserve: {held}",
    ru="в резерве есть то, что использует бюджет; используется: {drawn}, в резерве: {held}",
    cure=("Draw {held} at most.", "Используйте не более {held}."),
)  # fmt: skip
def the_reserve_holds_what_is_drawn(draft: TableDraft, inq: Inquiry) -> Finding:
    """A gap closed with what is not there is a deficit; what the budget draws already it may draw still."""
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    year, drawn, currency = draft.measure.year, draft.measure.reserves, inq.figure("currency")
    if drawn is None or not drawn.minor or drawn.currency != currency:
        return silent()  # another currency is a fault of its own
    reserve = inq.ask(Reserve())
    if reserve.value is None:
        return require(reserve.truth, drawn=drawn, held=None)
    already = total((amount for of, _, amount in drawn_on_the_reserve(inq) if of == year), currency)
    held = reserve.value + already
    return require(drawn <= held, drawn=drawn, held=held)
