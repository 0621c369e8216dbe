"""Terms of office as the rules of Article 17 look them up: from first day to first day out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.core.answers import Truth, all_of, any_of, none_of
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import shift

from ..ch04_organs.measure_lookups import adopted
from .acts import AppointChiefOfJointStaff, AppointSecretaryGeneral, EndSecretaryGeneral, Resign

Appointment = AppointSecretaryGeneral | AppointChiefOfJointStaff
APPOINTED_BY = {
    "secretary_general": AppointSecretaryGeneral,
    "chief_of_joint_staff": AppointChiefOfJointStaff,
}


class Term(NamedTuple):
    """One appointment: whether it was made, has begun, and has ended."""

    person: str
    state: str
    made: Truth
    begun: Truth
    over: Truth  # by time
    cut_short: Truth  # by the Council or by resignation
    since: date
    until: date | None  # the first day out of office, by time; none: until another is appointed
    exact: bool

    @property
    def runs(self) -> Truth:
        """Whether it is running."""
        return all_of(self.made, self.begun, none_of(self.over, self.cut_short))


def terms_of(office: str, inq: Inquiry) -> list[Term]:
    """Every appointment announced that has begun, or may have."""
    kind = APPOINTED_BY.get(office)
    terms = []
    for measure, _, made in adopted(inq, kind) if kind else ():
        begun = inq.come(measure.since)
        if begun is not Truth.BREACHED:
            until, over = _by_time(measure, inq)
            terms.append(Term(
                person=measure.person, state=measure.state, made=made.truth, begun=begun, over=over,
                cut_short=any_of(*_ends(office, measure, inq)),
                since=inq.day(measure.since.earliest), until=until,
                exact=measure.until is None or measure.until.exact,
            ))  # fmt: skip
    return terms


def _by_time(measure: Appointment, inq: Inquiry) -> tuple[date | None, Truth]:
    """The first day out of office, where it is known, and whether it has come."""
    if measure.until is not None:
        return inq.day(measure.until), inq.come(measure.until)
    if isinstance(measure, AppointChiefOfJointStaff):
        return None, Truth.BREACHED  # until another is appointed
    years = inq.figure("sg.term")
    last = shift(inq.day(measure.since), years * 12)
    return last, inq.come(measure.since, years=years)


def _ends(office: str, measure: Appointment, inq: Inquiry) -> list[Truth]:
    """Whether the Council ended it early, or its holder resigned."""
    since = inq.day(measure.since)
    resigned = [
        all_of(inq.reached(act.since))
        for act in inq.acts(Resign, person=measure.person, office=office)
        if act.since >= since
    ]
    if office != "secretary_general":
        return resigned
    early = [
        all_of(answer)
        for end, _, answer in adopted(inq, EndSecretaryGeneral, person=measure.person)
        if end.ends_on >= since and inq.reached(end.ends_on)
    ]
    return [*early, *resigned]


def ended_early(office: str, inq: Inquiry) -> Term | None:
    """The last term, if it was cut short."""
    terms = [term for term in terms_of(office, inq) if term.made is Truth.MET]
    last = max(terms, key=lambda term: term.since, default=None)
    return last if last is not None and last.cut_short is Truth.MET else None
