"""The rest of Article 25: what the Council may adopt against a debtor, and when."""

from __future__ import annotations

from msgspec.structs import replace

from charterhouse.commons.money import Money
from charterhouse.core.answers import Finding, Truth, missing, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.draft_lookups import measure_of
from ..ch04_organs.questions import Counts
from ..ch06_membership.acts import Expel, FindBreach, OpenBreachFile, Suspend
from ..ch06_membership.questions import Member
from .acts import ApplyArticle25
from .questions import Arrears, Article25Forecast
from .two_years import is_due, left_of, owing

OF_CONTRIBUTIONS = ("24.3", "25.1")  # provisions that a debtor breaks by not paying


@book.power(
    "25.1", adopting=ApplyArticle25,
    en="the Council decides; before: {organ}",
    ru="решает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_applies_it(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="the debtor is a Member; State: {state}",
    ru="должник является государством-членом; государство: {state}",
    cure=("Name a Member.", "Назовите государство-член."),
)  # fmt: skip
def the_debtor_is_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="a Member is two years in arrears; State: {state}",
    ru="у государства-члена задолженность за два года; государство: {state}",
    cure=(
        "Wait until the two years are complete. If nothing more is paid, it is open from: {opens};"
        " by each reading: {by_reading}.",
        "Дождитесь истечения двух лет. Если больше ничего не будет уплачено, это возможно с: {opens};"
        " по каждому толкованию: {by_reading}.",
    ),
)  # fmt: skip
def the_member_is_two_years_in_arrears(draft: TableDraft, inq: Inquiry) -> Finding:
    """Where it is too early, the day from which it will not be is told, as the readings have it."""
    assert isinstance(draft.measure, ApplyArticle25)
    state = draft.measure.state
    if inq.ask(Member(state)).truth is Truth.BREACHED:
        return silent()
    arrears = inq.ask(Arrears(state))
    if arrears.truth is not Truth.BREACHED:
        return require(arrears, state=state, opens=[], by_reading=[])
    ahead = [each for each in inq.value(Article25Forecast(state)) or () if each.since is not None]
    opens = [
        each.since for each in ahead
        if all(inq.reading(reading.gap) == reading.option for reading in each.readings)
    ]  # fmt: skip
    told = [replace(each, stops=None) for each in ahead]
    return require(arrears, state=state, opens=opens, by_reading=told)


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="the debt named has fallen due and is unpaid; named: {named}, unpaid in all: {unpaid}",
    ru="срок названного долга наступил, и он не погашен; назван: {named}, всего не погашено: {unpaid}",
    cure=("Name {unpaid} at most.", "Назовите не более {unpaid}."),
)  # fmt: skip
def the_debt_named_is_owed(draft: TableDraft, inq: Inquiry) -> Finding:
    """Where no debt is named, the one that stands when the Council decides is meant."""
    assert isinstance(draft.measure, ApplyArticle25)
    named = draft.measure.debt
    if named is None:
        return silent()
    debts, _ = owing(draft.measure.state, inq)
    due = [is_due(debt, inq) for debt in debts]
    left = left_of(debt for debt, each in zip(debts, due, strict=True) if each is Truth.MET)
    currency = inq.figure("currency")
    if Truth.OPEN in due or left is None:
        return missing(named=named, unpaid=None)
    owed = named.currency == currency and 0 < named.minor <= left
    return require(owed, named=named, unpaid=Money(left, currency))


@book.condition(
    "25.1", adopting=ApplyArticle25,
    en="both sanctions are taken, or they may be taken apart; taken: {sanctions}",
    ru="применяются обе меры либо их можно разделить; применяются: {sanctions}",
    cure=("Take both sanctions together.", "Примените обе меры вместе."),
)  # fmt: skip
def both_sanctions_go_together(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApplyArticle25)
    sanctions = draft.measure.sanctions
    if set(sanctions) == {"nomination", "vote"}:
        return require(True, sanctions=list(sanctions))
    severable = bool(sanctions) and inq.reading("G-57") == "B"
    return require(severable, sanctions=list(sanctions))


@book.bar(
    "25.1", adopting=(Suspend, Expel, FindBreach),
    en="arrears may also be pursued under Article 20; breach of: {provisions}",
    ru="задолженность может рассматриваться и по статье 20; нарушение: {provisions}",
    cure=("Proceed under Article 25.", "Примените статью 25."),
)  # fmt: skip
def arrears_are_open_to_article_20(draft: TableDraft, inq: Inquiry) -> Finding:
    measure = draft.measure
    assert isinstance(measure, Suspend | Expel | FindBreach)
    files = inq.acts(OpenBreachFile, state=measure.state)
    named = [file for file in files if measure.breach in ("", file.ref)][-1:]
    provisions = list(named[0].provisions) if named else []
    if not provisions or not set(provisions) <= set(OF_CONTRIBUTIONS):
        return silent()
    return require(inq.reading("G-57.article20") == "A", provisions=provisions)


@book.bar(
    "25.1", on=Counts,
    en="it is not left out as judge in its own cause; about: {concerned}",
    ru="оно не исключено как судья в собственном деле; касается: {concerned}",
)  # fmt: skip
def it_is_no_judge_in_its_own_cause(q: Counts, inq: Inquiry) -> Finding:
    measure = measure_of(q.draft, inq)
    if not isinstance(measure, ApplyArticle25) or measure.state != q.state:
        return silent()
    counts = inq.reading("G-01") != "B"  # A, C: it counts under Article 25
    return require(counts, concerned=measure.state)
