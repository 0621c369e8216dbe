"""A file under Article 20: what it must say, who keeps and answers it, and what the Council made of it."""

from __future__ import annotations

from datetime import timedelta

from charterhouse.core.acts import Measure
from charterhouse.core.answers import (
    Finding, Truth, all_of, found, none_of, require, silent, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.measure_lookups import adopted
from ..ch04_organs.questions import Adopted
from ..statements import is_a_paragraph
from .acts import (
    CloseBreachFile, Expel, FindBreach, HearMember, NotifyBreach, OpenBreachFile, ReplyToBreach, Suspend,
)  # fmt: skip
from .questions import Breach, BreachFile, Member


@book.value(
    "20.1", on=BreachFile,
    en="the file; of: {state}, opened: {opened}, time to reply until: {reply_until}, stage: {stage}",
    ru="дело; о: {state}, открыто: {opened}, срок для ответа до: {reply_until}, стадия: {stage}",
)  # fmt: skip
def how_the_file_stands(q: BreachFile, inq: Inquiry) -> Finding:
    """The furthest that it has come; the time to reply is a figure of the Regulation (20.4)."""
    files = inq.acts(OpenBreachFile, ref=q.breach)
    if not files:
        told = none_of(inq.complete(OpenBreachFile, ref=q.breach))
        return require(told, state=None, opened=None, reply_until=None, stage=None)
    file, notices = files[-1], inq.acts(NotifyBreach, breach=q.breach)
    opened, days = inq.day(file.on), timedelta(days=inq.figure("sanction.notice"))
    notified = notices[0].received if notices else None
    replied = bool(inq.acts(ReplyToBreach, breach=q.breach))
    heard = bool(inq.acts(HearMember, breach=q.breach))
    established = _decided(FindBreach, q.breach, inq)
    stage = next(
        (name for name, come in (
            ("closed", bool(inq.acts(CloseBreachFile, breach=q.breach))),
            ("expelled", _decided(Expel, q.breach, inq)),
            ("suspended", _decided(Suspend, q.breach, inq)),
            ("found", established), ("heard", heard), ("replied", replied),
            ("notified", notified is not None),
        ) if come), "open",
    )  # fmt: skip
    breach = Breach(
        file.state, file.provisions, opened, stage, notified,
        notified + days if notified is not None else None, replied, heard, established, file.serious,
    )  # fmt: skip
    return found(
        breach, state=file.state, opened=opened, reply_until=breach.reply_until, stage=stage
    )


def _decided(kind: type[Measure], breach: str, inq: Inquiry) -> bool:
    """Whether the Council adopted such a measure on this file."""
    decisions = adopted(inq, kind, breach=breach)
    return any(answer.truth is Truth.MET for *_, answer in decisions)


# Keeping it ---------------------------------------------------------------------------------------


@book.power(
    "20.1", on=(OpenBreachFile, NotifyBreach, CloseBreachFile),
    en="a Member, the Council or the Secretariat keeps the file; by: {by}",
    ru="дело ведёт государство-член, Совет или Секретариат; внёс: {by}",
    cure=(
        "Let a Member, the Council or the Secretariat file it.",
        "Внести это следует государству-члену, Совету или Секретариату.",
    ),
)  # fmt: skip
def a_member_or_the_secretariat_files_it(
    act: OpenBreachFile | NotifyBreach | CloseBreachFile, inq: Inquiry
) -> Finding:
    if act.by in ("secretariat", "secretary_general", "council"):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.condition(
    "20.1", on=OpenBreachFile,
    en="a Member is said to be in breach; State: {state}",
    ru="в нарушении упрекают государство-член; государство: {state}",
    cure=(
        "Name a Member: the Charter binds no other State, so none can be suspended or expelled.",
        "Укажите государство-член: других государств Устав не связывает, приостановить или исключить их нельзя.",
    ),
)  # fmt: skip
def it_is_against_a_member(act: OpenBreachFile, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(act.state)), state=act.state)


@book.condition(
    "20.1", on=OpenBreachFile,
    en="it names what is said not to be carried out, paragraphs of the Charter or decisions; named: {named}, none such: {unknown}",
    ru="названо, что не исполняется: пункты Устава или решения; названо: {named}, таких нет: {unknown}",
    cure=(
        "Name at least one paragraph of the Charter, such as 12.3, or the draft of an adopted decision, and none that is neither.",
        "Назовите хотя бы один пункт Устава, например 12.3, либо проект принятого решения, и ничего иного.",
    ),
)  # fmt: skip
def it_names_the_provisions(act: OpenBreachFile, inq: Inquiry) -> Finding:
    """What a Member may fail to carry out: the Charter, or a decision of an organ."""
    there = {named: _binds(named, inq) for named in act.provisions}
    return require(
        bool(there), all_of(*there.values()), named=list(there), unknown=who(there, Truth.BREACHED)
    )


def _binds(named: str, inq: Inquiry) -> Truth:
    """Whether it is a paragraph of the Charter, or a decision that was adopted."""
    return Truth.MET if is_a_paragraph(named) else inq.ask(Adopted(named)).truth


@book.condition(
    "20.1", on=OpenBreachFile,
    en="it says what happened",
    ru="изложено, что произошло",
    cure=(
        "State the facts: what the Member did or left undone, and when.",
        "Изложите факты: что государство сделало или не сделало и когда.",
    ),
)  # fmt: skip
def it_states_the_facts(act: OpenBreachFile, inq: Inquiry) -> Finding:
    return require(bool(act.facts.strip()))


@book.power(
    "20.1", on=ReplyToBreach,
    en="the Member concerned replies; by: {by}",
    ru="отвечает само государство; ответил: {by}",
    cure=("Let the Member concerned reply.", "Ответить следует самому государству."),
)  # fmt: skip
def the_member_concerned_replies(act: ReplyToBreach, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.power(
    "20.1", on=HearMember,
    en="the Council hears it; by: {by}",
    ru="заслушивает Совет; внёс: {by}",
    cure=("Let the Council hear it.", "Заслушать следует Совету."),
)  # fmt: skip
def the_council_hears_it(act: HearMember, inq: Inquiry) -> Finding:
    return require(act.by in ("council", "chair", "secretariat"), by=act.by)


@book.condition(
    "20.1", on=NotifyBreach,
    en="it is entered once notice has been received; received: {received}",
    ru="уведомление вносится после получения; получено: {received}",
    cure=("Enter it on {received} or later.", "Внесите его {received} или позднее."),
)  # fmt: skip
def the_notice_has_been_received(act: NotifyBreach, inq: Inquiry) -> Finding:
    return require(act.received <= inq.day(act.on), received=act.received)


@book.condition(
    "20.1", on=(NotifyBreach, ReplyToBreach, HearMember, CloseBreachFile),
    en="such a file is open; file: {file}",
    ru="такое дело открыто; дело: {file}",
    cure=(
        "Open the file first, or name one that is open.",
        "Сначала откройте дело либо назовите открытое.",
    ),
)  # fmt: skip
def such_a_file_is_open(
    act: NotifyBreach | ReplyToBreach | HearMember | CloseBreachFile, inq: Inquiry
) -> Finding:
    if inq.acts(CloseBreachFile, breach=act.breach):
        return require(False, file=act.breach)
    return require(none_of(inq.nothing_recorded(OpenBreachFile, ref=act.breach)), file=act.breach)


@book.condition(
    "20.1", on=(NotifyBreach, ReplyToBreach, HearMember, CloseBreachFile),
    en="the file is against that Member; State: {state}",
    ru="дело касается этого государства; государство: {state}",
    cure=("Name the Member that the file is against.", "Укажите государство, которого касается дело."),
)  # fmt: skip
def the_file_is_against_it(
    act: NotifyBreach | ReplyToBreach | HearMember | CloseBreachFile, inq: Inquiry
) -> Finding:
    files = inq.acts(OpenBreachFile, ref=act.breach)
    return require(files[-1].state == act.state, state=act.state) if files else silent()
