"""What a decision orders, in a sentence: of every measure of the charter, in both languages."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.core.acts import Measure
from charterhouse.core.examples import example_of
from charterhouse.desk.desk import Desk
from charterhouse.desk.standing import Standing
from charterhouse.desk.vocabulary import act
from charterhouse.desk.wording import LANGUAGES, Lang
from charterhouse.documents import drawing, measures
from charterhouse.documents.chancery import Chancery
from charterhouse.documents.phrases import speaking

from .record import entered

KINDS = sorted(
    name for name, kind in CSTO.book.kinds.items()
    if issubclass(kind, Measure) and not name.startswith("register.")
)  # fmt: skip
SAID = (
    ({"act": "membership.admit", "state": "AM", "conditions": ["ratify the Treaty"]},
     "To admit the Republic of Armenia as a Member of the Organisation, on these conditions: ratify the Treaty.",
     "Принять Республику Армения в члены Организации, на следующих условиях: ratify the Treaty."),
    ({"act": "membership.suspend", "state": "KG"},
     "To suspend the participation of the Kyrgyz Republic in the activities of the organs of the Organisation.",
     "Приостановить участие Кыргызской Республики в деятельности органов Организации."),
    ({"act": "secretariat.appoint_secretary_general", "person": "Ann", "state": "KZ", "since": "2026-01-01",
      "until": "2029-01-01"},
     "To appoint Ann, a citizen of the Republic of Kazakhstan, Secretary General from 1 January 2026 until "
     "1 January 2029.",
     "Назначить Генеральным секретарём с 1 января 2026 года гражданина Республики Казахстан: Ann, до 1 января "
     "2029 года."),
    ({"act": "financing.approve_budget", "year": 2026, "total": "100.00 RUB", "lines": {"travel": "40.00 RUB"}},
     "To approve the budget of the Organisation for 2026 in the sum of 100.00 RUB; by lines: travel — 40.00 RUB.",
     "Утвердить бюджет Организации на 2026 год в сумме 100,00 RUB; по статьям: travel — 40,00 RUB."),
    ({"act": "financing.approve_scale", "year": 2026, "shares": {"AM": "1/2", "BY": "1/2"}},
     "To approve the scale of contributions for 2026, in parts of the whole: the Republic of Armenia — 1/2; the "
     "Republic of Belarus — 1/2.",
     "Утвердить шкалу долевых взносов на 2026 год, в долях целого: Республика Армения — 1/2; Республика Беларусь "
     "— 1/2."),
    ({"act": "organs.approve_regulation", "regulation": "rules-of-procedure", "since": "2026-03-01",
      "figures": {"quorum": "2/3", "procedural.base": "present"}},
     "To approve the regulation “Rules of Procedure” with effect from 1 March 2026, with these figures: part of the "
     "Members that must take part — 2/3; of whom that part is taken — those "
     "present.",
     "Утвердить документ «Правила процедуры» и ввести его в действие с 1 марта 2026 года со следующими показателями: "
     "кворум — 2/3; от кого считается эта доля — присутствующие."),
    ({"act": "organs.verify_credentials", "person": "Bo", "state": "BY", "organ": "council", "accepted": False},
     "Not to accept the credentials of Bo to sit for the Republic of Belarus in the Collective Security Council.",
     "Не признавать полномочия лица, которое заседает за Республику Беларусь: Bo; орган: Совет коллективной "
     "безопасности."),
    ({"act": "partners.grant_status", "entity": "UZ", "status": "observer"},
     "To grant the Republic of Uzbekistan the status of observer.",
     "Предоставить Республике Узбекистан статус наблюдателя."),
    ({"act": "financing.apply_article_25", "state": "TJ"},
     "To apply Article 25 of the Charter to the Republic of Tajikistan; not exercised until it is paid: nominations; "
     "vote.",
     "Применить статью 25 Устава к Республике Таджикистан; до её погашения не осуществляются: право выдвижения; "
     "голосование."),
    ({"act": "financing.allocate_surplus", "year": 2025, "amount": "5.00 RUB"},
     "To dispose of the surplus of 2025, 5.00 RUB: it goes to the reserve.",
     "Распорядиться остатком 2025 года в сумме 5,00 RUB: направить его в резерв."),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Desk:
    return entered()


def said(measure: dict[str, Any], lang: Lang, desk: Desk) -> str:
    read = desk.register.codec.read_measure(measure)
    return measures.ordered(read, speaking(desk.register, lang)).replace("\u00a0", " ")


@pytest.mark.parametrize(("measure", "en", "ru"), SAID)
def test_a_measure_is_told_in_a_sentence(
    measure: dict[str, Any], en: str, ru: str, desk: Desk
) -> None:
    assert said(measure, "en", desk).startswith(en)
    assert said(measure, "ru", desk).startswith(ru)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_measure_has_a_sentence(kind: str, lang: Lang, desk: Desk) -> None:
    """None is told field by field, and none leaves a place unfilled."""
    cls = CSTO.book.kinds[kind]
    full = {each.name: example_of(cls, each.name) for each in msgspec.structs.fields(cls)}
    for each in msgspec.structs.fields(cls):
        if isinstance(each.default, tuple) and isinstance(full[each.name], str):
            full[each.name] = [full[each.name]]
    told = said({"act": kind, **full}, lang, desk)
    brief = said(act(kind, desk.register.codec)["example"], lang, desk)
    assert not set("{}") & set(brief)
    assert told[:1].isupper()
    assert not set("{}") & set(told)
    by_fields = {"en": "The decision provides", "ru": "Решением предусмотрено"}[lang]
    assert not told.startswith(by_fields)


def test_every_sentence_is_of_a_measure() -> None:
    assert set(measures.table()) == set(KINDS)


@pytest.mark.parametrize(("lang", "first", "then"), [
    ("en", "To make the following statement:", "Winds are strong."),
    ("ru", "Сделать следующее заявление:", "Дуют сильные ветры."),
])  # fmt: skip
def test_a_text_within_a_measure_stands_in_paragraphs(lang: Lang, first: str, then: str) -> None:
    desk = entered()
    measure = {
        "act": "organs.issue_statement", "text_ru": "Дуют сильные ветры.\nМаяки горят.",
        "text_en": "Winds are strong.\nBeacons burn.",
    }  # fmt: skip
    tabled = {
        "act": "organs.table_draft", "on": "2026-05-20", "by": "XA", "draft": "winds", "organ": "council",
        "title_ru": "О ветрах", "measure": measure,
    }  # fmt: skip
    assert desk.offer(tabled, "ann", notwithstanding="a test").receipt is not None
    chancery = Chancery(Standing(desk.register, desk.register.moment("2026-05-31")))
    html = drawing.draw(drawing.Wanted("decision", "winds", "html", lang), chancery).decode()
    assert f"<p>{first}</p>" in html
    assert then in html.partition(first)[2]
