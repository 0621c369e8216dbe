"""The codec: what cannot be read is said with path, value, expectation and example; what can, comes back."""

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from charterhouse.commons.money import Money
from charterhouse.core.acts import OF_EVERY_CHARTER, Act, Fields, Source
from charterhouse.core.codec import Codec
from charterhouse.core.entries import VERSION, Notwithstanding
from charterhouse.core.errors import Unreadable
from charterhouse.core.fitting import MAX_TEXT
from charterhouse.core.moments import when
from charterhouse.core.values import plain, read_value
from laws.worlds import CODEC, SEAT
from toy_charter.vocabulary import (
    Adopted,
    Delegate,
    Elect,
    Holder,
    Owes,
    Pay,
    Suspend,
    Table,
    Tenure,
    book,
)

PAID = {"act": "dues.pay", "on": "2024-05-08", "by": "XA", "member": "XA", "amount": "100.00 RUB"}
HEAD = {
    "v": VERSION,
    "seq": 4,
    "recorded": "2026-11-25T01:08:59.123456Z",
    "id": "x",
    "author": "ann",
}


def unreadable(raw: Any, read: Any = CODEC.read_act) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    for name in ("Struct", "msgspec", "datetime", "`str`", "`int`", "NoneType", "$."):
        assert name not in said
    return caught.value


@pytest.mark.parametrize(
    ("changes", "path", "found", "example"),
    [
        ({"act": "dues.pya"}, "act", "dues.pya", "dues.pay"),
        ({"act": None}, "act", None, ""),
        ({"on": "2023-02-29"}, "on", "2023-02-29", "2024-02-29"),
        ({"on": ""}, "on", "", "2024-05-08"),
        ({"on": 20240508}, "on", "20240508", "2024-05-08"),
        ({"amount": "100 RUB"}, "amount", "100 RUB", "100.00 RUB"),
        ({"amount": 100}, "amount", 100, "53220000.00 RUB"),
        ({"amount": None}, "amount", None, "53220000.00 RUB"),
        ({"by": 5}, "by", 5, "KZ"),
        ({"mebmer": "XA"}, "mebmer", "XA", ""),
        ({"seq": 3}, "seq", 3, ""),
        ({"hidden": ["amount"]}, "hidden", ["amount"], ""),
        ({"published": "2024-05"}, "published", "2024-05", "2024-02-29"),
        ({"documents": "abc"}, "documents", "abc", ""),
        ({"member": "x" * (MAX_TEXT + 1)}, "member", None, ""),
        ({"sources": [{"address": "a", "confidence": "sure"}]}, None, None, ""),
        ({"sources": [{"adress": "a"}]}, None, None, ""),
    ],
)  # fmt: skip
def test_every_mistake_is_named(
    changes: dict[str, Any], path: str | None, found: object, example: str
) -> None:
    error = unreadable({**PAID, **changes})
    if path is not None:
        assert error.path == path
    if found is not None and path != "member":
        assert str(error.found) == str(found)
    if example:
        assert error.example == example
        assert f"such as `{example}`" in str(error)


@pytest.mark.parametrize("name", ["on", "by", "member", "amount"])
def test_a_field_that_is_missing_is_named_with_an_example(name: str) -> None:
    error = unreadable({key: value for key, value in PAID.items() if key != name})
    assert error.path == name
    assert "required" in str(error)
    assert error.example


@pytest.mark.parametrize("raw", [None, 5, "pay", [], [PAID], {}])
def test_what_is_no_act_at_all_is_unreadable(raw: Any) -> None:
    unreadable(raw)


def test_a_choice_lists_what_may_be_chosen() -> None:
    raw = {
        "act": "organs.announce",
        "on": "2024-05-08",
        "by": "chair",
        "draft": "d",
        "outcome": "yes",
    }
    error = unreadable(raw)
    assert error.path == "outcome"
    assert "one of `adopted`, `not_adopted`" in str(error)
    assert error.example == "adopted"


TABLED = {"act": "organs.table", "on": "2024-05-08", "by": "XA", "draft": "d1"}


@pytest.mark.parametrize(
    ("measure", "path"),
    [
        ({"act": "members.suspend", "member": 5}, "measure.member"),
        ({"act": "members.suspend"}, "measure.member"),
        ({"act": "members.suspned", "member": "XA"}, "measure.act"),
        ({"act": "dues.pay", "member": "XA"}, "measure.act"),
        ({"act": "members.suspend", "member": "XA", "why": "?"}, "measure.why"),
        (
            {"act": "offices.elect", "office": "chair", "person": "Ann", "years": "two"},
            "measure.years",
        ),
        ("suspend", "measure"),
        (5, "measure"),
    ],
)
def test_a_mistake_in_a_measure_is_named(measure: Any, path: str) -> None:
    assert unreadable({**TABLED, "measure": measure}).path == path


def test_a_path_says_where_in_a_file_it_stands() -> None:
    with pytest.raises(Unreadable) as caught:
        CODEC.read_act({**PAID, "on": "?"}, "given[3].")
    assert caught.value.path == "given[3].on"
    with pytest.raises(Unreadable) as caught:
        CODEC.read_act({**TABLED, "measure": {"act": "?"}}, "given[3].")
    assert caught.value.path == "given[3].measure.act"


def test_states_are_checked_where_a_charter_names_them() -> None:
    """The toy names none, so any text will do."""
    assert CODEC.read_act({**PAID, "member": "anybody"}).by == "XA"


def test_questions_are_read_and_their_mistakes_named() -> None:
    assert CODEC.read_question({"question": "owes", "member": "XA"}) == Owes("XA")
    assert CODEC.read_question({"question": "holder", "office": "chair"}) == Holder("chair")
    assert CODEC.arguments(Holder("chair")) == {"office": "chair"}
    assert unreadable({"question": "owse", "member": "XA"}, CODEC.read_question).example == "owes"
    assert unreadable({"question": "owes"}, CODEC.read_question).path == "member"
    assert unreadable({"question": "owes", "member": 5}, CODEC.read_question).path == "member"
    assert unreadable({"question": "owes", "state": "XA"}, CODEC.read_question).path == "state"
    assert unreadable({}, CODEC.read_question).path == "question"


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(str(unreadable({**PAID, "on": "9" * 100_000}))) < 500


# Entries -----------------------------------------------------------------------------------------


def body(**changes: Any) -> bytes:
    return json.dumps({**HEAD, "act": PAID, **changes}).encode()


def test_an_entry_reads_back_with_the_choices_made() -> None:
    act = CODEC.read_act(PAID)
    why = Notwithstanding("ben", "it happened")
    content = CODEC.content(
        act,
        id="x",
        author="ann",
        credential=2,
        readings={"R-2": "B", "R-1": "A"},
        notwithstanding=why,
    )
    assert list(json.loads(content)["readings"]) == ["R-1", "R-2"]
    entry = CODEC.read_entry(b'{"v":1,"seq":4,"recorded":"2026",' + content[1:])
    assert (entry.act, entry.readings, entry.notwithstanding) == (
        act,
        {"R-1": "A", "R-2": "B"},
        why,
    )
    assert (entry.seq, entry.author, entry.credential, entry.private) == (4, "ann", 2, None)


def test_what_is_sealed_holds_neither_place_nor_defaults() -> None:
    act = CODEC.read_act(PAID)
    written = CODEC.written(msgspec.structs.replace(act, seq=7, hidden=("amount",)))
    assert json.loads(written) == PAID
    assert list(json.loads(written)) == ["act", "on", "by", "member", "amount"]


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"5", b"null", b"[]", b'"x"', b"\xff\xfe", b"{}", body(act=5), body(act=None), body(act={}),
        body(seq="four"), body(seq=None), body(readings=[1]), body(readings={"R-1": 1}),
        body(notwithstanding={"officer": "ben"}), body(notwithstanding=5), body(more=1), body(id=None),
        body(act={**PAID, "seq": 2}), body(act={**PAID, "hidden": ["amount"]}), body(act={**PAID, "on": "?"}),
        body(credential="x"), body(act={**PAID, "amount": 1.5}),
        json.dumps({name: value for name, value in HEAD.items() if name != "seq"} | {"act": PAID}).encode(),
    ],
)  # fmt: skip
def test_a_body_that_is_no_entry_is_unreadable(raw: bytes) -> None:
    unreadable(raw, CODEC.read_entry)


def test_a_newer_version_is_refused_with_what_to_do() -> None:
    error = unreadable(body(v=VERSION + 1), CODEC.read_entry)
    assert error.path == "v"
    assert "newer Charterhouse" in str(error)
    assert "install" in str(error)


def test_an_older_version_is_brought_up_to_date() -> None:
    """Version -1 called the author a clerk; version 0 had dues in whole roubles."""

    def rename(fields: dict[str, Any]) -> dict[str, Any]:
        return {**{k: v for k, v in fields.items() if k != "clerk"}, "author": fields["clerk"]}

    def in_full(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "act": {**fields["act"], "amount": f"{fields['act']['amount']}.00 RUB"}}

    codec = Codec(book, SEAT, upcasts={-1: rename, 0: in_full})
    old = {**HEAD, "v": -1, "clerk": "ann", "act": {**PAID, "amount": 100}}
    del old["author"]
    entry = codec.read_entry(json.dumps(old).encode())
    assert (entry.author, entry.act) == ("ann", CODEC.read_act(PAID))
    error = unreadable(json.dumps(old).encode(), CODEC.read_entry)
    assert error.path == "v"
    assert unreadable(body(v="1"), codec.read_entry).path == "v"
    assert unreadable(body(v=None), codec.read_entry).path == "v"


def test_a_private_part_is_put_back_and_marked() -> None:
    sealed = {
        "act": "members.delegate",
        "on": "2024-05-08",
        "by": "XA",
        "member": "XA",
        "people": ["Ann"],
    }
    entry = CODEC.read_entry(body(act=sealed, private="hash"), {"note": "ill"})
    assert isinstance(entry.act, Delegate)
    assert (entry.act.note, entry.act.hidden, entry.private) == ("ill", ("note",), "hash")
    erased = CODEC.read_entry(body(act=sealed, private="hash"))
    assert isinstance(erased.act, Delegate)
    assert (erased.act.note, erased.act.hidden) == ("", ())
    assert "note" not in CODEC.plain(erased.act)


# Values ------------------------------------------------------------------------------------------


def test_values_come_back_from_their_written_form() -> None:
    for value, worth in (
        (Money(-5, "RUB"), Money), (Tenure("Ann", date(2024, 2, 29)), Tenure), (date(2024, 2, 29), date),
        ("text", str), (7, int), (("a", "b"), tuple[str, ...]), (Fields({"quorum": 2}), Fields),
        ({"XA": Money(1, "RUB")}, dict[str, Money]),
    ):  # fmt: skip
        written = json.loads(json.dumps(plain(value)))
        assert read_value(written, worth) == value
    assert plain(frozenset(["b", "a"])) == ["a", "b"]


def test_fields_are_a_value() -> None:
    one, other = Fields({"a": {"x": 1, "y": 2}, "b": 2}), Fields({"b": 2, "a": {"y": 2, "x": 1}})
    assert one == other
    assert hash(one) == hash(other)
    assert one != Fields({"a": 1})
    assert (one["b"], len(one), list(one)) == (2, 2, ["a", "b"])


def test_a_measure_of_a_draft_comes_back() -> None:
    act = Table(
        on=when("2024", SEAT), by="XA", draft="d", measure=Elect(office="chair", person="Ann")
    )
    assert CODEC.read_act(CODEC.plain(act)) == act
    assert CODEC.read_act(json.loads(CODEC.written(act))) == act
    assert CODEC.plain(act)["measure"] == {
        "act": "offices.elect",
        "office": "chair",
        "person": "Ann",
    }
    suspend = Suspend(member="XA")
    assert CODEC.read_measure(suspend) is suspend
    assert CODEC.read_question({"question": "adopted", "draft": "d"}) == Adopted("d")


def test_a_corrected_act_keeps_what_was_right() -> None:
    act = CODEC.read_act({**PAID, "sources": [{"address": "a", "confidence": "low"}]})
    right = CODEC.corrected(act, {"amount": "7.00 RUB", "on": "2024-05"})
    assert isinstance(right, Pay)
    assert (str(right.amount), str(right.on), right.member) == ("7.00 RUB", "2024-05", "XA")
    assert right.sources == (Source("a", "low"),)
    with pytest.raises(Unreadable):
        CODEC.corrected(act, {"amuont": "7.00 RUB"})


# Schemas -----------------------------------------------------------------------------------------

KINDS = [name for name, kind in book.kinds.items() if issubclass(kind, Act) or name]


def references(part: Any) -> list[str]:
    if isinstance(part, dict):
        found = [part["$ref"]] if "$ref" in part else []
        return found + [each for value in part.values() for each in references(value)]
    return [each for value in part for each in references(value)] if isinstance(part, list) else []


def check(schema: Any) -> None:
    """As much of the JSON Schema of schemas as ours may break."""
    kinds = {"object", "array", "string", "integer", "number", "boolean", "null"}
    if not isinstance(schema, dict):
        assert isinstance(schema, bool)
        return
    named = schema.get("type", [])
    assert set([named] if isinstance(named, str) else named) <= kinds
    assert all(isinstance(name, str) for name in schema.get("required", []))
    for name in ("properties", "$defs"):
        for each in schema.get(name, {}).values():
            check(each)
    for name in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for each in schema.get(name, []):
            check(each)
    for name in ("items", "additionalProperties"):
        check(schema.get(name, True))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema(kind: str) -> None:
    schema = CODEC.schema(kind)
    json.dumps(schema)
    check(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    for reference in references(schema):
        assert reference.removeprefix("#/$defs/") in schema["$defs"]
    top = schema["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    assert top["properties"]["act"] == {"enum": [kind]}
    assert "seq" not in top["properties"]
    assert "hidden" not in top["properties"]
    assert set(top["required"]) <= set(top["properties"])


def test_a_schema_of_what_is_no_kind_is_refused() -> None:
    unreadable("dues.pya", CODEC.schema)
    assert len(KINDS) == len(book.kinds) > len(OF_EVERY_CHARTER)
