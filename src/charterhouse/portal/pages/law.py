"""The charter: its contents, an article as of any date, the readings, the worked cases."""

from __future__ import annotations

from typing import Any

from charterhouse.core.errors import Unknown
from charterhouse.desk.annotated import Force, annotate
from charterhouse.desk.answers import as_plain
from charterhouse.desk.audit import paragraphs as decided_by
from charterhouse.desk.casebook import Case
from charterhouse.desk.standing import OF_A_MEMBER
from charterhouse.desk.wording import Wording

from ..pictures import entered, versions
from ..room import Room
from ..seen import Seen
from ..standings import standings
from ..told import address, brief
from ..words import Words, act_name
from .entries import line
from .shown import Elsewhere, NoSuch, Shown
from .today import candidates, view

MOST_CITING = 30
GIVEN_SHOWN = 40


def contents(room: Room, seen: Seen) -> Shown:
    """The chapters with their articles, and what is in force."""
    words, wording = Words(seen.lang), room.wording[seen.lang]
    editions, unsure = room.force(seen)
    chapters = [
        {
            "number": chapter.number,
            "title": getattr(chapter.title, seen.lang),
            "articles": [_listed(article, editions, seen) for article in chapter.articles],
        }
        for chapter in room.charter.chapters()
    ]
    values = {
        "chapters": chapters,
        "preamble": room.charter.preamble is not None,
        "editions": [(wording.name(each), entered(each, room, seen)) for each in editions],
        "unsure": [wording.name(each) for each in unsure],
    }
    plain = {
        "on": seen.day.isoformat(),
        "in_force": editions,
        "undetermined": unsure,
        "chapters": chapters,
    }
    return Shown("charter.jinja", words("charter"), values, plain)


def _listed(article: Any, editions: list[str], seen: Seen) -> dict[str, Any]:
    standing = [each for each in article.statements if each.under(editions) is not None]
    return {
        "number": article.number, "title": getattr(article.title, seen.lang),
        "paragraphs": len(article.statements), "there": bool(standing) or not article.statements,
    }  # fmt: skip


def article(room: Room, seen: Seen, number: str) -> Shown | Elsewhere:
    """One article, paragraph by paragraph, with everything that hangs on it."""
    found = next((each for each in room.charter.articles() if each.number == number), None)
    if found is None:
        if room.charter.statement(number) is not None:
            return Elsewhere(seen.url(f"charter/{number.partition('.')[0]}") + f"#p{number}")
        raise NoSuch(number)
    words = Words(seen.lang)
    editions, unsure = room.force(seen)
    force = Force(seen.day.isoformat(), editions, unsure)
    texts = room.kept(("imported", seen.known), lambda: room.imported(seen))
    try:
        paragraphs = [each.data for each in annotate(number, room.charter, force, None, texts)]
    except Unknown:
        raise NoSuch(number) from None
    numbers = {each["paragraph"] for each in paragraphs}
    order = [each.number for each in room.charter.articles()]
    place = order.index(number)
    cases = [_case_line(each, seen) for each in room.cited_by(numbers)]
    citing = room.kept(("citing", number, *view(seen)), lambda: _citing(room, seen, numbers))
    values = {
        "number": number, "heading": getattr(found.title, seen.lang), "paragraphs": paragraphs,
        "editions": editions, "unsure": [room.wording[seen.lang].name(each) for each in unsure],
        "imported": sorted(texts), "cases": cases, "citing": citing[:MOST_CITING], "citing_total": len(citing),
        "picture": versions(paragraphs, room, seen),
        "previous": order[place - 1] if place else None,
        "following": order[place + 1] if place + 1 < len(order) else None,
        "readings": list({r["number"]: r for p in paragraphs for r in p["readings"]}.values()),
        "taken": room.register.readings(seen.profile),
    }  # fmt: skip
    plain = {
        "on": seen.day.isoformat(),
        "in_force": editions,
        "undetermined": unsure,
        "paragraphs": paragraphs,
        "cases": cases,
    }
    title = words("preamble") if number == "P" else words("article_title", number=number)
    return Shown("article.jinja", f"{title}. {values['heading']}", values, plain)


def _case_line(case: Case, seen: Seen) -> dict[str, Any]:
    return {
        "id": case.id, "title": str(case.raw.get(seen.lang, case.id)), "expect": as_plain(case.raw.get("expect", "")),
        "cites": [str(each) for each in case.raw.get("cites", ())],
    }  # fmt: skip


def _citing(room: Room, seen: Seen, numbers: set[str]) -> list[dict[str, Any]]:
    """The entries whose ruling was decided by one of these paragraphs, the newest first."""
    wording = room.wording[seen.lang]
    found = []
    for each in standings(room, seen).all():
        if each.answer is not None and numbers & set(decided_by(each.answer)):
            found.append(line(each, wording))
    return found[::-1]


# Readings ----------------------------------------------------------------------------------------


def readings(room: Room, seen: Seen) -> Shown:
    """Every question that the charter leaves open."""
    words = Words(seen.lang)
    taken = room.register.readings(seen.profile)
    rows = [
        {
            "number": gap.number, "title": getattr(gap.title, seen.lang), "paragraphs": list(gap.paragraphs),
            "taken": taken[gap.number], "taken_text": getattr(gap.values[taken[gap.number]], seen.lang),
            "values": len(gap.values), "profiles": {name: gap.profiles.get(name, "") for name in room.charter.profiles},
        }
        for gap in room.charter.gaps.values()
    ]  # fmt: skip
    table: list[tuple[object, ...]] = [("number", "question", "paragraphs", *room.charter.profiles)]
    table += [
        (row["number"], row["title"], " ".join(row["paragraphs"]), *row["profiles"].values())
        for row in rows
    ]
    return Shown("readings.jinja", words("readings"), {"rows": rows}, {"readings": rows}, table)


def reading(room: Room, seen: Seen, number: str) -> Shown:
    """One gap: its question, its values, what supports which, and what rests on it."""
    gap = room.charter.gaps.get(number)
    if gap is None:
        raise NoSuch(number)
    words, wording = Words(seen.lang), room.wording[seen.lang]
    taken = room.register.readings(seen.profile)[number]
    entries = room.kept(("resting", number, *view(seen)), lambda: _resting(room, seen, number))
    values = {
        "number": number, "question": getattr(gap.title, seen.lang), "paragraphs": list(gap.paragraphs), "taken": taken,
        "values": [
            {
                "value": value, "text": getattr(text, seen.lang),
                "profiles": [name for name in room.charter.profiles if gap.profiles.get(name) == value],
                "by_default": [name for name in gap.by_default if gap.profiles.get(name) == value],
            }
            for value, text in gap.values.items()
        ],
        "support": getattr(gap.support, seen.lang), "answers": _answers(room, seen, number),
        "entries": entries[:MOST_CITING], "entries_total": len(entries),
        "cases": [_case_line(each, seen) for each in room.cases if _case_turns(each, number)],
    }  # fmt: skip
    plain = {
        "number": number, "question": {"en": gap.title.en, "ru": gap.title.ru}, "paragraphs": list(gap.paragraphs),
        "values": {value: {"en": text.en, "ru": text.ru} for value, text in gap.values.items()},
        "profiles": dict(gap.profiles), "support": {"en": gap.support.en, "ru": gap.support.ru},
        "entries": [each["seq"] for each in entries],
    }  # fmt: skip
    assert wording
    return Shown("reading.jinja", f"{number}. {words('reading')}", values, plain)


def _case_turns(case: Case, number: str) -> bool:
    labels = [str(each).partition("=")[0] for each in case.raw.get("turns_on", ())]
    return number in labels or number in case.raw.get("readings", {})


def _resting(room: Room, seen: Seen, number: str) -> list[dict[str, Any]]:
    """The entries whose standing another value would turn."""
    found = []
    for each in standings(room, seen).all():
        if each.answer is not None and any(
            label.partition("=")[0] == number for label in each.answer.turns_on
        ):
            found.append(line(each, room.wording[seen.lang]))
    return found[::-1]


def _answers(room: Room, seen: Seen, number: str) -> list[dict[str, Any]]:
    """The answers of this day on each Member, and on the offices, that consulted it."""
    wording = room.wording[seen.lang]
    found = []
    asked = [
        room.answer(name, seen, state=state)
        for name in OF_A_MEMBER
        for state in candidates(room, seen)
    ]
    asked += [
        room.answer("may_vote", seen, state=state, organ="council")
        for state in candidates(room, seen)
    ]
    asked += [
        room.answer("holder", seen, office=each)
        for each in ("secretary_general", "chief_of_joint_staff")
    ]
    asked.append(room.answer("chair", seen, organ="council"))
    for each in asked:
        if each is not None and number in each.answer.readings:
            turns = any(label.partition("=")[0] == number for label in each.answer.turns_on)
            found.append(
                {
                    "question": wording.question(each.question), "url": address(each, room, seen),
                    "brief": brief(each, room, seen), "turns": turns,
                }
            )  # fmt: skip
    return sorted(found, key=lambda row: not row["turns"])


# Cases -------------------------------------------------------------------------------------------


def case(room: Room, seen: Seen, name: str) -> Shown:
    """One worked case: what is given, what is asked, what is expected."""
    found = next((each for each in room.cases if each.id == name), None)
    if found is None:
        raise NoSuch(name)
    wording, raw = room.wording[seen.lang], found.raw
    asked = raw.get("asked") or raw.get("offered") or {}
    expect = as_plain(raw.get("expect", ""))
    values = {
        "case": found.id, "given": [_given(each, wording) for each in raw.get("given", ())[:GIVEN_SHOWN]],
        "more": max(0, len(raw.get("given", ())) - GIVEN_SHOWN),
        "offered": "offered" in raw, "asked": {**_given(asked, wording), **_asked(asked, room, wording)},
        "expect": expect if isinstance(expect, str) else "",
        "expect_value": "" if isinstance(expect, str) else wording.value(expect),
        "profile": raw.get("profile", "text"), "readings": dict(raw.get("readings", {})),
        "cites": [str(each) for each in raw.get("cites", ())], "turns": [str(each) for each in raw.get("turns_on", ())],
        "note": str(raw.get("note", "")),
    }  # fmt: skip
    return Shown("case.jinja", str(raw.get(seen.lang, found.id)), values, as_plain(dict(raw)))


def _asked(fields: Any, room: Room, wording: Wording) -> dict[str, str]:
    """The question of a case in its own words, where it can be read."""
    given = {name: value for name, value in dict(fields).items() if name != "on"}
    question = room.question(str(given.pop("question", "")), **given)
    return {} if question is None else {"name": wording.question(question)}


def _given(fields: Any, wording: Wording) -> dict[str, Any]:
    fields = dict(fields)
    name = str(fields.pop("act", "") or fields.pop("question", ""))
    on = str(fields.pop("on", ""))
    by = fields.pop("by", "")
    rest = [
        (wording.field(str(key)).replace("_", " "), wording.value(as_plain(value)))
        for key, value in fields.items()
    ]
    return {
        "name": act_name(name, wording),
        "on": wording.dated(on),
        "by": wording.value(by) if by else "",
        "fields": rest,
    }
