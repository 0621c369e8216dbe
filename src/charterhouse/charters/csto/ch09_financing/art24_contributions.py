"""Who contributes under 24.3, how much, and by when: the scale, the assessment, whom it binds."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from charterhouse.commons.scales import per_cent, read_share
from charterhouse.core.answers import Answer, Finding, Truth, any_of, found, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce, TableDraft
from ..ch04_organs.count_lookups import whoever_may_count
from ..ch04_organs.draft_lookups import tabled, was_announced
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Adopted
from ..ch06_membership.acts import DeclareInactivity, NotifyWithdrawal
from ..ch06_membership.questions import Member
from ..ch06_membership.withdrawal import leaving_day
from ..ch10_final.questions import Bound
from .accounts import BY_THE_SECRETARIAT, scale_of
from .acts import AmendBudget, ApproveBudget, ApproveScale, Assess, DemandPayment
from .questions import Liable, Share
from .settling import in_parts

# The scale -----------------------------------------------------------------------------------------


@book.power(
    "24.3", adopting=ApproveScale,
    en="the Council approves the contributions; before: {organ}",
    ru="взносы утверждает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_approves_the_contributions(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "24.3", adopting=ApproveScale,
    en="the shares make up the whole; sum: {sum}, that is {percent}",
    ru="доли составляют целое; сумма: {sum}, то есть {percent}",
    cure=("Correct the shares so that they sum to 1.", "Исправьте доли: их сумма должна быть 1."),
)  # fmt: skip
def the_shares_make_up_the_whole(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveScale)
    shares = [read_share(share) for share in draft.measure.shares.values()]
    if _not_parts(draft.measure):
        return silent()  # which is a fault of its own
    whole = sum((share for share in shares if share is not None), Fraction(0))
    return require(whole == 1, sum=str(whole), percent=per_cent(whole))


@book.condition(
    "24.3", adopting=ApproveScale,
    en="each share is a part of one; those that are not: {wrong}",
    ru="каждая доля является частью единицы; не являются: {wrong}",
    cure=(
        "Write shares as parts of one: 1/2, 1/10.",
        "Запишите доли как части единицы: 1/2, 1/10.",
    ),
)  # fmt: skip
def each_share_is_a_part_of_one(draft: TableDraft, inq: Inquiry) -> Finding:
    """Per cent are not: `50` or `50%` may mean a half, and nothing is guessed."""
    assert isinstance(draft.measure, ApproveScale)
    wrong = _not_parts(draft.measure)
    return require(not wrong, wrong=wrong)


def _not_parts(scale: ApproveScale) -> list[str]:
    """The shares of a scale that are above one, below nothing, or no numbers, as they are written."""
    shares = {str(written): read_share(written) for written in scale.shares.values()}
    return [written for written, share in shares.items() if share is None or share > 1]


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


@book.condition(
    "24.3", adopting=ApproveScale,
    en="every Member is on the scale, if only with `0`; left out: {left}, not known whether Members: {unknown}",
    ru="в шкалу включено каждое государство-член, хотя бы с `0`; пропущены: {left}, членство не установлено: {unknown}",
    cure=(
        "Give a share to each that is left out: {left}; `0` to one that is to pay nothing.",
        "Укажите доли пропущенных: {left}; тому, кто не платит, — `0`.",
    ),
)  # fmt: skip
def every_member_is_on_the_scale(draft: TableDraft, inq: Inquiry) -> Finding:
    """The budget is made of the contributions of the Members: that one pays nothing is said, not left out."""
    assert isinstance(draft.measure, ApproveScale)
    others = [state for state in whoever_may_count(inq) if state not in draft.measure.shares]
    members = {state: inq.ask(Member(state)) for state in others}
    return require(
        none_of(*members.values()), left=who(members), unknown=who(members, Truth.OPEN),
    )  # fmt: skip


@book.value(
    "24.3", on=Share,
    en="the share that the Council fixed; share: {share}",
    ru="доля, установленная Советом; доля: {share}",
)  # fmt: skip
def the_share_that_the_council_fixed(q: Share, inq: Inquiry) -> Finding:
    scales = adopted(inq, ApproveScale, year=q.year)
    for measure, _, answer in reversed(scales):
        if answer.truth is Truth.MET:
            written = measure.shares.get(q.state)
            share = read_share(written)
            if share is None:  # that Member pays nothing
                return require(False, share=None)
            return found(str(share), share=str(written))
    unrecorded = none_of(inq.complete(ApproveScale, year=q.year))
    return require(any_of(unrecorded, *(answer for *_, answer in scales)), share=None)


# The assessment ------------------------------------------------------------------------------------


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
    """Where the Council has fixed the scale and the income of the year.

    What is left of a minor unit goes to the largest remainders, so that nothing is lost.
    """
    incomes = [
        measure.income
        for measure, _, answer in adopted(inq, ApproveBudget, AmendBudget, year=act.year)
        if answer.truth is Truth.MET and measure.income is not None
    ]
    share = inq.value(Share(act.state, act.year)) if incomes else None
    if act.amount is None or share is None:
        return silent()
    approved = in_parts(incomes[-1], scale_of(act.year, inq))[act.state]
    return require(act.amount == approved, amount=act.amount, approved=approved)


@book.condition(
    "24.3", on=DemandPayment,
    en="there is an assessment to call in; year: {year}",
    ru="есть начисление, уплаты которого требуют; год: {year}",
    cure=("Assess the contribution first.", "Сначала начислите взнос."),
)  # fmt: skip
def there_is_an_assessment(act: DemandPayment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Assess, state=act.state, year=act.year)
    return require(none_of(none), year=act.year)


# Whom it binds -------------------------------------------------------------------------------------


@book.power(
    "24.3", on=Liable,
    en="a contribution was assessed on it by a decision that binds it; decision: {decision}",
    ru="взнос начислен ему решением, которое его обязывает; решение: {decision}",
)  # fmt: skip
def a_contribution_was_assessed(q: Liable, inq: Inquiry) -> Finding:
    assessments = inq.acts(Assess, state=q.state, year=q.year)
    if not assessments:
        told = inq.complete(Assess, date(q.year, 1, 1), state=q.state)
        return require(none_of(told), decision=None)
    decision = assessments[-1].draft
    if decision and tabled(decision, inq) is not None:
        if not was_announced(decision, inq):  # else what it binds might turn on what is owed
            return require(none_of(inq.complete(Announce, draft=decision)), decision=decision)
        return require(_bound(q.state, assessments[-1], inq), decision=decision)
    if not decision and _takes_no_part(q.state, q.year, inq):
        inq.assumes(f"limited format of the budget for {q.year}")
        return require(inq.reading("G-17") == "A", decision=None)
    return require(True, decision=decision or None)


def _bound(state: str, act: Assess, inq: Inquiry) -> Answer[None]:
    """Whether the decision binds it, or did while it was a Member: to leave is not to pay."""
    bound = Bound(state, decision=act.draft)
    given = [leaving_day(notice, inq) for notice in inq.acts(NotifyWithdrawal, state=state)]
    left = [day for day in given if inq.reached(day) and day >= inq.day(act.on)]
    if left:
        return inq.on(min(left) - timedelta(days=1)).ask(bound)
    if inq.ask(Member(state)).truth is Truth.BREACHED:
        return inq.ever(bound, act.on.latest)[0]
    return inq.ask(bound)


def _takes_no_part(state: str, year: int, inq: Inquiry) -> bool:
    """Whether it had declared by then that it takes no part, so did not vote for the decision."""
    declared = inq.acts(DeclareInactivity, state=state)
    return any(inq.day(act.on).year <= year for act in declared)
