"""Taking figures: rounds, medians with their spread, progress; nothing but the standard library, for peers too."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple, TypeVar

T = TypeVar("T")
QUICK = bool(os.environ.get("QUICK"))
ROUNDS = 2 if QUICK else 3
CPU, WALL = "cpu", "wall"
CLOCKS: dict[str, Callable[[], float]] = {CPU: time.process_time, WALL: time.perf_counter}
PATIENCE = 2.0  # seconds without a word


class Figure(NamedTuple):
    """One line of the table: what was measured, in several rounds, and what it must reach."""

    job: str
    what: str
    rounds: list[float]
    unit: str  # "/s", "s", "ms", "us", "MB", "%"
    clock: str = CPU  # "cpu": of this process alone; "wall": disks and other processes count
    size: str = ""
    at_least: float | None = None
    at_most: float | None = None
    peer: str = ""  # whose figure it is, if not ours
    note: str = ""

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.rounds)

    @property
    def reached(self) -> bool:
        """Whether the floor is reached."""
        return (self.at_least is None or self.middle >= self.at_least) and (
            self.at_most is None or self.middle <= self.at_most
        )

    @property
    def half(self) -> bool:
        """Whether it is within twice of its floor; otherwise the run fails."""
        return (self.at_least is None or self.middle * 2 >= self.at_least) and (
            self.at_most is None or self.middle <= self.at_most * 2
        )


def give(figure: Figure) -> None:
    """Hand a figure to the run that started this process."""
    print(json.dumps(figure._asdict()), flush=True)


def taken(line: str) -> Figure:
    """A figure from the line that gives it."""
    return Figure(**json.loads(line))


def seconds(work: Callable[[], T], clock: str = CPU) -> tuple[float, T]:
    """How long some work takes, and what it yields."""
    now = CLOCKS[clock]
    began = now()
    done = work()
    return now() - began, done


def rounds(count: int, *works: Callable[[], float]) -> list[list[float]]:
    """Each work so many times, in turns, so that a busy minute falls on all of them alike."""
    found: list[list[float]] = [[] for _ in works]
    for number in range(count):
        for place, work in enumerate(works):
            tell(f"round {number + 1} of {count}, {place + 1} of {len(works)}")
            found[place].append(work())
    return found


_last = time.monotonic()
_about = ""


@contextmanager
def about(what: str) -> Iterator[None]:
    """Say what is being done, with all progress told meanwhile."""
    global _about  # noqa: PLW0603 - one line of progress for the whole process
    before, _about = _about, what
    try:
        tell("", at_once=True)
        yield
    finally:
        _about = before


def tell(progress: str, at_once: bool = False) -> None:
    """Say how far it is, unless something was said just now."""
    global _last  # noqa: PLW0603 - one line of progress for the whole process
    if at_once or time.monotonic() - _last >= PATIENCE:
        _last = time.monotonic()
        print(f"  {_about}{': ' if progress else ''}{progress}", file=sys.stderr, flush=True)


def in_parts(things: Sequence[T], size: int = 1000) -> Iterator[Sequence[T]]:
    """Some things a thousand at a time, with progress."""
    for start in range(0, len(things), size):
        tell(f"{start:,} of {len(things):,}")
        yield things[start : start + size]
