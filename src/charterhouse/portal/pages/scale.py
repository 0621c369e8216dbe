"""The scale of a year on the page of its budget: who bears which share, what was called for and paid."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from charterhouse.commons.money import Money
from charterhouse.desk.money import charges
from charterhouse.desk.register import Asked

from ..charts import Bar, Columns, Part, columns
from ..room import Room
from ..seen import Seen
from ..told import brief, open_value
from ..words import Words
from .account import amounts
from .arrears import closing

MOST_COLUMNS = 24  # States in the picture of the scale, those of the largest shares


def shares_of(year: int, room: Room, seen: Seen) -> list[tuple[str, Asked | None]]:
    """The Members of that year, and whoever was assessed for it, with their shares, the largest first."""
    then = closing(year, room, seen)
    asked = room.answer("members", then)
    of = room.standing(seen)
    named = set(open_value(asked, room) or ()) | {
        act.state for act in of.acts("financing.assess", year=year)
    }
    found = [(state, room.answer("share", seen, state=state, year=year)) for state in named]
    wording = room.wording[seen.lang]
    return sorted(found, key=lambda each: (-(_share(each[1], room) or 0), wording.name(each[0])))


def _share(asked: Asked | None, room: Room) -> Fraction | None:
    try:
        return Fraction(str(open_value(asked, room) or ""))
    except (ValueError, ZeroDivisionError):
        return None


def share_row(share: tuple[str, Asked | None], year: int, room: Room, seen: Seen) -> dict[str, Any]:
    """A State, its share, what was called for, and what of it is owed."""
    state, asked = share
    wording = room.wording[seen.lang]
    charge = charges(room.standing(seen), state).get(year)
    amount = None if charge is None else charge.shown("amount")
    return {
        "state": state, "name": wording.name(state), "share": brief(asked, room, seen),
        "percent": percent(_share(asked, room), seen),
        "entry": None if charge is None else charge.act.seq,
        "closed": charge is not None and charge.closed,
        "called": wording.money(amount) if isinstance(amount, Money) else None,
        "owes": brief(room.answer("owes", seen, state=state, year=year), room, seen),
    }  # fmt: skip


def percent(share: Fraction | None, seen: Seen) -> str:
    """A share in hundredths, two places at most, rounded to the even one."""
    if share is None:
        return ""
    whole, part = divmod(round(share * 10_000), 100)
    point = "." if seen.lang == "en" else ","
    tail = f"{part:02}".rstrip("0")
    exact = "" if share * 10_000 == round(share * 10_000) else "≈\u00a0"
    return f"{exact}{whole}{point + tail if tail else ''}\u00a0%"


def sum_of(shares: Sequence[Asked | None], room: Room) -> Fraction | None:
    """The sum of the shares; nothing where one of them is not known or not open."""
    found = [share for asked in shares if (share := _share(asked, room)) is not None]
    return sum(found, Fraction(0)) if found and len(found) == len(shares) else None


def columns_of(
    shares: Sequence[tuple[str, Asked | None]], year: int, room: Room, seen: Seen
) -> tuple[Columns | None, list[tuple[str, str]]]:
    """A column for each State: what of its contribution is paid, overdue, not yet due; and the keys.

    Where the day by which it was to be paid is not known, what is unpaid is drawn as one.
    """
    words, wording = Words(seen.lang), room.wording[seen.lang]
    bars = []
    keys = {"full": "settled"}
    for state, _ in shares[:MOST_COLUMNS]:
        asked = room.answer("owes", seen, state=state, year=year)
        owed = open_value(asked, room)
        paid = amounts(asked, room).get("paid")
        late = open_value(room.answer("overdue", seen, state=state, year=year), room)
        ahead = None if owed is None or late is None else owed - late
        keys |= {} if late is None else {"turning": "not_yet_due", "against": "overdue"}
        keys.setdefault("against", "unpaid")
        parts = [
            Part(look, amount, f"{words(key)}: {wording.money(amount)}")
            for look, key, amount in (
                ("full", "settled", paid), ("turning", "not_yet_due", ahead), ("against", "overdue", late),
                ("against", "unpaid", owed if late is None else None),
            )
            if amount is not None and amount.minor
        ]  # fmt: skip
        bars.append(
            Bar(
                state,
                parts,
                "" if owed is not None else words("amount_unknown"),
                "",
                wording.name(state),
            )
        )
    if any(bar.unknown for bar in bars):
        keys["unsure"] = "amount_unknown"
    drawn = columns(bars, wording) if any(bar.parts for bar in bars) else None
    return drawn, [(look, words(key)) for look, key in keys.items()]
