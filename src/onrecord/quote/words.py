"""Text → what the tagger reads: sub-word ids, the words they belong to, and what an uncased encoder cannot see.

A word is a run of letters and digits or a single mark of punctuation, as BERT's pre-tokeniser parts them. For every
word a small feature says its case, whether it stands in quotation marks, and whether it begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.quote import marks

CASES, QUOTES, BREAKS = 4, 3, 2
FEATURES = CASES * QUOTES * BREAKS
_SURROGATE = re.compile("[\ud800-\udfff]")
"""What no UTF-8 holds and the tokenizer refuses; a row's JSON can smuggle one in."""
LONGEST_WORD = 100
"""Code points of a word that are looked at; BERT itself gives up on longer ones."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as arrays. `W` words, `T` sub-words."""

    starts: NDArray[np.int64]
    """(W,) code point at which a word begins."""
    ends: NDArray[np.int64]
    """(W,) one past its last code point."""
    features: NDArray[np.int64]
    """(W,) 0 to FEATURES - 1."""
    quotes: NDArray[np.int64]
    """(W,) 1 where the word stands in double quotation marks, 2 in single ones only, 0 outside; marks are inside."""
    passages: tuple[tuple[int, int], ...]
    """Words (first, last) of each quotation that goes on over several paragraphs, by its marks."""
    ids: NDArray[np.int64]
    """(T,) sub-word ids, without special tokens."""
    firsts: NDArray[np.int64]
    """(W + 1,) index of a word's first sub-word; the last entry is T."""


def encode(text: str, tokenizer: Tokenizer) -> Encoded:
    """The whole text, of any length, as words and sub-words. The tokenizer neither truncates nor pads."""
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    words = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoding.ids, dtype=np.int64)
    new = np.flatnonzero(np.diff(words, prepend=-2) != 0)
    firsts = np.append(new, len(ids))
    starts = offsets[new, 0]
    ends = offsets[firsts[1:] - 1, 1] if len(new) else starts
    stretches = marks.quoted(text)
    quotes = _quotes(stretches, starts)
    passages = tuple((int(a), int(b)) for a, b in (np.searchsorted(starts, p) for p in marks.passages(stretches)))
    return Encoded(starts, ends, _features(text, starts, ends, quotes), quotes, passages, ids, firsts)


def _features(
    text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], quotes: NDArray[np.int64]
) -> NDArray[np.int64]:
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    case = np.array([_case(text[s : min(e, s + LONGEST_WORD)]) for s, e in spans], dtype=np.int64)
    breaks = np.zeros(len(spans), dtype=np.int64)
    if spans:
        breaks[0] = 1
    for k, ((_, before), (after, _)) in enumerate(pairwise(spans), start=1):
        breaks[k] = after > before and "\n" in text[before:after]
    return (case * QUOTES + quotes) * BREAKS + breaks


def _quotes(stretches: Sequence[marks.Quoted], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    state = np.zeros(len(starts), dtype=np.int64)
    for one in sorted(stretches, key=lambda q: not q.single):  # single first, so that double ones overwrite them
        low, high = np.searchsorted(starts, [one.start, one.end])
        state[low:high] = 2 if one.single else 1
    return state


def _case(word: str) -> int:
    """0 lower case or no letters, 1 capitalised, 2 capitals, 3 digits or mixed."""
    if word.islower() or not word[0].isalnum():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 3
