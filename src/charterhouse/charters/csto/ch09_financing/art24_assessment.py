"""What is assessed under 24.3: by whom, on which decision, and no other amount than the Council approved."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, all_of, any_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce, TableDraft
from ..ch04_organs.draft_lookups import tabled, was_announced
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Adopted
from ..ch06_membership.acts import Admit
from ..ch06_membership.questions import Member
from .accounts import BY_THE_SECRETARIAT, scale_of
from .acts import AmendBudget, ApproveBudget, ApproveScale, Assess, DemandPayment
from .budgets import authority, budget_of, goes_on_from
from .questions import Share
from .settling import in_parts


@book.power(
    "24.3", on=(Assess, DemandPayment),
    en="the Secretariat assesses and calls in what the Council approved; by: {by}",
    ru="взносы, утверждённые Советом, начисляет и истребует Секретариат; внёс: {by}",
    cure=("Let the Secretariat do it.", "Это следует сделать Секретариату."),
)  # fmt: skip
def the_secretariat_assesses(act: Assess | DemandPayment, inq: Inquiry) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition(
    "24.3", on=Assess,
    en="a Member contributes; State: {state}",
    ru="взнос вносит государство-член; государство: {state}",
    cure=("Name a Member.", "Назовите государство-член."),
)  # fmt: skip
def a_member_contributes(act: Assess, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition(
    "24.3", on=Assess,
    en="the decision that it rests on, or a budget or scale of its year, is on record, and was"
       " adopted and announced; decision: {decision}",
    ru="решение, на котором основано начисление, либо бюджет или шкала на этот год внесены"
       " в реестр и приняты, и об этом объявлено; решение: {decision}",
    cure=(
        "Let the Council decide first; what has been carried is to be announced.",
        "Сначала Совету следует принять решение; о состоявшемся следует объявить.",
    ),
)  # fmt: skip
def its_decision_is_on_record(act: Assess, inq: Inquiry) -> Finding:
    """An amount exists only once the Council has approved it, and that was announced."""
    if not act.draft:
        return _decided_for_its_year(act, inq)
    recorded = none_of(inq.nothing_recorded(TableDraft, draft=act.draft))
    if recorded is not Truth.MET:
        return require(recorded, decision=act.draft)
    if not was_announced(act.draft, inq):
        return require(none_of(inq.complete(Announce, draft=act.draft)), decision=act.draft)
    return require(inq.ask(Adopted(act.draft)), decision=act.draft)


def _decided_for_its_year(act: Assess, inq: Inquiry) -> Finding:
    """Whether the Council adopted a budget or a scale of the year, where no decision is named."""
    decisions = adopted(inq, ApproveBudget, AmendBudget, ApproveScale, year=act.year)
    if not decisions and (of := goes_on_from(act.year, inq)) is not None:
        decisions = adopted(inq, ApproveBudget, year=of)
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
    en="the decision that it names is the budget of its year, an amendment of it, the scale of its year, or the"
       " admission of the State; year: {year}, decision: {decision}",
    ru="названо решение о бюджете этого года, о его изменении, о шкале этого года или о приёме государства;"
       " год: {year}, решение: {decision}",
    cure=(
        "Name the decision on the contributions of {year}, or none: the budget or the scale of {year} then"
        " carries it.",
        "Назовите решение о взносах за {year} год либо не называйте никакого: основанием послужит бюджет"
        " или шкала {year} года.",
    ),
)  # fmt: skip
def its_decision_is_one_on_contributions(act: Assess, inq: Inquiry) -> Finding:
    """No other decision approves a contribution; where a draft says nothing of its content, it may."""
    if not act.draft or (draft := tabled(act.draft, inq)) is None:
        return silent()  # which is heard of above
    measure = draft.measure
    if measure is None:
        told = inq.complete(ApproveBudget, year=act.year)
        return require(none_of(told), year=act.year, decision=act.draft)
    if isinstance(measure, Admit):
        return require(measure.state == act.state, year=act.year, decision=act.draft)
    years = (act.year, None if budget_of(act.year, inq) else goes_on_from(act.year, inq))
    fits = isinstance(measure, ApproveBudget | AmendBudget | ApproveScale) and measure.year in years
    return require(fits, year=act.year, decision=act.draft)


@book.condition(
    "24.3", on=Assess,
    en="the Council approved the income of the year and the share of the State; year: {year}, income: {income},"
       " State: {state}, share: {share}",
    ru="Совет утвердил доходы на этот год и долю государства; год: {year}, доходы: {income},"
       " государство: {state}, доля: {share}",
    cure=(
        "Let the Council approve the budget of {year} with its income, and a scale of {year} with the share of"
        " that State; where the income is restricted, enter it in the private part.",
        "Совету следует утвердить бюджет на {year} год с указанием доходов и шкалу {year} года с долей этого"
        " государства; закрытые доходы вносятся в закрытую часть.",
    ),
)  # fmt: skip
def the_council_approved_what_it_pays(act: Assess, inq: Inquiry) -> Finding:
    """Without either there is no contribution; where the record may lack it, it is not known whether there is."""
    if act.amount is None:
        return silent()  # it is not public
    made = inq.once(_approved_for, act.state, act.year)
    told = made.truth
    if told is Truth.BREACHED and act.draft and inq.nothing_recorded(TableDraft, draft=act.draft) is Truth.OPEN:
        told = Truth.OPEN  # what it names may be what approved it
    return require(told, year=act.year, income=made.income, state=act.state, share=made.share)


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
    """What is left of a minor unit goes to the largest remainders, so that nothing is lost."""
    approved = None if act.amount is None else inq.once(_approved_for, act.state, act.year).amount
    if approved is None:
        return silent()
    return require(act.amount == approved, amount=act.amount, approved=approved)


class _Approved(NamedTuple):
    """What the Council approved for a State and a year: the income, its share of it, and so the amount."""

    truth: Truth
    income: Money | None = None
    share: str | None = None
    amount: Money | None = None


def _approved_for(state: str, year: int, inq: Inquiry) -> _Approved:
    """By the budget of the year and its scale; failing the budget, month by month by an earlier one (G-29)."""
    approved, of, income = inq.once(_income_of, year)
    share = inq.ask(Share(state, year))
    if share.truth is Truth.BREACHED and of != year:
        year, share = of, inq.ask(Share(state, of))
    truth = all_of(approved, share)
    if truth is not Truth.MET or income is None:
        return _Approved(truth, income, share.value)
    parts = inq.once(_parts_of, income, year)
    if state not in parts:  # the share is published, and how it was rounded is not
        inq.lacks(ApproveScale.named, year=year)
        return _Approved(Truth.OPEN, income, share.value)
    return _Approved(truth, income, share.value, parts[state])


def _parts_of(income: Money, year: int, inq: Inquiry) -> dict[str, Money]:
    """What each is to pay of an income by the scale of a year."""
    return in_parts(income, scale_of(year, inq))


def _income_of(year: int, inq: Inquiry) -> tuple[Truth, int, Money | None]:
    """Whether there is an approved income to share out, of which year, and how much by now."""
    stands, of, part = authority(year, inq)
    if stands is None or of != year:
        unrecorded = none_of(inq.complete(ApproveBudget, year=year))
        told = any_of(unrecorded, *(answer for *_, answer in adopted(inq, ApproveBudget, year=year)))
        if told is Truth.OPEN or stands is None or inq.reading("G-29") == "A":
            return told, year, None
    if stands.income is None:
        inq.lacks("income", year=of)
        return Truth.OPEN, of, None
    return Truth.MET, of, Money(int(stands.income.minor * part), stands.income.currency)


@book.condition(
    "24.3", on=DemandPayment,
    en="there is an assessment to call in; year: {year}",
    ru="есть начисление, уплаты которого требуют; год: {year}",
    cure=("Assess the contribution first.", "Сначала начислите взнос."),
)  # fmt: skip
def there_is_an_assessment(act: DemandPayment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Assess, state=act.state, year=act.year)
    return require(none_of(none), year=act.year)
