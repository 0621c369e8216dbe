"""What is done with treaties, by the States and by the depositary."""

from __future__ import annotations

from typing import Literal

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Fields, Key, Prose

from ..book import book

Form = Literal["treaty", "charter", "protocol", "agreement", "decision"]
Instrument = Literal[
    "ratification", "acceptance", "approval", "accession", "withdrawal", "objection"
]


@book.act(en="Open a treaty", ru="Открыть договор для подписания")
class OpenTreaty(Act, frozen=True, kw_only=True, tag="final.open_treaty"):
    """A text is opened for signature; its clauses say how it enters into force, and how it is left."""

    ref: Key[str]
    title_en: str
    title_ru: str
    form: Form
    amends: Key[str] = ""
    # trigger, needed, named, delay, retroactive_from, reservations, notice (months of it), ...
    clauses: Fields = Fields()
    entitled: tuple[State, ...] = ()
    languages: tuple[str, ...] = ()
    depositary: str = ""


@book.act(en="Sign", ru="Подписать")
class Sign(Act, frozen=True, kw_only=True, tag="final.sign"):
    """A State signs a treaty."""

    treaty: Key[str]
    state: Key[State]
    person: str = ""
    full_powers: str = ""
    reservation: Prose = ""


@book.act(en="Ratify by national law", ru="Ратифицировать национальным законом")
class Ratify(Act, frozen=True, kw_only=True, tag="final.ratify"):
    """A State ratifies by its own law: no deposit, but no deposit precedes it."""

    treaty: Key[str]
    state: Key[State]
    law: Prose


@book.act(en="Deposit an instrument", ru="Сдать документ на хранение")
class Deposit(Act, frozen=True, kw_only=True, tag="final.deposit"):
    """A State hands the depositary its notification of ratification, or another instrument."""

    treaty: Key[str]
    state: Key[State]
    instrument: Instrument = "ratification"
    reservation: Prose = ""
    received: str = ""
    person: str = ""
    full_powers: str = ""


@book.act(en="Register with the United Nations", ru="Зарегистрировать в ООН")
class RegisterWithUn(Act, frozen=True, kw_only=True, tag="final.register_with_un"):
    """The depositary has a treaty registered with the Secretariat of the United Nations (29.1)."""

    treaty: Key[str]
    number: str = ""
    submitted: str = ""
    received: str = ""
