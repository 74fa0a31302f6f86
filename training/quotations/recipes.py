"""How each network is trained: a teacher too large to ship, and two sizes that learn from it and the gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch

from onrecord.quote.windows import LENGTH
from training.quotations.encoders import Encoder, folder
from training.quotations.network import QuotationNetwork, Shape

VOCABULARY = Path("runs/vocabulary/tokenizer.json")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One training; `taught` articles without gold join each epoch. `start`: the run whose weights it goes on from."""

    encoder: Encoder
    layers: tuple[int, ...]
    length: int
    """Sub-words in a window; the students are run with windows of their own length."""
    epochs: int
    rate: float
    taught: int = 0
    start: str | None = None

    @property
    def shape(self) -> Shape:
        """The network's shape; the small encoder has the pruned vocabulary, as it is shipped."""
        small = self.encoder is Encoder.SMALL
        return Shape(self.encoder, VOCABULARY if small else folder(self.encoder) / "tokenizer.json", self.layers)


RECIPES = {
    "teacher": Recipe(Encoder.LARGE, tuple(range(12)), 256, epochs=2, rate=5e-5),
    "accurate": Recipe(Encoder.SMALL, tuple(range(6)), LENGTH, epochs=5, rate=1.5e-4, taught=400),
    "fast": Recipe(Encoder.SMALL, (0, 2, 4), LENGTH, epochs=4, rate=1.5e-4, taught=400, start="accurate"),
}


def loaded(name: str, weights: Path) -> tuple[QuotationNetwork, Shape]:
    """A trained network, ready to read, and its shape."""
    shape = RECIPES[name].shape
    network = QuotationNetwork(shape)
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network.eval(), shape
