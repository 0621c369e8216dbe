"""Movements matched to calls: what is certain, and why the rest is left to a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.money import Money, total
from charterhouse.documents.bank_statement import Movement, Statement
from charterhouse.documents.matching import Call, Known, Left, Matched, as_act, match

NAMES = {
    "AM": ["Armenia", "Армения"],
    "KZ": ["Kazakhstan", "Казахстан"],
    "KG": ["Kyrgyzstan"],
    "XB": [],
}


def rubles(whole: int) -> Money:
    return Money(whole * 100, "RUB")


CALLS = [
    Call("KZ", 2023, rubles(30)),
    Call("KZ", 2024, rubles(100)),
    Call("AM", 2024, rubles(100)),
    Call("AM", 2025, rubles(100)),
    Call("XB", 2024, rubles(50)),
    Call("XB", 2025, None),
]
QUOTED = {
    "contribution, Kazakhstan, 2024": ("KZ", 2024),
    "взнос, Казахстан, 2022": ("KZ", 2022),
    "contribution, XB, 2024": ("XB", 2024),
    "взнос, XB, 2025": ("XB", 2025),
}


def movement(whole: int, reference: str = "r1", **of: str) -> Movement:
    return Movement(date(2024, 3, 5), rubles(whole), reference, **of)


def matching(
    *movements: Movement, entered: tuple[str, ...] = (), partly: tuple[str, ...] = ()
) -> tuple[list[Matched], list[Left]]:
    known = Known(NAMES, QUOTED, entered)
    return match([Statement("s", "a", "RUB", movements)], CALLS, known, partly)


@pytest.mark.parametrize(
    ("moved", "state", "years"),
    [
        (movement(100, country="KZ"), "KZ", (2024,)),  # the amount of one call alone
        (movement(40, payer="Казахстан, Минфин", text="взнос 2024"), "KZ", (2024,)),
        (movement(130, payer="KAZAKHSTAN"), "KZ", ()),  # all of it, oldest first
        (movement(100, country="AM"), "AM", ()),  # two calls are alike
        (movement(100, country="AM", text="for 2025"), "AM", (2025,)),
        (movement(100, country="KZ", payer="Trading house"), "KZ", (2024,)),  # the bank knows
        (movement(40, payer="KZ", text="Contribution, Kazakhstan, 2024"), "KZ", (2024,)),
        (movement(40, text="Contribution  KAZAKHSTAN 2024, of 5.3.2026"), "KZ", (2024,)),  # quoted
        (movement(30, payer="KZ", text="in 2023"), "KZ", (2023,)),  # a code for a name
        (movement(100, payer="PAID BY AM", text="dues; KZ 2024"), "KZ", (2024,)),
    ],
)
def test_a_payer_and_a_year_that_are_certain(
    moved: Movement, state: str, years: tuple[int, ...]
) -> None:
    matched, left = matching(moved)
    assert not left
    assert (matched[0].state, matched[0].years) == (state, years)


@pytest.mark.parametrize(
    ("moved", "why"),
    [
        (movement(-5, country="KZ"), "outgoing"),
        (movement(100, payer="somebody"), "payer_unknown"),
        (movement(100, text="Armenia and Kazakhstan"), "several_payers"),
        (movement(100, payer="Kyrgyzstan"), "nothing_owed"),
        (movement(131, country="KZ"), "more_than_is_owed"),
        (movement(31, country="KZ", text="2023"), "more_than_is_owed"),
        (movement(100, reference="old", country="KZ"), "entered_before"),
        (Movement(date(2024, 3, 5), Money(1, "USD"), "r", country="KZ"), "other_currency"),
        (movement(100, payer="Armeniatrade"), "payer_unknown"),
        (movement(100, payer="I am", text="paid by hand"), "payer_unknown"),
        (movement(10, country="AM", text="contribution, Kazakhstan, 2024"), "several_payers"),
        (movement(10, text="взнос, Казахстан, 2022"), "year_not_owed"),
        (movement(40, payer="AM", text="contribution, Kazakhstan, 2024"), "several_payers"),
        (
            movement(40, payer="Минфин, Армения", text="contribution, Kazakhstan, 2024"),
            "several_payers",
        ),
        (movement(100, country="KZ", payer="Armenia trade"), "several_payers"),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(moved: Movement, why: str) -> None:
    matched, left = matching(moved, entered=("old",))
    assert not matched
    assert left[0].why == why


@pytest.mark.parametrize(
    ("moved", "years", "why"),
    [
        (movement(50, payer="XB", text="contribution, XB, 2024"), (2024,), ""),
        (movement(20, country="XB", text="2024"), (2024,), ""),
        (movement(50, payer="XB"), (), "year_not_named"),  # 2025 may be as much
        (movement(50, text="взнос, XB, 2025"), (), "debt_unknown"),
        (movement(51, text="contribution, XB, 2024"), (), "more_than_is_owed"),
    ],
)
def test_of_an_account_known_in_part_only_a_year_that_is_named_is_paid(
    moved: Movement, years: tuple[int, ...], why: str
) -> None:
    matched, left = matching(moved, partly=("XB",))
    assert [each.years for each in matched] == ([years] if years else [])
    assert [each.why for each in left] == ([why] if why else [])
    assert all(each.states == ("XB",) for each in left)


def test_what_one_movement_pays_the_next_cannot_pay_again() -> None:
    matched, left = matching(movement(100, country="KZ"), movement(100, "r2", country="KZ"))
    assert [each.years for each in matched] == [(2024,)]
    assert left[0].why == "more_than_is_owed"


def test_a_match_is_offered_as_the_act_of_the_secretariat() -> None:
    matched, _ = matching(movement(100, "A-17", country="KZ"))
    assert as_act(matched[0]) == {
        "act": "financing.record_payment",
        "on": "2024-03-05",
        "by": "secretariat",
        "payment": "A-17",
        "state": "KZ",
        "amount": "100.00 RUB",
        "received": "2024-03-05",
        "years": [2024],
    }


@given(
    st.lists(
        st.builds(
            movement,
            st.integers(-20, 200),
            country=st.sampled_from(["KZ", "AM", "KG", ""]),
            text=st.sampled_from(["", "2023", "2024", "2023 2024"]),
        ),
        max_size=8,
    )
)
def test_every_movement_is_told_once_and_no_more_is_paid_than_is_owed(
    moved: list[Movement],
) -> None:
    matched, left = matching(*moved)
    assert len(matched) + len(left) == len(moved)
    for state in NAMES:
        owed = total((call.unpaid for call in CALLS if call.unpaid and call.state == state), "RUB")
        paid = total((each.movement.amount for each in matched if each.state == state), "RUB")
        assert paid <= owed
