"""What may be asked of membership."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Question
from charterhouse.core.answers import Part, Truth, truth_of

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
    also_open: tuple[str, ...] = ()  # property, staff, undertakings, as last certified
    certified: str = ""  # yes, no, undetermined: nothing but a certificate tells of these


class TakenOn(msgspec.Struct, frozen=True):
    """Something in force that binds the Members, and whether a State has taken it on."""

    instrument: str
    in_force: str  # yes, undetermined
    taken_on: str  # yes, no, undetermined
    kind: str = "international_treaty"  # or council_decision, named by its draft


class FirstAssessed(msgspec.Struct, frozen=True):
    """What a newcomer is first to pay."""

    year: int
    amount: Money | None  # none: not public
    due: date | None


class Accredited(msgspec.Struct, frozen=True):
    """Whom a State has accredited to an organ, and whether that person sits."""

    organ: str
    person: str
    capacity: str
    sits: str  # yes, no, undetermined


class Admitting(msgspec.Struct, frozen=True):
    """An application for membership, and how far it has come."""

    applied: date
    stage: str  # applied, admitted, assessed, seated
    to_take_on: tuple[str, ...]  # treaties in force that it has not taken on, the Charter left aside
    unknown: tuple[str, ...]  # of which it is not known
    conditions: tuple[str, ...] = ()  # of its own, where they may be negotiated
    decided: date | None = None
    acceded: tuple[str, ...] = ()  # the instruments that it has handed in since it applied
    unmet: tuple[str, ...] = ()  # criteria recorded as not met
    unchecked: tuple[str, ...] = ()  # criteria of which nothing is recorded
    first_assessment: tuple[FirstAssessed, ...] = ()  # of the first year assessed since it was admitted
    seats: tuple[Accredited, ...] = ()


class Departing(msgspec.Struct, frozen=True):
    """What the Organisation has to see to when a Member leaves."""

    seats: tuple[str, ...]  # organ: who sits for it
    chair: str  # yes, no, undetermined
    posts: tuple[str, ...]  # post: its citizen, whom it put forward
    shares: tuple[str, ...]  # year: its share of the contributions of this year and later ones
    owed: str  # by the books or the last certificate; "" where nothing
    also_open: tuple[str, ...]
    treaties: tuple[str, ...]  # in force, to which it is a party


class Leaving(msgspec.Struct, frozen=True):
    """A notice of withdrawal: the day that it names, when it takes effect, and what it still needs."""

    names: date
    received: date
    takes_effect: date
    stands: str  # yes, no, undetermined
    revoked: bool = False
    owed: str = ""  # "" where nothing, or not known
    certified_by: str = ""  # who certified that all is settled, or what is not
    also_open: tuple[str, ...] = ()  # property, staff, undertakings


class Breach(msgspec.Struct, frozen=True):
    """A file on a breach: what is said, what was answered, and what has come of it."""

    state: str
    provisions: tuple[str, ...]
    opened: date
    stage: str  # open, notified, replied, heard, found, suspended, expelled, closed
    notified: date | None = None  # when notice reached the Member concerned
    reply_until: date | None = None  # the last day of the time to reply
    replied: bool = False
    heard: bool = False
    found: bool = False
    serious: bool = False


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
    ru="Приостановлено ли участие {state:genitive}?",
    attestable=True,
)
class Suspended(Question[None], frozen=True):
    """Whether a Member's part in the organs is suspended."""

    state: State


@book.question(en="Where does {state} stand?", ru="Каково положение {state:genitive}?")
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


@book.question(
    en="What in force has {state} taken on?", ru="Какие действующие обязательства приняты {state:instrumental}?"
)
class Acquis(Question[tuple[TakenOn, ...]], frozen=True):
    """Every treaty and every lasting decision of the Council that is or may be in force, and whether a State has taken it on."""

    state: State


@book.question(
    en="How does the admission of {state} stand?", ru="Как обстоит дело с приёмом {state:genitive}?"
)
class Admission(Question[Admitting], frozen=True):
    """The last application of a State for membership, and what has come of it."""

    state: State


@book.question(en="What does the leaving of {state} touch?", ru="Что затрагивает выход {state:genitive}?")
class Departure(Question[Departing], frozen=True):
    """The seats, posts, contributions and treaties of a Member, as they stand until it leaves."""

    state: State


@book.question(en="How does the leaving of {state} stand?", ru="Как обстоит дело с выходом {state:genitive}?")
class LeavingOf(Question[Leaving], frozen=True):
    """The last notice of withdrawal of a Member, and what it will do."""

    state: State


@book.question(en="How does the breach file {breach} stand?", ru="В каком состоянии дело {breach}?")
class BreachFile(Question[Breach], frozen=True):
    """A file opened under Article 20."""

    breach: str


def in_short(part: Part) -> str:
    """What was found, as the parts of a value tell it: yes, no, undetermined."""
    return {Truth.MET: "yes", Truth.BREACHED: "no"}.get(truth_of(part), "undetermined")
