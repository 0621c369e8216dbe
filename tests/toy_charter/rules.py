"""The rules of the club, by the paragraph that each comes from."""

from datetime import date
from typing import Any

from charterhouse.commons.money import Money, total
from charterhouse.core.acts import May, MayAdopt
from charterhouse.core.answers import (
    Answer,
    Finding,
    Truth,
    all_of,
    any_of,
    found,
    missing,
    none_of,
    require,
    silent,
    who,
)
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import after, ahead_of

from .vocabulary import (
    Adopted,
    AdoptReading,
    AdoptRegulation,
    Announce,
    Arrears,
    Assess,
    Awaited,
    Carried,
    Complete,
    Delegate,
    Deposit,
    EarliestExit,
    Elect,
    Holder,
    InForce,
    Leave,
    Lift,
    MayVote,
    Member,
    Objects,
    Owes,
    Pay,
    Sign,
    Sits,
    Suspend,
    Suspended,
    Table,
    TakePosition,
    Tenure,
    book,
)


def words(**texts: str) -> dict[str, Any]:
    """The same words in both languages will do for a toy."""
    return {"en": "a rule", "ru": "норма", **texts}


# 1 and 2: the charter and its protocols


@book.power("2.1", on=InForce, **words())
def every_signatory_had_deposited(q: InForce, inq: Inquiry) -> Finding:
    signed = inq.acts(Sign, instrument=q.instrument)
    if not signed:
        return require(none_of(inq.complete(Sign, instrument=q.instrument)))
    complete, since = inq.ever(Complete(q.instrument), signed[-1].on.latest)
    return require(complete, since=since)


@book.power("2.1", on=Complete, **words())
def no_deposit_is_awaited(q: Complete, inq: Inquiry) -> Finding:
    awaited = {
        signed.member: inq.nothing_recorded(Deposit, member=signed.member, instrument=q.instrument)
        for signed in inq.acts(Sign, instrument=q.instrument)
    }
    if q.instrument != "charter" and inq.reading("R-3") == "B":
        awaited = {name: all_of(none, inq.ask(Member(name))) for name, none in awaited.items()}
    told = inq.complete(Sign, since=date(2002, 1, 1), instrument=q.instrument)
    return require(none_of(*awaited.values()), told, awaited=who(awaited))


@book.power("1.1", on=Member, **words())
def it_has_deposited(q: Member, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Deposit, member=q.member, instrument="charter")))


@book.condition("1.2", on=Member, **words())
def the_charter_is_in_force(q: Member, inq: Inquiry) -> Finding:
    return require(inq.ask(InForce("charter")))


@book.bar("3.2", on=Member, **words())
def it_has_not_left(q: Member, inq: Inquiry) -> Finding:
    left = [
        inq.before(notice).ask(May(notice))
        for notice in inq.acts(Leave, member=q.member)
        if inq.reached(notice.leaves_on)
    ]
    return require(none_of(*left), inq.complete(Leave, member=q.member))


# 3: leaving


@book.power("3.2", on=Leave, **words())
def the_member_itself_gives_notice(act: Leave, inq: Inquiry) -> Finding:
    return require(act.by == act.member, inq.ask(Member(act.member)), by=act.by)


@book.condition("3.2", on=Leave, cure=("give notice earlier", "уведомить раньше"), **words())
def notice_is_long_enough(act: Leave, inq: Inquiry) -> Finding:
    latest = ahead_of(act.leaves_on, months=inq.figure("leaving.months"))
    return require(inq.day(act.on) <= latest, latest=latest)


@book.condition("3.3", on=Leave, **words())
def what_it_owes_is_paid(act: Leave, inq: Inquiry) -> Finding:
    if inq.reading("R-4") == "B":
        return silent()
    owed = inq.value(Owes(act.member))
    if owed is None:
        return missing()
    return require(owed <= Money(0, owed.currency), owed=owed)


@book.value("3.2", on=EarliestExit, **words())
def notice_from_today(q: EarliestExit, inq: Inquiry) -> Finding:
    member = inq.ask(Member(q.member))
    if member.truth is not Truth.MET:
        return require(member)
    return found(after(inq.today(), months=inq.figure("leaving.months")))


# 4: the assembly


@book.power("4.1", on=MayVote, **words())
def each_member_has_a_vote(q: MayVote, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.member)))


@book.bar("5.1", on=MayVote, **words())
def it_is_not_suspended(q: MayVote, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Suspended(q.member))))


@book.bar("6.1", on=MayVote, **words())
def it_is_not_in_arrears(q: MayVote, inq: Inquiry) -> Finding:
    return require(none_of(inq.ask(Arrears(q.member))))


@book.power("4.2", on=Carried, **words())
def it_is_before_the_assembly(q: Carried, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(Table, draft=q.draft)))


def objections(inq: Inquiry, draft: str) -> dict[str, Answer[None]]:
    """Every member that objects, and whether its objection counts."""
    said = {
        each.member for each in inq.acts(TakePosition, draft=draft) if each.position == "object"
    }
    return {member: inq.ask(Objects(draft, member)) for member in sorted(said)}


@book.condition("4.2", on=Carried, **words())
def nobody_objects(q: Carried, inq: Inquiry) -> Finding:
    told = inq.complete(TakePosition, draft=q.draft)
    return require(none_of(*objections(inq, q.draft).values()), told)


@book.condition("4.2", on=Carried, **words())
def nobody_keeps_silent(q: Carried, inq: Inquiry) -> Finding:
    reading = inq.reading("R-2")
    if reading == "A":
        return silent()
    enough = ("for", "object") if reading == "B" else ("for", "object", "abstain")
    said = inq.acts(TakePosition, draft=q.draft)
    heard = {each.member for each in said if each.position in enough}
    members = sorted({each.member for each in inq.acts(Deposit, instrument="charter")})
    told = inq.complete(TakePosition, draft=q.draft)
    mute = [all_of(told, inq.ask(MayVote(name))) for name in members if name not in heard]
    return require(none_of(*mute))


@book.condition("4.2", on=Carried, until="protocol", **words())
def somebody_is_for_it(q: Carried, inq: Inquiry) -> Finding:
    told = inq.complete(TakePosition, draft=q.draft)
    support = [each for each in inq.acts(TakePosition, draft=q.draft) if each.position == "for"]
    enough = len({each.member for each in support}) >= inq.figure("quorum")
    return require(any_of(enough, Truth.BREACHED if told is Truth.MET else Truth.OPEN))


@book.exception("5.2", to="4.2.nobody_objects", **words())
def the_one_concerned_does_not_count(q: Carried, inq: Inquiry) -> Finding:
    measure = next((each.measure for each in inq.acts(Table, draft=q.draft)), None)
    if not isinstance(measure, Suspend):
        return silent()
    against = objections(inq, q.draft)
    told = inq.complete(TakePosition, draft=q.draft)
    return require(none_of(*(its for name, its in against.items() if name != measure.member)), told)


@book.exception("4-1.1", to="4.2.nobody_keeps_silent", edition="protocol", **words())
def silence_about_an_election_is_consent(q: Carried, inq: Inquiry) -> Finding:
    if not inq.carrying(Elect) or not any(
        isinstance(each.measure, Elect) for each in inq.acts(Table, draft=q.draft)
    ):
        return silent()
    return require(True)


@book.power("4.3", on=Objects, **words())
def its_last_word_is_an_objection(q: Objects, inq: Inquiry) -> Finding:
    said = inq.acts(TakePosition, draft=q.draft, member=q.member)
    if not said:
        return require(none_of(inq.complete(TakePosition, draft=q.draft, member=q.member)))
    return require(said[-1].position == "object", said=said[-1].position)


@book.condition("4.3", on=Objects, **words())
def it_has_a_voice(q: Objects, inq: Inquiry) -> Finding:
    if inq.reading("R-5") == "B":
        return require(inq.ask(Member(q.member)))
    return require(inq.ask(MayVote(q.member)))


@book.power("4.4", on=Adopted, **words())
def it_was_carried_when_announced(q: Adopted, inq: Inquiry) -> Finding:
    said = [each for each in inq.acts(Announce, draft=q.draft) if each.outcome == "adopted"]
    if not said:
        return require(none_of(inq.complete(Announce, draft=q.draft)))
    return require(inq.before(said[0]).ask(Carried(q.draft)), on=inq.day(said[0].on))


@book.power("4.4", on=Adopted, edition="protocol", **words())
def it_was_carried_at_the_end_of_the_day(q: Adopted, inq: Inquiry) -> Finding:
    said = [each for each in inq.acts(Announce, draft=q.draft) if each.outcome == "adopted"]
    measure = next((each.measure for each in inq.acts(Table, draft=q.draft)), None)
    if not said or not isinstance(measure, Elect):
        return silent()
    return require(inq.on(inq.day(said[0].on)).ask(Carried(q.draft)))


@book.power("4.4", on=Announce, **words())
def the_chair_announces(act: Announce, inq: Inquiry) -> Finding:
    return require(act.by == "chair")


# 5: sanctions and offices


@book.power("5.1", on=Suspended, **words())
def the_last_decision_suspends(q: Suspended, inq: Inquiry) -> Finding:
    suspended = none_of(inq.complete(Suspend, member=q.member))
    for draft in inq.carrying(Suspend, Lift, member=q.member):
        adopted = inq.ask(Adopted(draft.draft))
        if isinstance(draft.measure, Suspend):
            suspended = any_of(suspended, adopted)
        else:
            suspended = all_of(suspended, none_of(adopted))
    return require(suspended, inq.complete(Lift, member=q.member))


@book.power("5.1", adopting=(Suspend, Lift), **words())
def the_assembly_suspends(draft: Table, inq: Inquiry) -> Finding:
    return require(draft.by != "chair")


@book.condition("5.3", adopting=Suspend, **words())
def it_is_a_member(draft: Table, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, Suspend)
    return require(inq.ask(Member(measure.member)))


@book.power("4.1", on=Table, **words())
def a_member_tables(act: Table, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.by)))


@book.condition("5.3", on=Table, **words())
def it_may_be_adopted(act: Table, inq: Inquiry) -> Finding:
    if not isinstance(act.measure, Suspend | Lift):
        return silent()
    return require(inq.ask(MayAdopt(act)))


@book.value("5-1.1", on=Holder, **words())
def the_one_last_elected(q: Holder, inq: Inquiry) -> Finding:
    for draft in reversed(inq.carrying(Elect, office=q.office)):
        elected = inq.ask(Adopted(draft.draft))
        over = inq.come(draft.on, years=draft.measure.years)
        if elected.truth is Truth.OPEN or (elected.truth is Truth.MET and over is Truth.OPEN):
            return missing()
        if elected.truth is Truth.MET:
            if over is Truth.MET:
                break
            return found(Tenure(draft.measure.person, inq.day(draft.on)))
    return require(none_of(inq.complete(Elect, office=q.office)))


@book.power("5-1.2", on=Sits, **words())
def a_member_sent_them(q: Sits, inq: Inquiry) -> Finding:
    sent = [
        inq.ask(Member(each.member))
        for each in inq.acts(Delegate, people=q.person)
        if each.until is None or not inq.reached(each.until)
    ]
    return require(any_of(*sent, none_of(inq.complete(Delegate, people=q.person))))


@book.power("5-1.3", on=Awaited, **words())
def something_is_to_come(q: Awaited, inq: Inquiry) -> Finding:
    coming = [*inq.later(Pay, member=q.member), *inq.later(Leave, member=q.member)]
    return require(bool(coming))


# 6: money


@book.value("6.1", on=Owes, **words())
def assessed_less_paid(q: Owes, inq: Inquiry) -> Finding:
    currency = inq.figure("dues.currency")
    assessed = total((each.amount for each in inq.acts(Assess, member=q.member)), currency)
    paid = total((each.amount for each in inq.acts(Pay, member=q.member)), currency)
    told = all_of(inq.complete(Assess, member=q.member), inq.complete(Pay, member=q.member))
    return found(assessed - paid) if told is Truth.MET else missing()


@book.power("6.1", on=Arrears, **words())
def a_debt_is_too_old_or_too_big(q: Arrears, inq: Inquiry) -> Finding:
    currency, years = inq.figure("dues.currency"), inq.figure("arrears.years")
    told = inq.complete(Pay, member=q.member)
    left = total((each.amount for each in inq.acts(Pay, member=q.member)), currency)
    nothing = Money(0, currency)
    debts = inq.acts(Assess, member=q.member)
    if inq.reading("R-1") == "B":
        owed = total((debt.amount for debt in debts), currency) - left
        told = all_of(told, inq.complete(Assess, member=q.member))
        return require(owed > Money(150_00, currency), told)
    for debt in debts:
        left = left - debt.amount
        if left < nothing:
            if inq.reading("R-1.start") == "B":
                return require(inq.come(debt.on, years=years), told)
            return require(inq.reached(after(debt.due, years=years)), told)
    return require(none_of(inq.complete(Assess, member=q.member)))


class Institutions:
    """What the mechanism asks of the club."""

    def in_force(self, instrument: str) -> InForce:
        return InForce(instrument)

    def adopted(self, draft: Any) -> Adopted:
        return Adopted(draft.draft)

    def adopted_readings(self, gap: str, inq: Inquiry) -> list[Any]:
        return list(reversed(inq.carrying(AdoptReading, gap=gap)))

    def adopted_figures(self, name: str, inq: Inquiry) -> list[tuple[Any, Any]]:
        drafts = reversed(inq.carrying(AdoptRegulation, figures=name))
        return [(draft, draft.measure.figures[name]) for draft in drafts]

    def attestations_decide(self, inq: Inquiry) -> bool:
        return False


book.close(Institutions())
