"""Instants and agendas in words: by the clock of the seat, and by titles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charterhouse.bootstrap import CSTO, new_register, open_register
from charterhouse.charters.csto.ch04_organs.session_acts import Item
from charterhouse.core.acts import May
from charterhouse.core.moments import Seat, when
from charterhouse.desk.answers import as_data
from charterhouse.desk.seats import seat_of
from charterhouse.desk.wording import Lang, Wording

MOSCOW = seat_of("Europe/Moscow")


@pytest.mark.parametrize(
    ("lang", "seat", "said"),
    [
        ("en", MOSCOW, "8 May 2024, 10:30 UTC+3"),
        ("ru", MOSCOW, "8 мая 2024, 10:30 UTC+3"),
        ("en", Seat(), "8 May 2024, 07:30 UTC"),
        ("en", Seat(offset=(-12_600,)), "8 May 2024, 04:00 UTC-3:30"),
    ],
)
def test_an_instant_is_told_by_the_clock_of_the_seat(lang: Lang, seat: Seat, said: str) -> None:
    instant = when("2024-05-08T07:30:00Z", seat)
    wording = Wording(CSTO.book, lang, seat)
    assert wording.value(instant) == said
    assert wording.dated(instant.text) == said
    assert wording.value(date(2024, 5, 8)) == said.partition(",")[0], "a day has no hour"


def test_what_only_looks_like_an_instant_stays_as_it_is() -> None:
    assert Wording(CSTO.book, "en").dated("2024-13-08T07:30:00Z") == "2024-13-08T07:30:00Z"


def test_a_point_of_an_agenda_is_told_by_its_title_or_its_draft() -> None:
    items = (Item(ref="budget", title_en="Budget", title_ru="Бюджет"), Item(ref="lamps-7"))
    assert Wording(CSTO.book, "en").value(items) == "Budget, lamps-7"
    assert Wording(CSTO.book, "ru").value(items) == "Бюджет, lamps-7"


def test_grounds_are_told_by_the_clock_of_the_seat_at_every_door(tmp_path: Path) -> None:
    """The data has the instant by UTC; every sentence has it by the seat's clock, and says so."""
    path = tmp_path / "r.db"
    new_register(path, "ann", "Club", "text")
    put = {"act": "organs.put_draft", "on": "2024-05-08T07:30:00Z", "by": "chair", "draft": "d",
           "way": "silence", "deadline": "2024-05-08T07:00:00Z"}  # fmt: skip
    with open_register(path) as register:
        act = register.codec.read_act(put)
        data = as_data(register.ask(May(act), act.on.latest), register)
    told = next(each for each in data["grounds"] if each["rule"].endswith("deadline_is_to_come"))
    assert told["facts"] == {"deadline": "2024-05-08T07:00:00Z"}
    assert "8 May 2024, 10:00 UTC+3" in told["en"]
    assert "8 мая 2024, 10:00 UTC+3" in told["ru"]
