"""Suppositions: a record with some entries put in or taken out, to see what would follow."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from msgspec.structs import replace

from .acts import Act, Annul, Correct
from .keys import Key, Pieces, keys_of
from .moments import Moment
from .record import Record, Row, Shelf, extent_of


class Supposed:
    """A record with entries put in or taken out: the material of a what-if. The record is untouched."""

    def __init__(
        self, record: Record, *, put_in: Sequence[Act] = (), taken_out: frozenset[int] = frozenset()
    ) -> None:
        self.seat, self.live, self.begins = record.seat, record.live, record.begins
        self.replaced = {
            entry: left
            for entry, by in record.replaced.items()
            if (left := [each for each in by if each not in taken_out])
        }
        self._record, self._out = record, taken_out
        self._more: dict[Key, list[Row]] = {}
        self._vague: dict[Key, list[Row]] = {}
        self._shelves: dict[Key, Shelf] = {}
        self._anew = {
            entry
            for entry, by in record.replaced.items()
            if len(self.replaced.get(entry, by)) < len(by)
        }
        for entry in self._anew:
            self._correct_anew(entry)
        self.put_in = tuple(self._suppose(act, len(record) + n) for n, act in enumerate(put_in))

    def _correct_anew(self, entry: int) -> None:
        """What the corrections that are left make of an entry."""
        act = self._record.acts[entry]
        for by in self.replaced[entry]:
            correction = self._record.acts[by]
            if isinstance(correction, Correct):
                act = self._record.reads(act, correction)
                self._put(act, entry, by)

    def extent(self, known: int) -> tuple[Moment, Moment]:
        """From when anything is declared of its coverage, and up to when it goes."""
        return extent_of(self, known)

    def _suppose(self, act: Act, seq: int) -> Act:
        assert not isinstance(act, Correct | Annul), "suppose the corrected act instead"
        act = replace(act, seq=seq)  # what is put in comes after what is there
        self._put(act, seq, -1)
        return act

    def _put(self, act: Act, seq: int, learnt: int) -> None:
        into = self._more if act.on.exact and not act.doubtful else self._vague
        for key in keys_of(act):
            insort(into.setdefault(key, []), Row(act.on.latest, seq, learnt, act))

    def shelf(self, key: Key) -> Shelf:
        """What stands under a key, with what was put in and without what was taken out."""
        merged = self._shelves.get(key)
        if merged is None:
            there = self._record.shelf(key)
            more, vague = self._more.get(key, []), self._vague.get(key, [])
            newest = max(there.newest, *(row.learnt for row in (*more, *vague)), -1)
            merged = Shelf(self._merge(there.rows, more), self._merge(there.vague, vague), newest)
            self._shelves[key] = merged
        return merged

    def untouched(self, keys: Pieces, since: int) -> bool:
        """A supposition does not grow."""
        return True

    def _merge(self, there: Sequence[Row], more: list[Row]) -> list[Row]:
        left = [row for row in there if self._left(row)] if self._out else there
        return sorted([*left, *more]) if more else list(left)

    def _left(self, row: Row) -> bool:
        corrected = row.learnt != row.seq
        return row.seq not in self._out and not (corrected and row.seq in self._anew)
