"""What a membership desk keeps under Article 19: what a State has taken on, and a leaving under way."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, any_of, found, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.questions import Adopted
from ..ch10_final.acts import OpenTreaty, Sign
from .acquis import decisions, decisions_taken_on, treaties_taken_on
from .acts import AcceptAcquis, NotifyWithdrawal, RevokeWithdrawal
from .questions import Acquis, Leaving, LeavingOf, in_short
from .withdrawal import notices, settlement


@book.value(
    "19.1", on=Acquis,
    en="treaties and decisions in force: {in_force}; not taken on: {open}; not known of: {unknown}",
    ru="действующие договоры и решения: {in_force}; не приняты: {open}; нет сведений о: {unknown}",
)  # fmt: skip
def what_there_is_to_take_on(q: Acquis, inq: Inquiry) -> Finding:
    """Each by itself, so that one that is not known leaves the others as they are.

    Decisions need no joining: they bind whoever is a Member (12.3). They are told all the same, as
    they were announced, so that whoever applies knows what it will be bound by; whether one of them
    was rightly adopted, and whom it binds, is asked of that one.
    """
    treaties, decisions = treaties_taken_on(q.state, inq), decisions_taken_on(q.state, inq)
    checklist = (*treaties, *decisions)
    return found(
        checklist, in_force=[each.instrument for each in checklist],
        open=[each.instrument for each in checklist if each.taken_on == "no"],
        unknown=[each.instrument for each in checklist if each.taken_on == "undetermined"],
    )  # fmt: skip


@book.condition(
    "19.1", on=AcceptAcquis,
    en="there is such a treaty or decision; named: {named}",
    ru="такой договор или такое решение есть; указано: {named}",
    cure=(
        "Name one that is on record: {known}.",
        "Укажите то, что учтено: {known}.",
    ),
)  # fmt: skip
def there_is_such_an_instrument(act: AcceptAcquis, inq: Inquiry) -> Finding:
    """A treaty opened for signature, in force or not yet; or a decision that was adopted."""
    treaty = any_of(
        none_of(inq.nothing_recorded(OpenTreaty, ref=act.instrument)),
        none_of(inq.nothing_recorded(Sign, treaty=act.instrument)),
    )
    there = treaty if treaty is Truth.MET else any_of(treaty, inq.ask(Adopted(act.instrument)))
    known = [] if there is Truth.MET else [*(each.ref for each in inq.acts(OpenTreaty)), *decisions(inq)]
    return require(there, named=act.instrument, known=known)


@book.value(
    "19.3", on=LeavingOf,
    en="the last notice of withdrawal; names: {names}, takes effect: {takes_effect}, stands: {stands}",
    ru="последнее уведомление о выходе; названо: {names}, выход: {takes_effect}, действует: {stands}",
)  # fmt: skip
def how_the_leaving_stands(q: LeavingOf, inq: Inquiry) -> Finding:
    """Until its day it is a Member in all things; whether it then leaves is the rest of 19.3."""
    given = inq.acts(NotifyWithdrawal, state=q.state)
    counted = notices(q.state, inq)
    if not given or not counted:
        told = inq.complete(NotifyWithdrawal, state=q.state)
        return require(none_of(told), names=None, takes_effect=None, stands=None)
    last, notice = given[-1], counted[-1]
    settled = settlement(q.state, inq)
    stands = in_short(notice.stands)
    leaving = Leaving(
        last.leaves_on, last.received, notice.leaves, stands, revoked=_revoked(last, inq),
        owed=settled.debt, certified_by=settled.certified_by, also_open=settled.open,
    )  # fmt: skip
    return found(leaving, names=leaving.names, takes_effect=leaving.takes_effect, stands=stands)


def _revoked(given: NotifyWithdrawal, inq: Inquiry) -> bool:
    """Whether it was taken back, lawfully or not."""
    return any(
        act.leaves_on == given.leaves_on and (act.on, act.seq) > (given.on, given.seq)
        for act in inq.acts(RevokeWithdrawal, state=given.state)
    )
