"""
19.1. Membership is open to a State that stands for the aims and accepts all that binds the Members.
19.2. The Council says yes or no.
19.3. Leaving is free: settle what is owed, then tell the depositary at least six months ahead.
19.4. A Regulation that the Council approves holds the details of joining and leaving.
"""

from __future__ import annotations

from datetime import date

from charterhouse.commons.money import Money
from charterhouse.core.acts import May
from charterhouse.core.answers import Answer, Finding, Truth, all_of, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import ahead_of, shift

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.questions import adopted
from ..ch09_financing.questions import Owes
from ..ch10_final.acts import Ratify, Sign
from ..ch10_final.questions import InForce
from .acts import (
    AcceptAcquis, Admit, Apply, DeclareInactivity, NotifyWithdrawal, Restore, RevokeWithdrawal, StateObligations,
)  # fmt: skip
from .questions import EarliestExit, ExitDate, Member, Members

# The return of 2006: the protocol made for it, and the document that is said to have completed it (G-59).
RETURN_PROTOCOL, RETURN_COMPLETED = "restoration-protocol", "return-completion"
RETURNED = "UZ"


# Who is a Member -------------------------------------------------------------------------------


@book.power(
    "19.2", on=Member,
    en="the Council admitted it or took it back; decided on: {decided}",
    ru="Совет принял его или восстановил его членство; решено: {decided}",
)  # fmt: skip
def the_council_took_it_in(q: Member, inq: Inquiry) -> Finding:
    joins = [(said, _effective(measure, answer, inq)) for measure, said, answer in adopted(inq, Admit, Restore, state=q.state)]
    none_else = any_of(inq.complete(Admit, state=q.state))
    taken = any_of(*(truth for _, truth in joins)) if joins else none_of(none_else)
    return require(taken, decided=[inq.day(said.on) for said, _ in joins])


def _effective(measure: Admit | Restore, decision: Answer[None], inq: Inquiry) -> Truth:
    """Whether a decision to take a State in has taken effect; the return of 2006 is open to readings."""
    if isinstance(measure, Admit) or measure.state != RETURNED:
        return all_of(decision)
    reading = inq.reading("G-59")
    if reading == "A":  # with the decision
        return all_of(decision)
    if reading == "B":  # with the protocol made for it
        return all_of(inq.ask(InForce(RETURN_PROTOCOL)))
    if inq.later(Ratify, treaty=RETURN_COMPLETED, state=measure.state):
        return Truth.BREACHED  # it is on record, and comes later
    return none_of(inq.nothing_recorded(Ratify, treaty=RETURN_COMPLETED, state=measure.state))


@book.condition("1.1", on=Member, en="the Organisation exists: the Charter is in force", ru="Организация создана: Устав действует")
def the_charter_is_in_force(q: Member, inq: Inquiry) -> Finding:
    return require(inq.ask(InForce("charter")))


@book.bar(
    "19.3", on=Member,
    en="it has not left; left on: {left}",
    ru="оно не вышло; вышло: {left}",
)  # fmt: skip
def it_has_not_left(q: Member, inq: Inquiry) -> Finding:
    notices = _notices(q.state, inq)
    left = {notice.seq: all_of(truth) for notice, day, truth in notices if inq.reached(day)}
    days = [day for notice, day, truth in notices if notice.seq in left and truth is not Truth.BREACHED]
    return require(none_of(*left.values()), inq.complete(NotifyWithdrawal, state=q.state), left=days)


def _notices(state: str, inq: Inquiry) -> list[tuple[NotifyWithdrawal, date, Truth]]:
    """The notices since the State last joined that were not revoked: the day of leaving, and whether it is valid."""
    joined = [said for _, said, answer in adopted(inq, Admit, Restore, state=state) if answer.truth is Truth.MET]
    revoked = {each.leaves_on for each in inq.acts(RevokeWithdrawal, state=state)}
    found_ = []
    for notice in inq.acts(NotifyWithdrawal, state=state):
        if notice.leaves_on in revoked or (joined and notice.on < joined[-1].on):
            continue
        earliest = _exit(notice.received, inq.figure("withdrawal.notice"))
        day = notice.leaves_on
        if day < earliest and inq.figure("withdrawal.short_notice") == "converts":
            day = earliest
        answer = inq.before(notice).ask(May(notice))
        short = [ground for ground in answer.grounds if ground.rule.endswith(".notice_is_long_enough")]
        others = [ground.truth for ground in answer.grounds if ground not in short]
        truth = all_of(*others) if day != notice.leaves_on else all_of(answer)
        found_.append((notice, day, truth))
    return found_


@book.value("1.1", on=Members, en="every State that is a Member; undetermined of: {unknown}", ru="все государства-члены; не установлено о: {unknown}")
def every_state_that_is_a_member(q: Members, inq: Inquiry) -> Finding:
    states = {signed.state for signed in inq.acts(Sign, treaty="charter")}
    states |= {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    answers = {state: inq.ask(Member(state)) for state in sorted(states)}
    unknown = [state for state, answer in answers.items() if answer.truth is Truth.OPEN]
    if unknown:
        return missing(unknown=unknown)
    return found(tuple(state for state, answer in answers.items() if answer.truth is Truth.MET), unknown=[])


# Coming in -------------------------------------------------------------------------------------


@book.power("19.1", on=(Apply, AcceptAcquis), en="any State may ask, for itself; asked by: {by}", ru="обратиться вправе любое государство от своего имени; обратилось: {by}")
def any_state_may_ask(act: Apply | AcceptAcquis, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.bar("19.1", on=Apply, en="it is not a Member already", ru="оно ещё не является государством-членом")
def it_is_not_a_member_already(act: Apply, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Member(act.state))))


@book.power("19.2", adopting=(Admit, Restore), en="the Council decides; before: {organ}", ru="решает Совет; внесено в: {organ}")
def the_council_decides_on_admission(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition("19.1", adopting=Admit, en="the State has asked; asked on: {asked}", ru="государство обратилось с заявлением; обратилось: {asked}",
                cure=("Let the State apply first.", "Государству следует сначала подать заявление."))  # fmt: skip
def the_state_has_asked(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Admit)
    asked = inq.acts(Apply, state=draft.measure.state)
    none = inq.nothing_recorded(Apply, state=draft.measure.state)
    return require(none_of(none), asked=[inq.day(each.on) for each in asked])


@book.bar("19.2", adopting=(Admit, Restore), en="it is not a Member now", ru="оно сейчас не является государством-членом")
def it_is_not_a_member_now(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Admit | Restore)
    return require(none_of(inq.ask(Member(draft.measure.state))))


# Going out -------------------------------------------------------------------------------------


@book.power("19.3", on=(NotifyWithdrawal, RevokeWithdrawal), en="a Member speaks for itself; spoke: {by}", ru="государство-член выступает само; выступило: {by}")
def the_member_itself_gives_notice(act: NotifyWithdrawal | RevokeWithdrawal, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "19.3", on=NotifyWithdrawal,
    en="notice is received six months ahead, no later than {latest}; received: {received}",
    ru="уведомление получено за шесть месяцев, не позднее {latest}; получено: {received}",
    cure=("Name a day of leaving no earlier than {earliest}.", "Назовите день выхода не ранее {earliest}."),
)  # fmt: skip
def notice_is_long_enough(act: NotifyWithdrawal, inq: Inquiry) -> Finding:
    months = inq.figure("withdrawal.notice")
    latest, earliest = ahead_of(act.leaves_on, months=months), _exit(act.received, months)
    return require(act.received <= latest, latest=latest, received=act.received, earliest=earliest)


@book.condition(
    "19.3", on=NotifyWithdrawal,
    en="what the Member owes is settled; owed: {owed}",
    ru="обязательства урегулированы; остаток: {owed}",
    cure=("Settle what is owed first.", "Сначала урегулируйте обязательства."),
)  # fmt: skip
def obligations_are_settled(act: NotifyWithdrawal, inq: Inquiry) -> Finding:
    if inq.reading("G-14") != "A":  # B: by the day of leaving; C: the claim outlives the exit
        return silent()
    owed = inq.value(Owes(act.state))
    if owed is None:
        return missing(owed=None)
    return require(owed <= Money(0, owed.currency), owed=owed)


@book.condition("19.3", on=RevokeWithdrawal, en="the day of leaving has not come; day: {leaves_on}", ru="день выхода не наступил; день: {leaves_on}")
def the_day_of_leaving_has_not_come(act: RevokeWithdrawal, inq: Inquiry) -> Finding:
    given = [each for each in inq.acts(NotifyWithdrawal, state=act.state) if each.leaves_on == act.leaves_on]
    return require(bool(given), not inq.reached(act.leaves_on), leaves_on=act.leaves_on)


@book.power("19.3", on=StateObligations, en="the depositary's Secretariat or the Council certifies; certified by: {by}", ru="удостоверяет Секретариат или Совет; удостоверил: {by}")
def obligations_are_certified(act: StateObligations, inq: Inquiry) -> Finding:
    certifier = {"A": "secretariat", "B": "council", "C": act.state}[inq.reading("G-14.certifier")]
    return require(act.by == certifier, by=act.by)


@book.power(
    "19.3", on=DeclareInactivity,
    en="the Charter knows leaving and suspension by the Council, and no status of one's own making",
    ru="Устав знает выход и приостановление по решению Совета, но не статус по собственному заявлению",
)  # fmt: skip
def a_freeze_has_no_form(act: DeclareInactivity, inq: Inquiry) -> Finding:
    """It may be said and is recorded; under B the Council may accept it, until then nothing changes."""
    return require(inq.reading("G-15") == "B")


@book.value("19.3", on=EarliestExit, en="six months from the notice; to settle: {owed}", ru="шесть месяцев с уведомления; урегулировать: {owed}")
def the_earliest_day_of_leaving(q: EarliestExit, inq: Inquiry) -> Finding:
    earliest = _exit(q.notice, inq.figure("withdrawal.notice"))
    if inq.ask(Member(q.state)).truth is not Truth.MET:
        return require(inq.ask(Member(q.state)), owed=None)
    if inq.reading("G-14") == "C":
        return found(ExitDate(earliest), owed=None)
    owed = inq.value(Owes(q.state))
    if owed is None:
        return missing(owed=None)
    return found(ExitDate(earliest, str(owed) if owed > Money(0, owed.currency) else ""), owed=owed)


def _exit(received: date, months: int) -> date:
    """The first day D with receipt no later than D less so many months."""
    day = shift(received, months)
    while ahead_of(day, months=months) < received:
        day = date.fromordinal(day.toordinal() + 1)
    return day
