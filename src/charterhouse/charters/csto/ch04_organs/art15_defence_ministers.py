"""
15.1. The Council of Defence Ministers advises and carries out in military policy, the building of
      armed forces and military technology.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import TableDraft


@book.power(
    "15.1", adopting=TEXT_ONLY,
    en="the defence ministers act in military policy; before: {organ}",
    ru="министры обороны действуют в военной политике; внесено в: {organ}",
)  # fmt: skip
def the_defence_ministers_advise_and_carry_out(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "defence_ministers", organ=draft.organ)
