"""What it would take to adopt a pending draft now, and who blocks it (12.1).

Both are read off the grounds on which it would fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import Answer, Finding, Ground, Truth, found, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import PutDraft, TableDraft, WithdrawDraft
from .draft_lookups import closed_by, session_closed, tabled, way_of
from .measure_lookups import SUBMITTED_BY
from .silence_lookups import answers_end
from .questions import (
    BlockedBy, Carried, Obstacles, SilenceCertificate, Wanting, WhatItTakes,
)  # fmt: skip
from .vote_lookups import not_taking_part
from .word_lookups import words_on

BROKEN_SILENCE = "12.2.nobody_broke_the_silence"
OF_MEMBERS = ("objecting", "lacking", "unknown")  # facts that name who stands in the way


@book.value(
    "12.1", on=WhatItTakes,
    en="satisfied: {satisfied}; objecting: {objecting}; lacking: {lacking}; not known of: {unknown}; "
    "votes needed: {votes_needed}; taking part needed: {parts_needed}; steps: {steps}; no power: "
    "{without_power}; barred by: {barred_by}",
    ru="выполнено: {satisfied}; возражают: {objecting}; недостаёт: {lacking}; нет сведений о: "
    "{unknown}; нужно голосов: {votes_needed}; нужно участников: {parts_needed}; шаги: {steps}; "
    "нет полномочия: {without_power}; препятствует: {barred_by}",
)  # fmt: skip
def what_adoption_takes(q: WhatItTakes, inq: Inquiry) -> Finding:
    """No rule is written here again: every want is a ground of the answer that it would be adopted.

    What nobody has put is judged as if it were put for consensus.
    """
    draft = tabled(q.draft, inq)
    if draft is None:
        return _never_tabled(
            q.draft, inq, "satisfied", *OF_MEMBERS, "votes_needed", "parts_needed", "steps",
            "without_power", "barred_by",
        )  # fmt: skip
    carried, may = inq.ask(Carried(q.draft)), inq.ask(MayAdopt(draft))
    failing, unsure = list(_against(carried)), list(_against(may))
    faults = [ground.rule for ground in unsure if ground.truth is Truth.BREACHED]
    wanting = Wanting(
        satisfied=not failing and not unsure and bool(inq.acts(PutDraft, draft=q.draft)),
        objecting=_named("objecting", failing),
        lacking=_lacking(q.draft, failing, inq),
        unknown=_named("unknown", failing),
        votes_needed=sum(_votes_needed(ground) for ground in failing),
        parts_needed=sum(_parts_needed(ground) for ground in failing),
        steps=tuple(_steps(q.draft, failing, faults, inq)),
        without_power=tuple(rule for rule in faults if rule not in SUBMITTED_BY),
        barred_by=tuple(
            ground.rule for ground in failing
            if ground.truth is Truth.BREACHED and not _says_what_is_wanted(ground)
        ),
        not_known=tuple(
            ground.rule for ground in (*failing, *unsure) if ground.truth is Truth.OPEN
        ),
    )  # fmt: skip
    return found(
        wanting, satisfied=wanting.satisfied, objecting=list(wanting.objecting),
        lacking=list(wanting.lacking), unknown=list(wanting.unknown),
        votes_needed=wanting.votes_needed, parts_needed=wanting.parts_needed,
        steps=list(wanting.steps), without_power=list(wanting.without_power),
        barred_by=list(wanting.barred_by),
    )  # fmt: skip


@book.value(
    "12.1", on=BlockedBy,
    en="blocked: {blocked}; against: {against}; withholding: {withholding}; awaited: {awaited}; away: "
    "{away}; not known of: {unknown}; steps: {steps}; barred by: {rules}",
    ru="есть препятствия: {blocked}; против: {against}; не дают голоса за: {withholding}; ожидается "
    "ответ: {awaited}; не участвуют: {away}; нет сведений о: {unknown}; шаги: {steps}; препятствуют: "
    "{rules}",
)  # fmt: skip
def who_and_what_blocks_it(q: BlockedBy, inq: Inquiry) -> Finding:
    """In each way of deciding by whoever that way gives a word: an objection is one vote among others in a vote.

    Whoever is only outvoted, or silent where silence is consent, blocks nothing and is not named.
    """
    wanting = inq.value(WhatItTakes(q.draft))
    if wanting is None:
        return _never_tabled(
            q.draft, inq, "blocked", "against", "withholding", "awaited", "away", "unknown",
            "steps", "rules",
        )  # fmt: skip
    failing = list(_against(inq.ask(Carried(q.draft))))
    away, unseen = not_taking_part(Carried(q.draft), inq) if wanting.parts_needed else ([], [])
    against = {*wanting.objecting, *_named("opposing", failing)}
    short = {*wanting.lacking, *_named("abstaining", failing), *_named("idle", failing)} - against
    stances = words_on(q.draft, inq).stances
    spoke = {state for state in short if stances.get(state, "absent") != "absent"}
    crowd = {ground.rule for ground in failing if _names_members(ground)}
    obstacles = Obstacles(
        blocked=not wanting.satisfied,
        against=tuple(sorted(against)),
        withholding=tuple(sorted(spoke)),
        awaited=tuple(sorted(short - spoke)),
        away=tuple(away),
        unknown=tuple(sorted({*wanting.unknown, *unseen})),
        steps=wanting.steps,
        rules=(*wanting.without_power, *(
            ground.rule for ground in failing
            if ground.truth is Truth.BREACHED and ground.rule not in crowd
            and ground.facts.get("over") is not False
        )),
        not_known=wanting.not_known,
    )  # fmt: skip
    return found(
        obstacles, blocked=obstacles.blocked, against=list(obstacles.against),
        withholding=list(obstacles.withholding), awaited=list(obstacles.awaited),
        away=list(obstacles.away), unknown=list(obstacles.unknown), steps=list(obstacles.steps),
        rules=list(obstacles.rules),
    )  # fmt: skip


def _never_tabled(draft: str, inq: Inquiry, *facts: str) -> Finding:
    """Of a name that no draft bears nothing can be said."""
    return require(none_of(inq.complete(TableDraft, draft=draft)), **dict.fromkeys(facts))


def _names_members(ground: Ground) -> bool:
    """Whether it fails by the words of Members, all of whom it names."""
    named = (ground.facts.get(fact) for fact in (*OF_MEMBERS, "opposing", "abstaining", "idle"))
    return any(isinstance(states, list) and states for states in named)


def _against(answer: Answer[None]) -> Iterator[Ground]:
    """The grounds that are not met."""
    yield from (each for each in answer.grounds if each.truth in (Truth.BREACHED, Truth.OPEN))


def _named(fact: str, grounds: list[Ground]) -> tuple[str, ...]:
    """The Members that these grounds name in this way."""
    named = (each.facts.get(fact) for each in grounds)
    return tuple(sorted({state for states in named if isinstance(states, list) for state in states}))


def _lacking(draft: str, failing: list[Ground], inq: Inquiry) -> tuple[str, ...]:
    """Whose consent must be had besides; while silence runs, of those whose silence will say nothing."""
    lacking = _named("lacking", failing)
    if _running(failing):
        certificate = inq.value(SilenceCertificate(draft))
        lacking = () if certificate is None else certificate.lacking
    objecting = _named("objecting", failing)
    return tuple(state for state in lacking if state not in objecting)


def _running(failing: list[Ground]) -> bool:
    """Whether a silence that would be consent is not over yet."""
    return any(each.facts.get("over") is False for each in failing)


def _says_what_is_wanted(ground: Ground) -> bool:
    """Whether its facts already name the Members, the votes or the time that are wanting."""
    wanted = {*OF_MEMBERS, "supporting", "needed", "over"}
    return any(name in ground.facts for name in wanted)


def _votes_needed(ground: Ground) -> int:
    """The fewest further votes in favour, as the vote stands."""
    supporting, wanted = ground.facts.get("supporting"), ground.facts.get("wanted")
    if not isinstance(supporting, list):
        return 0
    return wanted if isinstance(wanted, int) else 1  # in limited format somebody must be for it


def _parts_needed(ground: Ground) -> int:
    """How many more must take part."""
    present, needed = ground.facts.get("present"), ground.facts.get("needed")
    if isinstance(present, int) and isinstance(needed, int):
        return max(needed - present, 0)
    return 0


def _is_too_late(draft: str, failing: list[Ground], inq: Inquiry) -> bool:
    """Whether no answer that would carry it can be given in time any more; silence has its own rules."""
    if not failing:
        return False
    if session_closed(draft, inq) is not None:
        return closed_by(draft, inq) is None  # once announced as adopted, it may be joined
    if way_of(draft, inq) not in ("limited", "circulation"):
        return False
    end = answers_end(draft, inq)
    return end is not None and inq.reached(end + 1)


def _has_ended(draft: str, inq: Inquiry) -> bool:
    """Whether it was withdrawn or announced as failed, so that only a new draft can be adopted."""
    return bool(inq.acts(WithdrawDraft, draft=draft)) or closed_by(draft, inq) is not None


def _steps(draft: str, failing: list[Ground], faults: list[str], inq: Inquiry) -> Iterator[str]:
    """What the chair, another organ or time must do, whatever the Members say."""
    if any(rule in SUBMITTED_BY for rule in faults):
        yield "submit"
    if failing and _has_ended(draft, inq):
        yield "table"
    broken = any(each.rule == BROKEN_SILENCE and each.truth is Truth.BREACHED for each in failing)
    if broken or _is_too_late(draft, failing, inq) or not inq.acts(PutDraft, draft=draft):
        yield "put"
    if _running(failing):
        yield "wait"
