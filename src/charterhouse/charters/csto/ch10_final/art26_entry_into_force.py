"""
26.1. The Charter has to be ratified, and is in force from the day on which the last of its
      signatories deposits its notice.
26.2. The depositary tells the signatories of each notice that arrives.
"""

from __future__ import annotations

from datetime import date

from charterhouse.core.answers import Finding, Truth, all_of, found, missing, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .acts import Deposit, OpenTreaty, Ratify, Sign
from .questions import Complete, EntryIntoForce, InForce

NOT_CONSENT = ("withdrawal", "objection")


@book.power(
    "26.1", on=Complete,
    en="no deposit is awaited; awaited of: {awaited}; not known of: {unknown}",
    ru="документы сданы всеми; ожидаются от: {awaited}; нет сведений о: {unknown}",
)  # fmt: skip
def no_deposit_is_awaited(q: Complete, inq: Inquiry) -> Finding:
    signatories = {signed.state for signed in inq.acts(Sign, treaty=q.instrument)}
    awaited = {state: _awaited(state, q.instrument, inq) for state in sorted(signatories)}
    if q.instrument != "charter" and inq.reading("G-12") == "B":  # only those that are still Members
        awaited = {state: all_of(truth, inq.ask(Member(state))) for state, truth in awaited.items()}
    signed = all_of(bool(signatories), inq.complete(Sign, treaty=q.instrument))
    if not signatories:
        signed = none_of(inq.complete(Sign, treaty=q.instrument))
    unknown = who(awaited, Truth.OPEN)
    return require(none_of(*awaited.values()), signed, awaited=who(awaited), unknown=unknown)


def _awaited(state: str, instrument: str, inq: Inquiry) -> Truth:
    """Whether a signatory has still to deposit; certainly so before the law by which it ratifies."""
    deposits = [
        deposit for deposit in inq.acts(Deposit, treaty=instrument, state=state)
        if deposit.instrument not in NOT_CONSENT
    ]  # fmt: skip
    if any(not deposit.reservation for deposit in deposits):
        return Truth.BREACHED
    if deposits:  # 27.3 allows no reservation: what is such an instrument worth?
        return {"A": Truth.MET, "B": Truth.BREACHED, "C": Truth.OPEN}[inq.reading("G-48")]
    told = inq.complete(Deposit, treaty=instrument, state=state)
    if told is Truth.MET:
        return Truth.MET
    ratified = inq.acts(Ratify, treaty=instrument, state=state)
    if not ratified and inq.later(Ratify, treaty=instrument, state=state):
        return Truth.MET
    return Truth.OPEN


@book.value(
    "26.1", on=EntryIntoForce,
    en="the last signatory's deposit decides; awaited of: {awaited}; not known of: {unknown}",
    ru="решает документ последнего подписавшего; ожидаются от: {awaited}; нет сведений о: {unknown}",
)  # fmt: skip
def it_is_the_day_of_the_last_deposit(q: EntryIntoForce, inq: Inquiry) -> Finding:
    """The day is found once; no departure, suspension or accession later undoes it."""
    trigger = _trigger(q.instrument, inq)
    signed = inq.acts(Sign, treaty=q.instrument)
    if trigger != "last_signatory" or not signed:
        inq.lacks("final.deposit", treaty=q.instrument)
        return missing(awaited=[], unknown=sorted({each.state for each in signed}))
    complete, since = inq.ever(Complete(q.instrument), signed[-1].on.latest)
    if complete.truth is Truth.MET:
        return found(inq.day(since), awaited=[], unknown=[])
    facts = complete.grounds[0].facts
    if complete.truth is Truth.BREACHED:
        for state in facts["awaited"]:  # type: ignore[attr-defined]  # it is a list, as written above
            inq.lacks("final.deposit", treaty=q.instrument, state=state)
    return missing(**facts)


def _trigger(instrument: str, inq: Inquiry) -> str:
    """What its own clauses ask for; the Charter and its protocols ask for the last signatory (26.1, 27.2)."""
    opened = inq.acts(OpenTreaty, ref=instrument)
    if not opened:
        return "last_signatory"
    charter = opened[-1].form == "charter" or opened[-1].amends == "charter"
    return str(opened[-1].clauses.get("trigger", "last_signatory" if charter else "unknown"))


@book.power(
    "26.1", on=InForce,
    en="the day of its entry into force has come; day: {day}; awaited of: {awaited}; not known of: {unknown}",
    ru="день вступления в силу наступил; день: {day}; ожидаются документы от: {awaited}; нет сведений о: {unknown}",
)  # fmt: skip
def its_day_has_come(q: InForce, inq: Inquiry) -> Finding:
    day = inq.value(EntryIntoForce(q.instrument))
    if day is not None:
        return require(inq.reached(day), day=day, awaited=[], unknown=[])
    if _trigger(q.instrument, inq) != "last_signatory":
        return missing(day=None, awaited=[], unknown=[])
    now = inq.ask(Complete(q.instrument))
    return Finding(now.truth, {"day": None, **now.grounds[0].facts})


@book.condition(
    "26.1", on=InForce,
    en="no deposit on record is later than the published day; later: {later}",
    ru="нет документов, сданных позже объявленного дня; сдали позже: {later}",
)  # fmt: skip
def no_deposit_came_after_the_published_day(q: InForce, inq: Inquiry) -> Finding:
    if not inq.attested(EntryIntoForce(q.instrument)):
        return silent()
    day = inq.value(EntryIntoForce(q.instrument))
    if day is None or not inq.reached(day) or inq.reading("G-49") == "B":  # B: what is published decides
        return silent()
    later = sorted(_deposited_after(day, q.instrument, inq))
    awaited = inq.ask(Complete(q.instrument)).truth is Truth.BREACHED
    if not later and not awaited:
        return require(True, later=[])
    inq.lacks("conflict", treaty=q.instrument, published=day)
    return missing(later=later)


def _deposited_after(day: date, instrument: str, inq: Inquiry) -> set[str]:
    """The signatories whose first deposit on record is dated after a day."""
    signatories = {signed.state for signed in inq.acts(Sign, treaty=instrument)}
    first: dict[str, date] = {}
    for deposit in (*inq.acts(Deposit, treaty=instrument), *inq.later(Deposit, treaty=instrument)):
        if deposit.state in signatories and deposit.instrument not in NOT_CONSENT:
            first.setdefault(deposit.state, inq.day(deposit.on))
    return {state for state, deposited in first.items() if deposited > day}


# What States and the depositary do --------------------------------------------------------------


@book.power(
    "26.1", on=OpenTreaty,
    en="the depositary, the Council or a State opens a text; opened by: {by}",
    ru="документ открывает депозитарий, Совет или государство; открыл: {by}",
)  # fmt: skip
def a_text_is_opened(act: OpenTreaty, inq: Inquiry) -> Finding:
    return require(act.by in ("depositary", "council") or act.by.isupper(), by=act.by)


@book.condition(
    "26.1", on=OpenTreaty,
    en="the text is opened once; opened before: {before}",
    ru="документ открывается один раз; открыт ранее: {before}",
)  # fmt: skip
def it_is_opened_once(act: OpenTreaty, inq: Inquiry) -> Finding:
    before = [each for each in inq.acts(OpenTreaty, ref=act.ref) if each.seq != act.seq]
    return require(not before, before=[inq.day(each.on) for each in before])


@book.power(
    "26.1", on=(Sign, Ratify, Deposit),
    en="a State speaks for itself; spoke: {by}, for: {state}",
    ru="государство выступает само; выступило: {by}, за: {state}",
)  # fmt: skip
def the_state_speaks_for_itself(act: Sign | Ratify | Deposit, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by, state=act.state)


@book.condition(
    "26.1", on=(Sign, Ratify, Deposit),
    en="the text is open to it; open: {open}",
    ru="документ для него открыт; открыт: {open}",
    cure=("Open the treaty first, or add the State to those entitled.", "Сначала откройте документ или включите государство в число имеющих право."),
)  # fmt: skip
def the_text_is_open_to_it(act: Sign | Ratify | Deposit, inq: Inquiry) -> Finding:
    opened = inq.acts(OpenTreaty, ref=act.treaty)
    if not opened:
        return require(none_of(inq.nothing_recorded(OpenTreaty, ref=act.treaty)), open=False)
    entitled = opened[-1].entitled
    return require(not entitled or act.state in entitled, open=True)


@book.condition(
    "26.1", on=Ratify,
    en="a State ratifies what it has signed; signed: {signed}",
    ru="ратифицируется подписанное; подписано: {signed}",
    cure=("Sign first, or accede.", "Сначала подпишите документ или присоединитесь к нему."),
)  # fmt: skip
def it_has_signed(act: Ratify, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Sign, treaty=act.treaty, state=act.state)
    return require(none_of(none), signed=none is Truth.BREACHED)


@book.condition(
    "26.1", on=Deposit,
    en="a notice of ratification comes from a signatory; signed: {signed}",
    ru="уведомление о ратификации сдаёт подписавшее государство; подписано: {signed}",
    cure=("Sign first, or deposit an instrument of accession.", "Сначала подпишите документ или сдайте документ о присоединении."),
)  # fmt: skip
def it_comes_from_a_signatory(act: Deposit, inq: Inquiry) -> Finding:
    if act.instrument in ("accession", *NOT_CONSENT):
        return silent()
    none = inq.nothing_recorded(Sign, treaty=act.treaty, state=act.state)
    return require(none_of(none), signed=none is Truth.BREACHED)


@book.condition(
    "26.1", on=Deposit,
    en="it does not precede the law that ratifies; law of: {law}",
    ru="документ не сдаётся раньше закона о ратификации; закон от: {law}",
)  # fmt: skip
def it_follows_the_law_that_ratifies(act: Deposit, inq: Inquiry) -> Finding:
    if act.instrument != "ratification":
        return silent()
    earlier = inq.acts(Ratify, treaty=act.treaty, state=act.state)
    later = inq.later(Ratify, treaty=act.treaty, state=act.state)
    if not earlier and not later:
        return silent()
    return require(bool(earlier), law=[inq.day(law.on) for law in (*earlier, *later)][:1])
