"""`drafts`: what is before the organs and what they decided, and what was decided in some years."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.text import Text

from charterhouse.core.charter import Charter
from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.core.moments import Moment
from charterhouse.desk.differences import differences
from charterhouse.desk.minutes import draft_in_full, everything, stand, stand_in_words
from charterhouse.desk.proceedings import (
    JOINED,
    POSITION,
    STATED,
    STATES,
    TABLED,
    Draft,
    Proceedings,
    draft_as_data,
    organs,
    place,
    session_as_data,
    under_profiles,
)  # fmt: skip
from charterhouse.desk.register import Register
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import Wording, wording_of

from .answered import profile_named, verdict_of
from .door import DATABASE, AsJson, Database, Door, Known, Language, On, Profile, door, shown
from .opened import opened
from .speech import told

Organ = Annotated[
    str,
    typer.Option(
        "--organ", metavar="ORGAN", help=told("Of this organ alone.", "Только этого органа.")
    ),
]
State = Annotated[
    str,
    typer.Option(
        "--state",
        metavar="STATE",
        help=told("Only those that are ", "Только в состоянии ") + ", ".join(STATES) + ".",
    ),
]
Ref = Annotated[str, typer.Argument(help=told("One of them, in full.", "Один из них, подробно."))]


def must_be_an_organ(organ: str, charter: Charter) -> None:
    """`Unreadable` on an organ that there is not; that none is named means all."""
    there = organs(charter)
    if organ and organ not in there:
        listed = ", ".join(f"`{each}`" for each in there)
        raise Unreadable("--organ", organ, f"one of {listed}", ru=f"одно из: {listed}")


def where_of(session: Mapping[str, Any], wording: Wording) -> str:
    """Where it was held: the place, else the State; nothing where that is not on record."""
    if session["format"] == "video":
        return wording.name("video")
    where = session["place"] or session["host"]
    return wording.name(where) if where else ""


def outcome_of(draft: Mapping[str, Any], wording: Wording, here: Door) -> str:
    """What was announced, and what the rules say of it."""
    said = wording.name(draft["state"])
    if draft["announced"] and draft["announced"]["number"]:
        said += f", {draft['announced']['number']}"
    if draft.get("adopted"):
        said += here.say("; by the rules adopted: ", "; по нормам принято: ")
        said += verdict_of(draft["adopted"], here)
    return said


# Some years of decisions -------------------------------------------------------------------------


def decided_in(years: Collection[int], register: Register, on: Moment) -> list[dict[str, Any]]:
    """The sessions of some years, and what was decided outside any, under every profile."""
    of = Standing(register, on)
    here, seat = Proceedings(of), register.seat
    found = [
        (session.begins, session_as_data(session, asked=False))
        for session in here.sessions
        if seat.day(session.begins).year in years and session.state != "convened"
    ]
    for draft in here.drafts:
        if draft.said is None or draft.session:
            continue
        at = place(draft.said)[0]
        if seat.day(at).year in years:
            alone = {"session": None, "organ": draft.version.organ, "opens": str(seat.day(at))}
            found.append((at, {**alone, "drafts": [draft_as_data(draft, asked=False)]}))
    for _, each in found:
        for told_of in each["drafts"]:
            told_of["under_profiles"] = under_profiles(told_of["draft"], of)
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def tell_decided(found: Sequence[Mapping[str, Any]], wording: Wording, here: Door) -> None:
    """Each session and its decisions in a line, with the outcome under each profile."""
    profiles = list(next((d["under_profiles"] for each in found for d in each["drafts"]), ()))
    rows = []
    for each in found:
        where = where_of(each, wording) if each["session"] else here.say("no session", "вне сессий")
        head = f"{each['opens'][:10]} {where}"
        for draft in each["drafts"] or (None,):
            outcomes = draft["under_profiles"] if draft else {}
            rows.append(
                (
                    head,
                    draft[here.lang] if draft else "-",
                    wording.name(draft["state"]) if draft else "",
                    *(verdict_of(outcomes[name], here) if draft else "" for name in profiles),
                )
            )
            head = ""
    here.print(
        here.say(
            "Sessions and decisions of these years; adopted by the charter, under each profile:",
            "Сессии и решения этих лет; приняты ли по Уставу, по наборам толкований:",
        )
    )
    here.table(
        (
            here.say("session", "сессия"),
            here.say("decision", "решение"),
            here.say("announced", "объявлено"),
            *(wording.profile(name) for name in profiles),
        ),
        rows,
    )


# Drafts -------------------------------------------------------------------------------------------


def drafts(
    ref: Ref = "",
    organ: Organ = "",
    state: State = "",
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Decide."""
    here = door(as_json, lang)
    if state and state not in STATES:
        known_states = ", ".join(f"`{each}`" for each in STATES)
        raise Unreadable("--state", state, f"one of {known_states}", ru=f"одно из: {known_states}")
    with opened(db, on, known, profile) as of:
        must_be_an_organ(organ, of.register.charter)
        if ref:
            return _draft(ref, of, here)
        found = [
            draft_as_data(each)
            for each in reversed(Proceedings(of).drafts)
            if organ in ("", each.version.organ) and state in ("", each.state)
        ]
        if here.json:
            here.data({"on": str(of.register.seat.day(of.on)), "drafts": found})
            return 0
        wording = wording_of(of.register, here.lang)
        for each in organs(of.register.charter):
            listed = [draft for draft in found if draft["organ"] == each]
            if listed:
                tell_drafts(listed, wording.name(each), wording, here)
        if not found:
            here.print(here.say("No draft is on record.", "Проектов в реестре нет."))
    return 0


def tell_drafts(
    found: Sequence[Mapping[str, Any]], title: str, wording: Wording, here: Door
) -> None:
    """The drafts before one organ as a table."""
    here.table(
        (
            here.say("tabled", "внесён"),
            here.say("draft", "проект"),
            here.say("title", "название"),
            here.say("announced", "объявлено"),
            here.say("by the rules adopted", "по нормам принято"),
        ),
        [
            (
                wording.dated(each["tabled"]),
                each["draft"],
                each[here.lang],
                wording.name(each["state"]),
                verdict_of(each["adopted"], here),
            )
            for each in found
        ],
        title[:1].upper() + title[1:],
    )


def _draft(ref: str, of: Standing, here: Door) -> int:
    draft = Proceedings(of).draft(ref)
    if draft is None:
        raise Unknown(
            f"There is no draft `{ref}`. `charterhouse drafts` lists them.",
            f"Проекта `{ref}` нет. Их перечень: `charterhouse drafts`.",
        )
    if here.json:
        here.data(draft_in_full(draft))
    else:
        tell_draft(draft, under_profiles(ref, of), wording_of(of.register, here.lang), here)
    return 0


def tell_draft(draft: Draft, outcomes: Mapping[str, Any], wording: Wording, here: Door) -> None:
    """A draft for people: what it is, what was done about it, what the rules make of it."""
    data = draft_as_data(draft, asked=False)
    here.print(Text(shown(data[here.lang]), style="bold"))
    facts = [
        wording.name(data["organ"]),
        wording.name(data["measure"]) if data["measure"] else "",
        wording.name(draft.way) if draft.way else "",
        here.say("until", "до") + f" {wording.dated(data['deadline'])}" if data["deadline"] else "",
        outcome_of(data, wording, here),
    ]
    here.print("; ".join(each for each in facts if each))
    here.table(
        (here.say("date", "дата"), here.say("act", "акт"), here.say("whose", "чей"), "", "№"),
        [
            (
                wording.dated(act.on.text),
                wording.name(act.named),
                wording.value(act.by),
                _word(act, draft, wording),
                str(act.seq),
            )
            for act in everything(draft)
        ],
    )
    tell_versions(draft, wording, here)
    tell_words(draft, wording, here)
    here.table(
        (here.say("readings", "толкования"), here.say("adopted", "принято")),
        [(profile_named(name, here), verdict_of(brief, here)) for name, brief in outcomes.items()],
    )


def tell_versions(draft: Draft, wording: Wording, here: Door) -> None:
    """The text of each version; of a later one, what was struck and put in."""
    before = ""
    for number, act in enumerate(draft.done(TABLED), 1):
        text = draft.shown(act, "text") or ""
        if text:
            head = f"{wording.field('version').capitalize()} {number}, "
            head += f"{wording.dated(act.on.text)}, {wording.value(act.by)}"
            here.print(Text(head, style="bold"), _changed(before, text) if before else text, "")
        before = text


def _changed(before: str, text: str) -> Text:
    """A text with what was struck as `[-so-]` and what was put in as `{+so+}`, which needs no colours."""
    marks = {"struck": ("[-", "-]", "red"), "put": ("{+", "+}", "green"), "same": ("", "", "")}
    told = Text()
    for kind, part in differences(before, text):
        begins, ends, style = marks[kind]
        told.append(shown(f"{begins}{part}{ends}"), style=style)
    return told


def tell_words(draft: Draft, wording: Wording, here: Door) -> None:
    """What was said beside a position: reasons, a reservation, a dissociation."""
    for act in draft.done(POSITION):
        for name in ("explanation", "reservation", "dissociation"):
            if said := draft.shown(act, name):
                here.print(f"{wording.name(act.state)}, {wording.field(name)}: {said}")


def _word(act: Any, draft: Draft, wording: Wording) -> str:
    """What an act says, in a word: a position, an outcome, a way, a stage."""
    if act.named == JOINED:
        return wording.name("for")
    if act.named in (POSITION, STATED):
        return stand_in_words(stand(act, draft), draft.way, wording)
    for name in ("outcome", "way", "stage", "deadline", "to"):
        value = draft.shown(act, name)
        if value:
            return wording.value(value)
    whom = draft.shown(act, "state")
    return wording.name(whom) if whom and whom != act.by else ""
