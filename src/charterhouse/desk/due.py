"""What is due: what must be done, by whom, by when, on which paragraph.

It is read from answers that end on a day, and from what they name as missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from charterhouse.commons.money import Money
from charterhouse.core.answers import Verdict
from charterhouse.core.moments import NEVER, Moment

from .answers import cited
from .declension import Name
from .proceedings import shown
from .register import Asked, Register
from .standing import Standing, turns
from .withholding import is_closed
from .wording import LANGUAGES, Lang, Wording, wording_of

AHEAD = 8  # turns of an answer that are followed


class Due(NamedTuple):
    """One thing to be done or to be watched."""

    kind: str  # alarm, session, term, arrears, deposit, payment, execution, leaving, criteria, ...
    who: str
    by: date | None
    paragraphs: tuple[str, ...]
    en: str
    ru: str
    past: bool = False  # its day has come, and nothing on record says that it was done


class Unpaid(NamedTuple):
    """A part of a year's contribution that is unpaid; nothing of what is withheld."""

    year: int | None = None
    owed: Money | None = None  # none where it is withheld
    by: date | None = None
    by_default: bool = False  # no decision and no Regulation fixes the day


def due(
    register: Register,
    on: Moment,
    known: int | None = None,
    profile: str = "",
    *,
    entitled: bool = False,
) -> list[Due]:
    """Everything due as things stand, what has a date first and by date; private parts for those entitled."""
    of = Standing(register, on, known, profile, entitled=entitled)
    found = [
        *_alarms(of), *_sessions(of), *_terms(of), *_arrears(of), *_warnings(of),
        *_payments(of), *_deposits(of), *_executions(of), *_leavings(of), *_replies(of), *_statuses(of),
        *_criteria(of),
    ]  # fmt: skip
    return sorted(
        found, key=lambda each: (each.by is None, each.by or date.max, each.kind, each.who)
    )


def as_data(due: Due) -> dict[str, Any]:
    """One thing due as plain data."""
    fields = due._asdict()
    return {
        **fields,
        "by": due.by.isoformat() if due.by else None,
        "paragraphs": list(due.paragraphs),
    }


def _alarms(of: Standing) -> Iterator[Due]:
    chaired = {act.organ for act in of.acts("organs.assume_chair")}
    for organ in sorted({"council", *chaired}):
        asked = of.ask("chair_alarm", organ=organ)
        if asked is None or asked.answer.taken is not Verdict.YES or _closed(asked, of):
            continue
        claiming = asked.answer.grounds[0].facts.get("claiming", [])
        who = ", ".join(claiming) if isinstance(claiming, list) else ""
        en, ru = (_in(lang, of).value(organ) for lang in LANGUAGES)
        yield Due(
            "alarm", who, None, _paragraphs(asked),
            f"more than one claims the chair: {en}" if who else f"nobody is in the chair: {en}",
            f"на председательство притязают несколько: {ru}" if who else f"председателя нет: {ru}",
        )  # fmt: skip


def _sessions(of: Standing) -> Iterator[Due]:
    opened = {act.session for act in of.acts("organs.open_session")}
    today = of.register.seat.day(of.on)
    called = {act.session: act for act in of.acts("organs.convene")}  # as last convened
    for act in called.values():
        if act.session in opened or (planned := shown(act, "opens", of)) is None:
            continue
        opens = of.register.seat.day(planned.latest)
        past = opens <= today
        en, ru = (_in(lang, of).value(act.organ) for lang in LANGUAGES)
        yield Due(
            "session", act.host or act.by, opens, ("13.6",) if act.organ == "council" else (),
            f"session of {en}" + ("; whether it was held is not on record" if past else ""),
            f"заседание: {ru}" + ("; состоялось ли, в реестре не указано" if past else ""), past,
        )  # fmt: skip


def _terms(of: Standing) -> Iterator[Due]:
    for question, arguments in (
        ("holder", {"office": "secretary_general"}),
        ("holder", {"office": "chief_of_joint_staff"}),
        ("chair", {"organ": "council"}),
    ):
        asked = of.ask(question, **arguments)
        until = getattr(asked.answer.value, "until", None) if asked else None
        if asked is None or not isinstance(until, date) or _closed(asked, of):
            continue
        held = asked.answer.value
        who = getattr(held, "person", "") or getattr(held, "state", "")
        place = next(iter(arguments.values()))
        en, ru = (_in(lang, of).value(place) for lang in LANGUAGES)
        yield Due(
            "term", who, until, _paragraphs(asked),
            f"the term ends: {en}", f"срок истекает: {ru}",
        )  # fmt: skip


def _arrears(of: Standing) -> Iterator[Due]:
    for state in of.members():
        asked = of.ask("arrears", state=state)
        for _ in range(AHEAD):
            after = None if asked is None else _next(asked, of)
            if asked is None or after is None or _closed(after, of):
                break  # the day on which it turns may be one that is withheld
            if after.answer.verdict is not asked.answer.verdict:
                was, now = asked.answer.verdict, after.answer.verdict
                yield Due(
                    "arrears", state, of.register.seat.day(after.on), _paragraphs(after),
                    f"the answer on arrears turns: {_said(was, 'en', of)}, then {_said(now, 'en', of)}",
                    f"ответ о задолженности меняется: {_said(was, 'ru', of)}, затем {_said(now, 'ru', of)}",
                )  # fmt: skip
            asked = after


def _warnings(of: Standing) -> Iterator[Due]:
    today = of.register.seat.day(of.on)
    for state in of.members():
        asked = of.ask("warnings", state=state)
        if asked is None or _closed(asked, of):
            continue
        for each in asked.answer.value or ():
            yield Due(
                "warning", state, each.on, _paragraphs(asked),
                f"to be warned of its arrears; year: {each.year}, months overdue: {each.months}",
                f"следует предупредить о задолженности; год: {each.year}, месяцев просрочки: {each.months}",
                each.on < today,
            )  # fmt: skip


def _next(asked: Asked, of: Standing) -> Asked | None:
    if asked.answer.until >= NEVER:
        return None
    turned = turns(asked, of.register)
    if turned is not None:
        return turned
    return of.register.ask(asked.question, asked.answer.until, asked.known, asked.profile)


def _payments(of: Standing) -> Iterator[Due]:
    """Each part that is unpaid of a year's contribution, of whoever was ever assessed, a Member or not any more."""
    for state in of.contributors():
        asked = of.ask("account", state=state)
        if asked is None:
            continue
        if asked.answer.value is None:
            yield from _known_payments(state, of)
        elif not _closed(asked, of):
            yield from _parts_unpaid(state, asked, of)
        elif asked.answer.value.owed.minor > 0:
            yield _payment(state, Unpaid(), asked, of)


def _parts_unpaid(state: str, asked: Asked, of: Standing) -> Iterator[Due]:
    """Of a statement of account: what falls due on each day, and whether that day stands by default."""
    named = {act.year: act.due for act in of.acts("financing.assess", state=state)}
    statement: Any = asked.answer.value
    for aged in statement.ageing:
        parts = [(part.owed, part.due) for part in aged.parts] or [(aged.owed, aged.due)]
        for owed, by in parts:
            default = named.get(aged.year) is None and "contribution.due" in asked.answer.assumed
            yield _payment(state, Unpaid(aged.year, owed, by, default), asked, of)


def _known_payments(state: str, of: Standing) -> Iterator[Due]:
    """Where the account as a whole is not known: the years of which it is known what is unpaid."""
    for act in {act.year: act for act in of.acts("financing.assess", state=state)}.values():
        asked = of.ask("owes", state=state, year=act.year)
        if asked is None or asked.answer.value is None or asked.answer.value.minor <= 0:
            continue
        owed = None if _closed(asked, of) else asked.answer.value
        yield _payment(state, Unpaid(act.year, owed, shown(act, "due", of)), asked, of)


def _payment(state: str, left: Unpaid, asked: Asked, of: Standing) -> Due:
    """One thing to be paid, whole or withheld."""
    en, ru = (
        each.general("withheld") if left.owed is None else each.money(left.owed)
        for each in (_in(lang, of) for lang in LANGUAGES)
    )
    if left.year is not None:
        en, ru = f"{en}; year: {left.year}", f"{ru}; год: {left.year}"
    if left.by_default:
        en, ru = f"{en}; the day stands by default", f"{ru}; срок по умолчанию"
    return Due(
        "payment", state, left.by, _paragraphs(asked), f"to pay: {en}", f"к уплате: {ru}",
        left.by is not None and left.by < of.register.seat.day(of.on),
    )  # fmt: skip


def _deposits(of: Standing) -> Iterator[Due]:
    for instrument in of.instruments():
        asked = of.ask("in_force", instrument=instrument)
        if asked is None or asked.answer.taken is Verdict.YES:
            continue
        for missing in asked.answer.missing:
            about = dict(missing.of)
            if missing.what == "final.deposit" and about.get("treaty") == instrument:
                en, ru = (_in(lang, of).value(instrument) for lang in LANGUAGES)
                yield Due(
                    "deposit", str(about.get("state", "")), None, _paragraphs(asked),
                    f"the deposit is not on record: {en}", f"в реестре нет документа о ратификации: {ru}",
                )  # fmt: skip


def _executions(of: Standing) -> Iterator[Due]:
    asked = of.ask("follow_up", organ="permanent_council")
    if asked is None or asked.answer.value is None or _closed(asked, of):
        return
    for item in asked.answer.value:
        draft = of.acts("organs.table_draft", draft=item.draft)[-1]
        en, ru = (shown(draft, f"title_{lang}", of) or item.draft for lang in LANGUAGES)
        yield Due(
            "execution", item.state, item.due, _paragraphs(asked),
            f"to report the execution of: {en}",
            f"сообщить об исполнении: {ru}", item.overdue,
        )  # fmt: skip


def _leavings(of: Standing) -> Iterator[Due]:
    """The day on which a notice of withdrawal takes effect, unless it is sure not to stand."""
    for state in sorted({act.state for act in of.acts("membership.notify_withdrawal")}):
        asked = of.ask("leaving_of", state=state)
        leaving = _told(asked, of)
        if asked is None or leaving is None or leaving.stands == "no":
            continue
        if leaving.takes_effect <= of.register.seat.day(of.on):
            continue  # it has left, or has not: the standing says which
        left = ", ".join(each for each in (leaving.owed, *leaving.also_open) if each)
        yield Due(
            "leaving", state, leaving.takes_effect, _paragraphs(asked),
            "it leaves the Organisation" + (f"; still open: {left}" if left else ""),
            "выход из Организации" + (f"; не урегулировано: {left}" if left else ""),
        )  # fmt: skip


def _replies(of: Standing) -> Iterator[Due]:
    """The last day on which a Member may reply to a breach file of which it has notice."""
    for ref in sorted({act.ref for act in of.acts("membership.open_breach_file")}):
        asked = of.ask("breach_file", breach=ref)
        file = _told(asked, of)
        if asked is None or file is None or file.stage != "notified" or file.reply_until is None:
            continue
        yield Due(
            "reply", file.state, file.reply_until, _paragraphs(asked),
            f"to reply to the breach file: {ref}", f"ответить по делу о нарушении: {ref}",
            file.reply_until < of.register.seat.day(of.on),
        )  # fmt: skip


def _statuses(of: Standing) -> Iterator[Due]:
    """The day on which a status of observer or partner ends, where one is known."""
    for entity in sorted({act.measure.entity for act in of.acts("partners.grant_status")}):
        asked = of.ask("status", entity=entity)
        relation = _told(asked, of)
        if asked is None or relation is None or relation.until is None:
            continue
        en, ru = (_in(lang, of).value(relation.status) for lang in LANGUAGES)
        yield Due(
            "status", entity, relation.until, _paragraphs(asked),
            f"the status ends: {en}", f"статус прекращается: {ru}",
        )  # fmt: skip


def _criteria(of: Standing) -> Iterator[Due]:
    """The criteria of membership of which nothing is recorded, of whoever has asked and is not decided on."""
    for state in sorted({act.state for act in of.acts("membership.apply")}):
        asked = of.ask("admission", state=state)
        admitting = _told(asked, of)
        if asked is None or admitting is None or admitting.decided or not admitting.unchecked:
            continue
        en, ru = (
            ", ".join(_in(lang, of).value(each) for each in admitting.unchecked)
            for lang in LANGUAGES
        )
        names = [Name(state, _in(lang, of).name(state), lang) for lang in LANGUAGES]
        yield Due(
            "criteria", "secretariat", None, _paragraphs(asked),
            f"to examine the application of {names[0]:short}; nothing is recorded of: {en}",
            f"рассмотреть заявление {names[1]:short.genitive}; нет сведений о критериях: {ru}",
        )  # fmt: skip


def _closed(asked: Asked, of: Standing) -> bool:
    """Whether an answer rests on what its reader may not see."""
    return is_closed(asked.answer, of.register, entitled=of.entitled)


def _told(asked: Asked | None, of: Standing) -> Any:
    """The value of an answer, where it has one that may be told."""
    return None if asked is None or _closed(asked, of) else asked.answer.value


def _paragraphs(asked: Asked) -> tuple[str, ...]:
    own = sorted({ground.paragraph for ground in asked.answer.grounds if ground.paragraph})
    return tuple(own or sorted(cited(asked.answer)))


def _in(lang: Lang, of: Standing) -> Wording:
    return wording_of(of.register, lang)


def _said(verdict: Verdict, lang: Lang, of: Standing) -> str:
    return _in(lang, of).verdict(verdict)
