"""The question job in our own core: with full grounds, every answer held against the oracle's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bench.measure import QUICK, ROUNDS, Figure, about, give, in_parts, rounds, seconds
from bench.questions import job, oracle
from bench.questions.charter import Position, Stands, book
from charterhouse.core.answers import Answer
from charterhouse.core.moments import Moment, Seat, When
from charterhouse.core.record import Record
from charterhouse.core.view import LAST, Kept, View

COUNT = 10_000 if QUICK else job.QUESTIONS
FLOOR_NOTHING_KEPT, FLOOR_KNOWN_SPANS = 20_000, 500_000
SEAT = Seat()

Asking = tuple[Stands, Moment]


def record_of(acts: Sequence[job.Act]) -> Record:
    """The register of the job as our core holds it."""
    record = Record(SEAT)
    for act in acts:
        day = SEAT.opens(act.on)
        kind: Any = book.kinds[f"bench.{act.kind}"]
        amount = {"amount": act.amount} if act.amount else {}
        on = When(day, day, act.on.isoformat())
        record.take(kind(on=on, by="bench", member=act.member, **amount))
    return record


def told(answer: Answer[Position]) -> job.Told:
    """What it says, its provisions read off its grounds a second time."""
    value = answer.value
    assert value is not None
    decided = set(_deciding(answer))
    assert decided == set(value.provisions), (decided, value.provisions)
    return job.Told(value.in_arrears, value.may_be_deprived, value.may_take_part, value.provisions)


def _deciding(answer: Answer[Any]) -> set[str]:
    """The provisions that decide, as the tree of grounds has them."""
    named = {}
    for ground in answer.grounds:
        for asked in ground.under:
            named[asked.grounds[0].paragraph] = asked
    member = named["3.1"] if "3.1" in named else named["4.2"]
    if member.truth.value != "met":
        return {"4.2"}
    met = {number for number, asked in named.items() if asked.truth.value == "met"}
    bars = {
        ground.paragraph
        for number in ("6.1", "6.3") if number in named
        for ground in named[number].grounds
        if ground.truth.value == "breached"
    }  # fmt: skip
    return met | bars


def main() -> None:
    """Every way in turn, in rounds."""
    acts, questions = job.acts(), job.questions(COUNT)
    job.check_acts(acts)
    record = record_of(acts)
    known = len(record) - 1
    asked = [
        (Stands(each.member, each.kind, each.concerned), SEAT.closes(each.day))
        for each in questions
    ]
    right: list[job.Told] = []

    def scan(part: Sequence[job.Asked]) -> list[job.Told]:
        return [oracle.answer(acts, each) for each in part]

    def naive() -> float:
        spent, found = 0.0, list[job.Told]()
        for part in in_parts(questions):
            took, answers = seconds(partial(scan, part))
            spent += took
            found += answers
        right[:] = found
        return COUNT / spent

    def asking(ask: Callable[[Sequence[Asking]], list[Answer[Position]]]) -> float:
        spent, place = 0.0, 0
        for part in in_parts(asked, 50):
            took, answers = seconds(partial(ask, part))
            spent += took
            for answer in answers:
                assert told(answer) == right[place], (questions[place], told(answer), right[place])
                place += 1
        return COUNT / spent

    def anew(part: Sequence[Asking]) -> list[Answer[Position]]:
        answer = book.answer
        return [answer(q, View(book, record, known, {}, Kept()), at, LAST) for q, at in part]

    kept = View(book, record, known, {}, Kept())

    def again(part: Sequence[Asking]) -> list[Answer[Position]]:
        answer, view = book.answer, kept
        return [answer(q, view, at, LAST) for q, at in part]

    with about("questions, our core"):
        naive()
        if not QUICK:
            job.check_told(right)
        again(asked)  # until every span is known
        plain, cold, warm = rounds(ROUNDS, naive, lambda: asking(anew), lambda: asking(again))
    size = f"{COUNT:,} questions, all as the oracle says"
    give(Figure("questions", "full grounds, nothing kept", cold, "/s", size=size,
                at_least=FLOOR_NOTHING_KEPT))  # fmt: skip
    give(Figure("questions", "full grounds, within known spans", warm, "/s", size=size,
                at_least=FLOOR_KNOWN_SPANS))  # fmt: skip
    give(Figure("questions", "no grounds: the oracle", plain, "/s", size=f"{COUNT:,} questions",
                peer="naive scan in Python"))  # fmt: skip


if __name__ == "__main__":
    main()
