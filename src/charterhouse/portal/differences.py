"""What changed between two versions of a text, marked for the eye and for whoever has it read out."""

from __future__ import annotations

from markupsafe import Markup, escape

from charterhouse.desk.differences import differences
from charterhouse.desk.wording import Lang

from .words import Words


def marked(old: str, new: str, lang: Lang) -> Markup:
    """A text with what was struck and what was put in; nothing of it is trusted."""
    words = Words(lang)
    return Markup("").join(_marked(kind, text, words) for kind, text in differences(old, new))


def _marked(kind: str, text: str, words: Words) -> Markup:
    if kind == "same":
        return escape(text)
    tag, key = ("del", "diff_struck") if kind == "struck" else ("ins", "diff_put")
    heard = Markup('<span class="vh">[{}] </span>').format(words(key))
    ends = Markup('<span class="vh"> [{}]</span>').format(words("diff_end"))
    return Markup("<{0}>{1}{2}{3}</{0}>").format(Markup(tag), heard, text, ends)
