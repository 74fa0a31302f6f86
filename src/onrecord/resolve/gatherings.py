"""Events at which several people speak: frames with the days told so far in, the same filled for all who spoke at a
dated hearing, meeting or ceremony, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.model import SpeakerKind
from onrecord.resolve.contents import Contents
from onrecord.resolve.frames import Frame, in_the_past
from onrecord.resolve.holding import is_recent
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.neighbours import Told

_OPENING = 3
_FIRST = 50
_SENTENCE = 400
_PARAGRAPHS = 3
_NEAR = 8
_NEAR_OPENING = 12
_BEFORE = 4
_FRONT = 15


class Gatherings:
    """The events of one article."""

    def __init__(self, layout: Layout, published: date | None, contents: Contents) -> None:
        self._layout = layout
        self._published = published
        self._contents = contents

    def date_meetings(self, frames: Sequence[Frame], usable: Sequence[When], out: Told) -> None:
        """Gives those who are quoted behind "the panel met Tuesday" its day, up to the next day that is told.

        Whom the sentence names may follow some paragraphs later, others right behind.
        """
        places = [frame.at for frame in frames]
        attributed = {frame.start for frame in frames}
        stops = [*(when.start for when in usable[1:]), len(self._layout.text)]
        for when, stop in zip(usable, stops, strict=False):
            start, end = self._layout.sentence_range(when.start)
            if stop < end or not self._is_meeting(when, quotes=start in attributed and not self._opens_scene(when)):
                continue
            there = {fold(token.text).rstrip("s") for token in self._sentence(when)}
            for frame in frames[bisect_left(places, end) : bisect_left(places, stop)]:
                named = any(word.rstrip("s") in there for word in (*frame.names, *frame.source[-1:]))
                far = frame.paragraph - self._layout.paragraph(start)
                if far > _PARAGRAPHS or frame.end > stop:
                    break
                if out[frame.number] is None and far <= (_PARAGRAPHS if named else 1) and _speaks_there(frame):
                    out[frame.number] = when

    def _is_meeting(self, when: When, quotes: bool) -> bool:
        """Whether a sentence tells of a meeting held on a day; one that quotes does so only by its verb."""
        sentence = self._sentence(when)
        future = any(fold(token.text) in listed("future") for token in sentence)
        if future or not is_recent(when, self._published) or not in_the_past(sentence):
            return False
        if any(fold(token.text) in listed("coming_together", "times") for token in sentence):
            return True
        return not quotes and self._is_near(when, listed("meetings", "times"))

    def _is_near(self, when: When, events: frozenset[str], far: int = _NEAR) -> bool:
        """Whether an event stands near a day, and not as one to come or to follow ("hours before the debate")."""
        at = self._layout.index(when.start)
        near = [fold(token.text) for token in self._layout.tokens[max(0, at - far) : at + far]]
        return any(
            word in events and not listed("not_at", "times") & {*near[max(0, number - _BEFORE) : number]}
            for number, word in enumerate(near)
        )

    def _opens_scene(self, when: When) -> bool:
        """Whether a sentence opens with the event and its day ("At a hearing in Elm on Monday, Roe said …")."""
        opening = self._layout.between(self._layout.sentence_range(when.start)[0], when.start)
        return len(opening) < _FRONT and bool(opening) and fold(opening[0].text) in listed("at_the_event", "times")

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
        return not self._contents.hold(when.start) and self._is_near(when, words("gatherings"), _NEAR_OPENING)

    def _sentence(self, when: When) -> Sequence[Token]:
        start, end = self._layout.sentence_range(when.start)
        return self._layout.between(max(start, when.start - _SENTENCE), min(end, when.start + _SENTENCE))


def _speaks_there(frame: Frame) -> bool:
    """Whether a frame is told in the plain past, of no other time or occasion, and of nobody who only tells of it."""
    elsewhere = frame.elsewhen or bool(frame.opened)
    person = bool(frame.kinds) and SpeakerKind.DOCUMENT not in frame.kinds
    return in_the_past(frame.cue) and person and not elsewhere and not listed("tellers", "times") & {*frame.source}
