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


@book.power("16.1", adopting=TEXT_ONLY, en="the secretaries act in national security", ru="секретари советов безопасности действуют в сфере национальной безопасности")
def the_secretaries_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(True) if draft.organ == "security_council_secretaries" else silent()
