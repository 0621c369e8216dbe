"""What may be asked of the Treaty that the Charter builds on."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Question

from ..book import book


class Denounced(msgspec.Struct, frozen=True):
    """A notice by which a State leaves the Treaty, and what it does to its membership."""

    notified: date
    takes_effect: date  # from this day it is no party
    membership: str  # goes_on, ends_with_it, ended


@book.question(
    en="What follows for {state} from its leaving the Treaty of 1992?",
    ru="Что следует из выхода из Договора 1992 года ({state})?",
)  # fmt: skip
class Denunciation(Question[Denounced], frozen=True):
    """The last notice by which a State leaves the Treaty, and whether it stays a Member of the Organisation (G-35)."""

    state: State


@book.question(
    en="Does help under Article 4 of the Treaty of 1992 wait for a request?",
    ru="Требуется ли для помощи по статье 4 Договора 1992 года обращение потерпевшего государства?",
)  # fmt: skip
class HelpNeedsRequest(Question[None], frozen=True):
    """Whether the duty to help a party under attack arises only when that party asks (TR:4)."""
