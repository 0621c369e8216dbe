"""The proceedings of the organs: sessions and drafts, put together from what is on record.

Nothing is concluded here: what became of a draft, who chaired, whether there was a quorum are questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, get_args, get_type_hints

from charterhouse.core.acts import Act
from charterhouse.core.charter import Charter
from charterhouse.core.moments import NEVER, Moment, When

from .answers import as_plain
from .register import Asked
from .standing import Standing
from .wording import LANGUAGES, Lang

TABLED, PUT, SAID, CORRECTED = (
    "organs.table_draft", "organs.put_draft", "organs.announce", "organs.correct_outcome",
)  # fmt: skip
EXTENDED, WITHDRAWN = "organs.extend_silence", "organs.withdraw_draft"
POSITION, JOINED = "organs.take_position", "organs.join_decision"
STATED = "organs.state_on_outcome"
CONVENED, OPENED, ADJOURNED, CLOSED = (
    "organs.convene", "organs.open_session", "organs.adjourn", "organs.close_session",
)  # fmt: skip
PRESENT, DEPARTED, AGENDA = (
    "organs.record_presence", "organs.record_departure", "organs.set_agenda",
)  # fmt: skip
OF_A_LIST = (TABLED, PUT, SAID, CORRECTED, EXTENDED, WITHDRAWN)  # what a list of drafts tells
OF_SESSIONS = (CONVENED, OPENED, ADJOURNED, CLOSED, PRESENT, DEPARTED)
IN_THE_ROOM = (OPENED, ADJOURNED, CLOSED, PRESENT, DEPARTED)
STATES = ("pending", "adopted", "not_adopted", "withdrawn")  # of a draft, by what was announced
Acts = Mapping[str, Sequence[Any]]  # by kind, each in the order of time


class Draft(NamedTuple):
    """A draft with what was done about it."""

    ref: str
    acts: Acts
    of: Standing

    def done(self, kind: str) -> Sequence[Any]:
        """What was done of one kind."""
        return self.acts.get(kind, ())

    @property
    def version(self) -> Any:
        """As it was tabled last; once announced as adopted, as it stood just before."""
        versions, said = self.done(TABLED), self._adopted
        before = [each for each in versions if said is None or place(each) < place(said)]
        return (before or versions)[-1]

    @property
    def _standing(self) -> tuple[Sequence[Any], Sequence[Any]]:
        return still_said(self.done(SAID), self.done(CORRECTED))

    @property
    def _adopted(self) -> Any:
        return next((each for each in self._standing[0] if each.outcome == "adopted"), None)

    @property
    def said(self) -> Any:
        """What was announced and decides: a correction, else the first adoption, else the last word."""
        corrected = self._standing[1]
        return corrected[-1] if corrected else self.decided

    @property
    def decided(self) -> Any:
        """The announcement up to which words count: the first of an adoption, else the last."""
        return self._adopted or next(iter(self._standing[0][-1:]), None)

    @property
    def state(self) -> str:
        """Where it is, by what was announced."""
        outcome = "" if self.said is None else str(self.shown(self.said, "outcome") or "")
        if outcome in ("adopted", "not_adopted"):
            return outcome
        return "withdrawn" if self.done(WITHDRAWN) else "pending"

    @property
    def way(self) -> str:
        """In which way the chair put it last; empty while it has not."""
        put = self.done(PUT)
        return str(self.shown(put[-1], "way") or "") if put else ""

    @property
    def deadline(self) -> When | None:
        """Until when silence may be broken, the last extension included."""
        later = [*self.done(PUT)[-1:], *self.done(EXTENDED)]
        dated = [each for each in later if self.shown(each, "deadline")]
        return max(dated, key=place).deadline if dated else None

    @property
    def session(self) -> str:
        """The session before which it came: where it was put, else where it was tabled."""
        put = next((each.session for each in reversed(self.done(PUT)) if each.session), "")
        return str(put or self.version.session)

    def shown(self, act: Any, name: str) -> Any:
        """A field that is open to every reader; nothing where it stands in a private part."""
        return shown(act, name, self.of)

    def title(self, lang: Lang) -> str:
        """Its title in a language; else in the other, else its name."""
        titles = {each: str(self.shown(self.version, f"title_{each}") or "") for each in LANGUAGES}
        return titles[lang] or next((each for each in titles.values() if each), self.ref)


def still_said(
    announced: Sequence[Any], corrected: Sequence[Any]
) -> tuple[Sequence[Any], Sequence[Any]]:
    """The announcements and corrections that stand: what was corrected to pending was never made."""
    reopened = next(
        (place(each) for each in reversed(corrected) if each.outcome == "pending"), None
    )
    if reopened is None:
        return announced, corrected
    return (
        [each for each in announced if place(each) > reopened],
        [each for each in corrected if place(each) > reopened],
    )


class Session(NamedTuple):
    """A session with what was done about it, and the drafts that came before it."""

    ref: str
    acts: Acts
    drafts: tuple[Draft, ...]
    of: Standing

    def done(self, kind: str) -> Sequence[Any]:
        """What was done of one kind."""
        return self.acts.get(kind, ())

    @property
    def call(self) -> Any:
        """By which it was called, as it stands now."""
        return self.done(CONVENED)[-1]

    def shown(self, act: Any, name: str) -> Any:
        """A field that is open to every reader; nothing where it stands in a private part."""
        return shown(act, name, self.of)

    @property
    def opens(self) -> When:
        """When it was opened; else when it is to open, else when it was called."""
        opened = self.done(OPENED)
        planned: When | None = self.shown(self.call, "opens")
        when: When = opened[0].on if opened else planned or self.call.on
        return when

    @property
    def begins(self) -> Moment:
        """The same as a moment within the calendar."""
        return self.opens.latest if self.opens.latest < NEVER else self.opens.earliest

    @property
    def seen_on(self) -> Moment:
        """The moment at which its chair is asked for: of a day the end, and nothing that is to come."""
        seat = self.of.register.seat
        at = self.begins if "T" in self.opens.text else seat.closes(seat.day(self.begins))
        return min(at, self.of.on)

    @property
    def counted_on(self) -> Moment:
        """The moment at which its quorum is asked for: just before it was closed, else the end of its last day."""
        closed, seat = self.done(CLOSED), self.of.register.seat
        if closed and "T" in closed[-1].on.text:
            return int(closed[-1].on.latest) - 1
        done = [act.on.latest for kind in IN_THE_ROOM for act in self.done(kind)]
        return min(seat.closes(seat.day(max(done, default=self.begins))), self.of.on)

    @property
    def state(self) -> str:
        """What was done last: convened, opened, adjourned or closed."""
        turns = [act for kind in (CONVENED, OPENED, ADJOURNED, CLOSED) for act in self.done(kind)]
        return _STATE[max(turns, key=place).named]

    @property
    def present(self) -> list[str]:
        """Every State that was present at some time."""
        named = (self.shown(act, "state") for act in self.done(PRESENT))
        return sorted({state for state in named if state})

    def chair(self) -> Asked | None:
        """Who is in the chair of the organ at that session."""
        return self._then(self.seen_on).ask("chair", organ=self.call.organ)

    def quorum(self) -> Asked | None:
        """Whether there was a quorum."""
        return self._then(self.counted_on).ask("quorate", session=self.ref)

    def _then(self, at: Moment) -> Standing:
        return Standing(self.of.register, at, self.of.known, self.of.profile)


_STATE = {CONVENED: "convened", OPENED: "opened", ADJOURNED: "adjourned", CLOSED: "closed"}


class Proceedings:
    """Every session and draft on record at one moment."""

    def __init__(self, of: Standing) -> None:
        self.of = of

    @cached_property
    def drafts(self) -> list[Draft]:
        """All drafts, with what a list tells of them, the one tabled last first."""
        found = self._grouped("draft", OF_A_LIST)
        drafts = [Draft(ref, acts, self.of) for ref, acts in found.items() if acts.get(TABLED)]
        return sorted(drafts, key=lambda each: place(each.done(TABLED)[0]), reverse=True)

    def draft(self, ref: str) -> Draft | None:
        """One draft with everything that names it."""
        acts = {kind: self._ordered(kind, draft=ref) for kind in self.naming("draft")}
        return Draft(ref, acts, self.of) if acts.get(TABLED) else None

    @cached_property
    def sessions(self) -> list[Session]:
        """All sessions, with what a list tells of them, the one that begins last first."""
        found = self._grouped("session", OF_SESSIONS)
        before: dict[str, list[Draft]] = {}
        for draft in reversed(self.drafts):
            before.setdefault(draft.session, []).append(draft)
        sessions = [
            Session(ref, acts, tuple(before.get(ref, ())), self.of)
            for ref, acts in found.items()
            if acts.get(CONVENED)
        ]
        return sorted(sessions, key=lambda each: (each.begins, each.ref), reverse=True)

    def session(self, ref: str) -> Session | None:
        """One session with everything that names it."""
        acts = {kind: self._ordered(kind, session=ref) for kind in self.naming("session")}
        if not acts.get(CONVENED):
            return None
        named = {act.draft for kind in (TABLED, PUT) for act in acts.get(kind, ())}
        named |= {act.draft for act in self._ordered(PUT) if act.session == ref}
        drafts = [draft for name in named if (draft := self.draft(name)) is not None]
        drafts.sort(key=lambda each: place(each.done(TABLED)[0]))
        return Session(ref, acts, tuple(drafts), self.of)

    def naming(self, key: str) -> list[str]:
        """The kinds of act by which something of that name can be found."""
        kinds = self.of.register.charter.book.kinds
        return [name for name, kind in kinds.items() if key in kind.keys and issubclass(kind, Act)]

    def _ordered(self, kind: str, **key: object) -> list[Any]:
        return sorted(self.of.acts(kind, **key), key=place)

    def _grouped(self, key: str, kinds: Iterable[str]) -> dict[str, dict[str, list[Any]]]:
        found: dict[str, dict[str, list[Any]]] = {}
        for kind in kinds:
            for act in self._ordered(kind):
                found.setdefault(getattr(act, key), {}).setdefault(kind, []).append(act)
        return found


def organs(charter: Charter) -> tuple[str, ...]:
    """The organs that can be called to a session."""
    kind = charter.book.kinds.get(CONVENED)
    return () if kind is None else get_args(get_type_hints(kind)["organ"])


def place(act: Any) -> tuple[Moment, int]:
    """Where an act stands in the order of time."""
    return act.on.latest, act.seq


def shown(act: Any, name: str, of: Standing) -> Any:
    """A field of an act; nothing where it stands in a private part, corrected or not, that is not open."""
    if of.entitled:
        return getattr(act, name, None)
    hidden = act.hidden or of.register.entries[act.seq].act.hidden
    return None if name in hidden else getattr(act, name, None)


# As data -----------------------------------------------------------------------------------------


def session_as_data(session: Session, asked: bool = True) -> dict[str, Any]:
    """A session for every door; with what the charter says of it, unless that is asked elsewhere."""
    call = session.call
    told: dict[str, Any] = {
        "session": session.ref,
        "organ": call.organ,
        **{
            name: as_plain(session.shown(call, name))
            for name in ("kind", "format", "host", "place")
        },
        "convened_by": call.by,
        "convened": call.on.text,
        "opens": session.opens.text,
        "state": session.state,
        "present": session.present,
        "drafts": [draft_as_data(each, asked) for each in session.drafts],
    }
    if asked:
        told["chair"] = session.of.brief(session.chair())
        told["quorum"] = session.of.brief(session.quorum())
    return told


def draft_as_data(draft: Draft, asked: bool = True) -> dict[str, Any]:
    """A draft for every door; with whether it was adopted, unless that is asked elsewhere."""
    version, said = draft.version, draft.said
    told: dict[str, Any] = {
        "draft": draft.ref,
        "en": draft.title("en"),
        "ru": draft.title("ru"),
        "organ": version.organ,
        "measure": getattr(draft.shown(version, "measure"), "named", None),
        "session": draft.session or None,
        "tabled": draft.done(TABLED)[0].on.text,
        "versions": len(draft.done(TABLED)),
        "way": draft.way or None,
        "deadline": draft.deadline.text if draft.deadline else None,
        "state": draft.state,
        "announced": None if said is None else _announced(said, draft),
    }
    if asked:
        told["adopted"] = draft.of.brief(draft.of.ask("adopted", draft=draft.ref))
    return told


def _announced(said: Any, draft: Draft) -> dict[str, Any]:
    return {
        "outcome": draft.shown(said, "outcome"),
        "number": draft.shown(said, "number") or None,
        "on": said.on.text,
        "entry": said.seq,
    }


def under_profiles(draft: str, of: Standing) -> dict[str, dict[str, Any] | None]:
    """The outcome of a draft by the rules, under each profile of readings."""
    found = {}
    for profile in of.register.charter.profiles:
        under = Standing(of.register, of.on, of.known, profile)
        found[profile] = under.brief(under.ask("adopted", draft=draft))
    return found
