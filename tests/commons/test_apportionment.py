"""Apportionment: tables known by heart, the paradoxes, and what marks each method out from all others."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charterhouse.commons.apportionment import (
    Apportioned,
    Bounds,
    Method,
    Number,
    Tie,
    by_divisors,
    entitlements,
    largest_remainder,
)

METHODS: tuple[Method, ...] = get_args(Method)
NAMES = "abcde"
PARTIES = dict(zip(NAMES, (9061, 7179, 5259, 3319, 1182), strict=True))
rolls = st.lists(st.integers(0, 60), min_size=1, max_size=5).map(
    lambda votes: dict(zip(NAMES, votes, strict=False))
)


@st.composite
def elections(draw: st.DrawFn) -> tuple[dict[str, int], int, Bounds]:
    """Votes, seats, and bounds within which there is a distribution."""
    votes = draw(rolls)
    assume(any(votes.values()))
    least = draw(st.dictionaries(st.sampled_from(list(votes)), st.integers(0, 3)))
    most = draw(st.dictionaries(st.sampled_from(list(votes)), st.integers(3, 9)))
    fewest = sum(least.values())
    limit = sum(most.get(n, 25) if count else least.get(n, 0) for n, count in votes.items())
    return votes, draw(st.integers(fewest, max(min(limit, 25), fewest))), Bounds(least, most)


def listed(made: Apportioned) -> list[int]:
    return list(made.seats.values())


@pytest.mark.parametrize(
    ("method", "seats"),
    [
        ("adams", [9, 7, 5, 3, 2]),
        ("dean", [9, 7, 5, 4, 1]),
        ("huntington_hill", [9, 7, 6, 3, 1]),
        ("webster", [9, 8, 5, 3, 1]),
        ("jefferson", [10, 7, 5, 3, 1]),
    ],
)
def test_five_methods_give_five_answers(method: Method, seats: list[int]) -> None:
    assert listed(by_divisors(method, PARTIES, 26)) == seats


def test_two_quotas_give_two_answers() -> None:
    assert listed(largest_remainder(PARTIES, 26)) == [9, 7, 5, 4, 1]
    assert listed(largest_remainder(PARTIES, 26, quota="droop")) == [9, 7, 6, 3, 1]


# The paradoxes -----------------------------------------------------------------------------------


def test_one_seat_more_and_the_smallest_loses_one() -> None:
    votes = {"a": 6, "b": 6, "c": 2}
    assert listed(largest_remainder(votes, 10)) == [4, 4, 2]
    assert listed(largest_remainder(votes, 11)) == [5, 5, 1]


def test_who_grows_faster_loses_a_seat_to_who_grows_slower() -> None:
    """From 12 to 21 and from 1 to 2: the second has doubled, and loses its only seat to the first."""
    assert listed(largest_remainder({"a": 7, "b": 12, "c": 1}, 9)) == [3, 5, 1]
    assert listed(largest_remainder({"a": 10, "b": 21, "c": 2}, 9)) == [3, 6, 0]


def test_a_newcomer_with_its_own_seats_moves_a_seat_between_the_others() -> None:
    assert listed(largest_remainder({"a": 1, "b": 10}, 6)) == [1, 5]
    assert listed(largest_remainder({"a": 1, "b": 10, "c": 3}, 8)) == [0, 6, 2]


def test_a_divisor_method_may_give_more_than_the_entitlement_rounded_up() -> None:
    votes = {"a": 90, "b": 4, "c": 3, "d": 3}  # the first is entitled to 9 of 10
    assert listed(by_divisors("jefferson", votes, 10)) == [10, 0, 0, 0]
    assert listed(by_divisors("adams", votes, 10)) == [7, 1, 1, 1]
    assert listed(largest_remainder(votes, 10)) == [9, 1, 0, 0]


@given(rolls, st.sampled_from(METHODS), st.integers(0, 20))
def test_under_divisors_nobody_loses_by_a_seat_more(
    votes: dict[str, int], method: Method, seats: int
) -> None:
    assume(any(votes.values()))
    fewer, more = (by_divisors(method, votes, n, tie="order").seats for n in (seats, seats + 1))
    assert all(more[name] >= fewer[name] for name in votes)


# What marks a method out -------------------------------------------------------------------------


def divisor(method: Method, k: int) -> float | Fraction:
    """The divisor for the seat after k, from the textbook, but for the one that is irrational."""
    divisors: dict[Method, float | Fraction] = {
        "adams": Fraction(k),
        "dean": Fraction(2 * k * (k + 1), 2 * k + 1),
        "huntington_hill": float(k * (k + 1)) ** 0.5,
        "webster": k + Fraction(1, 2),
        "jefferson": Fraction(k + 1),
    }
    return divisors[method]


@given(elections(), st.sampled_from(METHODS))
def test_no_seat_has_a_stronger_claim_elsewhere(
    election: tuple[dict[str, int], int, Bounds], method: Method
) -> None:
    votes, seats, bounds = election
    made = by_divisors(method, votes, seats, bounds, tie="order").seats
    assert sum(made.values()) == seats
    for name, number in made.items():
        assert bounds.least.get(name, 0) <= number <= bounds.most.get(name, seats)
    gives = [n for n in votes if made[n] > bounds.least.get(n, 0)]
    takes = [n for n in votes if votes[n] and made[n] < bounds.most.get(n, seats)]
    for giver, taker in product(gives, takes):
        if giver != taker:
            has, wants = divisor(method, made[giver] - 1), divisor(method, made[taker])
            assert votes[giver] * wants >= votes[taker] * has * (1 - 1e-12)


@given(elections())
def test_entitlements_are_in_one_proportion_but_for_those_whom_a_bound_holds(
    election: tuple[dict[str, int], int, Bounds],
) -> None:
    votes, seats, bounds = election
    exact = entitlements(votes, seats, bounds)
    assert sum(exact.values()) == seats
    for one, other in product([name for name in votes if votes[name]], repeat=2):
        if exact[one] / votes[one] < exact[other] / votes[other]:
            held_up = exact[other] == bounds.least.get(other, 0)
            held_down = exact[one] == bounds.most.get(one)
            assert held_up or held_down
    assert all(exact[name] == bounds.least.get(name, 0) for name in votes if not votes[name])


@given(elections(), st.sampled_from(get_args(Tie)))
def test_each_has_its_entitlement_rounded_down_or_up_and_the_largest_remainders_up(
    election: tuple[dict[str, int], int, Bounds], tie: Tie
) -> None:
    votes, seats, bounds = election
    made = largest_remainder(votes, seats, bounds, tie)
    exact = entitlements(votes, seats, bounds)
    assert sum(made.seats.values()) + made.left == seats
    up = {name: made.seats[name] - exact[name].__floor__() for name in votes}
    assert set(up.values()) <= {0, 1}
    rest = {name: exact[name] - exact[name].__floor__() for name in votes}
    for one, other in product(votes, repeat=2):
        if up[one] and not up[other]:
            assert rest[one] >= rest[other]
    assert len({rest[name] for name in made.tied}) <= 1
    assert 0 < made.left < len(made.tied) or (made.tied, made.left) == ((), 0)
    if tie == "order":
        assert made.left == 0
    if tie == "larger":
        assert len({votes[name] for name in made.tied}) <= 1


# Ties --------------------------------------------------------------------------------------------


def test_a_tie_goes_by_its_rule_or_stays_open() -> None:
    """Entitled to two thirds of a seat, the same, and one and two thirds."""
    votes = {"a": 2, "b": 2, "c": 5}
    assert largest_remainder(votes, 3) == Apportioned({"a": 0, "b": 0, "c": 1}, ("a", "b", "c"), 2)
    larger = Apportioned({"a": 0, "b": 0, "c": 2}, ("a", "b"), 1)
    assert largest_remainder(votes, 3, tie="larger") == larger
    assert largest_remainder(votes, 3, tie="order").seats == {"a": 1, "b": 1, "c": 1}


def test_equal_quotients_are_a_tie_only_where_there_is_not_one_seat_for_each() -> None:
    votes = {"a": 5, "b": 5, "c": 10}
    one_left = Apportioned({"a": 0, "b": 0, "c": 1}, ("a", "b", "c"), 1)
    assert by_divisors("jefferson", votes, 2) == one_left
    assert by_divisors("jefferson", votes, 2, tie="larger").seats == {"a": 0, "b": 0, "c": 2}
    assert by_divisors("jefferson", votes, 2, tie="order").seats == {"a": 1, "b": 0, "c": 1}
    assert by_divisors("jefferson", votes, 4) == Apportioned({"a": 1, "b": 1, "c": 2})
    assert by_divisors("adams", votes, 2) == Apportioned({"a": 0, "b": 0, "c": 1}, ("a", "b"), 1)


@pytest.mark.parametrize(
    ("seats", "allowed"),
    [
        ({"a": 1, "b": 0, "c": 2}, True),
        ({"b": 1, "c": 2}, True),
        ({"a": 1, "b": 1, "c": 1}, True),
        ({"a": 0, "b": 0, "c": 3}, False),
        ({"a": 2, "b": 0, "c": 1}, False),
        ({"a": 1, "b": 1, "c": 2}, False),
        ({"a": 1, "c": 1}, False),
        ({"a": 1, "c": 2, "x": 0}, False),
    ],
)
def test_what_an_open_tie_leaves_possible(seats: dict[str, int], allowed: bool) -> None:
    made = largest_remainder({"a": 2, "b": 2, "c": 5}, 3)
    assert made.allows(seats) is allowed


@given(rolls, st.integers(0, 8))
def test_what_is_allowed_is_what_some_order_of_names_gives(
    votes: dict[str, int], seats: int
) -> None:
    assume(any(votes.values()))
    open_tie = largest_remainder(votes, seats)
    other_way = largest_remainder(dict(reversed(votes.items())), seats, tie="order").seats
    assert open_tie.allows(largest_remainder(votes, seats, tie="order").seats)
    assert open_tie.allows(other_way)


# Bounds and faults -------------------------------------------------------------------------------


def test_bounds_are_part_of_the_method_and_not_a_patch_on_it() -> None:
    votes = {"a": 60, "b": 30, "c": 9, "d": 1}
    assert listed(largest_remainder(votes, 10)) == [6, 3, 1, 0]
    one_each = Bounds(dict.fromkeys(votes, 1))
    assert listed(largest_remainder(votes, 10, one_each)) == [5, 3, 1, 1]
    assert listed(largest_remainder(votes, 10, Bounds(one_each.least, {"a": 4}))) == [4, 4, 1, 1]
    assert listed(by_divisors("webster", votes, 10, Bounds(one_each.least, {"a": 4}))) == [
        4,
        4,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("votes", "seats", "bounds", "told"),
    [
        ({"a": -1, "b": 2}, 1, Bounds(), "less than nothing: a"),
        ({"a": 1}, -1, Bounds(), "less than nothing: -1"),
        ({"a": 1, "b": 1}, 3, Bounds({"a": 2, "b": 2}), "the least that all get is 4; expected 3"),
        ({"a": 1, "b": 1}, 3, Bounds({}, {"a": 1, "b": 1}), "the most that all can get is 2"),
        ({"a": 0, "b": 0}, 1, Bounds(), "the most that all can get is 0"),
        ({"a": 1}, 1, Bounds({"x": 1}), "bounds for x"),
        ({"a": 1, "b": 1}, 5, Bounds({"a": 3}, {"a": 2}), "a: the least is more"),
    ],
)
def test_where_no_distribution_exists_it_says_why(
    votes: dict[str, Number], seats: int, bounds: Bounds, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        largest_remainder(votes, seats, bounds)
    with pytest.raises(ValueError, match=told):
        by_divisors("webster", votes, seats, bounds)


def test_the_droop_quota_has_its_own_faults() -> None:
    with pytest.raises(ValueError, match="knows no bounds"):
        largest_remainder({"a": 1}, 1, Bounds({"a": 1}), quota="droop")
    with pytest.raises(ValueError, match="are left after the quota"):
        largest_remainder({"a": 2, "b": 1}, 10, quota="droop")


def test_nothing_to_share_out() -> None:
    assert largest_remainder({}, 0) == by_divisors("adams", {}, 0) == Apportioned({})
    assert listed(by_divisors("webster", {"a": 1, "b": 0}, 5, Bounds({"b": 2}))) == [3, 2]
