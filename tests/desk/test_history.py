"""The public record becomes a register: every event, the same each time, ruled by nobody."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from uuid import UUID

import pytest

from charterhouse.bootstrap import CSTO, DEMO_READ_ON
from charterhouse.core.acts import OpenRegister, Remark
from charterhouse.desk.history import entries_of_events, events, lines, load
from charterhouse.desk.register import Register
from charterhouse.storage.memory import MemoryStore

ROOT = Path(__file__).parents[2]
RECORDED = re.compile(rb'"recorded":"[^"]+"')


def loaded(year: int) -> tuple[MemoryStore, Register]:
    """The history entered in some year."""
    store = MemoryStore(lambda: datetime(year, 1, 1, tzinfo=UTC))
    return store, load(store, CSTO, DEMO_READ_ON)


@pytest.fixture(scope="module")
def history() -> tuple[MemoryStore, Register]:
    """The history entered once."""
    return loaded(2026)


def test_every_event_is_entered() -> None:
    found, places = events(CSTO), entries_of_events(CSTO, DEMO_READ_ON)
    assert len(found) == 180
    assert [event.id for event in found] == list(places)
    assert all(places.values())
    assert all(event.en and event.ru and event.sources for event in found)


def test_two_registers_differ_only_in_when_they_were_recorded(
    history: tuple[MemoryStore, Register],
) -> None:
    store, _ = history
    other, _ = loaded(2027)
    one = [RECORDED.sub(b"", entry.body) for entry in store.read()]
    assert one == [RECORDED.sub(b"", entry.body) for entry in other.read()]
    assert [entry.id for entry in store.read()] == [entry.id for entry in other.read()]


def test_it_is_opened_as_an_imported_history(history: tuple[MemoryStore, Register]) -> None:
    _, register = history
    assert isinstance(register.opening, OpenRegister)
    assert not register.opening.live
    assert register.opening.profile == "practice"
    assert register.reaches == date(2026, 1, 20)


def test_what_is_imported_carries_no_credential(history: tuple[MemoryStore, Register]) -> None:
    _, register = history
    first = min(min(places) for places in entries_of_events(CSTO, DEMO_READ_ON).values())
    assert {entry.author for entry in register.entries[first:]} == {"import"}
    assert all(
        entry.credential is None and entry.notwithstanding is None for entry in register.entries
    )


def test_acts_inherit_from_their_event(history: tuple[MemoryStore, Register]) -> None:
    _, register = history
    told = {event.id: event for event in events(CSTO)}
    for seq, line in enumerate(lines(CSTO, DEMO_READ_ON)):
        if line.event:
            act, event = register.record.acts[seq], told[line.event]
            assert [source.address for source in act.sources] == list(event.sources), line.event
            if isinstance(act, Remark):
                assert act.text_en, line.event
                assert act.text_ru, line.event


def test_ids_are_of_the_form_of_a_uuidv7(history: tuple[MemoryStore, Register]) -> None:
    store, _ = history
    ids = [UUID(bytes=entry.id) for entry in store.read()]
    assert len(set(ids)) == len(ids)
    assert {(each.version, each.variant) for each in ids} == {(7, "specified in RFC 4122")}
    assert all(
        json.loads(entry.body)["id"] == str(each)
        for entry, each in zip(store.read(), ids, strict=True)
    )


def test_the_page_in_the_docs_is_of_today() -> None:
    spec = spec_from_file_location("history_table", ROOT / "tools" / "history_table.py")
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ROOT / "docs" / "history.md").read_text("utf-8")
    assert written == tool.table(), "run `python tools/history_table.py`"
