"""A setting that holds on: frames with what is told beside them in, the same filled where a setting told before still
holds, out.

It holds for what the same speaker goes on to say near by in the past tense, until a new one is told; from a sentence
that only sets the scene ("Roe spoke at a rally in Elm."); and backwards into an opening that sums the speech up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from onrecord.model import Aspect, Speaker
from onrecord.resolve.frames import Frame
from onrecord.resolve.lexicon import fold, listed
from onrecord.resolve.occasions import OccasionKind, kind_of_occasion
from onrecord.resolve.setting import Found
from onrecord.resolve.wording import Wording, small

_PARAGRAPHS = 2
_OPENING = 3
_AHEAD = 20
_WORDS = 3
_HEARERS = frozenset(
    {"crowd", "audience", "supporters", "gathering", "crowds", "group", "attendees", "rally", "delegates"}
)


@dataclass(frozen=True, slots=True)
class SceneSentence:
    """A sentence without a quotation that tells of somebody's speaking: its range, its words, what it tells."""

    start: int
    end: int
    paragraph: int
    named: frozenset[str]
    """The words of its first half, folded."""
    opening: tuple[str, ...]
    found: Found
    takes_up: bool
    """Whether it looks back: "The remarks came in an interview"."""


@dataclass(frozen=True, slots=True)
class _Held:
    found: Found
    paragraph: int
    start: int


class Carrying:
    """Fills in the settings of one article."""

    def __init__(self, wording: Wording, frames: Sequence[Frame], speakers: Sequence[Sequence[Speaker]]) -> None:
        self._wording = wording
        self._frames = sorted(frames, key=lambda f: (f.at, f.number))
        self._speakers = speakers

    def spread(self, told: dict[int, Found], scenes: Sequence[SceneSentence], silent: frozenset[int]) -> None:
        """Fills in what holds, by the frames' numbers; `silent` are those that report no words."""
        self._take_up(told, scenes)
        self._forwards(told, scenes, silent)
        self._backwards(told, silent)

    def _take_up(self, told: dict[int, Found], scenes: Sequence[SceneSentence]) -> None:
        places = [frame.at for frame in self._frames]
        for scene in scenes:
            if scene.takes_up:
                for frame in reversed(self._frames[: bisect_left(places, scene.start)][-_AHEAD:]):
                    if scene.paragraph - frame.paragraph > 1:
                        break
                    told[frame.number] = _joined(told[frame.number], scene.found)

    def _forwards(self, told: dict[int, Found], scenes: Sequence[SceneSentence], silent: frozenset[int]) -> None:
        held: dict[str, _Held] = {}
        waiting = list(reversed(scenes))
        scene: SceneSentence | None = None
        before: frozenset[str] = frozenset()
        for frame in self._frames:
            while waiting and waiting[-1].start < frame.at:
                scene = waiting.pop()
            if scene and self._sets(scene, frame, before):
                held.update(dict.fromkeys(frame.speakers, _Held(scene.found, scene.paragraph, scene.start)))
                scene = None
            if frame.number in silent:
                continue
            known = next((held[s] for s in sorted(frame.speakers) if s in held), None)
            own = told[frame.number]
            if known and self._holds(known, frame, own):
                own = told[frame.number] = _joined(own, known.found)
            if self._lasts(frame, own):
                same = known is not None and own == known.found
                held.update(
                    dict.fromkeys(
                        frame.speakers, _Held(own, frame.paragraph, known.start if known and same else frame.start)
                    )
                )
            before = frame.speakers or before

    def _lasts(self, frame: Frame, own: Found) -> bool:
        """Whether what is told can hold on: not whom somebody asked or urged once."""
        if self._spoken(own) or Aspect.VIA in own:
            return True
        cue = {self._wording.folded[k] for k in self._cue(frame)}
        return Aspect.AUDIENCE in own and bool(
            cue & (small("whose_words") | small("talking") | small("speech_verbs") | small("saying"))
        )

    def _sets(self, scene: SceneSentence, frame: Frame, before: frozenset[str]) -> bool:
        """Whether a scene is that of the frame that follows it: its speaker is named there, or was the last one."""
        if frame.paragraph - scene.paragraph > 1:
            return False
        names = [s.name.split()[-1] for s in self._speakers[frame.number] if s.name.split()]
        if any(fold(name) in scene.named for name in names):
            return True
        return bool({*scene.opening} & {"he", "she"}) and bool(before & frame.speakers)

    def _holds(self, held: _Held, frame: Frame, own: Found) -> bool:
        """Whether a setting told before is that of a frame which tells nothing else itself."""
        if held.start == frame.start:
            return Aspect.OCCASION not in own
        distance = frame.paragraph - held.paragraph
        if frame.elsewhen or not frame.past or distance > self._reach(held.found) or self._moves(frame):
            return False
        verbs = small("saying") if distance else small("saying") | small("speech_verbs") | small("whose_ear")
        if not any(self._wording.folded[k] in verbs for k in self._cue(frame)):
            return False
        if Aspect.OCCASION in own or Aspect.PLACE in own or Aspect.VIA in own:
            return False
        if self._writes(frame) and not self._is_written(held.found):
            return False
        return Aspect.AUDIENCE not in own or (Aspect.OCCASION in held.found and self._is_the_crowd(own))

    def _cue(self, frame: Frame) -> Sequence[int]:
        return [self._wording.cast.layout.index(token.start) for token in frame.cue]

    def _moves(self, frame: Frame) -> bool:
        """Whether a frame's sentence opens with another time ("A year later", "When he first")."""
        first = self._wording.cast.layout.index(frame.start)
        opening = range(first, min(first + _WORDS, len(self._wording.tokens)))
        return any(self._wording.folded[k] in small("moved") for k in opening) or self._dated(first)

    def _dated(self, first: int) -> bool:
        wording = self._wording
        second = wording.folded[first] in {"on", "in", "by"}
        return wording.is_time(first + second)

    def _writes(self, frame: Frame) -> bool:
        return any(self._wording.folded[k] in small("writing") for k in self._cue(frame))

    def _is_written(self, found: Found) -> bool:
        occasion = found.get(Aspect.OCCASION)
        kinds = {OccasionKind.WRITTEN, OccasionKind.NET}
        return occasion is not None and kind_of_occasion(self._wording, *occasion[0]) in kinds

    def _reach(self, found: Found) -> int:
        """How many paragraphs on a setting holds: what is written is over sooner than a speech."""
        return 1 if Aspect.OCCASION not in found or self._is_written(found) else _PARAGRAPHS

    def _is_the_crowd(self, own: Found) -> bool:
        ranges = own[Aspect.AUDIENCE]
        return all(self._wording.folded[self._wording.head(*tokens)] in _HEARERS for tokens in ranges)

    def _backwards(self, told: dict[int, Found], silent: frozenset[int]) -> None:
        for number, frame in enumerate(self._frames):
            own = told[frame.number]
            if frame.paragraph >= _OPENING or self._spoken(own) or Aspect.VIA in own or frame.number in silent:
                continue
            ahead = islice(self._frames, number + 1, number + 1 + _AHEAD)
            following = next((f for f in ahead if f.speakers & frame.speakers and told[f.number]), None)
            if (
                following is None
                or not self._spoken(told[following.number])
                or following.paragraph - frame.paragraph > _PARAGRAPHS
                or following.elsewhen
            ):
                continue
            told[frame.number] = _joined(own, told[following.number])

    @staticmethod
    def _spoken(found: Found) -> bool:
        return Aspect.OCCASION in found or Aspect.PLACE in found


def _joined(own: Mapping[Aspect, Sequence[tuple[int, int]]], held: Found) -> Found:
    return {aspect: [*(own.get(aspect) or held[aspect])] for aspect in {**held, **own}}


def takes_up(opening: Sequence[str], remarks: frozenset[str]) -> bool:
    """Whether a sentence opens with "these words", "the comments", "his remarks"."""
    pairs = pairwise(opening)
    return any(a in listed("taking_up") and b in remarks for a, b in pairs)
