"""Money from outside the budget under 24.2: its source, its purpose, an account of its own; never a loan."""

from __future__ import annotations

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.measure_lookups import regulated_or_not_needed
from .acts import AcceptFund, RefuseFund, Spend
from .budgets import FUNDS
from .questions import Fund, FundAccount

FOR_THE_ORGANISATION = ("secretary_general", "secretariat", "council")


@book.power(
    "24.2", on=(AcceptFund, RefuseFund),
    en="the Organisation may bring in money from outside its budget; by: {by}",
    ru="Организация вправе привлекать внебюджетные средства; внёс: {by}",
    cure=("Let the Secretariat or the Council do it.", "Это следует сделать Секретариату или Совету."),
)  # fmt: skip
def the_organisation_may_bring_in_money(act: AcceptFund | RefuseFund, inq: Inquiry) -> Finding:
    return require(act.by in FOR_THE_ORGANISATION, by=act.by)


@book.bar(
    "24.2", on=AcceptFund,
    en="it is not borrowed, whatever it is called; nature: {nature}, to be paid back: {repayable}",
    ru="средства не заёмные, как бы они ни назывались; вид: {nature}, возвратные: {repayable}",
    cure=(
        "Refuse it, or agree that it is not paid back; where that is not said, say it under `repayable`.",
        "Откажитесь либо договоритесь о безвозвратности; если о ней не сказано, укажите её в `repayable`.",
    ),
)  # fmt: skip
def it_is_not_borrowed(act: AcceptFund, inq: Inquiry) -> Finding:
    """Whoever enters it says whether it must be paid back, and answers for it: a name proves nothing."""
    if act.nature != "loan" and act.repayable is None:
        inq.lacks("repayable", fund=act.fund)
        return missing(nature=act.nature, repayable=None)
    told = None if act.repayable is None else "yes" if act.repayable else "no"
    return require(act.nature != "loan" and not act.repayable, nature=act.nature, repayable=told)


@book.condition(
    "24.2", on=AcceptFund,
    en="it rests on the Regulation, or needs none; regulation: {regulation}",
    ru="есть положение о таких средствах либо оно не требуется; положение: {regulation}",
    cure=("Let the Council approve the Regulation.", "Совету следует утвердить положение."),
)  # fmt: skip
def it_rests_on_the_regulation(act: AcceptFund, inq: Inquiry) -> Finding:
    return regulated_or_not_needed(FUNDS, "G-41.funds", inq)


@book.condition(
    "24.2", on=AcceptFund,
    en="its source, its purpose and an amount are named; source: {source}, purpose: {purpose}, amount: {amount}",
    ru="названы источник, назначение и сумма; источник: {source}, назначение: {purpose}, сумма: {amount}",
    cure=("Name all three.", "Укажите все три."),
)  # fmt: skip
def source_purpose_and_amount_are_named(act: AcceptFund, inq: Inquiry) -> Finding:
    named = bool(act.source and act.purpose) and act.amount.minor > 0
    return require(named, source=act.source, purpose=act.purpose, amount=act.amount)


@book.condition(
    "24.2", on=AcceptFund,
    en="a fund is kept in one currency; currency: {currency}",
    ru="фонд ведётся в одной валюте; валюта: {currency}",
    cure=("Open another fund for it.", "Откройте для этого другой фонд."),
)  # fmt: skip
def a_fund_is_kept_in_one_currency(act: AcceptFund, inq: Inquiry) -> Finding:
    before = inq.acts(AcceptFund, fund=act.fund)
    currency = before[0].amount.currency if before else act.amount.currency
    return require(act.amount.currency == currency, currency=currency)


@book.condition(
    "24.2", on=AcceptFund,
    en="a fund serves one purpose; its purpose: {purpose}",
    ru="фонд имеет одно назначение; его назначение: {purpose}",
    cure=(
        "Give the purpose as it stands on record, {purpose}, or open another fund.",
        "Укажите назначение так, как оно внесено: {purpose}, либо откройте другой фонд.",
    ),
)  # fmt: skip
def a_fund_serves_one_purpose(act: AcceptFund, inq: Inquiry) -> Finding:
    """So that what is spent of a fund is spent for what it was given."""
    before = inq.acts(AcceptFund, fund=act.fund)
    purpose = before[0].purpose if before else act.purpose
    return require(_alike(act.purpose) == _alike(purpose), purpose=purpose)


def _alike(purpose: str) -> str:
    """A purpose without what makes none another: capitals, and space around and between its words."""
    return " ".join(purpose.split()).casefold()


@book.condition(
    "24.2", on=Spend,
    en="the fund holds that much; fund: {fund}, spent: {amount}, held: {held}",
    ru="в фонде столько есть; фонд: {fund}, расход: {amount}, остаток: {held}",
    cure=(
        "Name a fund that has been accepted, and spend what it holds at most: {held}.",
        "Назовите принятый фонд и расходуйте не более того, что в нём есть: {held}.",
    ),
)  # fmt: skip
def the_fund_holds_that_much(act: Spend, inq: Inquiry) -> Finding:
    """It never touches the budget, nor the budget it."""
    if not act.fund:
        return silent()
    account = inq.ask(Fund(act.fund))
    if account.value is None:
        return require(account.truth, fund=act.fund, amount=act.amount, held=None)
    held = account.value.left
    enough = act.amount.currency == held.currency and Money(0, held.currency) < act.amount <= held
    return require(enough, fund=act.fund, amount=act.amount, held=held)


@book.value(
    "24.2", on=Fund,
    en="accepted: {accepted}; spent: {spent}; for: {purposes}",
    ru="принято: {accepted}; израсходовано: {spent}; назначение: {purposes}",
)  # fmt: skip
def what_the_fund_holds(q: Fund, inq: Inquiry) -> Finding:
    accepted = inq.acts(AcceptFund, fund=q.fund)
    if not accepted:
        told = inq.complete(AcceptFund, fund=q.fund)
        return require(none_of(told), accepted=None, spent=None, purposes=None)
    currency = accepted[0].amount.currency
    sources, purposes, first = dict[str, int](), dict[str, int](), dict[str, str]()
    for act in accepted:
        if act.amount.currency == currency:
            purpose = first.setdefault(_alike(act.purpose), act.purpose)  # as it was first written
            sources[act.source] = sources.get(act.source, 0) + act.amount.minor
            purposes[purpose] = purposes.get(purpose, 0) + act.amount.minor
    came = sum(sources.values())
    gone = sum(
        act.amount.minor for act in inq.acts(Spend, fund=q.fund) if act.amount.currency == currency
    )
    figures = {"accepted": came, "spent": gone, "left": came - gone}
    account = FundAccount(
        **{name: Money(minor, currency) for name, minor in figures.items()},
        sources={source: Money(minor, currency) for source, minor in sources.items()},
        purposes={purpose: Money(minor, currency) for purpose, minor in purposes.items()},
    )
    return found(account, accepted=account.accepted, spent=account.spent, purposes=list(purposes))
