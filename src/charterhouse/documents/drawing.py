"""A paper drawn up by its kind, for a session or a draft, in a form and a language: the same bytes each time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from charterhouse.core.errors import Unreadable, Unwritable
from charterhouse.desk.due import due
from charterhouse.desk.wording import Lang

from . import (
    accounts,
    bills,
    calendars,
    gathering,
    papers,
    receipts,
    rendering,
    sessions,
    statements,
    votes,
)
from .blocks import Paper
from .chancery import Chancery, must_be_known
from .facts import Draft, Session
from .phrases import Phrases, speaking
from .protocol import protocol

OF_A_SESSION = {"agenda": papers.agenda, "participants": papers.participants, "protocol": protocol}
OF_MONEY = ("statement", "call", "payment")
PAPERS = (*OF_A_SESSION, "decision", "certificate", "service", *OF_MONEY)
OF_A_YEAR = ("statement", "call")
FORMS = {
    **dict.fromkeys(PAPERS, ("html", "pdf", "json")),
    "votes": ("csv", "json"),
    "calendar": ("ics",),
}
UNUSUAL = re.compile(r"[^\w.]+")  # in a name of a session or a State, for the name of a file
RENDERED: dict[str, Callable[[Paper], bytes]] = {
    "html": rendering.as_html,
    "pdf": rendering.as_pdf,
    "json": rendering.as_json,
}


class Wanted(NamedTuple):
    """Which paper: its kind, what it is about, its form, its language; of an account, for which year."""

    kind: str
    ref: str
    form: str
    lang: Lang
    year: int | None = None


def file_name(wanted: Wanted) -> str:
    """What a file of it is called, in letters that every system takes."""
    parts = [wanted.kind, UNUSUAL.sub("-", wanted.ref).strip("-."), str(wanted.year or "")]
    if (wanted.kind, wanted.form) != ("votes", "json"):  # which is of no language
        parts.append(wanted.lang)
    return "-".join(part for part in parts if part) + f".{wanted.form}"


def form_of(kind: str, asked: str = "", file: str = "") -> str:
    """The form of a paper: as asked for, else by the name of its file, else the first that its kind has."""
    if kind not in FORMS:
        listed = _listed(FORMS)
        raise Unreadable("papers", kind, f"one of {listed}", ru=f"одно из: {listed}")
    forms = FORMS[kind]
    wanted = asked or Path(file).suffix.removeprefix(".").lower() or forms[0]
    if wanted not in forms:
        where = "--format" if asked else "--output"
        listed = _listed(forms)
        raise Unreadable(
            where,
            asked or file,
            f"a form that `{kind}` has: {listed}",
            ru=f"вид файла для `{kind}`: {listed}",
        )
    return wanted


def draw(wanted: Wanted, chancery: Chancery) -> bytes:
    """The bytes of a paper."""
    say = speaking(chancery.register, wanted.lang)
    if wanted.kind == "votes":
        drafts = _drafts(wanted.ref, chancery)
        if wanted.form == "csv":
            return votes.as_csv(drafts, say)
        return votes.as_json(drafts, chancery.drawn())
    if wanted.kind == "calendar":
        return _calendar(wanted.ref, chancery, say)
    return RENDERED[wanted.form](_paper(wanted, chancery, say))


def _paper(wanted: Wanted, chancery: Chancery, say: Phrases) -> Paper:
    if not wanted.ref:
        said, ru = _about(wanted.kind)
        raise Unreadable(wanted.kind, "", said, ru=ru)
    if wanted.year is not None and wanted.kind not in OF_A_YEAR:
        raise Unreadable(
            "--year",
            wanted.year,
            f"no year, since `{wanted.kind}` has none",
            ru=f"отсутствие года: у `{wanted.kind}` его нет",
        )
    if wanted.kind in OF_MONEY:
        return _of_money(wanted, chancery, say)
    if wanted.kind in OF_A_SESSION:
        return OF_A_SESSION[wanted.kind](
            sessions.session(wanted.ref, chancery), chancery.drawn(), say
        )
    if wanted.kind == "certificate":
        return papers.certificate(
            gathering.last_silence(wanted.ref, chancery), chancery.drawn(), say
        )
    draft = gathering.draft(wanted.ref, chancery)
    if wanted.kind == "service":
        return papers.service(draft, chancery.drawn(), say)
    return papers.decision(draft, _held_in(wanted.ref, chancery), chancery.drawn(), say)


def _about(kind: str) -> tuple[str, str]:
    """What a paper of a kind is about, in both languages."""
    if kind in OF_A_SESSION:
        return "a session by its name", "сессию по её обозначению"
    if kind in OF_A_YEAR:
        return "a State by its code", "государство по его коду"
    if kind == "payment":
        return "a payment by its name", "платёж по его обозначению"
    return "a draft by its name", "проект по его обозначению"


def _of_money(wanted: Wanted, chancery: Chancery, say: Phrases) -> Paper:
    drawn = chancery.drawn()
    if wanted.kind == "statement":
        return statements.statement(accounts.account(wanted.ref, wanted.year, chancery), drawn, say)
    if wanted.kind == "call":
        return bills.call(accounts.call(wanted.ref, wanted.year, chancery), drawn, say)
    return receipts.payment(*accounts.payment(wanted.ref, chancery), drawn, say)


def _held_in(ref: str, chancery: Chancery) -> Session | None:
    """The session in which a draft was put or tabled, if any."""
    acts = [
        *chancery.acts("organs.put_draft", draft=ref)[::-1],
        *chancery.acts("organs.table_draft", draft=ref)[::-1],
    ]
    named = next((act.session for act in acts if act.session), "")
    known = named and chancery.acts("organs.convene", session=named)
    return sessions.session(named, chancery) if known else None


def _drafts(ref: str, chancery: Chancery) -> tuple[Draft, ...]:
    """The draft of that name, or those of the session of that name."""
    if chancery.acts("organs.convene", session=ref):
        return sessions.session(ref, chancery).drafts
    known = {act.draft for act in chancery.acts("organs.table_draft")}
    if ref not in known:
        must_be_known(
            ref,
            known | {act.session for act in chancery.acts("organs.convene")},
            "session or draft",
        )
    return (gathering.draft(ref, chancery),)


def _calendar(ref: str, chancery: Chancery, say: Phrases) -> bytes:
    """Of one session with its drafts, of one organ, or of everything."""
    convened = {act.session: act.organ for act in chancery.acts("organs.convene")}
    if ref in convened:
        held = [sessions.session(ref, chancery)]
        drafts: Iterable[Draft] = held[0].drafts
        awaited = []
    else:
        organs = dict.fromkeys(convened.values())
        if ref and ref not in organs:
            must_be_known(ref, [*convened, *organs], "session or organ with sessions")
        held = [
            sessions.session(each, chancery)
            for each, organ in convened.items()
            if ref in ("", organ)
        ]
        drafts = _with_deadlines(ref, chancery)
        of = chancery.standing
        awaited = [] if ref else due(of.register, of.on, of.known, of.profile)
    id = chancery.register.entries[0].id
    return calendars.calendar(held, list(drafts), awaited, chancery.drawn(), say, id)


def _with_deadlines(organ: str, chancery: Chancery) -> list[Draft]:
    """The drafts of an organ, or of all, that run against a day or take effect on one."""
    running = {act.draft for act in chancery.acts("organs.put_draft") if act.deadline is not None}
    tabled = chancery.acts("organs.table_draft")
    named = dict.fromkeys(
        act.draft for act in tabled
        if organ in ("", act.organ) and (act.draft in running or act.takes_effect is not None)
    )  # fmt: skip
    return [gathering.draft(each, chancery) for each in named]


def write_whole(target: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write a file that appears only once it is complete; never over another, unless that is asked for."""
    must_be_free(target, overwrite=overwrite)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise Unwritable(
            f"`{target}` cannot be written ({error.strerror}); nothing was left half-written."
        ) from None
    finally:
        with suppress(OSError):  # gone already when it has taken its name
            partial.unlink()


def must_be_free(target: Path, *, overwrite: bool = False) -> None:
    """Refused before anything is drawn up, where the file is there or can only be a folder."""
    if target.is_dir():
        raise Unwritable(f"`{target}` is a folder. Name a file in it.")
    if target.exists() and not overwrite:
        raise Unwritable(f"`{target}` exists. Choose another name, or replace it with --force.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in names)
