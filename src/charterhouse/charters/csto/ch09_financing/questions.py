"""What may be asked of contributions and arrears."""

from __future__ import annotations

from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Question
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..names import Year
from .acts import Assess, RecordPayment, ReversePayment


@book.question(
    en="Is {state} liable for the contribution of {year}?",
    ru="Обязано ли {state} уплатить взнос за {year} год?",
    attestable=True,
)
class Liable(Question[None], frozen=True):
    """Whether the contribution of a year is a debt of that State, paid or not."""

    state: State
    year: Year


@book.question(en="What does {state} owe?", ru="Сколько должно {state}?", attestable=True)
class Owes(Question[Money], frozen=True):
    """What is unpaid of a year's contribution, or of all of them."""

    state: State
    year: Year | None = None


@book.question(
    en="Is {state} two years in arrears?", ru="Есть ли у {state} задолженность за два года?"
)
class Arrears(Question[None], frozen=True):
    """Whether Article 25 is open against a State: its two years are complete."""

    state: State


@book.question(
    en="May the Organisation spend in {year}?",
    ru="Вправе ли Организация производить расходы в {year} году?",
)
class MaySpend(Question[None], frozen=True):
    """Whether there is authority to spend: a budget of the year, or what stands in for one."""

    year: Year


@book.question(
    en="Must the Council apply Article 25 to {state}?",
    ru="Обязан ли Совет применить статью 25 к {state}?",
)
class MustApply(Question[None], frozen=True):
    """Whether the Council is bound to act against a debtor, and not only free to (G-02)."""

    state: State


@book.question(
    en="Has {state} lost its vote to arrears?", ru="Лишено ли {state} голоса за задолженность?"
)
class Deprived(Question[None], frozen=True):
    """Whether a sanction of Article 25 takes a State's vote."""

    state: State


@book.question(
    en="May {state} nominate for quota posts?",
    ru="Вправе ли {state} выдвигать кандидатов на квотные должности?",
)
class MayNominate(Question[None], frozen=True):
    """Whether a State may put forward its citizens for quota posts."""

    state: State


@book.question(
    en="What share of the budget of {year} falls to {state}?",
    ru="Какая доля бюджета {year} года приходится на {state}?",
    attestable=True,
)
class Share(Question[str], frozen=True):
    """A State's share of a year's contributions, as an exact fraction."""

    state: State
    year: Year


# What the rules of Articles 24 and 25 look up in the same way -------------------------------------


def payments(state: str, inq: Inquiry) -> list[RecordPayment]:
    """What has come in from a State, without the payments that turned out not to be any."""
    reversed_ = {act.payment for act in inq.acts(ReversePayment)}
    paid = inq.acts(RecordPayment, state=state)
    return [
        act for act in paid
        if (not act.payment or act.payment not in reversed_)
        and (act.received is None or inq.reached(act.received))
    ]  # fmt: skip


def in_one_currency(state: str, inq: Inquiry) -> bool:
    """Whether all that was assessed and paid is in the currency of the budget; else it is noted."""
    currency = inq.figure("currency")
    due = [act.amount for act in inq.acts(Assess, state=state) if act.amount is not None]
    paid = [act.amount for act in payments(state, inq)]
    if any(amount.currency != currency for amount in (*due, *paid)):
        inq.lacks("currency", state=state)
        return False
    return True


def assessed(state: str, year: int, inq: Inquiry) -> Money | None:
    """The amount last assessed for a year, where it is known."""
    rows = inq.acts(Assess, state=state, year=year)
    return rows[-1].amount if rows else None
