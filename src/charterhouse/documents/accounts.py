"""The facts of a State's account, of a call for payment and of a payment, from answers of the law.

What is not known stays unknown, what stands in a private part is withheld; neither is ever nought.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from charterhouse.commons.money import Money
from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.core.readings import Reading
from charterhouse.desk.register import Asked

from .chancery import Chancery, must_be_known, written
from .facts import WITHHELD, Fact, Told

ASSESS, PAY, REVERSE = "financing.assess", "financing.record_payment", "financing.reverse_payment"
Amount = Money | str | None  # the text of `WITHHELD`; nothing where it is not known


class Move(Fact, frozen=True):
    """A line of a statement of account, and what is owed after it."""

    on: date
    entry: int
    what: str
    year: int | None
    charged: Money | None
    credited: Money | None
    balance: Money


class Unpaid(Fact, frozen=True):
    """What is unpaid of a year, what of it is overdue, and by when each part is to be paid."""

    year: int
    owed: Amount
    overdue: Amount = None
    due: str = ""
    months: int = 0
    parts: tuple[tuple[str, Money], ...] = ()
    told: Told | None = None  # where it stands alone


class Payment(Fact, frozen=True):
    """What came in, what that is worth in the currency of the budget, and where it went."""

    ref: str
    state: str
    amount: Amount
    on: str
    received: str
    entry: int
    told: Told | None = None
    credited: Amount = None
    rate: str = ""
    parts: tuple[tuple[int, Money], ...] = ()
    over: Money | None = None
    reversed: str = ""


class Turn(Fact, frozen=True):
    """Under a reading of the two years: from which day Article 25 is open, and what payment stops that."""

    readings: tuple[Reading, ...]
    since: date | None
    stops: Money | None
    latest: date | None = None  # where the day itself cannot be told


class Arrears(Fact, frozen=True):
    """That a contribution has been overdue for so many months that its debtor is to be warned."""

    year: int
    months: int
    since: date


class Sums(Fact, frozen=True):
    """What stood on an account before its lines and after them; what is unpaid, overdue, paid beyond."""

    opening: Money
    balance: Money
    owed: Money
    overdue: Money | None  # nothing where a day by which something was to be paid is not known
    credit: Money


class Account(Fact, frozen=True):
    """The account of a State, of one year or from its beginning; without sums where it cannot be told."""

    state: str
    year: int | None
    on: date
    told: Told
    withheld: bool
    sums: Sums | None = None
    moves: tuple[Move, ...] = ()
    unpaid: tuple[Unpaid, ...] = ()
    payments: tuple[Payment, ...] = ()
    warned: tuple[Arrears, ...] | None = ()  # nothing where that cannot be told
    turns: tuple[Turn, ...] = ()
    forecast: Told | None = None  # of the turns
    deprived: Told | None = None  # of its vote, by the Council
    nominates: Told | None = None
    assumed: tuple[str, ...] = ()  # the figures that stand in by default


class Call(Fact, frozen=True):
    """What a State is asked to pay of a year, and what it owes of earlier ones."""

    state: str
    year: int
    on: date
    told: Told
    assessed: Amount
    assessed_on: str
    share: str
    decision: str
    decided: str
    paid: Amount
    unpaid: Unpaid
    earlier: tuple[Unpaid, ...]
    demanded: tuple[str, ...]
    account: Account


# The account -------------------------------------------------------------------------------------


def account(state: str, year: int | None, chancery: Chancery) -> Account:
    """Everything on record of the account of a State, of one year or in all."""
    of = chancery.standing
    _must_have_an_account(state, chancery)
    asked = of.ask("account", state=state, **({} if year is None else {"year": year}))
    if asked is None:
        raise Unknown("This charter keeps no accounts.", "По этому уставу счета не ведутся.")
    value, closed = _open(asked, chancery), _closed(asked, chancery)
    facts: dict[str, Any] = {}
    if value is not None:
        facts["sums"] = Sums(value.opening, value.balance, value.owed, value.overdue, value.credit)
        facts["moves"] = tuple(
            Move(each.on, each.entry, each.what, each.year, each.debit, each.credit, each.balance)
            for each in value.lines
        )
        facts["unpaid"] = tuple(_aged(each) for each in value.ageing)
    else:
        facts["unpaid"] = tuple(_of_year(state, each, chancery) for each in of.years(state))
    today = chancery.register.seat.day(of.on)
    ahead, warnings = (of.ask(each, state=state) for each in ("article_25_forecast", "warnings"))
    warned = _warned(warnings, today, chancery)
    rests_on = [asked, *(each for each in (ahead, warnings) if each is not None and warned != ())]
    return Account(
        state, year, today, chancery.told(asked), closed,
        payments=_payments(state, year, chancery), warned=warned,
        turns=_turns(ahead, chancery), forecast=ahead and chancery.told(ahead),
        assumed=tuple(sorted({name for each in rests_on for name in each.answer.assumed})),
        deprived=chancery.told(of.ask("deprived", state=state)),
        nominates=chancery.told(of.ask("may_nominate", state=state)), **facts,
    )  # fmt: skip


def _must_have_an_account(state: str, chancery: Chancery) -> None:
    charged = {act.state for act in (*chancery.acts(ASSESS), *chancery.acts(PAY))}
    must_be_known(state, charged | set(chancery.standing.candidates()), "State with an account")


def _open(asked: Asked | None, chancery: Chancery) -> Any:
    """The value of an answer, unless it rests on a private part."""
    return None if asked is None or _closed(asked, chancery) else asked.answer.value


def _closed(asked: Asked | None, chancery: Chancery) -> bool:
    return asked is not None and chancery.is_closed(asked)


def _amount(asked: Asked | None, chancery: Chancery) -> Amount:
    return WITHHELD if _closed(asked, chancery) else _open(asked, chancery)


def _aged(ageing: Any) -> Unpaid:
    parts = tuple((written(part.due), part.owed) for part in ageing.parts)
    return Unpaid(
        ageing.year, ageing.owed, ageing.overdue, written(ageing.due), ageing.months, parts
    )


def _of_year(state: str, year: int, chancery: Chancery) -> Unpaid:
    """What can be said of a year alone, where the account as a whole cannot be told."""
    asked = chancery.standing.ask("owes", state=state, year=year)
    act = chancery.acts(ASSESS, state=state, year=year)[-1]
    due = written(chancery.field(act, "due"))
    return Unpaid(year, _amount(asked, chancery), due=due, told=chancery.told(asked))


def _payments(state: str, year: int | None, chancery: Chancery) -> tuple[Payment, ...]:
    """The payments that came in within the year, or all."""
    seat = chancery.register.seat
    return tuple(
        _payment(act, chancery)
        for act in chancery.acts(PAY, state=state)
        if year is None or seat.day(act.on.latest).year == year
    )


def _payment(act: Any, chancery: Chancery) -> Payment:
    """One payment; where it went is asked by its name."""
    amount = chancery.field(act, "amount")
    facts: dict[str, Any] = {}
    ref, received = chancery.field(act, "payment"), chancery.field(act, "received")
    asked = chancery.standing.ask("paid_off", payment=act.payment) if act.payment else None
    value = _open(asked, chancery)
    if asked is not None:
        facts = {"told": chancery.told(asked), "credited": _amount(asked, chancery)}
    if value is not None:
        facts |= {
            "credited": value.credited, "over": value.over,
            "parts": tuple((part.year, part.amount) for part in value.years),
        }  # fmt: skip
        if isinstance(amount, Money) and amount.currency != value.credited.currency:
            facts["rate"] = _rate(act, chancery)
    back = chancery.acts(REVERSE, payment=act.payment) if act.payment else []
    return Payment(
        ref, act.state, amount, written(act.on), written(received), act.seq,
        reversed=written(back[0].on) if back else "", **facts,
    )  # fmt: skip


def _rate(act: Any, chancery: Chancery) -> str:
    """The rate recorded for the day on which it came in."""
    day = act.received or chancery.register.seat.day(act.on.latest)
    rates = chancery.acts("financing.record_rate", currency=act.amount.currency)
    return next((each.rate for each in reversed(rates) if each.day == day), "")


# Article 25 --------------------------------------------------------------------------------------


def _warned(asked: Asked | None, today: date, chancery: Chancery) -> tuple[Arrears, ...] | None:
    """The warnings whose day has come: of each year the one for most months; nothing where unknown."""
    value = _open(asked, chancery)
    if value is None:
        return () if asked is None or _closed(asked, chancery) else None
    come = {each.year: each for each in value if each.on <= today}
    return tuple(Arrears(each.year, each.months, each.on) for each in come.values())


def _turns(ahead: Asked | None, chancery: Chancery) -> tuple[Turn, ...]:
    value = _open(ahead, chancery) or ()
    return tuple(Turn(each.readings, each.since, each.stops, each.latest) for each in value)


# A call, and a payment ---------------------------------------------------------------------------


def call(state: str, year: int | None, chancery: Chancery) -> Call:
    """What is to be paid of a year; raises `Unknown` where nothing is, or nobody knows how much."""
    of = chancery.standing
    _must_have_an_account(state, chancery)
    years = of.years(state)
    if not years:
        raise Unknown(
            f"No assessment on `{state}` is on record by that day, so there is nothing to call for. Enter "
            "it first with an act `financing.assess`.",
            f"На этот день начислений для `{state}` в реестре нет, извещать не о чем. Сначала внесите "
            "акт `financing.assess`.",
        )
    year = max(years) if year is None else year
    if year not in years:
        assessed = ", ".join(map(str, years))
        raise Unknown(
            f"Nothing was assessed on `{state}` for {year}; assessed: {assessed}.",
            f"За {year} год для `{state}` ничего не начислено; начислено за: {assessed}.",
        )
    act = chancery.acts(ASSESS, state=state, year=year)[-1]
    amount = chancery.field(act, "amount")
    if amount is None:
        raise Unknown(
            f"The amount assessed on `{state}` for {year} is not on record, so there is nothing to call "
            "for. Name another year, or put the assessment right with `register.correct`.",
            f"Сумма, начисленная `{state}` за {year} год, в реестр не внесена, извещать не о чем. Назовите "
            "другой год или исправьте начисление актом `register.correct`.",
        )
    owes = of.ask("owes", state=state, year=year)
    owed = _amount(owes, chancery)
    if isinstance(owed, Money) and not owed.minor:
        raise Unknown(
            f"The contribution of `{state}` for {year} is paid in full, so there is nothing to call for. "
            "Name a year of which something is unpaid.",
            f"Взнос `{state}` за {year} год уплачен полностью, извещать не о чем. Назовите год, за который "
            "уплачено не всё.",
        )
    whole = account(state, None, chancery)
    aged = {each.year: each for each in whole.unpaid}
    unpaid = aged.get(year, Unpaid(year, owed))
    paid = amount - owed if isinstance(amount, Money) and isinstance(owed, Money) else None
    share = _open(of.ask("share", state=state, year=year), chancery)
    number, decided = _decision(chancery.field(act, "draft"), chancery)
    return Call(
        state, year, whole.on, chancery.told(owes), amount, written(act.on), share or "", number,
        decided, WITHHELD if WITHHELD in (amount, owed) else paid,
        unpaid, tuple(each for each in whole.unpaid if each.year < year and _is_late(each)),
        tuple(written(each.on) for each in chancery.acts("financing.demand", state=state, year=year)),
        whole,
    )  # fmt: skip


def _is_late(of: Unpaid) -> bool:
    """Whether something of a year may be overdue: nothing known to be is left out."""
    late = of.overdue if of.told is None else of.owed
    return not isinstance(late, Money) or late.minor > 0


def _decision(draft: str, chancery: Chancery) -> tuple[str, str]:
    """The number of the decision that it rests on, and the day of its announcement."""
    announced: Sequence[Any] = chancery.acts("organs.announce", draft=draft) if draft else ()
    return next(((each.number, written(each.on)) for each in announced), ("", ""))


def payment(ref: str, chancery: Chancery) -> tuple[Payment, Account]:
    """A payment that stands, and the account of who paid it; raises where it was reversed, or is not there."""
    paid = chancery.acts(PAY, payment=ref) if ref else []
    if not paid:
        must_be_known(ref, {act.payment for act in chancery.acts(PAY) if act.payment}, "payment")
    found = _payment(paid[0], chancery)
    if found.reversed:
        raise Unreadable(
            "payment",
            ref,
            f"a payment that stands; this one was reversed on {found.reversed}",
            ru=f"действующий платёж; этот сторнирован {found.reversed}",
        )
    return found, account(found.state, None, chancery)
