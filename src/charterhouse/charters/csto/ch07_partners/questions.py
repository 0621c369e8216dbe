"""What may be asked of observers and partners."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.core.acts import Question
from charterhouse.core.answers import Truth, all_of, any_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import shift

from ..book import book
from ..ch04_organs.acts import Announce
from ..ch04_organs.measure_lookups import adopted
from .acts import EndStatus, GrantStatus, RecordCriterion, Renounce
from .acts import Status as StatusName

STATUSES = ("observer", "partner")
NOTICE = "status.termination.notice"


class Relation(msgspec.Struct, frozen=True):
    """What an entity is to the Organisation."""

    status: str  # observer, partner, observer_and_partner, none
    areas: tuple[str, ...] = ()
    until: date | None = None  # the day of its end, where one is known


class Criterion(msgspec.Struct, frozen=True):
    """A criterion of the Regulation, and whether it is recorded as met."""

    criterion: str
    met: str  # yes, no, undetermined (nobody has checked it)


class Given(msgspec.Struct, frozen=True):
    """What an observer or partner may do, in which areas, and by which instrument."""

    rights: tuple[str, ...]
    areas: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


@book.question(
    en="Which criteria for the status of {status} does {entity} meet?",
    ru="Каким критериям статуса ({status}) отвечает {entity}?",
)
class Criteria(Question[tuple[Criterion, ...]], frozen=True):
    """The criteria of the Regulation one by one, as the Secretariat has recorded them."""

    entity: str
    status: StatusName


@book.question(
    en="What may {entity} do as observer or partner?",
    ru="Что вправе {entity} в качестве наблюдателя или партнёра?",
)
class Rights(Question[Given], frozen=True):
    """The rights that the instruments give by which an entity was admitted, while its status runs."""

    entity: str


@book.question(en="What status has {entity}?", ru="Какой статус у {entity:genitive}?")
class Status(Question[Relation], frozen=True):
    """Whether an entity is an observer, a partner, or neither."""

    entity: str


# What the rules of both articles look up in the same way -----------------------------------------


def runs(entity: str, status: str, inq: Inquiry) -> Truth:
    """Whether a status was granted and is neither over, ended nor, after its notice, renounced."""
    truth = none_of(inq.complete(GrantStatus, entity=entity))
    for measure, said, answer in adopted(inq, GrantStatus, EndStatus, entity=entity):
        if measure.status != status:
            continue
        if isinstance(measure, EndStatus):
            truth = all_of(truth, none_of(answer))
            continue
        over = measure.until is not None and inq.reached(measure.until)
        given_up = [
            inq.come(each.on, months=inq.figure(NOTICE)) for each in _given_up(measure, said, inq)
        ]  # fmt: skip
        truth = any_of(truth, all_of(answer, not over, none_of(*given_up)))
    return truth


def _given_up(measure: GrantStatus, said: Announce, inq: Inquiry) -> list[Renounce]:
    """The notices by which an entity gave up a status since it was granted."""
    return [
        act for act in inq.acts(Renounce, entity=measure.entity)
        if act.status == measure.status and act.by == measure.entity
        and (act.on, act.seq) > (said.on, said.seq)
    ]  # fmt: skip


def ends_on(entity: str, status: str, inq: Inquiry) -> date | None:
    """The day on which a status that runs will end, where it was granted or given up for one."""
    grants = [
        (measure, said) for measure, said, answer in adopted(inq, GrantStatus, entity=entity)
        if measure.status == status and answer.truth is Truth.MET
    ]  # fmt: skip
    if not grants:
        return None
    measure, said = grants[-1]
    ends = [
        shift(inq.day(each.on), inq.figure(NOTICE)) for each in _given_up(measure, said, inq)
    ]  # fmt: skip
    return min([*ends, *([measure.until] if measure.until else [])], default=None)


def areas_of(entity: str, inq: Inquiry) -> tuple[str, ...]:
    """The areas named by the last grant of partnership that was adopted."""
    granted = [
        measure for measure, _, answer in adopted(inq, GrantStatus, entity=entity)
        if measure.status == "partner" and answer.truth is Truth.MET
    ]  # fmt: skip
    return tuple(granted[-1].areas) if granted else ()


def unmet(entity: str, inq: Inquiry) -> list[str]:
    """The criteria last recorded as not met."""
    last = {act.criterion: act.met for act in inq.acts(RecordCriterion, entity=entity)}
    return sorted(criterion for criterion, met in last.items() if not met)


def is_a_state(entity: str) -> bool:
    """Whether an entity is named by the code of a State; otherwise it is an organisation."""
    return len(entity) == 2 and entity.isalpha() and entity.isupper()
