"""
12.1. The Council, the two councils of ministers and the Committee of Secretaries decide by
      consensus, save on procedure.
12.2. Each Member has one vote; how votes are held, on procedure too, is in Rules of Procedure that
      the Council approves.
12.3. The Council's decisions bind the Members, as do decisions of the ministers and secretaries
      that carry them out; each Member carries them out by its own procedure.
12.4. The Council may decide in limited format if no Member objects to deciding that way, and none
      objects to the decision itself.
12.5. A Member that did not vote for such a decision does not answer for what follows from it.

This module has 12.1 and 12.2: who counts, and when a draft is carried. Beside it stand the limited
format (12.4, 12.5), what became of a draft and whom it binds (12.3), and what is done with drafts.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import filterfalse

from charterhouse.core.answers import Finding, Truth, all_of, found, missing, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .acts import TableDraft, WithdrawDraft
from .count_lookups import NO_DRAFT, counted, whoever_may_count
from .draft_lookups import WRITTEN, all_told, session_of, tabled, way_of
from .silence_lookups import in_the_way, silence_ends, silence_is_over
from .questions import Carried, Counting, Counts, MayVote
from .session_lookups import present_when_decided
from .vote_lookups import majority_of_the_permanent_council, put_to_the_vote
from .word_lookups import words_on

# Who has a vote, and who is counted --------------------------------------------------------------


@book.power(
    "12.2", on=MayVote,
    en="each Member has one vote",
    ru="каждое государство-член имеет один голос",
)  # fmt: skip
def each_member_has_one_vote(q: MayVote, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.value(
    "12.1", on=Counting,
    en="each that counts whatever the matter; not known of: {unknown}",
    ru="каждое, чья позиция учитывается по любому вопросу; нет сведений о: {unknown}",
)  # fmt: skip
def each_that_counts_whatever_the_matter(q: Counting, inq: Inquiry) -> Finding:
    parts = {state: all_of(inq.ask(Counts(state, NO_DRAFT))) for state in whoever_may_count(inq)}
    unknown = who(parts, Truth.OPEN)
    return missing(unknown=unknown) if unknown else found(tuple(who(parts)), unknown=[])


@book.power(
    "12.1", on=Counts,
    en="consensus is of the Members",
    ru="консенсус составляют государства-члены",
)  # fmt: skip
def consensus_is_of_the_members(q: Counts, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


# Consensus ---------------------------------------------------------------------------------------


@book.power(
    "12.1", on=Carried,
    en="a draft is before an organ; before: {organ}",
    ru="проект внесён в орган: {organ}",
    cure=("Table the draft.", "Внесите проект."),
)  # fmt: skip
def a_draft_is_before_an_organ(q: Carried, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=q.draft)), organ=None)
    withdrawn = bool(inq.acts(WithdrawDraft, draft=q.draft))
    return require(not withdrawn, organ=draft.organ)


@book.condition(
    "12.1", on=Carried,
    en="no Member objects; objecting: {objecting}",
    ru="возражений нет; возражают: {objecting}",
    cure=("Have the objections dropped: {objecting}.", "Добейтесь снятия возражений: {objecting}."),
)  # fmt: skip
def no_member_objects(q: Carried, inq: Inquiry) -> Finding:
    against = {
        said.state: all_of(inq.ask(Counts(said.state, q.draft)))
        for said in words_on(q.draft, inq, q.heard).doubted
        if in_the_way(said, inq)
    }
    return require(none_of(*against.values()), all_told(q.draft, inq), objecting=who(against))


@book.condition(
    "12.1", on=Carried,
    en="no Member that is counted is missing; missing: {lacking}; not known of: {unknown}",
    ru="учтены все, чьё участие нужно; недостаёт: {lacking}; нет сведений о: {unknown}",
    cure=("Obtain the consent of: {lacking}.", "Получите согласие: {lacking}."),
)  # fmt: skip
def nobody_that_counts_is_missing(q: Carried, inq: Inquiry) -> Finding:
    """Consensus is that nobody objects: whoever sits there in silence goes along, save where all must sign (B)."""
    if put_to_the_vote(q.draft, inq) is not Truth.BREACHED:
        return silent()  # a vote is held otherwise
    if majority_of_the_permanent_council(q.draft, inq) is not None:
        return silent()
    reading = inq.reading("G-16")
    if reading in ("A", "D"):  # A: silence is consent; D: adopted, open to later joining
        return silent()
    if reading == "B":
        return _each_has_spoken(q, {"for"}, (), inq)
    session = session_of(q.draft, inq)
    there = present_when_decided(session, inq) if session else ()
    return _each_has_spoken(q, {"for", "object", "abstain", "absent_consenting"}, there, inq)


def _each_has_spoken(
    q: Carried, enough: Container[str], there: Container[str], inq: Inquiry
) -> Finding:
    """Whether each Member that counts has said one of these, but for those that are there."""
    stances, base = words_on(q.draft, inq, q.heard).stances, counted(q.draft, inq)

    def still_to_speak(states: Sequence[str]) -> list[str]:
        away = filterfalse(there.__contains__, states)  # mostly nobody
        return [state for state in away if stances.get(state) not in enough]

    lacking, unknown = still_to_speak(base.sure), still_to_speak(base.perhaps)
    if all_told(q.draft, inq) is not Truth.MET:  # a word of theirs may be unrecorded
        unknown = sorted([*unknown, *filterfalse(stances.__contains__, lacking)])
        lacking = list(filter(stances.__contains__, lacking))
    perhaps = Truth.OPEN if unknown else Truth.BREACHED
    return require(none_of(bool(lacking), perhaps), lacking=lacking, unknown=unknown)


# Written procedure -------------------------------------------------------


@book.exception(
    "12.2", on=Carried, to="12.1.nobody_that_counts_is_missing",
    en="in writing each signs that decides, where silence is no answer; not signed by: {lacking}; not "
    "known of: {unknown}",
    ru="письменно подписывает каждый, если молчание не ответ; не подписали: {lacking}; нет сведений "
    "о: {unknown}",
    cure=(
        "Obtain the signatures of: {lacking}; their silence gives nothing.",
        "Получите подписи: {lacking}; их молчание ничего не даёт.",
    ),
)  # fmt: skip
def each_has_signed(q: Carried, inq: Inquiry) -> Finding:
    way = way_of(q.draft, inq)
    if way not in WRITTEN:
        return silent()
    if way == "silence" and silence_ends(q.draft, inq) is not None:
        return silent()  # silence is then an answer of its own
    if silence_is_over(q, inq):
        return require(True, lacking=[], unknown=[])  # silence has become consent
    return _each_has_spoken(q, {"for"}, (), inq)
