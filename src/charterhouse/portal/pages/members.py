"""Members: the organisation's membership through time, and a page for each State."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from charterhouse.core.acts import Act
from charterhouse.core.answers import Verdict
from charterhouse.core.errors import Unreadable
from charterhouse.desk.minutes import stand, stand_in_words
from charterhouse.desk.proceedings import POSITION
from charterhouse.desk.standing import OFFICES

from ..room import Room
from ..seen import Seen
from ..statuses import membership
from ..told import Brief, as_row, brief
from ..words import Words, act_name
from .shown import NoSuch, Shown
from .today import candidates, member_rows, shared, view

MOST_ACTS = 20
MOST_POSITIONS = 12
ON_THE_ACCOUNT = ("account", "article_25_forecast")  # told on a page of their own


def members(room: Room, seen: Seen) -> Shown:
    """Everyone who belongs or belonged."""
    words = Words(seen.lang)
    rows = member_rows(room, seen)
    here = {row["state"] for row in rows}
    wording = room.wording[seen.lang]
    table: list[tuple[object, ...]] = [("state", "name", "member", "status", "votes", "arrears")]
    table += [
        (
            row["state"],
            row["name"],
            *(_cell(row[name]) for name in ("belongs", "standing", "votes", "arrears")),
        )
        for row in rows
    ]
    values = {
        "members": rows,
        "shared": shared(rows),
        "others": [
            (state, wording.name(state)) for state in candidates(room, seen) if state not in here
        ],
        "picture": room.kept(("membership", *view(seen)), lambda: membership(room, seen)),
    }
    plain = [as_row(row) for row in rows]
    return Shown(
        "members.jinja",
        words("members"),
        values,
        {"on": seen.day.isoformat(), "members": plain},
        table,
    )


def _cell(said: Brief | None) -> str:
    return "" if said is None else said.text or said.verdict


def state(room: Room, seen: Seen, code: str) -> Shown:
    """Everything about one State."""
    if code not in room.charter.states:
        raise NoSuch(code)
    wording = room.wording[seen.lang]
    answers: list[dict[str, Any]] = [
        {
            "name": question.named,
            "question": wording.question(question),
            "brief": brief(room.attempt(question, seen), room, seen),
            "parts": [],
        }
        for question in _about(room, code)
    ]
    entries = room.naming(code, seen.known)
    told = [each for each in answers if not _has_nothing_to_tell(each, room)]
    values = {
        "code": code,
        "standing": brief(room.answer("standing", seen, state=code), room, seen),
        "answers": told,
        "money": _money(room, seen, code),
        "has_account": "account" in room.charter.book.questions,
        "seats": _seats(room, seen, code),
        "positions": _positions(room, seen, code),
        "entries": [_entry(room.act(seq, seen.known), room, seen) for seq in entries[:MOST_ACTS]],
        "total": len(entries),
        "picture": room.kept(
            ("membership", code, *view(seen)), lambda: membership(room, seen, code)
        ),
    }
    plain = {
        "state": code, "on": seen.day.isoformat(), "known": seen.known, "profile": seen.profile,
        "answers": [as_row(each) for each in answers],
        "entries": entries,
    }  # fmt: skip
    return Shown("state.jinja", wording.name(code), values, plain)


def _about(room: Room, code: str) -> Iterator[Any]:
    """Every question that can be asked of a State alone; and whether it votes, organ by organ."""
    for name, kind in sorted(
        room.charter.book.questions.items(), key=lambda each: each[1].__module__
    ):
        if name in ON_THE_ACCOUNT:
            continue
        fields = msgspec.structs.fields(kind)
        if [field.name for field in fields if field.required] == ["state"] and len(fields) <= 2:
            question = room.question(name, state=code)
            if question is not None:
                yield question
    for organ in ("council", "permanent_council"):
        question = room.question("may_vote", state=code, organ=organ)
        if question is not None:
            yield question


def _has_nothing_to_tell(answer: dict[str, Any], room: Room) -> bool:
    """Whether it is asked what there is, and there is nothing of the kind: no admission, no leaving."""
    worth, said = room.charter.book.worth[answer["name"]], answer["brief"]
    return worth not in (None, type(None)) and said is not None and said.verdict == Verdict.NO.value


def _money(room: Room, seen: Seen, code: str) -> list[dict[str, Any]]:
    """What was assessed, and what is owed of it, year by year."""
    wording = room.wording[seen.lang]
    rows: dict[int, dict[str, Any]] = {}
    for act in room.standing(seen).acts("financing.assess", state=code):
        amount, due = (
            wording.general("withheld") if name in act.hidden else wording.value(getattr(act, name))
            for name in ("amount", "due")
        )  # fmt: skip
        rows[act.year] = {
            "year": act.year, "amount": amount, "due": due, "entry": act.seq,
            "owes": brief(room.answer("owes", seen, state=code, year=act.year), room, seen),
        }  # fmt: skip
    return [rows[year] for year in sorted(rows)]


def _seats(room: Room, seen: Seen, code: str) -> list[dict[str, Any]]:
    """The offices and seats that it holds."""
    wording = room.wording[seen.lang]
    found = []
    for office in OFFICES:
        asked = room.answer("holder", seen, office=office)
        if asked is not None and getattr(asked.answer.value, "state", None) == code:
            found.append({"seat": wording.name(office), "brief": brief(asked, room, seen)})
    asked = room.answer("chair", seen, organ="council")
    if asked is not None and getattr(asked.answer.value, "state", None) == code:
        found.append(
            {"seat": Words(seen.lang)("chair_of_council"), "brief": brief(asked, room, seen)}
        )
    told = set()
    for act in room.standing(seen).acts("organs.accredit", state=code):
        sits = room.answer("may_sit", seen, person=act.person, organ=act.organ)
        if (
            sits is not None
            and sits.answer.verdict is not Verdict.NO
            and (act.person, act.organ) not in told
        ):
            told.add((act.person, act.organ))
            found.append(
                {
                    "seat": f"{wording.name(act.organ)}: {act.person}",
                    "brief": brief(sits, room, seen),
                }
            )
    return found


def _positions(room: Room, seen: Seen, code: str) -> list[dict[str, Any]]:
    """How it voted, the latest first."""
    wording = room.wording[seen.lang]
    kinds = [
        name
        for name in room.charter.book.kinds
        if name.endswith("_position") or name == "organs.position"
    ]
    found: list[Any] = []
    for kind in kinds:
        try:
            found += room.standing(seen).acts(kind, state=code)
        except (AssertionError, Unreadable):
            continue  # positions of this kind are not kept by State
    found.sort(key=lambda act: (act.on.latest, act.seq), reverse=True)
    drafts = {act.draft: room.proceedings(seen).draft(act.draft) for act in found[:MOST_POSITIONS]}
    return [
        {
            "on": wording.dated(act.on.text), "draft": act.draft, "entry": act.seq,
            "title": draft.title(seen.lang) if (draft := drafts[act.draft]) else "",
            "position": stand_in_words(stand(act, draft), draft.way, wording)
            if draft is not None and act.named == POSITION
            else wording.value(getattr(act, "position", getattr(act, "stance", ""))),
        }
        for act in found[:MOST_POSITIONS]
    ]  # fmt: skip


def _entry(act: Act, room: Room, seen: Seen) -> dict[str, Any]:
    wording = room.wording[seen.lang]
    return {"seq": act.seq, "on": wording.dated(act.on.text), "name": act_name(act.named, wording)}
