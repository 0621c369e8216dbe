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
    )


def _read() -> dict[str, Gap]:
    """The law's own data, read once when it is imported."""
    raw = tomllib.loads(files(__package__).joinpath("readings.toml").read_text("utf-8"))
    return {number: _gap(number, gap) for number, gap in raw.items()}


GAPS: Mapping[str, Gap] = _read()

book = Rulebook(
    "csto", readings={number: tuple(gap.values) for number, gap in GAPS.items()}, figures=FIGURES
)


def profile(name: str) -> dict[str, str]:
    """The value that a profile takes of every reading."""
    return {number: gap.profiles[name] for number, gap in GAPS.items()}
