"""What the object of a verb tells: in comes a verb's token, out come who is told or asked ("told reporters"), or
which speech is given or agreed to ("gave a speech to supporters")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Aspect
from onrecord.resolve.adjuncts import adjuncts_from
from onrecord.resolve.audiences import is_audience, is_told
from onrecord.resolve.noun_phrases import Blocked, nothing, noun_phrase
from onrecord.resolve.occasions import SPOKEN, OccasionKind, kind_of_occasion
from onrecord.resolve.setting import Found, delivered, direct, is_delivered
from onrecord.resolve.wording import Wording, small

_BE = frozenset({"was", "is", "were", "be", "been", "being", "are", "get", "got"})
_CALLING = frozenset({"called", "calling", "calls", "call"})


@dataclass(frozen=True, slots=True)
class Objects:
    """Reads the objects of verbs in a stretch of an article's words, where some are not read."""

    wording: Wording
    blocked: Blocked

    def at(self, at: int, stop: int) -> Iterator[Found]:
        """What the object of a verb tells: who is told or asked, or which speech is given."""
        word = self.wording.folded[at]
        if word in small("agreeing"):
            yield from self._agreed(at + 1, stop)
        out = self.wording.folded[at + 1 : at + 2] == ["out"]
        first = at + 2 if word in _CALLING or out else at + 1
        if first >= stop or not self._takes_object(at, first):
            return
        end = self._phrase(word, first, stop)
        if end > first:
            yield from self._told(word, first, end, stop)
        elif word in small("whose_ear") | small("whose_words") and self.blocked(first):
            yield from self._asked_of(first, stop)

    def _takes_object(self, at: int, first: int) -> bool:
        """Whether a verb with an object stands at a token: not "was told", "called it", "told Monday"."""
        word = self.wording.folded[at]
        if word in _CALLING:
            return self.wording.folded[at + 1] in {"on", "upon"}
        passive = at > 0 and self.wording.folded[at - 1] in _BE | small("determiners")  # or "in a telling sign"
        known = any(word in small(verbs) for verbs in ("whose_words", "whose_ear", "delivering"))
        return known and not passive and not self.wording.is_time(first)

    def _phrase(self, word: str, first: int, stop: int) -> int:
        """Where the object of a verb ends: "me", or a letter even where the content holds it ("sent “a letter”")."""
        if self.wording.folded[first] in small("reporter") and word in small("whose_words"):
            return first + 1
        sent = word in small("delivering") and self.blocked(first)
        return noun_phrase(self.wording, first, stop, nothing if sent else self.blocked)

    def _told(self, word: str, first: int, end: int, stop: int) -> Iterator[Found]:
        chain = adjuncts_from(self.wording, end, stop, self.blocked)
        event = word.startswith("address") and kind_of_occasion(self.wording, first, end) is OccasionKind.EVENT
        told = word in small("whose_words") and is_told(self.wording, first, end)
        asked = word in small("whose_ear") and is_audience(self.wording, first, end)
        if event or (word in small("delivering") and is_delivered(self.wording, first, end)):
            yield delivered(self.wording, first, end, chain)
        elif told or asked:
            yield direct(self.wording, first, end, chain)

    def _asked_of(self, first: int, stop: int) -> Iterator[Found]:
        """Whom a content opens with that is asked of them: "called on “Elm voters to” …"."""
        end = noun_phrase(self.wording, first, stop, nothing)
        if first < end < stop and self.wording.folded[end] in {"to", "that"} and is_audience(self.wording, first, end):
            yield {Aspect.AUDIENCE: [(first, end)]}

    def _agreed(self, at: int, stop: int) -> Iterator[Found]:
        """The speech or talk that somebody agreed to or sat down for."""
        while at < stop and self.wording.folded[at] in small("agreed_to"):
            at += 1
        end = noun_phrase(self.wording, at, stop, nothing)
        led = self.wording.folded[at - 1] in small("agreed_to")
        if led and at < end and kind_of_occasion(self.wording, at, end) in SPOKEN:
            yield delivered(self.wording, at, end, adjuncts_from(self.wording, end, stop, self.blocked))
