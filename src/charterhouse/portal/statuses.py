"""Where every State and organisation stood through time, with what was taken from it laid beneath."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from charterhouse.core.acts import Question
from charterhouse.core.answers import Verdict
from charterhouse.desk.register import Asked

from .pictures import Picture, Span, picture
from .room import Room
from .seen import Seen
from .told import address, turning
from .words import Words

FIRST = date(1992, 1, 1)
GONE = ("none", "left", "expelled")
LOOKS = {
    "suspended": "dashed", "leaving": "leaving", "expelled": "expelled", "observer": "observer",
    "partner": "partner", "observer_and_partner": "partner", "none": "", "left": "",
}  # fmt: skip
APPLIED = "membership.apply"
Look = Callable[[Asked, Room, Seen], tuple[str, str]]


def membership(room: Room, seen: Seen, only: str = "") -> Picture | None:
    """Everyone with a status, from 1992 until the day looked at; or one of them."""
    if seen.day <= FIRST or "standing" not in room.charter.book.questions:
        return None
    wording = room.wording[seen.lang]
    states = [only] if only else sorted(room.standing(seen).candidates(), key=wording.name)
    rows = [
        (wording.name(state), seen.url(f"members/{state}"), stretches(state, room, seen))
        for state in states
    ]
    for entity in [] if only else room.standing(seen).entities():
        rows.append((entity, seen.url("ask/status", entity=entity), _of_entity(entity, room, seen)))
    return picture([row for row in rows if row[2] or only], FIRST, seen.day)


def stretches(state: str, room: Room, seen: Seen) -> list[Span]:
    """How one State stood, stretch after stretch: before the Charter, as a party to the first treaty."""
    begins = room.register.seat.opens(FIRST)
    standing = room.question("standing", state=state)
    treaty = room.question("bound", state=state, instrument="treaty")
    assert standing is not None, "asked only of a charter that knows it"
    found = _joined(standing, begins, room, seen, _of_standing)
    applied = _candidacy(state, found, room, seen)
    if treaty is not None:
        first = next((span.since for span in found), seen.day)
        party = _joined(treaty, begins, room, seen, _of_treaty)
        found = [span._replace(until=min(span.until, first), last=span.last and first >= seen.day)
                 for span in party if span.since < first] + found  # fmt: skip
    found += [*_joined(standing, begins, room, seen, _of_sanction), *applied]
    return sorted(found, key=lambda span: span.since)


def _of_entity(entity: str, room: Room, seen: Seen) -> list[Span]:
    """How an organisation stood: as an observer or a partner."""
    status = room.question("status", entity=entity)
    if status is None:
        return []
    return _joined(status, room.register.seat.opens(FIRST), room, seen, _of_standing)


def _candidacy(state: str, found: list[Span], room: Room, seen: Seen) -> list[Span]:
    """From when it had asked to become a Member until it was one; on, where it has not."""
    words, seat = Words(seen.lang), room.register.seat
    spans: list[Span] = []
    for act in room.standing(seen).acts(APPLIED, state=state):
        since = seat.day(max(act.on.earliest, 0))
        inside = [span for span in found if span.look in ("full", "turning", "dashed", "leaving")]
        if any(span.since <= since < span.until for span in inside) or (spans and spans[-1].last):
            continue  # a Member already, or a candidate still
        until = next((span.since for span in inside if span.since > since), None)
        url = seen.url(f"register/{act.seq}")
        spans.append(
            Span("candidate", words("look_candidate"), since, until or seen.day, until is None, url)
        )
    return spans


def _joined(question: Question[Any], begins: int, room: Room, seen: Seen, look: Look) -> list[Span]:
    """Neighbouring spans in which the same is answered, as one."""
    seat = room.register.seat
    told: list[tuple[tuple[str, str], Asked]] = []
    for asked in room.through_time(question, begins, seen):
        said = look(asked, room, seen)
        if not told or told[-1][0] != said:
            told.append((said, asked))
    found = []
    for place, ((shape, text), asked) in enumerate(told):
        if not shape:
            continue
        last = place + 1 == len(told)
        until = seen.day if last else seat.day(told[place + 1][1].on)
        day = seat.day(asked.on)
        link = address(asked, room, seen._replace(query=(*seen.query, ("on", day.isoformat()))))
        found.append(Span(shape, text, day, until, last, link))
    return found


def _of_standing(asked: Asked, room: Room, seen: Seen) -> tuple[str, str]:
    wording = room.wording[seen.lang]
    status = str(getattr(asked.answer.value, "status", ""))
    verdict = asked.answer.verdict
    if verdict is Verdict.UNDETERMINED:
        return "unsure", wording.verdict(verdict)
    text = wording.value(status)
    if verdict is Verdict.DEPENDS:
        labels = ", ".join(turning(asked.answer))
        return ("dashed" if status in ("suspended", *GONE) else "turning"), f"{text} ({labels})"
    shape = LOOKS.get(status, "full")
    return shape, text if shape else ""


def _of_sanction(asked: Asked, room: Room, seen: Seen) -> tuple[str, str]:
    """What a Member is without: its vote, its nominations."""
    value, words = asked.answer.value, Words(seen.lang)
    if value is None or str(value.status) in LOOKS.keys() - {"suspended", "leaving"}:
        return "", ""
    taken = [name for name in ("vote", "nomination") if getattr(value, name, "") == "no"]
    return ("sanction", words("without." + "_and_".join(taken))) if taken else ("", "")


def _of_treaty(asked: Asked, room: Room, seen: Seen) -> tuple[str, str]:
    wording = room.wording[seen.lang]
    if asked.answer.taken is Verdict.YES:
        return "thin", wording.name("treaty")
    if asked.answer.taken is Verdict.UNDETERMINED:
        return "faint", f"{wording.name('treaty')}: {wording.verdict(Verdict.UNDETERMINED)}"
    return "", ""
