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
from onrecord.quote.missing import named_before
from onrecord.quote.words import BREAKS, QUOTES, Encoded

_ALONE, _SIGNED = 0.6, 0.3
"""Least share of a paragraph's words that the model must have taken for content, without and with a signature."""
_SIGNATURE = range(2, 13)
"""Words of a signature: a name, perhaps a role."""
_SHORTEST = 6
"""Words of a pull quote at least."""
_MOST = 1 / 3
"""Of a page's paragraphs as unsigned pull quotes; with more the page is a first-person story or an interview."""
_DASHES, _ENDS, _WRITERS = "—–-", ".!?…", {"i", "we", "you", "me", "us"}


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
    named = [one for one in tied if named_before(one, words, text)]
    tied = [one for one in tied if one not in named]
    pulls = [pull for pull in page.pull_quotes(tied) if not any(_overlap(pull, one) for one in named)]
    inside = {word for pull in pulls for word in range(pull.content[0].first, pull.content[0].last)}
    kept = []
    for one in tied:
        content = tuple(span for span in one.content if span.first not in inside and page.near(span, one.cue))
        if content and (one.cue is not None or page.marked(content)):
            kept.append(replace(one, content=content))
    return kept + pulls + named


def _overlap(one: Tied, other: Tied) -> bool:
    return any(a.first < b.last and b.first < a.last for a in one.content for b in other.content)


class _Page:
    """A text with what the model found in it, by paragraphs."""

    def __init__(self, text: str, words: Encoded, spans: Sequence[WordSpan]) -> None:
        self._words = words
        self._texts = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
        self._in = {role: np.zeros(len(words.starts), dtype=bool) for role in Role}
        for span in spans:
            self._in[span.role][span.first : span.last] = True
        sources = (self._texts[k] for k in np.flatnonzero(self._in[Role.SOURCE]))
        self._named = {word for word in sources if word[0].isupper()}

    def near(self, content: WordSpan, cue: WordSpan | None) -> bool:
        """Whether an unmarked content stands in its cue's paragraph, as all but one in 700 do."""
        if cue is None or self.marked([content]):
            return True
        low, high = sorted((content.first, cue.first))
        return not (self._words.features[low + 1 : high + 1] % BREAKS).any()

    def marked(self, content: Sequence[WordSpan]) -> bool:
        """Whether some of the words stand in quotation marks."""
        return any(self._words.quotes[span.first : span.last].any() for span in content)

    def pull_quotes(self, tied: Sequence[Tied]) -> list[Tied]:
        """The paragraphs that are one quotation, each with its signature as source."""
        loose = {one.content[0].first for one in tied if one.cue is None}
        paragraphs = list(self._paragraphs())
        reports = [False, *(self._reports(paragraph) for paragraph in paragraphs), False]
        signed, alone = [], []
        for paragraph, before, after in zip(paragraphs, reports, reports[2:], strict=False):
            spoken = [k for k in range(paragraph.first, paragraph.end) if self._texts[k].isalnum()]
            if len(spoken) < _SHORTEST or (self._words.quotes[paragraph.first : paragraph.end] == 1).any():
                continue
            share = float(self._in[Role.CONTENT][spoken].mean())
            last = self._sentence_end(paragraph, spoken)
            pull = Tied((WordSpan(Role.CONTENT, paragraph.first, last, share),), None, paragraph.signature, 1.0)
            if paragraph.signature:
                signed += [pull] if share >= _SIGNED else []
            elif (before or after) and share >= _ALONE and self._stands_alone(paragraph, last, spoken, loose):
                alone.append(pull)
        return signed + (alone if len(alone) <= _MOST * len(paragraphs) else [])

    def _reports(self, paragraph: _Paragraph) -> bool:
        """Whether a paragraph says what somebody other than the writer said."""
        inside = range(paragraph.first, paragraph.last)
        sources = (self._texts[k].lower() for k in inside if self._in[Role.SOURCE][k])
        return bool(self._in[Role.CUE][inside.start : inside.stop].any()) and any(s not in _WRITERS for s in sources)

    def _stands_alone(self, paragraph: _Paragraph, last: int, spoken: Sequence[int], loose: set[int]) -> bool:
        """Whether an unsigned paragraph is whole sentences, reports nobody else, and was taken for a pull quote."""
        return not self._reports(paragraph) and self._texts[last - 1] in _ENDS and any(k in loose for k in spoken)

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
        """The words as a name, perhaps with a role; None where they are something else, such as a heading.

        Without a dash before it the name must be one that the model takes for a source, here or elsewhere in the text.
        """
        start = first
        while first < last and self._texts[first] in _DASHES:
            first += 1
        spelt = [k for k in range(first, min(last, first + 30)) if self._texts[k].isalnum()]
        if len(spelt) not in _SIGNATURE or last - first > 30 or self._texts[last - 1] in _ENDS + ":":
            return None
        named = all(self._words.features[k] // BREAKS // QUOTES for k in spelt[:2]) and self._texts[first].isalpha()
        known = first > start or any(self._texts[k] in self._named for k in spelt[1:3])
        if not (named and known) or self._in[Role.CUE][first:last].any() or self._words.quotes[first:last].any():
            return None
        return WordSpan(Role.SOURCE, first, last, 1.0)

    def _sentence_end(self, paragraph: _Paragraph, spoken: Sequence[int]) -> int:
        """One past the mark that ends the last sentence."""
        last = spoken[-1] + 1
        while last < paragraph.end and self._texts[last] in _ENDS:
            last += 1
        return last
