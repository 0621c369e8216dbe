"""Search finds inflected forms in both languages, numbers and quotations exactly, and nothing that is closed."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from charterhouse.portal.search import expression, folded, stem


def found(
    client: TestClient, query: str, lang: str = "ru", **view: object
) -> list[tuple[str, str]]:
    reply = client.get(f"/{lang}/search", params={"q": query, "format": "json", **view})  # type: ignore[dict-item]  # text and numbers
    assert reply.status_code == 200
    return [(hit["kind"], hit["path"]) for hit in reply.json()["hits"]]


@pytest.mark.parametrize(
    "forms",
    [
        ("взнос", "взносы", "взносами", "ВЗНОСОВ"),
        ("приостановление", "приостановлении", "приостановления"),
        ("withdrawal", "withdrawals"),
        ("contribution", "contributions"),
        ("учёт", "учет"),
    ],
)
def test_every_form_of_a_word_finds_the_same(client: TestClient, forms: tuple[str, ...]) -> None:
    first = found(client, forms[0])
    assert first or forms[0] == "учёт"
    for form in forms[1:]:
        assert set(found(client, form)) == set(first), form


def test_all_kinds_are_found(client: TestClient) -> None:
    kinds = {
        kind for query in ("просит", "задолженность", "голос") for kind, _ in found(client, query)
    }
    assert {"entry", "paragraph", "reading", "case"} <= kinds


def test_numbers_and_quotations_are_exact(client: TestClient) -> None:
    assert ("reading", "readings/G-17") in found(client, "G-17")
    assert ("paragraph", "charter/12") in found(client, "12.4", "en")
    assert not found(client, '"vote the in"', "en")
    words = found(client, "limited format", "en")
    quoted = found(client, '"limited format"', "en")
    assert quoted
    assert len(quoted) <= len(words)


def test_what_was_not_yet_known_is_not_found(client: TestClient) -> None:
    entries = [
        int(path.partition("/")[2])
        for kind, path in found(client, "Армения", known=100)
        if kind == "entry"
    ]
    assert entries
    assert max(entries) <= 100


def test_hits_are_marked(client: TestClient) -> None:
    assert "<mark>взнос" in client.get("/ru/search?q=взноса").text.lower()


@pytest.mark.parametrize(
    "query", ["", " ", '"', "«»", "***", "AND", "(", "a" * 1000, "exact:x", "NOT"]
)
def test_any_query_is_only_words(client: TestClient, query: str) -> None:
    found(client, query)
    assert expression(query).count('"') % 2 == 0


def test_words_are_folded() -> None:
    assert folded("Ёлка") == "елка"
    assert stem("решения") == stem("решений")
    assert stem("decisions") == stem("decision")
