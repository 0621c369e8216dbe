"""The eventsourcing library on SQLite: acts replayed into aggregates, one for each of 194 subjects; fewer of them."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.measure import QUICK, ROUNDS, Figure, about, give, rounds, seconds, tell

SIZE = 10_000 if QUICK else 50_000
SUBJECTS = 194
NOTE = "As discussed at the session; the delegation reserves nothing and asks that this be noted."


class Subject(Aggregate):
    """A State with what was done about it."""

    def __init__(self, state: str) -> None:
        self.state = state
        self.acts = 0
        self.paid = 0

    @event("Acted")
    def act(self, kind: str, on: str, by: str, amount: int, note: str) -> None:
        """One act, with as much in it as ours have."""
        self.acts += 1
        self.paid += amount


def filled(where: Path) -> tuple[Application[UUID], list[UUID]]:
    """So many events in a new file, a hundred a transaction."""
    where.unlink(missing_ok=True)
    app: Application[UUID] = Application(
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(where)}
    )
    subjects = [Subject(f"state-{number}") for number in range(SUBJECTS)]
    for number, subject in enumerate(subjects):
        tell(f"{number} of {SUBJECTS} aggregates written")
        for done in range(SIZE // SUBJECTS):
            subject.act("record_payment", "2015-03-04", "secretariat", done, NOTE)
            if done % 100 == 99:
                app.save(subject)
        app.save(subject)
    return app, [subject.id for subject in subjects]


def main() -> None:
    """Written once, replayed in rounds."""
    with about("replaying, eventsourcing"):
        app, ids = filled(Path(os.environ["BENCH_FOLDER"]) / "eventsourcing.db")
        events = SUBJECTS * (SIZE // SUBJECTS)

        def replay() -> float:
            took, subjects = seconds(lambda: [app.repository.get(id) for id in ids])
            assert sum(subject.acts for subject in subjects) == events
            return events / took

        [found] = rounds(ROUNDS, replay)
    give(Figure("register", "replayed from SQLite into aggregates", found, "/s",
                size=f"{events:,} events", peer=f"eventsourcing {version('eventsourcing')}"))  # fmt: skip


if __name__ == "__main__":
    main()
