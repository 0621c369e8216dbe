"""The certificate of a payment: what came in, which debts it paid, what is owed after it."""

from __future__ import annotations

from collections.abc import Iterator

from charterhouse.commons.money import Money
from charterhouse.desk.declension import opening

from . import parts
from .account_blocks import (
    KEPT_BY,
    by_default,
    by_year,
    heads_of,
    in_short,
    not_known,
    signed,
    turning,
    unpaid,
)  # fmt: skip
from .accounts import Account, Payment
from .blocks import AnyBlock, Grid, Heading, Pairs, Paper, Para, Remark
from .facts import WITHHELD, Drawn
from .phrases import Phrases


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
    blocks += turning(of.told, say) if of.told else ()
    blocks.append(Heading(say("heading.standing")))
    if account.sums is not None:
        after = next((each.balance for each in account.moves if each.entry == of.entry), None)
        if after is not None:
            blocks.append(Para(_after(after, say), say("say.with_this_payment")))
        blocks += [in_short(account, account.sums, say), *unpaid(account, account.sums, say)]
    else:
        blocks += [*not_known(account, say), *by_year(account, say)]
    blocks += by_default(account, say)
    blocks.append(signed(say))
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
    heads, sums = heads_of(say, "debt", "amount"), (say("say.in_all"), say.figure(of.credited))
    return Grid(caption, heads, tuple(rows), (12, 6), amounts=(1,), sums=(sums,))
