"""
15.1. The Council of Defence Ministers advises and carries out in military policy, the building of
      armed forces and military technology.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import TableDraft
from .session_questions import MaySit
from .seat_lookups import FITTING, credential


@book.power(
    "15.1", adopting=TEXT_ONLY,
    en="the defence ministers act in military policy; before: {organ}",
    ru="министры обороны действуют в военной политике; внесено в: {organ}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_defence_ministers_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "defence_ministers", organ=draft.organ)


@book.condition(
    "15.1", on=MaySit,
    en="in the council of defence ministers a minister sits; capacity: {capacity}",
    ru="в совете министров обороны заседает министр; в качестве: {capacity}",
)  # fmt: skip
def a_minister_sits_among_defence_ministers(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "defence_ministers":
        return silent()
    return require(seat.capacity == FITTING[q.organ], capacity=seat.capacity)
