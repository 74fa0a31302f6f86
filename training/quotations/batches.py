"""What one epoch reads: documents in a view drawn anew, cut into windows and gathered into batches of like length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.quotations import taught
from training.quotations.encoders import special_ids
from training.quotations.polnear import Document
from training.quotations.taught import Taught
from training.quotations.views import with_marks, with_pull_quotes
from training.quotations.windows import TAGS, Window, label, windows

SUBWORDS = 2048
"""In a batch at most."""
HELD_OUT = 20
"""Of train, one article in so many judges instead of training."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a training reads: documents with gold, and articles that a teacher has read."""

    gold: Sequence[Document]
    taught: Sequence[Taught]
    tokenizer: Tokenizer
    length: int
    """Sub-words in a window."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length, padded to (B, T)."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    aims: Tensor
    """(B, T, 7) zeros where there is nothing to learn."""


def held_out(documents: Sequence[Document]) -> list[Document]:
    """Those of train, in the order of their names, that judge."""
    return list(documents[::HELD_OUT])


def view(document: Document, rng: random.Random) -> Document:
    """One face of a document for one epoch."""
    drawn = rng.random()
    if drawn < 0.10:
        return with_marks(document, "none")
    if drawn < 0.25:
        return with_marks(document, rng.choice(["straight", "curly"]))
    if drawn < 0.55:
        return with_pull_quotes(document, rng, most=2)[0]
    return document


def batches(lessons: Lessons, rng: random.Random) -> list[list[Window]]:
    """One epoch: windows of like length together, batches in random order."""
    special = special_ids(lessons.tokenizer)
    labelled = [label(view(d, rng), lessons.tokenizer) for d in lessons.gold]
    styles = ["none", "straight", "curly", None, None]
    labelled += [taught.label(t, rng.choice(styles), lessons.tokenizer) for t in lessons.taught]
    cut = [w for one in labelled for w in windows(one, lessons.length, rng, special)]
    rng.shuffle(cut)
    cut.sort(key=lambda w: len(w.ids) // 16)
    size = SUBWORDS // lessons.length
    out = [cut[k : k + size] for k in range(0, len(cut), size)]
    rng.shuffle(out)
    return out


def tensors(batch: Sequence[Window]) -> Batch:
    """The arrays of a batch, padded."""
    longest = max(len(w.ids) for w in batch)
    ids, features, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    aims = torch.zeros(len(batch), longest, len(TAGS))
    for k, window in enumerate(batch):
        size = len(window.ids)
        ids[k, :size], features[k, :size] = torch.from_numpy(window.ids), torch.from_numpy(window.features)
        mask[k, :size], aims[k, :size] = 1, torch.from_numpy(window.aims)
    return Batch(ids, features, mask, aims)
