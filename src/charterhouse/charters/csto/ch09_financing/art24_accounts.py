"""What is owed under 24.3: of a year, in all, by everyone, and the statement of account behind it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.acts import Act
from charterhouse.core.answers import Finding, Truth, found, missing
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .accounts import (
    Accounts, Entered, books, credited_by, entered, everyones_books, months_past,
)  # fmt: skip
from .acts import Assess, RecordPayment, ReversePayment
from .budgets import is_overdue
from .questions import Account, Ageing, Debt, Debtors, Falling, Liable, Line, Owes, Statement
from .settling import Books


@book.value(
    "24.3", on=Owes,
    en="assessed: {assessed}; paid: {paid}",
    ru="начислено: {assessed}; уплачено: {paid}",
)  # fmt: skip
def what_is_assessed_less_what_is_paid(q: Owes, inq: Inquiry) -> Finding:
    return _owes_in_all(q.state, inq) if q.year is None else _owes_of(q.state, q.year, inq)


def _owes_of(state: str, year: int, inq: Inquiry) -> Finding:
    """What is unpaid of one year."""
    liable = inq.ask(Liable(state, year))
    nothing = Money(0, inq.figure("currency"))
    if liable.truth is Truth.BREACHED:
        return found(nothing, assessed=nothing, paid=nothing)
    told = inq.complete(RecordPayment, date(year, 1, 1), state=state)
    kept = books(state, inq)
    charged = kept.charged.get(year)
    if charged is None and liable.truth is Truth.MET:
        inq.lacks("amount", state=state, year=year)
    if liable.truth is Truth.OPEN or not kept.knows(year) or told is Truth.OPEN:
        return missing(assessed=_known(charged, nothing), paid=None)
    assert charged is not None, "a year that is known was charged"
    left = kept.left[year]
    return found(
        Money(left, nothing.currency),
        assessed=_known(charged, nothing), paid=_known(charged - left, nothing),
    )  # fmt: skip


def _known(minor: int | None, like: Money) -> Money | None:
    return None if minor is None else Money(minor, like.currency)


def _owes_in_all(state: str, inq: Inquiry) -> Finding:
    """All years together, less what was paid beyond them; open where any year is."""
    currency = inq.figure("currency")
    kept = books(state, inq)
    told = inq.complete(Assess, state=state)
    # A published answer may say what the record does not: it is asked for year by year.
    published = {year: inq.value(Owes(state, year)) for year in sorted(kept.unknown)}
    if told is Truth.OPEN or not kept.sure or None in published.values():
        return missing(assessed=None, paid=None)
    owed = sum(kept.left.values()) + sum(each.minor for each in published.values() if each)
    charged = owed - sum(kept.left.values()) + sum(kept.charged.values())
    return found(
        Money(owed - kept.over, currency),
        assessed=Money(charged, currency), paid=Money(charged - owed + kept.over, currency),
    )  # fmt: skip


# Everyone at once ----------------------------------------------------------------------------------


@book.value(
    "24.3", on=Debtors,
    en="States with an account: {states}; owed in all: {owed}",
    ru="государств со счётом: {states}; всего долгов: {owed}",
)  # fmt: skip
def what_everyone_owes(q: Debtors, inq: Inquiry) -> Finding:
    currency = inq.figure("currency")
    debts, sum_ = [], 0
    for state, kept in everyones_books(inq).items():
        told = inq.view.record.live or (
            inq.complete(Assess, state=state) is inq.complete(RecordPayment, state=state) is Truth.MET
        )
        unpaid = sorted({year for year, left in kept.left.items() if left} | kept.unknown)
        known = told and kept.sure and not kept.unknown
        owed = sum(kept.left.values()) if known else None
        overdue = _overdue(kept, inq) if known else None
        sum_ += owed or 0
        debts.append(Debt(
            state,
            None if owed is None else Money(owed, currency),
            None if overdue is None else Money(overdue, currency),
            unpaid[0] if unpaid else None,
        ))  # fmt: skip
    return found(tuple(debts), states=len(debts), owed=Money(sum_, currency))


def _overdue(kept: Books, inq: Inquiry) -> int | None:
    """What is unpaid after the day on which it fell due; nothing where that day is not known."""
    overdue = 0
    for year, left in kept.left.items():
        if not left:
            continue
        for part in kept.unpaid(year):
            if is_overdue(part, year, inq):
                overdue += part.minor
            elif part.due is None and inq.reached(date(year, 1, 1)):
                return None  # it falls due on some day of the year
    return overdue


# The statement of account --------------------------------------------------------------------------


@book.value(
    "24.3", on=Account,
    en="charged: {charged}; credited: {credited}; lines: {lines}",
    ru="начислено: {charged}; зачтено: {credited}; записей: {lines}",
)  # fmt: skip
def the_statement_of_account(q: Account, inq: Inquiry) -> Finding:
    currency = inq.figure("currency")
    on_record, accounts = entered(q.state, inq), Accounts(inq)
    kept = accounts.books(q.state, on_record)
    told = inq.complete(Assess, state=q.state), inq.complete(RecordPayment, state=q.state)
    for year in sorted(kept.unknown):
        inq.lacks("amount", state=q.state, year=year)
    overdue = _overdue(kept, inq)
    if overdue is None:
        inq.lacks("due", state=q.state)
    if Truth.OPEN in told or not kept.sure or kept.unknown or overdue is None:
        return missing(charged=None, credited=None, lines=None)
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
        "owed": owed, "overdue": overdue, "credit": kept.over,
    }  # fmt: skip
    ageing = tuple(_ageing(kept, year, currency, inq) for year, left in kept.left.items() if left)
    charged = sum(kept.charged.values())
    return found(
        Statement(
            lines=tuple(lines), ageing=ageing,
            **{name: Money(minor, currency) for name, minor in money.items()},
        ),
        charged=Money(charged, currency), lines=len(lines),
        credited=Money(charged - owed + kept.over, currency),
    )  # fmt: skip


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
    parts = kept.unpaid(year)
    overdue = sum(part.minor for part in parts if is_overdue(part, year, inq))
    due = parts[0].due
    falling = tuple(Falling(Money(part.minor, currency), part.due) for part in parts)
    return Ageing(
        year, Money(kept.left[year], currency), Money(overdue, currency), due,
        0 if due is None else months_past(due, inq), falling if len(falling) > 1 else (),
    )  # fmt: skip
