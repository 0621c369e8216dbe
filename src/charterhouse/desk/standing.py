"""The standing of the whole organisation on a day: questions of its charter, asked one after another.

Nothing is computed here. A charter that does not know a question is not asked it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charterhouse.core.acts import Act
from charterhouse.core.answers import Missing, Verdict
from charterhouse.core.errors import Unreadable
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import NEVER, Moment

from .answers import as_plain, holds
from .declension import called
from .register import Asked, Register
from .withholding import open_part
from .wording import LANGUAGES, wording_of

NAMING = (
    "final.sign",
    "membership.apply",
    "membership.admit",
    "membership.restore",
)  # a State that may belong
RELATING = ("partners.apply", "partners.grant_status")  # an observer or partner, State or not
OFFICES = ("secretary_general", "chief_of_joint_staff")
OF_A_MEMBER = ("member", "standing", "arrears", "owes", "deprived", "suspended")


class Standing:
    """One register on one moment, as known at one place, under one profile; everything asked is kept."""

    def __init__(
        self,
        register: Register,
        on: Moment,
        known: int | None = None,
        profile: str = "",
        *,
        entitled: bool = False,
    ) -> None:
        self.register, self.on, self.known, self.profile = register, on, known, profile
        self.entitled = entitled  # whether private parts are open to who looks
        self.asked: list[Asked] = []

    def ask(self, question: str, **arguments: object) -> Asked | None:
        """A question of the charter, if it has it."""
        if question not in self.register.charter.book.questions:
            return None
        try:
            asking = self.register.question({"question": question, **arguments})
        except Unreadable:
            return None  # this charter calls its organs otherwise
        asked = self.register.ask(asking, self.on, self.known, self.profile)
        self.asked.append(asked)
        return asked

    def acts(self, kind: str, **key: object) -> list[Any]:
        """The acts of a kind on record by then, if the charter knows the kind."""
        cls = self.register.charter.book.kinds.get(kind)
        if cls is None:
            return []
        found = Inquiry(self.register.view(self.known, self.profile), self.on)
        return found.acts(cls, **key) if issubclass(cls, Act) else found.carrying(cls, **key)

    def candidates(self) -> list[str]:
        """Every State that may belong, or stand beside: whoever signed, applied or was taken in."""
        named = self._named(NAMING, "state") | self._named(RELATING, "entity")
        return sorted(named & set(self.register.charter.states))

    def entities(self) -> list[str]:
        """Every organisation that asked for a status, was given one or was examined for it."""
        return sorted(self._named(RELATING, "entity") - set(self.register.charter.states))

    def _named(self, naming: Iterable[str], key: str) -> set[str]:
        """What stands on record under a key of these kinds."""
        kinds, record = self.register.charter.book.kinds, self.register.record
        return {
            each for kind in naming if kind in kinds for each in record.values(kinds[kind], key)
        }

    def members(self) -> list[str]:
        """Those who belong, or may: everyone for whom the answer is not simply no."""
        found = []
        for state in self.candidates():
            asked = self.ask("member", state=state)
            if asked is not None and asked.answer.verdict is not Verdict.NO:
                found.append(state)
        return found

    def contributors(self) -> list[str]:
        """Every State on which a contribution was ever assessed, whether or not it is a Member still."""
        return sorted(self._named(("financing.assess",), "state"))

    def years(self, state: str) -> list[int]:
        """The years for which a contribution of that State is on record."""
        return sorted({act.year for act in self.acts("financing.assess", state=state)})

    def instruments(self) -> list[str]:
        """The charter and what amends it, as far as on record; else what is on record of treaties."""
        editions = self.register.charter.editions
        opened = {act.ref for act in self.acts("final.open_treaty")}
        return [each for each in editions if each in opened] or list(editions)

    def brief(self, asked: Asked | None) -> dict[str, Any] | None:
        """An answer in short, for tables."""
        if asked is None:
            return None
        answer = asked.answer
        part = open_part(asked, self.register)
        told: dict[str, str] = {
            lang: wording_of(self.register, lang).answer(answer, part) for lang in LANGUAGES
        }
        return {
            "question": asked.question.named,
            "arguments": self.register.arguments(asked.question),
            "answer": answer.verdict.value,
            "taken": answer.taken.value,
            "value": as_plain(part.value),
            "turns_on": sorted(answer.turns_on),
            "holds": holds(part, self.register.seat),
            "missing": _told(answer.missing, self.register),
            **told,
        }


def standing(
    register: Register, on: Moment, known: int | None = None, profile: str = ""
) -> dict[str, Any]:
    """Every Member, the offices, the law in force, what would have to be known to say more."""
    of = Standing(register, on, known, profile)
    reaches = register.reaches
    charter = of.ask("in_force", instrument=register.charter.editions[0])
    outside = charter is not None and charter.answer.verdict is Verdict.NO
    told: dict[str, Any] = {
        "organisation": register.opening.organisation,
        **{
            lang: wording_of(register, lang).name(register.opening.organisation)
            for lang in LANGUAGES
        },
        "on": register.seat.day(on).isoformat(),
        "known": register.known if known is None else known,
        "profile": profile or register.opening.profile,
        "record_reaches": None
        if reaches is None or on <= register.seat.closes(reaches)
        else str(reaches),
        "outside": outside,
        "members": [_member(state, of) for state in of.members()],
        "chair": _holder(of.ask("chair", organ="council"), of, outside),
        **{office: _holder(of.ask("holder", office=office), of, outside) for office in OFFICES},
        "law": [_law(instrument, of) for instrument in of.instruments()],
    }
    told["unknown"] = [] if outside else _told(_unknown(of.asked), register)
    told["readings"] = sorted({label for asked in of.asked for label in asked.answer.turns_on})
    return told


def _holder(asked: Asked | None, of: Standing, outside: bool) -> dict[str, Any] | None:
    """Who holds an office: nobody, where the answer is no; outside, while the charter is not in force."""
    brief = of.brief(asked)
    if brief is None or not (outside or brief["answer"] == Verdict.NO.value):
        return brief
    said = "outside" if outside else "no_one"
    return {**brief, **{lang: wording_of(of.register, lang).general(said) for lang in LANGUAGES}}


def _member(state: str, of: Standing) -> dict[str, Any]:
    name = called(state)
    organ = of.brief(of.ask("may_vote", state=state, organ="council"))
    return {
        "state": state,
        "en": name.en if name else state,
        "ru": name.ru if name else state,
        **{question: of.brief(of.ask(question, state=state)) for question in OF_A_MEMBER},
        "may_vote": organ,
        "contributions": {
            year: of.brief(of.ask("owes", state=state, year=year)) for year in of.years(state)
        },
        "representatives": _representatives(state, of),
    }


def _representatives(state: str, of: Standing) -> list[dict[str, Any]]:
    seats: dict[tuple[str, str], dict[str, Any]] = {}
    for act in of.acts("organs.accredit", state=state):
        asked = of.ask("may_sit", person=act.person, organ=act.organ)
        if asked is not None and asked.answer.verdict is not Verdict.NO:
            seats[act.person, act.organ] = {
                "person": act.person,
                "organ": act.organ,
                "may_sit": asked.answer.verdict.value,
            }
    return list(seats.values())


def _law(instrument: str, of: Standing) -> dict[str, Any]:
    name = of.register.charter.book.names.get(instrument)
    return {
        "instrument": instrument,
        "en": name.en if name else instrument,
        "ru": name.ru if name else instrument,
        "in_force": of.brief(of.ask("in_force", instrument=instrument)),
        "entry_into_force": of.brief(of.ask("entry_into_force", instrument=instrument)),
    }


def _unknown(asked: Iterable[Asked]) -> list[Missing]:
    found = dict.fromkeys(missing for each in asked for missing in each.answer.missing)
    return sorted(found, key=str)


def _told(missing: Iterable[Missing], register: Register) -> list[dict[str, Any]]:
    return [
        {
            "what": each.what,
            "of": {name: as_plain(value) for name, value in each.of},
            **{lang: wording_of(register, lang).missing(each) for lang in LANGUAGES},
        }
        for each in missing
    ]


def turns(asked: Asked, register: Register) -> Asked | None:
    """The same question on the day on which its answer no longer holds, if it then has another."""
    if asked.answer.until >= NEVER:
        return None
    known, profile = asked.known, asked.profile
    after = register.ask(asked.question, asked.answer.until, known, profile)
    same = (after.answer.verdict, after.answer.value) == (asked.answer.verdict, asked.answer.value)
    return None if same else after
