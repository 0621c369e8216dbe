"""The account of a State: its contributions year by year, the statement, and when Article 25 would open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.answers import Verdict
from charterhouse.desk.answers import as_plain
from charterhouse.desk.money import Charge, certified, charges, paid_since, payments
from charterhouse.desk.register import Asked
from charterhouse.desk.withholding import is_closed

from ..charts import Bar, Columns, Part, columns
from ..room import Room
from ..seen import Seen
from ..told import brief, figure, open_value, turning, withheld
from ..words import Words
from .article_25 import forecast, sentences
from .drafts import capital
from .papers import offered
from .shown import NoSuch, Shown, Table, asked_year

MOST_COLUMNS = 24  # years in the picture, the latest
ALL_AT_ONCE = 40  # lines of a statement that are shown without choosing a year
CHARGED = ("assessed", "interest", "waived")  # what makes up the contribution of a year
DAYS = "contribution.due"  # the figure by which a contribution falls due where its assessment names no day


class YearOf(NamedTuple):
    """One year of an account; nothing where an amount is not known or not open."""

    year: int
    charged: Money | None
    settled: Money | None
    unpaid: Money | None
    overdue: Money | None
    closed: bool
    asked: Asked | None

    @property
    def turns(self) -> bool:
        """Whether what is owed of it depends on a reading."""
        return self.asked is not None and self.asked.answer.verdict is Verdict.DEPENDS


def account(room: Room, seen: Seen, code: str) -> Shown:
    """What was assessed, paid and is overdue; every line; what comes if nothing more is paid."""
    if code not in room.charter.states or "account" not in room.charter.book.questions:
        raise NoSuch(code)
    words, wording = Words(seen.lang), room.wording[seen.lang]
    whole = room.answer("account", seen, state=code)
    ahead = room.answer("article_25_forecast", seen, state=code)
    assumed = {name for each in (whole, ahead) if each is not None for name in each.answer.assumed}
    of = room.standing(seen)
    charged = charges(of, code)
    found = _years(whole, charged, code, room, seen)
    lines = _statement(whole, code, room, seen)
    told = forecast(code, room, seen)
    plain = {
        "state": code, "on": seen.day.isoformat(), "known": seen.known, "profile": seen.profile,
        "years": [_year_as_data(each, room) for each in found],
        "statement": None if lines is None else lines["plain"],
        "article_25": told,
    }  # fmt: skip
    values = {
        "code": code, "name": wording.name(code),
        "owes": brief(room.answer("owes", seen, state=code), room, seen),
        "arrears": brief(room.answer("arrears", seen, state=code), room, seen),
        "account": brief(whole, room, seen),
        "closed": whole is not None and withheld(whole, room),
        "sums": open_value(whole, room),
        "years": [_year_row(each, charged.get(each.year), code, room, seen) for each in found],
        "chart": _chart(found[-MOST_COLUMNS:], room, seen),
        "chart_keys": _keys(found, words),
        "lines": lines, "papers": _papers(found, lines, code, seen),
        "first_day": date(lines["year"], 1, 1) if lines and lines["year"] else None,
        "recorded": [] if lines else _recorded(charged, payments(of, code), room, seen),
        "article_25": told, "sentences": sentences(told, room, seen),
        "forecast": brief(ahead, room, seen),
        "concerned": open_value(ahead, room) != (),
        "assumed": [figure(name, room, wording) for name in sorted(assumed)],
    }  # fmt: skip
    title = words("account_of", name=wording.name(code))
    return Shown("account.jinja", title, values, plain, lambda: _table(plain))


def _papers(
    found: list[YearOf], lines: dict[str, Any] | None, code: str, seen: Seen
) -> list[dict[str, Any]]:
    """The statement of what is shown, and a call for each year of which something is, or may be, unpaid."""
    year = lines["year"] if lines else None
    calls = [each for each in reversed(found) if each.charged is not None or each.closed]
    calls = [each for each in calls if each.unpaid is None or each.unpaid.minor > 0]
    return [
        offered("statement", code, seen, year),
        *(offered("call", code, seen, each.year) for each in calls),
    ]


# Year by year ------------------------------------------------------------------------------------


def amounts(asked: Asked | None, room: Room) -> dict[str, Money]:
    """The amounts that an answer was found from, by name; none where it is not open to every reader."""
    if asked is None or is_closed(asked.answer, room.register):
        return {}
    return {
        name: each
        for ground in asked.answer.grounds
        for name, each in ground.facts.items()
        if isinstance(each, Money)
    }


def _years(
    whole: Asked | None, charged: dict[int, Charge], code: str, room: Room, seen: Seen
) -> list[YearOf]:
    """Every year of the account: as its statement has it, else as far as each year can be told alone."""
    statement = open_value(whole, room)
    there = set(charged)
    sums: dict[int, int] = {}
    unpaid: dict[int, Any] = {}
    if statement is not None:
        for line in statement.lines:
            if line.what in CHARGED and line.year is not None:
                minor = line.debit.minor if line.debit else -line.credit.minor
                sums[line.year] = sums.get(line.year, 0) + minor
        unpaid = {each.year: each for each in statement.ageing}
        there |= sums.keys()
    found = []
    for year in sorted(there):
        asked = room.answer("owes", seen, state=code, year=year)
        if statement is None:
            after = room.answer("overdue", seen, state=code, year=year)
            found.append(_alone(year, asked, open_value(after, room), charged.get(year), room))
            continue
        currency = statement.balance.currency
        nothing, whole_of = Money(0, currency), Money(sums.get(year, 0), currency)
        left, late = (
            (unpaid[year].owed, unpaid[year].overdue) if year in unpaid else (nothing, nothing)
        )
        found.append(YearOf(year, whole_of, whole_of - left, left, late, False, asked))
    return found


def _alone(
    year: int, asked: Asked | None, late: Money | None, charge: Charge | None, room: Room
) -> YearOf:
    """One year by what is answered of it alone."""
    owed = open_value(asked, room)
    closed = (charge is not None and charge.closed) or (asked is not None and withheld(asked, room))
    facts = amounts(asked, room)
    whole = facts.get("assessed")
    if whole is None and charge is not None and not closed:
        whole = charge.shown("amount")
    return YearOf(year, whole, facts.get("paid"), owed, late, closed, asked)


def _year_row(
    each: YearOf, charge: Charge | None, code: str, room: Room, seen: Seen
) -> dict[str, Any]:
    wording = room.wording[seen.lang]
    due = charge.shown("due") if charge is not None else None
    late = room.answer("overdue", seen, state=code, year=each.year)
    days = [due] if due else _days(late, room)

    def amount(money: Money | None) -> str | None:
        return None if money is None else wording.money(money)

    recorded = charge.shown("amount") if charge is not None else None
    other = each.charged is not None and recorded is not None and each.charged != recorded
    return {
        "year": each.year, "closed": each.closed,
        "assessed": amount(recorded if charge is not None else each.charged),
        "charged": amount(each.charged) if other else "", "settled": amount(each.settled),
        "nothing_paid": each.settled is None and charge is not None and not paid_since(charge.of, code, each.year),
        "due": [wording.day(day) for day in days],
        "by_default": not due and late is not None and DAYS in late.answer.assumed,
        "unset": each.unpaid is not None and not each.unpaid.minor,
        "entry": charge.act.seq if charge is not None else None,
        "owes": brief(each.asked, room, seen),
        "late": brief(late, room, seen),
    }  # fmt: skip


def _days(late: Asked | None, room: Room) -> list[date]:
    """The days by which what is unpaid of a year is to be paid, where its assessment names none."""
    if late is None or is_closed(late.answer, room.register):
        return []
    told = (ground.facts.get("due") for ground in late.answer.grounds)
    return [day for days in told if isinstance(days, list) for day in days]


def _year_as_data(each: YearOf, room: Room) -> dict[str, Any]:
    return {
        "year": each.year,
        **{name: as_plain(getattr(each, name)) for name in ("charged", "settled", "unpaid", "overdue")},
        "withheld": each.closed,
        "answer": None if each.asked is None else each.asked.answer.verdict.value,
        "turns_on": [] if each.asked is None else list(turning(each.asked.answer)),
    }  # fmt: skip


def _chart(found: Sequence[YearOf], room: Room, seen: Seen) -> Columns | None:
    """A column for each year, from what is paid up to what is overdue."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    if not found:
        return None

    def part(look: str, key: str, money: Money) -> Part:
        return Part(look, money, f"{words(key)}: {wording.money(money)}")

    bars = []
    for each in found:
        parts, unknown = list[Part](), ""
        if each.settled is not None:
            parts.append(part("full", "settled", each.settled))
        if each.unpaid is not None and each.overdue is not None:
            parts.append(part("turning", "not_yet_due", each.unpaid - each.overdue))
            parts.append(part("against", "overdue", each.overdue))
        elif each.unpaid is not None:
            parts.append(part("against", "unpaid", each.unpaid))
        elif each.charged is not None and each.settled is None:
            parts.append(part("earlier", "charged_only", each.charged))
        else:
            unknown = wording.general("withheld") if each.closed else words("amount_unknown")
        bars.append(
            Bar(
                str(each.year),
                [p for p in parts if p.amount.minor],
                unknown,
                "◐" if each.turns else "",
            )
        )
    return columns(bars, wording)


def _keys(found: Sequence[YearOf], words: Words) -> list[tuple[str, str]]:
    """What the columns mean, as far as they are drawn."""
    told = any(each.overdue is not None for each in found)
    keys = [("full", words("settled"))]
    keys += [("turning", words("not_yet_due")), ("against", words("overdue"))] if told else []
    keys += [] if told else [("against", words("unpaid"))]
    if any(each.settled is None and each.charged is not None for each in found):
        keys.append(("earlier", words("charged_only")))
    if any(each.unpaid is None for each in found):
        keys.append(("unsure", words("amount_unknown")))
    return keys


# The statement -----------------------------------------------------------------------------------


def _statement(whole: Asked | None, code: str, room: Room, seen: Seen) -> dict[str, Any] | None:
    """The lines of the year asked for, or all of them where they are few."""
    statement = open_value(whole, room)
    asked = asked_year(seen)
    if statement is None:
        return None
    years = sorted({line.on.year for line in statement.lines}, reverse=True)
    year = asked
    if asked is None and len(statement.lines) > ALL_AT_ONCE:
        year = years[0]
    said = statement
    if year is not None:
        said = open_value(room.answer("account", seen, state=code, year=year), room)
    wording = room.wording[seen.lang]
    return {
        "year": year, "years": years, "all": len(statement.lines) <= ALL_AT_ONCE,
        "opening": wording.money(said.opening), "balance": wording.money(said.balance),
        "rows": [_line(line, room, seen) for line in said.lines],
        "plain": as_plain(said),
    }  # fmt: skip


def _line(line: Any, room: Room, seen: Seen) -> dict[str, Any]:
    """A line; of what came in in another currency, also that."""
    wording = room.wording[seen.lang]
    act = room.act(line.entry, seen.known)
    paid = getattr(act, "amount", None)
    moved = line.debit or line.credit
    other = isinstance(paid, Money) and paid.currency != moved.currency
    return {
        "on": wording.day(line.on), "what": capital(wording.value(line.what)), "year": line.year or "",
        "debit": wording.money(line.debit) if line.debit else "",
        "credit": wording.money(line.credit) if line.credit else "",
        "balance": wording.money(line.balance), "entry": line.entry,
        "other": wording.money(paid) if other and isinstance(paid, Money) else "",
        "certificate": _certificate(act, room, seen),
    }  # fmt: skip


def _certificate(act: Any, room: Room, seen: Seen) -> str:
    """Where the certificate of a payment stands; nothing where there is none to give."""
    ref = certified(act, room.standing(seen))
    return seen.url(f"papers/payment/{ref}", format="pdf") if ref else ""


def _recorded(
    charged: dict[int, Charge], paid: Sequence[Charge], room: Room, seen: Seen
) -> list[dict[str, Any]]:
    """Where no statement can be drawn up: what is on record, each amount as far as it is known."""
    wording, words = room.wording[seen.lang], Words(seen.lang)
    found = sorted([*charged.values(), *paid], key=lambda each: (each.act.on.latest, each.act.seq))
    rows = []
    for each in found:
        amount = each.shown("amount")
        of = each.shown("year")
        rows.append(
            {
                "on": wording.dated(each.act.on.text), "entry": each.act.seq, "year": of or "",
                "what": capital(words("assessed" if of else "payment")), "closed": each.closed,
                "amount": wording.money(amount) if isinstance(amount, Money) else None,
                "certificate": _certificate(each.act, room, seen),
            }
        )  # fmt: skip
    return rows


def _table(plain: dict[str, Any]) -> Table:
    names = ("year", "charged", "settled", "unpaid", "overdue", "answer")
    return [
        names,
        *(
            [each[name] if each[name] is not None else "" for name in names]
            for each in plain["years"]
        ),
    ]
