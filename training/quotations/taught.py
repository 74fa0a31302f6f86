"""Articles without gold, as a teacher reads them: the chances of each word's tags, for its students to aim at.

`teach` writes them. The file holds numbers alone; the texts are read anew from allsides.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.quote.words import encode
from training.quotations.views import edited, marks_as
from training.quotations.windows import Labelled


@dataclass(frozen=True, slots=True)
class Taught:
    """A text and what a teacher says of its `W` words: (W, 7) probabilities, in the order of TAGS."""

    text: str
    chances: NDArray[np.float16]


def articles(path: Path) -> list[str]:
    """The texts of allsides, in the order of its file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line)["text"] for line in lines]


def load(path: Path, data: Path) -> list[Taught]:
    """What `teach` wrote, with the texts it was read from."""
    texts, stored = articles(data), np.load(path)
    ends = np.cumsum(stored["words"])
    parts = np.split(stored["chances"], ends[:-1])
    return [Taught(texts[number], part) for number, part in zip(stored["numbers"], parts, strict=True)]


def label(taught: Taught, style: str | None, tokenizer: Tokenizer) -> Labelled:
    """The text with its marks as `style` has them (None: as they are), its words aiming at what they did."""
    old = encode(taught.text, tokenizer)
    text, moved = edited(taught.text, marks_as(taught.text, style) if style else [])
    words = encode(text, tokenizer)
    starts, ends = np.array(moved)[old.starts], np.array(moved)[old.ends]
    places = np.minimum(np.searchsorted(words.starts, starts), len(words.starts) - 1)
    same = (words.starts[places] == starts) & (words.ends[places] == ends)
    aims = np.zeros((len(words.starts), 7), dtype=np.float32)
    aims[places[same]] = taught.chances[same]
    for mark in np.flatnonzero((starts == ends)[:-1] & same[1:]):
        _begin(aims[places[mark + 1]], taught.chances[mark])
    return Labelled(words, aims.argmax(-1).astype(np.int64), (), aims)


def _begin(word: NDArray[np.float32], mark: NDArray[np.float16]) -> None:
    """Lets a word begin the span that the mark before it, now gone, began."""
    for begin in (1, 3, 5):
        if mark[begin] > 0.5:
            word[begin] += word[begin + 1]
            word[begin + 1] = 0
