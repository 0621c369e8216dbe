"""Answers as the pages show them: in short for a cell, and whole with grounds and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from charterhouse.commons.money import Money
from charterhouse.core.acts import May, Question
from charterhouse.core.answers import Answer, Missing, Verdict
from charterhouse.core.rules import paragraph_order
from charterhouse.desk.answers import WITHHELD, as_data, holds
from charterhouse.desk.register import Asked
from charterhouse.desk.rows import listing
from charterhouse.desk.withholding import OpenPart, all_grounds
from charterhouse.desk.wording import LANGUAGES, Wording

from .room import Room
from .seen import Seen
from .words import Words

SOURCES_SHOWN = 3
MOST_DEEPER = 60  # grounds of what was asked in turn
OFFICE_HELD = ("person", "state")


class Brief(NamedTuple):
    """An answer in a cell: its verdict, its words, and where its grounds stand."""

    verdict: str
    taken: str
    text: str  # the value, or what the readings in use say; empty for a plain yes or no
    url: str
    turns: tuple[str, ...]
    missing: tuple[str, ...]
    until: str
    lacks: tuple[str, ...] = ()  # what is missing, without of whom: for a table that says so


def brief(asked: Asked | None, room: Room, seen: Seen) -> Brief | None:
    """An answer in short."""
    if asked is None:
        return None
    answer, wording = asked.answer, room.wording[seen.lang]
    text = ""
    if answer.taken is Verdict.VALUE:
        value = room.part(asked).value
        text = wording.general("withheld") if value is None else short(value, wording)
    until = holds(room.part(asked), room.register.seat)["until"]
    return Brief(
        answer.verdict.value, answer.taken.value, text, address(asked, room, seen), turning(answer),
        tuple(wording.missing(each) for each in answer.missing),
        wording.bound(until) if until else "",
        tuple(dict.fromkeys(wording.missing(each._replace(of=())) for each in answer.missing)),
    )  # fmt: skip


def as_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a table as plain data."""
    return {name: each._asdict() if isinstance(each, Brief) else each for name, each in row.items()}


def withheld(asked: Asked, room: Room) -> bool:
    """Whether its value is closed to a reader of the portal."""
    return asked.answer.value is not None and room.part(asked).value is None


def open_value(asked: Asked | None, room: Room) -> Any:
    """The value of an answer, as far as it is open to a reader of the portal."""
    return None if asked is None else room.part(asked).value


def short(value: object, wording: Wording) -> str:
    """A value in a few words: who holds it, what status it is, how much."""
    held = [getattr(value, name, None) for name in OFFICE_HELD]
    if any(held):
        return ", ".join(wording.value(each) for each in held if each)
    status = getattr(value, "status", None)
    if status:
        return wording.value(status)
    if isinstance(value, Money):
        return wording.money(value)
    return wording.value(value)


def turning(answer: Answer[Any]) -> tuple[str, ...]:
    """The readings that turn it, each once."""
    return tuple(dict.fromkeys(label.partition("=")[0] for label in answer.turns_on))


def address(asked: Asked, room: Room, seen: Seen, **more: object) -> str:
    """Where the grounds of an answer stand."""
    fields = flat(asked.question, room)
    return seen.url(f"ask/{asked.question.named}", **(fields or {"ask": "1"}), **more)


def flat(question: Question[Any], room: Room) -> dict[str, str]:
    """The arguments of a question as an address writes them."""
    found: dict[str, str] = {}

    def write(prefix: str, fields: Mapping[str, Any]) -> None:
        for name, value in fields.items():
            if isinstance(value, Mapping) and "act" in value:
                write(f"{prefix}{name}.", value)
            elif isinstance(value, list) and all(isinstance(each, str) for each in value):
                found[prefix + name] = ",".join(value)
            elif value is True or value is False:
                found[prefix + name] = "true" if value else "false"
            elif not isinstance(value, Mapping | list):
                found[prefix + name] = str(value)

    write("", room.register.arguments(question))
    return found


# The whole answer --------------------------------------------------------------------------------


def whole(asked: Asked, room: Room, seen: Seen, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Everything about an answer, in the order in which it is read."""
    data, answer = as_data(asked, room.register), asked.answer
    wording, words = room.wording[seen.lang], Words(seen.lang)
    part = room.part(asked)
    grounds = [_ground(each, room, seen) for each in data["grounds"]]
    rows, value = listing(part.value, answer, wording), ""
    if rows is not None:
        value = words("rows", n=len(rows.lines))
    elif answer.taken is Verdict.VALUE:
        value = wording.general("withheld") if part.value is None else wording.value(part.value)
    return {
        "data": data,
        "title": wording.question(getattr(asked.question, "act", asked.question)),
        "of_act": isinstance(asked.question, May),
        "verdict": answer.verdict.value,
        "taken": answer.taken.value,
        "value": value,
        "pairs": _pairs(part.value, wording),
        "rows": rows,
        "sentence": _sentence(asked, grounds, value, wording, words),
        "turns": _turns(asked, part, room, seen, chosen),
        "steady": sorted(
            {each["reading"].partition("=")[0] for each in data["otherwise"]} - set(turning(answer))
        ),
        "grounds": grounds,
        "remedies": [
            each[seen.lang] + (f" ({each['reading']})" if each["reading"] else "")
            for each in data["remedy"]
        ],
        "settles": list(turning(answer)),
        "deeper": _deeper(answer, room, seen),
        "missing": _missing(answer.missing, wording),
        "assumed": [figure(name, room, wording) for name in data["assumed"]],
        "since": wording.bound(data["holds"]["since"]) if data["holds"]["since"] else "",
        "until": wording.bound(data["holds"]["until"]) if data["holds"]["until"] else "",
        "until_written": (data["holds"]["until"] or "").replace(WITHHELD, ""),
        "reaches": wording.dated(data["record_reaches"]) if data["record_reaches"] else "",
        "chosen": dict(chosen),
        "paragraphs": list(
            dict.fromkeys(each["paragraph"] for each in grounds if each["paragraph"])
        ),
    }


def _missing(missing: Sequence[Missing], wording: Wording) -> list[str]:
    """What is missing, the same of several States in one line."""
    lines: dict[Missing, list[str]] = {}
    for each in missing:
        rest = tuple(pair for pair in each.of if pair[0] != "state")
        states = [wording.value(value) for name, value in each.of if name == "state"]
        lines.setdefault(each._replace(of=rest), []).extend(states)
    return [
        f"{wording.missing(what)}: {', '.join(states)}" if states else wording.missing(what)
        for what, states in lines.items()
    ]


def _ground(data: Mapping[str, Any], room: Room, seen: Seen) -> dict[str, Any]:
    rule = room.charter.book.rules.get(data["rule"])
    sources = list({each["address"]: each for each in data["sources"]}.values())
    said = [
        {
            "address": each["address"] if linkable(each["address"]) else "",
            "host": host(each["address"]),
            "confidence": each["confidence"],
            "entry": each["entry"],
        }
        for each in sources
    ]
    paragraph = str(data["paragraph"] or "")
    return {
        "paragraph": paragraph if room.charter.statement(paragraph) else "",
        "article": paragraph.partition(".")[0],
        "name": data["rule"],
        "text": data[seen.lang],
        "finding": data["finding"],
        "entries": data["entries"],
        "sources": said[:SOURCES_SHOWN],
        "more_sources": said[SOURCES_SHOWN:],
        "evidence": rule.evidence if rule else "",
        "kind": rule.kind if rule else "",
        "cure": "",
    }


def linkable(address: str) -> bool:
    """Whether an address may be made a link: a page, and nothing that a browser would run."""
    return address.startswith(("https://", "http://"))


def host(address: str) -> str:
    """What a source is called in few letters."""
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


def _pairs(value: object, wording: Wording) -> list[tuple[str, str]]:
    """A value of several parts, part by part."""
    fields = getattr(value, "__struct_fields__", ())
    if isinstance(value, Money):
        return []
    parts = [(name, getattr(value, name)) for name in fields]
    return [
        (wording.field(name), wording.value(each))
        for name, each in parts
        if each is not None and each not in ("", ())
    ]


def _sentence(
    asked: Asked, grounds: list[dict[str, Any]], value: str, wording: Wording, words: Words
) -> str:
    """The answer in one sentence: what decided it."""
    answer = asked.answer
    taken = value or wording.verdict(answer.taken)
    if answer.verdict is Verdict.DEPENDS:
        labels = ", ".join(turning(answer))
        return words("sentence_depends", taken=taken, readings=labels)
    if answer.verdict is Verdict.UNDETERMINED:
        missing = answer.missing[:1]
        if missing:
            return words("sentence_undetermined", missing=wording.missing(missing[0]))
        return words("sentence_open")
    wanted = "breached" if answer.verdict in (Verdict.NO, Verdict.REFUSED) else "met"
    decided = next((each for each in grounds if each["finding"] == wanted), None)
    if decided is None or not decided["text"]:
        return words("sentence_plain")
    if not decided["paragraph"]:
        return words(f"sentence_{wanted}_bare", ground=decided["text"])
    return words(f"sentence_{wanted}", paragraph=decided["paragraph"], ground=decided["text"])


def _turns(
    asked: Asked, part: OpenPart, room: Room, seen: Seen, chosen: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Each reading that turns it: what is taken here, what another value would answer."""
    wording, answer = room.wording[seen.lang], asked.answer
    rows: dict[str, dict[str, Any]] = {}
    for label, outcome in sorted(part.turns_on.items()):
        gap, _, value = label.partition("=")
        known = room.charter.gaps.get(gap)
        row = rows.setdefault(
            gap,
            {
                "gap": gap,
                "title": getattr(known.title, seen.lang) if known else gap,
                "taken": answer.readings.get(gap, ""),
                "taken_text": wording.reading(f"{gap}={answer.readings.get(gap, '')}"),
                "others": [],
            },
        )
        closed = outcome.value is None
        said = wording.general("withheld") if closed else short(outcome.value, wording)
        row["others"].append(
            {
                "value": value,
                "text": wording.reading(label),
                "verdict": outcome.verdict.value,
                "says": said if outcome.verdict is Verdict.VALUE else "",
                "readings": ",".join([*(f"{g}={v}" for g, v in chosen.items() if g != gap), label]),
            }
        )
    return list(rows.values())


def _deeper(answer: Answer[Any], room: Room, seen: Seen) -> list[dict[str, Any]]:
    """The grounds of what was asked in turn, at any depth, by paragraph; none where some may be closed."""
    if room.register.private:
        return []
    wording, own = room.wording[seen.lang], {id(ground) for ground in answer.grounds}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for ground in all_grounds(answer):
        if (
            id(ground) in own
            or not ground.paragraph
            or room.charter.statement(ground.paragraph) is None
        ):
            continue
        text = wording.ground(ground)
        found.setdefault(
            (ground.paragraph, text),
            {"paragraph": ground.paragraph, "article": ground.paragraph.partition(".")[0], "text": text,
             "finding": ground.truth.value, "entries": ground.entries, "sources": [], "more_sources": [], "cure": ""},
        )  # fmt: skip
        if len(found) > MOST_DEEPER:
            break
    return sorted(found.values(), key=lambda each: paragraph_order(each["paragraph"]))


def figure(name: str, room: Room, wording: Wording) -> str:
    """A figure that stands in by default, with its value."""
    return wording.figure(name)


def both(text: Any) -> dict[str, str]:
    """Something said in both languages, as plain data."""
    return {lang: str(getattr(text, lang)) for lang in LANGUAGES}
