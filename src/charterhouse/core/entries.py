"""The entry: what is sealed of an act, and what is said around it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from .acts import Act

VERSION = 1  # of the envelope; older ones are brought up to date when read, never rewritten
NONE_CHOSEN: Mapping[str, str] = MappingProxyType({})


class Notwithstanding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who had an act entered that the charter did not permit, and why."""

    officer: str
    reason: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One line of the register, its fields in the order in which they are sealed.

    The ruling is not in it, for it can be computed again.
    """

    v: int
    seq: int  # dense, from 0
    recorded: str  # when the register learnt of it, in UTC; never goes back
    id: str  # a UUIDv7, the offerer's own: the same id is never entered twice
    author: str  # the person who entered it
    credential: int | None = None  # the entry that entitles the author; None for imported history
    act: Act
    readings: Mapping[str, str] = NONE_CHOSEN  # chosen by an officer where the answer depended
    notwithstanding: Notwithstanding | None = None
    private: str | None = None  # the salted hash that commits to its private part
