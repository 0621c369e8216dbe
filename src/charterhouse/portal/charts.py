"""Charts as data: columns of amounts, a map of years and States, a whole split into its parts.

Amounts are whole minor units; only where a mark is drawn is a fraction of a unit of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from charterhouse.commons.money import DECIMALS, Money
from charterhouse.desk.wording import Wording

from .words import Words

WIDTH, LEFT, RIGHT = 900, 86, 12
TOP, TALL, FOOT = 14, 236, 30  # of columns: above, the plot, and the labels below
STEPS = (1, 2, 5)
UNITS = ((10**9, "billions"), (10**6, "millions"), (10**3, "thousands"))
NARROW = 44  # a column in which no figure has room


class Block(NamedTuple):
    """A part of a column or of a whole, as it is drawn."""

    look: str
    x: float
    y: float
    width: float
    height: float
    text: str


class Column(NamedTuple):
    """One column: what stands below it, its blocks, what is written over it."""

    name: str
    label: str
    x: float
    y: float
    blocks: tuple[Block, ...]
    sign: str
    second: bool  # left out on a telephone, where labels would run into each other


class Columns(NamedTuple):
    """Columns of amounts over one axis."""

    columns: tuple[Column, ...]
    marks: tuple[tuple[str, float], ...]  # of the axis, with where each stands
    height: int
    base: int
    unit: str  # the currency


class Part(NamedTuple):
    """A part of an amount, by its look."""

    look: str
    amount: Money
    text: str


class Bar(NamedTuple):
    """What a column is to show; without parts, that its amount is not known."""

    label: str
    parts: Sequence[Part]
    unknown: str = ""
    sign: str = ""
    name: str = ""  # where the label is short


def columns(bars: Sequence[Bar], wording: Wording) -> Columns:
    """Columns drawn to one scale; of an unknown amount a column as tall as the plot, marked so."""
    whole = [sum(part.amount.minor for part in bar.parts) for bar in bars]
    currency = next((part.amount.currency for bar in bars for part in bar.parts), "")
    top, marks = _axis(max(whole, default=0), currency, wording)
    base = TOP + TALL
    step = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    broad = min(step * 0.7, 84)
    every = 1 if step > NARROW else 2
    drawn = []
    for place, (bar, minor) in enumerate(zip(bars, whole, strict=True)):
        x = LEFT + step * place + (step - broad) / 2
        blocks, y = [], float(base)
        for part in bar.parts:
            height = TALL * part.amount.minor / top if top else 0.0
            if part.amount.minor > 0:
                height = max(height, 1.5)
            y -= height
            blocks.append(_block(part.look, x, y, broad, height, part.text))
        if bar.unknown:
            above = TALL if not minor else max(y - TOP, 0.0)
            y -= above
            blocks.append(_block("unsure", x, y, broad, above, bar.unknown))
        sign = bar.sign if broad > NARROW else ""
        drawn.append(
            Column(
                bar.name or bar.label, bar.label if place % every == 0 else "",
                round(x + broad / 2, 1), round(y + 18 if bar.unknown else y - 5, 1),
                tuple(blocks), "?" if bar.unknown else sign,
                place % 2 == 1 and step < 2 * NARROW,
            )
        )  # fmt: skip
    placed = tuple((text, round(base - TALL * minor / top, 1)) for text, minor in marks if top)
    return Columns(tuple(drawn), placed, base + FOOT, base, currency)


def _block(look: str, x: float, y: float, width: float, height: float, text: str) -> Block:
    return Block(look, round(x, 1), round(y, 1), round(width, 1), round(height, 1), text)


def _axis(most: int, currency: str, wording: Wording) -> tuple[int, list[tuple[str, int]]]:
    """The top of an axis, and its marks: three or so, at round amounts."""
    if most <= 0:
        return 0, []
    step = next(
        each * 10**power for power in range(30) for each in STEPS if each * 10**power * 4 >= most
    )
    count = -(-most // step)
    marks = [(in_short(Money(step * n, currency), wording), step * n) for n in range(count + 1)]
    return step * count, marks


def in_short(amount: Money, wording: Wording) -> str:
    """An amount in few letters, for a picture: three digits or so; the table beside has them all."""
    words, decimals = Words(wording.lang), DECIMALS.get(amount.currency, 2)
    major, rest = divmod(abs(amount.minor), 10**decimals)
    sign = "\u2212" if amount.minor < 0 else ""
    for unit, name in UNITS:
        if major >= unit:
            tenths = (major * 10 + unit // 2) // unit
            whole, part = divmod(tenths, 10) if tenths < 1000 else ((major + unit // 2) // unit, 0)
            point = "." if wording.lang == "en" else ","
            return f"{sign}{whole}{f'{point}{part}' if part else ''}\u00a0{words(name)}"
    if rest and not major:
        return wording.money(amount).rpartition("\u00a0")[0]
    return f"{sign}{major}"


# A whole and its parts ---------------------------------------------------------------------------


class Cell(NamedTuple):
    """A rectangle of a whole split into its parts, with its name and amount where they have room."""

    look: str
    x: float
    y: float
    width: float
    height: float
    name: str
    amount: str
    done: float  # how far it is spent, as a width
    room: str  # both, name or none: what can be written in it


class Split(NamedTuple):
    """A whole, its chapters and their lines, side by side."""

    cells: tuple[Cell, ...]
    height: int


class Item(NamedTuple):
    """Something to be split: its amount, how much of it is spent, and its parts."""

    name: str
    amount: Money
    spent: Money | None = None
    parts: tuple[Item, ...] = ()
    look: str = ""


SPLIT_WIDTHS = (200, 270, 418)  # total, chapter, line
GAP, LINE = 3, 58


def split(whole: Item, wording: Wording) -> Split:
    """The total on the left, then its chapters, then their lines, each as tall as its amount."""
    lines = sum(max(len(chapter.parts), 1) for chapter in whole.parts)
    height = max(320, min(lines * LINE, 760))
    cells: list[Cell] = []
    _lay(whole, 0, 0.0, float(height), wording, cells)
    return Split(tuple(cells), height + GAP)


def _lay(
    item: Item, depth: int, y: float, height: float, wording: Wording, cells: list[Cell]
) -> None:
    x = sum(SPLIT_WIDTHS[:depth]) + GAP * depth
    last = not item.parts
    width = SPLIT_WIDTHS[depth]
    if last and depth < 2:
        width = sum(SPLIT_WIDTHS[depth:]) + GAP * (2 - depth)
    tall = max(height - GAP, 1.0)
    done = 0.0
    if item.spent is not None and item.amount.minor > 0:
        done = width * min(item.spent.minor, item.amount.minor) / item.amount.minor
    over = item.spent is not None and item.spent.minor > item.amount.minor
    room = "both" if tall >= 36 else "name" if tall >= 15 else "none"
    look = "over" if over else item.look or ("whole", "chapter", "line")[depth]
    cells.append(
        Cell(look, x, round(y, 1), width, round(tall, 1), item.name, wording.money(item.amount),
             round(done, 1), room)
    )  # fmt: skip
    total = sum(part.amount.minor for part in item.parts)
    for part in item.parts:
        share = height * part.amount.minor / total if total else height / len(item.parts)
        _lay(part, depth + 1, y, share, wording, cells)
        y += share


# Years and States --------------------------------------------------------------------------------


class Spot(NamedTuple):
    """A cell of a map: how it is drawn, what is written in it, how it stands under each way."""

    look: str  # nil, new, age1 to age4, unsure, shut; empty where there is nothing to show
    sign: str
    below: str  # a second line: from which year on
    text: str
    marks: tuple[str, ...]  # of each way: yes, no, undetermined
    turning: bool = False


class Drawn(NamedTuple):
    """A cell where it stands."""

    spot: Spot
    x: float
    y: float
    marks: tuple[tuple[str, float], ...]


class Heat(NamedTuple):
    """Rows of cells under years."""

    rows: tuple[tuple[str, str, float, tuple[Drawn, ...]], ...]  # name, code, place, cells
    years: tuple[tuple[str, float], ...]
    width: float
    height: int
    left: int
    wide: float
    tall: int


NAMES, ROW, HEAD, MARK, WIDEST, CODES = 150, 55, 24, 9, 130, 48


def heat(rows: Iterable[tuple[str, str, Sequence[Spot]]], years: Sequence[str]) -> Heat:
    """A map: a row for each State, a column for each year, a row of marks at the foot of each cell."""
    wide = min((WIDTH - NAMES - CODES) / max(len(years), 1), WIDEST)
    drawn = []
    for place, (name, code, spots) in enumerate(rows):
        y = HEAD + place * ROW
        cells = []
        for number, spot in enumerate(spots):
            x = NAMES + wide * number
            step = min((wide - 10) / max(len(spot.marks), 1), 14)
            left = x + (wide - step * len(spot.marks)) / 2 + (step - MARK) / 2 - 1
            marks = tuple(
                (each, round(left + step * order, 1)) for order, each in enumerate(spot.marks)
            )
            cells.append(Drawn(spot, round(x, 1), y, marks))
        drawn.append((name, code, y, tuple(cells)))
    heads = tuple((year, round(NAMES + wide * (n + 0.5), 1)) for n, year in enumerate(years))
    width, height = round(NAMES + wide * len(years) + CODES, 1), HEAD + len(drawn) * ROW + 6
    return Heat(tuple(drawn), heads, width, height, NAMES, round(wide - 3, 1), ROW - 3)
