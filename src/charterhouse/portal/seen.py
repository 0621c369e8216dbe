"""What a reader looks at: a language, two times, a profile of readings; all of it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from charterhouse.core.errors import Unreadable
from charterhouse.core.moments import Moment
from charterhouse.desk.register import Register
from charterhouse.desk.wording import Lang

LONGEST = 200  # characters of a time or a name in an address
VIEW = ("on", "known", "profile")


class Seen(NamedTuple):
    """One view of the organisation."""

    lang: Lang
    path: str  # within the language, such as "members/AM"
    query: tuple[tuple[str, str], ...]  # everything that was asked for, the view among it
    on: Moment
    known: int
    profile: str
    day: date
    today: date
    latest: bool  # the record is taken as it stands now
    usual: str  # the profile in use in this register
    fixed: bool  # both times are given and past: what is shown never changes

    @property
    def chosen(self) -> dict[str, str]:
        """The view as it was written: only what differs from today, now and the profile in use."""
        return {name: value for name, value in self.query if name in VIEW and value}

    @property
    def asked(self) -> dict[str, str]:
        """Everything in the address but the view; of a name that comes twice, the last."""
        return {name: value for name, value in self.query if name not in VIEW}

    def url(self, path: str = "", **query: object) -> str:
        """A page of the same view."""
        return self.address(self.lang, path, {**query, **self.chosen})

    def on_day(self, path: str, on: str, **query: object) -> str:
        """A page on another day."""
        return self.address(self.lang, path, {**query, **self.chosen, "on": on})

    def same(self, **changed: object) -> str:
        """This page with something changed; an empty value takes it away."""
        return self.address(self.lang, self.path, {**dict(self.query), **changed})

    def other_language(self, lang: Lang) -> str:
        """This page in another language."""
        return self.address(lang, self.path, dict(self.query))

    def permanent(self) -> str:
        """This very view for ever: both times and the profile written out."""
        fixed = {"on": self.day.isoformat(), "known": self.known, "profile": self.profile}
        rest = {name: value for name, value in self.asked.items() if name != "format"}
        if "T" in self.chosen.get("on", ""):
            fixed["on"] = self.chosen["on"]
        return self.address(self.lang, self.path, {**rest, **fixed})

    @staticmethod
    def address(lang: str, path: str, query: Mapping[str, object]) -> str:
        """An address from its parts."""
        written = {
            name: str(value) for name, value in query.items() if value not in ("", None, False)
        }
        tail = f"?{urlencode(written)}" if written else ""
        return f"/{lang}/{quote(path, safe='/')}{tail}"


def seen(
    register: Register, lang: Lang, path: str, query: list[tuple[str, str]], today: date
) -> Seen:
    """The view that an address asks for; `Unreadable` where there is none such."""
    for name, value in query:
        if "\x00" in name + value:
            raise Unreadable(name[:40], "", "text")
    written = {name: value.strip() for name, value in query if name in VIEW}
    for name, value in written.items():
        if len(value) > LONGEST:
            raise Unreadable(name, value[:40], f"at most {LONGEST} characters")
    on, known = written.get("on", ""), written.get("known", "")
    at = register.moment(on) if on else register.seat.closes(today)
    try:
        position = register.position(known) if known else register.known
    except (OverflowError, ValueError):
        raise Unreadable("known", known, "a day within the calendar", "2024-05-08") from None
    if position < 0:
        raise Unreadable("known", known, "a day on which something was on record")
    profile = written.get("profile", "") or register.opening.profile
    register.readings(profile)
    past = known.isdecimal() or bool(
        known and register.moment(known, "known") < register.seat.opens(today)
    )
    return Seen(
        lang, path, tuple(query), at, position, profile, register.seat.day(at), today,
        position == register.known, register.opening.profile,
        bool(on) and past and at < register.seat.opens(today),
    )  # fmt: skip
