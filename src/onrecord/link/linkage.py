"""Groups from likenesses of pairs: average linkage (Sokal and Michener 1958) on a sparse graph, the same in any order.

The likeness of two groups is the mean over all pairs across them, where a pair without an edge counts as nothing: so
one edge never chains two groups together. Where a mean reaches the threshold an edge does, so what such edges connect
is grouped the same whatever else there is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeVar

K = TypeVar("K", str, int)
_Join = tuple[float, int, int, int, int]
"""Minus the likeness, the numbers of two groups, and their sizes when it was reckoned."""


def _never(one: Sequence[K], other: Sequence[K]) -> bool:
    return False


def clusters(
    keys: Collection[K],
    edges: Mapping[tuple[K, K], float],
    threshold: float,
    apart: Callable[[Sequence[K], Sequence[K]], bool] = _never,
) -> list[tuple[K, ...]]:
    """Joins the two groups that are most alike, ties by their lowest keys, while any are `threshold` alike or more and
    not to be kept `apart`; groups that were are looked at again when one of them has grown.

    `edges` holds a pair of keys once, in either order. Every key is in one group; groups and their members come in
    order of keys. Takes O(E log E) for E edges where groups stay small. Raises KeyError for an edge of another key.
    """
    ordered = sorted(keys)
    numbers = {key: number for number, key in enumerate(ordered)}
    graph = _Graph(len(ordered))
    for (one, other), likeness in edges.items():
        graph.join(numbers[one], numbers[other], likeness)
    graph.merge(threshold, lambda one, other: apart([ordered[n] for n in one], [ordered[n] for n in other]))
    return [tuple(ordered[n] for n in sorted(members)) for members in graph.members if members]


class _Graph:
    """Groups by the number of their lowest key, with the sum of the likenesses across each two that have any."""

    def __init__(self, size: int) -> None:
        self.members = [[number] for number in range(size)]
        self._sums: list[dict[int, float]] = [{} for _ in range(size)]

    def join(self, one: int, other: int, likeness: float) -> None:
        """Adds an edge."""
        self._sums[one][other] = self._sums[other][one] = likeness

    def merge(self, threshold: float, apart: Callable[[Sequence[int], Sequence[int]], bool]) -> None:
        """Merges groups until no two are `threshold` alike that may be merged."""
        heap: list[_Join] = [
            (-likeness, one, other, 1, 1)
            for one, beside in enumerate(self._sums)
            for other, likeness in beside.items()
            if one < other and likeness >= threshold
        ]
        heapify(heap)
        while heap:
            _, one, other, *sizes = heappop(heap)
            mine, theirs = self.members[one], self.members[other]
            if sizes == [len(mine), len(theirs)] and not apart(mine, theirs):
                self._unite(one, other)
                for third, total in self._sums[one].items():
                    low, high = (one, third) if one < third else (third, one)
                    here, there = len(self.members[low]), len(self.members[high])
                    likeness = total / (here * there)
                    if likeness >= threshold:
                        heappush(heap, (-likeness, low, high, here, there))

    def _unite(self, one: int, other: int) -> None:
        """Moves the members of a group of a higher number into one of a lower, which it leaves empty."""
        self.members[one] += self.members[other]
        self.members[other] = []
        beside, self._sums[other] = self._sums[other], {}
        for third, likeness in beside.items():
            del self._sums[third][other]
            if third != one:
                total = self._sums[one].get(third, 0.0) + likeness
                self._sums[one][third] = self._sums[third][one] = total
