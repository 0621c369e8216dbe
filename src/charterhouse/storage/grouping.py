"""How a group is decided: filing by filing, each against what the one before it left.

A function of the group and of what stands already; every store decides by it, then only writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import msgspec

from charterhouse.core.errors import CharterhouseError, Clash, Stale
from charterhouse.desk.port import Condition, Filing, Receipt, Stored

from .sealing import flaw, id_text, seal
from .tree import leaf_hash


class Standing(Protocol):
    """What a group is decided against."""

    def by_ids(self, ids: list[bytes]) -> dict[bytes, Stored]:
        """The entries that stand under some ids already."""

    def newest(self, tags: set[str]) -> dict[str, int]:
        """The greatest seq under each of some tags; left out where there is none."""


class Sealed(msgspec.Struct, frozen=True, gc=False):
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
    # Asked once for the whole group, since each question costs as much as sealing an entry.
    ids = standing.by_ids([filing.id for filing in filings])
    asked = {tag for filing in filings if filing.condition for tag in filing.condition.tags}
    newest = standing.newest(asked)
    for filing in filings:
        if (earlier := ids.get(filing.id)) is not None:
            outcomes.append(_again(filing, earlier))
            continue
        seq = size + len(sealed)
        refusal = flaw(filing) or _stale(filing.condition, newest, seq - 1)
        if refusal is not None:
            outcomes.append(refusal)
            continue
        body = seal(seq, recorded, filing.content)
        tags = in_order(filing.tags)
        entry = Stored(seq, filing.id, recorded, body, tags, filing.private, filing.ruling)
        leaf = leaf_hash(body)
        sealed.append(Sealed(entry, leaf))
        ids[filing.id] = entry
        if asked:
            newest.update(dict.fromkeys(tags, seq))
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


def _stale(condition: Condition | None, newest: dict[str, int], last: int) -> Stale | None:
    if condition is None:
        return None
    if not condition.tags and last > condition.after:
        return Stale(f"Entry {last} came after place {condition.after}. Read it and rule again.")
    for tag in condition.tags:
        if (seq := newest.get(tag, -1)) > condition.after:
            return Stale(
                f"Entry {seq} under `{tag}` came after place {condition.after}. "
                "Read it and rule again."
            )
    return None
