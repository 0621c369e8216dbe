"""How votes are counted, in the same way for the rules of several articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from charterhouse.commons.majorities import ALL, Base, Count, Majority, Threshold, Vote, tally
from charterhouse.core.answers import Finding, Truth, all_of, require, who
from charterhouse.core.inquiry import Inquiry

from .count_lookups import counted, whoever_may_count
from .draft_lookups import all_told, session_of, tabled, way_of
from .questions import Carried, IsProcedural, MayVote
from .session_lookups import NOBODY, attendance, list_was_kept, present_when_decided
from .word_lookups import last_words, words_on

_VOTES: Mapping[str, Vote] = {
    "for": "for", "object": "against", "abstain": "abstain", "absent": "absent",
    "absent_consenting": "absent",
}  # fmt: skip

def votes_on(q: Carried, inq: Inquiry) -> Mapping[str, Vote]:
    """What each has done, as far as that is known: whoever sits there and says nothing does not vote."""
    return inq.once(_votes_on, q)


def _votes_on(q: Carried, inq: Inquiry) -> dict[str, Vote]:
    words = words_on(q.draft, inq, q.heard)
    votes = {state: _VOTES[stance] for state, stance in words.stances.items()}
    if all_told(q.draft, inq) is not Truth.MET:
        return votes
    session = session_of(q.draft, inq)
    attended = attendance(session, inq, later=q.heard is not None) if session else NOBODY
    there = attended.all_there(words.until)
    silent: dict[str, Vote] = {
        state: "not_voting" if state in there else "absent" for state in whoever_may_count(inq)
    }
    return silent | votes


class Attending(NamedTuple):
    """The States that are there when a draft is decided, and those that are away: all others, if none are named."""

    there: frozenset[str]
    away: frozenset[str] | None = None  # of whoever is neither it is not known

    def among(self, states: Sequence[str]) -> Count:
        """How many of some States are there, whatever they do, and how many are not."""
        there = sum(map(self.there.__contains__, states))
        rest = len(states) - there
        away = rest if self.away is None else sum(map(self.away.__contains__, states))
        return Count(not_voting=there, absent=away, unknown=rest - away)


def taking_part(q: Carried, inq: Inquiry) -> tuple[Count, Count]:
    """How many of those counted are there when it is decided; and of those of whom that is not known."""
    return inq.once(_taking_part, q)


def _taking_part(q: Carried, inq: Inquiry) -> tuple[Count, Count]:
    base, attending = counted(q.draft, inq), _attending(q, inq)
    return attending.among(base.sure), attending.among(base.perhaps)


def not_taking_part(q: Carried, inq: Inquiry) -> tuple[list[str], list[str]]:
    """Who of those counted is away when it is decided, and of whom that is not known."""
    base, attending = counted(q.draft, inq), _attending(q, inq)
    absent = [state for state in (*base.sure, *base.perhaps) if state not in attending.there]
    if attending.away is None:
        return absent, []
    unknown = [state for state in absent if state not in attending.away]
    return [state for state in absent if state in attending.away], unknown


def _attending(q: Carried, inq: Inquiry) -> Attending:
    """A word sent in writing makes nobody present.

    Where a session is named, its list says who is there, and, where none was kept or it may have gaps,
    what was said in the room; where none is named, whoever spoke otherwise than in writing was there.
    """
    session = session_of(q.draft, inq)
    if not session:
        votes, words = votes_on(q, inq), last_words(q.draft, inq, q.heard)
        wrote = {state for state, said in words.items() if said.means == "writing"}
        there = frozenset(state for state, vote in votes.items() if vote != "absent") - wrote
        return Attending(there, frozenset(votes) - there)
    listed = present_when_decided(session, inq)
    if list_was_kept(session, inq) is Truth.MET:
        return Attending(listed)
    words = last_words(q.draft, inq, q.heard)
    spoke = {state for state, said in words.items() if said.means == "room"}
    return Attending(listed | spoke, frozenset())


def put_to_the_vote(draft: str, inq: Inquiry) -> Truth:
    """Whether a matter of procedure is put to the vote; whatever else is so put needs consensus."""
    if way_of(draft, inq) != "vote" or tabled(draft, inq) is None:
        return Truth.BREACHED
    return all_of(inq.ask(IsProcedural(draft)))


def majority_of_the_permanent_council(draft: str, inq: Inquiry) -> Fraction | None:
    """The part beyond which those voting decide, if it is put to the vote and the Regulation sets one."""
    return regulated_majority(draft, inq) if way_of(draft, inq) == "vote" else None


def regulated_majority(draft: str, inq: Inquiry) -> Fraction | None:
    """The part that the Regulation of the Permanent Council sets for its own drafts, where it is followed."""
    before = tabled(draft, inq)
    if before is None or before.organ != "permanent_council":
        return None
    part = Fraction(inq.figure("permanent_council.majority"))
    if before.matter == "procedural" or part == 1 or inq.reading("G-20") != "B":
        return None
    return part


def by_votes(q: Carried, part: Fraction, base: str, inq: Inquiry) -> Finding:
    """Whether more than a part of those voting, of those present or of all Members are for it."""
    draft = tabled(q.draft, inq)
    assert draft is not None, "what is put to the vote was tabled"
    votes = votes_on(q, inq)
    may = {
        state: all_of(inq.ask(MayVote(state, draft.organ, q.draft)))
        for state in whoever_may_count(inq)
    }
    majority = Majority(Threshold(part, strictly=part < 1), BASES[base])
    count, doubtful = tally(may, votes)
    able = sorted(who(may))
    return require(
        majority.carried(count, doubtful),
        supporting=[state for state in able if votes.get(state) == "for"],
        opposing=[state for state in able if votes.get(state) == "against"],
        abstaining=[state for state in able if votes.get(state) == "abstain"],
        idle=[state for state in able if votes.get(state) in (None, "not_voting", "absent")],
        numbers={name: Majority(ALL, each).of(count) for name, each in BASES.items()},
        part=str(part), base=base, enough=majority.needed(count), wanted=_wanted(majority, count),
    )  # fmt: skip


BASES: Mapping[str, Base] = {"voting": "cast", "present": "present", "members": "members"}


def _wanted(majority: Majority, count: Count) -> int:
    """The fewest further votes in favour, of those who have not voted, with which it would be carried."""
    more = 0
    if majority.threshold.part == 1:
        return more  # all: no number of votes makes up for one that is not for it
    while majority.carried(_with(count, more)) is not Truth.MET:
        more += 1
    return more


def _with(count: Count, more: int) -> Count:
    """The count if so many more were for it: of those there first, then of the others."""
    there = min(more, count.not_voting)
    away = min(more - there, count.absent)
    return count._replace(
        favour=count.favour + more, not_voting=count.not_voting - there, absent=count.absent - away,
        unknown=max(count.unknown - (more - there - away), 0),
    )  # fmt: skip
