"""The contents of all quotations of an article: in come their ranges, out comes whether a place lies in one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

Range = tuple[int, int]


class Contents:
    """The ranges of all contents of an article: words in them are not the reporter's."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges: list[Range] = []
        for start, end in sorted(ranges):
            if self._ranges and start <= self._ranges[-1][1]:
                self._ranges[-1] = self._ranges[-1][0], max(end, self._ranges[-1][1])
            else:
                self._ranges.append((start, end))

    def hold(self, at: int) -> bool:
        """Whether a place lies in a content."""
        number = bisect_right(self._ranges, (at, at + 1)) - 1
        return any(start <= at < end for start, end in self._ranges[max(0, number) : number + 2])
