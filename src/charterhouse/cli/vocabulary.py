"""`acts` and `questions`: what may be offered and what may be asked, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from charterhouse.core.codec import Codec
from charterhouse.desk import vocabulary
from charterhouse.desk.seats import seat_of

from .door import AsJson, Door, Language, door
from .speech import told

Name = Annotated[str, typer.Argument(help=told("One of them, in full.", "Один из них, подробно."))]


def acts(kind: Name = "", as_json: AsJson = False, lang: Language = "") -> int:
    """List."""
    here, codec = door(as_json, lang), _codec()
    return _one(vocabulary.act(kind, codec), here) if kind else _all(vocabulary.acts(codec), here)


def questions(name: Name = "", as_json: AsJson = False, lang: Language = "") -> int:
    """List."""
    here, codec = door(as_json, lang), _codec()
    return (
        _one(vocabulary.question(name, codec), here)
        if name
        else _all(vocabulary.questions(codec), here)
    )


def _codec() -> Codec:
    from charterhouse.bootstrap import CSTO

    return Codec(CSTO.book, seat_of(CSTO.time_zone), CSTO.states)


def _all(listed: list[dict[str, Any]], here: Door) -> int:
    if here.json:
        here.data(listed)
        return 0
    here.table(
        (here.say("name", "имя"), here.say("says", "смысл")),
        [(each["name"], each[here.lang]) for each in listed],
    )
    return 0


def holding(holds: str, here: Door) -> str:
    """What a field holds, in the language of the reader."""
    if here.lang == "en":
        return holds
    word, _, inside = holds.removeprefix("list of ").partition(" (")
    said = IN_RUSSIAN.get(word, word) + (f" ({inside}" if inside else "")
    return f"список: {said}" if holds.startswith("list of ") else said


IN_RUSSIAN = {
    "text": "текст", "whole number": "целое число", "true or false": "true или false", "day": "день",
    "date, span or instant": "дата, период или момент", "amount": "сумма", "table": "таблица", "measure": "мера",
    "act": "акт", "any value": "любое значение", "State": "государство", "source": "источник", "item": "пункт",
    "one of": "одно из",
}  # fmt: skip


def _one(told_of: Mapping[str, Any], here: Door) -> int:
    if here.json:
        here.data(told_of)
        return 0
    here.print(f"{told_of['name']}  {told_of[here.lang]}")
    if told_of.get("measure"):
        said = (
            "A measure: it is offered as the content of a draft.",
            "Мера: вносится в составе проекта.",
        )
        here.print(here.say(*said))
    here.table(
        (
            here.say("field", "поле"),
            here.say("holds", "содержит"),
            here.say("required", "обязательно"),
        ),
        [
            (
                each["field"],
                ", ".join(each["values"]) or holding(each["type"], here),
                here.say("yes", "да") if each["required"] else "-",
            )
            for each in told_of["fields"]
        ],
    )
    if told_of.get("private"):
        here.print(here.say("Beside the fields may stand:", "Рядом с полями могут стоять:"))
        for each in told_of["beside"]:
            here.print(f"  {each['name']}: {each[here.lang]}")
        here.print(
            here.say("May be kept private:", "Можно не раскрывать:"), ", ".join(told_of["private"])
        )
    here.print(here.say("Example:", "Пример:"), json.dumps(told_of["example"], ensure_ascii=False))
    return 0
