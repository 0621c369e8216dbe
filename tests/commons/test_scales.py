"""Scales: they make up the whole or say what they make up; real ones; amounts of which nothing is lost."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.money import Money
from charterhouse.commons.scales import (
    Fault,
    Limits,
    Rule,
    drawn_up,
    faults,
    per_cent,
    read_share,
    split,
)

F = Fraction
NAMES = ("XA", "XB", "XC", "XD", "XE")
SIX = {"RU": F(1, 2), **dict.fromkeys(("AM", "BY", "KZ", "KG", "TJ"), F(1, 10))}
THOUSANDTHS = Limits(100_000, floor=1, ceiling=22_000)  # of a per cent
shares = st.lists(st.integers(0, 50), min_size=1, max_size=5).filter(any).map(
    lambda parts: {name: F(part, sum(parts)) for name, part in zip(NAMES, parts, strict=False)}
)  # fmt: skip


def real_scales() -> dict[str, dict[str, Fraction]]:
    """Four scales of 193 States, each by the year in which it began."""
    text = (Path(__file__).parent / "un_scale.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    years = [key for key in rows[0] if key != "state"]
    return {year: {row["state"]: F(int(row[year]), 100_000) for row in rows} for year in years}


REAL = real_scales()


def test_a_scale_that_makes_up_110_per_cent_is_refused_with_its_sum() -> None:
    too_much = {**SIX, "RU": F(6, 10)}
    assert faults(SIX) == []
    assert faults(too_much) == [Fault("sum", None, F(11, 10), F(1))]
    assert per_cent(faults(too_much)[0].found) == "110 %"
    with pytest.raises(ValueError, match=r"make up 110 %; expected the whole, 100 %"):
        split(Money(100, "RUB"), too_much)


@pytest.mark.parametrize(
    ("year", "at_floor"), [("2016", 32), ("2019", 30), ("2022", 29), ("2025", 28)]
)
def test_real_scales_make_up_the_whole_within_their_limits(year: str, at_floor: int) -> None:
    scale = REAL[year]
    assert len(scale) == 193
    assert faults(scale, THOUSANDTHS) == []
    assert sum(part == F(1, 100_000) for part in scale.values()) == at_floor
    assert max(scale.values()) == F(22, 100)


def test_the_faults_of_a_scale_are_all_given_each_with_what_was_expected() -> None:
    limits = Limits(1000, 10, 500, {"least developed": 20}, {"XB": "least developed"})
    scale = {"XA": F(6, 10), "XB": F(3, 100), "XC": F(1, 200), "XD": F(1, 3), "XE": F(-1, 10)}
    assert faults(scale, limits) == [
        Fault("negative", "XE", F(-1, 10), F(0)),
        Fault("ceiling", "XA", F(6, 10), F(1, 2)),
        Fault("ceiling", "XB", F(3, 100), F(2, 100)),
        Fault("floor", "XC", F(1, 200), F(1, 100)),
        Fault("precision", "XD", F(1, 3), F(1, 1000)),
        Fault("floor", "XE", F(-1, 10), F(1, 100)),
        Fault("sum", None, F(521, 600), F(1)),
    ]


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("0.1", F(1, 10)), ("1/10", F(1, 10)), (" 0.22 ", F(22, 100)), (F(1, 3), F(1, 3)),
        (1, F(1)), ("0", F(0)), ("-0.1", None), ("1/0", None), ("10 %", None), ("a tenth", None),
        ("", None), (None, None), ("nan", None), ("inf", None),
    ],
)  # fmt: skip
def test_a_share_is_read_as_it_is_written(written: object, part: Fraction | None) -> None:
    assert read_share(written) == part


@pytest.mark.parametrize(
    ("part", "shown"),
    [(F(1), "100 %"), (F(11, 10), "110 %"), (F(1, 100_000), "0.001 %"), (F(1, 3), "100/3 %"),
     (F(-1, 8), "-12.5 %"), (F(0), "0 %")],
)  # fmt: skip
def test_a_share_is_shown_in_per_cent_and_never_rounded(part: Fraction, shown: str) -> None:
    assert per_cent(part) == shown


# Drawing one up ----------------------------------------------------------------------------------


def test_floors_and_ceilings_are_applied_before_rounding() -> None:
    bases = {"XA": 8000, "XB": 1500, "XC": 499, "XD": 1}
    assert drawn_up(bases, Limits(100)) == {
        "XA": F(80, 100),
        "XB": F(15, 100),
        "XC": F(5, 100),
        "XD": 0,
    }
    assert drawn_up(bases, Limits(100, floor=1, ceiling=50)) == {
        "XA": F(50, 100), "XB": F(37, 100), "XC": F(12, 100), "XD": F(1, 100),
    }  # fmt: skip
    capped = Limits(100, 1, 50, {"small": 5}, {"XC": "small"})
    assert drawn_up(bases, capped) == {
        "XA": F(50, 100), "XB": F(44, 100), "XC": F(5, 100), "XD": F(1, 100),
    }  # fmt: skip


def test_a_tie_of_the_last_unit_stays_open_if_no_rule_breaks_it() -> None:
    assert drawn_up({"XA": 1, "XB": 1}, Limits(101), tie="open") is None
    assert drawn_up({"XA": 1, "XB": 1}, Limits(101)) == {"XA": F(51, 101), "XB": F(50, 101)}


def test_a_scale_that_no_limits_allow_is_refused_with_the_sum() -> None:
    with pytest.raises(ValueError, match="the most that all can get is 80; expected 100 or more"):
        drawn_up({"XA": 1, "XB": 1}, Limits(100, ceiling=40))
    with pytest.raises(ValueError, match="the least that all get is 120; expected 100 or fewer"):
        drawn_up({"XA": 1, "XB": 1}, Limits(100, floor=60))


@given(
    st.lists(st.integers(1, 10**9), min_size=3, max_size=5),
    st.integers(0, 100),
    st.integers(400, 1000),
)
def test_what_is_drawn_up_is_a_scale_within_its_limits(
    bases: list[int], floor: int, ceiling: int
) -> None:
    limits = Limits(1000, floor, ceiling)
    made = drawn_up(dict(zip(NAMES, bases, strict=False)), limits)
    assert made is not None
    assert faults(made, limits) == []
    rows = list(zip(bases, made.values(), strict=True))
    assert all(low <= high for one, low in rows for other, high in rows if one < other)


@pytest.mark.parametrize("year", list(REAL))
def test_a_real_scale_drawn_up_from_itself_is_itself(year: str) -> None:
    assert drawn_up(REAL[year], THOUSANDTHS) == REAL[year]


# Splitting an amount -----------------------------------------------------------------------------


@given(shares, st.integers(-(10**12), 10**12), st.sampled_from(get_args(Rule)))
def test_nothing_is_lost_and_nothing_is_made(
    scale: dict[str, Fraction], minor: int, rule: Rule
) -> None:
    parts = split(Money(minor, "RUB"), scale, rule)
    assert sum(part.minor for part in parts.values()) == minor
    assert list(parts) == list(scale)
    for state, part in parts.items():
        over = abs(part.minor) - abs(minor) * scale[state]
        assert -1 < over < (1 if rule == "largest_remainder" else len(scale))
        assert scale[state] or part.minor == 0
    back = split(Money(-minor, "RUB"), scale, rule)
    assert {state: -part.minor for state, part in back.items()} == {
        state: part.minor for state, part in parts.items()
    }


def test_the_rest_goes_where_the_rule_says() -> None:
    thirds = {"XZ": F(0), "XA": F(1, 3), "XB": F(1, 3), "XC": F(1, 3), "XY": F(0)}
    got = {rule: [each.minor for each in split(Money(101, "RUB"), thirds, rule).values()]
           for rule in get_args(Rule)}  # fmt: skip
    assert got == {
        "largest_remainder": [0, 34, 34, 33, 0],
        "rest_to_first": [0, 35, 33, 33, 0],
        "rest_to_last": [0, 33, 33, 35, 0],
    }
    assert split(Money(3, "JPY"), {"XA": F(1)}) == {"XA": Money(3, "JPY")}


@pytest.mark.parametrize("year", list(REAL))
def test_a_real_budget_by_a_real_scale(year: str) -> None:
    parts = split(Money(371_759_900_001, "USD"), REAL[year])
    assert sum(part.minor for part in parts.values()) == 371_759_900_001


def test_a_share_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"XB bears -10 %; expected 0 % or more"):
        split(Money(1, "RUB"), {"XA": F(11, 10), "XB": F(-1, 10)})
