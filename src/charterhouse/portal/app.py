"""The portal as an ASGI application: addresses, languages, formats, errors; one register kept open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from charterhouse import __version__, bootstrap
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.desk.wording import LANGUAGES, Lang

from .pages.account import account
from .pages.arrears import money
from .pages.asking import ask, questions
from .pages.budget import budget
from .pages.draft import draft
from .pages.drafts import drafts
from .pages.entries import entry, register
from .pages.finding import search
from .pages.law import article, case, contents, reading, readings
from .pages.members import members, state
from .pages.papers import paper
from .pages.sessions import session, sessions
from .pages.shown import Elsewhere, File, NoSuch, NotMade, Shown
from .pages.today import due_page, today
from .replies import Press, Wanted
from .room import Room, open_room
from .seen import Seen, seen
from .standings import AT_ONCE, standings
from .watch import Guard
from .words import lang_of, preferred

LOG = logging.getLogger("charterhouse.portal")
LONGEST_QUERY = 8_000  # characters
MOST_FIELDS = 100
Page = Callable[..., Shown | Elsewhere | File]
PAGES: tuple[tuple[str, Page], ...] = (
    ("", today),
    ("members", members),
    ("members/{part}", state),
    ("members/{part}/account", account),
    ("money", money),
    ("money/{part}", budget),
    ("sessions", sessions),
    ("sessions/{part:path}", session),
    ("drafts", drafts),
    ("drafts/{part:path}", draft),
    ("papers/{part:path}", paper),
    ("register", register),
    ("register/{part}", entry),
    ("charter", contents),
    ("charter/{part}", article),
    ("readings", readings),
    ("readings/{part}", reading),
    ("cases/{part}", case),
    ("ask", questions),
    ("ask/{part}", ask),
    ("due", due_page),
    ("search", search),
)


def portal(
    db: str | Path,
    lang: Lang = "en",
    cases: Path | None = None,
    clock: Callable[[], date] = bootstrap.today,
    *,
    warm: bool = True,
) -> Starlette:
    """The portal of one register, as it will answer once it is served."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with open_room(db, cases) as room:
            app.state.room, app.state.press = room, Press(room, lang)
            task = asyncio.create_task(_warm(room, lang, clock())) if warm else None
            yield
            if task is not None:
                task.cancel()

    routes = [
        Route("/", _first(lang)),
        Route("/health", _health),
        Route("/robots.txt", _robots),
        Route("/static/{name}", _static),
        *(Route(f"/{{lang}}/{path}", _endpoint(page, clock)) for path, page in PAGES),
    ]
    handlers: dict[Any, Any] = {HTTPException: _refused(clock, lang)}
    return Starlette(
        routes=routes,
        exception_handlers=handlers,
        lifespan=lifespan,
        middleware=[
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=900, compresslevel=5),
        ],
    )


def _first(lang: Lang) -> Callable[[Request], Awaitable[Response]]:
    async def first(request: Request) -> Response:
        wanted = preferred(request.headers.get("accept-language", ""), lang)
        return RedirectResponse(
            f"/{wanted}/", 302, {"Vary": "Accept-Language", "Cache-Control": "no-store"}
        )

    return first


async def _health(request: Request) -> Response:
    room: Room = request.app.state.room
    room.look()
    told = {"status": "ok", "entries": len(room.register.entries), "version": __version__}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


async def _robots(request: Request) -> Response:
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")


async def _static(request: Request) -> Response:
    press: Press = request.app.state.press
    return press.file(request.path_params["name"], request.headers.get("if-none-match", ""))


def _endpoint(page: Page, clock: Callable[[], date]) -> Callable[[Request], Awaitable[Response]]:
    """Asynchronous by name only: all of a page is made on the one thread that the register is for."""

    async def endpoint(request: Request) -> Response:
        lang = lang_of(request.path_params["lang"])
        if lang is None:
            raise HTTPException(404)
        room: Room = request.app.state.room
        press: Press = request.app.state.press
        room.look()
        wanted = Wanted.of(request)
        query = _query(request)
        path = _path(request, lang)
        key = (lang, path, tuple(query), wanted.form, clock())
        kept = press.kept(key)
        if kept is None:
            view = seen(room.register, lang, path, query, clock())
            made = _made(page, room, view, request.path_params.get("part"))
            if isinstance(made, Elsewhere):
                return RedirectResponse(made.url, 302)
            kept = press.printed(key, made, view, wanted)
        return kept.answering(wanted)

    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Unreadable as error:
            return _problem(request, clock, 400, error)
        except (NoSuch, NotMade) as error:
            return _problem(request, clock, 404, error)
        except HTTPException:
            raise
        except Exception as error:
            LOG.error("fault", exc_info=error, extra={"path": request.url.path})
            return _problem(request, clock, 500)

    return guarded


def _made(page: Page, room: Room, view: Seen, part: str | None) -> Shown | Elsewhere | File:
    return page(room, view) if part is None else page(room, view, part)


def _query(request: Request) -> list[tuple[str, str]]:
    raw: bytes = request.scope.get("query_string", b"")
    if len(raw) > LONGEST_QUERY:
        raise Unreadable(
            "address", raw[:40].decode("latin-1"), f"at most {LONGEST_QUERY} characters"
        )
    try:
        return parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except (ValueError, UnicodeError):
        raise Unreadable("address", raw[:40].decode("latin-1"), "text in UTF-8") from None


def _path(request: Request, lang: str) -> str:
    return (
        unquote(request.url.path)[len(lang) + 2 :]
        if "%" in request.url.path
        else request.url.path[len(lang) + 2 :]
    )


def _language(request: Request, otherwise: Lang) -> Lang:
    """The language of an address that may not be one of ours."""
    written = request.url.path.split("/")[1:2]
    return lang_of(written[0] if written else "") or preferred(
        request.headers.get("accept-language", ""), otherwise
    )


def _problem(
    request: Request,
    clock: Callable[[], date],
    status: int,
    error: CharterhouseError | None = None,
    otherwise: Lang = "en",
) -> Response:
    """A plain page, in the reader's language, of the register as it stands today."""
    room: Room = request.app.state.room
    press: Press = request.app.state.press
    view = seen(room.register, _language(request, otherwise), "", [], clock())
    return press.problem(status, view, Wanted.of(request), error)


def _refused(
    clock: Callable[[], date], lang: Lang
) -> Callable[[Request, HTTPException], Awaitable[Response]]:
    async def refused(request: Request, error: HTTPException) -> Response:
        reply = _problem(request, clock, error.status_code, otherwise=lang)
        for name, value in (error.headers or {}).items():
            reply.headers[name] = value
        return reply

    return refused


async def _warm(room: Room, lang: Lang, day: date) -> None:
    """The first pages made before anyone asks for them, a little at a time."""
    while room.index_more(100):
        await asyncio.sleep(0)
    for each in (lang, *(other for other in LANGUAGES if other != lang)):
        view = seen(room.register, each, "", [], day)
        ruled = standings(room, view)
        for seq in range(view.known + 1 if view.known < AT_ONCE else 0):
            ruled.of(seq)
            await asyncio.sleep(0)
        for page in (today, due_page):
            page(room, view)
            await asyncio.sleep(0)
