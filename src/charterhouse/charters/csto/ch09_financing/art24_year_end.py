"""The end of a budget year under 24.5 and 24.6: closing, the report on execution, the surplus, the audit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from charterhouse.commons.money import Money
from charterhouse.core.answers import (
    Finding, Truth, all_of, any_of, found, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.measure_lookups import adopted
from .accounts import everyones_books, scale_of
from .acts import AllocateSurplus, ApproveBudget, CloseYear, ReportAudit, Spend, Transfer
from .budgets import budget_of, closings, drawn_on_the_reserve, moved, spent
from .questions import AuditDue, BudgetExecution, Execution, LineExecution, Surplus
from .settling import amount_of, in_parts

LEFT_OVER = ("received", "drawn", "spent", "disposed", "assessed", "as_assessed")


@book.condition(
    "24.6", on=CloseYear,
    en="the year is over; year: {year}",
    ru="год истёк; год: {year}",
    cure=("Close it on {opens} or later.", "Закройте его {opens} или позднее."),
)  # fmt: skip
def the_year_is_over(act: CloseYear, inq: Inquiry) -> Finding:
    opens = date(act.year + 1, 1, 1)
    return require(inq.reached(opens), year=act.year, opens=opens)


@book.bar(
    "24.6", on=CloseYear,
    en="the year is not closed already; closed on: {closed}",
    ru="год ещё не закрыт; закрыт: {closed}",
    cure=("Nothing is left to do: the year is closed.", "Ничего делать не нужно: год закрыт."),
)  # fmt: skip
def it_is_not_closed_already(act: CloseYear, inq: Inquiry) -> Finding:
    closed = closings(act.year, inq)
    return require(not closed, closed=[inq.day(each.on) for each in closed])


@book.bar(
    "24.6", on=CloseYear, evidence="D",
    en="it is not closed back behind what was spent or transferred in it; entered already, of: {of}",
    ru="он не закрыт задним числом относительно расходов и переносов; уже внесено, от: {of}",
    cure=("Date the closing after {of}.", "Датируйте закрытие позже {of}."),
)  # fmt: skip
def it_is_not_closed_back_behind_what_was_done_in_it(act: CloseYear, inq: Inquiry) -> Finding:
    """Else what was rightly spent would come to be spent in a closed year."""
    done = [*inq.already(Spend, year=act.year), *inq.already(Transfer, year=act.year)]
    return require(not done, of=max((inq.day(each.on) for each in done), default=None))


@book.value(
    "24.5", on=BudgetExecution,
    en="lines: {lines}; spent: {spent}",
    ru="статей: {lines}; израсходовано: {spent}",
)  # fmt: skip
def how_it_was_carried_out(q: BudgetExecution, inq: Inquiry) -> Finding:
    stands, currency = budget_of(q.year, inq), inq.figure("currency")
    if stands is None:
        told = inq.complete(ApproveBudget, year=q.year)
        return require(none_of(told), lines=0, spent=None)
    income = _income(q.year, inq)
    told = all_of(inq.complete(Spend, year=q.year), inq.complete(Transfer, year=q.year))
    if stands.total is None or income is None:
        inq.lacks("total" if stands.total is None else "amount", year=q.year)
    if stands.total is None or income is None or told is not Truth.MET:
        return missing(lines=len(stands.lines), spent=None)
    lines = {
        name: _executed(
            stands.approved.get(name, Money(0, currency)).minor, each.minor,
            moved(q.year, name, inq), spent(q.year, inq, name), currency,
        )
        for name, each in stands.lines.items()
    }  # fmt: skip
    approved = stands.at_first or stands.total
    all_ = _executed(approved.minor, stands.total.minor, 0, spent(q.year, inq), currency)
    assessed, received = (Money(minor, currency) for minor in income)
    return found(
        Execution(lines, all_, assessed, received), lines=len(lines), spent=all_.spent
    )


def _executed(approved: int, stands: int, come: int, gone: int, currency: str) -> LineExecution:
    figures = (approved, stands - approved, come, gone, stands + come - gone)
    return LineExecution(*(Money(minor, currency) for minor in figures))


def _income(year: int, inq: Inquiry) -> tuple[int, int] | None:
    """What was assessed for a year and what of it came in; nothing where that is not known."""
    kept = [each for each in everyones_books(inq, in_cash=True).values() if year in each.charged or year in each.unknown]
    if not all(each.knows(year) for each in kept):
        return None
    assessed = sum(each.charged[year] for each in kept)
    return assessed, assessed - sum(each.left[year] for each in kept)


@book.value(
    "24.6", on=Surplus,
    en="in cash; came in: {received}; from the reserve: {drawn}; spent: {spent}; disposed of: {disposed};"
       " assessed, paid or not: {assessed}; left over as assessed, which the books tell: {as_assessed}",
    ru="по поступлениям; поступило: {received}; из резерва: {drawn}; израсходовано: {spent}; распределено: {disposed};"
       " начислено, уплаченное или нет: {assessed}; остаток по начислениям, как в книгах: {as_assessed}",
)  # fmt: skip
def what_the_year_left_over(q: Surplus, inq: Inquiry) -> Finding:
    """Known once the year is closed."""
    if not inq.acts(CloseYear, year=q.year):
        told = inq.complete(CloseYear, year=q.year)
        return require(none_of(told), **dict.fromkeys(LEFT_OVER))
    income, currency = _income(q.year, inq), inq.figure("currency")
    disposals = adopted(inq, AllocateSurplus, year=q.year)
    if income is None or any(answer.truth is Truth.OPEN for *_, answer in disposals):
        inq.lacks("amount", year=q.year)
        return missing(**dict.fromkeys(LEFT_OVER))
    gone = spent(q.year, inq)
    disposed = sum(each.amount.minor for each, _, said in disposals if said.truth is Truth.MET)
    drawn = sum(each.minor for year, _, each in drawn_on_the_reserve(inq) if year == q.year)
    assessed, received = income
    after = drawn - gone - disposed
    figures = (received, drawn, gone, disposed, assessed, assessed + after)
    facts = dict(zip(LEFT_OVER, figures, strict=True))
    return found(
        Money(received + after, currency),
        **{name: Money(minor, currency) for name, minor in facts.items()},
    )


@book.power(
    "24.6", adopting=AllocateSurplus,
    en="the Council decides on a surplus; before: {organ}",
    ru="остаток распределяет Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_on_a_surplus(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "24.6", adopting=AllocateSurplus,
    en="that much is left over; disposed of: {amount}, left over: {surplus}",
    ru="остаток не меньше распределяемого; распределяется: {amount}, остаток: {surplus}",
    cure=(
        "Once the year is closed, dispose of {surplus} at most.",
        "После закрытия года распределите не более {surplus}.",
    ),
)  # fmt: skip
def that_much_is_left_over(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AllocateSurplus)
    amount, surplus = draft.measure.amount, inq.ask(Surplus(draft.measure.year))
    if surplus.value is None:
        return require(surplus.truth, amount=amount, surplus=None)
    enough = amount.currency == surplus.value.currency and amount <= surplus.value
    return require(enough and amount.minor > 0, amount=amount, surplus=surplus.value)


@book.condition(
    "24.6", adopting=AllocateSurplus,
    en="what Members are credited with is within it and in proportion; as: {basis},"
       " credited: {credited}, in proportion: {fair}",
    ru="зачёт государствам не превышает остатка и соразмерен; чему: {basis},"
       " зачтено: {credited}, соразмерно: {fair}",
    cure=("Credit what is in proportion: {fair}.", "Зачтите соразмерно: {fair}."),
)  # fmt: skip
def the_credits_are_in_proportion(draft: TableDraft, inq: Inquiry) -> Finding:
    """To what each has paid for the year, unless a Regulation names the scale instead."""
    assert isinstance(draft.measure, AllocateSurplus)
    measure, currency = draft.measure, inq.figure("currency")
    if not measure.credits:
        return silent()
    credited = {state: amount_of(each) for state, each in measure.credits.items()}
    known = {state: each for state, each in credited.items() if each and each.currency == currency}
    basis = str(inq.figure("surplus"))
    weights = _weights(measure.year, basis, inq)
    whole = sum(each.minor for each in known.values())
    parts = in_parts(Money(whole, currency), weights)
    fair = {state: part for state, part in parts.items() if part.minor}
    right = len(known) == len(credited) and fair == {s: each for s, each in known.items() if each.minor}
    within = measure.amount.currency == currency and whole <= measure.amount.minor
    return require(right and within, basis=basis, credited=credited, fair=fair)


def _weights(year: int, basis: str, inq: Inquiry) -> dict[str, Fraction]:
    if basis != "payments":
        return scale_of(year, inq)
    return {
        state: Fraction(kept.charged[year] - kept.left[year])
        for state, kept in everyones_books(inq, in_cash=True).items() if year in kept.charged
    }  # fmt: skip


# The audit ---------------------------------------------------------------------------------------


@book.power(
    "24.6", on=ReportAudit,
    en="the audit commission reports; by: {by}",
    ru="акт представляет ревизионная комиссия; внёс: {by}",
    cure=("Let the audit commission report.", "Акт следует представить ревизионной комиссии."),
)  # fmt: skip
def the_audit_commission_reports(act: ReportAudit, inq: Inquiry) -> Finding:
    return require(act.by == "audit_commission", by=act.by)


@book.condition(
    "24.6", on=ReportAudit,
    en="the accounts that it examined were closed; year: {year}",
    ru="проверенный год был закрыт; год: {year}",
    cure=("Let the Secretariat close the year first.", "Сначала Секретариату следует закрыть год."),
)  # fmt: skip
def the_accounts_examined_were_closed(act: ReportAudit, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(CloseYear, year=act.year)), year=act.year)


@book.power(
    "24.6", on=AuditDue,
    en="as many years are over as may pass between audits; last examined: {last}, years: {period}",
    ru="истекло столько лет, сколько допускается между ревизиями; проверен: {last}, лет: {period}",
)  # fmt: skip
def so_many_years_are_over(q: AuditDue, inq: Inquiry) -> Finding:
    """Counted from the first budget, where no audit is on record."""
    examined = [act.year for act in inq.acts(ReportAudit)]
    budgets = [
        measure.year - 1 for measure, _, answer in adopted(inq, ApproveBudget)
        if answer.truth is Truth.MET
    ]  # fmt: skip
    told, period = inq.complete(ReportAudit), int(inq.figure("audit.period"))
    if not examined and not budgets:
        return require(False, last=None, period=period)
    last = max(examined) if examined else min(budgets)
    over = inq.reached(date(last + period + 1, 1, 1))
    return require(over, any_of(told, not over), last=last if examined else None, period=period)
