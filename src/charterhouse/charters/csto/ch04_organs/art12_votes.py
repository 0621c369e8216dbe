"""Numbers (12.1, 12.2): when enough Members take part, and when a vote on procedure is carried."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from charterhouse.commons.majorities import at_least, quorum
from charterhouse.core.answers import Finding, Truth, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import ApproveRegulation, TableDraft
from .session_acts import Asks
from .draft_lookups import WRITTEN, way_of
from .questions import Carried
from .vote_lookups import BASES, by_votes, put_to_the_vote, taking_part


@book.condition(
    "12.1", on=Carried,
    en="enough Members take part; taking part: {present}, needed: {needed}",
    ru="участвует достаточно государств; участвуют: {present}, требуется: {needed}",
    cure=(
        "Record who is present; with fewer than {needed}, put it in a later session or to circulation.",
        "Отметьте присутствующих; если их меньше {needed}, поставьте проект позже или разошлите его.",
    ),
)  # fmt: skip
def enough_members_take_part(q: Carried, inq: Inquiry) -> Finding:
    if way_of(q.draft, inq) in WRITTEN:  # no session is held
        return silent()
    if inq.reading("G-16") not in ("C", "D"):  # A knows no quorum; under B all are the quorum
        return silent()
    needs, (count, perhaps) = at_least(inq.figure("quorum")), taking_part(q, inq)
    return require(
        quorum(needs, count, perhaps), present=count.not_voting, needed=needs.needed(sum(count))
    )


@book.exception(
    "12.2", on=Carried, to="12.1.no_member_objects",
    en="on procedure a majority suffices, more than {part} of {base}; for: {supporting}, against: "
    "{opposing}, abstaining: {abstaining}; numbers: {numbers}, enough: {enough}, wanting: {wanted}",
    ru="процедурный вопрос решает большинство, свыше {part} от: {base}; за: {supporting}, против: "
    "{opposing}, воздержались: {abstaining}; числа: {numbers}, достаточно: {enough}, не хватает: "
    "{wanted}",
)  # fmt: skip
def a_majority_suffices_on_procedure(q: Carried, inq: Inquiry) -> Finding:
    """More than the part that is fixed, of those voting, of those present, or of all Members."""
    procedural = put_to_the_vote(q.draft, inq)
    if procedural is Truth.BREACHED:
        return silent()
    part, base = Fraction(inq.figure("procedural.majority")), str(inq.figure("procedural.base"))
    counted_ = by_votes(q, part, base, inq)
    return Finding(Truth.OPEN, counted_.facts) if procedural is Truth.OPEN else counted_


# What the Rules may fix --------------------------------------------------------------------------

_PARTS = ("procedural.majority", "permanent_council.majority", "quorum", "status.ending")
_MOTIONS = ("procedural.matters", "motions.precedence")


@book.condition(
    "12.2", adopting=ApproveRegulation,
    en="votes can be counted and motions ranked by its figures; not by: {unusable}",
    ru="по её показателям можно считать голоса и упорядочить предложения; кроме: {unusable}",
    cure=(
        "A part goes up to 1; the base is voting, present or members; motions go by their kinds.",
        "Доля не больше 1; база: voting, present или members; предложения называют по их видам.",
    ),
)  # fmt: skip
def votes_can_be_counted_by_its_figures(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    figures = draft.measure.figures
    fixed = [name for name in (*_PARTS, *_MOTIONS, "procedural.base") if name in figures]
    if not fixed:
        return silent()
    unusable = [name for name in fixed if not _usable(name, figures[name])]
    return require(not unusable, unusable=unusable)


def _usable(name: str, value: object) -> bool:
    """Whether a figure is a part of a whole, a base, or kinds of motion."""
    if name in _PARTS:
        top, _, bottom = str(value).partition("/")
        if not top.isdecimal() or not (bottom or "1").isdecimal():
            return False
        return 0 < int(top) <= int(bottom or "1")
    if name in _MOTIONS:
        return set(str(value).split()) <= set(get_args(Asks))
    return value in BASES
