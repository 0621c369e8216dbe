"""What States owe by year and how their payments are known, for the bank statements of a register."""

from __future__ import annotations

from charterhouse.commons.money import Money
from charterhouse.desk.declension import every_name
from charterhouse.desk.money import ASSESSED, PAID
from charterhouse.desk.register import Asked
from charterhouse.desk.standing import Standing
from charterhouse.desk.withholding import is_closed
from charterhouse.desk.wording import LANGUAGES

from .bills import reference
from .matching import Call, Known
from .phrases import speaking


def debtors(of: Standing) -> list[str]:
    """Who may pay: every Member, and every State on which something was assessed."""
    return sorted({*of.members(), *(act.state for act in of.acts(ASSESSED))})


def calls_of(of: Standing, *, entitled: bool) -> tuple[list[Call], list[str]]:
    """What is unpaid, by State and year; and the States of which not everything is known, or is open.

    Of these each year is asked for alone.
    """
    calls: list[Call] = []
    partly: list[str] = []
    for state in debtors(of):
        asked = of.ask("account", state=state)
        if asked is None or asked.answer.value is None or _withheld(asked, of, entitled=entitled):
            partly.append(state)
            calls += [
                Call(state, year, _owed(state, year, of, entitled=entitled))
                for year in of.years(state)
            ]
            continue
        calls += [Call(state, each.year, each.owed) for each in asked.answer.value.ageing]
    return calls, partly


def _owed(state: str, year: int, of: Standing, *, entitled: bool) -> Money | None:
    """What is unpaid of one year alone, where that is known and open."""
    asked = of.ask("owes", state=state, year=year)
    if asked is None or _withheld(asked, of, entitled=entitled):
        return None
    owed: Money | None = asked.answer.value
    return owed


def _withheld(asked: Asked, of: Standing, *, entitled: bool) -> bool:
    return is_closed(asked.answer, of.register, entitled=entitled)


def known_by(of: Standing) -> Known:
    """The names of those who may pay, what their calls ask to be quoted, and the payments on record."""
    names: dict[str, list[str]] = {}
    quoted: dict[str, tuple[str, int]] = {}
    speakers = [speaking(of.register, lang) for lang in LANGUAGES]
    for state in debtors(of):
        names[state] = sorted(
            every_name(state) | {say.wording.name(state) for say in speakers} - {state}
        )
        for year in of.years(state):
            quoted |= {
                say("say.quote", state=called, year=year): (state, year)
                for say in speakers
                for called in (state, say.wording.name(state))
            }
            quoted |= {reference(state, year, say): (state, year) for say in speakers}
    entered = {act.payment for act in of.acts(PAID) if act.payment}
    return Known(names, quoted, entered)
