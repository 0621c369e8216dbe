"""What 25.1 leaves alone: whoever holds a quota post keeps it, though the State may put nobody forward."""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch05_secretariat.acts import AppointOfficial, EndAppointment
from .questions import StaysInPost


@book.power(
    "25.1", on=StaysInPost, evidence="D",
    en="it was appointed and its appointment runs, whatever its State owes; until: {until}, ended on: {ended}",
    ru="назначение состоялось и действует, каков бы ни был долг государства; до: {until}, прекращено: {ended}",
)  # fmt: skip
def the_appointment_runs(q: StaysInPost, inq: Inquiry) -> Finding:
    """Only the right to put forward is taken; no word of 25.1 speaks of those who are in post."""
    appointed = inq.acts(AppointOfficial, person=q.person, post=q.post)
    if not appointed:
        told = inq.complete(AppointOfficial, person=q.person, post=q.post)
        return require(none_of(told), until=None, ended=[])
    last = appointed[-1]
    ended = [
        act for act in inq.acts(EndAppointment, person=q.person, post=q.post)
        if (act.on, act.seq) > (last.on, last.seq) and inq.reached(act.since)
    ]  # fmt: skip
    begun = inq.reached(last.since)
    over = last.until is not None and inq.reached(last.until)
    return require(
        begun and not over and not ended, until=last.until, ended=[act.since for act in ended]
    )
