"""The facts of a session, gathered from the register: who came, what stood on the agenda, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from charterhouse.core.answers import Verdict

from .chancery import Chancery, Place, must_be_known, place, written
from .facts import (
    WITHHELD,
    Agenda,
    Chair,
    Delegation,
    Guest,
    Motion,
    Movement,
    Person,
    Point,
    Session,
    Sitting,
)
from .gathering import draft

CAPACITIES = ("head", "minister", "secretary", "permanent_representative", "deputy", "expert")


def session(ref: str, chancery: Chancery) -> Session:
    """Everything on record of a session; `Unknown` where it was never convened."""
    convened = chancery.acts("organs.convene", session=ref)
    if not convened:
        must_be_known(ref, {act.session for act in chancery.acts("organs.convene")}, "session")
    first, now = convened[0], convened[-1]
    opened = chancery.acts("organs.open_session", session=ref)
    agendas = _agendas(ref, chancery)
    drafts = _drafts(ref, agendas, chancery)
    return Session(
        ref=ref, organ=now.organ, kind=now.kind or "", format=now.format or "",
        host=now.host or "", place=chancery.field(now, "place"),
        convened=written(first.on), convened_by=first.by,
        requested_by=tuple(chancery.in_order(now.requested_by)), opens=written(now.opens),
        sittings=tuple(_sittings(ref, opened, chancery)),
        chairs=tuple(_chairs(now, opened, chancery)),
        delegations=tuple(_delegations(now, opened, chancery)),
        guests=tuple(_guests(ref, chancery)),
        movements=tuple(_movements(ref, chancery)),
        agendas=agendas,
        drafts=tuple(draft(each, chancery) for each in drafts),
        motions=tuple(_motions(ref, chancery)),
    )  # fmt: skip


def _sittings(ref: str, opened: Sequence[Any], chancery: Chancery) -> list[Sitting]:
    """From each opening to where it was broken off or closed."""
    ends = sorted(
        [*chancery.acts("organs.adjourn", session=ref), *chancery.acts("organs.close_session", session=ref)],
        key=place,
    )  # fmt: skip
    found = []
    starts = [*sorted(opened, key=place), None]
    for start, following in pairwise(starts):
        within = [
            end for end in ends
            if place(end) > place(start) and (following is None or place(end) < place(following))
        ]  # fmt: skip
        end = within[0] if within else None
        closed = end is not None and end.named == "organs.close_session"
        found.append(Sitting(written(start.on), written(end.on) if end else "", closed))
    return found


def _chairs(convened: Any, opened: Sequence[Any], chancery: Chancery) -> list[Chair]:
    """Who chaired at each opening, and who took the chair while the session lasted."""
    if not opened:
        moments = [convened.on]
    else:
        closed = chancery.acts("organs.close_session", session=convened.session)
        taken = [
            act.on for act in chancery.acts("organs.assume_chair", organ=convened.organ)
            if place(act) > place(opened[0]) and not (closed and place(act) > place(closed[-1]))
        ]  # fmt: skip
        moments = sorted([*(act.on for act in opened), *taken])
    found: list[Chair] = []
    for when in moments:
        asked = chancery.at(when.latest).ask("chair", organ=convened.organ)
        if asked is None:
            continue
        told, value = chancery.told(asked), asked.answer.value
        if value is None or chancery.is_closed(asked):
            chair = Chair("", since=written(when), told=told)
        else:
            chair = Chair(value.state, value.person, value.basis, written(when), told)
        if not found or (found[-1].state, found[-1].person) != (chair.state, chair.person):
            found.append(chair)
    return found


def _delegations(convened: Any, opened: Sequence[Any], chancery: Chancery) -> list[Delegation]:
    """The Members, and every other State that came, with those who sat for them."""
    ref, organ = convened.session, convened.organ
    of = chancery.at(opened[0].on.latest) if opened else chancery.standing
    came = chancery.acts("organs.record_presence", session=ref)
    accredited = chancery.acts("organs.accredit", organ=organ)
    recalled = chancery.acts("organs.recall", organ=organ)
    found = []
    for state in chancery.in_order([*of.members(), *(act.state for act in came)]):
        asked = of.ask("member", state=state)
        verdict = asked.answer.taken if asked is not None else Verdict.NO
        own = [act for act in accredited if act.state == state and not _gone(act, recalled)]
        there = dict.fromkeys(
            chancery.field(act, "person") for act in came if act.state == state and act.person
        )
        present = any(act.state == state for act in came)
        named = list(there) if there or present else [act.person for act in own]
        persons = [_person(name, own, chancery) for name in named]
        persons.sort(key=lambda each: (_rank(each), each.name))
        found.append(Delegation(state, verdict.value, present, tuple(persons)))
    return found


def _gone(accredited: Any, recalled: Sequence[Any]) -> bool:
    return any(
        act.state == accredited.state and act.person == accredited.person
        and place(act) > place(accredited)
        for act in recalled
    )  # fmt: skip


def _person(name: str, accredited: Sequence[Any], chancery: Chancery) -> Person:
    for act in reversed(accredited):
        if act.person == name:
            office = chancery.field(act, "office_held")
            settled = _settled(act, chancery)
            doubt = _contested_by(act, chancery) if settled is None else ()
            return Person(name, act.capacity, office, doubt, settled is False)
    return Person(name)


def _contested_by(accredited: Any, chancery: Chancery) -> tuple[str, ...]:
    """Who has contested a seat since the accreditation."""
    against = [
        act for act in chancery.acts("organs.contest_seat", organ=accredited.organ)
        if _same_seat(act, accredited) and place(act) > place(accredited)
    ]  # fmt: skip
    return tuple(chancery.in_order(act.by for act in against))


def _same_seat(one: Any, other: Any) -> bool:
    return bool(one.person == other.person and one.state == other.state)


def _settled(accredited: Any, chancery: Chancery) -> bool | None:
    """Whether the organ has accepted or refused the credentials since they were given, by its last word."""
    decided = [
        (at, measure.accepted) for at, measure in _verified(chancery)
        if at > place(accredited) and _same_seat(measure, accredited)
        and measure.organ == accredited.organ
    ]  # fmt: skip
    return bool(max(decided)[1]) if decided else None


def _verified(chancery: Chancery) -> Iterator[tuple[Place, Any]]:
    """What the organs have decided on credentials, and when that was announced."""
    for tabled in chancery.acts("organs.table_draft"):
        measure = chancery.field(tabled, "measure")
        if measure in (None, WITHHELD) or measure.named != "organs.verify_credentials":
            continue
        adopted = chancery.standing.ask("adopted", draft=tabled.draft)
        said = chancery.acts("organs.announce", draft=tabled.draft)
        if said and adopted is not None and adopted.answer.taken is Verdict.YES:
            yield place(said[-1]), measure


def _rank(person: Person) -> int:
    return CAPACITIES.index(person.capacity) if person.capacity in CAPACITIES else len(CAPACITIES)


def _guests(ref: str, chancery: Chancery) -> list[Guest]:
    """Whoever was invited, once; when that was delivered."""
    delivered = {
        act.party: written(act.on) for act in chancery.acts("organs.record_delivery", session=ref)
    }
    invited: dict[str, str] = {}
    for act in chancery.acts("organs.invite", session=ref):
        invited.setdefault(act.party, written(act.on))
    return [Guest(party, on, delivered.get(party, "")) for party, on in invited.items()]


def _movements(ref: str, chancery: Chancery) -> list[Movement]:
    """Everybody who came and left, in order; those before the opening came to it, not during it."""
    moves = [
        *chancery.acts("organs.record_presence", session=ref),
        *chancery.acts("organs.record_departure", session=ref),
    ]
    opened = chancery.acts("organs.open_session", session=ref)
    closed = chancery.acts("organs.close_session", session=ref)
    found = []
    for act in sorted(moves, key=place):
        sitting = bool(opened) and act.on.latest > opened[0].on.latest
        if closed and place(act) > place(closed[-1]):
            sitting = False
        came = act.named == "organs.record_presence"
        found.append(
            Movement(act.state, came, written(act.on), chancery.field(act, "person"), sitting)
        )
    return found


def _agendas(ref: str, chancery: Chancery) -> tuple[Agenda, ...]:
    """The agenda as it was set, and each change of it."""
    drafts = {act.draft: act for act in chancery.acts("organs.table_draft")}
    found = []
    for act in chancery.acts("organs.set_agenda", session=ref):
        points = []
        for item in act.items:
            draft = drafts.get(item.ref)
            en = item.title_en or (chancery.field(draft, "title_en") if draft else "")
            ru = item.title_ru or (chancery.field(draft, "title_ru") if draft else "")
            points.append(Point(item.ref, en, ru, draft is not None))
        found.append(Agenda(written(act.on), act.adopted, tuple(points)))
    return tuple(found)


def _drafts(ref: str, agendas: Sequence[Agenda], chancery: Chancery) -> list[str]:
    """The drafts of a session: those of its last agenda in order, then every other, as it came up."""
    tabled = [act.draft for act in chancery.acts("organs.table_draft", session=ref)]
    put = [act.draft for act in chancery.acts("organs.put_draft") if act.session == ref]
    listed = [point.ref for point in agendas[-1].points if point.draft] if agendas else []
    return list(dict.fromkeys([*listed, *tabled, *put]))


def _motions(ref: str, chancery: Chancery) -> list[Motion]:
    """Each motion with the ruling on it, and what an appeal against that led to."""
    deciding = {
        act.motion: act.draft
        for act in chancery.acts("organs.table_draft", session=ref)
        if act.motion
    }
    found = []
    for act in chancery.acts("organs.move", session=ref):
        ruled = chancery.acts("organs.rule_on_motion", motion=act.motion)[-1:]
        appeals = chancery.acts("organs.appeal_ruling", motion=act.motion)
        found.append(Motion(
            act.motion, act.by, act.asks, written(act.on), act.draft, chancery.field(act, "reason"),
            ruled[0].allowed if ruled else None, written(ruled[0].on) if ruled else "",
            chancery.field(ruled[0], "reason") if ruled else "",
            tuple((each.by, chancery.field(each, "reason")) for each in appeals),
            deciding.get(act.motion, ""),
        ))  # fmt: skip
    return found
