"""What may be asked of the areas of activity."""

from __future__ import annotations

from charterhouse.core.acts import Question

from ..book import book


@book.question(
    en="Is {subject} a field of co-operation that the Charter names?",
    ru="Названа ли в Уставе область сотрудничества: {subject}?",
)  # fmt: skip
class FieldOfCooperation(Question[None], frozen=True):
    """Whether Article 8 names a subject on that day, such as `biological_safety`."""

    subject: str
