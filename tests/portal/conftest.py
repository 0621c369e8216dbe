"""The portal on the real record and on a small live one: in process, behind a real server, in a real browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from charterhouse import bootstrap
from charterhouse.core.acts import FileDocument
from charterhouse.portal.app import portal
from charterhouse.portal.serving import listening

TODAY = date(2026, 1, 20)  # for the tests; the day on which the public record was last read
LANTERNS = Path(__file__).parents[1] / "documents" / "pages" / "lanterns-ru.txt"
CASES = Path(__file__).with_name("cases")


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public history, entered once."""
    path = tmp_path_factory.mktemp("portal") / "record.db"
    bootstrap.demo(path)
    return path


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    """The portal of the public history, in process."""
    with TestClient(portal(record, cases=CASES, clock=lambda: TODAY, warm=False)) as client:
        yield client


class Live(NamedTuple):
    """A live register of our own with its portal."""

    path: Path
    client: TestClient


HOSTILE = "<script>alert(1)</script> \"quoted\" & 'single' =1+1"


def enter(path: Path, *acts: dict[str, Any], document: bytes = b"") -> None:
    """Acts entered by the registrar; what `private` holds goes into the private part."""
    with bootstrap.open_for_offers(path) as desk:
        if document:
            desk.store.put_document(document)
        for act in acts:
            ruling = desk.offer(
                {name: value for name, value in act.items() if name != "private"},
                "ann",
                private=act.get("private"),
                notwithstanding="a test",
            )
            assert ruling.receipt is not None, act


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A register with hostile text, a private part, a correction and a filed page of a charter."""
    path = tmp_path / "live.db"
    bootstrap.new_register(path, "ann", "Society of Lanterns", "text")
    page = LANTERNS.read_bytes()
    with bootstrap.open_for_offers(path) as desk:
        digest = desk.store.put_document(page)
    by = {"by": "registrar", "on": "2026-01-01"}
    enter(
        path,
        {"act": "register.remark", **by, "text_en": HOSTILE, "text_ru": HOSTILE,
         "sources": [{"address": "javascript:alert(1)"}, {"address": "https://example.org/a"}]},
        {"act": "final.open_treaty", "on": "2026-01-01", "by": "depositary", "ref": "lights", "title_en": "Protocol",
         "title_ru": "Протокол", "form": "protocol"},
        {"act": "final.sign", "on": "2026-01-02", "by": "XA", "treaty": "lights", "state": "XA",
         "private": {"person": "Secret Name"}},
        {"act": "register.correct", **by, "entry": 1, "fields": {"about": "lamps"}, "reason": "a slip",
         "second_officer": "bob"},
        {"act": FileDocument.named, **by, "document": digest, "media_type": "text/plain; charset=utf-8",
         "title_en": "Published text of the charter", "title_ru": "Опубликованный текст устава", "language": "ru"},
    )  # fmt: skip
    with TestClient(portal(path, "ru", cases=CASES, clock=lambda: TODAY, warm=False)) as client:
        yield Live(path, client)


# In a browser ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def server(record: Path) -> Iterator[str]:
    """The portal behind a real server: its address."""
    listener = listening("127.0.0.1", 0)
    config = uvicorn.Config(
        portal(record, cases=CASES, clock=lambda: TODAY, warm=False),
        log_config=None,
        access_log=False,
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="module")  # for as long as it is open, an event loop runs here
def browser() -> Iterator[Browser]:
    """The Chromium of the system."""
    path = shutil.which("chromium")
    assert path, "chromium is not installed; tools/system-packages installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
