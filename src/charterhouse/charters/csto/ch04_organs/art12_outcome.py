"""What became of a draft: whether it was adopted (12.1); outcomes corrected; numbers of decisions."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.core.answers import (
    Finding, Truth, all_of, any_of, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import (
    AcceptFormat, Announce, CorrectOutcome, JoinDecision, PutDraft, TakePosition, WithdrawDraft,
)  # fmt: skip
from .count_lookups import standing_apart
from .draft_lookups import PRESIDING, closed_by, decided_by, tabled, way_of
from .silence_lookups import answers_end, silence_ends
from .outcome_lookups import judged, may_still_be_carried, outcome_by
from .questions import Adopted, Carried
from .word_lookups import last_words


# Whether it was adopted --------------------------------------------------------------------------


@book.power(
    "12.1", on=Adopted,
    en="it was carried, or stands until annulled; on: {on}, only stands: {stands_until_annulled}",
    ru="оно состоялось либо действует до отмены; дата: {on}, лишь действует: {stands_until_annulled}",
)  # fmt: skip
def it_was_carried(q: Adopted, inq: Inquiry) -> Finding:
    """When that was announced, or when the last consent came in."""
    became = _what_became(q, inq)
    return Finding(became.truth, {"on": became.on, "stands_until_annulled": became.only_stands})


@book.condition(
    "12.1", on=Adopted,
    en="while no outcome is announced, it has been put to decision; in this way: {way}",
    ru="пока итог не объявлен, проект поставлен на решение; способ: {way}",
    cure=(
        "Have the chair or the Secretariat put it to decision.",
        "Поставить проект на решение следует председателю или Секретариату.",
    ),
)  # fmt: skip
def it_has_been_put_to_decision(q: Adopted, inq: Inquiry) -> Finding:
    """Of what is over, by an announcement or by withdrawal, nothing is to be put any more."""
    over = closed_by(q.draft, inq) is not None or bool(inq.acts(WithdrawDraft, draft=q.draft))
    if over or tabled(q.draft, inq) is None:
        return silent()
    put = inq.acts(PutDraft, draft=q.draft)[-1:]
    if put:
        return require(True, way=put[0].way)
    return require(none_of(inq.complete(PutDraft, draft=q.draft)), way=None)


@book.condition(
    "12.4", on=Adopted,
    en="in limited format none objects, or it stands until annulled; when announced, objecting: "
    "{objecting}, lacking: {lacking}; only stands: {stands_until_annulled}",
    ru="при ограниченном формате возражений нет либо оно действует до отмены; при объявлении "
    "возражали: {objecting}, недоставало: {lacking}; лишь действует: {stands_until_annulled}",
)  # fmt: skip
def in_limited_format_nobody_objected(q: Adopted, inq: Inquiry) -> Finding:
    if way_of(q.draft, inq) != "limited":
        return silent()
    became, said = _what_became(q, inq), decided_by(q.draft, inq)
    then = inq if said is None or said.outcome != "adopted" else inq.before(said)
    against = standing_apart(then.ask(Carried(q.draft)))
    return Finding(became.truth, {**against, "stands_until_annulled": became.only_stands})


class _Became(NamedTuple):
    """Whether it was carried, on which day first, and whether it only stands until annulled (G-50)."""

    truth: Truth
    on: date | None = None
    only_stands: bool = False


def _what_became(q: Adopted, inq: Inquiry) -> _Became:
    said = decided_by(q.draft, inq)
    if said is None and inq.complete(Announce, draft=q.draft) is Truth.OPEN:
        return _Became(Truth.OPEN)
    if said is None or said.outcome != "adopted":
        put = none_of(inq.nothing_recorded(PutDraft, draft=q.draft))
        return _Became(all_of(put, inq.ask(Carried(q.draft))))
    published = [each.answer == "yes" for each in inq.attested(q)]
    if published and all(published) and _nobody_is_known_to_stand_apart(q.draft, inq):
        return _Became(Truth.MET, inq.day(said.on))
    carried, on = _first_carried(said, inq)
    if carried is Truth.OPEN and published:  # positions are not
        carried, on = all_of(*published), inq.day(said.on)
    if carried is Truth.MET or inq.reading("G-50") != "B":  # B: what was announced stands
        return _Became(carried, on)
    return _Became(Truth.MET, inq.day(said.on), True)


def _nobody_is_known_to_stand_apart(draft: str, inq: Inquiry) -> bool:
    """Whether positions are not public and none on record could have prevented the decision."""
    if inq.complete(TakePosition, draft=draft) is not Truth.OPEN:
        return False
    return all(said.position in ("for", "abstain") for said in last_words(draft, inq).values())


def _first_carried(said: Announce, inq: Inquiry) -> tuple[Truth, date | None]:
    """Whether it was ever carried, and on which day first: by who counted when it was announced."""
    then, judged = inq.before(said), []
    for heard in (None, *_later_days(said, inq)):
        judged.append(then.ask(Carried(said.draft, heard)).truth)
        if judged[-1] is Truth.MET:
            return Truth.MET, heard or inq.day(said.on)
    return any_of(*judged), None


def _later_days(said: Announce, inq: Inquiry) -> list[date]:
    """The days after its announcement on which the last consent may have come in, or silence ended."""
    days = {inq.day(act.on) for act in _consents_after(said, inq)}
    end = silence_ends(said.draft, inq)
    if end is not None and end >= said.on.latest and inq.reached(end + 1):
        days.add(inq.day(end + 1))
    return sorted(days)


def _consents_after(
    said: Announce, inq: Inquiry
) -> list[AcceptFormat | JoinDecision | TakePosition]:
    """What Members said of a draft after its adoption was announced."""
    words: list[AcceptFormat | JoinDecision | TakePosition] = [
        *inq.acts(TakePosition, draft=said.draft),
        *inq.acts(JoinDecision, draft=said.draft),
        *inq.acts(AcceptFormat, draft=said.draft),
    ]
    return [act for act in words if (act.on, act.seq) > (said.on, said.seq)]


# Outcomes corrected, and the numbers of decisions ------------------------------------------------


@book.power(
    "12.1", on=CorrectOutcome,
    en="the chair or the Secretariat corrects; by: {by}",
    ru="исправляет председатель или Секретариат; исправил: {by}",
    cure=(
        "Have the chair or the Secretariat correct it.",
        "Исправить итог следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_chair_corrects(act: CorrectOutcome, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.condition(
    "12.1", on=CorrectOutcome,
    en="an outcome was announced, and this one differs from it; announced: {announced}",
    ru="итог объявлен, и исправленный от него отличается; объявлено: {announced}",
    cure=(
        "Have an outcome announced first; correct it afterwards, to another outcome or another number.",
        "Сначала объявите итог; исправить его или номер можно позднее этого объявления.",
    ),
)  # fmt: skip
def there_is_an_outcome_to_correct(act: CorrectOutcome, inq: Inquiry) -> Finding:
    said = decided_by(act.draft, inq)
    if said is None:
        none = inq.complete(Announce, draft=act.draft)
        return require(none_of(none), announced=None)
    same = said.outcome == act.outcome and act.number in ("", said.number)
    return require(said.outcome != "pending", not same, announced=said.outcome)


@book.condition(
    "12.1", on=CorrectOutcome,
    en="the reason is given: {reason}",
    ru="причина указана: {reason}",
    cure=("Say how the outcome came to be miscounted.", "Укажите, в чём состояла ошибка."),
)  # fmt: skip
def the_reason_of_the_correction_is_given(act: CorrectOutcome, inq: Inquiry) -> Finding:
    return require(bool(act.reason.strip()), reason=act.reason or None)


@book.condition(
    "12.1", on=CorrectOutcome,
    en="the corrected outcome is what the positions gave when it was announced, pending if answers could "
    "still carry it then; corrected: {outcome}, objecting: {objecting}, lacking: {lacking}, faults: {faults}",
    ru="исправленный итог отвечает позициям на момент объявления, а если ответы ещё могли принести "
    "согласие, вопрос открыт; исправлено: {outcome}, возражали: {objecting}, недоставало: {lacking}, "
    "нарушения: {faults}",
    cure=(
        "The positions gave: {right}. Correct to that; an entry made in error is struck out.",
        "Итог по позициям: {right}. Исправьте на него; ошибочная запись аннулируется.",
    ),
)  # fmt: skip
def the_correction_is_what_the_positions_gave(act: CorrectOutcome, inq: Inquiry) -> Finding:
    """Corrected to pending, the announcement counts as never made, and the draft is open as it was put.

    While a deadline runs still, nothing has failed for good; once it is over, the chair may say so.
    """
    said, judged_ = decided_by(act.draft, inq), judged(act.draft, inq)
    if said is None or judged_ is None:
        return silent()
    then = inq.before(said)
    carried = then.ask(Carried(act.draft))
    open_then = may_still_be_carried(act.draft, then)
    facts = {
        "outcome": act.outcome, "faults": judged_.faults,
        "right": "pending" if open_then and carried.truth is Truth.BREACHED else outcome_by(carried.truth),
        **standing_apart(carried),
    }  # fmt: skip
    if act.outcome == "adopted":
        return require(carried, judged_.empowered, not judged_.faults, **facts)
    if act.outcome == "pending":
        return require(none_of(carried), open_then, **facts)
    open_now = answers_end(act.draft, inq) is not None and may_still_be_carried(act.draft, inq)
    return require(none_of(carried), not open_now, **facts)


@book.bar(
    "12.1", on=(Announce, CorrectOutcome),
    en="no other decision of the organ bears the number; number: {number}, borne by: {borne_by}",
    ru="этот номер не присвоен другому решению органа; номер: {number}, присвоен: {borne_by}",
    cure=("Give the decision a number of its own.", "Присвойте решению собственный номер."),
)  # fmt: skip
def the_number_is_its_own(act: Announce | CorrectOutcome, inq: Inquiry) -> Finding:
    before = tabled(act.draft, inq)
    if before is None or not act.number:
        return silent()
    given = {each.draft for each in inq.acts(Announce, number=act.number)}
    given |= {each.draft for each in inq.acts(CorrectOutcome, number=act.number)}
    others = sorted(given - {act.draft})
    borne_by = [draft for draft in others if _bears(draft, act.number, before.organ, inq)]
    return require(not borne_by, number=act.number, borne_by=borne_by)


def _bears(draft: str, number: str, organ: str, inq: Inquiry) -> bool:
    """Whether a draft of that organ has the number still: a correction may have taken it away."""
    said, before = decided_by(draft, inq), tabled(draft, inq)
    return said is not None and said.number == number and before is not None and before.organ == organ
