"""Papers: drawn up as the command line draws them up, for a reader to whom no private part is open; links to them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.desk.wording import LANGUAGES
from charterhouse.documents import rendering
from charterhouse.documents.chancery import chancery
from charterhouse.documents.drawing import FORMS, Wanted, draw, file_name, form_of

from ..room import Room
from ..seen import Seen
from ..words import Words
from .shown import File, NoSuch, NotMade, asked_year

TYPES = {
    "html": "text/html; charset=utf-8", "pdf": "application/pdf", "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present", "ics": "text/calendar; charset=utf-8; method=PUBLISH",
}  # fmt: skip
FORM_NAMES = {"html": "HTML", "pdf": "PDF", "json": "JSON", "csv": "CSV", "ics": "iCalendar"}
READ_HERE = ("html", "pdf")  # the others are for programs, and saved
OFFERED = ("pdf", "html", "csv", "json", "ics")  # in this order; of what is read here, no JSON


def paper(room: Room, seen: Seen, part: str) -> File:
    """A paper by its kind and what it is of, in the form asked for; `NotMade` says why there is none."""
    kind, _, ref = part.partition("/")
    if kind not in FORMS:
        raise NoSuch(part)
    asked = seen.asked.get("format", "")
    if asked and asked not in FORMS[kind]:
        raise Unreadable("format", asked, "one of " + ", ".join(FORMS[kind]), FORMS[kind][0])
    wanted = Wanted(kind, ref, form_of(kind, asked), seen.lang, asked_year(seen))
    of = room.proceedings(seen).of
    try:
        body = draw(wanted, chancery(of, room.store.root, seen.chosen.get("on", "")))
    except (Unknown, Unreadable) as error:
        raise NotMade(str(error), error.ru) from error
    return File(body, TYPES[wanted.form], _headers(wanted))


def _headers(wanted: Wanted) -> dict[str, str]:
    """Its name; that nothing may be fetched from it, and that no style but its own is let through."""
    where = "inline" if wanted.form in READ_HERE else "attachment"
    styles = f"'sha256-{_style()}'" if wanted.form == "html" else "'none'"
    return {
        "Content-Disposition": f"{where}; filename*=UTF-8''{quote(file_name(wanted))}",
        "Content-Language": wanted.lang,
        "Content-Security-Policy": f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'",
    }  # fmt: skip


@cache
def _style() -> str:
    return b64encode(sha256(rendering.style().encode()).digest()).decode()


# Links ---------------------------------------------------------------------------------------------


def offered(
    kind: str, ref: str, seen: Seen, year: int | None = None, called: str = ""
) -> dict[str, Any]:
    """A paper with its forms in the language of the page, and to be printed in the other."""
    words, path = Words(seen.lang), f"papers/{kind}/{ref}".rstrip("/")
    forms = [each for each in OFFERED if each in FORMS[kind]]
    read = forms[0] == "pdf"
    other = next(each for each in LANGUAGES if each != seen.lang)
    links = [
        {"name": FORM_NAMES[form], "lang": "", "download": form not in READ_HERE,
         "url": seen.url(path, format=form, year=year)}
        for form in forms
        if not (read and form == "json")
    ]  # fmt: skip
    if read:
        there = seen._replace(lang=other).url(path, format="pdf", year=year)
        links.append(
            {"name": words("pdf_in_other"), "lang": other, "download": False, "url": there}
        )
    name = words(f"paper.{called or kind}")
    return {"name": f"{name}, {year}" if year else name, "links": links}
