"""What the rules of several articles look up about drafts, in the same way."""

from __future__ import annotations

from datetime import date, timedelta
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from charterhouse.commons.silence import after_days, after_hours
from charterhouse.core.acts import Act, Content, Measure
from charterhouse.core.answers import (
    Answer, Finding, Truth, all_of, any_of, none_of, require, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment, Seat, When

from ..ch05_secretariat.acts import EndSecretaryGeneral
from ..ch06_membership.acts import Admit, Expel, LiftSuspension, Restore, Suspend
from ..ch09_financing.acts import (
    AllocateSurplus, AmendBudget, ApplyArticle25, ApproveBudget, ApproveScale, Waive,
)  # fmt: skip
from ..ch10_final.acts import Sign
from .acts import (
    Announce, ApproveRegulation, CorrectOutcome, ExtendSilence, ObjectToFormat, PutDraft,
    ServeDraft, TableDraft, TakePosition, WithdrawDraft,
)  # fmt: skip
from .session_acts import CloseSession, Convene
from .questions import Adopted, Carried, Counting, Counts
from .session_lookups import has_come_to, place

PRESIDING = ("chair", "secretariat", "secretary_general")
IN_SESSION = ("consensus", "vote")
WRITTEN = ("circulation", "silence")  # no session has to be held
NO_DRAFT = ""  # of `Counts`: whether a State counts at all, whatever the matter
# By which rule a measure is submitted first, and by which organ.
SUBMITTED_BY = {"17.2.the_foreign_ministers_have_submitted_it": "foreign_ministers"}
FINANCIAL = (
    ApproveBudget, AmendBudget, ApproveScale, AllocateSurplus, Waive, ApplyArticle25,
)  # fmt: skip
# Measures on which the position of one State may count otherwise than on all others.
SINGLING_OUT = (Suspend, Expel, LiftSuspension, ApplyArticle25, EndSecretaryGeneral)

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


def held_open(draft: str, inq: Inquiry) -> PutDraft | None:
    """How a draft is open for decision, if it is: meanwhile it is neither changed nor put again.

    It is held no longer once an outcome is announced, if only as pending, and stands announced; once
    it is withdrawn; or once its silence is broken, or the time for answers is over, or its session
    closed, and that has not carried it.
    """
    put = said_of(PutDraft, draft, inq)[-1:]
    ended = [*announcements(draft, inq), *inq.acts(WithdrawDraft, draft=draft)]
    if not put or any(place(act) > place(put[0]) for act in ended):
        return None
    end = None if put[0].way in IN_SESSION else answers_close(put[0], inq)
    if put[0].way == "silence" and (end is None or broke_silence(put[0], end, inq)):
        return None
    over = session_closed(draft, inq) is not None or (end is not None and inq.reached(end + 1))
    lapsed = over and inq.ask(Carried(draft)).truth is Truth.BREACHED
    return None if lapsed else put[0]


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


def whoever_may_count(inq: Inquiry) -> Sequence[str]:
    """Every State that may be a Member; whether it counts is asked of each."""
    return inq.once(_whoever_may_count)


def _whoever_may_count(inq: Inquiry) -> list[str]:
    joined = {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    return sorted(joined | {signed.state for signed in inq.acts(Sign, treaty="charter")})


class Base(NamedTuple):
    """Who is counted on a draft, and of whom that is not known; each in the order of their codes."""

    sure: Sequence[str]
    perhaps: Sequence[str] = ()

    @property
    def truths(self) -> dict[str, Truth]:
        """Of each, whether it counts."""
        return dict.fromkeys(self.sure, Truth.MET) | dict.fromkeys(self.perhaps, Truth.OPEN)


def counted(draft: str, inq: Inquiry) -> Base:
    """Who is counted on a draft.

    One base serves all drafts that single nobody out, so that a board of many Members is quick.
    """
    return inq.once(_counted, draft)


def _counted(draft: str, inq: Inquiry) -> Base:
    if not isinstance(measure_of(draft, inq), SINGLING_OUT):
        base = inq.value(Counting())
        if base is not None:
            return Base(base)
    parts = {state: all_of(inq.ask(Counts(state, draft))) for state in whoever_may_count(inq)}
    return Base(who(parts), who(parts, Truth.OPEN))


def answers_end(draft: str, inq: Inquiry) -> Moment | None:
    """The last moment at which an answer in writing counts, silence aside; none where there is none.

    The limited format has one without a deadline where silence is an answer (G-44).
    """
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way not in ("limited", *WRITTEN):
        return None
    end = answers_close(put[0], inq)
    if end is not None or put[0].way != "limited" or inq.reading("G-44") != "B":
        return end
    days = timedelta(days=int(inq.figure("limited_format.window")))
    return inq.view.record.seat.closes(inq.day(put[0].on) + days)


def silence_ends(draft: str, inq: Inquiry) -> Moment | None:
    """The last moment at which silence may be broken; none where it never becomes consent (G-44)."""
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way in IN_SESSION:
        return None
    end = answers_end(draft, inq)
    if end is None:
        return None
    if len(inq.acts(TableDraft, draft=draft)) > 1 and not said_of(PutDraft, draft, inq):
        return None  # another version was put: nobody has been silent on this one
    return end if silence_answers(put[0], inq) else None


def silence_answers(put: PutDraft, inq: Inquiry) -> bool:
    """Whether silence on what was put is consent: opened in a session of the organ, by its own terms."""
    agreed = put.way == "silence" and opened_in_session(put, inq)
    return agreed or inq.reading("G-44") == "B"


def opened_in_session(put: PutDraft, inq: Inquiry) -> bool:
    """Whether the organ itself agreed to the silence, at the session that is named and was sitting."""
    if not put.session:
        return False
    if has_come_to(put.session, ("open",), inq.before(put)) is Truth.BREACHED:
        return False
    organs = {draft.organ for draft in inq.acts(TableDraft, draft=put.draft)}
    return all(session.organ in organs for session in inq.acts(Convene, session=put.session))


def answers_close(put: PutDraft, inq: Inquiry) -> Moment | None:
    """The last moment for answers as it was put, or as it was extended before it was over."""
    if put.deadline is None:
        return None
    end = end_of(put.deadline, inq.view.record.seat)
    for longer in inq.acts(ExtendSilence, draft=put.draft):
        if place(put) < place(longer) and longer.on.latest <= end:
            end = max(end, end_of(longer.deadline, inq.view.record.seat))
    return end


def shortest_silence(put: PutDraft, since: When, inq: Inquiry) -> Moment:
    """The last moment of the shortest time that a Member is left, counted from a moment or a day."""
    seat = inq.view.record.seat
    if not put.urgent:
        return after_days(inq.day(since), int(inq.figure("silence.period")), seat)
    return after_hours(end_of(since, seat), int(inq.figure("silence.crisis")))


def was_served(state: str, put: PutDraft, inq: Inquiry, heard: date | None = None) -> Truth:
    """Whether a Member is proved to have had the draft for the shortest time that silence may take."""
    end = answers_close(put, inq)
    served = [act for act in said_of(ServeDraft, put.draft, inq, heard) if act.state == state]
    if end is None:
        return Truth.BREACHED
    if not served:
        return none_of(inq.complete(ServeDraft, draft=put.draft))
    return all_of(shortest_silence(put, max(put.on, served[0].on), inq) <= end)


def end_of(deadline: When, seat: Seat) -> Moment:
    """The last moment of a deadline: the instant itself, or the end of the day that it names."""
    return deadline.latest if "T" in deadline.text else seat.closes(seat.day(deadline.latest))


def silence_is_over(q: Carried, inq: Inquiry) -> bool:
    """Whether the last moment at which silence may be broken has passed, at the instant or by a later day."""
    end = silence_ends(q.draft, inq)
    if end is None:
        return False
    return end < inq.view.record.seat.closes(q.heard) if q.heard is not None else inq.reached(end + 1)


def in_time(act: Act, end: Moment | None) -> bool:
    """Whether a word came before silence was taken for consent; what is dated by a day came with its start."""
    return end is None or act.on.latest <= end


def in_the_way(said: TakePosition, inq: Inquiry) -> bool:
    """Whether a Member objects, or signs with a reservation that counts as not signing (G-42)."""
    return said.position == "object" or (bool(said.reservation) and inq.reading("G-42") == "B")


def broke_silence(
    put: PutDraft, end: Moment, inq: Inquiry, heard: date | None = None
) -> dict[str, TakePosition]:
    """Who broke a silence, with the first word that did: what is broken is not mended by dropping it.

    Late is the word of one whose silence was consent by then; of one not served in time it never is.
    """
    broke: dict[str, TakePosition] = {}
    before: dict[str, TakePosition] = {}
    for said in said_of(TakePosition, put.draft, inq, heard):
        if place(said) < place(put):
            before[said.state] = said
        elif in_the_way(said, inq):
            broke.setdefault(said.state, said)
    broke = {**broke, **{state: said for state, said in before.items() if in_the_way(said, inq)}}
    return {
        state: said for state, said in sorted(broke.items())
        if in_time(said, end) or was_served(state, put, inq, heard) is not Truth.MET
    }  # fmt: skip


def standing_apart(carried: Answer[None]) -> dict[str, list[str]]:
    """Who objects to a draft, and who is lacking, by the answer on whether it is carried."""
    facts = [ground.facts for ground in carried.grounds]
    return {
        name: sorted({state for each in facts for state in _named(each.get(name))})
        for name in ("objecting", "lacking")
    }  # fmt: skip


def _named(states: object) -> list[str]:
    return states if isinstance(states, list) else []


def announced(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> Sequence[tuple[TableDraft, Announce]]:
    """Drafts with such a measure that were announced as adopted, in the order of announcement."""
    return inq.once(_announced, kinds, tuple(key.items()))


def _announced(
    kinds: Sequence[type[Measure]], key: Sequence[tuple[str, object]], inq: Inquiry
) -> list[tuple[TableDraft, Announce]]:
    pairs = [
        (draft, said)
        for draft in inq.carrying(*kinds, **dict(key))
        if (said := decided_by(draft.draft, inq)) is not None and said.outcome == "adopted"
        and (now := tabled(draft.draft, inq)) is not None and now.seq == draft.seq
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (pair[1].on, pair[1].seq))


def adopted(
    inq: Inquiry, *kinds: type[Measure], **key: object
) -> list[tuple[Any, Announce, Answer[None]]]:
    """The measures announced as adopted, with the announcement and whether it was right."""
    return [
        (draft.measure, said, inq.ask(Adopted(draft.draft)))
        for draft, said in announced(inq, *kinds, **key)
    ]


def regulated(regulation: str, inq: Inquiry) -> Truth:
    """Whether the Council has approved a Regulation, and its first day has come."""
    approved = [
        all_of(answer, inq.reached(measure.since))
        for measure, _, answer in adopted(inq, ApproveRegulation, regulation=regulation)
    ]
    if any_of(*approved) is Truth.MET:
        return Truth.MET
    return any_of(*approved, none_of(inq.complete(ApproveRegulation, regulation=regulation)))


def regulated_or_not_needed(regulation: str, gap: str, inq: Inquiry) -> Finding:
    """Whether a power waits for its Regulation (A), or the Charter is enough (B): G-41 and its kin."""
    approved = regulated(regulation, inq)
    if approved is not Truth.MET and inq.reading(gap) == "B":
        return require(True, regulation=None)
    return require(approved, regulation=regulation)
