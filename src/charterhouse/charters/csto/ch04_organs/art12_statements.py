"""What Members say of an outcome once it is announced (12.1): it stands on record and decides nothing."""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import Announce, StateOnOutcome
from .draft_lookups import decided_by


@book.condition(
    "12.1", on=StateOnOutcome, evidence="D",
    en="an outcome was announced before; announced: {outcome}",
    ru="итог ранее объявлен; объявлено: {outcome}",
    cure=(
        "While nothing is decided, take a position on the draft: that counts.",
        "Пока решение не принято, заявите позицию по проекту: она учитывается.",
    ),
)  # fmt: skip
def an_outcome_was_announced(act: StateOnOutcome, inq: Inquiry) -> Finding:
    """Nothing is taken back by it and no consent added: a Member that was for a decision was for it still."""
    said = decided_by(act.draft, inq)
    if said is None:
        return require(none_of(inq.complete(Announce, draft=act.draft)), outcome=None)
    return require(said.outcome != "pending", outcome=said.outcome)


@book.condition(
    "12.1", on=StateOnOutcome, evidence="D",
    en="the statement says something",
    ru="в заявлении что-то сказано",
    cure=("Enter what the Member says in `explanation`.", "Внесите текст заявления в `explanation`."),
)  # fmt: skip
def the_statement_says_something(act: StateOnOutcome, inq: Inquiry) -> Finding:
    return require(bool(act.explanation.strip()))
