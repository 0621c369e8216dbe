"""What is done about budgets, contributions and arrears."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Fields, Key, Measure, Prose

from ..book import book
from ..names import Year

Sanction = Literal["nomination", "vote"]
Nature = Literal["grant", "gift", "fee", "loan"]


@book.act(en="Approve the scale", ru="Утвердить шкалу взносов")
class ApproveScale(Measure, frozen=True, kw_only=True, tag="financing.approve_scale"):
    """The Council fixes each Member's share of a year (24.3), as an exact fraction: `1/10`."""

    year: Key[Year]
    shares: Annotated[Fields, msgspec.Meta(examples=[{"XA": "1/2", "XB": "1/2"}])]  # parts of one


@book.act(en="Approve the budget", ru="Утвердить бюджет")
class ApproveBudget(Measure, frozen=True, kw_only=True, tag="financing.approve_budget"):
    """The Council approves the budget of a year (24.5).

    A line is named by whose cost it is and by what it pays for: `secretariat.staff`.
    """

    year: Key[Year]
    total: Money | None = None  # restricted figures may be absent
    lines: Fields = Fields()  # name -> amount
    income: Money | None = None  # from contributions
    extra_budgetary: Money | None = None  # 24.2
    reserves: Money | None = None
    borrowed: Money | None = None  # which 24.2 forbids
    no_own_costs: tuple[str, ...] = ()  # lines declared to bear no Member's own costs (24.7)


@book.act(en="Amend the budget", ru="Изменить бюджет")
class AmendBudget(Measure, frozen=True, kw_only=True, tag="financing.amend_budget"):
    """The Council changes an approved budget (24.5): what it does not name stays as it was."""

    year: Key[Year]
    total: Money | None = None
    lines: Fields = Fields()  # those that change, with their new amounts
    income: Money | None = None
    extra_budgetary: Money | None = None
    reserves: Money | None = None
    borrowed: Money | None = None
    no_own_costs: tuple[str, ...] = ()


@book.act(en="Assess a contribution", ru="Начислить взнос")
class Assess(Act, frozen=True, kw_only=True, tag="financing.assess"):
    """What a Member is to pay for a year, and by when, on the decision that the draft became."""

    state: Key[State]
    year: Key[Year]
    amount: Money | None = None  # not public where absent
    due: date | None = None  # none: as a Regulation says, or by default; in a partial record, not known
    draft: Key[str] = ""


@book.act(en="Demand payment", ru="Потребовать уплаты")
class DemandPayment(Act, frozen=True, kw_only=True, tag="financing.demand"):
    """A debt is formally demanded (G-03.anchor)."""

    state: Key[State]
    year: Key[Year]


@book.act(en="Record a payment", ru="Учесть платёж")
class RecordPayment(Act, frozen=True, kw_only=True, tag="financing.record_payment"):
    """A Member's money has come in; without `years`, the oldest debt is paid first.

    In another currency it is credited at the rate recorded for the day on which it came in.
    """

    payment: Key[str] = ""
    state: Key[State]
    amount: Money
    received: date | None = None
    years: tuple[int, ...] = ()


@book.act(en="Reverse a payment", ru="Сторнировать платёж")
class ReversePayment(Act, frozen=True, kw_only=True, tag="financing.reverse_payment"):
    """A payment turns out not to have been one."""

    payment: Key[str]
    reason: Prose


@book.act(en="Record a rate", ru="Внести курс")
class RecordRate(Act, frozen=True, kw_only=True, tag="financing.record_rate"):
    """What one unit of another currency was worth on a day, in that of the budget, as exact text: `91.5`."""

    currency: Key[str]
    rate: str
    day: date


@book.act(en="Charge interest", ru="Начислить пеню")
class ChargeInterest(Act, frozen=True, kw_only=True, tag="financing.charge_interest"):
    """Interest on what is overdue of a year, where a Regulation provides for it."""

    state: Key[State]
    year: Key[Year]
    amount: Money


@book.act(en="Waive a debt", ru="Списать долг")
class Waive(Measure, frozen=True, kw_only=True, tag="financing.waive"):
    """The Council lets a Member off a part of what it owes for a year, or all of it (24.3)."""

    state: Key[State]
    year: Key[Year]
    amount: Money
    reason: Prose = ""


# Carrying the budget out -------------------------------------------------------------------------


@book.act(en="Transfer between lines", ru="Перенести ассигнования")
class Transfer(Act, frozen=True, kw_only=True, tag="financing.transfer"):
    """What is unspent of one line is put on another; the total stays as it was."""

    year: Key[Year]
    line: Key[str]
    to: Key[str]
    amount: Money


@book.act(en="Spend", ru="Произвести расход")
class Spend(Act, frozen=True, kw_only=True, tag="financing.spend"):
    """Money goes out: from a line of the budget of a year, or from an extra-budgetary fund."""

    year: Key[Year]
    line: Key[str] = ""
    fund: Key[str] = ""
    amount: Money
    purpose: Prose = ""


@book.act(en="Close the year", ru="Закрыть бюджетный год")
class CloseYear(Act, frozen=True, kw_only=True, tag="financing.close_year"):
    """The accounts of a year are closed: nothing is spent or transferred in it any more."""

    year: Key[Year]
    report: Prose = ""


@book.act(en="Dispose of a surplus", ru="Распределить остаток")
class AllocateSurplus(Measure, frozen=True, kw_only=True, tag="financing.allocate_surplus"):
    """The Council decides what becomes of what a closed year left over.

    What is credited to Members counts as paid by them; the rest goes to the reserve.
    """

    year: Key[Year]
    amount: Money
    credits: Key[Fields] = Fields()  # State -> amount


@book.act(en="Report on the audit", ru="Представить акт ревизии")
class ReportAudit(Act, frozen=True, kw_only=True, tag="financing.report_audit"):
    """The audit commission has examined the accounts of a year: what it found."""

    year: Key[Year]
    findings: tuple[str, ...] = ()


# Extra-budgetary funds ---------------------------------------------------------------------------


@book.act(en="Accept money for a fund", ru="Принять средства в фонд")
class AcceptFund(Act, frozen=True, kw_only=True, tag="financing.accept_fund"):
    """Money from outside the budget is accepted, for a purpose, on an account of its own (24.2)."""

    fund: Key[str]
    source: str
    purpose: Prose
    amount: Money
    nature: Nature
    repayable: bool | None = None  # whether it must, or on some condition must, be paid back: to be said


@book.act(en="Refuse money for a fund", ru="Отказаться от средств")
class RefuseFund(Act, frozen=True, kw_only=True, tag="financing.refuse_fund"):
    """Money from outside the budget is not accepted."""

    fund: Key[str]
    source: str
    purpose: Prose = ""
    amount: Money
    nature: Nature
    repayable: bool | None = None
    reason: Prose = ""


# Arrears -----------------------------------------------------------------------------------------


@book.act(en="Apply Article 25", ru="Применить статью 25")
class ApplyArticle25(Measure, frozen=True, kw_only=True, tag="financing.apply_article_25"):
    """The Council takes a debtor's right to nominate and its vote, until it has paid (25.1)."""

    state: Key[State]
    debt: Money | None = None  # as fixed in the decision
    sanctions: tuple[Sanction, ...] = ("nomination", "vote")
