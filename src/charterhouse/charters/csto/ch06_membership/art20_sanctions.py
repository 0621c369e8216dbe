"""Article 20 before the Council: what it may adopt on a breach, and the file that such a decision needs."""

from __future__ import annotations

from datetime import timedelta

from charterhouse.core.answers import Finding, Truth, any_of, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce, TableDraft
from ..ch04_organs.draft_lookups import measure_of
from ..ch04_organs.measure_lookups import adopted, regulated_or_not_needed
from .acts import (
    AcceptSuspension, CloseBreachFile, DeclareInactivity, Expel, FindBreach, HearMember,
    LiftSuspension, NotifyBreach, OpenBreachFile, ReplyToBreach, Suspend,
)  # fmt: skip
from .questions import Member, Suspended

REGULATION = "suspension-and-expulsion"  # of 20.4


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "20.1", adopting=(Suspend, LiftSuspension, FindBreach, AcceptSuspension),
    en="the Council decides on suspension; before: {organ}",
    ru="о приостановлении решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_on_suspension(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "20.2", adopting=Expel,
    en="the Council decides on expulsion; before: {organ}",
    ru="об исключении решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_decides_on_expulsion(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "20.1", adopting=(Suspend, Expel, FindBreach, AcceptSuspension),
    en="it concerns a Member; State: {state}",
    ru="решение касается государства-члена; государство: {state}",
    cure=("Name a Member.", "Назовите государство-член."),
)  # fmt: skip
def it_concerns_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Suspend | Expel | FindBreach | AcceptSuspension)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)


@book.condition(
    "20.1", adopting=(Suspend, Expel, FindBreach),
    en="a breach is on file and the file is open; file: {file}, closed: {closed}",
    ru="нарушение зафиксировано, и дело не закрыто; дело: {file}, закрыты: {closed}",
    cure=(
        "Open a breach file that names the provisions and the facts; one that is closed carries no decision.",
        "Откройте дело о нарушении с указанием положений и фактов; закрытое дело не даёт основания для решения.",
    ),
)  # fmt: skip
def a_breach_is_on_file(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Suspend | Expel | FindBreach)
    files = _files(draft.measure, inq)
    closed = [file.ref for file in files if inq.acts(CloseBreachFile, breach=file.ref)]
    running = [file.ref for file in files if file.ref not in closed]
    if running:
        return require(True, file=running[-1], closed=closed)
    told = inq.complete(OpenBreachFile, state=draft.measure.state)
    return require(none_of(told) if not files else Truth.BREACHED, file=None, closed=closed)


def _files(measure: Suspend | Expel | FindBreach, inq: Inquiry) -> list[OpenBreachFile]:
    """The files that it rests on: the one it names, else all those against that State.

    One that names no provision holds nothing against anybody.
    """
    files = inq.acts(OpenBreachFile, state=measure.state)
    return [file for file in files if file.provisions and measure.breach in ("", file.ref)]


@book.condition(
    "20.1", adopting=(Suspend, Expel),
    en="the Member had notice and was heard, or had time to reply, where that is needed;"
       " notice received: {notified}, days: {days}",
    ru="государство уведомлено и заслушано либо имело время ответить, если это требуется;"
       " уведомление получено: {notified}, дней: {days}",
    cure=("Give notice and wait for the reply.", "Направьте уведомление и дождитесь ответа."),
)  # fmt: skip
def it_was_heard(draft: TableDraft, inq: Inquiry) -> Finding:
    """The time to reply runs from the day on which notice was received, not from the opening of a file."""
    assert isinstance(draft.measure, Suspend | Expel)
    if inq.reading("G-10") == "A":  # any breach, no hearing
        return silent()
    days, state = inq.figure("sanction.notice"), draft.measure.state
    refs = [file.ref for file in _files(draft.measure, inq)]
    notices = [each for ref in refs for each in inq.acts(NotifyBreach, breach=ref)]
    facts = {"notified": [each.received for each in notices], "days": days}
    if any(inq.acts(kind, breach=ref) for ref in refs for kind in (ReplyToBreach, HearMember)):
        return require(True, **facts)
    if not notices:
        return require(none_of(inq.complete(NotifyBreach, state=state)), **facts)
    over = [each.received + timedelta(days=days + 1) for each in notices]  # the whole of the last day
    return require(any(inq.reached(day) for day in over), **facts)


@book.condition(
    "20.1", adopting=(Suspend, Expel),
    en="the breach is said to be a serious one, where that is needed; file: {file}",
    ru="нарушение названо серьёзным, если это требуется; дело: {file}",
    cure=("Say in the file that the breach is serious.", "Укажите в деле, что нарушение серьёзное."),
)  # fmt: skip
def it_is_a_serious_breach(draft: TableDraft, inq: Inquiry) -> Finding:
    """Whether it is one the Council judges, in its decision."""
    assert isinstance(draft.measure, Suspend | Expel)
    if inq.reading("G-10") == "A":
        return silent()
    files = _files(draft.measure, inq)
    serious = [file.ref for file in files if file.serious]
    told = none_of(inq.complete(OpenBreachFile, state=draft.measure.state))
    return require(bool(serious) if files else told, file=serious[-1] if serious else None)


@book.condition(
    "20.2", adopting=Expel,
    en="the breach goes on after a suspension, or after it was found; suspended: {suspended}",
    ru="нарушение продолжается после приостановления или после его установления;"
       " приостановлено: {suspended}",
    cure=("Suspend the Member first.", "Сначала приостановите участие государства."),
)  # fmt: skip
def the_breach_goes_on(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, Expel)
    if measure.breach and inq.acts(CloseBreachFile, breach=measure.breach):  # a_breach_is_on_file
        return silent()
    suspended = inq.ask(Suspended(measure.state))
    if suspended.truth is Truth.MET:
        return require(True, suspended=True)
    if inq.reading("G-09") == "A":  # A: a suspension comes first
        return require(suspended, suspended=False)
    unrecorded = none_of(inq.complete(FindBreach, state=measure.state))
    breaches = [answer for *_, answer in adopted(inq, FindBreach, state=measure.state)]
    return require(any_of(unrecorded, *breaches), suspended=False)


@book.condition(
    "20.4", adopting=(Suspend, Expel),
    en="the Regulation on suspension is approved, or is not needed; regulation: {regulation}",
    ru="положение о приостановлении утверждено либо не требуется; положение: {regulation}",
    cure=("Let the Council approve the Regulation.", "Совету следует утвердить положение."),
)  # fmt: skip
def the_regulation_on_suspension_is_approved(draft: TableDraft, inq: Inquiry) -> Finding:
    return regulated_or_not_needed(REGULATION, "G-41", inq)


@book.condition(
    "20.1", adopting=LiftSuspension,
    en="its part is suspended; State: {state}",
    ru="его участие приостановлено; государство: {state}",
    cure=("There is nothing to lift: withdraw the draft.", "Возобновлять нечего: отзовите проект."),
)  # fmt: skip
def its_part_is_suspended(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, LiftSuspension)
    return require(inq.ask(Suspended(draft.measure.state)), state=draft.measure.state)


@book.condition(
    "20.1", adopting=AcceptSuspension,
    en="the Member asked for it; asked on: {asked}",
    ru="государство просило об этом; обратилось: {asked}",
    cure=("Let the Member ask for it.", "Государству следует обратиться с просьбой."),
)  # fmt: skip
def the_member_asked_for_it(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AcceptSuspension)
    asked = inq.acts(DeclareInactivity, state=draft.measure.state)
    none = inq.nothing_recorded(DeclareInactivity, state=draft.measure.state)
    return require(none_of(none), asked=[inq.day(each.on) for each in asked])


@book.condition(
    "20.1", on=Announce,
    en="a suspension of one's own is a status that the Council may accept; asked by: {state}",
    ru="приостановление по собственной просьбе есть статус, который Совет вправе признать;"
       " просило: {state}",
    cure=(
        "Proceed on a breach file, or let it give notice of withdrawal.",
        "Действуйте по делу о нарушении либо дождитесь уведомления о выходе.",
    ),
)  # fmt: skip
def a_suspension_of_ones_own_has_a_form(act: Announce, inq: Inquiry) -> Finding:
    """Whether it may be granted now; what such a decision did, once it is taken, is G-60."""
    measure = measure_of(act.draft, inq)
    if not isinstance(measure, AcceptSuspension) or act.outcome != "adopted":
        return silent()
    return require(inq.reading("G-15") == "B", state=measure.state)
