"""Consensus and silence: each state of each Member, every word that may not be known, the last moment."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.consensus import Consensus, Silence, Standing
from charterhouse.commons.majorities import MORE_THAN_HALF, TWO_THIRDS, Majority, Threshold
from charterhouse.commons.silence import (
    Polarity,
    Procedure,
    after_days,
    after_hours,
    after_working_days,
    in_time,
)
from charterhouse.core.answers import Truth
from charterhouse.core.moments import DAY, Seat, When

M, B, U = Truth.MET, Truth.BREACHED, Truth.OPEN
WORDS = ("for", "against", "abstain", "absent", "amend")
STATES = ("XA", "XB", "XC", "XD")
rolls = st.dictionaries(st.sampled_from(STATES), st.sampled_from([M, B, U]))
sayings = st.dictionaries(st.sampled_from(STATES), st.sampled_from(WORDS))
World = tuple[set[str], dict[str, str]]


def worlds(roll: dict[str, Truth], said: dict[str, str], told: bool) -> list[World]:
    """Every way things may be: who is counted, and what those of whom nothing is known said, if anything."""
    doubtful = [name for name, truth in roll.items() if truth is U]
    quiet = [name for name in roll if name not in said]
    unrecorded: list[list[dict[str, str]]] = [
        [{}] if told else [{}, *({name: word} for word in WORDS)] for name in quiet
    ]
    return [
        (
            {name for name, truth in roll.items() if truth is M}
            | {name for name, inside in zip(doubtful, ins, strict=True) if inside},
            {**said, **{k: v for words in spoken for k, v in words.items()}},
        )
        for ins in product([True, False], repeat=len(doubtful))
        for spoken in product(*unrecorded)
    ]


def agreed(outcomes: set[bool]) -> Truth:
    if len(outcomes) == 2:
        return U
    return M if True in outcomes else B


rules = st.builds(
    Consensus,
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(get_args(Silence)),
    st.integers(0, 2),
)


@given(rules, rolls, sayings, st.booleans(), st.sets(st.sampled_from(STATES), max_size=1))
def test_a_consensus_is_open_only_where_what_is_not_known_can_turn_it(
    rule: Consensus, roll: dict[str, Truth], said: dict[str, str], told: bool, minus: set[str]
) -> None:
    def in_the_way(world: World) -> int:
        counted, words = world
        return sum(
            words[name] in rule.bars if name in words else rule.silence == "bar"
            for name in counted - minus
        )

    stands = rule.stands(roll, said, M if told else U, minus)
    all_worlds = worlds(roll, said, told)
    assert stands.truth is agreed({in_the_way(each) <= rule.tolerated for each in all_worlds})
    assert not minus & {*stands.barring, *stands.lacking, *stands.unknown}


def test_silence_and_absence_are_what_the_charter_says() -> None:
    roll, said = dict.fromkeys(("XA", "XB", "XC"), M), {"XA": "for", "XB": "absent"}
    assert Consensus().stands(roll, said) == Standing(M, (), (), ())
    assert Consensus(silence="bar").stands(roll, said) == Standing(B, (), ("XC",), ())
    strict = Consensus(frozenset({"against", "absent"}))
    assert strict.stands(roll, said) == Standing(B, ("XB",), (), ())


def test_a_consensus_minus_those_whom_it_concerns() -> None:
    roll, said = dict.fromkeys(("XA", "XB", "XC"), M), {"XB": "against", "XC": "against"}
    assert Consensus().stands(roll, said, minus=("XB",)).barring == ("XC",)
    assert Consensus().stands(roll, said, minus=("XB", "XC")).truth is M


def test_an_objection_decides_though_others_are_not_known() -> None:
    roll, said = {"XA": M, "XB": U}, {"XA": "against"}
    assert Consensus().stands(roll, said, told=U) == Standing(B, ("XA",), (), ("XB",))
    assert Consensus().stands({"XA": U}, said).truth is U
    assert Consensus().stands({"XA": B}, said).truth is M


def test_fewer_than_none_are_not_tolerated() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Consensus(tolerated=-1)


# Silence -----------------------------------------------------------------------------------------

SIMPLE = Majority(MORE_THAN_HALF, "cast")
procedures = st.one_of(
    st.builds(Procedure, st.sampled_from(["assent", "opt_out"]),
              breaks=st.sampled_from([frozenset({"against"}), frozenset({"against", "amend"})])),
    st.builds(Procedure, st.sampled_from(["abstention", "unless_enough_object"]),
              st.sampled_from([SIMPLE, Majority(TWO_THIRDS, "members"),
                               Majority(Threshold(Fraction(1, 3)), "taking_part")])),
)  # fmt: skip


def accepted(rule: Procedure, world: World) -> bool:
    """One world, plainly: nobody is unknown in it."""
    counted, words = world
    breaking = sum(words.get(name) in rule.breaks for name in counted)
    supporting = sum(words.get(name) == "for" for name in counted)
    if rule.enough is None:
        return rule.polarity == "opt_out" or not breaking
    of = breaking + supporting if rule.enough.base == "cast" else len(counted)
    side = supporting if rule.polarity == "abstention" else breaking
    wins = bool(side) and (
        Fraction(side, of) > rule.enough.threshold.part
        if rule.enough.threshold.strictly
        else Fraction(side, of) >= rule.enough.threshold.part
    )
    return wins == (rule.polarity == "abstention")


@given(procedures, rolls, sayings, st.booleans(), st.sampled_from([M, B, U]))
def test_what_silence_comes_to_is_open_only_where_what_is_not_known_can_turn_it(
    rule: Procedure, roll: dict[str, Truth], said: dict[str, str], told: bool, over: Truth
) -> None:
    ended = rule.ended(over, roll, said, M if told else U)
    overs = {M: {True}, B: {False}, U: {True, False}}[over]
    all_worlds = worlds(roll, said, told)
    truth = {is_over and accepted(rule, each) for each in all_worlds for is_over in overs}
    assert ended.truth is agreed(truth)
    if over is M and rule.polarity == "opt_out":
        for name in roll:
            for_it = {
                name in counted and words.get(name) not in rule.breaks
                for counted, words in all_worlds
            }
            assert ended.whom[name] is agreed(for_it)
    assert set(ended.whom) == set(roll)


@pytest.mark.parametrize(
    ("polarity", "enough", "truth"),
    [
        ("assent", None, B),
        ("abstention", SIMPLE, B),  # one for, one against, two silent
        ("unless_enough_object", Majority(MORE_THAN_HALF, "members"), M),
        ("opt_out", None, M),
    ],
)
def test_the_same_silence_comes_to_four_things(
    polarity: Polarity, enough: Majority | None, truth: Truth
) -> None:
    roll, said = dict.fromkeys(STATES, M), {"XA": "for", "XB": "against"}
    ended = Procedure(polarity, enough).ended(True, roll, said)
    assert ended.truth is truth
    assert ended.broken_by == ("XB",)
    bound = [name for name in STATES if ended.whom[name] is M]
    assert bound == {
        "opt_out": ["XA", "XC", "XD"], "unless_enough_object": list(STATES),
    }.get(polarity, [])  # fmt: skip


def test_a_broken_silence_is_lost_before_it_is_over_and_an_unbroken_one_is_not_yet_won() -> None:
    roll = {"XA": M, "XB": M}
    assert Procedure("assent").ended(U, roll, {"XA": "against"}).truth is B
    assert Procedure("assent").ended(U, roll, {}).truth is U
    assert Procedure("assent").ended(False, roll, {}).truth is B


@pytest.mark.parametrize("polarity", get_args(Polarity))
def test_a_majority_stands_where_it_means_something(polarity: Polarity) -> None:
    counted = polarity in ("abstention", "unless_enough_object")
    with pytest.raises(ValueError, match="expected one in" if counted else "expected none in"):
        Procedure(polarity, None if counted else SIMPLE)


def test_the_last_moment_is_in_time_and_the_next_is_late() -> None:
    last = after_hours(1_000_000, 48)
    assert last == 1_000_000 + 2 * DAY
    said = [(last - 1, M), (last, M), (last + 1, B)]
    assert all(in_time(When(at, at, "T"), last) is truth for at, truth in said)
    assert in_time(When(last, last + 1, "T"), last) is U
    assert in_time(When(last + 1, last + 2, "T"), last) is B


def test_days_end_at_the_close_of_the_day_at_the_seat() -> None:
    moscow = Seat((0,), (3 * 3600,))
    for seat in (Seat(), moscow):
        for n in range(366):
            opened = date(2024, 1, 1) + timedelta(days=n)
            last = after_days(opened, 5, seat)
            assert seat.day(last) == opened + timedelta(days=5)
            assert seat.day(last + 1) == opened + timedelta(days=6)


def test_working_days_leave_out_what_is_free() -> None:
    friday = date(2026, 5, 8)
    seat = Seat()
    assert seat.day(after_working_days(friday, 1, seat)) == date(2026, 5, 11)
    assert seat.day(after_working_days(friday, 5, seat)) == date(2026, 5, 15)
    holidays = [date(2026, 5, 11), date(2026, 5, 16)]
    assert seat.day(after_working_days(friday, 5, seat, holidays)) == date(2026, 5, 18)
    assert seat.day(after_working_days(friday, 2, seat, weekend=(4, 5))) == date(2026, 5, 11)
    with pytest.raises(ValueError, match="expected one at least"):
        after_working_days(friday, 1, seat, weekend=range(7))


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.integers(0, 40),
    st.sets(st.integers(0, 6), max_size=6),
)
def test_working_days_are_as_many_as_were_asked_for(
    opened: date, days: int, free: set[int]
) -> None:
    seat = Seat()
    last = seat.day(after_working_days(opened, days, seat, weekend=free))
    between = [opened + timedelta(days=n) for n in range(1, (last - opened).days + 1)]
    worked = [day for day in between if day.weekday() not in free]
    assert len(worked) == days
    assert not worked or worked[-1] == last
