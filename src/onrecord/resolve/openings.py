"""What an article opens with: frames with the days told so far in, the same filled where a title or a lead sums up what
is dated behind it, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from onrecord.model import Speaker
from onrecord.resolve.frames import Frame, source_words
from onrecord.resolve.holding import is_recent
from onrecord.resolve.intervals import When
from onrecord.resolve.kin import akin
from onrecord.resolve.layout import Token
from onrecord.resolve.neighbours import Told

_OPENING = 3
_LEAD = 2
_AHEAD = 40


def date_opening(frames: Sequence[Frame], published: date | None, out: Told) -> None:
    """Gives the opening the day that is told behind it, of the same speaker ("has called for … he said Monday")."""
    for number, frame in enumerate(frames):
        if frame.paragraph >= _OPENING:
            return
        if out[frame.number] is not None or (frame.elsewhen and not (frame.fresh and frame.paragraph < _LEAD)):
            continue
        ahead = islice(frames, number + 1, number + 1 + _AHEAD)
        following = next((f for f in ahead if out[f.number] is not None and _is_same(frame, f)), None)
        found = out[following.number] if following else None
        if following and found and following.paragraph - frame.paragraph <= _OPENING and is_recent(found, published):
            out[frame.number] = found


def _is_same(frame: Frame, following: Frame) -> bool:
    return bool(following.speakers & frame.speakers) or akin(frame.source, following.source)


def of_title(source: Sequence[Token], speakers: Sequence[Speaker], frames: Sequence[Frame], out: Told) -> When | None:
    """The day on which the opening paragraphs have the speaker of a quotation of the title say it."""
    ids, said_by = {speaker.id for speaker in speakers}, source_words(source)
    opening = [each for each in frames if each.paragraph < _OPENING]
    named = next((out[each.number] for each in opening if each.speakers & ids), None)
    return named or next((out[each.number] for each in opening if akin(said_by, each.source)), None)
