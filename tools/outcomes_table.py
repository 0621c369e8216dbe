"""Writes `docs/outcomes.md`: what the same facts come to under each profile, from the worked cases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from charterhouse.bootstrap import CSTO
from charterhouse.core.answers import Answer, Outcome, Verdict
from charterhouse.core.codec import Codec
from charterhouse.core.readings import weigh
from charterhouse.core.view import Kept, View
from charterhouse.desk.casebook import Case, cases_in
from charterhouse.desk.cases import ready
from charterhouse.desk.seats import seat_of
from charterhouse.desk.wording import Wording

ROOT = Path(__file__).resolve().parents[1]
TARGET, CASES = ROOT / "docs" / "outcomes.md", ROOT / "tests" / "cases" / "ch04_organs"
PROFILES = ("text", "practice", "minority")
HEAD = """# The same facts under the three profiles

Written by `python tools/outcomes_table.py`; do not edit.
Each block is the facts of one worked case, asked under each profile.
After an answer stand the single readings by which the profile's answer would turn.
"""


class Asked(NamedTuple):
    """Facts by the case that states them, and what is asked of them; nothing: what the case asks."""

    case: str
    asked: tuple[dict[str, Any], ...] = ()


class Block(NamedTuple):
    """Facts that belong together."""

    title: str
    rows: tuple[Asked, ...]


BLOCKS = (
    Block("Absence from a session", (
        Asked("12-absent-and-silent"), Asked("12-absent-having-objected-before"),
        Asked("12-absent-with-a-note-of-no-objection"), Asked("12-absent-and-contests-afterwards"),
    )),
    Block("The budget of 23 November 2023 in limited format", (
        Asked("12-4-budget-within-the-window"), Asked("12-4-budget-after-the-window"),
        Asked("12-4-budget-the-sixth-does-not-object", (
            {"question": "adopted", "draft": "d1"},
            {"question": "bound", "state": "XF", "decision": "d1"},
            {"question": "responsible", "state": "XF", "draft": "d1"},
            {"question": "pays", "state": "XF", "draft": "d1"},
        )),
        Asked("12-4-budget-the-sixth-objects-late"),
    )),
    Block("The circulation of 2018", (
        Asked("12-as-in-2018-circulated-and-never-signed-by-all"),
        Asked("12-in-circulation-silence-after-the-deadline"),
    )),
    Block("Silence", (
        Asked("12-2-silence-one-second-before"), Asked("12-2-silence-one-second-after"),
        Asked("12-2-silence-not-opened-in-a-session"), Asked("12-2-silence-broken"),
        Asked("12-2-silence-of-one-that-was-not-served"),
    )),
    Block("A question of procedure", (
        Asked("12-procedure-by-majority"), Asked("12-procedure-a-tie-is-no-majority"),
        Asked("12-the-label-does-not-make-it-procedure"),
    )),
    Block("Decisions of other organs", (
        Asked("12-3-a-ministers-text-without-parent"),
        Asked("12-3-a-text-that-carries-out-a-decision"),
        Asked("12-3-a-text-of-the-permanent-council"),
    )),
    Block("From when, and what is to be done", (
        Asked("12-3-between-adoption-and-the-last-signature", (
            {"question": "takes_effect", "draft": "d1", "state": "XB"},
            {"question": "takes_effect", "draft": "d1", "state": "XC"},
        )),
        Asked("12-3-it-must-be-carried-out"),
        Asked("12-3-it-must-be-carried-out-after-the-national-act"),
    )),
)  # fmt: skip


def page() -> str:
    """The whole page."""
    cases = {
        case.id: case for path in sorted(CASES.glob("*.toml")) for case in cases_in(path, CSTO)
    }
    blocks = (_block(block, cases) for block in BLOCKS)
    return HEAD + "".join(line for block in blocks for line in block)


def _block(block: Block, cases: dict[str, Case]) -> Iterator[str]:
    yield f"\n## {block.title}\n\n| facts | asked | {' | '.join(PROFILES)} |\n"
    yield f"| --- | --- |{' --- |' * len(PROFILES)}\n"
    for row in block.rows:
        case = cases[row.case]
        link = f"[{_cell(case.raw['en'])}](../{Path(case.file).relative_to(ROOT).as_posix()})"
        on = case.raw["asked"]["on"]
        for asked in row.asked or (case.raw["asked"],):
            cells = [_answered(case, {"on": on, **asked}, profile) for profile in PROFILES]
            question, said = cells[0][0], [cell[1] for cell in cells]
            yield f"| {link} | {question} {_moment(on)} | {' | '.join(said)} |\n"


def _answered(case: Case, asked: dict[str, Any], profile: str) -> tuple[str, str]:
    """The question in words, and what a profile answers."""
    raw = {key: value for key, value in case.raw.items() if key != "readings"}
    codec = Codec(CSTO.book, seat_of(CSTO.time_zone), CSTO.states)
    asking = ready({**raw, "profile": profile, "asked": asked}, CSTO, codec)
    view = View(CSTO.book, asking.record, asking.known, asking.readings, Kept())
    answer = weigh(asking.question, view, asking.at, asking.before)
    wording = Wording(CSTO.book, "en")
    return _cell(wording.question(asking.question)), _cell(_told(answer, wording))


def _told(answer: Answer[Any], wording: Wording) -> str:
    """What the profile takes, and which single reading would turn it to what."""
    taken = f"**{_plainly(Outcome(answer.taken, answer.value), wording)}**"
    turned: dict[str, list[str]] = {}
    for label, outcome in answer.turns_on.items():
        turned.setdefault(_plainly(outcome, wording), []).append(label)
    told = (f"{said} under {', '.join(labels)}" for said, labels in turned.items())
    return "; ".join((taken, *told))


def _plainly(outcome: Outcome, wording: Wording) -> str:
    return (
        str(outcome.verdict.value)
        if outcome.verdict is not Verdict.VALUE
        else wording.outcome(outcome)
    )


def _moment(on: object) -> str:
    return f"({str(on).replace('T', ' ')})"


def _cell(said: str) -> str:
    return said.replace("|", "/").replace("\n", " ")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(TARGET.read_text("utf-8") != page())
    TARGET.write_text(page(), "utf-8")
