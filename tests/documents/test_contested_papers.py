"""What the list of participants says of a seat that was contested: open, settled for or against, begun anew."""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.desk.standing import Standing
from charterhouse.documents import drawing
from charterhouse.documents.chancery import Chancery

from .record import entered

SEAT: dict[str, Any] = {"person": "Head of XC", "state": "XC", "organ": "council"}
CONTEST = {
    **SEAT, "act": "organs.contest_seat", "on": "2026-05-04", "by": "XD", "reason": "No full powers.",
}  # fmt: skip
OPEN = {
    "en": "seat contested by XD, not settled",
    "ru": "место оспорено государством XD, спор не разрешён",
}
REFUSED = {"en": "credentials not accepted by the organ", "ru": "полномочия органом не признаны"}


def decided(draft: str, on: str, accepted: bool, states: str = "XA XB XC XD") -> list[Any]:
    """The organ decides on the credentials; all whom it takes agree."""
    measure = {**SEAT, "act": "organs.verify_credentials", "accepted": accepted}
    of: dict[str, Any] = {"on": on, "draft": draft}
    return [
        {**of, "act": "organs.table_draft", "by": "XA", "organ": "council", "measure": measure},
        {**of, "act": "organs.put_draft", "by": "chair", "way": "consensus"},
        *({**of, "act": "organs.take_position", "by": each, "state": each, "position": "for"}
          for each in states.split()),
        {**of, "act": "organs.announce", "by": "chair", "outcome": "adopted"},
    ]  # fmt: skip


def participants(acts: list[Any], lang: str) -> str:
    desk = entered()
    for act in acts:
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    register = desk.register
    chancery = Chancery(Standing(register, register.moment("2026-05-31")))
    wanted = drawing.Wanted("participants", "spring", "json", "en" if lang == "en" else "ru")
    return drawing.draw(wanted, chancery).decode().replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_contest_is_open_until_it_is_settled(lang: str) -> None:
    told = participants([CONTEST], lang)
    assert OPEN[lang] in told
    assert REFUSED[lang] not in told


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_refused_credentials_settle_it(lang: str) -> None:
    told = participants([CONTEST, *decided("verdict", "2026-05-06", accepted=False)], lang)
    assert OPEN[lang] not in told
    assert REFUSED[lang] in told


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_accepted_credentials_settle_it(lang: str) -> None:
    acts = [
        CONTEST,
        *decided("first", "2026-05-06", accepted=False),
        *decided("second", "2026-05-07", accepted=True),
    ]
    told = participants(acts, lang)
    assert OPEN[lang] not in told
    assert REFUSED[lang] not in told


def test_a_later_accreditation_is_not_refused_yet() -> None:
    anew = {
        **SEAT, "act": "organs.accredit", "on": "2026-05-08", "by": "XC", "capacity": "head",
        "office_held": "head_of_state",
    }  # fmt: skip
    told = participants([CONTEST, *decided("verdict", "2026-05-06", accepted=False), anew], "en")
    assert OPEN["en"] not in told
    assert REFUSED["en"] not in told


def test_what_was_not_adopted_settles_nothing() -> None:
    acts = decided("verdict", "2026-05-06", accepted=False)
    acts[2:6] = [{**acts[2], "by": "XB", "state": "XB", "position": "object"}]
    assert OPEN["en"] in participants([CONTEST, *acts], "en")
