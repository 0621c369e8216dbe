"""Numbers (12.1, 12.2): when enough Members take part, and when a vote on procedure is carried."""

from __future__ import annotations

from fractions import Fraction

from charterhouse.commons.majorities import Threshold, quorum, tally
from charterhouse.core.answers import Finding, Truth, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .lookups import WRITTEN, counted, way_of
from .questions import Carried
from .vote_lookups import by_votes, put_to_the_vote, votes_on


@book.condition(
    "12.1", on=Carried,
    en="enough Members take part; taking part: {present}, needed: {needed}",
    ru="участвует достаточно государств; участвуют: {present}, требуется: {needed}",
)  # fmt: skip
def enough_members_take_part(q: Carried, inq: Inquiry) -> Finding:
    if way_of(q.draft, inq) in WRITTEN:  # no session is held
        return silent()
    if inq.reading("G-16") not in ("C", "D"):  # A knows no quorum; under B all are the quorum
        return silent()
    count, doubtful = tally(counted(q.draft, inq), votes_on(q, inq))
    needs = Threshold(Fraction(inq.figure("quorum")))
    there = count.favour + count.against + count.abstaining + count.not_voting
    needed = needs.needed(there + count.absent + count.unknown)
    return require(quorum(needs, count, doubtful), present=there, needed=needed)


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
