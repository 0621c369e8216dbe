"""What may be asked of treaties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charterhouse.commons.periods import Length
from charterhouse.commons.states import State
from charterhouse.core.acts import Question
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.draft_lookups import tabled
from ..ch04_organs.measure_lookups import announced
from ..ch06_membership.acts import Admit, Restore
from .acts import Deposit, OpenTreaty, Sign

NOT_CONSENT = ("withdrawal", "objection")
TREATY = "treaty"  # of 1992, from which the Organisation has grown


@book.question(
    en="On which day did {instrument} enter into force?",
    ru="В какой день вступил в силу документ {instrument}?", attestable=True,
)  # fmt: skip
class EntryIntoForce(Question[date], frozen=True):
    """The day, past or announced, from whose start a treaty is in force."""

    instrument: str


@book.question(
    en="Is {instrument} in force?", ru="Действует ли документ {instrument}?", attestable=True,
)  # fmt: skip
class InForce(Question[None], frozen=True):
    """Whether a treaty is in force; once it is, nothing later undoes it."""

    instrument: str


@book.question(
    en="Are all deposits of {instrument} in?",
    ru="Все ли документы о ратификации {instrument} сданы?",
)  # fmt: skip
class Complete(Question[None], frozen=True):
    """Whether no deposit that counts is awaited any longer."""

    instrument: str


@book.question(
    en="Have all Members consented to {instrument}?",
    ru="Дали ли все государства-члены согласие на {instrument}?",
)  # fmt: skip
class GeneralConsent(Question[None], frozen=True):
    """Whether a protocol that changes the Charter has the consent of all Members (27.1)."""

    instrument: str


@book.question(en="Is {state} bound?", ru="Связано ли государство {state}?")
class Bound(Question[None], frozen=True):
    """Whether a State is bound by an instrument, or by the decision that adopted a draft.

    An instrument that is no treaty on record, but bears the name of a draft, is that decision.
    """

    state: State
    instrument: str | None = None
    decision: str | None = None

    def __post_init__(self) -> None:
        if self.instrument is None and self.decision is None:
            raise ValueError("an `instrument` or a `decision`, by which the State may be bound")


# What the rules of several articles look up in the same way ------------------------------------


def opened(instrument: str, inq: Inquiry) -> OpenTreaty | None:
    """A text as it was last opened for signature."""
    texts = inq.acts(OpenTreaty, ref=instrument)
    return texts[-1] if texts else None


def the_decision(q: Bound, inq: Inquiry) -> str | None:
    """The decision that is asked about: named as one, or as an instrument that is no treaty on record."""
    if q.decision is not None or q.instrument is None or tabled(q.instrument, inq) is None:
        return q.decision
    if opened(q.instrument, inq) is not None or inq.acts(Sign, treaty=q.instrument):
        return None
    return None if inq.acts(Deposit, treaty=q.instrument) else q.instrument


def of_the_charter(instrument: str, inq: Inquiry) -> bool:
    """Whether it is the Charter or a protocol that changes it."""
    text = opened(instrument, inq)
    return instrument == "charter" or (text is not None and text.amends == "charter")


def consents(instrument: str, state: str, inq: Inquiry) -> list[Deposit]:
    """The instruments by which a State has agreed to be bound, in order."""
    deposits = inq.acts(Deposit, treaty=instrument, state=state)
    return [deposit for deposit in deposits if deposit.instrument not in NOT_CONSENT]


def withdrawal_from(instrument: str, state: str, inq: Inquiry) -> Deposit | None:
    """The notice by which a State leaves a treaty, where it has not consented to it anew since."""
    given = inq.acts(Deposit, treaty=instrument, state=state)
    last = [act for act in given if act.instrument != "objection"][-1:]
    return last[0] if last and last[0].instrument == "withdrawal" else None


def takes_effect(withdrawal: Deposit, inq: Inquiry) -> date:
    """The day from which it binds no longer: at once, or so many months on as the clauses of the treaty ask for."""
    text = opened(withdrawal.treaty, inq)
    months = text.clauses.get("notice") if text else None
    received = inq.day(withdrawal.on)
    return Length(months=months).first_ahead(received) if isinstance(months, int) else received


def taken_in_since(signed: Sequence[Sign], inq: Inquiry) -> dict[str, date]:
    """The States announced as taken in after a text was first signed, and on which day (G-13)."""
    if not signed:
        return {}
    since = signed[0].on, signed[0].seq
    return {
        draft.measure.state: inq.day(said.on) for draft, said in announced(inq, Admit, Restore)
        if isinstance(draft.measure, Admit | Restore) and (said.on, said.seq) > since
    }  # fmt: skip
