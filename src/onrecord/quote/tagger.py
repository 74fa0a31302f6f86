"""Runs the quotation model: an encoded text in, tag probabilities of its words and scores of links between them out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.quote.runtime import onnxruntime
from onrecord.quote.windows import Window, plan
from onrecord.quote.words import Encoded

Floats = NDArray[np.float32]


class Link(IntEnum):
    """What a word may point to; the numbers are the rows of the model's link vectors."""

    CONTENT_TO_CUE = 0
    CONTENT_TO_SOURCE = 1
    CUE_TO_SOURCE = 2


CUE_KEY, SOURCE_KEY = 3, 4
LEANING = np.array([0, 0.6, 0.3, 0, 0, 0, 0], dtype=np.float32)
"""Added to the logits: a quotation without its source is worth little, so sources are taken a little sooner. Chosen on
the held-out part of train, where it raises the share of right sources from 90.4 to 92.0 %."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the model says of a text of `W` words."""

    tags: Floats
    """(W, 7) log-probabilities of O, B-source, I-source, B-cue, I-cue, B-content, I-content."""
    windows: tuple[Window, ...]
    vectors: tuple[Floats, ...]
    """For each window (its words + 1, 5, D): queries and keys; row 0 is [CLS], whose key stands for "none"."""

    def link(self, kind: Link, word: int, candidates: Sequence[int]) -> Floats:
        """Log-probabilities that `word` points to none, or to each candidate word: (candidates + 1,).

        `candidates` are in order; those outside the window that speaks for the word get minus infinity.
        """
        k = bisect_right(self.windows, word, key=lambda window: window.owned_to)
        window, vectors = self.windows[k], self.vectors[k]
        key = CUE_KEY if kind is Link.CONTENT_TO_CUE else SOURCE_KEY
        low, high = bisect_left(candidates, window.first), bisect_left(candidates, window.last)
        rows = [0, *(1 + c - window.first for c in candidates[low:high])]
        scores = vectors[rows, key] @ vectors[1 + word - window.first, kind] / np.sqrt(vectors.shape[-1])
        scores = scores - np.logaddexp.reduce(scores)
        out = np.full(len(candidates) + 1, -np.inf, dtype=np.float32)
        out[0], out[1 + low : 1 + high] = scores[0], scores[1:]
        return out


class Tagger:
    """One ONNX session with one thread; a window is run by itself, so that no neighbour changes its result."""

    def __init__(self, model: Path, cls: int, sep: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._cls, self._sep = cls, sep

    def tag(self, words: Encoded) -> Tagged:
        """Reads a text of any length."""
        windows = tuple(plan(words.firsts)) if len(words.starts) else ()
        tags = np.zeros((len(words.starts), 7), dtype=np.float32)
        vectors = []
        for window in windows:
            logits, links = self._run(words, window)
            owned = slice(window.owned_from - window.first + 1, window.owned_to - window.first + 1)
            tags[window.owned_from : window.owned_to] = _log_softmax(logits[owned] + LEANING)
            vectors.append(links.reshape(len(links), 5, -1))
        return Tagged(tags, windows, tuple(vectors))

    def _run(self, words: Encoded, window: Window) -> tuple[Floats, Floats]:
        """Logits and link vectors at [CLS] and the first sub-word of each word of the window."""
        low, high = int(words.firsts[window.first]), int(words.firsts[window.last])
        high = min(high, low + 510)  # a single word of more sub-words than the encoder has positions
        ids = np.concatenate([[self._cls], words.ids[low:high], [self._sep]])
        features = np.zeros_like(ids)
        features[1:-1] = words.features[np.searchsorted(words.firsts, np.arange(low, high), side="right") - 1]
        logits, links = self._session.run(None, {"ids": ids[None], "features": features[None]})
        places = np.concatenate([[0], np.minimum(words.firsts[window.first : window.last] - low + 1, len(ids) - 1)])
        return logits[0][places], links[0][places]


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
