"""Sessions and deadlines as iCalendar (RFC 5545), for the calendar of a delegation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from charterhouse.desk.declension import opening
from charterhouse.desk.due import Due

from .facts import Draft, Drawn, Session
from .parts import place_and_day, place_of, title_of
from .phrases import Phrases

PRODUCT = "-//Charterhouse//Sessions and deadlines//{lang}"


class Entry(NamedTuple):
    """Something in a calendar; `ends` where it lasts longer than its instant or its day."""

    key: str
    starts: date | datetime
    summary: str
    ends: date | datetime | None = None
    place: str = ""
    about: str = ""
    busy: bool = False


def calendar(
    sessions: Sequence[Session], drafts: Sequence[Draft], awaited: Sequence[Due], drawn: Drawn,
    say: Phrases, register: str,
) -> bytes:  # fmt: skip
    """Every session with its day, every deadline of a draft, everything due; `register` makes ids its own."""
    of = Calendar()
    of.add("prodid", PRODUCT.format(lang=say.lang.upper()))
    of.add("version", "2.0")
    of.add("calscale", "GREGORIAN")
    of.add("method", "PUBLISH")
    of.add("x-wr-calname", say.wording.name(drawn.organisation))
    entries = [*_sessions(sessions, say), *_deadlines(drafts, say), *_awaited(awaited, say)]
    for each in sorted(entries, key=lambda entry: (entry.starts.isoformat(), entry.key)):
        of.add_component(_event(each, drawn, register))
    return bytes(of.to_ical())


def _event(of: Entry, drawn: Drawn, register: str) -> Event:
    event = Event()
    event.add("uid", f"{of.key}.{register}")
    event.add("dtstamp", datetime.fromisoformat(drawn.recorded).replace(microsecond=0))
    event.add("sequence", drawn.entry)
    event.add("dtstart", of.starts)
    if of.ends is not None:
        event.add("dtend", of.ends)
    event.add("summary", of.summary)
    if of.place:
        event.add("location", of.place)
    if of.about:
        event.add("description", of.about)
    event.add("transp", "OPAQUE" if of.busy else "TRANSPARENT")
    return event


def _sessions(sessions: Sequence[Session], say: Phrases) -> Iterator[Entry]:
    for of in sessions:
        called = f"{say.sitting_of(of.organ, of.kind)}"
        title = opening(say("say.session_of", session=called, organ=say.name(of.organ)))
        place = place_of(of, say) or (f"{say.name(of.host):short}" if of.host else "")
        about = f"{place_and_day(of, say)} ({of.ref})"
        for number, sitting in enumerate(of.sittings, 1):
            ended = _starts(sitting.ended, say) if sitting.ended else None
            yield Entry(
                f"session.{of.ref}.{number}", _starts(sitting.opened, say), title,
                ended if type(ended) is datetime else None, place, about, True,
            )  # fmt: skip
        if not of.sittings and of.opens and say.of(of.opens).exact:
            starts = _starts(of.opens, say)
            yield Entry(f"session.{of.ref}.1", starts, title, None, place, about, True)


def _starts(written: str, say: Phrases) -> date | datetime:
    """An instant in UTC, or a whole day."""
    if say.is_instant(written):
        return datetime.fromisoformat(written).astimezone(UTC)
    return say.day_of(written)


def _deadlines(drafts: Sequence[Draft], say: Phrases) -> Iterator[Entry]:
    """Until when silence may be broken or a signature given, and when a decision takes effect."""
    for of in drafts:
        title = title_of(of, say)
        ends = of.silence.ends if of.silence and of.silence.ends else ""
        ends = ends or (of.extended[-1] if of.extended else of.deadline)
        if ends and not of.withdrawn:
            summary = say("say.calendar_deadline", way=say.word("way", of.way), title=title)
            yield Entry(f"deadline.{of.ref}", _starts(ends, say), summary, about=of.ref)
        days = {day for _, day in of.takes_effect}
        for day in sorted(days):
            summary = say("say.calendar_effect", title=title)
            yield Entry(f"effect.{of.ref}.{day}", _starts(day, say), summary, about=of.number)


def _awaited(awaited: Sequence[Due], say: Phrases) -> Iterator[Entry]:
    """What the register says is due, the same of several in one entry; sessions stand in it already."""
    lines: dict[tuple[date, str, str], list[Due]] = {}
    for each in awaited:
        if each.by is not None and each.kind != "session":
            what = each.ru if say.lang == "ru" else each.en
            lines.setdefault((each.by, each.kind, what), []).append(each)
    for (by, kind, what), those in lines.items():
        who = sorted({each.who for each in those})
        names = ", ".join(say.wording.name(each) for each in who)
        about = ", ".join(dict.fromkeys(one for each in those for one in each.paragraphs))
        yield Entry(
            f"{kind}.{'-'.join(who)}.{by}", by, f"{names}: {what}", by + timedelta(days=1),
            about=about,
        )  # fmt: skip
