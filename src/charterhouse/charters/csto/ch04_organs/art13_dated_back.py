"""What is done in a session and in a seat (13.3, 13.4, 13.6) is not dated back behind what already rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from charterhouse.core.acts import Act
from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import (
    AcceptFormat, Announce, CorrectOutcome, JoinDecision, ObjectToFormat, PutDraft,
    StateOnOutcome, TableDraft, TakePosition,
)  # fmt: skip
from .draft_lookups import IN_SESSION
from .session_acts import (
    Adjourn, CloseSession, Convene, Move, OpenSession, Recall, RecordDeparture, RecordPresence,
)  # fmt: skip
from .session_lookups import place

_Word = TakePosition | JoinDecision | AcceptFormat | ObjectToFormat | StateOnOutcome
_STEPS: tuple[type[Act], ...] = (OpenSession, Adjourn, RecordPresence, RecordDeparture, PutDraft, Move)
_WORDS: tuple[type[_Word], ...] = (
    TakePosition, JoinDecision, AcceptFormat, ObjectToFormat, StateOnOutcome,
)  # fmt: skip


@book.bar(
    "13.6", on=CloseSession, evidence="D",
    en="it is not closed back behind what was done there; entered already, of: {of}, entries: {entries}",
    ru="сессия не закрыта задним числом относительно сделанного на ней; уже внесено, от: {of}, записи: "
    "{entries}",
    cure=(
        "Date the closing after {of}; if an entry was made in error, have it struck out first.",
        "Датируйте закрытие позже {of}; ошибочную запись сначала аннулируйте.",
    ),
)  # fmt: skip
def it_is_not_closed_back_behind_what_was_done_there(act: CloseSession, inq: Inquiry) -> Finding:
    """Else consent that was given while it sat would come to be given after it, and count no more."""
    done = [step for kind in _STEPS for step in inq.already(kind, session=act.session)]
    for put in _put_in(act.session, inq):
        done += _said_while_so_put(put, inq)
    return _behind(done)


@book.bar(
    "13.4", on=(RecordPresence, RecordDeparture), evidence="D",
    en="the list is not changed back behind an outcome announced upon it; announced already, on: {of}, "
    "entries: {entries}",
    ru="список не изменён задним числом относительно объявленного по нему итога; уже объявлено: {of}, "
    "записи: {entries}",
    cure=(
        "Date it after {of}; if the list was wrong, have the outcome corrected to pending first, and announce it "
        "anew.",
        "Датируйте акт позже {of}; если список был неверен, сначала исправьте итог на открытый и объявите его "
        "заново.",
    ),
)  # fmt: skip
def the_list_is_not_changed_back_behind_an_outcome(
    act: RecordPresence | RecordDeparture, inq: Inquiry
) -> Finding:
    """A list that nobody had kept by then may be entered afterwards: no outcome was announced upon it."""
    came = inq.entered(RecordPresence, session=act.session)
    first = min(map(place, came), default=None)
    if first is None:
        return silent()
    return _behind([
        said for put in _put_in(act.session, inq) for said in _said_while_so_put(put, inq)
        if isinstance(said, Announce) and said.outcome != "pending" and place(said) > first
    ])  # fmt: skip


@book.bar(
    "13.3", on=Recall, evidence="D",
    en="nobody is recalled back behind what he did in that seat; entered already, of: {of}, entries: {entries}",
    ru="лицо не отозвано задним числом относительно сделанного им на этом месте; уже внесено, от: {of}, "
    "записи: {entries}",
    cure=(
        "Date the recall after {of}; if what was entered was not his to do, have it struck out first.",
        "Датируйте отзыв позже {of}; если внесённое совершено без права на то, сначала аннулируйте его.",
    ),
)  # fmt: skip
def nobody_is_recalled_back_behind_what_he_did(act: Recall, inq: Inquiry) -> Finding:
    """What he said for his State before it was known that he was recalled was said for it."""
    said: list[Act] = [
        word for kind in _WORDS for word in inq.already(kind, state=act.state)
        if word.person == act.person and _before(word.draft, inq) == act.organ
    ]  # fmt: skip
    said += [
        came for came in inq.already(RecordPresence, state=act.state)
        if came.person == act.person and _convened(came.session, inq) == act.organ
    ]  # fmt: skip
    return _behind(said)


def _put_in(session: str, inq: Inquiry) -> Iterator[PutDraft]:
    """What was put in a session to be decided there, as far as that is known by now."""
    puts = inq.entered(PutDraft, session=session)
    yield from (put for put in puts if put.way in IN_SESSION)


def _said_while_so_put(put: PutDraft, inq: Inquiry) -> list[Act]:
    """The positions on it and its announcements, entered already: until it was decided or put anew."""
    ends = [
        place(again) for again in inq.entered(PutDraft, draft=put.draft)
        if place(again) > place(put)
    ]  # fmt: skip
    standing = [
        said for said in inq.entered(Announce, draft=put.draft)
        if place(said) > place(put) and said.outcome != "pending" and not _reopened(said, inq)
    ]  # fmt: skip
    ends += map(place, standing)
    said: list[Act] = [
        *inq.already(TakePosition, draft=put.draft),
        *(each for each in inq.already(Announce, draft=put.draft) if not _reopened(each, inq)),
    ]
    until = min(ends, default=None)
    return [act for act in said if place(act) > place(put) and (until is None or place(act) <= until)]


def _reopened(said: Announce, inq: Inquiry) -> bool:
    """Whether an announcement was corrected to pending, so that it counts as never made."""
    corrected = inq.entered(CorrectOutcome, draft=said.draft)
    return any(each.outcome == "pending" and place(each) > place(said) for each in corrected)


def _before(draft: str, inq: Inquiry) -> str:
    versions = inq.entered(TableDraft, draft=draft)
    return versions[0].organ if versions else ""


def _convened(session: str, inq: Inquiry) -> str:
    calls = inq.entered(Convene, session=session)
    return calls[-1].organ if calls else ""


def _behind(done: list[Act]) -> Finding:
    """Met where it is dated back behind nothing."""
    ordered = sorted(done, key=place)
    return require(
        not ordered, of=ordered[-1].on if ordered else None, entries=[step.seq for step in ordered]
    )
