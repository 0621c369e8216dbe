"""Apportionment: whole seats, posts or units in proportion to exact weights, by a method that is named.

Everything is exact: where two claims are equal it is a tie, and a tie goes by the rule that is stated,
or stays open. The paradoxes of the methods are theirs; nothing is smoothed.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Literal, NamedTuple

Number = int | Fraction
Quota = Literal["hare", "droop"]
Method = Literal["adams", "dean", "huntington_hill", "webster", "jefferson"]
Tie = Literal["open", "larger", "order"]

# Of a claim to one seat more than so many: the square of the divisor, so that all are exact.
_SQUARED: dict[Method, Callable[[int], Fraction]] = {
    "adams": lambda k: Fraction(k * k),
    "dean": lambda k: Fraction(2 * k * (k + 1), 2 * k + 1) ** 2,
    "huntington_hill": lambda k: Fraction(k * (k + 1)),
    "webster": lambda k: Fraction(2 * k + 1, 2) ** 2,  # Sainte-Laguë
    "jefferson": lambda k: Fraction((k + 1) ** 2),  # D'Hondt
}


class Bounds(NamedTuple):
    """The fewest and the most that somebody gets; whoever is not named has no such bound."""

    least: Mapping[str, int] = {}
    most: Mapping[str, int] = {}


class Apportioned(NamedTuple):
    """How many each gets for certain; and where a tie stays open, between whom and for how many."""

    seats: dict[str, int]
    tied: tuple[str, ...] = ()
    left: int = 0

    def allows(self, seats: Mapping[str, int]) -> bool:
        """Whether this is the distribution, or one that an open tie leaves possible."""
        if not seats.keys() <= self.seats.keys():
            return False
        over = {name: seats.get(name, 0) - number for name, number in self.seats.items()}
        takers = [name for name, more in over.items() if more]
        return (
            len(takers) == self.left
            and set(takers) <= set(self.tied)
            and all(over[name] == 1 for name in takers)
        )


_NONE = Bounds()


def largest_remainder(
    votes: Mapping[str, Number],
    seats: int,
    bounds: Bounds = _NONE,
    tie: Tie = "open",
    quota: Quota = "hare",
) -> Apportioned:
    """What each is entitled to, rounded down; what is left goes to the largest remainders.

    Under `hare` the entitlement is the exact proportion; a bound that binds is applied before, and the
    others share what it leaves in their own proportion. Under `droop` it is the votes by the quota,
    one more than the votes by one seat more, rounded down. Of equal remainders `larger` prefers more
    votes, `order` whoever is named first. Raises `ValueError` where no distribution exists, and on
    bounds under `droop`, which does not know any.
    """
    _check(votes, seats, bounds)
    if quota == "hare":
        exact = entitlements(votes, seats, bounds)
    elif bounds != _NONE:
        raise ValueError("the Droop quota knows no bounds; expected none, or the Hare quota")
    else:
        share = sum(votes.values()) / Fraction(seats + 1)
        exact = {name: Fraction(count) / (share.__floor__() + 1) for name, count in votes.items()}
    given = {name: part.__floor__() for name, part in exact.items()}
    remainders = {name: part - given[name] for name, part in exact.items()}
    left = seats - sum(given.values())
    claims = [(name, -remainders[name]) for name, count in votes.items() if count]
    if left > len(claims):
        raise ValueError(f"{left} seats are left after the quota; expected {len(claims)} or fewer")
    return _award(given, claims, left, votes, tie)


def by_divisors(
    method: Method,
    votes: Mapping[str, Number],
    seats: int,
    bounds: Bounds = _NONE,
    tie: Tie = "open",
) -> Apportioned:
    """Seat by seat to the largest quotient of votes and divisor, from the least that each has anyhow.

    Where there are fewer seats than claims to a first one (`adams`, `dean`, `huntington_hill`), more
    votes go first. Ties and errors are those of `largest_remainder`.
    """
    _check(votes, seats, bounds)
    given = {name: bounds.least.get(name, 0) for name in votes}
    left = seats - sum(given.values())
    order = {name: place for place, name in enumerate(votes)}
    claims = [(_claim(method, Fraction(votes[name]), given[name]), order[name], name)
              for name in votes if _may_have_more(name, given, votes, bounds)]  # fmt: skip
    heapq.heapify(claims)
    while left:
        equal = [heapq.heappop(claims)]
        while claims and claims[0][0] == equal[0][0]:
            equal.append(heapq.heappop(claims))
        if len(equal) > left:
            return _award(given, [(name, Fraction(0)) for *_, name in equal], left, votes, tie)
        left -= len(equal)
        for _, place, name in equal:
            given[name] += 1
            if _may_have_more(name, given, votes, bounds):
                claim = _claim(method, Fraction(votes[name]), given[name])
                heapq.heappush(claims, (claim, place, name))
    return Apportioned(given)


def entitlements(
    votes: Mapping[str, Number], seats: Number, bounds: Bounds = _NONE
) -> dict[str, Fraction]:
    """The exact entitlement of each: in proportion, but for those whom a bound holds.

    There is one factor by which all votes are multiplied, and each result is then raised to the least
    or cut to the most; with it they sum to the seats.
    """
    held = {name: Fraction(bounds.least.get(name, 0)) for name, count in votes.items() if not count}
    free = {name: Fraction(count) for name, count in votes.items() if count}
    while free:
        rest = seats - sum(held.values())
        whole = sum(free.values())
        exact = {name: count * rest / whole for name, count in free.items()}
        low = {n: Fraction(bounds.least[n]) for n in free if exact[n] < bounds.least.get(n, 0)}
        high = {
            n: Fraction(bounds.most[n])
            for n in free
            if n in bounds.most and exact[n] > bounds.most[n]
        }
        lifted = sum(least - exact[name] for name, least in low.items())
        cut = sum(exact[name] - most for name, most in high.items())
        binding = {**(low if lifted >= cut else {}), **(high if cut >= lifted else {})}
        held.update(binding)
        free = {name: count for name, count in free.items() if name not in binding}
        if not binding:
            held.update({name: exact[name] for name in free})
            break
    return {name: held[name] for name in votes}


def _check(votes: Mapping[str, Number], seats: int, bounds: Bounds) -> None:
    """That there is a distribution at all."""
    below = [name for name, count in votes.items() if count < 0]
    if below or seats < 0:
        raise ValueError(f"less than nothing: {', '.join(below) or seats}; expected 0 or more")
    strangers = sorted((bounds.least.keys() | bounds.most.keys()) - votes.keys())
    if strangers:
        raise ValueError(f"bounds for {', '.join(strangers)}, who have no votes listed")
    crossed = [n for n in votes if bounds.least.get(n, 0) > bounds.most.get(n, seats)]
    if crossed:
        raise ValueError(f"{', '.join(crossed)}: the least is more than the most, or than there is")
    least = sum(bounds.least.get(name, 0) for name in votes)
    if least > seats:
        raise ValueError(f"the least that all get is {least}; expected {seats} or fewer")
    most = sum(
        bounds.most.get(name, seats) if count else bounds.least.get(name, 0)
        for name, count in votes.items()
    )
    if most < seats:
        raise ValueError(f"the most that all can get is {most}; expected {seats} or more")


def _may_have_more(
    name: str, given: Mapping[str, int], votes: Mapping[str, Number], bounds: Bounds
) -> bool:
    return bool(votes[name]) and not (name in bounds.most and given[name] >= bounds.most[name])


def _claim(method: Method, votes: Fraction, given: int) -> tuple[bool, Fraction]:
    """The claim to one seat more; the strongest comes first in order."""
    squared = _SQUARED[method](given)
    return (True, -votes * votes / squared) if squared else (False, -votes)


def _award(
    given: dict[str, int],
    claims: Iterable[tuple[str, Fraction]],
    left: int,
    votes: Mapping[str, Number],
    tie: Tie,
) -> Apportioned:
    """One more to each of the strongest claims, as many as are left."""
    given = dict(given)
    for _, group in groupby(sorted(claims, key=lambda claim: claim[1]), lambda claim: claim[1]):
        names = [name for name, _ in group]
        if len(names) > left > 0 and tie != "open":
            if tie == "larger":
                sizes = [(name, -Fraction(votes[name])) for name in names]
                return _award(given, sizes, left, votes, "open")
            names = names[:left]
        if len(names) > left:
            return Apportioned(given, tuple(names), left) if left else Apportioned(given)
        for name in names:
            given[name] += 1
        left -= len(names)
    return Apportioned(given)
