"""Pictures as data: where bars and words stand. The templates draw them; a table beside says the same."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from .room import Room
from .seen import Seen

WIDTH, LABEL, RIGHT = 900, 170, 12
ROW, BAR = 30, 12
THIN = ("thin", "faint", "observer", "partner", "expelled")
BELOW, LOW = ("sanction", "candidate"), 4  # drawn under the row that they belong to


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

    @property
    def looks(self) -> frozenset[str]:
        """Every way in which something is drawn in it, for the words beside it."""
        return frozenset(span.look for line in self.lines for span in line.spans)


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
            below = span.look in BELOW
            height = LOW if below else BAR // 2 if span.look in THIN else BAR
            left, right = x(max(span.since, since)), x(min(span.until, until))
            bars.append(
                Bar(
                    span.look,
                    left,
                    round(max(right - left, least), 1),
                    y + BAR + 3 if below else y + (BAR - height) / 2,
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
