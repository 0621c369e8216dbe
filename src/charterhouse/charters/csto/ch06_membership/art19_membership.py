"""
19.1. Membership is open to a State that stands for the aims and accepts all that binds the Members.
19.2. The Council says yes or no.
19.3. Leaving is free: settle what is owed, then tell the depositary at least six months ahead.
19.4. A Regulation that the Council approves holds the details of joining and leaving.
"""

from __future__ import annotations

from charterhouse.core.answers import (
    Answer, Finding, Truth, all_of, any_of, found, missing, none_of, require,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.measure_lookups import adopted, regulated_or_not_needed
from ..ch10_final.acts import Ratify, Sign
from ..ch10_final.questions import InForce
from .acts import AcceptAcquis, Admit, Apply, NotifyWithdrawal, Restore
from .questions import Member, Members
from .withdrawal import notices

# A return may have a protocol made for it and a document that completes it, as in 2006 (G-59).
RETURN_PROTOCOL, RETURN_COMPLETED = "restoration-protocol", "return-completion"
REGULATION = "admission-and-withdrawal"  # of 19.4


# Who is a Member -------------------------------------------------------------------------------


@book.power(
    "19.2", on=Member,
    en="the Council admitted it or took it back; decided on: {decided}",
    ru="Совет принял его или восстановил его членство; решено: {decided}",
)  # fmt: skip
def the_council_took_it_in(q: Member, inq: Inquiry) -> Finding:
    joins = [
        (inq.day(said.on), _effective(measure, answer, inq))
        for measure, said, answer in adopted(inq, Admit, Restore, state=q.state)
    ]
    unrecorded = none_of(inq.complete(Admit, state=q.state))
    taken = any_of(unrecorded, *(truth for _, truth in joins))
    return require(taken, decided=[day for day, _ in joins])


def _effective(measure: Admit | Restore, decision: Answer[None], inq: Inquiry) -> Truth:
    """Whether a decision to take a State in has taken effect; of one taken back, G-59."""
    if isinstance(measure, Admit) or not _has_a_protocol(measure.state, inq):
        return all_of(decision)
    reading = inq.reading("G-59")
    if reading == "A":  # with the decision
        return all_of(decision)
    if reading == "B":  # with the protocol made for it
        return all_of(inq.ask(InForce(RETURN_PROTOCOL)), not _still_to_consent(measure.state, inq))
    if inq.later(Ratify, treaty=RETURN_COMPLETED, state=measure.state):
        return Truth.BREACHED  # it is on record, and comes later
    return none_of(inq.nothing_recorded(Ratify, treaty=RETURN_COMPLETED, state=measure.state))


def _still_to_consent(state: str, inq: Inquiry) -> bool:
    """Whether it is on record that it signed the protocol made for it, or ratified it, only later.

    Whatever brings that into force, it cannot bring back a State that has not yet agreed to it.
    """
    return any(
        inq.later(kind, treaty=RETURN_PROTOCOL, state=state)
        and not inq.acts(kind, treaty=RETURN_PROTOCOL, state=state)
        for kind in (Sign, Ratify)
    )


def _has_a_protocol(state: str, inq: Inquiry) -> bool:
    """Whether a protocol was made for its return, before or after the decision."""
    signed = inq.acts(Sign, treaty=RETURN_PROTOCOL, state=state)
    return bool(signed or inq.later(Sign, treaty=RETURN_PROTOCOL, state=state))


@book.condition(
    "1.1", on=Member,
    en="the Organisation exists: the Charter is in force",
    ru="Организация создана: Устав действует",
)  # fmt: skip
def the_charter_is_in_force(q: Member, inq: Inquiry) -> Finding:
    return require(inq.ask(InForce("charter")))


@book.bar(
    "19.3", on=Member,
    en="it has not left; left on: {left}",
    ru="оно не вышло; вышло: {left}",
)  # fmt: skip
def it_has_not_left(q: Member, inq: Inquiry) -> Finding:
    past = [notice for notice in notices(q.state, inq) if inq.reached(notice.leaves)]
    told = inq.complete(NotifyWithdrawal, state=q.state)
    left = [notice.leaves for notice in past if notice.stands is not Truth.BREACHED]
    return require(none_of(*(notice.stands for notice in past)), told, left=left)


@book.value(
    "1.1", on=Members,
    en="every State that is a Member; undetermined of: {unknown}",
    ru="все государства-члены; не установлено о: {unknown}",
)  # fmt: skip
def every_state_that_is_a_member(q: Members, inq: Inquiry) -> Finding:
    states = {signed.state for signed in inq.acts(Sign, treaty="charter")}
    states |= {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    answers = {state: inq.ask(Member(state)) for state in sorted(states)}
    unknown = [state for state, answer in answers.items() if answer.truth is Truth.OPEN]
    if unknown:
        return missing(unknown=unknown)
    members = [state for state, answer in answers.items() if answer.truth is Truth.MET]
    return found(tuple(members), unknown=[])


# Coming in -------------------------------------------------------------------------------------


@book.power(
    "19.1", on=(Apply, AcceptAcquis),
    en="any State may ask, for itself; asked by: {by}",
    ru="обратиться вправе любое государство от своего имени; обратилось: {by}",
    cure=("Let that State itself ask.", "Обратиться следует самому государству."),
)  # fmt: skip
def any_state_may_ask(act: Apply | AcceptAcquis, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.bar(
    "19.1", on=Apply,
    en="it is not a Member already",
    ru="оно ещё не является государством-членом",
    cure=(
        "A Member need not apply: withdraw the application.",
        "Государству-члену заявление не нужно: отзовите его.",
    ),
)  # fmt: skip
def it_is_not_a_member_already(act: Apply, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Member(act.state))))


@book.power(
    "19.2", adopting=(Admit, Restore),
    en="the Council decides; before: {organ}",
    ru="решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_on_admission(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "19.1", adopting=Admit,
    en="the State has asked; asked on: {asked}",
    ru="государство обратилось с заявлением; обратилось: {asked}",
    cure=("Let the State apply first.", "Государству следует сначала подать заявление."),
)  # fmt: skip
def the_state_has_asked(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Admit)
    asked = inq.acts(Apply, state=draft.measure.state)
    none = inq.nothing_recorded(Apply, state=draft.measure.state)
    return require(none_of(none), asked=[inq.day(each.on) for each in asked])


@book.condition(
    "19.1", adopting=Admit,
    en="the State takes on everything in force; terms agreed: {conditions}",
    ru="государство принимает на себя все действующие обязательства; особые условия: {conditions}",
    cure=("Admit it without terms of its own.", "Примите государство без особых условий."),
)  # fmt: skip
def no_terms_are_negotiated(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Admit)
    terms = list(draft.measure.conditions)
    if not terms:
        return require(True, conditions=[])
    return require(inq.reading("G-36") == "B", conditions=terms)  # A: all of it, or nothing


@book.condition(
    "19.4", adopting=(Admit, Restore), on=NotifyWithdrawal,
    en="the Regulation on joining and leaving is approved, or not needed; regulation: {regulation}",
    ru="положение о приёме и выходе утверждено либо не требуется; положение: {regulation}",
    cure=("Let the Council approve the Regulation.", "Совету следует утвердить положение."),
)  # fmt: skip
def the_regulation_on_joining_is_approved(
    subject: TableDraft | NotifyWithdrawal, inq: Inquiry
) -> Finding:
    return regulated_or_not_needed(REGULATION, "G-41.admission", inq)


@book.bar(
    "19.2", adopting=(Admit, Restore),
    en="it is not a Member now",
    ru="оно сейчас не является государством-членом",
    cure=(
        "Withdraw the draft: it has its seat.",
        "Отзовите проект: государство уже является членом.",
    ),
)  # fmt: skip
def it_is_not_a_member_now(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Admit | Restore)
    return require(none_of(inq.ask(Member(draft.measure.state))))
