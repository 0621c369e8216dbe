"""Whatever is on record, a question comes to an answer: what it turns on never turns on it.

The facts are those of the worked cases; and the same facts with no outcome announced, so that every
decision hangs on who counts, what is owed and what was decided at that very moment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from charterhouse.bootstrap import CSTO
from charterhouse.core.codec import Codec
from charterhouse.core.errors import Unreadable
from charterhouse.core.readings import weigh
from charterhouse.core.view import Kept, View
from charterhouse.desk.casebook import Case, cases_in
from charterhouse.desk.cases import ready
from charterhouse.desk.seats import seat_of

FOLDER = Path(__file__).parents[1] / "cases"
EVERY = int(os.environ.get("EVERY", "5"))  # `EVERY=1` looks at all cases, in a minute or two
ON = "2026-11-01"
CODEC = Codec(CSTO.book, seat_of(CSTO.time_zone), CSTO.states)
OF_DRAFTS = ("adopted", "carried", "what_it_takes", "worth")
GIVEN = {"organ": "council", "year": 2025}


def cases() -> list[Case]:
    """Some of all cases, always the same."""
    paths = sorted(FOLDER.glob("*/*.toml"))
    return [case for path in paths for case in cases_in(path, CSTO)][::EVERY]


def needed(name: str) -> tuple[str, ...]:
    """The arguments without which a question cannot be asked."""
    kind = CSTO.book.questions[name]
    fields = kind.__struct_fields__
    return fields[: len(fields) - len(kind.__struct_defaults__)]


def questions(acts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What may be asked without an argument, of a State, and of a draft."""
    states = sorted({str(act["state"]) for act in acts if act.get("state")})[:2]
    drafts = sorted({str(act["draft"]) for act in acts if act.get("draft")})[:3]
    for name in CSTO.book.questions:
        if not needed(name):
            yield {"question": name}
        elif "state" in needed(name) and set(needed(name)) <= {"state", *GIVEN}:
            for state in states:
                given = {each: GIVEN[each] for each in needed(name) if each != "state"}
                yield {"question": name, "state": state, **given}
    for draft in drafts:
        yield from ({"question": name, "draft": draft} for name in OF_DRAFTS)


@pytest.mark.parametrize("announced", [True, False], ids=["as it was", "nothing announced"])
def test_every_question_comes_to_an_answer(announced: bool) -> None:
    asked = 0
    for case in cases():
        acts = [
            *case.raw.get("given", ()),
            *([case.raw["offered"]] if "offered" in case.raw else []),
        ]
        acts = [act for act in acts if announced or act.get("act") != "organs.announce"]
        asking = ready({"given": acts, "asked": {"question": "members", "on": ON}}, CSTO, CODEC)
        readings = CSTO.profile("practice")
        view = View(CSTO.book, asking.record, len(asking.record) - 1, readings, Kept())
        for fields in questions(acts):
            try:
                question = CODEC.read_question(fields)
            except Unreadable:  # it wants one of several arguments
                continue
            weigh(question, view, asking.at)  # raises where it turns on itself
            asked += 1
    assert asked > 500
