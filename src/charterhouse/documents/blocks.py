"""A paper as a tree of blocks, in one language: the one form that every rendering takes it from."""

from __future__ import annotations

import msgspec

from charterhouse.desk.wording import Lang

from .facts import Drawn


class Block(msgspec.Struct, frozen=True, tag_field="block", tag=str.lower):
    """Something that stands in a paper."""


class Heading(Block, frozen=True):
    """Opens a part; level 1 is a part of the paper, level 2 a part of that."""

    text: str
    level: int = 1
    apart: bool = False  # begins a page


class Para(Block, frozen=True):
    """A paragraph, perhaps with a word or two before it that stand out."""

    text: str
    lead: str = ""
    lang: str = ""  # where it is not that of the paper


class Remark(Block, frozen=True):
    """What the register has to say against what was recorded."""

    title: str
    text: str


class Passage(Block, frozen=True):
    """The text of a decision, a paragraph each."""

    paragraphs: tuple[str, ...]
    lang: str = ""


class Points(Block, frozen=True):
    """A numbered list."""

    items: tuple[str, ...]


class Pairs(Block, frozen=True):
    """Facts, each behind its name."""

    of: tuple[tuple[str, str], ...]


class Grid(Block, frozen=True, omit_defaults=True):
    """A table with a row of heads; the first column names the row. Sums stand beneath."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]  # of the columns, in parts
    amounts: tuple[int, ...] = ()  # the columns that hold figures, whose ends stand in line
    sums: tuple[tuple[str, ...], ...] = ()


class Signatures(Block, frozen=True):
    """Who signs: in what quality, and who that is where it is on record."""

    of: tuple[tuple[str, str], ...]


class Note(Block, frozen=True):
    """About the paper itself: its language, and the state of the register behind it."""

    title: str
    lines: tuple[str, ...]
    root_title: str
    root: str


AnyBlock = Heading | Para | Remark | Passage | Points | Pairs | Grid | Signatures | Note


class Paper(msgspec.Struct, frozen=True):
    """One paper in one language."""

    kind: str
    about: str  # the session, the draft, the State or the payment
    lang: Lang
    organisation: str
    organ: str
    title: str
    subject: str  # beneath the title
    place_and_day: str
    page: str  # how pages are numbered
    blocks: tuple[AnyBlock, ...]
    drawn: Drawn
