"""What may be asked of the Treaty that the Charter builds on."""

from __future__ import annotations

from charterhouse.core.acts import Question

from ..book import book


@book.question(
    en="Does help under Article 4 of the Treaty of 1992 wait for a request?",
    ru="Требуется ли для помощи по статье 4 Договора 1992 года обращение потерпевшего государства?",
)  # fmt: skip
class HelpNeedsRequest(Question[None], frozen=True):
    """Whether the duty to help a party under attack arises only when that party asks (TR:4)."""
