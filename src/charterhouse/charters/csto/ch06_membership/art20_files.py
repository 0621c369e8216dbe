"""A file under Article 20: opened, answered, found, and what the Council made of it."""

from __future__ import annotations

from datetime import timedelta

from charterhouse.core.acts import Measure
from charterhouse.core.answers import Finding, Truth, found, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.lookups import adopted
from .acts import (
    CloseBreachFile, Expel, FindBreach, HearMember, NotifyBreach, OpenBreachFile, ReplyToBreach, Suspend,
)  # fmt: skip
from .questions import Breach, BreachFile


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
