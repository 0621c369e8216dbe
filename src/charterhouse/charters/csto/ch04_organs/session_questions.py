"""What may be asked of organs, seats and sessions."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.core.acts import Question

from ..book import book
from ..names import Organ


class Seat(msgspec.Struct, frozen=True):
    """Who chairs, on what basis, until when."""

    state: str
    basis: str = ""
    since: date | None = None
    until: date | None = None
    person: str = ""


class Seated(msgspec.Struct, frozen=True):
    """Who sits for a Member; provisional while the seat is contested and not settled."""

    state: str
    person: str
    capacity: str
    provisional: bool = False


class Sitting(msgspec.Struct, frozen=True):
    """How a session stands; what is not on record is empty."""

    organ: str
    kind: str
    format: str
    host: str
    place: str
    opens: str  # the day or the hour for which it was convened
    status: str  # convened, open, adjourned, closed
    opened: str
    closed: str
    chair: str  # the State in the chair
    present: tuple[str, ...]
    agenda: tuple[str, ...]  # the names of its points, in order
    agenda_adopted: bool
    invited: tuple[str, ...]
    not_reached: tuple[str, ...]  # Members of whom no delivery is on record


@book.question(
    en="Who chairs {organ}?", ru="Кто председательствует в органе {organ}?", attestable=True
)
class Chair(Question[Seat], frozen=True):
    """The State in the chair."""

    organ: Organ


@book.question(
    en="Is there no chair of {organ}, or more than one?",
    ru="В органе {organ} нет председателя или их более одного?",
)
class ChairAlarm(Question[None], frozen=True):
    """Whether nobody is in the chair of an organ on a day, or two claim it at once."""

    organ: Organ


@book.question(
    en="May {person} sit in {organ}?", ru="Вправе ли {person} заседать в органе {organ}?"
)
class MaySit(Question[None], frozen=True):
    """Whether a person may take a Member's seat."""

    person: str
    organ: Organ


@book.question(en="Who sits in {organ}?", ru="Кто заседает в органе {organ}?")
class Seats(Question[tuple[Seated, ...]], frozen=True):
    """Who holds each Member's seat on the day."""

    organ: Organ


@book.question(en="Who is present at {session}?", ru="Кто присутствует на сессии {session}?")
class Present(Question[tuple[str, ...]], frozen=True):
    """The States that are present at a session at that moment."""

    session: str


@book.question(en="Is there a quorum at {session}?", ru="Есть ли кворум на сессии {session}?")
class Quorate(Question[None], frozen=True):
    """Whether a session is open and enough Members are present at that moment."""

    session: str


@book.question(en="How does the session {session} stand?", ru="Как проходит сессия {session}?")
class SessionState(Question[Sitting], frozen=True):
    """How a session was convened and how it has gone so far."""

    session: str


@book.question(en="Which sessions has {organ}?", ru="Какие сессии созваны у органа {organ}?")
class SessionsOf(Question[tuple[str, ...]], frozen=True):
    """The sessions of an organ by their names, in order of the days for which they were convened."""

    organ: Organ


@book.question(
    en="May {person} attend {organ}?", ru="Вправе ли {person} присутствовать в органе {organ}?"
)
class MayAttend(Question[None], frozen=True):
    """Whether a person may be present when an organ meets."""

    person: str
    organ: Organ


@book.question(
    en="May {person} speak in {organ}?", ru="Вправе ли {person} выступать в органе {organ}?"
)
class MaySpeak(Question[None], frozen=True):
    """Whether a person has a voice in an organ without asking for leave."""

    person: str
    organ: Organ


@book.question(
    en="Is {body} an organ of the Organisation?", ru="Является ли {body} органом Организации?"
)
class IsOrgan(Question[None], frozen=True):
    """Whether Article 11 lists it on that day."""

    body: str


@book.question(
    en="May {person} act for {party}?", ru="Вправе ли {person} действовать от имени {party}?"
)
class ActsFor(Question[int], frozen=True):
    """The entry that entitles a person to enter acts of a State, an organ or an office."""

    person: str
    party: str


@book.question(en="Does the body {body} stand?", ru="Существует ли орган {body}?")
class BodyStands(Question[None], frozen=True):
    """Whether a working or subsidiary body is set up, its mandate still running."""

    body: str
