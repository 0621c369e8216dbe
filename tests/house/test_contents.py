"""The contents of the law: each paragraph has the rules that it says it has, and each word is said twice."""

from __future__ import annotations

import re
from string import Formatter
from types import ModuleType

import pytest

from charterhouse.charters.csto import statements
from charterhouse.charters.csto.contents import ARTICLES, BESIDE, charter
from charterhouse.charters.csto.statements import Statement
from charterhouse.core.acts import OF_EVERY_CHARTER, Measure
from charterhouse.core.rules import EXCEPTION, Text
from charterhouse.desk.declension import CASES

book = charter.book
STATEMENTS = [
    said
    for article in (statements.preamble(), *statements.articles())
    for said in article.statements
]
OF_THE_TREATY = re.compile(r"TR:\d+")  # an article of the Treaty of 1992
CITED = {rule.paragraph for rule in book.rules.values()}
HEARD = {kind for kind, rules in book._written.items() if rules}
OURS = [kind for kind in book.kinds.values() if kind not in OF_EVERY_CHARTER]


def placeholders(sentence: str) -> set[str]:
    """The facts that a sentence is made with."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def paragraphs_of(module: ModuleType) -> list[str]:
    """The paragraphs that the docstring of an article states."""
    return re.findall(r"^(\S+)\. \S", module.__doc__ or "", flags=re.MULTILINE)


def test_the_contents_hold_the_articles_in_order() -> None:
    """All 32, Article 16-1 between 16 and 17."""
    assert list(ARTICLES) == [article.number for article in statements.articles()]
    assert list(ARTICLES) == sorted(ARTICLES, key=statements.order)
    assert len(ARTICLES) == 32


@pytest.mark.parametrize("number", ARTICLES)
def test_an_article_states_its_own_paragraphs(number: str) -> None:
    """One numbered statement for each, in order."""
    said = [one.paragraph for one in statements.article(number).statements]
    assert paragraphs_of(ARTICLES[number]) == said


@pytest.mark.parametrize("paragraph", sorted(CITED))
def test_a_rule_cites_what_there_is(paragraph: str) -> None:
    """A paragraph of the Charter, or an article of the Treaty that 2.1 takes over."""
    assert OF_THE_TREATY.fullmatch(paragraph) or statements.statement(paragraph)


def test_the_rest_of_an_article_stands_beside_it() -> None:
    """Every module that holds rules is an article, or named as the rest of one."""
    holding = {rule.speak.__module__ for rule in book.rules.values()}
    assert holding <= {module.__name__ for module in (*ARTICLES.values(), *BESIDE)}


@pytest.mark.parametrize("said", STATEMENTS, ids=lambda said: said.paragraph)
def test_a_paragraph_has_rules_where_it_says_so(said: Statement) -> None:
    """One that is executable has a rule at least; one that is not has none, and then work may come."""
    assert (said.paragraph in CITED) == (said.status == "executable")


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.named)
def test_an_act_has_a_rule(kind: type) -> None:
    """What may be done, or decided, is empowered by some paragraph."""
    assert kind in HEARD


@pytest.mark.parametrize("name", sorted(book.questions))
def test_a_question_has_a_rule(name: str) -> None:
    """What may be asked is answered by some paragraph."""
    assert book.questions[name] in HEARD


@pytest.mark.parametrize("name", sorted(book.texts))
def test_a_sentence_is_said_with_the_same_facts_in_both_languages(name: str) -> None:
    """Of rules, acts and questions."""
    assert same_facts(book.texts[name]), name


@pytest.mark.parametrize(
    "code", sorted(code for code, rule in book.rules.items() if rule.cure is not None)
)
def test_a_cure_is_said_with_the_same_facts_in_both_languages(code: str) -> None:
    """And differs from the sentence of its rule."""
    rule = book.rules[code]
    assert rule.cure is not None
    assert same_facts(rule.cure)
    assert rule.cure.en != rule.text.en


def same_facts(text: Text) -> bool:
    """Whether both languages are there, with the same placeholders."""
    assert text.en.strip()
    assert re.search("[А-яЁё]", text.ru)
    return placeholders(text.en) == placeholders(text.ru)


@pytest.mark.parametrize("name", sorted(book.questions))
def test_a_question_names_its_own_arguments(name: str) -> None:
    """A placeholder of a question is one of its fields."""
    kind = book.questions[name]
    assert placeholders(book.texts[name].en) <= set(kind.__struct_fields__)


PREPOSITIONS = frozenset("без в во для до за из к ко на о об от по при про с со у через".split())
OF_STATES = ("state", "entity", "party")


@pytest.mark.parametrize("name", sorted(book.questions))
def test_a_state_behind_a_preposition_is_declined(name: str) -> None:
    """In Russian no name of a State stands in the nominative directly behind a preposition."""
    for before, field, case, _ in Formatter().parse(book.texts[name].ru):
        if field is None:
            continue
        assert not case or case in CASES, case
        last = before.split()[-1].lower() if before.split() else ""
        declined = case not in (None, "", "nominative")
        assert declined or field not in OF_STATES or last not in PREPOSITIONS, before + field


def test_a_measure_is_heard_as_a_measure() -> None:
    """An exception has no subject of its own; a measure is never an act by itself."""
    assert all(rule.to in book.rules for rule in book.rules.values() if rule.kind == EXCEPTION)
    assert all(
        "measure" not in kind.__struct_fields__ for kind in OURS if issubclass(kind, Measure)
    )
