"""The table of names: complete in every case, and safe where it has none."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from charterhouse.charters.csto.names import Body, Office, Organ
from charterhouse.desk.declension import CASES, FORMS, Name, Names, table

MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
CYRILLIC = re.compile("[А-яЁё]")


@pytest.mark.parametrize("code", sorted(table()))
def test_every_name_has_six_cases_and_an_english_form(code: str) -> None:
    for form, said in table()[code].items():
        assert form in FORMS
        assert len(said["ru"]) == len(CASES), (code, form)
        assert not CYRILLIC.search(said["en"])
        assert not re.search("[A-Za-z]", "".join(said["ru"]).replace("{name}", ""))


def test_every_state_that_was_ever_a_member_has_every_form() -> None:
    for state in MEMBERS:
        assert set(table()[state]) == set(FORMS)


def test_every_organ_body_and_office_is_declined() -> None:
    for code in (*get_args(Organ), *get_args(Body), *get_args(Office)):
        assert "official" in table()[code]


def test_a_republic_is_declined_and_its_proper_name_is_not() -> None:
    belarus = Name("BY", "Беларусь", "ru")
    assert f"делегация {belarus:genitive}" == "делегация Республики Беларусь"
    assert f"За {belarus:accusative}" == "За Республику Беларусь"
    assert f"внесено {Name('RU', '', 'ru'):instrumental}" == "внесено Российской Федерацией"
    assert f"{belarus:short.prepositional}" == "Беларуси"
    assert f"{belarus:side.dative}" == "белорусской стороне"


def test_english_needs_no_case() -> None:
    assert f"{Name('KG', '', 'en'):genitive}" == "the Kyrgyz Republic"
    assert f"{Name('KG', '', 'en'):short}" == "Kyrgyzstan"


def test_a_name_without_a_table_stands_behind_what_it_is() -> None:
    unknown = Name("XA", "XA", "ru")
    assert f"{unknown}" == "XA"
    assert f"делегация {unknown:genitive}" == "делегация государства XA"
    assert f"{unknown:side.instrumental}" == "стороной государства XA"
    circle = Name("lamps", "Круг", "ru", "of_a_party")
    assert f"письмо {circle:genitive}" == "письмо стороны «Круг»"


def test_a_case_that_there_is_not_is_a_fault() -> None:
    with pytest.raises(ValueError):
        format(Name("AM", "", "ru"), "vocative")


def test_several_names_are_listed_in_one_case() -> None:
    three = Names([Name(state, "", "ru") for state in ("AM", "BY", "KG")], "ru")
    said = "Республикой Армения, Республикой Беларусь и Кыргызской Республикой"
    assert f"{three:instrumental}" == said
    assert f"{Names([], 'ru')}" == "—"
