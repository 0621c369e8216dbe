"""
17.1. The Secretary General is the Organisation's highest official, heads the Secretariat and
      co-ordinates the two permanent bodies.
17.2. The Council appoints him for three years from among citizens of the Members, and may end his
      powers early, each time on a submission by the foreign ministers.
17.3. He answers to the Council and takes part in the meetings of all five organs.
17.4. He steers the drafting and clearing of documents, and speaks for the Organisation to States
      outside it, to other organisations and to the press.
17.5. He is depositary of the Charter, of the other treaties made in the Organisation and of what
      its organs adopt.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.core.answers import Finding, Truth, all_of, any_of, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import shift

from ..book import book
from ..ch04_organs.acts import ApproveRegulation, Submit, TableDraft
from ..ch04_organs.questions import ActsFor, Adopted, adopted
from ..ch06_membership.questions import Member
from ..ch10_final.questions import InForce
from .acts import (
    AppointChiefOfJointStaff, AppointSecretaryGeneral, AssumeActing, EndSecretaryGeneral, NominateSecretaryGeneral, Resign,
)  # fmt: skip
from .questions import Holder, InOffice

APPOINTED_BY = {"secretary_general": AppointSecretaryGeneral, "chief_of_joint_staff": AppointChiefOfJointStaff}


class Term(NamedTuple):
    """One appointment: whether it was made, has begun, and has ended."""

    person: str
    state: str
    made: Truth
    begun: Truth
    ended: Truth
    since: date
    until: date | None  # the last day-start that its end allows; none: until another is appointed
    exact: bool

    @property
    def runs(self) -> Truth:
        """Whether it is running."""
        return all_of(self.made, self.begun, none_of(self.ended))


# Who holds the office ----------------------------------------------------------------------------


@book.value(
    "17.2", on=Holder,
    en="the one appointed, while the term runs; person: {person}, until: {until}",
    ru="назначенное лицо до истечения срока; лицо: {person}, до: {until}",
)  # fmt: skip
def the_one_appointed_while_the_term_runs(q: Holder, inq: Inquiry) -> Finding:
    terms = _terms(q.office, inq)
    for term in sorted(terms, key=lambda term: term.since, reverse=True):
        if term.runs is Truth.MET:
            before = inq.ask(InForce("charter")).truth is Truth.BREACHED
            capacity = "in_office_before_the_charter" if before else "in_office"
            until = term.until if term.exact else None
            return found(InOffice(term.person, term.state, capacity, term.since, until), person=term.person, until=until)
        if term.runs is Truth.OPEN:
            return missing(person=term.person, until=term.until)
    acting = [
        act for act in inq.acts(AssumeActing, office=q.office)
        if inq.reached(act.since) and not (act.until is not None and inq.reached(act.until))
    ]  # fmt: skip
    if acting and inq.reading("G-25.acting") == "A":  # a deputy acts, without basis in the Charter
        act = acting[-1]
        holder = InOffice(act.person, act.state, "acting", act.since, act.until)
        return found(holder, person=act.person, until=act.until)
    if acting:  # B: nobody
        return require(False, person=None, until=None)
    return _vacant(q.office, terms, inq)


def _vacant(office: str, terms: list[Term], inq: Inquiry) -> Finding:
    """Nobody is on record: whether that may be relied on since the last term ended."""
    ended = [term.until for term in terms if term.until is not None and term.made is not Truth.BREACHED]
    kind = APPOINTED_BY.get(office)
    if kind is None:
        inq.lacks("secretariat.assume_acting", office=office)
        return missing(person=None, until=None)
    told = inq.complete(kind, max(ended) if ended else None)
    return require(none_of(told), person=None, until=None)


def _terms(office: str, inq: Inquiry) -> list[Term]:
    """Every appointment announced, with its end by time, by the Council, or by resignation."""
    terms = []
    for measure, _, made in adopted(inq, *(kind for name, kind in APPOINTED_BY.items() if name == office)):
        until, ended = _end_of(measure, inq)
        early = [all_of(answer) for end, _, answer in adopted(inq, EndSecretaryGeneral, person=measure.person)
                 if inq.reached(end.ends_on) and end.ends_on >= inq.day(measure.since)]  # fmt: skip
        resigned = [inq.reached(act.since) for act in inq.acts(Resign, person=measure.person, office=office)
                    if act.since >= inq.day(measure.since)]  # fmt: skip
        begun = inq.come(measure.since)
        if begun is not Truth.BREACHED:
            since = inq.day(measure.since.earliest)
            ended = any_of(ended, *early, *resigned)
            exact = measure.until is None or measure.until.exact
            terms.append(Term(measure.person, measure.state, made.truth, begun, ended, since, until, exact))
    return terms


def _end_of(measure: AppointSecretaryGeneral | AppointChiefOfJointStaff, inq: Inquiry) -> tuple[date | None, Truth]:
    """The first day out of office, where it is known, and whether it has come."""
    if measure.until is not None:
        return inq.day(measure.until), inq.come(measure.until)
    if isinstance(measure, AppointChiefOfJointStaff):
        return None, Truth.BREACHED  # until another is appointed
    years = inq.figure("sg.term")
    last = shift(inq.day(measure.since), years * 12)
    return last, inq.come(measure.since, years=years)


# What the Council may adopt ----------------------------------------------------------------------


@book.power("17.2", adopting=AppointSecretaryGeneral, en="the Council appoints; before: {organ}", ru="назначает Совет; внесено в: {organ}")
def the_council_appoints(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "17.2", adopting=EndSecretaryGeneral, edition="fourth-protocol",
    en="the Council ends the powers early; before: {organ}",
    ru="Совет прекращает полномочия досрочно; внесено в: {organ}",
)  # fmt: skip
def the_council_ends_the_powers(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power("13.2", adopting=EndSecretaryGeneral, en="who appoints acts within its own field; before: {organ}", ru="назначающий орган действует в своей сфере; внесено в: {organ}")
def who_appoints_acts_in_its_own_field(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "17.2", adopting=EndSecretaryGeneral, until="fourth-protocol",
    en="before the Fourth Protocol the power to end a term early is implied, under that reading",
    ru="до Четвёртого протокола право досрочного прекращения подразумевается, при таком толковании",
)  # fmt: skip
def an_early_end_is_implied(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(inq.reading("G-26.implied") == "A")


@book.condition(
    "17.2", adopting=(AppointSecretaryGeneral, EndSecretaryGeneral),
    en="the foreign ministers have submitted it; submitted: {submitted}",
    ru="вопрос представлен министрами иностранных дел; представлено: {submitted}",
    cure=("Let the Council of Foreign Ministers adopt and submit it first.", "Сначала его должен принять и представить Совет министров иностранных дел."),
)  # fmt: skip
def the_foreign_ministers_have_submitted_it(draft: TableDraft, inq: Inquiry) -> Finding:
    submitted = inq.acts(Submit, submits=draft.draft)
    good = [inq.ask(Adopted(act.draft)) for act in submitted if act.by == "foreign_ministers"]
    if not good:
        return require(none_of(inq.nothing_recorded(Submit, submits=draft.draft)), submitted=None)
    return require(any_of(*good), submitted=[inq.day(act.on) for act in submitted])


@book.condition(
    "17.2", adopting=AppointSecretaryGeneral,
    en="the candidate is a citizen of a Member; citizen of: {state}",
    ru="кандидат — гражданин государства-члена; гражданство: {state}",
)  # fmt: skip
def he_is_a_citizen_of_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AppointSecretaryGeneral)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)


@book.condition(
    "17.2", adopting=AppointSecretaryGeneral,
    en="he may be appointed once more; terms before: {terms}",
    ru="повторное назначение допускается; прежних сроков: {terms}",
)  # fmt: skip
def he_may_be_appointed_again(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, AppointSecretaryGeneral)
    earlier = [answer for _, said, answer in adopted(inq, AppointSecretaryGeneral, person=measure.person)
               if said.draft != draft.draft]  # fmt: skip
    rotation = [rule for rule, _, answer in adopted(inq, ApproveRegulation, regulation="sg-rotation")
                if answer.truth is Truth.MET and inq.day(measure.since) >= rule.since]  # fmt: skip
    if not earlier or not rotation:
        return silent()
    return require(inq.reading("G-28") == "A", terms=len(earlier))  # A: no limit; B: one, by rotation


@book.condition("17.2", adopting=EndSecretaryGeneral, en="that person is in office; in office: {person}", ru="это лицо занимает должность; занимает: {person}")
def he_is_in_office(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EndSecretaryGeneral)
    holder = inq.ask(Holder("secretary_general"))
    if holder.value is None:
        return Finding(holder.truth, {"person": None})
    return require(holder.value.person == draft.measure.person, person=holder.value.person)


# What States and officials do --------------------------------------------------------------------


@book.power("17.2", on=NominateSecretaryGeneral, en="a Member nominates its own citizen; by: {by}", ru="государство-член выдвигает своего гражданина; выдвинул: {by}")
def a_member_nominates(act: NominateSecretaryGeneral, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition("17.2", on=NominateSecretaryGeneral, en="the nominee is a citizen of a Member; citizen of: {citizenship}", ru="выдвигаемый — гражданин государства-члена; гражданство: {citizenship}")
def the_nominee_is_a_citizen_of_a_member(act: NominateSecretaryGeneral, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.citizenship)), citizenship=act.citizenship)


@book.power("17.1", on=Resign, en="an office-holder resigns himself; by: {by}", ru="в отставку подаёт само должностное лицо; подал: {by}")
def he_resigns_himself(act: Resign, inq: Inquiry) -> Finding:
    return require(act.by in (act.person, act.office, "secretariat"), by=act.by)


@book.power(
    "17.1", on=AssumeActing,
    en="a deputy acts while the office is vacant, by arrangement; by: {by}",
    ru="на время вакансии обязанности исполняет заместитель; внёс: {by}",
)  # fmt: skip
def a_deputy_acts(act: AssumeActing, inq: Inquiry) -> Finding:
    """The Charter says nothing of it: under B nobody acts."""
    return require(act.by in ("secretariat", "council"), inq.reading("G-25.acting") == "A", by=act.by)


@book.condition("17.1", on=AssumeActing, en="the office is vacant; held by: {person}", ru="должность вакантна; занимает: {person}")
def the_office_is_vacant(act: AssumeActing, inq: Inquiry) -> Finding:
    running = [term for term in _terms(act.office, inq) if term.runs is not Truth.BREACHED]
    return require(none_of(*(term.runs for term in running)), person=[term.person for term in running])




@book.value("17.5", on=ActsFor, en="the Secretary General acts for the Secretariat and as depositary; entry: {entry}", ru="Генеральный секретарь действует за Секретариат и как депозитарий; запись: {entry}")
def the_secretary_general_acts(q: ActsFor, inq: Inquiry) -> Finding:
    if q.party not in ("secretariat", "secretary_general", "depositary"):
        return silent()
    holder = inq.value(Holder("secretary_general"))
    if holder is None or holder.person != q.person:
        return silent()
    made = [said.seq for _, said, _ in adopted(inq, AppointSecretaryGeneral, person=q.person)]
    acting = [act.seq for act in inq.acts(AssumeActing, person=q.person)]
    return found(max([*made, *acting]), entry=max([*made, *acting]))
