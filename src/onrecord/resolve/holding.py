"""A day that holds on: frames with the days told beside them in, the same filled where a day told before holds, out.

It holds for what the same speaker goes on to say in the plain past; backwards into the opening; and, where the opening
tells the day of a gathering and the article no other day, for all who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from onrecord.resolve.frames import Contents, Frame
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import fold, words

_RECENT = timedelta(days=7)
_OPENING = 3
_PARAGRAPHS = 6
_AHEAD = 40
_FIRST = 50
_SENTENCE = 400

Days = list[When | None]


class Holding:
    """Fills in the days of one article."""

    def __init__(self, layout: Layout, published: date | None, contents: Contents) -> None:
        self._layout = layout
        self._published = published
        self._contents = contents

    def spread(self, frames: Sequence[Frame], whens: Sequence[When], out: Days) -> None:
        """Fills in what holds, by the frames' numbers."""
        self._forwards(frames, out)
        self._backwards(frames, out)
        self._gathering(frames, whens, out)

    def _forwards(self, frames: Sequence[Frame], out: Days) -> None:
        days: dict[str, tuple[When, int]] = {}
        suspended: dict[str, int] = {}
        for frame in frames:
            told = out[frame.number]
            held = [days[s] for s in sorted(frame.speakers) if s in days and suspended.get(s) != frame.paragraph]
            if told is None and held and self._goes_on(frame, *held[0]):
                told = out[frame.number] = held[0][0]
            for speaker in frame.speakers:
                if told is not None and self._recent(told):
                    days[speaker] = told, frame.paragraph
                elif told is not None:
                    days.pop(speaker, None)
                elif frame.elsewhen:
                    suspended[speaker] = frame.paragraph

    def _goes_on(self, frame: Frame, when: When, paragraph: int) -> bool:
        """Whether a frame near enough is in the plain past, or on the day of publication in any tense but of another
        time."""
        near = frame.paragraph - paragraph <= _PARAGRAPHS
        return near and bool(frame.cue) and (when.latest == self._published or frame.past) and not frame.elsewhen

    def _backwards(self, frames: Sequence[Frame], out: Days) -> None:
        """The day that an opening sums up before it is told ("has called for … he said Monday")."""
        for number, frame in enumerate(frames):
            if frame.paragraph >= _OPENING or out[frame.number] is not None or frame.elsewhen:
                continue
            ahead = islice(frames, number + 1, number + 1 + _AHEAD)
            following = next((f for f in ahead if f.speakers & frame.speakers and out[f.number] is not None), None)
            found = out[following.number] if following else None
            if following and found and following.paragraph - frame.paragraph <= _OPENING and self._recent(found):
                out[frame.number] = found

    def _gathering(self, frames: Sequence[Frame], whens: Sequence[When], out: Days) -> None:
        days = {when.earliest for when in out if when is not None and self._recent(when)}
        opening = next((when for when in whens[:_FIRST] if self._opens_gathering(when)), None)
        if opening is None or days != {opening.earliest}:
            return
        for frame in frames:
            if out[frame.number] is None and frame.past and not frame.elsewhen:
                out[frame.number] = opening

    def _opens_gathering(self, when: When) -> bool:
        """Whether a day stands in the opening, in a sentence about an event at which several may speak."""
        layout = self._layout
        if layout.paragraph(when.start) > _OPENING or not self._recent(when) or self._contents.hold(when.start):
            return False
        start, end = layout.sentence_range(when.start)
        near = layout.between(max(start, when.start - _SENTENCE), min(end, when.start + _SENTENCE))
        return any(fold(token.text) in words("gatherings") for token in near)

    def _recent(self, when: When) -> bool:
        return when.is_day and (self._published is None or self._published - when.latest < _RECENT)
