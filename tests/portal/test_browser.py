"""In a real Chromium: nothing overflows, nothing is logged, axe finds nothing, the keyboard reaches everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page

from portal.addresses import LANGUAGES

pytestmark = pytest.mark.xdist_group("browser")
WIDTHS = (1280, 400)
KEY_PAGES = (
    "",
    "register/494",
    "charter/25",
    "ask/member?state=UZ&on=2013-01-01",
    "drafts/budget-2024",
)
LOOKED_AT = (
    *KEY_PAGES, "members", "members/AM", "members/AM/account", "money", "money/2024",
    "sessions", "sessions/council-2023-11-23", "drafts",
    "register?standing=irregular", "charter", "charter/12", "readings",
    "readings/G-17", "ask", "ask/may?act.act=membership.notify_withdrawal", "ask/arrears?state=AM", "due",
    "search?q=vote", "cases/portal-a-request-to-belong", "register",
)  # fmt: skip
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFTS = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) moved += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 60);
})"""


FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const label = e.labels && e.labels[0] ? e.labels[0].innerText : "";
  const ring = getComputedStyle(e).outlineStyle !== "none" || e.type === "date";
  return {
    tag: e.tagName, href: e.getAttribute("href") || "",
    name: e.innerText || e.getAttribute("aria-label") || label,
    seen: ring && box.width > 0 && box.height > 0, inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""


class Window:
    """A page of the browser that notes what goes wrong, and what is fetched."""

    def __init__(self, browser: Browser, server: str, width: int, **options: Any) -> None:
        self._server = server
        self._context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.page: Page = self._context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self._fetched(request.url))

    def _fetched(self, url: str) -> None:
        if not url.startswith(self._server):
            self.said.append(f"fetched from elsewhere: {url}")

    def open(self, path: str) -> Page:
        """A page of the portal."""
        self.page.goto(f"{self._server}/{path}")
        return self.page

    def close(self) -> None:
        """Nothing was said all the while, and no cookie was set."""
        cookies = self._context.cookies()
        self._context.close()
        assert not self.said, self.said
        assert not cookies


@pytest.fixture
def window(browser: Browser, server: str) -> Iterator[Window]:
    """A window of ordinary width."""
    window = Window(browser, server, 1280)
    yield window
    window.close()


def violations(page: Page) -> list[str]:
    """What axe finds."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_and_keeps_nobody_out(
    browser: Browser, server: str, width: int, lang: str
) -> None:
    window = Window(browser, server, width)
    for path in LOOKED_AT:
        page = window.open(f"{lang}/{path}")
        assert page.evaluate(OVERFLOW) <= 0, f"{path} is wider than the window"
        assert not (found := violations(page)), (path, found)
    window.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KEY_PAGES)
def test_both_themes_have_contrast(browser: Browser, server: str, path: str, scheme: str) -> None:
    """With everything unfolded, so that all text is looked at."""
    window = Window(browser, server, 1280, color_scheme=scheme)
    page = window.open(f"ru/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(paper.split("(")[1].split(",")[0]) > 128) == (scheme == "light")
    assert not (found := violations(page)), found
    window.close()


def test_nothing_moves_while_a_page_is_loaded(window: Window) -> None:
    for path in KEY_PAGES:
        assert window.open(f"en/{path}").evaluate(SHIFTS) < 0.01, path


def test_the_page_is_walked_with_the_keyboard_alone(window: Window) -> None:
    """The skip link, the head, every section; what has the focus is in sight and has a name."""
    page = window.open("en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page = window.open("en/ask/member?state=UZ&on=2013-01-01")
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        told: dict[str, Any] = page.evaluate(FOCUSED)
        if told["tag"] == "BODY":
            break
        assert told["name"].strip(), told
        assert told["seen"], told
        assert told["inside"], told
        reached.append(told)
    hrefs = [each["href"] for each in reached]
    assert any("/en/register" in each for each in hrefs)
    assert any("readings/G-60" in each for each in hrefs)
    assert {"INPUT", "SELECT", "BUTTON", "SUMMARY", "A"} <= {each["tag"] for each in reached}


def test_the_date_control_changes_the_page(window: Window) -> None:
    page = window.open("en/members")
    now = page.inner_text("main")
    page.fill("#on", "2003-01-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**on=2003-01-01**")
    assert "This is a view of 1 January 2003" in page.inner_text("main")
    assert page.inner_text("main") != now
    page.select_option("#profile", "text")
    page.click(".when button")
    page.wait_for_url("**profile=text**")
    assert "on=2003-01-01" in page.url
    page.click("text=Back to today")
    assert "on=" not in page.url


def test_a_question_is_asked_without_script(browser: Browser, server: str) -> None:
    window = Window(browser, server, 400, java_script_enabled=False)
    page = window.open("ru/ask/competent")
    page.select_option("select[name='measure.act']", "membership.suspend")
    page.click(".asking button")
    page.select_option("select[name='measure.state']", "AM")
    page.click(".asking button")
    assert page.locator(".answer .big").count() == 1
    assert page.locator(".grounds li").count() >= 1
    page.fill("#seek", "взносами")
    page.click(".seek button")
    assert page.locator(".hits mark").count() > 0
    window.close()


def test_tables_are_sorted_by_a_click_and_by_a_key(window: Window) -> None:
    page = window.open("en/readings")
    first = "table.sortable tbody tr:first-child td:first-child"
    before = page.inner_text(first)
    page.click("table.sortable thead th:first-child button")
    assert page.inner_text(first) == before
    page.keyboard.press("Enter")
    assert page.inner_text(first) != before
    assert page.get_attribute("table.sortable thead th:first-child", "aria-sort") == "descending"
    assert not violations(page)


def test_tables_stay_tables_when_they_fold(browser: Browser, server: str) -> None:
    """On a telephone a table looks like cards; for who cannot see it is a table still."""
    window = Window(browser, server, 400)
    page = window.open("en/members")
    assert page.get_by_role("table").count() >= 1
    assert page.get_by_role("columnheader").count() >= 5
    assert page.get_by_role("rowheader").count() >= 6
    assert page.get_by_role("img", name="Membership").count() == 1
    for landmark in ("banner", "navigation", "main", "contentinfo", "search"):
        assert page.get_by_role(landmark).count() >= 1, landmark
    window.close()


def test_paper_holds_the_answer_both_dates_and_the_address(window: Window) -> None:
    page = window.open("en/ask/member?state=UZ&on=2013-01-01")
    page.emulate_media(media="print")
    assert not page.is_visible(".side")
    assert page.is_visible(".answer")
    assert page.is_visible(".grounds")
    assert "known=" in page.inner_text(".print-only")
    assert "on=2013-01-01" in page.inner_text(".print-only")
    assert len(page.pdf()) > 10_000
