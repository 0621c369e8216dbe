"""The codec: plain fields into typed acts and questions, and back; the only place that knows their written form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Union

import msgspec
from msgspec.structs import force_setattr, replace

from .acts import GIVEN_ON_ENTRY, NOT_ENTERED, Act, Content, Measure, Question
from .entries import VERSION, Entry, Notwithstanding
from .errors import Unreadable
from .examples import EXAMPLES, schema_of
from .fields import listed, states_of, times_in
from .fitting import A_STATE, A_STATE_RU, fitting, misfit
from .moments import Seat, When, day_of, when
from .rulebook import Rulebook
from .values import from_written, to_written

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
ENTRY = '{"v": 1, "seq": 0, ...}'
SHARED = 1 << 16  # values and texts that many entries share, held once


class Codec:
    """Reads and writes the acts and questions of one charter, dated at one seat."""

    def __init__(
        self,
        book: Rulebook,
        seat: Seat,
        states: Collection[str] = frozenset(),
        upcasts: Mapping[int, Upcast] | None = None,
    ) -> None:
        assert book.closed, "a codec knows the acts of a closed rulebook"
        self.book, self.seat, self.states = book, seat, states
        self._upcasts = dict(upcasts or {})  # from a version of the envelope to the next
        self._acts = {name: kind for name, kind in book.kinds.items() if issubclass(kind, Act)}
        self._measures = {
            name: kind for name, kind in book.kinds.items() if issubclass(kind, Measure)
        }
        self._any_measure: Any = Union[tuple(self._measures.values())] if self._measures else None  # noqa: UP007 - built at run time
        self._entry = self._entry_of_this_charter()
        self._decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(
            self._entry, dec_hook=self._decode
        )
        self._value: Callable[..., object] = lru_cache(SHARED)(self._read_value)
        self._same: dict[str, str] = {}

    # Acts --------------------------------------------------------------------------------------

    def read_act(self, raw: object, path: str = "") -> Act:
        """An act of this charter from its fields `{on, by, act, ...}`; raises `Unreadable`."""
        fields = _mapping(
            raw,
            path or "act",
            '{"act": "membership.apply", "on": "2026-05-04", "by": "XA", "state": "XA"}',
        )
        if (name := fields.get("act")) in self._measures and name not in self._acts:
            raise Unreadable(
                path + "act", name,
                "an act; this is a measure: offer it as the `measure` of a draft, in an act "
                "`organs.table_draft`",
                ru="акт; это мера, её вносят как `measure` проекта в акте `organs.table_draft`",
            )  # fmt: skip
        kind = self._kind(
            fields.get("act", ""),
            self._acts,
            path + "act",
            "a kind of act of this charter",
            "вид акта этого устава",
        )
        for name in GIVEN_ON_ENTRY:
            if name in fields:
                raise Unreadable(
                    path + name, fields[name], "nothing: it is given on entry",
                    ru="ничего: присваивается при внесении",
                )  # fmt: skip
        if "measure" in fields and fields["measure"] is not None:
            fields = {**fields, "measure": self.read_measure(fields["measure"], path + "measure.")}
        act: Act = self._convert(fields, kind, path)
        self._check_states(act, path)
        return act

    def read_measure(self, raw: object, path: str = "") -> Measure:
        """A measure of this charter from its fields; raises `Unreadable`."""
        if isinstance(raw, Measure):
            return raw
        fields = _mapping(
            raw, path.rstrip(".") or "measure", '{"act": "membership.suspend", "state": "XA"}'
        )
        kind = self._kind(
            fields.get("act", ""),
            self._measures,
            path + "act",
            "a measure of this charter",
            "мера этого устава",
        )
        measure: Measure = self._convert(fields, kind, path)
        self._check_states(measure, path)
        return measure

    def written(self, act: Act) -> bytes:
        """The act as it is sealed: kind and fields in declared order, defaults left out."""
        if act.seq != NOT_ENTERED or act.hidden:
            act = replace(act, seq=NOT_ENTERED, hidden=())
        return msgspec.json.encode(act, enc_hook=to_written)

    def plain(self, act: Act | Measure) -> dict[str, Any]:
        """The act as plain data, for people and for JSON."""
        if isinstance(act, Act):
            act = replace(act, seq=NOT_ENTERED, hidden=())
        fields: dict[str, Any] = msgspec.to_builtins(act, enc_hook=to_written)
        return fields

    def corrected(self, act: Act, fields: Mapping[str, Any]) -> Act:
        """An act with some fields put right, as `register.correct` says."""
        return self.read_act({**self.plain(act), **fields})

    # Entries -----------------------------------------------------------------------------------

    def content(  # noqa: PLR0913 - one parameter for each part of an entry
        self,
        act: Act,
        *,
        id: str,
        author: str,
        credential: int | None = None,
        readings: Mapping[str, str] | None = None,
        notwithstanding: Notwithstanding | None = None,
        private: str | None = None,
    ) -> bytes:
        """What the store seals of an entry, behind `v`, `seq` and `recorded`."""
        fields: dict[str, Any] = {"id": id, "author": author}
        if credential is not None:
            fields["credential"] = credential
        fields["act"] = msgspec.Raw(self.written(act))
        if readings:
            fields["readings"] = dict(sorted(readings.items()))
        if notwithstanding is not None:
            fields["notwithstanding"] = notwithstanding
        if private is not None:
            fields["private"] = private
        return msgspec.json.encode(fields)

    def read_entry(
        self, body: bytes, private: Mapping[str, Any] | None = None, *, kept: bool = True
    ) -> Entry:
        """An entry from its sealed bytes, with what is kept of its private part; raises `Unreadable`.

        Where it is `kept`, what it has in common with other entries is held once.
        """
        try:
            entry = self._decoder.decode(body)
        except (msgspec.MsgspecError, ValueError):
            return self._older(body, private)
        act = entry.act
        if entry.v != VERSION or private or act.seq != NOT_ENTERED or act.hidden:
            return self._older(body, private)
        if kept:  # nobody holds it yet, so that what is shared can still be put into it
            same, recorded, author = self._same.setdefault, entry.recorded, entry.author
            force_setattr(entry, "recorded", same(recorded, recorded))
            force_setattr(entry, "author", same(author, author))
        return entry

    def _older(self, body: bytes, private: Mapping[str, Any] | None) -> Entry:
        """The slow road: other versions, private parts, and a full account of what cannot be read."""
        seen = body[:60].decode("utf-8", "replace")
        try:
            read = msgspec.json.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise Unreadable("entry", seen, "JSON", ENTRY) from None
        fields = self.upcast(_mapping(read, "entry", ENTRY))
        where = f"entry {fields.get('seq')}: "
        content = _mapping(fields.get("act"), where + "act", '{"act": "register.remark", ...}')
        act = self.read_act({**content, **(private or {})}, where + "act.")
        if private:
            act = replace(act, hidden=tuple(sorted(private)))
        elif read.get("v") == VERSION and msgspec.json.decode(self.written(act)) != content:
            raise Unreadable(where + "act", seen, "what this version writes of such an act")
        entry: Entry = self._convert({**fields, "act": act}, self._entry, where)
        return entry

    def upcast(self, fields: dict[str, Any]) -> dict[str, Any]:
        """An envelope of an older version brought up to date; raises `Unreadable` on a newer one."""
        version = fields.get("v", 0)
        if not isinstance(version, int) or version > VERSION:
            raise Unreadable(
                "v", version, f"at most {VERSION}; a newer Charterhouse wrote it, install that"
            )
        while version < VERSION:
            if version not in self._upcasts:
                raise Unreadable(
                    "v", version, f"a version from {min([*self._upcasts, VERSION])} to {VERSION}"
                )
            fields = {**self._upcasts[version](fields), "v": version + 1}
            version += 1
        return fields

    # Questions ---------------------------------------------------------------------------------

    def read_question(self, raw: Mapping[str, Any]) -> Question[Any]:
        """A question of this charter from its fields `{question, ...}`; raises `Unreadable`."""
        name = str(raw.get("question", ""))
        kind = self._kind(
            name,
            self.book.questions,
            "question",
            "a question of this charter",
            "вопрос этого устава",
        )
        fields = {key: value for key, value in raw.items() if key != "question"}
        if "measure" in fields:
            fields["measure"] = self.read_measure(fields["measure"], "measure.")
        question: Question[Any] = self._convert(fields, kind, "")
        self._check_states(question, "")
        return question

    def arguments(self, question: Question[Any]) -> dict[str, Any]:
        """The arguments of a question as plain data, those left out left out."""
        fields: dict[str, Any] = msgspec.to_builtins(question, enc_hook=to_written)
        return {name: value for name, value in fields.items() if value is not None}

    # Schemas -----------------------------------------------------------------------------------

    def schema(self, kind: str) -> dict[str, Any]:
        """The JSON Schema of an act or a measure."""
        cls = self._kind(
            kind, self.book.kinds, "act", "a kind of act of this charter", "вид акта этого устава"
        )
        return schema_of(cls)

    # Underneath --------------------------------------------------------------------------------

    def _entry_of_this_charter(self) -> Any:
        """The entry with the acts that its act may be, so that the decoder makes it at one go."""
        acts: Any = Union[tuple(self._acts.values())]  # noqa: UP007 - built at run time
        return msgspec.defstruct(
            "EntryOfThisCharter", [("act", acts)], bases=(Entry,),
            frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False,
        )  # fmt: skip

    def _decode(self, kind: type[Any], written: object) -> object:
        if type(written) is str and kind is not Content:
            return self._value(kind, written)
        return self._read_value(kind, written)

    def _read_value(self, kind: type[Any], written: object) -> object:
        if kind is When:
            return written if isinstance(written, When) else when(written, self.seat)
        if kind is Content:
            if isinstance(written, Measure):
                return written
            return msgspec.convert(written, self._any_measure, dec_hook=self._decode)
        return from_written(kind, written)

    def _kind(
        self, name: object, kinds: Mapping[str, Any], path: str, expected: str, ru: str
    ) -> Any:
        if isinstance(name, str) and name in kinds:
            return kinds[name]
        near = _nearest(str(name), kinds)
        raise Unreadable(path, name, expected, near, ru=ru)

    def _convert(self, fields: Mapping[str, Any], kind: type[Any], path: str) -> Any:
        given = GIVEN_ON_ENTRY if issubclass(kind, Act) else ()
        known = [name for name in kind.__struct_fields__ if name not in given]
        for name, value in fields.items():
            if name not in known and name != "act":
                raise Unreadable(
                    path + str(name), value, f"no such field; there are {listed(known)}",
                    ru=f"одно из полей: {listed(known)}",
                )  # fmt: skip
        fitting(fields, kind, path)
        moments, days = times_in(kind)
        for name in moments:
            if fields.get(name) is not None:
                fields = {**fields, name: when(fields[name], self.seat, path + name)}
        for name in days:
            if isinstance(fields.get(name), str):
                fields = {**fields, name: day_of(fields[name], path + name)}
        try:
            return msgspec.convert(fields, kind, dec_hook=self._decode, strict=False)
        except msgspec.ValidationError as error:
            raise misfit(error, fields, kind, path) from None

    def _check_states(self, content: object, path: str) -> None:
        if not self.states:
            return
        for name, value in states_of(content):
            if value not in self.states:
                raise Unreadable(path + name, value, A_STATE, EXAMPLES["State"], ru=A_STATE_RU)


def _mapping(raw: object, path: str, example: str) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Unreadable(path, str(raw)[:60], "a table of fields", example, ru="таблица полей")
    return dict(raw)


def _nearest(name: str, names: Collection[str]) -> str:
    """The name that was probably meant."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.4)
    return close[0] if close else next(iter(names), "")
