"""The acts and the questions of the job, the same for every contestant; nothing but the standard library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

MEMBERS = range(6)
FIRST, LAST = date(2001, 1, 1), date(2025, 12, 31)  # of the register
ASKED_LAST = date(2026, 12, 31)  # the paper says 2025; its counts come out with this day alone
ORDINARY, BUDGET, SUSPENSION = KINDS = ("ordinary", "budget", "suspension")
QUESTIONS = 100_000


class Act(NamedTuple):
    """Something done by or to a member, in whole units of money where there is any."""

    on: date
    known: date
    kind: str  # deposit withdraw assess pay suspend reinstate deprive restore
    member: int
    amount: int = 0


class Asked(NamedTuple):
    """May this member take part in a decision of this kind on this day?"""

    kind: str
    member: int
    day: date
    concerned: int = -1  # whom a suspension concerns


class Told(NamedTuple):
    """The answer, with the provisions that decide it, in order."""

    in_arrears: bool
    may_be_deprived: bool
    may_take_part: bool
    provisions: tuple[str, ...]


def acts() -> list[Act]:
    """The register, by date, then by the day known."""
    draw = Random(7)
    made = [act for member in MEMBERS for act in _of(member, draw)]
    return sorted(made, key=lambda act: (act.on, act.known))


def _of(member: int, draw: Random) -> Iterator[Act]:
    def act(on: date, kind: str, amount: int = 0) -> Act:
        return Act(on, on + timedelta(draw.randint(0, 60)), kind, member, amount)

    def after(start: date, low: int, high: int) -> date:
        return start + timedelta(draw.randint(low, high))

    joined = FIRST
    if member >= 4:
        year = 2001 + draw.randint(1, 6)
        joined = date(year, draw.randint(1, 12), 5)
    belongs = [(joined, True)]
    yield act(joined, "deposit")
    if member in (2, 5):
        belongs.append((date(2013 + member, 6, 30), False))
        yield act(belongs[-1][0], "withdraw")
    if member == 2:
        belongs.append((date(2020, 3, 1), True))
        yield act(belongs[-1][0], "deposit")
    for year in range(FIRST.year, LAST.year + 1):
        start = date(year, 1, 1)
        if [is_in for since, is_in in belongs if since <= start][-1:] != [True]:
            continue
        due = 1000 + 50 * (year - 2001) + 100 * member
        yield act(start, "assess", due)
        chance = draw.random()
        if chance < 0.45:
            yield act(after(start, 10, 300), "pay", due)
        elif chance < 0.70:
            half = after(start, 10, 200)
            yield act(half, "pay", due // 2)
            yield act(after(start, 300, 1200), "pay", due - due // 2)
        elif chance < 0.90:
            yield act(after(start, 400, 1500), "pay", due)
    for _ in range(2):
        year = 2001 + draw.randint(2, 20)
        begins = date(year, draw.randint(1, 12), 9)
        ends = after(begins, 90, 700)
        yield act(begins, "suspend")
        yield act(ends, "reinstate")
    year = 2006 + draw.randint(0, 15)
    begins = date(year, draw.randint(1, 12), 3)
    yield act(begins, "deprive")
    yield act(after(begins, 100, 500), "restore")


def questions(count: int = QUESTIONS) -> list[Asked]:
    """The questions; with fewer, the first of them."""
    draw, days = Random(11), (FIRST.toordinal(), ASKED_LAST.toordinal())
    drawn = []
    for _ in range(count):
        kind, member = draw.choice(KINDS), draw.randrange(6)
        day = date.fromordinal(draw.randint(*days))
        drawn.append(Asked(kind, member, day, draw.randrange(6) if kind == SUSPENSION else -1))
    return drawn


def two_years_before(day: date) -> date:
    """The same day two years earlier; before 29 February it is 28 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 2, 2, 28)
    return day.replace(year=day.year - 2)


# What the paper says of them ---------------------------------------------------------------------

KINDS_OF_ACTS = {
    "deposit": 7, "withdraw": 2, "assess": 132, "pay": 160,
    "suspend": 12, "reinstate": 12, "deprive": 6, "restore": 6,
}  # fmt: skip
SUMS = {"assess": 240_250, "pay": 218_700}
TOLD = {
    "in arrears": 15_317, "may be deprived": 14_748, "may take part": 73_554,
    "4.2": 11_630, "5.2": 7_587, "6.3": 4_917, "9.2": 3_494,
}  # fmt: skip


def check_acts(register: Sequence[Act]) -> None:
    """The register is the one that the paper counted."""
    kinds = Counter(act.kind for act in register)
    sums = {kind: sum(act.amount for act in register if act.kind == kind) for kind in SUMS}
    assert (kinds, sums) == (KINDS_OF_ACTS, SUMS), (kinds, sums)


def check_told(told: Sequence[Told]) -> None:
    """The answers to all questions are those that the paper counted."""
    found = {
        "in arrears": sum(each.in_arrears for each in told),
        "may be deprived": sum(each.may_be_deprived for each in told),
        "may take part": sum(each.may_take_part for each in told),
        **{p: sum(p in each.provisions for each in told) for p in ("4.2", "5.2", "6.3", "9.2")},
    }
    assert found == TOLD, found
