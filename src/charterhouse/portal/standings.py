"""How entries stand with the charter, ruled one at a time as they are looked at, and kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import NamedTuple

from charterhouse.core.acts import Act, Annul
from charterhouse.core.answers import Answer, Verdict
from charterhouse.core.errors import CharterConflict
from charterhouse.desk import clerk
from charterhouse.desk.audit import Audited, Standing, charter_begins

from .room import Room
from .seen import Seen

LOG = logging.getLogger("charterhouse.portal")
OF = {
    Verdict.PERMITTED: Standing.REGULAR,
    Verdict.REFUSED: Standing.IRREGULAR,
    Verdict.DEPENDS: Standing.DEPENDS,
    Verdict.UNDETERMINED: Standing.UNDETERMINED,
}
AT_ONCE = (
    2_000  # entries that are ruled for one page; of a longer register, what has been ruled so far
)
MOST = 5_000  # rulings that are kept of one view


class Standings:
    """The rulings of one view."""

    def __init__(self, room: Room, seen: Seen) -> None:
        register = room.register
        self._room, self._register = room, register
        self._known, self._profile = seen.known, seen.profile
        self._begins = charter_begins(register, seen.profile)
        self._struck = {
            act.entry
            for act in register.record.acts
            if isinstance(act, Annul) and not act.basis and act.seq <= seen.known
        }
        self._of: dict[int, Audited] = {}

    def of(self, seq: int) -> Audited:
        """One entry and what the charter says of it now."""
        if seq not in self._of:
            self._of[seq] = self._judged(seq)
            if len(self._of) > MOST:
                del self._of[next(iter(self._of))]
        return self._of[seq]

    def _judged(self, seq: int) -> Audited:
        register = self._register
        act = self._room.act(seq, self._known)
        entry = register.entries[seq]
        standing, answer = Standing.STRUCK, None
        if seq not in self._struck:
            if clerk.concerns(act):
                standing = Standing.RECORD
            elif act.on.latest < self._begins:
                standing = Standing.OUTSIDE
            else:
                standing, answer = self._ruled(act, seq)
        return Audited(seq, act, standing, answer, entry.notwithstanding is not None)

    def _ruled(self, act: Act, seq: int) -> tuple[Standing, Answer[None] | None]:
        """A ruling; undetermined where the charter, as written here, gives two or none."""
        try:
            answer = self._register.rule(act, act.on.latest, seq, self._known, self._profile)
        except CharterConflict as error:
            LOG.warning("conflict", exc_info=error)
            return Standing.UNDETERMINED, None
        return OF[answer.verdict], answer

    def all(self) -> Iterator[Audited]:
        """Every entry of a register of ordinary size; of a larger one, those ruled so far."""
        if self._known < AT_ONCE:
            for seq in range(self._known + 1):
                yield self.of(seq)
        else:
            yield from (self._of[seq] for seq in sorted(self._of))

    @property
    def ruled(self) -> int:
        """How many entries have been ruled on."""
        return len(self._of)


class Ruled(NamedTuple):
    """A place for the rulings of a view."""

    known: int
    profile: str


def standings(room: Room, seen: Seen) -> Standings:
    """The rulings of this view, kept until the register grows."""
    return room.rulings(Ruled(seen.known, seen.profile), lambda: Standings(room, seen))
