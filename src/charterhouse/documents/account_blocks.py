"""What papers on money have in common: what is owed and since when, by year; Article 25; the signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charterhouse.commons.money import Money

from .accounts import Account, Sums, Turn, Unpaid
from .blocks import AnyBlock, Grid, Heading, Para, Remark, Signatures
from .facts import WITHHELD, Told
from .phrases import Phrases

KEPT_BY = "secretariat"


def in_short(of: Account, sums: Sums, say: Phrases) -> Para:
    """What is owed on the day, in a sentence."""
    return Para(" ".join(_standing(sums, say)), say("say.on_day", day=say.day(of.on)))


def _standing(of: Sums, say: Phrases) -> Iterator[str]:
    if not of.owed.minor:
        yield say("say.owes_nothing")
    elif of.overdue is None:
        yield say("say.owes_day_open", owed=say.amount(of.owed))
    elif of.overdue == of.owed:
        yield say("say.owes_all_overdue", owed=say.amount(of.owed))
    elif of.overdue.minor:
        yield say("say.owes_overdue", owed=say.amount(of.owed), overdue=say.amount(of.overdue))
    else:
        yield say("say.owes_not_due", owed=say.amount(of.owed))
    if of.credit.minor:
        yield say("say.paid_beyond", credit=say.amount(of.credit))


def unpaid(of: Account, sums: Sums, say: Phrases) -> Iterator[AnyBlock]:
    """What is unpaid, by year and by how long it has been overdue."""
    if not of.unpaid:
        return
    rows = [_aged(each, say) for each in of.unpaid]
    whole = (say("say.in_all"), "", say.figure(sums.owed), _late(sums.overdue, say), "")
    heads = heads_of(say, "year", "due", "unpaid", "overdue", "months")
    caption = say("caption.unpaid", currency=say.currency(sums.owed.currency), day=say.day(of.on))
    yield Grid(caption, heads, tuple(rows), (3, 7, 5, 5, 4), amounts=(2, 3, 4), sums=(whole,))


def _aged(of: Unpaid, say: Phrases) -> tuple[str, ...]:
    months = str(of.months) if isinstance(of.overdue, Money) and of.overdue.minor else "—"
    return str(of.year), due_by(of, say), say.figure(of.owed), _late(of.overdue, say), months


def _late(overdue: Money | str | None, say: Phrases) -> str:
    """What is overdue, in a column; where that is not known, it is said."""
    return say("say.unknown") if overdue is None else say.figure(overdue)


def due_by(of: Unpaid, say: Phrases) -> str:
    """By when it is to be paid; of several parts, each with its day."""
    if of.parts:
        return "; ".join(
            f"{say.numeric_of(day)}: {say.figure(owed)}" if day else say.figure(owed)
            for day, owed in of.parts
        )
    return say.numeric_of(of.due) if of.due else say("say.not_on_record")


def not_known(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """That the account cannot be told, and what would have to be known, or that it is withheld."""
    if of.withheld:
        yield Remark(say("note.remark"), say("say.account_withheld"))
        return
    yield Remark(say("note.remark"), say("say.account_open", missing="; ".join(say.why(of.told))))


def by_year(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """What can be said of each year alone."""
    if not of.unpaid:
        yield Para(say("say.nothing_assessed"))
        return
    rows = [
        (
            str(each.year),
            due_by(each, say) if each.due != WITHHELD else say("say.withheld_cell"),
            say.amount(each.owed),
            say.readings([each.told]) if each.told and each.told.turns_on else "—",
        )
        for each in of.unpaid
    ]
    heads = heads_of(say, "year", "due", "unpaid", "turns_on")
    yield Grid(say("caption.years"), heads, tuple(rows), (2, 5, 6, 8), amounts=(2,))


def turning(told: Told, say: Phrases) -> Iterator[Remark]:
    """That an amount turns on a reading."""
    if told.turns_on:
        yield Remark(say("note.remark"), say("say.amount_turns", readings=say.readings([told])))


def by_default(of: Account, say: Phrases) -> Iterator[Remark]:
    """On which figures it rests that nothing on record sets."""
    if of.assumed:
        figures = "; ".join(say.wording.figure(name) for name in of.assumed)
        yield Remark(say("note.remark"), say("say.by_default", figures=figures))


def article_25(of: Account, say: Phrases) -> Iterator[AnyBlock]:
    """The warning, once a contribution has been overdue for as long as it takes; when the two years end.

    Where it is not known whether to warn, the days that can be told are, under each reading.
    """
    turns = [each for each in of.turns if each.since is not None or each.latest is not None]
    lost = _lost(of, say)
    silent = of.warned == () or (of.warned is None and not turns)
    if silent and not lost:
        return
    yield Heading(say("heading.article_25"))
    if lost:
        yield Para(lost)
    if silent:
        return
    told = [
        say("say.warned", year=each.year, months=each.months, since=say.day(each.since))
        for each in of.warned or ()
    ]
    yield Para(" ".join([*told, say("say.article_25")]))
    if not turns:
        yield Para(say("say.no_turn"))
        return
    heads = heads_of(say, "reading", "open_from", "stopped_by")
    rows = tuple(
        (say.way(each.readings), _since(each, of.on, say), say.amount(each.stops))
        for each in (of.turns if of.warned is None else turns)
    )
    yield Grid(say("caption.turns"), heads, rows, (11, 6, 6), amounts=(2,))
    if of.forecast is not None and of.forecast.turns_on:
        yield Remark(say("note.remark"), say("say.days_turn", readings=say.readings([of.forecast])))


def _lost(of: Account, say: Phrases) -> str:
    """What the Council has taken from the State and it has not won back, if that is so."""
    if of.deprived is None or of.deprived.taken != "yes":
        return ""
    both = of.nominates is not None and of.nominates.taken == "no"
    lost = [
        say("say.lost_vote_and_nomination" if both else "say.lost_vote", state=say.name(of.state))
    ]
    if readings := say.readings([of.deprived]):
        lost.append(say("say.binds_turns", readings=readings))
    return " ".join(lost)


def _since(of: Turn, today: date, say: Phrases) -> str:
    if of.since is None and of.latest is not None:
        return say("say.latest_day", day=say.day(of.latest))
    if of.since is None:
        return say("say.no_day")
    return say.day(of.since) if of.since > today else say("say.open_since", day=say.day(of.since))


def signed(say: Phrases) -> Signatures:
    """Where the Secretary-General signs."""
    return Signatures(((say("sign.secretary_general"), ""),))


def heads_of(say: Phrases, *columns: str) -> tuple[str, ...]:
    """What columns are called."""
    return tuple(say.word("column", each) for each in columns)


def sum_of(amounts: Iterable[Money | None], currency: str) -> Money:
    """All of them together."""
    return Money(sum(each.minor for each in amounts if each is not None), currency)
