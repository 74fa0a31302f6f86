"""The entries of a page that is written as the day goes on, under headings such as "2:45 p.m.": in comes an article's
layout, out come the places where they begin. Each is a scene of its own."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.resolve.clocks import clock
from onrecord.resolve.layout import Layout

_LEAST = 3
_LONGEST = 30


class Entries:
    """Where the entries of one article begin, in code points; none where it has few such headings."""

    def __init__(self, layout: Layout) -> None:
        heading = re.compile(rf"{clock()}[.:]?|noon|midnight", re.IGNORECASE)
        short = ((start, end) for start, end in layout.paragraphs if end - start <= _LONGEST)
        starts = [start for start, end in short if heading.fullmatch(layout.text[start:end].strip())]
        self._starts = starts if len(starts) >= _LEAST else []

    def number(self, at: int) -> int:
        """The number of the entry that a place lies in; 0 before the first, or where there is none."""
        return bisect_right(self._starts, at)
