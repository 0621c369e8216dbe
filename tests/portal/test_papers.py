"""Papers in the portal: the same bytes as from the command line, for a reader to whom nothing closed is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

import chamber
from charterhouse import bootstrap
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import LANGUAGES as WORDED
from charterhouse.documents.chancery import chancery
from charterhouse.documents.drawing import Wanted, draw
from charterhouse.portal.app import portal
from portal.addresses import LANGUAGES
from portal.conftest import TODAY
from portal.test_browser import FOCUSED, OVERFLOW, Window, violations
from portal.test_business import running
from portal.test_pages import Read

__all__ = ["running"]  # the same portal behind a real server
OF_A_SESSION = f"sessions/{chamber.SESSION}"
TYPES = {
    "pdf": "application/pdf", "html": "text/html", "json": "application/json", "csv": "text/csv",
    "ics": "text/calendar",
}  # fmt: skip


class Year(NamedTuple):
    """A year of six States, and its portal."""

    path: Path
    client: TestClient


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """Made once for all tests."""
    path = chamber.make(tmp_path_factory.mktemp("papers") / "p.db")
    with TestClient(portal(path, clock=lambda: TODAY, warm=False)) as client:
        yield Year(path, client)


def papers_on(client: TestClient, page: str) -> list[str]:
    """The links to papers on a page."""
    return [link for link in Read(client.get(page).text).links if "/papers/" in link]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "kinds"), [
    (OF_A_SESSION, {"protocol", "agenda", "participants", "votes", "calendar"}),
    (f"sessions/{chamber.PLANNED}", {"participants", "calendar"}),
    ("drafts/lamps", {"decision", "votes"}),
    ("drafts/wicks", {"decision", "votes", "certificate", "service"}),
    ("sessions", {"calendar"}),
    ("sessions?organ=council", {"calendar"}),
])  # fmt: skip
def test_every_paper_that_is_offered_is_made(
    year: Year, page: str, kinds: set[str], lang: str
) -> None:
    links = papers_on(year.client, f"/{lang}/{page}")
    assert {link.split("/")[3].partition("?")[0] for link in links} == kinds
    for link in links:
        reply = year.client.get(link)
        assert reply.status_code == 200, (link, reply.text[:200])
        form = link.partition("format=")[2].partition("&")[0]
        assert reply.headers["content-type"].startswith(TYPES[form]), link
        assert reply.headers["content-language"] == link.split("/")[1]
        assert f".{form}" in reply.headers["content-disposition"]
        assert reply.content.startswith(b"%PDF") == (form == "pdf")
        if form == "html":
            read = Read(reply.text)
            assert f'<html lang="{link.split("/")[1]}">' in reply.text
            assert read.headings[0] == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_account_offers_its_statement_and_the_calls_for_what_is_unpaid(
    client: TestClient, lang: str
) -> None:
    links = papers_on(client, f"/{lang}/members/AM/account")
    assert any(f"/{lang}/papers/statement/AM?" in link for link in links)
    assert {link for link in links if "/papers/call/" in link and "format=pdf" in link} == {
        f"/{each}/papers/call/AM?format=pdf&year=2024" for each in LANGUAGES
    }
    for link in links:
        assert client.get(link).status_code == 200, link
    named = client.get(f"/{lang}/papers/call/AM?format=pdf&year=2024")
    assert named.headers["content-disposition"] == (
        f"inline; filename*=UTF-8''call-AM-2024-{lang}.pdf"
    )


@pytest.mark.parametrize(("kind", "ref", "form"), [
    ("protocol", chamber.SESSION, "pdf"), ("agenda", chamber.SESSION, "html"), ("decision", "lamps", "json"),
    ("votes", chamber.SESSION, "csv"), ("votes", "lamps", "json"), ("calendar", "", "ics"),
])  # fmt: skip
@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_are_the_papers_of_the_command_line(
    year: Year, kind: str, ref: str, form: str, lang: str
) -> None:
    """To the byte, of the same moment, state of knowledge and readings."""
    with bootstrap.open_sealed(year.path) as (register, root_at):
        at = register.moment("2025-12-01")
        of = Standing(register, at, 70, "practice")
        spoken = next(each for each in WORDED if each == lang)
        made = draw(Wanted(kind, ref, form, spoken), chancery(of, root_at, "2025-12-01"))
    view = f"format={form}&on=2025-12-01&known=70&profile=practice"
    path = f"papers/{kind}/{ref}".rstrip("/")
    assert year.client.get(f"/{lang}/{path}?{view}").content == made


def test_a_paper_is_of_its_moment(year: Year) -> None:
    """The links of a page of another day lead to papers of that day."""
    view = "on=2025-04-25&known=40&profile=practice"
    links = papers_on(year.client, f"/en/{OF_A_SESSION}?{view}")
    assert links
    assert all(each in link for link in links for each in view.split("&"))
    assert not [link for link in links if "/protocol/" in link], "it has not been opened yet"
    then = year.client.get(f"/en/papers/agenda/{chamber.SESSION}?format=html&on=2025-04-25").text
    assert "Provisional agenda" in then
    assert (
        "readings: minority"
        in Read(year.client.get(f"/en/papers/agenda/{chamber.SESSION}?profile=minority").text).text
    )


def test_what_is_closed_is_withheld(year: Year) -> None:
    for kind in ("protocol", "decision", "votes"):
        ref = chamber.SESSION if kind == "protocol" else "lamps"
        for form in ("json", "csv" if kind == "votes" else "html"):
            text = year.client.get(f"/en/papers/{kind}/{ref}?format={form}").text
            assert "Secret word" not in text
            assert re.search("withheld|Not disclosed", text), (kind, form)
            assert "<script>alert" not in text or form in ("json", "csv")


def test_nobody_is_taken_for_a_reader_to_whom_more_is_open(year: Year) -> None:
    """Whoever names a person in an address gets what everybody gets."""
    page = "/en/papers/decision/lamps?format=json&on=2025-12-01&known=70"
    told = [
        year.client.get(page + more).json()["blocks"] for more in ("", "&reader=ann", "&as=ann")
    ]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize(("path", "status", "en", "ru"), [
    ("papers/protocol/nothing", 404, "There is no session `nothing`", "нет `nothing`"),
    ("papers/decision/lamp", 404, "Near to it: `lamps`", "Похожее: `lamps`"),
    ("papers/certificate/lamps", 404, "put by silence procedure", "lamps"),
    ("papers/protocol", 404, "a session by its name", "сессию по её обозначению"),
    ("papers/statement/XQ", 404, "XQ", "XQ"),
    ("papers/call/XA?year=2024", 404, "nothing to call for", "извещать не о чем"),
    ("papers/protocol/ministers-2026?known=20", 404, "There is no session", "нет `ministers-2026`"),
    ("papers/minutes/spring", 404, "There is no such page", "Такой страницы нет"),
    ("papers/", 404, "There is no such page", "Такой страницы нет"),
    ("papers/votes/lamps?format=pdf", 400, "cannot be read", "не читается"),
    ("papers/call/XA?year=soon", 400, "cannot be read", "не читается"),
    ("papers/protocol/lamps?on=soon", 400, "cannot be read", "не читается"),
])  # fmt: skip
def test_a_paper_that_cannot_be_made_says_why(
    year: Year, path: str, status: int, en: str, ru: str
) -> None:
    for lang, said in (("en", en), ("ru", ru)):
        reply = year.client.get(f"/{lang}/{path}")
        assert reply.status_code == status
        assert said in Read(reply.text).text, path
        assert f'<html lang="{lang}">' in reply.text
        assert "no-store" in reply.headers["cache-control"]


def test_a_paper_that_cannot_be_made_is_told_to_programs_too(year: Year) -> None:
    reply = year.client.get("/en/papers/decision/nothing?format=json")
    assert reply.status_code == 404
    assert "There is no draft `nothing`" in reply.json()["error"]["message"]


def test_only_the_style_of_a_paper_is_let_through(year: Year) -> None:
    reply = year.client.get(f"/en/papers/protocol/{chamber.SESSION}?format=html")
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert re.search(r"style-src 'sha256-[\w+/=]{44}'", policy)
    tag = reply.headers["etag"]
    again = year.client.get(reply.url, headers={"If-None-Match": tag})
    assert again.status_code == 304
    fixed = f"/en/papers/agenda/{chamber.SESSION}?format=pdf&on=2025-12-01&known=70"
    assert "max-age" in year.client.get(fixed).headers["cache-control"]


def test_a_list_of_participants_tells_hours_alone_on_the_one_day(year: Year) -> None:
    page = year.client.get(f"/ru/papers/participants/{chamber.SESSION}").text.replace("\u00a0", " ")
    assert "с открытия до 12:30; с 14:40" in page
    assert "Государства-члены" in page
    planned = year.client.get(f"/en/papers/participants/{chamber.PLANNED}").text
    assert '<th scope="col">Invitation</th>' in planned
    assert '<th scope="col">Presence</th>' not in planned


def test_places_stand_in_a_paper_as_its_language_has_them(client: TestClient) -> None:
    for lang, day in (("ru", "Минск, 23 ноября 2023 года"), ("en", "Minsk, 23 November 2023")):
        for kind in ("protocol", "agenda", "participants"):
            page = client.get(f"/{lang}/papers/{kind}/council-2023-11-23").text
            assert day in page.replace("\u00a0", " "), kind
    held = client.get("/en/papers/agenda/council-2023-11-23").text
    assert "Provisional" not in held, "it was held, and no agenda is on record"


def test_the_calendar_of_an_organ_holds_its_sessions_alone(year: Year) -> None:
    whole = year.client.get("/en/papers/calendar?format=ics").text
    one = year.client.get("/en/papers/calendar/foreign_ministers?format=ics").text
    assert chamber.SESSION in whole
    assert chamber.PLANNED in one
    assert chamber.SESSION not in one


# In a browser ------------------------------------------------------------------------------------


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_papers_are_reached_by_keyboard_and_read(
    browser: Browser,
    running: str,
    lang: str,
) -> None:
    """Each link has a name that says what it is; a page opens with its style, a PDF is a whole file."""
    window = Window(browser, running, 1280)
    page = window.open(f"{lang}/{OF_A_SESSION}")
    names: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED)
        if "/papers/" in told["href"]:
            assert told["seen"], told
            assert told["inside"], told
            names.append(" ".join(page.evaluate("document.activeElement.textContent").split()))
    assert len(names) == len(set(names)) >= 12
    assert {"en": "Record, PDF in Russian", "ru": "Протокол, PDF на английском"}[lang] in names
    assert {"en": "Voting record, CSV", "ru": "Сведения о позициях, CSV"}[lang] in names
    page.get_by_role(
        "link", name={"en": "Record, HTML", "ru": "Протокол, HTML"}[lang], exact=True
    ).click()
    page.wait_for_url("**/papers/protocol/**")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "704px"
    assert page.evaluate(OVERFLOW) <= 0
    assert not (found := violations(page)), found
    page.go_back()
    with page.expect_download() as arriving:
        page.get_by_role(
            "link", name={"en": "Voting record, JSON", "ru": "Сведения о позициях, JSON"}[lang]
        ).click()
    assert arriving.value.suggested_filename == "votes-council-2025-05.json"
    assert json.loads(Path(arriving.value.path()).read_text("utf-8"))["drafts"]
    window.close()


@pytest.mark.xdist_group("browser")
def test_a_paper_fits_a_narrow_window(browser: Browser, running: str) -> None:
    window = Window(browser, running, 400)
    for kind, ref in (("protocol", chamber.SESSION), ("agenda", chamber.SESSION), ("decision", "lamps"),
                      ("participants", chamber.SESSION), ("service", "wicks")):  # fmt: skip
        page = window.open(f"ru/papers/{kind}/{ref}?format=html")
        assert page.evaluate(OVERFLOW) <= 0, kind
        assert not (found := violations(page)), (kind, found)
    window.close()
