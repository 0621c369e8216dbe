"""
24.1. The budget pays for the two permanent bodies.
24.2. Other money may be raised, never borrowed money, under a Regulation that the Council approves.
24.3. The budget is made of the Members' contributions, as the Council approves them.
24.4. It never runs a deficit.
24.5. Each year the Secretariat drafts it in agreement with the Members, and the Council approves
      it.
24.6. A Regulation that the Council approves says how it is made and carried out.
24.7. Members pay for their own representatives and experts at meetings, and for their permanent
      representatives.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Finding, Truth, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.questions import adopted, tabled
from ..ch06_membership.acts import DeclareInactivity
from ..ch06_membership.questions import Member
from ..ch10_final.questions import Bound
from .acts import (
    AmendBudget, ApproveBudget, ApproveScale, Assess, DemandPayment, RecordPayment, ReversePayment,
)  # fmt: skip
from .questions import Liable, Owes, Share

BY_THE_SECRETARIAT = ("secretariat", "secretary_general", "council")


# What is owed ------------------------------------------------------------------------------------


@book.power(
    "24.3", on=Liable,
    en="a contribution was assessed on it by a decision that binds it; decision: {decision}",
    ru="взнос начислен ему решением, которое его обязывает; решение: {decision}",
)  # fmt: skip
def a_contribution_was_assessed(q: Liable, inq: Inquiry) -> Finding:
    assessed = inq.acts(Assess, state=q.state, year=q.year)
    if not assessed:
        return require(none_of(inq.complete(Assess, _starts(q.year), state=q.state)), decision=None)
    decision = assessed[-1].draft
    if decision and tabled(decision, inq) is not None:
        return require(inq.ask(Bound(q.state, decision=decision)), decision=decision)
    if decision == "" and _takes_no_part(q.state, inq):
        inq.notes.assumed.add(f"limited format of the budget for {q.year}")
        return require(inq.reading("G-17") == "A", decision=None)
    return require(True, decision=decision or None)


def _starts(year: int) -> date:
    return date(year, 1, 1)


def _takes_no_part(state: str, inq: Inquiry) -> bool:
    """Whether it has declared that it takes no part, so that it did not vote for a decision not on record."""
    return bool(inq.acts(DeclareInactivity, state=state))


@book.value(
    "24.3", on=Owes,
    en="assessed: {assessed}; paid: {paid}",
    ru="начислено: {assessed}; уплачено: {paid}",
)  # fmt: skip
def what_is_assessed_less_what_is_paid(q: Owes, inq: Inquiry) -> Finding:
    """By year, the oldest debt paid first unless the payment names its years."""
    if q.year is None:
        return _owes_in_all(q, inq)
    liable = inq.ask(Liable(q.state, q.year))
    nothing = Money(0, inq.figure("currency"))
    if liable.truth is Truth.BREACHED:
        return found(nothing, assessed=nothing, paid=nothing)
    assessed = _assessed(q.state, q.year, inq)
    paid = _paid(q.state, inq)
    told = inq.complete(RecordPayment, _starts(q.year), state=q.state)
    if liable.truth is Truth.OPEN or assessed is None or told is Truth.OPEN:
        if assessed is None and liable.truth is Truth.MET:
            inq.lacks("amount", state=q.state, year=q.year)
        return missing(assessed=assessed, paid=None if told is Truth.OPEN else sum_of(paid, nothing.currency))
    covered = _covered(q.state, paid, inq).get(q.year, nothing)
    return found(assessed - covered, assessed=assessed, paid=covered)


def _owes_in_all(q: Owes, inq: Inquiry) -> Finding:
    """All years together; open where any year is."""
    currency = inq.figure("currency")
    years = sorted({each.year for each in inq.acts(Assess, state=q.state)})
    each = {year: inq.ask(Owes(q.state, year)) for year in years}
    told = inq.complete(Assess, state=q.state)
    if told is Truth.OPEN or any(answer.truth is Truth.OPEN for answer in each.values()):
        return missing(assessed=None, paid=None)
    left = total((answer.value for answer in each.values() if answer.value is not None), currency)
    over = _overpaid(q.state, inq, currency)
    return found(left - over, assessed=total((_assessed(q.state, year, inq) or Money(0, currency) for year in years), currency),
                 paid=sum_of(_paid(q.state, inq), currency))  # fmt: skip


def _assessed(state: str, year: int, inq: Inquiry) -> Money | None:
    """The amount last assessed for a year, where it is known."""
    rows = inq.acts(Assess, state=state, year=year)
    return rows[-1].amount if rows else None


def _paid(state: str, inq: Inquiry) -> list[RecordPayment]:
    """Payments that were not reversed."""
    reversed_ = {act.payment for act in inq.acts(ReversePayment)}
    return [act for act in inq.acts(RecordPayment, state=state) if not (act.payment and act.payment in reversed_)]


def sum_of(payments: list[RecordPayment], currency: str) -> Money:
    """All of them together."""
    return total((each.amount for each in payments), currency)


def _covered(state: str, payments: list[RecordPayment], inq: Inquiry) -> Mapping[int, Money]:
    """How much of each year's contribution the payments cover."""
    left: dict[int, Money] = {}
    for act in inq.acts(Assess, state=state):
        if act.amount is not None and inq.ask(Liable(state, act.year)).truth is not Truth.BREACHED:
            left[act.year] = act.amount
    owed = dict(left)
    for payment in payments:
        rest = payment.amount
        for year in payment.years or sorted(left):
            if year in left:
                part = min(rest, left[year])
                left[year], rest = left[year] - part, rest - part
    return {year: owed[year] - left[year] for year in owed}


def _overpaid(state: str, inq: Inquiry, currency: str) -> Money:
    """What was paid beyond all that is assessed: a credit."""
    payments = _paid(state, inq)
    return sum_of(payments, currency) - total(_covered(state, payments, inq).values(), currency)


@book.value("24.3", on=Share, en="share: {share}", ru="доля: {share}")
def the_share_that_the_council_fixed(q: Share, inq: Inquiry) -> Finding:
    for measure, _, answer in reversed(adopted(inq, ApproveScale, year=q.year)):
        if answer.truth is Truth.MET and q.state in measure.shares:
            return found(str(Fraction(measure.shares[q.state])), share=measure.shares[q.state])
    told = inq.complete(ApproveScale, year=q.year)
    return require(none_of(told), share=None)


# What the Council may adopt ----------------------------------------------------------------------


@book.power("24.5", adopting=(ApproveBudget, AmendBudget), en="the Council approves the budget; before: {organ}", ru="бюджет утверждает Совет; внесено в: {organ}")
def the_council_approves_the_budget(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power("24.3", adopting=ApproveScale, en="the Council approves the contributions; before: {organ}", ru="взносы утверждает Совет; внесено в: {organ}")
def the_council_approves_the_contributions(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition("24.3", adopting=ApproveScale, en="the shares make up the whole; sum: {sum}", ru="доли составляют целое; сумма: {sum}",
                cure=("Correct the shares so that they sum to 1.", "Исправьте доли так, чтобы их сумма равнялась 1."))  # fmt: skip
def the_shares_make_up_the_whole(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveScale)
    shares = [Fraction(str(share)) for share in draft.measure.shares.values()]
    return require(sum(shares) == 1, sum=str(sum(shares)))


@book.condition("24.4", adopting=(ApproveBudget, AmendBudget), en="spending does not exceed income; spending: {spending}, income: {income}", ru="расходы не превышают доходов; расходы: {spending}, доходы: {income}")
def there_is_no_deficit(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    if draft.measure.total is None or draft.measure.income is None:
        return silent()  # the figures are restricted, or the draft leaves them to its annexes
    return require(draft.measure.total <= draft.measure.income, spending=draft.measure.total, income=draft.measure.income)


@book.condition("24.5", adopting=AmendBudget, en="there is a budget of that year to amend; year: {year}", ru="есть бюджет этого года, подлежащий изменению; год: {year}")
def there_is_a_budget_to_amend(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AmendBudget)
    budgets = [answer for _, _, answer in adopted(inq, ApproveBudget, year=draft.measure.year)]
    if not budgets:
        return require(none_of(inq.complete(ApproveBudget, year=draft.measure.year)), year=draft.measure.year)
    return require(any_of(*budgets), year=draft.measure.year)


# What the Secretariat does -----------------------------------------------------------------------


@book.power("24.3", on=(Assess, DemandPayment), en="the Secretariat assesses what the Council approved; by: {by}", ru="взносы, утверждённые Советом, начисляет Секретариат; начислил: {by}")
def the_secretariat_assesses(act: Assess | DemandPayment, inq: Inquiry) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition("24.3", on=Assess, en="a Member contributes; State: {state}", ru="взнос вносит государство-член; государство: {state}")
def a_member_contributes(act: Assess, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition("24.3", on=Assess, en="the decision that it rests on is on record; decision: {decision}", ru="решение, на котором основано начисление, внесено в реестр; решение: {decision}")
def its_decision_is_on_record(act: Assess, inq: Inquiry) -> Finding:
    if not act.draft:
        return silent()
    return require(none_of(inq.nothing_recorded(TableDraft, draft=act.draft)), decision=act.draft)


@book.condition("24.3", on=DemandPayment, en="there is an assessment to demand; year: {year}", ru="начисление, об уплате которого идёт речь, есть; год: {year}")
def there_is_an_assessment(act: DemandPayment, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Assess, state=act.state, year=act.year)), year=act.year)


@book.power("24.3", on=(RecordPayment, ReversePayment), en="the Secretariat keeps the accounts; by: {by}", ru="счета ведёт Секретариат; внёс: {by}")
def the_secretariat_keeps_the_accounts(act: RecordPayment | ReversePayment, inq: Inquiry) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition("24.3", on=RecordPayment, en="something came in; amount: {amount}", ru="поступление положительно; сумма: {amount}")
def something_came_in(act: RecordPayment, inq: Inquiry) -> Finding:
    return require(act.amount.minor > 0, amount=act.amount)


@book.condition("24.3", on=ReversePayment, en="that payment is on record; payment: {payment}", ru="такой платёж учтён; платёж: {payment}")
def that_payment_is_on_record(act: ReversePayment, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(RecordPayment, payment=act.payment)), payment=act.payment)


