"""What may be done in the club and what may be asked of it."""

from datetime import date
from typing import Literal

import msgspec

from charterhouse.commons.money import Money
from charterhouse.core.acts import Act, Content, Fields, Key, Measure, Question
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Figure

READINGS = {
    "R-1": ("A", "B"),  # arrears: A by the age of the debt, B by its amount
    "R-1.start": ("A", "B"),  # only under R-1=A: counted from the due day, or from the assessment
    "R-2": ("A", "B", "C"),  # silence: A is consent, B each approves, C or at least abstains
    "R-3": ("A", "B"),  # a protocol waits for: A every signatory, B those that are members still
    "R-4": ("A", "B"),  # a debtor leaves: A only when it has paid, B owing
    "R-5": ("A", "B"),  # who may object: A who may vote, B every member
}
STRICT = dict.fromkeys(READINGS, "A")
LAX = {**STRICT, "R-2": "C", "R-4": "B", "R-5": "B"}

FIGURES = {
    "arrears.years": (Figure(2, "6.1"),),
    "leaving.months": (
        Figure(6, "3.2", until=date(2006, 1, 1)),
        Figure(3, "3.2", since=date(2006, 1, 1)),
    ),
    "dues.currency": (Figure("RUB", "6.1", assumed=True),),
    "quorum": (Figure(1, "regulation", assumed=True),),
}

book = Rulebook("club", readings=READINGS, figures=FIGURES)


class Tenure(msgspec.Struct, frozen=True):
    """Who holds an office, and since when."""

    person: str
    since: date


@book.act(en="Sign", ru="Подписать")
class Sign(Act, frozen=True, kw_only=True, tag="final.sign"):
    """A member signs the charter or a protocol."""

    instrument: Key[str]
    member: Key[str]


@book.act(en="Deposit", ru="Сдать на хранение")
class Deposit(Act, frozen=True, kw_only=True, tag="final.deposit"):
    """A member deposits its ratification."""

    instrument: Key[str]
    member: Key[str]


@book.act(en="Give notice", ru="Уведомить о выходе")
class Leave(Act, frozen=True, kw_only=True, tag="members.leave"):
    """A member says when it leaves."""

    member: Key[str]
    leaves_on: date


@book.act(en="Send delegates", ru="Направить делегатов")
class Delegate(Act, frozen=True, kw_only=True, tag="members.delegate"):
    """A member sends people; why, is its own affair."""

    member: Key[str]
    people: Key[tuple[str, ...]]
    until: date | None = None
    note: str = ""


@book.act(en="Assess", ru="Начислить")
class Assess(Act, frozen=True, kw_only=True, tag="dues.assess"):
    """What a member is to pay."""

    member: Key[str]
    amount: Money
    due: date


@book.act(en="Pay", ru="Уплатить")
class Pay(Act, frozen=True, kw_only=True, tag="dues.pay"):
    """A member's money has come in."""

    member: Key[str]
    amount: Money


@book.act(en="Table", ru="Внести")
class Table(Act, frozen=True, kw_only=True, tag="organs.table"):
    """A draft is put before the assembly."""

    draft: Key[str]
    measure: Content | None = None


@book.act(en="Take a position", ru="Заявить позицию")
class TakePosition(Act, frozen=True, kw_only=True, tag="organs.take_position"):
    """Where a member stands on a draft."""

    draft: Key[str]
    member: Key[str]
    position: Literal["for", "object", "abstain"]


@book.act(en="Announce", ru="Объявить")
class Announce(Act, frozen=True, kw_only=True, tag="organs.announce"):
    """The chair announces an outcome."""

    draft: Key[str]
    outcome: Literal["adopted", "not_adopted"]


@book.act(en="Suspend", ru="Приостановить")
class Suspend(Measure, frozen=True, kw_only=True, tag="members.suspend"):
    """A member takes no part until further notice."""

    member: Key[str]


@book.act(en="Lift", ru="Возобновить")
class Lift(Measure, frozen=True, kw_only=True, tag="members.lift"):
    """A suspended member takes part again."""

    member: Key[str]


@book.act(en="Elect", ru="Избрать")
class Elect(Measure, frozen=True, kw_only=True, tag="offices.elect"):
    """A person is to hold an office for some years."""

    office: Key[str]
    person: str
    years: int = 2


@book.act(en="Adopt a reading", ru="Утвердить толкование")
class AdoptReading(Measure, frozen=True, kw_only=True, tag="readings.adopt"):
    """The club settles how it reads its charter."""

    gap: Key[str]
    value: str


@book.act(en="Adopt a regulation", ru="Утвердить положение")
class AdoptRegulation(Measure, frozen=True, kw_only=True, tag="regulations.adopt"):
    """The club sets its figures."""

    figures: Key[Fields]


@book.question(en="Is {instrument} in force?", ru="Действует ли {instrument}?", attestable=True)
class InForce(Question[None], frozen=True):
    """Whether the charter or a protocol is in force."""

    instrument: str


@book.question(en="Are all deposits of {instrument} in?", ru="Все ли сданы по {instrument}?")
class Complete(Question[None], frozen=True):
    """Whether nobody is awaited any more."""

    instrument: str


@book.question(en="Is {member} a member?", ru="Состоит ли {member}?", attestable=True)
class Member(Question[None], frozen=True):
    """Whether it belongs to the club."""

    member: str


@book.question(en="Is {member} suspended?", ru="Приостановлен ли {member}?")
class Suspended(Question[None], frozen=True):
    """Whether its part in the club is suspended."""

    member: str


@book.question(en="May {member} vote?", ru="Голосует ли {member}?")
class MayVote(Question[None], frozen=True):
    """Whether it has its vote."""

    member: str


@book.question(en="What does {member} owe?", ru="Сколько должен {member}?", attestable=True)
class Owes(Question[Money], frozen=True):
    """What is assessed and not paid."""

    member: str


@book.question(en="Is {member} in arrears?", ru="Имеет ли {member} задолженность?")
class Arrears(Question[None], frozen=True):
    """Whether its debt is too old, or too big."""

    member: str


@book.question(en="Is {draft} carried?", ru="Проходит ли {draft}?")
class Carried(Question[None], frozen=True):
    """Whether a draft passes as positions stand."""

    draft: str


@book.question(en="Does {member} object to {draft}?", ru="Возражает ли {member} против {draft}?")
class Objects(Question[None], frozen=True):
    """Whether an objection stands and counts."""

    draft: str
    member: str


@book.question(en="Was {draft} adopted?", ru="Принято ли {draft}?", attestable=True)
class Adopted(Question[None], frozen=True):
    """Whether a draft was adopted."""

    draft: str


@book.question(en="Who holds {office}?", ru="Кто занимает {office}?", attestable=True)
class Holder(Question[Tenure], frozen=True):
    """Who holds an office."""

    office: str
    on_behalf: str | None = None


@book.question(en="When may {member} leave?", ru="Когда может выйти {member}?")
class EarliestExit(Question[date], frozen=True):
    """The first day on which a member that gives notice today is out."""

    member: str


@book.question(en="Does {person} sit?", ru="Участвует ли {person}?")
class Sits(Question[None], frozen=True):
    """Whether a delegate may sit."""

    person: str


@book.question(en="Is {member} heard from?", ru="Ожидается ли {member}?")
class Awaited(Question[None], frozen=True):
    """Whether something is known to come from a member."""

    member: str
