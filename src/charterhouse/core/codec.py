"""The codec: plain fields into typed acts and questions, and back; the only place that knows their written form."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import force_setattr, replace

from .acts import GIVEN_ON_ENTRY, NOT_ENTERED, Act, Content, Fields, Measure, Question
from .entries import VERSION, Entry, Notwithstanding
from .errors import Unreadable
from .moments import Seat, When, day_of, when
from .rulebook import Rulebook
from .values import from_written, to_written

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
EXAMPLES = {
    "date": "2024-02-29", "When": "2024-05-08", "Money": "53220000.00 RUB", "int": "2024", "bool": "true",
    "State": "KZ", "tuple": '["AM", "BY"]', "Fields": '{"withdrawal.notice": 6}',
}  # fmt: skip
ENTRY = '{"v": 1, "seq": 0, ...}'
A_STATE = "a State by its ISO 3166 code, fictitious ones XA to XZ"
MAX_TEXT = 20_000  # characters in one field; longer texts are filed as documents
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
        kind = self._kind(
            fields.get("act", ""), self._acts, path + "act", "a kind of act of this charter"
        )
        for name in GIVEN_ON_ENTRY:
            if name in fields:
                raise Unreadable(path + name, fields[name], "nothing: it is given on entry")
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
            fields.get("act", ""), self._measures, path + "act", "a measure of this charter"
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
        kind = self._kind(name, self.book.questions, "question", "a question of this charter")
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
        cls = self._kind(kind, self.book.kinds, "act", "a kind of act of this charter")
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

    def _kind(self, name: object, kinds: Mapping[str, Any], path: str, expected: str) -> Any:
        if isinstance(name, str) and name in kinds:
            return kinds[name]
        near = _nearest(str(name), kinds)
        raise Unreadable(path, name, expected, near)

    def _convert(self, fields: Mapping[str, Any], kind: type[Any], path: str) -> Any:
        given = GIVEN_ON_ENTRY if issubclass(kind, Act) else ()
        known = [name for name in kind.__struct_fields__ if name not in given]
        for name, value in fields.items():
            if name not in known and name != "act":
                raise Unreadable(
                    path + str(name), value, f"no such field; there are {_listed(known)}"
                )
            if isinstance(value, str) and len(value) > MAX_TEXT:
                raise Unreadable(
                    path + name,
                    value[:40] + "...",
                    f"at most {MAX_TEXT} characters; file it as a document",
                )
        for name, hint in _hints(kind, extras=False).items():
            if hint in (When, When | None) and fields.get(name) is not None:
                fields = {**fields, name: when(fields[name], self.seat, path + name)}
            elif hint in (date, date | None) and isinstance(fields.get(name), str):
                fields = {**fields, name: day_of(fields[name], path + name)}
        try:
            return msgspec.convert(fields, kind, dec_hook=self._decode, strict=False)
        except msgspec.ValidationError as error:
            raise self._unreadable(error, fields, kind, path) from None

    def _unreadable(
        self, error: msgspec.ValidationError, fields: Mapping[str, Any], kind: type[Any], path: str
    ) -> Unreadable:
        """What msgspec found, said as path, value, expectation and example."""
        reason, _, where = str(error).partition(" - at `$.")
        name = where.rstrip("`") or _named_in(reason, kind)
        if lacking := re.search(r"missing required field `(\w+)`", reason):
            name = lacking[1]
            return Unreadable(
                path + name, "", f"{_expected(kind, name)}, which is required", _example(kind, name)
            )
        top = re.split(r"[.\[]", name)[0]
        value: Any = fields.get(top, "")
        said = (
            reason[0].lower() + reason[1:] if reason.startswith(("Expected", "Invalid")) else reason
        )
        said = said.removeprefix("expected ").replace(" | null`", "`")
        said = re.sub(r"`(\w+)`", lambda m: _PLAIN.get(m[1], m[1]), said)
        if top in _states_in(kind) and "matching regex" in said:
            return Unreadable(path + name, value, A_STATE, EXAMPLES["State"])
        said = (
            "one of " + _listed(choices)
            if (choices := _choices(kind, top)) and "enum" in said
            else said
        )
        own = re.search(r"such as `([^`]*)`", said)
        return Unreadable(path + name, value, said, own[1] if own else _example(kind, top))

    def _check_states(self, content: object, path: str) -> None:
        if not self.states:
            return
        for name, value in _states_of(content):
            if value not in self.states:
                raise Unreadable(
                    path + name,
                    value,
                    A_STATE,
                    EXAMPLES["State"],
                )


def _named_in(reason: str, kind: type[Any]) -> str:
    """The first field that a refusal names where it concerns several of them together."""
    fields = kind.__struct_fields__
    return next((name for name in re.findall(r"`(\w+)`", reason) if name in fields), "")


_PLAIN = {
    "date": "a day",
    "str": "text",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


def _states_in(kind: type[Any]) -> list[str]:
    """Every field that names a State."""
    found = []
    for name, hint in _hints(kind).items():
        metadata = [
            meta for each in (hint, *get_args(hint)) for meta in getattr(each, "__metadata__", ())
        ]
        if any(
            isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("state") for meta in metadata
        ):
            found.append(name)
    return found


def _states_of(content: object) -> list[tuple[str, str]]:
    """Every field that names a State, with its value."""
    found = []
    for name in _states_in(type(content)):
        value = getattr(content, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        found += [(name, each) for each in values]
    return found


_HINTS: dict[tuple[type[Any], bool], dict[str, Any]] = {}


def _hints(kind: type[Any], extras: bool = True) -> dict[str, Any]:
    """The types of its fields, worked out once."""
    if (kind, extras) not in _HINTS:
        _HINTS[kind, extras] = get_type_hints(kind, include_extras=extras)
    return _HINTS[kind, extras]


_NAMED: dict[Any, str] = {
    date: "a day",
    When: "a date",
    int: "a whole number",
    bool: "true or false",
}


def _expected(kind: type[Any], name: str) -> str:
    return _NAMED.get(_hints(kind, extras=False).get(name), "a value")


def _choices(kind: type[Any], name: str) -> list[str]:
    hint = _hints(kind, extras=False).get(name)
    return [
        arg for part in (hint, *get_args(hint)) for arg in get_args(part) if isinstance(arg, str)
    ]


def _example(kind: type[Any], name: str) -> str:
    hint = _hints(kind, extras=False).get(name)
    if choices := _choices(kind, name):
        return choices[0]
    if name in ("state", "by"):
        return EXAMPLES["State"]
    if tables := tables_of(hint):
        needed = [field.name for field in msgspec.structs.fields(tables) if field.required]
        table = {name: example_of(tables, name) for name in needed}
        return msgspec.json.encode([table]).decode()
    for part in (hint, *get_args(hint)):
        known = EXAMPLES.get(getattr(part, "__name__", ""))
        if known:
            return known
    return "some text"


def tables_of(hint: Any) -> type[msgspec.Struct] | None:
    """What the tables are of which a field is a list, if it is a list of tables."""
    parts = get_args(hint) if get_origin(hint) is tuple else ()
    return next(
        (each for each in parts if isinstance(each, type) and issubclass(each, msgspec.Struct)),
        None,
    )


def example_of(kind: type[Any], name: str) -> Any:
    """A value that a field can be read from, as plain data."""
    written = _example(kind, name)
    hint = _hints(kind, extras=False).get(name)
    if hint in (int, bool) or written[:1] in ("{", "["):
        return msgspec.json.decode(written)
    return EXAMPLES["State"] if name in _states_in(kind) else written


def _plainly(kind: type[Any]) -> type[Any]:
    """The same struct, without the defaults that a schema cannot write down."""
    described: list[Any] = []
    for field in msgspec.structs.fields(kind):
        if field.name in GIVEN_ON_ENTRY:
            continue
        if field.required:
            described.append((field.name, field.type))
        elif isinstance(field.default, Mapping) or field.default is msgspec.NODEFAULT:
            described.append((field.name, field.type, msgspec.field(default_factory=Fields)))
        else:
            described.append((field.name, field.type, field.default))
    config = kind.__struct_config__
    return msgspec.defstruct(
        kind.__name__, described, kw_only=True, forbid_unknown_fields=True,
        tag=config.tag, tag_field=config.tag_field, namespace={"__doc__": kind.__doc__},
    )  # fmt: skip


def schema_of(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a struct."""
    schema, components = msgspec.json.schema_components(
        [_plainly(kind)], schema_hook=_schema, ref_template="#/$defs/{name}"
    )
    for component in components.values():
        for name in GIVEN_ON_ENTRY:
            component.get("properties", {}).pop(name, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema[0],
        "$defs": components,
    }


def _mapping(raw: object, path: str, example: str) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Unreadable(path, str(raw)[:60], "a table of fields", example)
    return dict(raw)


def _nearest(name: str, names: Collection[str]) -> str:
    """The name that was probably meant."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.4)
    return close[0] if close else next(iter(names), "")


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of the types that are ours."""
    if kind is When:
        return {"type": "string", "description": "A day, a month, a year, a span, a bound or an instant.",
                "examples": ["2024-05-08", "2010-06", "after 2024-01-05"]}  # fmt: skip
    if kind is Content:
        return {"type": "object", "description": "A measure.", "required": ["act"]}
    if hasattr(kind, "read"):
        return {"type": "string", "examples": [EXAMPLES.get(kind.__name__, "")]}
    return {"type": "object"}
