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
from charterhouse.core.answers import Finding, Truth, any_of, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.lookups import adopted, decided_by, regulated_or_not_needed
from ..ch04_organs.questions import Adopted
from ..ch10_final.questions import InForce
from .accounts import BY_THE_SECRETARIAT, books, scale_of
from .acts import AmendBudget, ApproveBudget, RecordPayment
from .budgets import FUNDS, budget_with, chapter_of, lines_of
from .questions import MaySpend
from .settling import in_parts

BODIES = ("secretariat", "joint_staff")  # whose costs the budget bears (24.1)
OF_MEMBERS = ("representatives", "experts", "permanent_representatives")  # who bear them (24.7)


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


def _stated(measure: ApproveBudget | AmendBudget) -> list[Money]:
    """Every amount that a budget states."""
    amounts = (
        measure.total, measure.income, measure.extra_budgetary, measure.reserves, measure.borrowed,
        *lines_of(measure).values(),
    )  # fmt: skip
    return [amount for amount in amounts if amount is not None]


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="every line is an amount of nothing or more; otherwise: {unread}",
    ru="в каждой статье указана неотрицательная сумма; иное: {unread}",
    cure=("Write it as `100.00 RUB`: {unread}.", "Запишите так: `100.00 RUB`: {unread}."),
)  # fmt: skip
def every_line_is_an_amount(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    if not draft.measure.lines:
        return silent()
    read = lines_of(draft.measure)
    unread = [name for name, each in read.items() if each is None or each.minor < 0]
    return require(not unread, unread=unread)


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="the lines make up the total; chapters: {chapters}, lines together: {sum}, total: {total}",
    ru="статьи в сумме составляют итог; разделы: {chapters}, сумма статей: {sum}, итог: {total}",
    cure=("Correct the lines or the total.", "Исправьте статьи или итог."),
)  # fmt: skip
def the_lines_make_up_the_total(draft: TableDraft, inq: Inquiry) -> Finding:
    """Of an amendment: the lines as they stand with it, and the total that it leaves or changes."""
    measure, currency = draft.measure, inq.figure("currency")
    assert isinstance(measure, ApproveBudget | AmendBudget)
    stands = budget_with(measure, inq)
    amounts = [*stands.lines.values(), *([stands.total] if stands.total else [])]
    if not stands.lines or any(each.currency != currency for each in amounts):
        return silent()
    chapters = {
        chapter: total((each for name, each in stands.lines.items() if chapter_of(name) == chapter), currency)
        for chapter in sorted({chapter_of(name) for name in stands.lines})
    }  # fmt: skip
    whole = total(chapters.values(), currency)
    return require(whole == stands.total, chapters=chapters, sum=whole, total=stands.total)


# What it may pay for -----------------------------------------------------------------------------


@book.condition(
    "24.1", adopting=(ApproveBudget, AmendBudget), evidence="D",
    en="it pays for the permanent bodies, or the Council may vote other lines; other lines: {others}",
    ru="он покрывает расходы постоянно действующих органов либо Совет вправе утвердить иные"
       " статьи; иные статьи: {others}",
    cure=("Let those who take part pay: {others}.", "Отнесите на счёт участников: {others}."),
)  # fmt: skip
def it_pays_for_the_permanent_bodies(draft: TableDraft, inq: Inquiry) -> Finding:
    """Each line is named by whose cost it is; the Joint Staff is a body since the first protocol."""
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    lines = draft.measure.lines
    if not lines:
        return silent()
    others = [name for name in lines if chapter_of(name) not in (*BODIES, *OF_MEMBERS)]
    of_the_staff = [name for name in lines if chapter_of(name) == "joint_staff"]
    if of_the_staff:
        staff = inq.ask(InForce("first-protocol"))
        if staff.truth is Truth.OPEN:
            return missing(others=of_the_staff)
        others += of_the_staff if staff.truth is Truth.BREACHED else []
    if not others:
        return require(True, others=[])
    return require(inq.reading("G-38") == "B", others=others)


@book.bar(
    "24.7", adopting=(ApproveBudget, AmendBudget),
    en="it bears no cost of a Member's own representation; such lines: {theirs}",
    ru="он не покрывает расходы государств на своих представителей; такие статьи: {theirs}",
    cure=("Strike out: {theirs}.", "Исключите: {theirs}."),
)  # fmt: skip
def it_bears_no_cost_of_representation(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    if not draft.measure.lines:
        return silent()
    theirs = [name for name in draft.measure.lines if chapter_of(name) in OF_MEMBERS]
    return require(not theirs, theirs=theirs)


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
    if spending is None or income is None:
        return silent()  # the figures are restricted, or the draft leaves them to its annexes
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
