"""Keys: under what an act is looked up, and which of them an answer has looked under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .acts import Act, DeclareCoverage, Fields

Kind = type[Any]
Key = tuple[Kind, str, object]  # kind, key field ("" for the whole kind), its value
Keys = tuple[frozenset[Key], ...]  # in pieces, the large ones shared by all that rest on them

MANY = (tuple, Fields, dict)  # what a key field may hold several values in
COVERAGE: Key = (DeclareCoverage, "", None)
NO_KEYS: Keys = ()
LARGE = 48  # keys or more make a piece that is shared, not copied
PIECES = 6  # at most; more are made into one


def keys_of(act: Act) -> list[Key]:
    """Where an act is looked up: by kind, by each key field, and by the measure that it carries."""
    keys: list[Key] = []
    for content in (act, getattr(act, "measure", None)):
        if content is not None:
            kind = type(content)
            keys.append((kind, "", None))
            for name in kind.keys:
                value = getattr(content, name)
                if type(value) is not str and isinstance(value, MANY):
                    keys += [(kind, name, each) for each in dict.fromkeys(value)]
                else:
                    keys.append((kind, name, value))
    return keys


class Looked:
    """The keys that an answer in the making has looked under, itself and through what it asked."""

    __slots__ = ("_large", "few")

    def __init__(self) -> None:
        self.few: set[Key] = {COVERAGE}  # every answer rests on what is declared complete
        self._large: dict[int, frozenset[Key]] = {}

    def through(self, keys: Keys) -> None:
        """All that another answer rests on; large pieces are held, not copied."""
        for piece in keys:
            if len(piece) < LARGE:
                self.few |= piece
            else:
                self._large[id(piece)] = piece

    def keys(self) -> Keys:
        """In pieces; of too many, one."""
        large = self._large.values()
        if len(large) > PIECES:
            return (frozenset().union(self.few, *large),)
        return (frozenset(self.few), *large)


def together(all_keys: Iterable[Keys]) -> Keys:
    """The keys of several answers."""
    looked = Looked()
    for keys in all_keys:
        looked.through(keys)
    return looked.keys()
