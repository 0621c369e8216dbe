"""What the organs do: seats, sessions, drafts, positions, announcements."""

from __future__ import annotations

from datetime import date
from typing import Literal

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Content, Fields, Key, Measure

from ..book import book
from ..names import Organ

Capacity = Literal["head", "minister", "secretary", "permanent_representative", "deputy", "expert"]
SessionKind = Literal["regular", "extraordinary", "informal"]
Format = Literal["full", "narrow", "enlarged", "video", "circulation"]
Way = Literal["consensus", "limited", "circulation", "silence", "vote"]
Stand = Literal["for", "object", "abstain", "absent_consenting", "absent"]
Outcome = Literal["adopted", "not_adopted", "pending"]
Basis = Literal["host", "decision", "election", "acting"]


# Seats -----------------------------------------------------------------------------------------


@book.act(en="Accredit", ru="Аккредитовать")
class Accredit(Act, frozen=True, kw_only=True, tag="organs.accredit"):
    """A State names who sits for it in an organ (13.3, 16-1.2)."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]
    capacity: Capacity
    office_held: str = ""  # head_of_state, head_of_government, minister, ...
    legal_basis: str = ""  # the national law that empowers a head of government
    until: date | None = None


@book.act(en="Recall", ru="Отозвать")
class Recall(Act, frozen=True, kw_only=True, tag="organs.recall"):
    """A State recalls its representative."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]


# Sessions --------------------------------------------------------------------------------------


@book.act(en="Convene a session", ru="Созвать сессию")
class Convene(Act, frozen=True, kw_only=True, tag="organs.convene"):
    """A session is called: which organ, of what kind, where and when."""

    session: Key[str]
    organ: Key[Organ]
    kind: SessionKind | None = None  # not on record where absent
    format: Format | None = None
    host: State | None = None  # the State on whose territory it is held
    place: str = ""
    opens: date | None = None
    requested_by: tuple[State, ...] = ()


@book.act(en="Open a session", ru="Открыть сессию")
class OpenSession(Act, frozen=True, kw_only=True, tag="organs.open_session"):
    """The session begins."""

    session: Key[str]


@book.act(en="Close a session", ru="Закрыть сессию")
class CloseSession(Act, frozen=True, kw_only=True, tag="organs.close_session"):
    """The session ends."""

    session: Key[str]


@book.act(en="Record presence", ru="Отметить присутствие")
class RecordPresence(Act, frozen=True, kw_only=True, tag="organs.record_presence"):
    """A State is present from now on, by a person."""

    session: Key[str]
    state: Key[State]
    person: str = ""


@book.act(en="Record departure", ru="Отметить уход")
class RecordDeparture(Act, frozen=True, kw_only=True, tag="organs.record_departure"):
    """A State leaves the session."""

    session: Key[str]
    state: Key[State]
    person: str = ""


@book.act(en="Take the chair", ru="Принять председательство")
class AssumeChair(Act, frozen=True, kw_only=True, tag="organs.assume_chair"):
    """A State takes the chair of an organ (13.6, 13.7)."""

    organ: Key[Organ]
    state: Key[State]
    basis: Basis | None = None  # not on record where absent
    until: date | None = None  # excluded; none: until the next regular session


@book.act(en="Decide on the chair", ru="Решить вопрос о председательстве")
class DecideChair(Measure, frozen=True, kw_only=True, tag="organs.decide_chair"):
    """The Council gives the chair otherwise than the host rule would (13.6)."""

    organ: Key[Organ]
    state: Key[State]
    since: date
    until: date | None = None  # excluded


# Drafts ----------------------------------------------------------------------------------------


@book.act(en="Table a draft", ru="Внести проект")
class TableDraft(Act, frozen=True, kw_only=True, tag="organs.table_draft"):
    """A draft is put before an organ; what it would change, if anything, is its measure."""

    draft: Key[str]
    organ: Key[Organ]
    title_en: str = ""
    title_ru: str = ""
    measure: Content | None = None
    text: str = ""
    parent: Key[str] = ""  # the decision of the Council that it carries out (12.3)
    session: Key[str] = ""
    matter: Literal["substantive", "procedural"] = "substantive"
    version: int = 1


@book.act(en="Submit to another organ", ru="Представить другому органу")
class Submit(Act, frozen=True, kw_only=True, tag="organs.submit"):
    """An organ, by its own adopted draft, submits a measure to another organ (17.2)."""

    draft: Key[str]  # the submitting organ's own
    to: Key[Organ]
    submits: Key[str] = ""  # the draft before the other organ


@book.act(en="Put a draft", ru="Поставить проект на решение")
class PutDraft(Act, frozen=True, kw_only=True, tag="organs.put_draft"):
    """The chair opens a draft for decision, and says in which way it is decided."""

    draft: Key[str]
    way: Way
    session: Key[str] = ""
    deadline: date | None = None
    majority: str = ""


@book.act(en="Withdraw a draft", ru="Снять проект")
class WithdrawDraft(Act, frozen=True, kw_only=True, tag="organs.withdraw_draft"):
    """A draft is taken off the agenda."""

    draft: Key[str]
    reason: str = ""


@book.act(en="Take a position", ru="Заявить позицию")
class TakePosition(Act, frozen=True, kw_only=True, tag="organs.take_position"):
    """A Member says where it stands on a draft; the last word before the decision counts."""

    draft: Key[str]
    state: Key[State]
    position: Stand
    person: str = ""
    reservation: str = ""
    explanation: str = ""


@book.act(en="Object to the limited format", ru="Возразить против ограниченного формата")
class ObjectToFormat(Act, frozen=True, kw_only=True, tag="organs.object_to_format"):
    """A Member objects to deciding in limited format (12.4)."""

    draft: Key[str]
    state: Key[State]


@book.act(en="Accept the limited format", ru="Не возражать против ограниченного формата")
class AcceptFormat(Act, frozen=True, kw_only=True, tag="organs.accept_format"):
    """A Member says that it does not object to deciding in limited format (12.4)."""

    draft: Key[str]
    state: Key[State]


@book.act(en="Announce the outcome", ru="Объявить итог")
class Announce(Act, frozen=True, kw_only=True, tag="organs.announce"):
    """The chair announces an outcome; whether it is right is a question of Article 12."""

    draft: Key[str]
    outcome: Outcome
    number: str = ""


@book.act(en="Join a decision", ru="Присоединиться к решению")
class JoinDecision(Act, frozen=True, kw_only=True, tag="organs.join_decision"):
    """A Member signs afterwards what others had adopted."""

    draft: Key[str]
    state: Key[State]


@book.act(en="Approve a regulation", ru="Утвердить положение")
class ApproveRegulation(Measure, frozen=True, kw_only=True, tag="organs.approve_regulation"):
    """The Council approves a regulation, with figures that the Charter leaves open (11.4)."""

    regulation: Key[str]
    figures: Key[Fields] = Fields()
    since: date
    text: str = ""


@book.act(en="Adopt a reading", ru="Утвердить толкование")
class AdoptReading(Measure, frozen=True, kw_only=True, tag="organs.adopt_reading"):
    """The Organisation settles how it reads its Charter, from the day of its decision."""

    gap: Key[str]
    value: str
