"""Sessions and drafts put together from the record, as they stood at any moment, with nothing private in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import chamber
from charterhouse import bootstrap
from charterhouse.desk.proceedings import (
    OPENED,
    POSITION,
    Proceedings,
    draft_as_data,
    organs,
    session_as_data,
    under_profiles,
)  # fmt: skip
from charterhouse.desk.register import Register
from charterhouse.desk.standing import Standing
from charterhouse.documents import gathering
from charterhouse.documents.chancery import chancery


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A year of six States."""
    with bootstrap.open_register(chamber.make(tmp_path_factory.mktemp("c") / "c.db")) as register:
        yield register


def at(register: Register, on: str) -> Proceedings:
    """What was on record then."""
    return Proceedings(Standing(register, register.moment(on)))


@pytest.mark.parametrize(
    ("on", "draft", "state", "versions"),
    [
        ("2025-04-15", "lamps", "pending", 1),
        ("2025-05-15", "lamps", "pending", 2),
        ("2025-05-20", "lamps", "adopted", 2),
        ("2025-10-05", "snuffers", "pending", 1),
        ("2025-10-09", "snuffers", "withdrawn", 1),
        ("2025-11-27", "fund", "not_adopted", 1),
    ],
)
def test_a_draft_is_told_as_it_stood(
    register: Register, on: str, draft: str, state: str, versions: int
) -> None:
    found = {each.ref: each for each in at(register, on).drafts}[draft]
    assert (found.state, draft_as_data(found)["versions"]) == (state, versions)
    alone = at(register, on).draft(draft)
    assert alone is not None
    assert draft_as_data(alone) == draft_as_data(found), "in a list as by itself"


def test_a_draft_is_called_by_its_version(register: Register) -> None:
    """The version before the announcement; one without a title by its name; the other language for want of one."""
    early, late = (at(register, on).draft("lamps") for on in ("2025-04-15", "2026-01-01"))
    assert early is not None
    assert late is not None
    assert (early.title("en"), late.title("en")) == (
        "Lamps of harbours",
        "Lamps of harbours and rivers",
    )
    untitled = at(register, "2025-10-05").draft("snuffers")
    assert untitled is not None
    assert untitled.title("ru") == "snuffers"


@pytest.mark.parametrize(
    ("on", "deadline"),
    [("2025-11-18", "2025-11-20T15:00:00Z"), ("2025-11-19", "2025-11-25T15:00:00Z")],
)
def test_a_deadline_is_the_one_last_set(register: Register, on: str, deadline: str) -> None:
    draft = at(register, on).draft("fund")
    assert draft is not None
    assert draft.deadline is not None
    assert draft.deadline.text == deadline


@pytest.mark.parametrize(
    ("on", "state", "present"),
    [
        ("2025-05-19", "convened", []),
        ("2025-05-20T12:45:00+03:00", "opened", ["XA", "XB", "XC", "XD", "XE"]),
        ("2025-05-20T13:30:00+03:00", "adjourned", ["XA", "XB", "XC", "XD", "XE"]),
        ("2025-05-21", "closed", ["XA", "XB", "XC", "XD", "XE"]),
    ],
)
def test_a_session_is_told_as_it_stood(
    register: Register, on: str, state: str, present: list[str]
) -> None:
    session = at(register, on).session(chamber.SESSION)
    assert session is not None
    told = session_as_data(session)
    assert (told["state"], told["present"], told["place"]) == (state, present, "Lanternport")
    assert [each["draft"] for each in told["drafts"]] == ["lamps"]
    [listed] = [each for each in at(register, on).sessions if each.ref == chamber.SESSION]
    assert session_as_data(listed) == told, "in a list as by itself"
    assert (len(session.done(OPENED)) > 0) == (state != "convened")


def test_what_is_not_there_is_not_made_up(register: Register) -> None:
    then = at(register, "2025-01-01")
    assert (then.drafts, then.sessions, then.draft("lamps"), then.session("council/2025-05")) == (
        [], [], None, None,
    )  # fmt: skip
    assert "permanent_council" in organs(register.charter)


def test_what_is_private_stays_so(register: Register) -> None:
    """Also for the desk itself, which has read it: whoever prints asks here."""
    draft = at(register, "2026-01-01").draft("lamps")
    assert draft is not None
    said = [act for act in draft.done(POSITION) if act.hidden]
    assert [act.explanation for act in said] == ["Secret word"], "it is in the register"
    assert [draft.shown(act, "explanation") for act in said] == [None]


def test_the_outcome_is_asked_under_every_profile(register: Register) -> None:
    then = at(register, "2026-01-01")
    found = under_profiles("lamps", then.of)
    assert list(found) == list(register.charter.profiles)
    for profile, brief in found.items():
        asked = Standing(register, then.of.on, profile=profile).ask("adopted", draft="lamps")
        assert asked is not None
        assert brief is not None
        assert brief["taken"] == asked.answer.taken.value
    assert {brief["taken"] for brief in found.values() if brief} == {"yes", "no"}


def test_a_draft_that_was_opened_again_stands_as_it_is_announced_anew(tmp_path: Path) -> None:
    """Wherever it is told: in the list of drafts as in the papers."""
    path, draft = tmp_path / "again.db", {"draft": "d1"}
    bootstrap.new_register(path, "ann", "League of Lanterns", "text")
    opened: dict[str, object] = {"on": "2002-10-07", "by": "depositary", "act": "final.open_treaty", "ref": "charter",
              "title_en": "Charter", "title_ru": "Устав", "form": "charter"}  # fmt: skip
    acts: list[dict[str, object]] = [opened]
    for act, on in (("final.sign", "2002-10-07"), ("final.deposit", "2003-09-18")):
        acts += [{"on": on, "by": each, "act": act, "treaty": "charter", "state": each}
                 for each in ("XA", "XB")]  # fmt: skip
    acts += [
        {"on": "2015-03-01", "by": "XA", "act": "organs.table_draft", "organ": "council", "text": "Мир.", **draft},
        {"on": "2015-03-01", "by": "chair", "act": "organs.put_draft", "way": "circulation",
         "deadline": "2015-03-20", **draft},
        {"on": "2015-03-05", "by": "chair", "act": "organs.announce", "outcome": "adopted", "number": "7", **draft},
        {"on": "2015-03-06", "by": "secretariat", "act": "organs.correct_outcome", "outcome": "pending",
         "reason": "An answer was awaited.", **draft},
        {"on": "2015-03-22", "by": "chair", "act": "organs.announce", "outcome": "adopted", "number": "8", **draft},
    ]  # fmt: skip
    with bootstrap.open_for_offers(path) as desk:
        for act_ in acts:
            assert desk.offer(act_, "ann", notwithstanding="a worked example").receipt is not None
        for on, state, number in (("2015-03-05", "adopted", "7"), ("2015-03-07", "pending", None),
                                  ("2015-03-22", "adopted", "8")):  # fmt: skip
            told = at(desk.register, on).draft("d1")
            assert told is not None
            assert told.state == state
            paper = gathering.draft("d1", chancery(told.of, lambda _: b"", on))
            assert (paper.outcome or "pending", paper.number) == (state, number or "")
