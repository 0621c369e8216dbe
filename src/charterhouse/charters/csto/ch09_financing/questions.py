"""What may be asked of contributions and arrears."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.commons.ledger import Transaction
from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Question
from charterhouse.core.readings import Reading

from ..book import book
from ..names import Year


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a statement of account, and what is owed after it."""

    on: date
    entry: int
    what: str  # assessed, paid, reversed, interest, waived, surplus
    balance: Money
    year: int | None = None
    debit: Money | None = None
    credit: Money | None = None


class Falling(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a contribution that is unpaid, and the day by which it is to be paid."""

    owed: Money
    due: date | None = None


class Ageing(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is unpaid of a year, what of it is overdue, since which day and for how many whole months."""

    year: int
    owed: Money
    overdue: Money | None = None  # left out where the day by which it was to be paid is not known
    due: date | None = None  # of the oldest part unpaid
    months: int = 0
    parts: tuple[Falling, ...] = ()  # where it falls due in several


class Statement(msgspec.Struct, frozen=True, omit_defaults=True):
    """The account of a State: positive amounts are owed by it, negative ones to it."""

    opening: Money  # before the first line
    lines: tuple[Line, ...]
    balance: Money
    owed: Money  # unpaid of all that was charged
    credit: Money  # paid beyond every debt
    ageing: tuple[Ageing, ...]
    overdue: Money | None = None  # left out where a day by which something was to be paid is not known


class Part(msgspec.Struct, frozen=True):
    """What of a payment went to a year."""

    year: int
    amount: Money


class Allocated(msgspec.Struct, frozen=True):
    """Where a payment went: to each year, and beyond every debt."""

    credited: Money
    years: tuple[Part, ...]
    over: Money


class Debt(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a State owes, in short; what is not known is left out."""

    state: str
    owed: Money | None = None
    overdue: Money | None = None
    oldest: int | None = None  # the first year of which something is unpaid


class LineExecution(msgspec.Struct, frozen=True):
    """How a line of the budget was carried out."""

    approved: Money
    amended: Money  # by how much the Council changed it
    transferred: Money  # what came from other lines, less what went to them
    spent: Money
    left: Money


class Execution(msgspec.Struct, frozen=True):
    """How a budget was carried out: each line, all together, and the income."""

    lines: dict[str, LineExecution]
    total: LineExecution
    assessed: Money
    received: Money


class FundAccount(msgspec.Struct, frozen=True):
    """An extra-budgetary fund: what came in, from whom and for what, what was spent, what is left."""

    accepted: Money
    spent: Money
    left: Money
    sources: dict[str, Money]
    purposes: dict[str, Money]  # more than one only where the record was entered against the rules


class Reminder(msgspec.Struct, frozen=True):
    """From which day a debtor is to be warned, and of what: a year's contribution overdue for so many months."""

    on: date
    year: int
    months: int


class Forecast(msgspec.Struct, frozen=True):
    """If nothing more is paid: from which day Article 25 is open in one way of counting, and what stops it."""

    readings: tuple[Reading, ...]  # that make up the way of counting
    since: date | None = None  # none: on no day that what is on record allows to be told
    stops: Money | None = None  # the least payment that keeps it shut on that day
    latest: date | None = None  # where the day itself cannot be told: by when it is open at the latest


@book.question(
    en="Is {state} liable for the contribution of {year}?",
    ru="Лежит ли на {state:prepositional} обязанность уплатить взнос за {year} год?",
    attestable=True,
)
class Liable(Question[None], frozen=True):
    """Whether the contribution of a year is a debt of that State, paid or not."""

    state: State
    year: Year


@book.question(
    en="Which debts did the payment {payment} pay?", ru="Какие долги погашены платежом {payment}?"
)
class PaidOff(Question[Allocated], frozen=True):
    """What a payment is worth in the currency of the budget, and to which years it goes."""

    payment: str


@book.question(en="What does {state} owe?", ru="Каков долг {state:genitive}?", attestable=True)
class Owes(Question[Money], frozen=True):
    """What is unpaid of a year's contribution, or of all of them."""

    state: State
    year: Year | None = None


@book.question(
    en="What is overdue of what {state} owes for {year}?",
    ru="Сколько из долга {state:genitive} за {year} год просрочено?",
)
class Overdue(Question[Money], frozen=True):
    """What is unpaid of a year's contribution after the day by which it was to be paid."""

    state: State
    year: Year


@book.question(en="What is the account of {state}?", ru="Каково состояние счёта {state:genitive}?")
class Account(Question[Statement], frozen=True):
    """The statement of account: of one calendar year, with what stood before it, or from the beginning."""

    state: State
    year: Year | None = None


@book.question(en="Which States owe what?", ru="Какие государства и сколько должны?")
class Debtors(Question[tuple[Debt, ...]], frozen=True):
    """What each State owes, what of it is overdue, and the oldest year unpaid, all at once."""


@book.question(
    en="In which ways may the two years of Article 25 be counted?",
    ru="Как можно исчислять два года статьи 25?",
)
class WaysOfCounting(Question[tuple[tuple[Reading, ...], ...]], frozen=True):
    """Each way of counting the two years of Article 25 that may be argued for, as the readings that make it up."""


@book.question(
    en="On which day does Article 25 open against {state}, if it pays nothing more?",
    ru="С какого дня к {state:dative} применима статья 25, если больше ничего не будет уплачено?",
)
class Article25Forecast(Question[tuple[Forecast, ...]], frozen=True):
    """The day on which each reading of the two years turns, in advance, and the least payment that stops it."""

    state: State


@book.question(
    en="Does {person} stay in the post {post}?",
    ru="Остаётся ли {person} в должности {post}?",
)
class StaysInPost(Question[None], frozen=True):
    """Whether an official keeps a quota post, though his State may have lost its nominations."""

    person: str
    post: str


@book.question(
    en="When is {state} to be warned of its arrears?",
    ru="Когда следует предупредить {state:accusative} о задолженности?",
)
class Warnings(Question[tuple[Reminder, ...]], frozen=True):
    """The days on which a debtor is to be warned, and for which no demand has been made since."""

    state: State


@book.question(
    en="How was the budget of {year} carried out?", ru="Как исполнен бюджет {year} года?"
)
class BudgetExecution(Question[Execution], frozen=True):
    """Each line as approved, amended, transferred, spent and left; income assessed and received."""

    year: Year


@book.question(
    en="What did {year} leave over, counted in cash?", ru="Каков остаток за {year} год по поступлениям?"
)
class Surplus(Question[Money], frozen=True):
    """What came in for a year and was not spent, less what the Council has disposed of.

    The books tell it as assessed: they count what is charged and not yet paid as well.
    """

    year: Year


@book.question(en="What does the reserve hold?", ru="Сколько средств в резерве?")
class Reserve(Question[Money], frozen=True):
    """What the Council has put into the reserve, less what its budgets draw on it."""


@book.question(en="Is an audit due?", ru="Наступил ли срок ревизии?")
class AuditDue(Question[None], frozen=True):
    """Whether as many years have been closed since the last one examined as may pass between audits."""


@book.question(en="What does the fund {fund} hold?", ru="Сколько средств в фонде {fund}?")
class Fund(Question[FundAccount], frozen=True):
    """An extra-budgetary fund, on an account of its own."""

    fund: str


@book.question(
    en="Is {state} two years in arrears?", ru="Есть ли у {state:genitive} задолженность за два года?"
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
    ru="Обязан ли Совет применить статью 25 к {state:dative}?",
)
class MustApply(Question[None], frozen=True):
    """Whether the Council is bound to act against a debtor, and not only free to (G-02)."""

    state: State


@book.question(
    en="Has {state} lost its vote to arrears?", ru="Утрачен ли голос {state:genitive} из-за задолженности?"
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
    ru="Какая доля бюджета {year} года приходится на {state:accusative}?",
    attestable=True,
)
class Share(Question[str], frozen=True):
    """A State's share of a year's contributions, as an exact fraction."""

    state: State
    year: Year


@book.question(en="What are the books of the Organisation?", ru="Каковы книги учёта Организации?")
class Ledger(Question[tuple[Transaction, ...]], frozen=True):
    """Every financial act as balanced postings, in the order of day and entry.

    A State whose account is not known is left out, and named.
    """
