"""How a group is decided: filing by filing, each against what the one before it left.

A function of the group and of what stands already; every store decides by it, then only writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from charterhouse.core.errors import CharterhouseError, Clash, Stale
from charterhouse.desk.port import Condition, Filing, Receipt, Stored

from .sealing import flaw, id_text, seal
from .tree import leaf_hash


class Standing(Protocol):
    """What a group is decided against."""

    def by_id(self, id: bytes) -> Stored | None:
        """The entry with an id."""

    def newest(self, tag: str) -> int:
        """The greatest seq under a tag; -1 for none."""


class Sealed(NamedTuple):
    """An entry that is to be written, and its leaf."""

    entry: Stored
    leaf: bytes


class Group(NamedTuple):
    """What each caller is told, and what is to be written."""

    outcomes: list[Receipt | CharterhouseError]
    sealed: list[Sealed]


def decide(filings: Sequence[Filing], size: int, recorded: str, standing: Standing) -> Group:
    """Decide a group that begins at a size and is recorded at one moment."""
    outcomes: list[Receipt | CharterhouseError] = []
    sealed: list[Sealed] = []
    ids: dict[bytes, Stored] = {}
    tagged: dict[str, int] = {}
    for filing in filings:
        earlier = ids.get(filing.id) or standing.by_id(filing.id)
        if earlier is not None:
            outcomes.append(_again(filing, earlier))
            continue
        refusal = flaw(filing) or _stale(filing.condition, tagged, standing)
        if refusal is not None:
            outcomes.append(refusal)
            continue
        seq = size + len(sealed)
        body = seal(seq, recorded, filing.content)
        tags = in_order(filing.tags)
        entry = Stored(seq, filing.id, recorded, body, tags, filing.private, filing.ruling)
        leaf = leaf_hash(body)
        sealed.append(Sealed(entry, leaf))
        ids[filing.id] = entry
        tagged.update(dict.fromkeys(tags, seq))
        outcomes.append(Receipt(seq, recorded, leaf))
    return Group(outcomes, sealed)


def in_order(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags as every store gives them back: sorted, each once."""
    return tuple(sorted(set(tags)))


def _again(filing: Filing, earlier: Stored) -> Receipt | Clash:
    if earlier.body == seal(earlier.seq, earlier.recorded, filing.content):
        return Receipt(earlier.seq, earlier.recorded, leaf_hash(earlier.body), again=True)
    return Clash(
        f"The id `{id_text(filing.id)}` stands in the register as entry {earlier.seq} "
        "with other content. File under a new id."
    )


def _stale(condition: Condition | None, tagged: dict[str, int], standing: Standing) -> Stale | None:
    if condition is None:
        return None
    for tag in condition.tags:
        newest = tagged[tag] if tag in tagged else standing.newest(tag)
        if newest > condition.after:
            return Stale(
                f"Entry {newest} under `{tag}` came after place {condition.after}. "
                "Read it and rule again."
            )
    return None
