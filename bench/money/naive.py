"""The naive reckoning: every act gone through, every payment laid out rouble by rouble; nothing kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from charterhouse.charters.csto.ch09_financing.acts import Assess, RecordPayment, ReversePayment
from charterhouse.core.acts import Act
from charterhouse.core.moments import Seat


def owed(acts: Sequence[Act], state: str, day: date, seat: Seat) -> tuple[dict[int, int], int, int]:
    """What is unpaid of each year, what of it is overdue, and what was paid beyond all of it."""
    until = [act for act in acts if seat.day(act.on.latest) <= day]
    back = {act.payment for act in until if isinstance(act, ReversePayment)}
    charged, due = dict[int, int](), dict[int, date]()
    for act in until:
        if isinstance(act, Assess) and act.state == state and act.amount is not None:
            charged[act.year] = act.amount.minor
            due[act.year] = act.due or date(act.year, 1, 1)
    left, over = dict(charged), 0
    for act in until:
        if isinstance(act, RecordPayment) and act.state == state and act.payment not in back:
            rest = act.amount.minor
            for year in [*act.years, *sorted(left)]:
                if year in left:
                    part = min(rest, left[year])
                    left[year] -= part
                    rest -= part
            over += rest
    overdue = sum(left[year] for year in left if due[year] + timedelta(days=1) <= day)
    return left, overdue, over
