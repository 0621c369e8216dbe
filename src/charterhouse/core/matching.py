"""Whether an act is the one that is looked for, by its fields or by the question that it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .acts import Act, Attest, Measure, Question
from .keys import MANY
from .values import plain

Argument = tuple[str, object, object, object]  # name, value, as it is written, by default


def matches(content: Act | Measure, key: Mapping[str, object]) -> bool:
    """Whether it has these values in these fields, or among the several that a field holds."""
    for name, value in key.items():
        there = getattr(content, name)
        if there != value and not (isinstance(there, MANY) and value in there):
            return False
    return True


def arguments_of(question: Question[Any]) -> Sequence[Argument]:
    """Every argument of a question: its name, its value, that as it is written, and what it is by default."""
    fields, defaults = question.__struct_fields__, question.__struct_defaults__
    default = dict(zip(reversed(fields), reversed(defaults), strict=False))
    values = ((name, getattr(question, name)) for name in fields)
    return [(name, value, plain(value), default.get(name)) for name, value in values]


def speaks_of(act: Attest, wanted: Sequence[Argument]) -> bool:
    """Whether an attestation speaks of this very question; what it leaves out matches nothing but the default."""
    for name, value, written, default in wanted:
        said = act.arguments.get(name, default)
        if said not in (value, written):
            return False
    return True
