"""What the words about one attribution tell: in come an article's cast and attributions, out comes for each the
setting told in the clause of its cue, outside what is quoted and who is named as its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Aspect, Attribution
from onrecord.resolve.adjuncts import Adjuncts, listed_here
from onrecord.resolve.audiences import is_audience, is_told
from onrecord.resolve.lexicon import words
from onrecord.resolve.occasions import kind_of_occasion
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.setting import Anchor, Found, Tokens, delivered, direct, is_delivered, setting_of

_WINDOW = 500
_CROWD = 60
"""So many attributions are looked at about one: more is no article."""
_DEEP = 6
"""So many contents around one are looked at."""
_SUBJECT = 5
_BE = frozenset({"was", "is", "were", "be", "been", "being", "are", "get", "got"})


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
        self._around = _around(body)

    def told(self, number: int) -> Found:
        """What the clause of an attribution's cue tells."""
        attribution = self._body[number]
        anchor = (attribution.cue or attribution.source or attribution.content)[0]
        start, end = self.layout.sentence_range(anchor.start)
        start, end = max(start, anchor.start - _WINDOW), min(end, anchor.start + _WINDOW)
        near = self._near(attribution, anchor.start, start, end)
        out = _merged(self._read(attribution, near, start, end))
        credits = [*out.get(Aspect.VIA, ()), *self._credited(attribution, near, start, end), *self._reporters(number)]
        own = {(self.layout.index(s.start), self.layout.index(s.end)) for s in attribution.source}
        links = [(a, b) for a, b in dict.fromkeys(credits) if not any(s <= a and b <= e for s, e in own)]
        return {**{k: v for k, v in out.items() if k is not Aspect.VIA}, **({Aspect.VIA: links} if links else {})}

    def scene(self, start: int, end: int, blocked: Callable[[int], bool]) -> Found:
        """What a sentence without a quotation tells of somebody's speaking."""
        first, last = self.layout.index(start), self.layout.index(end)
        remarks = any(word in words("remarks") for word in self.adjuncts.folded[first : first + _SUBJECT])
        return _merged(self._scan(first, last, blocked, nouns=remarks))

    def _credited(self, attribution: Attribution, near: Near, start: int, end: int) -> Iterator[Tokens]:
        """The outlets that the sentence credits: "according to the Elm Post", "reported by"."""
        adjuncts, tokens = self.adjuncts, self.layout.tokens
        last = self.layout.index(end)
        for at in range(self.layout.index(start), last - 1):
            if adjuncts.folded[at] not in listed_here("crediting"):
                continue
            if any(s <= tokens[at].start < e for s, e in near.contents):
                continue
            first = at + 2 if adjuncts.folded[at + 1] in {"to", "by", "in"} else at + 1
            if first < last:
                yield from outlets_in(adjuncts, first, adjuncts.noun_phrase(first, last, lambda _: False))

    def _reporters(self, number: int) -> Iterator[Tokens]:
        """The outlets that report what holds the attribution: "The Elm Post reported that Roe said …", outer last."""
        attribution = self._body[number]
        places = {spans[0].start for spans in (attribution.cue, attribution.content) if spans}
        own = [(s.start, s.end) for s in attribution.source]
        for other in self._around[number]:
            holder = self._body[other]
            holds = any(s.start <= at < s.end for at in places for s in holder.content)
            if holds and [(s.start, s.end) for s in holder.source] != own:
                for span in holder.source:
                    yield from outlets_in(self.adjuncts, self.layout.index(span.start), self.layout.index(span.end))

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
        anchor = self._anchor(cue)
        for low, high in cue:
            yield from self._verbs(low, min(high, last), last, blocked, anchor)
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
        return any(word in listed_here(verbs) for word in spoken for verbs in ("speech_verbs", "whose_words", "saying"))

    def _anchor(self, cue: Sequence[Tokens]) -> Anchor:
        """What a chain behind the cue hangs on: "spoke with reporters", "said in Elm", or no verb of speech."""
        talks = any(self.adjuncts.folded[k] in listed_here("talking") for low, high in cue for k in range(low, high))
        return Anchor.SPEECH if talks else Anchor.VERB if self._speaks(cue) else Anchor.OTHER

    def _verbs(self, low: int, high: int, last: int, blocked: Callable[[int], bool], anchor: Anchor) -> Iterator[Found]:
        """Inside a cue: "told" with its audience, "issued a statement", "said in a speech"."""
        adjuncts = self.adjuncts
        for at in range(low, high):
            yield from self._object(at, last, blocked)
            infinitive = (
                adjuncts.folded[at] == "to"
                and adjuncts.folded[at + 1 : at + 2]
                and not (
                    adjuncts.tokens[at + 1].capital
                    or adjuncts.folded[at + 1] in listed_here("determiners") | words("audiences")
                )
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
        if end == first and ear and blocked(first):
            yield from self._asked_of(first, last)
        if end == first:
            return
        if ear and word.startswith("address") and kind_of_occasion(adjuncts, first, end) == "event":
            yield delivered(adjuncts, first, end, adjuncts.chain(end, last, blocked))
        elif (words_ and is_told(adjuncts, first, end)) or (ear and is_audience(adjuncts, first, end)):
            yield direct(adjuncts, first, end, adjuncts.chain(end, last, blocked))
        elif gives and is_delivered(adjuncts, first, end):
            yield delivered(adjuncts, first, end, adjuncts.chain(end, last, blocked))

    def _asked_of(self, first: int, last: int) -> Iterator[Found]:
        """Whom a content opens with that is asked of them: "called on “Elm voters to” …"."""
        end = self.adjuncts.noun_phrase(first, last, lambda _: False)
        if first < end < last and self.adjuncts.folded[end] == "to" and is_audience(self.adjuncts, first, end):
            yield {Aspect.AUDIENCE: [(first, end)]}

    def _between(self, first: int, last: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """Between source and cue: ", speaking at a rally in Elm on Monday,"."""
        adjuncts = self.adjuncts
        if 0 < last - first <= 60:
            if not adjuncts.is_participle(first):
                yield setting_of(adjuncts, adjuncts.chain(first, last, blocked), Anchor.VERB)
            yield from self._scan(first, last, blocked)

    def _scan(self, first: int, last: int, blocked: Callable[[int], bool], nouns: bool = True) -> Iterator[Found]:
        """Speaking words, speeches given and occasions anywhere in a stretch, but in a clause about another time."""
        adjuncts, elsewhere = self.adjuncts, False
        for at in range(first, last):
            word = adjuncts.folded[at]
            if word in listed_here("elsewhere"):
                elsewhere = True
            if adjuncts.tokens[at].text == ",":
                elsewhere = False
            if blocked(at) or elsewhere:
                continue
            yield from self._object(at, last, blocked)
            if word in listed_here("speaking") and (nouns or word not in listed_here("nouns")):
                chain = adjuncts.chain(at + 1, last, blocked)
                yield setting_of(adjuncts, chain, Anchor.OPENING if word in listed_here("seen") else Anchor.SPEECH)
            elif adjuncts.opening(at, last) and (nouns or at == first):
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
        anchor = self._anchor(cue)
        if at < last:
            yield setting_of(adjuncts, adjuncts.chain(at, last, blocked), anchor)
        for span in attribution.content:
            end = self.layout.index(span.end)
            if at <= end < last and self.layout.index(span.start) >= cue[-1][1]:
                resumed = anchor if anchor is Anchor.SPEECH else Anchor.OTHER
                yield setting_of(adjuncts, adjuncts.chain(end, last, blocked), resumed)

    def _lead(self, first: int, before: int, blocked: Callable[[int], bool]) -> Iterator[Found]:
        """The opening of the sentence: "In Elm, Roe said", "Speaking at …", "When asked at a hearing"."""
        adjuncts = self.adjuncts
        if first >= before:
            return
        chain = adjuncts.chain(first, before, blocked)
        if chain:
            whole = adjuncts.is_past(chain[-1].last, before)
            yield setting_of(adjuncts, chain, Anchor.OPENING if whole else Anchor.OTHER)
        yield from self._scan(first, before, blocked)


def _merged(founds: Iterable[Found]) -> Found:
    """Several settings as one: all audiences and outlets, the first place and occasion."""
    out: Found = {}
    for found in founds:
        for aspect, ranges in found.items():
            if aspect in {Aspect.VIA, Aspect.AUDIENCE}:
                known = out.setdefault(aspect, [])
                known.extend(r for r in ranges if not any(a <= r[0] < b or r[0] <= a < r[1] for a, b in known))
            elif aspect not in out:
                out[aspect] = ranges
    return {aspect: ranges for aspect, ranges in out.items() if ranges}


def _around(body: Sequence[Attribution]) -> list[list[int]]:
    """For each attribution the few others whose contents begin before its cue or content and end behind, innermost
    first."""
    opened: list[tuple[int, int]] = []
    out: list[list[int]] = [[] for _ in body]
    starts = sorted((s.start, -s.end, 0, n) for n, a in enumerate(body) for s in a.content)
    asked = [(spans[0].start, 0, 1, n) for n, a in enumerate(body) for spans in (a.cue, a.content) if spans]
    for at, end, asks, number in sorted([*starts, *asked], key=lambda row: (row[0], row[2], row[1])):
        opened = [(e, n) for e, n in opened if e > at][-_DEEP:]
        if not asks:
            opened.append((-end, number))
            continue
        known = out[number]
        known.extend(n for _, n in reversed(opened) if n != number and n not in known)
    return out
