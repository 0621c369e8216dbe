"""An answer as plain data: exactly the fields of the house, and nothing that JSON cannot hold."""

from __future__ import annotations

import json
from typing import Any

from charterhouse.desk.answers import as_data, cited
from desk.conftest import Club

FIELDS = [
    "question", "arguments", "on", "known", "profile", "answer", "taken", "value", "withheld", "holds", "grounds",
    "readings", "turns_on", "otherwise", "missing", "assumed", "record_reaches", "remedy",
]  # fmt: skip
OF_A_GROUND = ["paragraph", "edition", "rule", "finding", "facts", "sources", "entries", "en", "ru"]


def told(club: Club, question: str, **more: Any) -> dict[str, Any]:
    """An answer as data, through JSON and back."""
    data: dict[str, Any] = as_data(club.ask(question, **more), club.register)
    return dict(json.loads(json.dumps(data)))


def test_the_fields_are_those_of_the_house(club: Club) -> None:
    club.offer("join", "bob")
    data = told(club, "belongs", person="bob")
    assert list(data) == FIELDS
    assert list(data["grounds"][0]) == OF_A_GROUND
    assert data["arguments"] == {"person": "bob"}
    assert data["on"] == "2026-11-25"
    assert data["holds"] == {"since": "2024-05-01", "until": None}


def test_an_instant_is_told_as_an_instant(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-01T10:00:00+02:00")
    data = told(club, "belongs", on="2024-05-01T08:00:00Z", person="bob")
    assert data["on"] == "2024-05-01T08:00:00Z"
    assert data["holds"] == {"since": "2024-05-01T08:00:00Z", "until": None}
    before = told(club, "belongs", on="2024-04-30", person="bob")
    assert before["holds"] == {"since": None, "until": "2024-05-01T08:00:00Z"}


def test_money_is_text(club: Club) -> None:
    club.offer("pay", "bob", by="treasurer", amount="10.00 EUR")
    assert told(club, "paid", person="bob")["value"] == "10.00 EUR"


def test_what_turns_an_answer_is_told_with_what_it_would_be(club: Club) -> None:
    for kind, on in (("join", "2024-01-01"), ("pay", "2024-02-01"), ("leave", "2024-03-01")):
        more = {"by": "treasurer", "amount": "10.00 EUR"} if kind == "pay" else {}
        club.offer(kind, "bob", on=on, **more)
    act = {"act": "club.join", "on": "2024-04-01", "by": "bob", "person": "bob"}
    data = told(club, "may", act=act)
    assert data["answer"] == "depends"
    assert data["taken"] == "permitted"
    assert data["turns_on"] == [{"reading": "R-1=B", "answer": "refused", "value": None}]
    strict = told(club, "may", act=act, profile="strict")
    assert strict["taken"] == "refused"
    assert strict["remedy"] == [
        {
            "rule": "1.2.nobody_joins_twice",
            "reading": None,
            "en": "Nothing is to be done.",
            "ru": "Делать нечего.",
        }
    ]
    chosen = told(club, "may", act=act, chosen={"R-1": "A"})
    assert chosen["answer"] == "permitted"


def test_sources_are_told_with_their_entry(club: Club) -> None:
    sources = [{"address": "https://example.org/1", "confidence": "medium"}]
    club.offer("join", "bob", sources=sources)
    ground = told(club, "belongs", person="bob")["grounds"][0]
    assert ground["sources"] == [{**sources[0], "entry": 1}]
    assert ground["entries"] == [1]


def test_paragraphs_are_cited_at_any_depth(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01")
    act = {"act": "club.leave", "on": "2024-04-01", "by": "bob", "person": "bob"}
    asked = club.ask("may", act=act)
    assert {ground.paragraph for ground in asked.answer.grounds} == {"1.3"}
    assert cited(asked.answer) == {"1.3", "2.1"}


def test_a_default_is_told_as_assumed(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01")
    act = {"act": "club.leave", "on": "2024-04-01", "by": "bob", "person": "bob"}
    assert told(club, "may", act=act)["assumed"] == ["dues"]


def test_beyond_its_reach_a_record_says_so() -> None:
    club = Club(live=False)
    club.desk.offer(
        {"act": "register.declare_coverage", "on": "2026-01-01", "by": "registrar", "kind": "*", "since": "2020-01-01",
         "until": "2026-01-01", "complete": True}, "ann",
    )  # fmt: skip
    assert told(club, "belongs", on="2025-12-31", person="bob")["record_reaches"] is None
    assert told(club, "belongs", on="2026-01-01", person="bob")["record_reaches"] == "2025-12-31"
