"""Tells which lines open what is not the story (remarks, other stories, small print): lines in, numbers out."""

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
    marked = np.array([[_is(kind, head) for kind in _kinds().values()] for head in heads], np.bool_)
    marked = marked.reshape(len(texts), len(_kinds()))
    before = np.column_stack([_nearness(column) for column in marked.T])
    after = np.column_stack([_nearness(column[::-1])[::-1] for column in marked.T])
    return np.column_stack([marked, before, after]).astype(np.float32)


def appeals(texts: list[str]) -> list[bool]:
    """For each line whether it asks the reader for something: to subscribe, to join, to sign up."""
    return [_is(_kinds()["appeal"], text[:_LONGEST].lower()) for text in texts]


def _is(kind: tuple[re.Pattern[str], re.Pattern[str]], head: str) -> bool:
    """Whether a line is of a kind, by its start or by words anywhere in it."""
    start, anywhere = kind
    return start.match(head) is not None or anywhere.search(head) is not None


def _nearness(marked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How near the last marked line before each line is."""
    at = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, at, -_FAR - 1))
    last = np.concatenate([[-_FAR - 1], last[:-1]])
    near: NDArray[np.float64] = 1.0 - np.log(np.clip(at - last, 1, _FAR)) / np.log(_FAR)
    return near


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each kind, in the order of the data file, a pattern of a line's start and one of words anywhere."""
    found: dict[str, list[str]] = {}
    for line in files("onrecord.clean").joinpath("data/markers.txt").read_text("utf-8").splitlines()[1:]:
        kind, pattern = line.split("\t")
        found.setdefault(kind, []).append(pattern)
    return {kind: (_any_of(lines, start=True), _any_of(lines, start=False)) for kind, lines in found.items()}


def _any_of(patterns: list[str], *, start: bool) -> re.Pattern[str]:
    """Those that are bound to a line's start, or the others; a start is matched once, not tried at every place."""
    chosen = [pattern for pattern in patterns if pattern.startswith("^") is start]
    return re.compile("|".join(f"(?:{pattern})" for pattern in chosen) or r"(?!)")
