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

from datetime import date
from fractions import Fraction

from charterhouse.commons.money import Money, total
from charterhouse.commons.scales import read_share
from charterhouse.core.answers import Finding, Truth, any_of, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.lookups import adopted, regulated_or_not_needed
from ..ch04_organs.questions import Adopted
from ..ch06_membership.questions import Member
from ..ch10_final.acts import Sign
from .acts import (
    AmendBudget, ApproveBudget, ApproveScale, Assess, DemandPayment, RecordPayment, ReversePayment,
)  # fmt: skip
from .questions import MaySpend, Owes, Share

BY_THE_SECRETARIAT = ("secretariat", "secretary_general", "council")
FUNDS = "extra-budgetary-funds"  # the Regulation of 24.2


# Whether there is authority to spend -------------------------------------------------------------


@book.power(
    "24.5", on=MaySpend,
    en="the Council has approved the budget of the year; approved on: {approved}",
    ru="Совет утвердил бюджет на год; утверждён: {approved}",
)  # fmt: skip
def the_budget_of_the_year_is_approved(q: MaySpend, inq: Inquiry) -> Finding:
    budgets = adopted(inq, ApproveBudget, year=q.year)
    unrecorded = none_of(inq.complete(ApproveBudget, year=q.year))
    days = [inq.day(said.on) for _, said, answer in budgets if answer.truth is Truth.MET]
    return require(any_of(unrecorded, *(answer for *_, answer in budgets)), approved=days)


@book.power(
    "24.5", on=MaySpend, evidence="D",
    en="failing it, an earlier budget goes on month by month; of the year: {last}",
    ru="при его отсутствии помесячно действует прежний бюджет; за год: {last}",
)  # fmt: skip
def an_earlier_budget_goes_on(q: MaySpend, inq: Inquiry) -> Finding:
    """A: no budget, no spending; B: a twelfth a month; C: the same, where limited format fails."""
    earlier = [
        measure.year for measure, _, answer in adopted(inq, ApproveBudget)
        if measure.year < q.year and answer.truth is Truth.MET
    ]  # fmt: skip
    if not earlier:
        return require(False, last=None)
    return require(inq.reading("G-29") != "A", last=max(earlier))


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "24.5", adopting=(ApproveBudget, AmendBudget),
    en="the Council approves the budget; before: {organ}",
    ru="бюджет утверждает Совет; внесено в: {organ}",
)  # fmt: skip
def the_council_approves_the_budget(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "24.3", adopting=ApproveScale,
    en="the Council approves the contributions; before: {organ}",
    ru="взносы утверждает Совет; внесено в: {organ}",
)  # fmt: skip
def the_council_approves_the_contributions(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "24.3", adopting=ApproveScale,
    en="the shares make up the whole; sum: {sum}",
    ru="доли составляют целое; сумма: {sum}",
    cure=("Correct the shares so that they sum to 1.", "Исправьте доли: их сумма должна быть 1."),
)  # fmt: skip
def the_shares_make_up_the_whole(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveScale)
    shares = [read_share(share) for share in draft.measure.shares.values()]
    if None in shares:
        return require(False, sum=None)
    whole = sum(share for share in shares if share is not None)
    return require(whole == 1, sum=str(whole))


@book.condition(
    "24.3", adopting=ApproveScale,
    en="those on the scale are Members; not Members: {others}",
    ru="в шкалу включены только государства-члены; не являются членами: {others}",
    cure=("Leave out: {others}.", "Исключите из шкалы: {others}."),
)  # fmt: skip
def those_on_the_scale_are_members(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveScale)
    answers = {state: inq.ask(Member(state)) for state in sorted(draft.measure.shares)}
    others = [state for state, answer in answers.items() if answer.truth is Truth.BREACHED]
    return require(*answers.values(), others=others)


@book.bar(
    "24.2", adopting=(ApproveBudget, AmendBudget),
    en="nothing is borrowed; borrowed: {borrowed}",
    ru="заёмные средства не привлекаются; заём: {borrowed}",
    cure=("Strike the loan out.", "Исключите заём."),
)  # fmt: skip
def nothing_is_borrowed(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    borrowed = draft.measure.borrowed
    return silent() if borrowed is None else require(borrowed.minor == 0, borrowed=borrowed)


@book.condition(
    "24.2", adopting=(ApproveBudget, AmendBudget),
    en="extra-budgetary money rests on a Regulation, or needs none; regulation: {regulation}",
    ru="внебюджетные средства привлекаются по положению либо оно не требуется;"
       " положение: {regulation}",
    cure=("Let the Council approve the Regulation.", "Совету следует утвердить положение."),
)  # fmt: skip
def extra_money_rests_on_a_regulation(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    if draft.measure.extra_budgetary is None:
        return silent()
    return regulated_or_not_needed(FUNDS, "G-41.funds", inq)


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="every amount is in the currency of the budget; currency: {currency}",
    ru="все суммы выражены в валюте бюджета; валюта: {currency}",
    cure=("State every amount in {currency}.", "Выразите все суммы в {currency}."),
)  # fmt: skip
def every_amount_is_in_its_currency(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    stated = _stated(draft.measure)
    if not stated:
        return silent()
    currency = inq.figure("currency")
    return require(all(each.currency == currency for each in stated), currency=currency)


def _stated(measure: ApproveBudget | AmendBudget) -> list[Money]:
    """Every amount that a budget states."""
    amounts = (
        measure.total, measure.income, measure.extra_budgetary, measure.reserves, measure.borrowed,
    )  # fmt: skip
    return [amount for amount in amounts if amount is not None]


@book.condition(
    "24.4", adopting=(ApproveBudget, AmendBudget),
    en="spending does not exceed income; spending: {spending}, income: {income}",
    ru="расходы не превышают доходов; расходы: {spending}, доходы: {income}",
    cure=("Cut spending to {income}.", "Сократите расходы до {income}."),
)  # fmt: skip
def there_is_no_deficit(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, ApproveBudget | AmendBudget)
    spending, income = measure.total, measure.income
    if spending is None or income is None:
        return silent()  # the figures are restricted, or the draft leaves them to its annexes
    if {each.currency for each in _stated(measure)} != {inq.figure("currency")}:
        return silent()  # which is a fault of its own
    if isinstance(measure, AmendBudget):
        unpaid = _not_received(measure.year, inq)
        if unpaid is None:
            return missing(spending=spending, income=None)
        if unpaid.minor > 0 and inq.reading("G-30.execution") == "B":  # B: as received
            income = income - unpaid
    if spending > income and measure.reserves and inq.reading("G-31.reserves") == "B":
        income = income + measure.reserves
    if spending > income and measure.extra_budgetary and inq.reading("G-31") == "B":
        income = income + measure.extra_budgetary
    return require(spending <= income, spending=spending, income=income)


def _not_received(year: int, inq: Inquiry) -> Money | None:
    """What is unpaid of the contributions for a year; nothing where that is not known."""
    states = sorted({act.state for act in inq.acts(Assess, year=year)})
    owed = [inq.value(Owes(state, year)) for state in states]
    if None in owed:
        return None
    return total((each for each in owed if each is not None), inq.figure("currency"))


@book.condition(
    "24.5", adopting=AmendBudget,
    en="there is a budget of that year to amend; year: {year}",
    ru="есть бюджет этого года, подлежащий изменению; год: {year}",
    cure=("Let the Council approve that budget first.", "Сначала Совету следует утвердить бюджет."),
)  # fmt: skip
def there_is_a_budget_to_amend(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AmendBudget)
    year = draft.measure.year
    unrecorded = none_of(inq.complete(ApproveBudget, year=year))
    budgets = [answer for *_, answer in adopted(inq, ApproveBudget, year=year)]
    return require(any_of(unrecorded, *budgets), year=year)


# What the Secretariat does -----------------------------------------------------------------------


@book.power(
    "24.3", on=(Assess, DemandPayment),
    en="the Secretariat assesses and calls in what the Council approved; by: {by}",
    ru="взносы, утверждённые Советом, начисляет и истребует Секретариат; внёс: {by}",
)  # fmt: skip
def the_secretariat_assesses(act: Assess | DemandPayment, inq: Inquiry) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition(
    "24.3", on=Assess,
    en="a Member contributes; State: {state}",
    ru="взнос вносит государство-член; государство: {state}",
)  # fmt: skip
def a_member_contributes(act: Assess, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition(
    "24.3", on=Assess,
    en="the decision that it rests on, or a budget or scale of its year, is on record and was"
       " adopted; decision: {decision}",
    ru="решение, на котором основано начисление, либо бюджет или шкала на этот год внесены"
       " в реестр и приняты; решение: {decision}",
    cure=("Let the Council decide first.", "Сначала Совету следует принять решение."),
)  # fmt: skip
def its_decision_is_on_record(act: Assess, inq: Inquiry) -> Finding:
    """An amount exists only once the Council has approved it."""
    if not act.draft:
        return _decided_for_its_year(act, inq)
    recorded = none_of(inq.nothing_recorded(TableDraft, draft=act.draft))
    if recorded is not Truth.MET:
        return require(recorded, decision=act.draft)
    return require(inq.ask(Adopted(act.draft)), decision=act.draft)


def _decided_for_its_year(act: Assess, inq: Inquiry) -> Finding:
    """Whether the Council adopted a budget or a scale of the year, where no decision is named."""
    decisions = adopted(inq, ApproveBudget, AmendBudget, ApproveScale, year=act.year)
    made = [said.draft for _, said, answer in decisions if answer.truth is Truth.MET]
    if made:
        return require(True, decision=made[-1])
    unrecorded = [
        none_of(inq.complete(kind, year=act.year)) for kind in (ApproveBudget, ApproveScale)
    ]
    return require(any_of(*unrecorded, *(answer for *_, answer in decisions)), decision=None)


@book.condition(
    "24.3", on=Assess,
    en="the amount is more than nothing; amount: {amount}",
    ru="сумма больше нуля; сумма: {amount}",
    cure=("Assess what is to be paid.", "Начислите подлежащую уплате сумму."),
)  # fmt: skip
def something_is_assessed(act: Assess, inq: Inquiry) -> Finding:
    if act.amount is None:
        return silent()  # it is not public
    return require(act.amount.minor > 0, amount=act.amount)


@book.condition(
    "24.3", on=Assess,
    en="it falls due in its budget year at the earliest; year: {year}, due: {due}",
    ru="срок уплаты наступает не ранее бюджетного года; год: {year}, срок: {due}",
    cure=("Name a day in {year} or later.", "Назначьте срок в {year} году или позднее."),
)  # fmt: skip
def it_falls_due_in_its_year_at_the_earliest(act: Assess, inq: Inquiry) -> Finding:
    if act.due is None:
        return silent()
    return require(act.due >= date(act.year, 1, 1), year=act.year, due=act.due)


@book.condition(
    "24.3", on=Assess,
    en="the amount is the share that the Council approved; amount: {amount}, approved: {approved}",
    ru="сумма соответствует утверждённой Советом доле; сумма: {amount}, утверждено: {approved}",
    cure=(
        "Assess what was approved, or let the Council decide anew.",
        "Начислите утверждённое либо внесите вопрос в Совет.",
    ),
)  # fmt: skip
def the_amount_is_what_was_approved(act: Assess, inq: Inquiry) -> Finding:
    """Where the Council has fixed the scale and the income of the year."""
    incomes = [
        measure.income
        for measure, _, answer in adopted(inq, ApproveBudget, AmendBudget, year=act.year)
        if answer.truth is Truth.MET and measure.income is not None
    ]
    share = inq.value(Share(act.state, act.year)) if incomes else None
    if act.amount is None or share is None:
        return silent()
    exact = Fraction(share) * incomes[-1].minor
    approved = Money(round(exact), incomes[-1].currency)
    same = act.amount.currency == approved.currency and abs(act.amount.minor - exact) < 1
    return require(same, amount=act.amount, approved=approved)


@book.condition(
    "24.6", on=(Assess, RecordPayment),
    en="it is in the currency of the budget; currency: {currency}",
    ru="сумма выражена в валюте бюджета; валюта: {currency}",
    cure=("Enter it in {currency}.", "Внесите её в {currency}."),
)  # fmt: skip
def it_is_in_the_currency_of_the_budget(act: Assess | RecordPayment, inq: Inquiry) -> Finding:
    if act.amount is None:
        return silent()
    currency = inq.figure("currency")
    return require(act.amount.currency == currency, currency=currency)


@book.condition(
    "24.3", on=DemandPayment,
    en="there is an assessment to call in; year: {year}",
    ru="есть начисление, уплаты которого требуют; год: {year}",
    cure=("Assess the contribution first.", "Сначала начислите взнос."),
)  # fmt: skip
def there_is_an_assessment(act: DemandPayment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Assess, state=act.state, year=act.year)
    return require(none_of(none), year=act.year)


@book.power(
    "24.3", on=(RecordPayment, ReversePayment),
    en="the Secretariat keeps the accounts; by: {by}",
    ru="счета ведёт Секретариат; внёс: {by}",
)  # fmt: skip
def the_secretariat_keeps_the_accounts(
    act: RecordPayment | ReversePayment, inq: Inquiry
) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition(
    "24.3", on=RecordPayment,
    en="something came in; amount: {amount}",
    ru="поступление больше нуля; сумма: {amount}",
)  # fmt: skip
def something_came_in(act: RecordPayment, inq: Inquiry) -> Finding:
    return require(act.amount.minor > 0, amount=act.amount)


@book.condition(
    "24.3", on=RecordPayment,
    en="it is recorded once it has come in; received: {received}",
    ru="платёж учитывается после поступления; поступил: {received}",
    cure=("Record it on {received} or later.", "Учтите его {received} или позднее."),
)  # fmt: skip
def it_has_come_in(act: RecordPayment, inq: Inquiry) -> Finding:
    if act.received is None:
        return silent()
    return require(act.received <= inq.day(act.on), received=act.received)


@book.condition(
    "24.3", on=RecordPayment,
    en="it comes from a State that is or was a Member, or owes a contribution; State: {state}",
    ru="платит государство, которое является или являлось членом либо которому начислен взнос;"
       " государство: {state}",
    cure=("Assess what it is to pay first.", "Сначала начислите подлежащее уплате."),
)  # fmt: skip
def it_comes_from_one_that_contributes(act: RecordPayment, inq: Inquiry) -> Finding:
    assessed_on_it = none_of(inq.nothing_recorded(Assess, state=act.state))
    if assessed_on_it is Truth.MET:
        return require(True, state=act.state)
    return require(any_of(assessed_on_it, _ever_a_member(act.state, inq)), state=act.state)


def _ever_a_member(state: str, inq: Inquiry) -> Truth:
    """Whether a State is a Member, or was one before."""
    now = inq.ask(Member(state)).truth
    founded = inq.acts(Sign, treaty="charter")
    if now is Truth.MET or not founded:
        return now
    return inq.ever(Member(state), founded[0].on.latest)[0].truth


@book.condition(
    "24.3", on=ReversePayment,
    en="that payment is on record; payment: {payment}",
    ru="такой платёж учтён; платёж: {payment}",
)  # fmt: skip
def that_payment_is_on_record(act: ReversePayment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(RecordPayment, payment=act.payment)
    return require(none_of(none), payment=act.payment)
