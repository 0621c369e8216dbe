"""What is done about the Secretary General and the permanent working bodies."""

from __future__ import annotations

from datetime import date

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Fields, Key, Measure
from charterhouse.core.moments import When

from ..book import book
from ..names import Body, Office, Year


@book.act(en="Nominate a Secretary General", ru="Выдвинуть кандидата в Генеральные секретари")
class NominateSecretaryGeneral(
    Act, frozen=True, kw_only=True, tag="secretariat.nominate_secretary_general"
):
    """A Member puts a candidate forward."""

    person: Key[str]
    state: Key[State]
    citizenship: State


@book.act(en="Appoint the Secretary General", ru="Назначить Генерального секретаря")
class AppointSecretaryGeneral(
    Measure, frozen=True, kw_only=True, tag="secretariat.appoint_secretary_general"
):
    """The Council appoints for three years, on submission by the foreign ministers (17.2)."""

    person: Key[str]
    state: Key[State]  # of citizenship
    since: When
    until: When | None = None  # excluded; none: three years


@book.act(
    en="End the Secretary General's powers early",
    ru="Досрочно прекратить полномочия Генерального секретаря",
)
class EndSecretaryGeneral(
    Measure, frozen=True, kw_only=True, tag="secretariat.end_secretary_general"
):
    """The Council ends the term early (17.2 since the Fourth Protocol; before it, G-26.implied)."""

    person: Key[str]
    ends_on: date  # the first day out of office


@book.act(en="Resign", ru="Подать в отставку")
class Resign(Act, frozen=True, kw_only=True, tag="secretariat.resign"):
    """An office-holder leaves of his own will."""

    person: Key[str]
    office: Key[Office]
    since: date


@book.act(en="Act in an office", ru="Исполнять обязанности")
class AssumeActing(Act, frozen=True, kw_only=True, tag="secretariat.assume_acting"):
    """A deputy acts while the office is vacant (G-25.acting)."""

    person: Key[str]
    office: Key[Office]
    state: State | None = None
    since: date
    until: date | None = None  # excluded


@book.act(en="Appoint the Chief of the Joint Staff", ru="Назначить начальника Объединённого штаба")
class AppointChiefOfJointStaff(
    Measure, frozen=True, kw_only=True, tag="secretariat.appoint_chief_of_joint_staff"
):
    """The head of the Joint Staff is appointed."""

    person: Key[str]
    state: Key[State]
    since: When
    until: When | None = None


@book.act(en="Distribute quota posts", ru="Распределить квотные должности")
class DistributePosts(Measure, frozen=True, kw_only=True, tag="secretariat.distribute_posts"):
    """The Council distributes quota posts among the Members (18.3, 18-1.2)."""

    body: Key[Body]
    year: Key[Year]
    seats: Fields = Fields()


@book.act(en="Nominate an official", ru="Выдвинуть кандидата на должность")
class NominateOfficial(Act, frozen=True, kw_only=True, tag="secretariat.nominate_official"):
    """A Member puts a citizen forward for a quota post (18.3)."""

    person: Key[str]
    state: Key[State]
    post: Key[str]
    citizenship: State


@book.act(en="Appoint an official", ru="Назначить должностное лицо")
class AppointOfficial(Act, frozen=True, kw_only=True, tag="secretariat.appoint_official"):
    """The Secretary General fills a post."""

    person: Key[str]
    post: Key[str]
    since: date
    until: date | None = None


@book.act(en="End an appointment", ru="Прекратить назначение")
class EndAppointment(Act, frozen=True, kw_only=True, tag="secretariat.end_appointment"):
    """An official leaves a post."""

    person: Key[str]
    post: Key[str]
    since: date
