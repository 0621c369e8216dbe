"""What every store does, whatever it is made of."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from msgspec.structs import replace

from charterhouse.core.errors import Broken, Clash, Stale, Unknown, Unreadable, Unusable, Unwritable
from charterhouse.desk.port import Condition, Filing, Private, Store, Stored

from . import rfc9162
from .filings import Ticking, filing, filings, id_of, receipts, secret


def test_an_empty_register_has_an_empty_head(store: Store) -> None:
    head = store.head()
    assert (head.size, head.root, head.recorded) == (0, sha256(b"").digest(), None)
    assert list(store.read()) == []
    assert store.root(0) == head.root
    assert store.append([]) == []


def test_places_are_dense_and_in_the_order_of_filing(store: Store) -> None:
    groups = [filings(1), filings(300, 1), filings(5, 301)]
    seqs = [receipt.seq for group in groups for receipt in receipts(store.append(group))]
    assert seqs == list(range(306))
    assert [entry.id for entry in store.read()] == [id_of(n) for n in range(306)]


def test_a_body_is_version_place_and_time_and_then_the_content_byte_for_byte(store: Store) -> None:
    put = filing(1, note="Ереван  é")
    (receipt,) = receipts(store.append([put]))
    (entry,) = store.read()
    front = f'{{"v":1,"seq":0,"recorded":"{receipt.recorded}",'
    assert entry.body == front.encode() + put.content[1:]
    assert receipt.leaf == sha256(b"\x00" + entry.body).digest()
    assert json.loads(entry.body)["id"] == "01990000-0000-7000-8000-000000000001"


def test_the_same_filing_again_gets_its_first_receipt(store: Store) -> None:
    put = filing(1, tags=("a",), after=-1)  # its condition no longer holds when it comes again
    (first,) = receipts(store.append([put]))
    (second,) = receipts(store.append([put]))
    assert second == first._replace(again=True)
    assert store.head().size == 1


def test_the_same_filing_twice_in_one_group_is_entered_once(store: Store) -> None:
    one, two, three = receipts(store.append([filing(1), filing(1), filing(2)]))
    assert (one.seq, two.seq, three.seq, two.again) == (0, 0, 1, True)
    assert one._replace(again=True) == two


def test_an_id_with_other_content_is_a_clash(store: Store) -> None:
    store.append([filing(1)])
    outcomes = store.append([filing(2), filing(1, note="other"), filing(2, note="x"), filing(3)])
    assert [type(outcome).__name__ for outcome in outcomes] == [
        "Receipt",
        "Clash",
        "Clash",
        "Receipt",
    ]
    assert isinstance(outcomes[1], Clash)
    assert "entry 0" in str(outcomes[1])
    assert store.head().size == 3


def test_a_condition_that_no_longer_holds_is_stale_and_its_neighbours_are_entered(
    store: Store,
) -> None:
    store.append([filing(1, tags=("state:XA",)), filing(2, tags=("state:XB",))])
    outcomes = store.append(
        [
            filing(3, tags=("state:XA",), after=-1),
            filing(4, tags=("state:XA",), after=0),
            filing(5, tags=("state:XA",), after=0),  # number 4 has just come in before it
            filing(6, tags=("state:XC", "state:XB"), after=1),
        ]
    )
    assert [type(outcome).__name__ for outcome in outcomes] == [
        "Stale",
        "Receipt",
        "Stale",
        "Receipt",
    ]
    assert isinstance(outcomes[2], Stale)
    assert "Entry 2" in str(outcomes[2])
    assert [entry.id for entry in store.read(2)] == [id_of(4), id_of(6)]


def test_a_condition_may_speak_of_tags_that_the_filing_does_not_bear(store: Store) -> None:
    store.append([filing(1, tags=("kind:seat",))])
    put = filing(2)._replace(condition=Condition(("kind:seat", "kind:post"), -1))
    assert isinstance(store.append([put])[0], Stale)
    assert receipts(store.append([put._replace(condition=Condition(("kind:seat",), 0))]))


def test_a_condition_without_tags_speaks_of_every_entry(store: Store) -> None:
    first, alone = filing(1, tags=("a",)), Condition((), -1)
    assert receipts(store.append([first._replace(condition=alone)]))
    outcomes = store.append([
        filing(2)._replace(condition=alone),
        filing(3)._replace(condition=Condition((), 0)),
        filing(4)._replace(condition=Condition((), 0)),
    ])  # fmt: skip
    assert [type(outcome).__name__ for outcome in outcomes] == ["Stale", "Receipt", "Stale"]
    assert "Entry 1 came after place 0" in str(outcomes[2])
    assert [entry.id for entry in store.read()] == [id_of(1), id_of(3)]


def test_a_group_of_refusals_leaves_the_head_alone(store: Store) -> None:
    store.append([filing(1, tags=("a",))])
    head = store.head()
    store.append([filing(2, tags=("a",), after=-1), filing(1, note="x"), filing(1, tags=("a",))])
    assert store.head() == head


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b' {"id":"ID"}',
        b'{"id":"ID"',
        b'{"id":"ID"}x',
        b'{"id":7}',
        b'{"id":"ID",\n"a":1}',
        b'{"id":"ID","a":"\xff"}',
        b'{"id":"ID","a":"\x00"}',
        b'{"id":"ID","seq":4}',
        b'{"id":"ID","recorded":"2026-01-01"}',
        b'{"id":"ID","v":1}',
        b'{"id":"01990000-0000-7000-8000-000000000002"}',
        b'{"id":"01990000000070008000000000000001"}',
        b'\xef\xbb\xbf{"id":"ID"}',
        b'{"id":"ID","private":"' + b"0" * 64 + b'"}',
        b'{"id":"ID","note":"' + b"x" * 65_500 + b'"}',
    ],
)
def test_content_that_cannot_be_sealed_is_refused_alone(store: Store, content: bytes) -> None:
    bad = Filing(id_of(1), content.replace(b"ID", b"01990000-0000-7000-8000-000000000001"))
    refused, entered = store.append([bad, filing(2)])
    assert isinstance(refused, Unreadable)
    assert receipts([entered])[0].seq == 0


def test_an_id_of_another_length_is_refused(store: Store) -> None:
    (refused,) = store.append([filing(1)._replace(id=b"short")])
    assert isinstance(refused, Unreadable)


def test_the_longest_content_fits_and_one_byte_more_does_not(store: Store) -> None:
    spare = 65_535 - 70 - len(filing(1).content)
    outcomes = store.append([filing(1, note="x" * (spare - 200)), filing(2, note="x" * 65_535)])
    assert receipts(outcomes[:1])
    assert isinstance(outcomes[1], Unreadable)
    assert max(len(entry.body) for entry in store.read()) <= 65_535


def test_a_private_part_must_be_the_one_its_entry_commits_to(store: Store) -> None:
    good = filing(1, private=secret(1))
    outcomes = store.append(
        [
            good._replace(private=secret(2)),
            good._replace(private=None),
            filing(3)._replace(private=secret(3)),
            filing(4, private=Private(b"short", b"{}")),
            good,
        ]
    )
    assert [type(outcome) for outcome in outcomes[:4]] == [Unreadable] * 4
    assert receipts(outcomes[4:])
    (entry,) = store.read()
    assert entry.private == secret(1)
    assert b"SECRET" not in entry.body


def test_erasing_a_private_part_leaves_bytes_and_proofs_as_they_were(store: Store) -> None:
    store.append([filing(n, private=secret(n)) for n in range(9)])
    head, bodies = store.head(), [entry.body for entry in store.read()]
    proof = store.inclusion(4, 9)
    store.erase(4)
    store.erase(4)  # erasing what is erased is no error
    assert [entry.private for entry in store.read(3, 6)] == [secret(3), None, secret(5)]
    assert (store.head(), [entry.body for entry in store.read()]) == (head, bodies)
    assert store.inclusion(4, 9) == proof
    with pytest.raises(Unknown):
        store.erase(9)
    assert receipts(store.append([filing(4, private=secret(4))]))[0].again


def test_reading_gives_back_everything_that_was_filed(store: Store) -> None:
    put = filings(40)
    receipts(store.append(put[:25]))
    receipts(store.append(put[25:]))
    entries = list(store.read())
    assert [e.seq for e in entries] == list(range(40))
    assert [(e.id, e.private, e.ruling) for e in entries] == [
        (f.id, f.private, f.ruling) for f in put
    ]
    assert [e.tags for e in entries] == [tuple(sorted(set(f.tags))) for f in put]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(0, 0, 0), (3, None, 17), (3, 7, 4), (-5, 2, 2), (18, 99, 2), (20, None, 0), (7, 3, 0)],
)
def test_a_range_is_cut_to_what_is_there(
    store: Store, since: int, until: int | None, expected: int
) -> None:
    store.append(filings(20))
    entries = list(store.read(since, until))
    assert len(entries) == expected
    assert [entry.seq for entry in entries] == list(range(20))[max(since, 0) : until]


def test_what_was_entered_just_now_reads_as_it_will_later(store: Store) -> None:
    """Whoever reads on after each group meets the same entries, whatever range is asked for."""

    def bare(since: int, until: int | None = None) -> list[Stored]:
        entries = store.read(since, until, beside=False)  # what stands beside may be left out
        return [replace(entry, tags=(), ruling=None) for entry in entries]

    followed: list[Stored] = []
    for group in (filings(9), filings(1, 9), filings(4, 10)):
        receipts(store.append(group))
        followed += bare(len(followed))
        size, begun = len(followed), len(followed) - len(group)
        assert bare(begun, size - 1) == followed[begun : size - 1]
        assert not bare(size, begun)
    assert followed == bare(0)
    assert followed == [replace(entry, tags=(), ruling=None) for entry in store.read()]
    store.erase(10)
    assert followed[10].private is not None
    assert bare(10)[0].private is None


def test_a_condition_is_held_against_every_group_before_it(store: Store) -> None:
    """Also where the same tags were asked about before, and where tags came without a condition."""
    receipts(store.append([filing(0, tags=("a",)), filing(1, tags=("a", "b"), after=0)]))
    receipts(store.append([filing(2, tags=("a",))]))
    [stale] = store.append([filing(3, tags=("a",), after=1)])
    assert isinstance(stale, Stale)
    receipts(store.append([filing(3, tags=("a", "b"), after=2)]))
    [stale] = store.append([filing(4, tags=("b",), after=2)])
    assert isinstance(stale, Stale)
    receipts(store.append([filing(4, tags=("b",), after=3)]))


def test_a_reader_who_began_sees_nothing_of_what_came_later(store: Store) -> None:
    store.append(filings(3))
    reading = store.read()
    store.append(filings(3, 3))
    assert len(list(reading)) == 3


def test_roots_of_old_sizes_are_those_that_were_the_heads(store: Store) -> None:
    heads = [store.head()]
    for n in range(30):
        store.append(filings(n % 5, since=1000 * n))
        heads.append(store.head())
    assert all(store.root(head.size) == head.root for head in heads)


def test_proofs_satisfy_a_verifier_written_apart(store: Store) -> None:
    for n in range(0, 600, 50):
        store.append(filings(50, n))
    leaves = [sha256(b"\x00" + entry.body).digest() for entry in store.read()]
    chance = random.Random(7)
    for _ in range(150):
        size = chance.randint(2, 600)
        seq, old = chance.randrange(size), chance.randint(1, size - 1)
        root, was = store.root(size), store.root(old)
        assert root == rfc9162.tree_hash(leaves[:size])
        assert rfc9162.includes(leaves[seq], seq, size, store.inclusion(seq, size), root)
        assert rfc9162.continues(old, was, size, root, store.consistency(old, size))


def test_what_the_register_does_not_hold_is_unknown(store: Store) -> None:
    store.append(filings(3))
    for ask in (
        lambda: store.root(4),
        lambda: store.root(-1),
        lambda: store.inclusion(3, 3),
        lambda: store.inclusion(-1, 3),
        lambda: store.inclusion(0, 4),
        lambda: store.consistency(3, 2),
        lambda: store.consistency(1, 4),
        lambda: store.document("0" * 64),
    ):
        with pytest.raises(Unknown):
            ask()
    assert store.consistency(0, 3) == store.consistency(3, 3) == []


def test_a_clock_that_goes_back_does_not_take_the_register_with_it(
    store: Store, clock: Ticking
) -> None:
    (first,) = receipts(store.append([filing(1)]))
    clock.now -= timedelta(days=400)
    (second,) = receipts(store.append([filing(2)]))
    clock.now = datetime(2027, 1, 1, 12, tzinfo=UTC)
    (third,) = receipts(store.append([filing(3)]))
    assert first.recorded == second.recorded < third.recorded == "2027-01-01T12:00:00.001000Z"
    assert store.head().recorded == third.recorded


def test_a_clock_in_another_zone_is_written_in_utc(store: Store, clock: Ticking) -> None:
    clock.now = datetime.fromisoformat("2026-12-01T03:00:00+04:00")
    assert receipts(store.append([filing(1)]))[0].recorded == "2026-11-30T23:00:00.001000Z"


def test_documents_are_found_by_their_hash(store: Store) -> None:
    digest = store.put_document(b"%PDF a note verbale")
    assert digest == sha256(b"%PDF a note verbale").hexdigest()
    assert store.put_document(b"%PDF a note verbale") == digest
    empty = store.put_document(b"")
    assert store.document(digest) == b"%PDF a note verbale"
    assert store.document(empty) == b""
    assert list(store.documents()) == sorted([digest, empty])


def test_a_register_restored_elsewhere_is_the_same(store: Store, another: Store) -> None:
    store.append(filings(300))
    store.append(filings(300, 300))
    assert another.restore(store.read()) == store.head()
    assert list(another.read()) == list(store.read())
    assert another.root(311) == store.root(311)
    assert receipts(another.append(filings(1, 600)))[0].seq == 600


def test_a_restored_register_remembers_ids_and_tags(store: Store, another: Store) -> None:
    store.append([filing(1, tags=("a",))])
    another.restore(store.read())
    again, stale = another.append([filing(1, tags=("a",)), filing(2, tags=("a",), after=-1)])
    assert receipts([again])[0].again
    assert isinstance(stale, Stale)


@pytest.mark.parametrize(
    "fault", ["gap", "swap", "altered", "id", "time", "private", "twice", "dies"]
)
def test_a_restoration_comes_whole_or_not_at_all(store: Store, another: Store, fault: str) -> None:
    store.append(filings(700))
    store.append(filings(1, 700))
    entries = list(store.read())
    if fault == "gap":
        del entries[650]
    elif fault == "swap":
        entries[649], entries[650] = entries[650], entries[649]
    elif fault == "altered":
        entries[650] = replace(entries[650], body=entries[650].body.replace(b'"v":1', b'"v":2'))
    elif fault == "id":
        entries[650] = replace(entries[650], id=id_of(9999))
    elif fault == "time":
        late = "2026-11-24T00:00:00.000000Z"
        body = entries[700].body.replace(entries[700].recorded.encode(), late.encode())
        entries[700] = replace(entries[700], recorded=late, body=body)
    elif fault == "private":
        entries[647] = replace(entries[647], private=secret(1))
    elif fault == "twice":
        body = entries[1].body.replace(b'"seq":1,', b'"seq":701,')
        body = body.replace(entries[1].recorded.encode(), entries[700].recorded.encode())
        entries.append(replace(entries[1], seq=701, body=body, recorded=entries[700].recorded))

    def coming() -> Iterator[Stored]:
        yield from entries
        if fault == "dies":
            raise RuntimeError("the source went away")

    with pytest.raises((Broken, Unreadable, RuntimeError)):
        another.restore(coming())
    assert another.head().size == 0
    assert list(another.read()) == []
    assert another.restore(store.read()) == store.head()


def test_only_an_empty_register_can_be_restored_into(store: Store, another: Store) -> None:
    store.append(filings(2))
    another.append(filings(1))
    with pytest.raises(Unwritable, match="new register"):
        another.restore(store.read())
    assert another.head().size == 1


def test_restoring_nothing_leaves_the_register_empty(store: Store) -> None:
    assert store.restore([]).size == 0
    assert receipts(store.append(filings(1)))[0].seq == 0


def test_a_closed_register_answers_nothing_more(store: Store) -> None:
    store.append(filings(2))
    store.close()
    store.close()
    for write in (
        lambda: store.append(filings(1)),
        lambda: store.restore([]),
        lambda: store.erase(0),
        lambda: store.put_document(b""),
    ):
        with pytest.raises(Unwritable, match="closed"):
            write()
    for read in (
        store.head,
        lambda: list(store.read()),
        lambda: store.root(0),
        lambda: store.inclusion(0, 1),
        lambda: store.consistency(0, 1),
        lambda: store.document("0"),
        lambda: list(store.documents()),
    ):
        with pytest.raises(Unusable, match="closed"):
            read()
