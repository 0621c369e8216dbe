"""What holds of every account: it is as a naive reckoning has it, to the kopeck, and told ahead as it comes to be."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from bench.money.acts import FIRST, MEMBERS, record_of
from bench.money.naive import owed
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.bootstrap import CSTO
from charterhouse.charters.csto.ch09_financing.acts import Assess
from charterhouse.charters.csto.ch09_financing.questions import (
    Account,
    Arrears,
    Article25Forecast,
    Debtors,
    Liable,
    Owes,
)
from charterhouse.charters.csto.ch09_financing.settling import Credit, in_parts, settle
from charterhouse.commons.money import Money
from charterhouse.core.acts import Question
from charterhouse.core.answers import Answer, Truth
from charterhouse.core.codec import Codec
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.seats import seat_of
from laws.bounds import bounded

SEEDS = st.integers(0, 1 << 32)
SEAT = seat_of(CSTO.time_zone)
SOME = MEMBERS[:4]
YEARS = 6


@cache
def world(seed: int) -> Record:
    """Four Members over six years."""
    return record_of(SEAT, seed, len(SOME), YEARS)


def ask(
    record: Record, question: Question[Any], day: date, readings: Mapping[str, str] | None = None
) -> Answer[Any]:
    """The answer at the end of a day, under the text's readings but for these."""
    taken = {**CSTO.profile("text"), **(readings or {})}
    view = View(CSTO.book, record, len(record) - 1, taken, Kept())
    return CSTO.book.answer(question, view, SEAT.closes(day), LAST)


def worth(
    record: Record, question: Question[Any], day: date, readings: Mapping[str, str] | None = None
) -> Any:
    """The value, which is known."""
    answer = ask(record, question, day, readings)
    assert answer.truth is Truth.MET
    return answer.value


def some_day(draw: random.Random) -> date:
    """A day of these years, or soon after."""
    return date(FIRST + draw.randrange(YEARS + 2), draw.randrange(1, 13), draw.randrange(1, 29))


@given(seed=SEEDS)
@bounded(40)
def test_accounts_are_as_a_naive_reckoning_has_them(seed: int) -> None:
    draw = random.Random(seed)
    record, day = world(seed % 50), some_day(draw)
    debts = {debt.state: debt for debt in worth(record, Debtors(), day)}
    for state in SOME:
        left, overdue, over = owed(record.acts, state, day, SEAT)
        if state not in debts:
            assert not left
            continue
        assert debts[state].owed.minor == sum(left.values())
        assert debts[state].overdue.minor == overdue
        assert debts[state].oldest == min((year for year in left if left[year]), default=None)
        statement = worth(record, Account(state), day)
        assert statement.balance.minor == sum(left.values()) - over
        assert (statement.owed.minor, statement.credit.minor) == (sum(left.values()), over)
        moved = sum((line.debit.minor if line.debit else 0) for line in statement.lines)
        moved -= sum((line.credit.minor if line.credit else 0) for line in statement.lines)
        assert moved == statement.balance.minor
        for year, minor in left.items():
            assert worth(record, Owes(state, year), day).minor == minor
        assert worth(record, Owes(state), day).minor == sum(left.values()) - over


@given(seed=SEEDS)
@bounded(30)
def test_a_statement_of_a_year_goes_on_where_the_one_before_ended(seed: int) -> None:
    draw = random.Random(seed)
    record, state = world(seed % 50), draw.choice(SOME)
    last, year = date(FIRST + YEARS + 2, 1, 1), FIRST + draw.randrange(1, YEARS)
    before, after = (worth(record, Account(state, each), last) for each in (year - 1, year))
    assert before.balance == after.opening


@given(seed=SEEDS)
@bounded(40)
def test_everyones_debts_hold_within_their_span(seed: int) -> None:
    draw = random.Random(seed)
    record, day = world(seed % 50), some_day(draw)
    given_ = ask(record, Debtors(), day)
    for _ in range(4):
        other = some_day(draw)
        if given_.since <= SEAT.closes(other) < given_.until:
            assert worth(record, Debtors(), other) == given_.value


@given(seed=SEEDS)
@bounded(40)
def test_what_is_told_ahead_comes_to_be(seed: int) -> None:
    """On the day told, and not the day before, where nothing more is paid."""
    draw = random.Random(seed)
    record, state = world(seed % 50), draw.choice(SOME)
    day = date(FIRST + YEARS, 1, 1) if draw.random() < 0.3 else date(FIRST + YEARS + 1, 12, 31)
    later = [row for row in record.acts if SEAT.day(row.on.latest) > day]
    if later:
        day = SEAT.day(record.acts[-1].on.latest)
    for forecast in worth(record, Article25Forecast(state), day):
        taken = {each.gap: each.option for each in forecast.readings}
        if forecast.since is None:
            far = date(FIRST + YEARS + 9, 1, 1)
            assert ask(record, Arrears(state), far, taken).truth is Truth.BREACHED
            continue
        assert ask(record, Arrears(state), max(forecast.since, day), taken).truth is Truth.MET
        eve = date.fromordinal(forecast.since.toordinal() - 1)
        if eve >= day:
            assert ask(record, Arrears(state), eve, taken).truth is Truth.BREACHED


@given(seed=SEEDS)
@bounded(60)
def test_no_kopeck_is_lost_in_parts(seed: int) -> None:
    draw = random.Random(seed)
    weights = {f"X{n}": Fraction(draw.randrange(1, 50), 7) for n in range(draw.randrange(1, 9))}
    amount = Money(draw.randrange(0, 10**9), "RUB")
    parts, whole = in_parts(amount, weights), sum(weights.values())
    assert sum(part.minor for part in parts.values()) == amount.minor
    for name, part in parts.items():
        assert abs(part.minor - amount.minor * weights[name] / whole) < 1


@given(seed=SEEDS)
@bounded(60)
def test_what_is_paid_is_nowhere_lost(seed: int) -> None:
    """Under either way of allocating, and whatever years the payer names."""
    draw = random.Random(seed)
    charged = {year: draw.randrange(0, 500) for year in range(2000, 2000 + draw.randrange(1, 6))}
    credits = [
        Credit(draw.randrange(0, 400), (draw.choice([*charged]),) if draw.random() < 0.3 else (), date(2001, 1, 1))
        for _ in range(draw.randrange(6))
    ]  # fmt: skip
    for due in (None, {year: date(year, 1, 1) for year in charged}):
        left, over = settle(charged, credits, due)
        assert sum(charged.values()) - sum(left.values()) + over == sum(c.minor for c in credits)
        assert all(0 <= left[year] <= charged[year] for year in charged)
        assert not over or not any(left.values())


def decided(draw: random.Random) -> Iterator[dict[str, Any]]:
    """Budgets of four founders, by consensus or in limited format; some are silent, take no part, or leave."""
    for kind, on in (("sign", "2002-10-07"), ("deposit", "2003-09-18")):
        for state in SOME:
            yield {
                "on": on,
                "by": state,
                "act": f"final.{kind}",
                "treaty": "charter",
                "state": state,
            }
    for year in range(2010, 2015):
        draft, day = f"budget-{year}", f"{year}-01-02"
        way = draw.choice(("consensus", "consensus", "limited"))
        measure = {"act": "financing.approve_budget", "year": year}
        tabled = {
            "act": "organs.table_draft",
            "draft": draft,
            "organ": "council",
            "measure": measure,
        }
        yield {"on": day, "by": "secretariat", **tabled}
        yield {"on": day, "by": "chair", "act": "organs.put_draft", "draft": draft, "way": way}
        silent = draw.choice((*SOME, None, None))
        for state in SOME:
            if state != silent:
                said = {
                    "act": "organs.take_position",
                    "draft": draft,
                    "state": state,
                    "position": "for",
                }
                yield {"on": day, "by": state, **said}
        yield {
            "on": day,
            "by": "chair",
            "act": "organs.announce",
            "draft": draft,
            "outcome": "adopted",
        }
        for state in SOME:
            called = {"state": state, "year": year, "amount": f"{draw.randrange(1, 99)}.00 RUB"}
            named = {"draft": draft} if draw.random() < 0.7 else {}
            yield {"on": day, "by": "secretariat", "act": "financing.assess", **called, **named}
        state = draw.choice(SOME)
        if draw.random() < 0.2:
            said = {"state": state, "text_en": "A freeze", "text_ru": "Заморозка"}
            yield {
                "on": f"{year}-06-01",
                "by": state,
                "act": "membership.declare_inactivity",
                **said,
            }
        elif draw.random() < 0.3:
            leaves = {"state": state, "leaves_on": f"{year + 1}-06-01", "received": f"{year}-06-01"}
            yield {
                "on": f"{year}-06-01",
                "by": state,
                "act": "membership.notify_withdrawal",
                **leaves,
            }


@given(seed=SEEDS)
@bounded(40)
def test_the_quick_way_of_telling_who_is_liable_is_the_slow_one(seed: int) -> None:
    """Everyone's debts are those of the years for which each, asked by itself, is liable."""
    draw = random.Random(seed)
    record, codec = Record(SEAT), Codec(CSTO.book, SEAT)
    for fields in decided(draw):
        record.take(codec.read_act(fields))
    readings = {"G-17": draw.choice("ABC"), "G-16": draw.choice("ABD"), "G-14": draw.choice("ABC")}
    day = date(draw.randrange(2010, 2018), draw.randrange(1, 13), draw.randrange(1, 29))
    for debt in worth(record, Debtors(), day, readings):
        owing = 0
        for act in record.acts:
            if (
                isinstance(act, Assess)
                and act.state == debt.state
                and SEAT.day(act.on.latest) <= day
            ):
                liable = ask(record, Liable(debt.state, act.year), day, readings).truth
                owing += act.amount.minor if liable is Truth.MET and act.amount else 0
        assert debt.owed.minor == owing
