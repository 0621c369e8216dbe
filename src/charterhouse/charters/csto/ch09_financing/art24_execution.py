"""How the budget is carried out under 24.4 to 24.6: spending, transfers, closing, surplus, audit."""

from __future__ import annotations

from datetime import date

from charterhouse.commons.money import Money
from charterhouse.core.answers import (
    Finding, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .accounts import BY_THE_SECRETARIAT
from .acts import (
    ApproveBudget, Assess, ChargeInterest, CloseYear, Spend, Transfer,
)  # fmt: skip
from .budgets import authority, budget_of, closings, moved, not_received, spent
from .questions import MaySpend


@book.power(
    "24.6", on=(Transfer, Spend, CloseYear),
    en="the Secretariat carries the budget out; by: {by}",
    ru="бюджет исполняет Секретариат; внёс: {by}",
    cure=("Let the Secretariat do it.", "Это следует сделать Секретариату."),
)  # fmt: skip
def the_secretariat_carries_it_out(act: Transfer | Spend | CloseYear, inq: Inquiry) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition(
    "24.6", on=(Transfer, Spend),
    en="the accounts of the year are not closed; closed on: {closed}",
    ru="бюджетный год не закрыт; закрыт: {closed}",
    cure=("Charge it to a year that is open.", "Отнесите на незакрытый год."),
)  # fmt: skip
def the_year_is_not_closed(act: Transfer | Spend, inq: Inquiry) -> Finding:
    """An act dated back behind a closing that is entered already would open the year again."""
    closed = closings(act.year, inq)
    return require(not closed, closed=[inq.day(each.on) for each in closed])


@book.bar(
    "24.6", on=(Assess, ChargeInterest), evidence="D",
    en="it is not dated back behind the closing of its year; closed on: {closed}",
    ru="оно не датировано ранее закрытия своего года; закрыт: {closed}",
    cure=("Date it after {closed}.", "Датируйте позже {closed}."),
)  # fmt: skip
def it_is_not_dated_back_behind_the_closing(act: Assess | ChargeInterest, inq: Inquiry) -> Finding:
    """What is charged late stands after the accounts that were closed without it."""
    closed = inq.already(CloseYear, year=act.year)
    return require(not closed, closed=[inq.day(each.on) for each in closed])


@book.condition(
    "24.6", on=(Transfer, Spend),
    en="an amount of more than nothing is named, in the currency of the account;"
       " amount: {amount}, currency: {currency}",
    ru="названа сумма больше нуля в валюте счёта; сумма: {amount}, валюта: {currency}",
    cure=("State an amount above nothing, in {currency}.", "Укажите сумму больше нуля в {currency}."),
)  # fmt: skip
def an_amount_is_named(act: Transfer | Spend, inq: Inquiry) -> Finding:
    currency = inq.figure("currency")
    if isinstance(act, Spend) and act.fund:
        return silent()  # a fund has a currency of its own
    own = act.amount.currency == currency
    return require(own and act.amount.minor > 0, amount=act.amount, currency=currency)


# Spending ----------------------------------------------------------------------------------------


@book.condition(
    "24.6", on=Spend,
    en="it is charged to a line or to a fund, not to both; line: {line}, fund: {fund}",
    ru="расход отнесён либо на статью, либо на фонд; статья: {line}, фонд: {fund}",
    cure=("Name a line of the budget, or a fund.", "Назовите статью бюджета либо фонд."),
)  # fmt: skip
def it_is_charged_to_a_line_or_a_fund(act: Spend, inq: Inquiry) -> Finding:
    return require(not (act.line and act.fund), line=act.line, fund=act.fund)


@book.condition(
    "24.5", on=Spend,
    en="there is authority to spend, and the year has begun; year: {year}",
    ru="есть полномочия на расходы, и год начался; год: {year}",
    cure=(
        "Let the Council approve the budget of {year}, and spend once that year has begun.",
        "Совету следует утвердить бюджет на {year} год; расходовать можно с начала этого года.",
    ),
)  # fmt: skip
def there_is_authority_to_spend(act: Spend, inq: Inquiry) -> Finding:
    if act.fund:
        return silent()
    begun = inq.reached(date(act.year, 1, 1))
    return require(begun, inq.ask(MaySpend(act.year)), year=act.year)


@book.condition(
    "24.5", on=Spend,
    en="it is within its line; line: {line}, spent: {amount}, left: {left}",
    ru="расход не превышает остатка статьи; статья: {line}, расход: {amount}, остаток: {left}",
    cure=(
        "Charge a line that the budget has, with {left} at most, or transfer to it first.",
        "Отнесите на имеющуюся статью бюджета не более {left} либо сначала перенесите на неё.",
    ),
)  # fmt: skip
def it_is_within_its_line(act: Spend, inq: Inquiry) -> Finding:
    """Where the lines are restricted, within the total; where that is, the register cannot test it."""
    if act.fund or act.amount.currency != inq.figure("currency"):
        return silent()
    stands, _, part = authority(act.year, inq)
    if stands is None or not (stands.lines or stands.total):
        return silent()
    if stands.lines and act.line not in stands.lines:
        return require(False, line=act.line, amount=act.amount, left=Money(0, act.amount.currency))
    ceiling = stands.lines[act.line].minor if stands.lines else stands.total.minor if stands.total else 0
    line = act.line if stands.lines else None
    left = int(ceiling * part) - spent(act.year, inq, line)
    left += moved(act.year, act.line, inq) if line else 0
    left_over = Money(left, act.amount.currency)
    return require(act.amount <= left_over, line=act.line, amount=act.amount, left=left_over)


@book.condition(
    "24.4", on=Spend,
    en="with it spending does not exceed income; spent in all: {spending}, income: {income}",
    ru="вместе с ним расходы не превышают доходов; всего: {spending}, доходы: {income}",
    cure=("Cut spending to {income}.", "Сократите расходы до {income}."),
)  # fmt: skip
def spending_stays_within_income(act: Spend, inq: Inquiry) -> Finding:
    """A: income as assessed; B: as received, so that what is overdue is not spent."""
    stands = None if act.fund else budget_of(act.year, inq)
    if stands is None or stands.income is None or act.amount.currency != stands.income.currency:
        return silent()
    income, reserves = stands.income, stands.reserves
    spending = Money(spent(act.year, inq), income.currency) + act.amount
    late = not_received(act.year, inq)
    if (late is None or spending > income - late) and inq.reading("G-30.execution") == "B":
        if late is None and spending <= income + (reserves or Money(0, income.currency)):
            return missing(spending=spending, income=None)
        income = income - (late or Money(0, income.currency))
    if spending > income and reserves and inq.reading("G-31.reserves") == "B":
        income = income + reserves
    return require(spending <= income, spending=spending, income=income)


# Transfers ---------------------------------------------------------------------------------------


@book.condition(
    "24.5", on=Transfer,
    en="both are lines of the budget of that year; not among its lines: {unknown}",
    ru="обе статьи есть в бюджете этого года; отсутствуют: {unknown}",
    cure=(
        "Name two different lines of the budget, or let the Council add what it lacks: {unknown}.",
        "Назовите две разные статьи бюджета либо дождитесь, пока Совет введёт недостающее: {unknown}.",
    ),
)  # fmt: skip
def both_are_lines_of_the_budget(act: Transfer, inq: Inquiry) -> Finding:
    stands = budget_of(act.year, inq)
    told = inq.complete(ApproveBudget, year=act.year)
    if stands is None:
        return require(none_of(told), unknown=[act.line, act.to])
    unknown = [line for line in (act.line, act.to) if line not in stands.lines]
    return require(not unknown and act.line != act.to, unknown=unknown)


@book.condition(
    "24.4", on=Transfer,
    en="the line that it comes from has that much unspent; transferred: {amount}, unspent: {unspent}",
    ru="на исходной статье столько не израсходовано; переносится: {amount}, остаток: {unspent}",
    cure=("Transfer {unspent} at most.", "Перенесите не более {unspent}."),
)  # fmt: skip
def that_much_is_unspent(act: Transfer, inq: Inquiry) -> Finding:
    stands = budget_of(act.year, inq)
    if stands is None or act.line not in stands.lines:
        return silent()
    line = stands.lines[act.line]
    left = line.minor + moved(act.year, act.line, inq) - spent(act.year, inq, act.line)
    unspent = Money(left, line.currency)
    if act.amount.currency != line.currency:
        return silent()
    return require(act.amount <= unspent, amount=act.amount, unspent=unspent)
