"""Notes: what an answer has taken and read so far, so that it can say what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .acts import Act
from .answers import Answer, Missing, Premise
from .keys import COVERAGE, Key, Pieces

NOTHING_ASSUMED: frozenset[str] = frozenset()


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
