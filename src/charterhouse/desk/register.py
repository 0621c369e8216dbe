"""A register opened: its entries in memory, and any question answered on them for any two times."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from charterhouse.core.acts import Act, May, OpenRegister, Question
from charterhouse.core.answers import Answer
from charterhouse.core.charter import Charter
from charterhouse.core.codec import Codec
from charterhouse.core.entries import Entry
from charterhouse.core.errors import Foreign, Unknown, Unreadable
from charterhouse.core.moments import NEVER, Moment, Seat, day_of, when
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.port import Store, Stored

from .seats import seat_of

Progress = Callable[[int, int], None]  # how many of how many


class Asked(NamedTuple):
    """An answer together with all that it was asked for."""

    question: Question[Any]
    answer: Answer[Any]
    on: Moment
    known: int
    profile: str
    chosen: Mapping[str, str] | None = None  # readings taken otherwise than the profile does


class Register:
    """What is recorded, and what it means; it grows as the desk enters, and never otherwise."""

    def __init__(self, charter: Charter, seat: Seat) -> None:
        self.charter, self.seat = charter, seat
        self.codec = Codec(charter.book, seat, charter.states)
        self.record = Record(seat, self.codec.corrected)
        self.entries: list[Entry] = []
        self._places: dict[str, int] = {}
        self.private = False  # whether any entry has a private part that is still there
        self._openly: Register | None = None
        self._kept: dict[frozenset[tuple[str, str]], Kept] = {}
        self._under: dict[
            Hashable, tuple[dict[str, str], Kept]
        ] = {}  # by profile and what is chosen

    @property
    def opening(self) -> OpenRegister:
        """The first entry."""
        act = self.entries[0].act
        assert isinstance(act, OpenRegister), "a register begins with its opening"
        return act

    @property
    def known(self) -> int:
        """The last entry."""
        return len(self.entries) - 1

    @property
    def reaches(self) -> date | None:
        """The last day that an imported history covers; none for a live register."""
        reaches = self.record.reaches
        return None if self.record.live or reaches == NEVER else self.seat.day(reaches - 1)

    def take(self, stored: Stored) -> Entry:
        """One more entry, as the store holds it."""
        part = stored.private
        private = msgspec.json.decode(part.content) if part is not None else None
        entry = self.codec.read_entry(stored.body, private)
        if not self.entries and not isinstance(entry.act, OpenRegister):
            raise Foreign("This register does not begin with `register.open`. Name another.")
        self._admit(entry)
        if part is not None:
            self.private = True
        return entry

    @property
    def openly(self) -> Register:
        """The same register as if every private part had been erased."""
        if not self.private:
            return self
        if self._openly is None:
            self._openly = Register(self.charter, self.seat)
        for entry in self.entries[len(self._openly.entries) :]:
            self._openly._admit(replace(entry, act=_erased(entry.act)))
        return self._openly

    def forget(self) -> None:
        """Let go of the answers that are kept; each is found again when it is asked for."""
        self._kept.clear()
        self._under.clear()

    def _admit(self, entry: Entry) -> None:
        self.record.take(entry.act)
        self.entries.append(entry)

    def place(self, id: str) -> int | None:
        """Where the entry with an id stands; found out when first asked, since most only read."""
        for entry in self.entries[len(self._places) :]:
            self._places[entry.id] = entry.seq
        return self._places.get(id)

    # Times and readings ------------------------------------------------------------------------

    def moment(self, written: str, path: str = "on") -> Moment:
        """The moment of a question: a day is seen whole."""
        asked = when(written, self.seat, path)
        if not asked.exact:
            raise Unreadable(
                path,
                written,
                "one day or one instant",
                "2024-05-08",
                ru="один день или один момент",
            )
        if asked.text.endswith("Z"):
            return asked.latest
        return self.seat.closes(day_of(asked.text, path))

    def position(self, written: str | int) -> int:
        """The last entry that was known: by its place, or by a day or an instant."""
        text = str(written)
        if text.isascii() and text.isdecimal():
            return self._place(int(text))
        latest = self.seat.instant(self.moment(text, "known"))
        return bisect_right(self.entries, latest, key=lambda entry: entry.recorded) - 1

    def _place(self, seq: int) -> int:
        if not 0 <= seq <= self.known:
            raise Unreadable(
                "known", seq, f"an entry from 0 to {self.known}, a day or an instant",
                ru=f"запись от 0 до {self.known}, день или момент",
            )  # fmt: skip
        return seq

    def readings(
        self, profile: str = "", chosen: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """The readings of a profile, some of them replaced; `Unreadable` on what there is not."""
        charter = self.charter
        name = profile or self.opening.profile
        if name not in charter.profiles:
            listed = ", ".join(f"`{each}`" for each in charter.profiles)
            raise Unreadable("profile", name, f"one of {listed}", ru=f"одно из: {listed}")
        for gap, value in (chosen or {}).items():
            if gap not in charter.gaps:
                raise Unreadable(
                    "reading",
                    gap,
                    "a reading by its number",
                    next(iter(charter.gaps)),
                    ru="номер толкования",
                )
            values = charter.gaps[gap].values
            if value not in values:
                listed = ", ".join(f"`{each}`" for each in values)
                raise Unreadable(
                    f"reading {gap}", value, f"one of {listed}", ru=f"одно из: {listed}"
                )
        return {**charter.profile(name), **(chosen or {})}

    def view(
        self, known: int | None = None, profile: str = "", chosen: Mapping[str, str] | None = None
    ) -> View:
        """The record as known at a place, under a profile with some readings replaced."""
        under = profile, frozenset(chosen.items() if chosen else ())
        if under not in self._under:
            readings = self.readings(profile, chosen)
            kept = self._kept.setdefault(frozenset(readings.items()), Kept())
            self._under[under] = readings, kept
        readings, kept = self._under[under]
        known = self.known if known is None else known
        return View(self.charter.book, self.record, known, readings, kept)

    # Questions ---------------------------------------------------------------------------------

    def question(self, fields: Mapping[str, Any]) -> Question[Any]:
        """A question from its fields, `may` among them; raises `Unreadable`."""
        if fields.get("question") != May.named:
            return self.codec.read_question(fields)
        if extra := sorted(fields.keys() - {"question", "act"}):
            raise Unreadable(
                extra[0], fields[extra[0]], "no such argument; `may` has `act`",
                ru="другой аргумент; у `may` есть `act`",
            )  # fmt: skip
        return May(self.codec.read_act(fields.get("act", ""), "act."))

    def arguments(self, question: Question[Any]) -> dict[str, Any]:
        """The arguments of a question as plain data."""
        if isinstance(question, May):
            return {"act": self.codec.plain(question.act)}
        return self.codec.arguments(question)

    def ask(
        self,
        question: Question[Any],
        on: Moment,
        known: int | None = None,
        profile: str = "",
        chosen: Mapping[str, str] | None = None,
    ) -> Asked:
        """A question weighed under every reading but those chosen; an act is asked of on its own date."""
        view = self.view(known, profile, chosen)
        before = LAST
        if isinstance(question, May):
            on, before = (
                min(question.act.on.latest, max(on, question.act.on.earliest)),
                len(self.record),
            )
        answer = weigh(question, view, on, before, chosen=self._chosen(chosen))
        return Asked(question, answer, on, view.known, profile or self.opening.profile, chosen)

    def under(self, asked: Asked, label: str) -> Answer[Any]:
        """What was asked, under one reading otherwise, such as `G-46=C`, and every other as it was."""
        gap, _, value = label.partition("=")
        view = self.view(asked.known, asked.profile, {**(asked.chosen or {}), gap: value})
        before = len(self.record) if isinstance(asked.question, May) else LAST
        return weigh(asked.question, view, asked.on, before, chosen=view.law.readings)

    def rule(
        self, act: Act, on: Moment, before: int, known: int | None = None, profile: str = "",
        chosen: Mapping[str, str] | None = None,
    ) -> Answer[None]:  # fmt: skip
        """Whether an act is permitted, on the record just before a place in it."""
        return weigh(May(act), self.view(known, profile, chosen), on, before, self._chosen(chosen))

    @staticmethod
    def _chosen(chosen: Mapping[str, str] | None) -> Collection[str]:
        return tuple(chosen or ())

    def as_known(self, seq: int, known: int | None = None) -> Act:
        """An entry's act after the corrections known at a place."""
        if not 0 <= seq <= self.known:
            raise Unknown(
                f"There is no entry `{seq}`; the last is {self.known}.",
                f"Записи `{seq}` нет; последняя: {self.known}.",
            )
        return self.record.as_known(seq, self.known if known is None else known)


def _erased(act: Act) -> Act:
    """An act with nothing where its private part was."""
    if not act.hidden:
        return act
    fields = {field.name: field for field in msgspec.structs.fields(act)}
    nothing = {name: _default(fields[name]) for name in act.hidden}
    return replace(act, hidden=(), **nothing)


def _default(field: msgspec.structs.FieldInfo) -> object:
    made = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()


def read(store: Store, charter: Charter, progress: Progress | None = None) -> Register:
    """A register as a store holds it; its first entry says at which seat its days begin."""
    size = store.head().size
    register: Register | None = None
    with uncollected():
        for stored in store.read(0, size, beside=False):
            if register is None:
                register = Register(charter, seat_of(_time_zone(stored.body, charter)))
            register.take(stored)
            if progress is not None and stored.seq % 1000 == 999:
                progress(stored.seq + 1, size)
    if register is None:
        raise Unknown("This register is empty. Make one with `charterhouse new`.")
    return register


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage while nothing but what is kept is made: half the time goes into that."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Opening(msgspec.Struct):
    act: str = ""
    charter: str = ""
    time_zone: str = ""


class _First(msgspec.Struct):
    act: _Opening


def _time_zone(body: bytes, charter: Charter) -> str:
    try:
        act = msgspec.json.decode(body, type=_First).act
    except msgspec.MsgspecError:
        act = _Opening()
    if act.act != OpenRegister.named:
        raise Foreign("This register does not begin with `register.open`. Name another.")
    if act.charter != charter.name:
        raise Foreign(
            f"This register is of the charter `{act.charter}`, not of `{charter.name}`. Name another."
        )
    return act.time_zone
