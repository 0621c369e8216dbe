"""States, by their ISO 3166 codes; fictitious ones from the range that the standard leaves to its users.

Some are called by a name, in English and in the six cases of Russian, approved by people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, NamedTuple

import msgspec

State = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$", extra={"state": True})]

_ISO_3166 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
VG VI VN VU WF WS YE YT ZA ZM ZW
""".split()

FICTITIOUS = frozenset("X" + chr(letter) for letter in range(ord("A"), ord("Z") + 1))
STATES = frozenset(_ISO_3166) | FICTITIOUS


class Called(NamedTuple):
    """The short name of a State; in Russian from the nominative to the prepositional, in the usual order of cases."""

    en: str
    ru: tuple[str, ...]


_NAMED = """
AF Afghanistan: Афганистан, Афганистана, Афганистану, Афганистан, Афганистаном, Афганистане
AM Armenia: Армения, Армении, Армении, Армению, Арменией, Армении
AZ Azerbaijan: Азербайджан, Азербайджана, Азербайджану, Азербайджан, Азербайджаном, Азербайджане
BY Belarus: Беларусь, Беларуси, Беларуси, Беларусь, Беларусью, Беларуси
CN China: Китай, Китая, Китаю, Китай, Китаем, Китае
GE Georgia: Грузия, Грузии, Грузии, Грузию, Грузией, Грузии
IN India: Индия, Индии, Индии, Индию, Индией, Индии
IR Iran: Иран, Ирана, Ирану, Иран, Ираном, Иране
KG Kyrgyzstan: Кыргызстан, Кыргызстана, Кыргызстану, Кыргызстан, Кыргызстаном, Кыргызстане
KZ Kazakhstan: Казахстан, Казахстана, Казахстану, Казахстан, Казахстаном, Казахстане
MD Moldova: Молдова, Молдовы, Молдове, Молдову, Молдовой, Молдове
MN Mongolia: Монголия, Монголии, Монголии, Монголию, Монголией, Монголии
PK Pakistan: Пакистан, Пакистана, Пакистану, Пакистан, Пакистаном, Пакистане
RS Serbia: Сербия, Сербии, Сербии, Сербию, Сербией, Сербии
RU Russia: Россия, России, России, Россию, Россией, России
TJ Tajikistan: Таджикистан, Таджикистана, Таджикистану, Таджикистан, Таджикистаном, Таджикистане
TM Turkmenistan: Туркменистан, Туркменистана, Туркменистану, Туркменистан, Туркменистаном, Туркменистане
UZ Uzbekistan: Узбекистан, Узбекистана, Узбекистану, Узбекистан, Узбекистаном, Узбекистане
"""


def _read(line: str) -> tuple[str, Called]:
    known, _, cases = line.partition(": ")
    code, _, english = known.partition(" ")
    return code, Called(english, tuple(cases.split(", ")))


NAMES: Mapping[str, Called] = dict(_read(line) for line in _NAMED.strip().splitlines())
_CODES = {
    form.casefold(): code for code, names in NAMES.items() for form in (names.en, *names.ru)
}  # fmt: skip


def states_in(text: str) -> list[str]:
    """The States that a text names: by code, or by name in either language and in any case."""
    words = re.split(r"[^\w]+|_", text)
    return [
        code for word in words if (code := word if word in STATES else _CODES.get(word.casefold()))
    ]
