"""
16.1. The Committee of Secretaries of Security Councils advises and carries out in matters of
      national security.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import TableDraft


@book.power(
    "16.1", adopting=TEXT_ONLY,
    en="the secretaries act in national security; before: {organ}",
    ru="секретари советов безопасности действуют в этой сфере; внесено в: {organ}",
)  # fmt: skip
def the_secretaries_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "security_council_secretaries", organ=draft.organ)
