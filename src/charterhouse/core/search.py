"""The search: what is on record for one view at one moment, noted as it is found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from msgspec.structs import replace

from .acts import Act, Measure
from .answers import Answer, Missing
from .keys import Key
from .matching import matches
from .moments import NEVER, Moment, When
from .notes import Notes
from .record import Row, Shelf, stands
from .view import LAST, View

A = TypeVar("A", bound=Act)
# How an entry of uncertain date or source is taken; or at a moment between, by its number.
EARLIEST, LATEST, OUT = "earliest", "latest", "out"
ACT = itemgetter(Row._fields.index("act"))
DOUBT = {(False, False): "", (True, False): "|doubtful", (True, True): "|doubtful|exact"}


class Search:
    """The acts of one view at one moment, just before one entry; and for how long what was found holds."""

    __slots__ = ("at", "found", "notes", "outer", "seq", "since", "until", "view")

    def __init__(
        self,
        view: View,
        at: Moment,
        before: int = LAST,
        notes: Notes | None = None,
        outer: Search | None = None,
    ) -> None:
        self.view, self.at, self.seq = view, at, before
        self.since, self.until = 0, NEVER
        self.outer = outer  # one of a later moment, good for no longer back than this one is
        self.notes = Notes() if notes is None else notes
        self.found: dict[Hashable, Answer[Any]] = {}  # what was looked up once here

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

    def entered(self, kind: type[A], **key: object) -> list[A]:
        """All that was entered before the act that is judged: what is dated so far, then what is dated later."""
        return [*self.acts(kind, **key), *self.already(kind, **key)]

    def reached(self, moment: Moment | date) -> bool:
        """Whether a day has begun or a moment has come; no rule compares a date with today otherwise."""
        if isinstance(moment, date):
            moment = self.view.record.seat.opens(moment)
        if moment <= self.at:
            self._within(moment, NEVER)
            return True
        self._within(0, moment)
        return False

    def lacks(self, what: str, **of: object) -> None:
        """Note a fact that would decide and is not recorded."""
        self.notes.missing += (Missing(what, tuple(of.items())),)

    # Underneath --------------------------------------------------------------------------------

    def _within(self, since: Moment, until: Moment) -> None:
        if since > self.since:
            self.since = since
            if self.outer is not None:
                self.outer._within(since, NEVER)
        if until < self.until:  # noqa: PLR1730 - every act and every date passes here
            self.until = until

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
