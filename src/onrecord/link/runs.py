"""The longest stretch of words that stands in both of two texts, in words and by weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Places = Mapping[str, Sequence[int]]
_NONE = (0, 0.0)


def longest_run(one: Sequence[str], places: Places, weights: Mapping[str, float]) -> tuple[int, float]:
    """How many terms the longest stretch has that one text has in common with another, of which `places` tells where
    each term stands, and the weight of the heaviest; a term not in `weights` has none.

    Longest common substring by dynamic programming over the places where terms agree (Gusfield 1997).
    """
    most, heaviest = 0, 0.0
    before: dict[int, tuple[int, float]] = {}
    for term in one:
        here = {}
        if term in places:
            weight = weights.get(term, 0.0)
            for place in places[term]:
                length, total = before.get(place - 1, _NONE)
                here[place] = length, total = length + 1, total + weight
                most, heaviest = max(most, length), max(heaviest, total)
        before = here
    return most, heaviest


def places_of(terms: Sequence[str]) -> Places:
    """Where each term stands."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(terms):
        places.setdefault(term, []).append(place)
    return places
