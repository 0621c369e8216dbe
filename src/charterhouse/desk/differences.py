"""What changed between two versions of a text, word by word: what is the same, struck, and put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")
LARGEST = 250_000  # words of one text times words of the other that are compared word by word


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """The new text with what was struck and what was put in, neighbouring changes as one."""
    return [(kind, text) for kind, text in _joined(changes(old, new)) if text]


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """What is the same, struck or put in, in the order of the text: line by line first, then by words."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            found.append(("same", was))
        else:
            found += _by_words(was, now)
    return [(kind, text) for kind, text in found if text]


def _by_words(old: str, new: str) -> list[tuple[str, str]]:
    before, after = WORD.findall(old), WORD.findall(new)
    if not before or not after or len(before) * len(after) > LARGEST:
        return [("struck", old), ("put", new)]
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[a:b])))
        else:
            found += [("struck", "".join(before[a:b])), ("put", "".join(after[c:d]))]
    return found


def _joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring changes as one, where nothing but a space stands between them."""
    found: list[tuple[str, str]] = []
    struck = put = ""
    for kind, text in [*parts, ("same", "\0")]:
        if kind == "struck":
            struck += text
        elif kind == "put":
            put += text
        elif text.isspace() and "\n" not in text and struck and put:
            struck, put = struck + text, put + text
        else:
            found += [("struck", struck), ("put", put), ("same", text.removesuffix("\0"))]
            struck = put = ""
    return found
