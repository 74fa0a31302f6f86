"""A day that holds on: frames with the days told beside them in, the same filled where a day told before holds, out.

It holds for what the same speaker goes on to say in the plain past, over a digression to another time, until
the speaker is quoted from an occasion of another kind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.resolve.frames import Frame
from onrecord.resolve.intervals import When
from onrecord.resolve.kin import named_again, takes_up
from onrecord.resolve.neighbours import Told

_RECENT = timedelta(days=7)
_PARAGRAPHS = 6
_KIN = 3
_SEEN = 8


@dataclass(frozen=True, slots=True)
class _Held:
    """A day that holds for a speaker, its last paragraph, and the kinds of occasion that it was told of."""

    when: When
    paragraph: int
    occasions: frozenset[str]


def is_recent(when: When, published: date | None) -> bool:
    """Whether an interval is one day of the week up to publication."""
    return when.is_day and (published is None or published - when.latest < _RECENT)


def hold_on(frames: Sequence[Frame], published: date | None, out: Told) -> None:
    """Fills in what holds, by the frames' numbers."""
    held: dict[str, _Held] = {}
    resting: dict[str, int] = {}
    seen: deque[Frame] = deque(maxlen=_SEEN)
    for frame in frames:
        told = out[frame.number]
        mine = [held[s] for s in sorted(frame.speakers) if s in held and resting.get(s, -1) < frame.paragraph]
        if told is None and mine and _goes_on(frame, mine[0], published):
            told = out[frame.number] = mine[0].when
        elif told is None and not mine:
            told = out[frame.number] = _of_kin(frame, seen, out)
        for speaker in frame.speakers:
            if told is not None and is_recent(told, published):
                before = held[speaker].occasions if speaker in held and held[speaker].when == told else frozenset()
                held[speaker] = _Held(told, frame.paragraph, frame.occasions | before)
            elif told is not None:
                resting[speaker] = frame.paragraph + 1
            elif frame.elsewhen:
                resting[speaker] = frame.paragraph
        if told is not None and is_recent(told, published):
            seen.append(frame)


def _goes_on(frame: Frame, held: _Held, published: date | None) -> bool:
    """Whether a frame near enough is in the plain past, or on the day of publication in any tense but of another time;
    and of no new occasion of another kind."""
    near = frame.paragraph - held.paragraph <= _PARAGRAPHS
    fits = held.when.latest == published or frame.past
    elsewhere = bool(frame.opened) and bool(held.occasions) and not frame.opened & held.occasions
    return near and bool(frame.cue) and fits and not frame.elsewhen and not elsewhere


def _of_kin(frame: Frame, seen: Sequence[Frame], out: Told) -> When | None:
    """The day of the thing or body that "the poll" or "the ruling" takes up."""
    if not frame.definite or frame.elsewhen or frame.opened:
        return None
    for before in reversed(seen):
        if frame.paragraph - before.paragraph <= _KIN and (
            named_again(frame.source, before.source) or takes_up(frame, before)
        ):
            return out[before.number]
    return None
