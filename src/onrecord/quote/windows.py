"""How a long text is cut into overlapping windows, and which window speaks for a word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LENGTH = 384
"""Sub-words in a window, [CLS] and [SEP] included, as the model was trained."""
OVERLAP = 64
"""Sub-words that neighbouring windows share; each speaks for its half."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` are read together; the window speaks for `owned_from` to `owned_to`."""

    first: int
    last: int
    owned_from: int
    owned_to: int


def plan(firsts: NDArray[np.int64], length: int = LENGTH, overlap: int = OVERLAP) -> list[Window]:
    """Windows that cover all words. `firsts` is (W + 1,): the first sub-word of each word, and their number.

    The windows are as few as they can be and of like size, so that the last one is not a stump without context.
    """
    total = int(firsts[-1])
    words = len(firsts) - 1
    room = length - 2
    count = 1 if total <= room else -(-(total - overlap) // (room - overlap))
    step = (total - overlap) / count
    cuts: list[tuple[int, int]] = []
    for k in range(count):
        first = int(np.searchsorted(firsts[:-1], round(k * step)))
        last = (
            words
            if k == count - 1
            else int(np.searchsorted(firsts, round(k * step + step + overlap), side="right")) - 1
        )
        cuts.append((first, last))
    return _owned([cut for cut in cuts if cut[0] < cut[1]])


def _owned(cuts: list[tuple[int, int]]) -> list[Window]:
    seams = [(after[0] + before[1]) // 2 for before, after in pairwise(cuts)]
    starts = [cuts[0][0], *seams] if cuts else []
    ends = [*seams, cuts[-1][1]] if cuts else []
    return [Window(*cut, start, end) for cut, start, end in zip(cuts, starts, ends, strict=True)]
