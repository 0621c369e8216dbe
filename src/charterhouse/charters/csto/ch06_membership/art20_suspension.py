"""
20.1. Where a Member does not carry out what binds it, the Council may suspend its part in the
      organs.
20.2. Where it goes on so, the Council may expel it.
20.3. On both the Council decides without counting the vote of that Member.
20.4. A Regulation that the Council approves holds the details.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.questions import Counts, MayVote, adopted, measure_of
from ..ch07_partners.questions import Status
from ..ch09_financing.questions import MayNominate
from .acts import (
    AcceptSuspension, Admit, CloseBreachFile, DeclareInactivity, Expel, FindBreach, LiftSuspension, OpenBreachFile,
    ReplyToBreach, Restore, Suspend,
)  # fmt: skip
from .questions import Member, Position, Standing, Suspended

SANCTIONS = (Suspend, Expel)


# What a decision of the Council did --------------------------------------------------------------


@book.power(
    "20.1", on=Suspended,
    en="the Council's last decision suspends it; decided on: {decided}",
    ru="последнее решение Совета приостанавливает участие; решено: {decided}",
)  # fmt: skip
def the_last_decision_suspends_it(q: Suspended, inq: Inquiry) -> Finding:
    suspended = none_of(inq.complete(Suspend, state=q.state))
    decided = []
    for measure, said, answer in adopted(inq, Suspend, AcceptSuspension, LiftSuspension, state=q.state):
        if isinstance(measure, LiftSuspension):
            suspended = all_of(suspended, none_of(answer))
            continue
        effect = all_of(answer)
        if isinstance(measure, AcceptSuspension) and inq.reading("G-60") != "A":
            continue  # B: that State ceased to be a Member
        suspended = any_of(suspended, effect)
        decided.append(inq.day(said.on))
    return require(suspended, decided=decided)


@book.condition("20.1", on=Suspended, en="it is a Member", ru="оно является государством-членом")
def only_a_member_is_suspended(q: Suspended, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.bar("20.1", on=MayVote, en="its part in the organs is not suspended", ru="его участие в органах не приостановлено")
def it_is_not_suspended(q: MayVote, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Suspended(q.state))))


@book.bar("20.1", on=MayNominate, en="a suspension does not reach nominations", ru="приостановление не распространяется на выдвижение кандидатов")
def no_suspension_reaches_nominations(q: MayNominate, inq: Inquiry) -> Finding:
    suspended = inq.ask(Suspended(q.state))
    if suspended.truth is Truth.BREACHED or inq.reading("G-52") == "A":  # A: the organs alone
        return silent()
    return require(none_of(suspended))


@book.bar("20.1", on=Counts, en="its part in the organs is not suspended", ru="его участие в органах не приостановлено")
def a_suspended_member_is_left_out(q: Counts, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Suspended(q.state))))


@book.bar(
    "20.1", on=Member,
    en="no request of its own ended its membership; granted on: {granted}",
    ru="его просьба не прекратила членство; удовлетворена: {granted}",
)  # fmt: skip
def its_own_request_did_not_end_it(q: Member, inq: Inquiry) -> Finding:
    granted = _since_it_joined(q.state, AcceptSuspension, inq)
    if not granted:
        return silent()
    if inq.reading("G-60") == "A":  # participation is suspended, membership goes on
        return require(True, granted=[day for day, _ in granted])
    return require(none_of(*(truth for _, truth in granted)), granted=[day for day, _ in granted])


@book.bar("20.2", on=Member, en="it has not been expelled; decided on: {decided}", ru="оно не исключено; решено: {decided}")
def it_has_not_been_expelled(q: Member, inq: Inquiry) -> Finding:
    expelled = _since_it_joined(q.state, Expel, inq)
    told = inq.complete(Expel, state=q.state)
    return require(none_of(*(truth for _, truth in expelled)), told, decided=[day for day, _ in expelled])


def _since_it_joined(state: str, kind: type[AcceptSuspension | Expel], inq: Inquiry) -> list[tuple[object, Truth]]:
    """Decisions of a kind since the State was last taken in."""
    joined = [said for _, said, answer in adopted(inq, Admit, Restore, state=state) if answer.truth is Truth.MET]
    return [
        (inq.day(said.on), answer.truth)
        for _, said, answer in adopted(inq, kind, state=state)
        if not joined or joined[-1].on <= said.on
    ]


# Whose vote is left out --------------------------------------------------------------------------


@book.bar(
    "20.3", on=(MayVote, Counts),
    en="the decision is not about itself under Article 20; about: {concerned}",
    ru="решение не касается его самого по статье 20; касается: {concerned}",
)  # fmt: skip
def it_is_not_the_member_concerned(q: MayVote | Counts, inq: Inquiry) -> Finding:
    if q.draft is None:
        return silent()
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, Suspend | Expel | LiftSuspension):
        return silent()
    if isinstance(measure, LiftSuspension) and inq.reading("G-43") == "C":  # C: lifted with its own vote
        return silent()
    if q.state != measure.state:
        joined = not isinstance(measure, LiftSuspension) and _joined(q.state, inq)
        return require(not (joined and inq.reading("G-08") == "B"), concerned=measure.state)
    return require(False, concerned=measure.state)


def _joined(state: str, inq: Inquiry) -> bool:
    """Whether a draft under Article 20 against that State is pending as well (G-08)."""
    return bool(inq.carrying(*SANCTIONS, state=state))


# What the Council may adopt ----------------------------------------------------------------------


@book.power("20.1", adopting=(Suspend, LiftSuspension, FindBreach, AcceptSuspension), en="the Council decides on suspension; before: {organ}", ru="о приостановлении решает Совет; внесено в: {organ}")
def the_council_decides_on_suspension(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power("20.2", adopting=Expel, en="the Council decides on expulsion; before: {organ}", ru="об исключении решает Совет; внесено в: {organ}")
def the_council_decides_on_expulsion(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition("20.1", adopting=(Suspend, Expel, FindBreach, AcceptSuspension), en="it concerns a Member", ru="решение касается государства-члена")
def it_concerns_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Suspend | Expel | FindBreach | AcceptSuspension)
    return require(inq.ask(Member(draft.measure.state)))


@book.condition(
    "20.1", adopting=(Suspend, FindBreach),
    en="a breach is on file, with the provisions; file: {file}",
    ru="нарушение зафиксировано с указанием положений; дело: {file}",
    cure=("Open a breach file that names the provisions.", "Откройте дело о нарушении с указанием положений."),
)  # fmt: skip
def a_breach_is_on_file(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Suspend | FindBreach)
    files = inq.acts(OpenBreachFile, state=draft.measure.state)
    if not files:
        none = inq.nothing_recorded(OpenBreachFile, state=draft.measure.state)
        return require(none_of(none), file=None)
    return require(True, file=files[-1].ref)


@book.condition(
    "20.1", adopting=Suspend,
    en="the Member had notice and time to reply, under that reading; days: {days}",
    ru="государство уведомлено и имело время ответить, при таком толковании; дней: {days}",
    cure=("Give notice and wait for the reply.", "Направьте уведомление и дождитесь ответа."),
)  # fmt: skip
def it_was_heard(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Suspend)
    if inq.reading("G-10") == "A":  # any breach, no hearing
        return silent()
    days = inq.figure("sanction.notice")
    files = inq.acts(OpenBreachFile, state=draft.measure.state)
    replied = inq.acts(ReplyToBreach, state=draft.measure.state)
    if replied:
        return require(True, days=days)
    waited = [inq.come(file.on, days=days) for file in files]
    return require(any_of(*waited) if waited else Truth.BREACHED, days=days)


@book.condition("20.2", adopting=Expel, en="the breach goes on after a suspension, or after it was found; suspended: {suspended}", ru="нарушение продолжается после приостановления или после его установления; приостановлено: {suspended}")
def the_breach_goes_on(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Expel)
    suspended = inq.ask(Suspended(draft.measure.state))
    if suspended.truth is Truth.MET:
        return require(True, suspended=True)
    if inq.reading("G-09") == "A":  # A: a suspension comes first
        return require(suspended, suspended=False)
    found_ = [answer for _, _, answer in adopted(inq, FindBreach, state=draft.measure.state)]
    return require(any_of(*found_) if found_ else none_of(inq.complete(FindBreach, state=draft.measure.state)), suspended=False)


@book.condition("20.1", adopting=LiftSuspension, en="its part is suspended", ru="его участие приостановлено")
def its_part_is_suspended(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, LiftSuspension)
    return require(inq.ask(Suspended(draft.measure.state)))


@book.condition("20.1", adopting=AcceptSuspension, en="the Member asked for it; asked on: {asked}", ru="государство просило об этом; обратилось: {asked}")
def the_member_asked_for_it(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AcceptSuspension)
    asked = inq.acts(DeclareInactivity, state=draft.measure.state)
    none = inq.nothing_recorded(DeclareInactivity, state=draft.measure.state)
    return require(none_of(none), asked=[inq.day(each.on) for each in asked])


# The file of a breach -----------------------------------------------------------------------------


@book.power("20.1", on=(OpenBreachFile, CloseBreachFile), en="a Member or the Secretariat puts it on file; by: {by}", ru="дело ведёт государство-член или Секретариат; внёс: {by}")
def a_member_or_the_secretariat_files_it(act: OpenBreachFile | CloseBreachFile, inq: Inquiry) -> Finding:
    if act.by in ("secretariat", "secretary_general", "council"):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.power("20.1", on=ReplyToBreach, en="the Member concerned replies; by: {by}", ru="отвечает само государство; ответил: {by}")
def the_member_concerned_replies(act: ReplyToBreach, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.condition("20.1", on=(ReplyToBreach, CloseBreachFile), en="such a file is open; file: {file}", ru="такое дело открыто; дело: {file}")
def such_a_file_is_open(act: ReplyToBreach | CloseBreachFile, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(OpenBreachFile, ref=act.breach)), file=act.breach)


# The whole position --------------------------------------------------------------------------------


@book.value("20.1", on=Standing, en="status: {status}; vote: {vote}; nominations: {nomination}", ru="положение: {status}; голос: {vote}; выдвижение кандидатов: {nomination}")
def where_it_stands(q: Standing, inq: Inquiry) -> Finding:
    member = inq.ask(Member(q.state))
    if member.truth is Truth.OPEN:
        return missing(status=None, vote=None, nomination=None)
    vote, nomination = _said(inq.ask(MayVote(q.state, "council"))), _said(inq.ask(MayNominate(q.state)))
    if member.truth is Truth.MET:
        suspended = inq.ask(Suspended(q.state)).truth
        if suspended is Truth.OPEN:
            return missing(status=None, vote=vote, nomination=nomination)
        status = "suspended" if suspended is Truth.MET else "member"
    else:
        left = {ground.rule: ground for ground in member.grounds if ground.truth is Truth.BREACHED}
        status = "expelled" if any("expelled" in rule for rule in left) else "left" if any(
            name in rule for rule in left for name in ("left", "request")) else _relation(q.state, inq)  # fmt: skip
    facts = {"status": status, "vote": vote, "nomination": nomination}
    return found(Position(status, vote, nomination), **facts)


def _relation(state: str, inq: Inquiry) -> str:
    relation = inq.value(Status(state))
    return relation.status if relation else "none"


def _said(answer: object) -> str:
    return {Truth.MET: "yes", Truth.BREACHED: "no", Truth.OPEN: "undetermined"}[answer.truth]  # type: ignore[attr-defined]
