"""The public record of an organisation, kept with its charter as tables of events, entered into a register.

Imported history carries no credentials and is ruled by nobody; the audit judges it on its substance.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from charterhouse.core.acts import OpenRegister, Remark
from charterhouse.core.charter import Charter
from charterhouse.core.codec import Codec
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.core.moments import DAY, Moment
from charterhouse.desk.port import Filing, Store

from .desk import tags_of
from .register import Register, read
from .seats import seat_of

AUTHOR = "import"
REGISTRAR = "registrar"
GROUP = 1000  # entries in one transaction
UNIX = 719_163 * DAY  # the start of 1970 as a moment
COVERAGE = "coverage.toml"


class Event(NamedTuple):
    """One event of the public record, with the acts that it consists of."""

    id: str
    date: str  # as exactly as it is known
    kind: str
    confidence: str
    sources: tuple[str, ...]
    en: str
    ru: str
    acts: tuple[Mapping[str, Any], ...]


class Line(NamedTuple):
    """One act to be entered, as plain fields, and the event that it belongs to; "" for what precedes all events."""

    event: str
    fields: Mapping[str, Any]


def events(charter: Charter) -> list[Event]:
    """Every event of a charter's history, in the order of its files and within them."""
    folder = files(charter.history)
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    found = []
    for name in names:
        if name != COVERAGE:
            raw = tomllib.loads(folder.joinpath(name).read_text("utf-8"))
            found += [_event(each, name) for each in raw["event"]]
    ids = [event.id for event in found]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise Unreadable("event", twice[0], "each event once")
    return found


def _event(raw: Mapping[str, Any], name: str) -> Event:
    try:
        return Event(
            raw["id"], str(raw["date"]), raw["kind"], raw["confidence"], tuple(raw["sources"]), raw["en"],
            raw["ru"], tuple(raw["acts"]),
        )  # fmt: skip
    except KeyError as error:
        raise Unreadable(f"{name}: {raw.get('id', '')}", f"without {error}", "an event") from None


def lines(charter: Charter, on: date) -> Iterator[Line]:
    """Every act of the history in the order of entry: the opening, what is covered, then the events."""
    yield Line("", _opening(charter, on))
    for declared in coverage(charter):
        yield Line("", {"on": on, "by": REGISTRAR, **declared})
    for event in events(charter):
        for fields in event.acts:
            yield Line(event.id, _inheriting(event, fields))


def coverage(charter: Charter) -> list[dict[str, Any]]:
    """What the record holds in full, and what only in part; the first declaration says how far it reaches."""
    declared = files(charter.history).joinpath(COVERAGE)
    if not declared.is_file():
        return []
    acts: list[dict[str, Any]] = tomllib.loads(declared.read_text("utf-8"))["act"]
    return acts


def _opening(charter: Charter, on: date) -> dict[str, Any]:
    return {
        "act": OpenRegister.named,
        "on": on,
        "by": REGISTRAR,
        "charter": charter.name,
        "organisation": charter.organisation,
        "seat": charter.seat,
        "time_zone": charter.time_zone,
        "profile": charter.profiles[0],
        "live": False,
        "registrar": REGISTRAR,
    }


def _inheriting(event: Event, fields: Mapping[str, Any]) -> dict[str, Any]:
    """An act with what it leaves to its event: its date, its sources, the words of a remark."""
    told = dict(fields)
    confidence = told.pop("confidence", event.confidence)
    told.setdefault("on", event.date)
    told.setdefault(
        "sources", [{"address": each, "confidence": confidence} for each in event.sources]
    )
    if told.get("act") == Remark.named:
        told.setdefault("text_en", event.en)
        told.setdefault("text_ru", event.ru)
    return told


def entries_of_events(charter: Charter, on: date) -> dict[str, list[int]]:
    """The places in the register of the acts of each event."""
    places: dict[str, list[int]] = {}
    for seq, line in enumerate(lines(charter, on)):
        if line.event:
            places.setdefault(line.event, []).append(seq)
    return places


def load(store: Store, charter: Charter, on: date) -> Register:
    """The history entered into an empty store; the same but for the time of recording, each time."""
    codec = Codec(charter.book, seat_of(charter.time_zone), charter.states)
    filings = _filings(codec, charter, on)
    while group := list(islice(filings, GROUP)):
        for outcome in store.append(group):
            if isinstance(outcome, CharterhouseError):
                raise outcome
    return read(store, charter)


class _Around(msgspec.Struct):
    """What tells an entry that was loaded from one that was offered."""

    author: str = ""
    credential: int | None = None
    act: dict[str, Any] = {}


def is_opening(body: bytes) -> bool:
    """Whether an entry opens a register of the public history."""
    read = msgspec.json.decode(body, type=_Around)
    return loaded(body) and read.act.get("act") == OpenRegister.named and not read.act.get("live")


def loaded(body: bytes) -> bool:
    """Whether an entry came with the history: whatever is offered at a desk names a credential."""
    read = msgspec.json.decode(body, type=_Around)
    return read.credential is None and read.author in (AUTHOR, REGISTRAR)


def _filings(codec: Codec, charter: Charter, on: date) -> Iterator[Filing]:
    for seq, line in enumerate(lines(charter, on)):
        try:
            act = codec.read_act(line.fields)
        except Unreadable as error:
            raise Unreadable(
                f"{line.event or 'history'}: {error.path}", error.found, error.expected
            ) from None
        author = AUTHOR if line.event else REGISTRAR
        id = _id(seq, act.on.latest if act.on.exact else act.on.earliest, codec.written(act))
        yield Filing(id.bytes, codec.content(act, id=str(id), author=author), tags_of(act))


def _id(seq: int, moment: Moment, written: bytes) -> UUID:
    """An id of the form of a UUIDv7 that is the same whenever the same history is entered."""
    digest = sha256(b"%d %b" % (seq, written)).digest()
    milliseconds = max(moment - UNIX, 0) * 1000 % (1 << 48)
    shaped = milliseconds << 80 | 7 << 76 | int.from_bytes(digest[:2]) % 4096 << 64
    return UUID(int=shaped | 2 << 62 | int.from_bytes(digest[2:10]) % (1 << 62))
