"""The rest of Article 19: leaving, from the statement of what is owed to the day itself."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, found, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch09_financing.questions import Owes
from .acts import DeclareInactivity, NotifyWithdrawal, RevokeWithdrawal, StateObligations
from .questions import EarliestExit, ExitDate, Member, in_short
from .withdrawal import (
    certifies, leaving_day, length_of_notice, own_word_decides, settlement, still_open,
)  # fmt: skip

CERTIFY = (
    "Have it certified (membership.state_obligations) by whoever certifies in the reading in use: the depositary or the Secretariat (G-14.certifier=A), the Council (B) or the leaving Member (C).",
    "Получите удостоверение (membership.state_obligations) от того, кто вправе его дать по действующему толкованию: депозитария или Секретариата (G-14.certifier=A), Совета (B) либо самого выходящего государства (C).",
)

# The notice ----------------------------------------------------------------------------------------


@book.power(
    "19.3", on=(NotifyWithdrawal, RevokeWithdrawal),
    en="a Member speaks for itself; spoke: {by}",
    ru="государство-член выступает само; выступило: {by}",
    cure=("Let the Member itself send it.", "Направить его следует самому государству-члену."),
)  # fmt: skip
def the_member_itself_gives_notice(
    act: NotifyWithdrawal | RevokeWithdrawal, inq: Inquiry
) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "19.3", on=(NotifyWithdrawal, RevokeWithdrawal),
    en="it is entered once it has been received; received: {received}",
    ru="оно вносится после получения; получено: {received}",
    cure=("Enter it on {received} or later.", "Внесите его {received} или позднее."),
)  # fmt: skip
def it_has_been_received(act: NotifyWithdrawal | RevokeWithdrawal, inq: Inquiry) -> Finding:
    return require(act.received <= inq.day(act.on), received=act.received)


@book.condition(
    "19.3", on=NotifyWithdrawal,
    en="notice is received six months ahead, no later than {latest}; received: {received}",
    ru="уведомление получено за шесть месяцев, не позднее {latest}; получено: {received}",
    cure=(
        "Name a day of leaving no earlier than {earliest}.",
        "Назовите день выхода не ранее {earliest}.",
    ),
)  # fmt: skip
def notice_is_long_enough(act: NotifyWithdrawal, inq: Inquiry) -> Finding:
    length = length_of_notice(inq)
    latest, earliest = length.ahead_of(act.leaves_on), length.first_ahead(act.received)
    in_time = act.received <= latest
    return require(in_time, latest=latest, received=act.received, earliest=earliest)


@book.condition(
    "19.3", on=NotifyWithdrawal,
    en="what the Member owes is settled, as far as is known; owed: {owed}, also open: {open}",
    ru="известные обязательства урегулированы; остаток: {owed}, кроме того: {open}",
    cure=(
        "Settle what is owed first: {owed}, also: {open}. What was certified as open needs a new certificate once it is settled.",
        "Сначала урегулируйте обязательства: {owed}, кроме того: {open}. О том, что было удостоверено как неурегулированное, нужно новое удостоверение.",
    ),
)  # fmt: skip
def obligations_are_settled(act: NotifyWithdrawal, inq: Inquiry) -> Finding:
    if inq.reading("G-14") != "A":  # B: by the day of leaving; C: the claim outlives the exit
        return silent()
    stands = settlement(act.state, inq)
    return require(stands.nothing_left, owed=stands.owed, open=list(stands.open))


@book.condition(
    "19.3", on=NotifyWithdrawal,
    en="whoever certifies has certified what the Member owes; certified by: {certified_by}",
    ru="обязательства государства удостоверил тот, кто вправе их удостоверять; удостоверил: {certified_by}",
    cure=CERTIFY,
)  # fmt: skip
def its_obligations_are_certified(act: NotifyWithdrawal, inq: Inquiry) -> Finding:
    """No other record tells of property, staff and undertakings: that none is known is not that none is open."""
    if inq.reading("G-14") != "A":
        return silent()
    stands = settlement(act.state, inq)
    return require(stands.certified, certified_by=stands.certified_by)


@book.condition(
    "19.3", on=RevokeWithdrawal,
    en="a notice for that day is running, and the day has not come; day: {leaves_on}",
    ru="уведомление на этот день действует, и день выхода не наступил; день: {leaves_on}",
    cure=(
        "Name the day of a notice that is running; once it has left, let it apply anew.",
        "Назовите день действующего уведомления; после выхода следует подать новое заявление.",
    ),
)  # fmt: skip
def the_day_of_leaving_has_not_come(act: RevokeWithdrawal, inq: Inquiry) -> Finding:
    days = [
        leaving_day(given, inq)
        for given in inq.acts(NotifyWithdrawal, state=act.state)
        if given.leaves_on == act.leaves_on
    ]
    running = any(not inq.reached(day) for day in days)
    return require(running, leaves_on=max(days, default=act.leaves_on))


# What is owed --------------------------------------------------------------------------------------


@book.power(
    "19.3", on=StateObligations,
    en="who certifies what is owed has certified it; certified by: {by}",
    ru="остаток удостоверил тот, кто вправе его удостоверять; удостоверил: {by}",
    cure=CERTIFY,
)  # fmt: skip
def obligations_are_certified(act: StateObligations, inq: Inquiry) -> Finding:
    return require(certifies(act, inq), by=act.by)


@book.condition(
    "19.3", on=StateObligations,
    en="it is settled where nothing is open, and only there; owed: {owed}, also open: {open}",
    ru="урегулированным названо то, по чему ничего не осталось; остаток: {owed}, кроме того: {open}",
    cure=(
        "Say what is open, or that all is settled.",
        "Укажите, что осталось, либо что всё урегулировано.",
    ),
)  # fmt: skip
def it_is_settled_where_nothing_is_open(act: StateObligations, inq: Inquiry) -> Finding:
    """Money, property, staff and pending undertakings: a certificate says of all four."""
    owed = act.amount is not None and act.amount.minor > 0
    left = still_open(act)
    return require(act.settled != (owed or bool(left)), owed=act.amount, open=list(left))


@book.condition(
    "19.3", on=StateObligations,
    en="it states no less than the accounts show; stated: {stated}, by the accounts: {owed}",
    ru="указано не меньше, чем числится по счетам; указано: {stated}, по счетам: {owed}",
    cure=(
        "State {owed}, and whatever is owed beyond it, in the currency of the accounts; or have the payment recorded first.",
        "Укажите {owed} и всё, что причитается сверх того, в валюте счетов; либо сначала учтите платёж.",
    ),
)  # fmt: skip
def it_states_what_the_accounts_show(act: StateObligations, inq: Inquiry) -> Finding:
    """The Secretariat and the Council keep the accounts and approve them; a Member need not agree with them."""
    owed = inq.value(Owes(act.state))
    if owed is None or (owed.minor == 0 and act.amount is None):
        return silent()
    if own_word_decides(inq):
        return silent()
    agrees = act.amount is not None and act.amount.currency == owed.currency and act.amount.minor >= owed.minor
    return require(agrees, stated=act.amount, owed=owed)


# A freeze, and the earliest day ---------------------------------------------------------------------


@book.power(
    "19.3", on=DeclareInactivity,
    en="a Member declares it for itself, which alone changes nothing; declared by: {by}",
    ru="государство-член заявляет об этом само, что само по себе ничего не меняет; заявило: {by}",
    cure=("Let the Member itself declare it.", "Заявить об этом следует самому государству-члену."),
)  # fmt: skip
def a_member_declares_its_own_freeze(act: DeclareInactivity, inq: Inquiry) -> Finding:
    """That it was said is recorded; whether the Council may give it any form is judged when it does (G-15)."""
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.value(
    "19.3", on=EarliestExit,
    en="six months from the notice; to settle: {owed}, also: {open}; certified: {certified}",
    ru="шесть месяцев с уведомления; урегулировать: {owed}, кроме того: {open}; удостоверено: {certified}",
)  # fmt: skip
def the_earliest_day_of_leaving(q: EarliestExit, inq: Inquiry) -> Finding:
    """A: none from a notice that came before all was settled; B: settled by that day; C: all the same."""
    earliest = length_of_notice(inq).first_ahead(q.notice)
    member = inq.ask(Member(q.state))
    if member.truth is not Truth.MET:
        return require(member, owed=None, open=[], certified=None)
    reading = inq.reading("G-14")
    given = reading == "A" and inq.reached(q.notice)
    stands = settlement(q.state, inq.on(q.notice) if given else inq)
    certified = in_short(stands.certified)
    if reading == "C":
        return found(ExitDate(earliest, certified=certified), owed=None, open=[], certified=certified)
    facts = {"owed": stands.owed, "open": list(stands.open), "certified": certified}
    if stands.owed is None or (given and stands.settled is not Truth.MET):
        return Finding(stands.settled, facts)
    return found(ExitDate(earliest, stands.debt, stands.open, certified), **facts)
