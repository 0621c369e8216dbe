"""
21-1.1. A State outside the Organisation, or an international organisation, may become a partner: it
        shares the aims and undertakes to take part in practical work in fields that both sides
        choose.
21-1.2. A Regulation that the Council approves says what a partner may do, and how one becomes and
        ceases to be one.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from .acts import GrantStatus


@book.power("21-1.1", adopting=GrantStatus, edition="third-protocol", en="the Charter in force knows partners; status: {status}", ru="действующий Устав предусматривает партнёров; статус: {status}")
def the_charter_knows_partners(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    if draft.measure.status != "partner":
        return silent()
    return require(draft.organ == "council", status=draft.measure.status)


@book.condition("21-1.1", adopting=GrantStatus, edition="third-protocol", en="a partner takes on practical work in named areas; areas: {areas}", ru="партнёр берёт на себя практическую работу в названных областях; области: {areas}")
def it_takes_on_practical_work(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    if draft.measure.status != "partner":
        return silent()
    return require(bool(draft.measure.areas), areas=list(draft.measure.areas))
