"""What Articles 21 and 21-1 leave to their Regulations: criteria one by one, and rights by instrument."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, found, missing, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.lookups import adopted
from .acts import GrantStatus, RecordCriterion
from .questions import STATUSES, Criteria, Criterion, Given, Rights, runs
from .statuses import CRITERIA



@book.value(
    "21.2", on=Criteria,
    en="criteria: {criteria}; not met: {unmet}; nobody has checked: {unchecked}",
    ru="критерии: {criteria}; не выполнены: {unmet}; не проверены: {unchecked}",
)  # fmt: skip
def the_criteria_one_by_one(q: Criteria, inq: Inquiry) -> Finding:
    """Those of the Regulation, and any other that was recorded; the last word on each counts."""
    last = {act.criterion: act.met for act in inq.acts(RecordCriterion, entity=q.entity)}
    named = str(inq.figure(CRITERIA[q.status])).split()
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


@book.value(
    "21-1.1", on=Rights,
    en="rights: {rights}; areas: {areas}; by: {instruments}",
    ru="права: {rights}; области: {areas}; по: {instruments}",
)  # fmt: skip
def what_its_instruments_give(q: Rights, inq: Inquiry) -> Finding:
    """No vote is among them: 12.2 gives one to Members alone."""
    nothing = {"rights": None, "areas": None, "instruments": None}
    running = {status: runs(q.entity, status, inq) for status in STATUSES}
    if Truth.OPEN in running.values():
        return missing(**nothing)
    if Truth.MET not in running.values():
        return require(False, **nothing)
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
    return found(
        given, rights=list(given.rights), areas=list(given.areas),
        instruments=list(given.instruments),
    )  # fmt: skip
