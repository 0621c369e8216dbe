"""A live register: hostile text stays text, what is private stays closed, corrections show, growth is seen."""

from __future__ import annotations

from hashlib import sha256

from portal.conftest import HOSTILE, Live, enter


def test_hostile_text_stays_text(live: Live) -> None:
    for lang in ("en", "ru"):
        for page in ("register", "register/1", "search?q=alert", "register/1?format=csv"):
            reply = live.client.get(f"/{lang}/{page}")
            assert reply.status_code in (200, 400), page
            assert "<script>alert" not in reply.text, page
    text = live.client.get("/en/register/1").text
    assert "&lt;script&gt;" in text
    assert 'href="javascript:' not in text, "a source that is no page is no link"
    assert 'href="https://example.org/a"' in text


def test_what_is_private_is_nowhere(live: Live) -> None:
    """Not on the page, not in its data, not to be found; that something is closed is said."""
    for page in ("register/3", "register/3?format=json", "register", "members/XA", "search?q=Secret",
                 "ask/acts_for?person=Secret+Name&party=XA&format=json"):  # fmt: skip
        text = live.client.get(f"/en/{page}").text
        if "acts_for" not in page and "search" not in page:
            assert "Secret" not in text, page
    assert live.client.get("/en/search?q=Secret&format=json").json()["hits"] == []
    assert "closed to readers" in live.client.get("/en/register/3").text
    assert "закрыто для читателей" in live.client.get("/ru/register/3").text


def test_a_correction_shows_where_it_belongs(live: Live) -> None:
    page = live.client.get("/en/register/1").text
    assert "a slip" in page
    assert "/en/register/4" in page
    assert "lamps" in page
    before = live.client.get("/en/register/1?known=3").text
    assert "lamps" not in before, "as known then"
    assert "a slip" not in before


def test_the_proof_can_be_computed_again(live: Live) -> None:
    """From the leaf and the path to the root, by nothing but SHA-256."""
    proof = live.client.get("/en/register/2?format=json").json()["proof"]
    assert proof["sound"]
    at, size, node = 2, proof["size"], bytes.fromhex(proof["leaf"])
    path = [bytes.fromhex(each) for each in proof["path"]]
    last = size - 1
    for sibling in path:
        while not at & 1 and at == last:
            at, last = at >> 1, last >> 1
        left = bool(at & 1)
        node = sha256(b"\x01" + (sibling + node if left else node + sibling)).digest()
        at, last = at >> 1, last >> 1
    assert node.hex() == proof["root"]


def test_an_imported_text_stands_beside_ours(live: Live) -> None:
    page = live.client.get("/ru/charter/1").text
    assert "Опубликованный текст" in page
    assert 'class="official" lang="ru"' in page
    assert 'class="official"' not in live.client.get("/ru/charter/1?known=4").text, "not yet filed"


def test_what_another_program_enters_is_seen(live: Live) -> None:
    before = live.client.get("/health").json()["entries"]
    assert live.client.get("/en/search?q=marmalade&format=json").json()["hits"] == []
    enter(
        live.path,
        {
            "act": "register.remark",
            "by": "registrar",
            "on": "2026-01-03",
            "text_en": "Marmalade",
            "text_ru": "Мармелад",
        },
    )
    assert live.client.get("/health").json()["entries"] == before + 1
    [hit] = live.client.get("/ru/search?q=мармелада&format=json").json()["hits"]
    assert hit["path"] == f"register/{before}"
    assert "Мармелад" in live.client.get("/ru/register").text


def test_the_portal_speaks_the_language_it_was_started_in(live: Live) -> None:
    assert live.client.get("/", follow_redirects=False).headers["location"] == "/ru/"
    assert "Society of Lanterns" in live.client.get("/en/").text
    assert HOSTILE not in live.client.get("/en/").text
