"""Every string of the portal stands in both languages, with the same places, and is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import charterhouse.portal
from charterhouse.portal.words import catalogue

HOME = Path(charterhouse.portal.__file__).parent
SOURCES = [*HOME.rglob("*.jinja"), *HOME.rglob("*.py")]
CODE = "\n".join(path.read_text("utf-8") for path in SOURCES)
PLACES = re.compile(r"\{(\w+)\}")
CYRILLIC, LATIN = re.compile("[А-яЁё]"), re.compile("[A-Za-z]")
BY_ITSELF = {
    "Charterhouse",
    "UTC",
    "Русский",
    "English",
    "yes",
    "dep",
    "unk",
    "plain",
}  # names; classes


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_string_stands_in_both_languages(key: str) -> None:
    said = catalogue()[key]
    assert set(said) == {"en", "ru"}
    assert CYRILLIC.search(said["ru"]), said
    assert not CYRILLIC.search(said["en"]), said
    assert sorted(PLACES.findall(said["en"])) == sorted(PLACES.findall(said["ru"])), said
    mixed = [w for w in re.findall(r"\w+", said["ru"]) if CYRILLIC.search(w) and LATIN.search(w)]
    assert not mixed, mixed


def test_every_string_that_is_asked_for_is_there() -> None:
    asked = set(re.findall(r"\bt\(\"([\w.]+)\"[,)]", CODE)) | set(
        re.findall(r"\bt\('([\w.]+)'[,)]", CODE)
    )
    asked |= set(re.findall(r"\bwords\(\s*\"([\w.]+)\"[,)]", CODE))
    assert len(asked) > 120
    assert not asked - catalogue().keys(), sorted(asked - catalogue().keys())


def test_every_string_is_used() -> None:
    families = {"hint_", "choose_", "sentence_", "matter_", "in_"}  # asked for by a part of the key
    unused = [
        key
        for key in catalogue()
        if "." not in key
        and not re.search(rf"""["']{key}["']""", CODE)
        and not any(key.startswith(each) for each in families)
    ]
    assert not unused, unused


def test_no_template_speaks_by_itself() -> None:
    """A word in a template would be in one language only."""
    spoken = []
    for path in HOME.rglob("*.jinja"):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"<[^>]*>", " ", text).replace("&nbsp;", " ")
        words = set(re.findall(r"[A-Za-zА-яЁё]{3,}", text)) - BY_ITSELF
        spoken += [f"{path.name}: {word}" for word in sorted(words)]
    assert not spoken, spoken
