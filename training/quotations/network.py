"""The network: an encoder that also sees case, quotation marks and paragraphs; a tag head and a link head."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from onrecord.quote.words import FEATURES
from training.quotations.encoders import Encoder, folder, plain_tokenizer
from training.quotations.windows import LINKS, TAGS

LINK_SIZE = 64
CEILING = 6.0
"""Above this the inner activations of a feed-forward block are cut off. The pretrained encoder has a few of 20 and more
at [CLS], beside which int8 loses sight of the rest; trained with the ceiling, the network does without them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network is made of: its encoder, the layers of it that are kept, and its tokenizer's file."""

    encoder: Encoder
    tokenizer: Path
    layers: tuple[int, ...]


class QuotationNetwork(nn.Module):
    """Shapes: B windows, T sub-words, D the encoder's width."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder(shape.encoder))
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = dropout
        self.encoder = AutoModel.from_pretrained(folder(shape.encoder), config=config, add_pooling_layer=False)
        self.encoder.encoder.layer = nn.ModuleList(self.encoder.encoder.layer[k] for k in shape.layers)
        for layer in self.encoder.encoder.layer if shape.encoder is Encoder.SMALL else ():
            layer.intermediate.intermediate_act_fn = _CappedGelu()
        _keep(self.encoder, folder(shape.encoder), plain_tokenizer(shape.tokenizer))
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # a quicker step
        self.features = nn.Embedding(FEATURES, config.hidden_size)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(config.hidden_size, len(TAGS))
        self.links = nn.Linear(config.hidden_size, (len(LINKS) + 2) * LINK_SIZE)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(B, T) ids, features and mask → tag logits (B, T, 7) and link vectors (B, T, 5 * LINK_SIZE).

        The link vectors of a word are three queries (content to cue, content to source, cue to source) and two keys
        (cue, source). A link's score is the product of query and key; the key at [CLS] stands for "none".
        """
        embeds = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.dropout(self.encoder(inputs_embeds=embeds, attention_mask=mask).last_hidden_state)
        return self.tags(hidden), self.links(hidden)


class _CappedGelu(nn.Module):
    def forward(self, inner: Tensor) -> Tensor:
        return nn.functional.gelu(inner).clamp(max=CEILING)


def _keep(encoder: nn.Module, source: Path, tokenizer: Tokenizer) -> None:
    """Leaves of the word vectors those of the tokenizer's words, in its order."""
    whole = plain_tokenizer(source / "tokenizer.json")
    words = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    rows = torch.tensor([whole.token_to_id(word) for word, _ in words])
    kept = encoder.embeddings.word_embeddings.weight[rows].detach().clone()  # type: ignore[union-attr,index]
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(kept)  # type: ignore[union-attr,no-untyped-call]


def link_scores(vectors: Tensor, row: int, kind: int, start: int, candidates: list[int]) -> Tensor:
    """Scores of the candidates (positions, 0 for none) as the target of a link."""
    query = vectors[row, start, kind * LINK_SIZE : (kind + 1) * LINK_SIZE]
    key = len(LINKS) + (0 if kind == 0 else 1)
    keys = vectors[row, candidates, key * LINK_SIZE : (key + 1) * LINK_SIZE]
    scores: Tensor = keys @ query / LINK_SIZE**0.5
    return scores
