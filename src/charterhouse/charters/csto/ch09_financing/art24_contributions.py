"""Who contributes under 24.3, and in which proportion: the scale, and whom a decision on it binds."""

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
from ..ch06_membership.acts import DeclareInactivity, NotifyWithdrawal
from ..ch06_membership.questions import Member
from ..ch06_membership.withdrawal import leaving_day
from ..ch10_final.questions import Bound
from .acts import ApproveScale, Assess
from .questions import Liable, Share

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


# Whom it binds -------------------------------------------------------------------------------------


@book.power(
    "24.3", on=Liable,
    en="a contribution was assessed on it by a decision that binds it; decision: {decision}",
    ru="взнос начислен ему решением, которое его обязывает; решение: {decision}",
)  # fmt: skip
def a_contribution_was_assessed(q: Liable, inq: Inquiry) -> Finding:
    assessments = inq.acts(Assess, state=q.state, year=q.year)
    if not assessments:
        told = inq.complete(Assess, date(q.year, 1, 1), state=q.state, year=q.year)
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
