"""What may be entered and what may be asked: frozen values, found again by their key fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

import msgspec

from .moments import When

NOT_ENTERED = -1
TEXT_ONLY = type(None)  # in `adopting=`: a draft that holds a text and no measure
V = TypeVar("V")
_T = TypeVar("_T")
_KEY = msgspec.Meta(extra={"key": True})
Key = Annotated[_T, _KEY]  # a field that the record is indexed by; of a list, each of its members
_PROSE = msgspec.Meta(extra={"prose": True})
Prose = Annotated[str, _PROSE]  # a text that may have several lines
Confidence = Literal["high", "medium", "low"]


class Fields(Mapping[str, Any]):
    """Named values that never change: the figures of a regulation, the arguments of a question."""

    __slots__ = ("_of",)

    def __init__(self, of: Mapping[str, Any] | None = None) -> None:
        self._of = dict(of or {})

    def __getitem__(self, name: str) -> Any:
        return self._of[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __hash__(self) -> int:
        return hash(frozenset(self._of))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._of == dict(other)

    def __repr__(self) -> str:
        return repr(self._of)


class Source(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a fact was published, and how far it is to be believed."""

    address: str
    confidence: Confidence = "high"


class Content:
    """What a draft may hold: a measure."""

    __slots__ = ()


class Measure(
    msgspec.Struct, Content, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True,
    tag_field="act",
):  # fmt: skip
    """What an organ may decide; never entered by itself, always as the content of a draft."""

    named: ClassVar[str] = ""  # "membership.suspend"
    keys: ClassVar[tuple[str, ...]] = ()


class Act(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True,
    tag_field="act", gc=False,
):  # fmt: skip
    """Something that was done, when and by whom; never changed once it is entered, so it is part of no cycle."""

    named: ClassVar[str] = ""  # "membership.notify_withdrawal"
    keys: ClassVar[tuple[str, ...]] = ()

    on: When
    by: str
    sources: tuple[Source, ...] = ()
    published: date | None = None  # when a source made it known
    documents: tuple[str, ...] = ()  # their hashes
    seq: int = NOT_ENTERED  # its place in the register, given on entry; no part of its content
    hidden: tuple[str, ...] = ()  # fields that stand in the private part; no part of its content

    @property
    def doubtful(self) -> bool:
        """Whether every source for it is of low confidence: such an act never decides."""
        return bool(self.sources) and all(source.confidence == "low" for source in self.sources)


GIVEN_ON_ENTRY = ("seq", "hidden")


class Question(
    msgspec.Struct,
    Generic[V],
    frozen=True,
    kw_only=False,
    forbid_unknown_fields=True,
    cache_hash=True,
):
    """Something that may be asked of a charter and a register; a value question names its `V`."""

    named: ClassVar[str] = ""  # "may_vote"
    attestable: ClassVar[bool] = False  # whether a published answer may fill a gap


class May(Question[None], frozen=True):
    """Whether an act is permitted, on the record just before it."""

    named = "may"
    act: Act


class MayAdopt(Question[None], frozen=True):
    """Whether the measure of a draft is one that its organ may adopt: the powers, then the limits."""

    named = "may_adopt"
    draft: Act


class OpenRegister(Act, frozen=True, kw_only=True, tag="register.open"):
    """The first entry: which charter, whose register, which profile, who keeps it."""

    named = "register.open"
    charter: str
    organisation: str
    seat: str
    time_zone: str
    profile: str
    live: bool  # false: an imported history, complete only for what it declares
    registrar: str


class DeclareCoverage(Act, frozen=True, kw_only=True, tag="register.declare_coverage"):
    """For which kind, subjects and days the record is complete, so that absence may be relied on."""

    named = "register.declare_coverage"
    keys = ("kind",)

    kind: Key[str]  # of act or measure, or "*"
    subjects: tuple[str, ...] = ()  # values of any key field; none named: all
    since: date
    until: date | None = None  # excluded; none: as far as the record reaches
    complete: bool


class Attest(Act, frozen=True, kw_only=True, tag="register.attest"):
    """A published answer to a question that could also be computed, had all its acts been public."""

    named = "register.attest"
    keys = ("question",)

    question: Key[str]
    arguments: Fields
    answer: Any  # "yes", "no", or the value
    since: date | None = None
    until: date | None = None  # excluded

    def __hash__(self) -> int:
        """A value may be a table, which has no hash of its own."""
        return hash((self.on, self.by, self.question, self.arguments, repr(self.answer)))


class Remark(Act, frozen=True, kw_only=True, tag="register.remark"):
    """A public fact without legal effect under the charter."""

    named = "register.remark"
    text_en: Prose
    text_ru: Prose
    about: str = ""


class Correct(Act, frozen=True, kw_only=True, tag="register.correct"):
    """A clerical error in an entry is put right, from the beginning; two officers answer for it."""

    named = "register.correct"
    keys = ("entry",)
    entry: Key[int]
    fields: Fields
    reason: Prose
    second_officer: str


class Annul(Act, frozen=True, kw_only=True, tag="register.annul"):
    """An entry made in error is struck out by two officers; or a decision is annulled by the organ, from then on."""

    named = "register.annul"
    keys = ("entry",)
    entry: Key[int]
    reason: Prose
    basis: str = ""  # the draft by which the organ annulled it; none: entered in error
    second_officer: str = ""  # who answers for it with the registrar, where there is no basis


class FileDocument(Act, frozen=True, kw_only=True, tag="register.file_document"):
    """A document is kept by its hash."""

    named = "register.file_document"
    keys = ("document",)
    document: Key[str]
    media_type: str
    title_en: str
    title_ru: str
    language: str
    authentic: bool = False


OF_EVERY_CHARTER: tuple[type[Act], ...] = (
    OpenRegister, DeclareCoverage, Attest, Remark, Correct, Annul, FileDocument,
)  # fmt: skip
