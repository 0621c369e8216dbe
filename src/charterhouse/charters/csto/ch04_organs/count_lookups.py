"""What the rules of several articles look up about who is counted on a draft, in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from charterhouse.core.answers import Answer, Truth, all_of, who
from charterhouse.core.inquiry import Inquiry

from ..ch05_secretariat.acts import EndSecretaryGeneral
from ..ch06_membership.acts import Admit, Expel, LiftSuspension, Restore, Suspend
from ..ch09_financing.acts import ApplyArticle25
from ..ch10_final.acts import Sign
from .draft_lookups import measure_of
from .questions import Counting, Counts

NO_DRAFT = ""  # of `Counts`: whether a State counts at all, whatever the matter
# Measures on which the position of one State may count otherwise than on all others.
SINGLING_OUT = (Suspend, Expel, LiftSuspension, ApplyArticle25, EndSecretaryGeneral)


def whoever_may_count(inq: Inquiry) -> Sequence[str]:
    """Every State that may be a Member; whether it counts is asked of each."""
    return inq.once(_whoever_may_count)


def _whoever_may_count(inq: Inquiry) -> list[str]:
    joined = {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    return sorted(joined | {signed.state for signed in inq.acts(Sign, treaty="charter")})


class Base(NamedTuple):
    """Who is counted on a draft, and of whom that is not known; each in the order of their codes."""

    sure: Sequence[str]
    perhaps: Sequence[str] = ()

    @property
    def truths(self) -> dict[str, Truth]:
        """Of each, whether it counts."""
        return dict.fromkeys(self.sure, Truth.MET) | dict.fromkeys(self.perhaps, Truth.OPEN)


def counted(draft: str, inq: Inquiry) -> Base:
    """Who is counted on a draft.

    One base serves all drafts that single nobody out, so that a board of many Members is quick.
    """
    return inq.once(_counted, draft)


def _counted(draft: str, inq: Inquiry) -> Base:
    if not isinstance(measure_of(draft, inq), SINGLING_OUT):
        base = inq.value(Counting())
        if base is not None:
            return Base(base)
    parts = {state: all_of(inq.ask(Counts(state, draft))) for state in whoever_may_count(inq)}
    return Base(who(parts), who(parts, Truth.OPEN))


def standing_apart(carried: Answer[None]) -> dict[str, list[str]]:
    """Who objects to a draft, and who is lacking, by the answer on whether it is carried."""
    facts = [ground.facts for ground in carried.grounds]
    return {
        name: sorted({state for each in facts for state in _named(each.get(name))})
        for name in ("objecting", "lacking")
    }  # fmt: skip


def _named(states: object) -> list[str]:
    return states if isinstance(states, list) else []
