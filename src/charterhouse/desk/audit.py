"""The audit: every entry ruled again with what is known now, on the record just before it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from charterhouse.core.acts import Act, Annul
from charterhouse.core.answers import Answer, Verdict
from charterhouse.core.hearing import NO_POWER
from charterhouse.core.moments import NEVER, Moment
from charterhouse.core.view import LAST

from . import clerk
from .answers import as_plain, cited
from .register import Progress, Register
from .withholding import hidden_grounds
from .wording import LANGUAGES, wording_of


class Standing(Enum):
    """How an entry stands with the charter of its day."""

    REGULAR = "regular"
    IRREGULAR = "irregular"
    DEPENDS = "depends"
    UNDETERMINED = "undetermined"
    OUTSIDE = "outside"  # dated before the charter was in force
    RECORD = "record"  # about the register, not of the organisation
    STRUCK = "struck"  # entered in error, and so annulled


class Audited(NamedTuple):
    """One entry, and what the charter says of it now."""

    seq: int
    act: Act
    standing: Standing
    answer: Answer[None] | None
    notwithstanding: bool  # entered on an officer's reason


_OF = {
    Verdict.PERMITTED: Standing.REGULAR,
    Verdict.REFUSED: Standing.IRREGULAR,
    Verdict.DEPENDS: Standing.DEPENDS,
    Verdict.UNDETERMINED: Standing.UNDETERMINED,
}


def audit(
    register: Register, profile: str = "", progress: Progress | None = None
) -> Iterator[Audited]:
    """Every entry in order, as corrected; nothing in the register is changed by it."""
    begins = charter_begins(register, profile)
    struck = {act.entry for act in register.record.acts if isinstance(act, Annul) and not act.basis}
    for entry in register.entries:
        act = register.as_known(entry.seq)
        standing, answer = _judged(act, entry.seq, register, profile, begins, struck)
        yield Audited(entry.seq, act, standing, answer, entry.notwithstanding is not None)
        if progress is not None:
            progress(entry.seq + 1, len(register.entries))


def charter_begins(register: Register, profile: str = "") -> Moment:
    """From when the charter is in force; from ever, where it knows no such question."""
    charter = register.charter
    if "entry_into_force" not in charter.book.questions:
        return 0
    question = register.question(
        {"question": "entry_into_force", "instrument": charter.editions[0]}
    )
    day = charter.book.answer(question, register.view(profile=profile), NEVER - 1, LAST).value
    return register.seat.opens(day) if day is not None else 0


def _judged(
    act: Act, seq: int, register: Register, profile: str, begins: Moment, struck: set[int]
) -> tuple[Standing, Answer[None] | None]:
    if seq in struck:
        return Standing.STRUCK, None
    if clerk.concerns(act):
        return Standing.RECORD, None
    if act.on.latest < begins:
        return Standing.OUTSIDE, None
    answer = register.rule(act, act.on.latest, seq, profile=profile)
    return _OF[answer.verdict], answer


def paragraphs(answer: Answer[Any]) -> list[str]:
    """The paragraphs of the grounds that decided."""
    decided = answer.grounds
    if answer.verdict in (Verdict.REFUSED, Verdict.UNDETERMINED):
        decided = tuple(each for each in decided if each.truth.value in ("breached", "open"))
    own = {ground.paragraph for ground in decided if ground.paragraph}
    return sorted(own or cited(answer))


def as_data(audited: Audited, register: Register) -> dict[str, Any]:
    """One entry of the audit as plain data."""
    answer = audited.answer
    hidden = frozenset() if answer is None else hidden_grounds(answer, register)
    grounds = [
        {
            "rule": ground.rule,
            "finding": ground.truth.value,
            **{
                lang: wording_of(register, lang).ground(
                    ground, private=id(ground) in hidden or bool(audited.act.hidden)
                )
                for lang in LANGUAGES
            },
        }
        for ground in (answer.grounds if answer is not None else ())
        if ground.truth.value in ("breached", "open") or ground is NO_POWER
    ]
    return {
        "entry": audited.seq,
        "act": audited.act.named,
        "on": audited.act.on.text,
        "by": audited.act.by,
        "about": about(audited.act),
        "standing": audited.standing.value,
        "paragraphs": paragraphs(answer) if answer is not None else [],
        "grounds": grounds,
        "turns_on": sorted(answer.turns_on) if answer is not None else [],
        "missing": [
            {
                "what": each.what,
                "of": {name: as_plain(value) for name, value in each.of},
                **{lang: wording_of(register, lang).missing(each) for lang in LANGUAGES},
            }
            for each in (answer.missing if answer is not None else ())
        ],
        "notwithstanding": audited.notwithstanding,
    }


def about(act: Act) -> list[str]:
    """The things that an act concerns, by the key fields that say something openly."""
    values = (getattr(act, name) for name in act.keys if name not in act.hidden)
    return [str(as_plain(value)) for value in values if value not in ("", (), None)]
