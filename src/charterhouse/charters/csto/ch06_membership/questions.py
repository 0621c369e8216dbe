"""What may be asked of membership."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Question

from ..book import book


class Position(msgspec.Struct, frozen=True):
    """Where a State stands with the Organisation."""

    status: str  # member, leaving, suspended, expelled, left, observer, partner, none
    vote: str  # yes, no, undetermined
    nomination: str  # the right to put forward citizens for quota posts: yes, no, undetermined
    since: date | None = None
    basis: str = ""  # the paragraph


class ExitDate(msgspec.Struct, frozen=True):
    """When a Member may leave, and what must be settled first."""

    leaves_on: date
    to_settle: str = ""


@book.question(
    en="Is {state} a Member?", ru="Является ли {state} государством-членом?", attestable=True
)
class Member(Question[None], frozen=True):
    """Whether a State is a Member of the Organisation."""

    state: State


@book.question(en="Who are the Members?", ru="Какие государства являются членами?")
class Members(Question[tuple[str, ...]], frozen=True):
    """Every Member, by its code."""


@book.question(
    en="Is the participation of {state} suspended?",
    ru="Приостановлено ли участие {state}?",
    attestable=True,
)
class Suspended(Question[None], frozen=True):
    """Whether a Member's part in the organs is suspended."""

    state: State


@book.question(en="Where does {state} stand?", ru="Каково положение {state}?")
class Standing(Question[Position], frozen=True):
    """The whole position of a State."""

    state: State


@book.question(
    en="When may {state} leave at the earliest, with notice received on {notice}?",
    ru="Когда {state} может выйти при уведомлении, полученном {notice}?",
)
class EarliestExit(Question[ExitDate], frozen=True):
    """The earliest day of leaving that a notice received on a day allows."""

    state: State
    notice: date
