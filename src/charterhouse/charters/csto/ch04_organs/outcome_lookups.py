"""What the rules of several articles look up about the faults of a decision."""

from __future__ import annotations

from typing import NamedTuple

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import Truth
from charterhouse.core.inquiry import Inquiry

from .acts import Outcome, TableDraft
from .draft_lookups import IN_SESSION, decided_by, tabled, way_of
from .silence_lookups import answers_end
from .questions import WhatItTakes


class Judged(NamedTuple):
    """A draft, whether its organ had the power to adopt it, and the faults of the adoption."""

    draft: TableDraft
    empowered: Truth
    faults: list[str]


def outcome_by(carried: Truth) -> Outcome | None:
    """What is rightly announced, by whether the positions carry a draft; nothing where that is not known."""
    known: dict[Truth, Outcome] = {Truth.MET: "adopted", Truth.BREACHED: "not_adopted"}
    return known.get(carried)


def may_still_be_carried(draft: str, inq: Inquiry) -> bool:
    """Whether answers may still come in, and could carry what they do not carry yet.

    Without a deadline they may for as long as its outcome is not announced (G-44).
    """
    end = answers_end(draft, inq)
    if way_of(draft, inq) in IN_SESSION or (end is not None and inq.reached(end + 1)):
        return False
    wanting = inq.value(WhatItTakes(draft))
    return wanting is None or not (wanting.barred_by or "put" in wanting.steps)


def judged(draft: str, inq: Inquiry) -> Judged | None:
    """As things stood just before it was announced, or as they stand."""
    return inq.once(_judged, draft)


def _judged(draft: str, inq: Inquiry) -> Judged | None:
    before = tabled(draft, inq)
    if before is None:
        return None
    said = decided_by(draft, inq)
    may = (inq if said is None else inq.before(said)).ask(MayAdopt(before))
    faults = [ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED]
    return Judged(before, may.empowered, faults)
