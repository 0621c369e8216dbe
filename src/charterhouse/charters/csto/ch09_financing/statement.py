"""The statement of account of a State: every move in its order, what is owed, and how old it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.acts import Act
from charterhouse.core.answers import Finding, Truth, found, missing
from charterhouse.core.inquiry import Inquiry

from .accounts import Accounts, Entered, credited_by, entered, months_past
from .acts import Assess, RecordPayment, ReversePayment
from .budgets import is_overdue
from .questions import Account, Ageing, Falling, Line, Owes, Statement
from .settling import Books

CHARGES = ("assessed", "interest")  # what a State comes to owe; every other move is to its credit


def statement_of(q: Account, accounts: Accounts) -> Finding:
    """The statement of one State; undetermined where a charge or a credit is not known.

    What is owed needs no day; what of it is overdue does, and is left out where that is not on record.
    """
    inq, currency, on_record = accounts.inq, accounts.currency, entered(q.state, accounts.inq)
    kept = accounts.books(q.state, on_record)
    told = inq.complete(Assess, state=q.state), inq.complete(RecordPayment, state=q.state)
    for year in sorted(kept.unknown):
        inq.lacks("amount", state=q.state, year=year)
    if Truth.OPEN in told or not kept.sure or kept.unknown:
        return missing(charged=None, credited=None, lines=None, by_year=known_by_year(q.state, on_record.assessed, inq))
    moves = _moves(q.state, on_record, accounts)
    opening, balance, lines = 0, 0, []
    first, last = (date.min, date.max) if q.year is None else (date(q.year, 1, 1), date(q.year, 12, 31))
    for move in moves:
        balance += move.minor
        if move.on < first:
            opening = balance
        elif move.on <= last:
            lines.append(_line(move, balance, currency))
    owed = sum(kept.left.values())
    money = {
        "opening": opening, "balance": lines[-1].balance.minor if lines else opening,
        "owed": owed, "credit": kept.over,
    }  # fmt: skip
    overdue = overdue_of(kept, inq)
    ageing = tuple(_ageing(kept, year, currency, inq) for year, left in kept.left.items() if left)
    charged = sum(move.minor for move in moves if move.what in CHARGES)
    return found(
        Statement(
            lines=tuple(lines), ageing=ageing,
            overdue=None if overdue is None else Money(overdue, currency),
            **{name: Money(minor, currency) for name, minor in money.items()},
        ),
        charged=Money(charged, currency), lines=len(lines),
        credited=Money(charged - sum(move.minor for move in moves), currency),
        by_year={str(year): Money(left, currency) for year, left in kept.left.items() if left},
    )  # fmt: skip


def known_by_year(state: str, assessed: Sequence[Assess], inq: Inquiry) -> dict[str, Money]:
    """What is unpaid of each year of which that is known, where the whole is not.

    An assessment of which only the year is known counts from its end; until then its year is named as missing.
    """
    for act in inq.later(Assess, state=state):
        if inq.reached(date(act.year, 1, 1)):
            inq.lacks(Assess.named, state=state, year=act.year)
    owed = {year: inq.value(Owes(state, year)) for year in sorted({act.year for act in assessed})}
    return {str(year): each for year, each in owed.items() if each is not None and each.minor}


def overdue_of(kept: Books, inq: Inquiry) -> int | None:
    """What is unpaid after the day on which it fell due; nothing where that day is not known."""
    late = [_overdue(kept, year, inq) for year, left in kept.left.items() if left]
    known = [each for each in late if each is not None]
    return sum(known) if len(known) == len(late) else None


def _overdue(kept: Books, year: int, inq: Inquiry) -> int | None:
    """The same of one year: within it, a part whose day is not known falls due on some day."""
    overdue = 0
    for part in kept.unpaid(year):
        if is_overdue(part, year, inq):
            overdue += part.minor
        elif part.due is None and inq.reached(date(year, 1, 1)):
            return None
    return overdue


class Move(NamedTuple):
    """What changes the balance of an account: positive where the State comes to owe more."""

    place: tuple[int, int]
    on: date
    what: str
    year: int | None
    minor: int


def _moves(state: str, on_record: Entered, accounts: Accounts) -> list[Move]:
    """Every move of an account in its order."""
    moves: list[Move] = []

    def move(act: Act, what: str, year: int | None, minor: int) -> None:
        moves.append(Move((act.on.latest, act.seq), inq.day(act.on), what, year, minor))

    inq, before = accounts.inq, dict[int, int]()
    for act in on_record.assessed:
        if act.amount is not None and accounts.liable(act) is Truth.MET:
            move(act, "assessed", act.year, act.amount.minor - before.get(act.year, 0))
            before[act.year] = act.amount.minor
    for each in on_record.interest:
        move(each, "interest", each.year, each.amount.minor)
    for waiver, said, answer in on_record.waived:
        if answer.truth is Truth.MET:
            move(said, "waived", waiver.year, -waiver.amount.minor)
    for measure, said, answer in on_record.surplus:
        if answer.truth is Truth.MET:
            move(said, "surplus", measure.year, -credited_by(measure, state))
    for payment in on_record.paid:
        if payment.received is None or inq.reached(payment.received):
            year = payment.years[0] if len(payment.years) == 1 else None
            worth = accounts.worth(payment) or 0
            move(payment, "paid", year, -worth)
            if payment.payment and payment.payment in accounts.reversed:
                for back in inq.acts(ReversePayment, payment=payment.payment)[:1]:
                    move(back, "reversed", year, worth)
    moves.sort()
    return moves


def _line(move: Move, balance: int, currency: str) -> Line:
    amount = Money(abs(move.minor), currency)
    debit, credit = (amount, None) if move.minor >= 0 else (None, amount)
    return Line(
        on=move.on, entry=move.place[1], what=move.what, year=move.year, debit=debit, credit=credit,
        balance=Money(balance, currency),
    )  # fmt: skip


def _ageing(kept: Books, year: int, currency: str, inq: Inquiry) -> Ageing:
    """How old what is unpaid of a year is, in whole months since its oldest part fell due."""
    parts, overdue = kept.unpaid(year), _overdue(kept, year, inq)
    due = parts[0].due
    falling = tuple(Falling(Money(part.minor, currency), part.due) for part in parts)
    return Ageing(
        year, Money(kept.left[year], currency), None if overdue is None else Money(overdue, currency), due,
        0 if due is None else months_past(due, inq), falling if len(falling) > 1 else (),
    )  # fmt: skip
