"""
20.1. Where a Member does not carry out what binds it, the Council may suspend its part in the
      organs.
20.2. Where it goes on so, the Council may expel it.
20.3. On both the Council decides without counting the vote of that Member.
20.4. A Regulation that the Council approves holds the details.
"""

from __future__ import annotations

from datetime import date

from charterhouse.core.answers import (
    Answer, Finding, Truth, all_of, any_of, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import Announce, WithdrawDraft
from ..ch04_organs.draft_lookups import announcements, decided_by, measure_of, tabled
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Counts, MayVote
from ..ch09_financing.acts import AmendBudget, ApproveBudget, ApproveScale
from ..ch09_financing.questions import MayNominate
from ..ch10_final.questions import Bound, the_decision
from .acts import (
    AcceptSuspension, CloseBreachFile, DeclareInactivity, Expel, LiftSuspension, Suspend,
)  # fmt: skip
from .questions import Member, Suspended
from .withdrawal import last_joined

SANCTIONS = (Suspend, Expel)
BUDGETARY = (ApproveBudget, AmendBudget, ApproveScale)
# The one decision that G-60 is about: on Uzbekistan's own request. Any other is G-15 alone.
UZBEKISTAN = "UZ", date(2012, 12, 19)


# What a decision of the Council did --------------------------------------------------------------


@book.power(
    "20.1", on=Suspended,
    en="the Council's last decision suspends it; decided on: {decided}",
    ru="последнее решение Совета приостанавливает участие; решено: {decided}",
)  # fmt: skip
def the_last_decision_suspends_it(q: Suspended, inq: Inquiry) -> Finding:
    suspended, decided = none_of(inq.complete(Suspend, state=q.state)), []
    joined = last_joined(q.state, inq)
    of_suspension = adopted(inq, Suspend, AcceptSuspension, LiftSuspension, state=q.state)
    for measure, said, answer in of_suspension:
        if joined is not None and said.on < joined.on:
            continue  # it has left since, and come back
        if isinstance(measure, LiftSuspension):
            suspended = all_of(suspended, none_of(answer))
        elif isinstance(measure, Suspend):
            suspended = any_of(suspended, all_of(answer, none_of(_cured(measure, said, inq))))
            decided.append(inq.day(said.on))
        elif _suspends_at_its_request(q.state, said, inq):
            suspended = any_of(suspended, answer)
            decided.append(inq.day(said.on))
    return require(suspended, decided=decided)


def _suspends_at_its_request(state: str, said: Announce, inq: Inquiry) -> bool:
    """G-15=B: the Council may accept such a request; of Uzbekistan, G-60=B: it ceased to be one."""
    if (state, inq.day(said.on)) == UZBEKISTAN:
        return inq.reading("G-60") == "A"
    return inq.reading("G-15") == "B"


def _cured(measure: Suspend, said: Announce, inq: Inquiry) -> bool:
    """Whether its breach has ended since and, under G-43=B, the suspension with it."""
    closed = inq.acts(CloseBreachFile, breach=measure.breach) if measure.breach else []
    return any(act.on >= said.on for act in closed) and inq.reading("G-43") == "B"


@book.condition(
    "20.1", on=Suspended,
    en="it is a Member",
    ru="оно является государством-членом",
)  # fmt: skip
def only_a_member_is_suspended(q: Suspended, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.bar(
    "20.1", on=MayVote,
    en="its part in the organs is not suspended",
    ru="его участие в органах не приостановлено",
)  # fmt: skip
def it_is_not_suspended(q: MayVote, inq: Inquiry) -> Finding:
    if q.draft and _votes_on_its_return(q.state, q.draft, inq):
        return silent()
    return require(none_of(inq.ask(Suspended(q.state))))


def _votes_on_its_return(state: str, draft: str, inq: Inquiry) -> bool:
    """Whether a suspension is to be lifted and, under G-43=C, with the Member's own vote."""
    measure = measure_of(draft, inq)
    its_own = isinstance(measure, LiftSuspension) and measure.state == state
    return its_own and inq.reading("G-43") == "C"


@book.bar(
    "20.1", on=MayNominate,
    en="no suspension reaches its nominations",
    ru="приостановление не распространяется на выдвижение им кандидатов",
)  # fmt: skip
def no_suspension_reaches_nominations(q: MayNominate, inq: Inquiry) -> Finding:
    suspended = inq.ask(Suspended(q.state))
    if suspended.truth is Truth.BREACHED:
        return silent()
    if inq.reading("G-52") == "A":  # A: the organs alone
        return require(True)
    return require(none_of(suspended))


@book.bar(
    "20.1", on=Counts,
    en="its part in the organs is not suspended",
    ru="его участие в органах не приостановлено",
)  # fmt: skip
def a_suspended_member_is_left_out(q: Counts, inq: Inquiry) -> Finding:
    if _votes_on_its_return(q.state, q.draft, inq):
        return silent()
    return require(none_of(inq.ask(Suspended(q.state))))


@book.bar(
    "20.1", on=Bound,
    en="it is bound by what is decided during its suspension; decided on: {decided}",
    ru="его обязывает и принятое за время приостановления; решено: {decided}",
)  # fmt: skip
def it_is_bound_while_suspended(q: Bound, inq: Inquiry) -> Finding:
    """It pays under every reading, so decisions on the budget bind it in any case."""
    decision = the_decision(q, inq)
    said = decided_by(decision, inq) if decision else None
    if said is None or isinstance(measure_of(said.draft, inq), BUDGETARY):
        return silent()
    suspended = inq.before(said).ask(Suspended(q.state))
    if suspended.truth is Truth.BREACHED:
        return silent()
    if inq.reading("G-07") != "B":
        return require(True, decided=inq.day(said.on))
    return require(none_of(suspended), decided=inq.day(said.on))


@book.bar(
    "20.1", on=Member,
    en="no request of its own ended its membership; asked on: {asked}, granted on: {granted}",
    ru="его просьба не прекратила членство; обратилось: {asked}, удовлетворена: {granted}",
)  # fmt: skip
def its_own_request_did_not_end_it(q: Member, inq: Inquiry) -> Finding:
    """Only the Council grants it (G-15), and what it grants is a suspension; but see G-60."""
    joined = last_joined(q.state, inq)
    asked = [
        inq.day(act.on) for act in inq.acts(DeclareInactivity, state=q.state)
        if joined is None or joined.on <= act.on
    ]  # fmt: skip
    granted = _since_it_joined(q.state, AcceptSuspension, inq)
    if not asked and not granted:
        return silent()
    facts = {"asked": asked, "granted": [inq.day(said.on) for said, _ in granted]}
    ended = [
        answer for said, answer in granted if (q.state, inq.day(said.on)) == UZBEKISTAN
    ]  # fmt: skip
    if not ended or inq.reading("G-60") == "A":  # participation is suspended, membership goes on
        return require(True, **facts)
    return require(none_of(*ended), **facts)


@book.bar(
    "20.2", on=Member,
    en="it has not been expelled; decided on: {decided}",
    ru="оно не исключено; решено: {decided}",
)  # fmt: skip
def it_has_not_been_expelled(q: Member, inq: Inquiry) -> Finding:
    expelled = _since_it_joined(q.state, Expel, inq)
    told = inq.complete(Expel, state=q.state)
    days = [inq.day(said.on) for said, _ in expelled]
    return require(none_of(*(answer for _, answer in expelled)), told, decided=days)


def _since_it_joined(
    state: str, kind: type[AcceptSuspension | Expel], inq: Inquiry
) -> list[tuple[Announce, Answer[None]]]:
    """Decisions of a kind since the State was last taken in."""
    joined = last_joined(state, inq)
    return [
        (said, answer)
        for _, said, answer in adopted(inq, kind, state=state)
        if joined is None or joined.on <= said.on
    ]


# Whose vote is left out --------------------------------------------------------------------------


@book.bar(
    "20.3", on=(MayVote, Counts),
    en="the decision is not about itself under Article 20; about: {concerned}",
    ru="решение не касается его самого по статье 20; касается: {concerned}",
)  # fmt: skip
def it_is_not_the_member_concerned(q: MayVote | Counts, inq: Inquiry) -> Finding:
    measure = measure_of(q.draft, inq) if q.draft else None
    if not isinstance(measure, Suspend | Expel | LiftSuspension):
        return silent()
    concerned = measure.state
    if isinstance(measure, LiftSuspension):
        if q.state != concerned or _votes_on_its_return(q.state, str(q.draft), inq):
            return silent()
        return require(False, concerned=concerned)
    if q.state == concerned:
        return require(False, concerned=concerned)
    if not _joined(q.state, str(q.draft), inq):
        return require(True, concerned=concerned)
    return require(inq.reading("G-08") != "B", concerned=concerned)


def _joined(state: str, draft: str, inq: Inquiry) -> bool:
    """Whether a case under Article 20 against another State is pending beside this one (G-08)."""
    this = tabled(draft, inq)
    for other in inq.carrying(*SANCTIONS, state=state):
        over = [*inq.acts(WithdrawDraft, draft=other.draft), *announcements(other.draft, inq)]
        if this is not None and not any(act.on < this.on for act in over):
            return True
    return False
