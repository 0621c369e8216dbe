"""What a membership desk keeps under Article 19: what a State has taken on, and a leaving under way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charterhouse.core.answers import Finding, Truth, any_of, found, none_of, require, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce, ApproveRegulation, CorrectOutcome, TableDraft
from ..ch04_organs.questions import Adopted
from ..ch04_organs.session_lookups import place
from ..ch10_final.acts import Deposit, OpenTreaty, Sign
from ..ch10_final.questions import InForce, consents, of_the_charter
from .acts import AcceptAcquis, NotifyWithdrawal, RevokeWithdrawal
from .questions import Acquis, Leaving, LeavingOf, Member, TakenOn, in_short
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
    treaties = {act.ref: inq.ask(InForce(act.ref)).truth for act in inq.acts(OpenTreaty)}
    decisions = dict.fromkeys(_decisions(inq), Truth.MET)
    standing = {
        ref: truth for ref, truth in (treaties | decisions).items() if truth is not Truth.BREACHED
    }
    bound_by = _bound_by(decisions, q.state, inq)
    taken = {
        ref: _taken_on(ref, q.state, inq) if ref in treaties else bound_by[ref] for ref in standing
    }
    checklist = tuple(
        TakenOn(ref, in_short(truth), in_short(taken[ref]), "international_treaty" if ref in treaties else "council_decision")
        for ref, truth in standing.items()
    )  # fmt: skip
    return found(
        checklist, in_force=list(standing), open=who(taken, Truth.BREACHED),
        unknown=who(taken, Truth.OPEN),
    )  # fmt: skip


def _taken_on(instrument: str, state: str, inq: Inquiry) -> Truth:
    """Whether it is a party, or has accepted it on joining."""
    if consents(instrument, state, inq):
        return Truth.MET
    accepted = none_of(inq.nothing_recorded(AcceptAcquis, instrument=instrument, state=state))
    unrecorded = none_of(inq.complete(Deposit, treaty=instrument, state=state))
    if of_the_charter(instrument, inq):  # which binds a Member by being one
        return any_of(accepted, unrecorded, inq.ask(Member(state)))
    return any_of(accepted, unrecorded)


def _decisions(inq: Inquiry) -> Sequence[str]:
    """The drafts of the Council announced as adopted that lay down something lasting, in their last form.

    What is done to one State, post or year binds nobody anew.
    """
    return inq.once(_lasting)


def _lasting(inq: Inquiry) -> list[str]:
    said: dict[str, Announce | CorrectOutcome] = {}
    outcomes: list[Announce | CorrectOutcome] = [*inq.acts(Announce), *inq.acts(CorrectOutcome)]
    for act in sorted(outcomes, key=place):
        if act.outcome != "adopted":
            said.pop(act.draft, None)
        else:
            said.setdefault(act.draft, act)
    now = {
        version.draft: version for version in inq.acts(TableDraft, organ="council")
        if version.draft in said and place(version) < place(said[version.draft])
    }  # fmt: skip
    lasting: dict[str, str] = {}
    for draft, version in now.items():
        if version.measure is None and version.matter != "procedural":
            lasting[draft] = draft
        elif isinstance(version.measure, ApproveRegulation):  # the last version of each
            lasting[f"regulation {version.measure.regulation}"] = draft
    return list(lasting.values())


def _bound_by(decisions: Iterable[str], state: str, inq: Inquiry) -> dict[str, Truth]:
    """Of each, whether it is bound as a Member, or has accepted it before it joins."""
    if inq.ask(Member(state)).truth is Truth.MET:
        return dict.fromkeys(decisions, Truth.MET)
    accepted = {act.instrument for act in inq.acts(AcceptAcquis, state=state)}
    return {
        ref: Truth.MET if ref in accepted
        else none_of(inq.complete(AcceptAcquis, instrument=ref, state=state))
        for ref in decisions
    }  # fmt: skip


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
    known = [] if there is Truth.MET else [*(each.ref for each in inq.acts(OpenTreaty)), *_decisions(inq)]
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
