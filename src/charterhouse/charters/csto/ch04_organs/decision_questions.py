"""What may be asked of a decision: what it is worth, whom it binds and from when, how it is carried out."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Fields, Question

from ..book import book
from ..names import Organ


class Statement(msgspec.Struct, frozen=True):
    """A joint statement: of which organ, when, for whom it speaks, and who stands apart from it."""

    organ: str
    on: date | None
    joined: tuple[str, ...] = ()
    dissociated: tuple[str, ...] = ()


class Version(msgspec.Struct, frozen=True):
    """The regulation of a day: by which draft, since when, the how manieth, with which figures."""

    draft: str
    since: date
    version: int
    figures: Fields = Fields()


class Value(msgspec.Struct, frozen=True):
    """What an act announced as adopted is worth, and by which faults."""

    status: str  # sound, cured, voidable, void, annulled
    faults: tuple[str, ...] = ()  # the rules that were breached
    unopposed: bool = True  # whether all who spoke were for it, without reservation


class Carriage(msgspec.Struct, frozen=True):
    """How far a Member has come with a decision, by its last report."""

    stage: str  # not_reported, under_way, done, impossible
    since: date | None = None
    due: date | None = None
    overdue: bool = False
    national_act: str = ""
    clock: date | None = None  # from which day not to carry it out may be a breach


class Awaited(msgspec.Struct, frozen=True):
    """One thing awaited: a decision that a Member has not carried out."""

    draft: str
    state: str
    stage: str  # not_reported, under_way, not_known
    due: date | None = None
    overdue: bool = False


@book.question(
    en="Does the decision {draft} bind at all?", ru="Имеет ли решение {draft} обязательную силу?"
)
class Binding(Question[None], frozen=True):
    """Whether a decision is of the kind that binds Members, and on what ground."""

    draft: str


@book.question(
    en="Does {state} answer for what follows from {draft}?",
    ru="Несёт ли {state} ответственность за последствия решения {draft}?",
)
class Responsible(Question[None], frozen=True):
    """Whether a Member bears responsibility for a decision: in limited format, only who voted for it."""

    state: State
    draft: str


@book.question(
    en="Does {state} pay its share of {draft}?", ru="Оплачивает ли {state} свою долю по {draft}?"
)
class Pays(Question[None], frozen=True):
    """Whether a decision on money is one towards which a State must contribute."""

    state: State
    draft: str


@book.question(
    en="When does {draft} take effect for {state}?",
    ru="Когда решение {draft} вступает в действие для {state:genitive}?",
)
class TakesEffect(Question[date], frozen=True):
    """The day on which a decision takes effect for a Member."""

    draft: str
    state: State


@book.question(
    en="Must {state} carry out {draft} already?", ru="Лежит ли уже на {state:prepositional} обязанность исполнять {draft}?"
)
class MustExecute(Question[None], frozen=True):
    """Whether not to carry out a decision would be a breach by now: it binds, and has taken effect."""

    state: State
    draft: str


@book.question(
    en="How far has {state} carried out {draft}?", ru="Как {state} исполняет решение {draft}?"
)
class Execution(Question[Carriage], frozen=True):
    """What a Member has reported of a decision that binds it, and what is overdue."""

    draft: str
    state: State


@book.question(
    en="What does {organ} still await?", ru="Исполнения каких решений ещё ожидает {organ}?"
)
class FollowUp(Question[tuple[Awaited, ...]], frozen=True):
    """The decisions that Members have yet to carry out, the most urgent first."""

    organ: Organ


@book.question(
    en="For whom does the statement {draft} speak?", ru="От чьего имени сделано заявление {draft}?"
)
class Issued(Question[Statement], frozen=True):
    """Who stands behind a joint statement, and who has dissociated itself from it."""

    draft: str


@book.question(
    en="Which version of {regulation} is in force?",
    ru="Какая редакция положения {regulation} действует?",
)
class RegulationInForce(Question[Version], frozen=True):
    """A regulation as it stands on a day, with the figures that it fixes."""

    regulation: str


@book.question(
    en="What is the decision {draft} worth?", ru="Какова сила решения {draft}?"
)
class Worth(Question[Value], frozen=True):
    """Of what was announced as adopted: sound, cured, voidable, void or annulled."""

    draft: str
