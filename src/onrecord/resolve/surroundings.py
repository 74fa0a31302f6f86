"""What the words about one attribution tell: in come an article's cast and attributions, out comes for each the
setting told in the clause of its cue, outside what is quoted and who is named as its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Aspect, Attribution
from onrecord.resolve.clauses import Clause
from onrecord.resolve.lexicon import words
from onrecord.resolve.noun_phrases import Blocked, nothing, noun_phrase
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.setting import Found, Tokens
from onrecord.resolve.wording import Wording, small

_WINDOW = 500
_CROWD = 60
"""So many attributions are looked at about one: more is no article."""
_DEEP = 6
"""So many contents around one are looked at."""
_SUBJECT = 5


@dataclass(frozen=True, slots=True)
class Near:
    """The other attributions' pieces in the window about a cue, as ranges of code points."""

    contents: tuple[Tokens, ...]
    sources: tuple[Tokens, ...]
    rivals: tuple[Tokens, ...]
    """Cues and sources of others than this speaker."""


class Surroundings:
    """Finds what is told about each attribution of the body."""

    def __init__(self, wording: Wording, body: Sequence[Attribution]) -> None:
        self.wording = wording
        self.layout = wording.cast.layout
        self._pieces = sorted(
            (span.start, span.end, role, number)
            for number, attribution in enumerate(body)
            for role, spans in enumerate((attribution.content, attribution.source, attribution.cue))
            for span in spans
        )
        self._ends = sorted((end, start, role, number) for start, end, role, number in self._pieces)
        self._body = body
        self._around = _around(body)

    def told(self, number: int, person: bool) -> Found:
        """What the clause of an attribution's cue tells; `person` where a person speaks."""
        attribution = self._body[number]
        anchor = (attribution.cue or attribution.source or attribution.content)[0]
        start, end = self.layout.sentence_range(anchor.start)
        start, end = max(start, anchor.start - _WINDOW), min(end, anchor.start + _WINDOW)
        near = self._near(attribution, anchor.start, start, end)
        out = _merged(self._read(attribution, near, (start, end), person))
        credits = [*out.get(Aspect.VIA, ()), *self._credited(near, start, end), *self._reporters(number)]
        own = {(self.layout.index(s.start), self.layout.index(s.end)) for s in attribution.source}
        links = [(a, b) for a, b in dict.fromkeys(credits) if not any(s <= a and b <= e for s, e in own)]
        return {**{k: v for k, v in out.items() if k is not Aspect.VIA}, **({Aspect.VIA: links} if links else {})}

    def scene(self, start: int, end: int, blocked: Blocked, source_line: bool) -> Found:
        """What a sentence without a quotation tells of somebody's speaking."""
        first, last = self.layout.index(start), self.layout.index(end)
        remarks = any(word in words("remarks") for word in self.wording.folded[first : first + _SUBJECT])
        return _merged(Clause(self.wording, last, blocked).scan(first, last, nouns=remarks or source_line))

    def _credited(self, near: Near, start: int, end: int) -> Iterator[Tokens]:
        """The outlets that the sentence credits: "according to the Elm Post", "reported by"."""
        wording, tokens = self.wording, self.layout.tokens
        last = self.layout.index(end)
        for at in range(self.layout.index(start), last - 1):
            if wording.folded[at] not in small("crediting"):
                continue
            if any(s <= tokens[at].start < e for s, e in near.contents):
                continue
            first = at + 2 if wording.folded[at + 1] in {"to", "by", "in"} else at + 1
            if first < last:
                yield from outlets_in(wording, first, noun_phrase(wording, first, last, nothing))

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
                    yield from outlets_in(self.wording, self.layout.index(span.start), self.layout.index(span.end))

    def _near(self, attribution: Attribution, at: int, start: int, end: int) -> Near:
        low = bisect_left(self._pieces, (start,))
        high = bisect_left(self._pieces, (end,))
        pieces = self._pieces[low : min(high, low + _CROWD)]
        low = bisect_left(self._ends, (start,))
        pieces += [(s, e, role, n) for e, s, role, n in self._ends[low : low + _CROWD] if s < start and e <= end]
        contents = tuple((s, e) for s, e, role, _ in pieces if role == 0 and not s <= at < e)
        sources = tuple((s, e) for s, e, role, _ in pieces if role == 1)
        own = {(span.start, span.end) for span in attribution.source}
        rivals = tuple(
            (s, e)
            for s, e, role, n in pieces
            if role > 0
            and self._body[n].source
            and not own & {(x.start, x.end) for x in self._body[n].source}
            and (s, e) not in own
        )
        return Near(contents, sources, rivals)

    def _read(self, attribution: Attribution, near: Near, window: Tokens, person: bool) -> Iterator[Found]:
        index, (start, end) = self.layout.index, window
        cue, source, contents = (
            [(index(s.start), index(s.end)) for s in spans]
            for spans in (attribution.cue, attribution.source, attribution.content)
        )
        if not cue:
            return
        clause = Clause(self.wording, index(end), self._blocked(near), person)
        yield from clause.inside(cue)
        pieces = sorted([*cue, *source])
        for (_, gap), (behind, _) in pairwise(pieces):
            if not any(index(s) < behind and index(e) > gap for s, e in near.rivals):
                yield from clause.between(gap, behind)
        yield from clause.behind(cue, source, contents)
        first, before = index(start), pieces[0][0]
        if not any(start <= s and index(s) < before for s, _ in near.rivals):
            yield from clause.opening(first, before)
        yield from clause.before(before, first)
        yield from clause.tweeted(cue)

    def _blocked(self, near: Near) -> Blocked:
        ranges = (*near.contents, *near.sources)
        tokens = self.layout.tokens

        def blocked(at: int) -> bool:
            place = tokens[at].start
            return any(s <= place < e for s, e in ranges)

        return blocked


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
