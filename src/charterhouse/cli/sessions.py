"""`sessions`: when the organs met, who was there, what was before them, what each State said, what was announced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from charterhouse.core.errors import Unknown
from charterhouse.desk.minutes import OF_FORMAT, WHOM, session_in_full, stand_in_words
from charterhouse.desk.proceedings import (
    DEPARTED,
    JOINED,
    POSITION,
    PRESENT,
    STATED,
    Proceedings,
    session_as_data,
)
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import Wording, wording_of

from .answered import verdict_of
from .door import DATABASE, AsJson, Database, Door, Known, Language, On, Profile, door, shown
from .opened import opened
from .proceedings import Organ, Ref, must_be_an_organ, outcome_of, where_of

TOLD_ABOVE = (PRESENT, DEPARTED, POSITION, JOINED, STATED, *OF_FORMAT)  # in tables of their own


def sessions(
    ref: Ref = "",
    organ: Organ = "",
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Meet."""
    here = door(as_json, lang)
    with opened(db, on, known, profile) as of:
        must_be_an_organ(organ, of.register.charter)
        if ref:
            return _session(ref, of, here)
        found = [
            session_as_data(each)
            for each in reversed(Proceedings(of).sessions)
            if organ in ("", each.call.organ)
        ]
        if here.json:
            here.data({"on": str(of.register.seat.day(of.on)), "sessions": found})
        else:
            tell_sessions(found, wording_of(of.register, here.lang), here)
    return 0


def tell_sessions(found: Sequence[Mapping[str, Any]], wording: Wording, here: Door) -> None:
    """Each session with its chair, and under it what was decided."""
    if not found:
        here.print(here.say("No session is on record.", "Сессий в реестре нет."))
    for each in found:
        here.print(Text(shown(called(each, wording)), style="bold"))
        told_of = [
            here.say("name", "обозначение") + f": {each['session']}",
            *(wording.name(each[name]) for name in ("kind", "format", "state") if each[name]),
            here.say("chair", "председательство") + f": {chair_of(each['chair'], wording, here)}",
        ]
        if each["quorum"] and each["state"] != "convened":
            quorum = verdict_of(each["quorum"], here)
            told_of.append(here.say("quorum", "кворум") + f": {quorum}")
        if each["present"]:
            present = ", ".join(wording.name(state) for state in each["present"])
            told_of.append(here.say("present", "присутствуют") + f": {present}")
        here.print("  " + "; ".join(told_of))
        for draft in each["drafts"]:
            here.print(f"    {draft[here.lang]}: {outcome_of(draft, wording, here)}")


def _session(ref: str, of: Standing, here: Door) -> int:
    session = Proceedings(of).session(ref)
    if session is None:
        raise Unknown(
            f"There is no session `{ref}`. `charterhouse sessions` lists them.",
            f"Сессии `{ref}` нет. Их перечень: `charterhouse sessions`.",
        )
    data = session_in_full(session)
    if here.json:
        here.data(data)
    else:
        tell_session(data, wording_of(of.register, here.lang), here)
    return 0


def tell_session(data: Mapping[str, Any], wording: Wording, here: Door) -> None:
    """A session for people: its agenda, who was there, each draft with the positions, what else was done."""
    tell_sessions([{**data, "present": (), "drafts": ()}], wording, here)
    if data["agenda"]:
        on = wording.dated(data["agenda_on"])
        _head(here.say("Agenda, adopted", "Повестка дня, утверждена") if data["agenda_adopted"]
              else here.say("Agenda, provisional", "Повестка дня, предварительная"), here, on)  # fmt: skip
        for number, point in enumerate(data["agenda"], 1):
            here.print(f"  {number}. {point[here.lang]}")
    if data["presence"]:
        _head(here.say("Present", "Присутствовали"), here)
        here.table(
            (
                here.say("State", "государство"), here.say("came", "прибытие"), here.say("left", "отбытие"),
                here.say("represented by", "представители"), "№",
            ),
            [
                (
                    wording.name(stay["state"]), _time(stay["since"], data, wording),
                    _time(stay["until"], data, wording) if stay["until"] else "",
                    ", ".join(map(wording.value, stay["persons"])), str(stay["entry"]),
                )
                for stay in sorted(data["presence"], key=lambda stay: wording.name(stay["state"]))
            ],
        )  # fmt: skip
    for draft in data["drafts"]:
        _tell_draft(draft, data, wording, here)
    _head(here.say("What else was done", "Прочие действия"), here)
    here.table(
        (here.say("date", "дата"), here.say("act", "акт"), here.say("whose", "чей"), "", "№"),
        list(_steps(data, wording)),
    )


def _tell_draft(
    draft: Mapping[str, Any], data: Mapping[str, Any], wording: Wording, here: Door
) -> None:
    """A draft of a session: how it was put, what was announced and when, what each State said."""
    _head(draft[here.lang], here)
    way = (
        wording.name(draft["way"])
        if draft["way"]
        else here.say("not put", "на решение не поставлен")
    )
    put = (
        here.say("put", "поставлен") + f": {_time(draft['put'], data, wording)}"
        if draft["put"]
        else ""
    )
    name = here.say("name", "обозначение") + f": {draft['draft']}"
    here.print("  " + "; ".join(each for each in (name, way, put) if each))
    for each in draft["announcements"]:
        said = (
            here.say("corrected", "исправлено")
            if each["corrected"]
            else here.say("announced", "объявлено")
        )
        told = (wording.name(each["outcome"]) if each["outcome"] else wording.general("withheld"),
                here.say("No. ", "№ ") + each["number"] if each["number"] else "", _time(each["on"], data, wording),
                each["reason"] or "")  # fmt: skip
        here.print(f"  {said}: " + ", ".join(one for one in told if one))
    if not draft["announcements"]:
        here.print(
            "  " + (wording.name("withdrawn") if draft["state"] == "withdrawn"
                    else here.say("nothing announced", "итог не объявлен"))
        )  # fmt: skip
    if draft["adopted"]:
        here.print(
            here.say("  by the rules adopted: ", "  по нормам принято: ")
            + verdict_of(draft["adopted"], here)
        )
    if not draft["positions"] and not draft["of_format"]:
        here.print(here.say("  No position is on record.", "  Позиции в реестре не отмечены."))
        return
    said_of_both = [*draft["positions"], *draft["of_format"]]
    words = sorted(said_of_both, key=lambda each: wording.name(each["state"] or ""))
    here.table(
        (
            here.say("State", "государство"), here.say("position", "позиция"),
            here.say("stated", "заявлена"), here.say("remarks", "примечания"), "№",
        ),
        [
            (
                wording.name(each["state"]) if each["state"] else wording.general("withheld"),
                _position(each, draft["way"], wording, here),
                _time(each["on"], data, wording),
                "; ".join(
                    f"{wording.field(name)}: {each[name]}"
                    for name in ("explanation", "reservation", "dissociation")
                    if each.get(name)
                ),
                str(each["entry"]),
            )
            for each in words
        ],
    )  # fmt: skip


def _position(word: Mapping[str, Any], way: str | None, wording: Wording, here: Door) -> str:
    """What a State said; that it said otherwise later."""
    if "objects" in word:
        said = (
            here.say("objects to the format", "против формата")
            if word["objects"]
            else here.say("accepts the format", "согласно на формат")
        )
    else:
        said = stand_in_words(word["position"], way, wording)
    return said + (here.say(" (replaced)", " (изменена)") if word["replaced"] else "")


def _steps(data: Mapping[str, Any], wording: Wording) -> Iterator[tuple[str, ...]]:
    """What else was done; the same done at once to several in one row."""
    done = [act for act in data["acts"] if act["act"] not in TOLD_ABOVE]
    for (on, act, by), those in groupby(done, lambda act: (act["on"], act["act"], act["by"])):
        several = list(those)
        whom = (
            wording.name(each[name])
            for each in several
            for name in WHOM
            if each[name] and (name != "state" or each[name] != by)
        )
        entries = _spans([each["entry"] for each in several])
        yield (
            _time(on, data, wording),
            wording.name(act),
            wording.value(by),
            ", ".join(dict.fromkeys(whom)),
            entries,
        )


def _spans(numbers: Sequence[int]) -> str:
    """Numbers of entries, those in a row as a span."""
    spans: list[list[int]] = []
    for each in numbers:
        if spans and each == spans[-1][-1] + 1:
            spans[-1].append(each)
        else:
            spans.append([each])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


def _time(text: str, data: Mapping[str, Any], wording: Wording) -> str:
    """When it was: on the day of the session by the clock alone."""
    day, _, clock = wording.dated(text).rpartition(", ")
    same = day and day == wording.dated(data["opens"]).rpartition(", ")[0]
    return clock.partition(" ")[0] if same else wording.dated(text)


def _head(title: str, here: Door, when: str = "") -> None:
    """A heading within a session, after an empty line."""
    here.print("", Text(shown(title + (f", {when}" if when else "")), style="bold"))


def called(session: Mapping[str, Any], wording: Wording) -> str:
    """A session as people call it: when, which organ, where."""
    parts = [wording.dated(session["opens"]), where_of(session, wording)]
    return ", ".join(part for part in parts if part) + f": {wording.name(session['organ'])}"


def chair_of(brief: Mapping[str, Any] | None, wording: Wording, here: Door) -> str:
    """The State in the chair, and what that turns on; else why it cannot be named."""
    state = ((brief or {}).get("value") or {}).get("state")
    if brief is None or not state:
        return verdict_of(brief, here)
    gaps = dict.fromkeys(label.partition("=")[0] for label in brief["turns_on"])
    return wording.name(state) + (f" ({', '.join(gaps)})" if gaps else "")
