"""What the clause of a cue tells, part by part: in come an article's words, a range of them and which are not the
reporter's there, out come settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Aspect
from onrecord.resolve.adjuncts import adjuncts_from, preposition
from onrecord.resolve.lexicon import listed, words
from onrecord.resolve.noun_phrases import Blocked, is_participle, noun_phrase
from onrecord.resolve.objects import Objects
from onrecord.resolve.setting import Anchor, Found, Tokens, delivered, is_delivered, setting_of
from onrecord.resolve.wording import Wording, small

_VERBS_OF_SPEECH = ("speech_verbs", "whose_words", "saying")
_BETWEEN = 60
"""So many words stand between a source and its cue: more is no clause."""


_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of an article's words that ends before token `last`, with the words in it that are not read."""

    wording: Wording
    last: int
    blocked: Blocked
    person: bool = True
    """Whether a person speaks: "In Elm, the poll shows" tells no place of speaking."""

    def inside(self, cue: Sequence[Tokens]) -> Iterator[Found]:
        """Inside a cue: "told" with its audience, "issued a statement", "said in a speech"."""
        anchor, objects = self._anchor(cue), Objects(self.wording, self.blocked)
        for low, high in cue:
            for at in range(low, min(high, self.last)):
                yield from objects.at(at, self.last)
                if preposition(self.wording, at, self.last) and not self._is_infinitive(at):
                    yield self._setting(at, self.last, anchor)

    def tweeted(self, cue: Sequence[Tokens]) -> Iterator[Found]:
        """A cue that is itself the medium: "tweeted"."""
        for low, high in cue:
            for at in range(low, min(high, self.last)):
                if self.wording.folded[at] in small("tweeting"):
                    yield {Aspect.OCCASION: [(at, at + 1)]}

    def before(self, first: int, start: int) -> Iterator[Found]:
        """The speech that a relative clause takes up: "her Elm speech, in which [she said]"."""
        at = first - 1
        if at - 2 < start or self.wording.folded[at] not in small("taking_up"):
            return
        at -= self.wording.folded[at - 1] in {"in", "during", "at", "on"}
        end = at - (self.wording.tokens[at - 1].text == ",")
        for low in range(max(start, end - _BEFORE), end):
            if not is_participle(self.wording, low) and noun_phrase(self.wording, low, end, self.blocked) == end:
                if is_delivered(self.wording, low, end):
                    yield delivered(self.wording, low, end, ())
                return

    def between(self, first: int, behind: int) -> Iterator[Found]:
        """Between source and cue: ", speaking at a rally in Elm on Monday,"."""
        if 0 < behind - first <= _BETWEEN:
            if not is_participle(self.wording, first):
                yield self._setting(first, behind, Anchor.VERB)
            yield from self.scan(first, behind)

    def behind(self, cue: Sequence[Tokens], source: Sequence[Tokens], contents: Sequence[Tokens]) -> Iterator[Found]:
        """Behind the cue, behind a source that follows it, and behind the content."""
        anchor, at = self._anchor(cue), cue[-1][1]
        at = next((high for low, high in source if low == at), at)
        while cue[-1][1] < at < self.last and self.wording.tokens[at].text in {",", ")"}:
            at += 1
        yield self._setting(at, self.last, anchor)
        yield from self._spoken(at)
        for first, end in contents:
            if first >= cue[-1][1] and at <= end < self.last:
                yield self._setting(end, self.last, anchor if anchor is Anchor.SPEECH else Anchor.OTHER)
                yield from self._spoken(end)

    def _spoken(self, at: int) -> Iterator[Found]:
        """ "…, speaking to reporters in Elm": right behind the cue and its comma."""
        if at < self.last and self.wording.tokens[at].text == ",":
            at += 1
        if at < self.last and not self.blocked(at) and self.wording.folded[at] in small("speaking"):
            yield from self.scan(at, min(self.last, at + _BETWEEN))

    def opening(self, first: int, before: int) -> Iterator[Found]:
        """The opening of the sentence: "In Elm, Roe said", "Speaking at …", "When asked at a hearing"."""
        if first < before:
            chain = adjuncts_from(self.wording, first, before, self.blocked)
            whole = bool(chain) and self.wording.is_past(chain[-1].last, before)
            yield setting_of(self.wording, chain, Anchor.OPENING if whole and self.person else Anchor.OTHER)
            yield from self.scan(first, before)

    def scan(self, first: int, stop: int, nouns: bool = True) -> Iterator[Found]:
        """Speaking words, speeches given and occasions anywhere in a stretch, but in a clause about another time;
        without `nouns` only verbs and the very opening count."""
        elsewhere, objects = False, Objects(self.wording, self.blocked)
        for at in range(first, stop):
            word = self.wording.folded[at]
            elsewhere = word in small("elsewhere") or (elsewhere and self.wording.tokens[at].text != ",")
            if elsewhere or self.blocked(at):
                continue
            yield from objects.at(at, stop)
            if word in small("speaking") and (nouns or word not in small("nouns")):
                yield self._setting(at + 1, stop, Anchor.OPENING if word in small("seen") else Anchor.SPEECH)
            elif ((nouns or at == first) and preposition(self.wording, at, stop)) or (
                word in small("within") and self._is_speech(at + 1, stop)
            ):
                yield self._setting(at, stop, Anchor.OTHER)

    def _is_speech(self, first: int, stop: int) -> bool:
        """Whether one speech, interview or debate stands behind "in" or "during", so that whoever acts there speaks."""
        end = noun_phrase(self.wording, first, stop, self.blocked)
        if end <= first:
            return False
        word = self.wording.folded[self.wording.head(first, end)]
        return word == "debate" or (not word.endswith("s") and word in listed("speech", "occasion_nouns"))

    def _setting(self, at: int, stop: int, anchor: Anchor) -> Found:
        return setting_of(self.wording, adjuncts_from(self.wording, at, stop, self.blocked), anchor)

    def _anchor(self, cue: Sequence[Tokens]) -> Anchor:
        """What a chain behind the cue hangs on: "spoke with reporters", "said in Elm", or no verb of speech."""
        spoken = {self.wording.folded[k] for low, high in cue for k in range(low, min(high, self.last))}
        if spoken & small("talking"):
            return Anchor.SPEECH
        return Anchor.VERB if any(spoken & small(verbs) for verbs in _VERBS_OF_SPEECH) else Anchor.OTHER

    def _is_infinitive(self, at: int) -> bool:
        """Whether a "to" is a verb's: "likely to remind"."""
        if self.wording.folded[at] != "to" or at + 1 >= len(self.wording.tokens):
            return False
        known = self.wording.folded[at + 1] in small("determiners") | words("audiences")
        return not known and not self.wording.tokens[at + 1].capital
