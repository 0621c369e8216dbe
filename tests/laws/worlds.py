"""Random worlds of the toy charter, each from one number; and questions about them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from charterhouse.commons.money import Money
from charterhouse.core.acts import (
    Act,
    Annul,
    Attest,
    Correct,
    DeclareCoverage,
    Fields,
    May,
    OpenRegister,
    Source,
)
from charterhouse.core.codec import Codec
from charterhouse.core.moments import Moment, When, when
from charterhouse.core.record import Record
from charterhouse.core.view import Kept, View
from toy_charter.seats import seat_of
from toy_charter.vocabulary import (
    LAX,
    STRICT,
    Adopted,
    AdoptReading,
    AdoptRegulation,
    Announce,
    Arrears,
    Assess,
    Awaited,
    Carried,
    Complete,
    Delegate,
    Deposit,
    EarliestExit,
    Elect,
    Holder,
    InForce,
    Leave,
    Lift,
    MayVote,
    Member,
    Objects,
    Owes,
    Pay,
    Sign,
    Sits,
    Suspend,
    Suspended,
    Table,
    TakePosition,
    book,
)

SEAT = seat_of(ZoneInfo("Europe/Moscow"))
CODEC = Codec(book, SEAT)
MEMBERS = ("XA", "XB", "XC")
PROFILES = (STRICT, LAX)
RUMOUR = (Source("a rumour", "low"),)


class Traits(NamedTuple):
    """How often a world has this or that."""

    vague: float = 0.0
    rumoured: float = 0.0
    partial: float = 0.0
    corrected: float = 0.0
    attested: float = 0.0
    at_most: int = 3  # doubtful entries
    size: int = 2


class Maker:
    """Makes the acts of one world."""

    def __init__(self, seed: int, traits: Traits) -> None:
        self.rng, self.traits = random.Random(seed), traits
        self.acts: list[Act] = []
        self.doubtful = 0

    def day(self, first: int = 2002, last: int = 2009) -> date:
        rng = self.rng
        return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))

    def on(self, day: date) -> When:
        rng = self.rng
        if rng.random() < self.traits.vague and self.doubtful < self.traits.at_most:
            self.doubtful += 1
            forms = (f"{day:%Y-%m}", f"{day:%Y}", f"{day}/{day + timedelta(days=90)}", f"after {day}",
                     f"before {day}")  # fmt: skip
            return when(rng.choices(forms, (4, 4, 3, 1, 1))[0], SEAT)
        if rng.random() < 0.3:
            moment = SEAT.opens(day) + rng.randint(0, 86_399)
            return When(moment, moment, SEAT.instant(moment))
        return when(day, SEAT)

    def do(self, doing: type[Act], day: date, by: str, /, **fields: Any) -> None:
        if self.rng.random() < self.traits.rumoured and self.doubtful < self.traits.at_most:
            self.doubtful += 1
            fields["sources"] = RUMOUR
        self.acts.append(doing(on=self.on(day), by=by, **fields))

    def treaties(self) -> None:
        rng = self.rng
        for instrument, year in (("charter", 2002), ("protocol", 2004)):
            for member in MEMBERS:
                day = date(year, 1, rng.randint(1, 28))
                if rng.random() < 0.9:
                    self.do(Sign, day, member, instrument=instrument, member=member)
                if rng.random() < 0.85:
                    late = day + timedelta(days=rng.randint(20, 700))
                    self.do(Deposit, late, member, instrument=instrument, member=member)

    def money(self) -> None:
        rng = self.rng
        for member in MEMBERS:
            for year in range(2003, 2003 + self.traits.size):
                day = date(year, 1, 1)
                due = date(year, rng.randint(1, 12), 1)
                owed = Money(100_00, "RUB")
                self.do(Assess, day, "assembly", member=member, amount=owed, due=due)
                if rng.random() < 0.6:
                    paid = Money(rng.choice([50_00, 100_00, 200_00]), "RUB")
                    self.do(Pay, self.day(year, year + 2), member, member=member, amount=paid)
            if rng.random() < 0.4:
                day = self.day(2004, 2008)
                leaves = day + timedelta(days=rng.choice([80, 100, 190, 400]))
                self.do(Leave, day, member, member=member, leaves_on=leaves)
            if rng.random() < 0.4:
                people = tuple(rng.sample(["Ann", "Ben", "Cem"], 2))
                until = rng.choice([None, self.day(2006, 2009)])
                self.do(
                    Delegate,
                    self.day(2003, 2006),
                    member,
                    member=member,
                    people=people,
                    until=until,
                )

    def measure(self) -> Any:
        rng, member = self.rng, self.rng.choice(MEMBERS)
        gap = rng.choice(list(STRICT))
        choices = (
            Suspend(member=member), Suspend(member=member), Lift(member=member),
            Elect(office="chair", person=rng.choice(["Ann", "Ben"]), years=rng.choice([1, 2])),
            AdoptReading(gap=gap, value=rng.choice(book.readings[gap])),
            AdoptRegulation(figures=Fields({"quorum": rng.choice([1, 2, 3])})),
            None,
        )  # fmt: skip
        return rng.choice(choices)

    def decisions(self) -> None:
        rng = self.rng
        for n in range(rng.randint(2, 3 + self.traits.size)):
            draft, day = f"d{n}", self.day(2003, 2008)
            by = rng.choice(MEMBERS)
            self.do(Table, day, by, draft=draft, measure=self.measure())
            for member in MEMBERS:
                if rng.random() < 0.7:
                    said = rng.choice(["for", "for", "for", "object", "abstain"])
                    on = day + timedelta(days=rng.randint(0, 12))
                    self.do(TakePosition, on, member, draft=draft, member=member, position=said)
            if rng.random() < 0.85:
                on = day + timedelta(days=rng.randint(4, 20))
                outcome = rng.choice(["adopted"] * 5 + ["not_adopted"])
                self.do(Announce, on, "chair", draft=draft, outcome=outcome)

    def coverage(self) -> None:
        rng = self.rng
        kinds = ("*", "dues.pay", "organs.take_position", "organs.announce", "members.suspend",
                 "final.deposit", "final.sign", "members.leave")  # fmt: skip
        everything = rng.random() < 0.8
        if everything:
            until = rng.choice([None, date(2008, 1, 1), date(2012, 1, 1)])
            self.declare("*", (), date(2000, 1, 1), until, True)
        for _ in range(rng.randint(1, 3)):
            since = self.day(2001, 2008)
            until = rng.choice([None, since + timedelta(days=rng.randint(100, 1500))])
            subjects = rng.choice([(), (rng.choice(MEMBERS),)])
            self.declare(rng.choice(kinds), subjects, since, until, rng.random() < 0.4)

    def declare(
        self, kind: str, subjects: tuple[str, ...], since: date, until: date | None, whole: bool
    ) -> None:
        self.do(DeclareCoverage, date(2010, 1, 1), "registrar", kind=kind, subjects=subjects,
                since=since, until=until, complete=whole)  # fmt: skip

    def attestations(self) -> None:
        rng = self.rng
        for _ in range(rng.randint(1, 2)):
            since, until = rng.choice([None, self.day()]), rng.choice([None, self.day(2006, 2010)])
            question, arguments, answer = rng.choice([
                ("member", {"member": rng.choice(MEMBERS)}, rng.choice(["yes", "no"])),
                ("in_force", {"instrument": "protocol"}, rng.choice(["yes", "yes", "no"])),
                ("adopted", {"draft": f"d{rng.randint(0, 3)}"}, rng.choice(["yes", "no"])),
                ("owes", {"member": rng.choice(MEMBERS)}, "0.00 RUB"),
                ("holder", {"office": "chair"}, {"person": "Ann", "since": "2004-02-29"}),
            ])  # fmt: skip
            self.do(Attest, date(2010, 1, 1), "registrar", question=question,
                    arguments=Fields(arguments), answer=answer, since=since, until=until)  # fmt: skip

    def corrections(self, record: Record) -> None:
        rng = self.rng
        for _ in range(rng.randint(1, 3)):
            entry = rng.randrange(1, len(record.acts))
            act = record.acts[entry]
            if isinstance(act, Correct | Annul):
                continue
            on = when("2011-01-01", SEAT)
            if rng.random() < 0.4:
                record.take(Annul(on=on, by="registrar", entry=entry, reason="twice"))
                continue
            fields: dict[str, Any] = {"on": f"{self.day()}"}
            if isinstance(act, DeclareCoverage):
                fields = {"since": f"{self.day()}"}
            elif rng.random() < 0.3 and hasattr(act, "member"):
                fields = {"member": rng.choice(MEMBERS)}
            record.take(Correct(on=on, by="registrar", entry=entry, fields=Fields(fields),
                                reason="clerical", second_officer="ben"))  # fmt: skip


def opening(live: bool) -> Act:
    """The first entry of a register of the club."""
    return OpenRegister(
        on=when("2001-01-01", SEAT), by="registrar", charter="club", organisation="The Club",
        seat="Moscow", time_zone="Europe/Moscow", profile="strict", live=live, registrar="ann",
    )  # fmt: skip


def empty() -> Record:
    """A record of the club with nothing in it."""
    return Record(SEAT, CODEC.corrected)


def world(seed: int, traits: Traits) -> Record:
    """One world."""
    maker = Maker(seed, traits)
    rng = maker.rng
    maker.treaties()
    maker.money()
    maker.decisions()
    live = rng.random() >= traits.partial
    if not live:
        maker.coverage()
    if rng.random() < traits.attested:
        maker.attestations()
    rng.shuffle(maker.acts)
    record = empty()
    record.take(opening(live))
    for act in maker.acts:
        record.take(act)
    if rng.random() < traits.corrected:
        maker.corrections(record)
    return record


def copied(acts: Any) -> Record:
    """A record of its own with the same acts."""
    record = empty()
    for act in acts:
        record.enter(act)
    return record


def question(rng: random.Random, record: Record) -> Any:
    """Something to ask."""
    member, draft = rng.choice(MEMBERS), f"d{rng.randint(0, 4)}"
    notices = [act for act in record.acts if isinstance(act, Leave | Table)]
    return rng.choice([
        MayVote(member), MayVote(member), Member(member), Suspended(member), Arrears(member),
        Owes(member), InForce("protocol"), InForce("charter"), Complete("protocol"),
        Adopted(draft), Adopted(draft), Carried(draft), Objects(draft, member), Holder("chair"),
        EarliestExit(member), Sits("Ann"), Awaited(member),
        May(replace(rng.choice(notices), seq=-1)) if notices else Member(member),
    ])  # fmt: skip


def moment(rng: random.Random, record: Record) -> Moment:
    """A moment to ask about: the end of a day, or right where something happens."""
    act = rng.choice(record.acts)
    if not act.on.exact and rng.random() < 0.7:
        return rng.randint(max(act.on.earliest, SEAT.opens(date(2001, 1, 1))) - 9,
                           min(act.on.latest, SEAT.opens(date(2012, 1, 1))) + 9)  # fmt: skip
    if rng.random() < 0.3 and act.on.exact:
        return act.on.latest + rng.choice([-1, 0, 0, 1])
    day = date(rng.randint(2002, 2011), rng.randint(1, 12), rng.randint(1, 28))
    return SEAT.closes(day)


def view(
    record: Any, profile: Any = STRICT, known: int | None = None, kept: Kept | None = None
) -> View:
    """A record as known at a position; the last, unless told."""
    if known is None:
        known = len(record.acts) - 1 if isinstance(record, Record) else 1 << 40
    return View(book, record, known, profile, Kept() if kept is None else kept)
