"""Runs of words that come again: words as numbers in, out come the runs that recur on different days, each with all the
places where it stands.

Lengthened word by word, a run only where both of its halves recur (the step of Apriori, Agrawal and Srikant 1994), so
that the work stays near the number of words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
EVER = 10**7
"""More than the ordinal of any day."""
SEPARATOR = 0
"""The number that no run goes over."""
SHORTEST = 3
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Texts:
    """Words one after the other, with what tells when they were said. `W` words."""

    words: Ints
    """(W,) numbers of words; SEPARATOR between sentences and texts."""
    statements: Ints
    """(W,) which statement a word is of."""
    first: Ints
    """(W,) the first day on which the statement can have been made, as an ordinal; very small where unknown."""
    last: Ints
    """(W,) the last day; very large where unknown."""
    own: NDArray[np.bool_]
    """(W,) whether the word is in the speaker's own words."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A run of words."""

    length: int
    places: tuple[int, ...]
    """Indices of its first word, ascending."""
    statements: int
    """How many it stands in."""


def recurring(texts: Texts, gap: int) -> list[Recurring]:
    """The runs that recur in two statements at least `gap` days apart, once in the speaker's own words: those that no
    longer run takes in, and shorter ones that stand in twice as many statements."""
    found: list[Recurring] = []
    places, runs = _shortest(texts)
    places, runs, counts = _kept(texts, places, runs, gap)
    length = SHORTEST
    while len(places) and length < LONGEST:
        longer, longer_runs, halves = _lengthened(places, runs)
        longer, longer_runs, longer_counts, halves = _kept_halves(texts, longer, longer_runs, halves, gap)
        best = np.zeros(len(counts), dtype=np.int64)
        for half in halves:
            np.maximum.at(best, half, longer_counts[longer_runs])
        found += _standing(places, runs, counts, best, length)
        places, runs, counts, length = longer, longer_runs, longer_counts, length + 1
    return found


def _shortest(texts: Texts) -> tuple[Ints, Ints]:
    """Where runs of the shortest length begin, and which run each is."""
    size = len(texts.words) - SHORTEST + 1
    if size <= 0:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(texts.words, SHORTEST)
    places = np.flatnonzero((windows != SEPARATOR).all(axis=1))
    most = int(texts.words.max()) + 1
    runs = windows[places, 0]
    for at in range(1, SHORTEST):
        runs = _numbered(runs * most + windows[places, at])
    return places, runs


def _numbered(values: Ints) -> Ints:
    """The values as numbers from 0 on in their order."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _lengthened(places: Ints, runs: Ints) -> tuple[Ints, Ints, tuple[Ints, Ints]]:
    """Runs longer by a word: where one run begins a word after another; with the two runs that each is made of."""
    at = np.flatnonzero(np.diff(places) == 1)
    left, right = runs[at], runs[at + 1]
    most = int(runs.max()) + 1 if len(runs) else 1
    return places[at], _numbered(left * most + right), (left, right)


def _kept(texts: Texts, places: Ints, runs: Ints, gap: int) -> tuple[Ints, Ints, Ints]:
    """The places of runs that recur, the runs numbered anew, and in how many statements each stands."""
    places, runs, counts, _ = _kept_halves(texts, places, runs, (runs, runs), gap)
    return places, runs, counts


def _kept_halves(
    texts: Texts, places: Ints, runs: Ints, halves: tuple[Ints, Ints], gap: int
) -> tuple[Ints, Ints, Ints, tuple[Ints, Ints]]:
    if not len(places):
        return places, runs, np.zeros(0, dtype=np.int64), halves
    recurs = _recurs(texts, places, runs, gap)[runs]
    places, runs, halves = places[recurs], _numbered(runs[recurs]), (halves[0][recurs], halves[1][recurs])
    return places, runs, _statements(texts, places, runs), halves


def _recurs(texts: Texts, places: Ints, runs: Ints, gap: int) -> NDArray[np.bool_]:
    """Whether each run stands in two statements whose days are apart, or unknown, in one of them in the speaker's own
    words."""
    size = int(runs.max()) + 1
    first, last, own = texts.first[places], texts.last[places], texts.own[places]
    latest, earliest = _most(first, runs, size), -_most(-last, runs, size)
    latest_own = _most(first[own], runs[own], size)
    earliest_own = -_most(-last[own], runs[own], size)
    unknown = (_most(last, runs, size) >= EVER) & (_most(own.astype(np.int64), runs, size) > 0)
    several = _statements(texts, places, runs) > 1
    return (latest_own - earliest >= gap) | (latest - earliest_own >= gap) | (unknown & several)


def _most(values: Ints, runs: Ints, size: int) -> Ints:
    """The greatest value of each run."""
    out = np.full(size, -(10**9), dtype=np.int64)
    np.maximum.at(out, runs, values)
    return out


def _statements(texts: Texts, places: Ints, runs: Ints) -> Ints:
    most = int(texts.statements.max()) + 1
    pairs = np.unique(runs * most + texts.statements[places])
    return np.bincount(pairs // most).astype(np.int64) if len(pairs) else np.zeros(0, dtype=np.int64)


def _standing(places: Ints, runs: Ints, counts: Ints, best: Ints, length: int) -> list[Recurring]:
    """The runs of one length that stand by themselves."""
    stands = (best == 0) | ((counts >= 2 * best) & (counts >= best + 2))
    order = np.argsort(runs, kind="stable")
    parts = np.split(places[order], np.flatnonzero(np.diff(runs[order])) + 1)
    return [Recurring(length, tuple(part.tolist()), int(counts[run])) for run, part in enumerate(parts) if stands[run]]
