"""Weighted votes, vetoes and voting power: known organisations' shapes, and every group and vote tried."""

from __future__ import annotations

import time
from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.majorities import (
    MORE_THAN_HALF,
    TWO_THIRDS,
    Majority,
    Threshold,
    Vote,
    adopted_unless,
    tally,
)
from charterhouse.commons.power import Power, of_rule, of_weights
from charterhouse.commons.vetoes import Veto, with_parties_abstaining
from charterhouse.commons.weighted import (
    Rounding,
    WeightedMajority,
    basic_votes,
    of_year,
    rounded,
    with_basic_votes,
)
from charterhouse.core.answers import Part, Truth

M, B, U = Truth.MET, Truth.BREACHED, Truth.OPEN
VOTES: tuple[Vote, ...] = get_args(Vote)
STATES = ("XA", "XB", "XC", "XD", "XE")
UNION = WeightedMajority(
    Majority(Threshold(Fraction(65, 100)), "members"),
    Majority(Threshold(Fraction(55, 100)), "members"),
    fewest_to_block=4,
)


def agreed(outcomes: set[bool]) -> Truth:
    if len(outcomes) == 2:
        return U
    return M if True in outcomes else B


def worlds(
    counts: Mapping[str, Truth], votes: Mapping[str, Vote]
) -> list[tuple[dict[str, Part], dict[str, Vote]]]:
    """Every way in which what is not known may be."""
    names = sorted(counts)
    inside = [{M: [True], B: [False], U: [True, False]}[counts[name]] for name in names]
    voting = [[votes[name]] if name in votes else list(VOTES) for name in names]
    return [
        (dict(zip(names, ins, strict=True)), dict(zip(names, cast, strict=True)))
        for ins in product(*inside)
        for cast in product(*voting)
    ]


# Weights -----------------------------------------------------------------------------------------


def test_weights_hold_from_their_year_until_the_next() -> None:
    tables = {2003: {"XA": 1}, 2014: {"XA": 2}}
    found = {year: of_year(tables, year) for year in (2002, 2003, 2013, 2014, 2030)}
    assert found == {2002: None, 2003: {"XA": 1}, 2013: {"XA": 1}, 2014: {"XA": 2}, 2030: {"XA": 2}}


def test_basic_votes_are_so_large_a_part_of_all() -> None:
    """Of 97,000 votes in proportion, 3,000 basic ones are 3 in 100: 30 for each of a hundred."""
    proportional = {str(n): 970 for n in range(100)}
    assert basic_votes(proportional, Fraction(3, 100)) == 30
    assert basic_votes(proportional, Fraction(0)) == 0
    thirds = {"XA": 1, "XB": 1, "XC": 1}  # 3 is three quarters; the quarter is 1, a third for each
    assert [basic_votes(thirds, Fraction(1, 4), how) for how in get_args(Rounding)] == [0, 1, 0]
    assert with_basic_votes({"XA": 250, "XB": 99}, 100, 7) == {"XA": 9, "XB": 7}
    assert with_basic_votes({"XA": 250, "XB": 99}, 100, 7, "half_up") == {"XA": 10, "XB": 8}


@given(st.fractions(0, 100, max_denominator=40))
def test_rounding_goes_where_it_says(exact: Fraction) -> None:
    assert rounded(exact, "down") <= exact < rounded(exact, "down") + 1
    assert rounded(exact, "up") - 1 < exact <= rounded(exact, "up")
    assert -Fraction(1, 2) <= exact - rounded(exact, "half_up") < Fraction(1, 2)


def test_what_cannot_be_weighed_is_refused() -> None:
    with pytest.raises(ValueError, match="less than 1"):
        basic_votes({"XA": 1}, Fraction(1))
    with pytest.raises(ValueError, match="one Member at least"):
        basic_votes({}, Fraction(1, 2))
    with pytest.raises(ValueError, match="1 or more"):
        with_basic_votes({"XA": 1}, 0, 1)


def test_three_large_ones_do_not_block_alone_and_four_do() -> None:
    """Twenty Members; the four largest hold 60 in 100 of the weight."""
    names = [f"M{n}" for n in range(20)]
    weights = {name: 150 if n < 4 else 25 for n, name in enumerate(names)}
    for against, truth in ((2, M), (3, M), (4, B)):
        votes: dict[str, Vote] = {
            n: "against" if i < against else "for" for i, n in enumerate(names)
        }
        assert UNION.carried(dict.fromkeys(names, M), votes, weights) is truth
        del votes[names[0]]
        unknown = UNION.carried(dict.fromkeys(names, M), votes, weights)
        assert unknown is (truth if against < 4 else U)


def plainly(rule: WeightedMajority, votes: Mapping[str, Vote], weights: Mapping[str, int]) -> bool:
    """Those who count, by adding up fractions."""
    favour = [name for name, vote in votes.items() if vote == "for"]
    weight, whole = sum(weights[name] for name in favour), sum(weights[name] for name in votes)
    part = rule.weight.threshold.part
    heavy = weight > 0 and Fraction(weight, whole) >= part
    heavy = heavy or len(votes) - len(favour) < rule.fewest_to_block
    if rule.heads is None:
        return heavy
    return (
        heavy and len(favour) > 0 and Fraction(len(favour), len(votes)) >= rule.heads.threshold.part
    )


weighted_rules = st.builds(
    WeightedMajority,
    st.sampled_from([Majority(TWO_THIRDS, "members"), UNION.weight]),
    st.sampled_from([None, Majority(Threshold(Fraction(1, 2)), "members"), UNION.heads]),
    st.integers(0, 3),
)
rolls = st.dictionaries(st.sampled_from(STATES[:4]), st.sampled_from([M, M, B, U]))
ballots = st.dictionaries(st.sampled_from(STATES[:4]), st.sampled_from(VOTES), min_size=2)
weights_of = st.fixed_dictionaries({name: st.integers(1, 9) for name in STATES})


@given(weighted_rules, rolls, ballots, weights_of)
def test_a_weighted_majority_is_open_only_where_what_is_not_known_can_turn_it(
    rule: WeightedMajority, roll: dict[str, Truth], votes: dict[str, Vote], weights: dict[str, int]
) -> None:
    outcomes = {
        plainly(rule, {name: vote for name, vote in cast.items() if inside[name]}, weights)
        for inside, cast in worlds(roll, votes)
    }
    assert rule.carried(roll, votes, weights) is agreed(outcomes)


# Vetoes ------------------------------------------------------------------------------------------

COUNCIL = Veto(frozenset(STATES[:2]), frozenset({"substance"}))
three = Majority(Threshold(Fraction(0), heads=3), "cast")


def by_three(counts: Mapping[str, Part], votes: Mapping[str, Vote]) -> Truth:
    return three.carried(*tally(counts, votes))


@pytest.mark.parametrize(
    ("votes", "kind", "adopted", "vetoed"),
    [
        ("no yes yes yes yes", "substance", B, M),
        ("no yes yes yes yes", "procedure", M, B),
        ("no yes yes yes yes", None, U, U),  # whether it is procedural has not been settled
        ("no yes yes no no", "substance", B, B),  # it fails anyhow: no veto
        ("no yes yes no no", None, B, B),
        ("abstain yes yes yes yes", "substance", M, B),
        ("yes yes yes no no", "substance", M, B),  # no vote against by one that can veto
        ("? yes yes yes no", "substance", U, U),
        ("? yes yes no no", "substance", U, B),  # without its vote it fails, so it cannot veto
        ("no ? yes yes yes", "substance", B, M),
        ("no ? yes yes no", "substance", B, U),
    ],
)
def test_a_vote_against_is_a_veto_only_where_the_text_would_have_passed(
    votes: str, kind: str | None, adopted: Truth, vetoed: Truth
) -> None:
    words: dict[str, Vote] = {"yes": "for", "no": "against", "abstain": "abstain"}
    cast = {n: words[v] for n, v in zip(STATES, votes.split(), strict=True) if v != "?"}
    became = COUNCIL.decided(kind, by_three, dict.fromkeys(STATES, M), cast)
    assert (became.adopted, became.vetoed) == (adopted, vetoed)
    assert became.by == (("XA",) if vetoed is M else ())


five_rolls = st.fixed_dictionaries({name: st.sampled_from([M, M, M, B, U]) for name in STATES[:4]})


@given(
    five_rolls, ballots, st.sampled_from(["substance", "procedure", None]),
    st.sampled_from([Majority(MORE_THAN_HALF, "cast"), Majority(Threshold(Fraction(1, 2)), "present")]),
    st.sampled_from([frozenset[Vote]({"against"}), frozenset[Vote]({"against", "absent"})]),
)  # fmt: skip
def test_vetoes_are_open_only_where_what_is_not_known_can_turn_them(
    roll: dict[str, Truth], votes: dict[str, Vote], kind: str | None, majority: Majority,
    by: frozenset[Vote],
) -> None:  # fmt: skip
    veto = Veto(frozenset({"XA", "XB"}), frozenset({"substance"}), by)
    adopted, vetoed = set(), set()
    for inside, cast in worlds(roll, votes):
        passes = majority.carried(*tally(inside, cast)) is M
        stopped = any(inside[name] and cast[name] in by for name in ("XA", "XB"))
        for applies in {"substance": [True], "procedure": [False]}.get(kind or "", [True, False]):
            adopted.add(passes and not (applies and stopped))
            vetoed.add(passes and applies and stopped)

    def carried(counts: Mapping[str, Part], cast: Mapping[str, Vote]) -> Truth:
        return majority.carried(*tally(counts, cast))

    became = veto.decided(kind, carried, roll, votes)
    assert (became.adopted, became.vetoed) == (agreed(adopted), agreed(vetoed))


@given(
    ballots,
    st.dictionaries(st.sampled_from(STATES[:4]), st.sampled_from([M, B, U])),
    st.sampled_from([Majority(MORE_THAN_HALF, "cast"), Majority(TWO_THIRDS, "present")]),
    st.booleans(),
)
def test_a_party_abstains_whatever_it_says(
    votes: dict[str, Vote], parties: dict[str, Truth], majority: Majority, reverse: bool
) -> None:
    roll: dict[str, Part] = dict.fromkeys(STATES[:4], True)

    def carried(cast: Mapping[str, Vote]) -> Truth:
        decide = adopted_unless if reverse else Majority.carried
        return decide(majority, *tally(roll, cast))

    outcomes = set()
    for _, cast in worlds(dict.fromkeys(STATES[:4], M), votes):
        for party, _ in worlds(parties, dict.fromkeys(parties, "for")):
            if any(
                party[name] and name not in votes and cast[name] in ("for", "against")
                for name in party
            ):
                continue  # a party that must abstain and of which nothing is known
            taken: dict[str, Vote] = {
                name: "abstain" if party.get(name) and vote in ("for", "against") else vote
                for name, vote in cast.items()
            }
            outcomes.add(carried(taken) is M)
    assert with_parties_abstaining(carried, votes, parties) is agreed(outcomes)


# Voting power ------------------------------------------------------------------------------------


def plain_power(
    members: list[str], weights: Mapping[str, int], needed: list[int | None]
) -> dict[str, Power]:
    def carries(group: frozenset[str]) -> bool:
        level = needed[len(group)]
        return level is not None and sum(weights[name] for name in group) >= level

    return of_rule(members, carries)


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=7),
    st.integers(1, 60),
    st.integers(0, 7),
    st.integers(0, 3),
    st.integers(1, 3),
)
def test_power_by_weights_is_power_by_trying_every_group(
    listed: list[int], quota: int, heads: int, to_block: int, unit: int
) -> None:
    weights = {str(n): weight * unit for n, weight in enumerate(listed)}
    needed: list[int | None] = [
        None if size < heads else 0 if len(listed) - size < to_block else quota
        for size in range(len(listed) + 1)
    ]
    assert of_weights(weights, needed) == plain_power(list(weights), weights, needed)


def test_power_of_a_council_with_five_vetoes() -> None:
    """Nine of fifteen, all five among them: a weight of 7 for each of the five, and 39 to carry."""
    five, ten = [f"P{n}" for n in range(5)], [f"E{n}" for n in range(10)]
    weights = {**dict.fromkeys(five, 7), **dict.fromkeys(ten, 1)}
    power = of_weights(weights, [39] * 16)
    assert power["P0"].shapley == Fraction(421, 2145)
    assert power["E0"].shapley == Fraction(4, 2145)
    assert (power["P0"].swings, power["E0"].swings) == (848, 84)
    assert power["P0"].banzhaf == Fraction(106, 635)


def test_power_where_a_member_never_decides() -> None:
    """Six Members with 4, 4, 4, 2, 2 and 1 votes, 12 to carry: the last one's vote never matters."""
    weights = dict(zip("abcdef", (4, 4, 4, 2, 2, 1), strict=True))
    power = of_weights(weights, [12] * 7)
    assert power["f"] == Power(0, Fraction(0), Fraction(0), Fraction(0))
    assert [power[name].banzhaf for name in "ad"] == [Fraction(5, 21), Fraction(1, 7)]
    assert power["a"].shapley == Fraction(14, 60)


def test_power_of_a_double_majority_of_thirty_in_a_second_or_two() -> None:
    weights = {f"M{n:02}": 3 + n * n * 7 for n in range(30)}
    began = time.process_time()
    power = of_weights(weights, UNION.needed(30, sum(weights.values())))
    assert time.process_time() - began < 5
    assert sum(each.banzhaf for each in power.values()) == 1
    assert sum(each.shapley for each in power.values()) == 1
    order = sorted(power, key=lambda name: power[name].shapley)
    assert order == sorted(power)


def test_what_the_rule_needs_is_what_carries_it() -> None:
    weights = dict(zip(STATES, (5, 4, 3, 2, 1), strict=True))
    rule = WeightedMajority(UNION.weight, UNION.heads, fewest_to_block=2)
    needed = rule.needed(5, 15)
    assert needed == [None, None, None, 10, 0, 0]

    def carries(group: frozenset[str]) -> bool:
        votes: dict[str, Vote] = {name: "for" if name in group else "against" for name in STATES}
        return rule.carried(dict.fromkeys(STATES, M), votes, weights) is M

    assert of_weights(weights, needed) == of_rule(STATES, carries)


def test_what_has_no_power_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        of_weights({"XA": -1}, [1, 1])
    with pytest.raises(ValueError, match="expected 2"):
        of_weights({"XA": 1}, [1])
    with pytest.raises(ValueError, match="20 or fewer"):
        of_rule([str(n) for n in range(21)], bool)
    assert of_weights({}, [1]) == {} == of_rule([], bool)
    assert of_weights({"XA": 0, "XB": 0}, [1, 1, 1])["XA"] == Power(
        0, Fraction(0), Fraction(0), Fraction(0)
    )
