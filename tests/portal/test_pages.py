"""Every page in both languages: it is there, it says what the desk says, and its address holds the view."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from charterhouse import bootstrap
from charterhouse.portal.forms import form
from charterhouse.portal.room import Room
from portal.addresses import LANGUAGES, PAGES

CYRILLIC = re.compile("[А-яЁё]")


class Read(HTMLParser):
    """What a page holds: its text, links, headings and ids; and that every tag is closed in turn."""

    VOID = frozenset("meta link input br img hr".split())

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.links, self.ids = "", list[str](), list[str]()
        self.headings, self.open, self.attributes = list[int](), list[str](), set[str]()
        self.feed(html)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= given.keys()
        if (
            tag not in self.VOID
            and f"<{tag}"
            and not (self.get_starttag_text() or "").endswith("/>")
        ):
            self.open.append(tag)
        if given.get("href") and tag == "a":
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("line", "rect", "text") and (not self.open or self.open[-1] != tag):
            return
        assert self.open.pop() == tag, (tag, self.open)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_and_well_made(client: TestClient, page: str, lang: str) -> None:
    reply = client.get(f"/{lang}/{page}")
    assert reply.status_code == 200, reply.text[:400]
    read = Read(reply.text)
    assert f'<html lang="{lang}">' in reply.text
    assert read.headings[0] == 1, "a page begins with its title"
    assert read.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(read.headings, read.headings[1:], strict=False)), (
        read.headings
    )
    assert len(read.ids) == len(set(read.ids)), sorted(read.ids)
    assert not {"style", "onclick", "onload", "onsubmit"} & read.attributes, (
        "the policy lets none through"
    )
    assert "<style" not in reply.text
    assert not re.findall(r"<script(?! type=\"module\" src=\"/static/)", reply.text)
    assert not re.search(r"\{\w+\}", read.text), "a place for a fact that was not filled"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_a_page(client: TestClient, lang: str) -> None:
    """Every link within the portal from the pages that hold most of them."""
    seen: set[str] = set()
    for page in (
        "",
        "members/AM",
        "sessions",
        "sessions/council-2023-11-23",
        "drafts/budget-2024",
        "charter/25",
        "readings",
        "register",
        "ask/member?state=UZ&on=2013-01-01",
        "due",
    ):
        links = Read(client.get(f"/{lang}/{page}").text).links
        seen |= {link.partition("#")[0] for link in links if link.startswith("/")}
    assert len(seen) > 100
    for link in sorted(seen):
        assert client.get(link).status_code == 200, link


def test_the_view_stands_in_every_link(client: TestClient) -> None:
    read = Read(client.get("/en/?on=2012-12-18&known=300&profile=text").text)
    inside = [link for link in read.links if link.startswith("/en/")]
    assert inside
    for link in inside:
        if "Back to today" not in link and link != "/en/":
            assert "known=300" in link, link
            assert "profile=text" in link, link
            assert re.search(r"on=\d{4}-\d\d-\d\d", link), link


def test_a_page_is_of_its_day(client: TestClient) -> None:
    """Another day, another state of knowledge, another profile: another page, which says so."""
    now = client.get("/en/members").text
    then = client.get("/en/members?on=2003-01-01").text
    assert "This is a view of 1 January 2003" in then
    assert "This is a view" not in now
    assert Read(then).text != Read(now).text
    early = client.get("/en/register?known=10").text
    assert "as known at entry 10" in early
    assert client.get("/en/register/11?known=10").status_code == 404, "not yet known"
    assert "“text”" in client.get("/en/?profile=text").text


def test_an_answer_is_read_in_its_order(client: TestClient) -> None:
    """The answer, a sentence, what it turns on, the grounds, the article, what would settle it, the link."""
    text = client.get("/en/ask/member?state=UZ&on=2013-01-01&known=567&profile=practice").text
    places = [
        text.index(each)
        for each in (
            'class="big',
            'class="sentence',
            "h-turns",
            "h-grounds",
            "h-law",
            "h-settle",
            "h-link",
        )
    ]
    assert places == sorted(places)
    assert "Holds from" in text


def test_the_permanent_link_gives_the_same_answer(client: TestClient) -> None:
    page = client.get("/en/ask/arrears?state=AM")
    [link] = re.findall(r'class="permalink"><a href="([^"]+)"', page.text)
    again = client.get(link.replace("&amp;", "&"), params=None)
    assert re.findall(r'class="sentence">[^<]+', page.text) == re.findall(
        r'class="sentence">[^<]+', again.text
    )
    assert "on=2026-01-20" in link
    assert "known=567" in link or "known=" in link


def test_json_is_the_answer_of_every_door(client: TestClient, record: object) -> None:
    """The same from `?format=json` and from `Accept`; the very data that the command line gives."""
    address = "/ru/ask/member?state=AM&on=2013-01-01"
    by_format = client.get(f"{address}&format=json").json()
    by_header = client.get(address, headers={"Accept": "application/json"}).json()
    assert by_format == by_header
    assert by_format["question"] == "member"
    assert by_format["arguments"] == {"state": "AM"}
    assert by_format["on"] == "2013-01-01"
    assert by_format["grounds"]


@pytest.mark.parametrize("page", ["", "members", "members/AM", "register", "register/494", "charter", "charter/25",
                                  "readings", "readings/G-17", "ask", "due", "search?q=vote"])  # fmt: skip
def test_pages_are_given_as_json(client: TestClient, page: str) -> None:
    reply = client.get(f"/en/{page}", headers={"Accept": "application/json"})
    assert reply.headers["content-type"] == "application/json"
    assert reply.json()


@pytest.mark.parametrize("page", ["members", "register", "readings", "due"])
def test_tables_are_given_as_csv(client: TestClient, page: str) -> None:
    reply = client.get(f"/en/{page}?format=csv")
    assert reply.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(reply.text.lstrip("\ufeff"))))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_other_readings_can_be_chosen_in_an_answer(client: TestClient) -> None:
    address = "/en/ask/member?state=UZ&on=2013-01-01&format=json&reading="
    answers = {value: client.get(f"{address}G-60={value}").json()["taken"] for value in ("A", "B")}
    assert answers == {"A": "yes", "B": "no"}


def test_every_question_and_every_act_has_a_form(client: TestClient) -> None:
    room: Room = client.app.state.room  # type: ignore[attr-defined]  # the application of Starlette
    for lang in LANGUAGES:
        for name in bootstrap.CSTO.book.questions:
            assert client.get(f"/{lang}/ask/{name}").status_code == 200, name
    for kind in bootstrap.CSTO.book.kinds:
        fields = form("may", {"act.act": kind}, room, "ru").fields
        assert len(fields) >= 1
        if hasattr(bootstrap.CSTO.book.kinds[kind], "on") or len(fields) > 1:
            for field in fields:
                assert CYRILLIC.search(field.label), (
                    f"{kind}: no Russian name for {field.name}; see [field]"
                )


def test_a_paragraph_leads_to_its_article(client: TestClient) -> None:
    reply = client.get("/en/charter/12.4", follow_redirects=False)
    assert reply.status_code == 302
    assert reply.headers["location"] == "/en/charter/12#p12.4"


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("en-GB,en", "en"), ("de,fr;q=0.3", "en"), ("de,ru;q=0.2,en;q=0.1", "ru"),
     ("q=;;,", "en")],
)  # fmt: skip
def test_the_first_page_is_in_the_language_of_the_browser(
    client: TestClient, accepted: str, lang: str
) -> None:
    reply = client.get("/", headers={"Accept-Language": accepted}, follow_redirects=False)
    assert reply.headers["location"] == f"/{lang}/"
    assert "set-cookie" not in reply.headers
