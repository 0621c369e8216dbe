"""Pages printed: as HTML, JSON or CSV, with what caches and browsers need to know."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from charterhouse.core.answers import Verdict
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.desk.wording import Lang

from .pages.shown import File, NotMade, Shown
from .room import Room
from .seen import Seen
from .words import Words

PLACE = re.compile(r"\{\w+\}")  # of a fact, in the sentence of a rule
FORMS = ("html", "json", "csv")
MOST_PAGES = 300  # pages that are kept
LONG = "public, max-age=86400"  # a page fixed in both times; a day, for the law as written here may be mended
SHORT = "no-cache"  # asked again each time, and mostly answered with 304
FOR_EVER = "public, max-age=31536000, immutable"  # a file named by its content
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class Wanted(NamedTuple):
    """In which form a reader wants a page, and which one it has already."""

    form: str
    etags: str

    @classmethod
    def of(cls, request: Request) -> Wanted:
        """By `?format=`, else by what the browser accepts."""
        asked = request.query_params.get("format", "")
        if not asked:
            accepted = request.headers.get("accept", "")
            first = accepted.split(",")[0].partition(";")[0].strip()
            asked = {"application/json": "json", "text/csv": "csv"}.get(first, "html")
        return cls(asked, request.headers.get("if-none-match", ""))


class Printed(NamedTuple):
    """A page as it goes out."""

    body: bytes
    media_type: str
    etag: str
    cached: str
    status: int
    more: Mapping[str, str]  # headers of its own

    def answering(self, wanted: Wanted) -> Response:
        """The page, or word that the reader has it already."""
        headers = {"ETag": self.etag, "Cache-Control": self.cached, "Vary": "Accept", **self.more}
        if self.status == 200 and self.etag in (each.strip() for each in wanted.etags.split(",")):
            return Response(status_code=304, headers=headers)
        return Response(self.body, self.status, headers, self.media_type)


class Press:
    """Prints pages, and keeps those printed last until the register grows."""

    def __init__(self, room: Room, lang: Lang) -> None:
        self._room, self._lang = room, lang
        self._pages: OrderedDict[Hashable, Printed] = OrderedDict()
        self._size = len(room.register.entries)
        self._files = {
            each.name: each.read_bytes()
            for each in files(__package__).joinpath("static").iterdir()
            if each.name.rpartition(".")[2] in TYPES
        }
        self._numbers = frozenset(
            each.paragraph for article in room.charter.articles() for each in article.statements
        )
        self._environment = Environment(
            loader=PackageLoader("charterhouse.portal"),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._environment.filters["open"] = lambda text: PLACE.sub("…", text)

    def kept(self, key: Hashable) -> Printed | None:
        """A page printed before, if the register has not grown."""
        size = len(self._room.register.entries)
        if size != self._size:
            self._pages.clear()
            self._size = size
        return self._pages.get(key)

    def printed(self, key: Hashable, shown: Shown | File, seen: Seen, wanted: Wanted) -> Printed:
        """A page printed in the form that is wanted, or a file as it is."""
        status, more = 200, dict[str, str]()
        if isinstance(shown, File):
            body, media_type, more = shown
        else:
            status, (body, media_type) = shown.status, self._body(shown, seen, wanted)
        etag = f'W/"{sha256(body).hexdigest()[:24]}"'
        made = Printed(body, media_type, etag, LONG if seen.fixed else SHORT, status, more)
        self._pages[key] = made
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return made

    def _body(self, shown: Shown, seen: Seen, wanted: Wanted) -> tuple[bytes, str]:
        if wanted.form == "json" and shown.plain is not None:
            plain = shown.plain() if callable(shown.plain) else shown.plain
            text = json.dumps(plain, ensure_ascii=False, indent=2, default=str)
            return text.encode(), "application/json"
        if wanted.form == "csv" and shown.table:
            table = shown.table() if callable(shown.table) else shown.table
            sheet = io.StringIO()
            csv.writer(sheet).writerows([_safe(cell) for cell in row] for row in table)
            return sheet.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8"
        if wanted.form != "html":
            raise Unreadable("format", wanted.form, "json; for a table also csv", "json")
        return self.html(
            shown.template, shown.title, shown.values, seen, shown
        ).encode(), "text/html; charset=utf-8"

    def html(
        self,
        template: str,
        title: str,
        values: Mapping[str, Any],
        seen: Seen,
        shown: Shown | None = None,
    ) -> str:
        """A page as HTML."""
        room, words = self._room, Words(seen.lang)
        charter, wording = room.charter, room.wording[seen.lang]
        reaches = room.register.reaches
        beyond = reaches is not None and seen.on > room.register.seat.closes(reaches)
        formats = []
        if shown is not None and shown.plain is not None:
            formats.append(("JSON", seen.same(format="json")))
        if shown is not None and shown.table:
            formats.append(("CSV", seen.same(format="csv")))
        furniture: dict[str, Any] = {
            "title": title, "s": seen, "t": words, "w": wording, "url": seen.url,
            "org": wording.name(room.register.opening.organisation),
            "other": "ru" if seen.lang == "en" else "en", "here": f"/{seen.lang}/{seen.path}".replace('"', ""),
            "profiles": charter.profiles, "section": seen.path.partition("/")[0], "static": self.address,
            "back": seen.same(on="", known="", profile=""), "formats": formats, "size": len(room.register.entries),
            "reaches": wording.day(reaches) if beyond and reaches else "", "verdicts": VERDICTS,
            "numbers": self._numbers,
        }  # fmt: skip
        return self._environment.get_template(template).render({**furniture, **values})

    def problem(
        self, status: int, seen: Seen, wanted: Wanted, error: CharterhouseError | None = None
    ) -> Response:
        """A page that says what is wrong; never more than was asked."""
        words = Words(seen.lang)
        key = {400: ("bad_title", "bad_request"), 404: ("not_found_title", "not_found"),
               405: ("method_title", "method")}.get(status, ("fault_title", "fault"))  # fmt: skip
        title, lede, hint = words(key[0]), words(key[1]), ""
        if isinstance(error, NotMade):
            title, lede = words("not_made"), error.told(seen.lang)
        if isinstance(error, Unreadable):
            lede = words("unreadable_field", path=str(error.path)[:60], found=str(error.found)[:80])
            name = str(error.path)
            if name in ("on", "known", "format"):
                hint = words(f"hint_{name}")
            elif name == "profile":
                hint = words("hint_profile", names=", ".join(self._room.charter.profiles))
            elif error.example:
                hint = words("such_as", example=error.example)
        headers = {"Cache-Control": "no-store"}
        if wanted.form == "json":
            told = {
                "error": {
                    "code": "unreadable" if status == 400 else "unknown",
                    "message": f"{title}. {lede}",
                }
            }
            return Response(
                json.dumps(told, ensure_ascii=False), status, headers, "application/json"
            )
        body = self.html("problem.jinja", title, {"lede": lede, "hint": hint}, seen)
        return Response(body, status, headers, "text/html; charset=utf-8")

    # Files -----------------------------------------------------------------------------------------

    def address(self, name: str) -> str:
        """A file of ours by its content, so that a browser may keep it for ever."""
        return f"/static/{name}?v={sha256(self._files[name]).hexdigest()[:12]}"

    def file(self, name: str, etags: str) -> Response:
        """A file of ours."""
        content = self._files.get(name)
        if content is None:
            raise HTTPException(404)
        etag = f'W/"{sha256(content).hexdigest()[:24]}"'
        headers = {"ETag": etag, "Cache-Control": FOR_EVER}
        if etag in etags:
            return Response(status_code=304, headers=headers)
        return Response(content, 200, headers, TYPES[name.rpartition(".")[2]])


VERDICTS = tuple(each.value for each in Verdict)


def _safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
