"""Article 25 ahead: how each way of counting the two years stands, from which day it is open, what stops it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from charterhouse.core.readings import Reading
from charterhouse.desk.answers import as_plain
from charterhouse.desk.register import Asked

from ..room import Room
from ..seen import Seen
from ..told import address, open_value, withheld
from ..words import Words

Way = tuple[Reading, ...]  # the readings that make up a way of counting the two years


def under(name: str, way: Way, room: Room, seen: Seen, **arguments: object) -> Asked | None:
    """A question with the two years counted in one way, every other reading as in the profile."""
    question = room.question(name, **arguments)
    if question is None:
        return None
    chosen = {each.gap: each.option for each in way}
    return room.ask(question, seen, {**room.charter.profile(seen.profile), **chosen})


def linked(asked: Asked, way: Way, room: Room, seen: Seen) -> str:
    """Where the grounds stand of an answer under one way of counting."""
    return address(asked, room, seen, readings=",".join(each.label for each in way))


def forecast(code: str, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Under each way of counting: how it stands today, from which day it would be open, and what stops it.

    Nothing against a State that it does not concern.
    """
    wording = room.wording[seen.lang]
    ahead = room.answer("article_25_forecast", seen, state=code)
    told, closed = open_value(ahead, room), ahead is not None and withheld(ahead, room)
    if told == ():
        return []
    by_way = {each.readings: each for each in told or ()}
    rows = []
    for way in ways(room, seen):
        asked = under("arrears", way, room, seen, state=code)
        said = by_way.get(way)
        rows.append(
            {
                **way_row(way, room, seen),
                "now": asked.answer.taken.value if asked is not None else "",
                "url": linked(asked, way, room, seen) if asked is not None else "",
                "told": said is not None, "closed": closed,
                "since": said.since.isoformat() if said is not None and said.since else "",
                "since_text": wording.day(said.since) if said is not None and said.since else "",
                "latest": said.latest.isoformat() if said is not None and said.latest else "",
                "latest_text": wording.day(said.latest) if said is not None and said.latest else "",
                "past": bool(said is not None and said.since and said.since <= seen.day),
                "stops": wording.money(said.stops) if said is not None and said.stops else "",
            }
        )  # fmt: skip
    return rows


def ways(room: Room, seen: Seen) -> tuple[Way, ...]:
    """Every way of counting the two years that may be argued for; none where the charter knows no such thing."""
    told: tuple[Way, ...] | None = open_value(room.answer("ways_of_counting", seen), room)
    return told or ()


def way_row(way: Way, room: Room, seen: Seen) -> dict[str, Any]:
    """A way of counting: its readings and what they say, and whether the profile looked at counts so."""
    wording, here = room.wording[seen.lang], room.charter.profile(seen.profile)
    return {
        "readings": as_plain(way), "way": wording.value(way),
        "text": [wording.reading(each.label) for each in way],
        "taken": all(here.get(each.gap) == each.option for each in way),
    }  # fmt: skip


def sentences(told: Sequence[dict[str, Any]], room: Room, seen: Seen) -> list[str]:
    """The same in a sentence for each day, the earliest first."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    days: dict[tuple[str, str], list[str]] = {}
    for row in told:
        if row["since"]:
            key = "opened_on" if row["past"] else "opens_on_day"
            days.setdefault((row["since"], key), []).append(row["way"])
        elif row["latest"] > seen.day.isoformat():
            days.setdefault((row["latest"], "opens_by"), []).append(row["way"])
    return [
        words(key, day=wording.day(date.fromisoformat(day)), ways="; ".join(each))
        for (day, key), each in sorted(days.items())
    ]
