"""What Articles 21 and 21-1 leave to their Regulations: criteria one by one, and rights by instrument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charterhouse.core.answers import Finding, Truth, found, missing, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.measure_lookups import adopted
from .acts import GrantStatus, RecordCriterion
from .questions import STATUSES, Criteria, Criterion, Given, Rights, runs
from .statuses import criteria_for

OBSERVER, PARTNER = STATUSES


@book.value(
    "21.2", on=Criteria,
    en="criteria: {criteria}; not met: {unmet}; nobody has checked: {unchecked}",
    ru="критерии: {criteria}; не выполнены: {unmet}; не проверены: {unchecked}",
)  # fmt: skip
def the_criteria_one_by_one(q: Criteria, inq: Inquiry) -> Finding:
    """Those of the Regulation, and any other that was recorded; the last word on each counts.

    An organisation is not asked for what only a State can be or have.
    """
    last = {act.criterion: act.met for act in inq.acts(RecordCriterion, entity=q.entity)}
    named = criteria_for(q.entity, q.status, inq)
    every = list(dict.fromkeys([*named, *sorted(last)]))
    said = {True: "yes", False: "no", None: "undetermined"}
    checked = tuple(Criterion(each, said[last.get(each)]) for each in every)
    unchecked = [each for each in every if each not in last]
    for each in unchecked:
        inq.lacks(RecordCriterion.named, entity=q.entity, criterion=each)
    facts = {
        "criteria": every, "unmet": [each for each in every if last.get(each) is False],
        "unchecked": unchecked,
    }  # fmt: skip
    return Finding(Truth.OPEN if unchecked else Truth.MET, facts, checked)


@book.condition(
    "21.2", on=RecordCriterion,
    en="a Regulation names this criterion for such an applicant; criterion: {criterion}, named: {named}",
    ru="такой критерий для такого заявителя назван положением; критерий: {criterion}, названы: {named}",
    cure=(
        "Record one of these: {named}; another has to be fixed by the Regulation first.",
        "Отметьте один из этих: {named}; иной сначала должно установить положение.",
    ),
)  # fmt: skip
def a_regulation_names_the_criterion(act: RecordCriterion, inq: Inquiry) -> Finding:
    named = [each for status in STATUSES for each in criteria_for(act.entity, status, inq)]
    return require(
        act.criterion in named, criterion=act.criterion, named=list(dict.fromkeys(named))
    )


@book.value(
    "21.1", on=Rights,
    en="rights of an observer: {rights}; by: {instruments}",
    ru="права наблюдателя: {rights}; по: {instruments}",
)  # fmt: skip
def what_makes_it_an_observer_gives(q: Rights, inq: Inquiry) -> Finding:
    """No vote is among them: 12.2 gives one to Members alone."""
    running = {status: runs(q.entity, status, inq) for status in STATUSES}
    if running[PARTNER] is Truth.MET:  # with what it has as a partner: 21-1.1
        return silent()
    return _given(q, running, ("rights", "instruments"), inq)


@book.value(
    "21-1.1", on=Rights,
    en="rights of a partner: {rights}; areas: {areas}; by: {instruments}",
    ru="права партнёра: {rights}; области: {areas}; по: {instruments}",
)  # fmt: skip
def what_makes_it_a_partner_gives(q: Rights, inq: Inquiry) -> Finding:
    """With what it has as an observer, where it may be both."""
    running = {status: runs(q.entity, status, inq) for status in STATUSES}
    if running[PARTNER] is not Truth.MET and running[OBSERVER] is Truth.MET:
        return silent()
    return _given(q, running, ("rights", "areas", "instruments"), inq)


def _given(
    q: Rights, running: Mapping[str, Truth], told: Sequence[str], inq: Inquiry
) -> Finding:
    """What the instruments give by which the statuses that run were granted."""
    if Truth.OPEN in running.values():
        return missing(**dict.fromkeys(told))
    if Truth.MET not in running.values():
        return require(False, **dict.fromkeys(told))
    granted: dict[str, GrantStatus] = {
        measure.status: measure
        for measure, _, answer in adopted(inq, GrantStatus, entity=q.entity)
        if answer.truth is Truth.MET and running[measure.status] is Truth.MET
    }
    given = Given(
        tuple(sorted({right for each in granted.values() for right in each.rights})),
        tuple(sorted({area for each in granted.values() for area in each.areas})),
        tuple(each.instrument for each in granted.values() if each.instrument),
    )
    return found(given, **{name: list(getattr(given, name)) for name in told})
