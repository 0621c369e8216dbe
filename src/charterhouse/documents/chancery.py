"""Where papers are drawn up: the register for a moment, what may be told of it to whom, and the root that seals it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

from charterhouse.core.acts import Act, May
from charterhouse.core.answers import Truth, Verdict
from charterhouse.core.errors import Unknown
from charterhouse.core.moments import Moment
from charterhouse.desk.declension import Name, russian_order
from charterhouse.desk.register import Asked, Register
from charterhouse.desk.standing import Standing
from charterhouse.desk.withholding import is_closed
from charterhouse.desk.wording import LANGUAGES, wording_of

from .facts import WITHHELD, Drawn, Told

Place = tuple[Moment, int]
Root = Callable[[int], bytes]  # of the tree of a register, at a size


class Chancery(NamedTuple):
    """Where a paper is drawn up: the register for a moment, and the root that seals it."""

    standing: Standing
    root: str = ""
    written: str = ""  # the moment as it was asked for; "" for a day that is over
    reader: str = (
        ""  # whom the register entitles to its private parts, if the paper is for such a person
    )
    until: Place | None = None  # before which what is told was done, where that is not all of it

    @property
    def register(self) -> Register:
        return self.standing.register

    def acts(self, kind: str, **key: object) -> list[Any]:
        """The acts of a kind on record by then."""
        acts = self.standing.acts(kind, **key)
        return acts if self.until is None else [act for act in acts if place(act) < self.until]

    def at(self, moment: Moment) -> Standing:
        """The same register, asked for another moment."""
        of = self.standing
        return Standing(of.register, min(moment, of.on), of.known, of.profile)

    def told(self, asked: Asked | None) -> Told:
        """An answer in short; what rests on a private part is not told."""
        if asked is None:
            return Told("unknown", "unknown")
        answer = asked.answer
        closed = self.is_closed(asked)
        why = {}
        for lang in LANGUAGES:
            wording = wording_of(self.register, lang)
            breached = [
                f"{wording.ground(ground, private=closed)} ({ground.paragraph})"
                for ground in answer.grounds
                if ground.truth is Truth.BREACHED
            ]
            why[lang] = tuple(breached) or tuple(wording.missing(each) for each in answer.missing)
        return Told(
            answer.verdict.value, answer.taken.value, tuple(sorted(answer.turns_on)),
            why["en"], why["ru"],
        )  # fmt: skip

    def irregular(self, act: Act) -> Told | None:
        """Why an act that was entered notwithstanding is not permitted; nothing of any other."""
        register, of = self.register, self.standing
        if register.entries[act.seq].notwithstanding is None:
            return None
        known = register.known if of.known is None else of.known
        answer = register.rule(act, act.on.latest, act.seq, known, of.profile)
        if answer.verdict is Verdict.PERMITTED or answer.taken is Verdict.PERMITTED:
            return None
        profile = of.profile or register.opening.profile
        return self.told(Asked(May(act), answer, act.on.latest, known, profile))

    def is_closed(self, asked: Asked) -> bool:
        """Whether the value of an answer is withheld from whom the paper is for."""
        return is_closed(asked.answer, self.register, entitled=bool(self.reader))

    def field(self, act: Act, name: str) -> Any:
        """A field of an act, unless it is withheld from whom the paper is for."""
        return WITHHELD if name in act.hidden and not self.reader else getattr(act, name)

    def drawn(self) -> Drawn:
        """At which state of the register the paper is drawn up."""
        register, of = self.register, self.standing
        entry = register.known if of.known is None else of.known
        return Drawn(
            register.opening.organisation, entry, register.entries[entry].recorded, self.root,
            self.written or register.seat.day(of.on).isoformat(),
            of.profile or register.opening.profile, self.reader,
        )  # fmt: skip

    def in_order(self, states: Iterable[str]) -> list[str]:
        """States in the order of the Russian alphabet, as they sit."""
        wording = wording_of(self.register, "ru")

        def key(state: str) -> str:
            return russian_order(Name(state, wording.name(state), "ru").say("short"))

        return sorted(set(states), key=key)


def chancery(of: Standing, root_at: Root, on: str = "", reader: str = "") -> Chancery:
    """Where papers of a moment are drawn up; `on` is the moment as it was asked for."""
    known = of.register.known if of.known is None else of.known
    written = of.register.seat.instant(of.on) if "T" in on else ""
    return Chancery(of, root_at(known + 1).hex(), written, reader)


def place(act: Act) -> Place:
    """Where an act stands in the order of moment and sequence."""
    return act.on.latest, act.seq


def written(value: Any) -> str:
    """A date or a moment as it is written; nothing where there is none."""
    return "" if value is None else str(value)


def must_be_known(ref: str, among: Iterable[str], sort: str) -> None:
    """Raises `Unknown`, with the nearest names, where a session or a draft is not on record."""
    known = sorted(set(among))
    if ref in known:
        return
    near = get_close_matches(ref, known, n=3, cutoff=0.5) or known[-3:]
    listed = ", ".join(f"`{each}`" for each in near)
    hint = f" Near to it: {listed}." if near else " None is on record by then."
    ru = f" Похожее: {listed}." if near else " На этот день ничего такого не внесено."
    raise Unknown(
        f"There is no {sort} `{ref}` in this register.{hint}", f"В этом реестре нет `{ref}`.{ru}"
    )
