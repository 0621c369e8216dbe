"""The rulebook of one charter: its acts, questions and rules, as they are written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, get_args, get_type_hints

from .acts import _KEY, OF_EVERY_CHARTER, Act, Measure, Question
from .hearing import Hearing, Institutions
from .rules import (
    BAR,
    CONDITION,
    EXCEPTION,
    POWER,
    VALUE,
    Figure,
    Rule,
    Text,
    Voice,
    snake,
    written_order,
)  # fmt: skip

S = TypeVar("S")
A = TypeVar("A", bound=type[Act] | type[Measure])
Q = TypeVar("Q", bound=type[Question[Any]])
Enrol = Callable[[Voice[S]], Voice[S]]


class Rulebook(Hearing):
    """All rules of one charter; frozen by `close`."""

    def __init__(
        self,
        charter: str,
        *,
        readings: Mapping[str, Sequence[str]],
        figures: Mapping[str, Sequence[Figure]],
        names: Mapping[str, Text] | None = None,
    ) -> None:
        self.charter, self.readings, self.figures = charter, readings, figures
        self.names: Mapping[str, Text] = names or {}  # of its organs, offices, instruments, people
        self.kinds: dict[str, type[Act] | type[Measure]] = {
            kind.named: kind for kind in OF_EVERY_CHARTER
        }
        self.questions: dict[str, type[Question[Any]]] = {}
        self.worth: dict[str, Any] = {}  # of a value question, the type of its value
        self.texts: dict[str, Text] = {}
        self.rules: dict[str, Rule] = {}
        self.closed = False
        self._written: dict[type, list[Rule]] = {}
        self._exceptions: dict[str, list[Rule]] = {}
        self._heard: dict[type, tuple[tuple[Rule, ...], tuple[Rule, ...]]] = {}
        self._of: Institutions

    def act(self, *, en: str, ru: str) -> Callable[[A], A]:
        """An act or a measure of this charter; its kind is its tag, its key fields are typed `Key`."""

        def enrol(cls: A) -> A:
            assert not self.closed, f"{cls.__name__} comes after the rulebook was closed"
            cls.named = str(cls.__struct_config__.tag)
            hints = get_type_hints(cls, include_extras=True)
            cls.keys = tuple(
                name for name, hint in hints.items() if _KEY in getattr(hint, "__metadata__", ())
            )
            assert cls.named not in self.kinds, f"{cls.named} stands twice"
            self.kinds[cls.named], self.texts[cls.named] = cls, Text(en, ru)
            return cls

        return enrol

    def question(self, *, en: str, ru: str, attestable: bool = False) -> Callable[[Q], Q]:
        """A question of this charter; a rule names it in `on=` as it names an act."""

        def enrol(cls: Q) -> Q:
            assert not self.closed, f"{cls.__name__} comes after the rulebook was closed"
            cls.named, cls.attestable = snake(cls.__name__), attestable
            assert cls.named not in self.questions, f"{cls.named} stands twice"
            base = next(iter(getattr(cls, "__orig_bases__", ())), None)
            self.worth[cls.named] = next(iter(get_args(base)), None)
            self.questions[cls.named], self.texts[cls.named] = cls, Text(en, ru)
            return cls

        return enrol

    def power(self, paragraph: str, **how: Any) -> Enrol[Any]:
        """Someone may do this: one power that is met suffices."""
        return self._write(POWER, paragraph, **how)

    def condition(self, paragraph: str, **how: Any) -> Enrol[Any]:
        """All conditions must be met."""
        return self._write(CONDITION, paragraph, **how)

    def bar(self, paragraph: str, **how: Any) -> Enrol[Any]:
        """None may be breached."""
        return self._write(BAR, paragraph, **how)

    def value(self, paragraph: str, **how: Any) -> Enrol[Any]:
        """What a value question is worth, with its facts."""
        return self._write(VALUE, paragraph, **how)

    def exception(self, paragraph: str, *, to: str, **how: Any) -> Enrol[Any]:
        """Stands in for the rule it names, whenever it speaks."""
        return self._write(EXCEPTION, paragraph, to=to, **how)

    def _write(  # noqa: PLR0913 - what may be said of a rule, each by its name
        self,
        kind: str,
        paragraph: str,
        *,
        en: str,
        ru: str,
        on: type | tuple[type, ...] = (),
        adopting: type | tuple[type, ...] = (),
        to: str = "",
        edition: str = "",
        until: str = "",
        evidence: str = "S",
        cure: tuple[str, str] | None = None,
    ) -> Enrol[Any]:
        """A rule `on` acts or questions, or on drafts `adopting` a measure, which it then hears as `MayAdopt`."""
        subjects = (*(on if isinstance(on, tuple) else (on,)),
                    *(adopting if isinstance(adopting, tuple) else (adopting,)))  # fmt: skip

        def enrol(speak: Voice[Any]) -> Voice[Any]:
            assert not self.closed, (
                f"{paragraph}.{speak.__name__} comes after the rulebook was closed"
            )
            rule = Rule(
                kind,
                paragraph,
                speak,
                Text(en, ru),
                edition,
                evidence,
                to,
                cure and Text(*cure),
                until,
                f"{paragraph}.{speak.__name__}",
            )
            assert rule.code not in self.rules, f"{rule.code} stands twice"
            self.rules[rule.code], self.texts[rule.code] = rule, rule.text
            if kind == EXCEPTION:
                self._exceptions.setdefault(to, []).append(rule)
            for subject in subjects:
                if kind != EXCEPTION:
                    self._written.setdefault(subject, []).append(rule)
            return speak

        return enrol

    def close(self, institutions: Institutions) -> None:
        """Order by paragraph, tie exceptions to their rules, and freeze."""
        self._of = institutions
        unknown = self._exceptions.keys() - self.rules.keys()
        assert not unknown, f"exceptions to rules that do not exist: {', '.join(sorted(unknown))}"
        for on, rules in self._written.items():
            tied = sorted(map(self._tied, rules), key=written_order)
            powers = tuple(rule for rule in tied if rule.kind in (POWER, VALUE))
            self._heard[on] = powers, tuple(rule for rule in tied if rule.kind in (CONDITION, BAR))
        self.closed = True

    def _tied(self, rule: Rule) -> Rule:
        exceptions = sorted(self._exceptions.get(rule.code, ()), key=written_order)
        return rule._replace(exceptions=tuple(map(self._tied, exceptions)))
