"""The question job in openfisca-core: each question a person, all at once; then one by one with its trace on."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

from bench.measure import QUICK, ROUNDS, Figure, about, give, in_parts, rounds, seconds
from bench.questions import job, oracle

COUNT = 10_000 if QUICK else job.QUESTIONS
TRACED = 300 if QUICK else 5_000
YEAR = "2025"
PROVISIONS = ("4.2", "3.1", "5.2", "6.3", "8.4", "9.1", "9.2", "6.1")

Formula = Callable[[Any, Any], Any]
Lines = list[tuple[Any, Any]]

Person = entities.Entity("person", "persons", "", "")


class Records:
    """The register as numpy wants it: for each member, days in order and what holds or is summed since."""

    def __init__(self, acts: list[job.Act]) -> None:
        self.spans = {
            what: [self._span(acts, member, begin, end) for member in job.MEMBERS]
            for what, begin, end in (
                ("member", "deposit", "withdraw"),
                ("suspended", "suspend", "reinstate"),
                ("deprived", "deprive", "restore"),
            )
        }
        self.sums = {
            kind: [self._sum(acts, member, kind) for member in job.MEMBERS]
            for kind in ("assess", "pay")
        }

    @staticmethod
    def _span(acts: list[job.Act], member: int, begin: str, end: str) -> tuple[Any, Any]:
        turns = [a for a in acts if a.member == member and a.kind in (begin, end)]
        return (np.array([0] + [act.on.toordinal() for act in turns]),
                np.array([False] + [act.kind == begin for act in turns]))  # fmt: skip

    @staticmethod
    def _sum(acts: list[job.Act], member: int, kind: str) -> tuple[Any, Any]:
        of = [act for act in acts if act.member == member and act.kind == kind]
        return (np.array([0] + [act.on.toordinal() for act in of]),
                np.cumsum([0] + [act.amount for act in of]))  # fmt: skip

    def at(self, lines: Lines, member: Any, day: Any) -> Any:
        """What holds on each day for each member."""
        found = np.zeros(len(day), dtype=lines[0][1].dtype)
        for number, (days, values) in enumerate(lines):
            of = member == number
            found[of] = values[np.searchsorted(days, day[of], side="right") - 1]
        return found


RECORDS = Records(job.acts())


def variable(name: str, kind: type, formula: Formula | None = None) -> type:
    """A variable as OpenFisca wants it: a class that inherits nothing."""
    told = {"value_type": kind, "entity": Person, "definition_period": periods.DateUnit.YEAR}
    return type(
        name, (variables.Variable,), told if formula is None else {**told, "formula": formula}
    )


def since(name: str) -> Formula:
    """What the register tells by its spans."""

    def formula(person: Any, period: Any) -> Any:
        return RECORDS.at(RECORDS.spans[name], person("who", period), person("day", period))

    return formula


def in_arrears(person: Any, period: Any) -> Any:
    """8.4: a debt two years old is not paid."""
    who = person("who", period)
    due = RECORDS.at(RECORDS.sums["assess"], who, person("old", period))
    paid = RECORDS.at(RECORDS.sums["pay"], who, person("day", period))
    return person("member", period) * (due > paid)


def concerned(person: Any, period: Any) -> Any:
    """6.3: the suspension is its own."""
    return person("target", period) == person("who", period)


def may_be_deprived(person: Any, period: Any) -> Any:
    """9.1: in arrears, and not deprived."""
    return person("in_arrears", period) * ~person("deprived", period)


def may_take_part(person: Any, period: Any) -> Any:
    """6.1: a member that nothing bars."""
    bars = [person(name, period) for name in ("suspended", "deprived", "concerned")]
    return person("member", period) * ~(bars[0] | bars[1] | bars[2])


def law() -> taxbenefitsystems.TaxBenefitSystem:
    """The charter."""
    system = taxbenefitsystems.TaxBenefitSystem([Person])
    for name in ("who", "day", "old", "target"):
        system.add_variable(variable(name, int))
    for name in ("member", "suspended", "deprived"):
        system.add_variable(variable(name, bool, since(name)))
    for formula in (in_arrears, concerned, may_be_deprived, may_take_part):
        system.add_variable(variable(formula.__name__, bool, formula))
    return system


def inputs(questions: list[job.Asked]) -> dict[str, Any]:
    """The questions as numpy wants them."""
    return {
        "who": np.array([each.member for each in questions]),
        "day": np.array([each.day.toordinal() for each in questions]),
        "old": np.array([job.two_years_before(each.day).toordinal() for each in questions]),
        "target": np.array([each.concerned for each in questions]),
    }


def answered(system: Any, given: dict[str, Any], trace: bool = False) -> list[Any]:
    """Whether each provision decides, for each question."""
    count = len(given["who"])
    simulation = simulations.SimulationBuilder().build_default_simulation(system, count)
    simulation.trace = trace
    for name, values in given.items():
        simulation.set_input(name, YEAR, values)
    found = {
        name: simulation.calculate(name, YEAR)
        for name in ("member", "suspended", "concerned", "in_arrears", "may_be_deprived",
                     "deprived", "may_take_part")
    }  # fmt: skip
    member = found["member"]
    return [~member] + [member & found[name] for name in found]


def told(columns: list[Any]) -> list[job.Told]:
    """The answers as everybody else gives them."""
    return [
        job.Told(bool(row[4]), bool(row[5]), bool(row[7]),
                 tuple(name for name, decides in zip(PROVISIONS, row, strict=True) if decides))
        for row in zip(*columns, strict=True)
    ]  # fmt: skip


def main() -> None:
    """All at once in rounds; then a part of them one by one, traced."""
    acts, questions, system = job.acts(), job.questions(COUNT), law()
    right = [oracle.answer(acts, each) for each in questions]
    given = inputs(questions)
    single = [inputs([each]) for each in questions[:TRACED]]

    def at_once() -> float:
        took, columns = seconds(lambda: answered(system, given))
        assert told(columns) == right
        return COUNT / took

    def one_by_one() -> float:
        spent, found = 0.0, []
        for part in in_parts(single, 100):
            took, columns = seconds(lambda part=part: [answered(system, g, True) for g in part])
            spent += took
            found += [told(each)[0] for each in columns]
        assert found == right[:TRACED]
        return TRACED / spent

    with about("questions, openfisca-core"):
        vector, traced = rounds(ROUNDS, at_once, one_by_one)
    name = f"openfisca-core {version('openfisca-core')}"
    give(Figure("questions", "no grounds, all at once in numpy", vector, "/s",
                size=f"{COUNT:,} questions", peer=name))  # fmt: skip
    give(Figure("questions", "one by one, traced", traced, "/s", size=f"{TRACED:,} questions",
                peer=name))  # fmt: skip


if __name__ == "__main__":
    main()
