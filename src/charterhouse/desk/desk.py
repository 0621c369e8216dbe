"""The desk: an offer is ruled on and, if the charter lets it, entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from threading import RLock
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from charterhouse.core.acts import Act, OpenRegister
from charterhouse.core.answers import Answer, Truth, Verdict
from charterhouse.core.charter import Charter
from charterhouse.core.entries import Entry, Notwithstanding
from charterhouse.core.errors import (
    CharterhouseError,
    Clash,
    NotAuthorised,
    Stale,
    Unknown,
    Unreadable,
)
from charterhouse.core.fitting import legible_text
from charterhouse.core.hearing import NO_POWER
from charterhouse.core.keys import MANY
from charterhouse.core.moments import Moment, moment_of
from charterhouse.core.readings import weigh
from charterhouse.core.values import to_written
from charterhouse.desk.port import Condition, Filing, Private, Receipt, Store

from . import clerk
from .answers import ruling_as_bytes
from .register import Progress, Register, read
from .seats import seat_of

Clock = Callable[[], datetime]
MakeId = Callable[[], UUID]
MakeSalt = Callable[[], bytes]
ALONE = ()  # no tags: a ruling stands only if nothing at all has come since


class Ruling(NamedTuple):
    """What became of an offer: always an answer with its grounds, a receipt only if it was entered."""

    act: Act
    answer: Answer[None]
    receipt: Receipt | None
    author: str
    readings: Mapping[str, str]  # that were chosen with it


class Offer(NamedTuple):
    """What is put to the desk, typed and checked for form."""

    act: Act  # as it is ruled on, its private part included
    author: str
    readings: Mapping[str, str]
    reason: str  # for entering it notwithstanding; "" if it is not to be
    id: UUID
    part: Private | None  # what is kept beside the sealed bytes
    sealed: Act  # the act without its private part


class Desk:
    """Takes offers for one register, one at a time."""

    def __init__(
        self, store: Store, register: Register, clock: Clock, make_id: MakeId, make_salt: MakeSalt
    ) -> None:
        self.store, self.register = store, register
        self._clock, self._make_id, self._make_salt = clock, make_id, make_salt
        self._one_at_a_time = RLock()

    @property
    def officers(self) -> frozenset[str]:
        """Those who answer for readings chosen and for what is entered notwithstanding."""
        return frozenset({self.register.opening.registrar})

    def now(self) -> Moment:
        """The moment by the clock that the desk was given."""
        return moment_of(self._clock())

    def offer(
        self,
        act: Act | Mapping[str, Any],
        author: str,
        *,
        readings: Mapping[str, str] | None = None,
        notwithstanding: str | None = None,
        private: object = None,
        id: object = None,
    ) -> Ruling:
        """Entered if permitted; otherwise only on an officer's responsibility.

        Where the answer depends, the officer chooses a reading; where it is refused or cannot be
        determined, he gives a reason. The same offer with the same id is entered once.
        """
        with self._one_at_a_time:
            offer = self._read(act, author, readings or {}, notwithstanding, private, id)
            again = self._again(offer)
            if again is not None:
                return again
            self._must_have_come(offer.act)
            self._must_be_officer(offer)
            try:
                return self._put(offer)
            except Stale:
                self.catch_up()
                return self._put(offer)

    def rule(
        self, act: Act, author: str, readings: Mapping[str, str] | None = None
    ) -> Answer[None]:
        """What the charter says of an act on the record as it is now, entering nothing."""
        register = self.register
        at = max(min(act.on.latest, self.now()), act.on.earliest)
        answer = register.rule(act, at, len(register.record), chosen=readings)
        if clerk.concerns(act) and answer.grounds[:1] == (NO_POWER,):
            return clerk.rule(act, author, register)
        return answer

    def catch_up(self) -> None:
        """Take in what another hand has entered."""
        for stored in self.store.read(len(self.register.entries), beside=False):
            self.register.take(stored)

    # Form --------------------------------------------------------------------------------------

    def _read(
        self,
        act: Act | Mapping[str, Any],
        author: str,
        readings: Mapping[str, str],
        notwithstanding: str | None,
        private: object,
        id: object,
    ) -> Offer:
        codec = self.register.codec
        private = {} if private is None else private
        if not isinstance(private, Mapping):
            raise Unreadable(
                "private",
                private,
                "a table of fields",
                '{"amount": "10.00 RUB"}',
                ru="таблица полей",
            )
        sealed = act if isinstance(act, Act) else codec.read_act(act)
        whole, part = sealed, None
        if private:
            fields = codec.plain(sealed)
            for name in private:
                if name in fields:
                    raise Unreadable(
                        name, fields[name], "either open or private, not both",
                        ru="либо открытое, либо закрытое поле, но не оба",
                    )  # fmt: skip
            whole = codec.read_act({**fields, **private}, "private.")
            told = {name: codec.plain(whole)[name] for name in private}
            content = msgspec.json.encode(told, enc_hook=to_written)
            part = Private(self._make_salt(), content)
        if not author:
            raise Unreadable(
                "author", "", "the person who enters it", "registrar", ru="кто вносит акт"
            )
        legible_text(author, "author")
        legible_text(notwithstanding, "notwithstanding", lines=True)
        if notwithstanding is not None and not notwithstanding.strip():
            raise NotAuthorised(
                "An act is entered notwithstanding only with a reason; give one.",
                "Вопреки ответу акт вносят только с обоснованием; укажите его.",
            )
        if readings:
            self.register.readings(chosen=readings)
        return Offer(whole, author, readings, notwithstanding or "", self._id(id), part, sealed)

    def _id(self, id: object) -> UUID:
        if id is None:
            return self._make_id()
        try:
            read = UUID(str(id))
        except ValueError:
            read = None
        if not isinstance(id, str) or read is None or read.version != 7:
            raise Unreadable(
                "id", id, "a UUID of version 7", "0192f5a0-0000-7000-8000-000000000000",
                ru="UUID версии 7",
            )  # fmt: skip
        return read

    def _must_have_come(self, act: Act) -> None:
        if act.on.earliest > self.now():
            raise Unreadable(
                "on", act.on.text, "a day that has come: an act is entered once it is done",
                ru="наступивший день: акт вносят, когда он совершён",
            )  # fmt: skip

    def _again(self, offer: Offer) -> Ruling | None:
        """The first receipt, where the same offer stands in the register already."""
        seq = self.register.place(str(offer.id))
        if seq is None:
            return None
        entry = self.register.entries[seq]
        stored = next(self.store.read(seq, seq + 1))
        kept = stored.private.content if stored.private else None
        same = (
            self.register.codec.written(offer.act) == self.register.codec.written(entry.act)
            and offer.author == entry.author
            and dict(offer.readings) == dict(entry.readings)
            and entry.notwithstanding in (None, Notwithstanding(offer.author, offer.reason))
            and (offer.part.content if offer.part else None) == kept
        )
        if not same:
            raise Clash(
                f"The id `{offer.id}` stands in the register as entry {seq} with other content. "
                "Offer it under a new id.",
                f"Под `{offer.id}` в реестре стоит запись {seq} с другим содержанием. "
                "Внесите акт под новым id.",
            )
        answer = self.ruled(entry)
        leaf = sha256(b"\0" + stored.body).digest()
        receipt = Receipt(seq, entry.recorded, leaf, again=True)
        return Ruling(entry.act, answer, receipt, entry.author, entry.readings)

    def ruled(self, entry: Entry) -> Answer[None]:
        """The ruling on an entry as it was when it was made."""
        act, register = self.register.record.acts[entry.seq], self.register
        if clerk.concerns(act):
            return clerk.rule(act, entry.author, register)
        return register.rule(
            act, act.on.latest, entry.seq, known=entry.seq - 1, chosen=entry.readings
        )

    # Authority ---------------------------------------------------------------------------------

    def _must_be_officer(self, offer: Offer) -> None:
        if (offer.readings or offer.reason) and offer.author not in self.officers:
            raise NotAuthorised(
                f"`{offer.author}` is no officer of this register and may neither choose a reading "
                "nor enter an act notwithstanding; ask the registrar.",
                f"`{offer.author}` не является должностным лицом этого реестра и не вправе ни выбирать "
                "толкование, ни вносить акт вопреки ответу; обратитесь к регистратору.",
            )

    def credential(self, author: str, party: str) -> int:
        """The entry that entitles a person to enter acts of a party; `NotAuthorised` if there is none."""
        if author in self.officers:
            return 0
        try:
            fields = {"question": "acts_for", "person": author, "party": party}
            question = self.register.question(fields)
        except CharterhouseError:
            question = None
        if question is not None:
            answer = weigh(question, self.register.view(), self.now())
            if answer.truth is Truth.MET and isinstance(answer.value, int):
                return answer.value
        raise NotAuthorised(
            f"`{author}` holds no credential to act for `{party}` in this register; "
            "have it entered first, or ask the registrar to enter the act.",
            f"У `{author}` нет в этом реестре полномочий действовать за `{party}`; сначала внесите их "
            "либо попросите регистратора внести акт.",
        )

    # Entering ----------------------------------------------------------------------------------

    def _put(self, offer: Offer) -> Ruling:
        credential = self.credential(offer.author, offer.act.by)
        answer = self.rule(offer.act, offer.author, offer.readings)
        permitted = answer.verdict is Verdict.PERMITTED
        if not permitted and not offer.reason:
            return Ruling(offer.act, answer, None, offer.author, offer.readings)
        filing = self._filing(offer, credential, answer, permitted)
        [outcome] = self.store.append([filing])
        if isinstance(outcome, CharterhouseError):
            raise outcome
        self.catch_up()
        act = self.register.record.acts[outcome.seq]
        return Ruling(act, answer, outcome, offer.author, offer.readings)

    def _filing(
        self, offer: Offer, credential: int, answer: Answer[None], permitted: bool
    ) -> Filing:
        part = offer.part
        content = self.register.codec.content(
            offer.sealed,
            id=str(offer.id),
            author=offer.author,
            credential=credential,
            readings=offer.readings,
            notwithstanding=None if permitted else Notwithstanding(offer.author, offer.reason),
            private=sha256(part.salt + part.content).hexdigest() if part else None,
        )
        return Filing(
            offer.id.bytes,
            content,
            tags_of(offer.sealed),
            Condition(ALONE, self.register.known),
            part,
            ruling_as_bytes(answer),
        )


def tags_of(act: Act) -> tuple[str, ...]:
    """What an entry is looked up by in a store: its kinds and its key fields.

    Those are `membership.apply` and `membership.apply/state=XA`, in no order.
    """
    tags: list[str] = []
    for content in (act, getattr(act, "measure", None)):
        if content is not None:
            kind: Any = type(content)
            named, fields = _tags_of_kind(kind)
            tags.append(named)
            for name, begins in fields:
                value = getattr(content, name)
                if type(value) is str:  # as most are, and verifying asks of every entry
                    tags.append(begins + value)
                else:
                    several = dict.fromkeys(value) if isinstance(value, MANY) else (value,)
                    tags += [f"{begins}{each}" for each in several]
    return tuple(tags)


@cache
def _tags_of_kind(kind: Any) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Its own tag, and how those of its key fields begin."""
    return kind.named, tuple((name, f"{kind.named}/{name}=") for name in sorted(kind.keys))


def open_desk(
    store: Store,
    charter: Charter,
    clock: Clock,
    make_id: MakeId,
    make_salt: MakeSalt,
    progress: Progress | None = None,
) -> Desk:
    """The desk of a register as its store holds it."""
    return Desk(store, read(store, charter, progress), clock, make_id, make_salt)


def found(
    store: Store, charter: Charter, opening: Mapping[str, Any], author: str, id: UUID
) -> Register:  # fmt: skip
    """A register founded in an empty store by its first entry, which is ruled by nothing before it."""
    if store.head().size:
        raise Unknown("This store holds a register already. Name another file.")
    register = Register(charter, seat_of(str(opening["time_zone"])))
    fields = {"act": OpenRegister.named, **opening}
    act = register.codec.read_act(fields)
    content = register.codec.content(act, id=str(id), author=author)
    [outcome] = store.append([Filing(id.bytes, content, tags_of(act), Condition(ALONE, -1))])
    if isinstance(outcome, CharterhouseError):
        raise outcome
    for stored in store.read():
        register.take(stored)
    return register
