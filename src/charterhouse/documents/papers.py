"""Agenda, list of participants, text of a decision, certificate of silence, proof of service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterhouse.core.errors import Unreadable
from charterhouse.desk.declension import opening

from . import parts
from .blocks import AnyBlock, Grid, Heading, Pairs, Paper, Para, Remark, Signatures
from .facts import Draft, Drawn, Session, Silence
from .phrases import Phrases
from .protocol import agenda_said, chairing, item_title


def agenda(of: Session, drawn: Drawn, say: Phrases) -> Paper:
    """The points of a session in their order, provisional until they are adopted."""
    adopted = any(each.adopted for each in of.agendas)
    provisional = not adopted and (
        of.agendas or not of.sittings
    )  # of a session held without one: none
    blocks: list[AnyBlock] = [*agenda_said(of, say)]
    if of.agendas:
        drafts = {each.ref: each for each in of.drafts}
        rows = []
        for number, point in enumerate(of.agendas[-1].points, 1):
            draft = drafts.get(point.ref)
            by = f"{say.names(draft.versions[-1].by)}" if draft else "—"
            rows.append((str(number), item_title(point, say), opening(by)))
        heads = tuple(say.word("column", each) for each in ("number", "item", "tabled"))
        blocks.append(Grid(say("caption.agenda"), heads, tuple(rows), (1, 9, 6)))
    sitting = say.sitting_of(of.organ, of.kind)
    key = "title.provisional" if provisional else "title.agenda"
    title = say(key, session=sitting, organ=say.name(of.organ))
    where = parts.place_and_day(of, say)
    return parts.paper("agenda", of.ref, of.organ, title, "", where, blocks, drawn, say)


def participants(of: Session, drawn: Drawn, say: Phrases) -> Paper:
    """Who came to a session; before it, who is accredited and invited."""
    sitting = say.sitting_of(of.organ, of.kind)
    title = say("title.participants", session=sitting, organ=say.name(of.organ))
    blocks = list(parts.delegations(of, say))
    where = parts.place_and_day(of, say)
    return parts.paper("participants", of.ref, of.organ, title, "", where, blocks, drawn, say)


# Decisions ---------------------------------------------------------------------------------------


def decision(of: Draft, session: Session | None, drawn: Drawn, say: Phrases) -> Paper:
    """The text of a decision, how it was taken, what was declared, whom it binds; else of its draft."""
    adopted = of.outcome == parts.ADOPTED
    key = "title.draft"
    if adopted:
        key = "title.decision" if of.number else "title.unnumbered"
    verb = "say.decides" if adopted else "say.would_decide"
    blocks: list[AnyBlock] = []
    if not adopted:
        blocks.append(Remark(say("note.remark"), say("say.not_a_decision", why=_why_not(of, say))))
    if of.parent:
        blocks.append(Para(say("say.carries_out", parent=of.parent_number or of.parent)))
    blocks.append(Para("", opening(say(verb, organ=say.name(of.organ)))))
    blocks += parts.text_of(of, say)
    blocks += _signed(of, session, say)
    blocks += _force(of, say)
    title = say(key, number=of.number)
    day = say.day(of.decided) if of.decided else ""
    place = parts.place_of(session, say) if session else ""
    where = ", ".join(each for each in (place, day) if each)
    subject = parts.title_of(of, say)
    return parts.paper("decision", of.ref, of.organ, title, subject, where, blocks, drawn, say)


def _why_not(of: Draft, say: Phrases) -> str:
    if not of.announced:
        return say("say.never_announced")
    return say("say.announced_otherwise", outcome=say.word("outcome", of.outcome))


def _signed(of: Draft, session: Session | None, say: Phrases) -> Iterator[Signatures]:
    """Signature lines: for each Member that was for it or joined, else the chair's."""
    if of.outcome != parts.ADOPTED:
        return
    states = [word.state for word in of.words if word.position == "for"]
    states += [word.state for word in of.later if word.position in ("for", "joined")]
    if not states:
        person = chairing(session.chairs[-1], session) if session and session.chairs else ""
        yield parts.signatures(of.organ, say.person(person) if person else "", say)
        return
    persons = {word.state: word.person for word in of.words if word.person}
    yield Signatures(
        tuple(
            (
                say("sign.for_state", state=say.name(state)),
                say.person(persons[state]) if state in persons else "",
            )
            for state in dict.fromkeys(states)
        )
    )


def _force(of: Draft, say: Phrases) -> Iterator[AnyBlock]:
    if not of.announced:
        return
    adopted = of.outcome == parts.ADOPTED
    yield Heading(say("heading.binding" if adopted else "heading.result"))
    if adopted and of.put:
        yield Para(say("say.taken", way=say.word("way", of.way)))
    yield from parts.announced(of, say)
    yield from parts.remark(of, say)
    if adopted:
        yield from parts.force(of, say)
    yield from parts.later(of, say)
    declared = list(parts.statements(of.words, say))
    if declared:
        yield Heading(say("heading.statements"))
        yield from declared


# Silence, and service ----------------------------------------------------------------------------


def certificate(of: Draft, drawn: Drawn, say: Phrases) -> Paper:
    """What the register proves of the last silence on a draft: service, period, what was said, the result."""
    if of.silence is None:
        way = f"put by {of.way}" if of.way else "not put"
        raise Unreadable("draft", f"{of.ref} ({way})", "a draft that was put by silence procedure")
    blocks: list[AnyBlock] = [
        Para(say("say.certified")),
        Pairs(tuple(_procedure(of, of.silence, say))),
        Heading(say("heading.delivery")),
        *service_table(of, say),
        Heading(say("heading.result")),
    ]
    if of.words:
        blocks.append(parts.positions(of, of.words, say, say("caption.words")))
        blocks += parts.statements(of.words, say)
    blocks.append(Para(" ".join(_came_of_it(of.silence, say))))
    if of.announced or not of.silence.followed:
        blocks += parts.announced(of, say)
    if of.silence.followed:
        blocks.append(Para(_followed(of.silence, say)))
    else:
        blocks += parts.remark(of, say)
    blocks.append(Signatures(((say("sign.secretary_general"), ""),)))
    subject = parts.title_of(of, say)
    title = say("title.certificate")
    return parts.paper("certificate", of.ref, of.organ, title, subject, "", blocks, drawn, say)


def _came_of_it(of: Silence, say: Phrases) -> Iterator[str]:
    """What the law finds of the silence, and of whose."""
    if not of.status:
        yield say("say.silence_open", why=parts.why(of.told, say)).strip()
        return
    ends = say.when(of.ends) if of.ends else ""
    yield say(f"say.silence_{of.status}", ends=ends, broken=say.names(of.broken_by))
    if of.reason:
        yield say(f"say.void_{of.reason}")
    for key, states in (("spoke", of.spoke), ("silent", of.silent), ("lacking", of.lacking)):
        if states:
            yield say(f"say.{key}", states=say.names(states))
    if of.told.turns_on:
        yield say("say.silence_turns", readings=say.readings([of.told]))


def _followed(of: Silence, say: Phrases) -> str:
    """That the draft went another way since; what came of it there is no part of the certificate."""
    when = say.when(of.followed)
    if of.followed_by:
        return say("say.put_since", when=when, way=say.word("way", of.followed_by))
    return say("say.reworded_since", when=when)


def _procedure(of: Draft, silence: Silence, say: Phrases) -> Iterator[tuple[str, str]]:
    yield say("label.draft"), of.ref
    yield say("label.tabled"), parts.tabled(of, say)
    yield say("label.way"), say.word("way", of.way)
    yield say("label.put"), say.when(of.put)
    if of.urgent:
        yield say("label.urgent"), say("say.shorter")
    if of.deadline:
        yield say("label.deadline"), say.when(of.deadline)
    for each in of.extended:
        yield say("label.extended"), say.when(each)
    if silence.ends:
        yield say("label.ends"), say.when(silence.ends)


def service(of: Draft, drawn: Drawn, say: Phrases) -> Paper:
    """When a draft reached each Member, and by which way."""
    blocks: list[AnyBlock] = [Para(say("say.certified")), *service_table(of, say)]
    blocks.append(Signatures(((say("sign.secretary_general"), ""),)))
    subject = parts.title_of(of, say)
    title = say("title.service")
    return parts.paper("service", of.ref, of.organ, title, subject, "", blocks, drawn, say)


def service_table(of: Draft, say: Phrases) -> Iterator[AnyBlock]:
    """Service on each Member; those on whom none is recorded are named."""
    if not of.served:
        yield Para(say("say.none_served"))
        return
    heads = tuple(say.word("column", each) for each in ("state", "delivered", "channel"))
    rows: Sequence[tuple[str, ...]] = [
        (
            opening(f"{say.name(each.state)}"), say.when(each.at) if each.at else "—",
            each.channel or "—",
        )
        for each in of.served
    ]  # fmt: skip
    yield Grid(say("caption.service"), heads, tuple(rows), (7, 6, 5))
    without = [each.state for each in of.served if not each.at]
    if without:
        yield Para(say("say.served_not", states=say.names(without)))
    else:
        yield Para(say("say.served_all"))
