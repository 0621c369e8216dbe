"""
26.1. The Charter has to be ratified, and is in force from the day on which the last of its
      signatories deposits its notice.
26.2. The depositary tells the signatories of each notice that arrives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charterhouse.core.answers import (
    Finding, Truth, all_of, any_of, found, missing, none_of, require, silent, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import day_of

from ..book import book
from ..ch06_membership.questions import Member
from .acts import Deposit, OpenTreaty, Ratify, Sign
from .full_powers import may_bind
from .questions import (
    NOT_CONSENT, Complete, EntryIntoForce, InForce, consents, of_the_charter, opened,
    taken_in_since,
)  # fmt: skip

LAST, NTH = "last_signatory", "nth_notification"
NOT_WORKED_OUT = ("named", "delay")  # clauses under which nothing is computed here


def _trigger(instrument: str, inq: Inquiry) -> str:
    """What its own clauses ask for; the Charter and its protocols ask for the last signatory."""
    text = opened(instrument, inq)
    if text is None:
        return LAST
    if any(clause in text.clauses for clause in NOT_WORKED_OUT):
        return "unknown"
    usual = LAST if text.form == "charter" or text.amends == "charter" else "unknown"
    return str(text.clauses.get("trigger", usual))


# Whether the deposits are in -------------------------------------------------------------------


@book.power(
    "26.1", on=Complete,
    en="no deposit is awaited; awaited of: {awaited}; not known of: {unknown}",
    ru="документы сданы всеми; ожидаются от: {awaited}; нет сведений о: {unknown}",
)  # fmt: skip
def no_deposit_is_awaited(q: Complete, inq: Inquiry) -> Finding:
    trigger = _trigger(q.instrument, inq)
    if trigger == NTH:
        return silent()
    signed = inq.acts(Sign, treaty=q.instrument)
    states = sorted({each.state for each in signed})
    if not states and _is_still_to_be_signed(q.instrument, inq):
        return require(False, awaited=[], unknown=[])
    if trigger != LAST:
        inq.lacks("final.deposit", treaty=q.instrument)
        inq.lacks("final.open_treaty", ref=q.instrument, clauses="trigger")
        return missing(awaited=[], unknown=states)
    lacking = {state: _lacking(state, q.instrument, inq) for state in states}
    deposited = any_of(*(none_of(truth) for truth in lacking.values()))
    awaited = _awaited(q.instrument, lacking, signed, inq)
    told = inq.complete(Sign, treaty=q.instrument)
    if not states:
        return require(none_of(told), awaited=[], unknown=[])
    alone = len(states) == 1 and bool(inq.later(Sign, treaty=q.instrument))  # no treaty by itself
    return require(
        none_of(*awaited.values()), deposited, told, not alone,
        awaited=who(awaited), unknown=who(awaited, Truth.OPEN),
    )  # fmt: skip


def _is_still_to_be_signed(instrument: str, inq: Inquiry) -> bool:
    """Whether a text without a signature is on record as opened, or signed, only later."""
    opening = inq.later(OpenTreaty, ref=instrument) and opened(instrument, inq) is None
    return bool(opening or inq.later(Sign, treaty=instrument))


def _awaited(
    instrument: str, lacking: dict[str, Truth], signed: Sequence[Sign], inq: Inquiry
) -> dict[str, Truth]:
    """Whose deposit counts and is not in; for those gone see G-12, for newcomers G-13."""
    if instrument == "charter" or not of_the_charter(instrument, inq):
        return lacking
    awaited = dict(lacking)
    out = [state for state, truth in lacking.items() if truth is not Truth.BREACHED]
    if out and inq.reading("G-12") == "B":  # only those still Members
        awaited |= {state: all_of(lacking[state], inq.ask(Member(state))) for state in out}
    newcomers = sorted(taken_in_since(signed, inq).keys() - lacking.keys())
    if newcomers and inq.reading("G-13") == "B":
        awaited |= {state: _lacking(state, instrument, inq) for state in newcomers}
    return awaited


def _lacking(state: str, instrument: str, inq: Inquiry) -> Truth:
    """Whether a State has still to deposit; certainly so before the law by which it ratifies."""
    made = [_is_deposited(each, inq) for each in consents(instrument, state, inq)]
    if made:
        return none_of(any_of(*made))
    later = [*inq.later(Deposit, treaty=instrument, state=state)]
    if any(each.instrument not in NOT_CONSENT for each in later):
        return Truth.MET
    ratified = inq.acts(Ratify, treaty=instrument, state=state)
    if not ratified and inq.later(Ratify, treaty=instrument, state=state):
        return Truth.MET
    return inq.complete(Deposit, treaty=instrument, state=state)


def _is_deposited(act: Deposit, inq: Inquiry) -> Truth:
    """Whether an instrument handed in counts: no forbidden reservation, and proper powers."""
    powers = may_bind(act.state, act.person, act.full_powers, inq)
    if not act.reservation or not of_the_charter(act.treaty, inq):
        return powers
    reading = inq.reading("G-48")
    if reading == "C":  # for the Members to decide
        inq.lacks("final.deposit", treaty=act.treaty, state=act.state)
    return all_of(powers, {"A": Truth.BREACHED, "B": Truth.MET, "C": Truth.OPEN}[reading])


@book.power(
    "26.1", on=Complete, evidence="D",
    en="as many deposits are in as its own clauses ask for; made by: {deposited}; needed: {needed}",
    ru="документов сдано столько, сколько требует договор; сдали: {deposited}; нужно: {needed}",
)  # fmt: skip
def as_many_deposits_are_in(q: Complete, inq: Inquiry) -> Finding:
    """The Charter says it of itself alone; another treaty enters into force as it says."""
    if _trigger(q.instrument, inq) != NTH:
        return silent()
    text = opened(q.instrument, inq)
    needed = text.clauses.get("needed") if text else None
    if not isinstance(needed, int):
        inq.lacks("final.open_treaty", ref=q.instrument, clauses="needed")
        return missing(deposited=[], needed=None, awaited=[], unknown=[])
    states = sorted({each.state for each in inq.acts(Deposit, treaty=q.instrument)})
    lacking = {state: _lacking(state, q.instrument, inq) for state in states}
    facts = {"deposited": who(lacking, Truth.BREACHED), "needed": needed,
             "awaited": [], "unknown": who(lacking, Truth.OPEN)}  # fmt: skip
    if len(who(lacking, Truth.BREACHED)) >= needed:
        return require(True, **facts)
    if len(states) - len(who(lacking)) >= needed:
        return missing(**facts)
    return require(none_of(inq.complete(Deposit, treaty=q.instrument)), **facts)


# Since when it is in force ---------------------------------------------------------------------


@book.value(
    "26.1", on=EntryIntoForce,
    en="the last signatory's deposit decides; awaited of: {awaited}; not known of: {unknown}",
    ru="решает документ последнего из подписавших; ждут от: {awaited}; нет сведений о: {unknown}",
)  # fmt: skip
def it_is_the_day_of_the_last_deposit(q: EntryIntoForce, inq: Inquiry) -> Finding:
    """The day is found once; no departure, suspension or accession later undoes it."""
    published = _published(q.instrument, inq)
    if contradicted := [day for day in published if _is_contradicted(day, q.instrument, inq)]:
        then = inq.on(contradicted[0]).ask(Complete(q.instrument))
        return require(False, **_whose(then.grounds[0].facts))
    begun = [*inq.acts(Sign, treaty=q.instrument)[:1], *inq.acts(Deposit, treaty=q.instrument)[:1]]
    if not begun:
        inq.lacks("final.deposit", treaty=q.instrument)
        return missing(awaited=[], unknown=[])
    complete, since = inq.ever(Complete(q.instrument), min(each.on.latest for each in begun))
    facts = _whose(complete.grounds[0].facts)
    if complete.truth is Truth.MET:
        day = inq.day(since)
        earlier = _trigger(q.instrument, inq) == NTH and not any(day < each for each in published)
        if earlier and inq.complete(Deposit, treaty=q.instrument) is Truth.OPEN:
            return missing(**facts)  # others, not on record, may have come before
        return found(day, **facts)
    if complete.truth is Truth.BREACHED:
        for state in facts["awaited"] or (None,):
            inq.lacks("final.deposit", treaty=q.instrument, **({"state": state} if state else {}))
    return missing(**facts)


def _whose(facts: object) -> dict[str, list[str]]:
    """Of whom a deposit is awaited, and of whom nothing is known."""
    told = facts if isinstance(facts, dict) else {}
    return {name: list(told.get(name, ())) for name in ("awaited", "unknown")}


def _published(instrument: str, inq: Inquiry) -> list[date]:
    """The days that are published for its entry into force."""
    return sorted({day_of(each.answer) for each in inq.attested(EntryIntoForce(instrument))})


def _is_contradicted(day: date, instrument: str, inq: Inquiry) -> bool:
    """Whether a deposit was still awaited, by what is on record, on a day published."""
    if not inq.reached(day):
        return False
    return inq.on(day).ask(Complete(instrument)).truth is Truth.BREACHED


@book.power(
    "26.1", on=InForce,
    en="the day of its entry into force has come; day: {day}; awaited of: {awaited}; "
       "not known of: {unknown}",
    ru="день вступления в силу наступил; день: {day}; ожидаются документы от: {awaited}; "
       "нет сведений о: {unknown}",
)  # fmt: skip
def its_day_has_come(q: InForce, inq: Inquiry) -> Finding:
    day = inq.value(EntryIntoForce(q.instrument))
    if day is not None:
        return require(inq.reached(day), day=day, awaited=[], unknown=[])
    now = inq.ask(Complete(q.instrument))
    facts = {"day": None, **_whose(now.grounds[0].facts)}
    published = _published(q.instrument, inq)
    past = [each for each in published if inq.reached(each)]
    if not published or now.truth is Truth.MET:
        return Finding(now.truth, facts)
    sound = not any(_is_contradicted(each, q.instrument, inq) for each in past)
    if sound and past in ([], published):  # what is published differs on the day alone
        return require(bool(past), **facts)
    inq.lacks("conflict", treaty=q.instrument)
    return missing(**facts)
