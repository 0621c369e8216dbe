"""The reading room: one register kept open, what has been answered on it, and what is known around it."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from charterhouse import bootstrap
from charterhouse.core.acts import Act, FileDocument, May, Measure, Question
from charterhouse.core.errors import CharterConflict, CharterhouseError, Unreadable
from charterhouse.core.moments import Moment
from charterhouse.core.readings import weigh
from charterhouse.core.view import LAST, Kept, View
from charterhouse.desk.casebook import Case, cases_in
from charterhouse.desk.port import Store, Stored
from charterhouse.desk.proceedings import Proceedings
from charterhouse.desk.register import Asked, Register, read
from charterhouse.desk.standing import Standing
from charterhouse.desk.withholding import OpenPart, open_part
from charterhouse.desk.wording import LANGUAGES, Lang, Wording, wording_of
from charterhouse.documents.published import SIZE_MAX, read_page

from .search import Document, Index, business, documents, entry_document
from .seen import Seen

T = TypeVar("T")
LOG = logging.getLogger("charterhouse.portal")
MOST_ANSWERS = 5_000  # questions of which answers are kept
AT_ONCE = 2_000  # entries that are taken into the index before anyone is answered
MOST_PARTS = 2_000  # answers of which it is kept how far they are open
MOST_RULINGS = 8  # views of which the rulings on all entries are kept
MOST_TOLD = 400  # tables and pictures that are kept
MOST_CHOSEN = 16  # sets of readings under which answers are kept
MOST_WEIGHED = 8_000  # questions weighed before what lies under them is let go
PAGE = "text/plain"  # how a published page of the charter is filed


class Room:
    """For one thread at a time: everything a page is made of."""

    def __init__(self, register: Register, store: Store, cases: Path | None = None) -> None:
        self.register, self.store = register, store
        self.charter = register.charter
        self.wording: dict[Lang, Wording] = {lang: wording_of(register, lang) for lang in LANGUAGES}
        self.cases = _cases(cases, register)
        self.index = Index(documents(register, self.cases, self.wording))
        self._naming: dict[str, list[int]] = {}
        self._kinds: dict[str, list[int]] = {}
        self._noted = 0  # entries of which it is noted whom they name
        self._note()
        self._indexed = 0  # entries that can be found
        self.index_more()
        self._answers: OrderedDict[Hashable, list[Asked]] = OrderedDict()
        self._parts: dict[Hashable, OpenPart] = {}
        self._rulings: OrderedDict[Hashable, Any] = OrderedDict()
        self._told: OrderedDict[Hashable, Any] = OrderedDict()
        self._places: OrderedDict[Hashable, Kept] = OrderedDict()
        self._weighings = 0

    # Growth --------------------------------------------------------------------------------------

    def look(self) -> None:
        """Take in what another program has entered meanwhile."""
        size = self.store.head().size
        if size > len(self.register.entries):
            for stored in self.store.read(len(self.register.entries), size):
                self.register.take(stored)
            self._note()
            self.index_more()
            self._answers.clear()
            self._parts.clear()
            self._told.clear()
            self._rulings.clear()

    def _note(self) -> None:
        """Whom the new entries name, and of which kind they are."""
        for entry in self.register.entries[self._noted :]:
            act = entry.act
            for code in named_in(act):
                self._naming.setdefault(code, []).append(entry.seq)
            carried = getattr(getattr(act, "measure", None), "named", "")
            for kind in (act.named, carried) if carried else (act.named,):
                self._kinds.setdefault(kind, []).append(entry.seq)
        self._noted = len(self.register.entries)

    def index_more(self, most: int = AT_ONCE) -> bool:
        """Let some more entries be found; whether any are left. A long register is taken in little by little."""
        entries = self.register.entries[self._indexed : self._indexed + most]
        self.index.add(document for entry in entries for document in self._found(entry.act))
        self._indexed += len(entries)
        return self._indexed < len(self.register.entries)

    def _found(self, act: Act) -> Iterator[Document]:
        """Under what an entry can be found: itself, and the draft or the session that it begins."""
        yield entry_document(act, self.wording)
        yield from business(act, self.wording)

    # Questions -----------------------------------------------------------------------------------

    def ask(
        self, question: Question[Any], seen: Seen, chosen: dict[str, str] | None = None
    ) -> Asked:
        """A question answered, or an earlier answer given again within its span."""
        if isinstance(question, May):
            return self._weighed(question, seen, chosen)
        key = (question, seen.known, seen.profile, tuple(sorted((chosen or {}).items())))
        spans = self._answers.get(key)
        if spans is not None:
            self._answers.move_to_end(key)
            for asked in spans:
                if asked.answer.since <= seen.on < asked.answer.until:
                    return asked._replace(on=seen.on)
        asked = self._weighed(question, seen, chosen)
        self._answers.setdefault(key, []).append(asked)
        if len(self._answers) > MOST_ANSWERS:
            self._answers.popitem(last=False)
        return asked

    def _weighed(self, question: Question[Any], seen: Seen, chosen: dict[str, str] | None) -> Asked:
        readings = self.register.readings(seen.profile, chosen)
        view = View(
            self.charter.book, self.register.record, seen.known, readings, self._place(readings)
        )
        on, before = seen.on, LAST
        if isinstance(question, May):
            act = question.act
            on, before = min(act.on.latest, max(on, act.on.earliest)), len(self.register.record)
        answer = weigh(question, view, on, before, tuple(chosen or ()))
        return Asked(question, answer, on, view.known, seen.profile, chosen)

    def part(self, asked: Asked) -> OpenPart:
        """The values of an answer, as far as they are open to a reader of the portal."""
        if not self.register.private:
            return open_part(asked, self.register)
        chosen = tuple(sorted((asked.chosen or {}).items()))
        key = asked.question, asked.on, asked.known, asked.profile, chosen
        if key not in self._parts:
            self._parts[key] = open_part(asked, self.register)
            if len(self._parts) > MOST_PARTS:
                self._parts.clear()
                self.register.openly.forget()
                return open_part(asked, self.register)
        return self._parts[key]

    def _place(self, readings: Mapping[str, str]) -> Kept:
        """Where answers under these readings are kept.

        Few such places, and emptied now and then, so that no reader's questions can fill the memory.
        """
        self._weighings += 1
        if self._weighings % MOST_WEIGHED == 0:
            self._places.clear()
        key = frozenset(readings.items())
        kept = self._places.setdefault(key, Kept())
        self._places.move_to_end(key)
        if len(self._places) > MOST_CHOSEN:
            self._places.popitem(last=False)
        return kept

    def question(self, name: str, **arguments: object) -> Question[Any] | None:
        """A question of this charter, if it has it and it can be asked so."""
        if name not in self.charter.book.questions:
            return None
        try:
            return self.register.question({"question": name, **arguments})
        except Unreadable:
            return None

    def answer(self, name: str, seen: Seen, **arguments: object) -> Asked | None:
        """The answer to a question of this charter, if it has it."""
        question = self.question(name, **arguments)
        return None if question is None else self.attempt(question, seen)

    def attempt(self, question: Question[Any], seen: Seen) -> Asked | None:
        """An answer for a table; nothing where the charter, as written here, gives two or none."""
        try:
            return self.ask(question, seen)
        except CharterConflict as error:
            LOG.warning("conflict", exc_info=error)
            return None

    def through_time(self, question: Question[Any], since: Moment, seen: Seen) -> Iterator[Asked]:
        """The answers to a question from a moment until the day looked at, span after span."""
        at = since
        while at <= seen.on:
            asked = self.ask(question, seen._replace(on=at))
            yield asked
            at = max(asked.answer.until, at + 1)

    def kept(self, what: Hashable, make: Callable[[], T]) -> T:
        """Something made once for a view and given again until the register grows."""
        if what in self._told:
            self._told.move_to_end(what)
            told: T = self._told[what]
            return told
        made = self._told[what] = make()
        if len(self._told) > MOST_TOLD:
            self._told.popitem(last=False)
        return made

    def rulings(self, of: Hashable, make: Callable[[], T]) -> T:
        """The rulings of a view, of which only a few are kept, for each is large."""
        if of in self._rulings:
            self._rulings.move_to_end(of)
            found: T = self._rulings[of]
            return found
        made = self._rulings[of] = make()
        if len(self._rulings) > MOST_RULINGS:
            self._rulings.popitem(last=False)
        return made

    def standing(self, seen: Seen) -> Standing:
        """The desk's view of the same moment."""
        return Standing(self.register, seen.on, seen.known, seen.profile)

    def proceedings(self, seen: Seen) -> Proceedings:
        """The sessions and drafts of the same moment; what is asked of them is kept."""
        kept = cast(Register, Remembering(self, seen))
        return Proceedings(Standing(kept, seen.on, seen.known, seen.profile))

    def force(self, seen: Seen) -> tuple[list[str], list[str]]:
        """The editions of the charter in force, and those of which that cannot be told."""
        found: dict[str, list[str]] = {"yes": [], "undetermined": []}
        for edition in self.charter.editions:
            asked = self.answer("in_force", seen, instrument=edition)
            taken = "yes" if asked is None else asked.answer.taken.value
            found.get(taken, []).append(edition)
        return found["yes"], found["undetermined"]

    # Entries -------------------------------------------------------------------------------------

    def stored(self, seq: int) -> Stored:
        """An entry as the store holds it, with its sealed bytes."""
        return next(iter(self.store.read(seq, seq + 1)))

    def act(self, seq: int, known: int) -> Act:
        """An entry's act as corrected then; what is closed in it stays closed when it is corrected."""
        act, hidden = self.register.as_known(seq, known), self.register.entries[seq].act.hidden
        return replace(act, hidden=hidden) if hidden and not act.hidden else act

    def naming(self, code: str, known: int) -> list[int]:
        """The entries that name a State, as corrected then, the newest first."""
        found = {seq for seq in self._naming.get(code, ()) if seq <= known}
        for seq in self.register.record.replaced:
            if seq <= known:
                (found.add if code in named_in(self.act(seq, known)) else found.discard)(seq)
        return sorted(found, reverse=True)

    def of_kind(self, kind: str, known: int) -> list[int]:
        """The entries of a kind, or that carry a measure of that kind, the newest first."""
        return [seq for seq in reversed(self._kinds.get(kind, ())) if seq <= known]

    @property
    def named(self) -> list[str]:
        """The States that some entry names."""
        return [code for code in self._naming if code in self.charter.states]

    @property
    def kinds(self) -> list[str]:
        """The kinds of act that were entered."""
        return [kind for kind in self._kinds if issubclass(self.charter.book.kinds[kind], Act)]

    def imported(self, seen: Seen) -> dict[str, dict[str, str]]:
        """By language, every numbered text of the newest published page known."""
        texts: dict[str, dict[str, str]] = {}
        for act in self.register.record.acts:
            if (
                isinstance(act, FileDocument)
                and act.seq <= seen.known
                and act.media_type.startswith(PAGE)
            ):
                content = self.store.document(act.document)
                if len(content) <= SIZE_MAX:
                    try:
                        texts[act.language] = read_page(content.decode()).texts()
                    except (CharterhouseError, UnicodeDecodeError):
                        continue  # another text than the charter
        return texts

    def cited_by(self, paragraphs: set[str]) -> list[Case]:
        """The worked cases that cite any of these paragraphs."""
        return [
            case for case in self.cases if paragraphs & set(map(str, case.raw.get("cites", ())))
        ]

    def measures(self) -> list[str]:
        """The kinds of measure that an organ may adopt."""
        kinds = self.charter.book.kinds
        return sorted(name for name, kind in kinds.items() if issubclass(kind, Measure))


def named_in(act: Act | Measure) -> set[str]:
    """The States and fields of two letters that an act names, whose act it is among them; nothing that is closed."""
    found: set[str] = set()
    for name in act.__struct_fields__:
        if name in getattr(act, "hidden", ()):
            continue
        value = getattr(act, name)
        if isinstance(value, str):
            if len(value) == 2:
                found.add(value)
        elif isinstance(value, tuple):
            found.update(each for each in value if isinstance(each, str) and len(each) == 2)
        elif isinstance(value, Measure):
            found |= named_in(value)
    return found


class Remembering:
    """A register that answers from what the room has kept: for the desk, which asks a register."""

    def __init__(self, room: Room, seen: Seen) -> None:
        self._room, self._seen = room, seen

    def __getattr__(self, name: str) -> Any:
        """Everything else is the register's own."""
        return getattr(self._room.register, name)

    def ask(
        self, question: Question[Any], on: Moment, known: int | None = None, profile: str = ""
    ) -> Asked:
        """A question; of the view that the room looks at, where nothing else is said."""
        known = self._seen.known if known is None else known
        profile = profile or self._seen.profile
        return self._room.ask(question, self._seen._replace(on=on, known=known, profile=profile))


def _cases(folder: Path | None, register: Register) -> tuple[Case, ...]:
    """The worked cases of a folder that can be read; `charterhouse check` says what is wrong with the others."""
    found: list[Case] = []
    for path in sorted(folder.rglob("*.toml")) if folder is not None else ():
        try:
            found += [case for case in cases_in(path, register.charter) if case.broken is None]
        except Unreadable:
            continue
    return tuple(found)


@contextmanager
def open_room(path: str | Path, cases: Path | None = None) -> Iterator[Room]:
    """The reading room of a register; it stays open until it is left."""
    with bootstrap.open_store(path, readonly=True) as store:
        yield Room(read(store, bootstrap.CSTO), store, cases or bootstrap.cases_folder())
