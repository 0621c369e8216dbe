"""The reader of a published charter page: every line is given one role, nothing is dropped.

The official text is never part of the project; it is read from such a page at run time.
A page is a witness as found: its slips stay, and its notes date national laws, not versions.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from charterhouse.core.errors import Unreadable
from charterhouse.documents import published_marks as marks
from charterhouse.documents.published_body import Body, Sheet
from charterhouse.documents.published_marks import unreadable
from charterhouse.documents.published_page import Difference, Line, Page, Paragraph

SIZE_MAX = 2_000_000  # bytes of a file, and characters of a text
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_file(path: Path) -> Page:
    """The page in a file: UTF-8 with or without a byte-order mark, or UTF-16 with one."""
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_MAX + 1)
    except OSError as error:
        raise Unreadable(str(path), error.strerror, "a file that can be read") from error
    if len(content) > SIZE_MAX:
        raise Unreadable(str(path), "over 2 MB", "one charter page as text, at most 2 MB")
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        at = content.count(b"\n", 0, error.start)
        found = f"byte 0x{content[error.start]:02x}"
        raise unreadable(at, found, "text in UTF-8, or UTF-16 with a byte-order mark") from error
    return read_page(text)


def read_page(text: str) -> Page:
    """The page in a text; `Unreadable` names the first line that cannot stand where it is."""
    raws = _lines(text)
    sheet = Sheet([marks.clean(raw) for raw in raws])
    title, first = _opening(sheet)
    close = _closing(sheet, first)
    body = Body(sheet, first, close)
    titles, preamble, enacting = _head(sheet, body, title, first)
    body.read()
    testimonium = _testimonium(sheet, body, close)
    signatories, certification = _tail(sheet, body)
    return Page(
        language="ru" if sheet.texts[first][0] == "Г" else "en",
        title=titles,
        preamble=preamble,
        enacting=enacting,
        chapters=tuple(body.chapters),
        articles=tuple(body.articles),
        notes=body.notes_resolved(),
        testimonium=testimonium,
        languages=marks.languages(" ".join(each.text for each in testimonium)),
        signatories=signatories,
        certification=certification,
        lines=tuple(
            Line(at + 1, role, raw)
            for at, (role, raw) in enumerate(zip(sheet.all_roles(), raws, strict=True))
        ),
    )


def compare(page: Page, paragraphs: Sequence[str]) -> Difference:
    """Which numbered paragraphs of our contents the page lacks, and which it has in excess.

    Preamble and points count as excess only where our contents number some; the testimonium never.
    """
    ours, texts = dict.fromkeys(paragraphs), page.texts()
    expected = [paragraph.number for paragraph in page.paragraphs()]
    if any(number.startswith("P.") for number in ours):
        expected = [paragraph.number for paragraph in page.preamble] + expected
    if any(number.endswith(")") for number in ours):
        expected += [number for number in texts if number.endswith(")")]
    return Difference(
        lacking=tuple(number for number in ours if number not in texts),
        excess=tuple(number for number in expected if number not in ours),
    )


def _lines(text: str) -> list[str]:
    """The lines of a text, after the checks that it is one."""
    if len(text) > SIZE_MAX:
        raise unreadable(0, "over 2 MB", "one charter page as text, at most 2 MB")
    if "\0" in text:
        at = text.count("\n", 0, text.index("\0"))
        raise unreadable(at, "NUL", "a text; this is a binary file, or UTF-16 without its mark")
    if re.match(r"\s*<(?:!doctype|html|\?xml)\b", text, re.IGNORECASE):
        raise unreadable(0, text.strip()[:20], "the text of the page, not its mark-up")
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[:-1] if lines[-1] == "" else lines


def _opening(sheet: Sheet) -> tuple[int, int]:
    """Where the title and the first chapter stand.

    The title is the line that also says when the charter entered into force; failing that,
    the last line before the first chapter that opens with the word for a charter.
    """
    headings = [at for at, _ in sheet.filled() if marks.chapter_heading(*sheet.next_two(at), 1)]
    if not headings:
        at, found = next(iter(sheet.filled()), (0, ""))
        raise unreadable(at, found, "a page with at least one chapter heading", "Chapter I Aims")
    titles = [at for at, text in sheet.filled(0, headings[-1]) if _is_title(text)]
    strong = [at for at in titles if marks.IN_FORCE.search(" ".join(sheet.next_two(at)))]
    start = strong[0] if strong else 0
    first = next(at for at in headings if at > start or not strong)
    before = [at for at in strong or titles if at < first]
    if not before:
        expected = "the title of the charter before it"
        raise unreadable(first, sheet.texts[first], expected, "Charter of the League")
    return before[-1], first


def _is_title(text: str) -> bool:
    return marks.TITLE.match(text) is not None and not marks.stops(text)


def _closing(sheet: Sheet, first: int) -> int:
    """Where the testimonium opens; without it, what follows the last article could not be told."""
    for at, text in sheet.filled(first):
        if marks.TESTIMONIUM.match(text):
            return at
    at, found = list(sheet.filled(first))[-1]
    raise unreadable(at, found, "a testimonium after the last article", "Done in Vienna on …")


def _head(
    sheet: Sheet, body: Body, title: int, first: int
) -> tuple[tuple[str, ...], tuple[Paragraph, ...], str]:
    """The title block, the numbered recitals and the enacting words."""
    rows = []
    for at, text in sheet.filled(title, first):
        if marks.NOTE.match(text):
            body.note(at, text)
        elif marks.article_heading(at, text):
            raise unreadable(at, text, "a chapter heading before the first article", "Chapter I")
        else:
            rows.append((at, text))
    block = [rows[0], *takewhile(lambda row: _in_title_block(row[1]), rows[1:])]
    recitals = rows[len(block) :]
    for at, _ in block:
        sheet.give(at, "title")
    for at, _ in recitals:
        sheet.give(at, "preamble")
    enacting = recitals.pop()[1] if recitals and recitals[-1][1].endswith(":") else ""
    numbered = [Paragraph(f"P.{n}", text, at + 1) for n, (at, text) in enumerate(recitals)]
    return tuple(text for _, text in block), tuple(numbered), enacting


def _in_title_block(text: str) -> bool:
    """A recital ends in a stop; a line of the title does not, or stands in brackets."""
    return text.startswith("(") or not marks.stops(text) or text.endswith(" г.")


def _testimonium(sheet: Sheet, body: Body, close: int) -> tuple[Paragraph, ...]:
    """The closing paragraphs, up to the signatures or the certification."""
    ends = [
        at
        for at, text in sheet.filled(close)
        if marks.SIGNATURE.match(text) or marks.CERTIFICATION.match(text)
    ]
    end = ends[0] if ends else close + 1
    last = body.articles[-1]
    found: list[Paragraph] = []
    for at, text in sheet.filled(close, end):
        if marks.NOTE.match(text):
            body.note(at, text)
            continue
        if marks.article_heading(at, text) or marks.CHAPTER.fullmatch(text):
            raise unreadable(at, text, "nothing but signatures after the testimonium")
        sheet.give(at, "testimonium")
        place = len(last.paragraphs) + len(found) + 1
        found.append(Paragraph(f"{last.number}.{place}", text, at + 1))
    return tuple(found)


def _tail(sheet: Sheet, body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signatures, and the certification as far as the colophon; what follows is chrome."""
    rest = list(sheet.filled(sheet.placed_until()))
    end = next((at for at, text in rest if marks.COLOPHON.match(text)), len(sheet.texts))
    for at, text in rest:
        if at < end and marks.NOTE.match(text):
            body.note(at, text)
    rest = [(at, text) for at, text in rest if at < end and not marks.NOTE.match(text)]
    certified = next((at for at, text in rest if marks.CERTIFICATION.match(text)), end)
    signed = [at for at, text in rest if at < certified and marks.SIGNATURE.match(text)]
    signatories: list[str] = []
    if signed:
        stop = certified if certified < end else signed[-1] + 1  # names may stand below the last
        for at, text in rest:
            if signed[0] <= at < stop:
                sheet.give(at, "signature")
            if at < stop and marks.SIGNATURE.match(text):  # two columns may stand in one row
                parts = re.split(r"\s(?=(?:For the|За)\s[A-ZА-ЯЁ])", text)
                signatories += [marks.SIGNATURE.sub("", part, count=1) for part in parts]
    certification = [(at, text) for at, text in rest if at >= certified]
    for at, _ in certification:
        sheet.give(at, "certification")
    return tuple(signatories), tuple(text for _, text in certification)
