"""The register: a list that can be searched and filtered, and a page for each entry."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

from charterhouse.core.acts import Act, Annul, Attest, Correct
from charterhouse.core.errors import Unreadable
from charterhouse.desk.answers import as_plain, cures
from charterhouse.desk.audit import Audited, Standing
from charterhouse.desk.audit import as_data as audited_as_data
from charterhouse.desk.proceedings import CONVENED, TABLED
from charterhouse.desk.wording import Wording
from charterhouse.storage.tree import proves_inclusion

from ..room import Room
from ..seen import Seen
from ..standings import standings
from ..told import host, linkable, turning
from ..words import Words, act_name, value_name
from .shown import NoSuch, Shown, page_of

ON_A_PAGE = 50
MOST_FOUND = 500
MOST_WRITTEN = 5_000  # rows of a file
FURNITURE = ("on", "by", "sources", "published", "documents", "seq", "hidden")
ORDERS = ("new", "old", "date")
ASKED = {"treaty": ("in_force", "instrument")}  # what a field is asked about
PAGE_OF = {  # a field that names what has a page of its own: the page, and by which act it is made
    **dict.fromkeys(("draft", "submits", "parent"), ("drafts", TABLED)),
    "session": ("sessions", CONVENED),
}


def register(room: Room, seen: Seen) -> Shown:
    """The entries, the newest first, as far as they fit the filter."""
    asked, words, wording = seen.asked, Words(seen.lang), room.wording[seen.lang]
    query, kind, state, standing = (
        asked.get(name, "").strip() for name in ("q", "kind", "state", "standing")
    )
    order = asked.get("order", "new")
    if standing and standing not in {each.value for each in Standing}:
        raise Unreadable(
            "standing", standing, "one of " + ", ".join(each.value for each in Standing)
        )
    if kind and kind not in room.charter.book.kinds:
        raise Unreadable("kind", kind, "a kind of act of this charter")
    if order not in ORDERS:
        raise Unreadable("order", order, "one of " + ", ".join(ORDERS))
    ruled = standings(room, seen)
    wanted = _found(query, room, seen)
    if standing:
        within = {each.seq for each in ruled.all() if each.standing.value == standing}
        wanted = within if wanted is None else wanted & within
    chosen = _chosen(room, seen, wanted, kind, state, order)
    total = len(chosen)
    page, pages = page_of(seen, total, ON_A_PAGE)
    listed = [
        line(ruled.of(seq), wording) for seq in chosen[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    ]
    values = {
        "rows": listed, "total": total, "page": page, "pages": pages, "query": query, "kind": kind, "state": state,
        "standing": standing, "order": order,
        "kinds": sorted(((name, act_name(name, wording)) for name in room.kinds), key=lambda each: each[1]),
        "states": sorted(((code, wording.name(code)) for code in room.named), key=lambda each: each[1]),
        "standings": [each.value for each in Standing],
        "partial": bool(standing) and ruled.ruled <= seen.known,
    }  # fmt: skip

    def table() -> list[tuple[object, ...]]:
        told = (line(ruled.of(seq), wording) for seq in chosen[:MOST_WRITTEN])
        rows = [
            (each["seq"], each["date"], each["kind"], each["by"], "; ".join(each["about_codes"]), each["standing"])
            for each in told
        ]  # fmt: skip
        return [("entry", "on", "act", "by", "about", "standing"), *rows]

    def plain() -> dict[str, Any]:
        head, *rows = table()
        return {"total": total, "entries": [dict(zip(head, row, strict=True)) for row in rows]}

    return Shown("register.jinja", words("register"), values, plain, table)


def _chosen(
    room: Room, seen: Seen, wanted: set[int] | None, kind: str, state: str, order: str
) -> Sequence[int]:
    """The places of the entries that pass; where nothing is filtered, no entry is looked at."""
    chosen: Sequence[int] = range(seen.known, -1, -1)
    if kind:
        chosen = room.of_kind(kind, seen.known)
    if state:
        named = room.naming(state, seen.known)
        chosen = named if not kind else sorted(set(named) & set(chosen), reverse=True)
    if wanted is not None:
        chosen = [seq for seq in chosen if seq in wanted]
    if order == "date":
        return sorted(
            chosen, key=lambda seq: (room.act(seq, seen.known).on.latest, seq), reverse=True
        )
    return chosen[::-1] if order == "old" else chosen


def _found(query: str, room: Room, seen: Seen) -> set[int] | None:
    if not query:
        return None
    hits = room.index.find(query, seen.lang, seen.known, MOST_FOUND)
    return {int(hit.path.partition("/")[2]) for hit in hits if hit.kind == "entry"}


def line(audited: Audited, wording: Wording) -> dict[str, Any]:
    """One entry in a list."""
    act = audited.act
    codes = [
        str(as_plain(getattr(act, name)))
        for name in act.keys
        if name not in act.hidden and getattr(act, name) not in ("", (), None)
    ]
    about = [_said(code, wording) for code in codes if code != act.by]
    measure = getattr(act, "measure", None)
    if measure is not None:
        about.insert(0, wording.name(measure.named))
    text = getattr(act, f"text_{wording.lang}", "") or getattr(act, f"title_{wording.lang}", "")
    if text:
        about = [text if len(text) < 160 else text[:160].rsplit(" ", 1)[0] + "…"]
    return {
        "seq": audited.seq, "on": wording.dated(act.on.text), "date": act.on.text, "kind": act.named,
        "name": act_name(act.named, wording), "by": wording.value(act.by), "about": about, "about_codes": codes,
        "standing": audited.standing.value, "notwithstanding": audited.notwithstanding,
    }  # fmt: skip


def _said(code: str, wording: Wording) -> str:
    named = wording.name(code)
    return code if named == code else named


def entry(room: Room, seen: Seen, written: str) -> Shown:
    """One entry with its act, how it stands and why, where it was published, and the proof that it is here."""
    if not (written.isascii() and written.isdecimal() and len(written) < 12):
        raise NoSuch(written)
    seq = int(written)
    if seq > seen.known:
        raise NoSuch(written)
    register, words, wording = room.register, Words(seen.lang), room.wording[seen.lang]
    entered = register.entries[seq]
    audited = standings(room, seen).of(seq)
    act = audited.act
    told = audited_as_data(audited, register)
    grounds = []
    if audited.answer is not None:
        closed = register.private and bool(
            act.hidden
        )  # its own private part is a fact of its ruling
        cured = {
            ground.rule: wording.said_of(cure, ground, private=closed or ground.private)
            for ground, cure in cures(audited.answer, register.charter.book)
        }
        for ground in audited.answer.grounds:
            grounds.append(
                {
                    "paragraph": ground.paragraph
                    if room.charter.statement(ground.paragraph)
                    else "",
                    "article": ground.paragraph.partition(".")[0],
                    "text": wording.ground(ground, private=closed or ground.private),
                    "finding": ground.truth.value,
                    "entries": [n for n in ground.entries if n >= 0],
                    "sources": [],
                    "more_sources": [],
                    "cure": cured.get(ground.rule, ""),
                }
            )
    proof = _proof(room, seq)
    values = {
        "seq": seq,
        "act": act,
        "name": act_name(act.named, wording),
        "on": wording.dated(act.on.text),
        "by": wording.value(act.by),
        "fields": _fields(act, room, seen),
        "hidden": [wording.field(name) for name in act.hidden],
        "closed": entered.private is not None,
        "commitment": entered.private,
        "author": wording.value(entered.author),
        "recorded": entered.recorded,
        "credential": entered.credential,
        "id": entered.id,
        "readings": dict(entered.readings),
        "notwithstanding": entered.notwithstanding,
        "standing": audited.standing.value,
        "grounds": grounds,
        "turns": list(told["turns_on"]),
        "gaps": turning(audited.answer) if audited.answer is not None else (),
        "missing": [each[seen.lang] for each in told["missing"]],
        "sources": [
            {
                "address": each.address if linkable(each.address) else "",
                "host": host(each.address),
                "confidence": each.confidence,
            }
            for each in act.sources
        ],
        "published": wording.value(act.published) if act.published else "",
        "corrections": _corrections(room, seen, seq),
        "proof": proof,
        "previous": seq - 1 if seq else None,
        "following": seq + 1 if seq < seen.known else None,
    }
    plain = {
        **told,
        "grounds": [
            {"paragraph": each["paragraph"], "finding": each["finding"], "text": each["text"]}
            for each in grounds
        ],
        "id": entered.id,
        "recorded": entered.recorded,
        "author": entered.author,
        "fields": _open_fields(act, room),
        "proof": {key: proof[key] for key in ("leaf", "root", "size", "path", "sound")},
    }
    title = words("entry_title", seq=seq)
    return Shown("entry.jinja", f"{title}: {values['name']}", values, plain)


def _fields(act: Act, room: Room, seen: Seen) -> list[dict[str, Any]]:
    """What the act says, field by field; what stands in its private part is named and stays closed."""
    wording = room.wording[seen.lang]
    rows = []
    for name in act.__struct_fields__:
        value = getattr(act, name)
        if name in FURNITURE or value in (None, "", ()) or name in act.hidden:
            continue
        if name.endswith("_en" if seen.lang == "ru" else "_ru"):
            continue
        rows.append(row_of(name, value, room, wording, seen))
        if name == "question" and isinstance(act, Attest):
            question = room.question(act.question, **act.arguments)
            rows[-1]["text"] = wording.question(question) if question else rows[-1]["text"]
        if name == "measure":
            rows += inside(value, room, wording, seen)
    return rows


def inside(content: Any, room: Room, wording: Wording, seen: Seen) -> list[dict[str, Any]]:
    """What a measure says, field by field."""
    return [
        row_of(name, value, room, wording, seen)
        for name in content.__struct_fields__
        if (value := getattr(content, name)) not in (None, "", (), {})
        and not name.endswith("_en" if seen.lang == "ru" else "_ru")
    ]


def row_of(name: str, value: object, room: Room, wording: Wording, seen: Seen) -> dict[str, Any]:
    """A field of an act or a measure: what it is called, what it holds, where that leads."""
    words = Words(seen.lang)
    label = words.named("field", name)
    if label == name:
        label = wording.field(name.removesuffix(f"_{seen.lang}")).replace("_", " ")
    link = ""
    if isinstance(value, str) and value in room.charter.states:
        link = seen.url(f"members/{value}")
    elif isinstance(value, str) and name in ASKED and ASKED[name][0] in room.charter.book.questions:
        link = seen.url(f"ask/{ASKED[name][0]}", **{ASKED[name][1]: value})
    elif (
        isinstance(value, str) and name in PAGE_OF and value in named(PAGE_OF[name][1], room, seen)
    ):
        link = seen.url(f"{PAGE_OF[name][0]}/{value}")
    plain = as_plain(value)
    said = value_name(value, wording) if isinstance(value, str) else wording.value(value)
    if isinstance(value, str) and said == value:
        said = wording.value(value)
    if isinstance(plain, dict) and not hasattr(value, "named") and name != "measure":
        said = "; ".join(f"{key}: {wording.value(each)}" for key, each in plain.items())
    return {
        "label": label, "text": said, "link": link,
        "entry": value if name in ("entry", "credential") and isinstance(value, int) else None,
    }  # fmt: skip


def named(kind: str, room: Room, seen: Seen) -> frozenset[str]:
    """What acts of one kind name, on record by then: every draft, or every session."""

    def collect() -> frozenset[str]:
        acts = room.standing(seen).acts(kind)
        return frozenset(getattr(act, act.keys[0]) for act in acts)

    return room.kept((kind, seen.on, seen.known), collect)


def _open_fields(act: Act, room: Room) -> dict[str, Any]:
    fields = room.register.codec.plain(act)
    return {name: value for name, value in fields.items() if name not in act.hidden}


def _corrections(room: Room, seen: Seen, seq: int) -> list[dict[str, Any]]:
    wording = room.wording[seen.lang]
    return [
        {
            "seq": act.seq,
            "name": act_name(act.named, wording),
            "on": wording.dated(act.on.text),
            "reason": act.reason,
        }
        for correction in room.register.record.replaced.get(seq, ())
        if correction <= seen.known
        and isinstance(act := room.register.record.acts[correction], Correct | Annul)
    ]


def _proof(room: Room, seq: int) -> dict[str, Any]:
    """That the very bytes of the entry stand in the tree, so that anyone can compute it again."""
    stored, head = room.stored(seq), room.store.head()
    leaf = sha256(b"\x00" + stored.body).digest()
    path = room.store.inclusion(seq, head.size)
    ruling = msgspec.json.decode(stored.ruling) if stored.ruling else None
    return {
        "leaf": leaf.hex(), "root": head.root.hex(), "size": head.size, "path": [each.hex() for each in path],
        "sound": proves_inclusion(leaf, seq, head.size, path, head.root),
        "body": stored.body.decode("utf-8", "replace"), "ruling": ruling,
    }  # fmt: skip
