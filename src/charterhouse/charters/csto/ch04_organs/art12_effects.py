"""What a decision does: whom it binds and from when, who answers for it, who pays (12.3, 12.5)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.core.answers import (
    Finding, Truth, all_of, found, missing, none_of, require, silent, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from ..ch10_final.questions import Bound, the_decision
from .acts import JoinDecision, PutDraft, ReportExecution, ServeDraft, TableDraft
from .session_acts import RecordDeparture, RecordPresence
from .count_lookups import whoever_may_count
from .draft_lookups import all_told, decided_by, measure_of, tabled, way_of
from .measure_lookups import FINANCIAL
from .decision_questions import Binding, MustExecute, Pays, Responsible, TakesEffect
from .questions import Adopted, Counts
from .session_lookups import place
from .word_lookups import last_words, stance

ASIDE = ("abstain", "absent_consenting")  # who let others decide


# Whether it binds at all -------------------------------------------------------------------------


@book.power(
    "12.3", on=Binding,
    en="it is a decision of the Council; of: {organ}",
    ru="это решение Совета; орган: {organ}",
)  # fmt: skip
def it_is_a_decision_of_the_council(q: Binding, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=q.draft)), organ=None)
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "12.3", on=Binding,
    en="it carries out a decision that the Council has adopted; carries out: {parent}",
    ru="оно принято во исполнение решения Совета; исполняет: {parent}",
)  # fmt: skip
def it_carries_out_a_decision_of_the_council(q: Binding, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None or draft.organ in ("council", "permanent_council"):
        return silent()
    above = tabled(draft.parent, inq) if draft.parent else None
    if above is None:
        return require(False, parent=draft.parent or None)
    return require(above.organ == "council", inq.ask(Adopted(draft.parent)), parent=draft.parent)


@book.power(
    "12.3", on=Binding,
    en="its organ binds by a Regulation that the Council approved, so read; of: {organ}",
    ru="орган обязывает в силу положения, утверждённого Советом, при таком толковании; "
    "орган: {organ}",
)  # fmt: skip
def its_organ_acts_within_its_regulation(q: Binding, inq: Inquiry) -> Finding:
    """Of ministers and secretaries without a decision behind them by G-47, of the Permanent Council by G-20."""
    draft = tabled(q.draft, inq)
    if draft is None or draft.organ == "council":
        return silent()
    gap = "G-20" if draft.organ == "permanent_council" else "G-47"
    if draft.parent and gap == "G-47":
        return silent()
    return require(inq.reading(gap) == "B", organ=draft.organ)


@book.condition(
    "12.1", on=Binding,
    en="it was adopted; draft: {draft}",
    ru="оно принято; проект: {draft}",
)  # fmt: skip
def it_was_adopted(q: Binding, inq: Inquiry) -> Finding:
    if tabled(q.draft, inq) is None:
        return silent()
    return require(inq.ask(Adopted(q.draft)), draft=q.draft)


# Whom it binds -----------------------------------------------------------------------------------


@book.power(
    "12.3", on=Bound,
    en="a decision that binds binds every Member; decision: {decision}, of: {organ}, from: {since}",
    ru="обязательное решение связывает каждое государство-член; решение: {decision}, "
    "орган: {organ}, с: {since}",
)  # fmt: skip
def the_decision_binds_the_members(q: Bound, inq: Inquiry) -> Finding:
    decision = the_decision(q, inq)
    if decision is None:
        return silent()
    draft, binding, member = tabled(decision, inq), inq.ask(Binding(decision)), inq.ask(Member(q.state))
    bound = all_of(binding, member)
    since = inq.value(TakesEffect(decision, q.state)) if bound is Truth.MET else None
    return require(
        bound, decision=decision, organ=None if draft is None else draft.organ, since=since
    )


@book.bar(
    "12.5", on=Bound, edition="first-protocol",
    en="in limited format it is not left free by not having voted; for: {supporting}",
    ru="при ограниченном формате неголосование его не освобождает; за: {supporting}",
)  # fmt: skip
def not_voting_does_not_free_it(q: Bound, inq: Inquiry) -> Finding:
    decision = the_decision(q, inq)
    if decision is None or way_of(decision, inq) != "limited":
        return silent()
    supporting = _supporting(decision, inq)
    if q.state in supporting:
        return require(True, supporting=supporting)
    reading = inq.reading("G-17")  # A: all; B: those who voted; C: all, not in money matters
    financial = isinstance(measure_of(decision, inq), FINANCIAL)
    free = reading == "B" or (reading == "C" and financial)
    return require(not free, supporting=supporting)


def _supporting(draft: str, inq: Inquiry) -> list[str]:
    return sorted(
        state for state, said in last_words(draft, inq).items() if stance(said) == "for"
    )


# Whether it must be carried out already ----------------------------------------------------------


@book.power(
    "12.3", on=MustExecute,
    en="it is bound by the decision; draft: {draft}",
    ru="решение его обязывает; проект: {draft}",
)  # fmt: skip
def the_decision_is_one_that_binds_it(q: MustExecute, inq: Inquiry) -> Finding:
    return require(inq.ask(Bound(q.state, decision=q.draft)), draft=q.draft)


@book.condition(
    "12.3", on=MustExecute,
    en="it has taken effect for that Member; from: {since}",
    ru="для этого государства оно уже действует; с: {since}",
)  # fmt: skip
def it_has_taken_effect(q: MustExecute, inq: Inquiry) -> Finding:
    effect = inq.ask(TakesEffect(q.draft, q.state))
    if effect.value is None:
        return require(effect, since=None)
    return require(inq.reached(effect.value), since=effect.value)


@book.condition(
    "12.3", on=MustExecute,
    en="the national act is on record, or is not needed for it to bind; act: {national_act}",
    ru="национальный акт имеется либо для обязательности не нужен; акт: {national_act}",
    cure=("Report the national act.", "Сообщите о национальном акте."),
)  # fmt: skip
def the_national_act_is_there_or_not_needed(q: MustExecute, inq: Inquiry) -> Finding:
    """G-22: national procedure as the manner of doing, or as a condition; money is owed by 24.3 itself."""
    if isinstance(measure_of(q.draft, inq), FINANCIAL):
        return silent()
    reports = inq.acts(ReportExecution, draft=q.draft, state=q.state)
    acts = [each.national_act for each in reports if each.national_act]
    if acts or inq.reading("G-22") != "B":
        return require(True, national_act=acts[-1] if acts else None)
    told = inq.complete(ReportExecution, draft=q.draft, state=q.state)
    return require(none_of(told), national_act=None)


# Who answers for it, and who pays ----------------------------------------------------------------


@book.power(
    "12.3", on=Responsible,
    en="it was a Member when the decision was adopted; adopted: {adopted}",
    ru="при принятии решения оно состояло в Организации; принято: {adopted}",
)  # fmt: skip
def it_was_a_member_when_it_was_adopted(q: Responsible, inq: Inquiry) -> Finding:
    said = decided_by(q.draft, inq)
    then = inq if said is None else inq.before(said)
    adopted = _adopted(q.draft, inq)
    return require(adopted.truth, then.ask(Member(q.state)), adopted=adopted.on)


@book.bar(
    "12.5", on=Responsible, edition="first-protocol",
    en="in limited format it voted for the decision; for: {supporting}",
    ru="при ограниченном формате оно голосовало за решение; за: {supporting}",
)  # fmt: skip
def in_limited_format_it_voted_for_it(q: Responsible, inq: Inquiry) -> Finding:
    if way_of(q.draft, inq) != "limited":
        return silent()
    supporting = _supporting(q.draft, inq)
    if q.state in supporting:
        return require(True, supporting=supporting)
    return require(none_of(all_told(q.draft, inq)), supporting=supporting)


@book.power(
    "24.3", on=Pays,
    en="it is bound by a decision on money; the decision: {measure}",
    ru="его обязывает решение о средствах; решение: {measure}",
)  # fmt: skip
def it_is_bound_by_a_decision_on_money(q: Pays, inq: Inquiry) -> Finding:
    """Who pays in limited format is one question with whom it binds (G-17)."""
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, FINANCIAL):
        none = inq.complete(TableDraft, draft=q.draft) if tabled(q.draft, inq) is None else Truth.MET
        return require(none_of(none), measure=None)
    return require(inq.ask(Bound(q.state, decision=q.draft)), measure=measure.named)


# From when it takes effect -----------------------------------------------------------------------


class _Adoption(NamedTuple):
    """Whether it was adopted, and on which day."""

    truth: Truth
    on: date | None


def _adopted(draft: str, inq: Inquiry) -> _Adoption:
    """By the answer on its adoption; never announced, on the day of the last act that it needed."""
    answer = inq.ask(Adopted(draft))
    on = next(
        (each.facts["on"] for each in answer.grounds if isinstance(each.facts.get("on"), date)), None
    )
    if isinstance(on, date):
        return _Adoption(answer.truth, on)
    needed = [*inq.acts(PutDraft, draft=draft), *last_words(draft, inq).values()]
    return _Adoption(answer.truth, max((inq.day(each.on) for each in needed), default=None))


@book.value(
    "12.3", on=TakesEffect,
    en="takes effect: {day}; counted from: {basis}; not signed by: {unsigned}",
    ru="вступает в действие: {day}; отсчёт: {basis}; не подписали: {unsigned}",
)  # fmt: skip
def the_day_it_takes_effect(q: TakesEffect, inq: Inquiry) -> Finding:
    """The day that it names; else by G-55 its adoption, the last signature, or the notice given."""
    draft, adopted = tabled(q.draft, inq), _adopted(q.draft, inq)
    if draft is None or adopted.truth is not Truth.MET or adopted.on is None:
        return Finding(
            Truth.BREACHED if adopted.truth is Truth.MET else adopted.truth,
            {"day": None, "basis": "adoption", "unsigned": []},
        )
    if draft.takes_effect is not None:
        day = draft.takes_effect
        return found(day, day=day, basis="the_day_it_names", unsigned=[])
    reading = inq.reading("G-55")
    if reading == "B":
        return _last_signature(q.draft, adopted.on, inq)
    if reading == "C":
        return _notified(q, adopted.on, inq)
    return found(adopted.on, day=adopted.on, basis="adoption", unsigned=[])


def _last_signature(draft: str, adopted: date, inq: Inquiry) -> Finding:
    """Once all who decide have signed; whoever stood aside, and in limited format the others, do not."""
    words, limited = last_words(draft, inq), way_of(draft, inq) == "limited"
    said = decided_by(draft, inq)
    then = inq if said is None else inq.before(said)
    unsigned: dict[str, Truth] = {}
    for state in whoever_may_count(inq):
        word = words.get(state)
        if word is not None and word.position in ("for", *ASIDE):
            continue
        decides = all_of(not limited, then.ask(Counts(state, draft)))
        unsigned[state] = all_of(decides, all_told(draft, inq)) if word is None else decides
    facts = {"basis": "last_signature", "unsigned": who(unsigned)}
    truth = none_of(*unsigned.values())
    if truth is not Truth.MET:
        return Finding(truth, {"day": None, **facts})
    signed = [inq.day(each.on) for each in words.values() if each.position == "for"]
    day = max([adopted, *signed])
    return found(day, day=day, **facts)


def _notified(q: TakesEffect, adopted: date, inq: Inquiry) -> Finding:
    """The day on which it was told: at once if it was there, else by delivery after the adoption."""
    facts: dict[str, object] = {"basis": "notification", "unsigned": []}
    if _was_there(q.draft, q.state, inq):
        return found(adopted, day=adopted, **facts)
    said = decided_by(q.draft, inq)
    served = [
        inq.day(act.on) for act in inq.acts(ServeDraft, draft=q.draft, state=q.state)
        if (place(act) > place(said) if said is not None else inq.day(act.on) >= adopted)
    ]  # fmt: skip
    if served:
        return found(served[0], day=served[0], **facts)
    told = inq.complete(ServeDraft, draft=q.draft, state=q.state)
    return missing(day=None, **facts) if told is Truth.OPEN else require(False, day=None, **facts)


def _was_there(draft: str, state: str, inq: Inquiry) -> bool:
    """Whether it heard the adoption: it was at the session, or spoke in the room, or joined since."""
    if inq.acts(JoinDecision, draft=draft, state=state):
        return True
    before, said = tabled(draft, inq), decided_by(draft, inq)
    if before is None or said is None or way_of(draft, inq) in ("circulation", "silence"):
        return False
    session = next((put.session for put in inq.acts(PutDraft, draft=draft)[-1:]), "") or before.session
    came = [each for each in inq.acts(RecordPresence, session=session, state=state) if session]
    left = [each for each in inq.acts(RecordDeparture, session=session, state=state) if session]
    came = [each for each in came if place(each) < place(said)][-1:]
    if came:
        return not any(place(came[0]) < place(each) < place(said) for each in left)
    word = last_words(draft, inq).get(state)
    spoke = word is not None and word.means != "writing" and not word.position.startswith("absent")
    return spoke and word is not None and place(word) < place(said)
