"""Which of a reader's attributions are right, by PolNeAR's gold: contents that overlap, sources that share a word. The
gold's attributions over several sentences are parted into utterances, as the reader parts its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Article, Attribution, Media, Segment, Span, Status
from onrecord.quote.utterances import is_parted
from training.quotations.polnear import Document, Range, Relation

LEAST = 0.5
"""Intersection over union, in code points, at which a content is that of the gold."""


def article_of(document: Document) -> Article:
    """The document as an article that needs no cleaning."""
    whole = (Segment(0, len(document.text), 0),)
    return Article(document.name, document.name, "", Status.READ, document.text, Media.TEXT, "utf-8", segments=whole)


def uttered(document: Document) -> Document:
    """The document with its attributions parted into utterances (`quote/utterances.py`)."""
    parted = [
        replace(each, content=part) for each in document.relations for part in _parts(each.content, document.text)
    ]
    return replace(document, relations=tuple(parted))


def _parts(content: Sequence[Range], text: str) -> list[tuple[Range, ...]]:
    parts = [[one] for one in content[:1]]
    for before, after in pairwise(content):
        if is_parted(text, before[1], after[0]):
            parts.append([after])
        else:
            parts[-1].append(after)
    return [tuple(part) for part in parts] or [()]


def right(document: Document, found: Sequence[Attribution]) -> list[bool]:
    """Whether each attribution's content is one of the gold's, and its source is that one's."""
    partner = partners(document, found)
    return [
        k in partner and _same_source(document.relations[partner[k]], one, document.text) for k, one in enumerate(found)
    ]


def partners(document: Document, found: Sequence[Attribution]) -> dict[int, int]:
    """For attributions, by their numbers, those of the gold with the same content: best first, one to one."""
    pairs = sorted(
        ((_overlap(gold, one), j, k) for j, gold in enumerate(document.relations) for k, one in enumerate(found)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, j, k in pairs:
        if score >= LEAST and j not in taken and k not in partner:
            partner[k] = j
            taken.add(j)
    return partner


def _overlap(gold: Relation, one: Attribution) -> float:
    a, b = _points(gold.content), _points(ranges_of(one.content))
    return len(a & b) / len(a | b) if a & b else 0.0


def _same_source(gold: Relation, one: Attribution, text: str) -> bool:
    a, b = _points(gold.source), _points(ranges_of(one.source))
    return any(text[k].isalnum() for k in a & b) or not (a or b)


def ranges_of(spans: Iterable[Span]) -> list[Range]:
    """Start and end of each."""
    return [(span.start, span.end) for span in spans]


def _points(ranges: Iterable[Range]) -> set[int]:
    return {point for start, end in ranges for point in range(start, end)}
