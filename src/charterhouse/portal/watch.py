"""What stands around every reply: headers that keep a browser safe, and one line in the log."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("charterhouse.access")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
LONGEST = 300  # characters of an address in the log


class Guard:
    """Adds the headers that a reply has not set itself, measures, and notes; whose request it was is not noted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, told = time.perf_counter(), {"status": 500, "bytes": 0}

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                spent = (time.perf_counter() - begun) * 1000
                headers["Server-Timing"] = f"page;dur={spent:.2f}"
            elif message["type"] == "http.response.body":
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            spent = round((time.perf_counter() - begun) * 1000, 2)
            query = scope.get("query_string", b"").decode("latin-1")
            extra = {
                "method": scope["method"],
                "path": scope["path"][:LONGEST],
                "query": query[:LONGEST],
                "ms": spent,
                **told,
            }
            LOG.info("request", extra=extra)


class Lines(logging.Formatter):
    """Each record of the log as one line of JSON."""

    FIELDS = ("method", "path", "query", "status", "ms", "bytes", "address", "db")

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = (
            datetime.fromtimestamp(record.created, UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z")
        )
        told: dict[str, Any] = {
            "at": at,
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        told |= {name: getattr(record, name) for name in self.FIELDS if hasattr(record, name)}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True)
