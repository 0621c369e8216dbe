"""A version that was entered notwithstanding the charter is printed as what it is."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.desk.standing import Standing
from charterhouse.documents import drawing
from charterhouse.documents.chancery import Chancery

from .record import entered

FIRST: dict[str, Any] = {
    "act": "organs.table_draft", "on": "2026-05-05", "by": "XA", "draft": "horns", "organ": "council",
    "title_ru": "О рожках", "title_en": "On horns", "text": "Заказать рожки.", "text_en": "Horns are ordered.",
}  # fmt: skip
BY_ANOTHER = {
    **FIRST,
    "on": "2026-05-06",
    "by": "XB",
    "version": 2,
    "text_en": "Drums are ordered.",
}
REMARK = {
    "en": "Version 2 of the text was entered notwithstanding the Charter. Not met: a further version comes from an "
    "author",
    "ru": "Редакция 2 внесена в реестр, несмотря на несоответствие Уставу. Не соблюдено: новую редакцию вносит",
}


def decision(acts: list[dict[str, Any]], lang: str) -> str:
    desk = entered()
    for act in acts:
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    chancery = Chancery(Standing(desk.register, desk.register.moment("2026-05-31")))
    wanted = drawing.Wanted("decision", "horns", "html", "en" if lang == "en" else "ru")
    return drawing.draw(wanted, chancery).decode().replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_irregular_version_is_marked(lang: str) -> None:
    told = decision([FIRST, BY_ANOTHER], lang)
    assert REMARK[lang] in told
    assert lang == "ru" or "Drums are ordered." in told


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_regular_version_is_not(lang: str) -> None:
    told = decision([FIRST, {**BY_ANOTHER, "by": "XA"}], lang)
    assert REMARK[lang][:12] not in told
    assert "notwithstanding" not in told


def test_a_regular_version_after_an_irregular_one_is_not() -> None:
    third = {**FIRST, "on": "2026-05-07", "version": 3, "text_en": "Flutes are ordered."}
    told = decision([FIRST, BY_ANOTHER, third], "en")
    assert "Flutes are ordered." in told
    assert "notwithstanding" not in told
