"""The certificate of a silence that was: told as it stood, though the draft went another way since."""

from __future__ import annotations

import json
from typing import Any

from charterhouse.desk.desk import Desk
from charterhouse.desk.standing import Standing
from charterhouse.documents import drawing
from charterhouse.documents.chancery import Chancery

from .record import entered

SNUFF: dict[str, Any] = {"draft": "snuffers"}
TABLED = {
    **SNUFF, "act": "organs.table_draft", "on": "2026-05-05", "by": "secretariat", "organ": "permanent_council",
    "title_en": "On snuffers", "title_ru": "О щипцах", "text": "Заказать щипцы.",
}  # fmt: skip
PUT = {
    **SNUFF, "act": "organs.put_draft", "on": "2026-05-06T12:00:00+03:00", "by": "chair", "way": "silence",
    "deadline": "2026-05-16T18:00:00+03:00",
}  # fmt: skip
BROKEN = {
    **SNUFF, "act": "organs.take_position", "on": "2026-05-13T10:00:00+03:00", "by": "XC", "state": "XC",
    "position": "object", "explanation": "Too long.",
}  # fmt: skip
PENDING = {
    **SNUFF, "act": "organs.announce", "on": "2026-05-18", "by": "chair", "outcome": "pending"
}  # fmt: skip
AGAIN = {
    **SNUFF, "act": "organs.put_draft", "on": "2026-05-18", "by": "chair", "way": "circulation"
}  # fmt: skip
SILENCE = (TABLED, PUT, BROKEN, PENDING)


def entered_with(*acts: dict[str, Any]) -> Desk:
    """The record of the other papers with more acts."""
    desk = entered()
    for act in acts:
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    return desk


def drawn(desk: Desk, kind: str, lang: str = "en") -> str:
    """The blocks of a paper as text, as of the end of May."""
    register = desk.register
    chancery = Chancery(Standing(register, register.moment("2026-05-31")))
    wanted = drawing.Wanted(kind, "snuffers", "json", "en" if lang == "en" else "ru")
    paper = json.loads(drawing.draw(wanted, chancery))
    return json.dumps(paper["blocks"], ensure_ascii=False).replace("\u00a0", " ")


def test_a_broken_silence_is_certified_after_the_draft_was_put_otherwise() -> None:
    told = drawn(entered_with(*SILENCE, AGAIN), "certificate")
    assert "The silence was broken by XC." in told
    assert "Too long." in told
    assert "On 18 May 2026 the draft was put to decision anew, by written circulation" in told
    assert "by silence procedure" in told, "the way is that of the silence"


def test_it_says_so_in_russian() -> None:
    told = drawn(entered_with(*SILENCE, AGAIN), "certificate", "ru")
    assert "18 мая 2026 года проект поставлен на решение заново, в письменном порядке" in told


def test_what_was_said_and_announced_since_is_no_part_of_it() -> None:
    later = (
        {**BROKEN, "on": "2026-05-20", "position": "for", "explanation": "Shorter now."},
        {**PENDING, "on": "2026-05-22", "outcome": "adopted", "number": "9/26"},
    )
    desk = entered_with(*SILENCE, AGAIN, *later)
    told = drawn(desk, "certificate")
    assert "Too long." in told
    assert "Shorter now." not in told
    assert "9/26" not in told
    assert "by written circulation" in drawn(desk, "decision")


def test_a_later_version_is_named_and_not_told_as_what_they_were_silent_on() -> None:
    version = {**TABLED, "on": "2026-05-19", "version": 2, "text": "Иначе."}
    told = drawn(entered_with(*SILENCE, version), "certificate")
    assert "On 19 May 2026 another version of the draft was tabled" in told
    assert "Version 2" not in told


def test_put_by_silence_again_it_is_the_later_silence_that_is_certified() -> None:
    """What was announced pending before is no announcement of what came of it."""
    again = {
        **AGAIN, "way": "silence", "on": "2026-05-19T10:00:00+03:00", "deadline": "2026-06-10T18:00:00+03:00",
    }  # fmt: skip
    told = drawn(entered_with(*SILENCE, again), "certificate")
    assert "19 May 2026, 10:00" in told
    assert "16 May 2026" not in told


def test_an_instant_is_certified_to_the_second() -> None:
    put = {**PUT, "deadline": "2026-05-16T18:00:30+03:00"}
    assert "16 May 2026, 18:00:30" in drawn(entered_with(TABLED, put), "certificate")
