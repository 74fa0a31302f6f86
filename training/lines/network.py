"""The network in torch: dense features and hashed words of every block, then dilated convolutions over the blocks."""

from __future__ import annotations

import torch
from torch import Tensor, nn

DILATIONS = (1, 2, 4, 8)


class LineNetwork(nn.Module):
    """Scores every block of a batch of pages for each kind. `onrecord.clean.line_model` is the same in NumPy."""

    def __init__(self, features: int, buckets: int, kinds: int, words: int = 16, hidden: int = 64) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(buckets, words, mode="mean")
        nn.init.normal_(self.bag.weight, std=0.05)
        self.inner = nn.Linear(features + words, hidden)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(hidden, hidden, 3, padding=dilation, dilation=dilation) for dilation in DILATIONS
        )
        self.outer = nn.Linear(2 * hidden, kinds)
        self.drop = nn.Dropout(0.25)

    def forward(self, dense: Tensor, buckets: Tensor, offsets: Tensor, mask: Tensor) -> Tensor:
        """dense: (pages, blocks, features), standardised; mask: (pages, blocks, 1), 0 where a page has ended."""
        lexical = self.bag(buckets, offsets).view(dense.shape[0], dense.shape[1], -1)
        first = torch.relu(self.inner(self.drop(torch.cat([dense, lexical], 2)))) * mask
        state = first
        for convolution in self.convolutions:
            state = (state + torch.relu(convolution(self.drop(state).transpose(1, 2)).transpose(1, 2))) * mask
        scores: Tensor = self.outer(self.drop(torch.cat([first, state], 2)))
        return scores
