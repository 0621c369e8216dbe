"""The record: every entry in memory, found by kind and key field, in the order of its moment."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

import msgspec
from msgspec.structs import force_setattr, replace

from .acts import Act, Annul, Correct, DeclareCoverage, OpenRegister
from .errors import Unknown
from .keys import COVERAGE, LARGE, MANY, Key, Kind, Pieces, keys_of
from .moments import NEVER, Moment, Seat

Corrected = Callable[[Act, Mapping[str, Any]], Act]


class Row(NamedTuple):
    """A line of the index; `learnt` is the entry from which the act is known as it stands here."""

    at: Moment
    seq: int
    learnt: int
    act: Act


# As `Row(...)` does, in a third of the time: one is made for every act that is read.
as_row: Callable[[tuple[Moment, int, int, Act]], Row] = partial(tuple.__new__, Row)


class Shelf(msgspec.Struct, gc=False):
    """What stands under one key: acts in order; and acts of uncertain date or of doubtful source."""

    rows: list[Row]
    vague: Sequence[Row] = ()  # mostly none, so a list is made only for the first
    newest: int = -1  # the entry that touched it last: whoever knows that one knows all of it

    def add(self, row: Row, sure: bool) -> None:
        """Put a row in its place."""
        self.newest, rows = row.learnt, self.rows
        if not sure:
            self.vague = rows = self.vague if isinstance(self.vague, list) else []
        if rows and row < rows[-1]:
            insort(rows, row)
        else:
            rows.append(row)


EMPTY = Shelf([])
HEEDED: Collection[Kind] = {OpenRegister, Correct, Annul}  # what speaks of the record itself
FEW = 4  # entries are looked through one by one, whatever is asked about them
FEWER = 2  # keys are looked under in the time that one entry takes to be looked through
RECENT = 64  # entries whose keys are at hand
SHARED = 4096  # large pieces remembered at a time


class Entries(Protocol):
    """What an inquiry needs of a record, or of a record with entries put in or taken out."""

    @property
    def seat(self) -> Seat: ...
    @property
    def replaced(self) -> Mapping[int, Sequence[int]]:
        """Which entries corrected or struck out an entry."""

    @property
    def live(self) -> bool:
        """Whether what it does not hold did not happen."""

    @property
    def begins(self) -> Moment:
        """No later than this does its coverage begin."""

    def extent(self, known: int) -> tuple[Moment, Moment]:
        """From when anything is declared of its coverage, and up to when it goes."""

    def shelf(self, key: Key) -> Shelf: ...
    def untouched(self, keys: Pieces, since: int) -> bool:
        """Whether no entry after this one stands under any of these keys."""


class Record:
    """Grows at its end and never changes; one index serves every moment as known at every position."""

    def __init__(self, seat: Seat, corrected: Corrected | None = None) -> None:
        self.seat = seat
        self.acts: list[Act] = []
        self.replaced: dict[int, list[int]] = {}
        self.live = True
        self.begins: Moment = NEVER  # no later than this does its coverage begin
        self._corrected = corrected
        self._extents: dict[int, tuple[Moment, Moment]] = {}
        self._instead: dict[int, list[Act]] = {}
        self._recent: dict[int, frozenset[Key]] = {}  # what each of the newest entries touched
        self._seen: dict[
            frozenset[Key], tuple[int, int]
        ] = {}  # up to where, and the newest under it
        # By kind, key field and value: a million keys of their own would cost more than the acts.
        self._shelves: dict[Kind, dict[str, dict[object, Shelf]]] = {}

    def __len__(self) -> int:
        return len(self.acts)

    def enter(self, act: Act) -> Act:
        """The act as it stands in the record, with its place in it; `act` itself is left as it was."""
        return self.take(replace(act, seq=len(self.acts)))

    def take(self, act: Act) -> Act:
        """Enter an act that nobody else holds, giving it its place without a copy.

        Raises `Unknown` where it corrects or strikes out an entry that is not there.
        """
        seq = len(self.acts)
        if type(act) in HEEDED:  # of a struct, `isinstance` takes several times as long
            self._heed(act, seq)
        force_setattr(act, "seq", seq)
        self.acts.append(act)
        self._index(act, seq)
        return act

    def _heed(self, act: Act, seq: int) -> None:
        """What an act says of the record, or of an entry before it."""
        if isinstance(act, OpenRegister):
            self.live = act.live
            return
        assert isinstance(act, Correct | Annul)
        instead = self._put_right(act)
        if instead is not None or (isinstance(act, Annul) and not act.basis):
            self._strike(act.entry, seq)
        if instead is not None:
            self._instead.setdefault(instead.seq, []).append(instead)
            self._index(instead, seq)

    def _put_right(self, act: Correct | Annul) -> Act | None:
        """The entry as it reads from a correction on; nothing where it is struck out."""
        if not 0 <= act.entry < len(self.acts):
            raise Unknown(f"There is no entry {act.entry}; the newest is {len(self.acts) - 1}.")
        if isinstance(act, Annul):
            return None
        stood = (self._instead.get(act.entry) or [self.acts[act.entry]])[-1]
        return self.reads(stood, act)

    def reads(self, stood: Act, correction: Correct) -> Act:
        """An entry as it reads when a correction is made to what stood there."""
        assert self._corrected is not None, "a record with corrections needs a way to read them"
        right = self._corrected(stood, correction.fields)
        return replace(right, seq=correction.entry, hidden=stood.hidden)

    @property
    def reaches(self) -> Moment:
        """Up to when it goes; NEVER for a live register."""
        return self.extent(len(self.acts))[1]

    def extent(self, known: int) -> tuple[Moment, Moment]:
        """From when anything is declared of its coverage, and up to when it goes."""
        known = min(known, self.shelf(COVERAGE).newest)
        if known not in self._extents:
            self._extents[known] = extent_of(self, known)
        return self._extents[known]

    def as_known(self, seq: int, known: int) -> Act:
        """An entry as it stands after the corrections known at a position."""
        versions = self._instead.get(seq, [])
        learnt = [c for c in self.replaced.get(seq, []) if isinstance(self.acts[c], Correct)]
        place = sum(1 for correction in learnt if correction <= known)
        return versions[place - 1] if place else self.acts[seq]

    def _strike(self, entry: int, by: int) -> None:
        """What stood there is no longer known from now on, wherever it was indexed."""
        self.replaced.setdefault(entry, []).append(by)
        for was in (self.acts[entry], *self._instead.get(entry, ())):
            for key in keys_of(was):
                self.shelf(key).newest = by

    def _index(self, act: Act, learnt: int) -> None:
        on = act.on
        row = as_row((on.latest, act.seq, learnt, act))
        sure = on.earliest == on.latest and not (act.sources and act.doubtful)
        self._file(act, row, sure)
        measure = getattr(act, "measure", None)
        if measure is not None:
            self._file(measure, row, sure)

    def _file(self, content: Any, row: Row, sure: bool) -> None:
        """Put a row under every key of an act, or of the measure that it carries."""
        fields = self._shelves.get(type(content))
        if fields is None:
            kind = type(content)
            fields = self._shelves[kind] = {name: {} for name in ("", *kind.keys)}
        for name, shelves in fields.items():
            value = getattr(content, name) if name else None
            if type(value) is not str and isinstance(value, MANY):
                for each in dict.fromkeys(value):
                    shelves.setdefault(each, Shelf([])).add(row, sure)
            elif (shelf := shelves.get(value)) is not None:
                shelf.add(row, sure)
            elif sure:
                shelves[value] = Shelf([row], (), row.learnt)
            else:
                shelves[value] = Shelf([], [row], row.learnt)

    def shelf(self, key: Key) -> Shelf:
        """What stands under a key."""
        kind, name, value = key
        fields = self._shelves.get(kind)
        return EMPTY if fields is None else fields[name].get(value, EMPTY)

    def untouched(self, keys: Pieces, since: int) -> bool:
        """Whether no entry after `since` stands under any of these keys."""
        last = len(self.acts) - 1
        if last - since <= FEW:
            for seq in range(since + 1, last + 1):
                touched = self._recent.get(seq) or self._touched_by(seq)
                for piece in keys:
                    if not piece.isdisjoint(touched):
                        return False
            return True
        for piece in keys:
            large = len(piece) >= LARGE
            newest = self._newest_under(piece) if large else self._newest_after(since, piece)
            if newest > since:
                return False
        return True

    def _newest_under(self, piece: frozenset[Key]) -> int:
        """The newest entry under any of very many keys: remembered, since many answers share them."""
        last, seen = len(self.acts) - 1, self._seen.get(piece)
        if seen is None:
            if len(self._seen) >= SHARED:
                self._seen.clear()
            newest = max(self.shelf(key).newest for key in piece)
        else:
            newest = max(seen[1], self._newest_after(seen[0], piece))
        self._seen[piece] = last, newest
        return newest

    def _newest_after(self, since: int, keys: frozenset[Key]) -> int:
        """The newest entry under any of these keys, if it came after `since`; else one that did not.

        Looks through the entries that came after, or under the keys, whichever are fewer.
        """
        newest, last = -1, len(self.acts) - 1
        if (last - since) * FEWER >= len(keys):
            return max((self.shelf(key).newest for key in keys), default=-1)
        for seq in range(since + 1, last + 1):
            if not keys.isdisjoint(self._recent.get(seq) or self._touched_by(seq)):
                newest = seq
        return newest

    def _touched_by(self, seq: int) -> frozenset[Key]:
        """Every key under which an entry changed what stands there."""
        act = self.acts[seq]
        touched = keys_of(act)
        if isinstance(act, Correct | Annul):
            for was in (self.acts[act.entry], *self._instead.get(act.entry, ())):
                touched += keys_of(was)
        if len(self._recent) >= RECENT:
            self._recent.clear()
        recent = self._recent[seq] = frozenset(touched)
        return recent

    def values(self, kind: Kind, field: str) -> list[Any]:
        """Every value that stands under a key field of a kind, sorted."""
        return sorted(self._shelves.get(kind, {}).get(field, ()), key=str)


def stands(row: Row, replaced: Mapping[int, Sequence[int]], known: int) -> bool:
    """Whether no later correction of the entry is known."""
    by = replaced.get(row.seq)
    return by is None or not any(row.learnt < each <= known for each in by)


def extent_of(entries: Entries, known: int) -> tuple[Moment, Moment]:
    """From when anything is declared of what entries cover, and up to when it goes."""
    begins, reaches = entries.begins, NEVER
    shelf, seat = entries.shelf(COVERAGE), entries.seat
    for row in (*shelf.rows, *shelf.vague):
        act = row.act
        if row.learnt <= known and stands(row, entries.replaced, known):
            assert isinstance(act, DeclareCoverage)
            begins = min(begins, seat.opens(act.since))
            if act.kind == "*" and act.until is not None and not entries.live:
                until = seat.opens(act.until)
                reaches = until if reaches == NEVER else max(reaches, until)
    return begins, reaches
