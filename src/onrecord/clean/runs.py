"""Parts the kept blocks of a page into runs, and tells the article's from lists of other stories far from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_APART = 8
"""Blocks from one kept block to the next from which they belong to different runs."""
_SURE = 0.88
"""Mean probability, by words, that a run other than the heaviest needs. Teasers of a news list stay below it."""

_OPEN = 1 / 3
"""What a word weighs in a block that ends no sentence: a long list of headlines is no article."""


def article(kept: Sequence[int], words: Sequence[int], body: Sequence[float], closed: Sequence[bool]) -> list[int]:
    """The kept blocks without the runs that are not sure.

    `kept` are places of blocks in the page, ascending; `words`, `body` and `closed` tell every block's number of words,
    its probability of being body and whether it ends as a sentence does. The heaviest run (probability over a half,
    times words; a third of it for a block that ends no sentence) always stays.
    """
    runs = _runs(kept)
    if not runs:
        return []
    weight = [w * (2 * b - 1) * (1 if c else _OPEN) for w, b, c in zip(words, body, closed, strict=True)]
    heaviest = max(runs, key=lambda run: sum(weight[i] for i in run))
    sure = [run for run in runs if run is heaviest or _mean(run, words, body) >= _SURE]
    return [i for run in sure for i in run]


def _runs(kept: Sequence[int]) -> list[list[int]]:
    """The places in groups, each less than `_APART` from the next."""
    runs = [[kept[0]]] if kept else []
    for before, after in pairwise(kept):
        if after - before > _APART:
            runs.append([])
        runs[-1].append(after)
    return runs


def _mean(run: list[int], words: Sequence[int], body: Sequence[float]) -> float:
    """The mean probability of a run's words."""
    return sum(words[i] * body[i] for i in run) / max(1, sum(words[i] for i in run))
