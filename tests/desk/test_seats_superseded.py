"""A second accreditation to one seat stands, and its grounds name whoever was accredited before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from charterhouse.bootstrap import new_register, open_for_offers, open_register
from charterhouse.core.acts import May
from charterhouse.desk.answers import as_data
from charterhouse.desk.register import Asked

HEAD: dict[str, Any] = {
    "act": "organs.accredit", "by": "XA", "state": "XA", "organ": "council", "capacity": "head",
    "office_held": "head_of_state",
}  # fmt: skip


def test_a_second_head_is_named_beside_the_first(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    new_register(path, "ann", "Club", "text")
    with open_for_offers(path) as desk:
        for act in ("final.sign", "final.deposit"):
            desk.offer(
                {"act": act, "on": "2002-10-07", "by": "XA", "treaty": "charter", "state": "XA"},
                "ann", notwithstanding="made for a test",
            )  # fmt: skip
        first = desk.offer({**HEAD, "on": "2024-01-01", "person": "Ann"}, "ann")
        assert first.answer.grounds[0].facts["besides"] == []
        second = desk.offer({**HEAD, "on": "2024-02-01", "person": "Bo"}, "ann")
        assert second.receipt is not None
    asked = Asked(May(second.act), second.answer, second.act.on.latest, 3, "text")
    with open_register(path) as register:
        told = as_data(asked, register)["grounds"][0]
    assert told["facts"]["besides"] == ["Ann"]
    assert "besides: Ann" in told["en"]
    assert "наряду с: Ann" in told["ru"]
