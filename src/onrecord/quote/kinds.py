"""Whether a content is in the speaker's own words, told by the quotation marks that its words stand in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Kind
from onrecord.quote.decode import WordSpan
from onrecord.quote.words import Encoded


def kind_of(content: Sequence[WordSpan], text: str, words: Encoded, *, alone: bool) -> Kind:
    """Direct: every word stands in marks, or the content is a pull quote. Mixed: some do. Indirect: none does.

    `alone` says that the content has no cue: without marks such a paragraph is a pull quote.
    """
    spoken = [k for span in content for k in range(span.first, span.last) if text[words.starts[k]].isalnum()]
    marked = sum(bool(words.quotes[k]) for k in spoken)
    if marked:
        return Kind.DIRECT if marked == len(spoken) else Kind.MIXED
    return Kind.DIRECT if alone else Kind.INDIRECT
