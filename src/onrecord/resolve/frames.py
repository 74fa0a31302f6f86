"""What surrounds an attribution in time: its cue's sentence, its tense and words of another time; and the ranges of
all contents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Speaker
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words

_ABOUT = 6

Range = tuple[int, int]


class Contents:
    """The ranges of all contents of an article: words in them are not the reporter's."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges: list[Range] = []
        for start, end in sorted(ranges):
            if self._ranges and start <= self._ranges[-1][1]:
                self._ranges[-1] = self._ranges[-1][0], max(end, self._ranges[-1][1])
            else:
                self._ranges.append((start, end))

    def hold(self, at: int) -> bool:
        """Whether a place lies in a content."""
        number = bisect_right(self._ranges, (at, at + 1)) - 1
        return any(start <= at < end for start, end in self._ranges[max(0, number) : number + 2])


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution of the body: its number, the sentence and paragraph of its cue, and its speakers' ids."""

    number: int
    at: int
    start: int
    end: int
    paragraph: int
    cue: tuple[Token, ...]
    speakers: frozenset[str]
    elsewhen: bool
    """Whether the words about the cue, or its own form ("has said"), speak of another time."""

    @property
    def past(self) -> bool:
        """Whether the cue is in the plain past."""
        return any(fold(token.text).endswith("ed") or fold(token.text) in words("pasts") for token in self.cue)


def frame(
    layout: Layout, contents: Contents, number: int, attribution: Attribution, speakers: Sequence[Speaker]
) -> Frame:
    """The frame of an attribution."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    start, end = layout.sentence_range(anchor.start)
    cue = tuple(token for span in attribution.cue for token in layout.between(span.start, span.end))
    first = layout.index(anchor.start)
    before = layout.tokens[max(0, first - 2) : first] if cue else ()
    about = layout.tokens[max(0, first - _ABOUT) : first + len(cue) + _ABOUT]
    outside = (token for token in about if start <= token.start < end and not contents.hold(token.start))
    perfect = any(token.text.lower() in listed("perfect") for token in (*before, *cue))
    return Frame(
        number=number,
        at=anchor.start,
        start=start,
        end=end,
        paragraph=layout.paragraph(anchor.start),
        cue=cue,
        speakers=frozenset(speaker.id for speaker in speakers),
        elsewhen=perfect or any(fold(token.text) in words("elsewhen") for token in outside),
    )
