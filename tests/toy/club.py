"""A club: another charter, so small that whoever tests the desk can keep all of it in mind.

1.1. Whoever wants to belong says so.
1.2. Nobody joins twice. (R-1: A, unless he has left meanwhile; B, never.)
1.3. Whoever leaves has paid his dues.
2.1. The treasurer records what is paid.
3.1. The committee names who acts for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charterhouse.commons.money import Money, total
from charterhouse.core.acts import Act, Key, Question
from charterhouse.core.answers import Finding, found, missing, none_of, require, silent
from charterhouse.core.charter import Charter
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.readings import Gap
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Figure, Text

GAPS = {
    "R-1": Gap(
        "R-1",
        Text("May one who left come back?", "Можно ли вернуться?"),
        ("1.2",),
        {"A": Text("Yes.", "Да."), "B": Text("No.", "Нет.")},
        {"kind": "A", "strict": "B"},
    )
}
FIGURES = {"dues": (Figure(Money(1000, "EUR"), "1.3", assumed=True),)}
book = Rulebook("club", readings={"R-1": ("A", "B")}, figures=FIGURES)


@book.act(en="Join", ru="Вступить")
class Join(Act, frozen=True, kw_only=True, tag="club.join"):
    """Somebody joins."""

    person: Key[str]
    address: str | None = None


@book.act(en="Leave", ru="Выйти")
class Leave(Act, frozen=True, kw_only=True, tag="club.leave"):
    """Somebody leaves."""

    person: Key[str]


@book.act(en="Record a payment", ru="Учесть платёж")
class Pay(Act, frozen=True, kw_only=True, tag="club.pay"):
    """Dues are paid; how much may not be known."""

    person: Key[str]
    amount: Money | None = None


@book.act(en="Name a representative", ru="Назвать представителя")
class Name(Act, frozen=True, kw_only=True, tag="club.name"):
    """The committee says who acts for whom."""

    person: Key[str]
    party: Key[str]


@book.question(en="Does {person} belong?", ru="Состоит ли {person} в клубе?", attestable=True)
class Belongs(Question[None], frozen=True):
    """Whether somebody belongs."""

    person: str


@book.question(en="What has {person} paid?", ru="Сколько уплатил {person}?")
class Paid(Question[Money], frozen=True):
    """All that somebody has paid."""

    person: str


@book.question(en="May {person} act for {party}?", ru="Вправе ли {person} действовать за {party}?")
class ActsFor(Question[int], frozen=True):
    """The entry that entitles a person."""

    person: str
    party: str


@book.question(en="Is {instrument} in force?", ru="Действует ли {instrument}?")
class InForce(Question[None], frozen=True):
    """The club's rules always are."""

    instrument: str


@book.power(
    "1.1", on=Join, en="one speaks for oneself; spoke: {by}", ru="каждый за себя; заявил: {by}"
)
def one_speaks_for_oneself(act: Join, inq: Inquiry) -> Finding:
    return require(act.by == act.person, by=act.by)


@book.bar(
    "1.2", on=Join, en="nobody joins twice; joined: {joined}", ru="дважды не вступают; вступил: {joined}",
    cure=("Nothing is to be done.", "Делать нечего."),
)  # fmt: skip
def nobody_joins_twice(act: Join, inq: Inquiry) -> Finding:
    joined = inq.acts(Join, person=act.person)
    facts = {"joined": [inq.day(each.on) for each in joined]}
    left = inq.acts(Leave, person=act.person)
    if joined and left and inq.reading("R-1") == "A":
        return require(none_of(inq.ask(Belongs(act.person))), **facts)
    return require(not joined, **facts)


@book.power(
    "1.3", on=Leave, en="one speaks for oneself; spoke: {by}", ru="каждый за себя; заявил: {by}"
)
def one_leaves_by_oneself(act: Leave, inq: Inquiry) -> Finding:
    return require(act.by == act.person, by=act.by)


@book.condition(
    "1.3", on=Leave, en="dues are paid; paid: {paid}", ru="взносы уплачены; уплачено: {paid}"
)
def dues_are_paid(act: Leave, inq: Inquiry) -> Finding:
    paid = inq.value(Paid(act.person))
    if paid is None:
        return missing(paid=None)
    return require(paid >= inq.figure("dues"), paid=paid)


@book.power(
    "2.1", on=Pay, en="the treasurer records it; by: {by}", ru="вносит казначей; внёс: {by}"
)
def the_treasurer_records_it(act: Pay, inq: Inquiry) -> Finding:
    return require(act.by == "treasurer", by=act.by)


@book.power("3.1", on=Name, en="the committee names; by: {by}", ru="называет комитет; назвал: {by}")
def the_committee_names(act: Name, inq: Inquiry) -> Finding:
    return require(act.by == "committee", by=act.by)


@book.power(
    "1.1",
    on=Belongs,
    en="has joined and not left; since: {since}",
    ru="вступил и не вышел; с: {since}",
)
def has_joined_and_not_left(q: Belongs, inq: Inquiry) -> Finding:
    joined = inq.acts(Join, person=q.person)
    left = inq.acts(Leave, person=q.person)
    moves: list[Act] = sorted([*joined, *left], key=lambda move: (move.on, move.seq))
    if not moves:
        return require(none_of(inq.nothing_recorded(Join, person=q.person)), since=None)
    return require(isinstance(moves[-1], Join), since=inq.day(moves[-1].on))


@book.value("2.1", on=Paid, en="the sum of what is recorded", ru="сумма учтённого")
def it_is_the_sum(q: Paid, inq: Inquiry) -> Finding:
    payments = inq.acts(Pay, person=q.person)
    if any(each.amount is None for each in payments):
        inq.lacks("amount", person=q.person)
        return missing()
    return found(total((each.amount for each in payments if each.amount), "EUR"))


@book.value("3.1", on=ActsFor, en="named by entry {entry}", ru="назван записью {entry}")
def it_was_named(q: ActsFor, inq: Inquiry) -> Finding:
    named = inq.acts(Name, person=q.person, party=q.party)
    return found(named[-1].seq, entry=named[-1].seq) if named else require(False, entry=None)


@book.power("1.1", on=InForce, en="it is in force", ru="действует")
def it_is_in_force(q: InForce, inq: Inquiry) -> Finding:
    return silent() if q.instrument != "charter" else require(True)


class _Institutions:
    """A club has none of them."""

    def in_force(self, instrument: str) -> Question[Any]:
        return InForce(instrument)

    def adopted(self, draft: Any) -> Question[Any]:
        raise AssertionError("no drafts here")

    def adopted_readings(self, gap: str, inq: Inquiry) -> Iterable[Any]:
        return ()

    def adopted_figures(self, name: str, inq: Inquiry) -> Iterable[tuple[Any, Any]]:
        return ()

    def attestations_decide(self, inq: Inquiry) -> bool:
        return False


book.close(_Institutions())


def profile(name: str) -> dict[str, str]:
    """The value that a profile takes of every reading."""
    return {number: gap.profiles[name] for number, gap in GAPS.items()}


charter = Charter(
    book,
    GAPS,
    profile,
    ("kind", "strict"),
    organisation="The Club",
    seat="Vienna",
    time_zone="Europe/Vienna",
)
