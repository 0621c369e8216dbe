"""What comes in under 24.3 and 24.6: payments, in which currency, reversals, interest, waivers."""

from __future__ import annotations

from fractions import Fraction

from charterhouse.commons.money import CURRENCIES, Money
from charterhouse.core.answers import Finding, Truth, any_of, missing, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch06_membership.questions import Member
from ..ch10_final.questions import EntryIntoForce
from .accounts import BY_THE_SECRETARIAT, books, months_past, rate_of
from .acts import Assess, ChargeInterest, RecordPayment, RecordRate, ReversePayment, Waive
from .questions import Owes
from .settling import exact

# Payments ------------------------------------------------------------------------------------------


@book.power(
    "24.3", on=(RecordPayment, ReversePayment, RecordRate, ChargeInterest),
    en="the Secretariat keeps the accounts; by: {by}",
    ru="счета ведёт Секретариат; внёс: {by}",
    cure=("Let the Secretariat enter it.", "Внести это следует Секретариату."),
)  # fmt: skip
def the_secretariat_keeps_the_accounts(
    act: RecordPayment | ReversePayment | RecordRate | ChargeInterest, inq: Inquiry
) -> Finding:
    return require(act.by in BY_THE_SECRETARIAT, by=act.by)


@book.condition(
    "24.6", on=(Assess, ChargeInterest),
    en="it is in the currency of the budget; currency: {currency}",
    ru="сумма выражена в валюте бюджета; валюта: {currency}",
    cure=("Enter it in {currency}.", "Внесите её в {currency}."),
)  # fmt: skip
def it_is_in_the_currency_of_the_budget(act: Assess | ChargeInterest, inq: Inquiry) -> Finding:
    if act.amount is None:
        return silent()
    currency = inq.figure("currency")
    return require(act.amount.currency == currency, currency=currency)


@book.condition(
    "24.6", on=RecordPayment,
    en="it can be credited in the currency of the budget; paid: {paid}, credited: {credited}",
    ru="сумму можно зачесть в валюте бюджета; уплачено: {paid}, к зачёту: {credited}",
    cure=(
        "Record the rate of the day on which it came in.",
        "Внесите курс на день поступления.",
    ),
)  # fmt: skip
def it_can_be_credited(act: RecordPayment, inq: Inquiry) -> Finding:
    """At the rate of its day; what is left of a minor unit is rounded, a half to the even one."""
    currency = inq.figure("currency")
    if act.amount.currency == currency:
        return require(True, paid=act.amount, credited=act.amount)
    rate = rate_of(act, inq)
    if rate is None:
        told = inq.complete(RecordRate, currency=act.amount.currency)
        return require(none_of(told), paid=act.amount, credited=None)
    return require(True, paid=act.amount, credited=act.amount.at(rate, currency))


@book.condition(
    "24.3", on=RecordPayment,
    en="something came in; amount: {amount}",
    ru="поступление больше нуля; сумма: {amount}",
    cure=(
        "Record an amount above nothing; a payment recorded in error is reversed.",
        "Укажите сумму больше нуля; ошибочно учтённый платёж сторнируется.",
    ),
)  # fmt: skip
def something_came_in(act: RecordPayment, inq: Inquiry) -> Finding:
    return require(act.amount.minor > 0, amount=act.amount)


@book.condition(
    "24.3", on=RecordPayment,
    en="it is recorded once it has come in; received: {received}",
    ru="платёж учитывается после поступления; поступил: {received}",
    cure=("Record it on {received} or later.", "Учтите его {received} или позднее."),
)  # fmt: skip
def it_has_come_in(act: RecordPayment, inq: Inquiry) -> Finding:
    if act.received is None:
        return silent()
    return require(act.received <= inq.day(act.on), received=act.received)


@book.condition(
    "24.3", on=RecordPayment,
    en="the years that it names were assessed; not assessed: {unknown}",
    ru="взносы за названные годы начислены; не начислены: {unknown}",
    cure=(
        "Name other years than {unknown}, or none: the oldest debt is paid first.",
        "Не называйте {unknown} либо не называйте лет: первым гасится старейший долг.",
    ),
)  # fmt: skip
def the_years_that_it_names_were_assessed(act: RecordPayment, inq: Inquiry) -> Finding:
    if not act.years:
        return silent()
    none = {
        str(year): inq.nothing_recorded(Assess, state=act.state, year=year) for year in act.years
    }
    return require(none_of(*none.values()), unknown=[int(year) for year in who(none)])


@book.condition(
    "24.3", on=RecordPayment,
    en="it has a name of its own, by which it can be reversed; name: {payment}, such on record: {before}",
    ru="у платежа своё имя, по которому его можно сторнировать; имя: {payment}, таких учтено: {before}",
    cure=("Give it a name that no other payment bears.", "Дайте ему имя, которого нет у других платежей."),
)  # fmt: skip
def it_has_a_name_of_its_own(act: RecordPayment, inq: Inquiry) -> Finding:
    before = len(inq.acts(RecordPayment, payment=act.payment))
    return require(bool(act.payment) and not before, payment=act.payment or None, before=before)


@book.condition(
    "24.3", on=RecordPayment,
    en="it comes from a State that is or was a Member, or owes a contribution; State: {state}",
    ru="платит государство, которое является или являлось членом либо которому начислен взнос;"
       " государство: {state}",
    cure=("Assess what it is to pay first.", "Сначала начислите подлежащее уплате."),
)  # fmt: skip
def it_comes_from_one_that_contributes(act: RecordPayment, inq: Inquiry) -> Finding:
    assessed_on_it = none_of(inq.nothing_recorded(Assess, state=act.state))
    if assessed_on_it is Truth.MET:
        return require(True, state=act.state)
    return require(any_of(assessed_on_it, _ever_a_member(act.state, inq)), state=act.state)


def _ever_a_member(state: str, inq: Inquiry) -> Truth:
    """Whether a State is a Member, or was one since there is an Organisation."""
    now, begun = inq.ask(Member(state)).truth, inq.value(EntryIntoForce("charter"))
    if now is Truth.MET or begun is None:
        return now
    return inq.ever(Member(state), inq.view.record.seat.opens(begun))[0].truth


@book.condition(
    "24.3", on=ReversePayment,
    en="that payment is on record; payment: {payment}",
    ru="такой платёж учтён; платёж: {payment}",
    cure=(
        "Name a payment that is on record.",
        "Назовите учтённый платёж.",
    ),
)  # fmt: skip
def that_payment_is_on_record(act: ReversePayment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(RecordPayment, payment=act.payment)
    return require(none_of(none), payment=act.payment)


@book.condition(
    "24.3", on=ReversePayment,
    en="it has not been reversed before; payment: {payment}",
    ru="платёж ещё не сторнирован; платёж: {payment}",
    cure=(
        "Nothing is left to be done: it counts as never made. Record it anew if it has come in after all.",
        "Ничего делать не нужно: платёж уже не учитывается. Если он всё же поступил, учтите его заново.",
    ),
)  # fmt: skip
def it_has_not_been_reversed(act: ReversePayment, inq: Inquiry) -> Finding:
    return require(not inq.acts(ReversePayment, payment=act.payment), payment=act.payment)


# Rates of other currencies -------------------------------------------------------------------------


@book.condition(
    "24.6", on=RecordRate,
    en="it is the rate of another currency; currency: {currency}",
    ru="это курс другой валюты; валюта: {currency}",
    cure=("Give the code of ISO 4217.", "Укажите код по ИСО 4217."),
)  # fmt: skip
def it_is_the_rate_of_another_currency(act: RecordRate, inq: Inquiry) -> Finding:
    other = act.currency in CURRENCIES and act.currency != inq.figure("currency")
    return require(other, currency=act.currency)


@book.condition(
    "24.6", on=RecordRate,
    en="the rate is an exact number above nothing; rate: {rate}",
    ru="курс — точное число больше нуля; курс: {rate}",
    cure=("Write it as `91.5` or `183/2`.", "Запишите его так: `91.5` или `183/2`."),
)  # fmt: skip
def the_rate_is_an_exact_number(act: RecordRate, inq: Inquiry) -> Finding:
    rate = exact(act.rate)
    return require(rate is not None and rate > 0, rate=act.rate)


@book.condition(
    "24.6", on=RecordRate,
    en="its day has come; day: {day}",
    ru="день курса наступил; день: {day}",
    cure=("Record it on {day} or later.", "Внесите курс {day} или позднее."),
)  # fmt: skip
def the_day_of_the_rate_has_come(act: RecordRate, inq: Inquiry) -> Finding:
    return require(act.day <= inq.day(act.on), day=act.day)


@book.condition(
    "24.6", on=RecordRate,
    en="no rate of that currency is on record for that day; currency: {currency}, day: {day}, on record: {before}",
    ru="курса этой валюты на этот день в реестре нет; валюта: {currency}, день: {day}, внесён: {before}",
    cure=(
        "Keep to {before}; where that entry is in error, correct it with `register.correct`.",
        "Пользуйтесь курсом {before}; если он внесён ошибочно, исправьте запись: `register.correct`.",
    ),
)  # fmt: skip
def no_rate_of_that_day_is_on_record(act: RecordRate, inq: Inquiry) -> Finding:
    """What was credited at a rate stands by it: a second one would only part receipts from the books."""
    before = [each.rate for each in inq.acts(RecordRate, currency=act.currency) if each.day == act.day]
    return require(not before, currency=act.currency, day=act.day, before=before[0] if before else None)


# Interest ------------------------------------------------------------------------------------------


@book.condition(
    "24.6", on=ChargeInterest,
    en="a Regulation provides for interest; per cent a month: {rate}",
    ru="пеня предусмотрена положением; процентов в месяц: {rate}",
    cure=("Let the Council provide for it first.", "Сначала Совету следует её предусмотреть."),
)  # fmt: skip
def a_regulation_provides_for_interest(act: ChargeInterest, inq: Inquiry) -> Finding:
    rate = str(inq.figure("interest"))
    return require(Fraction(rate) > 0, rate=rate)


@book.condition(
    "24.6", on=ChargeInterest,
    en="it is no more than the whole months since the contribution fell due give;"
       " charged: {charged}, at most: {most}",
    ru="пеня не превышает рассчитанной за полные месяцы просрочки;"
       " начислено: {charged}, не более: {most}",
    cure=("Charge {most} at most.", "Начислите не более {most}."),
)  # fmt: skip
def it_is_no_more_than_the_months_give(act: ChargeInterest, inq: Inquiry) -> Finding:
    """On what is unpaid of the contribution, simple, rounded down; less what was charged before."""
    currency = inq.figure("currency")
    if act.amount.currency != currency:
        return silent()  # which is a fault of its own
    kept = books(act.state, inq)
    before = sum(each.amount.minor for each in inq.acts(ChargeInterest, state=act.state, year=act.year))
    rate = Fraction(str(inq.figure("interest"))) / 100
    if not kept.knows(act.year):
        inq.lacks("amount", state=act.state, year=act.year)
        return missing(charged=act.amount, most=None)
    parts, left = kept.unpaid(act.year), Fraction(0)
    if any(part.due is None for part in parts):
        inq.lacks("due", state=act.state, year=act.year)
        return missing(charged=act.amount, most=None)
    interest = before  # what was charged before is paid last, and bears none itself
    for part in reversed(parts):
        bearing = max(part.minor - interest, 0)
        interest = max(interest - part.minor, 0)
        assert part.due is not None, "looked for above"
        left += bearing * months_past(part.due, inq)
    most = max(int(left * rate) - before, 0)
    return require(
        0 < act.amount.minor <= most, charged=act.amount, most=Money(most, currency)
    )


# Waivers -------------------------------------------------------------------------------------------


@book.power(
    "24.3", adopting=Waive,
    en="the Council, which approves contributions, may forgo them; before: {organ}",
    ru="от взноса может отказаться Совет, который его утвердил; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_may_forgo(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "24.3", adopting=Waive,
    en="that much is owed for the year; waived: {waived}, owed: {owed}",
    ru="долг за этот год не меньше списываемого; списывается: {waived}, долг: {owed}",
    cure=("Waive {owed} at most.", "Спишите не более {owed}."),
)  # fmt: skip
def that_much_is_owed(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, Waive)
    waived = draft.measure.amount
    owed = inq.value(Owes(draft.measure.state, draft.measure.year))
    if owed is None:
        return missing(waived=waived, owed=None)
    if waived.currency != owed.currency:
        return require(False, waived=waived, owed=owed)
    return require(Money(0, owed.currency) < waived <= owed, waived=waived, owed=owed)
