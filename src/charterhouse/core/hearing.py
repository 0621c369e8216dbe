"""Hearing: the rules of one charter applied to an act or a question, in the order of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from .acts import Act, May, MayAdopt, Question
from .answers import Answer, Ground, Heard, Missing, Premise, Truth, all_of
from .errors import CharterConflict
from .inquiry import Inquiry
from .keys import LARGE, pieced
from .moments import Moment
from .rules import BAR, CONDITION, Figure, Rule
from .values import read_value
from .view import LAST, NOTHING, View

V = TypeVar("V")

MET, BREACHED, OPEN, SILENT = Truth  # asked for with every rule, and quicker by these names
NO_POWER = Ground("no_provision_empowers_this", Truth.BREACHED, {}, (), (), ())
NOTHING_TAKEN: Mapping[Premise, str] = MappingProxyType({})
NO_LIMITS: tuple[list[Ground], dict[int, Mapping[Premise, str]]] = ([], {})
ATTESTED, IN_CONFLICT = "it_is_attested", "attestations_agree"


class Draft(Protocol):
    """What the core knows of a draft: that it may hold a measure."""

    @property
    def measure(self) -> Any: ...


class Institutions(Protocol):
    """The few things of every charter that the mechanism itself must ask."""

    def in_force(self, instrument: str) -> Question[Any]: ...
    def adopted(self, draft: Any) -> Question[Any]: ...
    def adopted_readings(self, gap: str, inq: Inquiry) -> Iterable[Any]: ...
    def adopted_figures(self, name: str, inq: Inquiry) -> Iterable[tuple[Any, Any]]: ...
    def attestations_decide(self, inq: Inquiry) -> bool: ...


class Hearing:
    """What is asked of the rules of a charter once they are written and ordered."""

    figures: Mapping[str, Sequence[Figure]]
    worth: Mapping[str, Any]  # of a value question, the type of its value
    _heard: Mapping[
        type, tuple[tuple[Rule, ...], tuple[Rule, ...]]
    ]  # powers or values, then limits
    _of: Institutions

    def answer(self, question: Question[V], view: View, at: Moment, before: int) -> Answer[V]:
        """What the rules say in one view at one moment; kept, and given again within its span."""
        if before > view.known:
            before = LAST  # whatever is known comes before it
        kept = view.kept
        given = kept.find(question, view, at, before)
        if given is not None:
            return given
        asking = (question, at, before, view.settling)
        depth = len(kept.asking)
        kept.asking.add(asking)
        if len(kept.asking) == depth:  # it was there
            raise CharterConflict(
                f"`{question}` turns on itself; the charter, as written here, gives no answer."
            )
        try:
            answer: Answer[V] = self._hear_all(question, Inquiry(view, at, before))
        finally:
            kept.asking.discard(asking)
        kept.keep(question, view, answer, at, before)
        return answer

    def figure(self, name: str, inq: Inquiry) -> Any:
        """A number as it stands on the day: adopted by a regulation, else of the charter, else a default."""
        for draft, value in self._of.adopted_figures(name, inq):
            adopted = self._settles(draft, name, inq)
            if adopted is Truth.MET:
                return value
            if adopted is Truth.OPEN:  # whatever else stands, stands by assumption
                inq.assumes(name)
        for figure in self.figures[name]:
            begun = figure.since == figure.since.min or inq.reached(figure.since)
            if begun and (figure.until == figure.until.max or not inq.reached(figure.until)):
                if figure.assumed:
                    inq.assumes(name)
                return figure.value
        raise CharterConflict(f"no figure `{name}` stands on this day.")

    def settled(self, gap: str, inq: Inquiry) -> str | None:
        """The value of a reading that the organisation has adopted by decision, if it has."""
        for draft in self._of.adopted_readings(gap, inq):
            if self._settles(draft, gap, inq) is Truth.MET:
                return str(draft.measure.value)
        return None

    def _settles(self, draft: Any, what: str, inq: Inquiry) -> Truth:
        """Whether a decision on a reading or a figure was adopted; it is not judged by itself.

        It is judged as the profile reads that very gap, which is not tried otherwise.
        """
        if what in inq.view.settling:
            return Truth.BREACHED
        taken = inq.notes.took.get(what)
        judged = Inquiry(inq.view.settling_of(what), inq.at, inq.seq, inq.notes)
        adopted = judged.ask(self._of.adopted(draft)).truth
        inq._within(judged.since, judged.until)
        if taken is None:
            inq.notes.took.pop(what, None)
        return adopted

    def _hear_all(self, question: Question[Any], inq: Inquiry) -> Answer[Any]:
        """The power relied on, then every limit that speaks."""
        subject, on = _subject(question)
        powers, limits = self._heard.get(on, ((), ()))
        grounds, value = self._claims(powers, subject, inq)
        truth = claimed = grounds[0].truth  # all claims are alike
        heard, taken = self._limits(limits, question, subject, inq) if limits else NO_LIMITS
        for ground in heard:
            if ground.truth is not SILENT:
                grounds.append(ground)
                truth = all_of(truth, ground.truth)
        if subject is not question and isinstance(subject, Act) and subject.hidden:
            grounds = [replace(each, read=(*each.read, (subject,))) for each in grounds]
        if truth is not claimed:
            value = None
        if question.attestable:
            truth, value, published = self._with_what_is_published(question, truth, value, inq)
            grounds += published
        notes = inq.notes
        keys, shared = frozenset(notes.keys), notes.shared
        if shared or len(keys) >= LARGE:
            keys, shared = pieced(keys, shared)
        return Answer(
            truth, value, tuple(grounds), inq.since, inq.until, notes.took, keys, shared,
            notes.assumed, of_act=subject is not question,
            limits=tuple((ground, taken.get(at, NOTHING_TAKEN)) for at, ground in enumerate(heard))
            if taken and not inq.view.changed else (),
        )  # fmt: skip

    def _limits(
        self, limits: Sequence[Rule], question: Question[Any], subject: Any, inq: Inquiry
    ) -> tuple[list[Ground], dict[int, Mapping[Premise, str]]]:
        """What every limit finds, if only silence; and what those took, by their place, that took a premise.

        Where premises are changed, only those limits are heard again that took one of them.
        """
        notes = inq.notes
        heard: list[Ground] = []
        taken: dict[int, Mapping[Premise, str]] = {}
        took, notes.took = notes.took, {}  # that of the powers apart from that of each limit
        again = self._heard_unchanged(question, inq) if inq.view.changed else ()
        for rule in limits:
            if again:
                ground, before = again[len(heard)]
                if not any(premise in before for premise, _ in inq.view.changed):
                    if before:
                        taken[len(heard)] = before
                    heard.append(ground)
                    continue
            ground, _ = self._hear(rule, subject, inq)
            if notes.took:
                taken[len(heard)], notes.took = notes.took, {}
            heard.append(ground)
        for each in taken.values():
            took.update(each)
        notes.took = took
        return heard, taken

    def _heard_unchanged(self, question: Question[Any], inq: Inquiry) -> tuple[Heard, ...]:
        """The limits as heard where nothing is changed; what is used of them rests on no more than that answer."""
        view = inq.view._replace(changed=NOTHING)
        given = view.kept.find(question, view, inq.at, inq.seq)
        if given is None or not given.limits:
            return ()
        inq._within(given.since, given.until)
        inq.notes.keys |= given.keys
        inq.notes.shared += given.shared
        inq.notes.assumed |= given.assumed
        return given.limits

    def _claims(
        self, powers: Sequence[Rule], subject: Any, inq: Inquiry
    ) -> tuple[list[Ground], object]:
        """The first power that is met; else those for which a fact is missing; else all that fail."""
        claims: list[Ground] = []
        partial: object = None  # what is known of a value that is open
        for rule in powers:
            ground, value = self._hear(rule, subject, inq)
            if ground.truth is MET:
                return [ground], value
            if ground.truth is not SILENT:
                claims.append(ground)
            if ground.truth is OPEN:
                partial = value
        unsure = [ground for ground in claims if ground.truth is OPEN]
        return unsure or claims or [NO_POWER], partial

    def _hear(self, rule: Rule, subject: Any, inq: Inquiry) -> tuple[Ground, object]:
        """A rule, or the exception that stands in for it."""
        if rule.exceptions:
            instead = self._instead(rule, subject, inq)
            if instead is not None:
                return instead
        notes = inq.notes
        notes.read = notes.under = notes.missing = ()  # `next_rule`; every rule passes here
        stands = self._stands(rule, inq) if rule.edition or rule.until else MET
        if stands is BREACHED:
            return Ground(rule.code, SILENT, {}, (), notes.under, ()), None
        finding = rule.speak(subject, inq)
        truth = finding.truth
        if stands is OPEN and truth is not SILENT:
            stands_either_way = truth is MET and rule.kind in (CONDITION, BAR)
            truth = MET if stands_either_way else OPEN
        gaps = notes.missing if truth is OPEN else ()
        ground = Ground(rule.code, truth, finding.facts, notes.read, notes.under, gaps)
        return ground, finding.value

    def _instead(self, rule: Rule, subject: Any, inq: Inquiry) -> tuple[Ground, object] | None:
        """What the exceptions say that speak: they must agree; one that is open leaves it open."""
        heard = [self._hear(exception, subject, inq) for exception in rule.exceptions]
        speaking = [each for each in heard if each[0].truth is not SILENT]
        if not speaking:
            return None
        settled = [each for each in speaking if each[0].truth is not Truth.OPEN]
        if any(
            (each[0].truth, each[1]) != (settled[0][0].truth, settled[0][1]) for each in settled
        ):
            codes = " and ".join(each[0].rule for each in settled)
            raise CharterConflict(
                f"{codes} both stand in for {rule.code} and disagree; lawyers must settle it."
            )
        unsettled = [each for each in speaking if each[0].truth is Truth.OPEN]
        return next(iter((*unsettled, *settled)), None)

    def _stands(self, rule: Rule, inq: Inquiry) -> Truth:
        """Whether the edition in force holds this rule."""
        begun = inq.ask(self._of.in_force(rule.edition)).truth if rule.edition else Truth.MET
        if rule.until and begun is not Truth.BREACHED:
            ended = inq.ask(self._of.in_force(rule.until)).truth
            if ended is Truth.MET:
                return Truth.BREACHED
            return Truth.OPEN if Truth.OPEN in (begun, ended) else Truth.MET
        return begun

    def _with_what_is_published(
        self, question: Question[Any], truth: Truth, value: object, inq: Inquiry
    ) -> tuple[Truth, object, list[Ground]]:
        """An attestation fills a gap; it never overrides what is complete; a conflict is undetermined."""
        inq.notes.next_rule()
        published = inq.attested(question)
        if not published:
            doubts = inq.notes.missing if truth is Truth.OPEN else ()
            told: dict[str, object] = {"answer": []}
            return truth, value, [Ground(ATTESTED, truth, told, (), (), doubts)] if doubts else []
        said = {self._said(question, act.answer) for act in published}
        facts = {"answer": [act.answer for act in published]}
        read = (tuple(published),)
        attested, worth = next(iter(said))
        agrees = len(said) == 1
        overrides = agrees and self._of.attestations_decide(inq)
        if agrees and (truth is Truth.OPEN or overrides):
            return (
                attested,
                worth,
                [Ground(ATTESTED, attested, facts, read, inq.notes.under, ())],
            )
        if agrees and (truth, value) == (attested, worth):
            return (
                truth,
                value,
                [Ground(ATTESTED, attested, facts, read, inq.notes.under, ())],
            )
        gap = Missing("conflict", (("entries", tuple(act.seq for act in published)),))
        return Truth.OPEN, None, [Ground(IN_CONFLICT, Truth.OPEN, facts, read, (), (gap,))]

    def _said(self, question: Question[Any], answer: Any) -> tuple[Truth, Any]:
        """An attested answer as a truth and a value."""
        worth = self.worth[question.named]
        if worth is None or worth is type(None):
            return (Truth.MET if answer == "yes" else Truth.BREACHED), None
        return Truth.MET, read_value(answer, worth)


def _subject(question: Question[Any]) -> tuple[Any, type]:
    """What the rules are heard on, an act or the question itself, and under which type they are written."""
    if isinstance(question, May):
        return question.act, type(question.act)
    if isinstance(question, MayAdopt):
        measure = getattr(question.draft, "measure", None)
        return question.draft, type(measure)
    return question, type(question)
