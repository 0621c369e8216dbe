"""Vetoes: who may stop a text that would otherwise pass, and on what; and parties that must abstain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import NamedTuple

import msgspec

from charterhouse.core.answers import Part, Truth, all_of, any_of, none_of, truth_of, who

from .majorities import Vote

Decide = Callable[[Mapping[str, Part], Mapping[str, Vote]], Truth]


class Veto(msgspec.Struct, frozen=True):
    """A class of Members that can stop a text, each alone, on questions of certain kinds.

    `by` are the votes that stop it; mostly a vote against and nothing else.
    """

    holders: frozenset[str]
    over: frozenset[str]  # the kinds of question, in the charter's words
    by: frozenset[Vote] = frozenset({"against"})

    def applies(self, kind: str | None) -> Truth:
        """Whether a question is of such a kind: open where its kind has not been settled."""
        if kind is None:
            return Truth.OPEN if self.over else Truth.BREACHED
        return all_of(kind in self.over)

    def decided(
        self,
        kind: str | None,
        carried: Decide,
        counts: Mapping[str, Part],
        votes: Mapping[str, Vote],
    ) -> Vetoed:
        """Whether a text is adopted, and whether it was a veto that stopped it.

        `carried` says, of any counts and votes, whether enough are for the text, vetoes apart. A vote
        that stops nothing, because the text fails anyhow or the question is of another kind, is no veto.
        """
        applies, enough = self.applies(kind), carried(counts, votes)
        stop = {
            name: all_of(
                counts[name],
                votes[name] in self.by if name in votes else Truth.OPEN,
            )
            for name in sorted(self.holders & counts.keys())
        }
        adopted = all_of(enough, none_of(all_of(applies, any_of(*stop.values()))))
        vetoed = all_of(applies, enough, any_of(*stop.values()))
        if vetoed is Truth.OPEN and not self._possible(stop, carried, counts, votes):
            vetoed = Truth.BREACHED
        return Vetoed(adopted, vetoed, tuple(who(stop)) if vetoed is Truth.MET else ())

    def _possible(
        self,
        stop: Mapping[str, Truth],
        carried: Decide,
        counts: Mapping[str, Part],
        votes: Mapping[str, Vote],
    ) -> bool:
        """Whether the text may have enough for it though one of these stops it."""
        return any(
            carried({**counts, name: True}, {**votes, name: vote}) is not Truth.BREACHED
            for name, truth in stop.items()
            if truth is not Truth.BREACHED
            for vote in ([votes[name]] if name in votes else self.by)
        )


class Vetoed(NamedTuple):
    """What became of a text that could be vetoed."""

    adopted: Truth
    vetoed: Truth
    by: tuple[str, ...]  # where it certainly was


def with_parties_abstaining(
    carried: Callable[[Mapping[str, Vote]], Truth],
    votes: Mapping[str, Vote],
    parties: Mapping[str, Part],
) -> Truth:
    """What is decided where a party to the matter must abstain.

    Its vote for or against is taken as an abstention; one that did not vote, or is absent, stays so.
    `parties` says of each whether it is a party; of others, no. Open where that, or votes that are
    not known, could turn the result.
    """
    names = sorted(
        name for name, part in parties.items() if truth_of(part) in (Truth.MET, Truth.OPEN)
    )
    truths = set()
    for chosen in product(*(_may_have(votes.get(name), parties[name]) for name in names)):
        taken = dict(votes)
        taken.update(
            {name: vote for name, vote in zip(names, chosen, strict=True) if vote is not None}
        )
        truths.add(carried(taken))
    return truths.pop() if len(truths) == 1 else Truth.OPEN


def _may_have(vote: Vote | None, party: Part) -> tuple[Vote | None, ...]:
    """What the vote of a party may count as; none where it stays unknown."""
    if truth_of(party) is Truth.OPEN:
        return (vote, "abstain") if vote in ("for", "against") else (vote,)
    if vote is None:
        return ("abstain", "not_voting", "absent")
    return ("abstain",) if vote in ("for", "against") else (vote,)
