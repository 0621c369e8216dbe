"""What the rules of several articles look up about drafts, in the same way."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from charterhouse.core.acts import Act, Content
from charterhouse.core.answers import Truth
from charterhouse.core.inquiry import Inquiry

from .acts import Announce, CorrectOutcome, ObjectToFormat, PutDraft, TableDraft, TakePosition
from .session_acts import CloseSession
from .session_lookups import place

PRESIDING = ("chair", "secretariat", "secretary_general")
IN_SESSION = ("consensus", "vote")
WRITTEN = ("circulation", "silence")  # no session has to be held

A = TypeVar("A", bound=Act)


def announcements(draft: str, inq: Inquiry) -> list[Announce]:
    """Every announcement of an outcome that stands: one that was corrected to pending counts as never made."""
    said = inq.acts(Announce, draft=draft)
    reopened = _reopened(draft, inq) if said else None
    return [each for each in said if reopened is None or place(each) > place(reopened)]


def _reopened(draft: str, inq: Inquiry) -> CorrectOutcome | None:
    """The last correction by which a draft is pending again."""
    corrected = inq.acts(CorrectOutcome, draft=draft)
    return next((each for each in reversed(corrected) if each.outcome == "pending"), None)


def decided_by(draft: str, inq: Inquiry) -> Announce | None:
    """The announcement that decides what became of a draft: the first of its adoption, else the last.

    What it announced is as it was corrected; it is judged as things stood when it was made.
    """
    return inq.once(_decided_by, draft)


def _decided_by(draft: str, inq: Inquiry) -> Announce | None:
    said = announcements(draft, inq)
    if not said:
        return None
    first = next((each for each in said if each.outcome == "adopted"), said[-1])
    corrected = [each for each in inq.acts(CorrectOutcome, draft=draft) if place(each) > place(said[0])]
    if not corrected:
        return first
    number = next((each.number for each in reversed(corrected) if each.number), first.number)
    return replace(first, outcome=corrected[-1].outcome, number=number)


def was_announced(draft: str, inq: Inquiry) -> bool:
    """Whether a draft was announced as adopted, rightly or not: until then nothing follows from it."""
    said = decided_by(draft, inq)
    return said is not None and said.outcome == "adopted"


def closed_by(draft: str, inq: Inquiry) -> Announce | None:
    """The first announcement of an outcome, after which the draft is no longer open."""
    said = announcements(draft, inq)
    return next((each for each in said if each.outcome != "pending"), None)


def tabled(draft: str, inq: Inquiry) -> TableDraft | None:
    """A draft as it was last tabled; once announced as adopted, as it stood just before."""
    return inq.once(_tabled, draft)


def _tabled(draft: str, inq: Inquiry) -> TableDraft | None:
    versions = inq.acts(TableDraft, draft=draft)
    said = decided_by(draft, inq)
    if said is not None and said.outcome == "adopted":
        versions = [version for version in versions if place(version) < place(said)]
    return versions[-1] if versions else None


def session_of(draft: str, inq: Inquiry) -> str:
    """The session in which a draft is decided; none where it is put in none, or answered in writing."""
    return inq.once(_session_of, draft)


def _session_of(draft: str, inq: Inquiry) -> str:
    put = said_of(PutDraft, draft, inq)[-1:]
    return put[0].session if put and put[0].way in IN_SESSION else ""


def session_closed(draft: str, inq: Inquiry) -> CloseSession | None:
    """The closing of the session in which a draft is decided: it ends what was put there."""
    session = session_of(draft, inq)
    return next(iter(inq.acts(CloseSession, session=session)), None) if session else None


def measure_of(draft: str, inq: Inquiry) -> Content | None:
    """What a draft would change, if anything."""
    tabled_ = tabled(draft, inq)
    return tabled_.measure if tabled_ else None


def way_of(draft: str, inq: Inquiry) -> str:
    """In which way a draft is decided; by consensus, unless it was put otherwise."""
    put = inq.acts(PutDraft, draft=draft)
    return put[-1].way if put else "consensus"


def said_of(kind: type[A], draft: str, inq: Inquiry, heard: date | None = None) -> list[A]:
    """What was done about a draft so far; or, from here on, until a later day."""
    acts = inq.acts(kind, draft=draft)
    if heard is not None:
        acts = [*acts, *(act for act in inq.later(kind, draft=draft) if inq.day(act.on) <= heard)]
    versions = said_versions(draft, inq, heard) if acts else []
    if len(versions) < 2:
        return acts
    now = tabled(draft, inq)
    return [act for act in acts if _of_this_version(act, now, versions)]


def said_versions(draft: str, inq: Inquiry, heard: date | None = None) -> list[TableDraft]:
    """Every version of a draft, those tabled from here on included where later words are heard."""
    versions = inq.acts(TableDraft, draft=draft)
    return versions if heard is None else [*versions, *inq.later(TableDraft, draft=draft)]


def _of_this_version(act: Act, now: TableDraft | None, versions: list[TableDraft]) -> bool:
    """Whether a word was said on this version; an objection stands while the content is the same."""
    on = [version for version in versions if place(version) < place(act)][-1:] or versions[:1]
    if now is None or on[0].seq == now.seq:
        return True
    objects = isinstance(act, ObjectToFormat) or getattr(act, "position", "") == "object"
    since = versions.index(on[0])
    until = next(at for at, version in enumerate(versions) if version.seq == now.seq)
    same = {(version.measure, version.text) for version in versions[since : until + 1]}
    return objects and since < until and len(same) == 1


def all_told(draft: str, inq: Inquiry) -> Truth:
    """Whether all positions on a draft are on record."""
    return inq.complete(TakePosition, draft=draft)
