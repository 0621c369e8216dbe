"""What Articles 21 and 21-1 judge alike: one test each, which the two articles hear for their own status."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from charterhouse.core.answers import Finding, Truth, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..ch04_organs.acts import ApproveRegulation, TableDraft
from ..ch04_organs.draft_lookups import IN_SESSION, measure_of, way_of
from ..ch04_organs.measure_lookups import adopted, regulated, regulated_or_not_needed
from ..ch04_organs.questions import Carried
from ..ch04_organs.vote_lookups import by_votes
from ..ch06_membership.questions import Member
from .acts import EndStatus, GrantStatus, RecordCriterion
from .questions import is_a_state, runs, unmet

# Criteria that the Regulations set for States: no organisation can meet them, so none is asked to.
OF_STATES = ("un_membership", "relations_with_all_members")
CRITERIA = {"observer": "observer.criteria", "partner": "partner.criteria"}


def granted(status: str, draft: TableDraft) -> GrantStatus | None:
    """The grant of a status that a draft holds, if it does."""
    measure = draft.measure
    return measure if isinstance(measure, GrantStatus) and measure.status == status else None


def ended(status: str, measure: object) -> EndStatus | None:
    """The end of a status that a measure is, if it is."""
    return measure if isinstance(measure, EndStatus) and measure.status == status else None


def no_member(entity: str, inq: Inquiry) -> Finding:
    """Whoever receives a status is no Member; an organisation cannot be one."""
    if not is_a_state(entity):
        return silent()
    return require(none_of(inq.ask(Member(entity))), entity=entity)


def no_other_status(status: str, other: str, draft: TableDraft, inq: Inquiry) -> Finding:
    """Whether two statuses exclude each other is open (G-37)."""
    grant = granted(status, draft)
    if grant is None:
        return silent()
    held = runs(grant.entity, other, inq)
    if held is not Truth.BREACHED and inq.reading("G-37") == "B":  # B: they may be held together
        return silent()
    return require(none_of(held))


def regulation_approved(status: str, draft: TableDraft, inq: Inquiry) -> Finding:
    """Whether the Council may grant before its Regulation is there is open (G-41.status)."""
    if granted(status, draft) is None:
        return silent()
    return regulated_or_not_needed(f"{status}-status", "G-41.status", inq)


def criteria_for(entity: str, status: str, inq: Inquiry) -> list[str]:
    """The criteria that the Regulation on a status names, as far as a State or an organisation can meet them."""
    named = str(inq.figure(CRITERIA[status])).split()
    return [each for each in named if is_a_state(entity) or each not in OF_STATES]


def no_criterion_unmet(status: str, draft: TableDraft, inq: Inquiry) -> Finding:
    """What the Secretariat has recorded as not met bars the grant; a criterion that a Regulation fixes is checked first."""
    grant, figure = granted(status, draft), CRITERIA[status]
    if grant is None:
        return silent()
    checked = {act.criterion for act in inq.acts(RecordCriterion, entity=grant.entity)}
    regulations = adopted(inq, ApproveRegulation, figures=figure)
    fixed = any(answer.truth is Truth.MET for _, _, answer in regulations)
    if not (fixed or checked):
        return silent()
    lacking = unmet(grant.entity, inq)
    named = criteria_for(grant.entity, status, inq) if fixed else []
    unchecked = [criterion for criterion in named if criterion not in checked]
    if lacking or not unchecked:
        return require(not lacking, unmet=lacking, unchecked=unchecked)
    for criterion in unchecked:
        inq.lacks(RecordCriterion.named, entity=grant.entity, criterion=criterion)
    return missing(unmet=lacking, unchecked=unchecked)


def council_ends(status: str, draft: TableDraft) -> Finding:
    """Who granted it ends it."""
    if ended(status, draft.measure) is None:
        return silent()
    return require(draft.organ == "council", organ=draft.organ)


def it_is_held(status: str, draft: TableDraft, inq: Inquiry) -> Finding:
    """Only a status that runs can be ended."""
    end = ended(status, draft.measure)
    return silent() if end is None else require(runs(end.entity, status, inq), entity=end.entity)


def ends_without_consensus(
    status: str, q: Carried, inq: Inquiry, ways: Sequence[str] = (*IN_SESSION, "circulation")
) -> Finding:
    """Where the Regulation takes the end out of consensus (G-37.ending), a majority of the Members ends it.

    No text of such a clause is public: that more than half must be for it is a figure, which the
    Regulation may set otherwise. Silence and the limited format have terms of their own.
    """
    if ended(status, measure_of(q.draft, inq)) is None or way_of(q.draft, inq) not in ways:
        return silent()
    if regulated(f"{status}-status", inq) is not Truth.MET or inq.reading("G-37.ending") == "A":
        return silent()
    return by_votes(q, Fraction(inq.figure("status.ending")), "members", inq)
