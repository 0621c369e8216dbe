"""What goes with every reply: a strict policy, no cookie, tags by which a page is kept, compression."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from portal.addresses import PAGES

FIXED = "/en/ask/member?state=AM&on=2013-01-01&known=500"


@pytest.mark.parametrize(
    "address",
    ["/", "/health", "/en/", "/en/nothing", "/en/?on=zzz", "/static/portal.css", "/robots.txt"],
)
def test_every_reply_carries_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address, follow_redirects=False).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy, "nothing from elsewhere"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    assert re.fullmatch(r"page;dur=[\d.]+", headers["server-timing"])


def test_nothing_is_fetched_from_elsewhere(client: TestClient) -> None:
    """Links may lead out; what a page is made of may not."""
    for page in PAGES:
        text = client.get(f"/en/{page}").text
        fetched = re.findall(
            r'<(?:link|script|img|source|iframe|use)\b[^>]*(?:href|src)="([^"]+)"', text
        )
        assert all(each.startswith("/") and not each.startswith("//") for each in fetched), fetched
    css = client.get("/static/portal.css").text
    assert "url(" not in css
    assert "@import" not in css


def test_a_page_fixed_in_both_times_is_kept_long(client: TestClient) -> None:
    assert "max-age" in client.get(FIXED).headers["cache-control"]
    for moving in (
        "/en/",
        "/en/?on=2013-01-01",
        "/en/?known=500",
        "/en/?on=2030-01-01&known=500",
        "/en/?on=2013-01-01&known=2030-01-01",
    ):
        assert client.get(moving).headers["cache-control"] == "no-cache", moving


@pytest.mark.parametrize("address", [FIXED, "/en/", "/static/portal.css"])
def test_a_page_that_the_reader_has_is_not_sent_again(client: TestClient, address: str) -> None:
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["etag"] == tag
    assert client.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_pages_differ_by_form_and_are_compressed(client: TestClient) -> None:
    html = client.get("/en/due")
    assert html.headers["content-encoding"] == "gzip"
    assert "Accept" in html.headers["vary"]
    assert html.headers["etag"] != client.get("/en/due?format=json").headers["etag"]
    assert client.head("/en/due").status_code == 200


def test_files_of_ours_are_named_by_their_content(client: TestClient) -> None:
    [address] = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get("/en/").text)
    assert "immutable" in client.get(address).headers["cache-control"]
    assert len(client.get(address).text.splitlines()) < 700


def test_health(client: TestClient) -> None:
    told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["entries"] > 500
