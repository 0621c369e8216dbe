"""Silence (12.2): how it is opened, served, extended and broken, and when it is consent.

No text of the Charter speaks of silence. The Rules may (12.2); a draft put under silence in a session
of its organ is under the terms to which all agreed there; for any other G-44 says whether silence
answers anything, and where it does not, such a draft is not put so at all.
"""

from __future__ import annotations

from charterhouse.commons.silence import after_days
from charterhouse.core.answers import (
    Finding, Truth, all_of, none_of, require, silent, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import Moment

from ..book import book
from ..ch06_membership.questions import Member
from .acts import ExtendSilence, PutDraft, ServeDraft, TakePosition, WithdrawDraft
from .count_lookups import counted
from .draft_lookups import IN_SESSION, PRESIDING, all_told, closed_by
from .silence_lookups import (
    answers_close, broke_silence, end_of, shortest_silence, silence_answers, silence_ends,
    silence_is_over, was_served,
)  # fmt: skip
from .questions import Carried, Counts
from .word_lookups import last_words


def _put_under_silence(draft: str, inq: Inquiry) -> PutDraft | None:
    """How a draft was put, if that was under silence."""
    put = inq.acts(PutDraft, draft=draft)[-1:]
    return put[0] if put and put[0].way == "silence" else None


# Opening, serving, extending ---------------------------------------------------------------------


@book.condition(
    "12.2", on=PutDraft,
    en="silence ends at an instant that is named; named: {deadline}",
    ru="назван точный момент окончания молчания; назван: {deadline}",
    cure=("Name the instant, with its zone.", "Укажите момент с часовым поясом."),
)  # fmt: skip
def silence_ends_at_a_named_instant(act: PutDraft, inq: Inquiry) -> Finding:
    if act.way != "silence":
        return silent()
    return require(act.deadline is not None and "T" in act.deadline.text, deadline=act.deadline)


@book.condition(
    "12.2", on=PutDraft,
    en="silence lasts as long as the Rules ask; until: {deadline}, at the earliest: {earliest}",
    ru="молчание длится не меньше, чем требуют Правила; до: {deadline}, не ранее: {earliest}",
    cure=("Name {earliest} or later.", "Укажите {earliest} или позднее."),
)  # fmt: skip
def silence_lasts_long_enough(act: PutDraft, inq: Inquiry) -> Finding:
    """Days are whole days at the seat; the hours of a crisis run from instant to instant."""
    if act.way != "silence" or act.deadline is None:
        return silent()
    least, seat = shortest_silence(act, act.on, inq), inq.view.record.seat
    ends = end_of(act.deadline, seat)
    return require(ends >= least, deadline=act.deadline, earliest=seat.instant(least))


@book.condition(
    "12.2", on=PutDraft,
    en="silence will be an answer: agreed to in a session of the organ, or by that reading; session: "
    "{session}",
    ru="молчание будет ответом: согласовано на сессии органа либо по такому толкованию; сессия: "
    "{session}",
    cure=(
        "Put it in a session of its organ that sits, or to circulation, where each signs.",
        "Поставьте его на идущей сессии этого органа либо разошлите на подпись каждому.",
    ),
)  # fmt: skip
def silence_will_be_an_answer(act: PutDraft, inq: Inquiry) -> Finding:
    """Otherwise its end would give nothing, and everybody would have waited for it in vain."""
    if act.way != "silence":
        return silent()
    return require(silence_answers(act, inq), session=act.session or None)


@book.condition(
    "12.2", on=(PutDraft, ExtendSilence),
    en="silence does not last longer than a time that can be overseen; until: {deadline}, at the latest: {latest}",
    ru="молчание длится не дольше обозримого срока; до: {deadline}, не позднее: {latest}",
    cure=("Name {latest} or earlier.", "Укажите {latest} или раньше."),
)  # fmt: skip
def silence_does_not_last_too_long(act: PutDraft | ExtendSilence, inq: Inquiry) -> Finding:
    """Counted from when the draft was put: whoever stays silent must know until when he may speak."""
    put = act if isinstance(act, PutDraft) else _put_under_silence(act.draft, inq)
    if put is None or put.way != "silence" or act.deadline is None:
        return silent()
    seat = inq.view.record.seat
    most = after_days(inq.day(put.on), int(inq.figure("silence.longest")), seat)
    return require(
        end_of(act.deadline, seat) <= most, deadline=act.deadline, latest=seat.instant(most)
    )


@book.power(
    "12.2", on=ServeDraft,
    en="the chair or the Secretariat serves it; by: {by}",
    ru="вручает председатель или Секретариат; вручил: {by}",
    cure=(
        "Have the chair or the Secretariat serve it.",
        "Вручить его следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_secretariat_serves_it(act: ServeDraft, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.condition(
    "12.2", on=ServeDraft,
    en="it is served on a Member; on: {state}",
    ru="проект вручается государству-члену; кому: {state}",
    cure=("Serve it on Members only.", "Вручайте проект только государствам-членам."),
)  # fmt: skip
def it_is_served_on_a_member(act: ServeDraft, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.state)), state=act.state)


@book.power(
    "12.2", on=ExtendSilence,
    en="the chair extends it; by: {by}",
    ru="продлевает председатель; продлил: {by}",
    cure=(
        "Have the chair or the Secretariat extend it.",
        "Продлить его следует председателю или Секретариату.",
    ),
)  # fmt: skip
def the_chair_extends_it(act: ExtendSilence, inq: Inquiry) -> Finding:
    return require(act.by in PRESIDING, by=act.by)


@book.condition(
    "12.2", on=ExtendSilence,
    en="the time for answers is running; ends: {ends}, broken by: {broken_by}",
    ru="срок для ответов ещё длится; конец: {ends}, нарушили: {broken_by}",
    cure=("Put the draft again.", "Поставьте проект заново."),
)  # fmt: skip
def the_silence_is_running(act: ExtendSilence, inq: Inquiry) -> Finding:
    """Or the deadline of a circulation, or of the limited format, has not passed yet."""
    put, end = _put_until(act.draft, inq)
    if put is None or end is None:
        return require(none_of(inq.complete(PutDraft, draft=act.draft)), ends=None, broken_by=[])
    broken_by = list(broke_silence(put, end, inq)) if put.way == "silence" else []
    ends = inq.view.record.seat.instant(end)
    ended = bool(inq.acts(WithdrawDraft, draft=act.draft)) or closed_by(act.draft, inq) is not None
    return require(
        not inq.reached(end + 1), not broken_by, not ended, ends=ends, broken_by=broken_by
    )


@book.condition(
    "12.2", on=ExtendSilence,
    en="the new end is later, and of a silence an instant; until now: {ends}, now: {deadline}",
    ru="новый срок позже прежнего, а для молчания назван и момент; прежний: {ends}, новый: {deadline}",
    cure=("Name an instant after {ends}.", "Укажите момент после {ends}."),
)  # fmt: skip
def the_new_end_is_a_later_instant(act: ExtendSilence, inq: Inquiry) -> Finding:
    put, end = _put_until(act.draft, inq)
    if put is None or end is None:
        return silent()
    seat = inq.view.record.seat
    exact = put.way != "silence" or "T" in act.deadline.text
    later = exact and end_of(act.deadline, seat) > end
    return require(later, ends=seat.instant(end), deadline=act.deadline)


def _put_until(draft: str, inq: Inquiry) -> tuple[PutDraft | None, Moment | None]:
    """How a draft was put, if it is answered in writing, and the end of the time for that."""
    put = inq.acts(PutDraft, draft=draft)[-1:]
    if not put or put[0].way in IN_SESSION:
        return None, None
    return put[0], answers_close(put[0], inq)


# Breaking it -------------------------------------------------------------------------------------


@book.condition(
    "12.2", on=TakePosition,
    en="silence is broken in writing and with reasons; by: {means}, reasons given: {reasoned}",
    ru="молчание нарушается письменно и с указанием причин; способ: {means}, причины: {reasoned}",
    cure=("Object in writing, and say why.", "Возразите письменно и укажите причины."),
)  # fmt: skip
def silence_is_broken_in_writing_with_reasons(act: TakePosition, inq: Inquiry) -> Finding:
    put = _put_under_silence(act.draft, inq)
    if act.position != "object" or put is None:
        return silent()
    reasoned = bool(act.explanation.strip())
    return require(act.means == "writing", reasoned, means=act.means, reasoned=reasoned)


@book.bar(
    "12.2", on=TakePosition,
    en="silence is broken before it is consent; it ended: {ends}",
    ru="молчание нарушается, пока оно не стало согласием; окончилось: {ends}",
    cure=(
        "Once it is announced, contest it by a statement on the outcome; to change it, table a further draft.",
        "После объявления итога оспорьте его заявлением; чтобы изменить решение, внесите ещё один проект.",
    ),
)  # fmt: skip
def silence_is_broken_in_time(act: TakePosition, inq: Inquiry) -> Finding:
    """Too late is it only for one whose silence was consent; what is broken may be objected to for long."""
    put = _put_under_silence(act.draft, inq)
    if act.position != "object" or put is None:
        return silent()
    end = silence_ends(act.draft, inq)
    if end is None:
        return silent()
    if not inq.reached(end + 1) or broke_silence(put, end, inq):
        return require(True, ends=None)
    served = was_served(act.state, put, inq)
    return require(none_of(served), ends=inq.view.record.seat.instant(end))


# When it is consent ------------------------------------------------------------------------------


@book.exception(
    "12.2", on=Carried, to="12.1.no_member_objects",
    en="nobody broke the silence in time; objecting: {objecting}",
    ru="молчание никем вовремя не нарушено; возражают: {objecting}",
)  # fmt: skip
def nobody_broke_the_silence(q: Carried, inq: Inquiry) -> Finding:
    put = _put_under_silence(q.draft, inq)
    end = silence_ends(q.draft, inq) if put is not None else None
    if put is None or end is None:
        return silent()
    broken = {
        state: all_of(inq.ask(Counts(state, q.draft)))
        for state in broke_silence(put, end, inq, q.heard)
    }
    return require(none_of(*broken.values()), all_told(q.draft, inq), objecting=who(broken))


@book.exception(
    "12.2", on=Carried, to="12.1.nobody_that_counts_is_missing",
    en="the silence is over, and each silent Member had the draft in time; over: {over}, "
    "missing: {lacking}; not known of: {unknown}",
    ru="молчание окончилось, и каждое молчавшее государство вовремя получило проект; окончилось: "
    "{over}, недостаёт: {lacking}; нет сведений о: {unknown}",
    cure=(
        "While it runs, wait for its end; once it is over, whoever is missing for want of service in time must "
        "answer. Missing: {lacking}.",
        "Пока срок идёт, дождитесь его конца; по окончании должен ответить тот, кого недостаёт, так как "
        "проект не был вручён вовремя. Недостаёт: {lacking}.",
    ),
)  # fmt: skip
def the_silence_is_over_and_was_served(q: Carried, inq: Inquiry) -> Finding:
    put = _put_under_silence(q.draft, inq)
    end = silence_ends(q.draft, inq) if put is not None else None
    if put is None or end is None:
        return silent()
    over, words = silence_is_over(q, inq), last_words(q.draft, inq, q.heard)
    parts = {
        state: all_of(
            counts, all_told(q.draft, inq),
            none_of(was_served(state, put, inq, q.heard)) if over else True,
        )
        for state, counts in counted(q.draft, inq).truths.items()
        if state not in words or words[state].position == "absent"
    }  # fmt: skip
    lacking, unknown = who(parts), who(parts, Truth.OPEN)
    return require(
        over, none_of(*parts.values()), over=over, lacking=lacking, unknown=unknown
    )
