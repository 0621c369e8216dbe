"""
16.1. The Committee of Secretaries of Security Councils advises and carries out in matters of
      national security.
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
    "16.1", adopting=TEXT_ONLY,
    en="the secretaries act in national security; before: {organ}",
    ru="секретари советов безопасности действуют в этой сфере; внесено в: {organ}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_secretaries_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "security_council_secretaries", organ=draft.organ)


@book.condition(
    "16.1", on=MaySit,
    en="in the committee a secretary of a security council sits; capacity: {capacity}",
    ru="в комитете заседает секретарь совета безопасности; в качестве: {capacity}",
)  # fmt: skip
def a_secretary_sits_in_the_committee(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "security_council_secretaries":
        return silent()
    return require(seat.capacity == FITTING[q.organ], capacity=seat.capacity)
