"""What no field may hold: half a character, control characters, several lines in a name, blank names."""

import json
from typing import Any

import pytest

from charterhouse.charters.csto.ch09_financing.acts import ApproveScale
from charterhouse.core.errors import Unreadable
from charterhouse.core.examples import written_example
from charterhouse.core.fitting import MAX_WHOLE
from laws.worlds import CODEC

PAID: dict[str, Any] = {
    "act": "dues.pay", "on": "2024-05-08", "by": "XA", "member": "XA", "amount": "100.00 RUB",
}  # fmt: skip
TABLED: dict[str, Any] = {"act": "organs.table", "on": "2024-05-08", "by": "XA", "draft": "d1"}
REMARK: dict[str, Any] = {
    "act": "register.remark", "on": "2024-05-08", "by": "XA", "text_en": "a", "text_ru": "а",
}  # fmt: skip


def refused(raw: dict[str, Any], read: Any = CODEC.read_act) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    error = caught.value
    for said in (str(error), error.told("ru")):
        assert said.isprintable(), ascii(said)
        said.encode("utf-8")
    assert error.told("ru") != str(error) == error.told("en")
    return error


@pytest.mark.parametrize(
    ("field", "text", "named"),
    [
        ("draft", "d\ud800", "U+D800, character 2"),
        ("draft", "a\x00b", "U+0000, character 2"),
        ("draft", "a\nb", "U+000A, character 2"),
        ("draft", "a\tb", "U+0009, character 2"),
        ("draft", "a\u2028b", "U+2028, character 2"),
        ("draft", "\u202etfard", "U+202E, character 1"),
        ("by", "XA\x07", "U+0007, character 3"),
    ],
)
def test_a_name_holds_nothing_that_cannot_be_seen(field: str, text: str, named: str) -> None:
    error = refused({**TABLED, field: text})
    assert error.path == field
    assert named in str(error)


@pytest.mark.parametrize("text", ["a\ud800", "a\x00", "a\x1b[31m"])
def test_a_long_text_holds_no_control_characters(text: str) -> None:
    assert refused({**REMARK, "text_en": text}).path == "text_en"


def test_a_long_text_may_have_several_lines() -> None:
    act = CODEC.read_act({**REMARK, "text_en": "one\n\ttwo", "text_ru": "«раз»\u00a0— два 👍🏽"})
    assert CODEC.plain(act)["text_en"] == "one\n\ttwo"
    assert CODEC.written(act)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"draft": ""}, "draft"),
        ({"draft": "   "}, "draft"),
        ({"draft": " d1"}, "draft"),
        ({"by": ""}, "by"),
        ({"documents": ["a\nb"]}, "documents"),
        ({"sources": [{"address": "a\x00"}]}, "sources.address"),
        ({"measure": {"act": "members.suspend", "member": " "}}, "measure.member"),
        ({"measure": {"act": "members.suspend", "member": "X\n"}}, "measure.member"),
    ],
)
def test_every_field_at_any_depth_is_looked_at(changes: dict[str, Any], path: str) -> None:
    assert refused({**TABLED, **changes}).path == path


def test_a_question_is_looked_at_as_an_act_is() -> None:
    assert refused({"question": "owes", "member": "X\ud800"}, CODEC.read_question).path == "member"
    assert refused({"question": "owes", "member": ""}, CODEC.read_question).path == "member"


def test_a_number_stays_one_that_other_programs_can_read() -> None:
    large = {"act": "register.annul", "on": "2024-05-08", "by": "XA", "reason": "r"}
    assert refused({**large, "entry": MAX_WHOLE + 1}).path == "entry"
    assert CODEC.read_act({**large, "entry": MAX_WHOLE}).on.text == "2024-05-08"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"act": "dues.pya"}, "`act`: `dues.pya`; ожидается: вид акта этого устава, например `dues.pay`."),
        ({"mebmer": "XA"}, "`mebmer`: `XA`; ожидается: одно из полей: "),
        ({"on": "2023-02-29"}, "`on`: `2023-02-29`; ожидается: день, который есть в календаре"),
        ({"by": 5}, "`by`: `5`; ожидается: текст; не подходит: целое число"),
        ({"amount": 5}, "`amount`: `5`; ожидается: сумма с валютой"),
        ({"amount": None}, "`amount`: `None`; ожидается: сумма с валютой"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_russian(changes: dict[str, Any], told: str) -> None:
    assert refused({**PAID, **changes}).told("ru").startswith(told)


def test_a_missing_field_is_told_in_russian() -> None:
    error = refused({key: value for key, value in PAID.items() if key != "amount"})
    assert error.told("ru").startswith("`amount`: не указано; ожидается: сумма с валютой")


def test_the_example_of_a_scale_holds_shares() -> None:
    assert json.loads(written_example(ApproveScale, "shares")) == {"XA": "1/2", "XB": "1/2"}
