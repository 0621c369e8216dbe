"""What is done about budgets, contributions and arrears."""

from __future__ import annotations

from datetime import date
from typing import Literal

from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Fields, Key, Measure

from ..book import book
from ..names import Year

Sanction = Literal["nomination", "vote"]


@book.act(en="Approve the scale", ru="Утвердить шкалу взносов")
class ApproveScale(Measure, frozen=True, kw_only=True, tag="financing.approve_scale"):
    """The Council fixes each Member's share of a year (24.3), as an exact fraction: `1/10`."""

    year: Key[Year]
    shares: Fields


@book.act(en="Approve the budget", ru="Утвердить бюджет")
class ApproveBudget(Measure, frozen=True, kw_only=True, tag="financing.approve_budget"):
    """The Council approves the budget of a year (24.5)."""

    year: Key[Year]
    total: Money | None = None  # restricted figures may be absent
    lines: Fields = Fields()
    income: Money | None = None  # from contributions
    extra_budgetary: Money | None = None  # 24.2
    reserves: Money | None = None
    borrowed: Money | None = None  # which 24.2 forbids


@book.act(en="Amend the budget", ru="Изменить бюджет")
class AmendBudget(Measure, frozen=True, kw_only=True, tag="financing.amend_budget"):
    """The Council changes an approved budget (24.5)."""

    year: Key[Year]
    total: Money | None = None
    lines: Fields = Fields()
    income: Money | None = None
    extra_budgetary: Money | None = None
    reserves: Money | None = None
    borrowed: Money | None = None


@book.act(en="Assess a contribution", ru="Начислить взнос")
class Assess(Act, frozen=True, kw_only=True, tag="financing.assess"):
    """What a Member is to pay for a year, and by when, on the decision that the draft became."""

    state: Key[State]
    year: Key[Year]
    amount: Money | None = None  # not public where absent
    due: date | None = None
    draft: Key[str] = ""


@book.act(en="Demand payment", ru="Потребовать уплаты")
class DemandPayment(Act, frozen=True, kw_only=True, tag="financing.demand"):
    """A debt is formally demanded (G-03.anchor)."""

    state: Key[State]
    year: Key[Year]


@book.act(en="Record a payment", ru="Учесть платёж")
class RecordPayment(Act, frozen=True, kw_only=True, tag="financing.record_payment"):
    """A Member's money has come in; without `years`, the oldest debt is paid first."""

    payment: Key[str] = ""
    state: Key[State]
    amount: Money
    received: date | None = None
    years: tuple[int, ...] = ()


@book.act(en="Reverse a payment", ru="Сторнировать платёж")
class ReversePayment(Act, frozen=True, kw_only=True, tag="financing.reverse_payment"):
    """A payment turns out not to have been one."""

    payment: Key[str]
    reason: str


@book.act(en="Apply Article 25", ru="Применить статью 25")
class ApplyArticle25(Measure, frozen=True, kw_only=True, tag="financing.apply_article_25"):
    """The Council takes a debtor's right to nominate and its vote, until it has paid (25.1)."""

    state: Key[State]
    debt: Money | None = None  # as fixed in the decision
    sanctions: tuple[Sanction, ...] = ("nomination", "vote")
