"""What a paper is made of: the facts of a session or of a draft, in no language and in no form.

Everything is worked out once, and feeds every rendering of every paper.
Times stand as the record has them; verdicts as the law answers them.
"""

from __future__ import annotations

import msgspec

WITHHELD = "[withheld]"  # stands for what is kept in a private part


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """The shape of all that follows."""


class Drawn(Fact, frozen=True):
    """At which state of the register a paper was drawn up, and for which moment."""

    organisation: str
    entry: int
    recorded: str  # when the register learnt of that entry
    root: str  # of the tree up to that entry; "" where it is not sealed
    on: str
    profile: str
    reader: str = ""  # for whom, where it holds what others may not see


class Told(Fact, frozen=True):
    """What the law answers: a verdict, what the readings in use say, and why it is not a plain yes."""

    verdict: str
    taken: str
    turns_on: tuple[str, ...] = ()
    why_en: tuple[str, ...] = ()
    why_ru: tuple[str, ...] = ()


class Person(Fact, frozen=True):
    """Somebody who sits for a State."""

    name: str
    capacity: str = ""
    office: str = ""
    contested_by: tuple[str, ...] = ()  # while the organ has not decided on the credentials
    refused: bool = False  # whether it has refused them


class Movement(Fact, frozen=True):
    """A State, or somebody of its delegation, came or left."""

    state: str
    came: bool
    at: str
    person: str = ""
    sitting: bool = True  # while the session was open


class Delegation(Fact, frozen=True):
    """A State at a session: who sat for it, or who is accredited where nobody is on record."""

    state: str
    member: str  # the verdict
    present: bool
    persons: tuple[Person, ...] = ()


class Guest(Fact, frozen=True):
    """Somebody else who was invited, or a State that was and did not come."""

    party: str
    invited: str
    delivered: str = ""


class Point(Fact, frozen=True):
    """A point of an agenda; `draft` where it is one."""

    ref: str
    title_en: str
    title_ru: str
    draft: bool


class Agenda(Fact, frozen=True):
    """The points of a session as they were set at one time."""

    at: str
    adopted: bool
    points: tuple[Point, ...]


class Word(Fact, frozen=True):
    """What a State said of a draft, and whether that counts."""

    state: str
    position: str
    at: str
    person: str = ""
    means: str = ""
    reservation: str = ""
    explanation: str = ""
    dissociation: str = ""
    version: int = 1
    counts: Told | None = None


class Version(Fact, frozen=True):
    """A draft as it was tabled once."""

    number: int
    at: str
    by: tuple[str, ...]
    reworded: bool = False  # the text differs from that of the version before
    irregular: Told | None = None  # why, if it was entered notwithstanding


class Said(Fact, frozen=True):
    """An announced or corrected outcome."""

    outcome: str
    at: str
    number: str = ""
    reason: str = ""


class Served(Fact, frozen=True):
    """That a draft reached a Member; `at` is empty where nothing is on record."""

    state: str
    at: str = ""
    channel: str = ""


class Silence(Fact, frozen=True):
    """What the law finds of a silence procedure; no status where that cannot be determined."""

    told: Told
    status: str = ""  # running, broken, complete, void
    ends: str = ""
    spoke: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    broken_by: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()  # whose silence says nothing: not served in time
    reason: str = ""  # of one that is void
    followed: str = ""  # when it was put otherwise, or another version of it was tabled
    followed_by: str = ""  # in which way it was put then; "" for another version


class Quorum(Fact, frozen=True):
    """Who was present when it was decided, of those who then belonged."""

    present: tuple[str, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...] = ()  # of whom that is not on record: no list was kept, or not in full
    needed: int | None = None  # where the reading in use knows a quorum
    taking_part: int | None = None
    quorate: Told | None = None


class Draft(Fact, frozen=True):
    """A draft from its tabling to whom it binds."""

    ref: str
    organ: str
    title_en: str
    title_ru: str
    text_ru: str
    text_en: str
    measure: str
    measure_en: str
    measure_ru: str
    parent: str
    parent_number: str
    procedural: bool
    motion: str
    versions: tuple[Version, ...]
    way: str
    put: str
    deadline: str
    extended: tuple[str, ...]
    urgent: bool
    withdrawn: str
    words: tuple[Word, ...]
    later: tuple[Word, ...]
    format_objections: tuple[str, ...]
    announced: tuple[Said, ...]
    corrected: tuple[Said, ...]
    decided: str  # when the announcement that decides was made
    outcome: str  # as it stands announced, and corrected
    number: str
    law: Told
    quorum: Quorum | None
    served: tuple[Served, ...]
    silence: Silence | None
    binds: tuple[tuple[str, Told], ...]
    answers: tuple[tuple[str, Told], ...]  # who bears responsibility, where not all Members may
    takes_effect: tuple[tuple[str, str], ...]  # for which Member, on which day
    report_by: str


class Motion(Fact, frozen=True):
    """A motion, the ruling on it, an appeal and what decided that."""

    ref: str
    by: str
    asks: str
    at: str
    draft: str = ""
    reason: str = ""
    allowed: bool | None = None
    ruled: str = ""
    ruling_reason: str = ""
    appeals: tuple[tuple[str, str], ...] = ()  # who, and why
    decided_by: str = ""  # the draft


class Chair(Fact, frozen=True):
    """The State in the chair from a moment on, by a person, on a basis."""

    state: str
    person: str = ""
    basis: str = ""
    since: str = ""
    told: Told | None = None


class Sitting(Fact, frozen=True):
    """When the session was open: from its opening to where it was broken off, or to its end."""

    opened: str
    ended: str = ""
    closed: bool = False


class Session(Fact, frozen=True):
    """A session from its convening to its end."""

    ref: str
    organ: str
    kind: str
    format: str
    host: str
    place: str
    convened: str
    convened_by: str
    requested_by: tuple[str, ...]
    opens: str
    sittings: tuple[Sitting, ...]
    chairs: tuple[Chair, ...]
    delegations: tuple[Delegation, ...]
    guests: tuple[Guest, ...]
    movements: tuple[Movement, ...]
    agendas: tuple[Agenda, ...]
    drafts: tuple[Draft, ...]
    motions: tuple[Motion, ...]
