"""Spans of words → attributions: a content points to its cue and source; contents with one cue are one attribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.tagger import Link, Tagged


@dataclass(frozen=True, slots=True)
class Tied:
    """An attribution as spans of words."""

    content: tuple[WordSpan, ...]
    cue: WordSpan | None
    source: WordSpan | None
    link: float
    """How likely this is its source, or that it has none: by the links, or by the tags where a second look found it."""


def tie(tagged: Tagged, spans: list[WordSpan], passages: Sequence[tuple[int, int]] = ()) -> list[Tied]:
    """The attributions of a text, in the order of their contents.

    `passages` are words (first, last) of quotations over several paragraphs: one attribution each, whatever the links.
    """
    by_role: dict[Role, list[WordSpan]] = {role: [s for s in spans if s.role is role] for role in Role}
    cues, sources = by_role[Role.CUE], by_role[Role.SOURCE]
    cue_of = {content: _best(tagged, content, cues) for content in by_role[Role.CONTENT]}
    groups: dict[WordSpan, list[WordSpan]] = defaultdict(list)
    for content in cue_of:
        head = _head(content, by_role[Role.CONTENT], passages)
        groups[cue_of[head] or head].append(content)
    return [_tied(tagged, contents, cue_of[contents[0]], sources) for contents in groups.values()]


def _head(content: WordSpan, contents: Sequence[WordSpan], passages: Sequence[tuple[int, int]]) -> WordSpan:
    """The first content of the passage that a content stands in; itself where it stands in none."""
    around = next((p for p in passages if p[0] <= content.first < p[1]), None)
    return content if around is None else next(c for c in contents if c.last > around[0])


def _best(tagged: Tagged, content: WordSpan, cues: list[WordSpan]) -> WordSpan | None:
    scores = tagged.link(Link.CONTENT_TO_CUE, content.first, [cue.first for cue in cues])
    return [None, *cues][int(scores.argmax())]


def _tied(tagged: Tagged, contents: list[WordSpan], cue: WordSpan | None, sources: list[WordSpan]) -> Tied:
    firsts = [source.first for source in sources]
    votes = [tagged.link(Link.CONTENT_TO_SOURCE, content.first, firsts) for content in contents]
    if cue is not None:
        votes.append(tagged.link(Link.CUE_TO_SOURCE, cue.first, firsts))
    floor = np.float32(-12)  # out of sight of one window does not rule a source out
    total = np.maximum(np.stack(votes), floor).mean(axis=0)
    best = int(total.argmax())
    return Tied(tuple(contents), cue, [None, *sources][best], min(1.0, float(np.exp(total[best]))))
