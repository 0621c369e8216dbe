"""To whom private parts are open: those whom the register itself entitles, and nobody else."""

from __future__ import annotations

from charterhouse.core.errors import NotAuthorised
from charterhouse.core.moments import Moment

from . import clerk
from .register import Register


def is_entitled(person: str, now: Moment, register: Register) -> bool:
    """Whether a person may see private parts: whoever may stand behind a correction."""
    return clerk.entitled(person, now, register) is not None


def opened_to(person: str, now: Moment, register: Register) -> bool:
    """Whether private parts are open; not where nobody is named, and `NotAuthorised` on anybody else.

    The same persons may stand behind a correction: the registrar, whoever acts for the Secretariat
    or the depositary, and whoever a Member accredited at the head of its representation.
    """
    if not person:
        return False
    if not is_entitled(person, now, register):
        raise NotAuthorised(
            f"The register opens its private parts to the registrar, to whoever acts for the Secretariat or "
            f"the depositary, and to the head of a Member's representation; `{person}` is none of these. "
            "Have the appointment or accreditation entered first.",
            f"Закрытые части реестра доступны регистратору, действующим от Секретариата и депозитария и главе "
            f"представительства государства-члена; `{person}` к ним не относится. Сначала внесите назначение "
            "или аккредитацию.",
        )
    return True
