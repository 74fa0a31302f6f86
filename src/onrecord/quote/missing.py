"""Sources that the tagger left out: a second look near the cue, and names before a colon.

A quotation without its source is worth little. Where a cue has none, the words beside it are looked at again, and the
likeliest ones are taken at a lower bar than the tagger's. In headlines and interviews a name and a colon stand for both
source and cue ("Poll: Bridge Is Safe").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from onrecord.quote.assemble import Tied
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.tagger import Floats, Tagged
from onrecord.quote.words import BREAKS, QUOTES, Encoded

NEAR = 6
"""Words on either side of the cue."""
LEAST = 0.2
"""Probability that the likeliest word is of a source; chosen on the held-out part of train."""
SAME = 0.5
"""Share of it that its neighbours must reach to belong to it."""
LONGEST_NAME = 8
"""Words and marks before a colon at most."""
SMALL = 3
"""Letters of a word in lower case that a name may hold ("of", "the")."""


def with_sources(
    tied: Sequence[Tied], spans: Sequence[WordSpan], tagged: Tagged, words: Encoded, text: str
) -> list[Tied]:
    """The attributions, those without a source given the one that a second look finds."""
    chances = np.exp(tagged.tags)
    sources = chances[:, 1] + chances[:, 2]
    free = np.ones(len(sources), dtype=bool)
    for span in spans:
        free[span.first : span.last] = False
    out = []
    for one in tied:
        if one.source is None and one.cue is not None:
            found = _near(one.cue, np.where(free, sources, 0), words)
            out.append(replace(one, source=found, link=found.probability) if found else one)
        elif one.source is None:
            out.append(_before_colon(one, words, text))
        else:
            out.append(one)
    return out


def _near(cue: WordSpan, chances: Floats, words: Encoded) -> WordSpan | None:
    """The likeliest source in the cue's paragraph."""
    breaks = np.flatnonzero(words.features % BREAKS)
    place = int(np.searchsorted(breaks, cue.first, side="right"))
    start = max(cue.first - NEAR, int(breaks[place - 1]) if place else 0)
    end = min(cue.last + NEAR, int(breaks[place]) if place < len(breaks) else len(chances))
    best = start + int(chances[start:end].argmax())
    if chances[best] < LEAST:
        return None
    first, last = best, best + 1
    while first > start and chances[first - 1] >= SAME * chances[best]:
        first -= 1
    while last < end and chances[last] >= SAME * chances[best]:
        last += 1
    return WordSpan(Role.SOURCE, first, last, float(chances[best]))


def _before_colon(one: Tied, words: Encoded, text: str) -> Tied:
    """The attribution with what stands before the colon as its source, where it opens a paragraph so."""
    content, *rest = one.content
    opens = words.features[content.first] % BREAKS and words.features[content.first] // BREAKS // QUOTES
    last = min(content.last - 1, content.first + LONGEST_NAME)
    spelt = [text[words.starts[k] : words.ends[k]] for k in range(content.first, last)]
    name = spelt[: spelt.index(":")] if ":" in spelt else []
    colon = content.first + len(name)
    if not (opens and name and _is_name(name) and _speaks(colon, content.last, words, text)):
        return one
    source = WordSpan(Role.SOURCE, content.first, colon, content.probability)
    named = replace(content, first=colon + 1)
    return replace(one, content=(named, *rest), source=source, link=content.probability)


def named_before(one: Tied, words: Encoded, text: str) -> bool:
    """Whether the source is a name before a colon, which stands for the cue as well."""
    start = one.content[0].first
    colon = start - 1
    return one.cue is None and one.source is not None and one.source.last == colon and text[words.starts[colon]] == ":"


def _speaks(colon: int, last: int, words: Encoded, text: str) -> bool:
    """Whether words follow the colon, after a space: "10:30" and an address have none."""
    spaced = words.starts[colon + 1] > words.ends[colon]
    return bool(spaced) and any(text[words.starts[k]].isalnum() for k in range(colon + 1, last))


def _is_name(name: Sequence[str]) -> bool:
    """Whether every word may be of a name, and none labels a text ("Breaking")."""
    letters = all(word.isalpha() or word in ".-’'" for word in name)
    cased = all(not word.islower() or len(word) <= SMALL for word in name)
    return letters and cased and not any(word.lower() in _labels() for word in name)


@cache
def _labels() -> frozenset[str]:
    lines = (Path(__file__).parent / "data" / "labels.txt").read_text("utf8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
