"""Who was in the room during a session, and when: as a picture where hours are on record, and as rows."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, NamedTuple

from charterhouse.core.answers import Verdict
from charterhouse.core.moments import NEVER, Moment
from charterhouse.desk.minutes import stays
from charterhouse.desk.proceedings import (
    ADJOURNED,
    CLOSED,
    DEPARTED,
    OPENED,
    PRESENT,
    Session,
    place,
)

from ..room import Room
from ..seen import Seen
from ..timing import Across, Course, Stretch, Timed, course
from ..words import Words
from .today import candidates


class Attendance(NamedTuple):
    """Who was present when: as a picture where hours are on record, and in every case as rows."""

    timed: Course | None
    rows: tuple[dict[str, Any], ...]
    present: tuple[str, ...]
    unseen: tuple[tuple[str, str], ...]  # Members of whom no presence is on record


def presence(session: Session, room: Room, seen: Seen) -> Attendance | None:
    """Every State's comings and goings."""
    if not session.done(PRESENT) and not session.done(OPENED):
        return None
    wording = room.wording[seen.lang]
    ends = _ends(session, seen)
    by_state: dict[str, list[Stretch]] = {}
    rows: list[dict[str, Any]] = []
    for stay in stays(session):
        until = NEVER if stay.left is None else stay.left.on.latest
        by_state.setdefault(stay.state, []).append(Stretch("full", "", stay.came.on.latest, until))
        rows.append(
            {
                "state": stay.state, "name": wording.name(stay.state), "seq": stay.came.seq,
                "since": wording.dated(stay.came.on.text),
                "until": "" if stay.left is None else wording.dated(stay.left.on.text),
                "person": ", ".join(map(wording.value, stay.persons)),
            }
        )  # fmt: skip
    unseen = _unseen(set(by_state), session, room, seen)
    timed = None
    moves = [*session.done(PRESENT), *session.done(DEPARTED)]
    if any("T" in act.on.text for act in moves):
        timed = _drawn(by_state, unseen, ends, session, room, seen)
    rows.sort(key=lambda row: row["name"])
    return Attendance(timed, tuple(rows), tuple(sorted(by_state)), tuple(unseen))


def _ends(session: Session, seen: Seen) -> Moment:
    """When the picture ends: at the closing, else at the last thing done in the room."""
    closed = session.done(CLOSED)
    if closed:
        return int(closed[-1].on.latest)
    done = [act for kind in (OPENED, ADJOURNED, PRESENT, DEPARTED) for act in session.done(kind)]
    return int(max((act.on.latest for act in done), default=seen.on)) + 1_800


def _unseen(there: set[str], session: Session, room: Room, seen: Seen) -> list[tuple[str, str]]:
    then = seen._replace(on=session.seen_on)
    wording = room.wording[seen.lang]
    found = []
    for state in candidates(room, seen):
        if state not in there:
            asked = room.answer("member", then, state=state)
            if asked is not None and asked.answer.taken is not Verdict.NO:
                found.append((state, wording.name(state)))
    return found


def _drawn(
    by_state: dict[str, list[Stretch]], unseen: list[tuple[str, str]], ends: Moment, session: Session, room: Room,
    seen: Seen,
) -> Course:  # fmt: skip
    wording, words = room.wording[seen.lang], Words(seen.lang)
    turns = sorted(
        [act for kind in (OPENED, ADJOURNED, CLOSED) for act in session.done(kind)], key=place
    )
    sitting = [
        Stretch(
            "thin" if act.named == OPENED else "faint",
            words("look_sitting" if act.named == OPENED else "adjourned_until"),
            act.on.latest,
            after.on.latest if after else ends,
        )
        for act, after in zip_longest(turns, turns[1:])
        if act.named != CLOSED
    ]
    rows = [Timed(words("sitting"), "", tuple(sitting))]
    for state in sorted(by_state, key=wording.name):
        told = tuple(
            each._replace(
                until=min(each.until, ends),
                text=f"{wording.clock(each.since)}–{wording.clock(min(each.until, ends))}",
            )
            for each in by_state[state]
        )
        rows.append(Timed(wording.name(state), seen.url(f"members/{state}"), told))
    rows += [Timed(name, seen.url(f"members/{state}"), ()) for state, name in unseen]
    moments = [each.since for row in rows for each in row.stretches]
    begins = min(moments, default=session.begins)
    margin = max((ends - begins) // 30, 300)
    across = []
    for draft in session.drafts:
        said = draft.decided
        if said is not None and begins <= said.on.latest <= ends and "T" in said.on.text:
            number = draft.shown(said, "number")
            text = words("decided_at", n=number) if number else words("announced_line")
            across.append(Across(text, said.on.latest))
    return course(rows, begins - margin, ends + margin, wording, across)
