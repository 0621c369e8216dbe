"""What a decision taken in breach of the Charter is worth (13.1): void, cured, or valid until annulled."""

from __future__ import annotations

from charterhouse.core.acts import Annul
from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import Announce
from .draft_lookups import decided_by
from .outcome_lookups import Judged, judged
from .decision_questions import Value, Worth
from .questions import Adopted, Carried
from .word_lookups import last_words

ANNULLED = "13.1.it_has_not_been_annulled"


# Whether it is void ------------------------------------------------------------------------------


@book.condition(
    "13.1", on=Adopted,
    en="the organ was competent, or its lack of competence no longer matters; before: {organ}",
    ru="орган был компетентен либо отсутствие компетенции уже не имеет значения; орган: {organ}",
)  # fmt: skip
def the_organ_was_competent(q: Adopted, inq: Inquiry) -> Finding:
    act = judged(q.draft, inq)
    if act is None:
        return silent()
    organ = act.draft.organ
    if act.empowered is Truth.MET:
        return require(True, organ=organ)
    if inq.reading("G-50") == "B":  # valid until annulled
        return silent()
    if _nobody_protested(q.draft, inq) and inq.reading("G-51") == "B":  # it cures nullity as well
        return require(True, organ=organ)
    return require(act.empowered, organ=organ)


def _nobody_protested(draft: str, inq: Inquiry) -> bool:
    """Whether all who spoke were for it, without reservation."""
    words = last_words(draft, inq).values()
    return bool(words) and all(said.position == "for" and not said.reservation for said in words)


@book.condition(
    "13.1", on=Adopted,
    en="no lesser fault undoes it, under that reading; faults: {faults}",
    ru="меньшие нарушения не лишают его силы, при таком толковании; нарушения: {faults}",
)  # fmt: skip
def it_has_no_lesser_fault(q: Adopted, inq: Inquiry) -> Finding:
    act = judged(q.draft, inq)
    said = decided_by(q.draft, inq)
    if act is None or act.empowered is not Truth.MET:
        return silent()
    if said is None or said.outcome != "adopted":
        return silent()
    if not act.faults or inq.reading("G-50") != "C":  # A, B: it stands until it is annulled
        return require(True, faults=act.faults)
    cured = _nobody_protested(q.draft, inq) and inq.reading("G-51") == "B"
    return require(cured, faults=act.faults)


@book.bar(
    "13.1", on=Adopted,
    en="the Council has not annulled it; annulled on: {annulled}",
    ru="Совет его не отменил; отменено: {annulled}",
)  # fmt: skip
def it_has_not_been_annulled(q: Adopted, inq: Inquiry) -> Finding:
    said = decided_by(q.draft, inq)
    annulled = [] if said is None else [
        each for each in inq.acts(Annul, entry=said.seq) if each.basis and each.basis != q.draft
    ]  # fmt: skip
    if not annulled:
        return silent()
    decided = [inq.ask(Adopted(each.basis)) for each in annulled]
    return require(none_of(*decided), annulled=[inq.day(each.on) for each in annulled])


# What it is worth --------------------------------------------------------------------------------


@book.value(
    "13.1", on=Worth,
    en="worth: {status}; faults: {faults}; nobody protested: {unopposed}",
    ru="сила: {status}; нарушения: {faults}; никто не возражал: {unopposed}",
)  # fmt: skip
def what_it_is_worth(q: Worth, inq: Inquiry) -> Finding:
    """Of what was announced as adopted: by the faults of its adoption, and who let them pass."""
    said, act = decided_by(q.draft, inq), judged(q.draft, inq)
    nothing: dict[str, object] = {"status": None, "faults": [], "unopposed": None}
    if said is None or act is None or said.outcome != "adopted":
        told = inq.complete(Announce, draft=q.draft) if said is None else Truth.MET
        return Finding(none_of(told), nothing)
    adopted = inq.ask(Adopted(q.draft))
    if adopted.truth is Truth.OPEN:
        return missing(**nothing)
    carried = inq.before(said).ask(Carried(q.draft))
    not_carried = [each.rule for each in carried.grounds if each.truth is Truth.BREACHED]
    if any(each.facts.get("stands_until_annulled") is False for each in adopted.grounds):
        not_carried = []  # it was carried after all, if later
    faults, unopposed = [*not_carried, *act.faults], _nobody_protested(q.draft, inq)
    if any(each.rule == ANNULLED and each.truth is Truth.BREACHED for each in adopted.grounds):
        status = "annulled"
    elif adopted.truth is Truth.BREACHED:
        status = "void"
    elif not faults:
        status = "sound"
    else:
        cured = unopposed and not not_carried and _cured(act, inq)
        status = "cured" if cured else "voidable"
    return found(
        Value(status, tuple(faults), unopposed), status=status, faults=faults, unopposed=unopposed
    )


def _cured(act: Judged, inq: Inquiry) -> bool:
    """Whether taking part without protest cures (G-51): A a fault, and no nullity; B both; C nothing."""
    reading = inq.reading("G-51")
    return reading == "B" or (reading == "A" and act.empowered is Truth.MET)
