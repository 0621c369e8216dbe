"""The oracle: every question answered by scanning the list of acts; no index, no span.

It shares with the core the rules of the toy charter, the arithmetic of days and the truth tables, and
nothing else: which acts count, what is known, how doubtful entries are taken and what turns an
answer is worked out here in the plainest way. Nothing is kept but what was asked of the very same
acts at the very same moment, lest a scan of a scan take hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from charterhouse.core.acts import (
    Act,
    Annul,
    Attest,
    Correct,
    DeclareCoverage,
    May,
    MayAdopt,
    Measure,
)
from charterhouse.core.answers import Answer, Truth, all_of, any_of
from charterhouse.core.codec import Codec
from charterhouse.core.errors import CharterConflict
from charterhouse.core.moments import NEVER, Moment, Seat, When, after, shift
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Rule
from charterhouse.core.values import plain, read_value
from toy_charter.vocabulary import Announce, Assess, Table

LAST = NEVER
Said = tuple[Truth, Any]


class Entered(NamedTuple):
    """An act as it stands, and the entry from which it is so known."""

    learnt: int
    act: Act


class World:
    """The acts known at a position, corrected, each placed as one way of taking it has it."""

    def __init__(
        self,
        codec: Codec,
        acts: Iterable[Act],
        known: int,
        readings: Mapping[str, str],
        *,
        live: bool,
        profile: Mapping[str, str] | None = None,
    ) -> None:
        self.book: Rulebook = codec.book
        self.seat: Seat = codec.seat
        self.live, self.readings = live, readings
        self.profile = readings if profile is None else profile
        self.consulted: set[str] = set()
        versions: dict[int, Act] = {}
        standing: dict[int, Entered] = {}
        for act in acts:
            if act.seq > known:
                break
            if isinstance(act, Correct):
                versions[act.entry] = replace(
                    codec.corrected(versions[act.entry], act.fields), seq=act.entry
                )
                standing[act.entry] = Entered(act.seq, versions[act.entry])
            elif isinstance(act, Annul) and not act.basis:
                standing.pop(act.entry, None)
            versions[act.seq] = act
            standing[act.seq] = Entered(act.seq, act)
        self.standing = list(standing.values())
        self.moments = sorted(set(_moments(self.standing, self.seat)))
        self.declared = [
            (learnt, act) for learnt, act in self.standing if isinstance(act, DeclareCoverage)
        ]

    def doubtful(self) -> dict[int, tuple[When, bool]]:
        """Every entry of uncertain date or doubtful source."""
        return {
            each.act.seq: (each.act.on, each.act.doubtful)
            for each in self.standing
            if not each.act.on.exact or each.act.doubtful
        }

    def taking(self, places: Mapping[int, Moment | None]) -> Taken:
        """The same, with each doubtful entry at a moment, or left out."""
        return Taken(self, places)


class Taken:
    """A world without doubts."""

    def __init__(self, world: World, places: Mapping[int, Moment | None]) -> None:
        self.world, self.book, self.seat = world, world.book, world.seat
        self.institutions: Any = world.book._of
        placed = []
        for learnt, act in world.standing:
            at = places.get(act.seq, act.on.latest)
            if at is not None:
                placed.append(Entered(learnt, replace(act, on=When(at, at, act.on.text))))
        placed.sort(key=lambda each: (each.act.on.latest, each.act.seq, each.learnt))
        self.acts: dict[type, list[Any]] = {}
        for _, act in placed:
            self.acts.setdefault(type(act), []).append(act)
        self.answered: dict[Any, Answer[Any]] = {}
        self.left_out = {seq for seq, at in places.items() if at is None}


class Naive:
    """An inquiry that scans."""

    def __init__(
        self, taken: Taken, at: Moment, before: int, settling: frozenset[str], depth: int
    ) -> None:
        self.taken, self.at, self.seq = taken, at, before
        self.settling, self.depth = settling, depth
        if depth > 80:
            raise CharterConflict("it turns on itself")

    def acts(self, kind: type[Act], **key: object) -> list[Any]:
        return [act for act in self._all(kind, key) if self._come(act)]

    def carrying(self, *kinds: type[Measure], **key: object) -> list[Any]:
        return [
            act
            for act in self.taken.acts.get(Table, ())
            if type(act.measure) in kinds and self._come(act) and _matches(act.measure, key)
        ]

    def later(self, kind: type[Act], **key: object) -> list[Any]:
        return [act for act in self._all(kind, key) if not self._come(act)]

    def nothing_recorded(self, kind: Any, since: date | None = None, **key: object) -> Truth:
        some = self.carrying(kind, **key) if issubclass(kind, Measure) else self.acts(kind, **key)
        return Truth.BREACHED if some else self.complete(kind, since, **key)

    def complete(self, kind: Any, since: date | None = None, **key: object) -> Truth:
        world, seat = self.taken.world, self.taken.seat
        if world.live:
            return Truth.MET
        declared = world.declared
        if not declared:
            return Truth.OPEN
        start = min(seat.opens(act.since) for _, act in declared)
        if since is not None:
            start = max(start, seat.opens(since))
        whole = [seat.opens(a.until) for _, a in declared if a.kind == "*" and a.until is not None]
        end = min(self.at, max(whole, default=NEVER) - 1)
        told = sorted(
            ((learnt, act) for learnt, act in declared if _speaks_of(act, kind, key)),
            key=lambda each: -each[0],
        )
        points = {start, *(seat.opens(act.since) for _, act in told)}
        points |= {seat.opens(act.until) for _, act in told if act.until is not None}
        for point in points:
            if start <= point <= end:
                newest = next((act for _, act in told if _spans(act, point, seat)), None)
                if newest is None or not newest.complete:
                    return Truth.OPEN
        return Truth.MET

    def lacks(self, what: str, **of: object) -> None:
        pass

    def reached(self, moment: Moment | date) -> bool:
        return (self.taken.seat.opens(moment) if isinstance(moment, date) else moment) <= self.at

    def come(self, when: When, *, years: int = 0, months: int = 0, days: int = 0) -> Truth:
        ends = [when.earliest, when.latest]
        if years or months or days:
            ends = [_moved(end, years * 12 + months, days, self.taken.seat) for end in ends]
        if self.reached(ends[1]):
            return Truth.MET
        return Truth.OPEN if self.reached(ends[0]) else Truth.BREACHED

    def day(self, when: When) -> date:
        return self.taken.seat.day(when.latest)

    def today(self) -> date:
        return self.taken.seat.day(self.at)

    def before(self, act: Act) -> Naive:
        return Naive(self.taken, act.on.latest, act.seq, self.settling, self.depth + 1)

    def on(self, day: date) -> Naive:
        closes = self.taken.seat.closes(day)
        if closes >= self.at:
            return self
        return Naive(self.taken, closes, LAST, self.settling, self.depth + 1)

    def reading(self, gap: str) -> str:
        for draft in self.taken.institutions.adopted_readings(gap, self):
            if self._settles(draft, gap):
                return str(draft.measure.value)
        if gap in self.settling:
            return self.taken.world.profile[gap]
        self.taken.world.consulted.add(gap)
        return self.taken.world.readings[gap]

    def figure(self, name: str) -> Any:
        for draft, value in self.taken.institutions.adopted_figures(name, self):
            if self._settles(draft, name):
                return value
        stand = [
            figure.value
            for figure in self.taken.book.figures[name]
            if (figure.since == date.min or self.reached(figure.since))
            and (figure.until == date.max or not self.reached(figure.until))
        ]
        return stand[0]

    def _settles(self, draft: Any, what: str) -> bool:
        if what in self.settling:
            return False
        inside = Naive(self.taken, self.at, self.seq, self.settling | {what}, self.depth + 1)
        return inside.ask(self.taken.institutions.adopted(draft)).truth is Truth.MET

    def value(self, question: Any) -> Any:
        return self.ask(question).value

    def ask(self, question: Any) -> Answer[Any]:
        return _answer(question, self.taken, self.at, self.seq, self.settling, self.depth)

    def ever(self, question: Any, since: Moment) -> tuple[Answer[Any], Moment]:
        best: tuple[Answer[Any], Moment] | None = None
        inside = [moment for moment in self.taken.world.moments if since < moment < self.at]
        for moment in sorted({since, *inside, self.at}):
            if moment > self.at:
                continue
            before = self.seq if moment == self.at else LAST
            said = _answer(question, self.taken, moment, before, self.settling, self.depth)
            if said.truth is Truth.MET:
                return said, moment
            if best is None or (best[0].truth is Truth.BREACHED and said.truth is Truth.OPEN):
                best = said, moment
        return best or (self.ask(question), since)

    def attested(self, question: Any) -> list[Attest]:
        return [
            act
            for _, act in sorted(self.taken.world.standing, key=lambda each: each.act.seq)
            if isinstance(act, Attest)
            and act.question == question.named
            and not act.doubtful  # what no reliable source says never decides
            and _same(act.arguments, question)
            and (act.since is None or self.reached(act.since))
            and (act.until is None or not self.reached(act.until))
        ]

    def _all(self, kind: type[Act], key: Mapping[str, object]) -> Iterator[Any]:
        return (act for act in self.taken.acts.get(kind, ()) if _matches(act, key))

    def _come(self, act: Act) -> bool:
        return (act.on.latest, act.seq) < (self.at, self.seq)


def _answer(
    question: Any, taken: Taken, at: Moment, before: int, settling: frozenset[str], depth: int
) -> Answer[Any]:
    asked = (question, at, before, settling)
    if asked not in taken.answered:
        taken.answered[asked] = _fresh(question, taken, at, before, settling, depth)
    return taken.answered[asked]


def _fresh(
    question: Any, taken: Taken, at: Moment, before: int, settling: frozenset[str], depth: int
) -> Answer[Any]:
    inq: Any = Naive(taken, at, before, settling, depth + 1)
    subject: Any = question
    on: type = type(question)
    if isinstance(question, May):
        subject, on = question.act, type(question.act)
    if isinstance(question, MayAdopt):
        subject, on = question.draft, type(getattr(question.draft, "measure", None))
    powers, limits = taken.book._heard.get(on, ((), ()))
    claims: list[Said] = []
    for rule in powers:
        claims.append(_hear(rule, subject, inq))
        if claims[-1][0] is Truth.MET:
            break
    truth = any_of(*(said for said, _ in claims if said is not Truth.SILENT))
    value = next((worth for said, worth in claims if said is Truth.MET), None)
    truth = all_of(
        truth,
        *(
            said
            for said, _ in (_hear(rule, subject, inq) for rule in limits)
            if said is not Truth.SILENT
        ),
    )
    value = value if truth is Truth.MET else None
    if question.attestable and (published := inq.attested(question)):
        truth, value = _published(question, published, truth, value, taken)
    return Answer(truth, value, (), 0, NEVER, {})


def _published(question: Any, acts: list[Attest], truth: Truth, value: Any, taken: Taken) -> Said:
    worth = taken.book.worth[question.named]
    said: list[Said] = [
        ({"yes": Truth.MET, "no": Truth.BREACHED}[act.answer], None)
        if worth is type(None)
        else (Truth.MET, read_value(act.answer, worth))
        for act in acts
    ]
    agree = all(each == said[0] for each in said)
    if agree and (truth is Truth.OPEN or said[0] == (truth, value)):
        return said[0]
    return Truth.OPEN, None


def _hear(rule: Rule, subject: Any, inq: Any) -> Said:
    heard = [_hear(exception, subject, inq) for exception in rule.exceptions]
    speaking = [said for said in heard if said[0] is not Truth.SILENT]
    settled = [said for said in speaking if said[0] is not Truth.OPEN]
    if any(said != settled[0] for said in settled):
        raise CharterConflict("two exceptions")
    if speaking:
        return (Truth.OPEN, None) if len(settled) < len(speaking) else settled[0]
    of = inq.taken.book._of
    begun = inq.ask(of.in_force(rule.edition)).truth if rule.edition else Truth.MET
    ended = inq.ask(of.in_force(rule.until)).truth if rule.until else Truth.BREACHED
    if begun is Truth.BREACHED or ended is Truth.MET:
        return Truth.SILENT, None
    found = rule.speak(subject, inq)
    either_way = found.truth is Truth.SILENT or (
        found.truth is Truth.MET and rule.kind in ("condition", "bar")
    )
    unsure = Truth.OPEN in (begun, ended) and not either_way
    return (Truth.OPEN, None) if unsure else (found.truth, found.value)


def _matches(content: Any, key: Mapping[str, object]) -> bool:
    for name, value in key.items():
        there = getattr(content, name)
        if value not in there if isinstance(there, tuple | Mapping) else there != value:
            return False
    return True


def _speaks_of(act: DeclareCoverage, kind: Any, key: Mapping[str, object]) -> bool:
    if act.kind not in ("*", kind.named):
        return False
    partial_of_some = not act.complete and not key
    return not act.subjects or partial_of_some or any(one in key.values() for one in act.subjects)


def _spans(act: DeclareCoverage, point: Moment, seat: Seat) -> bool:
    return seat.opens(act.since) <= point and (act.until is None or point < seat.opens(act.until))


def _moved(end: Moment, months: int, days: int, seat: Seat) -> Moment:
    if end == NEVER:
        return NEVER
    return seat.opens(shift(seat.day(end), months) + timedelta(days=days))


def _same(arguments: Mapping[str, Any], question: Any) -> bool:
    asked = {
        field.name: getattr(question, field.name) for field in msgspec.structs.fields(question)
    }
    default = {
        field.name: None if field.default is msgspec.NODEFAULT else field.default
        for field in msgspec.structs.fields(question)
    }
    return all(
        plain(arguments.get(name, default[name])) == plain(value) for name, value in asked.items()
    )


def _moments(standing: Iterable[Entered], seat: Seat) -> Iterator[Moment]:
    """Every moment at which anything in the toy charter may turn."""
    for _, act in standing:
        for moment in {act.on.earliest, act.on.latest}:
            yield moment
            if moment < NEVER and isinstance(act, Announce):
                yield seat.closes(seat.day(moment)) + 1
            if moment < NEVER and isinstance(act, Table | Assess):
                for years in (1, 2):
                    yield seat.opens(shift(seat.day(moment), 12 * years))
        for name in ("leaves_on", "since", "until"):
            if isinstance(day := getattr(act, name, None), date):
                yield seat.opens(day)
        if isinstance(act, Assess):
            yield seat.opens(after(act.due, years=2))


# What it all comes to ------------------------------------------------------------------------


def over_doubts(world: World, question: Any, at: Moment, *, between: bool = True) -> Said:
    """Every doubtful entry taken in every way; where that turns it, undetermined."""
    doubtful = world.doubtful()
    ends = [
        [(seq, on.latest), (seq, on.earliest), *([(seq, None)] if doubted else [])]
        for seq, (on, doubted) in doubtful.items()
    ]
    outcomes = {_plain(world, dict(way), question, at) for way in product(*ends)}
    if between and len(outcomes) == 1:
        for seq, (on, _) in doubtful.items():
            happens = {each.act.on.latest for each in world.standing}
            inside = {m + n for m in happens if m <= at for n in (0, 1)}
            for others in ("latest", "earliest"):
                places: dict[int, Moment | None] = {
                    other: getattr(its, others) for other, (its, _) in doubtful.items()
                }
                for moment in sorted(m for m in inside if on.earliest < m < on.latest):
                    outcomes.add(_plain(world, {**places, seq: moment}, question, at))
    return outcomes.pop() if len(outcomes) == 1 else (Truth.OPEN, None)


def _plain(world: World, places: Mapping[int, Moment | None], question: Any, at: Moment) -> Said:
    answer = _answer(question, world.taking(places), at, LAST, frozenset(), 0)
    return answer.truth, answer.value


def weigh(
    make: Any, readings: Mapping[str, str], question: Any, at: Moment
) -> tuple[Said, set[str]]:
    """The answer, and every other value of a reading that turns it; `make` builds the world."""
    world = make(readings)
    given = over_doubts(world, question, at)
    turns = set()
    for gap in world.consulted:
        for value in world.book.readings[gap]:
            if value != readings[gap]:
                other = over_doubts(make({**readings, gap: value}), question, at)
                if other[0] is not Truth.OPEN and other != given:
                    turns.add(f"{gap}={value}")
    return given, turns
