"""What organs do with drafts, and what they decide about themselves."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from charterhouse.commons.states import State
from charterhouse.core.acts import Act, Content, Fields, Key, Measure, Prose
from charterhouse.core.moments import When

from ..book import book
from ..names import Organ

Way = Literal["consensus", "limited", "circulation", "silence", "vote"]
Stand = Literal["for", "object", "abstain", "absent_consenting", "absent"]
Outcome = Literal["adopted", "not_adopted", "pending"]
Stage = Literal["under_way", "done", "impossible"]
# Named by hand, and raised by one each time: a number beyond these is a slip of the keyboard.
Version = Annotated[int, msgspec.Meta(ge=1, le=999)]


# Drafts -------------------------------------------------------------------------------------------


@book.act(en="Table a draft", ru="Внести проект")
class TableDraft(Act, frozen=True, kw_only=True, tag="organs.table_draft"):
    """A draft is put before an organ; what it would change, if anything, is its measure."""

    draft: Key[str]
    organ: Key[Organ]
    title_en: str = ""
    title_ru: str = ""
    measure: Content | None = None
    text: Prose = ""  # in Russian, the official language (28.1)
    text_en: Prose = ""  # a courtesy translation
    parent: Key[str] = ""  # the decision of the Council that it carries out (12.3)
    session: Key[str] = ""
    matter: Literal["substantive", "procedural"] = "substantive"
    motion: Key[str] = ""  # the motion that a procedural draft decides
    version: Version = 1
    authors: tuple[State, ...] = ()  # with whoever tables it
    takes_effect: date | None = None  # where the decision names its day (G-55)
    report_by: date | None = None  # when each Member is to have reported its execution


@book.act(en="Submit to another organ", ru="Представить другому органу")
class Submit(Act, frozen=True, kw_only=True, tag="organs.submit"):
    """An organ, by its own adopted draft, submits a measure to another organ (17.2)."""

    draft: Key[str]  # the submitting organ's own
    to: Key[Organ]
    submits: Key[str] = ""  # the draft before the other organ


@book.act(en="Clear a draft", ru="Согласовать проект")
class ClearDraft(Act, frozen=True, kw_only=True, tag="organs.clear_draft"):
    """The Permanent Council, or a Member, has no more to say on a draft before it is put (18.2)."""

    draft: Key[str]
    state: Key[State] | None = None  # none: the Permanent Council has cleared it


@book.act(en="Put a draft", ru="Поставить проект на решение")
class PutDraft(Act, frozen=True, kw_only=True, tag="organs.put_draft"):
    """The chair opens a draft for decision, and says in which way it is decided."""

    draft: Key[str]
    way: Way
    session: Key[str] = ""
    deadline: When | None = None  # a day: until its end; an hour: until that instant
    urgent: bool = False  # silence in a crisis: the shorter period


@book.act(en="Serve a draft", ru="Вручить проект")
class ServeDraft(Act, frozen=True, kw_only=True, tag="organs.serve_draft"):
    """A draft has reached a Member: the proof without which its silence says nothing."""

    draft: Key[str]
    state: Key[State]
    channel: str = ""


@book.act(en="Extend the silence", ru="Продлить период молчания")
class ExtendSilence(Act, frozen=True, kw_only=True, tag="organs.extend_silence"):
    """The period in which silence may be broken is made longer, before it is over."""

    draft: Key[str]
    deadline: When
    reason: Prose = ""


@book.act(en="Withdraw a draft", ru="Снять проект")
class WithdrawDraft(Act, frozen=True, kw_only=True, tag="organs.withdraw_draft"):
    """A draft is taken off the agenda."""

    draft: Key[str]
    reason: Prose = ""


@book.act(en="Take a position", ru="Заявить позицию")
class TakePosition(Act, frozen=True, kw_only=True, tag="organs.take_position"):
    """A Member says where it stands on a draft; the last word before the decision counts."""

    draft: Key[str]
    state: Key[State]
    position: Stand
    person: str = ""
    reservation: Prose = ""
    explanation: Prose = ""  # of an objection: its reasons
    dissociation: Prose = ""  # it does not stand in the way, and does not share
    means: Literal["room", "writing"] | None = None


@book.act(en="Object to the limited format", ru="Возразить против ограниченного формата")
class ObjectToFormat(Act, frozen=True, kw_only=True, tag="organs.object_to_format"):
    """A Member objects to deciding in limited format (12.4)."""

    draft: Key[str]
    state: Key[State]
    person: str = ""


@book.act(en="Accept the limited format", ru="Не возражать против ограниченного формата")
class AcceptFormat(Act, frozen=True, kw_only=True, tag="organs.accept_format"):
    """A Member says that it does not object to deciding in limited format (12.4)."""

    draft: Key[str]
    state: Key[State]
    person: str = ""


@book.act(en="Announce the outcome", ru="Объявить итог")
class Announce(Act, frozen=True, kw_only=True, tag="organs.announce"):
    """The chair announces an outcome; whether it is right is a question of Article 12."""

    draft: Key[str]
    outcome: Outcome
    number: Key[str] = ""


@book.act(en="Correct an outcome", ru="Исправить объявленный итог")
class CorrectOutcome(Act, frozen=True, kw_only=True, tag="organs.correct_outcome"):
    """What was announced was miscounted: the outcome as it should have been announced.

    Pending: the announcement counts as never made, and the draft is open again.
    """

    draft: Key[str]
    outcome: Outcome
    reason: Prose
    number: Key[str] = ""  # none: as it was announced


@book.act(en="Join a decision", ru="Присоединиться к решению")
class JoinDecision(Act, frozen=True, kw_only=True, tag="organs.join_decision"):
    """A Member signs afterwards what others had adopted."""

    draft: Key[str]
    state: Key[State]
    person: str = ""


@book.act(en="Make a statement on an outcome", ru="Сделать заявление об итоге")
class StateOnOutcome(Act, frozen=True, kw_only=True, tag="organs.state_on_outcome"):
    """A Member says on record what it holds of an outcome once that is announced; nothing is changed by it."""

    draft: Key[str]
    state: Key[State]
    sense: Literal["contests", "reserves", "explains"]
    explanation: Prose  # what it says
    person: str = ""


@book.act(en="Report execution", ru="Сообщить об исполнении")
class ReportExecution(Act, frozen=True, kw_only=True, tag="organs.report_execution"):
    """A Member reports how it carries out a decision under its own law (12.3)."""

    draft: Key[str]
    state: Key[State]
    stage: Stage
    national_act: str = ""
    remark: Prose = ""


# What organs decide about themselves --------------------------------------------------------------


@book.act(en="Set up a body", ru="Создать орган")
class EstablishBody(Measure, frozen=True, kw_only=True, tag="organs.establish_body"):
    """The Council sets up a working or subsidiary body, for good or for a time (13.5)."""

    body: Key[str]
    mandate_ru: Prose
    mandate_en: Prose = ""
    until: date | None = None  # excluded; none: permanent


@book.act(en="Wind up a body", ru="Упразднить орган")
class EndBody(Measure, frozen=True, kw_only=True, tag="organs.end_body"):
    """The Council winds up a body that it had set up."""

    body: Key[str]


@book.act(en="Issue a statement", ru="Сделать заявление")
class IssueStatement(Measure, frozen=True, kw_only=True, tag="organs.issue_statement"):
    """A joint statement, by the procedure that the Council has laid down for them."""

    text_ru: Prose
    text_en: Prose = ""


@book.act(en="Approve a regulation", ru="Утвердить положение")
class ApproveRegulation(Measure, frozen=True, kw_only=True, tag="organs.approve_regulation"):
    """The Council approves a regulation, with figures that the Charter leaves open (11.4)."""

    regulation: Key[str]
    figures: Key[Fields] = Fields()
    since: date
    text: Prose = ""


@book.act(en="Adopt a reading", ru="Утвердить толкование")
class AdoptReading(Measure, frozen=True, kw_only=True, tag="organs.adopt_reading"):
    """The Organisation settles how it reads its Charter, from the day of its decision."""

    gap: Key[str]
    value: str
