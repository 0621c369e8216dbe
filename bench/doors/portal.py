"""The pages of the portal: the time the server takes for each, no page printed before, on two registers."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.measure import QUICK, Figure, about, give, tell
from bench.register.acts import decisions, filing
from bench.register.appending import place
from charterhouse import bootstrap
from charterhouse.desk import history
from charterhouse.portal.app import portal
from charterhouse.storage.sqlite import SqliteStore

SIZE = 10_000 if QUICK else 100_000
ROUNDS = 2 if QUICK else 3
CEILING_REAL, CEILING_LARGE = 30.0, 150.0  # milliseconds
MEMBERS = ("AM", "BY", "KG", "KZ", "RU", "TJ")
TODAY = date(2026, 1, 20)
PAGES = (
    "", "members", "members/AM", "members/AM/account", "money", "money/2024",
    "sessions", "sessions/council-2023-11-23", "drafts",
    "drafts/budget-2024", "register", "register?state=AM", "register?kind=final.deposit",
    "register/100", "charter", "charter/12", "charter/25", "readings", "readings/G-17", "ask",
    "ask/member?state=AM", "ask/arrears?state=AM", "ask/members", "due", "search?q=contribution",
)  # fmt: skip


def large(where: Path) -> None:
    """The real record, and behind it as many acts of its members as make up the size."""
    store = SqliteStore.open(where)
    register = history.load(store, bootstrap.CSTO, bootstrap.DEMO_READ_ON)
    left = SIZE - len(register.entries)
    more = decisions(left, register.seat, MEMBERS)
    made = (filing(number, act, register.codec) for number, act in enumerate(more, 1))
    while group := list(islice(made, min(512, left))):
        store.append(group)
        left -= len(group)
        tell(f"{SIZE - left:,} of {SIZE:,} acts")
    store.close()


class Reader:
    """Asks the application as a server would, with nothing of a server in between."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def get(self, address: str) -> float:
        """The milliseconds that a page took; it is a page, and not an error."""
        path, _, query = address.partition("?")
        status: list[int] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                status.append(message["status"])

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1")],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
        }  # fmt: skip
        began = perf_counter()
        await self.app(scope, receive, send)
        took = (perf_counter() - began) * 1000
        assert status == [200], (address, status)
        return took


async def walk(where: Path) -> list[list[float]]:
    """Every page in every round, each round for another day and in both languages."""
    app = portal(where, cases=bootstrap.cases_folder(), clock=lambda: TODAY, warm=False)
    tell("opening", at_once=True)
    async with app.router.lifespan_context(app):
        reader = Reader(app)
        await reader.get("/en/")  # whatever is made once for all pages
        found = []
        for number in range(ROUNDS):
            took = []
            for lang in ("en", "ru"):
                for page in PAGES:
                    tell(f"round {number + 1} of {ROUNDS}: {page}")
                    joint = "&" if "?" in page else "?"
                    on = date(2025, 12 - 3 * number, 1 + number)
                    took.append(await reader.get(f"/{lang}/{page}{joint}on={on}"))
            found.append(took)
    return found


def told(what: str, size: str, found: Sequence[Sequence[float]], ceiling: float) -> None:
    """The median over the pages, and the slowest of them."""
    addresses = [f"{lang}/{page}" for lang in ("en", "ru") for page in PAGES]
    slowest, address = max(
        (median(each), name) for each, name in zip(zip(*found, strict=True), addresses, strict=True)
    )
    give(Figure("doors", what, [median(each) for each in found], "ms", "wall", size,
                at_most=ceiling, note=f"slowest: {address}, {slowest:,.0f} ms"))  # fmt: skip


def main() -> None:
    """The real record, then a large one."""
    with about("portal, the real record"):
        real = place("portal.db")
        bootstrap.demo(real)
        told("a page of the portal, first time, median", "the real record",
             asyncio.run(walk(real)), CEILING_REAL)  # fmt: skip
    with about(f"portal, {SIZE:,} acts"):
        many = Path(os.environ["BENCH_FOLDER"]) / "portal-large.db"
        many.unlink(missing_ok=True)
        large(many)
        told("a page of the portal, first time, median", f"{SIZE:,} acts",
             asyncio.run(walk(many)), CEILING_LARGE)  # fmt: skip


if __name__ == "__main__":
    main()
