"""
14.1. The Council of Foreign Ministers advises and carries out, so that the Members act together in
      foreign policy.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import IssueStatement, TableDraft
from .session_questions import MaySit
from .seat_lookups import FITTING, credential


@book.power(
    "14.1", adopting=TEXT_ONLY,
    en="the foreign ministers act together in foreign policy; before: {organ}",
    ru="министры иностранных дел взаимодействуют во внешней политике; внесено в: {organ}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_foreign_ministers_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "foreign_ministers", organ=draft.organ)


@book.power(
    "14.1", adopting=IssueStatement,
    en="the foreign ministers make joint statements on foreign policy; before: {organ}",
    ru="министры иностранных дел делают совместные заявления; внесено в: {organ}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_foreign_ministers_make_joint_statements(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "foreign_ministers", organ=draft.organ)


@book.condition(
    "14.1", on=MaySit,
    en="in the council of foreign ministers a minister sits; capacity: {capacity}",
    ru="в совете министров иностранных дел заседает министр; в качестве: {capacity}",
)  # fmt: skip
def a_minister_sits_among_foreign_ministers(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "foreign_ministers":
        return silent()
    return require(seat.capacity == FITTING[q.organ], capacity=seat.capacity)
