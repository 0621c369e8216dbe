"""
8.1. The Members join forces against terrorism, extremism, the drug and arms trades, organised
     crime, illegal migration and whatever else endangers them.
8.2. They set up, and keep running, a system for answering crises that endanger a Member.
8.3. They work together on borders, information and its security, biological safety, and the
     protection of people from disasters and from the dangers of war.
8.4. In all this they work with any willing State or organisation, the United Nations leading.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch10_final.questions import InForce
from .questions import FieldOfCooperation

FROM_THE_START = (
    "terrorism", "extremism", "drugs", "arms_trafficking", "organised_crime", "illegal_migration",
)  # fmt: skip
SINCE_THE_FIRST_PROTOCOL = (
    "borders", "information_exchange", "information_security", "civil_protection",
)  # fmt: skip


@book.power(
    "8.1", on=FieldOfCooperation,
    en="it is among the threats that are named, and not one of the others; subject: {subject}",
    ru="это одна из названных угроз, а не одна из иных; предмет: {subject}",
)  # fmt: skip
def it_is_a_named_threat(q: FieldOfCooperation, inq: Inquiry) -> Finding:
    """What is not named may be one of the other threats of 8.1; it is then no field of its own."""
    named = q.subject in FROM_THE_START
    return require(named, inq.ask(InForce("charter")), subject=q.subject)


@book.power(
    "8.3", on=FieldOfCooperation,
    en="it is a field that the First Protocol added, and that is in force; subject: {subject}",
    ru="это область, добавленная Первым протоколом, и он действует; предмет: {subject}",
)  # fmt: skip
def it_came_with_the_first_protocol(q: FieldOfCooperation, inq: Inquiry) -> Finding:
    if q.subject not in SINCE_THE_FIRST_PROTOCOL:
        return silent()
    return require(inq.ask(InForce("first-protocol")), subject=q.subject)


@book.power(
    "8.3", on=FieldOfCooperation,
    en="it is biological safety, and the Fourth Protocol is in force; subject: {subject}",
    ru="это биологическая безопасность, и Четвёртый протокол действует; предмет: {subject}",
)  # fmt: skip
def it_came_with_the_fourth_protocol(q: FieldOfCooperation, inq: Inquiry) -> Finding:
    if q.subject != "biological_safety":
        return silent()
    return require(inq.ask(InForce("fourth-protocol")), subject=q.subject)
