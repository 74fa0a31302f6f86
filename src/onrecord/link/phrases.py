"""Which quotations can hold the same words: in come the words of one, out come the keys of some runs of them; any two
that share a long run have one in common.

Winnowing (Schleimer, Wilkerson and Aiken 2003) keeps the least hash of every few neighbours.
"""

from __future__ import annotations

import numpy as np

from onrecord.link.shingles import SHINGLE, bare_words, numbers_of, shingles
from onrecord.link.weights import weight

_WINDOW = 6
_LEAST = 6.0
"""Least weight of a run's words together: a phrase of everyday words is shared by chance."""


def phrase_keys(text: str) -> list[int]:
    """Signed 64-bit integers, none for fewer than SHINGLE words. Two texts that share SHINGLE + 5 words in a row have a
    key in common where these carry weight."""
    words = bare_words(text)
    hashed = shingles(numbers_of(words))
    if not len(hashed):
        return []
    width = min(_WINDOW, len(hashed))
    least = np.lib.stride_tricks.sliding_window_view(hashed, width).argmin(axis=1) + np.arange(len(hashed) - width + 1)
    heavy = [at for at in sorted({*least.tolist()}) if sum(map(weight, words[at : at + SHINGLE])) >= _LEAST]
    return [int(hashed[at].view(np.int64)) for at in heavy]
