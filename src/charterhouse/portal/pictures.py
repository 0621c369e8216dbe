"""Pictures as data: where bars and words stand. The templates draw them; a table beside says the same."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from charterhouse.core.acts import Question
from charterhouse.core.answers import Verdict
from charterhouse.desk.register import Asked

from .room import Room
from .seen import Seen
from .told import address, turning

FIRST = date(1992, 1, 1)
WIDTH, LABEL, RIGHT = 900, 170, 12
ROW, BAR = 30, 12
DASHED = ("suspended",)
GONE = ("none", "left", "expelled", "observer", "partner", "observer_and_partner")


class Span(NamedTuple):
    """One stretch of time in which an answer was the same."""

    look: str  # full, thin, dashed, unsure, and how it is drawn: a class
    text: str
    since: date
    until: date
    last: bool  # it goes on
    url: str


class Bar(NamedTuple):
    """A stretch as it is drawn."""

    look: str
    x: float
    width: float
    y: float
    height: float
    text: str
    sign: str = ""  # written on it


class Line(NamedTuple):
    """One row of a picture: its name, its page, its stretches."""

    label: str
    url: str
    spans: tuple[Span, ...]
    y: float
    bars: tuple[Bar, ...]


class Picture(NamedTuple):
    """Rows over years."""

    lines: tuple[Line, ...]
    years: tuple[tuple[str, float], ...]
    height: int
    since: date
    until: date


def picture(
    rows: list[tuple[str, str, list[Span]]], since: date, until: date, least: float = 1.5
) -> Picture:
    """Rows of stretches laid out over the years; the shortest drawn so wide that it is seen."""
    room = (until - since).days or 1

    def x(day: date) -> float:
        return round(LABEL + (WIDTH - LABEL - RIGHT) * (day - since).days / room, 1)

    lines = []
    for place, (label, url, spans) in enumerate(rows):
        y = 10 + place * ROW
        bars = []
        for span in spans:
            thin = span.look in ("thin", "faint")
            height = BAR // 2 if thin else BAR
            left, right = x(max(span.since, since)), x(min(span.until, until))
            bars.append(
                Bar(
                    span.look,
                    left,
                    round(max(right - left, least), 1),
                    y + (BAR - height) / 2,
                    height,
                    span.text,
                )
            )
        lines.append(Line(label, url, tuple(spans), y, tuple(bars)))
    marks = tuple((text, x(day)) for text, day in _marks(since, until))
    return Picture(tuple(lines), marks, 10 + len(rows) * ROW + 24, since, until)


def _marks(since: date, until: date) -> list[tuple[str, date]]:
    """The first days of years; within one year, of months."""
    if since.year == until.year:
        months = [date(since.year, month, 1) for month in range(1, 13)]
        return [(f"{day.month:02}", day) for day in months if since <= day <= until]
    step = 4 if (until - since).days > 12 * 365 else 1
    years = [date(year, 1, 1) for year in range(since.year, until.year + 1, step)]
    return [(str(day.year), day) for day in years if day >= since]


# Membership --------------------------------------------------------------------------------------


def membership(room: Room, seen: Seen, only: str = "") -> Picture | None:
    """Who belonged, from 1992 until the day looked at."""
    if seen.day <= FIRST or "standing" not in room.charter.book.questions:
        return None
    wording = room.wording[seen.lang]
    states = [only] if only else _shown(room, seen)
    rows = [
        (wording.name(state), seen.url(f"members/{state}"), stretches(state, room, seen))
        for state in states
    ]
    return picture([row for row in rows if row[2] or only], FIRST, seen.day)


def _shown(room: Room, seen: Seen) -> list[str]:
    wording = room.wording[seen.lang]
    return sorted(room.standing(seen).candidates(), key=wording.name)


def stretches(state: str, room: Room, seen: Seen) -> list[Span]:
    """How one State stood, stretch after stretch: as a Member; before, as a party to the first treaty."""
    seat = room.register.seat
    begins = seat.opens(FIRST)
    standing = room.question("standing", state=state)
    treaty = room.question("bound", state=state, instrument="treaty")
    assert standing is not None, "asked only of a charter that knows it"
    found = _joined(standing, begins, room, seen, _of_standing)
    if treaty is not None:
        first = next((span.since for span in found), seen.day)
        party = _joined(treaty, begins, room, seen, _of_treaty)
        found = [span._replace(until=min(span.until, first), last=span.last and first >= seen.day)
                 for span in party if span.since < first] + found  # fmt: skip
    return found


def _joined(question: Question[Any], begins: int, room: Room, seen: Seen, look: Any) -> list[Span]:
    """Neighbouring spans in which the same is answered, as one."""
    seat = room.register.seat
    told: list[tuple[tuple[str, str], Asked]] = []
    for asked in room.through_time(question, begins, seen):
        said = look(asked, room, seen)
        if not told or told[-1][0] != said:
            told.append((said, asked))
    found = []
    for place, ((shape, text), asked) in enumerate(told):
        if not shape:
            continue
        last = place + 1 == len(told)
        until = seen.day if last else seat.day(told[place + 1][1].on)
        day = seat.day(asked.on)
        link = address(asked, room, seen._replace(query=(*seen.query, ("on", day.isoformat()))))
        found.append(Span(shape, text, day, until, last, link))
    return found


def _of_standing(asked: Asked, room: Room, seen: Seen) -> tuple[str, str]:
    wording = room.wording[seen.lang]
    status = str(getattr(asked.answer.value, "status", ""))
    verdict = asked.answer.verdict
    if verdict is Verdict.UNDETERMINED:
        return "unsure", wording.verdict(verdict)
    if status in GONE and verdict is not Verdict.DEPENDS:
        return "", ""
    text = wording.value(status)
    if verdict is Verdict.DEPENDS:
        labels = ", ".join(turning(asked.answer))
        return ("dashed" if status in (*DASHED, *GONE) else "turning"), f"{text} ({labels})"
    return ("dashed" if status in DASHED else "full"), text


def _of_treaty(asked: Asked, room: Room, seen: Seen) -> tuple[str, str]:
    wording = room.wording[seen.lang]
    if asked.answer.taken is Verdict.YES:
        return "thin", wording.name("treaty")
    if asked.answer.taken is Verdict.UNDETERMINED:
        return "faint", f"{wording.name('treaty')}: {wording.verdict(Verdict.UNDETERMINED)}"
    return "", ""


# Versions of an article ------------------------------------------------------------------------------


def versions(paragraphs: list[dict[str, Any]], room: Room, seen: Seen) -> Picture | None:
    """Each paragraph of an article with its wordings over the years."""
    begins = entered(room.charter.editions[0], room, seen)
    if begins is None or begins >= seen.today:
        return None
    rows = []
    for paragraph in paragraphs:
        spans = []
        for wording in paragraph["wordings"]:
            since = entered(wording["since"], room, seen)
            until = entered(wording["until"], room, seen) if wording["until"] else None
            if since is None:
                continue
            name = room.wording[seen.lang].name(wording["since"])
            here = since <= seen.day < (until or date.max)
            spans.append(
                Span(
                    "full" if here else "earlier",
                    name,
                    since,
                    until or seen.today,
                    until is None,
                    "",
                )
            )
        rows.append(
            (
                paragraph["paragraph"],
                f"#p{paragraph['paragraph']}",
                sorted(spans, key=lambda span: span.since),
            )
        )
    return picture(rows, begins, max(seen.today, seen.day))


def entered(edition: str, room: Room, seen: Seen) -> date | None:
    """The day on which an edition entered into force, as known in this view."""
    return room.kept(
        ("entered", edition, seen.known, seen.profile), lambda: _entered(edition, room, seen)
    )


def _entered(edition: str, room: Room, seen: Seen) -> date | None:
    late = seen._replace(on=room.register.seat.closes(max(seen.today, seen.day)))
    asked = room.answer("entry_into_force", late, instrument=edition)
    value = None if asked is None else asked.answer.value
    return value if isinstance(value, date) else None
