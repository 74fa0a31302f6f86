"""Events at which several people speak: frames with the days told so far in, the same filled for all who spoke at a
dated hearing, meeting or ceremony, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.resolve.frames import Contents, Frame, in_the_past
from onrecord.resolve.holding import is_recent
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.neighbours import Told

_OPENING = 3
_FIRST = 50
_SENTENCE = 400
_PARAGRAPHS = 3


class Gatherings:
    """The events of one article."""

    def __init__(self, layout: Layout, published: date | None, contents: Contents) -> None:
        self._layout = layout
        self._published = published
        self._contents = contents

    def date_meetings(self, frames: Sequence[Frame], usable: Sequence[When], out: Told) -> None:
        """Gives those who are quoted behind "the panel met Tuesday" its day, up to the next day that is told."""
        places = [frame.at for frame in frames]
        stops = [*(when.start for when in usable[1:]), len(self._layout.text)]
        for when, stop in zip(usable, stops, strict=False):
            near = self._sentence(when)
            if not is_recent(when, self._published) or not _are_about(near, "meetings") or not in_the_past(near):
                continue
            start, end = self._layout.sentence_range(when.start)
            last = self._layout.paragraph(start) + _PARAGRAPHS
            for frame in frames[bisect_left(places, end) : bisect_left(places, stop)]:
                if frame.paragraph > last or frame.end > stop:
                    break
                if out[frame.number] is None and _speaks_there(frame):
                    out[frame.number] = when

    def date_all(self, frames: Sequence[Frame], whens: Sequence[When], out: Told) -> None:
        """Gives all who spoke the day of the gathering with which the article opens, where it tells no other day."""
        days = {when.earliest for when in out if when is not None and is_recent(when, self._published)}
        opening = next((when for when in whens[:_FIRST] if self._opens(when)), None)
        if opening is None or days != {opening.earliest}:
            return
        for frame in frames:
            if out[frame.number] is None and _speaks_there(frame):
                out[frame.number] = opening

    def _opens(self, when: When) -> bool:
        """Whether a day stands in the opening, in a sentence about a gathering."""
        if self._layout.paragraph(when.start) > _OPENING or not is_recent(when, self._published):
            return False
        return not self._contents.hold(when.start) and _are_about(self._sentence(when), "gatherings")

    def _sentence(self, when: When) -> Sequence[Token]:
        start, end = self._layout.sentence_range(when.start)
        return self._layout.between(max(start, when.start - _SENTENCE), min(end, when.start + _SENTENCE))


def _are_about(tokens: Sequence[Token], events: str) -> bool:
    return any(fold(token.text) in words(events) for token in tokens)


def _speaks_there(frame: Frame) -> bool:
    """Whether a frame is told in the plain past, of no other time or occasion, and of nobody who only tells of it."""
    elsewhere = frame.elsewhen or frame.relative or bool(frame.opened)
    return frame.past and not elsewhere and not listed("tellers", "times") & {*frame.source}
