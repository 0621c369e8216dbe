"""The statement of account of a State, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charterhouse.commons.money import Money

from . import parts
from .account_blocks import (
    KEPT_BY,
    article_25,
    by_default,
    by_year,
    heads_of,
    in_short,
    not_known,
    signed,
    sum_of,
    turning,
    unpaid,
)  # fmt: skip
from .accounts import Account, Payment, Sums
from .blocks import AnyBlock, Grid, Paper, Para
from .facts import WITHHELD, Drawn
from .phrases import Phrases


def statement(of: Account, drawn: Drawn, say: Phrases) -> Paper:
    """The account of a State, line by line, with what is unpaid and how old it is."""
    blocks: list[AnyBlock] = []
    if of.sums is not None:
        blocks += [
            in_short(of, of.sums, say),
            _moves(of, of.sums, say),
            *unpaid(of, of.sums, say),
        ]
    else:
        blocks += [*not_known(of, say), *by_year(of, say)]
    blocks += _payments(of, say)
    blocks += turning(of.told, say)
    blocks += article_25(of, say)
    blocks += by_default(of, say)
    blocks.append(signed(say))
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
    charged = sum_of((each.charged for each in of.moves), currency)
    credited = sum_of((each.credited for each in of.moves), currency)
    closing = (
        last, say("say.closing"), say.figure(charged), say.figure(credited), say.figure(sums.balance),
    )  # fmt: skip
    heads = heads_of(say, "day", "entry_of", "charged", "credited", "balance")
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
    heads = heads_of(say, "payment", "received", "amount", "allocated")
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
