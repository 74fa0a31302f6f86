"""Pages that are written as the day goes on, under headings such as "2:45 p.m.": frames with the days told so far in,
the same filled with the day of publication, by the heading above, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from onrecord.model import SpeakerKind
from onrecord.resolve.clocks import clock, minutes
from onrecord.resolve.frames import Frame
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout
from onrecord.resolve.neighbours import Told

_LEAST = 3
"""Headings that make a live page."""
_LONGEST = 30
_PRESENT = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.COUNTRY}
"""Kinds of speakers who speak when they are reported."""


class Live:
    """The headings of one article that are hours of its day; none where they run over midnight."""

    def __init__(self, layout: Layout, published: date | None) -> None:
        self._headings: list[When] = []
        if published is None:
            return
        found = [(start, layout.text[start:end].strip()) for start, end in layout.paragraphs if end - start <= _LONGEST]
        heads = [(start, words) for start, words in found if re.fullmatch(rf"{clock()}[.:]?", words)]
        hours = [minutes(words) for _, words in heads]
        steps = [later - earlier for earlier, later in pairwise(hours)]
        if len(heads) >= _LEAST and (all(step <= 0 for step in steps) or all(step >= 0 for step in steps)):
            self._headings = [When(start, start + len(words), published, published) for start, words in heads]

    def date(self, frames: Sequence[Frame], out: Told) -> None:
        """Gives what people and bodies say under a heading its day, and what they are told to have said, if the page
        also has them say something in the present: others are background.

        What a document says, or somebody nameless, may be older.
        """
        now = [f for f in frames if f.cue and not f.elsewhen and f.kinds <= _PRESENT]
        present = frozenset[str]().union(*(frame.speakers for frame in now if not frame.past))
        for frame in now:
            number = bisect_right(self._headings, frame.at, key=lambda when: when.start)
            if number and out[frame.number] is None and frame.speakers & present:
                out[frame.number] = self._headings[number - 1]
