"""Majorities, each number of Members and each base, against fractions and against trying every vote."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.majorities import (
    ALL,
    MORE_THAN_HALF,
    TWO_THIRDS,
    Base,
    Count,
    Majority,
    Threshold,
    Vote,
    adopted_unless,
    barred_by_abstention,
    quorum,
    tally,
)
from charterhouse.core.answers import Part, Truth, all_of, any_of, none_of

BASES: tuple[Base, ...] = get_args(Base)
VOTES: tuple[Vote, ...] = get_args(Vote)
PARTS = [
    Fraction(n, d) for n, d in ((1, 2), (2, 3), (3, 4), (3, 5), (4, 5), (1, 3), (7, 13), (55, 100))
]
IN_BASE: dict[Base, set[Vote]] = {
    "members": set(VOTES),
    "present": {"for", "against", "abstain", "not_voting"},
    "taking_part": {"for", "against", "abstain"},
    "cast": {"for", "against"},
}  # what each base counts, said once more
thresholds = st.one_of(
    st.sampled_from(
        [Threshold(part, strictly) for part in PARTS for strictly in (False, True)] + [ALL]
    ),
    st.builds(Threshold, st.just(Fraction(0)), heads=st.integers(1, 5)),
)
majorities = st.builds(Majority, thresholds, st.sampled_from(BASES))


def enough(threshold: Threshold, number: int, of: int) -> bool:
    """The threshold as a plain comparison of fractions; nobody is never enough."""
    if number < threshold.heads or of == 0:
        return False
    share = Fraction(number, of)
    return share > threshold.part if threshold.strictly else share >= threshold.part


def carried(majority: Majority, votes: list[Vote]) -> bool:
    """By counting one vote after the other."""
    of = sum(vote in IN_BASE[majority.base] for vote in votes)
    return enough(majority.threshold, votes.count("for"), of)


def count_of(votes: list[Vote]) -> Count:
    return tally(
        {str(n): True for n in range(len(votes))}, {str(n): v for n, v in enumerate(votes)}
    )[0]


def agreed(outcomes: set[bool]) -> Truth:
    """What all completions say, if they say the same."""
    if len(outcomes) == 2:
        return Truth.OPEN
    return Truth.MET if True in outcomes else Truth.BREACHED


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("strictly", [False, True])
def test_the_fewest_that_are_needed_are_the_fewest_for_each_number(
    part: Fraction, strictly: bool
) -> None:
    threshold = Threshold(part, strictly)
    for of in range(1, 201):
        needed = threshold.needed(of)
        assert enough(threshold, needed, of)
        assert not enough(threshold, needed - 1, of)
        assert threshold.blocking(of) == of - needed + 1
        assert not enough(threshold, of - threshold.blocking(of), of)
        assert enough(threshold, of - threshold.blocking(of) + 1, of)


@pytest.mark.parametrize(
    ("threshold", "of", "needed"),
    [
        (MORE_THAN_HALF, 39, 20),
        (Threshold(Fraction(1, 2)), 39, 20),
        (MORE_THAN_HALF, 40, 21),
        (Threshold(Fraction(1, 2)), 40, 20),
        (MORE_THAN_HALF, 1, 1),
        (MORE_THAN_HALF, 2, 2),
        (TWO_THIRDS, 5, 4),
        (TWO_THIRDS, 6, 4),
        (TWO_THIRDS, 7, 5),
        (TWO_THIRDS, 193, 129),
        (Threshold(Fraction(2, 3), strictly=True), 6, 5),
        (Threshold(Fraction(55, 100)), 27, 15),
        (ALL, 6, 6),
        (Threshold(Fraction(0), heads=9), 15, 9),
        (Threshold(Fraction(55, 100), heads=15), 25, 15),
        (MORE_THAN_HALF, 0, 1),
    ],
)
def test_boundaries_that_are_known_by_heart(threshold: Threshold, of: int, needed: int) -> None:
    assert threshold.needed(of) == needed


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("strictly", [False, True])
@pytest.mark.parametrize("away", ["abstain", "not_voting", "absent"])
def test_each_base_at_its_boundary_for_each_number_of_members(
    base: Base, strictly: bool, away: Vote
) -> None:
    for part in PARTS[:3]:
        majority = Majority(Threshold(part, strictly), base)
        for members in range(1, 201):
            for others in {0, 1, members // 3, members}:
                voting = members - others
                of = members if away in IN_BASE[base] else voting
                at = majority.threshold.needed(of)
                for favour in {at - 1, at, 0, voting} & set(range(voting + 1)):
                    count = Count(favour, voting - favour)
                    count = count._replace(**{FIELDS[away]: others})
                    expected = enough(majority.threshold, favour, of)
                    assert majority.carried(count) is agreed({expected}), (majority, count)


FIELDS = {"abstain": "abstaining", "not_voting": "not_voting", "absent": "absent"}


def test_an_abstention_counts_by_the_base() -> None:
    """Three for, two against, four abstain, one sits it out, two stay away."""
    count = Count(3, 2, 4, 1, 2)
    of = {base: Majority(MORE_THAN_HALF, base).of(count) for base in BASES}
    assert of == {"members": 12, "present": 10, "taking_part": 9, "cast": 5}
    carried_by = [b for b in BASES if Majority(MORE_THAN_HALF, b).carried(count) is Truth.MET]
    assert carried_by == ["cast"]
    assert Majority(MORE_THAN_HALF, "present").needed(count) == 6


def test_where_nobody_votes_nothing_is_carried() -> None:
    for base in BASES:
        for threshold in (MORE_THAN_HALF, Threshold(Fraction(1, 2)), ALL):
            assert Majority(threshold, base).carried(Count(absent=5)) is Truth.BREACHED
            assert Majority(threshold, base).carried(Count()) is Truth.BREACHED


def test_a_tie_is_no_majority_of_more_than_half_and_is_one_of_at_least_half() -> None:
    assert Majority(MORE_THAN_HALF, "cast").carried(Count(3, 3)) is Truth.BREACHED
    assert Majority(Threshold(Fraction(1, 2)), "cast").carried(Count(3, 3)) is Truth.MET


some_votes = st.lists(st.sampled_from(VOTES), max_size=5)


def completions(count: Count, doubtful: Count) -> list[list[Vote]]:
    """Every way in which the unknown may have voted, with each doubtful one in and out."""
    sure = known(count)
    ways: list[list[tuple[Vote | None, ...]]] = []
    maybe = [[(vote,), (None,)] for vote in known(doubtful)]
    for choices in product(
        *[[(v,) for v in VOTES]] * count.unknown,
        *maybe,
        *[[*((v,) for v in VOTES), (None,)]] * doubtful.unknown,
    ):
        ways.append(list(choices))
    return [sure + [v for (v,) in way if v is not None] for way in ways]


def known(count: Count) -> list[Vote]:
    return [vote for vote, number in zip(VOTES, count, strict=False) for _ in range(number)]


counts = st.builds(Count, *[st.integers(0, 3)] * 5, st.integers(0, 2))
doubtfuls = st.builds(Count, *[st.integers(0, 1)] * 5, st.integers(0, 1))


@given(majorities, counts, doubtfuls)
def test_it_is_open_only_where_what_is_not_known_can_turn_it(
    majority: Majority, count: Count, doubtful: Count
) -> None:
    ways = completions(count, doubtful)
    assert majority.carried(count, doubtful) is agreed({carried(majority, way) for way in ways})
    against: dict[Vote, Vote] = {"for": "against", "against": "for"}
    turned = [[against.get(vote, vote) for vote in way] for way in ways]
    outcomes = {not carried(majority, way) for way in turned}
    assert adopted_unless(majority, count, doubtful) is agreed(outcomes)


@given(thresholds, counts, doubtfuls)
def test_a_quorum_is_open_only_where_what_is_not_known_can_turn_it(
    needs: Threshold, count: Count, doubtful: Count
) -> None:
    there = [
        (sum(vote != "absent" for vote in way), len(way)) for way in completions(count, doubtful)
    ]
    assert quorum(needs, count, doubtful) is agreed({enough(needs, *each) for each in there})


@given(thresholds, majorities, counts, doubtfuls)
def test_a_cap_on_abstention_is_open_only_where_what_is_not_known_can_turn_it(
    cap: Threshold, majority: Majority, count: Count, doubtful: Count
) -> None:
    ways = completions(count, doubtful)
    barred = {enough(cap, way.count("abstain"), len(way)) for way in ways}
    assert barred_by_abstention(cap, count, doubtful) is agreed(barred)
    adopted = {
        carried(majority, way) and not enough(cap, way.count("abstain"), len(way)) for way in ways
    }
    not_barred = none_of(barred_by_abstention(cap, count))
    if doubtful == Count():
        assert all_of(majority.carried(count), not_barred) is agreed(adopted)


@given(majorities, majorities, thresholds, counts)
def test_two_keys_and_a_quorum_together_are_exact_where_votes_are_not_known(
    one: Majority, other: Majority, needs: Threshold, count: Count
) -> None:
    ways = completions(count, Count())
    both = {carried(one, way) and carried(other, way) for way in ways}
    either = {carried(one, way) or carried(other, way) for way in ways}
    assert all_of(one.carried(count), other.carried(count)) is agreed(both)
    assert any_of(one.carried(count), other.carried(count)) is agreed(either)
    quorate = {
        carried(one, way) and enough(needs, sum(vote != "absent" for vote in way), len(way))
        for way in ways
    }
    assert all_of(one.carried(count), quorum(needs, count)) is agreed(quorate)


def test_two_keys_with_different_bases() -> None:
    """Two thirds of the votes cast, and more than half of all."""
    keys: list[Callable[[Count], Truth]] = [
        Majority(TWO_THIRDS, "cast").carried,
        Majority(MORE_THAN_HALF, "members").carried,
    ]
    assert all_of(*(key(Count(6, 3, absent=3)) for key in keys)) is Truth.BREACHED
    assert all_of(*(key(Count(7, 3, absent=2)) for key in keys)) is Truth.MET
    assert all_of(*(key(Count(7, 4, absent=1)) for key in keys)) is Truth.BREACHED


def test_two_keys_in_heads_and_in_weight() -> None:
    """Three of four States with a fifth of the weight carry the heads and not the weight."""
    votes: dict[str, Vote] = {"XA": "for", "XB": "for", "XC": "for", "XD": "against"}
    heads, _ = tally(dict.fromkeys(votes, True), votes)
    weight, _ = tally(dict.fromkeys(votes, True), votes, {"XA": 10, "XB": 5, "XC": 5, "XD": 80})
    assert (heads, weight) == (Count(3, 1), Count(20, 80))
    assert Majority(MORE_THAN_HALF, "members").carried(heads) is Truth.MET
    assert Majority(MORE_THAN_HALF, "members").carried(weight) is Truth.BREACHED


def test_a_reverse_majority_adopts_where_neither_side_has_enough() -> None:
    simple = Majority(MORE_THAN_HALF, "members")
    undecided = Count(2, 3, abstaining=1)
    assert simple.carried(undecided) is Truth.BREACHED
    assert adopted_unless(simple, undecided) is Truth.MET
    assert adopted_unless(simple, Count(2, 4)) is Truth.BREACHED
    assert adopted_unless(simple, Count(2, 3, unknown=1)) is Truth.OPEN


def test_only_those_who_are_counted_are_tallied() -> None:
    counts: dict[str, Part] = {
        "XA": True,
        "XB": False,
        "XC": Truth.OPEN,
        "XD": Truth.MET,
        "XE": Truth.SILENT,
    }
    votes: dict[str, Vote] = {"XA": "for", "XB": "against", "XC": "against", "XE": "for"}
    assert tally(counts, votes) == (Count(favour=1, unknown=1), Count(against=1))


@given(st.lists(st.sampled_from(VOTES), max_size=40), majorities)
def test_a_full_count_is_never_open(votes: list[Vote], majority: Majority) -> None:
    assert majority.carried(count_of(votes)) is agreed({carried(majority, votes)})


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ((Fraction(3, 2),), "from 0 to 1"),
        ((Fraction(-1, 2),), "from 0 to 1"),
        ((Fraction(1), True), "a part below 1"),
        ((Fraction(1, 2), False, 0), "expected 1 or more"),
    ],
)
def test_what_is_no_threshold_is_refused(fields: tuple[Fraction], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Threshold(*fields)


def test_those_who_may_not_be_counted_turn_a_quorum_only_at_its_edge() -> None:
    half = Threshold(Fraction(1, 2))
    assert quorum(half, Count(favour=2, absent=2), Count(absent=1)) is Truth.OPEN
    assert quorum(half, Count(favour=3, absent=2), Count(absent=1)) is Truth.MET
    assert quorum(half, Count(favour=1, absent=2), Count(not_voting=1)) is Truth.OPEN
    assert quorum(half, Count(favour=1, absent=3), Count(not_voting=1)) is Truth.BREACHED


def test_of_all_members_those_who_are_not_known_are_members_too() -> None:
    count = Count(favour=3, unknown=3)
    assert Majority(MORE_THAN_HALF, "members").of(count) == 6
    assert Majority(MORE_THAN_HALF, "members").needed(count) == 4
    assert Majority(MORE_THAN_HALF, "present").needed(count) == 2


def test_a_third_abstaining_bars_what_the_others_agree_on() -> None:
    third = Threshold(Fraction(1, 3))
    assert barred_by_abstention(third, Count(favour=18, abstaining=9)) is Truth.MET
    assert barred_by_abstention(third, Count(favour=19, abstaining=8)) is Truth.BREACHED
    assert barred_by_abstention(third, Count(favour=18, abstaining=8, unknown=1)) is Truth.OPEN
    assert barred_by_abstention(third, Count(favour=18, abstaining=8, absent=1)) is Truth.BREACHED
