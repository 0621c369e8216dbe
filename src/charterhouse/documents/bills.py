"""The call for payment of a contribution."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charterhouse.commons.money import Money
from charterhouse.desk.declension import opening

from . import parts
from .account_blocks import (
    KEPT_BY,
    article_25,
    by_default,
    due_by,
    heads_of,
    signed,
    sum_of,
    turning,
)
from .accounts import Amount, Call, Unpaid
from .blocks import AnyBlock, Grid, Heading, Pairs, Paper, Para, Remark
from .facts import WITHHELD, Drawn
from .phrases import Phrases


def call(of: Call, drawn: Drawn, say: Phrases) -> Paper:
    """What a State is asked to pay for a year, by when, on what decision, and what is overdue besides."""
    blocks: list[AnyBlock] = [
        Para(opening(say("say.asked_to_pay", state=say.name(of.state), year=of.year))),
        Pairs(tuple(_asked(of, say))),
    ]
    blocks += turning(of.told, say)
    if of.unpaid.owed is None:
        missing = "; ".join(say.why(of.told))
        blocks.append(Remark(say("note.remark"), say("say.amount_open", missing=missing)))
    if of.earlier:
        blocks.append(Heading(say("heading.earlier")))
        blocks += _earlier(of, say)
    blocks += article_25(of.account, say)
    blocks += by_default(of.account, say)
    blocks.append(Heading(say("heading.how_to_pay")))
    blocks.append(Pairs(tuple(_how(of, drawn, say))))
    blocks.append(signed(say))
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
        (str(each.year), due_by(each, say), say.amount(_late(each)), str(each.months or "—"))
        for each in earlier
    )
    whole = sum_of(known, known[0].currency) if len(known) == len(earlier) else None
    sums = () if whole is None else ((say("say.in_all"), "", say.amount(whole), ""),)
    late = "overdue" if of.account.sums is not None else "unpaid"
    heads = heads_of(say, "year", "due", late, "months")
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
