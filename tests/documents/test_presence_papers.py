"""What papers say of a session in which nobody kept a list of those present."""

from __future__ import annotations

import csv
import io
import json

from charterhouse.desk.desk import Desk
from charterhouse.desk.standing import Standing
from charterhouse.documents import drawing
from charterhouse.documents.chancery import Chancery

from .record import entered

HERE = {"session": "unlisted"}
ACTS = (
    {"act": "organs.convene", "on": "2026-05-18", "by": "chair", **HERE, "organ": "council"},
    {"act": "organs.open_session", "on": "2026-05-19T10:00:00+03:00", "by": "chair", **HERE},
    {"act": "organs.table_draft", "on": "2026-05-19T10:05:00+03:00", "by": "XA", "draft": "glass",
     "organ": "council", "text": "Стекло."},
    {"act": "organs.put_draft", "on": "2026-05-19T10:10:00+03:00", "by": "chair", "draft": "glass",
     "way": "consensus", **HERE},
    {"act": "organs.take_position", "on": "2026-05-19T10:15:00+03:00", "by": "XA", "draft": "glass",
     "state": "XA", "position": "for"},
    {"act": "organs.announce", "on": "2026-05-19T10:20:00+03:00", "by": "chair", "draft": "glass",
     "outcome": "adopted"},
)  # fmt: skip


def drawn(desk: Desk, kind: str, ref: str, form: str) -> str:
    register = desk.register
    chancery = Chancery(Standing(register, register.moment("2026-05-31")))
    made = drawing.draw(drawing.Wanted(kind, ref, form, "en"), chancery)
    return made.decode("utf-8-sig").replace("\u00a0", " ")


def unlisted() -> Desk:
    desk = entered(profile="practice")
    for act in ACTS:
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    return desk


def test_nobody_is_said_to_have_been_absent() -> None:
    told = json.loads(drawn(unlisted(), "protocol", "unlisted", "json"))
    text = json.dumps(told["blocks"], ensure_ascii=False)
    assert "Who was present when the matter was decided is not on record." in text
    assert "Not present" not in text
    assert "taking part: 0" not in text
    assert "Quorum: depends on the reading." in text


def test_the_voting_record_leaves_presence_open_and_names_everyone() -> None:
    rows = list(csv.DictReader(io.StringIO(drawn(unlisted(), "votes", "glass", "csv"))))
    assert [row["Code"] for row in rows] == ["XA", "XB", "XC", "XD"]
    assert {row["Present when decided"] for row in rows} == {""}
