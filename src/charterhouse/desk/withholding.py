"""What of an answer a reader is told: nothing that rests on the private part of an entry.

Of what rests on one, the register is asked again as if it held no private parts. What both answers
say alike is open: it is so, and it can be worked out from what is open. The rest is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from charterhouse.core.answers import Answer, Ground, Outcome
from charterhouse.core.moments import Moment

from .register import Asked, Register


class Withheld(msgspec.Struct, frozen=True):
    """Stands for the row of a State, in a value that has a row for each."""

    state: str
    withheld: bool = True


class OpenPart(NamedTuple):
    """The values of an answer and the span in which it holds, as far as they are open."""

    value: Any  # nothing where there is none, or where all of it is withheld
    closed: bool  # whether any of it is withheld
    turns_on: Mapping[str, Outcome]  # as in the answer, what is withheld left out
    otherwise: Mapping[str, Outcome]
    since: Moment | None  # nothing where it is withheld
    until: Moment | None
    openly: Asked | None = None  # the answer without the private parts, where it had to be asked


def open_part(asked: Asked, register: Register, *, entitled: bool = False) -> OpenPart:
    """What of an answer its reader is told. Every door asks this before it tells a value or a span."""
    answer = asked.answer
    turns_on, otherwise = answer.turns_on, answer.otherwise
    whole = OpenPart(answer.value, False, turns_on, otherwise, answer.since, answer.until)
    if entitled or not register.private:
        return whole
    closed = is_closed(answer, register)
    if not closed and all(each.value is None for each in otherwise.values()):
        return whole
    openly = register.openly.ask(asked.question, asked.on, asked.known, asked.profile, asked.chosen)
    value = _alike(answer.value, openly.answer.value) if closed else answer.value
    other = openly.answer
    return OpenPart(
        value, value != answer.value, _open(turns_on, other.otherwise), _open(otherwise, other.otherwise),
        answer.since if answer.since == other.since else None,
        answer.until if answer.until == other.until else None, openly,
    )  # fmt: skip


def _alike(whole: Any, openly: Any) -> Any:
    """What both say: all of it, or of a value by States each row that is the same."""
    if whole == openly:
        return whole
    states, its = _states(whole), _states(openly)
    if not states or states != its:
        return None
    return tuple(
        row if row == other else Withheld(row.state)
        for row, other in zip(whole, openly, strict=True)
    )


def _states(value: Any) -> list[str]:
    """The State of each row, where every row is of one."""
    rows = value if isinstance(value, tuple) else ()
    found = [getattr(row, "state", None) for row in rows]
    return [each for each in found if each is not None] if None not in found else []


def _open(outcomes: Mapping[str, Outcome], openly: Mapping[str, Outcome]) -> dict[str, Outcome]:
    return {
        label: outcome
        if label in openly and openly[label].value == outcome.value
        else outcome._replace(value=None)
        for label, outcome in outcomes.items()
    }


# Grounds -------------------------------------------------------------------------------------------


def all_grounds(answer: Answer[Any]) -> Iterator[Ground]:
    """Its grounds and those of what it asked, at any depth, each once."""
    seen: set[int] = set()
    waiting = [answer]
    while waiting:
        for ground in waiting.pop().grounds:
            if id(ground) not in seen:
                seen.add(id(ground))
                yield ground
                waiting += ground.under


def hidden_grounds(
    answer: Answer[Any], register: Register, *, entitled: bool = False
) -> frozenset[int]:
    """Every ground, at any depth, that rests on the private part of an entry; none for those entitled."""
    if entitled or not register.private:
        return frozenset()
    known: dict[int, bool] = {}

    def rests(ground: Ground) -> bool:
        if id(ground) not in known:
            asked = [rests(each) for answer in ground.under for each in answer.grounds]
            known[id(ground)] = ground.private or any(asked)
        return known[id(ground)]

    return frozenset(id(ground) for ground in all_grounds(answer) if rests(ground))


def is_closed(answer: Answer[Any], register: Register, *, entitled: bool = False) -> bool:
    """Whether it rests on the private part of an entry, as far as its reader is concerned."""
    hidden = hidden_grounds(answer, register, entitled=entitled)
    return any(id(ground) in hidden for ground in answer.grounds)
