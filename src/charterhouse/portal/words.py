"""What the portal says by itself, in the language of the reader; the desk words everything else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from charterhouse.desk.wording import LANGUAGES, Lang, Wording

Catalogue = Mapping[str, Mapping[str, str]]


@cache
def catalogue() -> Catalogue:
    """Every string of the portal by its key, in every language."""
    raw = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {
        key if section == "page" else f"{section}.{key}": dict(said)
        for section, texts in raw.items()
        for key, said in texts.items()
    }


class Words(NamedTuple):
    """The portal's own words in one language."""

    lang: Lang

    def __call__(self, key: str, **facts: object) -> str:
        """A sentence with its facts; a key that there is not is a fault of ours."""
        said = catalogue()[key][self.lang]
        return said.format(**facts) if facts else said

    def named(self, section: str, key: str) -> str:
        """What a code is called, or the code itself."""
        said = catalogue().get(f"{section}.{key}")
        return key if said is None else said[self.lang]


def act_name(kind: str, wording: Wording) -> str:
    """What a kind of act is called: by its charter, else by us."""
    named = wording.name(kind)
    return Words(wording.lang).named("act", kind) if named == kind else named


def value_name(value: str, wording: Wording) -> str:
    """What one of a few values is called: by the desk, else by us."""
    named = wording.name(value)
    return Words(wording.lang).named("value", value) if named == value else named


def lang_of(written: str) -> Lang | None:
    """A language that the portal speaks, if it is one."""
    return next((lang for lang in LANGUAGES if lang == written), None)


def preferred(accepted: str, otherwise: Lang) -> Lang:
    """The language that a browser asks for first among ours."""
    best, weight = otherwise, 0.0
    for part in accepted[:400].split(","):
        name, _, rest = part.strip().partition(";")
        lang = lang_of(name[:2].lower())
        quality = rest.strip().removeprefix("q=") or "1"
        try:
            its = float(quality)
        except ValueError:
            continue
        if lang is not None and its > weight:
            best, weight = lang, its
    return best
