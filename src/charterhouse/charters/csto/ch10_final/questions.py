"""What may be asked of treaties."""

from __future__ import annotations

from datetime import date

from charterhouse.commons.states import State
from charterhouse.core.acts import Question

from ..book import book


@book.question(en="On which day did {instrument} enter into force?", ru="В какой день вступил в силу документ {instrument}?", attestable=True)
class EntryIntoForce(Question[date], frozen=True):
    """The day, past or announced, from whose start a treaty is in force."""

    instrument: str


@book.question(en="Is {instrument} in force?", ru="Действует ли документ {instrument}?", attestable=True)
class InForce(Question[None], frozen=True):
    """Whether a treaty is in force; once it is, nothing later undoes it."""

    instrument: str


@book.question(en="Are all deposits of {instrument} in?", ru="Все ли документы о ратификации {instrument} сданы?")
class Complete(Question[None], frozen=True):
    """Whether no deposit that counts is awaited any longer."""

    instrument: str


@book.question(en="Is {state} bound?", ru="Связано ли государство {state}?")
class Bound(Question[None], frozen=True):
    """Whether a State is bound by an instrument, or by the decision that adopted a draft."""

    state: State
    instrument: str | None = None
    decision: str | None = None
