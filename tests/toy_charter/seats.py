"""The clocks of a zone as the core wants them."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from zoneinfo import ZoneInfo

from charterhouse.core.moments import Seat, moment_of


@cache
def seat_of(zone: ZoneInfo, first: int = 1980, last: int = 2040) -> Seat:
    """Every change of offset between two years, found by halving, to the second."""

    def offset(second: int) -> int:
        at = datetime(first, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
        shift = at.astimezone(zone).utcoffset()
        assert shift is not None
        return int(shift.total_seconds())

    def _differs(was: int, second: int) -> bool:
        return offset(second) != was

    since, offsets = [0], [offset(0)]
    end = int(
        (datetime(last, 1, 1, tzinfo=UTC) - datetime(first, 1, 1, tzinfo=UTC)).total_seconds()
    )
    start = moment_of(datetime(first, 1, 1, tzinfo=UTC))
    step = 6 * 3600
    for at in range(0, end, step):
        if offset(at + step) != offsets[-1]:
            turn = bisect_left(range(at, at + step), True, key=partial(_differs, offsets[-1]))
            since.append(start + at + turn)
            offsets.append(offset(at + step))
    return Seat(tuple(since), tuple(offsets))
