"""Sessions and drafts: what their pages tell of a full year, on its day, in both languages, and nothing closed."""

from __future__ import annotations

import csv
import io
import re
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser
from starlette.testclient import TestClient

import chamber
from charterhouse import bootstrap
from charterhouse.desk.differences import changes
from charterhouse.desk.register import Register
from charterhouse.desk.seats import seat_of
from charterhouse.desk.wording import wording_of
from charterhouse.portal.app import portal
from charterhouse.portal.differences import marked
from charterhouse.portal.serving import listening
from charterhouse.portal.timing import Across, Timed, course
from portal.addresses import LANGUAGES
from portal.conftest import TODAY
from portal.test_browser import OVERFLOW, Window, violations
from portal.test_pages import Read

PAGES = (
    "", "sessions", "sessions?organ=foreign_ministers&year=2026", f"sessions/{chamber.SESSION}",
    f"sessions/{chamber.PLANNED}", "drafts", "drafts?state=withdrawn", "drafts/lamps", "drafts/fund", "drafts/wicks",
    "drafts/snuffers", "drafts/budget-2026", "members/XD", "drafts/lamps?on=2025-05-20T12:00:00%2B03:00",
    "drafts/fund?on=2025-11-21", f"sessions/{chamber.SESSION}?on=2025-05-20T13:30:00%2B03:00",
)  # fmt: skip


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The portal of a year of six States."""
    path = chamber.make(tmp_path_factory.mktemp("y") / "y.db")
    with TestClient(portal(path, clock=lambda: TODAY, warm=False)) as client:
        yield client


def text(client: TestClient, path: str) -> str:
    """What a page says, its spaces made one."""
    reply = client.get(path)
    assert reply.status_code == 200, path
    return re.sub(r"\s+", " ", Read(reply.text).text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_well_made_and_says_nothing_closed(
    year: TestClient, page: str, lang: str
) -> None:
    for form in ("", "json"):
        joint = "&" if "?" in page else "?"
        reply = year.get(f"/{lang}/{page}{joint}format={form}" if form else f"/{lang}/{page}")
        assert reply.status_code == 200, reply.text[:300]
        assert "Secret word" not in reply.text
        assert form or "<script>alert" not in reply.text
    read = Read(year.get(f"/{lang}/{page}").text)
    assert read.headings.count(1) == 1
    assert len(read.ids) == len(set(read.ids)), sorted(read.ids)
    assert not re.search(r"\{\w+\}", read.text)
    for link in read.links:
        if link.startswith(f"/{lang}/") and "/ask/" not in link:
            assert year.get(link).status_code == 200, link


def test_a_session_tells_who_was_in_the_room_when(year: TestClient) -> None:
    said = text(year, f"/en/sessions/{chamber.SESSION}")
    for told in (
        "20 May 2025, 10:05 UTC+3", "Lanternport", "decided 12/2025", "closure of the debate", "allowed",
        "Other matters", "Guild of Wicks", "Requested by",
    ):  # fmt: skip
        assert told in said, told
    assert "XE: 10:05–12:30" in said
    assert "XE: 14:40–17:10" in said
    assert re.search(r"XF\s*no presence on record", said)
    noon = text(year, f"/en/sessions/{chamber.SESSION}?on=2025-05-20T12:45:00%2B03:00")
    assert "14:40" not in noon, "not yet"
    assert "12/2025" not in noon, "not decided yet"


def test_a_session_tells_who_stood_where_and_what_was_announced_when(year: TestClient) -> None:
    page = year.get(f"/en/sessions/{chamber.SESSION}").text
    said = text(year, f"/en/sessions/{chamber.SESSION}")
    assert "announced on 20 May 2025, 16:30 UTC+3" in said
    assert "XD</a><span>for</span>" in page
    assert "XF</a><span>for: joined afterwards</span>" in page
    assert "Announce the outcome" in said
    assert "Rule on a motion" in said
    told = year.get(f"/en/sessions/{chamber.SESSION}?format=json").json()["drafts"][0]["positions"]
    assert [each["position"] for each in told if each["state"] == "XE"] == ["abstain", "for"]
    early = text(year, f"/en/sessions/{chamber.SESSION}?on=2025-05-20T10:30:00%2B03:00")
    assert "Where each stands" not in early


def test_a_session_dated_by_the_day_shows_places_and_no_hours(client: TestClient) -> None:
    page = client.get("/en/sessions/council-2023-11-23").text
    assert page.partition('id="h-presence"')[2].count('class="yes"') == 5
    assert "Armenia</a><span>no presence on record" in page
    assert 'id="presence-t"' not in page


@pytest.mark.parametrize(("lang", "against", "not_so", "contests"), [
    ("en", "against", "objects", "contests the outcome"), ("ru", "против", "возражает", "оспаривает итог"),
])  # fmt: skip
def test_in_a_vote_whoever_objects_votes_against(
    year: TestClient, lang: str, against: str, not_so: str, contests: str
) -> None:
    said = text(year, f"/{lang}/drafts/bell")
    stands = said.partition("XA")[2]
    assert against in stands
    assert not_so not in stands
    assert contests in said
    assert "The bell is cracked." in said
    assert year.get(f"/{lang}/members/XE").text.count(against) == 1


def test_a_draft_tells_its_versions_and_every_change(year: TestClient) -> None:
    page = year.get("/en/drafts/lamps").text
    assert '<del><span class="vh">[struck:] </span>to<span class="vh"> [end]</span></del>' in page
    assert '[put in:] </span>until<span class="vh"> [end]</span></ins>' in page
    said = text(year, "/en/drafts/lamps")
    for told in (
        "Lamps of harbours and rivers", "12/2025", "Rivers freeze.", "Not where a river is frozen.",
        "It takes no view of rivers.", "replaced later", "joined afterwards", "Lamps Act 2025",
        "Two harbours of three.", "Version 1, 1 April 2025", "Cleared by",
    ):  # fmt: skip
        assert told in said, told
    early = text(year, "/en/drafts/lamps?on=2025-04-15")
    assert "Lamps of harbours" in early
    assert "rivers" not in early
    assert "public" in Read(year.get("/en/drafts/lamps").text).text
    assert 'lang="ru">1. Каждое' in year.get("/ru/drafts/lamps").text.replace("\n", "")


def test_silence_tells_the_time_that_is_left(year: TestClient) -> None:
    assert "time left: 2 d 18 h" in text(year, "/en/drafts/wicks")
    assert "осталось: 5 ч 30 мин" in text(year, "/ru/drafts/wicks?on=2026-01-23T12:30:00%2B03:00")
    assert "the time is over" in text(year, "/en/drafts/wicks?on=2026-01-24")
    assert "the moment looked at" in text(year, "/en/drafts/wicks")
    served = text(year, "/en/drafts/wicks")
    assert re.search(r"XA\s*served, silent", served)
    assert re.search(r"XF\s*no position on record", served)


def test_the_outcome_stands_under_every_profile(client: TestClient) -> None:
    page = client.get("/en/drafts/session-2024-11-28").text
    data = client.get("/en/drafts/session-2024-11-28?format=json").json()
    taken = {name: brief["taken"] for name, brief in data["under_profiles"].items()}
    assert taken == {"practice": "yes", "text": "yes", "minority": "no"}
    for profile in taken:
        assert re.search(rf"ask/adopted\?draft=session-2024-11-28[^\"]*profile={profile}", page)


@pytest.mark.parametrize(
    ("page", "rows"),
    [("drafts?state=pending", {"budget-2026", "wicks"}), ("drafts?organ=permanent_council", {"fund", "wicks"}),
     ("drafts?state=withdrawn", {"snuffers"}), ("sessions?year=2026", {chamber.PLANNED}),
     ("sessions?organ=council", {chamber.SESSION})],
)  # fmt: skip
def test_lists_are_filtered_and_given_as_a_table(
    year: TestClient, page: str, rows: set[str]
) -> None:
    sheet = year.get(f"/en/{page}&format=csv").content.decode("utf-8-sig")
    _, *found = csv.reader(io.StringIO(sheet))
    assert {row[0] for row in found} == rows
    shown = year.get(f"/en/{page}").text
    assert all(f"/{ref}" in shown for ref in rows)


@pytest.mark.parametrize(
    ("page", "status"),
    [("drafts/nothing", 404), ("sessions/nothing", 404), ("drafts?state=lost", 400), ("drafts?organ=x", 400),
     ("sessions?year=1800", 400), ("sessions?organ=x", 400), ("sessions?page=0", 400),
     ("drafts/lamps?on=2025-01-01", 404), ("sessions/ministers-2026?known=20", 404)],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be(year: TestClient, page: str, status: int) -> None:
    assert year.get(f"/en/{page}").status_code == status


def test_drafts_and_sessions_are_found_by_title(year: TestClient) -> None:
    """In either language, in any form of the words; one draft once, however many versions it has."""
    for lang, query, path in (
        ("en", "rivers", "drafts/lamps"), ("ru", "портовый", "drafts/lamps"),
        ("en", "Lanternport", f"sessions/{chamber.SESSION}"),
    ):  # fmt: skip
        hits = year.get(f"/{lang}/search?q={query}&format=json").json()["hits"]
        assert [hit["path"] for hit in hits if hit["kind"] in ("draft", "session")] == [path]


def test_other_pages_lead_to_them(client: TestClient, year: TestClient) -> None:
    assert "/en/drafts/wicks" in year.get("/en/").text
    assert f"/en/sessions/{chamber.PLANNED}" in year.get("/en/").text
    assert "/en/drafts/budget-2024" in client.get("/en/register/494").text
    assert "/en/sessions/council-2023-11-23" in client.get("/en/register/487").text
    assert "/en/drafts/budget-2024" in client.get("/en/members/AM").text
    assert "/en/drafts/budget-2024" not in client.get("/en/register/494?on=2020-01-01").text, (
        "no draft yet in that view"
    )


def test_what_stops_the_organs_is_said_first(year: TestClient) -> None:
    """A silence that is over while nothing has been announced; not before, and not once it has been."""
    matters = text(year, "/en/?on=2026-01-24").partition("What needs a person")[2]
    assert matters.strip().startswith("Silence is over and no outcome announced, Standard of wicks")
    assert "Silence is over" not in text(year, "/en/")
    assert "Silence is over" not in text(year, "/en/?on=2025-12-01")


def test_an_organ_is_told_with_its_sessions(year: TestClient) -> None:
    said = text(year, "/en/sessions?organ=council&on=2026-01-20")
    assert "What the Charter says of this organ on 20 January 2026" in said
    assert "Who chairs the Collective Security Council?" in said
    assert "What the Charter says of this organ" not in text(year, "/en/sessions")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b c", "a b c", [("same", "a b c")]),
        (
            "one\ntwo\n",
            "one\ntwo\nthree\n",
            [("same", "one\ntwo\n"), ("put", "three\n")],
        ),
        ("five lamps", "six lamps", [("struck", "five"), ("put", "six"), ("same", " lamps")]),
        ("", "new", [("put", "new")]),
    ],
)
def test_versions_are_compared_word_by_word(
    old: str, new: str, found: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == found
    assert "".join(part for kind, part in changes(old, new) if kind != "put") == old
    assert "".join(part for kind, part in changes(old, new) if kind != "struck") == new


def test_a_difference_is_never_taken_for_markup() -> None:
    told = marked("a <b>x</b>", "a <i>y</i> & more", "en")
    assert "<b>" not in told
    assert "<i>" not in told
    assert "<ins>" in told
    assert "&amp; more" in told


def test_long_texts_are_compared_in_no_time() -> None:
    """Of two texts that have no line in common, the whole is shown as replaced."""
    old = " ".join(f"old{n}" for n in range(3_000))
    new = " ".join(f"new{n}" for n in range(3_000))
    begun = time.process_time()
    assert changes(old, new) == [("struck", old), ("put", new)]
    assert time.process_time() - begun < 0.5


def test_no_text_above_a_picture_stands_over_another() -> None:
    """Where texts would, numbers stand in their place, told beneath; those nearest to each other share one."""
    wording = wording_of(Register(bootstrap.CSTO, seat_of(bootstrap.CSTO.time_zone)), "en")
    near = [Across("decided 3/25", 6_000), Across("decided 1/25", 5_000), Across("decided 2/25", 5_100),
            Across("looked at", 9_000)]  # fmt: skip
    drawn = course([Timed("", "", ())], 0, 10_000, wording, near)
    assert [(each.at, each.text) for each in drawn.across] == [
        (5_000, "1–2"), (5_100, ""), (6_000, "3"), (9_000, "4"),
    ]  # fmt: skip
    assert drawn.across[0].x < drawn.across[0].middle < drawn.across[1].x
    assert [(n, text.split(", ")[0]) for n, text in drawn.numbered] == [
        (1, "decided 1/25"), (2, "decided 2/25"), (3, "decided 3/25"), (4, "looked at"),
    ]  # fmt: skip
    clear = course([Timed("", "", ())], 0, 10_000, wording, [near[1], near[3]])
    assert ([each.text for each in clear.across], clear.numbered) == (
        ["decided 1/25", "looked at"],
        (),
    )


# In a browser ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same portal behind a real server: its address."""
    path = chamber.make(tmp_path_factory.mktemp("y") / "y.db")
    listener = listening("127.0.0.1", 0)
    app = portal(path, clock=lambda: TODAY, warm=False)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_full_pages_fit_and_keep_nobody_out(
    browser: Browser, running: str, width: int, scheme: str
) -> None:
    """With everything unfolded and without script."""
    window = Window(browser, running, width, color_scheme=scheme)
    for lang in LANGUAGES:
        for path in (
            f"sessions/{chamber.SESSION}",
            "drafts/lamps",
            "drafts/wicks",
            "sessions",
            "drafts",
        ):
            page = window.open(f"{lang}/{path}")
            page.evaluate(
                "document.querySelectorAll('details').forEach(each => { each.open = true; })"
            )
            assert page.evaluate(OVERFLOW) <= 0, f"{path} is wider than the window"
            assert not (found := violations(page)), (path, found)
    window.close()
