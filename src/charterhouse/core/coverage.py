"""Coverage: whether a record declares that what it does not hold did not happen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .acts import Act, DeclareCoverage, Measure
from .moments import NEVER
from .record import Entries, Row, stands
from .search import Search


def covered(
    kind: type[Act | Measure], since: date | None, key: Mapping[str, object], search: Search
) -> bool:
    """Whether it is declared complete until now, or as far as it reaches; the newest decides.

    With `since`, from that day on. With a key, for the subjects that it names.
    """
    record, known = search.view.record, search.view.known
    seat, (start, reaches) = record.seat, record.extent(known)
    if start == NEVER:
        return False
    if since is not None:
        start = max(start, seat.opens(since))
    if not search.reached(start):
        return True
    left = [(start, min(search.at + 1, reaches))] if start < reaches else []
    for row in sorted(_declared(kind, record), key=lambda row: -max(row.learnt, row.seq)):
        act = row.act
        assert isinstance(act, DeclareCoverage)
        if row.learnt > known or not stands(row, record.replaced, known):
            continue
        some = act.complete or key  # of all subjects it is partial where it is of any
        if some and act.subjects and not set(act.subjects) & set(key.values()):
            continue
        first = seat.opens(act.since)
        last = NEVER if act.until is None else seat.opens(act.until)
        search.reached(first)
        if last < reaches:  # beyond its reach the record says nothing new
            search.reached(last)
        if not act.complete and any(max(a, first) < min(b, last) for a, b in left):
            return False
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, first)), (max(a, last), b))
            if piece[0] < piece[1]
        ]
        if not left:
            return True
    return not left


def _declared(kind: type[Act | Measure], record: Entries) -> list[Row]:
    """What is declared of a kind: it speaks of the record, so its own date does not matter."""
    shelves = [record.shelf((DeclareCoverage, "kind", of)) for of in (kind.named, "*")]
    return [row for shelf in shelves for row in (*shelf.rows, *shelf.vague)]
