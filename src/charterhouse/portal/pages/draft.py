"""One draft: what it says and said, who stands where, what was announced, what the charter makes of it."""

from __future__ import annotations

from typing import Any

from charterhouse.core.answers import Verdict
from charterhouse.desk.minutes import draft_in_full
from charterhouse.desk.proceedings import CORRECTED, EXTENDED, TABLED, WITHDRAWN, Draft

from ..differences import marked
from ..room import Room
from ..seen import Seen
from ..told import brief
from ..words import Words
from .drafts import about, capital, deadline, outcomes, steps
from .entries import FURNITURE, inside, row_of
from .papers import offered
from .positions import SERVED, concerned, legend, positions, strip, through_time
from .shown import NoSuch, Shown

CLEARED, SUBMITTED, REPORTED = "organs.clear_draft", "organs.submit", "organs.report_execution"
COLUMNS = (  # what is asked of each State: the question, and how it names the draft
    ("counts", "draft"), ("bound", "decision"), ("responsible", "draft"), ("pays", "draft"),
    ("takes_effect", "draft"), ("must_execute", "draft"), ("execution", "draft"),
)  # fmt: skip
TEXTS = ("text", "text_en")
MOST_STATES = 60  # States of which every question is asked on one page


def draft(room: Room, seen: Seen, ref: str) -> Shown:
    """Everything on record about one draft."""
    found = room.proceedings(seen).draft(ref)
    if found is None:
        raise NoSuch(ref)
    wording, version, said = room.wording[seen.lang], found.version, found.said
    measure = found.shown(version, "measure")
    session = found.session
    states = concerned(found, room, seen)
    timed = through_time(found, states, room, seen)
    but = ("adopted", "positions", *(("what_it_takes",) if found.state == "adopted" else ()))
    words, members = Words(seen.lang), _members(found, states, room, seen)
    values: dict[str, Any] = {
        "ref": ref,
        "state": found.state,
        "organ": capital(wording.name(version.organ)),
        "way": capital(wording.name(found.way)) if found.way else "",
        "deadline": deadline(found, room, seen),
        "session": _session(session, room, seen) if session else None,
        "measure": wording.name(measure.named) if measure is not None else "",
        "fields": inside(measure, room, wording, seen) if measure is not None else [],
        "facts": _facts(found, room, seen),
        "said": None
        if said is None
        else {
            "outcome": found.shown(said, "outcome"),
            "number": found.shown(said, "number") or "",
            "on": wording.dated(said.on.text),
            "seq": said.seq,
            "corrected": bool(found.done(CORRECTED)),
        },
        "adopted": brief(room.answer("adopted", seen, draft=ref), room, seen),
        "outcomes": outcomes(ref, room, seen),
        "answers": about("draft", ref, room, seen, but),
        "blockers": None
        if measure is None or found.state == "adopted"
        else brief(
            room.answer("blockers", seen, measure=room.register.codec.plain(measure)), room, seen
        ),
        "versions": _versions(found, room, seen),
        "profile_heads": [words.named("profile", each) for each in room.charter.profiles],
        "strip": strip(found, states, room, seen),
        "positions": positions(found, room, seen),
        "timed": timed,
        "positions_legend": legend(timed, found, room, seen) if timed else [],
        "members": members,
        "member_heads": [
            words.named("column", each) for each in (members or {}).get("columns", ())
        ],
        "reports": _reports(found, room, seen),
        "papers": _papers(found, seen),
        "course": steps(found, room, seen),
    }
    return Shown("draft.jinja", found.title(seen.lang), values, draft_in_full(found))


def _papers(draft: Draft, seen: Seen) -> list[dict[str, Any]]:
    """What can be drawn up of a draft: its text, who stood where, and of a silence procedure its proofs."""
    text = "decision" if draft.state == "adopted" else "draft"
    papers = [offered("decision", draft.ref, seen, called=text), offered("votes", draft.ref, seen)]
    papers += [offered("certificate", draft.ref, seen)] if draft.way == "silence" else []
    return papers + ([offered("service", draft.ref, seen)] if draft.done(SERVED) else [])


def _session(ref: str, room: Room, seen: Seen) -> dict[str, str]:
    found = room.proceedings(seen).session(ref)
    if found is None:
        return {"text": ref, "url": ""}
    wording = room.wording[seen.lang]
    return {"text": wording.dated(found.opens.text), "url": seen.url(f"sessions/{ref}")}


def _facts(draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Who tabled it, what it carries out, when it takes effect; clearances and submissions."""
    wording, version, words = room.wording[seen.lang], draft.version, Words(seen.lang)
    first = draft.done(TABLED)[0]
    rows = [
        {"label": words("tabled_by"), "text": f"{wording.value(first.by)}, {wording.dated(first.on.text)}",
         "link": "", "entry": first.seq}
    ]  # fmt: skip
    rows += [
        row_of(name, value, room, wording, seen)
        for name in ("authors", "parent", "matter", "motion", "takes_effect", "report_by")
        if (value := draft.shown(version, name)) not in (None, "", ())
    ]
    for kind, who, label in (
        (CLEARED, "state", "cleared_by"), (SUBMITTED, "to", "submitted_to"),
        (WITHDRAWN, "reason", "withdrawn_why"), (EXTENDED, "deadline", "extended_until"),
    ):  # fmt: skip
        for act in draft.done(kind):
            value = draft.shown(act, who)
            said = wording.value(value) if value else wording.value(act.by)
            rows.append(
                {"label": words(label), "text": f"{said}, {wording.dated(act.on.text)}", "link": "",
                 "entry": act.seq}
            )  # fmt: skip
    return rows


# Versions ------------------------------------------------------------------------------------------


def _versions(draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Each version with its text, what differs in it from the one before, and its other changes."""
    wording, told, before = room.wording[seen.lang], [], None
    for number, act in enumerate(draft.done(TABLED), 1):
        name = _text(draft, seen)
        text = str(draft.shown(act, name) or "")
        was = "" if before is None else str(draft.shown(before, name) or "")
        told.append(
            {
                "number": number,
                "on": wording.dated(act.on.text),
                "by": wording.value(act.by),
                "seq": act.seq,
                "text": text,
                "lang": "ru" if name == "text" and _russian(text) else "en",
                "closed": draft.shown(act, name) is None,
                "changes": marked(was, text, seen.lang)
                if before is not None and was != text
                else None,
                "others": [] if before is None else _changed(before, act, draft, room, seen),
            }
        )
        before = act
    return told


def _text(draft: Draft, seen: Seen) -> str:
    """The official text; its translation for a reader of English, where every version has one."""
    translated = all(draft.shown(act, "text_en") for act in draft.done(TABLED))
    return "text_en" if seen.lang == "en" and translated else "text"


def _russian(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.lower())


def _changed(was: Any, now: Any, draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """What else is other than in the version before: title, measure, days."""
    wording, rows = room.wording[seen.lang], []
    for name in now.__struct_fields__:
        if name in (*FURNITURE, *TEXTS, "draft", "version") or name.endswith(
            "_en" if seen.lang == "ru" else "_ru"
        ):
            continue
        old, new = draft.shown(was, name), draft.shown(now, name)
        if old != new:
            row = row_of(name, new, room, wording, seen)
            rows.append(
                {
                    "label": row["label"],
                    "old": ""
                    if old in (None, "", ())
                    else row_of(name, old, room, wording, seen)["text"],
                    "new": "" if new in (None, "", ()) else row["text"],
                }
            )
    return rows


# Whom it binds ---------------------------------------------------------------------------------------


def _members(draft: Draft, states: list[str], room: Room, seen: Seen) -> dict[str, Any] | None:
    """For each State whether it counts, is bound, is responsible, pays: as far as this charter is asked that."""
    asked = room.answer("adopted", seen, draft=draft.ref)
    decided = draft.state == "adopted" or (asked is not None and asked.answer.taken is Verdict.YES)
    there = [
        (name, key)
        for name, key in (COLUMNS if decided else COLUMNS[:1])
        if name in room.charter.book.questions
    ]
    if not there or len(states) > MOST_STATES:
        return None
    name_of = room.wording[seen.lang].name
    rows = [
        {
            "name": name_of(state),
            "url": seen.url(f"members/{state}"),
            "briefs": [
                brief(room.answer(name, seen, state=state, **{key: draft.ref}), room, seen)
                for name, key in there
            ],
        }
        for state in states
    ]
    used = [n for n in range(len(there)) if any(row["briefs"][n] is not None for row in rows)]
    return {
        "columns": [there[n][0] for n in used],
        "rows": [{**row, "briefs": [row["briefs"][n] for n in used]} for row in rows],
    }


def _reports(draft: Draft, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """What Members reported of its execution, the latest word of each last."""
    wording = room.wording[seen.lang]
    return [
        {
            "seq": act.seq, "on": wording.dated(act.on.text),
            "name": wording.name(draft.shown(act, "state") or ""),
            "stage": wording.name(draft.shown(act, "stage") or ""),
            "national": draft.shown(act, "national_act") or "", "remark": draft.shown(act, "remark") or "",
        }
        for act in draft.done(REPORTED)
    ]  # fmt: skip
