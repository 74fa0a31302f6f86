"""The kept stretches of a dump as text: control characters and links' tooltips are cut out, every stretch stands in the
input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.clean.tooltips import tooltips
from onrecord.model import Segment

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufeff]+")
"""What no text holds: control characters that are no white space, and the byte order mark."""


def blanked(text: str) -> str:
    """The text with blanks in place of what is cut out, for judging its lines: no offset moves."""
    parts, at = [], 0
    for start, end in _cuts(text, 0, len(text)):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def without_tooltips(text: str) -> str:
    """The text with links' tooltips cut out."""
    parts, at = [], 0
    for start, end in tooltips(text):
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def joined(text: str, kept: Iterable[tuple[int, int]]) -> tuple[str, tuple[Segment, ...]]:
    """The article's text, an empty line between the kept ranges of the input, and its segments."""
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for start, end in kept:
        shown = list(_shown(text, start, end))
        if shown and parts:
            parts.append("\n\n")
            at += 2
        for origin, until in shown:
            parts.append(text[origin:until])
            segments.append(Segment(at, at + until - origin, origin))
            at += until - origin
    return "".join(parts), tuple(segments)


def _shown(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range without the characters that are cut out, in pieces; blanks at its ends go with them."""
    edges = [start, *(edge for cut in _cuts(text, start, end) for edge in cut), end]
    return ((a, b) for k, (a, b) in enumerate(pairwise(edges)) if k % 2 == 0 and a < b)


def _cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges within one that are cut out, in order, none within another."""
    cards = [(start + a, start + b) for a, b in tooltips(text[start:end])]
    unseen = (found.span() for found in _UNSEEN.finditer(text, start, end))
    return sorted([*cards, *(cut for cut in unseen if not any(a <= cut[0] < b for a, b in cards))])
