"""What a later state of an article, or a copy of it, did to its quotations: those of both in, what became of each out.

Quotations are paired by the words that stand in both in the same order (longest common subsequence), the likest first.
Which of the two articles is the later is for whoever asks to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from rapidfuzz.distance import LCSseq

from onrecord.link.change import Change
from onrecord.link.shingles import bare_words
from onrecord.model import Kind, Quotation

_LIKE = 0.5
"""Least share of the longer quotation's words that stand in the other."""
_FEWEST = 3
"""Least words in common of two quotations that differ."""
_CONTAINED, _PHRASE = 0.75, 4
"""How like a quotation is to one that it stands in whole, if it has so many words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as it is compared."""

    words: str
    speakers: tuple[str, ...]
    """By whatever tells them apart in both articles: ids of the registry, or names."""
    kind: Kind

    @classmethod
    def of(cls, quotation: Quotation) -> Self:
        """A quotation of an article, its speakers by their names."""
        return cls(quotation.words, tuple(speaker.name for speaker in quotation.speakers), quotation.kind)


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a quotation, and how it read before and after."""

    change: Change
    """Kept where words, speakers and kind are the same; punctuation may differ."""
    before: Quote | None
    """None of an added one."""
    after: Quote | None
    """None of a dropped one."""


def edits(before: Sequence[Quote], after: Sequence[Quote]) -> list[Edit]:
    """What became of each quotation, in the order of `after`, then of those that went, in the order of `before`.

    A quotation is named more than once where it was split, or where several were joined.
    """
    pairs = dict(_paired(before, after))
    later = [
        _edit(before[pairs[at]] if at in pairs else _holder(quote, before), quote) for at, quote in enumerate(after)
    ]
    left = sorted({*range(len(before))} - {*pairs.values()})
    return later + [_edit(before[at], _holder(before[at], after)) for at in left]


def _holder(part: Quote, wholes: Sequence[Quote]) -> Quote | None:
    """The first quotation that a phrase is a part of."""
    words = bare_words(part.words)
    return next((whole for whole in wholes if _stands_in(words, bare_words(whole.words))), None)


def _edit(before: Quote | None, after: Quote | None) -> Edit:
    if before is None or after is None:
        return Edit(Change.ADDED if before is None else Change.DROPPED, before, after)
    same = bare_words(before.words) == bare_words(after.words)
    kept = same and before.kind is after.kind and {*before.speakers} == {*after.speakers}
    return Edit(Change.KEPT if kept else Change.CHANGED, before, after)


def _paired(before: Sequence[Quote], after: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `after` and `before`, each place at most once."""
    taken_before, taken_after = set[int](), set[int]()
    for *_, i, j in sorted(_alike(before, after)):
        if i not in taken_before and j not in taken_after:
            taken_before.add(i)
            taken_after.add(j)
            yield j, i


def _alike(before: Sequence[Quote], after: Sequence[Quote]) -> Iterator[tuple[float, int, int, int, int, int]]:
    """The pairs that can be one quotation, so that the best sorts first: the likest, of one speaker, at one place."""
    later = [(quote, bare_words(quote.words)) for quote in after]
    for i, mine in enumerate(before):
        words = bare_words(mine.words)
        for j, (theirs, others) in enumerate(later):
            if (likeness := _likeness(words, others)) >= _LIKE:
                strange = len({*mine.speakers} ^ {*theirs.speakers})
                yield -likeness, strange, abs(i - j), i + j, i, j


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two quotations have in common, 0 to 1."""
    if one == other:
        return 1.0
    common = LCSseq.similarity(one, other)
    if common < _FEWEST:
        return 0.0
    contained = _stands_in(one, other) or _stands_in(other, one)
    return max(common / max(len(one), len(other)), _CONTAINED if contained else 0.0)


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a phrase of enough words stands in another without a gap."""
    return len(part) >= _PHRASE and f" {' '.join(part)} " in f" {' '.join(whole)} "
