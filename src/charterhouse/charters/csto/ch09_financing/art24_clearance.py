"""The draft of a budget is agreed with the Members before it is put to the Council (24.5)."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import ClearDraft, PutDraft
from ..ch04_organs.count_lookups import whoever_may_count
from ..ch04_organs.draft_lookups import said_of, tabled
from ..ch06_membership.questions import Member
from .acts import ApproveBudget

BY_MEMBERS, BY_PERMANENT_COUNCIL = "members", "permanent_council"


@book.condition(
    "24.5", on=PutDraft,
    en="each Member has cleared this version of the draft budget, or whoever does so for them;"
       " cleared by: {by}, not cleared by: {lacking}",
    ru="эту редакцию проекта бюджета согласовало каждое государство-член либо тот, кто согласует за них;"
       " согласует: {by}, не согласовали: {lacking}",
    cure=("Have these clear it first: {lacking}.", "Сначала получите согласование: {lacking}."),
)  # fmt: skip
def each_member_has_cleared_the_budget(act: PutDraft, inq: Inquiry) -> Finding:
    """As the budget Regulation says; it may leave that to the Permanent Council, or to the vote itself.

    In limited format those that stay aside are not asked: whether a budget may be decided so is G-18.
    """
    draft = tabled(act.draft, inq)
    if draft is None or act.way == "limited" or not isinstance(draft.measure, ApproveBudget):
        return silent()
    by = str(inq.figure("budget.clearance"))
    if by not in (BY_MEMBERS, BY_PERMANENT_COUNCIL):
        return silent()
    cleared = {each.state for each in said_of(ClearDraft, act.draft, inq)}
    if by == BY_PERMANENT_COUNCIL:
        told = None in cleared or none_of(inq.complete(ClearDraft, draft=act.draft))
        return require(told, by=by, lacking=[] if told is True else [by])
    lacking = {state: _not_cleared(act.draft, state, cleared, inq) for state in whoever_may_count(inq)}
    return require(none_of(*lacking.values()), by=by, lacking=who(lacking))


def _not_cleared(draft: str, state: str, cleared: set[str | None], inq: Inquiry) -> Truth:
    """Whether a State is a Member and has not cleared the draft."""
    if state in cleared:
        return Truth.BREACHED
    return all_of(inq.ask(Member(state)), inq.complete(ClearDraft, draft=draft, state=state))
