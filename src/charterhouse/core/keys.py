"""Keys: under what an act is looked up, and which of them an answer has looked under."""

from __future__ import annotations

from typing import Any

from .acts import Act, DeclareCoverage, Fields

Kind = type[Any]
Key = tuple[Kind, str, object]  # kind, key field ("" for the whole kind), its value
Pieces = tuple[frozenset[Key], ...]

MANY = (tuple, Fields, dict)  # what a key field may hold several values in
COVERAGE: Key = (DeclareCoverage, "", None)
LARGE = 48  # so many keys make a piece that is shared, not copied
PIECES = 16  # so many at most; more are made into one


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


def pieced(few: frozenset[Key], shared: Pieces) -> tuple[frozenset[Key], Pieces]:
    """Keys as an answer holds them: a few of its own, and large pieces that all who rest on it share."""
    pieces = {id(piece): piece for piece in shared}
    if len(few) >= LARGE:
        pieces[id(few)] = few
        few = frozenset()
    if len(pieces) > PIECES:
        return few, (frozenset().union(*pieces.values()),)
    return few, tuple(pieces.values())
