"""Positions entered with the outcome computed after each; and a board of every draft for a delegation."""

from __future__ import annotations

from time import perf_counter

from bench.measure import QUICK, ROUNDS, WALL, Figure, about, give, in_parts, rounds, tell
from bench.organs import world
from bench.register.appending import place
from charterhouse import bootstrap
from charterhouse.core.answers import Truth, Verdict
from charterhouse.core.view import LAST, Kept
from charterhouse.desk.desk import Desk
from charterhouse.desk.register import Register

MEMBERS = 50 if QUICK else 200
POSITIONS = 500 if QUICK else 10_000
DRAFTS = 100 if QUICK else 1_000


def entering(name: str, weighed: bool) -> float:
    """Seconds for all positions: each offered, ruled, sealed, flushed, and the outcome computed after it.

    As the readings in use have it; or weighed, so that every other reading is tried as well.
    """
    where, states = place(f"{name}.db"), world.members(MEMBERS)
    bootstrap.new_register(where, "bench", "An organisation", "practice")
    with bootstrap.open_for_offers(where) as desk:
        for fields in world.founding(states):
            offered(desk, fields)
        drafts = [f"d{n}" for n in range(-(-POSITIONS // MEMBERS))]
        for draft in drafts:
            for fields in world.tabled(draft):
                offered(desk, fields)
        register = desk.register
        at = register.moment(world.ON)
        began = perf_counter()
        for draft in drafts:
            tell(f"{POSITIONS:,} positions")
            asked = register.question({"question": "adopted", "draft": draft})
            for state in states:
                ruling = desk.offer(world.position(state, draft), "bench")
                assert ruling.receipt is not None, ruling.answer.grounds
                if weighed:
                    told = register.ask(asked, at).answer
                else:
                    told = register.charter.book.answer(asked, register.view(), at, LAST)
                assert told.truth in (Truth.MET, Truth.BREACHED)
        return perf_counter() - began


def offered(desk: Desk, fields: dict[str, object]) -> None:
    """Entered, whatever a founding act may lack."""
    answer = desk.offer(fields, "bench", notwithstanding="it took place").answer
    assert answer.verdict in (Verdict.PERMITTED, Verdict.REFUSED, Verdict.DEPENDS), answer.verdict


def filled() -> Register:
    """All drafts with the positions of all Members, announced as adopted."""
    where, states = place("board.db"), world.members(MEMBERS)
    bootstrap.new_register(where, "bench", "An organisation", "practice")
    with bootstrap.open_for_offers(where) as desk:
        acts = list(world.founding(states))
        for n in range(DRAFTS):
            acts += world.tabled(f"d{n}")
            acts += [world.position(state, f"d{n}") for state in states]
            acts += [world.announced(f"d{n}")] if n % 2 else []
        for some in in_parts(acts):
            for fields in some:
                desk.register.record.enter(desk.register.codec.read_act(fields))
        return desk.register


def board(register: Register) -> float:
    """Seconds for one delegation: its vote and the outcome on every draft, nothing asked before."""
    at, state = register.moment(world.ON), world.members(1)[0]
    view = register.view()._replace(kept=Kept(), known=len(register.record) - 1)
    began = perf_counter()
    for n in range(DRAFTS):
        tell(f"{DRAFTS:,} drafts")
        for fields in (
            {"question": "may_vote", "state": state, "organ": "council", "draft": f"d{n}"},
            {"question": "adopted", "draft": f"d{n}"},
        ):
            question = register.codec.read_question(fields)
            answer = register.charter.book.answer(question, view, at, LAST)
            assert answer.truth is Truth.MET
    return perf_counter() - began


def main() -> None:
    """Both, in turns."""
    with about("a board of drafts"):
        register = filled()
        [whole] = rounds(ROUNDS, lambda: board(register))
    give(Figure("organs", "a vote and an outcome on every draft", whole, "s", WALL,
                f"{MEMBERS} Members, {DRAFTS:,} drafts", at_most=1.0))  # fmt: skip
    with about("entering positions"):
        turns = range(1 if QUICK else 2)
        both = [(entering(f"outcome{n}", False), entering(f"weighed{n}", True)) for n in turns]
    size = f"{POSITIONS:,} positions of {MEMBERS} Members"
    give(Figure("organs", "positions, the outcome after each", [one for one, _ in both], "s", WALL,
                size, at_most=10.0))  # fmt: skip
    give(Figure("organs", "the same, under every reading", [one for _, one in both], "s", WALL,
                size, note="each outcome weighed: what every other reading would make of it"))  # fmt: skip


if __name__ == "__main__":
    main()
