"""Pull quotes: paragraphs that are one quotation, without marks and cue; the name stands below, behind, or is implied.

The model proposes them as content without a cue. Here the page's layout decides: such a paragraph is a quotation as a
whole, or not at all, and a short line of a name right behind or below it is its source. In PolNeAR one attribution in
600 has no cue otherwise, so what is left of unmarked content without a cue is an error of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from onrecord.quote.assemble import Tied
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.words import BREAKS, QUOTES, Encoded

_ALONE, _SIGNED = 0.5, 0.3
"""Least share of a paragraph's words that the model must have taken for content, without and with a signature."""
_SIGNATURE = range(2, 13)
"""Words of a signature: a name, perhaps a role."""
_SHORTEST = 6
"""Words of a pull quote at least."""
_DASHES, _ENDS = "—–-", ".!?…"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Words `first` to `last`; the signature, where there is one; the words spoken end at `end`."""

    first: int
    last: int
    end: int
    signature: WordSpan | None


def settled(tied: Sequence[Tied], spans: Sequence[WordSpan], text: str, words: Encoded) -> list[Tied]:
    """The attributions with pull quotes as whole paragraphs; fragments without cue and marks are dropped."""
    page = _Page(text, words, spans)
    pulls = list(page.pull_quotes(tied))
    inside = {word for pull in pulls for word in range(pull.content[0].first, pull.content[0].last)}
    kept = []
    for one in tied:
        content = tuple(span for span in one.content if span.first not in inside)
        if content and (one.cue is not None or page.marked(content)):
            kept.append(replace(one, content=content))
    return kept + pulls


class _Page:
    """A text with what the model found in it, by paragraphs."""

    def __init__(self, text: str, words: Encoded, spans: Sequence[WordSpan]) -> None:
        self._words = words
        self._texts = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
        self._content = np.zeros(len(words.starts), dtype=bool)
        self._cue = np.zeros(len(words.starts), dtype=bool)
        for span in spans:
            if span.role is not Role.SOURCE:
                (self._cue if span.role is Role.CUE else self._content)[span.first : span.last] = True

    def marked(self, content: Sequence[WordSpan]) -> bool:
        """Whether some of the words stand in quotation marks."""
        return any(self._words.quotes[span.first : span.last].any() for span in content)

    def pull_quotes(self, tied: Sequence[Tied]) -> Iterator[Tied]:
        """The paragraphs that are one quotation, each with its signature as source."""
        loose = {one.content[0].first for one in tied if one.cue is None}
        for paragraph in self._paragraphs():
            spoken = [k for k in range(paragraph.first, paragraph.end) if self._texts[k].isalnum()]
            if len(spoken) < _SHORTEST or (self._words.quotes[paragraph.first : paragraph.end] == 1).any():
                continue
            share = self._content[spoken].mean()
            alone = not self._cue[paragraph.first : paragraph.end].any() and any(k in loose for k in spoken)
            if share >= _SIGNED if paragraph.signature else alone and share >= _ALONE:
                content = WordSpan(Role.CONTENT, paragraph.first, self._sentence_end(paragraph, spoken), float(share))
                yield Tied((content,), None, paragraph.signature, float(share))

    def _paragraphs(self) -> Iterator[_Paragraph]:
        bounds = [*np.flatnonzero(self._words.features % BREAKS).tolist(), len(self._texts)]
        ranges = [*pairwise(bounds), (len(self._texts), len(self._texts))]
        for (first, last), below in pairwise(ranges):
            behind = max((k + 1 for k in range(first, last) if self._texts[k] in _ENDS), default=last)
            signature = self._signature(behind, last)
            if signature:
                yield _Paragraph(first, last, behind, signature)
            else:
                yield _Paragraph(first, last, last, self._signature(*below))

    def _signature(self, first: int, last: int) -> WordSpan | None:
        """The words as a name, perhaps with a role, after a dash or not; None where they are something else."""
        while first < last and self._texts[first] in _DASHES:
            first += 1
        spelt = [k for k in range(first, min(last, first + 30)) if self._texts[k].isalnum()]
        if len(spelt) not in _SIGNATURE or last - first > 30 or self._texts[last - 1] in _ENDS + ":":
            return None
        named = all(self._words.features[k] // BREAKS // QUOTES for k in spelt[:2]) and self._texts[first].isalpha()
        if not named or self._cue[first:last].any() or self._words.quotes[first:last].any():
            return None
        return WordSpan(Role.SOURCE, first, last, 1.0)

    def _sentence_end(self, paragraph: _Paragraph, spoken: Sequence[int]) -> int:
        """One past the mark that ends the last sentence."""
        last = spoken[-1] + 1
        while last < paragraph.end and self._texts[last] in _ENDS:
            last += 1
        return last
