"""The question job in clingo: all questions in one grounding, then read off the only model."""

from __future__ import annotations

from collections import defaultdict

import clingo

from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, seconds
from bench.questions import job, oracle

COUNT = 10_000 if QUICK else job.QUESTIONS

# The host hands over two years before each day: the language knows no calendar.
CHARTER = """
asked(M, D) :- ask(_, _, M, D, _).
asked(M, D, Old) :- asked(M, D), old(D, Old).

ended(member, M, A, D) :- asked(M, D), deposit(M, A), withdraw(M, E), A <= E, E <= D.
ended(suspended, M, A, D) :- asked(M, D), suspend(M, A), reinstate(M, E), A <= E, E <= D.
ended(deprived, M, A, D) :- asked(M, D), deprive(M, A), restore(M, E), A <= E, E <= D.
member(M, D) :- asked(M, D), deposit(M, A), A <= D, not ended(member, M, A, D).
suspended(M, D) :- member(M, D), suspend(M, A), A <= D, not ended(suspended, M, A, D).
deprived(M, D) :- member(M, D), deprive(M, A), A <= D, not ended(deprived, M, A, D).

due(M, Old, S) :- asked(M, _, Old), S = #sum { X, A : assess(M, A, X, _), A <= Old }.
paid(M, D, S) :- asked(M, D), S = #sum { X, N : pay(M, A, X, N), A <= D }.
in_arrears(M, D) :- member(M, D), asked(M, D, Old), due(M, Old, S), paid(M, D, P), S > P.

concerned(Q) :- ask(Q, suspension, M, D, M), member(M, D).
of(Q, M, D) :- ask(Q, _, M, D, _).
decides(Q, "4.2") :- of(Q, M, D), not member(M, D).
decides(Q, "3.1") :- of(Q, M, D), member(M, D).
decides(Q, "5.2") :- of(Q, M, D), suspended(M, D).
decides(Q, "6.3") :- concerned(Q).
decides(Q, "8.4") :- of(Q, M, D), in_arrears(M, D).
decides(Q, "9.1") :- of(Q, M, D), in_arrears(M, D), not deprived(M, D).
decides(Q, "9.2") :- of(Q, M, D), deprived(M, D).
decides(Q, "6.1") :- of(Q, M, D), member(M, D), not suspended(M, D), not deprived(M, D),
                     not concerned(Q).
#show decides/2.
"""
IN_ORDER = {
    number: place
    for place, number in enumerate(("4.2", "3.1", "5.2", "6.3", "8.4", "9.1", "9.2", "6.1"))
}


def facts(acts: list[job.Act], questions: list[job.Asked]) -> str:
    """The register and the questions in the language, days as numbers."""
    lines = []
    for number, act in enumerate(acts):
        sums = f", {act.amount}, {number}" if act.amount else ""
        lines.append(f"{act.kind}({act.member}, {act.on.toordinal()}{sums}).")
    for number, (kind, member, day, concerned) in enumerate(questions):
        lines.append(f"ask({number}, {kind}, {member}, {day.toordinal()}, {concerned}).")
    for day in {each.day for each in questions}:
        lines.append(f"old({day.toordinal()}, {job.two_years_before(day).toordinal()}).")
    return "\n".join(lines)


def answered(text: str) -> list[job.Told]:
    """Every answer of the one model."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], CHARTER + text)
    control.ground([("base", [])])
    deciding: dict[int, list[str]] = defaultdict(list)
    with control.solve(yield_=True) as handle:
        for model in handle:
            for symbol in model.symbols(shown=True):
                question, provision = symbol.arguments
                deciding[question.number].append(provision.string)
    told = []
    for number in range(len(deciding)):
        provisions = tuple(sorted(deciding[number], key=IN_ORDER.__getitem__))
        told.append(
            job.Told("8.4" in provisions, "9.1" in provisions, "6.1" in provisions, provisions)
        )
    return told


def main() -> None:
    """In rounds, each with a control of its own."""
    acts, questions = job.acts(), job.questions(COUNT)
    right = [oracle.answer(acts, each) for each in questions]
    text = facts(acts, questions)

    def work() -> float:
        took, told = seconds(lambda: answered(text))
        assert told == right
        return COUNT / took

    with about("questions, clingo"):
        [found] = rounds(1 if QUICK else min(ROUNDS, 2), work)
    give(Figure("questions", "provisions, no grounds, one grounding", found, "/s",
                size=f"{COUNT:,} questions", peer=f"clingo {clingo.__version__}"))  # fmt: skip


if __name__ == "__main__":
    main()
