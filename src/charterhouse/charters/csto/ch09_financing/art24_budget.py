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

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Finding, Truth, all_of, any_of, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.draft_lookups import decided_by
from ..ch04_organs.measure_lookups import adopted, regulated_or_not_needed
from ..ch04_organs.questions import Adopted
from .accounts import BY_THE_SECRETARIAT, books, scale_of
from .acts import AmendBudget, ApproveBudget, RecordPayment, Spend, Transfer
from .budgets import FUNDS, budget_with, closings, goes_on_from, lines_of, moved, spent
from .questions import MaySpend
from .settling import in_parts


# Whether there is authority to spend -------------------------------------------------------------


@book.power(
    "24.5", on=MaySpend,
    en="the Council has approved the budget of the year; approved on: {approved}; carried and not "
    "announced: {pending}",
    ru="Совет утвердил бюджет на год; утверждён: {approved}; собрал согласие, но итог не объявлен: "
    "{pending}",
    cure=(
        "Announce what was carried: {pending}; otherwise let the Council approve a budget.",
        "Объявите итог по тому, что собрало согласие: {pending}; иначе Совету следует утвердить бюджет.",
    ),
)  # fmt: skip
def the_budget_of_the_year_is_approved(q: MaySpend, inq: Inquiry) -> Finding:
    """As it was announced: until then nobody spends by it, though the consents be there."""
    budgets = adopted(inq, ApproveBudget, year=q.year)
    unrecorded = none_of(inq.complete(ApproveBudget, year=q.year))
    days = [inq.day(said.on) for _, said, answer in budgets if answer.truth is Truth.MET]
    pending = sorted({
        draft.draft for draft in inq.carrying(ApproveBudget, year=q.year)
        if decided_by(draft.draft, inq) is None and inq.ask(Adopted(draft.draft)).truth is Truth.MET
    })  # fmt: skip
    approved = any_of(unrecorded, *(answer for *_, answer in budgets))
    return require(approved, approved=days, pending=pending)


@book.power(
    "24.5", on=MaySpend, evidence="D",
    en="failing it, an earlier budget goes on month by month; of the year: {last}",
    ru="при его отсутствии помесячно действует прежний бюджет; за год: {last}",
)  # fmt: skip
def an_earlier_budget_goes_on(q: MaySpend, inq: Inquiry) -> Finding:
    """A: no budget, no spending; B: a twelfth a month; C: the same, where limited format fails."""
    last = goes_on_from(q.year, inq)
    return require(last is not None and inq.reading("G-29") != "A", last=last)


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "24.5", adopting=(ApproveBudget, AmendBudget),
    en="the Council approves the budget; before: {organ}",
    ru="бюджет утверждает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_approves_the_budget(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "24.5", adopting=ApproveBudget,
    en="the Secretariat has drawn up the draft; tabled by: {by}",
    ru="проект составил Секретариат; внёс: {by}",
    cure=("Let the Secretariat table it.", "Проект следует внести Секретариату."),
)  # fmt: skip
def the_secretariat_has_drawn_it_up(draft: TableDraft, inq: Inquiry) -> Finding:
    """An amendment, of which 24.5 does not speak, may come from any Member."""
    return require(draft.by in BY_THE_SECRETARIAT, by=draft.by)


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


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="no figure of it is below nothing; below: {below}",
    ru="ни один показатель не отрицателен; отрицательные: {below}",
    cure=("State amounts of nothing or more in place of: {below}.", "Вместо {below} укажите неотрицательные суммы."),
)  # fmt: skip
def no_figure_is_below_nothing(draft: TableDraft, inq: Inquiry) -> Finding:
    """A figure below nothing would hide a deficit elsewhere; its lines are tested each by itself."""
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    figures = _figures(draft.measure)
    if not figures:
        return silent()
    below = [each for each in figures if each.minor < 0]
    return require(not below, below=below)


def _figures(measure: ApproveBudget | AmendBudget) -> list[Money]:
    """The figures that a budget states, its lines aside."""
    figures = (measure.total, measure.income, measure.extra_budgetary, measure.reserves, measure.borrowed)
    return [each for each in figures if each is not None]


def _stated(measure: ApproveBudget | AmendBudget) -> list[Money]:
    """Every amount that a budget states."""
    return [*_figures(measure), *(each for each in lines_of(measure).values() if each is not None)]


# Never a deficit ---------------------------------------------------------------------------------


@book.condition(
    "24.4", adopting=(ApproveBudget, AmendBudget),
    en="spending does not exceed income; spending: {spending}, income: {income}",
    ru="расходы не превышают доходов; расходы: {spending}, доходы: {income}",
    cure=("Cut spending to {income}.", "Сократите расходы до {income}."),
)  # fmt: skip
def there_is_no_deficit(draft: TableDraft, inq: Inquiry) -> Finding:
    """An amendment is adopted as the budget is, so both are tested on the income foreseen (G-30).

    What has come in of it is for the test of execution (G-30.execution), which each expense meets.
    """
    measure = draft.measure
    assert isinstance(measure, ApproveBudget | AmendBudget)
    stands = budget_with(measure, inq)
    spending, income = stands.total, stands.income
    if spending is None and income is None:
        return silent()  # the figures are restricted, or the draft leaves them to its annexes
    if spending is None or income is None:
        inq.lacks("income" if income is None else "total", year=measure.year)
        return missing(spending=spending, income=income)
    if {each.currency for each in _stated(measure)} - {inq.figure("currency")}:
        return silent()  # which is a fault of its own
    doubtful = _not_safely_expected(measure.year, income, inq)
    if (doubtful is None or doubtful.minor > 0) and inq.reading("G-30") == "B":
        if doubtful is None and spending <= income:
            return missing(spending=spending, income=None)
        income = income - (doubtful or Money(0, income.currency))
    if spending > income and measure.reserves and inq.reading("G-31.reserves") == "B":
        income = income + measure.reserves
    if spending > income and measure.extra_budgetary and inq.reading("G-31") == "B":
        income = income + measure.extra_budgetary
    return require(spending <= income, spending=spending, income=income)


@book.condition(
    "24.4", adopting=AmendBudget, evidence="D",
    en="it leaves the total, and each line that it changes, what was spent of them already; total: {total}, spent in"
       " all: {spent}; lines that are left too little: {lines}, spent of these: {of_lines}",
    ru="итог и каждая изменяемая статья не ниже уже израсходованного; итог: {total}, израсходовано всего: {spent};"
       " статьи, где средств недостаточно: {lines}, израсходовано по ним: {of_lines}",
    cure=(
        "Leave {spent} in all and {of_lines} at least, or transfer to these lines first.",
        "Оставьте всего не менее {spent}, по статьям не менее {of_lines}, либо сначала перенесите на них средства.",
    ),
)  # fmt: skip
def it_leaves_what_was_spent(draft: TableDraft, inq: Inquiry) -> Finding:
    """With what was transferred to a line and from it; what the record may lack of spending is not known."""
    measure, currency = draft.measure, inq.figure("currency")
    assert isinstance(measure, AmendBudget)
    lines = {name: each for name, each in lines_of(measure).items() if each is not None}
    stated = [*lines.values(), *([measure.total] if measure.total else [])]
    if not stated or any(each.currency != currency for each in stated):
        return silent()  # nothing is lowered, or that is a fault of its own
    year = measure.year
    used = {name: Money(spent(year, inq, name), currency) for name in lines}
    short = [
        name for name, each in lines.items()
        if each.minor + moved(year, name, inq) < used[name].minor
    ]  # fmt: skip
    in_all = Money(spent(year, inq), currency)
    enough = not short and (measure.total is None or in_all <= measure.total)
    told = all_of(inq.complete(Spend, year=year), inq.complete(Transfer, year=year)) if enough else Truth.MET
    return require(
        enough, told, total=budget_with(measure, inq).total, spent=in_all,
        lines={name: lines[name] for name in short}, of_lines={name: used[name] for name in short},
    )  # fmt: skip


def _not_safely_expected(year: int, income: Money, inq: Inquiry) -> Money | None:
    """The shares of those that have not paid for an earlier year, where the scale is on record.

    Nothing where it is not known whether one that seems to owe has paid.
    """
    late = []
    for state, part in in_parts(income, scale_of(year, inq)).items():
        owed = [of for of, left in books(state, inq).left.items() if left and of < year]
        if not owed:
            continue
        if inq.complete(RecordPayment, date(min(owed), 1, 1), state=state) is Truth.OPEN:
            return None
        late.append(part)
    return total(late, income.currency)


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


@book.condition(
    "24.6", adopting=AmendBudget, evidence="D",
    en="the accounts of the year that it amends are not closed; closed on: {closed}",
    ru="изменяемый бюджетный год не закрыт; закрыт: {closed}",
    cure=("Amend the budget of a year that is open.", "Измените бюджет незакрытого года."),
)  # fmt: skip
def the_year_it_amends_is_not_closed(draft: TableDraft, inq: Inquiry) -> Finding:
    """What is left of a closed year is disposed of by the Council; its budget is history."""
    assert isinstance(draft.measure, AmendBudget)
    closed = closings(draft.measure.year, inq)
    return require(not closed, closed=[inq.day(each.on) for each in closed])
