"""
29.1. The Charter goes on the treaty register of the United Nations.
29.2. There is one original, in Russian; the depositary keeps it and sends each signatory a
      certified copy.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch06_membership.questions import Member
from .acts import OpenTreaty, RegisterWithUn


@book.power(
    "29.1", on=RegisterWithUn,
    en="the depositary or a Member has it registered; asked by: {by}",
    ru="регистрирует депозитарий или государство-член; обратился: {by}",
    cure=(
        "Let the depositary or a Member ask for it.",
        "Обратиться следует депозитарию или государству-члену.",
    ),
)  # fmt: skip
def the_depositary_or_a_member_registers(act: RegisterWithUn, inq: Inquiry) -> Finding:
    if act.by == "depositary":
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.condition(
    "29.1", on=RegisterWithUn,
    en="the treaty is on record; treaty: {treaty}",
    ru="договор внесён в реестр; договор: {treaty}",
    cure=("Open the treaty first.", "Сначала внесите договор."),
)  # fmt: skip
def the_treaty_is_on_record(act: RegisterWithUn, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(OpenTreaty, ref=act.treaty)), treaty=act.treaty)
