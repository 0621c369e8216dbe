"""Facts as words, in both languages."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from charterhouse.bootstrap import CSTO
from charterhouse.commons.money import Money
from charterhouse.core.acts import OF_EVERY_CHARTER, Measure
from charterhouse.core.answers import Ground, Missing, Truth, Verdict
from charterhouse.core.moments import Seat, when
from charterhouse.core.readings import Reading
from charterhouse.desk.wording import LANGUAGES, Wording, word, words
from desk.conftest import Club
from toy.club import book

EN, RU = Wording(book, "en"), Wording(book, "ru")


@pytest.mark.parametrize(
    ("value", "en", "ru"),
    [
        (None, "not known", "неизвестно"),
        (True, "yes", "да"),
        (date(2024, 5, 8), "8 May 2024", "8 мая 2024"),
        (when("2010-06", Seat()), "June 2010", "июнь 2010"),
        (when("after 2024-01-05", Seat()), "after 5 January 2024", "после: 5 января 2024"),
        ("2019", "2019", "2019"),
        ("2024-13-45", "2024-13-45", "2024-13-45"),
        (Money(5322000000, "RUB"), "53,220,000.00\u00a0RUB", "53\u00a0220\u00a0000,00\u00a0RUB"),
        (Money(-150, "EUR"), "\u22121.50\u00a0EUR", "\u22121,50\u00a0EUR"),
        (2024, "2024", "2024"),
        ("AM", "Armenia", "Армения"),
        ("XA", "XA", "XA"),
        (["KZ", "XB"], "Kazakhstan, XB", "Казахстан, XB"),
        ([], "none", "нет"),
        ({"person": "bob"}, "person: bob", "лицо: bob"),
        ("abstain", "abstains", "воздерживается"),
        (Verdict.DEPENDS, "depends on the reading", "зависит от толкования"),
        (Truth.BREACHED, "not met", "не соблюдено"),
        (["a"] * 14, f"{'a, ' * 12}and 2 more", f"{'a, ' * 12}ещё: 2"),
    ],
)  # fmt: skip
def test_every_value_has_words(value: object, en: str, ru: str) -> None:
    assert (EN.value(value), RU.value(value)) == (en, ru)


@pytest.mark.parametrize("empty", [None, ""])
@pytest.mark.parametrize(
    ("truth", "en", "ru"),
    [
        (Truth.MET, "none", "нет"),
        (Truth.BREACHED, "none", "нет"),
        (Truth.OPEN, "not known", "неизвестно"),
    ],
)
def test_what_there_is_none_of_is_not_what_is_not_known(
    empty: str | None, truth: Truth, en: str, ru: str
) -> None:
    ground = Ground("1.1.has_joined_and_not_left", truth, {"since": empty}, (), (), ())
    assert EN.ground(ground).endswith(f"since: {en}")
    assert RU.ground(ground).endswith(f"с: {ru}")
    left_out = replace(ground, facts={})
    assert EN.ground(left_out).endswith("since: not known"), "the rule did not say"
    assert EN.ground(replace(ground, facts={"since": False})).endswith("since: no")


def test_acts_about_the_register_have_titles() -> None:
    for kind in OF_EVERY_CHARTER:
        assert EN.name(kind.named) != kind.named
        assert not RU.name(kind.named).isascii()


def test_what_is_taken_by_default_is_told_in_both_languages() -> None:
    default = "limited format of the budget for 2025"
    assert EN.figure(default) == "limited format of the budget: 2025"
    assert RU.figure(default) == "ограниченный формат принятия бюджета: 2025"
    assert EN.figure("dues").endswith("10.00\u00a0EUR")
    assert RU.profile("practice") == "практика (practice)"
    assert RU.profile("kind") == "kind"


def test_a_span_is_told_by_its_ends() -> None:
    span = when("2003-04-28/2003-09-18", Seat())
    assert EN.value(span) == "between 28 April 2003 and 18 September 2003"
    assert RU.value(span) == "между: 28 апреля 2003 и 18 сентября 2003"


def test_every_word_stands_in_both_languages() -> None:
    raw = tomllib.loads(files("charterhouse.desk").joinpath("words.toml").read_text("utf-8"))
    for table in raw.values():
        for key, text in table.items():
            assert set(text) == {"en", "ru"}, key
            assert all(text.values()), key


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("arrears", {"state": "AM"}, "Есть ли у Армении задолженность за два года?"),
        ("owes", {"state": "BY"}, "Каков долг Беларуси?"),
        ("warnings", {"state": "RU"}, "Когда следует предупредить Россию о задолженности?"),
        ("liable", {"state": "KZ", "year": 2024},
         "Лежит ли на Казахстане обязанность уплатить взнос за 2024 год?"),
        ("arrears", {"state": "XA"}, "Есть ли у государства XA задолженность за два года?"),
        ("status", {"entity": "Guild of Wicks"}, "Какой статус у стороны «Guild of Wicks»?"),
        ("member", {"state": "AM"}, "Является ли Армения государством-членом?"),
    ],
)  # fmt: skip
def test_a_question_names_a_state_in_the_case_that_it_needs(
    name: str, arguments: dict[str, Any], said: str
) -> None:
    said_ = Wording(CSTO.book, "ru").question(CSTO.book.questions[name](**arguments))
    assert said_ == said


def test_a_question_in_english_has_no_cases() -> None:
    arrears = CSTO.book.questions["arrears"](state="AM")
    assert Wording(CSTO.book, "en").question(arrears) == "Is Armenia two years in arrears?"


def test_every_field_of_an_answer_has_words() -> None:
    """No answer of the CSTO's book shows the name of a field for want of a word."""
    told = {
        field
        for worth in CSTO.book.worth.values()
        for struct in structs_of(worth)
        for field in struct.__struct_fields__
    }
    assert told - words("fields", "ru").keys() == set()
    assert told - words("fields", "en").keys() == set()


def structs_of(worth: Any) -> set[Any]:
    """The structures of which a value is made, at any depth; an amount of money is none."""
    found = set[Any]().union(*(structs_of(each) for each in get_args(worth)))
    if isinstance(worth, type) and issubclass(worth, msgspec.Struct) and worth is not Money:
        found.add(worth)
        for each in get_type_hints(worth).values():
            found |= structs_of(each)
    return found


def test_every_verdict_and_finding_has_a_word() -> None:
    for lang in LANGUAGES:
        assert {each.value for each in Verdict} == set(words("verdicts", lang))
        assert {each.value for each in Truth} == set(words("findings", lang))
    assert word("verdicts", "maybe") is None


def test_a_missing_fact_is_named() -> None:
    missing = Missing("club.pay", (("person", "bob"),))
    assert EN.missing(missing) == "not on record: record a payment (person: bob)"
    assert RU.missing(missing) == "нет в реестре: учесть платёж (лицо: bob)"
    assert EN.missing(Missing("date")) == "the exact date"
    assert EN.missing(Missing("something new")) == "something new"


def test_a_ground_says_its_facts_and_never_fails_for_want_of_one(club: Club) -> None:
    club.offer("join", "bob", on="2024-05-08")
    answer: Any = club.ask("belongs", person="bob").answer
    ground = answer.grounds[0]
    assert EN.ground(ground) == "has joined and not left; since: 8 May 2024"
    assert RU.ground(replace(ground, facts={})) == "вступил и не вышел; с: неизвестно"
    assert EN.ground(ground, private=True) == "has joined and not left; since: withheld"


def test_what_the_mechanism_finds_has_words() -> None:
    for rule in ("no_provision_empowers_this", "it_is_attested", "attestations_agree"):
        assert EN.text(rule) != rule
        assert RU.text(rule) != rule


def test_questions_and_acts_have_words(club: Club) -> None:
    question = club.register.question({"question": "belongs", "person": "AM"})
    assert EN.question(question) == "Does Armenia belong?"
    assert RU.question(question) == "Состоит ли Армения в клубе?"


def test_every_field_of_a_measure_has_a_name_in_russian() -> None:
    """Papers and pages tell a measure by its fields, those in two languages in the reader's own."""
    russian = Wording(CSTO.book, "ru")
    nameless = {
        (named, field)
        for named, kind in CSTO.book.kinds.items()
        if issubclass(kind, Measure)
        for field in kind.__struct_fields__
        if russian.field(field.removesuffix("_ru").removesuffix("_en")).isascii()
    }
    assert not nameless


def test_a_reading_that_an_answer_carries_is_told_in_the_language_asked_for() -> None:
    """In few words where the charter has such; else as the sentence of its value; else by its label."""
    way = (Reading("G-03", "A"), Reading("G-03.anchor", "due"))
    english, russian = (Wording(CSTO.book, lang, gaps=CSTO.gaps) for lang in LANGUAGES)
    assert english.value(way) == "age, from the due day"
    assert russian.value(way) == "срок, со дня платежа"
    assert english.value((way, way[:1])) == "(age, from the due day), (age)"
    assert russian.value(Reading("G-01", "A")).startswith("Учитывается: статья 20")
    assert english.value(Reading("G-01", "Z")) == "G-01=Z"
