"""Statement of account, call for payment, certificate of payment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charterhouse.commons.money import Money

from . import parts
from .accounts import Account, Amount, Call, Payment, Sums, Turn, Unpaid
from .blocks import AnyBlock, Grid, Heading, Pairs, Paper, Para, Remark, Signatures
from .declension import opening
from .facts import WITHHELD, Drawn, Told
from .phrases import Phrases

KEPT_BY = "secretariat"


def statement(of: Account, drawn: Drawn, say: Phrases) -> Paper:
    """The account of a State, line by line, with what is unpaid and how old it is."""
    blocks: list[AnyBlock] = []
    if of.sums is not None:
        blocks += [
            _in_short(of, of.sums, say),
            _moves(of, of.sums, say),
            *_unpaid(of, of.sums, say),
        ]
    else:
        blocks += [*_not_known(of, say), *_by_year(of, say)]
    blocks += _payments(of, say)
    blocks += _turning(of.told, say)
    blocks += _article_25(of, say)
    blocks.append(_signed(say))
    title = say("title.statement", state=say.name(of.state))
    about = of.state if of.year is None else f"{of.state} {of.year}"
    day = say("say.as_of", day=say.day(of.on))
    return parts.paper(
        "statement", about, KEPT_BY, title, _period(of, say), day, blocks, drawn, say
    )


def _period(of: Account, say: Phrases) -> str:
    if of.year is None:
        return say("say.whole_account")
    return say("say.for_year", year=of.year)


def _in_short(of: Account, sums: Sums, say: Phrases) -> Para:
    """What is owed on the day, in a sentence."""
    return Para(" ".join(_standing(sums, say)), say("say.on_day", day=say.day(of.on)))


def _standing(of: Sums, say: Phrases) -> Iterator[str]:
    if not of.owed.minor:
        yield say("say.owes_nothing")
    elif of.overdue == of.owed:
        yield say("say.owes_all_overdue", owed=say.amount(of.owed))
    elif of.overdue.minor:
        yield say("say.owes_overdue", owed=say.amount(of.owed), overdue=say.amount(of.overdue))
    else:
        yield say("say.owes_not_due", owed=say.amount(of.owed))
    if of.credit.minor:
        yield say("say.paid_beyond", credit=say.amount(of.credit))


def _moves(of: Account, sums: Sums, say: Phrases) -> Grid:
    """Every line between what stood before and what stands after; beneath, the sums."""
    currency = sums.balance.currency
    first, last = _ends(of, say)
    rows = [(first, say("say.opening"), "", "", say.figure(sums.opening))]
    rows += [
        (
            say.numeric(each.on), _what(each.what, each.year, say), say.figure(each.charged),
            say.figure(each.credited), say.figure(each.balance),
        )
        for each in of.moves
    ]  # fmt: skip
    charged = _sum((each.charged for each in of.moves), currency)
    credited = _sum((each.credited for each in of.moves), currency)
    closing = (
        last, say("say.closing"), say.figure(charged), say.figure(credited), say.figure(sums.balance),
    )  # fmt: skip
    heads = _heads(say, "day", "entry_of", "charged", "credited", "balance")
    caption = say("caption.moves", currency=say.currency(currency))
    return Grid(caption, heads, tuple(rows), (3, 7, 5, 5, 5), amounts=(2, 3, 4), sums=(closing,))


def _ends(of: Account, say: Phrases) -> tuple[str, str]:
    """From which day a statement runs, and until which: not beyond the day that it is of."""
    if of.year is None:
        return "", say.numeric(of.on)
    return say.numeric(date(of.year, 1, 1)), say.numeric(min(of.on, date(of.year, 12, 31)))


def _what(what: str, year: int | None, say: Phrases) -> str:
    said = say.word("move", what)
    return said if year is None else say("say.of_year", what=said, year=year)


def _sum(amounts: Iterable[Money | None], currency: str) -> Money:
    return Money(sum(each.minor for each in amounts if each is not None), currency)


def _heads(say: Phrases, *columns: str) -> tuple[str, ...]:
    return tuple(say.word("column", each) for each in columns)


def _unpaid(of: Account, sums: Sums, say: Phrases) -> Iterator[AnyBlock]:
    """What is unpaid, by year and by how long it has been overdue."""
    if not of.unpaid:
        return
    rows = [_aged(each, say) for each in of.unpaid]
    whole = (say("say.in_all"), "", say.figure(sums.owed), say.figure(sums.overdue), "")
    heads = _heads(say, "year", "due", "unpaid", "overdue", "months")
    caption = say("caption.unpaid", currency=say.currency(sums.owed.currency), day=say.day(of.on))
    yield Grid(caption, heads, tuple(rows), (3, 7, 5, 5, 4), amounts=(2, 3, 4), sums=(whole,))


def _aged(of: Unpaid, say: Phrases) -> tuple[str, ...]:
    months = str(of.months) if isinstance(of.overdue, Money) and of.overdue.minor else "—"
    return str(of.year), _due(of, say), say.figure(of.owed), say.figure(of.overdue), months


def _due(of: Unpaid, say: Phrases) -> str:
    """By when it is to be paid; of several parts, each with its day."""
    if of.parts:
        return "; ".join(
            f"{say.numeric_of(day)}: {say.figure(owed)}" if day else say.figure(owed)
            for day, owed in of.parts
        )
    return say.numeric_of(of.due) if of.due else say("say.not_on_record")


def _not_known(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """That the account cannot be told, and what would have to be known, or that it is withheld."""
    if of.withheld:
        yield Remark(say("note.remark"), say("say.account_withheld"))
        return
    yield Remark(say("note.remark"), say("say.account_open", missing="; ".join(say.why(of.told))))


def _by_year(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """What can be said of each year alone."""
    if not of.unpaid:
        yield Para(say("say.nothing_assessed"))
        return
    rows = [
        (
            str(each.year),
            _due(each, say) if each.due != WITHHELD else say("say.withheld_cell"),
            say.amount(each.owed),
            say.readings([each.told]) if each.told and each.told.turns_on else "—",
        )
        for each in of.unpaid
    ]
    heads = _heads(say, "year", "due", "unpaid", "turns_on")
    yield Grid(say("caption.years"), heads, tuple(rows), (2, 5, 6, 8), amounts=(2,))


def _payments(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """Each payment, what it is worth, and to which years it went."""
    if not of.payments:
        if of.sums is not None:
            yield Para(say("say.no_payment"))
        return
    rows = [
        (
            say.text(each.ref) or "—", say.numeric_of(each.received or each.on),
            say.amount(each.amount), _allocated(each, say),
        )
        for each in of.payments
    ]  # fmt: skip
    heads = _heads(say, "payment", "received", "amount", "allocated")
    yield Grid(say("caption.payments"), heads, tuple(rows), (4, 4, 6, 10), amounts=(2,))


def _allocated(of: Payment, say: Phrases) -> str:
    """To which years a payment went; that it was reversed, is withheld or cannot be told."""
    if of.reversed:
        return say("say.reversed", day=say.day(of.reversed))
    if of.credited == WITHHELD:
        return say("say.withheld_cell")
    if not isinstance(of.credited, Money):
        return say("say.allocation_open")
    told = [say("say.to_year", year=year, amount=say.amount(each)) for year, each in of.parts]
    if of.over is not None and of.over.minor:
        told.append(say("say.to_nothing", amount=say.amount(of.over)))
    if of.rate:
        worth = say.amount(of.credited)
        told.insert(0, say("say.at_rate", rate=of.rate.replace(".", say.point), worth=worth))
    return "; ".join(told)


def _turning(told: Told, say: Phrases) -> Iterator[Remark]:
    """That an amount turns on a reading."""
    if told.turns_on:
        yield Remark(say("note.remark"), say("say.amount_turns", readings=say.readings([told])))


def _signed(say: Phrases) -> Signatures:
    return Signatures(((say("sign.secretary_general"), ""),))


# Article 25 --------------------------------------------------------------------------------------


def _article_25(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """The warning, once a contribution has been overdue for as long as it takes; when the two years end.

    Where it is not known whether to warn, the days that can be told are, under each reading.
    """
    turns = [each for each in of.turns if each.since is not None]
    if of.warned == () or (of.warned is None and not turns):
        return
    yield Heading(say("heading.article_25"))
    told = [
        say("say.warned", year=each.year, months=each.months, since=say.day(each.since))
        for each in of.warned or ()
    ]
    yield Para(" ".join([*told, say("say.article_25")]))
    if not turns:
        yield Para(say("say.no_turn"))
        return
    heads = _heads(say, "reading", "open_from", "stopped_by")
    rows = tuple(
        (say.way(each.readings), _since(each, of.on, say), say.amount(each.stops))
        for each in (of.turns if of.warned is None else turns)
    )
    yield Grid(say("caption.turns"), heads, rows, (11, 6, 6), amounts=(2,))
    if of.forecast is not None and of.forecast.turns_on:
        yield Remark(say("note.remark"), say("say.days_turn", readings=say.readings([of.forecast])))


def _since(of: Turn, today: date, say: Phrases) -> str:
    if of.since is None:
        return say("say.no_day")
    return say.day(of.since) if of.since > today else say("say.open_since", day=say.day(of.since))


# A call for payment ------------------------------------------------------------------------------


def call(of: Call, drawn: Drawn, say: Phrases) -> Paper:
    """What a State is asked to pay for a year, by when, on what decision, and what is overdue besides."""
    blocks: list[AnyBlock] = [
        Para(opening(say("say.asked_to_pay", state=say.name(of.state), year=of.year))),
        Pairs(tuple(_asked(of, say))),
    ]
    blocks += _turning(of.told, say)
    if of.unpaid.owed is None:
        missing = "; ".join(say.why(of.told))
        blocks.append(Remark(say("note.remark"), say("say.amount_open", missing=missing)))
    if of.earlier:
        blocks.append(Heading(say("heading.earlier")))
        blocks += _earlier(of, say)
    blocks += _article_25(of.account, say)
    blocks.append(Heading(say("heading.how_to_pay")))
    blocks.append(Pairs(tuple(_how(of, drawn, say))))
    blocks.append(_signed(say))
    title, name = say("title.call", year=of.year), opening(f"{say.name(of.state)}")
    day = say.day(of.on)
    return parts.paper(
        "call", f"{of.state} {of.year}", KEPT_BY, title, name, day, blocks, drawn, say
    )


def _asked(of: Call, say: Phrases) -> Iterator[tuple[str, str]]:
    yield say("label.assessed"), say.amount(of.assessed)
    if of.share:
        yield say("label.share"), of.share
    if of.decision or of.decided:
        key = "say.decision_of" if of.decision else "say.decision_of_day"
        yield say("label.decision"), say(key, number=of.decision, day=say.day(of.decided))
    if of.paid == WITHHELD or (isinstance(of.paid, Money) and of.paid.minor):
        yield say("label.paid"), say.amount(of.paid)
    yield say("label.to_pay"), say.amount(of.unpaid.owed)
    yield say("label.due"), _by_when(of.unpaid, of.on, say)
    if of.demanded:
        yield say("label.demanded"), ", ".join(say.day(each) for each in of.demanded)


def _by_when(of: Unpaid, today: date, say: Phrases) -> str:
    if of.due == WITHHELD:
        return say("say.withheld_cell")
    if of.parts:
        return "; ".join(
            say("say.part_by", amount=say.amount(owed), day=say.day(day)) for day, owed in of.parts if day
        )  # fmt: skip
    if not of.due:
        return say("say.due_not_on_record")
    late = date.fromisoformat(of.due) < today
    return say("say.due_over" if late else "say.due_by", day=say.day(of.due))


def _earlier(of: Call, say: Phrases) -> Iterator[AnyBlock]:
    """What is overdue of the years before, and what that makes with the year asked for."""
    earlier, owed = of.earlier, of.unpaid.owed
    known = [each.overdue for each in earlier if isinstance(each.overdue, Money)]
    rows = tuple(
        (str(each.year), _due(each, say), say.amount(_late(each)), str(each.months or "—"))
        for each in earlier
    )
    whole = _sum(known, known[0].currency) if len(known) == len(earlier) else None
    sums = () if whole is None else ((say("say.in_all"), "", say.amount(whole), ""),)
    late = "overdue" if of.account.sums is not None else "unpaid"
    heads = _heads(say, "year", "due", late, "months")
    yield Grid(say("caption.earlier"), heads, rows, (3, 6, 6, 4), amounts=(2, 3), sums=sums)
    if whole is not None and isinstance(owed, Money):
        yield Para(f"{say.amount(owed + whole)}.", f"{say('say.with_earlier')}:")


def _late(of: Unpaid) -> Amount:
    return of.overdue if of.told is None else of.owed


def _how(of: Call, drawn: Drawn, say: Phrases) -> Iterator[tuple[str, str]]:
    yield say("label.payee"), say.wording.name(drawn.organisation)
    if isinstance(of.unpaid.owed, Money):
        currency = say.currency(of.unpaid.owed.currency)
        yield say("label.currency"), say("say.other_currency", currency=currency)
    yield say("label.bank"), say("say.bank_not_on_record")
    yield say("label.reference"), reference(of.state, of.year, say)


def reference(state: str, year: int, say: Phrases) -> str:
    """What a call asks to be quoted with the payment."""
    return say("say.quote", state=say.short(state), year=year)


# A certificate of payment ------------------------------------------------------------------------


def payment(of: Payment, account: Account, drawn: Drawn, say: Phrases) -> Paper:
    """Who paid what, when it came in, which debts it paid, and what is owed after it."""
    blocks: list[AnyBlock] = [
        Para(say("say.paid_in", state=say.name(of.state))),
        Pairs(tuple(_paid(of, say))),
    ]
    if of.parts:
        blocks.append(_where_it_went(of, say))
    elif not isinstance(of.credited, Money) and of.credited != WITHHELD and of.told is not None:
        missing = "; ".join(say.why(of.told))
        blocks.append(Remark(say("note.remark"), say("say.allocation_missing", missing=missing)))
    blocks += _turning(of.told, say) if of.told else ()
    blocks.append(Heading(say("heading.standing")))
    if account.sums is not None:
        after = next((each.balance for each in account.moves if each.entry == of.entry), None)
        if after is not None:
            blocks.append(Para(_after(after, say), say("say.with_this_payment")))
        blocks += [_in_short(account, account.sums, say), *_unpaid(account, account.sums, say)]
    else:
        blocks += [*_not_known(account, say), *_by_year(account, say)]
    blocks.append(_signed(say))
    title, name = say("title.payment"), opening(f"{say.name(of.state)}")
    day = say.day(account.on)
    return parts.paper("payment", of.ref, KEPT_BY, title, name, day, blocks, drawn, say)


def _after(balance: Money, say: Phrases) -> str:
    """What was owed once it was entered, of all that was charged by then."""
    if balance.minor > 0:
        return say("say.balance_owed", amount=say.amount(balance))
    if balance.minor < 0:
        return say("say.balance_over", amount=say.amount(Money(-balance.minor, balance.currency)))
    return say("say.balance_even")


def _paid(of: Payment, say: Phrases) -> Iterator[tuple[str, str]]:
    yield say("label.payment"), of.ref
    yield say("label.payer"), opening(f"{say.name(of.state)}")
    yield say("label.amount"), say.amount(of.amount)
    if of.rate:
        yield say("label.rate"), of.rate.replace(".", say.point)
    if of.rate or of.credited == WITHHELD:
        yield say("label.worth"), say.amount(of.credited)
    if of.received:
        yield say("label.received"), say.day(of.received)
    yield say("label.entered"), say("say.at_entry", day=say.day(of.on), entry=of.entry)


def _where_it_went(of: Payment, say: Phrases) -> Grid:
    assert isinstance(of.credited, Money), "parts of it are known"
    rows = [
        (say("say.contribution_of", year=year), say.figure(amount)) for year, amount in of.parts
    ]
    if of.over is not None and of.over.minor:
        rows.append((say("say.beyond"), say.figure(of.over)))
    caption = say("caption.allocated", currency=say.currency(of.credited.currency))
    heads, sums = _heads(say, "debt", "amount"), (say("say.in_all"), say.figure(of.credited))
    return Grid(caption, heads, tuple(rows), (12, 6), amounts=(1,), sums=(sums,))
