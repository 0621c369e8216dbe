"""What is owed under 24.3: of a year, in all, by everyone, and the statement of account behind it."""

from __future__ import annotations

from datetime import date

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, found, missing
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Members
from .accounts import Accounts, books, everyones_books
from .acts import Assess, RecordPayment
from .budgets import is_overdue
from .questions import Account, Debt, Debtors, Liable, Overdue, Owes
from .settling import Instalment
from .statement import known_by_year, overdue_of, statement_of


@book.value(
    "24.3", on=Owes,
    en="assessed: {assessed}; paid: {paid}; unpaid, as far as known: {by_year}",
    ru="начислено: {assessed}; уплачено: {paid}; не уплачено, насколько известно: {by_year}",
)  # fmt: skip
def what_is_assessed_less_what_is_paid(q: Owes, inq: Inquiry) -> Finding:
    return _owes_in_all(q.state, inq) if q.year is None else _owes_of(q.state, q.year, inq)


def _owes_of(state: str, year: int, inq: Inquiry) -> Finding:
    """What is unpaid of one year."""
    liable = inq.ask(Liable(state, year))
    nothing = Money(0, inq.figure("currency"))
    if liable.truth is Truth.BREACHED:
        return found(nothing, assessed=nothing, paid=nothing, by_year={})
    told = inq.complete(RecordPayment, date(year, 1, 1), state=state)
    kept = books(state, inq)
    charged = kept.charged.get(year)
    if charged is None and liable.truth is Truth.MET:
        inq.lacks("amount", state=state, year=year)
    if liable.truth is Truth.OPEN or not kept.knows(year) or told is Truth.OPEN:
        return missing(assessed=_known(charged, nothing), paid=None, by_year={})
    assert charged is not None, "a year that is known was charged"
    left = kept.left[year]
    return found(
        Money(left, nothing.currency),
        assessed=_known(charged, nothing), paid=_known(charged - left, nothing),
        by_year={str(year): Money(left, nothing.currency)} if left else {},
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
        by_year = known_by_year(state, inq.acts(Assess, state=state), inq)
        return missing(assessed=None, paid=None, by_year=by_year)
    unpaid = dict(kept.left)
    for year, each in published.items():
        unpaid[year] = unpaid.get(year, 0) + (each.minor if each else 0)
    owed = sum(unpaid.values())
    charged = owed - sum(kept.left.values()) + sum(kept.charged.values())
    return found(
        Money(owed - kept.over, currency),
        assessed=Money(charged, currency), paid=Money(charged - owed + kept.over, currency),
        by_year={
            str(year): Money(left, currency) for year, left in sorted(unpaid.items()) if left
        },
    )  # fmt: skip


# After its day -------------------------------------------------------------------------------------


@book.value(
    "24.3", on=Overdue,
    en="unpaid: {unpaid}; to be paid by: {due}",
    ru="не уплачено: {unpaid}; срок уплаты: {due}",
)  # fmt: skip
def what_is_unpaid_after_its_day(q: Overdue, inq: Inquiry) -> Finding:
    """Where the day is not on record, whatever is unpaid is overdue once its year is over."""
    unpaid = inq.value(Owes(q.state, q.year))
    if unpaid is None:
        return missing(unpaid=None, due=None)
    parts = books(q.state, inq).unpaid(q.year) if unpaid.minor else []
    if sum(part.minor for part in parts) != unpaid.minor:
        parts = [Instalment(None, unpaid.minor)]  # published, and by which day is not
    due = [part.due for part in parts if part.due is not None]
    late = 0
    for part in parts:
        if is_overdue(part, q.year, inq):
            late += part.minor
        elif part.due is None and inq.reached(date(q.year, 1, 1)):
            inq.lacks("due", state=q.state, year=q.year)
            return missing(unpaid=unpaid, due=due)
    return found(Money(late, unpaid.currency), unpaid=unpaid, due=due)


# Everyone at once ----------------------------------------------------------------------------------


@book.value(
    "24.3", on=Debtors,
    en="States with an account: {states}; owed in all: {owed}; not known of: {unknown}",
    ru="государств со счётом: {states}; всего долгов: {owed}; нет сведений о: {unknown}",
)  # fmt: skip
def what_everyone_owes(q: Debtors, inq: Inquiry) -> Finding:
    """Of a State whose account is not known only the year is told, and then no sum of all is.

    A Member without an account has none, unless the record may lack its assessments.
    """
    currency = inq.figure("currency")
    kept_of = everyones_books(inq)
    members = () if inq.view.record.live else inq.value(Members()) or ()
    without = [
        state for state in members
        if state not in kept_of and inq.complete(Assess, state=state) is Truth.OPEN
    ]  # fmt: skip
    debts, sum_, open_ = [Debt(state) for state in without], 0, list(without)
    for state, kept in kept_of.items():
        told = inq.view.record.live or (
            inq.complete(Assess, state=state) is inq.complete(RecordPayment, state=state) is Truth.MET
        )
        unpaid = sorted({year for year, left in kept.left.items() if left} | kept.unknown)
        known = told and kept.sure and not kept.unknown
        owed = sum(kept.left.values()) if known else None
        overdue = overdue_of(kept, inq) if known else None
        if owed is None:
            open_.append(state)
            for year in sorted(kept.unknown):
                inq.lacks("amount", state=state, year=year)
        sum_ += owed or 0
        debts.append(Debt(
            state,
            None if owed is None else Money(owed, currency),
            None if overdue is None else Money(overdue, currency),
            unpaid[0] if unpaid else None,
        ))  # fmt: skip
    owed_by_all = None if open_ else Money(sum_, currency)
    facts = {"states": len(kept_of), "owed": owed_by_all, "unknown": sorted(open_)}
    rows = sorted(debts, key=lambda each: each.state)
    return Finding(Truth.OPEN if open_ else Truth.MET, facts, tuple(rows))


# The statement of account --------------------------------------------------------------------------


@book.value(
    "24.3", on=Account,
    en="charged: {charged}; credited: {credited}; lines: {lines}; unpaid, as far as known: {by_year}",
    ru="начислено: {charged}; зачтено: {credited}; записей: {lines}; не уплачено, насколько известно: {by_year}",
)  # fmt: skip
def the_statement_of_account(q: Account, inq: Inquiry) -> Finding:
    return statement_of(q, Accounts(inq))
