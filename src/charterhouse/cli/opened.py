"""A register opened for a look: at a moment, as known then, by a profile, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from charterhouse.core.moments import Moment
from charterhouse.desk.readers import opened_to
from charterhouse.desk.register import Register
from charterhouse.desk.standing import Standing


@contextmanager
def opened(
    db: str, on: str = "", known: str = "", profile: str = "", reader: str = ""
) -> Iterator[Standing]:
    """The register in a file, as `looked_at` has it; closed afterwards."""
    from charterhouse import bootstrap

    with bootstrap.open_register(db) as register:
        yield looked_at(register, on, known, profile, reader)


def looked_at(
    register: Register, on: str = "", known: str = "", profile: str = "", reader: str = ""
) -> Standing:
    """A register as the options of a command ask for it; private parts open to whom it entitles alone."""
    from charterhouse import bootstrap

    return Standing(
        register, moment(on, register), register.position(known) if known else None, profile,
        entitled=opened_to(reader, register.seat.closes(bootstrap.today()), register),
    )  # fmt: skip


def moment(on: str, register: Register) -> Moment:
    """The moment that is asked about: the end of today where none is named."""
    from charterhouse import bootstrap

    return register.moment(on) if on else register.seat.closes(bootstrap.today())
