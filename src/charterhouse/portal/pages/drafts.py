"""Drafts: what is before the organs and what became of it, and a page for each with all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from charterhouse.core.answers import Verdict
from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import DAY, Moment, When
from charterhouse.desk.minutes import announcements, everything
from charterhouse.desk.proceedings import (
    STATES,
    TABLED,
    Draft,
    Session,
    draft_as_data,
    organs,
)  # fmt: skip
from charterhouse.desk.register import Asked

from ..room import Room
from ..seen import Seen
from ..told import Brief, brief, open_value
from ..words import Words, act_name
from .shown import Shown, page_of

ON_A_PAGE = 25
MOST_PARTS = 40  # of a value of several
WHERE_THERE_IS_ONE = ("issued", "silence_certificate")  # not shown of a draft that has none


def drafts(room: Room, seen: Seen) -> Shown:
    """All drafts, the one tabled last first, by organ and by what became of them."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    organ, state = (seen.asked.get(name, "").strip() for name in ("organ", "state"))
    there = organs(room.charter)
    if organ and organ not in there:
        raise Unreadable("organ", organ, "one of " + ", ".join(there))
    if state and state not in STATES:
        raise Unreadable("state", state, "one of " + ", ".join(STATES))
    everything = room.proceedings(seen).drafts
    found = [
        each
        for each in everything
        if organ in ("", each.version.organ) and state in ("", each.state)
    ]
    page, pages = page_of(seen, len(found), ON_A_PAGE)
    before = {each.version.organ for each in everything}
    values = {
        "rows": [
            draft_line(each, room, seen)
            for each in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        ],
        "total": len(found), "page": page, "pages": pages, "organ": organ, "state": state, "states": STATES,
        "organs": [(each, capital(wording.name(each))) for each in there if each in before or each == organ],
    }  # fmt: skip
    data = [draft_as_data(each, asked=False) for each in found] if seen.asked.get("format") else []
    head = ("draft", "en", "ru", "organ", "tabled", "session", "way", "deadline", "state")
    table = [head, *([each[name] or "" for name in head] for each in data)]
    plain = {"on": seen.day.isoformat(), "drafts": data}
    return Shown("drafts.jinja", words("drafts"), values, plain, table)


def draft_line(draft: Draft, room: Room, seen: Seen) -> dict[str, Any]:
    """One draft in a list."""
    wording, version, said = room.wording[seen.lang], draft.version, draft.said
    measure = draft.shown(version, "measure")
    return {
        "ref": draft.ref,
        "url": seen.url(f"drafts/{draft.ref}"),
        "title": draft.title(seen.lang),
        "organ": capital(wording.name(version.organ)),
        "measure": wording.name(measure.named) if measure is not None else "",
        "tabled": wording.dated(draft.done(TABLED)[0].on.text),
        "way": wording.name(draft.way) if draft.way else "",
        "deadline": deadline(draft, room, seen),
        "state": draft.state,
        "number": (draft.shown(said, "number") or "") if said is not None else "",
        "said": wording.dated(said.on.text) if said is not None else "",
        "adopted": brief(room.answer("adopted", seen, draft=draft.ref), room, seen),
    }


def deadline(draft: Draft, room: Room, seen: Seen) -> dict[str, str] | None:
    """Until when silence may be broken, and how long that is from the moment looked at."""
    until = draft.deadline
    if until is None or draft.state != "pending":
        return None
    return {
        "text": room.wording[seen.lang].dated(until.text),
        "left": left(ends(until, room) - seen.on, Words(seen.lang)),
    }


def ends(until: When, room: Room) -> Moment:
    """The last moment of a deadline: of a day its end."""
    seat = room.register.seat
    return until.latest if "T" in until.text else seat.closes(seat.day(until.latest))


def left(seconds: int, words: Words) -> str:
    """A time that is left, in days and hours; or that there is none."""
    if seconds < 0:
        return words("time_over")
    days, hours, minutes = seconds // DAY, seconds % DAY // 3600, seconds % 3600 // 60
    if days:
        return words("time_left_days", days=days, hours=hours)
    return words("time_left_hours", hours=hours, minutes=f"{minutes:02}")


def outcomes(ref: str, room: Room, seen: Seen) -> list[tuple[str, Brief | None]]:
    """Whether it was adopted, under each profile of readings."""
    found = []
    for profile in room.charter.profiles:
        under = seen._replace(profile=profile, query=(*seen.query, ("profile", profile)))
        found.append((profile, brief(room.answer("adopted", under, draft=ref), room, under)))
    return found


def about(
    key: str, ref: str, room: Room, seen: Seen, but: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Every question that can be asked of a draft or of a session alone, and its answer."""
    wording, found = room.wording[seen.lang], []
    for name, kind in room.charter.book.questions.items():
        needed = [field.name for field in msgspec.structs.fields(kind) if field.required]
        if needed != [key] or name in but:
            continue
        asked = room.answer(name, seen, **{key: ref})
        if asked is None or (name in WHERE_THERE_IS_ONE and asked.answer.verdict is Verdict.NO):
            continue
        found.append(
            {
                "question": wording.question(asked.question),
                "brief": brief(asked, room, seen),
                "parts": parts(asked, room, seen),
            }
        )
    return found


def parts(asked: Asked, room: Room, seen: Seen) -> list[tuple[str, str]]:
    """A value of several parts, each by itself; a rule that it names by its paragraph."""
    rules, wording = room.charter.book.rules, room.wording[seen.lang]
    value = open_value(asked, room)
    if value is None or hasattr(value, "status"):
        return []  # one with a status is told by that
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        return [("", wording.value(each)) for each in value[:MOST_PARTS]]
    if not isinstance(value, msgspec.Struct) or hasattr(value, "person"):
        return []
    told = []
    for name in value.__struct_fields__:
        held = getattr(value, name)
        if isinstance(held, tuple) and held and all(each in rules for each in held):
            held = tuple(dict.fromkeys(rules[each].paragraph for each in held))
        if held not in (None, "", (), 0) or held is False:
            told.append((capital(wording.field(name)), wording.value(held)))
    return told if len(told) > 1 else []


def announced(draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Every outcome announced and every correction, each with its entry."""
    wording = room.wording[seen.lang]
    return [
        {
            "seq": each["entry"], "on": wording.dated(each["on"]), "corrected": each["corrected"],
            "outcome": each["outcome"], "number": each["number"] or "", "reason": each["reason"] or "",
        }
        for each in announcements(draft)
    ]  # fmt: skip


def steps(of: Session | Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Everything done about it in the order of time, each with its entry."""
    wording = room.wording[seen.lang]
    return [
        {
            "seq": act.seq, "on": wording.dated(act.on.text), "name": act_name(act.named, wording),
            "by": wording.value(act.by),
        }
        for act in everything(of)
    ]  # fmt: skip


def capital(text: str) -> str:
    """With a capital letter, as a heading or a cell begins."""
    return text[:1].upper() + text[1:]
