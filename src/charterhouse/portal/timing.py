"""Pictures by the hour or the day: who was in the room, who took which position, how long silence runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from charterhouse.core.moments import DAY, Moment
from charterhouse.desk.wording import Wording

from .pictures import BAR, LABEL, RIGHT, ROW, WIDTH, Bar

HOUR = 3_600
LETTER = 13  # how wide a letter above the rows is where it is widest, on a telephone
TOP = 36  # above the first row, for what the lines across mean
STEPS = (  # seconds between two marks of the axis
    HOUR // 2, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY,
    365 * DAY, 5 * 365 * DAY,
)  # fmt: skip
MOST_MARKS = 8
SIGNS = {"for": "✓", "object": "✕", "abstain": "–", "absent": "○", "absent_consenting": "○"}


class Stretch(NamedTuple):
    """A time during which something was so."""

    look: str
    text: str
    since: Moment
    until: Moment
    sign: str = ""


class Timed(NamedTuple):
    """One row: its name, its page, its stretches, how these are drawn."""

    label: str
    url: str
    stretches: tuple[Stretch, ...]
    y: float = 0
    bars: tuple[Bar, ...] = ()


class Across(NamedTuple):
    """A line across all rows: a moment that matters to each."""

    text: str
    at: Moment
    x: float = 0
    anchor: str = "middle"
    look: str = ""
    middle: float = 0  # where its text stands


class Course(NamedTuple):
    """Rows over hours or days, with lines across."""

    lines: tuple[Timed, ...]
    marks: tuple[tuple[str, float], ...]
    across: tuple[Across, ...]
    height: int
    base: int  # where the axis stands
    numbered: tuple[tuple[int, str], ...] = ()  # what the numbers above the rows mean


def course(
    rows: Sequence[Timed],
    since: Moment,
    until: Moment,
    wording: Wording,
    across: Sequence[Across] = (),
) -> Course:
    """Rows of stretches laid out between two moments."""
    room = max(until - since, 1)

    def x(moment: Moment) -> float:
        return round(LABEL + (WIDTH - LABEL - RIGHT) * (moment - since) / room, 1)

    lines = []
    for place, row in enumerate(rows):
        y = TOP + place * ROW
        bars = []
        for each in row.stretches:
            left, right = x(max(each.since, since)), x(min(each.until, until))
            height = BAR // 2 if each.look in ("thin", "faint") else BAR
            width = round(max(right - left, 4), 1)
            bars.append(
                Bar(each.look, left, width, y + (BAR - height) / 2, height, each.text, each.sign)
            )
        lines.append(row._replace(y=y, bars=tuple(bars)))
    drawn = [
        each._replace(x=x(each.at), middle=x(each.at), anchor=_anchor((each.at - since) / room))
        for each in sorted(across, key=lambda each: each.at)
        if since <= each.at <= until
    ]
    base = TOP + len(rows) * ROW
    marks = _marks(since, until, x, wording)
    laid = Course(tuple(lines), marks, tuple(drawn), base + 24, base)
    if _apart(drawn):
        return laid
    told = tuple((n, f"{each.text}, {_when(each.at, wording)}") for n, each in enumerate(drawn, 1))
    return laid._replace(across=_numbered(drawn), numbered=told)


def _apart(across: Sequence[Across]) -> bool:
    """Whether the texts of lines, from left to right, stand clear of each other."""
    end = 0.0
    for each in across:
        width = LETTER * len(each.text)
        left = each.x - width * {"start": 0, "middle": 0.5, "end": 1}[each.anchor]
        if left < end:
            return False
        end = left + width + LETTER
    return True


def _numbered(across: Sequence[Across]) -> tuple[Across, ...]:
    """Numbers for texts that would stand over each other; neighbours too near for that share a label."""
    groups: list[tuple[int, int]] = []
    for place in range(len(across)):
        first = place
        while groups and _ends(groups[-1], across, 1) > _ends((first, place), across, -1):
            first = groups.pop()[0]
        groups.append((first, place))
    texts = {
        first: (_label((first, last)), _middle((first, last), across)) for first, last in groups
    }
    blank = ("", 0.0)
    return tuple(
        each._replace(text=texts.get(n, blank)[0], middle=texts.get(n, blank)[1], anchor="middle")
        for n, each in enumerate(across)
    )


def _label(group: tuple[int, int]) -> str:
    first, last = group
    return str(first + 1) if first == last else f"{first + 1}–{last + 1}"


def _middle(group: tuple[int, int], across: Sequence[Across]) -> float:
    return round((across[group[0]].x + across[group[1]].x) / 2, 1)


def _ends(group: tuple[int, int], across: Sequence[Across], side: int) -> float:
    """Where the label of a group ends on its left (-1) or its right (1)."""
    return _middle(group, across) + side * LETTER * (len(_label(group)) + 0.5) / 2


def _when(at: Moment, wording: Wording) -> str:
    return f"{wording.day(wording.seat.day(at))}, {wording.clock(at)}"


def _anchor(part: float) -> str:
    return "end" if part > 0.85 else "start" if part < 0.15 else "middle"


def _marks(
    since: Moment, until: Moment, x: object, wording: Wording
) -> tuple[tuple[str, float], ...]:
    """The axis: hours of a day, else days; at whole steps by the clock of the seat."""
    assert callable(x)
    step = next((each for each in STEPS if (until - since) / each <= MOST_MARKS), STEPS[-1])
    ahead = wording.seat.ahead(since)
    first = -(-(since + ahead) // step) * step - ahead
    told: list[tuple[str, float]] = []
    last = 0
    for at in range(first, until + 1, step):
        day = wording.seat.day(at)
        text = wording.clock(at) if step < DAY else wording.short_day(day, year=day.year != last)
        last = day.year
        told.append((text, x(at)))
    return tuple(told)
