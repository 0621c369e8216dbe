"""The inquiry: the only window through which the law sees the world, so it knows what an answer rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from .acts import Act, Attest, Measure, Question
from .answers import Answer, Ground, Missing, Premise, Truth
from .coverage import covered
from .keys import COVERAGE, Key, Pieces, pieced
from .matching import arguments_of, matches, speaks_of
from .moments import NEVER, Moment, When, shift
from .record import EMPTY, Row, Shelf, stands
from .view import LAST, View

A = TypeVar("A", bound=Act)
V = TypeVar("V")
T = TypeVar("T")
# How an entry of uncertain date or source is taken; or at a moment between, by its number.
EARLIEST, LATEST, OUT = "earliest", "latest", "out"
ACT = itemgetter(Row._fields.index("act"))
NOTHING_ASSUMED: frozenset[str] = frozenset()
DOUBT = {(False, False): "", (True, False): "|doubtful", (True, True): "|doubtful|exact"}


class Notes:
    """What a ruling has taken so far, and what the rule now speaking has read, asked and missed."""

    __slots__ = ("assumed", "keys", "missing", "read", "shared", "took", "under")

    def __init__(self) -> None:
        self.took: dict[Premise, str] = {}
        self.keys: set[Key] = {COVERAGE}  # every answer rests on what is declared complete
        self.shared: Pieces = ()  # of those it asked, too many to copy
        self.assumed: frozenset[str] = NOTHING_ASSUMED
        self.next_rule()

    def next_rule(self) -> None:
        """Begin afresh for another rule."""
        self.read: tuple[Sequence[Act], ...] = ()
        self.under: tuple[Answer[Any], ...] = ()
        self.missing: tuple[Missing, ...] = ()


class Inquiry:
    """One view at one moment, just before one entry; every comparison with time goes through it."""

    __slots__ = ("at", "found", "notes", "outer", "seq", "since", "until", "view")

    def __init__(
        self,
        view: View,
        at: Moment,
        before: int = LAST,
        notes: Notes | None = None,
        outer: Inquiry | None = None,
    ) -> None:
        self.view, self.at, self.seq = view, at, before
        self.since, self.until = 0, NEVER
        self.outer = outer  # one of a later moment, good for no longer back than this one is
        self.notes = Notes() if notes is None else notes
        self.found: dict[
            Hashable, Answer[Any]
        ] = {}  # what was looked up once, in this very inquiry

    # What is recorded --------------------------------------------------------------------------

    def acts(self, kind: type[A], **key: object) -> list[A]:
        """The acts of a kind dated so far and known so far, in the order of moment and sequence."""
        return self._found(kind, key)

    def carrying(self, *kinds: type[Measure], **key: object) -> list[Any]:
        """The drafts whose measure is of one of these kinds, in order."""
        drafts = [draft for kind in kinds for draft in self._found(kind, key)]
        return (
            drafts if len(kinds) == 1 else sorted(drafts, key=lambda draft: (draft.on, draft.seq))
        )

    def later(self, kind: type[A], **key: object) -> list[A]:
        """The acts of a kind that are known, but dated after the moment asked."""
        shelf = self._shelf(kind, key)
        rows = self._placed(shelf, coming=True) if shelf.vague else shelf.rows
        acts = self._known(rows[self._cut(rows) :], kind, key)
        self.notes.read += (acts,)
        return acts

    def already(self, kind: type[A], **key: object) -> list[A]:
        """Of those, what was entered before the act that is judged: it dates itself back behind them."""
        return [act for act in self.later(kind, **key) if act.seq < self.seq]

    def nothing_recorded(
        self, kind: type[Act | Measure], since: date | None = None, **key: object
    ) -> Truth:
        """Met where there is no such act and absence may be relied on; open where the record is partial."""
        return Truth.BREACHED if self._found(kind, key) else self.complete(kind, since, **key)

    def complete(
        self, kind: type[Act | Measure], since: date | None = None, **key: object
    ) -> Truth:
        """Met where what is not recorded did not happen; otherwise open, and noted as missing.

        With `since`, only what may have happened from that day on matters.
        """
        if self.view.record.live or covered(kind, since, key, self):
            return Truth.MET
        self.lacks(kind.named, **key)
        return Truth.OPEN

    def lacks(self, what: str, **of: object) -> None:
        """Note a fact that would decide and is not recorded."""
        self.notes.missing += (Missing(what, tuple(of.items())),)

    # Time --------------------------------------------------------------------------------------

    def reached(self, moment: Moment | date) -> bool:
        """Whether a day has begun or a moment has come; no rule compares a date with today otherwise."""
        if isinstance(moment, date):
            moment = self.view.record.seat.opens(moment)
        if moment <= self.at:
            self._within(moment, NEVER)
            return True
        self._within(0, moment)
        return False

    def come(self, when: When, *, years: int = 0, months: int = 0, days: int = 0) -> Truth:
        """Whether something dated as exactly as it is known has come, or is a period past; open within its bounds."""
        first, last = self._shifted(when, years * 12 + months, days)
        if not self.reached(first):
            return Truth.BREACHED
        if self.reached(last):
            return Truth.MET
        self.lacks("date", known=when.text)
        return Truth.OPEN

    def _shifted(self, when: When, months: int, days: int) -> tuple[Moment, Moment]:
        if not (months or days):
            return when.earliest, when.latest
        seat = self.view.record.seat
        ends = {  # one alone, where the date is exact
            end: NEVER
            if end == NEVER
            else seat.opens(shift(seat.day(end), months) + timedelta(days=days))
            for end in {when.earliest, when.latest}
        }
        return ends[when.earliest], ends[when.latest]

    def day(self, when: When | Moment) -> date:
        """The day, at the seat, on which something was done."""
        return self.view.record.seat.day(when if isinstance(when, int) else when.latest)

    def today(self) -> date:
        """The day asked about; the answer then holds for that day alone."""
        seat = self.view.record.seat
        day = seat.day(self.at)
        self._within(seat.opens(day), seat.closes(day) + 1)
        return day

    def before(self, act: Act) -> Inquiry:
        """As things stood just before that act; what is found there holds whatever comes later."""
        return Inquiry(self.view, act.on.latest, act.seq, self.notes)

    def on(self, day: date) -> Inquiry:
        """As things stand at the end of a day that has been reached, the day's acts included."""
        closes = self.view.record.seat.closes(day)
        if closes >= self.at:
            return self
        return Inquiry(self.view, closes, LAST, self.notes, self)

    # The charter -------------------------------------------------------------------------------

    def reading(self, gap: str) -> str:
        """The reading of a gap: settled by the organisation, else as the view has it."""
        settled = self.view.law.settled(gap, self)
        if settled is not None:
            return settled
        value = next(
            (v for premise, v in self.view.changed if premise == gap), self.view.readings[gap]
        )
        self.notes.took[gap] = value
        return value

    def figure(self, name: str) -> Any:
        """A number of the charter or of a regulation, as it stands on the day."""
        return self.view.law.figure(name, self)

    def assumes(self, figure: str) -> None:
        """Note that the answer rests on something that no regulation has fixed."""
        self.notes.assumed |= {figure}

    def ask(self, question: Question[V]) -> Answer[V]:
        """Another question, of the same moment, answered with its own grounds."""
        answer = self._asked(question, self.at, self.seq)
        self._within(answer.since, answer.until)
        return answer

    def value(self, question: Question[V]) -> V | None:
        """The value that another question has; nothing where it is not known."""
        return self.ask(question).value

    def once(self, look_up: Callable[..., T], *of: Hashable) -> T:
        """What `look_up(*of, inq)` finds, worked out once for as long as it holds.

        All that it read, asked, took and missed is noted as if it had been looked up here. What it
        gives is shared, so it must not be changed.
        """
        asked, notes = (look_up, of), self.notes
        found = self.found.get(asked)
        if found is None:
            found = self._found_once(asked)
        [ground] = found.grounds
        if ground.read:
            notes.read += ground.read
        if ground.under:
            notes.under += ground.under
        if ground.missing:
            notes.missing += ground.missing
        if found.took:
            notes.took.update(found.took)
        return cast(T, found.value)

    def ever(self, question: Question[V], since: Moment) -> tuple[Answer[V], Moment]:
        """The first answer that is met and since when: what was once complete stays complete.

        Goes from span to span. Where none is met, the first that is open, else the first of all.
        """
        at = begun = first = since
        until, best = NEVER, None
        while at <= self.at:
            answer = self._asked(question, at, self.seq if at == self.at else LAST)
            begun, until = at, answer.until
            if answer.truth is Truth.MET:
                first, best, until = at, answer, NEVER
                break
            if best is None or (best.truth is Truth.BREACHED and answer.truth is Truth.OPEN):
                first, best = at, answer
            at = max(until, at + 1)
        if best is None:
            return self.ask(question), since
        self._within(begun, until)  # earlier, fewer answers would have been gone through
        return best, first

    def attested(self, question: Question[Any]) -> list[Attest]:
        """What is published in answer to a question, for this moment.

        It speaks of the record, so its own date does not matter. What no reliable source says never
        decides: it is noted as a fact that a better source would have to confirm.
        """
        key: Key = (Attest, "question", question.named)
        shelf = self.view.record.shelf(key)
        self.notes.keys.add(key)
        found, wanted = [], arguments_of(question) if shelf is not EMPTY else ()
        for row in (*shelf.rows, *shelf.vague):
            act = row.act
            if row.learnt > self.view.known or not isinstance(act, Attest) or not self._stands(row):
                continue
            if not speaks_of(act, wanted):
                continue
            if act.since is not None and not self.reached(act.since):
                continue
            if act.until is not None and self.reached(act.until):
                continue
            if act.doubtful:
                self.lacks("source", entry=act.seq)
            else:
                found.append(act)
        self.notes.read += (found,)
        return found

    # Underneath --------------------------------------------------------------------------------

    def _within(self, since: Moment, until: Moment) -> None:
        if since > self.since:
            self.since = since
            if self.outer is not None:
                self.outer._within(since, NEVER)
        if until < self.until:  # noqa: PLR1730 - every act and every date passes here
            self.until = until

    def _found_once(self, asked: tuple[Callable[..., T], tuple[Hashable, ...]]) -> Answer[T]:
        """What was looked up once: all that it rests on is noted here, save what each rule notes of its own."""
        view, notes = self.view, self.notes
        found = view.kept.find(asked, view, self.at, self.seq)
        if found is None:
            found = self._looked_up(*asked)
            view.kept.keep(asked, view, found, self.at, self.seq)
        self.found[asked] = found
        self._within(found.since, found.until)
        notes.keys |= found.keys
        if found.shared:
            notes.shared += found.shared
        if found.assumed:
            notes.assumed |= found.assumed
        return found

    def _looked_up(self, look_up: Callable[..., T], of: tuple[Hashable, ...]) -> Answer[T]:
        inq = Inquiry(self.view, self.at, self.seq)
        value, notes = look_up(*of, inq), inq.notes
        keys, shared = pieced(frozenset(notes.keys), notes.shared)
        ground = Ground("", Truth.MET, {}, notes.read, notes.under, notes.missing)
        return Answer(
            Truth.MET, value, (ground,), inq.since, inq.until, notes.took, keys, shared,
            notes.assumed,
        )  # fmt: skip

    def _asked(self, question: Question[V], at: Moment, before: int) -> Answer[V]:
        answer = self.view.law.answer(question, self.view, at, before)
        notes = self.notes
        notes.under += (answer,)
        notes.keys |= answer.keys
        if answer.shared:
            notes.shared += answer.shared
        if answer.took:
            notes.took.update(answer.took)
        if answer.assumed:
            notes.assumed |= answer.assumed
        return answer

    def _shelf(self, kind: type[Any], key: Mapping[str, object]) -> Shelf:
        """What stands under the key that fewest share; noted, since the answer rests on it."""
        index: Key = (kind, "", None)
        shelf: Shelf | None = None
        for name, value in key.items():
            assert name in kind.keys, f"{kind.named} is not found by its {name}"
            under = self.view.record.shelf((kind, name, value))
            if shelf is None or len(under.rows) < len(shelf.rows):
                index, shelf = (kind, name, value), under
        self.notes.keys.add(index)
        return self.view.record.shelf(index) if shelf is None else shelf

    def _found(self, kind: type[Any], key: Mapping[str, object]) -> list[Any]:
        """What has come; those of uncertain date or source as this view takes them."""
        acts: list[Any] = []
        shelf = self._shelf(kind, key)
        rows = self._placed(shelf) if shelf.vague else shelf.rows
        if rows and (cut := self._cut(rows)):
            view = self.view
            if shelf.newest <= view.known and len(key) < 2 and not view.record.replaced:
                acts = list(map(ACT, rows[:cut]))  # so it mostly is: all is known, as it stands
            else:
                acts = self._known(rows[:cut], kind, key)
        self.notes.read += (acts,)
        return acts

    def _cut(self, rows: list[Row]) -> int:
        """How many of these rows have come; the answer holds between the last of them and the next."""
        cut = bisect_left(rows, (self.at, self.seq))
        since, until = rows[cut - 1][0] if cut else 0, rows[cut][0] if cut < len(rows) else NEVER
        if since > self.since or until < self.until:
            self._within(since, until)
        return cut

    def _known(self, rows: list[Row], kind: type[Any], key: Mapping[str, object]) -> list[Any]:
        known, replaced = self.view.known, self.view.record.replaced
        if replaced:
            rows = [row for row in rows if row.seq not in replaced or self._stands(row)]
        acts: list[Any] = [act for _, _, learnt, act in rows if learnt <= known]
        if len(key) > 1:
            measure = issubclass(kind, Measure)
            acts = [act for act in acts if matches(act.measure if measure else act, key)]
        return acts

    def _placed(self, shelf: Shelf, coming: bool = False) -> list[Row]:
        """Acts of uncertain date at the day on which this view takes them: the last, unless changed.

        Those that have not come, whichever way they are taken, matter only to what is still to come.
        """
        placed = list(shelf.rows)
        for row in shelf.vague:
            if row.learnt > self.view.known or not self._stands(row):
                continue
            if not coming and row.act.on.earliest > self.at:
                self._within(0, row.act.on.earliest)
                placed.append(row)
                continue
            taken, at = self._how_taken(row)
            if taken != OUT:
                moved = replace(row.act, on=When(at, at, row.act.on.text))
                placed.append(Row(at, row.seq, row.learnt, moved))
        return sorted(placed)

    def _how_taken(self, row: Row) -> tuple[str, Moment]:
        """How this view takes an entry of uncertain date or source; noted, so that the others are tried."""
        first, last = row.act.on.earliest, row.act.on.latest
        if first == last and not row.act.doubtful:
            return LATEST, last
        taken = next((how for entry, how in self.view.changed if entry == row.seq), LATEST)
        self.notes.took[row.seq] = taken + DOUBT[row.act.doubtful, first == last]
        if taken in (LATEST, OUT):
            return taken, last
        return taken, first if taken == EARLIEST else int(taken)

    def _stands(self, row: Row) -> bool:
        """Whether no later correction of the entry is known."""
        return stands(row, self.view.record.replaced, self.view.known)
