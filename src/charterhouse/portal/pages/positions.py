"""Where each State stands on a draft: its last word, every word before it, and both through time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from charterhouse.core.answers import Verdict
from charterhouse.core.moments import NEVER
from charterhouse.desk.minutes import (
    FORMAT_ACCEPTED,
    FORMAT_OBJECTED,
    of_format,
    replaced,
    stand_in_words,
)  # fmt: skip
from charterhouse.desk.minutes import stand as stand_of
from charterhouse.desk.minutes import words as words_of
from charterhouse.desk.proceedings import JOINED, POSITION, PUT, STATED, Draft, place

from ..room import Room
from ..seen import Seen
from ..timing import SIGNS, Across, Course, Stretch, Timed, course
from ..words import Words
from .drafts import ends
from .today import candidates

SERVED = "organs.serve_draft"
FORMAT = {FORMAT_OBJECTED: "format_objected", FORMAT_ACCEPTED: "format_accepted"}
LOOKS = {
    "for": "full", "object": "against", "abstain": "thin", "absent": "dashed", "absent_consenting": "earlier",
}  # fmt: skip
ORDER = ("for", "absent_consenting", "abstain", "absent", "", "object")


def concerned(draft: Draft, room: Room, seen: Seen) -> list[str]:
    """Those whose word may count, and those who said one or were served."""
    named = set(_stands(draft)) | set(_served(draft)) | set(of_format(draft))
    at = place(draft.said)[0] if draft.said is not None else seen.on
    then = seen._replace(on=min(room.register.seat.closes(room.register.seat.day(at)), seen.on))
    for state in candidates(room, seen):
        if state not in named:
            asked = room.answer("member", then, state=state)
            if asked is not None and asked.answer.taken is not Verdict.NO:
                named.add(state)
    return sorted(named, key=room.wording[seen.lang].name)


def _stand(act: Any, draft: Draft) -> str:
    return "for" if act.named == JOINED else str(draft.shown(act, "position") or "")


def _stands(draft: Draft) -> dict[str, str]:
    """Where each State stands by its last word; whoever joined afterwards, for it."""
    said = ((draft.shown(act, "state"), act) for act in words_of(draft))
    return {state: _stand(act, draft) for state, act in said if state}


def _served(draft: Draft) -> dict[str, int]:
    """From when the draft had reached each."""
    found: dict[str, int] = {}
    for act in draft.done(SERVED):
        if draft.shown(act, "state"):
            found.setdefault(act.state, act.on.latest)
    return found


def strip(draft: Draft, states: Sequence[str], room: Room, seen: Seen) -> list[dict[str, Any]]:
    """A place for each State, those for it first: sign and word, so that no colour is needed."""
    wording, words = room.wording[seen.lang], Words(seen.lang)
    stands, served = _stands(draft), _served(draft)
    joined = {act.state for act in draft.done(JOINED) if draft.shown(act, "state")}
    form = of_format(draft)
    told = []
    for state in states:
        on_format = words(FORMAT[form[state].named]) if state in form else ""
        against = state in form and form[state].named == FORMAT_OBJECTED
        stand = stands.get(state) or ("object" if against else "")
        none = words("silent_since_served" if state in served else "no_word")
        said = words("joined_word")
        if state not in joined:
            said = stand_in_words(stand, draft.way, wording) if stand else ""
        told.append(
            {
                "state": state, "name": wording.name(state), "stand": stand, "sign": SIGNS.get(stand, "·"),
                "url": seen.url(f"members/{state}"),
                "said": [said, on_format] if state in stands else [on_format or none],
            }
        )  # fmt: skip
    return sorted(told, key=lambda each: ORDER.index(each["stand"]))


def positions(draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Every word said on it, in the order of time; those that a later one replaced are marked."""
    wording, words = room.wording[seen.lang], Words(seen.lang)
    done = sorted(
        (act for kind in (POSITION, JOINED, STATED, *FORMAT) for act in draft.done(kind)), key=place
    )
    later = replaced(draft)
    rows = []
    for act in done:
        state = draft.shown(act, "state")
        stand = _stand(act, draft) if act.named in (POSITION, JOINED) else ""
        if act.named in (POSITION, STATED):
            said = stand_in_words(stand_of(act, draft), draft.way, wording)
        else:
            said = words(FORMAT.get(act.named, "joined_word"))
        rows.append(
            {
                "seq": act.seq, "on": wording.dated(act.on.text), "state": state or "",
                "name": wording.name(state) if state else wording.general("withheld"),
                "sign": SIGNS.get(stand, ""), "said": said, "replaced": act.seq in later,
                "means": wording.name(means) if (means := draft.shown(act, "means")) else "",
                "person": wording.value(person) if (person := draft.shown(act, "person")) else "",
                "remarks": [
                    (words.named("field", name), text)
                    for name in ("explanation", "reservation", "dissociation")
                    if (text := draft.shown(act, name))
                ],
            }
        )  # fmt: skip
    return rows


def through_time(draft: Draft, states: Sequence[str], room: Room, seen: Seen) -> Course | None:
    """Who stood where when, up to the outcome; under silence, from the day on which the draft had reached each.

    Nothing where all was said at once. What was said after the outcome is drawn only where nothing
    else changed, so that it does not press together what came before.
    """
    wording, words = room.wording[seen.lang], Words(seen.lang)
    said = [act for act in words_of(draft) if act.on.latest < NEVER]
    put = draft.done(PUT)
    until = ends(draft.deadline, room) if draft.deadline is not None and put else None
    decided = draft.said.on.latest if draft.said is not None else None
    if decided is not None and decided < NEVER:
        early = [act for act in said if act.on.latest <= decided]
        said = early if until is not None or len({act.on.latest for act in early}) > 1 else said
    if len({act.on.latest for act in said}) < 2 and until is None:
        return None
    moments = [act.on.latest for act in said] + [each.on.latest for each in put[-1:]]
    begins = min(moments)
    stops = max(each for each in (*moments, until or 0, decided or 0) if each < NEVER)
    margin = max((stops - begins) // 24, 300)
    here = min(stops + (margin if decided is None or stops > decided else 0), seen.on)
    rows = []
    if until is not None:
        period = Stretch("turning", words("silence_period"), put[-1].on.latest, until)
        rows.append(Timed(words("silence_period"), "", (period,)))
    served = _served(draft)
    for state in states:
        its = [act for act in said if draft.shown(act, "state") == state]
        stretches = [
            Stretch(
                LOOKS[stand], stand_in_words(stand, draft.way, wording), act.on.latest,
                after.on.latest if after else here, SIGNS[stand],
            )
            for act, after in zip_longest(its, its[1:])
            if (stand := _stand(act, draft))
        ]  # fmt: skip
        first = stretches[0].since if stretches else min(until or here, here)
        if state in served and served[state] < first:
            silent = Stretch("faint", words("silent_since_served"), served[state], first)
            stretches.insert(0, silent)
        rows.append(Timed(wording.name(state), seen.url(f"members/{state}"), tuple(stretches)))
    across = [Across(words("deadline"), until, look="firm")] if until is not None else []
    if decided is not None:
        across.append(Across(words("announced_line"), decided, look="firm"))
    elif begins < seen.on < stops:
        across.append(Across(words("looked_at"), seen.on, look="now"))
    return course(rows, begins - margin, stops + margin, wording, across)


def legend(timed: Course, draft: Draft, room: Room, seen: Seen) -> list[tuple[str, str]]:
    """What the looks mean that are in the picture."""
    wording, used = room.wording[seen.lang], {bar.look for line in timed.lines for bar in line.bars}
    told = [
        (look, f"{SIGNS[stand]} {stand_in_words(stand, draft.way, wording)}")
        for stand, look in LOOKS.items()
    ]
    told.append(("faint", Words(seen.lang)("silent_since_served")))
    return [(look, text) for look, text in told if look in used]
