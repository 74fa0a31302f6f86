"""The longest stretch of words that stands in both of two texts, in words and by weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence


def longest_run(one: Sequence[str], other: Sequence[str], weights: Mapping[str, float]) -> tuple[int, float]:
    """How many terms the longest common stretch has, and the weight of the heaviest; a term not in `weights` has none.

    Longest common substring by dynamic programming over the places where terms agree (Gusfield 1997).
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(other):
        places[term].append(place)
    most, heaviest = 0, 0.0
    before: dict[int, tuple[int, float]] = {}
    for term in one:
        here = {}
        for place in places.get(term, ()):
            length, weight = before.get(place - 1, (0, 0.0))
            here[place] = length, weight = length + 1, weight + weights.get(term, 0.0)
            most, heaviest = max(most, length), max(heaviest, weight)
        before = here
    return most, heaviest
