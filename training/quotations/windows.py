"""Documents → labelled windows of sub-words, as the model is trained on them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.quote.words import Encoded, encode
from training.quotations.polnear import Document, Range, Relation

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
IGNORED = -100
LINKS = ("content to cue", "content to source", "cue to source")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document as arrays, with a tag a word and links between the first words of spans."""

    words: Encoded
    tags: NDArray[np.int64]
    links: tuple[tuple[int, int, int | None], ...]
    """(index into LINKS, word the link starts from, word it points to or None)."""
    aims: NDArray[np.float32]
    """(W, 7) the chance of each tag that training aims at: 1 for that of the gold, a teacher's; none: not looked at."""


@dataclass(frozen=True, slots=True)
class Window:
    """What one row of a batch is made of; `T` sub-words with [CLS] and [SEP]."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    tags: NDArray[np.int64]
    """(T,) IGNORED but on the first sub-word of each word."""
    links: tuple[tuple[int, int, int], ...]
    """(kind, from, to) as positions in the window; to is 0 where there is none; targets outside are left out."""
    aims: NDArray[np.float32]
    """(T, 7) zeros but on the first sub-word of each word."""


def label(document: Document, tokenizer: Tokenizer) -> Labelled:
    """Tags and links of a whole document."""
    words = encode(document.text, tokenizer)
    tags = np.zeros(len(words.starts), dtype=np.int64)
    links: set[tuple[int, int, int | None]] = set()
    for relation in document.relations:
        firsts = {
            role: [_mark(words, tags, r, 2 * k + 1) for r in ranges]
            for k, (role, ranges) in enumerate(_roles(relation))
        }
        cue, source = (next(iter(firsts[role]), None) for role in ("cue", "source"))
        links |= {(0, content, cue) for content in firsts["content"]}
        links |= {(1, content, source) for content in firsts["content"]}
        links |= {(2, first, source) for first in firsts["cue"]}
    begins = {0: 3, 1: 1, 2: 1}  # the tag that a target of each kind begins with; overlapping annotations may hide it
    sound = (x for x in links if tags[x[1]] in (3, 5) and (x[2] is None or tags[x[2]] == begins[x[0]]))
    return Labelled(words, tags, tuple(sorted(sound, key=str)), np.eye(len(TAGS), dtype=np.float32)[tags])


def _roles(relation: Relation) -> tuple[tuple[str, tuple[Range, ...]], ...]:
    return ("source", relation.source), ("cue", relation.cue), ("content", relation.content)


def _mark(words: Encoded, tags: NDArray[np.int64], span: Range, begin: int) -> int:
    """Tags the words of a span; returns the first of them."""
    low = int(np.searchsorted(words.ends, span[0], side="right"))
    high = int(np.searchsorted(words.starts, span[1], side="left"))
    tags[low:high] = begin + 1
    tags[low] = begin
    return low


def windows(labelled: Labelled, length: int, rng: random.Random | None, special: tuple[int, int]) -> Iterator[Window]:
    """Cuts a document into windows of at most `length` sub-words; with `rng` the first is cut short: seams move.

    `special` holds the ids of [CLS] and [SEP].
    """
    words = labelled.words
    first, total = 0, len(words.starts)
    room = rng.randint(length // 3, length - 2) if rng else length - 2
    while first < total:
        last = int(np.searchsorted(words.firsts, words.firsts[first] + room, side="right")) - 1
        last = min(max(last, first + 1), total)
        yield _window(labelled, first, last, special)
        first, room = last, length - 2


def _window(labelled: Labelled, first: int, last: int, special: tuple[int, int]) -> Window:
    words = labelled.words
    low, high = int(words.firsts[first]), int(words.firsts[last])
    places = words.firsts[first:last] - low + 1
    ids = np.concatenate([special[:1], words.ids[low:high], special[1:]])
    features = np.zeros(len(ids), dtype=np.int64)
    owner = np.searchsorted(words.firsts, np.arange(low, high), side="right") - 1
    features[1:-1] = words.features[owner]
    tags = np.full(len(ids), IGNORED, dtype=np.int64)
    tags[places] = labelled.tags[first:last]
    aims = np.zeros((len(ids), len(TAGS)), dtype=np.float32)
    aims[places] = labelled.aims[first:last]
    links = tuple(
        (kind, int(places[start - first]), 0 if target is None else int(places[target - first]))
        for kind, start, target in labelled.links
        if first <= start < last and (target is None or first <= target < last)
    )
    return Window(ids, features, tags, links, aims)
