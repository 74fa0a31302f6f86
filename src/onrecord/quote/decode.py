"""Tag probabilities of words → spans of words: the best sequence in which every span begins properly (Viterbi, BIO)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Role(StrEnum):
    """The roles of an attribution relation, in the order of the model's tags."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words `first` to `last` (exclusive) in one role, with the mean probability of their tags."""

    role: Role
    first: int
    last: int
    probability: float


def best_tags(log_probabilities: NDArray[np.float32], fresh: frozenset[int] = frozenset()) -> NDArray[np.int64]:
    """The best sequence of tags for (W, 7) log-probabilities. A span does not run on into a word in `fresh`."""
    count = len(log_probabilities)
    if not count:
        return np.zeros(0, dtype=np.int64)
    rows = log_probabilities.tolist()
    score = [-np.inf if tag and tag % 2 == 0 else rows[0][tag] for tag in range(7)]
    back: list[list[int]] = []
    for word in range(1, count):
        best = max(range(7), key=score.__getitem__)
        came, new = [best] * 7, [score[best]] * 7
        for inside in (2, 4, 6):
            came[inside] = inside if score[inside] > score[inside - 1] else inside - 1
            new[inside] = -np.inf if word in fresh else score[came[inside]]
        row = rows[word]
        score = [new[tag] + row[tag] for tag in range(7)]
        back.append(came)
    tags = [max(range(7), key=score.__getitem__)]
    for step in reversed(back):
        tags.append(step[tags[-1]])
    return np.array(tags[::-1], dtype=np.int64)


def spans(log_probabilities: NDArray[np.float32], fresh: frozenset[int] = frozenset()) -> list[WordSpan]:
    """The spans of the best sequence, in order."""
    tags = best_tags(log_probabilities, fresh)
    begins = np.flatnonzero(tags % 2 == 1).tolist()
    out = []
    for first in begins:
        inside = tags[first] + 1
        last = first + 1
        while last < len(tags) and tags[last] == inside:
            last += 1
        chosen = log_probabilities[np.arange(first, last), tags[first:last]]
        out.append(WordSpan(list(Role)[(inside - 2) // 2], first, last, float(np.exp(chosen).mean())))
    return out
