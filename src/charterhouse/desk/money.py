"""The money of the organisation: what its pages need to ask, put together from what is on record.

Nothing is concluded here: what is owed, what is overdue, whether two years are complete are questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from charterhouse.commons.ledger import Transaction, balances
from charterhouse.commons.money import Money

from .proceedings import Draft, Proceedings, shown
from .register import Asked
from .standing import Standing
from .withholding import is_closed, open_part

ASSESSED, PAID = "financing.assess", "financing.record_payment"
CLOSED = "financing.close_year"
REVERSED = "financing.reverse_payment"
BUDGETS = ("financing.approve_budget", "financing.amend_budget")
SCALE = "financing.approve_scale"


class Books(NamedTuple):
    """The books as far as they are known and open."""

    transactions: tuple[Transaction, ...]
    unknown: tuple[str, ...]  # States whose account is not known
    withheld: tuple[str, ...] = ()  # States whose account is
    left_out: int = 0  # transactions that are withheld, of a State or not
    shut: tuple[
        str, ...
    ] = ()  # accounts on which something else stands than these transactions make

    @property
    def standing(self) -> dict[str, dict[str, int]]:
        """What stands on each account, but for those that are shut."""
        return {
            name: held
            for name, held in balances(self.transactions).items()
            if name not in self.shut
        }


def books(of: Standing, *, entitled: bool) -> Books | None:
    """The books; nothing under a charter that keeps none.

    Withheld is every transaction that does not follow from what is open: all those of a State with a
    private figure, and those that are made up from the figures of several, such as a closing.
    """
    asked = of.ask("ledger")
    if asked is None:
        return None
    kept, unknown = _entered(asked)
    part = open_part(asked, of.register, entitled=entitled)
    if not part.closed or part.openly is None:
        return Books(kept, unknown)
    openly, not_open = _entered(part.openly)
    there = set(kept)
    told = tuple(each for each in openly if each in there)
    whole, standing = balances(kept), balances(told)
    named = {posting.account for each in openly for posting in each.postings}
    shut = tuple(sorted(each for each in named if whole.get(each) != standing.get(each)))
    withheld = tuple(each for each in not_open if each not in unknown)
    return Books(told, unknown, withheld, len(kept) - len(told), shut)


def _entered(asked: Asked) -> tuple[tuple[Transaction, ...], tuple[str, ...]]:
    """The transactions, and the States of which the account is not known."""
    facts = [ground.facts.get("unknown") for ground in asked.answer.grounds]
    unknown = next((each for each in facts if isinstance(each, list)), [])
    return asked.answer.value or (), tuple(unknown)


class LeftOver(NamedTuple):
    """What a closed year left over: counted in cash, and as assessed; nothing where it is not known or not open."""

    year: int
    in_cash: Money | None
    as_assessed: Money | None
    closed: bool


def left_over(of: Standing, *, entitled: bool) -> list[LeftOver]:
    """Of every year that is closed."""
    found = []
    for year in sorted({act.year for act in of.acts(CLOSED)}):
        asked = of.ask("surplus", year=year)
        if asked is None:
            continue
        part = open_part(asked, of.register, entitled=entitled)
        found.append(
            LeftOver(year, part.value, as_assessed(asked, of, entitled=entitled), part.closed)
        )
    return found


def as_assessed(asked: Asked, of: Standing, *, entitled: bool = False) -> Money | None:
    """What a year left over as assessed, by the grounds of the answer in cash, where these are open."""
    if is_closed(asked.answer, of.register, entitled=entitled):
        return None
    told = (ground.facts.get("as_assessed") for ground in asked.answer.grounds)
    return next((each for each in told if isinstance(each, Money)), None)


class Charge(NamedTuple):
    """What is on record of a contribution or a payment: its open fields."""

    act: Any
    of: Standing

    def shown(self, name: str) -> Any:
        """A field that is open to every reader."""
        return shown(self.act, name, self.of)

    @property
    def closed(self) -> bool:
        """Whether its amount stands in a private part."""
        entered = self.of.register.entries[self.act.seq].act
        return "amount" in self.act.hidden or "amount" in entered.hidden


def charges(of: Standing, state: str) -> dict[int, Charge]:
    """The contributions of a State by year; the last assessment of a year counts."""
    found = sorted(of.acts(ASSESSED, state=state), key=lambda act: (act.on.latest, act.seq))
    return {act.year: Charge(act, of) for act in found}


def payments(of: Standing, state: str) -> list[Charge]:
    """What came in from a State, in the order of time."""
    found = sorted(of.acts(PAID, state=state), key=lambda act: (act.on.latest, act.seq))
    return [Charge(act, of) for act in found]


def certified(act: Any, of: Standing) -> str:
    """The name by which a payment can be certified; nothing where it has none or was reversed, or is no payment."""
    if act is None or act.named != PAID:
        return ""
    ref = shown(act, "payment", of) or ""
    return "" if ref and of.acts(REVERSED, payment=ref) else ref


def paid_since(of: Standing, state: str, year: int) -> bool:
    """Whether anything is on record as come in from a State since a year began: it may have gone to that year."""
    began = of.register.seat.opens(date(year, 1, 1))
    return any(act.on.latest >= began for act in of.acts(PAID, state=state))


def years(of: Standing) -> list[int]:
    """Every year for which something was assessed, or a budget or a scale was put before the organs."""
    found = {act.year for act in of.acts(ASSESSED)}
    for kind in (*BUDGETS, SCALE):
        for draft in of.acts(kind):
            measure = shown(draft, "measure", of)
            if measure is not None:
                found.add(measure.year)
    return sorted(found)


def decisions(of: Proceedings, year: int, kinds: Sequence[str] = (*BUDGETS, SCALE)) -> list[Draft]:
    """The drafts on the budget and the scale of a year, in the order in which they were tabled."""
    refs = {
        act.draft: None
        for kind in kinds
        for act in of.of.acts(kind, year=year)
        if shown(act, "measure", of.of) is not None
    }
    found = [draft for ref in refs if (draft := of.draft(ref)) is not None]
    return sorted(found, key=lambda each: each.version.seq)
