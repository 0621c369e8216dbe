"""What may be asked of the organs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Content, Measure, Question
from charterhouse.core.answers import Answer, Finding, Truth, all_of, any_of, none_of, require
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment

from ..book import book
from ..ch06_membership.acts import Admit, Restore
from ..ch09_financing.acts import AmendBudget, ApplyArticle25, ApproveBudget, ApproveScale
from ..ch10_final.acts import Sign
from ..names import Organ
from .acts import (
    Announce, ApproveRegulation, JoinDecision, ObjectToFormat, PutDraft, TableDraft, TakePosition,
)  # fmt: skip

FINANCIAL = (ApproveBudget, AmendBudget, ApproveScale, ApplyArticle25)

A = TypeVar("A", bound=Act)


class Seat(msgspec.Struct, frozen=True):
    """Who chairs, on what basis, until when."""

    state: str
    basis: str = ""
    since: date | None = None
    until: date | None = None
    person: str = ""


class Competence(msgspec.Struct, frozen=True):
    """Which organ may adopt a measure, on whose submission, by what rule, and who is left out."""

    organ: str
    submission: str  # the organ that must submit it first; "" for none
    rule: str  # consensus, consensus_without_the_member_concerned
    left_out: tuple[str, ...] = ()


@book.question(
    en="May {state} vote in {organ}?", ru="Вправе ли {state} голосовать в органе {organ}?"
)
class MayVote(Question[None], frozen=True):
    """Whether a State has a vote in an organ, or on a draft before it."""

    state: State
    organ: Organ
    draft: str | None = None


@book.question(
    en="Is the objection or silence of {state} counted on {draft}?",
    ru="Учитывается ли позиция {state} по проекту {draft}?",
)
class Counts(Question[None], frozen=True):
    """Whether a State stands in the base of the consensus on a draft."""

    state: State
    draft: str


@book.question(
    en="Is {draft} carried, as positions stand?",
    ru="Проходит ли проект {draft} при нынешних позициях?",
)
class Carried(Question[None], frozen=True):
    """Whether the rule of decision is satisfied, by who counts at this moment.

    With `heard`, what those Members said until that later day is heard as well: who counts is
    settled with the announcement, so that a decision cannot change who takes it.
    """

    draft: str
    heard: date | None = None


@book.question(en="Was {draft} adopted?", ru="Принято ли решение {draft}?")
class Adopted(Question[None], frozen=True):
    """The outcome: at its announcement, or as things stand."""

    draft: str


@book.question(en="Who is competent for this measure?", ru="Какой орган вправе принять эту меру?")
class Competent(Question[Competence], frozen=True):
    """Asked before anyone acts."""

    measure: Content


@book.question(en="Who can block this measure?", ru="Кто может заблокировать эту меру?")
class Blockers(Question[tuple[str, ...]], frozen=True):
    """The Members each of whom can stop it alone, under consensus."""

    measure: Content


@book.question(
    en="Can {state} alone block this measure?",
    ru="Может ли {state} один заблокировать эту меру?",
)
class CanBlock(Question[None], frozen=True):
    """Whether the objection of one Member stops it."""

    measure: Content
    state: State


@book.question(
    en="Who chairs {organ}?", ru="Кто председательствует в органе {organ}?", attestable=True
)
class Chair(Question[Seat], frozen=True):
    """The State in the chair."""

    organ: Organ


@book.question(
    en="May {person} sit in {organ}?", ru="Вправе ли {person} заседать в органе {organ}?"
)
class MaySit(Question[None], frozen=True):
    """Whether a person may take a Member's seat."""

    person: str
    organ: Organ


@book.question(
    en="Is {body} an organ of the Organisation?", ru="Является ли {body} органом Организации?"
)
class IsOrgan(Question[None], frozen=True):
    """Whether Article 11 lists it on that day."""

    body: str


@book.question(
    en="May {person} act for {party}?", ru="Вправе ли {person} действовать от имени {party}?"
)
class ActsFor(Question[int], frozen=True):
    """The entry that entitles a person to enter acts of a State, an organ or an office."""

    person: str
    party: str


# What the rules of several articles look up in the same way ------------------------------------


def place(act: Act) -> tuple[Moment, int]:
    """Where an act stands in the order of moment and sequence."""
    return act.on.latest, act.seq


def decided_by(draft: str, inq: Inquiry) -> Announce | None:
    """The announcement that decides what became of a draft: the first of its adoption, else the last."""
    said = inq.acts(Announce, draft=draft)
    return next((each for each in said if each.outcome == "adopted"), said[-1] if said else None)


def closed_by(draft: str, inq: Inquiry) -> Announce | None:
    """The first announcement of an outcome, after which the draft is no longer open."""
    said = inq.acts(Announce, draft=draft)
    return next((each for each in said if each.outcome != "pending"), None)


def tabled(draft: str, inq: Inquiry) -> TableDraft | None:
    """A draft as it was last tabled; once announced as adopted, as it stood just before."""
    versions = inq.acts(TableDraft, draft=draft)
    said = decided_by(draft, inq)
    if said is not None and said.outcome == "adopted":
        versions = [version for version in versions if place(version) < place(said)]
    return versions[-1] if versions else None


def measure_of(draft: str, inq: Inquiry) -> Content | None:
    """What a draft would change, if anything."""
    tabled_ = tabled(draft, inq)
    return tabled_.measure if tabled_ else None


def way_of(draft: str, inq: Inquiry) -> str:
    """In which way a draft is decided; by consensus, unless it was put otherwise."""
    put = inq.acts(PutDraft, draft=draft)
    return put[-1].way if put else "consensus"


def said_of(kind: type[A], draft: str, inq: Inquiry, heard: date | None = None) -> list[A]:
    """What was done about a draft so far; or, from here on, until a later day."""
    acts = inq.acts(kind, draft=draft)
    if heard is not None:
        acts = [*acts, *(act for act in inq.later(kind, draft=draft) if inq.day(act.on) <= heard)]
    versions = said_versions(draft, inq, heard)
    if len(versions) < 2:
        return acts
    now = tabled(draft, inq)
    return [act for act in acts if _of_this_version(act, now, versions)]


def said_versions(draft: str, inq: Inquiry, heard: date | None = None) -> list[TableDraft]:
    """Every version of a draft, those tabled from here on included where later words are heard."""
    versions = inq.acts(TableDraft, draft=draft)
    return versions if heard is None else [*versions, *inq.later(TableDraft, draft=draft)]


def _of_this_version(act: Act, now: TableDraft | None, versions: list[TableDraft]) -> bool:
    """Whether a word was said on this version; an objection stands while the content is the same."""
    on = [version for version in versions if place(version) < place(act)][-1:] or versions[:1]
    if now is None or on[0].seq == now.seq:
        return True
    objects = isinstance(act, ObjectToFormat) or getattr(act, "position", "") == "object"
    since = versions.index(on[0])
    until = next(at for at, version in enumerate(versions) if version.seq == now.seq)
    same = {(version.measure, version.text) for version in versions[since : until + 1]}
    return objects and since < until and len(same) == 1


def last_words(draft: str, inq: Inquiry, heard: date | None = None) -> dict[str, TakePosition]:
    """The latest position of each State that took one; whoever joined afterwards stands for it."""
    words = {said.state: said for said in said_of(TakePosition, draft, inq, heard)}
    for joined in said_of(JoinDecision, draft, inq, heard):
        words[joined.state] = TakePosition(
            on=joined.on, by=joined.by, draft=draft, state=joined.state, position="for",
            seq=joined.seq,
        )
    return words


def all_told(draft: str, inq: Inquiry) -> Truth:
    """Whether all positions on a draft are on record."""
    return inq.complete(TakePosition, draft=draft)


def whoever_may_count(inq: Inquiry) -> list[str]:
    """Every State that may be a Member; whether it counts is asked of each."""
    joined = {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    return sorted(joined | {signed.state for signed in inq.acts(Sign, treaty="charter")})


def silence_until(draft: str, inq: Inquiry) -> date | None:
    """The last day on which silence may be broken; none where it never becomes consent (G-44)."""
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way not in ("limited", "circulation", "silence"):
        return None
    if len(inq.acts(TableDraft, draft=draft)) > 1 and not said_of(PutDraft, draft, inq):
        return None  # another version was put: nobody has been silent on this one
    limited = put[0].way == "limited"
    if (put[0].deadline is None and not limited) or inq.reading("G-44") != "B":
        return None
    if put[0].deadline is not None:
        return put[0].deadline
    return inq.day(put[0].on) + timedelta(days=int(inq.figure("limited_format.window")))


def silence_is_over(q: Carried, inq: Inquiry) -> bool:
    """Whether the last day on which silence may be broken has passed."""
    last_day = silence_until(q.draft, inq)
    if last_day is None:
        return False
    over = last_day + timedelta(days=1)
    return over <= q.heard if q.heard is not None else inq.reached(over)


def standing_apart(carried: Answer[None]) -> dict[str, list[str]]:
    """Who objects to a draft, and who is lacking, by the answer on whether it is carried."""
    facts = [ground.facts for ground in carried.grounds]
    return {
        name: sorted({state for each in facts for state in _named(each.get(name))})
        for name in ("objecting", "lacking")
    }  # fmt: skip


def _named(states: object) -> list[str]:
    return states if isinstance(states, list) else []


def announced(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> list[tuple[TableDraft, Announce]]:
    """Drafts with such a measure that were announced as adopted, in the order of announcement."""
    pairs = [
        (draft, said)
        for draft in inq.carrying(*kinds, **key)
        if (said := decided_by(draft.draft, inq)) is not None and said.outcome == "adopted"
        and (now := tabled(draft.draft, inq)) is not None and now.seq == draft.seq
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (pair[1].on, pair[1].seq))


def adopted(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> list[tuple[Any, Announce, Answer[None]]]:
    """The measures announced as adopted, with the announcement and whether it was right."""
    return [
        (draft.measure, said, inq.ask(Adopted(draft.draft)))
        for draft, said in announced(inq, *kinds, **key)
    ]


def regulated(regulation: str, inq: Inquiry) -> Truth:
    """Whether the Council has approved a Regulation, and its first day has come."""
    approved = [
        all_of(answer, inq.reached(measure.since))
        for measure, _, answer in adopted(inq, ApproveRegulation, regulation=regulation)
    ]
    if any_of(*approved) is Truth.MET:
        return Truth.MET
    return any_of(*approved, none_of(inq.complete(ApproveRegulation, regulation=regulation)))


def regulated_or_not_needed(regulation: str, gap: str, inq: Inquiry) -> Finding:
    """Whether a power waits for its Regulation (A), or the Charter is enough (B): G-41 and its kin."""
    approved = regulated(regulation, inq)
    if approved is not Truth.MET and inq.reading(gap) == "B":
        return require(True, regulation=None)
    return require(approved, regulation=regulation)
