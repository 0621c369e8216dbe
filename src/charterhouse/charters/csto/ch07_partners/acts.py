"""What is done to become and cease to be an observer or a partner."""

from __future__ import annotations

from datetime import date
from typing import Literal

from charterhouse.core.acts import Act, Key, Measure

from ..book import book

Status = Literal["observer", "partner"]
Right = Literal[
    "open_meetings", "meetings_by_invitation", "speaking", "documents", "practical_work", "proposals"
]  # fmt: skip


@book.act(en="Apply for a status", ru="Подать заявление о статусе")
class ApplyForStatus(Act, frozen=True, kw_only=True, tag="partners.apply"):
    """A State that is no Member, or an international organisation, asks for a status."""

    entity: Key[str]
    status: Status
    areas: tuple[str, ...] = ()


@book.act(en="Record a criterion", ru="Отметить критерий")
class RecordCriterion(Act, frozen=True, kw_only=True, tag="partners.record_criterion"):
    """The Secretariat records whether a criterion of the Regulation is met."""

    entity: Key[str]
    criterion: Key[str]
    met: bool


@book.act(en="Grant a status", ru="Предоставить статус")
class GrantStatus(Measure, frozen=True, kw_only=True, tag="partners.grant_status"):
    """The Council makes an entity an observer (21.1) or a partner (21-1.1)."""

    entity: Key[str]
    status: Status
    areas: tuple[str, ...] = ()
    rights: tuple[Right, ...] = ()  # what the instrument that admits it gives
    instrument: str = ""  # the protocol or decision that lays them down
    until: date | None = None


@book.act(en="End a status", ru="Прекратить статус")
class EndStatus(Measure, frozen=True, kw_only=True, tag="partners.end_status"):
    """The Council ends a status (21.2, 21-1.2)."""

    entity: Key[str]
    status: Status


@book.act(en="Renounce a status", ru="Отказаться от статуса")
class Renounce(Act, frozen=True, kw_only=True, tag="partners.renounce"):
    """An observer or partner gives its status up."""

    entity: Key[str]
    status: Status
