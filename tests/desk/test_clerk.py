"""Entries about the register itself: the registrar's, under any charter."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.core.answers import Verdict
from charterhouse.core.errors import NotAuthorised
from charterhouse.desk import clerk
from desk.conftest import Club

OPEN: dict[str, Any] = {
    "charter": "club", "organisation": "x", "seat": "x", "time_zone": "UTC", "profile": "kind", "live": True,
    "registrar": "bob",
}  # fmt: skip


def enter(club: Club, kind: str, author: str = "ann", **fields: Any) -> Any:
    """An entry of the registrar, made today."""
    act = {"act": f"register.{kind}", "on": "2026-11-25", "by": "registrar", **fields}
    return club.desk.offer(act, author)


def broken(ruling: Any) -> list[str]:
    """The sentences that are not true."""
    return [g.rule.rpartition(".")[2] for g in ruling.answer.grounds if g.truth.value == "breached"]


def test_a_register_is_opened_once(club: Club) -> None:
    ruling = enter(club, "open", **OPEN)
    assert ruling.answer.verdict is Verdict.REFUSED
    assert broken(ruling) == ["the_register_is_opened_once"]


def test_the_registrar_remarks(club: Club) -> None:
    assert enter(club, "remark", text_en="x", text_ru="y").receipt is not None


def test_nobody_else_writes_about_the_register(club: Club) -> None:
    with pytest.raises(NotAuthorised):
        enter(club, "remark", "bob", text_en="x", text_ru="y")
    club.desk.offer(
        {
            "act": "club.name",
            "on": "2024-01-01",
            "by": "committee",
            "person": "bob",
            "party": "registrar",
        },
        "ann",
    )
    ruling = enter(club, "remark", "bob", text_en="x", text_ru="y")
    assert broken(ruling) == ["the_registrar_keeps_the_register"]


def test_a_correction_needs_a_second_officer_and_a_readable_act(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-01")
    correction: dict[str, Any] = {"entry": 1, "fields": {"on": "2024-06-01"}, "reason": "a slip"}
    assert broken(enter(club, "correct", second_officer="ann", **correction)) == [
        "two_officers_answer_for_it"
    ]
    wrong = {**correction, "fields": {"on": "2024-06-31"}}
    assert broken(enter(club, "correct", second_officer="eve", **wrong)) == [
        "the_corrected_act_can_be_read"
    ]
    kind = {**correction, "fields": {"act": "club.leave"}}
    assert broken(enter(club, "correct", second_officer="eve", **kind)) == [
        "the_corrected_act_can_be_read"
    ]
    before = club.ask("belongs", on="2024-05-02", person="bob")
    assert enter(club, "correct", second_officer="eve", **correction).receipt is not None
    after = club.ask("belongs", on="2024-05-02", person="bob")
    assert (before.answer.verdict, after.answer.verdict) == (Verdict.YES, Verdict.NO)
    assert club.ask("belongs", on="2024-05-02", person="bob", known=1).answer.verdict is Verdict.YES


@pytest.mark.parametrize("entry", [-1, 0, 7])
def test_there_is_something_to_strike_out(club: Club, entry: int) -> None:
    assert broken(enter(club, "annul", entry=entry, reason="x")) == ["the_entry_stands"]


def test_an_entry_is_struck_out_once(club: Club) -> None:
    club.offer("join", "bob")
    assert enter(club, "annul", entry=1, reason="in error").receipt is not None
    assert club.ask("belongs", person="bob").answer.verdict is Verdict.NO
    assert broken(enter(club, "annul", entry=1, reason="in error")) == ["the_entry_stands"]


def test_what_is_attested_answers_a_question(club: Club) -> None:
    yes: dict[str, Any] = {"arguments": {"person": "bob"}, "answer": "yes"}
    assert enter(club, "attest", question="belongs", **yes).receipt is not None
    for question in ("paid", "belonging"):
        assert broken(enter(club, "attest", question=question, **yes)) == [
            "the_question_can_be_asked"
        ]


def test_a_decision_that_annuls_was_adopted(club: Club) -> None:
    club.offer("join", "bob")
    ruling = enter(club, "annul", entry=1, reason="x", basis="no-such-draft")
    assert broken(ruling) == ["the_annulling_decision_was_adopted"]


def test_what_may_be_entered_may_be_asked_first(club: Club) -> None:
    act = {
        "act": "register.remark",
        "on": "2026-11-25",
        "by": "registrar",
        "text_en": "x",
        "text_ru": "y",
    }
    asked = club.ask("may", act=act)
    assert asked.answer.verdict is Verdict.REFUSED, "this charter says nothing of it"
    assert clerk.heard(asked, "ann", club.register).answer.verdict is Verdict.PERMITTED
    assert clerk.heard(asked, "bob", club.register).answer.verdict is Verdict.REFUSED
    other = club.ask("belongs", person="bob")
    assert clerk.heard(other, "ann", club.register) is other
