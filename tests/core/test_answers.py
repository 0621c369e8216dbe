"""Truths in Kleene's logic, and answers that will not be taken for yes or no by accident."""

from itertools import product

import pytest

from charterhouse.core.answers import (
    Answer,
    Missing,
    Truth,
    Verdict,
    all_of,
    any_of,
    none_of,
    require,
    truth_of,
    who,
)
from charterhouse.core.moments import NEVER

T, F, U = Truth.MET, Truth.BREACHED, Truth.OPEN


def answer(truth: Truth, value: object = None, of_act: bool = False) -> Answer[object]:
    return Answer(truth, value, (), 0, NEVER, {}, of_act=of_act)


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [(T, T, T, T), (T, F, F, T), (T, U, U, T), (F, T, F, T), (F, F, F, F), (F, U, F, U),
     (U, T, U, T), (U, F, F, U), (U, U, U, U)],
)  # fmt: skip
def test_truth_tables(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert all_of(one, other) is both
    assert any_of(one, other) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (U, U)])
def test_none_of_one_is_its_opposite(truth: Truth, opposite: Truth) -> None:
    assert none_of(truth) is opposite
    assert none_of(none_of(truth)) is truth


def test_de_morgan_and_order_hold_for_three() -> None:
    for three in product((T, F, U), repeat=3):
        assert none_of(*three) is all_of(*(none_of(each) for each in three))
        assert all_of(*three) is all_of(*reversed(three))
        assert any_of(*three) is any_of(*reversed(three))


def test_of_nothing_all_are_met_and_none_is() -> None:
    assert all_of() is T
    assert any_of() is F
    assert none_of() is T
    assert require().truth is T


def test_plain_facts_truths_and_answers_may_be_mixed() -> None:
    assert all_of(True, T, answer(T)) is T
    assert all_of(True, answer(U), T) is U
    assert any_of(False, answer(F)) is F
    assert truth_of(False) is F
    assert require(True, answer(F), said="no").truth is F
    assert who({"XA": True, "XB": answer(U), "XC": F}) == ["XA"]
    assert who({"XA": True, "XB": answer(U)}, U) == ["XB"]


def test_a_truth_or_an_answer_is_never_taken_for_yes_or_no() -> None:
    for each in (T, F, U, Truth.SILENT, answer(T), answer(F)):
        with pytest.raises(TypeError, match="more than two values"):
            bool(each)


def test_what_the_asker_is_told() -> None:
    assert answer(T).taken is Verdict.YES
    assert answer(F).taken is Verdict.NO
    assert answer(T, of_act=True).taken is Verdict.PERMITTED
    assert answer(F, of_act=True).taken is Verdict.REFUSED
    assert answer(T, 0).taken is Verdict.VALUE
    assert answer(U).verdict is Verdict.UNDETERMINED
    assert Missing("dues.pay") == Missing("dues.pay", ())
