"""What is done to become, stay and cease to be a Member."""

from __future__ import annotations

from datetime import date
from typing import Literal

from charterhouse.commons.money import Money
from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Key, Measure, Prose

from ..book import book

Criterion = Literal["aims_and_principles", "obligations"]


@book.act(en="Apply for membership", ru="Подать заявление о приёме")
class Apply(Act, frozen=True, kw_only=True, tag="membership.apply"):
    """A State asks to become a Member (19.1)."""

    state: Key[State]


@book.act(en="Accept what is in force", ru="Принять действующие обязательства")
class AcceptAcquis(Act, frozen=True, kw_only=True, tag="membership.accept_acquis"):
    """A State takes on one of the treaties or decisions that bind the Members (19.1)."""

    state: Key[State]
    instrument: Key[str]


@book.act(en="Record a criterion of membership", ru="Отметить критерий членства")
class RecordCriterion(Act, frozen=True, kw_only=True, tag="membership.record_criterion"):
    """The Secretariat records whether a State that has asked meets a criterion of the Charter (19.1)."""

    state: Key[State]
    criterion: Key[Criterion]
    met: bool


@book.act(en="Admit", ru="Принять в члены")
class Admit(Measure, frozen=True, kw_only=True, tag="membership.admit"):
    """The Council admits a State (19.2)."""

    state: Key[State]
    conditions: tuple[str, ...] = ()


@book.act(en="Restore to membership", ru="Восстановить членство")
class Restore(Measure, frozen=True, kw_only=True, tag="membership.restore"):
    """The Council takes back a State that had been outside (19.2, G-59)."""

    state: Key[State]


@book.act(en="Declare inactivity", ru="Заявить о неучастии")
class DeclareInactivity(Act, frozen=True, kw_only=True, tag="membership.declare_inactivity"):
    """A Member declares a freeze or suspension of its own: the Charter gives it no form (G-15)."""

    state: Key[State]
    text_en: Prose
    text_ru: Prose


@book.act(en="State what a Member owes", ru="Удостоверить обязательства государства")
class StateObligations(Act, frozen=True, kw_only=True, tag="membership.state_obligations"):
    """What a leaving Member still owes is certified (19.3, G-14.certifier)."""

    state: Key[State]
    settled: bool
    amount: Money | None = None
    property: tuple[str, ...] = ()  # of the Organisation, not yet handed over
    staff: tuple[str, ...] = ()  # its citizens in posts, or others, not yet provided for
    undertakings: tuple[str, ...] = ()  # pending: contracts, programmes, decisions to carry out


@book.act(en="Notify withdrawal", ru="Уведомить о выходе")
class NotifyWithdrawal(Act, frozen=True, kw_only=True, tag="membership.notify_withdrawal"):
    """A Member tells the depositary on which day it leaves (19.3)."""

    state: Key[State]
    leaves_on: date
    received: date


@book.act(en="Revoke the notice of withdrawal", ru="Отозвать уведомление о выходе")
class RevokeWithdrawal(Act, frozen=True, kw_only=True, tag="membership.revoke_withdrawal"):
    """A Member that had given notice stays after all, before the day of leaving."""

    state: Key[State]
    leaves_on: date
    received: date


@book.act(en="Open a breach file", ru="Открыть дело о нарушении")
class OpenBreachFile(Act, frozen=True, kw_only=True, tag="membership.open_breach_file"):
    """It is put on record which provisions a Member is said not to carry out (20.1)."""

    ref: Key[str]
    state: Key[State]
    provisions: tuple[str, ...]
    facts: Prose
    serious: bool = False  # whether it is said to be more than any breach (G-10)


@book.act(en="Give notice of a breach file", ru="Уведомить о деле о нарушении")
class NotifyBreach(Act, frozen=True, kw_only=True, tag="membership.notify_breach"):
    """The Member concerned is told what is held against it: from then on it has time to reply (G-10)."""

    breach: Key[str]
    state: Key[State]
    received: date


@book.act(en="Reply to a breach file", ru="Ответить по делу о нарушении")
class ReplyToBreach(Act, frozen=True, kw_only=True, tag="membership.reply_to_breach"):
    """The Member concerned answers."""

    breach: Key[str]
    state: Key[State]
    text: Prose = ""


@book.act(en="Hear the Member concerned", ru="Заслушать государство")
class HearMember(Act, frozen=True, kw_only=True, tag="membership.hear_member"):
    """The Council hears the Member concerned on what is held against it (G-10)."""

    breach: Key[str]
    state: Key[State]
    session: str = ""


@book.act(en="Find a breach", ru="Установить нарушение")
class FindBreach(Measure, frozen=True, kw_only=True, tag="membership.find_breach"):
    """The Council finds that a Member does not carry out what binds it (20.1)."""

    breach: Key[str]
    state: Key[State]


@book.act(en="Close a breach file", ru="Закрыть дело о нарушении")
class CloseBreachFile(Act, frozen=True, kw_only=True, tag="membership.close_breach_file"):
    """The breach has ended or is not pursued."""

    breach: Key[str]
    state: Key[State]


@book.act(en="Suspend", ru="Приостановить участие")
class Suspend(Measure, frozen=True, kw_only=True, tag="membership.suspend"):
    """The Council suspends a Member's part in the organs (20.1)."""

    state: Key[State]
    breach: Key[str] = ""


@book.act(en="Lift the suspension", ru="Возобновить участие")
class LiftSuspension(Measure, frozen=True, kw_only=True, tag="membership.lift_suspension"):
    """The Council lets a suspended Member take part again (G-43)."""

    state: Key[State]
    breach: Key[str] = ""


@book.act(en="Expel", ru="Исключить")
class Expel(Measure, frozen=True, kw_only=True, tag="membership.expel"):
    """The Council expels a Member that goes on failing its obligations (20.2)."""

    state: Key[State]
    breach: Key[str] = ""


@book.act(en="Accept a Member's own suspension", ru="Удовлетворить просьбу о приостановлении")
class AcceptSuspension(Measure, frozen=True, kw_only=True, tag="membership.accept_suspension"):
    """The Council grants a Member's request to suspend its membership (G-15, G-60)."""

    state: Key[State]
