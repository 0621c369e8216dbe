"""Through the desk: offers read, ruled on under every reading, sealed and indexed; and what the time goes into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from itertools import count
from time import perf_counter
from typing import Any, TypeVar

from bench.measure import QUICK, ROUNDS, WALL, Figure, about, give, rounds, tell
from bench.register.appending import place
from charterhouse import bootstrap
from charterhouse.core.acts import Act
from charterhouse.core.answers import Answer, Verdict
from charterhouse.core.errors import CharterhouseError
from charterhouse.desk import history
from charterhouse.desk.desk import Desk
from charterhouse.desk.port import Filing, Receipt

OFFERS = 200 if QUICK else 1_000


T = TypeVar("T")


class Watched:
    """A desk whose parts say how long they took."""

    def __init__(self, desk: Desk) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        rule, append, credential = desk.rule, desk.store.append, desk.credential
        taking = desk.register.take

        def ruled(act: Act, author: str, readings: Any = None) -> Answer[None]:
            return self._timed("ruling", lambda: rule(act, author, readings))

        def appended(filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
            return self._timed("sealing and flushing", lambda: append(filings))

        desk.rule = ruled  # type: ignore[method-assign]  # watched from outside, not changed
        desk.store.append = appended  # type: ignore[method-assign]  # as above
        desk.credential = lambda author, party: self._timed(  # type: ignore[method-assign]  # as above
            "credential", lambda: credential(author, party)
        )
        desk.register.take = lambda stored: self._timed(  # type: ignore[method-assign]  # as above
            "indexing", lambda: taking(stored)
        )

    def _timed(self, part: str, work: Callable[[], T]) -> T:
        began = perf_counter()
        try:
            return work()
        finally:
            self.spent[part] += perf_counter() - began


@contextmanager
def opened() -> Iterator[Desk]:
    """The desk of a live register that holds the real record, entered on responsibility."""
    where = place("desk.db")
    bootstrap.new_register(where, "bench", "CSTO", "practice")
    lines = [line.fields for line in history.lines(bootstrap.CSTO, bootstrap.DEMO_READ_ON)]
    with bootstrap.open_for_offers(where) as desk:
        for fields in lines:
            if fields["act"] != "register.open":
                tell("entering the real record")
                written = {name: _written(value) for name, value in fields.items()}
                desk.offer(written, "bench", notwithstanding="it took place")
        yield desk


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def payment(number: int) -> dict[str, Any]:
    """A payment, which the Secretariat enters: permitted."""
    return {"act": "financing.record_payment", "on": "2026-02-01", "by": "secretariat",
            "state": "AM", "amount": f"{number}.00 RUB", "payment": f"bench-{number}"}  # fmt: skip


def position(number: int) -> dict[str, Any]:
    """A position on a draft that nobody tabled: refused, with its grounds, and nothing entered."""
    return {"act": "organs.take_position", "on": "2026-02-01", "by": "AM",
            "state": "AM", "draft": f"bench-{number}", "position": "for"}  # fmt: skip


def main() -> None:
    """Offers of both kinds, in turns."""
    with about("offering at the desk"), opened() as desk:
        numbers = count(1)

        def offering(made: Callable[[int], dict[str, Any]], verdict: Verdict) -> float:
            offers = [made(next(numbers)) for _ in range(OFFERS)]
            began = perf_counter()
            for offer in offers:
                tell(f"{OFFERS:,} offers")
                assert desk.offer(offer, "bench").answer.verdict is verdict
            return OFFERS / (perf_counter() - began)

        permitted, refused = rounds(
            ROUNDS, partial(offering, payment, Verdict.PERMITTED), partial(offering, position, Verdict.REFUSED)
        )  # fmt: skip
        watched = Watched(desk)
        took = OFFERS / offering(payment, Verdict.PERMITTED)
        spent = {**watched.spent, "reading and writing out": took - sum(watched.spent.values())}
    shares = sorted(spent.items(), key=lambda part: -part[1])
    note = ", ".join(f"{part} {100 * of / took:.0f} %" for part, of in shares)
    give(Figure("desk", "a payment: ruled, sealed, flushed, indexed", permitted, "/s", WALL,
                f"{OFFERS:,} offers", note=note))  # fmt: skip
    give(Figure("desk", "a position: refused with its grounds", refused, "/s", WALL,
                f"{OFFERS:,} offers"))  # fmt: skip


if __name__ == "__main__":
    main()
