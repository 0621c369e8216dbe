"""Acts of the CSTO's own vocabulary by the million: seeded, six kinds in turn, 194 States, 40 officers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from random import Random
from uuid import UUID

from charterhouse.charters.csto.ch04_organs.acts import Announce, TableDraft, TakePosition
from charterhouse.charters.csto.ch04_organs.session_acts import Accredit
from charterhouse.charters.csto.ch09_financing.acts import Assess, RecordPayment
from charterhouse.charters.csto.names import Organ
from charterhouse.commons.money import Money
from charterhouse.commons.states import STATES
from charterhouse.core.acts import Act, OpenRegister
from charterhouse.core.codec import Codec
from charterhouse.core.moments import Seat, When
from charterhouse.desk.desk import tags_of
from charterhouse.desk.port import Filing

BEGINS, DAYS = date(2015, 1, 1), 4018  # eleven years
SUBJECTS = sorted(STATES)[:194]
OFFICERS = [f"officer-{number:02d}" for number in range(40)]
ORGANS: tuple[Organ, ...] = (
    "council",
    "permanent_council",
    "foreign_ministers",
    "defence_ministers",
)
NOTE = "As discussed at the session; the delegation reserves nothing and asks that this be noted."


def opening(seat: Seat) -> OpenRegister:
    """The first entry of a register that was imported: nothing in it was ruled on entry."""
    on = date(2014, 12, 31)
    return OpenRegister(
        on=When(seat.opens(on), seat.opens(on), on.isoformat()), by="registrar", charter="csto",
        organisation="CSTO", seat="Moscow", time_zone="Europe/Moscow", profile="practice",
        live=False, registrar="registrar",
    )  # fmt: skip


def acts(count: int, seat: Seat) -> Iterator[Act]:
    """So many acts in the order of their days, the opening first."""
    yield opening(seat)
    draw = Random(3)
    days = [BEGINS + timedelta(number) for number in range(DAYS)]
    whens = [When(seat.opens(day), seat.opens(day), day.isoformat()) for day in days]
    for number in range(1, count):
        place = number * DAYS // count
        state, turn = SUBJECTS[draw.randrange(194)], number % 6
        draft = f"draft-{number // 6:06d}"
        yield _act(turn, number, whens[place], days[place], state, draft)


def decisions(count: int, seat: Seat, members: Sequence[str]) -> Iterator[Act]:
    """What a busy organisation records: drafts, with everyone's position and the outcome; a payment a year."""
    paid = 0
    for place in range(count):
        day = BEGINS + timedelta(place * DAYS // count)
        on = When(seat.opens(day), seat.opens(day), day.isoformat())
        draft = f"draft-{place // (len(members) + 2):06d}"
        turn = place % (len(members) + 2)
        if day.year > BEGINS.year + paid // len(members):
            year, state = BEGINS.year + paid // len(members), members[paid % len(members)]
            paid += 1
            yield RecordPayment(
                on=on, by="secretariat", payment=f"payment-{state}-{year}", state=state,
                amount=Money(1_000_00, "RUB"),
            )  # fmt: skip
        elif turn == 0:
            yield TableDraft(
                on=on,
                by="secretariat",
                draft=draft,
                organ=ORGANS[place % 4],
                title_en=f"On {draft}",
            )
        elif turn > len(members):
            yield Announce(on=on, by="secretariat", draft=draft, outcome="adopted")
        else:
            state = members[turn - 1]
            yield TakePosition(on=on, by=state, draft=draft, state=state, position="for")


def _act(turn: int, number: int, on: When, day: date, state: str, draft: str) -> Act:
    if turn == 0:
        return TableDraft(
            on=on, by="secretariat", draft=draft, organ=ORGANS[number // 6 % 4],
            title_en=f"On matter {number // 6}", documents=(sha256(draft.encode()).hexdigest(),),
        )  # fmt: skip
    if turn == 1:
        return TakePosition(
            on=on, by=state, draft=draft, state=state, position="for", explanation=NOTE
        )
    if turn == 2:
        return Announce(on=on, by="secretariat", draft=draft, outcome="adopted", number=str(number))
    if turn == 3:
        return Assess(
            on=on, by="secretariat", state=state, year=day.year, due=day, draft=draft,
            amount=Money(1_000_00 * (number % 997 + 1), "RUB"),
        )  # fmt: skip
    if turn == 4:
        return RecordPayment(
            on=on, by="secretariat", payment=f"payment-{number // 6:06d}", state=state, received=day,
            amount=Money(1_000_00 * (number % 499 + 1), "RUB"),
        )  # fmt: skip
    return Accredit(
        on=on, by=state, person=f"person-{number // 6 % 5000:04d}", state=state,
        organ=ORGANS[number // 6 % 4], capacity="permanent_representative",
    )  # fmt: skip


def filings(count: int, codec: Codec) -> Iterator[Filing]:
    """The same acts as a store takes them."""
    for number, act in enumerate(acts(count, codec.seat)):
        yield filing(number, act, codec)


def filing(number: int, act: Act, codec: Codec) -> Filing:
    """One of them; its id is a UUIDv7 of its own number, so ids grow as time does."""
    id = UUID(int=(0x0199_0000_0000 + number) << 80 | 7 << 76 | 2 << 62 | number)
    author = OFFICERS[number % 40] if number else "registrar"
    content = codec.content(act, id=str(id), author=author)
    return Filing(id.bytes, content, tags_of(act))


def groups(count: int, codec: Codec, size: int = 512) -> Iterator[list[Filing]]:
    """The filings by the transaction."""
    made = filings(count, codec)
    while group := list(islice(made, size)):
        yield group
