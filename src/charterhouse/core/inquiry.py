"""The inquiry: the only window through which the law sees the world, so it knows what an answer rests on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from .acts import Act, Attest, Measure, Question
from .answers import Answer, Ground, Truth
from .coverage import covered
from .keys import Key, pieced
from .matching import arguments_of, speaks_of
from .moments import NEVER, Moment, When, shift
from .record import EMPTY
from .search import Search
from .view import LAST

V = TypeVar("V")
T = TypeVar("T")


class Inquiry(Search):
    """One view at one moment, just before one entry; every comparison with time goes through it."""

    __slots__ = ()

    # What is recorded --------------------------------------------------------------------------

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

    # Time --------------------------------------------------------------------------------------

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
