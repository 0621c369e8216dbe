"""Whatever stands in an address: a plain page in the reader's language, never a traceback, never a 500."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

HOSTILE = (
    "<script>alert(1)</script>", "' OR 1=1 --", '"', "\\", "../../../etc/passwd", "%00", "\x00", "{{7*7}}", "${7*7}",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "A" * 5000, "-1", "1e9", "NaN", "9" * 30, "٣",
    "0001-01-01", "9999-12-31", "2024-02-30", "2024-13-01", "after 2024-01-05", "2024", "2024-05-08T10:00:00+03:00",
    "2024-05-08T99:00:00Z", "-2024-05-08", "[1,", "{", "[" * 3000, "null", "true", "*", '"*', "a AND b OR (",
    "NEAR(a b)", "«",
)  # fmt: skip
PLACES = (
    "?on={}", "?known={}", "?profile={}", "?format={}", "register?page={}", "register?standing={}", "register?kind={}",
    "register?state={}", "register?order={}", "register?q={}", "search?q={}", "ask/member?state={}",
    "ask/owes?state=AM&year={}",
    "ask/may_vote?state=AM&organ={}", "ask/earliest_exit?state=AM&notice={}", "ask/competent?measure.act={}",
    "ask/competent?measure.act=membership.suspend&measure.state={}", "ask/may?act.act={}", "ask/member?state=AM&{}=1",
    "ask/member?state=AM&reading={}", "ask/in_force?instrument={}", "ask/may?act={}", "ask/competent?measure={}",
    "papers/{}", "papers/protocol/{}", "papers/calendar/{}", "papers/votes/budget-2024?format={}",
    "papers/call/AM?year={}",
    "members/{}", "register/{}", "charter/{}", "readings/{}", "cases/{}", "ask/{}", "{}",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("place", PLACES)
def test_hostile_addresses_get_a_plain_page(client: TestClient, place: str, lang: str) -> None:
    for text in HOSTILE:
        address = f"/{lang}/{place.format(quote(text, safe=''))}"
        reply = client.get(address)
        assert reply.status_code in (200, 400, 404), (address[:200], reply.status_code)
        assert "Traceback" not in reply.text
        assert "<script>alert" not in reply.text
        if reply.headers["content-type"].startswith("text/html"):
            assert f'<html lang="{lang}">' in reply.text
        if reply.status_code != 200 and not reply.url.query.decode().startswith("format"):
            assert any(
                said in reply.text
                for said in ("Такой страницы нет", "не читается", "составить нельзя")
            ) == (lang == "ru"), address[:200]


@settings(max_examples=60)
@given(st.text(max_size=60), st.sampled_from(PLACES))
def test_any_text_gets_a_plain_page(client: TestClient, text: str, place: str) -> None:
    """No text at all makes a fault."""
    reply = client.get("/en/" + place.format(quote(text.encode("utf-8", "replace"), safe="")))
    assert reply.status_code in (200, 400, 404)


@pytest.mark.parametrize("raw", ["?on=%ff%fe", "?%ff=1", "?" + "a" * 9000, "?" + "a=1&" * 200,
                                 "?state=%", "?&&&&", "?=", "?on=&known=&profile="])  # fmt: skip
def test_queries_that_are_no_text(client: TestClient, raw: str) -> None:
    assert client.get(f"/ru/{raw}").status_code in (200, 400)


@pytest.mark.parametrize("path", ["/xx/", "/en/nothing", "/ru/members/QQ", "/static/..%2fapp.py", "/static/app.py",
                                  "/en//",
                                  "/ru/charter/99", "/ru/charter/12.99", "/en/%2e%2e/", "/favicon.ico"])  # fmt: skip
def test_what_is_not_there_is_a_404_in_the_language_of_the_address(
    client: TestClient, path: str
) -> None:
    reply = client.get(path, headers={"Accept-Language": "ru"})
    assert reply.status_code == 404
    assert ("Такой страницы нет" in reply.text) == (not path.startswith("/en"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_taken_in(client: TestClient, method: str) -> None:
    reply = client.request(method, "/ru/register", content=b"x=1")
    assert reply.status_code == 405
    assert "только читают" in reply.text


def test_an_unreadable_field_is_named_with_an_example(client: TestClient) -> None:
    reply = client.get("/ru/ask/member?state=Armenia")
    assert reply.status_code == 400
    assert "«state» не читается" in reply.text
    assert "KZ" in reply.text
    assert '<form class="asking"' in reply.text, "it can be put right where it is"


def test_a_mistake_in_json_is_json(client: TestClient) -> None:
    reply = client.get("/en/?on=zzz", headers={"Accept": "application/json"})
    assert reply.status_code == 400
    assert reply.json()["error"]["code"] == "unreadable"


def test_a_fault_is_noted_and_shown_plainly(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What goes wrong with us is said without a word of how."""

    def fail(*_: object) -> None:
        raise RuntimeError("inner detail")

    monkeypatch.setattr("charterhouse.portal.room.Room.look", fail)
    reply = client.get("/ru/due")
    assert reply.status_code == 500
    assert "Ошибка с нашей стороны" in reply.text
    assert "inner detail" not in reply.text
    assert reply.headers["content-security-policy"]
    assert any("inner detail" in str(each.exc_info) for each in caplog.records)


def test_no_reader_fills_the_memory(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of questions, pages and readings has its bounds."""
    room = client.app.state.room  # type: ignore[attr-defined]  # the application of Starlette
    press = client.app.state.press  # type: ignore[attr-defined]  # the application of Starlette
    for name, most in (
        ("MOST_ANSWERS", 10),
        ("MOST_TOLD", 10),
        ("MOST_CHOSEN", 2),
        ("MOST_RULINGS", 2),
    ):
        monkeypatch.setattr(f"charterhouse.portal.room.{name}", most)
    monkeypatch.setattr("charterhouse.portal.replies.MOST_PAGES", 10)
    for kept in (room._answers, room._told, room._places, room._rulings, press._pages):
        kept.clear()
    for n in range(25):
        client.get(f"/en/ask/may_sit?person=nobody-{n}&organ=council")
        client.get(
            f"/en/ask/member?state=UZ&on=2013-01-01&reading=G-60={'AB'[n % 2]},G-17={'ABC'[n % 3]}"
        )
        client.get(f"/en/register?known={100 + n}")
    assert len(room._answers) <= 10
    assert len(room._told) <= 10
    assert len(room._places) <= 2
    assert len(room._rulings) <= 2
    assert len(press._pages) <= 10
