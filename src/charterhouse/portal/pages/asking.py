"""Ask: every question of the charter as a form, and its answer with its grounds."""

from __future__ import annotations

import logging
from typing import Any

from charterhouse.core.acts import May
from charterhouse.core.errors import CharterConflict, Unreadable

from ..forms import asking, form, worded
from ..room import Room
from ..seen import Seen
from ..told import whole
from ..words import Words
from .shown import NoSuch, Shown

LOG = logging.getLogger("charterhouse.portal")
CONTROLS = ("format", "ask", "reading", "page")
MOST_CHOSEN = 8


def questions(room: Room, seen: Seen) -> Shown:
    """Everything that may be asked, by chapter."""
    words = Words(seen.lang)
    titles = {
        f"ch{chapter.number:02}": getattr(chapter.title, seen.lang)
        for chapter in room.charter.chapters()
    }
    groups: dict[str, list[dict[str, Any]]] = {}
    for name, kind in sorted(
        room.charter.book.questions.items(), key=lambda each: each[1].__module__
    ):
        part = next(
            (p[:4] for p in kind.__module__.split(".") if p[:2] == "ch" and p[2:4].isdecimal()), ""
        )
        groups.setdefault(titles.get(part, ""), []).append(
            {"name": name, "parts": worded(name, room, seen.lang)}
        )
    offer = {"name": May.named, "parts": worded(May.named, room, seen.lang)}
    plain = {"questions": [*room.charter.book.questions, May.named]}
    values = {"groups": [*groups.items(), (words("group_acts"), [offer])]}
    return Shown("questions.jinja", words("ask"), values, plain)


def ask(room: Room, seen: Seen, name: str) -> Shown:
    """One question: its form, and its answer once it can be asked."""
    if name not in room.charter.book.questions and name != May.named:
        raise NoSuch(name)
    given = {key: value.strip() for key, value in seen.asked.items() if key not in CONTROLS}
    chosen = _chosen(seen.asked.get("reading", ""))
    filled = form(name, given, room, seen.lang)
    values: dict[str, Any] = {
        "name": name, "form": filled, "parts": worded(name, room, seen.lang), "given": bool(given), "problem": None,
        "chosen": chosen, "answer": None,
    }  # fmt: skip
    title = "".join(text for text, _ in values["parts"])
    only_a_kind = all(key.endswith(".act") for key in given)
    wants = not only_a_kind or "ask" in seen.asked or not filled.fields
    if not wants or filled.unfinished:
        return Shown(
            "ask.jinja",
            title,
            values,
            {"question": name, "fields": [field._asdict() for field in filled.fields]},
        )
    try:
        asked = room.ask(asking(name, given, room), seen, chosen)
    except Unreadable as error:
        values["problem"] = error
        return Shown(
            "ask.jinja",
            title,
            values,
            {"error": {"code": error.code, "message": str(error)}},
            status=400,
        )
    except CharterConflict:
        values["conflict"] = True
        return Shown("ask.jinja", title, values, {"error": {"code": "charter_conflict"}})
    except (ArithmeticError, ValueError) as error:
        LOG.warning("out of the calendar", exc_info=error, extra={"path": seen.path})
        values["problem"] = Unreadable(
            next(iter(given), name), next(iter(given.values()), ""), "a value within the calendar"
        )
        return Shown("ask.jinja", title, values, {"error": {"code": "unreadable"}}, status=400)
    answer = whole(asked, room, seen, chosen)
    values["answer"] = answer
    values["articles"] = _articles(answer["paragraphs"], room, seen)
    values["permanent"] = seen.permanent()
    return Shown("answer.jinja", answer["title"], values, answer["data"])


def _chosen(written: str) -> dict[str, str]:
    """`G-17=B,G-03=A` as a table."""
    pairs: dict[str, str] = {}
    for each in written.split(",") if written else ():
        gap, equals, value = each.strip().partition("=")
        if not (gap and equals and value) or len(pairs) >= MOST_CHOSEN:
            raise Unreadable("reading", each[:60], "a reading and its value", "G-17=B")
        pairs[gap] = value
    return pairs


def _articles(paragraphs: list[str], room: Room, seen: Seen) -> list[dict[str, Any]]:
    """What the paragraphs of the grounds say, as in force on the day."""
    editions, _ = room.force(seen)
    wording = room.wording[seen.lang]
    found = []
    for number in paragraphs:
        statement = room.charter.statement(number)
        if statement is None:
            continue
        said = statement.under(editions)
        found.append(
            {
                "paragraph": number, "article": number.partition(".")[0],
                "text": getattr(said, seen.lang) if said else "",
                "since": wording.name(said.since) if said else "",
            }
        )  # fmt: skip
    return found
