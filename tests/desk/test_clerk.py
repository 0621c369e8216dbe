"""Entries about the register itself: the registrar's, under any charter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from charterhouse import bootstrap
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


def founding() -> list[dict[str, Any]]:
    """Three States sign the Charter and deposit."""
    made: list[dict[str, Any]] = [
        {"act": "final.open_treaty", "on": "2002-10-07", "by": "depositary", "ref": "charter",
         "title_en": "Charter", "title_ru": "Устав", "form": "charter"}
    ]  # fmt: skip
    for kind, on in (("sign", "2002-10-07"), ("deposit", "2003-09-18")):
        made += [
            {"act": f"final.{kind}", "on": on, "by": state, "treaty": "charter", "state": state}
            for state in ("XA", "XB", "XC")
        ]
    return made


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


def entitle(club: Club, person: str = "eve", party: str = "secretariat") -> None:
    """The committee says that somebody acts for an office."""
    assert club.offer("name", person, by="committee", on="2024-01-01", party=party).receipt


def test_the_second_officer_is_one_whom_the_register_entitles(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-01")
    correction: dict[str, Any] = {
        "entry": 1, "fields": {"on": "2024-04-01"}, "reason": "a slip", "second_officer": "eve",
    }  # fmt: skip
    striking: dict[str, Any] = {"entry": 1, "reason": "in error", "second_officer": "eve"}
    unentitled = ["the_second_officer_is_entitled"]
    assert broken(enter(club, "correct", **correction)) == unentitled
    assert broken(enter(club, "annul", **striking)) == unentitled
    entitle(club, party="bob")
    assert broken(enter(club, "annul", **striking)) == unentitled, "it is no office of the register"
    entitle(club, party="depositary")
    assert enter(club, "correct", **correction).receipt is not None
    entered = enter(club, "annul", **striking)
    assert entered.receipt is not None
    assert entered.answer.grounds[3].facts == {"second": "eve", "entry": 3}


@pytest.mark.parametrize("second", ["", "ann"])
def test_one_officer_alone_strikes_nothing_out(club: Club, second: str) -> None:
    club.offer("join", "bob")
    ruling = enter(club, "annul", entry=1, reason="in error", second_officer=second)
    assert broken(ruling) == ["two_officers_answer_for_it"]


@pytest.mark.parametrize(
    ("capacity", "organ", "entitled"),
    [
        ("permanent_representative", "permanent_council", True),
        ("head", "council", True),
        ("expert", "permanent_council", False),
    ],
)
def test_whoever_sits_at_the_head_for_a_member_may_be_the_second(
    tmp_path: Path, capacity: str, organ: str, entitled: bool
) -> None:
    bootstrap.new_register(tmp_path / "r.db", "ann", "Society of Lanterns", "text")
    accredited = {
        "act": "organs.accredit", "on": "2026-01-03", "by": "XA", "person": "eve", "state": "XA",
        "organ": organ, "capacity": capacity, "office_held": "head_of_state",
    }  # fmt: skip
    with bootstrap.open_for_offers(tmp_path / "r.db") as desk:
        for act in (*founding(), accredited):
            assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
        striking = {
            "act": "register.annul", "on": "2026-02-01", "by": "registrar", "entry": 1,
            "reason": "in error", "second_officer": "eve",
        }  # fmt: skip
        ruling = desk.offer(striking, "ann")
    assert broken(ruling) == ([] if entitled else ["the_second_officer_is_entitled"])


def test_a_correction_needs_a_second_officer_and_a_readable_act(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-01")
    entitle(club)
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
    entitle(club)
    ruling = enter(club, "annul", entry=entry, reason="x", second_officer="eve")
    assert broken(ruling) == ["the_entry_stands"]


def test_an_entry_is_struck_out_once(club: Club) -> None:
    club.offer("join", "bob")
    entitle(club)
    striking: dict[str, Any] = {"entry": 1, "reason": "in error", "second_officer": "eve"}
    assert enter(club, "annul", **striking).receipt is not None
    assert club.ask("belongs", person="bob").answer.verdict is Verdict.NO
    assert broken(enter(club, "annul", **striking)) == ["the_entry_stands"]


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
