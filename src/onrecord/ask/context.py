"""What stands around a quotation, so that the three read on: the rest of its sentence and one sentence more on either
side."""

from __future__ import annotations

from onrecord.model import Part, Quotation
from onrecord.resolve.layout import Layout

_REACH = 700
"""Code points that are looked at on either side; of a longer sentence the near end is given."""


def before(quotation: Quotation, text: str) -> str:
    """What stands before the words in the article's body: the beginning of their sentence and the sentence before that.

    Empty for words of a title.
    """
    if quotation.part is Part.TITLE:
        return ""
    start = quotation.content[0].start
    opening = max(0, start - _REACH)
    layout = Layout(text[opening : start + 1])
    own, _ = layout.sentence_range(start - opening)
    first, _ = layout.sentence_range(own - 1) if own else (0, 0)
    words = text[opening + first : start].strip()
    return f"…{words}" if opening and not first and words else words


def after(quotation: Quotation, text: str) -> str:
    """What stands behind the words: the end of their sentence and the next sentence. Empty for words of a title."""
    if quotation.part is Part.TITLE:
        return ""
    last = quotation.content[-1]
    end, begin = last.end, max(last.start, last.end - _REACH)
    layout = Layout(text[begin : end + _REACH])
    _, own = layout.sentence_range(end - begin - 1)  # of the last code point: the words may end their sentence
    closing = layout.sentence_range(own)[1] if own < len(layout.text) else own
    words = text[end : begin + closing].strip()
    return f"{words}…" if begin + closing == end + _REACH < len(text) and words else words
