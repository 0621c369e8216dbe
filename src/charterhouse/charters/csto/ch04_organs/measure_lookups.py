"""What the rules of several articles look up about measures that were adopted, in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charterhouse.core.acts import Measure
from charterhouse.core.answers import Answer, Finding, Truth, all_of, any_of, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..ch09_financing.acts import (
    AllocateSurplus, AmendBudget, ApplyArticle25, ApproveBudget, ApproveScale, Waive,
)  # fmt: skip
from .acts import Announce, ApproveRegulation, TableDraft
from .draft_lookups import decided_by, tabled
from .questions import Adopted

# By which rule a measure is submitted first, and by which organ.
SUBMITTED_BY = {"17.2.the_foreign_ministers_have_submitted_it": "foreign_ministers"}
FINANCIAL = (
    ApproveBudget, AmendBudget, ApproveScale, AllocateSurplus, Waive, ApplyArticle25,
)  # fmt: skip


def announced(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> Sequence[tuple[TableDraft, Announce]]:
    """Drafts with such a measure that were announced as adopted, in the order of announcement."""
    return inq.once(_announced, kinds, tuple(key.items()))


def _announced(
    kinds: Sequence[type[Measure]], key: Sequence[tuple[str, object]], inq: Inquiry
) -> list[tuple[TableDraft, Announce]]:
    pairs = [
        (draft, said)
        for draft in inq.carrying(*kinds, **dict(key))
        if (said := decided_by(draft.draft, inq)) is not None and said.outcome == "adopted"
        and (now := tabled(draft.draft, inq)) is not None and now.seq == draft.seq
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (pair[1].on, pair[1].seq))


def adopted(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> list[tuple[Any, Announce, Answer[None]]]:
    """The measures announced as adopted, with the announcement and whether it was right."""
    return [
        (draft.measure, said, inq.ask(Adopted(draft.draft)))
        for draft, said in announced(inq, *kinds, **key)
    ]


def regulated(regulation: str, inq: Inquiry) -> Truth:
    """Whether the Council has approved a Regulation, and its first day has come."""
    approved = [
        all_of(answer, inq.reached(measure.since))
        for measure, _, answer in adopted(inq, ApproveRegulation, regulation=regulation)
    ]
    if any_of(*approved) is Truth.MET:
        return Truth.MET
    return any_of(*approved, none_of(inq.complete(ApproveRegulation, regulation=regulation)))


def regulated_or_not_needed(regulation: str, gap: str, inq: Inquiry) -> Finding:
    """Whether a power waits for its Regulation (A), or the Charter is enough (B): G-41 and its kin."""
    approved = regulated(regulation, inq)
    if approved is not Truth.MET and inq.reading(gap) == "B":
        return require(True, regulation=None)
    return require(approved, regulation=regulation)
