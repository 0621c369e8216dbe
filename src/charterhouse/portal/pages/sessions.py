"""Sessions: when the organs met, and a page for each with who was in the room, when, and what was decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import NEVER
from charterhouse.desk.minutes import APPEALED, MOVED, RULED, of_format, session_in_full
from charterhouse.desk.minutes import words as words_of
from charterhouse.desk.proceedings import (
    AGENDA,
    OPENED,
    Session,
    organs,
    session_as_data,
)  # fmt: skip

from ..pictures import Picture, Span, picture
from ..room import Room
from ..seen import Seen
from ..told import Brief, brief
from ..words import Words
from .drafts import about, announced, capital, draft_line, outcomes, steps
from .papers import offered
from .positions import concerned, strip
from .presence import presence
from .shown import NoSuch, Shown, page_of

ON_A_PAGE = 40
MOST_DRAWN = 600  # sessions of one picture
KINDS = {"regular": "full", "extraordinary": "turning", "informal": "thin", "": "earlier"}
INVITED, REACHED = "organs.invite", "organs.record_delivery"


def sessions(room: Room, seen: Seen) -> Shown:
    """All sessions, the latest first, by organ and year."""
    words, wording, seat = Words(seen.lang), room.wording[seen.lang], room.register.seat
    organ, written = (seen.asked.get(name, "").strip() for name in ("organ", "year"))
    there = organs(room.charter)
    if organ and organ not in there:
        raise Unreadable("organ", organ, "one of " + ", ".join(there))
    everything = room.proceedings(seen).sessions
    years = sorted({seat.day(each.begins).year for each in everything}, reverse=True)
    if written and written not in map(str, years):
        raise Unreadable("year", written, "a year with a session")
    found = [
        each
        for each in everything
        if organ in ("", each.call.organ) and written in ("", str(seat.day(each.begins).year))
    ]
    page, pages = page_of(seen, len(found), ON_A_PAGE)
    listed = [line(each, room, seen) for each in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]]
    held = {each.call.organ for each in everything}
    values = {
        "rows": listed, "total": len(found), "page": page, "pages": pages, "organ": organ, "year": written,
        "organs": [(each, capital(wording.name(each))) for each in there if each in held or each == organ],
        "years": years,
        "calendar": seen.url(f"papers/calendar/{organ}".rstrip("/"), format="ics"),
        "answers": about("organ", organ, room, seen, ("sessions_of",)) if organ else [],
        "picture": _years(found, room, seen) if 0 < len(found) <= MOST_DRAWN else None,
    }  # fmt: skip
    data = [session_as_data(each) for each in found] if seen.asked.get("format") else []
    head = (
        "session",
        "organ",
        "opens",
        "kind",
        "format",
        "host",
        "place",
        "state",
        "present",
        "drafts",
    )
    table = [
        head,
        *(
            [
                *(each[name] or "" for name in head[:8]),
                " ".join(each["present"]),
                " ".join(draft["draft"] for draft in each["drafts"]),
            ]
            for each in data
        ),
    ]
    plain = {"on": seen.day.isoformat(), "sessions": data}
    return Shown("sessions.jinja", words("sessions"), values, plain, table)


def line(session: Session, room: Room, seen: Seen) -> dict[str, Any]:
    """One session in a list."""
    wording, call = room.wording[seen.lang], session.call
    return {
        "ref": session.ref,
        "url": seen.url(f"sessions/{session.ref}"),
        "when": wording.dated(session.opens.text),
        "organ": capital(wording.name(call.organ)),
        "about": [
            wording.name(each)
            for name in ("kind", "format")
            if (each := session.shown(call, name)) and each != "full"
        ],
        "where": where(session, room, seen),
        "state": session.state,
        "chair": chair(session, room, seen),
        "present": len(session.present),
        "drafts": [draft_line(each, room, seen) for each in session.drafts],
    }


def where(session: Session, room: Room, seen: Seen) -> str:
    """The place, else the State; that it was by video link, where nothing else is on record."""
    wording, call = room.wording[seen.lang], session.call
    if session.shown(call, "format") == "video":
        return wording.name("video")
    found = session.shown(call, "place") or session.shown(call, "host")
    return wording.name(found) if found else ""


def chair(session: Session, room: Room, seen: Seen) -> Brief | None:
    """The State in the chair, by the answer of the day of the session."""
    day = room.register.seat.day(session.seen_on).isoformat()
    then = seen._replace(on=session.seen_on, query=(*seen.query, ("on", day)))
    asked = room.answer("chair", then, organ=session.call.organ)
    told = brief(asked, room, then)
    state = getattr(asked.answer.value, "state", "") if asked else ""
    if told is None or not state or not told.text:
        return told
    return told._replace(text=room.wording[seen.lang].name(state))


def _years(found: list[Session], room: Room, seen: Seen) -> Picture:
    """Each session as a mark, organ by organ; those of one organ, kind by kind."""
    wording, seat, words = room.wording[seen.lang], room.register.seat, Words(seen.lang)
    several = {each.call.organ for each in found}
    rows: dict[str, list[Span]] = {}
    for session in reversed(found):
        kind = str(session.shown(session.call, "kind") or "")
        day = seat.day(session.begins)
        look = "dashed" if session.state == "convened" else KINDS.get(kind, "earlier")
        row = session.call.organ if len(several) > 1 else kind
        text = ", ".join((wording.day(day), wording.name(kind) if kind else words("kind_unknown")))
        url = seen.url(f"sessions/{session.ref}")
        rows.setdefault(row, []).append(Span(look, text, day, day + timedelta(1), False, url))
    order = list(organs(room.charter)) if len(several) > 1 else list(KINDS)
    lines = [
        (capital(wording.name(row) if row else words("kind_unknown")), "", rows[row])
        for row in sorted(rows, key=order.index)
    ]
    days = [seat.day(each.begins) for each in found]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    return picture(lines, first, last, least=6)


# One session ---------------------------------------------------------------------------------------


def session(room: Room, seen: Seen, ref: str) -> Shown:
    """Everything on record about one session."""
    found = room.proceedings(seen).session(ref)
    if found is None:
        raise NoSuch(ref)
    wording = room.wording[seen.lang]
    call = found.call
    title = called(found, room, seen)
    drafts = [
        {
            **draft_line(each, room, seen),
            "outcomes": outcomes(each.ref, room, seen),
            "announced": announced(each, room, seen),
            "strip": strip(each, concerned(each, room, seen), room, seen),
            "spoken": bool(words_of(each) or of_format(each)),
        }
        for each in found.drafts
    ]
    agendas = found.done(AGENDA)
    host = found.shown(call, "host")
    values = {
        "ref": ref,
        "state": found.state,
        "about": [
            capital(wording.name(each))
            for name in ("kind", "format")
            if (each := found.shown(call, name))
        ],
        "when": wording.dated(found.opens.text),
        "opened": bool(found.done(OPENED)),
        "where": where(found, room, seen),
        "host": (host, wording.name(host)) if host else None,
        "chair": chair(found, room, seen),
        "quorum": quorum(found, room, seen),
        "convened": {
            "by": wording.value(call.by),
            "on": wording.dated(call.on.text),
            "seq": call.seq,
        },
        "requested": [wording.name(each) for each in found.shown(call, "requested_by") or ()],
        "present": found.present,
        "papers": _papers(found, seen),
        "answers": about("session", ref, room, seen, ("quorate", "present")),
        "presence": presence(found, room, seen),
        "agenda": _agenda(agendas[-1], found, room, seen) if agendas else None,
        "earlier": [_agenda(each, found, room, seen) for each in agendas[:-1]],
        "drafts": drafts,
        "invited": _invited(found, room, seen),
        "motions": _motions(found, room, seen),
        "course": steps(found, room, seen),
        "profile_heads": [
            Words(seen.lang).named("profile", each) for each in room.charter.profiles
        ],
    }
    return Shown("session.jinja", title, values, session_in_full(found))


def _papers(session: Session, seen: Seen) -> list[dict[str, Any]]:
    """What can be drawn up of a session: a record once it was opened, votes once there is a draft."""
    kinds = ["protocol"] if session.done(OPENED) else []
    kinds += ["agenda"] if session.done(AGENDA) else []
    kinds += ["participants", *(["votes"] if session.drafts else []), "calendar"]
    return [offered(kind, session.ref, seen) for kind in kinds]


def called(session: Session, room: Room, seen: Seen) -> str:
    """A session as people call it: its organ, the day, the place."""
    wording = room.wording[seen.lang]
    at = session.begins
    day = (
        wording.day(room.register.seat.day(at)) if at < NEVER else wording.dated(session.opens.text)
    )
    parts = [day, where(session, room, seen)]
    return (
        f"{capital(wording.name(session.call.organ))}: {', '.join(each for each in parts if each)}"
    )


def quorum(session: Session, room: Room, seen: Seen) -> Brief | None:
    """Whether there was a quorum: of a session that was closed, just before that."""
    on = room.register.seat.instant(session.counted_on)
    then = seen if session.counted_on == seen.on else seen._replace(query=(*seen.query, ("on", on)))
    return brief(session.quorum(), room, then)


def _agenda(act: Any, session: Session, room: Room, seen: Seen) -> dict[str, Any]:
    wording = room.wording[seen.lang]
    drafts = {each.ref: each for each in session.drafts}
    items = []
    for item in session.shown(act, "items") or ():
        draft = drafts.get(item.ref) or room.proceedings(seen).draft(item.ref)
        text = wording.value(item)
        items.append(
            (draft.title(seen.lang) if draft and text == item.ref else text,
             seen.url(f"drafts/{item.ref}") if draft else "")
        )  # fmt: skip
    return {
        "on": wording.dated(act.on.text),
        "seq": act.seq,
        "adopted": act.adopted,
        "items": items,
    }


def _invited(session: Session, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Who was invited, and whether that has reached them."""
    wording = room.wording[seen.lang]
    rows: dict[str, dict[str, Any]] = {}
    for kind, name in ((INVITED, "sent"), (REACHED, "reached")):
        for act in session.done(kind):
            party = session.shown(act, "party")
            if party:
                row = rows.setdefault(
                    party, {"party": wording.value(party), "sent": None, "reached": None}
                )
                row[name] = {
                    "on": wording.dated(act.on.text), "seq": act.seq,
                    "channel": session.shown(act, "channel") or "",
                }  # fmt: skip
    return list(rows.values())


def _motions(session: Session, room: Room, seen: Seen) -> list[dict[str, Any]]:
    wording, of = room.wording[seen.lang], session.of
    rows = []
    for act in session.done(MOVED):
        ruled = of.acts(RULED, motion=act.motion)
        rows.append(
            {
                "seq": act.seq,
                "on": wording.dated(act.on.text),
                "by": wording.value(act.by),
                "asks": wording.name(session.shown(act, "asks") or ""),
                "reason": session.shown(act, "reason") or "",
                "ruled": None if not ruled else ("yes" if ruled[-1].allowed else "no"),
                "ruled_seq": ruled[-1].seq if ruled else None,
                "appealed": bool(of.acts(APPEALED, motion=act.motion)),
                "state": brief(room.answer("motion_state", seen, motion=act.motion), room, seen),
            }
        )
    return rows
