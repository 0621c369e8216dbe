"""An answer as plain data: the JSON that every door gives, stable and documented.

Nothing in it is a float; dates and amounts are text as acts write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

import msgspec

from charterhouse.core.acts import Act
from charterhouse.core.answers import Answer, Ground, Missing, Outcome, Truth, Verdict
from charterhouse.core.moments import NEVER, Moment, Seat
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Text
from charterhouse.core.values import plain

from .clerk import CURES
from .register import Asked, Register
from .withholding import OpenPart, all_grounds, hidden_grounds, open_part
from .wording import LANGUAGES, Wording, wording_of

WITHHELD = "withheld"  # instead of a day
AGAINST = (Verdict.NO, Verdict.REFUSED)


def as_data(asked: Asked, register: Register, *, entitled: bool = False) -> dict[str, Any]:
    """The answer as every door gives it; what rests on private parts only for those entitled."""
    answer = asked.answer
    hidden = hidden_grounds(answer, register, entitled=entitled)
    part = open_part(asked, register, entitled=entitled)
    reaches = register.reaches
    beyond = reaches is not None and asked.on > register.seat.closes(reaches)
    return {
        "question": asked.question.named,
        "arguments": register.arguments(asked.question),
        "on": written_moment(asked.on, register.seat),
        "known": asked.known,
        "profile": asked.profile,
        "answer": answer.verdict.value,
        "taken": answer.taken.value,
        "value": as_plain(part.value),
        "withheld": part.closed,
        "holds": holds(part, register.seat),
        "grounds": [_ground(ground, register, id(ground) in hidden) for ground in answer.grounds],
        "readings": answer.readings,
        "turns_on": _outcomes(part.turns_on),
        "otherwise": _outcomes(part.otherwise),
        "missing": [_missing(missing, register) for missing in answer.missing],
        "assumed": sorted(answer.assumed),
        "record_reaches": str(reaches) if beyond else None,
        "remedy": _remedies(asked, part, register, entitled=entitled),
    }


def ruling_as_bytes(answer: Answer[Any]) -> bytes:
    """What is kept beside an entry: enough to show, for the rest can be computed again."""
    return msgspec.json.encode(
        {
            "answer": answer.verdict.value,
            "taken": answer.taken.value,
            "grounds": [[ground.rule, ground.truth.value] for ground in answer.grounds],
            "readings": answer.readings,
            "turns_on": sorted(answer.turns_on),
        }
    )


def holds(part: OpenPart, seat: Seat) -> dict[str, str | None]:
    """The span in which nothing already recorded can turn the answer; its end is not within it."""
    return {"since": _bound(part.since, seat), "until": _bound(part.until, seat)}


def _bound(moment: Moment | None, seat: Seat) -> str | None:
    """A day or an instant; nothing where there is no such end."""
    if moment is None:
        return WITHHELD
    if not 0 < moment < NEVER:
        return None
    day = seat.day(moment)
    return day.isoformat() if seat.opens(day) == moment else seat.instant(moment)


def written_moment(moment: Moment, seat: Seat) -> str:
    """The moment of a question as it would be asked for: a day seen whole, or an instant."""
    day = seat.day(moment)
    if moment in (seat.opens(day), seat.closes(day)):
        return day.isoformat()
    return seat.instant(moment)


def cited(answer: Answer[Any]) -> set[str]:
    """Every paragraph among its grounds, and among those of what it asked, at any depth."""
    return {ground.paragraph for ground in all_grounds(answer) if ground.paragraph}


def as_plain(value: object) -> Any:
    """Any value or fact as plain data."""
    if isinstance(value, Answer):
        return as_plain(value.value) if value.taken is Verdict.VALUE else value.taken.value
    if isinstance(value, Act):
        return value.seq
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(as_plain(name)): as_plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, set | frozenset):
        return [as_plain(each) for each in sorted(value, key=str)]
    return plain(value)


def _ground(ground: Ground, register: Register, hidden: bool) -> dict[str, Any]:
    rule = register.charter.book.rules.get(ground.rule)
    told: dict[str, str] = {
        lang: wording_of(register, lang).ground(ground, private=hidden) for lang in LANGUAGES
    }
    return {
        "paragraph": ground.paragraph or None,
        "edition": (rule.edition or register.charter.editions[0]) if rule else None,
        "rule": ground.rule,
        "finding": ground.truth.value,
        "facts": {} if hidden else as_plain(ground.facts),
        "sources": sources(ground),
        "entries": ground.entries,
        **told,
    }


def sources(ground: Ground) -> list[dict[str, Any]]:
    """Where its entries were published; of a ground that only asked, those of what it asked, at any depth."""
    told: dict[tuple[int, str], dict[str, Any]] = {}
    asked = (each for answer in ground.under for each in all_grounds(answer))
    for act in _published(ground) or [act for each in asked for act in _published(each)]:
        for source in act.sources:
            said = {"address": source.address, "confidence": source.confidence, "entry": act.seq}
            told[act.seq, source.address] = said
    return [told[key] for key in sorted(told)]


def _published(ground: Ground) -> list[Act]:
    return [act for acts in ground.read for act in acts if act.sources]


def _outcomes(outcomes: Mapping[str, Outcome]) -> list[dict[str, Any]]:
    return [
        {
            "reading": label,
            "answer": outcome.verdict.value,
            "value": as_plain(outcome.value),
        }
        for label, outcome in sorted(outcomes.items())
    ]


def _missing(missing: Missing, register: Register) -> dict[str, Any]:
    return {
        "what": missing.what,
        "of": {name: as_plain(value) for name, value in missing.of},
        **{lang: wording_of(register, lang).missing(missing) for lang in LANGUAGES},
    }


def behind(ground: Ground, seen: set[str] | None = None) -> Iterator[Ground]:
    """Of a ground that is not met, what is not met in what it asked, down to the last; each rule once."""
    told = {ground.rule} if seen is None else seen
    for answer in ground.under if ground.truth is Truth.BREACHED else ():
        for each in answer.grounds if answer.truth is Truth.BREACHED else ():
            if each.truth is Truth.BREACHED and each.rule not in told:
                told.add(each.rule)
                yield each
                yield from behind(each, told)


def cures(answer: Answer[Any], book: Rulebook) -> Iterator[tuple[Ground, Text]]:
    """What would cure each breach, and what is behind it, where the charter or the clerk knows."""
    for ground in (each for top in answer.grounds for each in (top, *behind(top))):
        rule = book.rules.get(ground.rule)
        cure = rule.cure if rule else CURES.get(ground.rule)
        if cure is not None and ground.truth is Truth.BREACHED:
            yield ground, cure


class Remedy(NamedTuple):
    """What would cure a breach, and the reading under which alone it is one, such as `G-46=C`; else none."""

    ground: Ground
    cure: Text
    hidden: bool
    reading: str = ""

    def said(self, wording: Wording) -> str:
        """In words, but for the facts that are private."""
        return wording.said_of(self.cure, self.ground, private=self.hidden)


def remedies(
    asked: Asked, part: OpenPart, register: Register, *, entitled: bool = False
) -> Iterator[Remedy]:
    """What would cure each breach, and what would where only another reading finds one: then nothing turns on it."""
    turned = [
        label for label, outcome in sorted(part.turns_on.items()) if outcome.verdict in AGAINST
    ]
    told: set[str] = set()
    for label in ("", *turned):
        answer = register.under(asked, label) if label else asked.answer
        hidden = hidden_grounds(answer, register, entitled=entitled)
        found = [each for each in cures(answer, register.charter.book) if each[0].rule not in told]
        yield from (Remedy(ground, cure, id(ground) in hidden, label) for ground, cure in found)
        told |= {ground.rule for ground, _ in found}


def _remedies(
    asked: Asked, part: OpenPart, register: Register, *, entitled: bool
) -> list[dict[str, str | None]]:
    return [
        {
            "rule": each.ground.rule,
            "reading": each.reading or None,
            **{lang: each.said(wording_of(register, lang)) for lang in LANGUAGES},
        }
        for each in remedies(asked, part, register, entitled=entitled)
    ]
