"""What may be asked of drafts and votes: who counts, who stands where, what came of it, what is in the way."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Content, Question

from ..book import book
from ..names import Organ


class Stated(msgspec.Struct, frozen=True):
    """Where a State stands on a draft, since when, and where it stood before."""

    state: str
    position: str
    on: str
    before: tuple[str, ...] = ()  # every earlier position, in order
    explanation: str = ""
    reservation: str = ""
    dissociation: str = ""
    means: str = ""


class Drafted(msgspec.Struct, frozen=True):
    """How far a draft has come: its version and authors, who has cleared it, how it was put."""

    organ: str
    status: str  # tabled, cleared, put, pending, withdrawn, adopted, not_adopted
    version: int
    authors: tuple[str, ...]
    parent: str = ""
    cleared_by: tuple[str, ...] = ()
    way: str = ""
    opened: str = ""
    deadline: str = ""
    session: str = ""


class Motion(msgspec.Struct, frozen=True):
    """What became of a motion, and who moved, appealed and decided."""

    status: str  # open, allowed, refused, under_appeal, overruled
    granted: bool  # whether what it asks stands granted
    asks: str
    session: str
    draft: str
    moved_by: str
    appealed_by: str = ""
    decided_by: str = ""  # the draft that decided the appeal, or the motion itself


class Silence(msgspec.Struct, frozen=True):
    """A silence procedure: until when, whom the draft had reached, who spoke, and what came of it."""

    status: str  # running, broken, complete, void
    opened: str
    deadline: str  # its last moment; "" for none
    served: tuple[tuple[str, str], ...]  # each Member, and when
    spoke: tuple[str, ...]
    silent: tuple[str, ...]
    broken_by: tuple[str, ...]
    lacking: tuple[str, ...]  # whose silence says nothing: not served in time
    reason: str = ""  # of one that is void: withdrawn, no_end, no_answer, not_served


class Competence(msgspec.Struct, frozen=True):
    """Which organ may adopt a measure, on whose submission, by what rule, and who is left out."""

    organ: str
    submission: str  # the organ that must submit it first; "" for none
    rule: str  # consensus, consensus_without_the_member_concerned
    left_out: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()  # every organ that may
    counted: tuple[str, ...] | None = None  # whose consensus it takes; none: not known
    needs_parent: bool = False  # whether, but for the Council, it binds only with its decision behind it


class Wanting(msgspec.Struct, frozen=True):
    """What is wanting for a draft to be adopted; nothing where it is satisfied."""

    satisfied: bool
    objecting: tuple[str, ...] = ()  # whose objections must be dropped
    lacking: tuple[str, ...] = ()  # whose consent must be had
    unknown: tuple[str, ...] = ()  # of whom it is not known
    votes_needed: int = 0  # further votes in favour
    parts_needed: int = 0  # further Members taking part
    steps: tuple[str, ...] = ()  # submit, table (a new draft), put, wait
    without_power: tuple[str, ...] = ()  # the rules by which its organ may not adopt it
    barred_by: tuple[str, ...] = ()  # the rules of deciding that no consent mends
    not_known: tuple[str, ...] = ()  # the rules for which a fact is missing


class Obstacles(msgspec.Struct, frozen=True):
    """Who and what stands between a pending draft and its adoption; nothing where it is not blocked."""

    blocked: bool
    against: tuple[str, ...] = ()  # whose word stands against it
    withholding: tuple[str, ...] = ()  # who spoke, but not for it, where that is needed
    awaited: tuple[str, ...] = ()  # whose word is still missing
    away: tuple[str, ...] = ()  # who takes no part, while too few do
    unknown: tuple[str, ...] = ()  # of whom it is not known
    steps: tuple[str, ...] = ()  # submit, table (a new draft), put, wait
    rules: tuple[str, ...] = ()  # the rules that are breached, whatever word any Member has given
    not_known: tuple[str, ...] = ()  # the rules for which a fact is missing


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
    ru="Учитывается ли позиция {state:genitive} по проекту {draft}?",
)
class Counts(Question[None], frozen=True):
    """Whether a State stands in the base of the consensus on a draft."""

    state: State
    draft: str


@book.question(en="Whose positions are counted?", ru="Чьи позиции учитываются?")
class Counting(Question[tuple[str, ...]], frozen=True):
    """The base of a consensus on whatever singles nobody out: every State that counts."""


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


@book.question(en="How far has {draft} come?", ru="На какой стадии проект {draft}?")
class DraftState(Question[Drafted], frozen=True):
    """The version before the organ, its clearance, and what became of it so far."""

    draft: str


@book.question(en="Who stands where on {draft}?", ru="Какие позиции заявлены по проекту {draft}?")
class Positions(Question[tuple[Stated, ...]], frozen=True):
    """The last position of each State on the version before the organ, and every change of it."""

    draft: str


@book.question(
    en="What became of the motion {motion}?", ru="Что стало с предложением {motion}?"
)
class MotionState(Question[Motion], frozen=True):
    """Whether a motion on the conduct of business is open, allowed, refused, or the ruling overruled."""

    motion: str


@book.question(en="Is {draft} a matter of procedure?", ru="Процедурный ли вопрос {draft}?")
class IsProcedural(Question[None], frozen=True):
    """Whether a draft may be decided by vote, as a matter of procedure."""

    draft: str


@book.question(
    en="What came of the silence on {draft}?", ru="Чем окончилось молчание по проекту {draft}?"
)
class SilenceCertificate(Question[Silence], frozen=True):
    """The silence procedure on a draft, the last where it was put more than once."""

    draft: str


@book.question(en="Who is competent for this measure?", ru="Какой орган вправе принять эту меру?")
class Competent(Question[Competence], frozen=True):
    """Asked before anyone acts; without a measure, of a text."""

    measure: Content | None = None


@book.question(en="Who can block this measure?", ru="Кто может заблокировать эту меру?")
class Blockers(Question[tuple[str, ...]], frozen=True):
    """The Members each of whom can stop it alone, under consensus."""

    measure: Content


@book.question(
    en="Can {state} alone block this measure?",
    ru="Может ли {state} в одиночку заблокировать эту меру?",
)
class CanBlock(Question[None], frozen=True):
    """Whether the objection of one Member stops it."""

    measure: Content
    state: State


@book.question(
    en="What would it take to adopt {draft} now?", ru="Чего недостаёт, чтобы принять {draft} сейчас?"
)
class WhatItTakes(Question[Wanting], frozen=True):
    """Who stands in the way of a pending draft, and what is still to be done."""

    draft: str


@book.question(
    en="Who or what blocks {draft}?", ru="Кто или что препятствует принятию {draft}?"
)
class BlockedBy(Question[Obstacles], frozen=True):
    """The Members by whose word, or for want of whose word, a pending draft is not adopted; what else."""

    draft: str
