"""The budget of a year: what was decided, how it is divided and spent, who pays which share, what is short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.answers import Verdict
from charterhouse.desk.answers import as_plain
from charterhouse.desk.money import BUDGETS, as_assessed, decisions, years
from charterhouse.desk.proceedings import Draft
from charterhouse.desk.register import Asked

from ..charts import Item, Split, split
from ..room import Room
from ..seen import Seen
from ..told import brief, open_value, withheld
from ..words import Words
from .drafts import capital, draft_line
from .scale import columns_of, percent, share_row, shares_of, sum_of
from .shown import NoSuch, Shown, Table

POINT = "."  # between a chapter and what it pays for, in the name of a line


class Line(NamedTuple):
    """A line of a budget; only its amount where nothing is told of how it was carried out."""

    name: str
    stands: Money
    approved: Money | None = None
    amended: Money | None = None
    transferred: Money | None = None
    spent: Money | None = None
    left: Money | None = None


class Budget(NamedTuple):
    """A budget as it can be told: carried out, else as it was decided, else nothing but that it was."""

    lines: tuple[Line, ...]
    total: Line | None
    called: Money | None
    received: Money | None
    carried_out: bool


def budget(room: Room, seen: Seen, written: str) -> Shown:
    """Everything about the budget of one year."""
    year = int(written) if written.isascii() and written.isdecimal() and len(written) == 4 else 0
    there = years(room.standing(seen))
    if year not in there or "budget_execution" not in room.charter.book.questions:
        raise NoSuch(written)
    words, wording = Words(seen.lang), room.wording[seen.lang]
    asked = room.answer("budget_execution", seen, year=year)
    decided = decisions(room.proceedings(seen), year)
    told = _told(asked, decided, room, seen)
    shares = shares_of(year, room, seen)
    surplus = room.answer("surplus", seen, year=year)
    left = None if surplus is None else as_assessed(surplus, room.standing(seen))
    whole = sum_of([share for _, share in shares], room)
    drawn, keys = columns_of(shares, year, room, seen)
    place = there.index(year)
    values = {
        "year": year,
        "before": there[place - 1] if place else None,
        "after": there[place + 1] if place + 1 < len(there) else None,
        "execution": brief(asked, room, seen),
        "closed": asked is not None and withheld(asked, room),
        "may_spend": brief(room.answer("may_spend", seen, year=year), room, seen),
        "surplus": brief(surplus, room, seen),
        "as_assessed": _money(left, room, seen),
        "decisions": [
            {**draft_line(each, room, seen), "kind": capital(wording.name(_kind(each)))} for each in decided
        ],
        "told": told, "total": None if told.total is None else _line(told.total, room, seen),
        "currency": told.total.stands.currency if told.total is not None else "",
        "whole": {
            "total": _money(told.total.stands if told.total else None, room, seen),
            "spent": _money(told.total.spent if told.total else None, room, seen),
        },
        "called": _money(told.called, room, seen), "received": _money(told.received, room, seen),
        "chapters": _chapters(told.lines, room, seen),
        "picture": _split(told, room, seen),
        "shares": [share_row(each, year, room, seen) for each in shares],
        "sum": None if whole is None else {"text": str(whole), "percent": percent(whole, seen)},
        "columns": drawn, "columns_keys": keys,
        "short": _short(told, asked, [share for _, share in shares], room, seen),
    }  # fmt: skip
    title = words("budget_of", year=year)
    return Shown(
        "budget.jinja", title, values, lambda: _as_data(year, told, shares, room, seen), lambda: _table(told)
    )  # fmt: skip


# What was decided --------------------------------------------------------------------------------


def _kind(draft: Draft) -> str:
    return str(getattr(draft.shown(draft.version, "measure"), "named", ""))


def _told(asked: Asked | None, decided: Sequence[Draft], room: Room, seen: Seen) -> Budget:
    """As it was carried out; where that cannot be told, as the last approval has it."""
    done = open_value(asked, room)
    if done is not None:
        lines = tuple(_executed(name, each) for name, each in sorted(done.lines.items()))
        return Budget(lines, _executed("", done.total), done.assessed, done.received, True)
    for draft in reversed(decided):
        if _kind(draft) != BUDGETS[0] or not _adopted(draft, room, seen):
            continue
        measure = draft.shown(draft.version, "measure")
        stated = {name: _read(each) for name, each in measure.lines.items()}
        lines = tuple(Line(name, each) for name, each in sorted(stated.items()) if each is not None)
        total = None if measure.total is None else Line("", measure.total)
        return Budget(lines, total, None, None, False)
    return Budget((), None, None, None, False)


def _adopted(draft: Draft, room: Room, seen: Seen) -> bool:
    asked = room.answer("adopted", seen, draft=draft.ref)
    return asked is not None and asked.answer.taken is Verdict.YES


def _read(written: object) -> Money | None:
    try:
        return Money.read(str(written))
    except ValueError:
        return None


def _executed(name: str, each: Any) -> Line:
    stands = each.approved + each.amended + each.transferred
    return Line(name, stands, each.approved, each.amended, each.transferred, each.spent, each.left)


# Lines and chapters ------------------------------------------------------------------------------


def _by_chapter(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines of each chapter, the largest first."""
    found: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda each: -each.stands.minor):
        found.setdefault(line.name.partition(POINT)[0], []).append(line)
    return dict(sorted(found.items(), key=lambda each: -sum(line.stands.minor for line in each[1])))


def _chapters(lines: Sequence[Line], room: Room, seen: Seen) -> list[dict[str, Any]]:
    """Each chapter with its lines, and its sum where it has more than one."""
    found = []
    for name, of in _by_chapter(lines).items():
        whole = _added(name, of) if len(of) > 1 else None
        found.append(
            {
                "name": capital(_named(name, room, seen)),
                "sum": None if whole is None else _line(whole, room, seen),
                "lines": [_line(each, room, seen) for each in of],
            }
        )
    return found


def _added(name: str, lines: Sequence[Line]) -> Line:
    """Lines of one chapter together."""
    sums: list[Money | None] = []
    for column in zip(*(line[1:] for line in lines), strict=True):
        known = [each for each in column if each is not None]
        sums.append(
            Money(sum(each.minor for each in known), known[0].currency)
            if len(known) == len(column) else None
        )  # fmt: skip
    stands, *rest = sums
    assert stands is not None, "every line has an amount"
    return Line(name, stands, *rest)


def _named(name: str, room: Room, seen: Seen) -> str:
    """A part of the name of a line, as it is called; else as it is written."""
    said = room.wording[seen.lang].name(name)
    return said.replace("_", " ")


def _line(line: Line, room: Room, seen: Seen) -> dict[str, Any]:
    chapter, _, own = line.name.partition(POINT)
    return {
        "code": line.name, "name": capital(_named(own or chapter, room, seen)),
        **{
            name: _bare(getattr(line, name), room, seen)
            for name in ("stands", "approved", "amended", "transferred", "spent", "left")
        },
        "over": line.left is not None and line.left.minor < 0,
    }  # fmt: skip


def _money(amount: Money | None, room: Room, seen: Seen) -> str | None:
    return None if amount is None else room.wording[seen.lang].money(amount)


def _bare(amount: Money | None, room: Room, seen: Seen) -> str | None:
    """An amount without its currency, which the head of the table names."""
    said = _money(amount, room, seen)
    return None if said is None else said.rpartition("\u00a0")[0]


def _split(told: Budget, room: Room, seen: Seen) -> Split | None:
    """The total, its chapters and lines; what the lines leave of it beside them."""
    wording, words = room.wording[seen.lang], Words(seen.lang)
    if not told.lines and told.total is None:
        return None
    chapters = []
    for name, lines in _by_chapter(told.lines).items():
        of = [Item(_line(each, room, seen)["name"], each.stands, each.spent) for each in lines]
        whole = _added(name, lines)
        title = capital(_named(name, room, seen))
        own = lines[0].name == name and len(lines) == 1
        chapters.append(Item(title, whole.stands, whole.spent, () if own else tuple(of)))
    added = sum(each.amount.minor for each in chapters)
    total = (
        told.total.stands if told.total is not None else Money(added, chapters[0].amount.currency)
    )
    if chapters and added < total.minor:
        rest = Money(total.minor - added, total.currency)
        chapters.append(Item(words("undivided"), rest, None, (), "rest"))
    spent = told.total.spent if told.total is not None else None
    return split(Item(words("budget_total"), total, spent, tuple(chapters)), wording)


# What is short -----------------------------------------------------------------------------------


def _short(
    told: Budget, asked: Asked | None, shares: Sequence[Asked | None], room: Room, seen: Seen
) -> list[tuple[str, str]]:
    """Each deficit and each want by name: how it looks, and what it is."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    found: list[tuple[str, str]] = []

    def note(look: str, key: str, **facts: object) -> None:
        found.append((look, words(key, **facts)))

    for line in told.lines:
        if line.left is not None and line.left.minor < 0:
            name = _line(line, room, seen)["name"]
            note(
                "no",
                "short_line",
                line=name,
                amount=wording.money(Money(-line.left.minor, line.left.currency)),
            )
    total = told.total
    if total is not None and told.lines:
        added = sum(line.stands.minor for line in told.lines)
        if added > total.stands.minor:
            note(
                "no",
                "short_lines",
                amount=wording.money(Money(added - total.stands.minor, total.stands.currency)),
            )
    if total is not None and total.spent is not None and told.received is not None:
        if total.spent > told.received:
            note("no", "short_income", amount=wording.money(total.spent - told.received))
        if told.called is not None and told.called < total.stands:
            note("dep", "short_called", amount=wording.money(total.stands - told.called))
        if told.called is not None and told.received < told.called:
            note("dep", "short_received", amount=wording.money(told.called - told.received))
    whole = sum_of(shares, room)
    if whole is not None and whole != 1:
        note("no", "short_scale", sum=str(whole))
    return found + [("unk", words(key)) for key in _wanting(told, asked, room)]


def _wanting(told: Budget, asked: Asked | None, room: Room) -> list[str]:
    """What of a budget is not known, or not open."""
    found = []
    if told.total is None:
        found.append("unknown_total")
    if not told.lines:
        found.append("unknown_lines")
    if asked is not None and withheld(asked, room):
        found.append("closed_execution")
    elif not told.carried_out:
        found.append("unknown_execution")
    return found


# As data -----------------------------------------------------------------------------------------


def _as_data(
    year: int, told: Budget, shares: Sequence[tuple[str, Asked | None]], room: Room, seen: Seen
) -> dict[str, Any]:
    def line(each: Line) -> Mapping[str, Any]:
        return {name: as_plain(value) for name, value in each._asdict().items()}

    return {
        "year": year, "on": seen.day.isoformat(), "known": seen.known, "profile": seen.profile,
        "carried_out": told.carried_out, "total": None if told.total is None else line(told.total),
        "lines": [line(each) for each in told.lines],
        "called": as_plain(told.called), "received": as_plain(told.received),
        "shares": {state: open_value(asked, room) for state, asked in shares},
    }  # fmt: skip


def _table(told: Budget) -> Table:
    rows = [*told.lines, *([told.total._replace(name="total")] if told.total is not None else ())]
    return [Line._fields, *(["" if cell is None else cell for cell in row] for row in rows)]
