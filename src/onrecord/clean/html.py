"""The body of an HTML page: trafilatura says which blocks are the article, the page how its words stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.clean.tree import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKER = re.compile(r"^(?:[-•·*]\s+)+")
_SHINGLE = 4
_MOST_PLACES = 20
"""Of a shingle that stands in many blocks, the first places that are looked at."""
_PART = 0.8
"""Least share of a block's word shingles that a line must hold for the block to be a part of it."""
_SAME_BLOCK = 0.6
"""Least share of a paragraph's word shingles that a block must hold to be where the paragraph came from."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body, and the block of the page that it is; None where no block is like it."""

    text: str
    block: int | None


def extract(tree: HtmlElement) -> list[str]:
    """The article's lines as trafilatura finds them, white space collapsed; nothing where it finds no article.

    Its metadata (which guess dates), comments and stateful removal of duplicates stay off. The tree is changed.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(
            tree, favor_precision=True, include_comments=False, with_metadata=False, deduplicate=False
        )
    except RecursionError:
        return []
    text = getattr(found, "text", None) or ""
    return [
        plain
        for line in text.split("\n")
        if (plain := " ".join(_MARKER.sub("", line.strip()).split())) and re.search(r"\w", plain)
    ]


def placed(lines: Sequence[str], blocks: Sequence[Block]) -> list[Paragraph]:
    """The lines as paragraphs, each with the block it is; words glued or lost on the way are the block's again."""
    at, places, origins = 0, _places(blocks), _Origins(blocks)
    out: list[Paragraph] = []
    for line in lines:
        index = _next(places.get(line, ()), at)
        sources = [index] if index is not None else origins.of(line)
        at = sources[-1] + 1 if sources else at
        out += [Paragraph(blocks[source].text, source) for source in sources] or [Paragraph(line, None)]
    return _once(out)


def _once(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without those whose block came before."""
    seen: set[int] = set()
    out = []
    for paragraph in paragraphs:
        if paragraph.block is None or paragraph.block not in seen:
            out.append(paragraph)
        if paragraph.block is not None:
            seen.add(paragraph.block)
    return out


def _places(blocks: Sequence[Block]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        places.setdefault(_MARKER.sub("", block.text), []).append(index)
    return places


def _next(indexes: Sequence[int], at: int) -> int | None:
    """The first of the indexes from `at` on, else the first of all."""
    return indexes[min(bisect_left(indexes, at), len(indexes) - 1)] if indexes else None


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[k : k + _SHINGLE]) for k in range(max(1, len(words) - _SHINGLE + 1))} if words else set()


class _Origins:
    """Finds the blocks that a line was made of, when it stands nowhere as it is."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.sizes: list[int] = []
        self.index: dict[tuple[str, ...], list[int]] = {}

    def of(self, line: str) -> list[int]:
        """The block that holds most of the line's words, else those made of them; none if they hold too few."""
        if not self.sizes:
            self._build()
        wanted = _shingles(line)
        votes: dict[int, int] = {}
        for shingle in wanted:
            for number in self.index.get(shingle, ())[:_MOST_PLACES]:
                votes[number] = votes.get(number, 0) + 1
        whole = [number for number, count in votes.items() if count >= _SAME_BLOCK * len(wanted)]
        if whole:
            return [max(whole, key=lambda number: (votes[number], -number))]
        parts = sorted(number for number, count in votes.items() if count >= _PART * self.sizes[number])
        return parts if sum(votes[number] for number in parts) >= _SAME_BLOCK * len(wanted) else []

    def _build(self) -> None:
        for number, block in enumerate(self.blocks):
            shingles = _shingles(block.text)
            self.sizes.append(len(shingles))
            for shingle in shingles:
                self.index.setdefault(shingle, []).append(number)
