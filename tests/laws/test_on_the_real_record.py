"""The same laws on the real public record and its charter: whoever writes a rule is bound by them too."""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from charterhouse.charters.csto.contents import charter
from charterhouse.core.answers import Outcome, Truth
from charterhouse.core.errors import CharterConflict
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record
from charterhouse.core.view import Kept, View
from charterhouse.desk.history import load
from charterhouse.desk.register import Register
from charterhouse.storage.memory import MemoryStore
from laws.bounds import bounded
from laws.test_laws import summary, told

ALIKE = {"instrument": "treaty", "entity": "state", "on_behalf": "state"}
SEEDS = st.integers(0, 1 << 32)


@cache
def register() -> Register:
    """The imported history, loaded once."""
    clock = datetime(2026, 11, 25, 12, tzinfo=UTC)
    return load(MemoryStore(lambda: clock), charter, date(2026, 11, 25))


@cache
def values() -> dict[str, list[Any]]:
    """Everything that stands in the record under each key field."""
    found: dict[str, set[Any]] = defaultdict(set)
    for kind in charter.book.kinds.values():
        for name in kind.keys:
            found[name] |= set(register().record.values(kind, name))
    return {name: sorted(its, key=str) for name, its in found.items()}


def question(rng: random.Random) -> Any:
    """Any question that can be asked about what is in the record."""
    while True:
        kind = rng.choice(sorted(charter.book.questions.items()))[1]
        known = {f.name: values().get(ALIKE.get(f.name, f.name)) for f in fields(kind)}
        if all(known[f.name] for f in fields(kind) if f.required):
            chosen = [
                f.name for f in fields(kind) if f.required or (known[f.name] and rng.random() < 0.3)
            ]
            with suppress(ValueError):  # it says too little to be a question
                return kind(**{name: rng.choice(known[name] or [None]) for name in chosen})


def day(rng: random.Random) -> int:
    return register().seat.closes(
        date(rng.randint(1993, 2027), rng.randint(1, 12), rng.randint(1, 28))
    )


def view(record: Record, profile: str, kept: Kept) -> View:
    return View(charter.book, record, len(record) - 1, charter.profile(profile), kept)


@given(seed=SEEDS)
@bounded(60)
def test_no_answer_changes_inside_its_span(seed: int) -> None:
    rng, record, seat = random.Random(seed), register().record, register().seat
    profile, kept = rng.choice(charter.profiles), Kept()
    for _ in range(8):
        asked, at = question(rng), day(rng)
        try:
            answer = weigh(asked, view(record, profile, kept), at)
        except CharterConflict:
            continue
        assert (answer.truth is Truth.OPEN) == bool(answer.missing), (asked, at)
        first = max(answer.since, seat.opens(date(1992, 1, 1)))
        last = min(answer.until, seat.opens(date(2030, 1, 1))) - 1
        for probe in {first, last, rng.randint(first, max(first, last))}:
            if answer.since <= probe < answer.until:
                said = told(asked, view(record, profile, Kept()), probe)
                assert said == summary(answer), (asked, at, probe)


@given(seed=SEEDS)
@bounded(3)
def test_kept_answers_over_the_growing_record_equal_fresh_ones(seed: int) -> None:
    rng, whole = random.Random(seed), register()
    profile, kept = rng.choice(charter.profiles), Kept()
    record = Record(whole.seat, whole.codec.corrected)
    for act in whole.record.acts:
        record.enter(act)
        if len(record) > 20 and rng.random() < 0.2:
            asked, at = question(rng), day(rng)
            if rng.random() < 0.3 and act.on.exact:
                at = act.on.latest
            fresh = told(asked, view(record, profile, Kept()), at)
            assert told(asked, view(record, profile, kept), at) == fresh, (asked, at, len(record))


@given(seed=SEEDS)
@bounded(60)
def test_another_reading_answers_as_if_it_had_been_the_profile(seed: int) -> None:
    """Where a reading is tried, what did not take it is not heard again; that must not show."""
    rng, record = random.Random(seed), register().record
    profile = rng.choice(charter.profiles)
    for _ in range(4):
        asked, at = question(rng), day(rng)
        try:
            answer = weigh(asked, view(record, profile, Kept()), at)
        except CharterConflict:
            continue
        for label, outcome in answer.otherwise.items():
            gap, _, value = label.partition("=")
            readings = {**charter.profile(profile), gap: value}
            seen = view(record, profile, Kept())._replace(readings=readings)
            other = weigh(asked, seen, at, chosen=[gap])
            assert Outcome(other.taken, other.value) == outcome, (asked, at, label)


@given(seed=SEEDS)
@bounded(40)
def test_what_is_looked_up_once_is_as_if_looked_up_each_time(seed: int) -> None:
    rng, record = random.Random(seed), register().record
    profile, kept = rng.choice(charter.profiles), Kept()
    for _ in range(4):
        asked, at = question(rng), day(rng)
        once = told(asked, view(record, profile, kept), at)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Inquiry, "once", lambda inq, look_up, *of: look_up(*of, inq))
            assert told(asked, view(record, profile, Kept()), at) == once, (asked, at)
