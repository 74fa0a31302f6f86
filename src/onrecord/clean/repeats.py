"""Finds what a page prints twice: kept blocks go in, those that repeat others (a second print, a teaser) come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_LONG = 8
"""Words from which a block that stands twice is a repeat by itself; shorter ones may be a refrain or a heading."""
_SHARE = 0.7
_LONGEST = 2000
"""Words of a block that are compared."""


def repeats(texts: Sequence[str], places: Sequence[int]) -> set[int]:
    """The indices of texts that repeat another. `places` are their positions in the page, ascending.

    Of a text and its repeat the one in the run with more words stays, the first of equals; of a text and a part of it,
    the whole.
    """
    words = [_WORD.findall(text.lower())[:_LONGEST] for text in texts]
    weight = _run_weights(words, places)
    owner: dict[tuple[str, ...], int] = {}
    dropped: set[int] = set()
    for i, line in enumerate(words):
        shingles = _shingles(line)
        other = _twin(shingles, len(line), words, owner)
        if other is None:
            loser = None
        elif len(line) < len(words[other]) * _SHARE:
            loser = i
        elif len(words[other]) < len(line) * _SHARE:
            loser = other
        else:
            loser = other if weight[i] > 1.5 * weight[other] else i
        if loser is not None:
            dropped.add(loser)
        if loser != i:
            owner.update(dict.fromkeys(shingles, i))
    return dropped | _short_repeats(words, dropped)


def _shingles(line: list[str]) -> list[tuple[str, ...]]:
    """The runs of three words, in order."""
    return [tuple(line[k : k + _SHINGLE]) for k in range(len(line) - _SHINGLE + 1)]


def _twin(
    shingles: list[tuple[str, ...]], length: int, words: list[list[str]], owner: dict[tuple[str, ...], int]
) -> int | None:
    """An earlier block that holds most of this one, or that this one holds most of."""
    if length < _LONG:
        return None
    counts = Counter(owner[s] for s in shingles if s in owner)
    for other, shared in counts.most_common(1):
        if len(words[other]) >= _LONG and shared >= _SHARE * max(
            1, min(len(shingles), len(words[other]) - _SHINGLE + 1)
        ):
            return other
    return None


def _run_weights(words: list[list[str]], places: Sequence[int]) -> list[int]:
    """For each text how many words its run has: texts with at most two others of the page between them."""
    weights: list[int] = []
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or places[i] - places[i - 1] > 3:
            weights += [sum(map(len, words[start:i]))] * (i - start)
            start = i
    return weights


def _short_repeats(words: list[list[str]], dropped: set[int]) -> set[int]:
    """Short texts that stood before and have a dropped neighbour: headings and cries within a second print."""
    seen: set[tuple[str, ...]] = set()
    found: set[int] = set()
    for i, line in enumerate(words):
        if i in dropped:
            continue
        if len(line) < _LONG and tuple(line) in seen and {i - 1, i + 1} & (dropped | found):
            found.add(i)
        seen.add(tuple(line))
    return found
