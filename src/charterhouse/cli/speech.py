"""Which language the command line speaks, and what it says by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from charterhouse.desk.wording import Lang


def lang_of(written: str) -> Lang:
    """Russian for anything that begins as a Russian locale does; English for everything else."""
    return "ru" if written.lower().startswith("ru") else "en"


def usual(environment: Mapping[str, str]) -> Lang:
    """The language of the locale."""
    for name in ("CHARTERHOUSE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return lang_of(environment[name])
    return "en"


def wanted(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language that a command line asks for, before it has been read: help must know it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return lang_of(argument.partition("=")[2])
        if argument == "--lang" and place + 1 < len(arguments):
            return lang_of(arguments[place + 1])
    return usual(environment)


HELP: Lang = wanted(sys.argv[1:], os.environ)


def told(en: str, ru: str) -> str:
    """A sentence of the help, in the language in which this program was started."""
    return ru if HELP == "ru" else en


def examples(*lines: str) -> str:
    """Commands that may be typed as they stand, for the foot of a help page."""
    return told("Examples:", "Примеры:") + "\n\n" + "\n\n".join(f"  {line}" for line in lines)
