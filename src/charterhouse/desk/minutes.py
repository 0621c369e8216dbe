"""One session or draft in full: who was there when, what each State said, what was announced, everything done.

Nothing is concluded here either; what an answer of the charter stands beside is what was entered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .answers import as_plain
from .proceedings import (
    AGENDA,
    CORRECTED,
    DEPARTED,
    JOINED,
    POSITION,
    PRESENT,
    PUT,
    SAID,
    STATED,
    Draft,
    Proceedings,
    Session,
    draft_as_data,
    place,
    session_as_data,
    under_profiles,
)  # fmt: skip
from .wording import LANGUAGES, Wording

WHOM = ("state", "person", "party", "draft", "motion", "asks")  # whom or what an act concerns
OF_A_WORD = ("person", "means", "explanation", "reservation", "dissociation")
MOVED, RULED, APPEALED = "organs.move", "organs.rule_on_motion", "organs.appeal_ruling"
FORMAT_OBJECTED, FORMAT_ACCEPTED = "organs.object_to_format", "organs.accept_format"
OF_FORMAT = (FORMAT_OBJECTED, FORMAT_ACCEPTED)
OF_A_DRAFT = (
    POSITION,
    JOINED,
    STATED,
    *OF_FORMAT,
    SAID,
    CORRECTED,
)  # of a session's drafts, and naming no session


class Stay(NamedTuple):
    """A State in the room: from its first arrival until it left, and who sat for it."""

    state: str
    came: Any
    left: Any
    persons: tuple[str, ...]


def stays(session: Session) -> list[Stay]:
    """Every State's comings and goings in the order of time; further arrivals add persons."""
    found: list[Stay] = []
    here: dict[str, int] = {}
    for act in sorted([*session.done(PRESENT), *session.done(DEPARTED)], key=place):
        state = session.shown(act, "state")
        if not state:
            continue
        if act.named == DEPARTED:
            if state in here:
                ended = here.pop(state)
                found[ended] = found[ended]._replace(left=act)
            continue
        if state not in here:
            here[state] = len(found)
            found.append(Stay(state, act, None, ()))
        stay = found[here[state]]
        person = session.shown(act, "person")
        if person and person not in stay.persons:
            found[here[state]] = stay._replace(persons=(*stay.persons, person))
    return found


def positions(draft: Draft) -> list[dict[str, Any]]:
    """Every word of a State in the order of time; one that a later word replaced says so."""
    later = replaced(draft)
    said = sorted([*words(draft), *draft.done(STATED)], key=place)
    return [
        {
            "entry": act.seq,
            "on": act.on.text,
            "state": draft.shown(act, "state"),
            "position": stand(act, draft),
            **{name: as_plain(draft.shown(act, name)) for name in OF_A_WORD},
            "replaced": act.seq in later,
        }
        for act in said
    ]


def stand(act: Any, draft: Draft) -> str | None:
    """What a State said of a draft, by its code; nothing where that is withheld."""
    if act.named == JOINED:
        return "joined"
    said: str | None = draft.shown(act, "sense" if act.named == STATED else "position")
    return said


def stand_in_words(said: str | None, way: str | None, wording: Wording) -> str:
    """The same in words, by the way of deciding: in a vote whoever objects votes against."""
    if not said:
        return wording.general("withheld")
    return wording.name("against" if said == "object" and way == "vote" else said)


def words(draft: Draft) -> list[Any]:
    """Every position taken, and every later joining, in the order of time."""
    return sorted((act for kind in (POSITION, JOINED) for act in draft.done(kind)), key=place)


def of_format(draft: Draft) -> dict[str, Any]:
    """The last word of each State on the limited format itself."""
    said = sorted((act for kind in OF_FORMAT for act in draft.done(kind)), key=place)
    return {act.state: act for act in said if draft.shown(act, "state")}


def _of_format(draft: Draft) -> list[dict[str, Any]]:
    """Every word on the limited format in the order of time, as data."""
    last = {act.seq for act in of_format(draft).values()}
    return [
        {
            "entry": act.seq, "on": act.on.text, "state": draft.shown(act, "state"),
            "objects": act.named == FORMAT_OBJECTED, "replaced": act.seq not in last,
        }
        for act in sorted((act for kind in OF_FORMAT for act in draft.done(kind)), key=place)
    ]  # fmt: skip


def replaced(draft: Draft) -> set[int]:
    """The words that a later one of the same State replaced; what is said after the decision replaces none."""
    last: dict[tuple[str, bool], int] = {}
    for act in words(draft):
        after = draft.decided is not None and place(act) > place(draft.decided)
        last[act.state, after] = act.seq
    return {act.seq for act in words(draft)} - set(last.values())


def announcements(draft: Draft) -> list[dict[str, Any]]:
    """Every outcome announced, and every correction of one, in the order of time."""
    done = sorted((act for kind in (SAID, CORRECTED) for act in draft.done(kind)), key=place)
    return [
        {
            "entry": act.seq,
            "on": act.on.text,
            "outcome": draft.shown(act, "outcome"),
            "number": draft.shown(act, "number") or None,
            "corrected": act.named == CORRECTED,
            "reason": draft.shown(act, "reason") or None,
        }
        for act in done
    ]


def session_in_full(session: Session) -> dict[str, Any]:
    """A session with its agenda as it was set last, who was there, its drafts, and everything done."""
    agenda = session.done(AGENDA)[-1:]
    points = (session.shown(agenda[0], "items") if agenda else None) or ()
    told = session_as_data(session)
    return {
        **told,
        "agenda": [_point(each, session) for each in points],
        "agenda_adopted": bool(agenda) and bool(session.shown(agenda[0], "adopted")),
        "agenda_on": agenda[0].on.text if agenda else None,
        "presence": [
            {
                "state": each.state,
                "since": each.came.on.text,
                "until": None if each.left is None else each.left.on.text,
                "persons": list(each.persons),
                "entry": each.came.seq,
            }
            for each in stays(session)
        ],
        "drafts": [
            {**brief, **_before(draft)}
            for brief, draft in zip(told["drafts"], session.drafts, strict=True)
        ],
        "acts": [
            {
                "entry": act.seq, "on": act.on.text, "act": act.named, "by": act.by,
                **{name: session.shown(act, name) or None for name in WHOM},
            }
            for act in everything(session)
        ],
    }  # fmt: skip


def everything(of: Session | Draft) -> list[Any]:
    """All that names it, in the order of time; of a session, what became of its motions and drafts too."""
    done = [act for acts in of.acts.values() for act in acts]
    if isinstance(of, Session):
        for move in of.done(MOVED):
            done += [
                act for kind in (RULED, APPEALED) for act in of.of.acts(kind, motion=move.motion)
            ]
        done += [act for draft in of.drafts for kind in OF_A_DRAFT for act in draft.done(kind)]
    return sorted({act.seq: act for act in done}.values(), key=place)


def draft_in_full(draft: Draft) -> dict[str, Any]:
    """A draft with every word said on it, everything done about it, its outcome under each profile."""
    return {
        **draft_as_data(draft),
        "under_profiles": under_profiles(draft.ref, draft.of),
        **_before(draft),
        "acts": [
            {"entry": act.seq, "on": act.on.text, "act": act.named, "by": act.by}
            for act in everything(draft)
        ],
    }


def _before(draft: Draft) -> dict[str, Any]:
    """What became of a draft before an organ: when it was put, who said what, what was announced."""
    put: Sequence[Any] = draft.done(PUT)
    return {
        "put": put[-1].on.text if put else None,
        "positions": positions(draft),
        "of_format": _of_format(draft),
        "announcements": announcements(draft),
    }


def _point(item: Any, session: Session) -> dict[str, str]:
    """A point of an agenda by its title, else by that of its draft, else by its name."""
    draft = Proceedings(session.of).draft(item.ref)
    titles: dict[str, str] = {
        lang: getattr(item, f"title_{lang}") or (draft.title(lang) if draft else item.ref)
        for lang in LANGUAGES
    }
    return {"ref": item.ref, **titles}
