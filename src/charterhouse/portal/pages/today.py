"""Today: the standing of the organisation on a day, and what needs a person."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from charterhouse.core.answers import Verdict
from charterhouse.desk.audit import Standing
from charterhouse.desk.due import as_data, due
from charterhouse.desk.proceedings import organs
from charterhouse.desk.register import Asked, Register
from charterhouse.desk.standing import OFFICES

from ..room import Remembering, Room
from ..seen import Seen
from ..standings import standings
from ..statuses import membership
from ..told import Brief, as_row, brief
from ..words import Words, act_name
from .drafts import capital, draft_line, ends
from .shown import Shown

MOST_MATTERS = 3
MOST_COMING, MOST_OPEN = 2, 4  # sessions and drafts; all of them have pages of their own


def today(room: Room, seen: Seen) -> Shown:
    """The page that everything starts from."""
    words = Words(seen.lang)
    members = member_rows(room, seen)
    instruments = _instruments(room, seen)
    offices = _offices(room, seen)
    values = {
        "members": members,
        "shared": shared(members),
        "count": sum(1 for row in members if row["belongs"] and row["belongs"].taken == "yes"),
        "members_of": brief(room.answer("members", seen), room, seen),
        "offices": offices,
        "instruments": instruments,
        "matters": _matters(room, seen, members, instruments),
        "before": before(room, seen),
        "picture": room.kept(("membership", *view(seen)), lambda: membership(room, seen)),
    }
    plain = {
        "on": seen.day.isoformat(),
        "known": seen.known,
        "profile": seen.profile,
        "members": [as_row(row) for row in members],
        "offices": [as_row(row) for row in offices],
        "law": [as_row(row) for row in instruments],
    }
    return Shown("today.jinja", words("today"), values, plain)


def view(seen: Seen) -> tuple[object, ...]:
    """What a picture or a table of a view is kept under."""
    return (seen.lang, seen.on, seen.known, seen.profile, tuple(seen.chosen.items()), seen.today)


def candidates(room: Room, seen: Seen) -> list[str]:
    """Every State that may belong, by name."""
    found: list[str] = room.kept(
        ("candidates", seen.known), lambda: room.standing(seen).candidates()
    )
    return sorted(found, key=room.wording[seen.lang].name)


def member_rows(room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Those who belong, or may: everyone for whom the answer is not simply no."""
    rows = []
    for state in candidates(room, seen):
        belongs = room.answer("member", seen, state=state)
        if belongs is None or belongs.answer.verdict is Verdict.NO:
            continue
        row = {
            "state": state,
            "name": room.wording[seen.lang].name(state),
            "belongs": brief(belongs, room, seen),
            **{
                name: brief(room.answer(name, seen, state=state), room, seen)
                for name in ("standing", "owes", "arrears", "deprived")
            },
            "votes": brief(room.answer("may_vote", seen, state=state, organ="council"), room, seen),
        }
        rows.append(row)
    return rows


def shared(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """What is missing of most that is owed, so that it is said once."""
    lacks = Counter(row["owes"].lacks for row in rows if row["owes"] and row["owes"].lacks)
    most = lacks.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else ()


def _offices(room: Room, seen: Seen) -> list[dict[str, Any]]:
    found = [("chair", room.answer("chair", seen, organ="council"))]
    found += [(office, room.answer("holder", seen, office=office)) for office in OFFICES]
    return [
        {"name": name, "brief": brief(asked, room, seen), "until": _until(asked, room, seen)}
        for name, asked in found
        if asked is not None
    ]


def _until(asked: Asked | None, room: Room, seen: Seen) -> str:
    until = getattr(asked.answer.value, "until", None) if asked else None
    return room.wording[seen.lang].value(until) if until else ""


def before(room: Room, seen: Seen) -> list[dict[str, Any]]:
    """What is before the organs: sessions to come, and drafts that are open, the last tabled first."""
    here, wording = room.proceedings(seen), room.wording[seen.lang]
    coming = [each for each in here.sessions if each.state == "convened" and each.begins > seen.on]
    rows = [
        {"key": "next_session", "url": seen.url(f"sessions/{each.ref}"), "when": wording.dated(each.opens.text),
         "title": capital(wording.name(each.call.organ)), "deadline": None}
        for each in reversed(coming[-MOST_COMING:])
    ]  # fmt: skip
    for draft in [each for each in here.drafts if each.state == "pending"][:MOST_OPEN]:
        line = draft_line(draft, room, seen)
        rows.append({**line, "key": "pending_draft", "when": line["tabled"]})
    return rows


def _instruments(room: Room, seen: Seen) -> list[dict[str, Any]]:
    wording = room.wording[seen.lang]
    rows = []
    for instrument in room.standing(seen).instruments():
        asked = room.answer("in_force", seen, instrument=instrument)
        said = brief(asked, room, seen)
        if said is None:
            continue
        entered = room.answer("entry_into_force", seen, instrument=instrument)
        rows.append(
            {
                "instrument": instrument,
                "name": wording.name(instrument),
                "brief": said,
                "since": wording.value(entered.answer.value)
                if entered and entered.answer.value
                else "",
            }
        )
    return rows


def _matters(
    room: Room, seen: Seen, members: list[dict[str, Any]], instruments: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """At most three things that need a person, what stops the organs first; the rest is a click away."""
    found = _of_organs(room, seen)
    for row in members:
        arrears: Brief | None = row["arrears"]
        if arrears and (arrears.verdict == "depends" or arrears.taken == "yes"):
            found.append(
                {
                    "look": "dep" if arrears.turns else "no",
                    "key": "matter_arrears",
                    "who": row["name"],
                    "brief": arrears,
                    "paragraph": "25.1",
                }
            )
    for each in instruments:
        if each["brief"].verdict in ("undetermined", "depends"):
            found.append(
                {
                    "look": "unk",
                    "key": "matter_law",
                    "who": each["name"],
                    "brief": each["brief"],
                    "paragraph": "26.1",
                }
            )
    irregular = [
        each
        for each in standings(room, seen).all()
        if each.standing is Standing.IRREGULAR and each.act.on.earliest <= seen.on
    ]
    if irregular:
        latest = max(irregular, key=lambda each: each.act.on.latest)
        wording = room.wording[seen.lang]
        found.append(
            {
                "look": "no", "key": "matter_irregular", "count": len(irregular), "seq": latest.seq,
                "who": f"{act_name(latest.act.named, wording)}, {wording.dated(latest.act.on.text)}",
                "brief": None, "paragraph": "",
            }
        )  # fmt: skip
    return found[:MOST_MATTERS]


def _of_organs(room: Room, seen: Seen) -> list[dict[str, Any]]:
    """An organ without a chair or with two; a silence that is over while nothing has been announced."""
    wording, found = room.wording[seen.lang], list[dict[str, Any]]()
    for organ in organs(room.charter):
        alarm = brief(room.answer("chair_alarm", seen, organ=organ), room, seen)
        if alarm is not None and alarm.taken == "yes":
            found.append(
                {"look": "no", "key": "matter_chair", "who": wording.name(organ), "brief": alarm, "paragraph": "13.6"}
            )  # fmt: skip
    for draft in room.proceedings(seen).drafts:
        if draft.state == "pending" and draft.deadline and ends(draft.deadline, room) < seen.on:
            adopted = brief(room.answer("adopted", seen, draft=draft.ref), room, seen)
            found.append(
                {"look": "dep", "key": "matter_silence", "who": draft.title(seen.lang), "brief": adopted,
                 "paragraph": ""}
            )  # fmt: skip
    return found


# Due -----------------------------------------------------------------------------------------------


def due_page(room: Room, seen: Seen) -> Shown:
    """Who must do what by when, and on which paragraph."""
    wording, words = room.wording[seen.lang], Words(seen.lang)
    found = room.kept(
        ("due", seen.on, seen.known, seen.profile),
        lambda: due(cast(Register, Remembering(room, seen)), seen.on, seen.known, seen.profile),
    )
    lines: dict[tuple[object, ...], dict[str, Any]] = {}
    for each in found:
        line = lines.setdefault(
            (each.by, each.en, each.paragraphs),
            {
                "by": wording.day(each.by) if each.by else "",
                "iso": each.by.isoformat() if each.by else "",
                "what": capital(getattr(each, seen.lang)),
                "kind": each.kind,
                "past": each.past,
                "paragraphs": [p for p in each.paragraphs if room.charter.statement(p)],
                "who": [],
            },
        )
        if each.who:
            line["who"].append(
                (
                    each.who if len(each.who) == 2 and each.who.isupper() else "",
                    wording.value(each.who),
                )
            )
    rows = list(lines.values())
    table = [("by", "who", "what", "paragraphs")]
    table += [
        (
            row["iso"],
            "; ".join(name for _, name in row["who"]),
            row["what"],
            " ".join(row["paragraphs"]),
        )
        for row in rows
    ]
    return Shown(
        "due.jinja", words("due"), {"rows": rows},
        {"on": seen.day.isoformat(), "due": [as_data(each) for each in found]}, table,
    )  # fmt: skip
