"""The books of the Organisation (24.6): every financial act as postings that sum to nothing.

The accounts of the Members are the statements of 24.3, line by line; beside them stand the bank,
the lines of the budget, the reserve and the extra-budgetary funds, each with an account of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from charterhouse.commons.ledger import (
    CONTRIBUTIONS, Posting, Transaction, balances, transaction, under,
)  # fmt: skip
from charterhouse.commons.money import Money
from charterhouse.core.acts import Act
from charterhouse.core.answers import Finding, Truth, found, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.measure_lookups import adopted
from .accounts import Accounts
from .acts import (
    AcceptFund, AllocateSurplus, AmendBudget, ApproveBudget, Assess, ChargeInterest, CloseYear,
    RecordPayment, ReversePayment, Spend, Transfer, Waive,
)  # fmt: skip
from .budgets import drawn_on_the_reserve, lines_of, to_the_reserve
from .questions import Account, Ledger, Line, Statement
from .settling import amount_of
from .statement import statement_of

FACTS = ("transactions", "states", "unknown")
# What stands against a line of a Member's account; a surplus goes out to several at once.
KIND = {
    "assessed": Assess.named, "interest": ChargeInterest.named, "waived": Waive.named,
    "paid": RecordPayment.named, "reversed": ReversePayment.named,
}  # fmt: skip
AGAINST = {"assessed": "Income:Contributions", "interest": "Income:Interest", "waived": "Equity:Waived"}


@book.value(
    "24.6", on=Ledger, evidence="D",
    en="transactions: {transactions}; Members with an account: {states}; not known of: {unknown}",
    ru="проводок: {transactions}; государств со счётом: {states}; нет сведений о: {unknown}",
)  # fmt: skip
def the_books_balance(q: Ledger, inq: Inquiry) -> Finding:
    """The Regulation of 24.6 is not public; that books are kept in double entry is general practice."""
    charged, came = inq.acts(Assess), inq.acts(RecordPayment)
    states = sorted({act.state for act in charged} | {act.state for act in came})
    accounts = Accounts(inq)
    statements = {state: statement_of(Account(state), accounts).value for state in states}
    unknown = [state for state, statement in statements.items() if statement is None]
    kept = [
        *(
            each for state, statement in statements.items() if isinstance(statement, Statement)
            for each in _of_member(state, statement.lines, inq)
        ),
        *_surpluses(inq), *_reserve(inq), *_appropriations(inq), *_spending(inq), *_funds(inq),
    ]  # fmt: skip
    kept.sort(key=lambda each: (each.day, each.entry))
    if not kept and not unknown:
        told = none_of(*(inq.complete(kind) for kind in (Assess, RecordPayment, Spend, AcceptFund)))
        return require(told, **dict.fromkeys(FACTS))
    books = tuple(_closed(kept, inq))
    return found(books, transactions=len(books), states=len(states), unknown=unknown)


# The Members -------------------------------------------------------------------------------------


def _of_member(state: str, lines: Iterable[Line], inq: Inquiry) -> Iterator[Transaction]:
    """The lines of a statement of account, with what stands against each."""
    paid = {act.seq: act for act in inq.acts(RecordPayment, state=state)}
    payments = {act.payment: act for act in paid.values() if act.payment}
    account = f"{CONTRIBUTIONS}:{state}"
    for line in lines:
        worth = line.debit if line.debit is not None else _less(line.credit)
        assert worth is not None, "a line of an account is of a debit or of a credit"
        if line.what == "surplus" or not worth.minor:
            continue  # a surplus goes out with that of the others
        against, ref = AGAINST.get(line.what), ""
        if against is not None:
            postings = [Posting(account, worth), Posting(f"{against}:{line.year}", _minus(worth))]
        else:
            act = paid[line.entry] if line.what == "paid" else payments[_reversed(line.entry, inq)]
            postings, ref = [Posting(account, worth), *_at_the_bank(act.amount, worth)], act.payment
        yield transaction(
            line.on, line.entry, KIND[line.what], postings, state, move=line.what, year=line.year, ref=ref
        )


def _at_the_bank(amount: Money, worth: Money) -> Iterator[Posting]:
    """Money that came in, or went back; in another currency, by way of an account of exchange."""
    if amount.currency == worth.currency:
        yield Posting(f"Assets:Bank:{amount.currency}", _minus(worth))
        return
    came = amount if worth.minor < 0 else _minus(amount)
    yield Posting(f"Assets:Bank:{amount.currency}", came)
    yield Posting(f"Equity:Exchange:{amount.currency}", _minus(came))
    yield Posting(f"Equity:Exchange:{worth.currency}", _minus(worth))


def _reversed(entry: int, inq: Inquiry) -> str:
    """The payment that an entry reverses."""
    return next(act.payment for act in inq.acts(ReversePayment) if act.seq == entry)


def _surpluses(inq: Inquiry) -> Iterator[Transaction]:
    """What the Council decided of what a year left over: to Members' credit, the rest to the reserve."""
    for measure, said, answer in adopted(inq, AllocateSurplus):
        if answer.truth is Truth.MET:
            credits = {
                state: amount for state in measure.credits
                if (amount := amount_of(measure.credits[state])) is not None
            }  # fmt: skip
            postings = [Posting(f"Equity:Surplus:{measure.year}", measure.amount)]
            for state, amount in sorted(credits.items()):
                postings.append(Posting(f"{CONTRIBUTIONS}:{state}", _minus(amount)))
            postings.append(Posting("Equity:Reserve", _minus(to_the_reserve(measure))))
            yield transaction(*_event(said, inq), postings, move="surplus", year=measure.year)


def _reserve(inq: Inquiry) -> Iterator[Transaction]:
    """What budgets draw on the reserve: it is the year's until that is closed, and left over if unspent."""
    for year, said, amount in drawn_on_the_reserve(inq):
        postings = [Posting("Equity:Reserve", amount), Posting(f"Equity:Surplus:{year}", _minus(amount))]
        yield transaction(*_event(said, inq), postings, move="reserve", year=year)


# The budget --------------------------------------------------------------------------------------


def _appropriations(inq: Inquiry) -> Iterator[Transaction]:
    """What the Council put on each line, what it changed, and what was moved between lines."""
    stands: dict[tuple[int, str], int] = {}
    for measure, said, answer in adopted(inq, ApproveBudget, AmendBudget):
        if answer.truth is not Truth.MET:
            continue
        postings, over = list[Posting](), dict[str, int]()
        for line, amount in lines_of(measure).items():
            if amount is not None:
                change = Money(amount.minor - stands.get((measure.year, line), 0), amount.currency)
                stands[measure.year, line] = amount.minor
                postings.append(_appropriated(measure.year, line, change))
                over[change.currency] = over.get(change.currency, 0) + change.minor
        whole = f"Equity:Budget:{measure.year}"
        postings += [Posting(whole, Money(minor, currency)) for currency, minor in over.items()]
        if postings:
            yield transaction(*_event(said, inq), postings, move="budget", year=measure.year)
    for act in inq.acts(Transfer):
        postings = [
            _appropriated(act.year, act.line, _minus(act.amount)),
            _appropriated(act.year, act.to, act.amount),
        ]  # fmt: skip
        yield transaction(
            *_event(act, inq), postings, act.line, move="transfer", year=act.year
        )


def _appropriated(year: int, line: str, amount: Money) -> Posting:
    """What a line of the budget may spend more, as a claim on the budget."""
    return Posting(f"Equity:Appropriations:{year}:{line}", _minus(amount))


def _spending(inq: Inquiry) -> Iterator[Transaction]:
    """What was paid out: of a line of the budget, or of a fund."""
    for act in inq.acts(Spend):
        if act.fund:
            postings = [
                Posting(f"Equity:Funds:{act.fund}", act.amount),
                Posting(f"Assets:Funds:{act.fund}", _minus(act.amount)),
            ]  # fmt: skip
        else:
            postings = [
                Posting(f"Expenses:{act.year}:{act.line or 'unassigned'}", act.amount),
                Posting(f"Assets:Bank:{act.amount.currency}", _minus(act.amount)),
            ]  # fmt: skip
        yield transaction(
            *_event(act, inq), postings, act.fund or act.line, act.purpose, move="spent", year=act.year
        )


def _funds(inq: Inquiry) -> Iterator[Transaction]:
    """What came into the extra-budgetary funds: on accounts of their own (24.2)."""
    for act in inq.acts(AcceptFund):
        postings = [
            Posting(f"Assets:Funds:{act.fund}", act.amount),
            Posting(f"Equity:Funds:{act.fund}", _minus(act.amount)),
        ]  # fmt: skip
        yield transaction(*_event(act, inq), postings, act.fund, act.source, move="fund")


def _closed(kept: list[Transaction], inq: Inquiry) -> list[Transaction]:
    """The same, with the income and the costs of each closed year carried to its surplus."""
    closings = []
    for act in inq.acts(CloseYear):
        until = [each for each in kept if (each.day, each.entry) < (inq.day(act.on), act.seq)]
        standing = balances(until)
        postings = list(_carried(act.year, standing))
        if postings:
            closings.append(transaction(*_event(act, inq), postings, move="closing", year=act.year))
    return sorted([*kept, *closings], key=lambda each: (each.day, each.entry))


def _carried(year: int, standing: Mapping[str, Mapping[str, int]]) -> Iterator[Posting]:
    """What empties the accounts of a year, and what that leaves over."""
    of_year = [
        account for account in standing
        if account.startswith(f"Expenses:{year}:")
        or (account.startswith("Income:") and account.endswith(f":{year}"))
    ]  # fmt: skip
    over: dict[str, int] = {}
    for account in of_year:
        for currency, minor in under({account: standing[account]}, account).items():
            yield Posting(account, Money(-minor, currency))
            over[currency] = over.get(currency, 0) + minor
    for currency, minor in over.items():
        yield Posting(f"Equity:Surplus:{year}", Money(minor, currency))


# Underneath --------------------------------------------------------------------------------------


def _event(act: Act, inq: Inquiry) -> tuple[date, int, str]:
    """When it was, where it stands on record, and what kind of act it is."""
    return inq.day(act.on), act.seq, act.named


def _minus(amount: Money) -> Money:
    return Money(-amount.minor, amount.currency)


def _less(amount: Money | None) -> Money | None:
    return None if amount is None else _minus(amount)
