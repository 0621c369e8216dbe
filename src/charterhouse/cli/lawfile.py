"""Published pages of a charter: filed by `law import`, and shown beside our own statement."""

from __future__ import annotations

from pathlib import Path

from charterhouse.core.acts import FileDocument
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.desk.desk import Desk
from charterhouse.desk.port import Store
from charterhouse.desk.register import Register
from charterhouse.documents.published import SIZE_MAX, compare, read_file, read_page

from .door import Door

PAGE = "text/plain; charset=utf-8"
TITLE = "Published text of the charter"
TITLE_RU = "Опубликованный текст устава"


def file_page(path: Path, desk: Desk, here: Door) -> int:
    """A published page read, kept by its hash and entered; a page that is there already is not entered again."""
    if path.is_dir():
        raise Unreadable(str(path), "a folder", "a published page of the charter")
    page = read_file(path)
    register = desk.register
    paragraphs = [
        each.paragraph for article in register.charter.articles() for each in article.statements
    ]
    difference = compare(page, paragraphs)
    text = "\n".join(line.raw for line in page.lines) + "\n"
    digest = desk.store.put_document(text.encode())
    filed = [
        act
        for act in register.record.acts
        if isinstance(act, FileDocument) and act.document == digest
    ]
    entry = filed[0].seq if filed else _enter(digest, page.language, desk)
    told = {
        "document": digest,
        "entry": entry,
        "again": bool(filed),
        "language": page.language,
        "articles": len(page.articles),
        "lines": page.account(),
        "lacking": list(difference.lacking),
        "excess": list(difference.excess),
    }
    if here.json:
        here.data(told)
        return 0
    here.print(
        here.say(
            f"Filed as entry {entry}; articles: {len(page.articles)}, paragraphs: {len(page.paragraphs())}.",
            f"Внесено: запись {entry}; статей: {len(page.articles)}, пунктов: {len(page.paragraphs())}.",
        ),
        here.say("On the page and not with us", "Есть на странице, нет у нас")
        + f": {', '.join(difference.excess) or '-'}",
        here.say("With us and not on the page", "Есть у нас, нет на странице")
        + f": {', '.join(difference.lacking) or '-'}",
    )
    return 0


def _enter(digest: str, language: str, desk: Desk) -> int:
    today = desk.register.seat.day(desk.now()).isoformat()
    fields = {
        "act": FileDocument.named,
        "on": today,
        "by": "registrar",
        "document": digest,
        "media_type": PAGE,
        "title_en": TITLE,
        "title_ru": TITLE_RU,
        "language": language,
    }
    ruling = desk.offer(fields, desk.register.opening.registrar)
    if ruling.receipt is None:
        raise CharterhouseError(
            "The charter does not let the registrar file this page; see `charterhouse ask may`."
        )
    return ruling.receipt.seq


def imported_texts(register: Register, store: Store) -> dict[str, dict[str, str]]:
    """By language, every numbered text of the newest page filed in it."""
    texts: dict[str, dict[str, str]] = {}
    for act in register.record.acts:
        if isinstance(act, FileDocument) and act.media_type == PAGE and act.title_en == TITLE:
            content = store.document(act.document)
            if len(content) <= SIZE_MAX:
                texts[act.language] = read_page(content.decode()).texts()
    return texts
