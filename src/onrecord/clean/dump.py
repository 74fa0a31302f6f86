"""The body of a text dump: a page's plain text goes in, the kept stretches of it and its judged lines come out."""

from __future__ import annotations

import re

from onrecord.clean.edges import trimmed
from onrecord.clean.line_features import Matrix, credited
from onrecord.clean.line_model import probabilities
from onrecord.clean.lines import Block, Body, Line, LineKind, Scores, blocks
from onrecord.clean.markers import appeals
from onrecord.clean.repeats import repeats
from onrecord.clean.runs import article
from onrecord.model import Segment

_BODY = 0.5
"""From this probability a block is kept."""
_SURE, _APPEAL = 0.95, 12
"""The same for a picture's credit, and for a line of so few words that asks the reader for something."""
_TITLE = 0.5
"""From this probability a line is the page's title, and so is every line of the same words."""
_HEADLINE = 6
"""Words from which a line is a headline rather than a heading."""
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
"""The end of a sentence."""


def body(text: str) -> Body:
    """The article's body in a dump of a page; no segments where the page holds no article. Offsets in code points."""
    found = blocks(text)
    return assemble(text, found, probabilities(found))


def assemble(text: str, found: list[Block], shares: Matrix) -> Body:
    """The body that the shares of kinds (blocks, kinds) lead to: `body` without the classifier, for training."""
    scores = [Scores(*map(float, row[1:])) for row in shares]
    kept = _likely(found, scores)
    twice = repeats([found[i].text for i in kept], kept)
    kept = [i for at, i in enumerate(kept) if at not in twice]
    inside = set(kept)
    lines = [
        Line(start, end, text[start:end], LineKind.BODY if i in inside else _kind(scores[i]), scores[i])
        for i, block in enumerate(found)
        for start, end in block.lines
    ]
    return Body(_segments(text, [found[i] for i in kept]), tuple(lines))


def _likely(found: list[Block], scores: list[Scores]) -> list[int]:
    """The blocks that are body by their score, without the title beside a picture and lists of other stories."""
    keys = [block.text.casefold() for block in found]
    titles = {key for key, score in zip(keys, scores, strict=True) if score.title >= _TITLE}
    listed = {key for key, score in zip(keys, scores, strict=True) if score.body < _BODY and _is_headline(key)}
    elsewhere = titles | listed
    least = _thresholds([block.text for block in found])
    likely = [i for i, score in enumerate(scores) if score.body >= least[i] and keys[i] not in elsewhere]
    closed = [_CLOSED.search(key[-8:]) is not None for key in keys]
    return article(likely, [len(key.split()) for key in keys], [score.body for score in scores], closed)


def _thresholds(texts: list[str]) -> list[float]:
    """The least probability of body of each block."""
    asks = (ask and len(text.split()) <= _APPEAL for ask, text in zip(appeals(texts), texts, strict=True))
    return [_SURE if ask or credited(text) else _BODY for ask, text in zip(asks, texts, strict=True)]


def _is_headline(text: str) -> bool:
    """Whether a line that stands again in a list of stories is one: longer than a section's heading, no sentence."""
    return len(text.split()) >= _HEADLINE and not text.endswith((".", "!", "?", "…", ":", ".”", '."'))


def _kind(scores: Scores) -> LineKind:
    """The likeliest kind of a block that is not kept."""
    shares = {LineKind.OTHER: max(scores.other, scores.body)}
    shares |= {LineKind.TITLE: scores.title, LineKind.BYLINE: scores.byline, LineKind.DATE: scores.date}
    return max(shares, key=lambda kind: shares[kind])


def _segments(text: str, kept: list[Block]) -> tuple[Segment, ...]:
    """The kept blocks as stretches of the input, two newlines between them in the article's text."""
    segments: list[Segment] = []
    at = 0
    for block in kept:
        start, end = trimmed(text, block.lines[0][0], block.lines[-1][1])
        segments.append(Segment(at, at + end - start, start))
        at += end - start + 2
    return tuple(segments)
