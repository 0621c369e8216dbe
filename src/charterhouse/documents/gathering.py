"""The facts of drafts, gathered from the register and from answers of the law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import structs

from charterhouse.core.answers import Verdict
from charterhouse.desk.answers import as_plain
from charterhouse.desk.proceedings import still_said
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import Lang

from .chancery import Chancery, must_be_known, place, written
from .facts import WITHHELD, Draft, Quorum, Said, Served, Silence, Told, Version, Word
from .measures import ordered
from .phrases import speaking

WRITTEN = ("circulation", "silence")  # ways that need no session
WAITING = ("silence", "circulation", "limited")  # ways in which a deadline may run


def draft(ref: str, chancery: Chancery) -> Draft:
    """Everything on record of a draft, and what the law says of it."""
    versions = chancery.acts("organs.table_draft", draft=ref)
    if not versions:
        must_be_known(ref, {act.draft for act in chancery.acts("organs.table_draft")}, "draft")
    announced = chancery.acts("organs.announce", draft=ref)
    corrections = chancery.acts("organs.correct_outcome", draft=ref)
    standing, corrected = still_said(announced, corrections)
    decided = _deciding(standing)
    if decided is not None and decided.outcome == "adopted":
        versions = [each for each in versions if place(each) < place(decided)] or versions[:1]
    now = versions[-1]
    puts = chancery.acts("organs.put_draft", draft=ref)
    over = None if _is_put_again(decided, puts) else decided
    put = ([each for each in puts if over is None or place(each) < place(over)] or puts)[-1:]
    last = corrected[-1] if corrected else decided
    words, later = _words(ref, versions, over, chancery)
    measure = chancery.field(now, "measure")
    withdrawn = chancery.acts("organs.withdraw_draft", draft=ref)
    adopted = _adopted(ref, decided, chancery)
    number = next((each.number for each in reversed([*standing, *corrected]) if each.number), "")
    return Draft(
        ref=ref, organ=now.organ,
        title_en=chancery.field(now, "title_en"), title_ru=chancery.field(now, "title_ru"),
        text_ru=chancery.field(now, "text"), text_en=chancery.field(now, "text_en"),
        measure="" if measure in (None, WITHHELD) else measure.named,
        measure_en=_measure(measure, "en", chancery), measure_ru=_measure(measure, "ru", chancery),
        parent=now.parent, parent_number=_number(now.parent, chancery),
        procedural=now.matter == "procedural", motion=now.motion,
        versions=tuple(_versions(versions, chancery)),
        way=put[0].way if put else "", put=written(put[0].on) if put else "",
        deadline=written(put[0].deadline) if put and put[0].way in WAITING else "",
        extended=tuple(written(each.deadline) for each in chancery.acts("organs.extend_silence", draft=ref)),
        urgent=bool(put and put[0].urgent),
        withdrawn=written(withdrawn[-1].on) if withdrawn else "",
        words=words, later=later,
        format_objections=tuple(chancery.in_order(
            act.state for act in chancery.acts("organs.object_to_format", draft=ref)
        )),
        announced=tuple(Said(each.outcome, written(each.on), each.number) for each in announced),
        corrected=tuple(
            Said(each.outcome, written(each.on), each.number, chancery.field(each, "reason"))
            for each in corrections
        ),
        decided=written(decided.on) if decided else "",
        outcome=last.outcome if last else "",
        number=number,
        law=adopted,
        quorum=_quorum(ref, now, put, over, chancery) if put else None,
        served=_served(ref, chancery),
        silence=_silence(ref, chancery) if put and put[0].way == "silence" else None,
        binds=_of_each_member("bound", "decision", ref, decided, chancery),
        answers=_of_each_member("responsible", "draft", ref, decided, chancery)
        if put and put[0].way == "limited" else (),
        takes_effect=_takes_effect(ref, decided, chancery),
        report_by=written(now.report_by),
    )  # fmt: skip


def last_silence(ref: str, chancery: Chancery) -> Draft:
    """A draft as it was while its last silence ran and until it went another way, if it did."""
    put = chancery.acts("organs.put_draft", draft=ref)
    silences = [act for act in put if act.way == "silence"][-1:]
    since = [
        act for silence in silences for kind in ("organs.table_draft", "organs.put_draft")
        for act in chancery.acts(kind, draft=ref) if place(act) > place(silence)
    ]  # fmt: skip
    if not since:
        return draft(ref, chancery)
    first = min(since, key=place)
    then = draft(ref, chancery._replace(until=place(first)))
    assert then.silence is not None, "it was put by silence last"
    way = first.way if first.named == "organs.put_draft" else ""
    ended = structs.replace(then.silence, followed=written(first.on), followed_by=way)
    return structs.replace(then, silence=ended)


def _adopted(ref: str, decided: Any, chancery: Chancery) -> Told:
    """Whether it was adopted; where it was not carried, why that is so."""
    adopted = chancery.told(chancery.standing.ask("adopted", draft=ref))
    if adopted.taken == "yes" or decided is None:
        return adopted
    carried = chancery.told(chancery.at(decided.on.latest).ask("carried", draft=ref))
    if carried.taken == adopted.taken and carried.why_en:
        return structs.replace(adopted, why_en=carried.why_en, why_ru=carried.why_ru)
    return adopted


def _deciding(announced: Sequence[Any]) -> Any:
    """The announcement that decides: the first of an adoption, else the last."""
    return next(
        (each for each in announced if each.outcome == "adopted"),
        announced[-1] if announced else None,
    )


def _is_put_again(decided: Any, puts: Sequence[Any]) -> bool:
    """Whether what was announced pending was put again since, so that it is open as it was put then."""
    pending = decided is not None and decided.outcome == "pending"
    return pending and any(place(each) > place(decided) for each in puts)


def _versions(versions: Sequence[Any], chancery: Chancery) -> Iterable[Version]:
    before = None
    for act in versions:
        by = dict.fromkeys((act.by, *act.authors))
        changed = before is not None and (before.text, before.measure) != (act.text, act.measure)
        irregular = chancery.irregular(act)
        yield Version(act.version, written(act.on), tuple(by), changed, irregular)
        before = act


def _words(
    ref: str, versions: Sequence[Any], decided: Any, chancery: Chancery
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The last word of each State before the decision, and what was said after it."""
    last: dict[str, Any] = {}
    later: list[Any] = []
    for act in chancery.acts("organs.take_position", draft=ref):
        if decided is None or place(act) < place(decided):
            last[act.state] = act
        else:
            later.append(act)
    joined = [
        Word(act.state, "joined", written(act.on), version=versions[-1].version)
        for act in chancery.acts("organs.join_decision", draft=ref)
    ]
    stated = [
        Word(
            act.state, chancery.field(act, "sense"), written(act.on), chancery.field(act, "person"),
            version=versions[-1].version, explanation=chancery.field(act, "explanation"),
        )
        for act in chancery.acts("organs.state_on_outcome", draft=ref)
    ]  # fmt: skip
    return (
        tuple(_word(last[state], versions, chancery) for state in chancery.in_order(last)),
        (*(_word(act, versions, chancery) for act in later), *joined, *stated),
    )


def _word(act: Any, versions: Sequence[Any], chancery: Chancery) -> Word:
    on = [each for each in versions if place(each) < place(act)][-1:] or versions[:1]
    counts = chancery.standing.ask("counts", state=act.state, draft=act.draft)
    return Word(
        act.state, chancery.field(act, "position"), written(act.on), chancery.field(act, "person"),
        act.means or "", chancery.field(act, "reservation"), chancery.field(act, "explanation"),
        chancery.field(act, "dissociation"), on[0].version, chancery.told(counts),
    )  # fmt: skip


def _quorum(
    ref: str, now: Any, put: Sequence[Any], decided: Any, chancery: Chancery
) -> Quorum | None:
    """Who was there when it was decided; what the law asks of them, if anything."""
    if put[0].way in WRITTEN:
        return None
    then = chancery.at((decided or put[0]).on.latest)
    session = put[0].session or now.session
    asked = then.ask("present", session=session) if session else None
    listed = asked.answer.value if asked is not None else None
    present = listed or ()
    members = [state for state in then.members() if _belongs(state, then)]
    carried = then.ask("carried", draft=ref)
    facts: dict[str, Any] = {}
    for ground in carried.answer.grounds if carried else ():
        facts |= {
            name: ground.facts[name] for name in ("needed", "present") if name in ground.facts
        }
    return Quorum(
        tuple(chancery.in_order(state for state in present if state in members)),
        tuple(chancery.in_order(state for state in members if state not in present))
        if listed is not None else (),
        tuple(chancery.in_order(members)) if session and listed is None else (),
        _whole(facts.get("needed")), _whole(facts.get("present")),
        chancery.told(then.ask("quorate", session=session)) if session else None,
    )  # fmt: skip


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _belongs(state: str, then: Standing) -> bool:
    asked = then.ask("member", state=state)
    return asked is not None and asked.answer.taken is not Verdict.NO


def _served(ref: str, chancery: Chancery) -> tuple[Served, ...]:
    """When the draft reached each Member; those whom it has not are named too."""
    first: dict[str, Any] = {}
    for act in chancery.acts("organs.serve_draft", draft=ref):
        first.setdefault(act.state, act)
    if not first:
        return ()
    return tuple(
        Served(state, written(first[state].on), first[state].channel)
        if state in first else Served(state)
        for state in chancery.in_order([*first, *chancery.standing.members()])
    )  # fmt: skip


def _silence(ref: str, chancery: Chancery) -> Silence | None:
    """What came of a silence procedure, by the law."""
    asked = chancery.standing.ask("silence_certificate", draft=ref)
    if asked is None:
        return None
    told, value = chancery.told(asked), asked.answer.value
    if value is None or chancery.is_closed(asked):
        return Silence(told)
    spoke, silent, broken_by, lacking = (
        tuple(chancery.in_order(each))
        for each in (value.spoke, value.silent, value.broken_by, value.lacking)
    )
    return Silence(
        told, value.status, value.deadline, spoke, silent, broken_by, lacking, value.reason
    )


def _of_each_member(
    question: str, argument: str, ref: str, decided: Any, chancery: Chancery
) -> tuple[tuple[str, Told], ...]:
    """A question of each Member about a decision announced as adopted."""
    if decided is None or decided.outcome != "adopted":
        return ()
    return tuple(
        (state, chancery.told(chancery.standing.ask(question, state=state, **{argument: ref})))
        for state in chancery.in_order(chancery.standing.members())
    )


def _takes_effect(ref: str, decided: Any, chancery: Chancery) -> tuple[tuple[str, str], ...]:
    """The day on which it takes effect for each Member, as far as the law says one."""
    found = []
    if decided is not None and decided.outcome == "adopted":
        for state in chancery.in_order(chancery.standing.members()):
            asked = chancery.standing.ask("takes_effect", draft=ref, state=state)
            if asked and asked.answer.value and not chancery.is_closed(asked):
                found.append((state, str(as_plain(asked.answer.value))))
    return tuple(found)


def _measure(measure: Any, lang: Lang, chancery: Chancery) -> str:
    """What a decision changes, as a sentence; nothing where it holds a text alone."""
    if measure in (None, WITHHELD):
        return measure or ""
    return ordered(measure, speaking(chancery.register, lang))


def _number(parent: str, chancery: Chancery) -> str:
    announced = chancery.acts("organs.announce", draft=parent) if parent else []
    return next((each.number for each in announced if each.number), "")
