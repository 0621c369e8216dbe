"""What organs do in seats, sessions and motions."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Key, Measure, Prose
from charterhouse.core.moments import When

from ..book import book
from ..names import Organ

Capacity = Literal["head", "minister", "secretary", "permanent_representative", "deputy", "expert"]
SessionKind = Literal["regular", "extraordinary", "informal"]
Format = Literal["full", "narrow", "enlarged", "video", "circulation"]
Basis = Literal["host", "decision", "election", "acting"]
Asks = Literal[
    "point_of_order", "suspend", "adjourn", "adjourn_debate", "close_debate", "procedural_question",
    "change_agenda", "reconsider",
]  # fmt: skip


class Item(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A point of an agenda: a draft by its name, or a matter without one by its title."""

    ref: str
    title_en: str = ""  # none: the title of the draft
    title_ru: str = ""


# Seats --------------------------------------------------------------------------------------------


@book.act(en="Accredit", ru="Аккредитовать")
class Accredit(Act, frozen=True, kw_only=True, tag="organs.accredit"):
    """A State names who sits for it in an organ (13.3, 16-1.2)."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]
    capacity: Capacity
    office_held: str = ""  # head_of_state, head_of_government, minister, ...
    legal_basis: Prose = ""  # the national law that empowers a head of government
    full_powers: str = ""  # the document that gives them
    until: date | None = None


@book.act(en="Recall", ru="Отозвать")
class Recall(Act, frozen=True, kw_only=True, tag="organs.recall"):
    """A State recalls its representative."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]


@book.act(en="Contest a seat", ru="Оспорить место")
class ContestSeat(Act, frozen=True, kw_only=True, tag="organs.contest_seat"):
    """A Member disputes that a person may sit for a State; the seat is provisional meanwhile."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]
    reason: Prose


@book.act(en="Verify credentials", ru="Проверить полномочия")
class VerifyCredentials(Measure, frozen=True, kw_only=True, tag="organs.verify_credentials"):
    """The organ settles a contested seat: the person's credentials are accepted, or they are not."""

    person: Key[str]
    state: Key[State]
    organ: Key[Organ]
    accepted: bool


# Sessions -----------------------------------------------------------------------------------------


@book.act(en="Convene a session", ru="Созвать сессию")
class Convene(Act, frozen=True, kw_only=True, tag="organs.convene"):
    """A session is called: which organ, of what kind, where and when."""

    session: Key[str]
    organ: Key[Organ]
    kind: SessionKind | None = None  # not on record where absent
    format: Format | None = None
    host: State | None = None  # the State on whose territory it is held
    place: str = ""
    opens: When | None = None  # the day, or the hour
    requested_by: tuple[State, ...] = ()


@book.act(en="Invite to a session", ru="Пригласить на сессию")
class Invite(Act, frozen=True, kw_only=True, tag="organs.invite"):
    """An invitation is sent: to a Member, or to a guest (13.4)."""

    session: Key[str]
    party: Key[str]  # a State, an organisation, an office or a person
    channel: str = ""


@book.act(en="Record delivery", ru="Отметить вручение")
class RecordDelivery(Act, frozen=True, kw_only=True, tag="organs.record_delivery"):
    """The invitation has reached the one invited."""

    session: Key[str]
    party: Key[str]
    channel: str = ""


@book.act(en="Set the agenda", ru="Определить повестку дня")
class SetAgenda(Act, frozen=True, kw_only=True, tag="organs.set_agenda"):
    """The points of a session in their order: provisional until the organ adopts or changes them."""

    session: Key[str]
    items: tuple[Item, ...]
    adopted: bool = False


@book.act(en="Open a session", ru="Открыть сессию")
class OpenSession(Act, frozen=True, kw_only=True, tag="organs.open_session"):
    """The session begins."""

    session: Key[str]


@book.act(en="Adjourn a session", ru="Прервать сессию")
class Adjourn(Act, frozen=True, kw_only=True, tag="organs.adjourn"):
    """The sitting is broken off, until it is opened again."""

    session: Key[str]
    until: When | None = None


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


@book.act(en="Report that the Chair cannot act", ru="Сообщить о невозможности председательствовать")
class ReportChairUnable(Act, frozen=True, kw_only=True, tag="organs.report_chair_unable"):
    """The Chair cannot act: another is elected for what is left of the period (13.7)."""

    organ: Key[Organ]
    state: Key[State]
    reason: Prose
    until: date | None = None  # the day from which it can act again


@book.act(en="Decide on the chair", ru="Решить вопрос о председательстве")
class DecideChair(Measure, frozen=True, kw_only=True, tag="organs.decide_chair"):
    """The Council gives the chair otherwise than the host rule would (13.6)."""

    organ: Key[Organ]
    state: Key[State]
    since: date
    until: date | None = None  # excluded


# Motions ------------------------------------------------------------------------------------------


@book.act(en="Move", ru="Внести процедурное предложение")
class Move(Act, frozen=True, kw_only=True, tag="organs.move"):
    """A Member asks something of the conduct of business; the chair rules on it."""

    motion: Key[str]
    session: Key[str]
    asks: Asks
    draft: Key[str] = ""  # what it concerns, if a draft
    person: str = ""  # who moves it for the Member
    reason: Prose = ""


@book.act(en="Rule on a motion", ru="Вынести постановление председателя")
class RuleOnMotion(Act, frozen=True, kw_only=True, tag="organs.rule_on_motion"):
    """The chair rules; the ruling stands unless it is appealed against and overruled."""

    motion: Key[str]
    allowed: bool
    reason: Prose = ""


@book.act(en="Appeal against a ruling", ru="Обжаловать постановление председателя")
class AppealRuling(Act, frozen=True, kw_only=True, tag="organs.appeal_ruling"):
    """A Member appeals; a procedural draft on the same motion then decides whether it is overruled."""

    motion: Key[str]
    reason: Prose = ""
