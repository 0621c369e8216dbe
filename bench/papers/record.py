"""A record of a session of ten pages: gathered from the register and from the law, then set as PDF and as HTML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from msgspec import structs

from bench.measure import WALL, Figure, about, give, rounds
from bench.organs import world
from bench.register.appending import place
from charterhouse import bootstrap
from charterhouse.desk.standing import Standing
from charterhouse.documents import rendering, sessions
from charterhouse.documents.blocks import Paper
from charterhouse.documents.gathering import Chancery
from charterhouse.documents.phrases import speaking
from charterhouse.documents.protocol import protocol

MEMBERS, DRAFTS, TIMES = 6, 20, 5
SESSION = "long"


def fill(where: Path) -> None:
    """A session with its drafts, every Member's position on each, all announced as adopted."""
    states = world.members(MEMBERS)
    bootstrap.new_register(where, "bench", "An organisation", "practice")
    with bootstrap.open_for_offers(where) as desk:
        acts: list[dict[str, Any]] = list(world.founding(states))
        by = {"on": world.ON, "by": "secretariat", "session": SESSION}
        acts.append({"act": "organs.convene", **by, "organ": "council", "kind": "regular"})
        acts.append({"act": "organs.open_session", **by})
        acts += [{"act": "organs.record_presence", **by, "state": state} for state in states]
        for n in range(DRAFTS):
            acts += [{**act, "session": SESSION} for act in world.tabled(f"d{n}")]
            acts += [world.position(state, f"d{n}") for state in states]
            acts.append(world.announced(f"d{n}"))
        for fields in acts:
            ruling = desk.offer(fields, "bench", notwithstanding="it took place")
            assert ruling.receipt is not None, fields


def drawn(where: Path) -> Paper:
    """The paper, from opening the register on; nothing asked of the law before."""
    with bootstrap.open_sealed(where) as (register, root_at):
        root = root_at(register.known + 1).hex()
        chancery = Chancery(Standing(register, register.moment(world.ON)), root)
        facts = sessions.session(SESSION, chancery)
        return protocol(facts, chancery.drawn(), speaking(register, "ru"))


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Seconds each time, of several with another text."""

    def once() -> float:
        began = perf_counter()
        for _ in range(TIMES):
            work()
        return (perf_counter() - began) / TIMES

    return once


def main() -> None:
    """In turns; the text changes each time, so that nothing set before is used again."""
    with about("papers"):
        where = place("papers.db")
        fill(where)
        paper = drawn(where)
        pages = len(rendering.as_pictures(paper))
        run = iter(range(1_000_000))

        def other() -> Paper:
            return structs.replace(paper, title=f"{paper.title} {next(run)}")

        pdf, html, facts = rounds(
            3,
            timed(lambda: rendering.as_pdf(other())),
            timed(lambda: rendering.as_html(other())),
            timed(lambda: drawn(where)),
        )
    size = f"{pages} pages, {DRAFTS} drafts"
    give(Figure("papers", "a record set as PDF/A and PDF/UA", pdf, "s", WALL, size, at_most=0.3))
    give(Figure("papers", "the same as HTML", html, "s", WALL, size, at_most=0.05))
    give(
        Figure(
            "papers",
            "register read, law asked, record composed",
            facts,
            "s",
            WALL,
            size,
            at_most=1.0,
        )
    )


if __name__ == "__main__":
    main()
