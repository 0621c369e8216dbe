"""The money of the organisation: what its pages need to ask, put together from what is on record.

Nothing is concluded here: what is owed, what is overdue, whether two years are complete are questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .proceedings import Draft, Proceedings, shown
from .standing import Standing

ASSESSED, PAID = "financing.assess", "financing.record_payment"
BUDGETS = ("financing.approve_budget", "financing.amend_budget")
SCALE = "financing.approve_scale"


class Charge(NamedTuple):
    """What is on record of a contribution or a payment: its open fields."""

    act: Any
    of: Standing

    def shown(self, name: str) -> Any:
        """A field that is open to every reader."""
        return shown(self.act, name, self.of)

    @property
    def closed(self) -> bool:
        """Whether its amount stands in a private part."""
        entered = self.of.register.entries[self.act.seq].act
        return "amount" in self.act.hidden or "amount" in entered.hidden


def charges(of: Standing, state: str) -> dict[int, Charge]:
    """The contributions of a State by year; the last assessment of a year counts."""
    found = sorted(of.acts(ASSESSED, state=state), key=lambda act: (act.on.latest, act.seq))
    return {act.year: Charge(act, of) for act in found}


def payments(of: Standing, state: str) -> list[Charge]:
    """What came in from a State, in the order of time."""
    found = sorted(of.acts(PAID, state=state), key=lambda act: (act.on.latest, act.seq))
    return [Charge(act, of) for act in found]


def years(of: Standing) -> list[int]:
    """Every year for which something was assessed, or a budget or a scale was put before the organs."""
    found = {act.year for act in of.acts(ASSESSED)}
    for kind in (*BUDGETS, SCALE):
        for draft in of.acts(kind):
            measure = shown(draft, "measure", of)
            if measure is not None:
                found.add(measure.year)
    return sorted(found)


def decisions(of: Proceedings, year: int, kinds: Sequence[str] = (*BUDGETS, SCALE)) -> list[Draft]:
    """The drafts on the budget and the scale of a year, in the order in which they were tabled."""
    refs = {
        act.draft: None
        for kind in kinds
        for act in of.of.acts(kind, year=year)
        if shown(act, "measure", of.of) is not None
    }
    found = [draft for ref in refs if (draft := of.draft(ref)) is not None]
    return sorted(found, key=lambda each: each.version.seq)
