"""Posts among what the tagger found: a post is one attribution as a whole, whatever was found of it.

What somebody else is quoted with inside of a post, in marks and with cue and source of its own ("Roe: “Elm is safe”"),
stays beside it; its pieces, and what runs into it from outside, go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.model import Article, Attribution, Kind, Part
from onrecord.quote.assemble import Tied
from onrecord.quote.confidence import evidence
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.missing import named_before
from onrecord.quote.posts import Post
from onrecord.quote.signatures import Range
from onrecord.quote.words import Encoded

Words = tuple[int, int]
"""The first word and one past the last."""


def outside_posts(tied: Iterable[Tied], posts: Sequence[Post], text: str, words: Encoded, head: int) -> list[Tied]:
    """The attributions without what the posts settle; `head` code points stand before the posts' text."""
    places = [_words(words, post.place, head) for post in posts]
    contents = [_words(words, (post.content[0][0], post.content[-1][1]), head) for post in posts]
    return [left for one in tied for left in _left(one, places, contents, text, words)]


def weighed_post(article: Article, post: Post, words: Encoded, head: int) -> tuple[Attribution, tuple[float, ...]]:
    """A post as an attribution with its evidence: its parts are as sure as the format, it has no cue."""
    content = tuple(article.span(*stretch) for stretch in post.content)
    made = Attribution(Part.BODY, Kind.DIRECT, content, (article.span(*post.source),), (), 0.0)
    spans = tuple(WordSpan(Role.CONTENT, *_words(words, stretch, head), 1.0) for stretch in post.content)
    source = WordSpan(Role.SOURCE, *_words(words, post.source, head), 1.0)
    return made, evidence(Tied(spans, None, source, 1.0), Kind.DIRECT)


def _left(one: Tied, places: Sequence[Words], contents: Sequence[Words], text: str, words: Encoded) -> Iterator[Tied]:
    """The attribution as far as it stays; the signature of a post signs nothing else."""
    if _quotes_within(one, contents, text, words):
        yield one
        return
    outside = tuple(span for span in one.content if not _overlaps(span, places))
    if outside:
        signs = one.cue is None and one.source is not None and _overlaps(one.source, places)
        yield replace(one, content=outside, source=None if signs else one.source)


def _words(words: Encoded, stretch: Range, head: int) -> Words:
    first, last = np.searchsorted(words.starts, [stretch[0] + head, stretch[1] + head]).tolist()
    return first, max(first + 1, last)


def _before(stretches: Sequence[Words], word: int) -> Words:
    """The last of some stretches, which stand in order, that starts before a word; an empty one where none does."""
    number = bisect_left(stretches, (word, word))
    return stretches[number - 1] if number else (0, 0)


def _overlaps(span: WordSpan, places: Sequence[Words]) -> bool:
    return span.first < _before(places, span.last)[1]


def _quotes_within(one: Tied, contents: Sequence[Words], text: str, words: Encoded) -> bool:
    """Whether an attribution is another's words in marks that a post gives as a part of its own."""
    first, last = _before(contents, one.content[0].last)
    parts = [*one.content, *(part for part in (one.cue, one.source) if part)]
    inside = all(first <= part.first and part.last <= last for part in parts)
    told = one.source is not None and (one.cue is not None or named_before(one, words, text))
    return inside and told and all(words.quotes[span.first : span.last].any() for span in one.content)
