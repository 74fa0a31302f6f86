"""Words that date a quotation beside them: in come frames with the days told so far, the same filled where "the
comments came Monday" or a tweet's signature stands behind a quotation or "Roe spoke Monday in Elm" before one, out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.resolve.frames import Frame
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words

_BEFORE = 6
_SENTENCE = 400
_SIGNATURE = 80
_REMARKS = 20
"""Most quotations that one sentence takes up."""
_DASHES = "—–―-"
_HANDLE = re.compile(r"\(@\w{1,20}\)[,:]? $")

Told = list[When | None]


class Neighbours:
    """The frames of one article in order, and the days usable for them."""

    def __init__(self, layout: Layout, frames: Sequence[Frame], usable: Sequence[When]) -> None:
        self._layout = layout
        self._frames = frames
        self._usable = usable
        self._places = [each.at for each in frames]

    def take_up(self, out: Told) -> None:
        """Gives what stands right before "With these words …", "The comments came …" or "Roe made the comments …" the
        day of that sentence; "Roe's comments" are only Roe's."""
        for when in self._usable:
            start, _ = self._layout.sentence_range(when.start)
            opening = self._layout.between(start, min(when.start, start + _SENTENCE))[:_BEFORE]
            whose = _whose_remarks(opening)
            if whose is None:
                continue
            paragraph = self._layout.paragraph(start)
            number = bisect_left(self._places, start)
            first = max(0, number - _REMARKS)
            while number > first and paragraph - self._frames[number - 1].paragraph <= 1:
                number -= 1
                each = self._frames[number]
                if not whose or whose in each.names:
                    out[each.number] = out[each.number] or when

    def set_scenes(self, out: Told) -> None:
        """Gives the first quotation behind a sentence that sets its speaker's scene ("Roe spoke Monday in Elm.") that
        day."""
        attributed = {each.start for each in self._frames}
        for when in self._usable:
            start, end = self._layout.sentence_range(when.start)
            number = bisect_left(self._places, end)
            if start in attributed or number == len(self._frames):
                continue
            following = self._frames[number]
            near = following.paragraph - self._layout.paragraph(start) <= 1
            named = {fold(token.text) for token in self._layout.between(start, min(end, start + _SENTENCE))}
            if near and following.names & named and following.past and not following.elsewhen:
                out[following.number] = out[following.number] or when

    def sign(self, out: Told) -> None:
        """Gives a tweet the day of its signature ("— Jane Roe (@jroe) Jan. 5, 2015")."""
        for when in self._usable:
            if not _HANDLE.search(self._layout.text, max(0, when.start - _SIGNATURE), when.start):
                continue
            start, _ = self._layout.paragraph_range(when.start)
            if start and self._layout.text[start] in _DASHES:
                start, _ = self._layout.paragraph_range(start - 1)
            low = bisect_left(self._places, start - _SENTENCE)
            for each in self._frames[low : bisect_left(self._places, when.end)]:
                if start < each.content[1] and each.content[0] < when.start:
                    out[each.number] = out[each.number] or when


def _whose_remarks(opening: Sequence[Token]) -> str | None:
    """Whose remarks a sentence takes up: a name, "" for "these remarks", None where it takes up none."""
    for owner, noun in pairwise(opening):
        if fold(noun.text) not in words("remarks"):
            continue
        if fold(owner.text) in listed("taking_up"):
            return ""
        if owner.possessive:
            return fold(owner.text)
    return None
