"""The entry: what is sealed of an act, and what is said around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from .acts import Act

VERSION = 1  # of the envelope; older ones are brought up to date when read, never rewritten


class Notwithstanding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who had an act entered that the charter did not permit, and why."""

    officer: str
    reason: str


class Entry(NamedTuple):
    """One line of the register. The ruling is not in it, for it can be computed again."""

    seq: int  # dense, from 0
    id: str  # a UUIDv7, the offerer's own: the same id is never entered twice
    recorded: str  # when the register learnt of it, in UTC; never goes back
    author: str  # the person who entered it
    credential: int | None  # the entry that entitles the author; None for imported history
    act: Act
    readings: Mapping[str, str] = {}  # chosen by an officer where the answer depended
    notwithstanding: Notwithstanding | None = None
    private: str | None = None  # the salted hash that commits to its private part
