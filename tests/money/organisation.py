"""A made-up organisation with years of assessments, payments and mistakes, as acts; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from charterhouse.bootstrap import CSTO
from charterhouse.commons.states import STATES
from charterhouse.core.acts import Question
from charterhouse.core.answers import Answer
from charterhouse.core.codec import Codec
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.seats import seat_of

SEAT = seat_of(CSTO.time_zone)
CODEC = Codec(CSTO.book, SEAT, CSTO.states)
Fields = dict[str, Any]


def founding(states: list[str]) -> Iterator[Fields]:
    """The Charter opened, signed by all of them, and in force."""
    yield {"act": "final.open_treaty", "on": "1964-10-07", "by": "depositary", "ref": "charter",
           "title_en": "Charter", "title_ru": "Устав", "form": "charter"}  # fmt: skip
    for state in states:
        yield {
            "act": "final.sign",
            "on": "1964-10-07",
            "by": state,
            "treaty": "charter",
            "state": state,
        }
    for state in states:
        yield {
            "act": "final.deposit",
            "on": "1965-09-18",
            "by": state,
            "treaty": "charter",
            "state": state,
        }


def decided(draft: str, on: date, measure: Fields, states: list[str]) -> Iterator[Fields]:
    """A measure tabled and put in a session, agreed to by those who came, and announced as adopted."""
    of: Fields = {"on": on.isoformat(), "draft": draft}
    held: Fields = {"on": on.isoformat(), "session": draft}
    yield {"act": "organs.convene", "by": "secretariat", "organ": "council", **held}
    yield {"act": "organs.open_session", "by": "chair", **held}
    for state in states:
        yield {"act": "organs.record_presence", "by": "secretariat", "state": state, **held}
    yield {
        "act": "organs.table_draft",
        "by": "secretariat",
        "organ": "council",
        "measure": measure,
        **of,
    }
    if "budget" in measure["act"]:
        for state in states:
            yield {"act": "organs.clear_draft", "by": state, "state": state, **of}
    yield {"act": "organs.put_draft", "by": "chair", "way": "consensus", "session": draft, **of}
    for state in states:
        yield {"act": "organs.take_position", "by": state, "state": state, "position": "for", **of}
    yield {
        "act": "organs.announce",
        "by": "chair",
        "outcome": "adopted",
        **of,
    }


def budget(year: int, income: str) -> Fields:
    """A budget that spends next to nothing of its income."""
    return {
        "act": "financing.approve_budget", "year": year, "income": income, "total": "1.00 RUB",
        "lines": {"secretariat.staff": "1.00 RUB"},
    }  # fmt: skip


def rubles(kopecks: int) -> str:
    """Kopecks as they are written."""
    return f"{kopecks // 100}.{kopecks % 100:02d} RUB"


class Organisation:
    """What was charged and paid, beside the acts that say so: the oracle's own books, kept by hand."""

    def __init__(self, members: int, years: int, seed: int) -> None:
        self.rng = random.Random(seed)
        self.states = sorted(STATES)[:members]
        self.years = range(1966, 1966 + years)
        reading = {"act": "organs.adopt_reading", "gap": "G-16", "value": "A"}
        settled = decided("reading", date(1965, 12, 1), reading, self.states)
        rules = {
            "act": "organs.approve_regulation", "regulation": "budget", "since": "1965-12-01",
            "figures": {"budget.clearance": "none"},
        }  # fmt: skip
        cleared = decided("rules", date(1965, 12, 1), rules, self.states)
        self.acts: list[Fields] = [*founding(self.states), *settled, *cleared]
        # Of each State: day, entry, year (0 where something came in), kopecks.
        self.moved: dict[str, list[tuple[date, int, int, int]]] = {each: [] for each in self.states}

    def enter(self, of: Fields) -> int:
        """The place of an act in the register."""
        self.acts.append(of)
        return len(self.acts) - 1

    def charge(self, state: str, year: int, kopecks: int, day: date) -> None:
        """A contribution is assessed."""
        entry = self.enter({
            "act": "financing.assess", "on": day.isoformat(), "by": "secretariat", "state": state,
            "year": year, "amount": rubles(kopecks), "due": f"{year}-03-31", "draft": f"scale-{year}",
        })  # fmt: skip
        self.moved[state].append((day, entry, year, kopecks))

    def pay(self, state: str, kopecks: int, day: date) -> str:
        """A payment comes in."""
        name = f"p{len(self.acts)}"
        entry = self.enter({
            "act": "financing.record_payment", "on": day.isoformat(), "by": "secretariat", "payment": name,
            "state": state, "amount": rubles(kopecks),
        })  # fmt: skip
        self.moved[state].append((day, entry, 0, -kopecks))
        return name

    def reverse(self, state: str, name: str, kopecks: int, day: date) -> None:
        """A payment turns out not to have been one."""
        entry = self.enter({
            "act": "financing.reverse_payment", "on": day.isoformat(), "by": "secretariat", "payment": name,
            "reason": "returned by the bank",
        })  # fmt: skip
        self.moved[state].append((day, entry, 0, kopecks))

    def lived(self) -> Organisation:
        """All its years, in the order of the days."""
        whole = 1_000_000_00
        debts = dict.fromkeys(self.states, 0)
        habits = {
            state: self.rng.choice(["whole", "whole", "whole", "part", "late", "never"])
            for state in self.states
        }
        for year in self.years:
            first = date(year, 1, 10)
            shares = {state: f"1/{len(self.states)}" for state in self.states}
            scale = {"act": "financing.approve_scale", "year": year, "shares": shares}
            share = whole // len(self.states)
            income = rubles(share * len(self.states))
            self.acts += decided(f"budget-{year}", first, budget(year, income), self.states[:1])
            self.acts += decided(f"scale-{year}", first, scale, self.states[:1])
            for state in self.states:
                self.charge(state, year, share, first + timedelta(days=1))
                debts[state] += share
            for state in sorted(self.states, key=lambda _: self.rng.random()):
                self._settle(state, habits[state], debts, year)
            if self.rng.random() < 0.2:
                state = self.rng.choice(self.states)
                habits[state] = self.rng.choice(["whole", "part", "late", "never"])
        return self

    def _settle(self, state: str, habit: str, debts: dict[str, int], year: int) -> None:
        day = date(year, 2, 1) + timedelta(days=self.rng.randrange(320))
        owed = debts[state]
        paid = {
            "whole": owed, "part": owed * self.rng.randrange(1, 99) // 100,
            "late": owed - 1_000_000_00 // len(self.states), "never": 0,
        }[habit]  # fmt: skip
        if self.rng.random() < 0.03:
            paid += self.rng.randrange(1, 1_000_00)  # more than is owed
        if paid <= 0:
            return
        name = self.pay(state, paid, day)
        debts[state] -= paid
        if self.rng.random() < 0.04 and day < date(year, 12, 20):
            self.reverse(state, name, paid, day + timedelta(days=5))
            debts[state] += paid

    # The oracle ------------------------------------------------------------------------------------

    def balance(self, state: str, on: date, known: int) -> int:
        """What a State owes, less what it has paid beyond: a scan of everything that touched it."""
        return sum(
            kopecks for day, entry, _, kopecks in self.moved[state] if day <= on and entry <= known
        )

    def unpaid(self, state: str, on: date, known: int) -> dict[int, int]:
        """What is unpaid of each year: every kopeck that came in pays the oldest debt."""
        charged: dict[int, int] = {}
        come = 0
        for day, entry, year, kopecks in self.moved[state]:
            if day <= on and entry <= known:
                if year:
                    charged[year] = charged.get(year, 0) + kopecks
                else:
                    come -= kopecks
        left = {}
        for year in sorted(charged):
            covered = min(come, charged[year])
            come -= covered
            left[year] = charged[year] - covered
        return {year: kopecks for year, kopecks in left.items() if kopecks}


def recorded(acts: list[Fields]) -> Record:
    """The acts in a record, as a live register holds them."""
    record = Record(SEAT)
    for fields in acts:
        record.enter(CODEC.read_act(fields))
    return record


def asked(record: Record, on: date, known: int | None = None, **question: Any) -> Answer[Any]:
    """A question of the day's end, with nothing kept."""
    readings = CSTO.profile("text")
    view = View(CSTO.book, record, len(record) - 1 if known is None else known, readings, Kept())
    of: Question[Any] = CODEC.read_question(question)
    return CSTO.book.answer(of, view, SEAT.closes(on), LAST)
