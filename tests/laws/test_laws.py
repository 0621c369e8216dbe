"""What holds for every register of every charter, tried on random worlds of the toy charter."""

import json
import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from charterhouse.commons.money import Money
from charterhouse.core.acts import Annul, Correct, DeclareCoverage, Fields, Remark
from charterhouse.core.answers import Answer, Ground, Outcome, Truth, Verdict
from charterhouse.core.errors import CharterConflict
from charterhouse.core.moments import When, when
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.supposed import Supposed
from charterhouse.core.values import plain, read_value
from charterhouse.core.view import Kept
from laws import naive
from laws.bounds import bounded
from laws.worlds import (
    CODEC,
    PROFILES,
    SEAT,
    Traits,
    copied,
    empty,
    moment,
    opening,
    question,
    view,
    world,
)
from toy_charter.rules import Institutions
from toy_charter.vocabulary import STRICT, AdoptReading, book

PLAIN = Traits()
VAGUE = Traits(vague=0.05, rumoured=0.03)
PARTIAL = Traits(partial=0.9, attested=0.6)
CORRECTED = Traits(corrected=1.0, partial=0.4)
ALL = Traits(vague=0.04, rumoured=0.02, partial=0.5, corrected=0.5, attested=0.4)
KINDS = pytest.mark.parametrize(
    "traits", [PLAIN, VAGUE, PARTIAL, CORRECTED, ALL], ids=["plain", "vague", "partial", "corrected", "all"]
)  # fmt: skip
SEEDS = st.integers(0, 1 << 32)
FIRST, FINAL = SEAT.opens(date(2001, 1, 1)), SEAT.opens(date(2013, 1, 1))


def told(asked: Any, seen: Any, at: int) -> Any:
    """What the asker is told, and why; a conflict is the same as any other."""
    try:
        return summary(weigh(asked, seen, at))
    except CharterConflict:
        return "conflict"


def summary(answer: Answer[Any]) -> Any:
    """All of an answer that must not change inside its span."""
    turned = dict(answer.turns_on), dict(answer.otherwise), answer.missing, answer.assumed
    return answer.truth, answer.value, *turned, [outline(ground) for ground in answer.grounds]


def outline(ground: Ground) -> Any:
    return ground.rule, ground.truth


def bare(asked: Any, seen: Any, at: int) -> Any:
    """What the asker is told, without reference to places in the register."""
    try:
        answer = weigh(asked, seen, at)
    except CharterConflict:
        return "conflict"
    return answer.truth, answer.value, dict(answer.turns_on)


@KINDS
@given(seed=SEEDS)
@bounded(45)
def test_no_answer_changes_inside_its_span(traits: Traits, seed: int) -> None:
    rng, record = random.Random(seed), world(seed, traits)
    profile = rng.choice(PROFILES)
    for _ in range(4):
        asked, at = question(rng, record), moment(rng, record)
        try:
            answer = weigh(asked, view(record, profile), at)
        except CharterConflict:
            continue
        assert answer.since <= at < answer.until
        first, last = max(answer.since, FIRST), min(answer.until, FINAL) - 1
        probes = {first, last, rng.randint(first, max(first, last))}
        probes |= {act.on.latest + rng.choice([-1, 0]) for act in rng.choices(record.acts, k=4)}
        for probe in probes:
            if answer.since <= probe < answer.until:
                said = told(asked, view(record, profile), probe)
                assert said == summary(answer), (asked, at, probe)


@KINDS
@given(seed=SEEDS)
@bounded(18)
def test_the_index_answers_as_a_naive_scan_does(traits: Traits, seed: int) -> None:
    rng, record = random.Random(seed), world(seed, traits)
    profile, kept = rng.choice(PROFILES), Kept()
    known = rng.choice([len(record) - 1, len(record) - 1, rng.randrange(1, len(record))])

    def make(readings: Any) -> naive.World:
        return naive.World(CODEC, record.acts, known, readings, live=record.live, profile=profile)

    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        try:
            answer = weigh(asked, view(record, profile, known, kept), at)
        except CharterConflict:
            with pytest.raises(CharterConflict):
                naive.weigh(make, profile, asked, at)
            continue
        said, turns = naive.weigh(make, profile, asked, at)
        assert (answer.truth, answer.value) == said, (asked, at)
        assert set(answer.turns_on) == turns, (asked, at)
        assert (answer.truth is Truth.OPEN) == bool(answer.missing)


@KINDS
@given(seed=SEEDS)
@bounded(30)
def test_an_answer_at_a_fixed_pair_of_times_never_changes_by_later_entries(
    traits: Traits, seed: int
) -> None:
    """Nor does knowing more change what was known before."""
    rng, record = random.Random(seed), world(seed, traits)
    size = rng.randrange(2, len(record) + 1)
    before, kept = copied(record.acts[:size]), Kept()
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        then = told(asked, view(before), at)
        assert then == told(asked, view(record, known=size - 1), at)
        told(asked, view(record, kept=kept), at)
        assert then == told(asked, view(record, known=size - 1, kept=kept), at)


@KINDS
@given(seed=SEEDS)
@bounded(20)
def test_kept_answers_over_a_growing_record_equal_fresh_ones(traits: Traits, seed: int) -> None:
    rng, whole = random.Random(seed), world(seed, traits)
    record, kept = empty(), Kept()
    for act in whole.acts:
        record.enter(act)
        if len(record) > 4 and rng.random() < 0.4:
            asked, at = question(rng, record), moment(rng, record)
            if rng.random() < 0.3 and act.on.exact:
                at = act.on.latest
            assert told(asked, view(record, kept=kept), at) == told(asked, view(record), at)


@KINDS
@given(seed=SEEDS)
@bounded(25)
def test_the_order_in_which_unrelated_acts_were_entered_does_not_matter(
    traits: Traits, seed: int
) -> None:
    """Acts of other moments; declarations keep their order, for the newest decides."""
    rng, record = random.Random(seed), world(seed, traits._replace(corrected=0))
    moments = Counter(end for act in record.acts for end in {act.on.earliest, act.on.latest})
    free = [
        act.seq
        for act in record.acts[1:]
        if moments[act.on.latest] == moments[act.on.earliest] == 1
        if not isinstance(act, DeclareCoverage)
    ]
    shuffled, acts = rng.sample(free, len(free)), list(record.acts)
    for place, other in zip(free, shuffled, strict=True):
        acts[place] = record.acts[other]
    otherwise = copied(acts)
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        assert bare(asked, view(record), at) == bare(asked, view(otherwise), at)


@KINDS
@given(seed=SEEDS)
@bounded(25)
def test_what_is_put_in_is_as_if_entered(traits: Traits, seed: int) -> None:
    rng, record = random.Random(seed), world(seed, traits)
    acts = [act for act in record.acts[1:] if not isinstance(act, Correct | Annul)]
    more = [replace(act, seq=-1) for act in rng.choices(acts, k=2)]
    supposed, entered = Supposed(record, put_in=more), copied([*record.acts, *more])
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        assert told(asked, view(supposed), at) == told(asked, view(entered), at)


@KINDS
@given(seed=SEEDS)
@bounded(25)
def test_what_is_taken_out_is_as_if_never_entered(traits: Traits, seed: int) -> None:
    """Corrections of it go with it; a correction taken out leaves the entry as it was before."""
    rng, record = random.Random(seed), world(seed, traits)
    out = rng.randrange(1, len(record))
    gone = {
        out,
        *(act.seq for act in record.acts if isinstance(act, Correct | Annul) and act.entry == out),
    }
    stand_in = Remark(on=when("2001-01-01", SEAT), by="registrar", text_en="none", text_ru="нет")
    never = copied([stand_in if act.seq in gone else act for act in record.acts])
    supposed = Supposed(record, taken_out=frozenset(gone))
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        assert told(asked, view(supposed), at) == told(asked, view(never), at)


@given(seed=SEEDS)
@bounded(60)
def test_a_correction_holds_from_the_beginning_and_only_since_it_is_known(seed: int) -> None:
    rng, record = random.Random(seed), world(seed, CORRECTED._replace(vague=0.03))
    stand_in = Remark(on=when("2001-01-01", SEAT), by="registrar", text_en="none", text_ru="нет")
    by = [act for act in record.acts if isinstance(act, Correct | Annul)]
    acts = list(record.acts)
    for act in by:
        acts[act.seq] = stand_in
        corrected = record.as_known(act.entry, len(record))
        struck = any(isinstance(each, Annul) and each.entry == act.entry for each in by)
        acts[act.entry] = stand_in if struck else corrected
        last = [each for each in by if each.entry == act.entry][-1]
        if struck and isinstance(last, Correct):
            return  # struck out and then corrected: the desk does not let that happen
    if any(isinstance(record.acts[act.entry], DeclareCoverage) for act in by):
        return  # of declarations the newest decides, and a correction is news
    right = copied(acts)
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        assert told(asked, view(record), at) == told(asked, view(right), at)


@KINDS
@given(seed=SEEDS)
@bounded(25)
def test_depends_names_readings_that_turn_it_and_undetermined_a_missing_fact(
    traits: Traits, seed: int
) -> None:
    rng, record = random.Random(seed), world(seed, traits)
    profile = rng.choice(PROFILES)
    for _ in range(4):
        asked, at = question(rng, record), moment(rng, record)
        try:
            answer = weigh(asked, view(record, profile), at)
        except CharterConflict:
            continue
        assert (answer.verdict is Verdict.DEPENDS) == bool(answer.turns_on)
        assert (answer.taken is Verdict.UNDETERMINED) == bool(answer.missing)
        for label, outcome in answer.otherwise.items():
            gap, _, value = label.partition("=")
            assert gap in answer.readings
            if record.values(AdoptReading, "gap").count(gap):
                continue  # in another profile, that reading might never have been adopted
            other = weigh(asked, view(record, {**profile, gap: value}), at)
            assert Outcome(other.taken, other.value) == outcome
        for label, outcome in answer.turns_on.items():
            assert outcome == answer.otherwise[label]
            assert outcome.verdict is not Verdict.UNDETERMINED
            assert outcome != Outcome(answer.taken, answer.value)


@given(seed=SEEDS)
@bounded(60)
def test_chosen_readings_are_not_varied(seed: int) -> None:
    rng, record = random.Random(seed), world(seed, ALL)
    asked, at = question(rng, record), moment(rng, record)
    try:
        answer = weigh(asked, view(record), at)
    except CharterConflict:
        return
    chosen = weigh(asked, view(record), at, chosen=list(answer.readings))
    assert not chosen.turns_on
    assert not chosen.otherwise
    assert (chosen.truth, chosen.value) == (answer.truth, answer.value)


@given(seed=SEEDS)
@bounded(120)
def test_where_nothing_is_recorded_and_nothing_complete_no_answer_is_yes_or_no(seed: int) -> None:
    rng, some = random.Random(seed), world(seed, PLAIN)
    nothing = copied([opening(live=False)])
    asked, at = question(rng, some), moment(rng, some)
    if asked.named in ("may", "awaited"):
        return  # these turn on the act itself, or on what is recorded and not on what happened
    said = weigh(asked, view(nothing), at)
    assert said.taken is Verdict.UNDETERMINED
    assert said.missing
    partial = DeclareCoverage(
        on=when("2010-01-01", SEAT),
        by="registrar",
        kind="*",
        since=date(1990, 1, 1),
        complete=False,
    )
    assert (
        weigh(asked, view(copied([opening(live=False), partial])), at).taken is Verdict.UNDETERMINED
    )


def reshuffled(rng: random.Random) -> Rulebook:
    """The same charter, its rules written down in another order."""
    other = Rulebook("club", readings=book.readings, figures=book.figures)
    other.kinds, other.questions, other.worth = book.kinds, book.questions, book.worth
    other.rules, other.texts = book.rules, book.texts
    other._written = {on: rng.sample(rules, len(rules)) for on, rules in book._written.items()}
    other._exceptions = {to: rng.sample(its, len(its)) for to, its in book._exceptions.items()}
    other.close(Institutions())
    return other


@given(seed=SEEDS)
@bounded(60)
def test_the_order_in_which_rules_were_registered_does_not_matter(seed: int) -> None:
    rng, record = random.Random(seed), world(seed, ALL)
    seen, other = view(record), view(record)._replace(law=reshuffled(rng))
    for _ in range(3):
        asked, at = question(rng, record), moment(rng, record)
        assert told(asked, seen, at) == told(asked, other, at)


@KINDS
@given(seed=SEEDS)
@bounded(30)
def test_every_entry_reads_back_from_its_bytes(traits: Traits, seed: int) -> None:
    rng = random.Random(seed)
    for act in world(seed, traits).acts:
        credential, readings = rng.choice([None, 7]), rng.choice([{}, {"R-1": "B"}])
        content = CODEC.content(
            act, id=f"id-{act.seq}", author="ann", credential=credential, readings=readings
        )
        stamp = f'"v":1,"seq":{act.seq},"recorded":"2026-11-25T01:08:59.123456Z",'.encode()
        entry = CODEC.read_entry(b"{" + stamp + content[1:])
        assert entry.act == replace(act, seq=-1)
        assert CODEC.written(entry.act) == CODEC.written(act)
        assert (entry.seq, entry.credential, dict(entry.readings)) == (
            act.seq,
            credential,
            readings,
        )
        assert str(entry.act.on) == str(act.on)
        assert CODEC.read_act(CODEC.plain(act)) == entry.act


DATES = st.dates(date(1, 1, 3), date(9000, 12, 29))
FORMS = st.one_of(
    DATES.map(str),
    DATES.map(lambda day: str(day)[:7]),
    DATES.map(lambda day: str(day)[:4]),
    st.tuples(DATES, DATES).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.tuples(st.sampled_from(["after", "before", "from", "until"]), DATES).map(
        lambda pair: f"{pair[0]} {pair[1]}"
    ),
    st.datetimes().map(lambda instant: f"{instant.replace(microsecond=0).isoformat()}Z"),
)


@given(text=FORMS)
@bounded(300)
def test_a_date_as_exactly_as_it_is_known_reads_back_as_it_was_written(text: str) -> None:
    read = when(text, SEAT)
    assert isinstance(read, When)
    assert str(read) == text
    assert read.earliest <= read.latest
    assert when(str(read), SEAT) == read


@given(
    minor=st.integers(-(10**18), 10**18),
    currency=st.sampled_from(["RUB", "JPY", "KWD", "XAF", "EUR"]),
)
@bounded(200)
def test_money_reads_back_as_it_was_written(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.read(str(money)) == money
    assert read_value(plain(money), Money) == money


NAMED = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=9),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3)
    ),
    max_leaves=9,
)


@given(named=st.dictionaries(st.text(max_size=9), NAMED, max_size=4))
@bounded(150)
def test_named_values_come_back_and_are_one_value(named: dict[str, Any]) -> None:
    value = Fields(named)
    assert read_value(json.loads(json.dumps(plain(value))), Fields) == value
    assert hash(Fields(dict(reversed(named.items())))) == hash(value)


def test_a_world_is_made_of_its_seed_alone() -> None:
    one, other = world(7, ALL), world(7, ALL)
    assert one.acts == other.acts
    assert isinstance(one, Record)
    assert STRICT in PROFILES
