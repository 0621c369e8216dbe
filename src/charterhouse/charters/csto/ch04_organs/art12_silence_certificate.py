"""What came of a silence (12.2, 12.4): who had the draft, who spoke, whether its end was consent, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from charterhouse.core.answers import Finding, Truth, found, missing, none_of, require, who
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment

from ..book import book
from .acts import PutDraft, ServeDraft, TableDraft, WithdrawDraft
from .count_lookups import counted, standing_apart
from .draft_lookups import all_told, said_of
from .silence_lookups import answers_close, broke_silence, silence_answers, was_served
from .questions import Carried, Silence, SilenceCertificate
from .session_lookups import place
from .word_lookups import last_words

FACTS = ("status", "deadline", "spoke", "silent", "broken_by", "lacking", "reason")


@book.value(
    "12.2", on=SilenceCertificate,
    en="it is {status}; ends: {deadline}; spoke: {spoke}; silent: {silent}; broken by: {broken_by}; "
    "not served in time: {lacking}; reason: {reason}",
    ru="состояние: {status}; конец: {deadline}; высказались: {spoke}; молчали: {silent}; нарушили: "
    "{broken_by}; не получили вовремя: {lacking}; причина: {reason}",
)  # fmt: skip
def what_came_of_the_silence(q: SilenceCertificate, inq: Inquiry) -> Finding:
    """Of the limited format too, where a time was set for answers; there nobody need be served."""
    put = _last_put(q.draft, inq)
    if put is None:
        return require(none_of(inq.complete(PutDraft, draft=q.draft)), **dict.fromkeys(FACTS))
    inq = _while_it_was_so_put(put, inq)
    end, base = answers_close(put, inq), counted(q.draft, inq)
    words = last_words(q.draft, inq)
    mute, broken = _silent_and_breaking(put, end, base.sure, inq)
    proof = {
        state: none_of(was_served(state, put, inq)) for state in mute if put.way == "silence"
    }  # fmt: skip
    told = all_told(q.draft, inq) is Truth.MET
    if not broken and not (told and not base.perhaps and Truth.OPEN not in proof.values()):
        known = {"spoke": sorted(words), "silent": mute, "broken_by": []}
        return missing(**{**dict.fromkeys(FACTS), **known})
    status, reason = _status(put, end, broken, who(proof), inq)
    served = {act.state: act.on.text for act in reversed(said_of(ServeDraft, q.draft, inq))}
    certificate = Silence(
        status, put.on.text, "" if end is None else inq.view.record.seat.instant(end),
        tuple(sorted(served.items())), tuple(sorted(words)), tuple(mute), tuple(broken),
        tuple(who(proof)), reason,
    )  # fmt: skip
    return found(
        certificate, status=status, deadline=certificate.deadline, spoke=sorted(words),
        silent=mute, broken_by=broken, lacking=who(proof), reason=reason or None,
    )  # fmt: skip


def _last_put(draft: str, inq: Inquiry) -> PutDraft | None:
    """How a draft was last put so that silence might answer it."""
    puts = [
        put for put in inq.acts(PutDraft, draft=draft)
        if put.way == "silence" or (put.way == "limited" and put.deadline is not None)
    ]  # fmt: skip
    return puts[-1] if puts else None


def _while_it_was_so_put(put: PutDraft, inq: Inquiry) -> Inquiry:
    """As it stood before another version was tabled or it was put otherwise: what came of it then, stays."""
    since = [
        act for kind in (TableDraft, PutDraft) for act in inq.acts(kind, draft=put.draft)
        if place(act) > place(put)
    ]  # fmt: skip
    return inq.before(min(since, key=place)) if since else inq


def _silent_and_breaking(
    put: PutDraft, end: Moment | None, members: Sequence[str], inq: Inquiry
) -> tuple[list[str], list[str]]:
    """Which of the Members that count have said nothing, and which stand in the way."""
    if put.way == "limited":
        apart = standing_apart(inq.ask(Carried(put.draft)))
        return apart["lacking"], apart["objecting"]
    words = last_words(put.draft, inq)
    mute = [each for each in members if each not in words or words[each].position == "absent"]
    broke = {} if end is None else broke_silence(put, end, inq)
    return mute, [state for state in broke if state in members]


def _status(
    put: PutDraft, end: Moment | None, broken: list[str], lacking: list[str], inq: Inquiry
) -> tuple[str, str]:
    """Running, broken, complete; or void, where its end gives no consent, and for what reason."""
    if broken:
        return "broken", ""
    if any(place(put) < place(act) for act in inq.acts(WithdrawDraft, draft=put.draft)):
        return "void", "withdrawn"
    if end is None:
        return "void", "no_end"
    if not silence_answers(put, inq):
        return "void", "no_answer"
    if not inq.reached(end + 1):
        return "running", ""
    return ("void", "not_served") if lacking else ("complete", "")
