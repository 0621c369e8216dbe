"""The record of a session: who chaired, who was there, what was put, said, decided and ruled."""

from __future__ import annotations

from collections.abc import Iterator

from charterhouse.desk.declension import opening

from . import parts
from .blocks import AnyBlock, Heading, Pairs, Paper, Para, Points
from .facts import Agenda, Chair, Draft, Drawn, Motion, Point, Session
from .phrases import Phrases

BASIS_ORDER = ("host", "decision", "election", "acting")


def protocol(of: Session, drawn: Drawn, say: Phrases) -> Paper:
    """The record of a session in one language."""
    sitting = say.sitting_of(of.organ, of.kind)
    blocks = [
        *_session(of, say), *_participants(of, say), *_agenda(of, say), *_business(of, say),
        *_motions(of, say), *_closing(of, say), *_annexes(of, say),
    ]  # fmt: skip
    title = say("title.protocol", session=sitting, organ=say.name(of.organ))
    return parts.paper(
        "protocol", of.ref, of.organ, title, "", parts.place_and_day(of, say), blocks, drawn, say
    )


def _session(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    word = "session" if of.organ == "council" else "meeting"
    yield Heading(say(f"heading.{word}"))
    pairs = [
        ("session_called", of.ref),
        ("kind", str(say.sitting_of(of.organ, of.kind))),
        ("format", say.word("format", of.format) if of.format else ""),
        ("place", parts.place_of(of, say)),
        ("host", f"{say.name(of.host)}" if of.host else ""),
        ("convened", _convened(of, say)),
        ("called_for", say.when(of.opens) if of.opens else ""),
        ("sittings", _sittings(of, say)),
        ("chair", "; ".join(_chairs(of, say))),
    ]
    yield Pairs(tuple((say.word("label", name), value) for name, value in pairs if value))


def _convened(of: Session, say: Phrases) -> str:
    told = say("say.convened", day=say.when(of.convened), by=say.name(of.convened_by))
    if of.requested_by:
        told += f", {say('say.requested', states=say.names(of.requested_by))}"
    return told


def _sittings(of: Session, say: Phrases) -> str:
    told = []
    for each in of.sittings:
        since = say.time(each.opened)
        if not since:
            told.append(say.when(each.opened))
        elif not each.ended or say.day_of(each.opened) != say.day_of(each.ended):
            told.append(say("say.sitting_open", day=say.day(each.opened), since=since))
        else:
            until = say.time(each.ended) or say.day(each.ended)
            told.append(say("say.sitting", day=say.day(each.opened), since=since, until=until))
    return "; ".join(told) or say("say.not_opened")


def _chairs(of: Session, say: Phrases) -> Iterator[str]:
    for place, each in enumerate(of.chairs):
        told = chair(each, of, say)
        if place:
            told = say("say.chair_since", chair=told, when=say.when(each.since))
        yield told


def chair(of: Chair, session: Session, say: Phrases) -> str:
    """Who chaired, by whom and on what basis; and whether that turns on a reading."""
    if not of.state:
        told = say("say.chair_unknown")
    else:
        basis = say.word("basis", of.basis) if of.basis in BASIS_ORDER else ""
        person = of.person or chairing(of, session)
        facts = [f"{say.name(of.state)}"]
        if person:
            facts.append(say.person(person))
        told = ", ".join(facts) + (f" ({basis})" if basis else "")
    if of.told is not None and of.told.verdict == "depends":
        told += f"; {say('say.turns', readings=say.readings([of.told]))}"
    return told


def chairing(of: Chair, session: Session) -> str:
    """The first of the delegation of the State in the chair, where it is on record."""
    if of.person:
        return of.person
    for each in session.delegations:
        if each.state == of.state and each.present and each.persons:
            return each.persons[0].name
    return ""


def _participants(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    yield Heading(say("heading.participants"))
    yield from parts.delegations(of, say)


def _agenda(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    yield Heading(say("heading.agenda"))
    yield from agenda_said(of, say)
    if of.agendas:
        yield Points(tuple(item_title(each, say) for each in of.agendas[-1].points))


def agenda_said(of: Session, say: Phrases) -> Iterator[Para]:
    """When the agenda was set or adopted, and what was changed in it on the way."""
    if not of.agendas:
        yield Para(say("say.no_agenda"))
        return
    last = of.agendas[-1]
    adopted = [each for each in of.agendas if each.adopted]
    key = "say.agenda_adopted" if adopted else "say.agenda_set"
    told = [say(key, when=say.when((adopted or [last])[0].at))]
    for before, after in zip(of.agendas, of.agendas[1:], strict=False):
        told += _changes(before, after, say)
    yield Para(" ".join(told))


def _changes(before: Agenda, after: Agenda, say: Phrases) -> Iterator[str]:
    had, has = ({point.ref: point for point in each.points} for each in (before, after))
    when = say.when(before.at)
    for key, points in (
        ("say.agenda_added", [point for ref, point in has.items() if ref not in had]),
        ("say.agenda_removed", [point for ref, point in had.items() if ref not in has]),
    ):
        if points:
            items = "; ".join(say("say.quoted", text=item_title(each, say)) for each in points)
            yield say(key, when=when, items=items)
    if [ref for ref in had if ref in has] != [ref for ref in has if ref in had]:
        yield say("say.agenda_moved", when=when)


def item_title(of: Point, say: Phrases) -> str:
    """The title of a point of the agenda; else its name."""
    own, other = of.title_en, of.title_ru
    if say.lang == "ru":
        own, other = other, own
    return parts.shown(own or other or of.ref, say)


# The business ------------------------------------------------------------------------------------


def _business(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    drafts = {each.ref: each for each in of.drafts}
    points = of.agendas[-1].points if of.agendas else ()
    beyond = [
        each for each in of.drafts
        if each.ref not in {point.ref for point in points} and not each.motion
    ]  # fmt: skip
    if not points and not beyond:
        return
    yield Heading(say("heading.business"))
    for number, point in enumerate(points, 1):
        yield Heading(say("heading.item", number=number, title=item_title(point, say)), 2)
        if point.ref in drafts:
            yield from considered(drafts[point.ref], of, say)
        else:
            yield Para(say("say.heard_only"))
    for number, each in enumerate(beyond, 1):
        title = parts.title_of(each, say)
        key = "heading.beyond" if points else "heading.matter"
        yield Heading(say(key, number=number, title=title), 2)
        yield from considered(each, of, say)


def considered(draft: Draft, of: Session, say: Phrases) -> Iterator[AnyBlock]:
    """A draft from its tabling to its outcome."""
    yield Para(parts.tabled(draft, say))
    if draft.parent:
        yield Para(say("say.carries_out", parent=draft.parent_number or draft.parent))
    if draft.put:
        told = [say("say.put", way=say.word("way", draft.way), when=say.when(draft.put))]
        if draft.deadline:
            told.append(say("say.deadline", when=say.when(draft.deadline)))
        yield Para(" ".join(told))
    if draft.withdrawn:
        yield Para(say("say.withdrawn", when=say.when(draft.withdrawn)))
    if not draft.put:
        if not draft.withdrawn:
            yield Para(say("say.never_put"))
        return
    yield from parts.present(draft, say)
    if draft.words:
        yield parts.positions(draft, draft.words, say)
    else:
        yield Para(say("say.no_positions"))
    yield from parts.statements(draft.words, say)
    if draft.format_objections:
        yield Para(say("say.format_objections", states=say.names(draft.format_objections)))
    yield from parts.announced(draft, say)
    yield from parts.remark(draft, say)
    if draft.outcome == parts.ADOPTED and not draft.procedural:
        yield from parts.force(draft, say)
        if annexed := _annexed(of).get(draft.ref):
            yield Para(say("say.annexes", number=annexed))
    yield from parts.later(draft, say)


def _motions(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    if not of.motions:
        return
    drafts = {each.ref: each for each in of.drafts}
    yield Heading(say("heading.motions"))
    for each in of.motions:
        yield Heading(say("heading.motion", ref=each.ref), 2)
        yield from _motion(each, drafts, of, say)


def _motion(
    motion: Motion, drafts: dict[str, Draft], of: Session, say: Phrases
) -> Iterator[AnyBlock]:
    asks = say.word("asks", motion.asks)
    told = [opening(say("say.moved", by=say.name(motion.by), asks=asks, when=say.when(motion.at)))]
    if motion.draft in drafts:
        title = parts.quoted_title(drafts[motion.draft], say)
        told.append(say("say.moved_on", draft=title))
    yield Para(" ".join(told))
    yield from parts.reason("reason", motion.reason, say)
    if motion.allowed is None:
        yield Para(say("say.not_ruled"))
    else:
        key = "say.allowed" if motion.allowed else "say.not_allowed"
        yield Para(say(key, when=say.when(motion.ruled)))
        yield from parts.reason("reason", motion.ruling_reason, say)
    for by, why in motion.appeals:
        yield Para(opening(say("say.appealed", by=say.name(by))))
        yield from parts.reason("reason", why, say)
    if motion.decided_by in drafts:
        decided = drafts[motion.decided_by]
        yield from considered(decided, of, say)
        if motion.appeals and motion.allowed is not None and decided.outcome == "not_adopted":
            yield Para(say("say.ruling_stands"))


def _closing(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    yield Heading(say("heading.closing"))
    closed = [each for each in of.sittings if each.closed]
    if closed:
        word = "session" if of.organ == "council" else "meeting"
        yield Para(say(f"say.closed_{word}", when=say.when(closed[-1].ended)))
    else:
        yield Para(say("say.not_closed"))
    person = chairing(of.chairs[-1], of) if of.chairs else ""
    yield parts.signatures(of.organ, say.person(person) if person else "", say)


def _annexed(of: Session) -> dict[str, int]:
    """The drafts whose text is annexed: those adopted that have one."""
    refs = [
        each.ref
        for each in of.drafts
        if each.outcome == parts.ADOPTED and (each.text_ru or each.text_en or each.measure_ru)
    ]
    return {ref: number for number, ref in enumerate(refs, 1)}


def _annexes(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    drafts = {each.ref: each for each in of.drafts}
    for ref, number in _annexed(of).items():
        title = parts.title_of(drafts[ref], say)
        if drafts[ref].number:
            title = say("heading.annex_of", number=drafts[ref].number, title=title)
        yield Heading(say("heading.annex", number=number, title=title), apart=number == 1)
        yield from parts.text_of(drafts[ref], say)
