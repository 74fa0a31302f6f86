"""Fits the network of lines to examples, and says how likely each block of a page is to be of each kind."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.clean.line_features import BUCKETS, Indices, Matrix, lexical, surface
from training.lines.data import KINDS, Example, words
from training.lines.network import LineNetwork

_BATCH = 8
_RATE = 2e-3
_WORD_DROP = 0.3
_HOSTS = 3
"""A bucket seen at fewer hosts is not learned: it would be the name of a page, not a kind of line."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example in numbers."""

    host: str
    dense: Matrix
    buckets: list[Indices]
    kinds: Indices
    weights: Matrix


def encode(example: Example) -> Encoded:
    """The numbers of an example; a line weighs the root of its words, up to a hundred."""
    found = list(example.blocks)
    buckets, starts = lexical(found)
    weights = np.sqrt([min(100, len(words(block.text))) + 1 for block in found]).astype(np.float32)
    kinds = np.array(example.kinds, np.int64)
    return Encoded(example.host, surface(found), np.split(buckets, starts[1:]), kinds, weights)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Networks whose shares are averaged, with the scale of their inputs and the buckets they know."""

    networks: tuple[LineNetwork, ...]
    mean: Matrix
    scale: Matrix
    known: NDArray[np.bool_]

    def probabilities(self, page: Encoded) -> Matrix:
        """Shape (blocks, kinds)."""
        inputs = self.batch([page], 0.0)
        with torch.no_grad():
            each = [torch.softmax(network.eval()(*inputs), 2)[0].numpy() for network in self.networks]
        shares: Matrix = np.mean(each, axis=0)
        return shares

    def batch(self, pages: list[Encoded], drop: float) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The pages side by side, padded: dense features, buckets, where each block's buckets start, mask.

        `drop` is the share of words that are left out at random.
        """
        longest = max(len(page.kinds) for page in pages)
        dense = np.zeros((len(pages), longest, len(self.mean)), np.float32)
        mask = np.zeros((len(pages), longest, 1), np.float32)
        bags: list[Indices] = []
        for row, page in enumerate(pages):
            n = len(page.kinds)
            dense[row, :n] = np.clip((page.dense - self.mean) / self.scale, -5, 5)
            mask[row, :n] = 1
            bags += page.buckets + [np.zeros(0, np.int64)] * (longest - n)
        buckets = np.concatenate(bags)
        keep = self.known[buckets] & (torch.rand(len(buckets)).numpy() >= drop)
        owner = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])[keep]
        offsets = np.searchsorted(owner, np.arange(len(bags)))
        bag, starts = torch.from_numpy(buckets[keep]), torch.from_numpy(offsets)
        return torch.from_numpy(dense), bag, starts, torch.from_numpy(mask)


def fit(examples: list[Encoded], extra: list[list[Encoded]], epochs: int, seeds: Sequence[int]) -> Fitted:
    """Trains a network a seed on the examples and, in each epoch, on the next list of `extra` (other dumps of them)."""
    stacked = np.concatenate([example.dense for example in examples])
    model = Fitted(
        tuple(_network(stacked.shape[1], seed) for seed in seeds),
        stacked.mean(0),
        stacked.std(0) + 0.05,
        _known(examples),
    )
    for network, seed in zip(model.networks, seeds, strict=True):
        torch.manual_seed(seed)
        rng = random.Random(seed)
        plan = [batch for epoch in range(epochs) for batch in _batches(examples + extra[epoch % len(extra)], rng)]
        _learn(network, model, plan)
    return model


def _network(features: int, seed: int) -> LineNetwork:
    """A network that has learned nothing."""
    torch.manual_seed(seed)
    return LineNetwork(features, BUCKETS, len(KINDS))


def _learn(network: LineNetwork, model: Fitted, plan: list[list[Encoded]]) -> None:
    """One step a batch."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=len(plan))
    network.train()
    for batch in plan:
        optimiser.zero_grad()
        _loss(network, model, batch).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()


def _batches(pool: list[Encoded], rng: random.Random) -> list[list[Encoded]]:
    """The pages in batches of like length, so that little is padded, in random order."""
    ordered = sorted(pool, key=lambda page: len(page.kinds) * rng.uniform(0.7, 1.4))
    batches = [ordered[at : at + _BATCH] for at in range(0, len(ordered), _BATCH)]
    rng.shuffle(batches)
    return batches


def _loss(network: LineNetwork, model: Fitted, pages: list[Encoded]) -> Tensor:
    """The cross-entropy of a batch: lines weigh by their words, pages by the root of theirs."""
    scores = network(*model.batch(pages, _WORD_DROP))
    loss, total = torch.zeros(()), 0.0
    for row, page in enumerate(pages):
        each = nn.functional.cross_entropy(
            scores[row, : len(page.kinds)], torch.from_numpy(page.kinds), reduction="none", label_smoothing=0.02
        )
        weights = torch.from_numpy(page.weights)
        loss = loss + (each * weights).sum() / weights.sum().sqrt()
        total += float(weights.sum().sqrt())
    return loss / total


def _known(examples: list[Encoded]) -> NDArray[np.bool_]:
    """Which buckets stand in pages of enough hosts."""
    hosts: dict[int, set[str]] = defaultdict(set)
    for example in examples:
        for bucket in np.unique(np.concatenate(example.buckets)).tolist():
            hosts[bucket].add(example.host)
    known = np.zeros(BUCKETS, np.bool_)
    known[[bucket for bucket, seen in hosts.items() if len(seen) >= _HOSTS]] = True
    return known
