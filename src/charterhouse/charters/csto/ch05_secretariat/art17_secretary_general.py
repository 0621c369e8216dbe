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

from charterhouse.core.answers import (
    Finding, Truth, any_of, found, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import shift

from ..book import book
from ..ch04_organs.acts import ApproveRegulation, Submit, TableDraft
from ..ch04_organs.draft_lookups import measure_of
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Adopted, Counts
from ..ch04_organs.session_questions import ActsFor
from ..ch06_membership.questions import Member
from ..ch10_final.questions import InForce
from .acts import (
    AppointSecretaryGeneral, AssumeActing, EndSecretaryGeneral, NominateSecretaryGeneral, Resign,
)  # fmt: skip
from .questions import Holder, InOffice
from .terms import APPOINTED_BY, Term, ended_early, terms_of

ROTATION = "sg-rotation"  # the decision that the Members take turns


# Who holds the office ----------------------------------------------------------------------------


@book.value(
    "17.2", on=Holder,
    en="the one appointed, while the term runs; person: {person}, until: {until}",
    ru="назначенное лицо до истечения срока; лицо: {person}, до: {until}",
)  # fmt: skip
def the_one_appointed_while_the_term_runs(q: Holder, inq: Inquiry) -> Finding:
    if q.office == "depositary":  # who is no other than the Secretary General
        return silent()
    terms = terms_of(q.office, inq)
    for term in sorted(terms, key=lambda term: term.since, reverse=True):
        runs = term.runs
        if runs is not Truth.BREACHED and _left_with_his_state(q.office, term, inq):
            continue
        if runs is Truth.MET:
            return _in_office(term, inq)
        if runs is Truth.OPEN:
            return missing(person=term.person, until=term.until)
    acting = [
        act for act in inq.acts(AssumeActing, office=q.office)
        if inq.reached(act.since) and not (act.until is not None and inq.reached(act.until))
    ]  # fmt: skip
    if not acting:
        return _vacant(q.office, terms, inq)
    if inq.reading("G-25.acting") == "B":  # nobody acts
        return require(False, person=None, until=None)
    act = acting[-1]  # A: a deputy acts, without basis in the Charter
    holder = InOffice(act.person, act.state, "acting", act.since, act.until)
    return found(holder, person=act.person, until=act.until)


def _in_office(term: Term, inq: Inquiry) -> Finding:
    before = inq.ask(InForce("charter")).truth is Truth.BREACHED
    capacity = "in_office_before_the_charter" if before else "in_office"
    until = term.until if term.exact else None
    holder = InOffice(term.person, term.state, capacity, term.since, until)
    return found(holder, person=term.person, until=until)


def _left_with_his_state(office: str, term: Term, inq: Inquiry) -> bool:
    """Under G-27=B, whether the office ended because his State is a Member no longer."""
    if office != "secretary_general" or inq.ask(InForce("charter")).truth is not Truth.MET:
        return False
    gone = inq.ask(Member(term.state)).truth is Truth.BREACHED
    return gone and inq.reading("G-27") == "B"


def _vacant(office: str, terms: list[Term], inq: Inquiry) -> Finding:
    """Nobody is on record: whether that may be relied on since the last term ended."""
    ended = [
        term.until for term in terms if term.until is not None and term.made is not Truth.BREACHED
    ]
    told = inq.complete(APPOINTED_BY[office], max(ended) if ended else None)
    return require(none_of(told), person=None, until=None)


@book.value(
    "17.5", on=Holder,
    en="the Secretary General, or whoever acts for him, is the depositary; person: {person}",
    ru="депозитарий — Генеральный секретарь или исполняющий его обязанности; лицо: {person}",
)  # fmt: skip
def the_secretary_general_is_the_depositary(q: Holder, inq: Inquiry) -> Finding:
    """Whoever only acts is depositary under A; under B the Secretariat receives what comes in."""
    if q.office != "depositary":
        return silent()
    holder = inq.ask(Holder("secretary_general"))
    if holder.value is None:
        return Finding(holder.truth, {"person": None})
    if holder.value.capacity == "acting" and inq.reading("G-39") != "A":
        return require(False, person=None)
    return found(holder.value, person=holder.value.person)


# What the Council may adopt ----------------------------------------------------------------------


@book.power(
    "17.2", adopting=AppointSecretaryGeneral,
    en="the Council appoints; before: {organ}",
    ru="назначает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_appoints(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "17.2", adopting=EndSecretaryGeneral, edition="fourth-protocol",
    en="the Council ends the powers early; before: {organ}",
    ru="Совет прекращает полномочия досрочно; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_ends_the_powers(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "13.2", adopting=EndSecretaryGeneral, evidence="D",
    en="who appoints acts within its own field; before: {organ}",
    ru="назначающий орган действует в своей сфере; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def who_appoints_acts_in_its_own_field(draft: TableDraft, inq: Inquiry) -> Finding:
    """Until the Fourth Protocol gives the power in so many words."""
    if inq.ask(InForce("fourth-protocol")).truth is Truth.MET:
        return silent()
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "17.2", adopting=EndSecretaryGeneral, until="fourth-protocol",
    en="the power to end a term early, not yet written down, is implied",
    ru="право досрочного прекращения полномочий, ещё не закреплённое, подразумевается",
    cure=(
        "Wait until his term ends, or until the Fourth Protocol is in force.",
        "Дождитесь окончания срока либо вступления в силу Четвёртого протокола.",
    ),
)  # fmt: skip
def an_early_end_is_implied(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(inq.reading("G-26.implied") == "A")


@book.condition(
    "17.2", adopting=(AppointSecretaryGeneral, EndSecretaryGeneral),
    en="the foreign ministers have submitted it; submitted: {submitted}",
    ru="вопрос представлен министрами иностранных дел; представлено: {submitted}",
    cure=(
        "Let the Council of Foreign Ministers adopt and submit it first.",
        "Сначала его должен принять и представить Совет министров иностранных дел.",
    ),
)  # fmt: skip
def the_foreign_ministers_have_submitted_it(draft: TableDraft, inq: Inquiry) -> Finding:
    submitted = inq.acts(Submit, submits=draft.draft)
    good = [inq.ask(Adopted(act.draft)) for act in submitted if act.by == "foreign_ministers"]
    if not good:
        told = inq.complete(Submit, submits=draft.draft)
        return require(none_of(told), submitted=None)
    return require(any_of(*good), submitted=[inq.day(act.on) for act in submitted])


@book.condition(
    "17.2", adopting=AppointSecretaryGeneral,
    en="the candidate is a citizen of a Member; citizen of: {state}",
    ru="кандидат — гражданин государства-члена; гражданство: {state}",
    cure=("Name a citizen of a Member.", "Назовите гражданина государства-члена."),
)  # fmt: skip
def he_is_a_citizen_of_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AppointSecretaryGeneral)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)


@book.condition(
    "17.2", adopting=AppointSecretaryGeneral,
    en="he may be appointed once more; terms before: {terms}",
    ru="повторное назначение допускается; прежних сроков: {terms}",
    cure=("Name somebody who has not served.", "Назовите того, кто должность не занимал."),
)  # fmt: skip
def he_may_be_appointed_again(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, AppointSecretaryGeneral)
    earlier = [
        answer for _, said, answer in adopted(inq, AppointSecretaryGeneral, person=measure.person)
        if said.draft != draft.draft
    ]  # fmt: skip
    rotation = [
        rule for rule, _, answer in adopted(inq, ApproveRegulation, regulation=ROTATION)
        if answer.truth is Truth.MET and inq.day(measure.since) >= rule.since
    ]  # fmt: skip
    if not earlier or not rotation:
        return silent()
    unlimited = inq.reading("G-28") == "A"  # B: one, where the Members take turns
    return require(unlimited, terms=len(earlier))


@book.condition(
    "17.2", adopting=AppointSecretaryGeneral,
    en="after an early end the successor's State and term fit the vacancy; State: {state}",
    ru="после досрочного ухода государство и срок преемника соответствуют вакансии;"
       " государство: {state}",
    cure=(
        "Name a successor for whom the reading in use leaves room: anybody for a full term (G-25=A), one of the same State for the rest (B), one of another State for a full term (C).",
        "Назовите преемника, которого допускает действующее толкование: любого на полный срок (G-25=A), от того же государства на остаток срока (B), от другого государства на полный срок (C).",
    ),
)  # fmt: skip
def the_successor_fits_the_vacancy(draft: TableDraft, inq: Inquiry) -> Finding:
    """A: anybody, for a full term; B: the same State, for the rest; C: another State's turn."""
    measure = draft.measure
    assert isinstance(measure, AppointSecretaryGeneral)
    since = inq.day(measure.since)
    left = ended_early("secretary_general", inq)
    if left is None or left.until is None or since >= left.until or left.person == measure.person:
        return silent()
    reading = inq.reading("G-25")
    ends = inq.day(measure.until) if measure.until else None
    full = shift(since, inq.figure("sg.term") * 12)
    fits = {
        "A": True,
        "B": measure.state == left.state and ends == left.until,
        "C": measure.state != left.state and ends in (None, full),
    }
    return require(fits[reading], state=measure.state)


@book.condition(
    "17.2", adopting=EndSecretaryGeneral,
    en="that person is in office; in office: {person}",
    ru="это лицо занимает должность; занимает: {person}",
    cure=("Name whoever is in office: {person}.", "Назовите занимающего должность: {person}."),
)  # fmt: skip
def he_is_in_office(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EndSecretaryGeneral)
    holder = inq.ask(Holder("secretary_general"))
    if holder.value is None:
        return Finding(holder.truth, {"person": None})
    return require(holder.value.person == draft.measure.person, person=holder.value.person)


@book.bar(
    "17.2", on=Counts,
    en="it counts although the early end concerns its own citizen; about: {person}",
    ru="оно учитывается, хотя досрочное прекращение касается его гражданина; касается: {person}",
)  # fmt: skip
def it_counts_on_its_own_citizen(q: Counts, inq: Inquiry) -> Finding:
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, EndSecretaryGeneral):
        return silent()
    appointments = adopted(inq, AppointSecretaryGeneral, person=measure.person)
    if q.state not in {appointment.state for appointment, *_ in appointments}:
        return silent()
    return require(inq.reading("G-26") == "A", person=measure.person)  # B: it is left out


# What States and officials do --------------------------------------------------------------------


@book.power(
    "17.2", on=NominateSecretaryGeneral,
    en="a Member nominates; by: {by}",
    ru="кандидата выдвигает государство-член; выдвинул: {by}",
    cure=(
        "Let the Member itself nominate.",
        "Кандидата следует выдвинуть самому государству-члену.",
    ),
)  # fmt: skip
def a_member_nominates(act: NominateSecretaryGeneral, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition(
    "17.2", on=NominateSecretaryGeneral,
    en="the nominee is a citizen of a Member; citizen of: {citizenship}",
    ru="выдвигаемый — гражданин государства-члена; гражданство: {citizenship}",
    cure=("Name a citizen of a Member.", "Назовите гражданина государства-члена."),
)  # fmt: skip
def the_nominee_is_a_citizen_of_a_member(
    act: NominateSecretaryGeneral, inq: Inquiry
) -> Finding:
    return require(inq.ask(Member(act.citizenship)), citizenship=act.citizenship)


@book.power(
    "17.1", on=Resign,
    en="an office-holder resigns himself; by: {by}",
    ru="в отставку подаёт само должностное лицо; подал: {by}",
    cure=(
        "Let the office-holder himself resign.",
        "Заявление следует подать самому должностному лицу.",
    ),
)  # fmt: skip
def he_resigns_himself(act: Resign, inq: Inquiry) -> Finding:
    return require(act.by in (act.person, act.office, "secretariat"), by=act.by)


@book.power(
    "17.1", on=AssumeActing, evidence="D",
    en="a deputy acts while the office is vacant, by arrangement; by: {by}",
    ru="на время вакансии обязанности исполняет заместитель; внёс: {by}",
    cure=(
        "Let the deputy himself enter it, where one may act at all (G-25.acting=A).",
        "Это следует внести самому заместителю, если замещение допускается (G-25.acting=A).",
    ),
)  # fmt: skip
def a_deputy_acts(act: AssumeActing, inq: Inquiry) -> Finding:
    """The Charter says nothing of it: under B nobody acts."""
    if act.by not in ("secretariat", "council"):
        return require(False, by=act.by)
    return require(inq.reading("G-25.acting") == "A", by=act.by)


@book.condition(
    "17.1", on=AssumeActing,
    en="the office is vacant; held by: {person}",
    ru="должность вакантна; занимает: {person}",
    cure=(
        "Wait until the office is vacant; it is held by: {person}.",
        "Дождитесь, пока должность освободится; её занимает: {person}.",
    ),
)  # fmt: skip
def the_office_is_vacant(act: AssumeActing, inq: Inquiry) -> Finding:
    running = [term for term in terms_of(act.office, inq) if term.runs is not Truth.BREACHED]
    held = [term.person for term in running]
    return require(none_of(*(term.runs for term in running)), person=held)


@book.value(
    "17.5", on=ActsFor,
    en="the Secretary General acts for the Secretariat and as depositary; entry: {entry}",
    ru="Генеральный секретарь действует за Секретариат и как депозитарий; запись: {entry}",
)  # fmt: skip
def the_secretary_general_acts(q: ActsFor, inq: Inquiry) -> Finding:
    if q.party not in ("secretariat", "secretary_general", "depositary"):
        return silent()
    holder = inq.ask(Holder("secretary_general"))
    if holder.value is None:
        return Finding(holder.truth, {"entry": None})
    if holder.value.person != q.person:
        return require(False, entry=None)
    made = [said.seq for _, said, _ in adopted(inq, AppointSecretaryGeneral, person=q.person)]
    acting = [act.seq for act in inq.acts(AssumeActing, person=q.person)]
    return found(max([*made, *acting]), entry=max([*made, *acting]))
