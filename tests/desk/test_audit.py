"""The audit: what is recorded, ruled again with what is known now."""

from __future__ import annotations

from charterhouse.desk.audit import as_data, audit
from desk.conftest import Club


def standings(club: Club) -> list[str]:
    """How each entry stands."""
    return [each.standing.value for each in audit(club.register)]


def test_each_entry_is_ruled_on_the_record_before_it(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01")
    club.offer("join", "bob", on="2024-01-02", notwithstanding="it happened")
    club.offer("pay", "bob", by="treasurer", on="2024-02-01", amount="10.00 EUR")
    club.offer("leave", "bob", on="2024-03-01")
    club.offer("join", "bob", on="2024-04-01", readings={"R-1": "A"})
    assert standings(club) == ["record", "regular", "irregular", "regular", "regular", "depends"]
    told = [as_data(each, club.register) for each in audit(club.register)]
    assert told[2]["paragraphs"] == ["1.2"]
    assert told[2]["notwithstanding"]
    assert told[5]["turns_on"] == ["R-1=B"]
    assert told[5]["about"] == ["bob"]


def test_what_is_learnt_later_makes_an_entry_irregular(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-01")
    assert standings(club) == ["record", "regular"]
    club.offer("join", "bob", on="2024-04-01")
    assert standings(club) == ["record", "irregular", "regular"]


def test_a_correction_is_audited_as_corrected(club: Club) -> None:
    club.offer("join", "bob")
    club.offer("name", "eve", by="committee", party="secretariat")
    correction = {"entry": 1, "fields": {"by": "eve"}, "reason": "a slip", "second_officer": "eve"}
    club.desk.offer(
        {"act": "register.correct", "on": "2026-11-25", "by": "registrar", **correction}, "ann"
    )
    assert standings(club) == ["record", "irregular", "regular", "record"]


def test_what_is_struck_out_is_not_ruled(club: Club) -> None:
    club.offer("join", "bob")
    club.offer("name", "eve", by="committee", party="secretariat")
    striking = {"entry": 1, "reason": "x", "second_officer": "eve"}
    club.desk.offer(
        {"act": "register.annul", "on": "2026-11-25", "by": "registrar", **striking}, "ann"
    )
    assert standings(club) == ["record", "struck", "regular", "record"]


def test_another_profile_is_another_audit(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01")
    club.offer("pay", "bob", by="treasurer", on="2024-02-01", amount="10.00 EUR")
    club.offer("leave", "bob", on="2024-03-01")
    club.offer("join", "bob", on="2024-04-01", readings={"R-1": "A"})
    last = list(audit(club.register, "strict"))[-1]
    assert last.answer is not None
    assert last.answer.taken.value == "refused"
