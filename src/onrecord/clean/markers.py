"""Tells which lines open what is not the story (remarks, other stories, small print): lower-case lines in, numbers out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_LONGEST = 160
"""Code points of a line that are looked at."""
_FAR = 50
"""Blocks beyond which a marker is out of reach."""


def markers(texts: list[str]) -> NDArray[np.float32]:
    """For each kind of marker whether a line is one, and how near the last one before and the next one after are.

    Shape (lines, 3 * kinds); nearness falls from 1 for the next line to 0 at fifty lines.
    """
    heads = [text[:_LONGEST].lower() for text in texts]
    marked = np.array([[kind.search(head) is not None for kind in _kinds()] for head in heads], np.bool_)
    marked = marked.reshape(len(texts), len(_kinds()))
    before = np.column_stack([_nearness(column) for column in marked.T])
    after = np.column_stack([_nearness(column[::-1])[::-1] for column in marked.T])
    return np.column_stack([marked, before, after]).astype(np.float32)


def _nearness(marked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How near the last marked line before each line is."""
    at = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, at, -_FAR - 1))
    last = np.concatenate([[-_FAR - 1], last[:-1]])
    return 1.0 - np.log(np.clip(at - last, 1, _FAR)) / np.log(_FAR)


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    """One pattern a kind, in the order of the data file."""
    found: dict[str, list[str]] = {}
    for line in files("onrecord.clean").joinpath("data/markers.txt").read_text("utf-8").splitlines()[1:]:
        kind, pattern = line.split("\t")
        found.setdefault(kind, []).append(pattern)
    return tuple(re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) for patterns in found.values())
