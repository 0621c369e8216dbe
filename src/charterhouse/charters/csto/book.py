"""The rulebook of the CSTO Charter, with its readings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from charterhouse.core.readings import Gap
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Text

from .figures import FIGURES

PROFILES = ("text", "practice", "minority")


def _gap(number: str, raw: Mapping[str, Any]) -> Gap:
    return Gap(
        number=number,
        title=Text(**raw["title"]),
        paragraphs=tuple(raw["paragraphs"]),
        values={value: Text(**words) for value, words in raw["values"].items()},
        profiles={profile: raw[profile] for profile in PROFILES},
        support=Text(**raw["support"]),
        by_default=frozenset(raw["by_default"]),
        short={value: Text(**words) for value, words in raw.get("short", {}).items()},
    )


def _read(name: str) -> dict[str, Any]:
    """The law's own data, read once when it is imported."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


GAPS: Mapping[str, Gap] = {n: _gap(n, gap) for n, gap in _read("readings.toml").items()}
NAMES: Mapping[str, Text] = {key: Text(**said) for key, said in _read("names.toml").items()}

book = Rulebook(
    "csto",
    readings={number: tuple(gap.values) for number, gap in GAPS.items()},
    figures=FIGURES,
    names=NAMES,
)


def profile(name: str) -> dict[str, str]:
    """The value that a profile takes of every reading."""
    return {number: gap.profiles[name] for number, gap in GAPS.items()}
