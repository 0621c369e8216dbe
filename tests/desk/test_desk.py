"""The life of an offer: ruled, entered or not, once, by whoever may."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from charterhouse.bootstrap import public_history
from charterhouse.core.answers import Verdict
from charterhouse.core.errors import Clash, NotAuthorised, Stale, Unreadable
from charterhouse.core.keys import keys_of
from charterhouse.desk.answers import as_data
from charterhouse.desk.desk import Desk, tags_of
from charterhouse.desk.port import Filing
from charterhouse.desk.register import Asked, read
from desk.conftest import Club

ID = "01939f6e-0000-7000-8000-000000000001"


def left_and_back(club: Club, **more: Any) -> Any:
    """Bob has joined, paid and left, and now wants to come back: that depends on R-1."""
    club.offer("join", "bob", on="2024-01-01")
    club.offer("pay", "bob", by="treasurer", on="2024-02-01", amount="10.00 EUR")
    club.offer("leave", "bob", on="2024-03-01")
    return club.offer("join", "bob", on="2024-04-01", **more)


def test_a_permitted_act_is_entered(club: Club) -> None:
    ruling = club.offer("join", "bob")
    assert ruling.answer.verdict is Verdict.PERMITTED
    assert ruling.receipt is not None
    assert ruling.receipt.seq == 1
    assert club.ask("belongs", person="bob").answer.verdict is Verdict.YES


def test_a_refused_act_enters_nothing_and_says_why(club: Club) -> None:
    ruling = club.offer("join", "bob", by="carl")
    assert ruling.answer.verdict is Verdict.REFUSED
    assert ruling.receipt is None
    assert club.store.head().size == 1
    assert ruling.answer.grounds[0].rule == "1.1.one_speaks_for_oneself"


def test_what_depends_is_entered_only_with_a_reading_of_an_officer(club: Club) -> None:
    assert left_and_back(club).receipt is None
    ruling = club.offer("join", "bob", on="2024-04-01", readings={"R-1": "A"})
    assert ruling.receipt is not None
    entry = club.register.entries[ruling.receipt.seq]
    assert entry.readings == {"R-1": "A"}
    assert entry.notwithstanding is None


def test_a_reading_that_refuses_enters_nothing(club: Club) -> None:
    assert left_and_back(club, readings={"R-1": "B"}).answer.verdict is Verdict.REFUSED
    assert club.store.head().size == 4


def test_what_is_refused_is_entered_notwithstanding_with_officer_and_reason(club: Club) -> None:
    ruling = club.offer("join", "bob", by="carl", notwithstanding="it happened")
    assert ruling.answer.verdict is Verdict.REFUSED
    assert ruling.receipt is not None
    entry = club.register.entries[ruling.receipt.seq]
    assert entry.notwithstanding is not None
    assert (entry.notwithstanding.officer, entry.notwithstanding.reason) == ("ann", "it happened")


def test_a_permitted_act_carries_no_notwithstanding(club: Club) -> None:
    ruling = club.offer("join", "bob", notwithstanding="in case")
    assert ruling.receipt is not None
    assert club.register.entries[1].notwithstanding is None


def test_a_missing_fact_leaves_it_undetermined_and_out(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01")
    club.offer("pay", "bob", by="treasurer", on="2024-02-01")
    ruling = club.offer("leave", "bob")
    assert ruling.answer.verdict is Verdict.UNDETERMINED
    assert ruling.receipt is None
    assert [each.what for each in ruling.answer.missing] == ["amount"]


@pytest.mark.parametrize("asked", [{"readings": {"R-1": "A"}}, {"notwithstanding": "because"}])
def test_nobody_but_an_officer_chooses_or_insists(club: Club, asked: dict[str, Any]) -> None:
    club.offer("name", "bob", by="committee", party="bob")
    with pytest.raises(NotAuthorised):
        club.offer("join", "bob", "bob", **asked)


def test_no_reason_is_no_reason(club: Club) -> None:
    with pytest.raises(NotAuthorised):
        club.offer("join", "bob", notwithstanding=" ")


def test_a_person_needs_a_credential_and_the_entry_names_it(club: Club) -> None:
    with pytest.raises(NotAuthorised):
        club.offer("join", "bob", "bob")
    named = club.offer("name", "bob", by="committee", party="bob")
    assert named.receipt is not None
    ruling = club.offer("join", "bob", "bob")
    assert ruling.receipt is not None
    assert club.register.entries[ruling.receipt.seq].credential == named.receipt.seq
    with pytest.raises(NotAuthorised):
        club.offer("pay", "bob", "bob", by="treasurer", amount="10.00 EUR")


def test_the_same_id_with_the_same_content_is_entered_once(club: Club) -> None:
    first = club.offer("join", "bob", id=ID).receipt
    again = club.offer("join", "bob", id=ID)
    assert first is not None
    assert again.receipt == first._replace(again=True)
    assert again.answer.verdict is Verdict.PERMITTED
    assert club.store.head().size == 2


@pytest.mark.parametrize(
    "other", [{"on": "2024-05-02"}, {"private": {"address": "Ring 1"}}, {"readings": {"R-1": "A"}}]
)
def test_the_same_id_with_other_content_clashes(club: Club, other: dict[str, Any]) -> None:
    club.offer("join", "bob", id=ID)
    with pytest.raises(Clash):
        club.offer("join", "bob", id=ID, **other)
    assert club.store.head().size == 2


def test_an_act_of_the_future_is_not_done_yet(club: Club) -> None:
    with pytest.raises(Unreadable, match="has come"):
        club.offer("join", "bob", on="2026-11-26")
    assert club.offer("join", "bob", on="2026-11-25").receipt is not None


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"on": "2023-02-29"}, "on"),
        ({"act": "club.jion"}, "act"),
        ({"height": 3}, "height"),
        ({"id": "7"}, "id"),
        ({"readings": {"R-9": "A"}}, "reading"),
        ({"readings": {"R-1": "Z"}}, "reading R-1"),
        ({"private": {"size": 1}}, "private.size"),
        ({"private": {"person": "bob"}}, "person"),
    ],
)
def test_unreadable_offers_change_nothing(club: Club, fields: dict[str, Any], path: str) -> None:
    with pytest.raises(Unreadable) as told:
        club.offer("join", "bob", **fields)
    assert told.value.path == path
    assert club.store.head().size == 1


def test_another_hand_makes_the_ruling_stale_and_it_is_made_again(club: Club) -> None:
    other = Desk(
        club.store, read(club.store, club.register.charter), lambda: club.time, club.make_id, bytes
    )
    fields = {"act": "club.join", "on": "2024-05-01", "by": "bob", "person": "bob"}
    assert other.offer(fields, "ann").receipt is not None
    ruling = club.offer("join", "bob")
    assert ruling.answer.verdict is Verdict.REFUSED, "it had been permitted on the record as it was"
    assert len(club.register.entries) == 2


def test_a_store_that_keeps_growing_is_not_chased_for_ever(club: Club) -> None:
    class Restless(type(club.store)):  # type: ignore[misc]  # the class is only known when the test runs
        def append(self, filings: list[Filing]) -> list[Any]:
            return [Stale("always")] * len(filings)

    club.store.__class__ = Restless
    with pytest.raises(Stale):
        club.offer("join", "bob")


def test_what_is_private_is_committed_to_and_not_sealed(club: Club) -> None:
    club.offer("join", "bob", private={"address": "Ring 1"})
    stored = next(club.store.read(1))
    assert b"Ring 1" not in stored.body
    assert stored.private is not None
    assert msgspec.json.decode(stored.private.content) == {"address": "Ring 1"}
    assert club.register.record.acts[1].address == "Ring 1"


def test_an_erased_part_is_missing_and_the_seal_stands(club: Club) -> None:
    club.offer("join", "bob", private={"address": "Ring 1"})
    root = club.store.head().root
    club.store.erase(1)
    register = read(club.store, club.register.charter)
    act: Any = register.record.acts[1]
    assert act.address is None
    assert club.store.head().root == root


def test_grounds_on_private_parts_are_withheld_but_from_those_entitled(club: Club) -> None:
    club.offer("join", "bob", on="2024-01-01", private={"address": "Ring 1"})
    asked = club.ask("belongs", person="bob")
    told = as_data(asked, club.register)["grounds"][0]
    assert told["facts"] == {}
    assert "2024" not in told["en"]
    assert as_data(asked, club.register, entitled=True)["grounds"][0]["facts"] == {
        "since": "2024-01-01"
    }


def test_the_ruling_is_kept_beside_the_entry(club: Club) -> None:
    club.offer("join", "bob")
    ruling = next(club.store.read(1)).ruling
    assert ruling is not None
    assert msgspec.json.decode(ruling)["answer"] == "permitted"


def test_entries_are_found_by_kind_and_key(club: Club) -> None:
    club.offer("join", "bob")
    assert next(club.store.read(1)).tags == ("club.join", "club.join/person=bob")
    assert tags_of(club.register.record.acts[1]) == ("club.join", "club.join/person=bob")


def test_every_act_of_the_public_record_has_the_tags_of_its_keys() -> None:
    for act in public_history().record.acts:
        keys = [
            f"{kind.named}/{field}={value}" if field else kind.named
            for kind, field, value in keys_of(act)
        ]
        assert sorted(tags_of(act)) == sorted({*keys})


def test_a_register_read_again_answers_the_same(club: Club) -> None:
    left_and_back(club, readings={"R-1": "A"})
    register = read(club.store, club.register.charter)
    for person in ("bob", "carl"):
        question = register.question({"question": "belongs", "person": person})
        asked: Asked = register.ask(question, register.moment("2026-01-01"))
        assert as_data(asked, register) == as_data(
            club.ask("belongs", "2026-01-01", person=person), club.register
        )


def test_knowledge_is_a_place_a_day_or_an_instant(club: Club) -> None:
    club.offer("join", "bob")
    club.pass_time(days=2)
    club.offer("join", "carl")
    register = club.register
    assert register.position("1") == 1
    assert register.position("2026-11-25") == 1
    assert register.position("2026-11-25T11:59:59Z") == -1
    assert register.position("2026-11-27") == 2
    with pytest.raises(Unreadable):
        register.position("9")
    asked = club.ask("belongs", person="carl", known=1)
    assert asked.answer.verdict is Verdict.NO
