"""
27.1. The Charter is changed by a separate protocol, with the consent of all Members.
27.2. Such a protocol is part of the Charter, and comes into force as the Charter did.
27.3. No reservation may be made.
27.4. Members that disagree on what the Charter means consult and negotiate; failing that, the
      Council considers the matter.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, all_of, any_of, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.acts import Admit, Restore
from ..ch06_membership.questions import Member, Suspended
from ..ch09_financing.questions import Deprived
from .acts import Deposit, OpenTreaty, Sign
from .questions import GeneralConsent, InForce, consents, of_the_charter


@book.condition(
    "27.1", on=Sign,
    en="a protocol that changes the Charter is signed by a Member; signed by: {state}",
    ru="протокол об изменении Устава подписывает государство-член; подписало: {state}",
    cure=("Let a Member sign it.", "Подписать его следует государству-члену."),
)  # fmt: skip
def a_member_amends(act: Sign, inq: Inquiry) -> Finding:
    if act.treaty == "charter" or not of_the_charter(act.treaty, inq):
        return silent()
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition(
    "27.1", on=OpenTreaty,
    en="a State that opens a protocol changing the Charter is a Member; opened by: {by}",
    ru="протокол об изменении Устава открывает государство, являющееся членом; открыло: {by}",
    cure=("Let a Member or the depositary open it.",
          "Протокол следует открыть государству-члену или депозитарию."),
)  # fmt: skip
def a_member_opens_it(act: OpenTreaty, inq: Inquiry) -> Finding:
    if act.amends != "charter" or not act.by.isupper():  # the depositary or the Council opens it
        return silent()
    return require(inq.ask(Member(act.by)), by=act.by)


@book.power(
    "27.1", on=GeneralConsent,
    en="every Member has consented; lacking: {lacking}; not known of: {unknown}",
    ru="согласие дали все государства-члены; недостаёт: {lacking}; нет сведений о: {unknown}",
)  # fmt: skip
def every_member_has_consented(q: GeneralConsent, inq: Inquiry) -> Finding:
    """By signing, or by acceding later; of the Members when it was last signed, or of those now."""
    signed = inq.acts(Sign, treaty=q.instrument)
    if not signed:
        told = inq.complete(Sign, treaty=q.instrument)
        return require(none_of(told), lacking=[], unknown=[])
    then = inq.on(inq.day(signed[-1].on))
    lacking = _lacking_consent(q.instrument, inq)
    before = lacking if then is inq else _lacking_consent(q.instrument, then)
    return require(
        any_of(none_of(*lacking.values()), none_of(*before.values())),
        lacking=who(lacking), unknown=who(lacking, Truth.OPEN),
    )  # fmt: skip


def _lacking_consent(instrument: str, inq: Inquiry) -> dict[str, Truth]:
    """Of each State that may be a Member, whether it is one and has not consented."""
    signed = {each.state for each in inq.acts(Sign, treaty=instrument)}
    states = {each.state for each in inq.acts(Sign, treaty="charter")}
    states |= {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    return {state: _lacks(state, instrument, inq) for state in sorted(states - signed)}


def _lacks(state: str, instrument: str, inq: Inquiry) -> Truth:
    if consents(instrument, state, inq):
        return Truth.BREACHED
    told = inq.complete(Sign, treaty=instrument, state=state)
    lacks = all_of(inq.ask(Member(state)), told)
    if lacks is Truth.BREACHED:
        return lacks
    barred = any_of(inq.ask(Suspended(state)), inq.ask(Deprived(state)))
    if barred is not Truth.BREACHED and inq.reading("G-06") == "B":  # B: it has no part in it
        return all_of(lacks, none_of(barred))
    return lacks


@book.condition(
    "27.2", on=OpenTreaty,
    en="what it changes is in force; changes: {amends}",
    ru="изменяемый документ действует; изменяется: {amends}",
    cure=(
        "Wait until what it changes is in force: {amends}.",
        "Дождитесь вступления в силу изменяемого документа: {amends}.",
    ),
)  # fmt: skip
def what_it_changes_is_in_force(act: OpenTreaty, inq: Inquiry) -> Finding:
    if act.amends != "charter":
        return silent()
    return require(inq.ask(InForce(act.amends)), amends=act.amends)


@book.condition(
    "27.2", on=Deposit, evidence="D",
    en="only a Member accedes to the Charter or its protocols; acceding: {state}",
    ru="к Уставу и его протоколам присоединяются только государства-члены; заявило: {state}",
    cure=("Obtain a decision of the Council on admission.", "Получите решение Совета о приёме."),
)  # fmt: skip
def only_a_member_accedes(act: Deposit, inq: Inquiry) -> Finding:
    if act.instrument != "accession" or not of_the_charter(act.treaty, inq):
        return silent()
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition(
    "27.3", on=(Sign, Deposit),
    en="no reservation is made to the Charter or its protocols; reservation: {reservation}",
    ru="оговорки к Уставу и его протоколам не делаются; оговорка: {reservation}",
    cure=("Withdraw the reservation.", "Снимите оговорку."),
)  # fmt: skip
def no_reservation_is_made(act: Sign | Deposit, inq: Inquiry) -> Finding:
    if not of_the_charter(act.treaty, inq):
        return silent()
    if act.reservation and inq.reading("G-48") != "A":  # B: severed; C: for the Members to decide
        return silent()
    return require(not act.reservation, reservation=act.reservation or None)
