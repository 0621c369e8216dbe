"""The arithmetic of quota posts: in proportion, by the largest remainder, one at least."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def in_proportion(posts: Mapping[str, int], weights: Mapping[str, Fraction]) -> bool:
    """Whether posts are spread as the weights ask; of equal remainders either may be rounded up."""
    left = dict(weights)
    while small := [state for state, exact in _exact(posts, left).items() if exact < 1]:
        if any(posts.get(state, 0) != 1 for state in small):
            return False
        for state in small:
            del left[state]
    over = {state: posts.get(state, 0) - exact for state, exact in _exact(posts, left).items()}
    if not posts.keys() <= weights.keys() or any(abs(each) >= 1 for each in over.values()):
        return False
    return not over or max(over.values()) - min(over.values()) <= 1


def _exact(posts: Mapping[str, int], weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The exact number of posts that falls to each, of those that are theirs together."""
    whole, there = sum(weights.values()), sum(posts.get(state, 0) for state in weights)
    return {
        state: weight * there / whole if whole else Fraction(0) for state, weight in weights.items()
    }
