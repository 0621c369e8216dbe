"""
4.1. The Organisation works with States outside it and with security organisations, and favours a
     just world order founded on international law.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch07_partners.acts import GrantStatus


@book.power(
    "4.1", adopting=GrantStatus, until="third-protocol",
    en="before the Third Protocol a partner rests on relations with non-members and a Regulation, under that reading",
    ru="до Третьего протокола статус партнёра основан на связях с нечленами и на положении, при таком толковании",
)  # fmt: skip
def relations_with_others_suffice(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, GrantStatus)
    if draft.measure.status != "partner":
        return silent()
    return require(draft.organ == "council", inq.reading("G-41.status") == "B")
