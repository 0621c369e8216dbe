"""Money: the arrears of everyone through the years, and how each stands under every way of counting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from charterhouse.commons.money import Money, total
from charterhouse.core.answers import Verdict
from charterhouse.core.errors import Unreadable
from charterhouse.desk.answers import as_plain
from charterhouse.desk.money import charges, years
from charterhouse.desk.register import Asked
from charterhouse.desk.withholding import Withheld

from ..charts import Heat, Spot, heat, in_short
from ..room import Room
from ..seen import Seen
from ..told import address, open_value, turning, withheld
from ..words import Words
from .article_25 import Way, linked, under, way_row, ways
from .shown import NoSuch, Shown, Table, page_of
from .today import candidates, view

MOST_YEARS = 10  # in one picture, the latest
ON_A_PAGE = 25  # States in one picture
OLDEST = 4  # so many years and more are drawn alike
LOOKS = ("nil", "new", "age1", "age2", "age3", "age4", "unsure", "shut")


class Standing(NamedTuple):
    """What is owed by one State when a year was over, and how the two years are counted then."""

    state: str
    year: int
    on: date
    there: bool  # a Member then, or with an account
    owed: Money | None
    overdue: Money | None
    oldest: int | None  # the first year of which something is unpaid
    closed: bool
    turns: tuple[str, ...]
    open: tuple[Verdict, ...]  # under each way of counting
    url: str
    at_least: Money | None = None  # overdue of the years that can be told, where not all can be

    @property
    def known(self) -> bool:
        """Whether anything can be told of its account."""
        return self.owed is not None or self.oldest is not None or self.at_least is not None

    @property
    def in_time(self) -> bool:
        """Whether it is known that nothing is overdue, though something may be unpaid."""
        told = self.owed if self.overdue is None else self.overdue
        return told is not None and told.minor <= 0

    @property
    def age(self) -> int | None:
        """How many years are over since the one of which something is unpaid began; nothing if nothing is."""
        return None if self.oldest is None else max(self.on.year - self.oldest, 0)


def money(room: Room, seen: Seen) -> Shown:
    """The arrears of all Members, year by year."""
    if "debtors" not in room.charter.book.questions:
        raise NoSuch("money")
    words, wording = Words(seen.lang), room.wording[seen.lang]
    there = years(room.standing(seen))
    last = _until(seen, there)
    shown = list(range(min([*there, last]), last + 1))[-MOST_YEARS:]
    everyone = _everyone(room, seen, shown)
    page, pages = page_of(seen, len(everyone), ON_A_PAGE)
    states = everyone[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    rows = room.kept(
        ("arrears", *view(seen), tuple(shown), tuple(states)),
        lambda: [(state, [_stands(state, year, room, seen) for year in shown]) for state in states],
    )
    counted = ways(room, seen)
    now = shown[-1] if shown and shown[-1] == seen.day.year else None
    values = {
        "rows": [
            {"state": state, "name": wording.name(state), "cells": [_cell(each, counted, room, seen) for each in line]}
            for state, line in rows
        ],
        "years": shown, "now": now, "page": page, "pages": pages, "budgets": there,
        "earlier": shown[0] - 1 if shown and there and shown[0] > min(there) else None,
        "later": last < seen.day.year,
        "ways": [way_row(way, room, seen) for way in counted],
        "picture": _picture(rows, shown, room, seen),
        "keys": _keys([each for _, line in rows for each in line], room, seen),
    }  # fmt: skip
    found = [each for _, line in rows for each in line if each.there]
    return Shown(
        "money.jinja", words("money"), values, lambda: _as_data(found, counted, seen), lambda: _table(found, counted)
    )  # fmt: skip


def _until(seen: Seen, there: Sequence[int]) -> int:
    """The last year shown: the one asked for, else that of the day looked at."""
    written = seen.asked.get("until", "").strip()
    if not written:
        return seen.day.year
    if not (written.isascii() and written.isdecimal() and len(written) == 4):
        raise Unreadable("until", written[:40], "a year", "2024")
    return max(min(int(written), seen.day.year), min(there, default=seen.day.year))


def closing(year: int, room: Room, seen: Seen) -> Seen:
    """The view of a year when it was over: the first of January after it; of the running year, the day looked at."""
    after = room.register.seat.closes(date(year + 1, 1, 1))
    return seen if after >= seen.on else seen._replace(on=after, day=date(year + 1, 1, 1))


def _everyone(room: Room, seen: Seen, shown: Sequence[int]) -> list[str]:
    """Every State that was a Member at the end of one of these years or has an account, by name."""
    found: set[str] = set()
    for year in shown:
        then = closing(year, room, seen)
        found.update(_members(then, room))
        found.update(each.state for each in open_value(room.answer("debtors", then), room) or ())
    return sorted(found, key=room.wording[seen.lang].name)


def _members(then: Seen, room: Room) -> Sequence[str]:
    """The Members of that day; where it cannot be told, all that may be."""
    asked = room.answer("members", then)
    told = None if asked is None else asked.answer.value
    return candidates(room, then) if told is None else tuple(told)


def _stands(state: str, year: int, room: Room, seen: Seen) -> Standing:
    then = closing(year, room, seen)
    everyone = room.answer("debtors", then)
    debt = None if everyone is None else _debt(open_value(everyone, room), state)
    if (
        debt is None
        and state not in _members(then, room)
        and not charges(room.standing(then), state)
    ):
        return Standing(state, year, then.day, False, None, None, None, False, (), (), "")
    told = _told(state, debt, room, then)
    turns = told.turns
    if debt is not None and everyone is not None:
        turns = _turns(everyone, state)
    nothing = told.owed is not None and told.owed.minor <= 0
    marks = tuple(
        Verdict.NO if nothing else _open(way, state, room, then) for way in ways(room, then)
    )
    grounds = room.answer("account" if debt is not None else "owes", then, state=state)
    url = "" if grounds is None else address(grounds, room, _dated(then, seen))
    return told._replace(year=year, turns=turns, open=marks, url=url)


def _told(state: str, debt: Any, room: Room, then: Seen) -> Standing:
    """What is owed, what of it is overdue and since when: as told of everyone at once, else of that State alone."""
    of = Standing(state, 0, then.day, True, None, None, None, False, (), (), "")
    if debt is not None and debt.owed is not None:
        return of._replace(owed=debt.owed, overdue=debt.overdue, oldest=debt.oldest)
    statement = open_value(room.answer("account", then, state=state), room)
    if statement is not None:
        oldest = min((each.year for each in statement.ageing), default=None)
        return of._replace(owed=statement.owed, overdue=statement.overdue, oldest=oldest)
    asked = room.answer("owes", then, state=state)
    closed = asked is not None and withheld(asked, room)
    owed, turns = open_value(asked, room), () if asked is None else turning(asked.answer)
    at_least, behind = (None, ()) if owed is not None else _of_years(state, room, then)
    return of._replace(
        owed=owed, oldest=None if debt is None else debt.oldest, closed=closed,
        turns=tuple(dict.fromkeys((*turns, *behind))), at_least=at_least,
    )  # fmt: skip


def _of_years(state: str, room: Room, then: Seen) -> tuple[Money | None, tuple[str, ...]]:
    """What is overdue of those years that can be told alone, and the readings that it turns on."""
    known: list[Money] = []
    turns: list[str] = []
    for year in sorted(charges(room.standing(then), state)):
        asked = room.answer("overdue", then, state=state, year=year)
        late = open_value(asked, room)
        if asked is not None and late is not None and late.minor > 0:
            known.append(late)
            turns += turning(asked.answer)
    return (total(known, known[0].currency) if known else None), tuple(dict.fromkeys(turns))


def _debt(everyone: Any, state: str) -> Any:
    """The row of a State, unless it is withheld."""
    its = (each for each in everyone or () if each.state == state)
    return next((each for each in its if not isinstance(each, Withheld)), None)


def _turns(everyone: Asked, state: str) -> tuple[str, ...]:
    """The readings under which that State would owe something else."""
    here = _debt(everyone.answer.value, state)
    return tuple(
        dict.fromkeys(
            label.partition("=")[0]
            for label, outcome in {**everyone.answer.otherwise, **everyone.answer.turns_on}.items()
            if _debt(outcome.value, state) != here
        )
    )


def _open(way: Way, state: str, room: Room, then: Seen) -> Verdict:
    asked = under("arrears", way, room, then, state=state)
    return Verdict.UNDETERMINED if asked is None else asked.answer.taken


def _dated(then: Seen, seen: Seen) -> Seen:
    """The view whose addresses name the day of a year's end."""
    return (
        seen if then is seen else then._replace(query=(*seen.query, ("on", then.day.isoformat())))
    )


# As it is drawn ----------------------------------------------------------------------------------


def _cell(each: Standing, counted: Sequence[Way], room: Room, seen: Seen) -> dict[str, Any]:
    wording = room.wording[seen.lang]
    then = closing(each.year, room, seen)
    marks = []
    for way, verdict in zip(counted, each.open, strict=False):
        asked = under("arrears", way, room, then, state=each.state)
        url = linked(asked, way, room, _dated(then, seen)) if asked is not None else ""
        marks.append((wording.value(way), verdict.value, url))
    return {
        "there": each.there, "url": each.url, "year": each.year, "on": wording.day(each.on),
        "said": _said(each, room, seen), "turns": each.turns,
        "owed": wording.money(each.owed) if each.owed is not None else None,
        "overdue": wording.money(each.overdue) if each.overdue is not None else None,
        "at_least": wording.money(each.at_least) if each.at_least is not None else None,
        "oldest": each.oldest, "closed": each.closed, "marks": marks,
        "all_unsure": bool(marks) and all(verdict == "undetermined" for _, verdict, _ in marks),
        "open": [name for name, verdict, _ in marks if verdict == "yes"],
        "unsure": [name for name, verdict, _ in marks if verdict == "undetermined"],
    }  # fmt: skip


def _said(each: Standing, room: Room, seen: Seen) -> str:
    """A cell in words: what is owed, from which year on, or that it cannot be told."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    if each.closed and not each.known:
        return wording.general("withheld")
    if not each.known:
        return words("verdict.undetermined")
    if each.owed is None:
        amount = words("amount_unknown")
        if each.at_least is not None:
            amount = words("overdue_at_least", amount=wording.money(each.at_least))
        return (
            amount if each.oldest is None else words("owed_since", amount=amount, year=each.oldest)
        )
    if each.owed.minor <= 0:
        return words("owes_nothing")
    owed = wording.money(each.owed)
    if each.in_time:
        return words("owed_in_time", amount=owed)
    if each.overdue is None:
        amount = words("owed_day_open", amount=owed)
    else:
        amount = words("owed_overdue", amount=owed, overdue=wording.money(each.overdue))
    return amount if each.oldest is None else words("owed_since", amount=amount, year=each.oldest)


def _picture(
    rows: Sequence[tuple[str, Sequence[Standing]]], shown: Sequence[int], room: Room, seen: Seen
) -> Heat | None:
    wording, words = room.wording[seen.lang], Words(seen.lang)
    if not any(each.there for _, line in rows for each in line):
        return None
    return heat(
        [
            (wording.name(state), state, [_spot(each, room, seen) for each in line])
            for state, line in rows
        ],
        [words("running_year", year=year) if year == seen.day.year else str(year) for year in shown],
    )  # fmt: skip


def _keys(found: Sequence[Standing], room: Room, seen: Seen) -> list[tuple[str, str]]:
    """What the colours mean, as far as they are there."""
    words = Words(seen.lang)
    there = {_spot(each, room, seen).look for each in found}
    return [(look, words(f"heat.{look}")) for look in LOOKS if look in there]


def _spot(each: Standing, room: Room, seen: Seen) -> Spot:
    wording = room.wording[seen.lang]
    if not each.there:
        return Spot("", "", "", "", ())
    marks = tuple(verdict.value for verdict in each.open)
    text = f"{wording.name(each.state)}, {each.year}: {_said(each, room, seen)}"
    if not each.known:
        return Spot(
            "shut" if each.closed else "unsure", "–" if each.closed else "?", "", text, marks
        )
    if each.in_time:
        return Spot("nil", "0", "", text, marks, bool(each.turns))
    late = each.overdue or each.at_least
    amount = "?" if late is None else in_short(late, wording)
    if each.overdue is None and late is not None:
        amount = f"\u2265\u00a0{amount}"
    age = None if each.owed is not None and each.overdue is None else each.age
    look = "unsure" if age is None else "new" if age == 0 else f"age{min(age, OLDEST)}"
    below = "" if each.oldest is None else Words(seen.lang)("from_year", year=each.oldest)
    return Spot(look, amount, below, text, marks, bool(each.turns))


# As data -----------------------------------------------------------------------------------------


def _as_data(found: Sequence[Standing], counted: Sequence[Way], seen: Seen) -> dict[str, Any]:
    rows = [
        {
            "state": each.state, "year": each.year, "on": each.on.isoformat(),
            "owed": as_plain(each.owed), "overdue": as_plain(each.overdue), "oldest": each.oldest,
            "overdue_at_least": as_plain(each.at_least),
            "withheld": each.closed, "turns_on": list(each.turns),
            "two_years": [
                {"readings": as_plain(way), "answer": verdict.value}
                for way, verdict in zip(counted, each.open, strict=True)
            ],
        }
        for each in found
    ]  # fmt: skip
    return {
        "on": seen.day.isoformat(), "known": seen.known, "profile": seen.profile, "arrears": rows,
    }  # fmt: skip


def _table(found: Sequence[Standing], counted: Sequence[Way]) -> Table:
    by_way = [", ".join(reading.label for reading in way) for way in counted]
    head = ("state", "year", "on", "owed", "overdue", "oldest", *by_way)
    rows = [
        (
            each.state, each.year, each.on.isoformat(), each.owed or "", each.overdue or "",
            each.oldest or "", *(verdict.value for verdict in each.open),
        )
        for each in found
    ]  # fmt: skip
    return [head, *rows]
