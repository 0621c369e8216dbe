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
    en="before the Third Protocol the Council makes partners on its relations with others alone, "
       "under that reading; before: {organ}",
    ru="до Третьего протокола Совет предоставляет статус партнёра на основании одних лишь связей "
       "с третьими сторонами, при таком толковании; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def relations_with_others_suffice(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    if not isinstance(measure, GrantStatus) or measure.status != "partner":
        return silent()
    suffice = inq.reading("G-41.status") == "B"
    return require(draft.organ == "council", suffice, organ=draft.organ)
