"""Sixty years of an organisation of 193 Members: seeded; most pay, some late, in parts, ahead, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from charterhouse.charters.csto.ch09_financing.acts import (
    Assess,
    DemandPayment,
    RecordPayment,
    ReversePayment,
)
from charterhouse.commons.money import Money
from charterhouse.commons.states import STATES
from charterhouse.core.acts import Act
from charterhouse.core.moments import Seat, When
from charterhouse.core.record import Record

MEMBERS = sorted(STATES)[:193]
FIRST, YEARS = 1966, 60
CURRENCY = "RUB"


def acts(seat: Seat, seed: int = 5, members: int = 193, years: int = YEARS) -> Iterator[Act]:
    """Assessments, payments, reversals and demands in the order of their days."""
    draw = Random(seed)
    habits = {state: draw.choices((1.0, 0.8, 0.5, 0.1), (70, 15, 10, 5))[0] for state in MEMBERS}
    told: list[tuple[date, int, Act]] = []
    for year in range(FIRST, FIRST + years):
        for state in MEMBERS[:members]:
            amount = draw.randrange(10_000, 10_000_000)
            _enter(told, seat, Assess(
                on=_day(date(year, 1, 1), seat), by="secretariat", state=state, year=year,
                amount=Money(amount, CURRENCY), due=date(year, 1, 31),
            ))  # fmt: skip
            for act in _paid(state, year, amount, habits[state], draw, seat):
                _enter(told, seat, act)
    yield from (act for _, _, act in sorted(told, key=lambda each: each[:2]))


def record_of(seat: Seat, seed: int = 5, members: int = 193, years: int = YEARS) -> Record:
    """The same, indexed."""
    record = Record(seat)
    for act in acts(seat, seed, members, years):
        record.take(act)
    return record


def _paid(
    state: str, year: int, amount: int, habit: float, draw: Random, seat: Seat
) -> Iterator[Act]:
    """How one Member pays one year: at once, in two parts, with a year named, too much, or not."""
    if draw.random() > habit:
        if draw.random() < 0.3:
            on = date(year, 9, 1)
            yield DemandPayment(on=_day(on, seat), by="secretariat", state=state, year=year)
        return
    parts = (
        [amount]
        if draw.random() < 0.9
        else [amount // 3, amount - amount // 3 + draw.randrange(99)]
    )
    for number, part in enumerate(parts):
        on = date(year, 1, 2) + timedelta(draw.randrange(700))
        name = f"{state}-{year}-{number}"
        yield RecordPayment(
            on=_day(on, seat), by="secretariat", payment=name, state=state, received=on,
            amount=Money(part, CURRENCY), years=(year,) if draw.random() < 0.05 else (),
        )  # fmt: skip
        if draw.random() < 0.01:
            back = on + timedelta(draw.randrange(1, 90))
            yield ReversePayment(
                on=_day(back, seat), by="secretariat", payment=name, reason="Returned by the bank"
            )


def _day(day: date, seat: Seat) -> When:
    return When(seat.opens(day), seat.opens(day), day.isoformat())


def _enter(told: list[tuple[date, int, Act]], seat: Seat, act: Act) -> None:
    told.append((seat.day(act.on.latest), len(told), act))
