"""What the words about one attribution tell: in come an article's cast and attributions, out comes for each the
setting told in the clause of its cue, outside what is quoted and who is named as its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Aspect, Attribution
from onrecord.resolve.adjuncts import Adjuncts, listed_here
from onrecord.resolve.audiences import is_audience, is_told
from onrecord.resolve.lexicon import words
from onrecord.resolve.occasions import kind_of_occasion
from onrecord.resolve.setting import Anchor, Tokens, delivered, direct, is_delivered, setting_of

_WINDOW = 500
_CROWD = 60
"""So many attributions are looked at about one: more is no article."""
_BE = frozenset({"was", "is", "were", "be", "been", "being", "are", "get", "got"})

Found = dict[Aspect, list[Tokens]]


@dataclass(frozen=True, slots=True)
class Near:
    """The other attributions' pieces in the window about a cue, as ranges of code points."""

    contents: tuple[Tokens, ...]
    sources: tuple[Tokens, ...]
    rivals: tuple[Tokens, ...]
    """Cues and sources of others than this speaker."""


class Surroundings:
    """Finds what is told about each attribution of the body."""

    def __init__(self, adjuncts: Adjuncts, body: Sequence[Attribution]) -> None:
        self.adjuncts = adjuncts
        self.layout = adjuncts.cast.layout
        self._pieces = sorted(
            (span.start, span.end, role, number)
            for number, attribution in enumerate(body)
            for role, spans in enumerate((attribution.content, attribution.source, attribution.cue))
            for span in spans
        )
        self._ends = sorted((end, start, role, number) for start, end, role, number in self._pieces)
        self._body = body

    def told(self, number: int) -> Found:
        """What the clause of an attribution's cue tells."""
        attribution = self._body[number]
        anchor = (attribution.cue or attribution.source or attribution.content)[0]
        start, end = self.layout.sentence_range(anchor.start)
        start, end = max(start, anchor.start - _WINDOW), min(end, anchor.start + _WINDOW)
        near = self._near(attribution, anchor.start, start, end)
        out: Found = {}
        for found in self._read(attribution, near, start, end):
            for aspect, ranges in found.items():
                if aspect in {Aspect.VIA, Aspect.AUDIENCE}:
                    known = out.setdefault(aspect, [])
                    known.extend(r for r in ranges if r not in known)
                elif aspect not in out:
                    out[aspect] = ranges
        return {aspect: ranges for aspect, ranges in out.items() if ranges}

    def _near(self, attribution: Attribution, at: int, start: int, end: int) -> Near:
        low = bisect_left(self._pieces, (start,))
        high = bisect_left(self._pieces, (end,))
        pieces = list(islice(self._pieces[low : min(high, low + _CROWD)], _CROWD))
        low = bisect_left(self._ends, (start,))
        pieces += [(s, e, role, n) for e, s, role, n in self._ends[low : low + _CROWD] if s < start and e <= end]
        contents = tuple((s, e) for s, e, role, _ in pieces if role == 0 and not s <= at < e)
        sources = tuple((s, e) for s, e, role, _ in pieces if role == 1)
        own = {(span.start, span.end) for span in attribution.source}
        rivals = tuple(
            (s, e)
            for s, e, role, n in pieces
            if role > 0 and not own & {(x.start, x.end) for x in self._body[n].source} and (s, e) not in own
        )
        return Near(contents, sources, rivals)

    def _read(self, attribution: Attribution, near: Near, start: int, end: int) -> Iterator[Found]:
        index, own = self.layout.index, attribution.source
        cue = [(index(s.start), index(s.end)) for s in attribution.cue]
        source = [(index(s.start), index(s.end)) for s in own]
        first, last = index(start), index(end)
        blocked = self._blocked(near)
        if not cue:
            return
        anchor = Anchor.VERB if self._speaks(cue) else Anchor.OTHER
        for low, high in cue:
            yield from self._verbs(low, high, last, blocked, anchor)
        pieces = sorted([*cue, *source])
        for (_, gap), (behind, _) in zip(pieces, pieces[1:], strict=False):
            if not any(index(s) < behind and index(e) > gap for s, e in near.rivals):
                yield from self._between(gap, behind, blocked)
        yield from self._behind(attribution, cue, source, last, blocked)
        before = pieces[0][0]
        if not any(index(s) < before for s, _ in near.rivals if s >= start):
            yield from self._lead(first, before, blocked)

    def _blocked(self, near: Near) -> Callable[[int], bool]:
        ranges = (*near.contents, *near.sources)
        tokens = self.layout.tokens

        def blocked(at: int) -> bool:
            place = tokens[at].start
            return any(s <= place < e for s, e in ranges)

        return blocked

    def _speaks(self, cue: Sequence[Tokens]) -> bool:
        """Whether a verb of the cue is one that plainly speaks, so that a place behind it is where."""
        spoken = (self.adjuncts.folded[k] for low, high in cue for k in range(low, high))
        return any(word in listed_here("speech_verbs") or word in listed_here("whose_words") for word in spoken)

    def _verbs(
        self, low: int, high: int, last: int, blocked: Callable[[int], bool], anchor: Anchor
    ) -> Iterator[Found]:
        """Inside a cue: "told" with its audience, "issued a statement", "said in a speech"."""
        adjuncts = self.adjuncts
        for at in range(low, high):
            yield from self._object(at, last, blocked)
            infinitive = adjuncts.folded[at] == "to" and adjuncts.folded[at + 1 : at + 2] and not (
                adjuncts.tokens[at + 1].capital or adjuncts.folded[at + 1] in listed_here("determiners") | words("audiences")
            )
            if adjuncts.opening(at, last) and not infinitive:
                yield setting_of(adjuncts, adjuncts.chain(at, last, blocked), anchor)

    def _object(self, at: int, last: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """What the object of a verb tells: who is told, or which speech is given."""
        adjuncts, word = self.adjuncts, self.adjuncts.folded[at]
        first = at + 1
        if word in {"called", "calling", "calls", "call"}:
            if adjuncts.folded[first : first + 1] not in (["on"], ["upon"]):
                return
            first += 1
        elif first < last and adjuncts.is_time(first):
            return
        if first >= last or (at and adjuncts.folded[at - 1] in _BE):
            return
        words_, ear = word in listed_here("whose_words"), word in listed_here("whose_ear")
        gives = word in listed_here("delivering")
        if not (words_ or ear or gives):
            return
        end = adjuncts.noun_phrase(first, last, blocked)
        if end == first:
            return
        if ear and word.startswith("address") and kind_of_occasion(adjuncts, first, end) == "event":
            yield delivered(adjuncts, first, end, adjuncts.chain(end, last, blocked))
        elif (words_ and is_told(adjuncts, first, end)) or (ear and is_audience(adjuncts, first, end)):
            yield direct(adjuncts, first, end, adjuncts.chain(end, last, blocked))
        elif gives and is_delivered(adjuncts, first, end):
            yield delivered(adjuncts, first, end, adjuncts.chain(end, last, blocked))

    def _between(self, first: int, last: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """Between source and cue: ", speaking at a rally in Elm on Monday,"."""
        adjuncts = self.adjuncts
        if 0 < last - first <= 60:
            yield setting_of(adjuncts, adjuncts.chain(first, last, blocked), Anchor.VERB)
            yield from self._scan(first, last, blocked)

    def _scan(self, first: int, last: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """Speaking words, speeches given and occasions anywhere in a stretch."""
        adjuncts = self.adjuncts
        for at in range(first, last):
            if blocked(at):
                continue
            yield from self._object(at, last, blocked)
            if adjuncts.folded[at] in listed_here("speaking"):
                yield setting_of(adjuncts, adjuncts.chain(at + 1, last, blocked), Anchor.SPEECH)
            elif adjuncts.opening(at, last):
                yield setting_of(adjuncts, adjuncts.chain(at, last, blocked), Anchor.OTHER)

    def _behind(
        self,
        attribution: Attribution,
        cue: Sequence[Tokens],
        source: Sequence[Tokens],
        last: int,
        blocked: Callable[[int], bool],
    ) -> Iterator[Found]:
        """Behind the cue, behind a source that follows it, and behind the content."""
        adjuncts = self.adjuncts
        at = cue[-1][1]
        following = next((high for low, high in source if low == at), None)
        if following is not None:
            at = following
            while at < last and adjuncts.tokens[at].text in {",", ")"}:
                at += 1
        anchor = Anchor.VERB if self._speaks(cue) else Anchor.OTHER
        if at < last:
            yield setting_of(adjuncts, adjuncts.chain(at, last, blocked), anchor)
        for span in attribution.content:
            end = self.layout.index(span.end)
            if at <= end < last and self.layout.index(span.start) >= cue[-1][1]:
                yield setting_of(adjuncts, adjuncts.chain(end, last, blocked), Anchor.OTHER)

    def _lead(self, first: int, before: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """The opening of the sentence: "In Elm, Roe said", "Speaking at …", "When asked at a hearing"."""
        adjuncts = self.adjuncts
        if first >= before:
            return
        chain = adjuncts.chain(first, before, blocked)
        if chain:
            whole = before - chain[-1].last <= 2
            yield setting_of(adjuncts, chain, Anchor.OPENING if whole else Anchor.OTHER)
        yield from self._scan(first, before, blocked)
