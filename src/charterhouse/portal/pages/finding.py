"""Search: acts, articles, readings and cases that hold the words of a reader, in any form of theirs."""

from __future__ import annotations

from ..room import Room
from ..search import LONGEST
from ..seen import Seen
from ..words import Words
from .shown import Shown

MOST = 60
KINDS = ("paragraph", "reading", "draft", "session", "entry", "case")


def search(room: Room, seen: Seen) -> Shown:
    """What is found, by kind."""
    words = Words(seen.lang)
    query = seen.asked.get("q", "").strip()[:LONGEST]
    room.index_more(200)
    found = room.index.find(query, seen.lang, seen.known, MOST) if query else []
    hits = list({(hit.kind, hit.path): hit for hit in reversed(found)}.values())[::-1]
    groups = [(kind, [hit for hit in hits if hit.kind == kind]) for kind in KINDS]
    values = {
        "query": query,
        "groups": [(kind, found) for kind, found in groups if found],
        "total": len(hits),
        "most": MOST,
    }
    plain = {
        "query": query,
        "hits": [
            {
                "kind": hit.kind,
                "path": hit.path,
                "title": hit.title,
                "excerpt": hit.excerpt.striptags(),
            }
            for hit in hits
        ],
    }
    return Shown("search.jinja", words("search"), values, plain)
