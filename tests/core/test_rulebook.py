"""The rulebook: who may do what, which exception stands in, and what is a fault rather than an answer."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from charterhouse.core.acts import TEXT_ONLY, Act, Content, Key, May, MayAdopt, Measure, Question
from charterhouse.core.answers import (
    Answer,
    Finding,
    Truth,
    Verdict,
    found,
    missing,
    require,
    silent,
)
from charterhouse.core.errors import CharterConflict
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import when
from charterhouse.core.record import Record
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Figure, paragraph_order, snake
from charterhouse.core.view import LAST, Kept, View
from laws.worlds import SEAT, copied, opening

WORDS: dict[str, Any] = {"en": "a rule", "ru": "норма"}
NOW = SEAT.opens(date(2024, 5, 8))


class Do(Act, frozen=True, kw_only=True, tag="plain.do"):
    """Something that may be done."""

    what: Key[str]
    measure: Content | None = None


class Fine(Measure, frozen=True, kw_only=True, tag="plain.fine"):
    """Something that may be decided."""

    amount: int


class Settle(Measure, frozen=True, kw_only=True, tag="plain.settle"):
    """A reading that may be settled."""

    value: str


class Is(Question[None], frozen=True):
    """Whether something is so."""

    what: str


class Worth(Question[int], frozen=True):
    """How much something is worth."""

    what: str


class Plain:
    """Nothing is in force but what is written, and nothing was adopted."""

    def in_force(self, instrument: str) -> Is:
        return Is(instrument)

    def adopted(self, draft: Any) -> Is:
        return Is(draft.what)

    def adopted_readings(self, gap: str, inq: Inquiry) -> list[Any]:
        return [act for act in inq.acts(Do, what=gap) if act.measure is not None]

    def adopted_figures(self, name: str, inq: Inquiry) -> list[tuple[Any, Any]]:
        return []

    def attestations_decide(self, inq: Inquiry) -> bool:
        return False


def fresh(figures: Any = None) -> Rulebook:
    """A rulebook with nothing in it but names."""
    book = Rulebook("plain", readings={"G-1": ("A", "B"), "G-2": ("A", "B")}, figures=figures or {})
    for kind in (Do, Fine, Settle):
        book.act(**WORDS)(kind)
    for question in (Is, Worth):
        book.question(**WORDS)(question)
    return book


def says(finding: Finding, name: str) -> Callable[[Any, Inquiry], Finding]:
    """A rule of that name that always finds the same."""

    def rule(q: Any, inq: Inquiry) -> Finding:
        return finding

    rule.__name__ = name
    return rule


MET, BREACHED, OPEN = require(True), require(False), missing()


def ask(
    book: Rulebook, question: Any, record: Record | None = None, before: int = LAST
) -> Answer[Any]:
    if not book.closed:
        book.close(Plain())
    record = copied([opening(True)]) if record is None else record
    view = View(book, record, len(record) - 1, {"G-1": "A", "G-2": "A"}, Kept())
    return book.answer(question, view, NOW, before)


def do(what: str = "x", measure: Measure | None = None) -> Do:
    return Do(on=when("2024-05-08", SEAT), by="XA", what=what, measure=measure)


def test_what_no_provision_empowers_is_refused_and_says_so() -> None:
    answer = ask(fresh(), May(do()))
    assert answer.verdict is Verdict.REFUSED
    assert [ground.rule for ground in answer.grounds] == ["no_provision_empowers_this"]
    assert answer.grounds[0].paragraph == ""
    assert ask(fresh(), Is("so")).verdict is Verdict.NO


def test_a_power_that_is_silent_empowers_nobody() -> None:
    book = fresh()
    book.power("1.1", on=Do, **WORDS)(says(silent(), "it_speaks_of_others"))
    assert ask(book, May(do())).grounds[0].rule == "no_provision_empowers_this"


def test_grounds_come_in_order_the_power_relied_on_first_then_by_paragraph() -> None:
    book = fresh()
    for paragraph in ("17.1", "16-1.10", "16-1.2", "16.3", "3.2", "16-2.1", "preamble"):
        book.condition(paragraph, on=Is, **WORDS)(says(MET, "condition"))
    book.bar("16.4", on=Is, **WORDS)(says(MET, "bar"))
    book.power("20.1", on=Is, **WORDS)(says(MET, "power"))
    book.power("19.1", on=Is, **WORDS)(says(BREACHED, "no_power"))
    answer = ask(book, Is("x"))
    assert [ground.paragraph for ground in answer.grounds] == [
        "20.1", "preamble", "3.2", "16.3", "16.4", "16-1.2", "16-1.10", "16-2.1", "17.1",
    ]  # fmt: skip
    assert answer.verdict is Verdict.YES
    assert answer.empowered is Truth.MET


def test_order_of_paragraphs() -> None:
    told = ["preamble", "1.1", "2.1", "2.10", "16.1", "16-1.1", "16-1.2", "16-2.1", "17.1", "161.1"]
    mixed = random.Random(1).sample(told, len(told))
    assert sorted(mixed, key=paragraph_order) == told


def test_every_power_that_fails_is_given_and_those_in_doubt_alone_where_there_are_any() -> None:
    book = fresh()
    book.power("1.1", on=Is, **WORDS)(says(BREACHED, "one"))
    book.power("1.2", on=Is, **WORDS)(says(BREACHED, "two"))
    assert [ground.paragraph for ground in ask(book, Is("x")).grounds] == ["1.1", "1.2"]
    book = fresh()
    book.power("1.1", on=Is, **WORDS)(says(BREACHED, "one"))
    book.power("1.2", on=Is, **WORDS)(says(OPEN, "two"))
    answer = ask(book, Is("x"))
    assert [ground.paragraph for ground in answer.grounds] == ["1.2"]
    assert answer.verdict is Verdict.UNDETERMINED


def test_one_breach_decides_whatever_is_missing() -> None:
    book = fresh()
    book.power("1.1", on=Is, **WORDS)(says(MET, "power"))
    book.condition("1.2", on=Is, **WORDS)(says(OPEN, "unsure"))
    book.bar("1.3", on=Is, **WORDS)(says(BREACHED, "barred"))
    answer = ask(book, Is("x"))
    assert answer.verdict is Verdict.NO
    assert answer.missing == ()
    assert [ground.truth for ground in answer.grounds] == [Truth.MET, Truth.OPEN, Truth.BREACHED]


def test_a_rule_that_raises_is_a_fault_and_never_a_refusal() -> None:
    def it_divides_by_nothing(q: Is, inq: Inquiry) -> Finding:
        return require(1 // 0 == 0)

    book = fresh()
    book.power("1.1", on=Is, **WORDS)(it_divides_by_nothing)
    with pytest.raises(ZeroDivisionError):
        ask(book, Is("x"))
    with pytest.raises(ZeroDivisionError):  # not: it turns on itself
        ask(book, Is("x"))


# Exceptions ------------------------------------------------------------------------------------


def with_exceptions(*findings: Finding, general: Finding = BREACHED) -> Rulebook:
    book = fresh()
    book.power("1.1", on=Is, **WORDS)(says(MET, "power"))
    book.condition("2.1", on=Is, **WORDS)(says(general, "general"))
    for n, finding in enumerate(findings):
        book.exception(f"3.{n + 1}", to="2.1.general", **WORDS)(says(finding, f"special_{n + 1}"))
    return book


@pytest.mark.parametrize(
    ("findings", "truth", "rule"),
    [
        ((silent(),), Truth.BREACHED, "2.1.general"),
        ((MET,), Truth.MET, "3.1.special_1"),
        ((silent(), MET), Truth.MET, "3.2.special_2"),
        ((MET, MET), Truth.MET, "3.1.special_1"),
        ((OPEN,), Truth.OPEN, "3.1.special_1"),
        ((MET, OPEN), Truth.OPEN, "3.2.special_2"),
    ],
)
def test_an_exception_stands_in_for_its_rule_whenever_it_speaks(
    findings: tuple[Finding, ...], truth: Truth, rule: str
) -> None:
    answer = ask(with_exceptions(*findings), Is("x"))
    assert answer.truth is truth
    assert answer.grounds[1].rule == rule


def test_two_exceptions_that_disagree_are_a_conflict_that_names_both() -> None:
    with pytest.raises(CharterConflict) as caught:
        ask(with_exceptions(MET, silent(), BREACHED), Is("x"))
    assert "3.1.special_1 and 3.3.special_3" in str(caught.value)
    assert "2.1.general" in str(caught.value)


def test_two_exceptions_that_give_different_values_disagree() -> None:
    book = fresh()
    book.value("1.1", on=Worth, **WORDS)(says(found(1), "general"))
    book.exception("1.2", to="1.1.general", **WORDS)(says(found(2), "two"))
    assert ask(book, Worth("x")).value == 2
    book = fresh()
    book.value("1.1", on=Worth, **WORDS)(says(found(1), "general"))
    book.exception("1.2", to="1.1.general", **WORDS)(says(found(2), "two"))
    book.exception("1.3", to="1.1.general", **WORDS)(says(found(3), "three"))
    with pytest.raises(CharterConflict):
        ask(book, Worth("x"))


def test_an_exception_may_have_an_exception() -> None:
    book = with_exceptions(BREACHED)
    book.exception("4.1", to="3.1.special_1", **WORDS)(says(MET, "more_special"))
    assert ask(book, Is("x")).grounds[1].rule == "4.1.more_special"


def test_an_exception_to_a_rule_that_does_not_exist_is_a_fault_at_closing() -> None:
    book = fresh()
    book.exception("4.1", to="3.1.nothing", **WORDS)(says(MET, "special"))
    with pytest.raises(AssertionError, match=r"3\.1\.nothing"):
        book.close(Plain())


# Writing and closing -----------------------------------------------------------------------------


def test_a_closed_rulebook_takes_no_more() -> None:
    book = fresh()
    book.close(Plain())
    with pytest.raises(AssertionError, match="closed"):
        book.power("1.1", on=Is, **WORDS)(says(MET, "late"))
    with pytest.raises(AssertionError, match="closed"):
        book.act(**WORDS)(Do)
    with pytest.raises(AssertionError, match="closed"):
        book.question(**WORDS)(Is)


def test_nothing_stands_twice() -> None:
    book = fresh()
    book.power("1.1", on=Is, **WORDS)(says(MET, "once"))
    with pytest.raises(AssertionError, match="twice"):
        book.bar("1.1", on=Is, **WORDS)(says(MET, "once"))
    with pytest.raises(AssertionError, match="twice"):
        book.act(**WORDS)(Do)
    with pytest.raises(AssertionError, match="twice"):
        book.question(**WORDS)(Is)


def test_a_rule_says_where_it_comes_from_and_what_would_cure_a_breach() -> None:
    book = fresh()
    book.bar("1.1", on=Is, evidence="D", cure=("pay", "уплатить"), **WORDS)(says(MET, "paid"))
    rule = book.rules["1.1.paid"]
    assert (rule.code, rule.name, rule.evidence) == ("1.1.paid", "paid", "D")
    assert rule.cure is not None
    assert (rule.cure.en, rule.cure.ru, rule.text.ru) == ("pay", "уплатить", "норма")
    assert book.texts["1.1.paid"] == rule.text
    assert snake("ApplyArticle25") == "apply_article_25"
    assert snake("NotifyWithdrawal") == "notify_withdrawal"


def test_names_and_worth_of_questions_and_keys_of_acts() -> None:
    book = fresh()
    assert (Is.named, Worth.named) == ("is", "worth")
    assert book.worth == {"is": type(None), "worth": int}
    assert (Do.named, Do.keys) == ("plain.do", ("what",))


# Measures and what turns on itself -----------------------------------------------------------


def test_a_draft_is_judged_by_the_measure_that_it_carries() -> None:
    book = fresh()
    book.power("5.1", adopting=Fine, **WORDS)(lambda draft, inq: require(draft.measure.amount < 10))
    book.power("5.2", adopting=TEXT_ONLY, **WORDS)(says(MET, "a_text_harms_nobody"))
    assert ask(book, MayAdopt(do(measure=Fine(amount=5)))).truth is Truth.MET
    assert ask(book, MayAdopt(do(measure=Fine(amount=50)))).truth is Truth.BREACHED
    assert ask(book, MayAdopt(do())).truth is Truth.MET


def test_a_question_that_turns_on_itself_is_a_conflict() -> None:
    def so_it_is(q: Is, inq: Inquiry) -> Finding:
        return require(inq.ask(Is("b" if q.what == "a" else "a")))

    book = fresh()
    book.power("1.1", on=Is, **WORDS)(so_it_is)
    for _ in range(2):
        with pytest.raises(CharterConflict, match="turns on itself"):
            ask(book, Is("a"))


def test_whether_a_reading_was_adopted_is_judged_as_the_profile_reads_that_very_gap() -> None:
    def it_is_read_so(q: Is, inq: Inquiry) -> Finding:
        return require(inq.reading("G-1") == "A")

    book = fresh()
    book.power("1.1", on=Is, **WORDS)(it_is_read_so)
    record = copied([opening(True), do("G-1", Settle(value="B"))])
    answer = ask(book, Is("x"), record)
    assert answer.truth is Truth.BREACHED
    assert answer.readings == {}
    assert ask(book, Is("x"), record, 1).truth is Truth.MET


def test_an_act_is_judged_on_the_record_just_before_it() -> None:
    def it_is_the_first(act: Do, inq: Inquiry) -> Finding:
        return require(inq.nothing_recorded(Do, what=act.what))

    book = fresh()
    book.power("1.1", on=Do, **WORDS)(it_is_the_first)
    record = copied([opening(True), do(), do()])
    assert ask(book, May(record.acts[1]), record, 1).verdict is Verdict.PERMITTED
    assert ask(book, May(record.acts[2]), record, 2).verdict is Verdict.REFUSED


def test_a_figure_that_stands_on_no_day_is_a_fault() -> None:
    def it_is_counted(q: Is, inq: Inquiry) -> Finding:
        return require(inq.figure("n") == 1)

    day = SEAT.day(NOW)
    book = fresh({"n": (Figure(1, "1.1", until=day),)})
    book.power("1.1", on=Is, **WORDS)(it_is_counted)
    with pytest.raises(CharterConflict, match="no figure `n`"):
        ask(book, Is("x"))
